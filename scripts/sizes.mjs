// Prints each file of a folder with its raw size and its size under brotli at
// the highest quality, and fails when the whole is over the budget.
// Usage: node scripts/sizes.mjs FOLDER
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';

const BUDGET = 170_000;
const folder = process.argv[2] ?? 'dist';

const rows = readdirSync(folder, { recursive: true })
  .filter((name) => statSync(join(folder, name)).isFile())
  .sort()
  .map((name) => {
    const bytes = readFileSync(join(folder, name));
    const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
    return { name, raw: bytes.length, brotli: brotliCompressSync(bytes, { params }).length };
  });
const sum = (key) => rows.reduce((total, row) => total + row[key], 0);
const total = { name: 'total', raw: sum('raw'), brotli: sum('brotli') };

const width = Math.max(...[...rows, total].map((row) => row.name.length));
const line = (name, raw, brotli) => console.log(`${name.padEnd(width)}  ${raw.padStart(9)}  ${brotli.padStart(9)}`);
const number = (n) => n.toLocaleString('en-US');
line('file', 'bytes', 'brotli');
for (const row of [...rows, total]) line(row.name, number(row.raw), number(row.brotli));

if (total.brotli > BUDGET) {
  console.error(`The site weighs ${number(total.brotli)} bytes under brotli, over its budget of ${number(BUDGET)}.`);
  process.exit(1);
}
