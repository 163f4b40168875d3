// Using the chart: dragging the volume, reading by keys, zooming, looking at it in other ways.
import { type CalculatorPage, expect, test } from '../pages/calculator';

const REPLICAS = '?vol=3B&cap=2.1B';

async function drag(calculator: CalculatorPage, from: { x: number; y: number }, byX: number, steps = 8): Promise<void> {
  const { mouse } = calculator.page;
  await mouse.move(from.x, from.y);
  await mouse.down();
  await mouse.move(from.x + byX, from.y, { steps });
}

test.describe('the handle of the current volume', () => {
  test('is dragged, and the scenario follows', async ({ calculator, page }) => {
    await calculator.open();
    const at = await calculator.chart.handleAt();
    await drag(calculator, at, -200);
    await expect(calculator.field('vol')).not.toHaveValue('1B');
    await page.mouse.up();
    await expect(calculator.headline).toContainText('stay on the API');
    await expect.poll(() => calculator.query()).toMatch(/^\?vol=\d{1,3}(\.\d+)?M$/);
  });

  test('stays under the pointer, and the axis where it is, until it is let go', async ({ calculator, page }) => {
    await calculator.open();
    const at = await calculator.chart.handleAt();
    await drag(calculator, at, -300, 4);
    for (const by of [-300, -200, -100, 0, 100]) {
      await page.mouse.move(at.x + by, at.y);
      await calculator.chart.settled();
      expect(Math.abs((await calculator.chart.handleAt()).x - (at.x + by)), `at ${by}`).toBeLessThanOrEqual(1);
    }
    await page.mouse.up();
  });

  test('pushes the right end outwards', async ({ calculator, page }) => {
    await calculator.open();
    await drag(calculator, await calculator.chart.handleAt(), 2000, 30);
    await page.mouse.up();
    const volume = Number(await calculator.chart.handle.getAttribute('aria-valuenow'));
    await calculator.open();
    expect(volume).toBeGreaterThan(Number(await calculator.chart.handle.getAttribute('aria-valuenow')));
  });

  test('is moved by keys like any slider', async ({ calculator, page }) => {
    await calculator.open();
    await calculator.chart.handle.focus();
    const slider = calculator.page.getByTestId('volume');
    for (const [key, expected] of [
      ['ArrowRight', '1.01B'],
      ['ArrowLeft', '1B'],
      ['PageUp', '2B'],
      ['PageDown', '1B'],
      ['End', '1T'],
      ['Home', '1M'],
    ]) {
      await page.keyboard.press(key);
      await expect(calculator.field('vol'), key).toHaveValue(expected);
      expect(await slider.inputValue()).toBe(await calculator.chart.handle.getAttribute('aria-valuenow'));
    }
    await expect(calculator.chart.handle).toHaveAttribute('aria-valuetext', '1M tokens a month');
  });
});

test.describe('reading by keys', () => {
  test('arrows, pages, ends and crossings', async ({ calculator, page }) => {
    await calculator.open();
    const { reader, readout } = calculator.chart;
    await reader.focus();
    await page.keyboard.press('Home');
    await expect(readout.locator('.volume')).toHaveText('0 tokens a month');
    await page.keyboard.press('n');
    await expect(readout.locator('.volume')).toHaveText('724.7M tokens a month');
    await expect(reader).toHaveAttribute('aria-valuetext', /^724\.7M tokens a month: API \$3,986, self-hosting \$3,986 with 1 replica, ~Break even$/);
    await page.keyboard.press('End');
    await expect(readout.locator('.volume')).toHaveText('2B tokens a month');
    await page.keyboard.press('PageDown');
    await expect(readout.locator('.volume')).toHaveText('1.8B tokens a month');
    await page.keyboard.press('ArrowLeft');
    await expect(readout.locator('.volume')).toHaveText('1.78B tokens a month');
    await page.keyboard.press('p');
    await expect(readout.locator('.volume')).toHaveText('724.7M tokens a month');
    await page.keyboard.press('Escape');
    await expect(readout).toHaveCount(0);
  });

  test('Enter takes the volume over', async ({ calculator, page }) => {
    await calculator.open();
    await calculator.chart.reader.focus();
    await page.keyboard.press('End');
    await page.keyboard.press('Enter');
    await expect(calculator.field('vol')).toHaveValue('2B');
    await calculator.expectInAddress('vol', '2B');
  });

  test('nothing but the read-out is painted', async ({ calculator, page }) => {
    await calculator.chart.countDrawing();
    await calculator.open();
    await calculator.chart.reader.focus();
    await calculator.chart.settled();
    const before = await calculator.chart.drawn();
    for (const key of ['Home', 'ArrowRight', 'n', 'PageUp', 'End', 'p']) await page.keyboard.press(key);
    await calculator.chart.settled();
    expect(await calculator.chart.drawn()).toEqual(before);
  });

  test('keys that mean nothing here keep their meaning', async ({ calculator, page }) => {
    await calculator.open();
    await calculator.chart.reader.focus();
    await page.keyboard.press('Tab');
    await expect(calculator.chart.handle).toBeFocused();
  });
});

