// Takes the program apart, into three parts that share memory and tables:
// - what the page's first picture needs,
// - the rest of the page, which is fetched once that picture stands,
// - what only the worker needs, which the page never fetches.
// Where one part calls a function of a later one, the first part has a stub of a few bytes; should it be called before that part is there,
// the stub fetches it and waits. What is done on the page in that moment is kept from it (public/held.js).
//
// What no first picture needs stands in later.txt, as scripts/profile.mjs has seen it. A function that is not listed is in the first part:
// what is out of date makes that larger, never wrong. What only the worker needs follows from the linker's account (wasm-links.mjs), and so
// does which part has to bring which data: the first of those whose functions know of them.
// Usage: node scripts/split.mjs FOLDER
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import binaryen from '../tests/e2e/node_modules/binaryen/index.js';
import { dataOf, withData } from './wasm-binary.mjs';
import { homesOf, joined } from './wasm-data.mjs';
import { linksOf, reachable } from './wasm-links.mjs';
import { functionsOf, list, nameAt, opened, wordOf } from './wasm-names.mjs';
import { merged, small } from './wasm-opt.mjs';

/** The table of what the stubs call, and the module that other parts take everything from. */
const TABLE = 'parts';
const FIRST = '_';
/** Where the worker's own part begins. */
const OF_THE_WORKER = /(5later6answer|4desk5serve)$/;
const START = 'main';

const folder = process.argv[2] ?? 'dist';
const stem = readdirSync(folder).find((name) => /^llm-breakeven-.*_bg\.wasm$/.test(name)).slice(0, -'_bg.wasm'.length);
const glue = join(folder, `${stem}.js`);
const fileOf = (part) => `${stem}_${['bg', 'rest', 'later'][part]}.wasm`;
const linked = readFileSync(new URL('../target/wasm/wasm32-unknown-unknown/release/llm-breakeven.wasm', import.meta.url));
const bytes = merged(readFileSync(join(folder, fileOf(0))));
// For scripts/profile.mjs.
writeFileSync(new URL('../target/wasm/whole.wasm', import.meta.url), bytes);

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

const first = opened(bytes);
const functions = functionsOf(first);
const calls = callsOf(first);
const segments = list(first.getNumElementSegments(), (at) => first.getElementSegmentByIndex(at), binaryen.getElementSegmentInfo);
const exported = list(first.getNumExports(), (at) => first.getExportByIndex(at), binaryen.getExportInfo);
const globals = list(first.getNumGlobals(), (at) => first.getGlobalByIndex(at), binaryen.getGlobalInfo);
const tables = list(first.getNumTables(), (at) => first.getTableByIndex(at), binaryen.getTableInfo);
const own = functions.filter(({ module }) => !module).map(({ name }) => name);
const inTables = segments.flatMap(({ data }) => data);
const kept = new Set([...inTables, ...exported.map(({ value }) => value)]);
const links = linksOf(linked);

const callers = new Map(own.map((name) => [name, new Set()]));
for (const [name, called] of calls) for (const one of called) callers.get(one)?.add(name);

/** Repeats until nothing more is added to a set, or taken out of it. */
function settle(set, change) {
  for (let before = -1; before !== set.size; ) {
    before = set.size;
    for (const name of own) change(name);
  }
  return set;
}

/** What only the worker comes to run. Functions that turned out to be the same are one by now, so callers are looked at again. */
function ofTheWorker() {
  const page = reachable(links, [START], (name) => OF_THE_WORKER.test(name));
  const all = reachable(links, [START], () => false);
  const worker = new Set(own.filter((name) => all.has(name) && !page.has(name)));
  inTables.forEach((name, at) => page.has(links.slots.get(at + 1)) && worker.delete(name));
  return settle(worker, (name) => [...callers.get(name)].some((caller) => !worker.has(caller)) && worker.delete(name));
}

/** Words for what no first picture needs. */
const words = new Set(readFileSync(new URL('later.txt', import.meta.url), 'utf8').split('\n'));
const worker = ofTheWorker();
const later = new Set(own.filter((name) => worker.has(name) || words.has(wordOf(name))));
settle(later, (name) => {
  const calling = [...callers.get(name)];
  if (!kept.has(name) && calling.length && calling.every((caller) => later.has(caller))) later.add(name);
});
const partOf = new Map(own.map((name) => [name, worker.has(name) ? 2 : later.has(name) ? 1 : 0]));
const parts = [0, 1, 2].map((part) => own.filter((name) => partOf.get(name) === part));
/** What of a part others can reach, each with a stub in the first. */
const stubs = parts.map((names, part) =>
  part === 0 ? [] : names.filter((name) => kept.has(name) || [...callers.get(name)].some((caller) => partOf.get(caller) !== part)),
);
const slots = stubs.flat();

