// Takes the page's program apart: what its first picture needs, and the rest, which is fetched once that picture stands. Both share
// memory and tables. Where the first part calls a function of the rest, it has a stub of a few bytes; should it be called before
// the rest is there (a click in that moment), the stub fetches it and waits.
//
// What is the rest stands in later.txt, as scripts/profile.mjs has seen it; what only those functions call is the rest, too. A function
// that is not listed is in the first part: what is out of date makes that larger, never wrong.
// Usage: node scripts/split.mjs FOLDER
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import binaryen from '../tests/e2e/node_modules/binaryen/index.js';
import { functionsOf, list, nameAt, opened, wordOf } from './wasm-names.mjs';

/** The table of what the stubs call, and the module that the rest takes everything from. */
const TABLE = 'rest';
const FIRST = '_';

const folder = process.argv[2] ?? 'dist';
const stem = readdirSync(folder).find((name) => /^llm-breakeven-.*_bg\.wasm$/.test(name)).slice(0, -'_bg.wasm'.length);
const paths = { wasm: join(folder, `${stem}_bg.wasm`), rest: join(folder, `${stem}_rest.wasm`), glue: join(folder, `${stem}.js`) };
const bytes = readFileSync(paths.wasm);

/** Which functions each function calls by name. */
function callsOf(module) {
  const calls = new Map();
  let own;
  for (const line of module.emitText().split('\n')) {
    const at = line.indexOf('(call $');
    if (line.startsWith(' (func ')) calls.set(nameAt(line, ' (func '.length), (own = new Set()));
    else if (at >= 0) own.add(nameAt(line, at + '(call '.length));
    else if (/\(ref\.func|\(return_call/.test(line)) throw new Error(`cannot follow ${line.trim()}`);
  }
  return calls;
}

/** Words for what no first picture needs. */
const later = new Set(readFileSync(new URL('later.txt', import.meta.url), 'utf8').split('\n'));

/** The functions of the rest: those listed, and those that nobody else calls. `kept` are in tables or exported. */
function restOf(functions, calls, kept) {
  const own = functions.filter(({ module }) => !module).map(({ name }) => name);
  const rest = new Set(own.filter((name) => later.has(wordOf(name))));
  const callers = new Map(own.map((name) => [name, new Set()]));
  for (const [name, called] of calls) for (const one of called) callers.get(one)?.add(name);
  const only = (name) => !kept.has(name) && [...callers.get(name)].every((caller) => rest.has(caller));
  for (let before = -1; before !== rest.size; ) {
    before = rest.size;
    for (const name of own) if (!rest.has(name) && callers.get(name).size && only(name)) rest.add(name);
  }
  return rest;
}

const first = opened(bytes);
const functions = functionsOf(first);
const calls = callsOf(first);
const segments = list(first.getNumElementSegments(), (at) => first.getElementSegmentByIndex(at), binaryen.getElementSegmentInfo);
const exported = list(first.getNumExports(), (at) => first.getExportByIndex(at), binaryen.getExportInfo);
const globals = list(first.getNumGlobals(), (at) => first.getGlobalByIndex(at), binaryen.getGlobalInfo);
const tables = list(first.getNumTables(), (at) => first.getTableByIndex(at), binaryen.getTableInfo);
const kept = new Set([...segments.flatMap(({ data }) => data), ...exported.map(({ value }) => value)]);
const rest = restOf(functions, calls, kept);
const called = new Set([...calls].filter(([name]) => !rest.has(name)).flatMap(([, names]) => [...names]));
/** Those of the rest that the first part can reach, each with a stub there. */
const slots = [...rest].filter((name) => kept.has(name) || called.has(name));

/** The module of the rest, and what it takes from the first part: short name to kind and name. */
function restModule() {
  const module = opened(bytes);
  const taken = new Map();
  const short = (kind, name) => {
    const key = taken.size.toString(36);
    taken.set(key, [kind, name]);
    return key;
  };
  for (const { name } of exported) module.removeExport(name);
  for (const { name } of segments) module.removeElementSegment(name);
  const needed = new Set([...rest].flatMap((name) => [...calls.get(name)]));
  for (const { name, params, results } of functions.filter(({ name }) => !rest.has(name))) {
    module.removeFunction(name);
    if (needed.has(name)) module.addFunctionImport(name, FIRST, short('Function', name), params, results);
  }
  for (const { name, type, mutable } of globals) module.addGlobalImport(name, FIRST, short('Global', name), type, mutable);
  module.addTable(TABLE, slots.length, slots.length);
  for (const name of [...tables.map(({ name }) => name), TABLE]) module.addTableImport(name, FIRST, short('Table', name));
  module.addMemoryImport('0', FIRST, short('Memory', '0'));
  module.addActiveElementSegment(TABLE, TABLE, slots, module.i32.const(0));
  module.runPasses(['remove-unused-module-elements', 'reorder-functions']);
  const left = new Set([...module.emitText().matchAll(/\(import "_" "(\w+)"/g)].map(([, key]) => key));
  return { module, taken: [...taken].filter(([key]) => left.has(key)) };
}

/** Puts stubs in place of what is in the rest, and hands out what the rest takes. */
function reduceFirst(taken) {
  const { i32, none, funcref } = binaryen;
  first.addTable(TABLE, slots.length, slots.length);
  first.addFunctionImport('fetch the rest', './llm-breakeven_bg.js', 'restNow', none, none);
  const there = first.table.get(TABLE, first.local.get(0, i32), funcref);
  const fetched = first.if(first.ref.is_null(there), first.call('fetch the rest', [], none));
  first.addFunction('there', i32, i32, [], first.block(null, [fetched, first.local.get(0, i32)], i32));
  for (const { name, params, results } of functions.filter(({ name }) => rest.has(name))) {
    first.removeFunction(name);
    const slot = slots.indexOf(name);
    if (slot < 0) continue;
    const given = binaryen.expandType(params).map((type, at) => first.local.get(at, type));
    const target = first.call('there', [first.i32.const(slot)], i32);
    first.addFunction(name, params, results, [], first.call_indirect(TABLE, target, given, params, results));
  }
  for (const [key, [kind, name]] of taken) first[`add${kind}Export`](name, FIRST + key);
  first.runPasses(['remove-unused-module-elements', 'reorder-functions']);
}

/** Without the data, which the first part has put into memory: sections 11, and 12, which counts it. */
function withoutData(wasm) {
  const parts = [wasm.subarray(0, 8)];
  for (let at = 8; at < wasm.length; ) {
    let [length, body, shift] = [0, at + 1, 1];
    for (let more = true; more; body++, shift *= 0x80) {
      length += (wasm[body] & 0x7f) * shift;
      more = wasm[body] >= 0x80;
    }
    if (wasm[at] !== 11 && wasm[at] !== 12) parts.push(wasm.subarray(at, body + length));
    at = body + length;
  }
  return Buffer.concat(parts);
}

/** Lets the glue fetch the rest, in time or, where it is needed at once, while everything waits. */
function withRest(glue, wasm) {
  const imports = /(["']\.\/llm-breakeven_bg\.js["']:\s*)(\w+)/;
  if (!imports.test(glue)) throw new Error('the glue does not say what the program imports');
  const given = glue.replace(imports, '$1($2.restNow = restNow, $2)');
  const own = readFileSync(new URL('../public/rest.js', import.meta.url), 'utf8');
  const integrity = `sha384-${createHash('sha384').update(wasm).digest('base64')}`;
  return `${given}\n${own.replace('./rest.wasm', `./${stem}_rest.wasm`).replace("INTEGRITY = ''", `INTEGRITY = '${integrity}'`)}`;
}

const { module, taken } = restModule();
reduceFirst(taken);
if (!first.validate() || !module.validate()) throw new Error('the parts are not valid WebAssembly');
binaryen.setDebugInfo(false);
writeFileSync(paths.wasm, first.emitBinary());
const restWasm = withoutData(Buffer.from(module.emitBinary()));
writeFileSync(paths.rest, restWasm);
writeFileSync(paths.glue, withRest(readFileSync(paths.glue, 'utf8'), restWasm));
console.log(`The first part has ${functions.length - rest.size} functions and ${slots.length} stubs, the rest ${rest.size}.`);
