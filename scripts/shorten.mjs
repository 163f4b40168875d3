// Gives the functions that a wasm imports from its glue short names, on both sides. wasm-bindgen names them at length, with a
// hash each, which does not compress: some 3 kB of the page. Files of the worker get a hash in their names.
// Usage: node scripts/shorten.mjs FOLDER GLUE, the folder with what wasm-bindgen wrote
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const IMPORT_SECTION = 2;
const FUNCTION = 0;
const HEADER_BYTES = 8;

const folder = process.argv[2] ?? 'dist';
const glueFolder = process.argv[3] ?? 'target/wasm/wasm-bindgen/release';

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

const sha256 = (bytes) => createHash('sha256').update(bytes).digest('hex');

/** A program's wasm and glue with short names between them. */
function shortenedPair(stem) {
  const names = new Map();
  const wasm = renameImports(readFileSync(join(folder, `${stem}_bg.wasm`)), names);
  // A worker's as wasm-bindgen wrote it: Trunk makes it smaller, but differently each time, and the same commit is to give the
  // same files. (It fails to do so with the page's, and takes that as it is.)
  const plain = join(glueFolder, `${stem}.js`);
  let text = readFileSync(existsSync(plain) ? plain : join(folder, `${stem}.js`), 'utf8');
  for (const [name, short] of names) {
    const whole = new RegExp(`(?<![\\w$])${name}(?![\\w$])`, 'g');
    if (!whole.test(text)) throw new Error(`the glue of ${stem} does not know ${name}`);
    text = text.replace(whole, short);
  }
  return { wasm, glue: Buffer.from(text) };
}

/** Starts a worker's program. That it cannot be had is an error, of which the page hears; a promise that fails it does not hear of. */
const begun = (wasm) => `;wasm_bindgen({module_or_path:'${wasm}'}).catch(e=>setTimeout(()=>{throw e}))`;

const pagePath = join(folder, 'index.html');
let page = readFileSync(pagePath, 'utf8');

for (const file of readdirSync(folder).filter((name) => name.endsWith('_bg.wasm'))) {
  const stem = file.slice(0, -'_bg.wasm'.length);
  let { wasm, glue } = shortenedPair(stem);
  const loader = join(folder, `${stem}_loader.js`);
  let name = stem;
  if (existsSync(loader)) {
    // A worker: Trunk names its files without a hash, so that an old one in a cache would answer a new page.
    name = `${stem}-${sha256(Buffer.concat([wasm, glue])).slice(0, 16)}`;
    // One script instead of two: what loads another by its address would need leave to.
    glue = Buffer.concat([glue, Buffer.from(begun(`./${name}_bg.wasm`))]);
    page = page.replace(`./${stem}_loader.js`, `./${name}.js`);
    for (const old of [`${stem}_loader.js`, `${stem}.js`, file]) rmSync(join(folder, old));
  }
  writeFileSync(join(folder, `${name}_bg.wasm`), wasm);
  writeFileSync(join(folder, `${name}.js`), glue);
}
writeFileSync(pagePath, page);