/** What parts take from the first: kind and name to short name. */
const taken = new Map();
function short(kind, name) {
  const key = `${kind} ${name}`;
  if (!taken.has(key)) taken.set(key, { kind, name, key: taken.size.toString(36) });
  return taken.get(key).key;
}

function partModule(part) {
  const module = opened(bytes);
  const inside = new Set(parts[part]);
  for (const { name } of exported) module.removeExport(name);
  for (const { name } of segments) module.removeElementSegment(name);
  const needed = new Set(parts[part].flatMap((name) => [...calls.get(name)]));
  for (const { name, params, results } of functions.filter(({ name }) => !inside.has(name))) {
    module.removeFunction(name);
    if (needed.has(name)) module.addFunctionImport(name, FIRST, short('Function', name), params, results);
  }
  for (const { name, type, mutable } of globals) module.addGlobalImport(name, FIRST, short('Global', name), type, mutable);
  module.addTable(TABLE, slots.length, slots.length);
  for (const name of [...tables.map(({ name }) => name), TABLE]) module.addTableImport(name, FIRST, short('Table', name));
  module.addMemoryImport('0', FIRST, short('Memory', '0'));
  module.addActiveElementSegment(TABLE, TABLE, stubs[part], module.i32.const(slots.indexOf(stubs[part][0])));
  module.runPasses(['remove-unused-module-elements']);
  return module;
}

/** Puts stubs in place of what is in other parts, and hands out what those take. */
function reduceFirst(exports) {
  const { i32, none, funcref } = binaryen;
  first.addTable(TABLE, slots.length, slots.length);
  first.addFunctionImport('fetch the part', './llm-breakeven_bg.js', 'partNow', i32, none);
  const there = first.table.get(TABLE, first.local.get(0, i32), funcref);
  const fetched = first.if(first.ref.is_null(there), first.call('fetch the part', [first.local.get(0, i32)], none));
  first.addFunction('there', i32, i32, [], first.block(null, [fetched, first.local.get(0, i32)], i32));
  const places = new Map(slots.map((name, slot) => [name, slot]));
  for (const { name, params, results } of functions.filter(({ name }) => partOf.get(name) > 0)) {
    first.removeFunction(name);
    if (!places.has(name)) continue;
    const given = binaryen.expandType(params).map((type, at) => first.local.get(at, type));
    const target = first.call('there', [first.i32.const(places.get(name))], i32);
    first.addFunction(name, params, results, [], first.call_indirect(TABLE, target, given, params, results));
  }
  for (const { kind, name, key } of exports) first[`add${kind}Export`](name, FIRST + key);
  first.runPasses(['remove-unused-module-elements']);
}

/** Lets the glue fetch parts, in time or, where one is needed at once, while everything waits. */
function withParts(text, wasms) {
  const imports = /(["']\.\/llm-breakeven_bg\.js["']:\s*)(\w+)/;
  if (!imports.test(text)) throw new Error('the glue does not say what the program imports');
  const given = text.replace(imports, '$1($2.partNow = partNow, $2)');
  const list = wasms.map((wasm, at) => {
    const integrity = `sha384-${createHash('sha384').update(wasm).digest('base64')}`;
    const sum = wasm.reduce((all, byte) => (Math.imul(all, 31) + byte) | 0, 0);
    return [`./${fileOf(at + 1)}`, integrity, slots.indexOf(stubs[at + 1][0]), sum];
  });
  const own = readFileSync(new URL('../public/parts.js', import.meta.url), 'utf8');
  return `${given}\n${own.replace('PARTS = []', `PARTS = ${JSON.stringify(list)}`)}`;
}

const modules = [1, 2].map(partModule);
/** What is still needed after all has been thrown out that nobody calls. */
const left = new Set(modules.flatMap((module) => [...module.emitText().matchAll(/\(import "_" "(\w+)"/g)].map(([, key]) => key)));
reduceFirst([...taken.values()].filter(({ key }) => left.has(key)));
if (!first.validate() || !modules.every((module) => module.validate())) throw new Error('the parts are not valid WebAssembly');
binaryen.setDebugInfo(false);
const homes = homesOf(dataOf(bytes), links, parts);
const wasms = [first, ...modules].map((module, part) => withData(small(Buffer.from(module.emitBinary())), joined(homes, part)));
wasms.forEach((wasm, part) => writeFileSync(join(folder, fileOf(part)), wasm));
writeFileSync(glue, withParts(readFileSync(glue, 'utf8'), wasms.slice(1)));
// What a stub stands for, by its number: public/parts.js says which one could not wait.
writeFileSync(new URL('../target/wasm/stubs.txt', import.meta.url), `${slots.join('\n')}\n`);
parts.forEach((names, part) => console.log(`${fileOf(part)}: ${names.length} functions, ${stubs[part].length} of them behind stubs.`));
