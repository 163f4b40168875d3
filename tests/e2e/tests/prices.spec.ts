// Two editions of prices, choosing from all there is, and who serves the same weights.
import { expect, test } from '../pages/calculator';
import { Picker } from '../pages/picker';

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
