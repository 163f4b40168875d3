// Lets the built page be installed and work offline: writes manifest.webmanifest, and sw.js with the names and hashes of all
// files of this build. Runs after everything else that changes files. Usage: node scripts/offline.mjs FOLDER
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { lean } from './lean.mjs';

const folder = process.argv[2] ?? 'dist';
/** Not asked for by the page: they are for other people's pages. */
const FOR_OTHERS = ['badge.svg', 'embed.js'];
/** Whoever hosts the site changes it as they like: no hash holds for it. */
const OF_THE_HOST = ['catalogue.json'];
const NOT_HASHED = ['sw.js', ...FOR_OTHERS, ...OF_THE_HOST];
const hash = (algorithm, form, bytes) => createHash(algorithm).update(bytes).digest(form);

function once(text, pattern, replacement) {
  if (text.split(pattern).length !== 2) throw new Error(`expected ${pattern} once`);
  return text.replace(pattern, () => replacement);
}

const icon = readdirSync(folder).find((name) => /^favicon-.*\.svg$/.test(name));
const manifest = {
  name: 'LLM break-even',
  short_name: 'Break-even',
  description: 'Managed API or self-hosted open-weight LLM, and from which volume on?',
  id: './',
  start_url: './',
  scope: './',
  // With the address, which holds the scenario.
  display: 'minimal-ui',
  background_color: '#f6f7f9',
  theme_color: '#12343b',
  icons: [{ src: `./${icon}`, sizes: 'any', type: 'image/svg+xml' }],
};
writeFileSync(join(folder, 'manifest.webmanifest'), JSON.stringify(manifest));

const pagePath = join(folder, 'index.html');
const page = readFileSync(pagePath, 'utf8');
writeFileSync(pagePath, once(page, '</head>', '<link href=./manifest.webmanifest rel=manifest></head>'));

const files = Object.fromEntries(
  readdirSync(folder)
    .filter((name) => !NOT_HASHED.includes(name))
    .sort()
    .map((name) => [name === 'index.html' ? './' : name, `sha384-${hash('sha384', 'base64', readFileSync(join(folder, name)))}`]),
);
let worker = lean(readFileSync(new URL('../public/sw.js', import.meta.url), 'utf8'));
worker = once(worker, "BUILD = ''", `BUILD = '${hash('sha256', 'hex', JSON.stringify(files)).slice(0, 16)}'`);
worker = once(worker, 'FILES = {}', `FILES = ${JSON.stringify(files)}`);
writeFileSync(join(folder, 'sw.js'), worker);
