// Any figure opens how it was computed, with the numbers filled in.
import { type CalculatorPage, expect, test } from '../pages/calculator';

/** A cell of the cost table, by the volume of its row. */
function cell(calculator: CalculatorPage, volume: string, figure: string) {
  const row = calculator.page.getByTestId('cost-table').locator('tbody tr').filter({ hasText: volume });
  return row.first().locator(`[data-figure="${figure}"]`);
}

test('a figure of the verdict', async ({ calculator }) => {
  await calculator.open();
  const { arithmetic } = calculator;
  await calculator.figure('break-even').getByRole('button').click();
  await arithmetic.expectShown('Break-even, tokens a month', '724.7M');
  await expect(arithmetic.steps.first()).toHaveText('($3,586 + $400 overhead − $0 fee) ÷ $5.50 per 1M = 724.7M tokens a month');
  await arithmetic.close.click();
  await expect(arithmetic.dialog).toBeHidden();
  await calculator.figure('API, a month').getByRole('button').click();
  await arithmetic.expectShown('API, a month', '$5,500');
  await expect(arithmetic.steps).toHaveText(['1B tokens × $5.50 per 1M = $5,500 a month']);
});

test('it follows the scenario', async ({ calculator }) => {
  await calculator.open('?s=llama8b-haiku&vol=2B');
  await calculator.figure('API, a month').getByRole('button').click();
  await expect(calculator.arithmetic.steps).toHaveText(['2B tokens × $2.08 per 1M = $4,160 a month']);
});

test('a cell of the table, at the volume of its row', async ({ calculator }) => {
  await calculator.open();
  await cell(calculator, '5B', 'api-month').click();
  await calculator.arithmetic.expectShown('API, a month', '$27,500');
  await calculator.arithmetic.close.click();
  await cell(calculator, '500M', 'saving').click();
  await calculator.arithmetic.expectShown('The cheaper side saves, a month', '$1,236');
  await expect(calculator.arithmetic.steps).toHaveText(['$3,986 − $2,750 = $1,236 a month']);
  // The visitor's own volume stays.
  expect(calculator.query()).toBe('');
});

test('a figure in the prose, of the link that it stands for', async ({ calculator, page }) => {
  await calculator.open('?s=mistral-flash');
  await page.locator('#framework data[data-figure="break-even"][data-query="eh=15"]').click();
  await calculator.arithmetic.expectShown('Break-even, tokens a month', '1.13B');
  await expect(calculator.arithmetic.steps.first()).toContainText('$2,650 overhead');
  await calculator.arithmetic.close.click();
  // One without link is the visitor's own.
  await page.locator('#framework data[data-figure="break-even"]:not([data-query])').click();
  await calculator.arithmetic.expectShown('Break-even, tokens a month', '2.62B');
  expect(calculator.query()).toBe('?s=mistral-flash');
});

test.describe('"Rests on" leads on', () => {
  test('to where the numbers come from', async ({ calculator }) => {
    await calculator.open();
    const { arithmetic } = calculator;
    await calculator.figure('break-even').getByRole('button').click();
    await arithmetic.restsOn('Blended API price per 1M tokens').click();
    await arithmetic.expectShown('Blended API price per 1M tokens', '$5.50');
    await arithmetic.restsOn('Input price, cache and batch included').click();
    await arithmetic.expectShown('Input price, cache and batch included', '$2.50');
    await expect(arithmetic.sources.filter({ hasText: '$2.50' })).toContainText('as of 2026-04-01');
  });

  test('at the volume of the row it began with', async ({ calculator }) => {
    await calculator.open();
    await cell(calculator, '500M', 'saving').click();
    await calculator.arithmetic.restsOn('API, a month').click();
    await calculator.arithmetic.expectShown('API, a month', '$2,750');
  });

  test('in the scenario of the link it began with', async ({ calculator, page }) => {
    await calculator.open();
    await page.locator('#framework data[data-figure="break-even"][data-query="eh=15"]').click();
    await calculator.arithmetic.restsOn('Overhead, a month').click();
    await calculator.arithmetic.expectShown('Overhead, a month', '$2,650');
  });

  test('and the keyboard stays in the dialog', async ({ calculator, page }) => {
    await calculator.open();
    await calculator.figure('API, a month').getByRole('button').click();
    const next = calculator.arithmetic.restsOn('Blended API price per 1M tokens');
    await next.focus();
    await page.keyboard.press('Enter');
    await expect(calculator.arithmetic.name).toHaveText('Blended API price per 1M tokens');
    // Not on the page as a whole, where what had it is gone.
    expect(await page.evaluate(() => document.activeElement?.closest('dialog')?.id)).toBe('arithmetic');
  });
});

