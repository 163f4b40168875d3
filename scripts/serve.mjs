// A static file server for the built site, on this machine only.
// Usage: node scripts/serve.mjs [--root dist] [--port 8080] [--base /] [--check]
// --base serves the folder under a sub-path; --check only says whether the port is free.
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, resolve, sep } from 'node:path';
import { parseArgs } from 'node:util';

const TYPES = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.mjs': 'text/javascript; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
  '.woff2': 'font/woff2',
};
const HOST = '127.0.0.1';

const { values } = parseArgs({
  options: {
    root: { type: 'string', default: 'dist' },
    port: { type: 'string', default: '8080' },
    base: { type: 'string', default: '/' },
    check: { type: 'boolean', default: false },
  },
});
const root = resolve(values.root);
const port = Number(values.port);
const base = `/${values.base}/`.replace(/\/+/g, '/');
if (!Number.isInteger(port) || port < 1 || port > 65535) {
  console.error(`PORT must be a number from 1 to 65535, not "${values.port}".`);
  process.exit(1);
}

/** The file that a request path names, or null when it names none inside the root. */
async function fileFor(path) {
  if (!path.startsWith(base)) return null;
  let file;
  try {
    file = resolve(root, `./${decodeURIComponent(path.slice(base.length))}`);
    // resolve() has taken out every "..", so a prefix test keeps requests inside the root.
    if (file !== root && !file.startsWith(root + sep)) return null;
    let info = await stat(file);
    if (info.isDirectory() && path.endsWith('/')) {
      file = resolve(file, 'index.html');
      info = await stat(file);
    }
    return info.isFile() ? { file, size: info.size } : null;
  } catch {
    return null; // not there, or not a path at all
  }
}

const server = createServer(async (request, response) => {
  const end = (status, headers = {}) => {
    response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8', ...headers });
    response.end(`${status}\n`);
  };
  if (request.method !== 'GET' && request.method !== 'HEAD') return end(405, { Allow: 'GET, HEAD' });
  const path = request.url.split('?', 1)[0];
  if (`${path}/` === base) return end(301, { Location: base });
  const found = await fileFor(path);
  if (!found) return end(404);
  response.writeHead(200, {
    'Content-Type': TYPES[extname(found.file)] ?? 'application/octet-stream',
    'Content-Length': found.size,
    'Cache-Control': 'no-cache',
    // A frame without an origin is another origin to its own site.
    'Access-Control-Allow-Origin': '*',
    'X-Content-Type-Options': 'nosniff',
  });
  if (request.method === 'HEAD') return response.end();
  createReadStream(found.file).on('error', () => response.destroy()).pipe(response);
});

server.on('error', (error) => {
  const why = error.code === 'EADDRINUSE' ? 'is already in use' : `cannot be used (${error.code})`;
  console.error(`Port ${port} on ${HOST} ${why}; choose another with \`make serve PORT=9000\`.`);
  process.exit(1);
});
server.listen(port, HOST, () => {
  if (values.check) return server.close();
  console.log(`Serving ${values.root} at http://${HOST}:${port}${base} (Ctrl-C stops it)`);
});
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => process.exit(0));
