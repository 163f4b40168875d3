// What is seen before the program is there, and how it takes over.
import type { Page } from '@playwright/test';
import { expect, test } from '../pages/calculator';

const SCREENS = [
  { width: 360, height: 800 },
  { width: 768, height: 1024 },
  { width: 1440, height: 900 },
];
const PROGRAM = /llm-breakeven-[0-9a-f]+_bg\.wasm$/;
const REST = /llm-breakeven-[0-9a-f]+_rest\.wasm$/;

/** Lets an address wait; what is returned lets it go. */
async function held(page: Page, address: RegExp): Promise<() => void> {
  let go = () => {};
  const later = new Promise<void>((done) => (go = done));
  await page.route(address, async (route) => (await later, route.continue()));
  return () => go();
}

/** Where the parts stand that are seen first, and what they say. */
const parts = (page: Page) =>
  page.evaluate(() =>
    ['.top', '.verdict', '.verdict h2', '.figures', '.chart-panel', '.plot', '.summary', '.inputs', '.details .panel'].map((selector) => {
      const element = document.querySelector<HTMLElement>(selector)!;
      const { left, top, width } = element.getBoundingClientRect();
      const words = ['.inputs', '.chart-panel', '.plot'].includes(selector) ? '' : element.innerText;
      return { selector, left, top: top + scrollY, width, words };
    }),
  );

for (const viewport of SCREENS) {
  test.describe(`${viewport.width} px`, () => {
    test.use({ viewport });

    test('the page stands before its program is there, and does not move when it comes', async ({ calculator, page }) => {
      await page.addInitScript(() => {
        Object.assign(window, { shifted: 0 });
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) (window as unknown as { shifted: number }).shifted += (entry as unknown as { value: number }).value;
        }).observe({ type: 'layout-shift', buffered: true });
      });
      const go = await held(page, PROGRAM);
      await page.goto('./', { waitUntil: 'domcontentloaded' });
      await expect(page.locator('#verdict-line')).toBeVisible();
      await expect(page.locator('.still svg').filter({ visible: true })).toHaveCount(1);
      const before = await parts(page);
      go();
      await calculator.started();
      await expect(page.locator('#shell')).toHaveCount(0);
      expect(await parts(page)).toEqual(before);
      // What is left is a badge or two beside old prices.
      expect(await page.evaluate(() => (window as unknown as { shifted: number }).shifted)).toBeLessThan(0.01);
    });
  });
}

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });
  test('the default scenario can be read, and what is missing is said', async ({ page }) => {
    await page.goto('./');
    await expect(page.locator('#verdict-line')).toHaveText('At 1B tokens a month, self-hosting saves $1,514 a month.');
    await expect(page.locator('.figures')).toContainText('724.7M');
    await expect(page.locator('.details table')).toContainText('$3,986');
    await expect(page.locator('.still svg').filter({ visible: true })).toHaveCount(1);
    await expect(page.locator('#starting')).toBeVisible();
  });
  test('a link is not taken for the default scenario', async ({ page }) => {
    await page.goto('./?vol=2B');
    await expect(page.locator('#no-scripts')).toContainText('this is the default scenario, whatever the link of this page says');
  });
});

for (const link of ['?vol=2B', '?embed=1']) {
  test(`a link of its own never shows the default first: ${link}`, async ({ calculator, page }) => {
    const go = await held(page, PROGRAM);
    await page.goto(`./${link}`, { waitUntil: 'domcontentloaded' });
    await expect(page.locator('html')).toHaveAttribute('data-link', '');
    await expect(page.locator('#verdict-line')).toBeHidden();
    await expect(page.locator('.still')).toBeHidden();
    go();
    await calculator.started();
    await expect(page.locator('#verdict-line')).toBeVisible();
  });
}

test('colours are right from the first picture', async ({ page }) => {
  await held(page, PROGRAM);
  await page.addInitScript(() => localStorage.setItem('theme', 'dark'));
  await page.goto('./', { waitUntil: 'domcontentloaded' });
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
});

for (const link of ['', '?s=llama8b-haiku&vol=20M&mix=30', '?embed=1']) {
  test(`the first picture does not wait for the rest of the program: ${link || 'no link'}`, async ({ page, calculator }) => {
    const go = await held(page, REST);
    await page.goto(`./${link}`);
    await expect(page.locator('html')).toHaveAttribute('data-ready', 'true');
    // Nor does a change of volume.
    if (!link.includes('embed')) {
      await calculator.field('vol').fill('3B');
      await expect(calculator.headline).toContainText('3B');
    }
    go();
    await calculator.started();
  });
}

for (const link of ['?s=llama8b-haiku&vol=2B&cap=rate&util=60', '?vol=wrong', '?cat=now']) {
  test(`a link that the first part does not know waits for the rest, which is asked for at once: ${link}`, async ({ page, calculator }) => {
    const go = await held(page, PROGRAM);
    const asked = page.waitForRequest(REST);
    await page.goto(`./${link}`, { waitUntil: 'domcontentloaded' });
    await asked;
    await expect(page.locator('#verdict-line')).toBeHidden();
    go();
    await calculator.started();
    await expect(calculator.headline).toBeVisible();
  });
}

test('nobody there: the rest is fetched after a while', async ({ page }) => {
  await page.goto('./');
  await expect(page.locator('html')).toHaveAttribute('data-whole', 'true');
});
