// Two editions of prices, choosing from all there is, and who serves the same weights.
import { expect, test } from '../pages/calculator';
import { Picker } from '../pages/picker';
import { Prices } from '../pages/prices';

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

test('the chooser says what is chosen, opens there, and finds names however they are written', async ({ calculator, page }) => {
  const picker = new Picker(page);
  await calculator.open('?cat=now&gpu=l4-24gb');
  await picker.open('gpu');
  await expect(picker.dialog.getByRole('heading')).toHaveText('Choose a GPU');
  await expect(picker.at).toContainText('L4 24GB');
  await expect(picker.at).toBeInViewport();
  await page.keyboard.type('rtxpro6000');
  await expect(picker.options).toHaveCount(1);
});

test('by today’s prices the lists hold today’s names, and nothing that is not sold', async ({ calculator }) => {
  await calculator.open('?cat=now');
  await expect(calculator.field('gpu').locator('option:checked')).toHaveText('H100 SXM 80GB');
  const offers = await calculator.field('api').locator('option').allTextContents();
  expect(offers).not.toContain('DeepSeek V3');
  expect(offers).toContain('DeepSeek V4 Flash');
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

test('all prices are sorted and filtered, and what a column says is asked for', async ({ calculator, page }) => {
  const prices = new Prices(page);
  await calculator.open();
  await prices.open();
  await expect(prices.said).toHaveText(/^\d+ prices\.$/);
  const output = prices.table.getByRole('button', { name: 'Output', exact: true });
  await output.click();
  // The arrow is not part of what it is called.
  await expect(output).toHaveAccessibleName('Output');
  await expect(prices.table.locator('th[aria-sort="ascending"]')).toHaveText('Output');
  await expect(prices.table.locator('tbody tr').first().locator('[data-value]').nth(1)).toHaveAttribute('data-value', '0.04');
  await prices.filter.fill('gpt4o mini');
  await expect(prices.said).toHaveText(/^1 of \d+ prices\.$/);
  await prices.filter.fill('');
  await page.getByLabel('Sold by').selectOption('Groq');
  await expect(prices.table.locator('tbody tr')).toHaveCount(2);
  await page.getByRole('button', { name: 'GPUs', exact: true }).click();
  await page.getByLabel('Terms').selectOption('spot');
  await page.getByLabel('GPU', { exact: true }).last().selectOption('MI300X 192GB');
  await expect(prices.table.locator('tbody tr')).toHaveCount(1);
  await expect(prices.table.locator('tbody tr')).toContainText('Crusoe');
  await expect(page.getByTestId('credits').getByRole('link', { name: 'CC BY 4.0' })).toHaveAttribute('href', /creativecommons/);
});

test('a list of one’s own is read, used under its name, and removed', async ({ calculator, page }) => {
  const prices = new Prices(page);
  await calculator.open();
  await prices.open();
  // Nothing half-imported, and why.
  await prices.takeText('{ "north/large": { "input_cost_per_token": ');
  await expect(prices.imported.locator('.wrong')).toHaveCount(1);
  await expect(prices.lists).toHaveCount(0);
  await prices.take('litellm.json');
  await expect(prices.lists).toHaveCount(1);
  await prices.filter.fill('north large');
  await prices.own.getByRole('button', { name: /^Use the price of north\/large by north/ }).click();
  await calculator.expectInAddress('pcache', '1.25');
  await expect(calculator.caption('API, a month')).toHaveText('north/large API, a month');
  await expect(page.getByTestId('priced').first()).toContainText('north/large by LiteLLM, your own price as of');
  await expect(page.getByRole('banner')).toContainText('some are your own');
  await page.reload();
  await calculator.started();
  await expect(calculator.caption('API, a month')).toHaveText('north/large API, a month');
  await expect(calculator.field('api').locator('option:checked')).toHaveText('north/large');
  await prices.open();
  await prices.lists.getByRole('button', { name: /Remove/ }).click();
  await expect(prices.lists).toHaveCount(0);
  // The keyboard goes on from where the button was.
  await expect(page.getByRole('heading', { name: 'Import prices of your own' })).toBeFocused();
  // Another offer of the list lets go of it.
  await calculator.field('api').selectOption('openai/gpt-4o');
  await calculator.expectInAddress('pname', null);
  await expect(calculator.caption('API, a month')).toHaveText('GPT-4o API, a month');
});

test('several files at once stay apart, and what takes a place says so', async ({ calculator, page }) => {
  const prices = new Prices(page);
  await calculator.open();
  await prices.open();
  await prices.take('vast.csv', 'runpod.csv', 'catalogue.json');
  await expect(prices.lists).toHaveText([/^SkyPilot, vast: 8 prices/, /^SkyPilot, runpod: 5 prices/, /^Framework agreement of Example Ltd: 4 prices, 2026-11-01/]);
  await prices.take('runpod.csv');
  await expect(prices.imported).toContainText('It takes the place of SkyPilot, runpod: 5 prices');
  await expect(prices.lists).toHaveCount(3);
});

test('imported prices can be chosen like all others', async ({ calculator, page }) => {
  const [picker, prices] = [new Picker(page), new Prices(page)];
  await calculator.open('?cat=now');
  await prices.open();
  await prices.take('vast.csv', 'litellm.json');
  await expect(prices.lists).toHaveCount(2);
  await picker.open('prov');
  await expect(picker.dialog.getByRole('heading')).toHaveText('Choose a provider');
  await page.keyboard.type('your own vast');
  await expect(picker.options).toHaveCount(1);
  await page.keyboard.press('Enter');
  await expect(calculator.field('prov').locator('option:checked')).toHaveText('vast');
  await calculator.expectInAddress('rate', '1.9');
  await picker.open('prov');
  await expect(picker.at).toContainText('vast');
  await page.keyboard.press('Escape');
  await page.getByText('What could run this workload, the cheapest first').click();
  await expect(page.getByTestId('candidates')).toContainText('SkyPilot, vast');
});

test('where the browser has no room that is said, and the next list loses nothing', async ({ calculator, page }) => {
  await page.addInitScript(() => {
    const keep = Storage.prototype.setItem;
    // Room for the first list.
    let room = 0;
    Storage.prototype.setItem = function (key: string, value: string) {
      if (key === 'prices' && value.length > (room ||= value.length)) throw new DOMException('full', 'QuotaExceededError');
      keep.call(this, key, value);
    };
  });
  const prices = new Prices(page);
  await calculator.open();
  await prices.open();
  await prices.take('litellm.json');
  await expect(prices.lists).toHaveCount(1);
  await expect(prices.imported).not.toContainText('no room');
  await prices.take('vast.csv');
  await expect(prices.imported).toContainText('There is no room in this browser to keep it');
  await prices.take('runpod.csv');
  await expect(prices.imported).toContainText('SkyPilot, runpod: 5 GPU prices.');
  await expect(prices.lists).toHaveCount(3);
});

test('a file over the room for it is seen to be, and one dropped elsewhere leaves the page alone', async ({ calculator, page }) => {
  await calculator.open();
  await new Prices(page).open();
  const zone = page.locator('.drop:has(#prices-file)');
  const carried = await page.evaluateHandle(() => {
    const carried = new DataTransfer();
    carried.items.add(new File(['{}'], 'prices.json'));
    return carried;
  });
  await zone.dispatchEvent('dragover', { dataTransfer: carried });
  await expect(zone).toHaveClass(/over/);
  await zone.dispatchEvent('drop', { dataTransfer: carried });
  await expect(zone).not.toHaveClass(/over/);
  await expect(page.getByTestId('import-said').locator('.wrong')).toHaveCount(1);
  const isKept = await page.evaluate((dataTransfer) => {
    const event = new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true });
    return !document.body.dispatchEvent(event);
  }, carried);
  expect(isKept).toBe(true);
});

