// Two editions of prices, choosing from all there is, and who serves the same weights.
import { expect, test } from '../pages/calculator';
import { Picker } from '../pages/picker';

declare global {
  interface Window {
    /** Milliseconds of the longest task so far. */
    longest: number;
  }
}

test('prices of today take the place of the published ones, and come back', async ({ calculator, page }) => {
  await calculator.open();
  await expect(page.getByTestId('priced').first()).toContainText(/2026-04-01 \d+ months old$/);
  await calculator.field('cat').selectOption('now');
  await calculator.expectInAddress('cat', 'now');
  await expect(page.getByRole('banner')).toContainText('Prices: November 2026, current');
  await expect(calculator.headline).not.toHaveText('At 1B tokens a month, self-hosting saves $1,514 a month.');
  await calculator.undo.click();
  await calculator.expectInAddress('cat', null);
  await expect(calculator.headline).toHaveText('At 1B tokens a month, self-hosting saves $1,514 a month.');
});

test('an offer is found by typing, and chosen by keys', async ({ calculator, page }) => {
  const picker = new Picker(page);
  await calculator.open();
  await picker.open('api');
  await page.keyboard.type('scout deepinfra');
  await expect(picker.options).toHaveCount(1);
  await expect(picker.at).toContainText('Llama 4 Scout on DeepInfra');
  await page.keyboard.press('Enter');
  await expect(picker.dialog).toBeHidden();
  await expect(calculator.field('api').locator('option:checked')).toHaveText('Llama 4 Scout on DeepInfra');
  await expect(calculator.caption('API, a month')).toHaveText('Llama 4 Scout on DeepInfra API, a month');
  await calculator.expectInAddress('api', 'deepinfra/llama-4-scout');
  const other = await page.context().newPage();
  await other.goto(page.url());
  await expect(other.locator('#in-api option:checked')).toHaveText('Llama 4 Scout on DeepInfra');
  await other.close();
});

test('the list moves with the keys; nothing found is said, and Escape changes nothing', async ({ calculator, page }) => {
  const picker = new Picker(page);
  await calculator.open();
  await picker.open('gpu');
  const first = await picker.at.textContent();
  for (const key of ['ArrowDown', 'PageDown']) {
    await page.keyboard.press(key);
    await expect(picker.at).toBeInViewport();
  }
  await expect(picker.at).not.toHaveText(first!);
  await page.keyboard.type('no such thing');
  await expect(picker.dialog).toContainText('Nothing has all of these words.');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await expect(calculator.field('gpu')).toHaveValue('h100-80gb');
});

test('every model with specifications can be chosen', async ({ calculator, page }) => {
  const picker = new Picker(page);
  await calculator.open();
  await picker.open('model');
  expect(await picker.options.count()).toBeGreaterThan(34);
  await page.keyboard.type('gpt-oss-120b');
  await page.keyboard.press('Enter');
  await expect(calculator.caption('self-hosted on')).toBeVisible();
  await expect(page.getByTestId('fit')).toContainText(/GB/);
});

test('who serves the same weights is listed, and taken as the rival', async ({ calculator, page }) => {
  await calculator.open();
  const table = page.getByTestId('hosted-table');
  await expect(table.locator('tbody tr').first()).toContainText('DeepInfra');
  // The date leads to the page where the price was seen, and nowhere else.
  const seen = table.locator('a[target="_blank"]');
  for (const link of await seen.all()) expect(await link.getAttribute('href')).toMatch(/^https:\/\/[^\s()]+$/);
  await expect(seen.first()).toHaveAttribute('href', 'https://deepinfra.com/pricing');
  await table.getByRole('link', { name: 'Take as rival' }).first().click();
  await expect(calculator.field('api').locator('option:checked')).toHaveText('Llama 4 Maverick on DeepInfra');
  await expect(calculator.headline).toContainText('stay on the API');
});

test('what could run the workload is listed, and taken', async ({ calculator, page }) => {
  await calculator.open('?cat=now');
  const candidates = page.getByTestId('candidates');
  await page.getByText('What could run this workload, the cheapest first').click();
  await expect(candidates.locator('tbody tr').first()).toContainText('8 × MI300X 192GB');
  await candidates.getByRole('link', { name: 'Use it' }).first().click();
  await expect(calculator.field('n')).toHaveValue('8');
  await expect(page.getByTestId('fit-warning')).toBeHidden();
});

test('all prices are sorted and filtered, and a list of one’s own is used', async ({ calculator, page }) => {
  await calculator.open();
  await page.getByText('All prices, and your own').click();
  const table = page.getByTestId('price-table');
  await expect(page.getByTestId('prices-said')).toHaveText(/^\d+ prices\.$/);
  await table.getByRole('button', { name: 'Output', exact: true }).click();
  await expect(table.locator('th[aria-sort="ascending"]')).toHaveText('Output');
  await expect(table.locator('tbody tr').first().locator('[data-value]').nth(1)).toHaveAttribute('data-value', '0.04');
  await page.getByLabel('Filter').fill('gpt-4o mini');
  await expect(page.getByTestId('prices-said')).toHaveText(/^1 of \d+ prices\.$/);
  // Nothing half-imported, and why.
  const said = page.getByTestId('import-said');
  const file = page.locator('#prices-file');
  const choose = (text: string) => file.setInputFiles({ name: 'prices.json', mimeType: 'application/json', buffer: Buffer.from(text) });
  await choose('{ "north/large": { "input_cost_per_token": ');
  await expect(said).toHaveClass(/wrong/);
  await expect(page.getByTestId('import-list').locator('li')).toHaveCount(0);
  await file.setInputFiles('../prices/litellm.json');
  await expect(page.getByTestId('import-list').locator('li')).toHaveCount(1);
  await page.getByLabel('Filter').fill('north large');
  await table.getByRole('button', { name: /^Use the price of/ }).click();
  await calculator.expectInAddress('pcache', '1.25');
  await page.reload();
  await calculator.started();
  await page.getByText('All prices, and your own').click();
  await page.getByTestId('import-list').getByRole('button', { name: /Remove/ }).click();
  await expect(page.getByTestId('import-list').locator('li')).toHaveCount(0);
});

test('a list of thousands is read while the page goes on', async ({ calculator, page }) => {
  await calculator.open();
  await page.getByText('All prices, and your own').click();
  const entry = (at: number) => [`maker/model-${at}`, { input_cost_per_token: (at + 1) * 1e-9, output_cost_per_token: 2e-6, litellm_provider: 'maker', mode: 'chat' }];
  const list = JSON.stringify(Object.fromEntries(Array.from({ length: 4500 }, (_, at) => entry(at))));
  await page.evaluate(() => {
    window.longest = 0;
    new PerformanceObserver((seen) => seen.getEntries().forEach((task) => (window.longest = Math.max(window.longest, task.duration)))).observe({ type: 'longtask' });
  });
  await page.locator('#prices-file').setInputFiles({ name: 'list.json', mimeType: 'application/json', buffer: Buffer.from(list) });
  await expect(page.getByTestId('import-said')).toContainText('4,500');
  await page.getByLabel('Filter').fill('model-4321');
  await expect(page.getByTestId('price-table').locator('tbody tr')).toHaveCount(1);
  console.log(`4,500 prices: longest task of the page ${Math.round(await page.evaluate(() => window.longest))} ms`);
});
