// One visit to one page in a browser of its own, and what it cost.
import { createRequire } from 'node:module';

const { chromium } = createRequire(new URL('../e2e/package.json', import.meta.url))('@playwright/test');
const EVENTS = 120;
const FLAGS = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];
/** A slow phone network, as page audits simulate it: every request waits, and a byte takes its time. */
const SLOW_4G = { offline: false, latency: 562.5, downloadThroughput: (1.6e6 / 8) * 0.9, uploadThroughput: (750e3 / 8) * 0.9 };
const NO_LIMIT = { offline: false, latency: 0, downloadThroughput: -1, uploadThroughput: -1 };
const SLOWDOWN = 4;
/** How long a page is given for what it fetches and makes by itself once it is ready. It is used as it is then. */
const SETTLE_MS = 3000;

/** Runs in the page before anything of its own. */
function watch() {
  const seen = { lcp: 0, cls: 0, ready: 0, memories: [] };
  Object.assign(window, { seen });
  const observe = (type, take) => new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({ type, buffered: true });
  observe('largest-contentful-paint', (entry) => { seen.lcp = entry.startTime; });
  observe('layout-shift', (entry) => { if (!entry.hadRecentInput) seen.cls += entry.value; });
  for (const name of ['instantiate', 'instantiateStreaming']) {
    const plain = WebAssembly[name];
    WebAssembly[name] = async (...given) => {
      const made = await plain.apply(WebAssembly, given);
      const exported = Object.values((made.instance ?? made).exports);
      seen.memories.push(...new Set(exported.filter((value) => value instanceof WebAssembly.Memory)));
      return made;
    };
  }
  const look = () => {
    if (document.documentElement?.dataset.ready === 'true') seen.ready = performance.now();
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

/** Runs in the page: an event every other frame, or the same frames without. */
async function move({ events, moving }) {
  const frame = () => new Promise(requestAnimationFrame);
  const slider = document.querySelector('[data-testid="volume"]');
  const [low, high] = [Number(slider.min), Number(slider.max)];
  const value = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value');
  for (let step = 1; step <= events; step += 1) {
    await frame();
    if (moving) {
      value.set.call(slider, low + (high - low) * ((step * 0.381966) % 1));
      slider.dispatchEvent(new InputEvent('input', { bubbles: true }));
    }
    await frame();
  }
}

/** Main-thread milliseconds an event costs, idle frames taken off: all of it, and the part of scripts. */
async function eventCost(page, session) {
  const counters = async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    return Object.fromEntries(metrics.map(({ name, value }) => [name, value * 1000]));
  };
  const spent = async (moving) => {
    const before = await counters();
    await page.evaluate(move, { events: EVENTS, moving });
    const after = await counters();
    return ['TaskDuration', 'ScriptDuration'].map((name) => (after[name] - before[name]) / EVENTS);
  };
  await page.evaluate(move, { events: 20, moving: true });
  const [idle, busy] = [await spent(false), await spent(true)];
  return { event: busy[0] - idle[0], script: busy[1] - idle[1] };
}

/** Opens the page; bytes until it is ready, and those it asks for by itself soon after. */
async function open(page, session, site, slow) {
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', slow ? SLOW_4G : NO_LIMIT);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  if (slow) await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWDOWN });
  await page.addInitScript(watch);
  await page.goto(site.url, { waitUntil: 'commit' });
  await page.waitForFunction(() => window.seen?.ready > 0 && window.seen.lcp > 0, null, { timeout: 60_000 });
  const bytes = site.bytes();
  await page.waitForTimeout(SETTLE_MS);
  await session.send('Network.emulateNetworkConditions', NO_LIMIT);
  return { bytes, unasked: site.bytes() };
}

/** What a visit costs: milliseconds, bytes, and kB of memory. */
export async function visit(site, slow) {
  const browser = await chromium.launch({ executablePath: process.env.CHROME, args: FLAGS });
  try {
    const context = await browser.newContext({ viewport: { width: 1024, height: 1200 }, serviceWorkers: 'block' });
    const page = await context.newPage();
    const errors = [];
    page.on('pageerror', (error) => errors.push(String(error)));
    const session = await context.newCDPSession(page);
    site.bytes();
    const sizes = await open(page, session, site, slow);
    const times = await page.evaluate(() => {
      const fcp = performance.getEntriesByName('first-contentful-paint')[0]?.startTime;
      const { lcp, cls, ready } = window.seen;
      return { fcp, lcp, cls, ready };
    });
    await session.send('HeapProfiler.collectGarbage');
    const heap = (await session.send('Runtime.getHeapUsage')).usedSize / 1000;
    const cost = slow ? {} : await eventCost(page, session);
    const wasm = await page.evaluate(() => window.seen.memories.reduce((sum, { buffer }) => sum + buffer.byteLength / 1000, 0));
    if (errors.length > 0) throw new Error(`${site.name}: ${errors.join('; ')}`);
    return { ...sizes, heap, wasm, ...times, ...cost, version: browser.version() };
  } finally {
    await browser.close();
  }
}
