// Serves one page as a good static server would: brotli at its best; what has a hash in its name may be kept, as deploy/ says. It counts
// what it sends.
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize, sep } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';

const HASHED = /-[0-9a-f]{16}[._]/;
const TYPES = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.mjs': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
};

function compressed(body) {
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: body.length };
  const small = brotliCompressSync(body, { params });
  return small.length < body.length ? { body: small, encoding: 'br' } : { body, encoding: null };
}

/** A server on a free port. `roots` are pairs of a path's beginning and the folder that answers it; `index` answers `/`. */
export async function serve(roots, index) {
  const files = new Map();
  const sent = new Map();
  const find = async (path) => {
    const [start, folder] = roots.find(([start]) => path.startsWith(start));
    const file = normalize(join(folder, path === '/' ? index : decodeURIComponent(path.slice(start.length))));
    if (!file.startsWith(normalize(folder + sep))) throw new Error('outside');
    if (!files.has(file)) files.set(file, { type: TYPES[extname(file)] ?? 'application/octet-stream', ...compressed(await readFile(file)) });
    return files.get(file);
  };
  const server = createServer(async (request, response) => {
    const path = request.url.split('?', 1)[0];
    try {
      const { type, body, encoding } = await find(path);
      sent.set(path, body.length);
      const coded = encoding ? { 'Content-Encoding': encoding } : {};
      response.writeHead(200, { 'Content-Type': type, 'Content-Length': body.length, 'Cache-Control': HASHED.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache', ...coded });
      response.end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  return {
    url: `http://127.0.0.1:${server.address().port}/`,
    /** Bytes of every file asked for since the last call, each once. */
    bytes: () => {
      const sum = [...sent.values()].reduce((total, size) => total + size, 0);
      sent.clear();
      return sum;
    },
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
