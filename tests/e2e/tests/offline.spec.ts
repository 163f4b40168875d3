// The page without a network, and while another build of it is put in place.
import type { Page } from '@playwright/test';
import { CalculatorPage, expect, test as base } from '../pages/calculator';
import { Deployment } from '../pages/deployment';
import { HostPage } from '../pages/host';

const AT_2B = 'At 2B tokens a month, self-hosting saves $7,014 a month.';

const test = base.extend<{ site: Deployment }>({
  // eslint-disable-next-line no-empty-pattern
  site: async ({}, use, info) => {
    const site = new Deployment(Number(process.env.E2E_PORT) + 10 + info.parallelIndex);
    site.deploy(site.first);
    await site.start();
    await use(site);
    await site.remove();
  },
});
test.use({ serviceWorkers: 'allow' });

/** Opens the page and waits until it is kept, and nothing of it is still on its way: the worker's answers come last. */
async function visit(page: Page, site: Deployment, at = ''): Promise<CalculatorPage> {
  const calculator = new CalculatorPage(page, site.url);
  await page.goto(site.url + at);
  await calculator.started();
  await expect(page.getByTestId('hosted-table').getByRole('row').nth(1)).toBeAttached();
  await kept(page);
  return calculator;
}

const kept = (page: Page) => page.waitForFunction(() => navigator.serviceWorker.controller !== null);

async function answersOffline(calculator: CalculatorPage): Promise<void> {
  await expect(calculator.headline).toHaveText(AT_2B);
  await calculator.figure('break-even').getByRole('button').click();
  await expect(calculator.page.getByRole('dialog')).toContainText('Rests on');
  await calculator.page.getByRole('button', { name: 'Close' }).click();
}

test('works without a network after the first visit, to the last dialog', async ({ page, site, context }) => {
  const calculator = await visit(page, site);
  await site.stop();
  await context.setOffline(true);
  await page.reload();
  await calculator.started();
  await page.goto(`${site.url}?vol=2B`);
  await calculator.started();
  await answersOffline(calculator);
  await page.goto(`${site.url}index.html?vol=2B#faq`);
  await calculator.started();
  expect(calculator.problems).toEqual([]);
});

test('another build: the open tab keeps its own, the next visit has the new one whole', async ({ page, site, context }) => {
  const calculator = await visit(page, site, '?vol=2B');
  site.deploy(site.another('Another build'));
  // The browser sees it with the next visit; it waits for as long as this tab is open.
  const second = await context.newPage();
  await second.goto(site.url);
  await second.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready;
    await registration.update();
    const worker = registration.installing ?? registration.waiting!;
    if (worker.state !== 'installed') await new Promise((done) => worker.addEventListener('statechange', done));
  });
  await expect(second.locator('#words')).toHaveCount(0);
  await answersOffline(calculator);
  await second.close();
  expect(await page.evaluate(async () => (await caches.keys()).length)).toBe(2);
  await page.reload();
  await calculator.started();
  await answersOffline(calculator);
  await expect(page.locator('#words')).toHaveCount(0);
  expect(calculator.problems).toEqual([]);
  await page.close();

  const third = await context.newPage();
  // The browser takes the new build over a moment after the last tab has gone; a tab that comes before keeps the old one until it
  // goes itself, and going on to the same site is not going.
  await expect(async () => {
    await third.goto('about:blank');
    await third.goto(`${site.url}?vol=2B`);
    await expect(third.locator('#words')).toHaveText('Another build', { timeout: 500 });
  }).toPass();
  const next = new CalculatorPage(third, site.url);
  await site.stop();
  await third.reload();
  await next.started();
  await answersOffline(next);
  expect(await third.evaluate(async () => (await caches.keys()).length)).toBe(1);
  expect(next.problems).toEqual([]);
});

test('half a build is not kept: the one before stays', async ({ page, site }) => {
  const calculator = await visit(page, site, '?vol=2B');
  const half = site.another('Another build');
  site.deploy(half);
  // The page is there already, one of its files is still the old one.
  await page.context().route(/guard-0123456789abcdef\.js/, (route) => route.fulfill({ body: 'cut', contentType: 'text/javascript' }));
  const state = await page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready;
    await registration.update().catch(() => {});
    const worker = registration.installing;
    if (worker) await new Promise((done) => worker.addEventListener('statechange', done));
    return [worker?.state, registration.waiting, (await caches.keys()).length];
  });
  expect(state).toEqual(['redundant', null, 1]);
  await site.stop();
  await page.reload();
  await calculator.started();
  await answersOffline(calculator);
});

test("the host's prices are those of now, and without a network those of the last time", async ({ page, site }) => {
  const file = (source: string) =>
    JSON.stringify({ llm_breakeven_prices: 1, source, checked_on: '2026-11-01', offers: [{ id: 'a', name: 'A', vendor: 'B', input: 1, output: 2 }] });
  const calculator = await visit(page, site);
  const said = page.getByTestId('host-prices');
  site.put('catalogue.json', file('Contract of today'));
  await page.reload();
  await expect(said).toContainText('Contract of today');
  await site.stop();
  await page.reload();
  await expect(said).toContainText('Contract of today');
  await calculator.started();
  expect(calculator.problems).toEqual([]);
});