test.describe('zooming', () => {
  test('by the wheel, around the pointer', async ({ calculator, page }) => {
    await calculator.open(REPLICAS);
    const under = await calculator.chart.volumeAt(0.6);
    await page.mouse.wheel(0, -400);
    await expect(calculator.chart.zoomReset).toBeVisible();
    await calculator.chart.settled();
    const right = await calculator.chart.volumeAt(0.95);
    const still = await calculator.chart.volumeAt(0.6);
    expect(Math.abs(still - under) / under).toBeLessThan(0.02);
    expect(right).toBeLessThan(5.5e9);
    // Out again, as far as it goes; then the page scrolls.
    for (let turn = 0; turn < 3; turn += 1) await page.mouse.wheel(0, 400);
    await expect(calculator.chart.zoomReset).toBeHidden();
    await page.mouse.wheel(0, 200);
    await expect.poll(() => page.evaluate(() => window.scrollY)).toBeGreaterThan(0);
  });

  test('by selecting a range, undone by a double click', async ({ calculator, page }) => {
    await calculator.open(REPLICAS);
    const [low, high] = [await calculator.chart.volumeAt(0.4), await calculator.chart.volumeAt(0.7)];
    const from = await calculator.chart.point(0.4);
    const to = await calculator.chart.point(0.7);
    await drag(calculator, from, to.x - from.x);
    await calculator.chart.settled();
    expect(Math.abs((await page.locator('.band').boundingBox())!.width - (to.x - from.x))).toBeLessThanOrEqual(1);
    await page.mouse.up();
    await expect(calculator.chart.zoomReset).toBeVisible();
    await calculator.chart.settled();
    expect(await calculator.chart.volumeAt(0.1)).toBeLessThan(low + (high - low) * 0.2);
    expect(await calculator.chart.volumeAt(0.95)).toBeGreaterThan(high - (high - low) * 0.2);
    await page.mouse.dblclick(from.x, from.y);
    await expect(calculator.chart.zoomReset).toBeHidden();
  });

  test('by keys, undone by Escape', async ({ calculator, page }) => {
    await calculator.open(REPLICAS);
    await calculator.chart.reader.focus();
    for (const key of ['+', '+', '-']) await page.keyboard.press(key);
    await expect(calculator.chart.zoomReset).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(calculator.chart.zoomReset).toBeHidden();
    // The query is about the scenario, not about how it is looked at.
    expect(calculator.query()).toBe(REPLICAS);
  });

  test('a wheel that only came by scrolls the page', async ({ calculator, page }) => {
    await page.setViewportSize({ width: 1000, height: 500 });
    await calculator.open(REPLICAS);
    await page.mouse.move(700, 250);
    for (let turn = 0; turn < 12; turn += 1) {
      await page.mouse.wheel(0, 120);
      await calculator.chart.settled();
    }
    for (let turn = 0; turn < 12; turn += 1) {
      await page.mouse.wheel(0, -120);
      await calculator.chart.settled();
    }
    expect(await page.evaluate(() => window.scrollY)).toBe(0);
    await expect(calculator.chart.zoomReset).toBeHidden();
  });

  test.describe('with two fingers', () => {
    test.use({ hasTouch: true, isMobile: true, viewport: { width: 390, height: 800 } });

    test('what they spread is shown larger', async ({ calculator, page }) => {
      await calculator.open(REPLICAS);
      const left = await calculator.chart.point(0.4);
      const right = await calculator.chart.point(0.7);
      const session = await page.context().newCDPSession(page);
      const touch = (type: string, a: number, b: number) =>
        session.send('Input.dispatchTouchEvent', {
          type: type as 'touchStart',
          touchPoints: type === 'touchEnd' ? [] : [{ x: a, y: left.y, id: 0 }, { x: b, y: right.y, id: 1 }],
        });
      await touch('touchStart', left.x, right.x);
      for (let k = 1; k <= 6; k += 1) await touch('touchMove', left.x - 10 * k, right.x + 10 * k);
      await touch('touchEnd', 0, 0);
      await expect(calculator.chart.zoomReset).toBeVisible();
    });

    test('the handle is dragged by one', async ({ calculator, page }) => {
      await calculator.open();
      const at = await calculator.chart.handleAt();
      const session = await page.context().newCDPSession(page);
      const touch = (type: string, x: number) =>
        session.send('Input.dispatchTouchEvent', {
          type: type as 'touchStart',
          touchPoints: type === 'touchEnd' ? [] : [{ x, y: at.y, id: 0 }],
        });
      await touch('touchStart', at.x);
      for (let k = 1; k <= 6; k += 1) await touch('touchMove', at.x - 12 * k);
      await touch('touchEnd', 0);
      await expect(calculator.headline).toContainText('stay on the API');
    });
  });
});

