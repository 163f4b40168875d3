// Gives the functions that the program imports from its glue short names, on both sides. wasm-bindgen names them at length, with a
// hash each, which does not compress: some 3 kB of the page. The glue is minified as well. Usage: node scripts/shorten.mjs FOLDER
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { minified } from './minify.mjs';
import { encoded, IMPORTS, Reader, sectionsOf, withImports } from './wasm-binary.mjs';

const FUNCTION = 0;

const folder = process.argv[2] ?? 'dist';
const wasmPath = join(folder, readdirSync(folder).find((name) => /^llm-breakeven-.*_bg\.wasm$/.test(name)));
const gluePath = wasmPath.replace('_bg.wasm', '.js');
const wasm = readFileSync(wasmPath);

/** What each import was called, and what it is called now. */
const names = new Map();
const reader = new Reader(sectionsOf(wasm).find(({ kind }) => kind === IMPORTS).body);
const imports = reader.each(() => {
  const [module, name] = [reader.text(), reader.text()];
  if (reader.byte() !== FUNCTION) throw new Error(`${name} is not a function`);
  const short = names.get(name) ?? `i${names.size.toString(36)}`;
  names.set(name, short);
  const texts = [module, short].flatMap((text) => [encoded(text.length), Buffer.from(text)]);
  return Buffer.concat([...texts, Buffer.from([FUNCTION]), encoded(reader.number())]);
});

let glue = readFileSync(gluePath, 'utf8');
for (const [name, short] of names) {
  const whole = new RegExp(`(?<![\\w$])${name}(?![\\w$])`, 'g');
  if (!whole.test(glue)) throw new Error(`the glue does not know ${name}`);
  glue = glue.replace(whole, short);
}
writeFileSync(wasmPath, withImports(wasm, imports));
writeFileSync(gluePath, minified(glue, true));
