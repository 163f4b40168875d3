// Light and dark: the system's choice, the visitor's choice, and where it is kept.
import { type CalculatorPage, expect, test } from '../pages/calculator';
import { COLOURS } from '../pages/chart';

/** The page and its chart are both in this theme. */
async function expectTheme(calculator: CalculatorPage, theme: 'light' | 'dark'): Promise<void> {
  const { page, chart } = calculator;
  await expect(page.locator('html')).toHaveAttribute('data-theme', theme);
  await expect(calculator.themeSwitch).toHaveAttribute('aria-pressed', String(theme === 'dark'));
  const other = theme === 'dark' ? 'light' : 'dark';
  await expect.poll(() => chart.pixels(COLOURS[theme].paper)).toBeGreaterThan(20_000);
  expect(await chart.pixels(COLOURS[theme].api)).toBeGreaterThan(300);
  expect(await chart.pixels(COLOURS[theme].selfHost)).toBeGreaterThan(300);
  // Not none: the ink of the one is nearly the paper of the other.
  expect(await chart.pixels(COLOURS[other].paper)).toBeLessThan(5_000);
  // Paper of chart and panel are one.
  const panel = await calculator.verdict.evaluate((panel) => getComputedStyle(panel).backgroundColor);
  expect(panel).toBe(`rgb(${COLOURS[theme].paper.join(', ')})`);
}

test('the switch repaints page and chart, and is remembered', async ({ calculator, page }) => {
  await calculator.open();
  await expectTheme(calculator, 'light');
  await calculator.themeSwitch.click();
  await expectTheme(calculator, 'dark');
  await page.reload();
  await calculator.started();
  await expectTheme(calculator, 'dark');
  await calculator.themeSwitch.click();
  await expectTheme(calculator, 'light');
  // The theme is the visitor's, not the scenario's.
  expect(calculator.query()).toBe('');
});

test('the system decides until the visitor does', async ({ calculator, page }) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  await calculator.open();
  await expectTheme(calculator, 'dark');
  await page.emulateMedia({ colorScheme: 'light' });
  await expectTheme(calculator, 'light');
  await calculator.themeSwitch.click();
  await expectTheme(calculator, 'dark');
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.emulateMedia({ colorScheme: 'light' });
  await expectTheme(calculator, 'dark');
});

test('a choice against a dark system is kept', async ({ calculator, page }) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  await calculator.open();
  await calculator.themeSwitch.click();
  await expectTheme(calculator, 'light');
  await page.reload();
  await calculator.started();
  await expectTheme(calculator, 'light');
});

test('works where the browser keeps nothing', async ({ calculator, page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, 'localStorage', {
      get() {
        throw new DOMException('The operation is insecure.', 'SecurityError');
      },
    });
  });
  await calculator.open();
  await calculator.themeSwitch.click();
  await expectTheme(calculator, 'dark');
  await calculator.preset('deepseek-api').click();
  await expect(calculator.figure('break-even')).toHaveText('6.81B');
});

test('works where the browser refuses to write', async ({ calculator, page }) => {
  await page.addInitScript(() => {
    Storage.prototype.setItem = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
  });
  await calculator.open();
  await calculator.themeSwitch.click();
  await expectTheme(calculator, 'dark');
});
