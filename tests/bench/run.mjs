// Measures the engine and the pages and prints tables.
// Usage: node tests/bench/run.mjs [--dist dist] [--runs 5] [--only engine|pages] [--write]
// --write puts the tables between the markers of README.md, with the day and the machine.
import { readFile, writeFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import * as engine from './engine.mjs';
import * as pages from './pages.mjs';

const README = fileURLToPath(new URL('../../README.md', import.meta.url));
const MARKERS = ['<!-- bench: begin -->', '<!-- bench: end -->'];

const { values } = parseArgs({
  options: {
    dist: { type: 'string', default: 'dist' },
    runs: { type: 'string', default: '5' },
    only: { type: 'string' },
    write: { type: 'boolean', default: false },
  },
});

async function tables() {
  const parts = [];
  let browser = '';
  if (values.only !== 'engine') {
    const figures = await pages.measure(resolve(values.dist), Number(values.runs));
    browser = `, Chromium ${figures.version}`;
    parts.push(pages.markdown(figures));
  }
  if (values.only !== 'pages') parts.push(engine.markdown(await engine.measure()));
  const machine = `${cpus()[0].model.trim()}, ${cpus().length} cores`;
  return [`${new Date().toISOString().slice(0, 10)}, ${machine}${browser}, Node ${process.version.slice(1)}.`, ...parts].join('\n\n');
}

async function write(text) {
  const readme = await readFile(README, 'utf8');
  const [from, to] = MARKERS.map((marker) => readme.indexOf(marker));
  if (from < 0 || to < from) throw new Error(`README.md lacks ${MARKERS.join(' and ')}`);
  await writeFile(README, `${readme.slice(0, from + MARKERS[0].length)}\n${text}\n${readme.slice(to)}`);
}

const text = await tables();
console.log(text);
if (values.write) await write(text);
