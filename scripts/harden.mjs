// Makes the built page one that runs under a strict content security policy and in a frame without an origin:
// - the module script that starts the program moves from the page into a file of its own
// - the style sheet is asked for in a way that lets a frame without an origin check its hash
// - a script of one line, known by its hash, marks an embedded page before its first picture, so that nothing flashes
// - the policy stands in the page itself, for servers that cannot be told to send it
// Usage: node scripts/harden.mjs FOLDER
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { EARLY, policy } from './policy.mjs';

const folder = process.argv[2] ?? 'dist';
const pagePath = join(folder, 'index.html');

/** Replaces what must be there exactly once. */
function once(text, pattern, replacement) {
  const found = [...text.matchAll(new RegExp(pattern, 'g'))].length;
  if (found !== 1) throw new Error(`expected ${pattern} once in the page, found it ${found} times`);
  return text.replace(new RegExp(pattern), replacement);
}

let page = readFileSync(pagePath, 'utf8');
let start = '';
page = once(page, '<script type="?module"?>([^]*?)</script>', (_, script) => {
  const name = `start-${createHash('sha256').update(script).digest('hex').slice(0, 16)}.js`;
  start = script;
  writeFileSync(join(folder, name), script);
  const integrity = `sha384-${createHash('sha384').update(script).digest('base64')}`;
  return `<script type=module src=./${name} crossorigin integrity=${integrity}></script>`;
});
if (!start.includes('import init')) throw new Error('the module script of the page does not start the program');
page = once(page, '<link (?=[^>]*rel="?stylesheet)', '<link crossorigin ');
page = once(page, '<meta charset="?utf-8"?>', (meta) => {
  return `${meta}<meta http-equiv=Content-Security-Policy content="${policy()}"><script>${EARLY}</script>`;
});
writeFileSync(pagePath, page);
