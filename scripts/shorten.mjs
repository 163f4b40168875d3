// Gives the functions that the wasm imports from its glue short names, on both sides. wasm-bindgen names them at length, with a
// hash each, which does not compress: some 3 kB of the page.
// Usage: node scripts/shorten.mjs FOLDER
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const IMPORT_SECTION = 2;
const FUNCTION = 0;
const HEADER_BYTES = 8;

const folder = process.argv[2] ?? 'dist';
const only = (ending) => {
  const found = readdirSync(folder).filter((name) => name.endsWith(ending));
  if (found.length !== 1) throw new Error(`expected one ${ending} file in ${folder}, found ${found.length}`);
  return join(folder, found[0]);
};

/** The unsigned number at `at` and the place behind it (LEB128). */
function number(bytes, at) {
  let value = 0;
  for (let shift = 0; ; shift += 7) {
    const byte = bytes[at++];
    value += (byte & 0x7f) * 2 ** shift;
    if (byte < 0x80) return [value, at];
  }
}

function encoded(value) {
  const bytes = [];
  do {
    const rest = Math.floor(value / 0x80);
    bytes.push((value % 0x80) + (rest > 0 ? 0x80 : 0));
    value = rest;
  } while (value > 0);
  return Buffer.from(bytes);
}

/** The import section with short names; `names` takes what each was called. */
function shortened(section, names) {
  let [count, at] = number(section, 0);
  const parts = [encoded(count)];
  for (; count > 0; count--) {
    const [moduleLength, moduleAt] = number(section, at);
    const [length, nameAt] = number(section, moduleAt + moduleLength);
    const name = section.toString('utf8', nameAt, nameAt + length);
    if (section[nameAt + length] !== FUNCTION) throw new Error(`${name} is not a function`);
    const [, end] = number(section, nameAt + length + 1);
    const short = names.get(name) ?? `i${names.size.toString(36)}`;
    names.set(name, short);
    parts.push(
      section.subarray(at, moduleAt + moduleLength),
      encoded(short.length),
      Buffer.from(short),
      section.subarray(nameAt + length, end),
    );
    at = end;
  }
  return Buffer.concat(parts);
}

function renameImports(wasm, names) {
  const parts = [wasm.subarray(0, HEADER_BYTES)];
  for (let at = HEADER_BYTES; at < wasm.length; ) {
    const [length, body] = number(wasm, at + 1);
    const section = wasm.subarray(body, body + length);
    if (wasm[at] === IMPORT_SECTION) {
      const renamed = shortened(section, names);
      parts.push(Buffer.from([IMPORT_SECTION]), encoded(renamed.length), renamed);
    } else {
      parts.push(wasm.subarray(at, body + length));
    }
    at = body + length;
  }
  return Buffer.concat(parts);
}

const integrity = (bytes) => `sha384-${createHash('sha384').update(bytes).digest('base64')}`;

const [wasmPath, gluePath, pagePath] = [only('.wasm'), only('.js'), only('.html')];
const names = new Map();
const before = { wasm: readFileSync(wasmPath), glue: readFileSync(gluePath) };
const wasm = renameImports(before.wasm, names);
let text = before.glue.toString();
for (const [name, short] of names) {
  const whole = new RegExp(`(?<![\\w$])${name}(?![\\w$])`, 'g');
  if (!whole.test(text)) throw new Error(`the glue does not know ${name}`);
  text = text.replace(whole, short);
}
const glue = Buffer.from(text);
// The page vouches for both files by their hashes.
const page = readFileSync(pagePath, 'utf8')
  .replaceAll(integrity(before.wasm), integrity(wasm))
  .replaceAll(integrity(before.glue), integrity(glue));
writeFileSync(wasmPath, wasm);
writeFileSync(gluePath, glue);
writeFileSync(pagePath, page);