test.describe('other ways to look', () => {
  test('per 1M tokens', async ({ calculator, page }) => {
    await calculator.open();
    await calculator.chart.tool('Per 1M').click();
    await expect(page.getByRole('heading', { name: 'Cost per 1M tokens by volume' })).toBeVisible();
    await calculator.chart.hover(0.5);
    await expect(calculator.chart.readout.locator('.api')).toContainText('$5.50');
    await expect(calculator.chart.tool('Per 1M')).toHaveAttribute('aria-pressed', 'true');
    await expect(calculator.chart.tool('Total')).toHaveAttribute('aria-pressed', 'false');
  });

  test('logarithmic: a third of the way is a power of ten on', async ({ calculator }) => {
    await calculator.open();
    await calculator.chart.tool('Log').click();
    await calculator.chart.settled();
    const [one, two, three] = [await calculator.chart.volumeAt(0.3), await calculator.chart.volumeAt(0.5), await calculator.chart.volumeAt(0.7)];
    expect(Math.abs(three / two - two / one) / (two / one)).toBeLessThan(0.05);
  });

  test('the hybrid on request', async ({ calculator }) => {
    await calculator.open('?vol=2.2B&cap=2.1B');
    await calculator.chart.tool('Hybrid').click();
    await calculator.chart.hover(0.5);
    await expect(calculator.chart.readout.locator('.hybrid')).toContainText('Hybrid');
    await calculator.chart.tool('Hybrid').click();
    await calculator.chart.hover(0.52);
    await expect(calculator.chart.readout.locator('.hybrid')).toHaveCount(0);
  });
});

test.describe('chart and table point at each other', () => {
  test('the row nearest to the reading line is marked, and a row moves the line', async ({ calculator, page }) => {
    await calculator.open();
    const pointed = page.getByTestId('cost-table').locator('tr.pointed th');
    await calculator.chart.reader.focus();
    await page.keyboard.press('Home');
    await expect(pointed).toHaveText(/^100M/);
    await page.keyboard.press('n');
    await expect(pointed).toHaveText(/^724M/);
    await page.keyboard.press('End');
    await expect(pointed).toHaveText(/^2B/);
    await page.getByTestId('cost-table').locator('tbody tr').nth(1).hover();
    await expect(page.locator('.readout .volume')).toHaveText('500M tokens a month');
  });
});

test('on paper the chart is dark on white, also from a dark page', async ({ calculator, page }) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  await calculator.open();
  await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
  expect(await calculator.chart.pixels([255, 255, 255])).toBeGreaterThan(20_000);
  await page.evaluate(() => window.dispatchEvent(new Event('afterprint')));
  expect(await calculator.chart.pixels([255, 255, 255])).toBeLessThan(5_000);
});

test('where the system insists on its own colours the chart takes them', async ({ calculator, page }) => {
  await page.emulateMedia({ forcedColors: 'active' });
  await calculator.open();
  const paper = await calculator.chart.canvas.evaluate((canvas) => getComputedStyle(canvas).backgroundColor);
  const rgb = paper.match(/\d+/g)!.slice(0, 3).map(Number) as [number, number, number];
  expect(await calculator.chart.pixels(rgb)).toBeGreaterThan(20_000);
});
