// Puts into the built page what it begins with, which the command `cargo run --example shell` prints: the default scenario, so that it
// can be read before the program is there, and where it cannot run. Usage: node scripts/shell.mjs FOLDER HTML
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const [, , folder, source] = process.argv;
const pagePath = join(folder, 'index.html');
const page = readFileSync(pagePath, 'utf8');
const place = /(<div(?=[^>]*\bid="?shell\b)[^>]*>)(<\/div>)/;
if (!place.test(page)) throw new Error('the page has no place for what it begins with');
const shell = readFileSync(source, 'utf8').trim();
writeFileSync(pagePath, page.replace(place, (_, open, close) => open + shell + close));