test("the host's prices of last time count where the server has a fault, or somebody answers in its place", async ({ page, site, context }) => {
  const file = JSON.stringify({ llm_breakeven_prices: 1, source: 'Contract', checked_on: '2026-11-01', offers: [{ id: 'a', name: 'A', vendor: 'B', input: 1, output: 2 }] });
  await visit(page, site);
  site.put('catalogue.json', file);
  await page.reload();
  const said = page.getByTestId('host-prices');
  await expect(said).toContainText('Contract');
  for (const [status, body] of [[500, 'fault'], [404, '404'], [200, '<!doctype html><title>Sign in</title>']] as const) {
    await context.route('**/catalogue.json', (route) => route.fulfill({ status, body, contentType: 'text/html' }));
    await page.reload();
    await expect(said).toContainText('Contract');
    await context.unroute('**/catalogue.json');
  }
  await site.stop();
  await page.reload();
  await expect(said).toContainText('Contract');
});

test('part of what is kept is gone, and the server has another build: the page is that one, whole', async ({ page, site }) => {
  const calculator = await visit(page, site, '?vol=2B');
  await page.evaluate(async () => {
    const cache = await caches.open((await caches.keys())[0]!);
    const guard = (await cache.keys()).find(({ url }) => /guard-/.test(url))!;
    await cache.delete(guard);
  });
  site.deploy(site.another('Another build'));
  await page.reload();
  await expect(page.locator('#words')).toHaveText('Another build');
  await calculator.started();
  await answersOffline(calculator);
  expect(calculator.problems).toEqual([]);
});

test('part of what is kept is gone, and the server still has it: it is fetched again', async ({ page, site }) => {
  const calculator = await visit(page, site, '?vol=2B');
  const entries = () => page.evaluate(async () => (await (await caches.open((await caches.keys())[0]!)).keys()).length);
  const all = await entries();
  await page.evaluate(async () => {
    const cache = await caches.open((await caches.keys())[0]!);
    await cache.delete((await cache.keys())[0]!);
  });
  await page.reload();
  await calculator.started();
  await expect.poll(entries).toBe(all);
  await site.stop();
  await page.reload();
  await calculator.started();
  await answersOffline(calculator);
});

test('the store of what is kept is broken: the server answers', async ({ page, site, context }) => {
  // In the worker, from its start.
  await context.route('**/sw.js', async (route) => {
    const response = await route.fetch();
    const broken = "CacheStorage.prototype.open = async () => { throw new DOMException('broken', 'UnknownError'); };";
    await route.fulfill({ response, body: (await response.text()).replace('async function found', `addEventListener('message', () => { ${broken} });\nasync function found`) });
  });
  const calculator = await visit(page, site, '?vol=2B');
  await page.evaluate(() => navigator.serviceWorker.controller!.postMessage('break'));
  await page.reload();
  await calculator.started();
  await answersOffline(calculator);
});

test('can be installed', async ({ page, site }) => {
  await visit(page, site);
  const client = await page.context().newCDPSession(page);
  const { errors, url, data } = await client.send('Page.getAppManifest');
  expect(errors).toEqual([]);
  expect(url).toBe(`${site.url}manifest.webmanifest`);
  const manifest = JSON.parse(data!);
  for (const { src } of manifest.icons) expect((await page.request.get(new URL(src, url).href)).status()).toBe(200);
  const { installabilityErrors } = await client.send('Page.getInstallabilityErrors');
  expect(installabilityErrors.filter(({ errorId }) => errorId !== 'in-incognito')).toEqual([]);
});

test('nothing is kept inside another page, nor where it was opened as if it were', async ({ page, baseURL }) => {
  const host = new HostPage(page, baseURL!);
  for (const query of ['embed=1', 'vol=2B']) {
    await host.open(host.frame({ query, sandbox: 'allow-scripts allow-same-origin' }));
    await host.calculator().started();
  }
  await page.goto('./?embed=1');
  await expect(page.locator('html')).toHaveAttribute('data-ready', 'true');
  expect(await page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length)).toBe(0);
  expect(host.problems).toEqual([]);
});

test('a server without sw.js, and a browser that keeps nothing, are no problem', async ({ page, baseURL }) => {
  const calculator = new CalculatorPage(page, baseURL!);
  await page.addInitScript(() => {
    Object.defineProperty(navigator, 'serviceWorker', {
      get: () => {
        throw new DOMException('The document is sandboxed', 'SecurityError');
      },
    });
  });
  await calculator.open('?vol=2B');
  await answersOffline(calculator);
  expect(calculator.problems).toEqual([]);
});
