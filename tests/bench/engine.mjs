// The engine in WebAssembly against the same arithmetic in JavaScript, on one thread: scenarios a second.
// Usage: node tests/bench/engine.mjs, after scripts/bench_engine.sh. Prints a Markdown table; rounds are interleaved and
// rates are by the process's own CPU time, so that what else the machine does weighs little.
import { pathToFileURL } from 'node:url';
import { load, SCENARIOS, table } from './twins.mjs';

const VOLUMES = [50, 100, 250, 500, 1000, 2500, 5000, 10_000];
const OUTPUTS = 3 + 4 * VOLUMES.length;
const HOURS = 720;
const ROUNDS = 25;
const ROUND_MS = 80;

/** All scenarios in typed arrays: what one would write by hand for a sweep. */
function sweep(t, out) {
  const [shares, inputs, outputs, rents, gpus, overheads, capacities] = t.columns;
  let to = 0;
  for (let i = 0; i < SCENARIOS; i += 1) {
    const overhead = overheads[i];
    const capacity = capacities[i];
    const blend = inputs[i] * shares[i] + outputs[i] * (1 - shares[i]);
    const month = rents[i] * HOURS * gpus[i];
    const full = blend * capacity;
    const gain = full - month;
    let first = Infinity;
    let forGood = Infinity;
    if (gain > 0) {
      const level = Math.max(1, Math.ceil(overhead / gain));
      const last = Math.max(level, Math.ceil((overhead + full) / gain) - 1);
      first = Math.max((level * month + overhead) / blend, (level - 1) * capacity);
      forGood = Math.max((last * month + overhead) / blend, (last - 1) * capacity);
    }
    out[to] = blend;
    out[to + 1] = first;
    out[to + 2] = forGood;
    to += 3;
    for (let row = 0; row < VOLUMES.length; row += 1) {
      const api = VOLUMES[row] * blend;
      const own = Math.max(1, Math.ceil(VOLUMES[row] / capacity)) * month + overhead;
      out[to] = api;
      out[to + 1] = own;
      out[to + 2] = api - own;
      out[to + 3] = ((api - own) / api) * 100;
      to += 4;
    }
  }
}

const near = (left, right) => left === right || Math.abs(left - right) <= 1e-9 * Math.max(1, Math.abs(right));
const median = (values) => [...values].sort((a, b) => a - b)[values.length >> 1];

/** Scenarios a CPU second of one round. */
function rate(run) {
  const end = performance.now() + ROUND_MS;
  const before = process.cpuUsage();
  let passes = 0;
  do {
    run();
    passes += 1;
  } while (performance.now() < end);
  const { user, system } = process.cpuUsage(before);
  return (passes * SCENARIOS * 1e6) / (user + system);
}

/** What each engine does, as `{ name: { rate, ratio } }`, and microseconds for one whole report. */
export async function measure() {
  const columns = table();
  const out = new Float64Array(SCENARIOS * OUTPUTS);
  const script = { columns: columns.slice(1) };
  const engines = { JavaScript: { run: () => sweep(script, out), out } };
  for (const [name, twin] of [['WebAssembly', 'plain'], ['WebAssembly, vectors', 'vector']]) {
    engines[name] = await load(twin);
  }
  const names = Object.keys(engines);
  for (const name of names) for (let pass = 0; pass < 200; pass += 1) engines[name].run();
  for (const name of names) {
    if (!engines[name].out.every((value, at) => near(value, out[at]))) throw new Error(`${name} does not agree`);
  }
  const rates = Object.fromEntries(names.map((name) => [name, []]));
  for (let round = 0; round < ROUNDS; round += 1) for (const name of names) rates[name].push(rate(engines[name].run));
  const base = median(rates.JavaScript);
  const result = Object.fromEntries(names.map((name) => [name, { rate: median(rates[name]), ratio: median(rates[name]) / base }]));
  const reports = Array.from({ length: ROUNDS }, () => 1e6 / rate(engines.WebAssembly.report));
  return { result, reportUs: median(reports) };
}

/** The same as a Markdown table with a sentence. */
export function markdown({ result, reportUs }) {
  const rows = Object.entries(result).map(([name, { rate, ratio }]) => `| ${name} | ${(rate / 1e6).toFixed(1)} | ${ratio.toFixed(2)} |`);
  return [
    '| engine, one thread | million scenarios a second | to JavaScript |',
    '|---|---|---|',
    ...rows,
    '',
    `One whole report in WebAssembly: ${reportUs.toFixed(2)} µs.`,
  ].join('\n');
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) console.log(markdown(await measure()));
