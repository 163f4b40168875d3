// Prints each file of a folder with its raw size and its size under brotli at
// the highest quality, and fails when the whole is over the budget.
// Usage: node scripts/sizes.mjs FOLDER
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';

/** What a visitor loads before the page can be used, and everything there is. */
const BUDGET = { 'first load': 250_000, total: 450_000 };
/** What is loaded when somebody asks for it. */
const LATER = /^later/;
const folder = process.argv[2] ?? 'dist';

const rows = readdirSync(folder, { recursive: true })
  .filter((name) => statSync(join(folder, name)).isFile())
  .sort()
  .map((name) => {
    const bytes = readFileSync(join(folder, name));
    const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
    return { name, raw: bytes.length, brotli: brotliCompressSync(bytes, { params }).length };
  });
const sum = (name, some) => ({
  name,
  raw: some.reduce((total, row) => total + row.raw, 0),
  brotli: some.reduce((total, row) => total + row.brotli, 0),
});
const totals = [sum('first load', rows.filter((row) => !LATER.test(row.name))), sum('total', rows)];

const width = Math.max(...[...rows, ...totals].map((row) => row.name.length));
const line = (name, raw, brotli) => console.log(`${name.padEnd(width)}  ${raw.padStart(9)}  ${brotli.padStart(9)}`);
const number = (n) => n.toLocaleString('en-US');
line('file', 'bytes', 'brotli');
for (const row of [...rows, ...totals]) line(row.name, number(row.raw), number(row.brotli));

for (const { name, brotli } of totals.filter((sum) => sum.brotli > BUDGET[sum.name])) {
  console.error(`The ${name} weighs ${number(brotli)} bytes under brotli, over its budget of ${number(BUDGET[name])}.`);
  process.exitCode = 1;
}
