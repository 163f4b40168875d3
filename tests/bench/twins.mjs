// The engine's two builds, with vector instructions and without, and the test that both give the same bits.
// Usage: node tests/bench/twins.mjs, after scripts/bench_engine.sh.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';

export const SCENARIOS = 4096;
const FOLDER = new URL('../../target/bench-engine/', import.meta.url);

/** Numbers from 0 to 1, the same every time. */
function* noise(seed) {
  for (let state = seed; ; ) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    yield state / 2 ** 32;
  }
}

/** One column an input: what scenarios range over in the field. */
export function table() {
  const random = noise(20_261_123);
  const next = (low, high) => low + (high - low) * random.next().value;
  const column = (draw) => Float64Array.from({ length: SCENARIOS }, draw);
  return [
    column(() => 10 ** next(1, 4)), // millions of tokens a month
    column(() => next(0, 1)), // input share
    column(() => next(0.05, 10)), // USD per 1M input tokens
    column(() => next(0.1, 30)), // USD per 1M output tokens
    column(() => next(0.2, 12)), // USD per GPU-hour
    column(() => Math.floor(next(1, 9))), // GPUs of a replica
    column(() => next(0, 3000)), // overhead, USD a month
    column(() => next(50, 3000)), // millions of tokens a month a replica serves
  ];
}

/** One build with the table in its memory: `run()` fills `out`, `report()` evaluates each scenario by itself. */
export async function load(twin, columns = table()) {
  const bytes = await readFile(new URL(`${twin}.wasm`, FOLDER));
  const { exports } = (await WebAssembly.instantiate(bytes)).instance;
  assert.equal(exports.count(), SCENARIOS);
  const memory = (at, length) => new Float64Array(exports.memory.buffer, at, length);
  columns.forEach((column, at) => memory(exports.inputs() + at * column.byteLength, SCENARIOS).set(column));
  return { run: exports.run, report: exports.report, out: memory(exports.outputs(), SCENARIOS * 35) };
}

/** Where the two differ, over plain scenarios and over numbers nobody would type. */
async function compare(columns) {
  const [plain, vector] = await Promise.all([load('plain', columns), load('vector', columns)]);
  plain.run();
  vector.run();
  const bits = ({ out }) => new BigUint64Array(out.buffer, out.byteOffset, out.length);
  const [left, right] = [bits(plain), bits(vector)];
  for (let at = 0; at < left.length; at += 1) {
    assert.equal(left[at], right[at], `scenario ${Math.floor(at / 35)}, number ${at % 35}: ${plain.out[at]} and ${vector.out[at]}`);
  }
  assert.ok(plain.out.some((value) => value > 0));
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const odd = [0, -1, NaN, Infinity, 1e300, 1e-300, 1, 5e17];
  await compare(table());
  await compare(table().map((column, input) => column.map((value, at) => ((at >> input) % 5 === 0 ? odd[(at + input) % odd.length] : value))));
  console.log('2 passed');
}
