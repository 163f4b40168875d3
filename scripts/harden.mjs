// Makes the built page one that runs under a strict content security policy and in a frame without an origin:
// - what starts the program, in the page and in the worker, is a file of its own, which takes no other program than the page vouches for,
//   and says how it went
// - public/guard.js, which says in a sentence that the program cannot start or has stopped, comes before every other script
// - the style is in the page, sheets in their order, known by its hash: a sheet of its own would be one more way to the server and
//   back before anything is seen
// - a script of one line, known by its hash, gives the page its colours before its first picture, so that nothing flashes
// - the policy stands in the page itself, for servers that cannot be told to send it
// Usage: node scripts/harden.mjs FOLDER
import { createHash } from 'node:crypto';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { minified } from './minify.mjs';
import { EARLY, policy } from './policy.mjs';

const folder = process.argv[2] ?? 'dist';
const pagePath = join(folder, 'index.html');

/** Replaces what must be there exactly once. */
function once(text, pattern, replacement) {
  const found = [...text.matchAll(new RegExp(pattern, 'g'))].length;
  if (found !== 1) throw new Error(`expected ${pattern} once in the page, found it ${found} times`);
  return text.replace(new RegExp(pattern), replacement);
}

const integrityOf = (bytes) => `sha384-${createHash('sha384').update(bytes).digest('base64')}`;

/** Writes a script under a name with its hash; gives back both. */
function file(stem, source, module) {
  const text = minified(source, module);
  const name = `${stem}-${createHash('sha256').update(text).digest('hex').slice(0, 16)}.js`;
  writeFileSync(join(folder, name), text);
  return { name, text };
}

/** The same; how the page asks for it. */
function script(stem, source, kind) {
  const { name, text } = file(stem, source, kind.includes('module'));
  return `<script ${kind}src=./${name} crossorigin integrity=${integrityOf(text)}></script>`;
}

/** The only group of what must be there exactly once. */
function found(text, pattern) {
  let group;
  once(text, pattern, (_, first) => (group = first));
  return group;
}

const own = (name) => readFileSync(new URL(`../public/${name}`, import.meta.url), 'utf8');

/** The program's address and hash, for what starts it. */
const filled = (name, glue, wasm, integrity) =>
  [['./glue.js', glue], ['./program.wasm', wasm], ["INTEGRITY = ''", `INTEGRITY = '${integrity}'`]].reduce(
    (text, [place, value]) => once(text, place.replaceAll('.', '\\.'), () => value),
    own(name),
  );

/** The page vouches for its files by their hashes; since Trunk took those, files have been made smaller. */
const vouchedFor = (page) =>
  page.replace(/<(?:link|script)\b[^>]*>/g, (tag) => {
    const [, address] = /(?:href|src)="?(\.\/[^\s">]+)/.exec(tag) ?? [];
    // What is asked for early by a script is looked at by that script; browsers warn of a hash that they do not look at.
    if (/rel="?preload/.test(tag)) return tag.replace(/ integrity="?[^\s">]+"?/, '');
    if (!address || !tag.includes('integrity=')) return tag;
    return tag.replace(/integrity="?[^\s">]+"?/, `integrity="${integrityOf(readFileSync(join(folder, address)))}"`);
  });

let page = vouchedFor(readFileSync(pagePath, 'utf8'));
page = once(page, '<script type="?module"?>([^]*?)</script>', (_, trunk) => {
  const glue = found(trunk, "from '(\\./[^']+\\.js)'");
  const wasm = found(trunk, "module_or_path: '(\\./[^']+\\.wasm)'");
  const integrity = integrityOf(readFileSync(join(folder, wasm)));
  const worker = file('later', filled('later.js', glue, wasm, integrity), true);
  // The page looks whether they are what it expects before it starts a worker with the last of them (src/browser/desk.rs).
  const files = [glue, `./${worker.name}`].map((name) => `${name} ${integrityOf(readFileSync(join(folder, name)))}`);
  return `<meta name=later content="${files.join(';')}">${script('start', filled('start.js', glue, wasm, integrity) + own('held.js') + own('offline.js'), 'type=module ')}`;
});
const guard = script('guard', own('guard.js'), 'defer ');
/** What is asked for early, before the style, which is long. */
const early = [];
page = page.replace(/<link(?=[^>]*rel="?(?:module)?preload)[^>]*>/g, (link) => (early.push(link), ''));
let style = '';
page = page.replace(/<link(?=[^>]*rel="?stylesheet)[^>]*>/g, (link) => {
  const [, sheet] = /href="?\.\/([^\s">]+)/.exec(link);
  style += readFileSync(join(folder, sheet), 'utf8').trim();
  rmSync(join(folder, sheet));
  return '';
});
if (!style) throw new Error('the page has no style');
const allowed = `'sha256-${createHash('sha256').update(style).digest('base64')}'`;
page = once(page, '<meta charset="?utf-8"?>', (meta) => {
  const own = `<meta http-equiv=Content-Security-Policy content="${policy(allowed)}"><script>${EARLY}</script>`;
  return `${meta}${own}${early.join('')}${guard}<style>${style}</style>`;
});
writeFileSync(pagePath, page);