test('Escape and Close give the focus back', async ({ calculator, page }) => {
  await calculator.open();
  const figure = calculator.figure('self-hosted on').getByRole('button');
  await figure.click();
  await expect(calculator.arithmetic.dialog).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(calculator.arithmetic.dialog).toBeHidden();
  await expect(figure).toBeFocused();
  await figure.click();
  await calculator.arithmetic.close.click();
  await expect(calculator.arithmetic.dialog).toBeHidden();
  await expect(figure).toBeFocused();
});

test('by keyboard alone', async ({ calculator, page }) => {
  await calculator.open();
  await calculator.headline.focus();
  await page.keyboard.press('Tab');
  await expect(calculator.figure('API, a month').getByRole('button')).toBeFocused();
  await page.keyboard.press('Enter');
  await calculator.arithmetic.expectShown('API, a month', '$5,500');
  await expect(calculator.arithmetic.close).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(calculator.arithmetic.restsOn('Tokens a month')).toBeFocused();
  await page.keyboard.press('Space');
  await calculator.arithmetic.expectShown('Tokens a month', '1B');
  await page.keyboard.press('Escape');
  await expect(calculator.figure('API, a month').getByRole('button')).toBeFocused();
});

test('every figure of the list opens with the value that the list gives', async ({ calculator, page }) => {
  test.slow(); // some forty dialogs
  await calculator.open('?vol=3B&cap=2.1B&eh=15');
  const { arithmetic } = calculator;
  await expect(arithmetic.all.locator('dl > div')).toHaveCount(0);
  await arithmetic.all.locator('summary').click();
  const rows = arithmetic.all.locator('dl > div');
  await expect(rows.first()).toBeVisible();
  expect(await rows.count()).toBeGreaterThan(30);
  for (const row of await rows.all()) {
    const value = row.getByRole('button');
    await value.click();
    await arithmetic.expectShown(await row.locator('dt').innerText(), await value.innerText());
    await expect.soft(arithmetic.steps.first(), await row.locator('dt').innerText()).not.toBeEmpty({ timeout: 2000 });
    await page.keyboard.press('Escape');
    await expect(arithmetic.dialog).toBeHidden();
  }
});

/** Figures in the prose that look as if they opened; within a link it is the link that is followed. */
function promising(calculator: CalculatorPage) {
  return calculator.page.locator('#reading data[data-figure]').evaluateAll((all) =>
    all
      .filter((figure) => !figure.closest('a') && figure.checkVisibility() && getComputedStyle(figure).cursor === 'help')
      .map((figure) => ({ key: figure.getAttribute('data-figure'), reachable: figure.matches('[tabindex="0"], :has(button)') })),
  );
}

test('whatever in the prose looks as if it opened, opens', async ({ calculator, page }) => {
  await calculator.open();
  const keys = new Set((await promising(calculator)).map(({ key }) => key));
  expect(keys.size).toBeGreaterThan(10);
  for (const key of keys) {
    await page.locator(`#reading :not(a) > data[data-figure="${key}"]`).filter({ visible: true }).first().click();
    await expect.soft(calculator.arithmetic.dialog, `${key} opens`).toBeVisible({ timeout: 2000 });
    await page.keyboard.press('Escape');
  }
});

test('it opens by keyboard, too', async ({ calculator }) => {
  await calculator.open();
  const figures = await promising(calculator);
  expect(figures.length).toBeGreaterThan(50);
  expect([...new Set(figures.filter(({ reachable }) => !reachable).map(({ key }) => key))]).toEqual([]);
});