test('a list of thousands is read while the page goes on', async ({ calculator, page }) => {
  const prices = new Prices(page);
  await calculator.open();
  await prices.open();
  const entry = (at: number) => [`maker/model-${at}`, { input_cost_per_token: (at + 1) * 1e-9, output_cost_per_token: 2e-6, litellm_provider: 'maker', mode: 'chat' }];
  const list = JSON.stringify(Object.fromEntries(Array.from({ length: 4500 }, (_, at) => entry(at))));
  await page.evaluate(() => {
    window.longest = 0;
    new PerformanceObserver((seen) => seen.getEntries().forEach((task) => (window.longest = Math.max(window.longest, task.duration)))).observe({ type: 'longtask' });
  });
  await prices.takeText(list, 'list.json');
  await expect(prices.imported).toContainText('4,500');
  await prices.filter.fill('model-4321');
  await expect(prices.table.locator('tbody tr')).toHaveCount(1);
  console.log(`4,500 prices: longest task of the page ${Math.round(await page.evaluate(() => window.longest))} ms`);
  // Nor does the list to choose from hold it up.
  const picker = new Picker(page);
  await picker.open('api');
  await expect(picker.dialog).toContainText(/^.*200 of 4\d{3} are shown/);
  await page.keyboard.type('model4321');
  await expect(picker.options).toHaveCount(1);
  console.log(`4,500 to choose from: ${Math.round(await page.evaluate(() => window.longest))} ms`);
});
