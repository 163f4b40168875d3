// A server of pages that embed the calculator: it answers with the HTML in the request's own `html`, under the content
// security policy in `csp`. For tests only, on this machine only. Usage: node hosts.mjs PORT
import { createServer } from 'node:http';

const server = createServer((request, response) => {
  const said = new URL(request.url, 'http://localhost').searchParams;
  const headers = { 'Content-Type': 'text/html; charset=utf-8' };
  if (said.has('csp')) headers['Content-Security-Policy'] = said.get('csp');
  response.writeHead(200, headers);
  response.end(`<!doctype html><meta charset=utf-8><title>Host</title>${said.get('html') ?? ''}`);
});
server.listen(Number(process.argv[2]), '127.0.0.1');
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => process.exit(0));
