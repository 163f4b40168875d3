// Finds out which functions of the page's program no first picture needs, and writes them to scripts/later.txt: every function says
// when it is called, in a real browser, for links of each kind. Needs a built site (`make dist`). Usage: node scripts/profile.mjs
import { createServer } from 'node:http';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { chromium } from '../tests/e2e/node_modules/playwright-core/index.mjs';
import { functionsOf, nameAt, opened, wordOf } from './wasm-names.mjs';

const root = new URL('../', import.meta.url);
const read = (path) => readFileSync(new URL(path, root));
/** Links whose first picture is to need the first part only: of the kinds that public/start.js knows as simple. */
const LINKS = [
  '',
  '?vol=20M',
  '?s=maverick-gpt4o&vol=40B&mix=30',
  '?s=llama8b-haiku',
  '?s=deepseek-api',
  '?s=mistral-flash&mix=0',
  '?embed=1&theme=dark&vol=2B',
];
/** Longer than any timer of the page that nobody has to start. */
const REST_MS = 1500;
/** Lists that grow: whether one does may depend on what was done before. */
const ALWAYS = /alloc7raw_vec/;
const SCREENS = [
  { width: 1440, height: 900 },
  { width: 360, height: 800 },
];

/** The program, saying where it goes, and the name of the function for each number that it says. */
function talkative() {
  const module = opened(read('target/wasm/whole.wasm'));
  const all = functionsOf(module).filter(({ module }) => !module);
  module.runPasses(['log-execution']);
  const names = [];
  let [own, call, before] = [];
  for (const line of module.emitText().split('\n')) {
    if (line.includes('"log_execution"')) call = `(call $${nameAt(line, line.indexOf('(func ') + '(func '.length)}`;
    if (line.startsWith(' (func ')) own = nameAt(line, ' (func '.length);
    const said = before === call && /^\(i32\.const (\d+)\)$/.exec(line.trim());
    if (said) names[said[1]] = own;
    before = line.trim();
  }
  if (!names.length) throw new Error('the program does not say where it goes');
  return { wasm: module.emitBinary(), names, all: all.map(({ name }) => name) };
}

/** A page that starts it, and keeps what it has said by the time of the first picture. */
function site(wasm) {
  const glue = String(read('target/wasm/wasm-bindgen/release/llm-breakeven.js')).replace(
    /"\.\/llm-breakeven_bg\.js": (\w+)/,
    '"./llm-breakeven_bg.js": ($1.log_execution = (at) => said.add(at), $1)',
  );
  const start = "import init from './glue.js'; globalThis.said = new Set(); init({ module_or_path: fetch('./program.wasm') });";
  const page = String(read('dist/index.html'))
    .replace(/<meta http-equiv=Content-Security-Policy[^>]*>|<script[^>]*guard[^>]*><\/script>|<link[^>]*preload[^>]*>/g, '')
    .replace(/<script type=module [^>]*><\/script>/, '<script type=module src=./start.js></script>');
  return { '/': [page, 'text/html'], '/start.js': [start, 'text/javascript'], '/glue.js': [glue, 'text/javascript'], '/program.wasm': [wasm, 'application/wasm'] };
}

function served(files) {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url, 'http://localhost');
    const [body, type] = files[pathname] ?? [];
    response.writeHead(body ? 200 : 404, { 'content-type': type ?? 'text/plain' }).end(body);
  });
  return new Promise((done) => server.listen(0, '127.0.0.1', () => done(server)));
}

