// Prints each file of a folder with its size, that under brotli at the highest quality, and by how much this differs from what was
// committed (scripts/sizes.csv); fails when a file, the first load or the whole is over its budget.
// Usage: node scripts/sizes.mjs FOLDER [--write], with --write to take these sizes as the ones to compare with
import { readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';

/** What comes before the page can be used, and everything there is. */
const SUMS = { 'first load': ({ name }) => !LATER.test(name), total: () => true };
/** What is loaded when the first picture stands or when somebody asks for it, and what other people's pages load. */
const LATER = /^(later\.|embed\.js|badge|sw\.js|manifest|catalogue\.json)|_(rest|later)\.wasm$/;
/** How much more than committed is let pass: compilers differ a little. */
const MARGIN = 1.05;
const COMMITTED = new URL('sizes.csv', import.meta.url);

const [folder = 'dist', write] = process.argv.slice(2);
const plain = (name) => name.replace(/-[0-9a-f]{13,16}(?=[._])/, '');
const rows = readdirSync(folder, { recursive: true })
  .filter((name) => statSync(join(folder, name)).isFile())
  .sort()
  .map((name) => {
    const bytes = readFileSync(join(folder, name));
    const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
    return { name: plain(name), raw: bytes.length, brotli: brotliCompressSync(bytes, { params }).length };
  });
const sums = Object.entries(SUMS).map(([name, counts]) => {
  const sum = (key) => rows.filter(counts).reduce((total, row) => total + row[key], 0);
  return { name, raw: sum('raw'), brotli: sum('brotli') };
});
rows.push(...sums);
if (write === '--write') writeFileSync(COMMITTED, ['file,brotli', ...rows.map(({ name, brotli }) => `${name},${brotli}`), ''].join('\n'));
const lines = readFileSync(COMMITTED, 'utf8').trim().split('\n').slice(1);
const committed = new Map(lines.map((line) => line.split(',')).map(([name, brotli]) => [name, Number(brotli)]));

const number = (n) => n.toLocaleString('en-US');
const change = ({ name, brotli }) => {
  const difference = brotli - (committed.get(name) ?? 0);
  return difference > 0 ? `+${number(difference)}` : number(difference);
};
const width = Math.max(...rows.map((row) => row.name.length));
const line = (name, ...cells) => console.log([name.padEnd(width), ...cells.map((cell) => cell.padStart(9))].join('  '));
line('file', 'bytes', 'brotli', 'change');
for (const row of rows) line(row.name, number(row.raw), number(row.brotli), change(row));

for (const { name, brotli } of rows.filter(({ name, brotli }) => brotli > Math.max((committed.get(name) ?? 0) * MARGIN, 300))) {
  console.error(`${name} weighs ${number(brotli)} bytes under brotli, over its budget: ${number(committed.get(name) ?? 0)} and 5 %.`);
  console.error('If it is worth that: node scripts/sizes.mjs dist --write, and say in the commit what grew it.');
  process.exitCode = 1;
}
