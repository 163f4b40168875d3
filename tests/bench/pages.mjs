// The site against pages that do its main work with a JavaScript chart library, as ratios to the one with uPlot.
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { serve } from './server.mjs';
import { visit } from './visit.mjs';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const OURS = 'llm-breakeven';
const BASE = 'uPlot';
/** Name, whether on the slow device, key of a visit, unit, digits, factor. */
const MEASURES = [
  ['First load, brotli', false, 'bytes', 'kB', 1, 1e-3],
  ['Fetched soon after, brotli', false, 'unasked', 'kB', 1, 1e-3],
  ['First paint (FCP)', false, 'fcp', 'ms', 0],
  ['Largest paint (LCP)', false, 'lcp', 'ms', 0],
  ['Ready', false, 'ready', 'ms', 0],
  ['First paint (FCP), slow', true, 'fcp', 'ms', 0],
  ['Largest paint (LCP), slow', true, 'lcp', 'ms', 0],
  ['Ready, slow', true, 'ready', 'ms', 0],
  ['Layout shift (CLS)', true, 'cls', '', 3],
  ['CPU of a slider event', false, 'event', 'ms', 2],
  ['Scripts of a slider event', false, 'script', 'ms', 2],
  ['JavaScript heap', false, 'heap', 'kB', 0],
  ['WebAssembly memory', false, 'wasm', 'kB', 0],
];

async function sites(dist) {
  if (!existsSync(`${dist}/index.html`)) throw new Error(`No site in ${dist}; run \`make dist\` first.`);
  const peer = (index) => serve([['/vendor/', here('node_modules')], ['/', here('peers')]], index);
  const served = { [OURS]: await serve([['/', dist]], 'index.html'), [BASE]: await peer('uplot.html'), 'Chart.js': await peer('chartjs.html') };
  return Object.entries(served).map(([name, site]) => ({ name, fast: [], slow: [], ...site }));
}

const median = (values) => [...values].sort((a, b) => a - b)[values.length >> 1];

/** Visits all pages in turn, `runs` times each way; medians by page, and the browser's version. */
export async function measure(dist, runs) {
  const all = await sites(dist);
  for (const site of all) await visit(site, false);
  for (let run = 0; run < runs; run += 1) {
    for (const site of all) {
      for (const mode of ['fast', 'slow']) site[mode].push(await visit(site, mode === 'slow'));
      process.stderr.write(`run ${run + 1} of ${runs}: ${site.name}\n`);
    }
  }
  for (const site of all) site.close();
  const rows = MEASURES.map(([name, slow, key, unit, digits, factor = 1]) => {
    const values = all.map((site) => factor * median(site[slow ? 'slow' : 'fast'].map((visit) => visit[key])));
    return { name, unit, digits, values };
  });
  return { names: all.map(({ name }) => name), rows, version: all[0].fast[0].version };
}

const times = (value, base) => (base > 0 ? `${(value / base).toFixed(2)}×` : '');

/** Where a page costs more than the base; figures within 2 % are a draw. */
function losses({ names, rows }) {
  const base = names.indexOf(BASE);
  const lost = rows.filter(({ values }) => values[0] > values[base] * 1.02 && values[0] > 1e-3);
  const list = lost.map(({ name, values }) => `${name.replace(/^(?!JavaScript|WebAssembly)[A-Z](?=[a-z])/, (first) => first.toLowerCase())}${values[base] > 0 ? ` (${times(values[0], values[base])})` : ''}`);
  return list.length > 0 ? `We lose to the ${BASE} page in: ${list.join('; ')}.` : `We lose to the ${BASE} page nowhere.`;
}

/** The same as a Markdown table and a sentence that says where we lose. */
export function markdown(figures) {
  const { names, rows } = figures;
  const base = names.indexOf(BASE);
  const cells = ({ values, unit, digits }) =>
    values.map((value, at) => `${value.toFixed(digits)}${unit && ` ${unit}`}${at === base ? '' : ` (${times(value, values[base])})`.replace(' ()', '')}`);
  return [
    `| | ${names.join(' | ')} |`,
    `|---|${names.map(() => '--:|').join('')}`,
    ...rows.map((row) => `| ${row.name} | ${cells(row).join(' | ')} |`),
    '',
    losses(figures),
  ].join('\n');
}