/** What the first part is to know (public/held.js): drags and types the volume, reads the chart and the table. */
async function used(page) {
  await page.evaluate(changed);
  const over = async (selector, ...places) => {
    const box = await page.locator(selector).first().boundingBox({ timeout: 500 }).catch(() => null);
    for (const [x, y] of box ? places : []) await page.mouse.move(box.x + x, box.y + y);
    return box !== null;
  };
  await over('.reader', [60, 60], [90, 70], [5, 5]);
  if (await over('.handle', [5, 5])) {
    await page.mouse.down();
    await over('.plot', [120, 50], [160, 50]);
    await page.mouse.up();
    await page.locator('.handle').press('ArrowRight');
  }
  await over('.slider', [40, 5]);
  await page.mouse.down();
  await over('.slider', [80, 5]);
  await page.mouse.up();
  await page.keyboard.press('ArrowRight');
  await over('[data-testid=cost-table] tbody tr', [30, 5], [60, 5]);
  if (await page.locator('#in-vol').isVisible()) {
    await page.locator('#in-vol').click();
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.type('3.5B');
    await page.keyboard.press('Tab');
  }
  // The address is written once it is left alone.
  await page.locator('body').press('Escape');
  if (await page.locator('#in-mix').isVisible()) await page.locator('#in-mix').fill('55');
  await page.waitForTimeout(REST_MS / 2);
  // What nobody can hold up: paper, leaving, another size, other colours.
  await page.evaluate(() => ['beforeprint', 'afterprint', 'visibilitychange', 'pagehide'].forEach((name) => dispatchEvent(new Event(name))));
  await page.setViewportSize({ width: 1000, height: 700 });
  for (const media of ['print', 'screen']) await page.emulateMedia({ media });
  for (const colorScheme of ['dark', 'light']) await page.emulateMedia({ colorScheme });
  for (const forcedColors of ['active', 'none']) await page.emulateMedia({ forcedColors });
}

/** In the page: the same, without a pause and with such as let everything follow that follows at a pace of its own. */
async function changed() {
  const volumes = ['0', '1', '999', '500K', '1M', '20M', '100M', '500.5M', '724M', '1B', '2.25B', '40B', '700B', '99999B', '3B'];
  const values = [['.slider', '0'], ['.slider', '1000'], ['.slider', '400'], ...volumes.map((volume) => ['#in-vol', volume])];
  for (const [id, value] of [...values, ['#in-mix', '0'], ['#in-mix', '100'], ['#in-mix', '50.5'], ['#in-vol', '3B']]) {
    const field = document.querySelector(id);
    if (!field) continue;
    field.focus();
    field.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }));
    // There, back, and there again.
    for (const typed of [value, field.value, value]) {
      field.value = typed;
      field.dispatchEvent(new Event('input', { bubbles: true }));
    }
    field.dispatchEvent(new PointerEvent('pointerup', { bubbles: true }));
    field.blur();
    await new Promise(requestAnimationFrame);
    await new Promise((done) => setTimeout(done, 150));
  }
}

const { wasm, names, all } = talkative();
const server = await served(site(wasm));
const browser = await chromium.launch({ executablePath: process.env.CHROME, args: ['--no-sandbox'] });
const needed = new Set();
for (const [at, link] of LINKS.entries()) {
  for (const viewport of at < 2 ? SCREENS : [SCREENS[at % SCREENS.length]]) {
    const page = await browser.newPage({ viewport });
    await page.goto(`http://127.0.0.1:${server.address().port}/${link}`);
    await page.waitForSelector('html[data-ready]', { state: 'attached' });
    // What is done first of all, and what is done a moment later on its own, is needed before the rest may be there.
    await used(page);
    const heard = await page.evaluate((ms) => new Promise((done) => setTimeout(() => done([...said]), ms)), REST_MS);
    for (const at of heard) needed.add(names[at]);
    await page.close();
  }
}
await browser.close();
server.close();
const isFirst = (name) => needed.has(name) || ALWAYS.test(name);
const later = [...new Set(all.filter((name) => !isFirst(name)).map(wordOf))];
const first = new Set(all.filter(isFirst).map(wordOf));
const words = later.filter((word) => !first.has(word)).sort();
writeFileSync(new URL('scripts/later.txt', root), `${words.join('\n')}\n`);
console.log(`Of ${all.length} functions, ${needed.size} are needed for first pictures; scripts/later.txt has ${words.length} words for the others.`);
