// The chart: sharp on every screen, repainted when it must be, and read with pointer and finger.
import { type CalculatorPage, expect, test } from '../pages/calculator';
import { COLOURS } from '../pages/chart';

/** USD per token on the API side of the first preset, and its self-hosting bill. */
const [PRICE, BILL] = [5.5 / 1e6, 3986];

async function expectPainted(calculator: CalculatorPage, theme: 'light' | 'dark'): Promise<void> {
  const colours = COLOURS[theme];
  await expect.poll(() => calculator.chart.pixels(colours.paper)).toBeGreaterThan(20_000);
  expect(await calculator.chart.pixels(colours.api)).toBeGreaterThan(300);
  expect(await calculator.chart.pixels(colours.selfHost)).toBeGreaterThan(300);
}

/** What both costs must be at the read-out's volume, as far as its rounding tells. */
async function expectLine(calculator: CalculatorPage): Promise<number> {
  const { volume, precision, api, selfHost } = await calculator.chart.figures();
  expect(Math.abs(api - volume * PRICE)).toBeLessThanOrEqual(precision * PRICE + 0.5);
  expect(selfHost).toBe(BILL);
  return volume;
}

for (const ratio of [1, 1.5, 2, 3]) {
  test.describe(`on a screen of ${ratio} pixels to one`, () => {
    test.use({ deviceScaleFactor: ratio });

    test('the bitmap has as many', async ({ calculator }) => {
      await calculator.open();
      const { bitmap, css } = await calculator.chart.size();
      expect(bitmap).toEqual(css.map((length) => Math.round(length * ratio)));
      await expectPainted(calculator, 'light');
    });
  });
}

test('follows the size of the window', async ({ calculator, page }) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await calculator.open();
  const wide = (await calculator.chart.size()).css[0];
  for (const width of [700, 360, 1100]) {
    await page.setViewportSize({ width, height: 900 });
    await expect
      .poll(async () => {
        const { bitmap, css } = await calculator.chart.size();
        return bitmap[0] === css[0] && bitmap[1] === css[1] && css[0] < width;
      })
      .toBe(true);
    await expectPainted(calculator, 'light');
  }
  expect((await calculator.chart.size()).css[0]).toBeLessThan(wide);
});

test('is painted once for every change, and for nothing else', async ({ calculator, page }) => {
  await calculator.chart.countDrawing();
  await calculator.open();
  await calculator.chart.settled();
  const { pictures } = await calculator.chart.drawn();
  expect(pictures).toBeGreaterThan(0);
  await calculator.field('n').fill('3');
  await expect.poll(async () => (await calculator.chart.drawn()).pictures).toBe(pictures + 1);
  // Looking around is no change.
  await calculator.unfold();
  await page.mouse.wheel(0, 400);
  for (const key of ['Tab', 'Tab', 'Tab']) await page.keyboard.press(key);
  await calculator.chart.settled();
  expect((await calculator.chart.drawn()).pictures).toBe(pictures + 1);
});

test('says in one sentence what it shows', async ({ calculator, page }) => {
  await calculator.open();
  const sentence = 'The API is cheaper up to 724.7M tokens a month; self-hosting is cheaper from there on.';
  await expect(calculator.chart.summary).toHaveText(sentence);
  await expect(page.getByRole('img', { name: 'Monthly cost by volume' })).toHaveAccessibleDescription(sentence);
  await calculator.field('pin').fill('0.1');
  await calculator.field('pout').fill('0.1');
  await calculator.field('cap').selectOption('stated');
  await expect(calculator.chart.summary).toContainText('Self-hosting never pays back');
});

test('pointing shows both costs and paints nothing', async ({ calculator, page }) => {
  await calculator.chart.countDrawing();
  await calculator.open();
  // In view first: what scrolling paints is not the read-out's doing.
  await calculator.chart.point(0.5);
  await calculator.chart.settled();
  const before = await calculator.chart.drawn();
  await expect(calculator.chart.readout).toHaveCount(0);
  const volumes: number[] = [];
  for (const part of [0.2, 0.35, 0.5, 0.65, 0.9]) {
    await calculator.chart.hover(part);
    await expect(calculator.chart.readout).toBeVisible();
    volumes.push(await expectLine(calculator));
  }
  expect(volumes).toEqual([...volumes].sort((a, b) => a - b));
  expect(new Set(volumes).size).toBe(volumes.length);
  await page.mouse.move(2, 2);
  await expect(calculator.chart.readout).toHaveCount(0);
  await calculator.chart.settled();
  expect(await calculator.chart.drawn()).toEqual(before);
});

test('the read-out says who is cheaper, inside the chart', async ({ calculator }) => {
  await calculator.open();
  const plot = (await calculator.chart.plot.boundingBox())!;
  for (const [part, words] of [[0.15, '(API cheaper)'], [0.95, 'cheaper)']] as const) {
    await calculator.chart.hover(part);
    await expect(calculator.chart.readout).toContainText(words);
    const box = (await calculator.chart.readout.boundingBox())!;
    expect(box.x).toBeGreaterThanOrEqual(plot.x);
    expect(box.x + box.width).toBeLessThanOrEqual(plot.x + plot.width);
  }
  await expect(calculator.chart.readout).toContainText('(self-host');
});

test('the read-out follows the figures while the pointer rests', async ({ calculator }) => {
  await calculator.open();
  await calculator.chart.hover(0.5);
  await expect(calculator.chart.readout).toContainText('Self-host, × 1');
  await calculator.field('other').fill('1400');
  await expect.poll(async () => (await calculator.chart.figures()).selfHost).toBe(BILL + 1000);
});

test.describe('with a finger', () => {
  test.use({ hasTouch: true, isMobile: true, viewport: { width: 360, height: 740 } });

  test('a tap shows both costs, until another tap elsewhere', async ({ calculator, page }) => {
    await calculator.open();
    const { x, y } = await calculator.chart.point(0.6);
    await page.touchscreen.tap(x, y);
    await calculator.chart.settled();
    await expect(calculator.chart.readout).toBeVisible();
    await expectLine(calculator);
    await calculator.headline.tap();
    await expect(calculator.chart.readout).toHaveCount(0);
  });

  test('the read-out stays within a narrow screen', async ({ calculator, page }) => {
    await calculator.open();
    const plot = (await calculator.chart.plot.boundingBox())!;
    for (const part of [0.3, 0.5, 0.55, 0.9]) {
      const { x, y } = await calculator.chart.point(part);
      await page.mouse.move(x, y);
      const box = (await calculator.chart.readout.boundingBox())!;
      expect(box.x, `at ${part}`).toBeGreaterThanOrEqual(plot.x);
      expect(box.x + box.width, `at ${part}`).toBeLessThanOrEqual(plot.x + plot.width);
    }
  });
});
