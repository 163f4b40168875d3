// The link, its code, and files to take away.
import { expect, test } from '../pages/calculator';

test('the dialog holds the link and its code', async ({ calculator, baseURL }) => {
  await calculator.open('?vol=2B');
  await calculator.share.open();
  await expect(calculator.share.address).toHaveValue(`${baseURL}?vol=2B`);
  await expect(calculator.share.code).toBeVisible();
});

test('a frozen link holds its prices, and says so when it is opened', async ({ calculator, page }) => {
  await calculator.open('?vol=2B');
  await calculator.share.open();
  await calculator.share.freeze.check();
  await expect(calculator.share.address).toHaveValue(/\?vol=2B.*&pin=2\.5&pout=10&.*rate=2\.49.*&ed=2026-04$/);
  const link = await calculator.share.address.inputValue();
  const headline = await calculator.headline.textContent();
  await page.goto(link);
  await calculator.started();
  await expect(calculator.headline).toHaveText(headline!);
  await expect(page.getByTestId('frozen')).toContainText('Prices are frozen as of April 2026; they are the same today.');
});

test('a frozen link says what has changed since, and one click takes it to today', async ({ calculator, page }) => {
  await calculator.open('?vol=2B&rate=2.2&pin=2.5&pout=10&ed=2026-01');
  const frozen = page.getByTestId('frozen');
  await expect(frozen).toContainText('Prices are frozen as of January 2026; one of them is another today.');
  await expect(frozen.locator('li')).toHaveText(/^GPU price: \$2\.20\/h then, \$2\.49\d*\/h now\.$/);
  await expect(frozen).toContainText('With today\'s prices: At 2B tokens a month, self-hosting saves $7,014 a month.');
  await frozen.getByRole('button', { name: 'Use today’s prices' }).click();
  await expect(frozen).toBeHidden();
  await calculator.expectInAddress('ed', null);
  await calculator.expectInAddress('rate', null);
  await expect(calculator.headline).toHaveText('At 2B tokens a month, self-hosting saves $7,014 a month.');
});

test('files say what the page says', async ({ calculator }) => {
  await calculator.open('?vol=2B');
  await calculator.share.open();
  const text = async (kind: string) => (await calculator.share.file(kind)).content.toString('utf8');
  expect(await text('csv')).toContain('2000000000,11000,3986,1,7014,63.76,true');
  const report = await text('markdown');
  expect(report).toContain('self-hosting saves $7,014');
  expect(report).toContain('?vol=2B');
  const json = JSON.parse(await text('json'));
  expect(json.query).toBe('vol=2B');
  expect(json.api.usd_per_month).toBe(11000);
  expect(json.memory.fit).toBe('does_not_load');
  const svg = await text('svg');
  expect(svg).toMatch(/^<svg /);
  expect(svg).toContain('?vol=2B');
  const { name, content } = await calculator.share.file('png');
  expect(name).toBe('llm-breakeven.png');
  expect(content.subarray(1, 4).toString()).toBe('PNG');
  expect(content.readUInt32BE(16)).toBe(1920);
});

test('a picture is what the chart shows', async ({ calculator }) => {
  await calculator.open();
  const plain = (await calculator.share.open(), (await calculator.share.file('svg')).content.toString('utf8'));
  await calculator.page.keyboard.press('Escape');
  await calculator.chart.tool('Per 1M').click();
  await calculator.share.open();
  const perToken = (await calculator.share.file('svg')).content.toString('utf8');
  expect(plain).toContain('$10k');
  expect(perToken).not.toContain('$10k');
});

test('one scenario is printed on two pages, with what it rests on', async ({ calculator, page }) => {
  await calculator.open('?eh=10&cache=20');
  await expect(page.getByTestId('bill').getByRole('img')).toBeVisible();
  await expect(page.getByTestId('reality-check').locator('.answer')).not.toBeEmpty();
  const pdf = (await page.pdf({ format: 'A4' })).toString('latin1');
  expect(pdf.match(/\/Type\s*\/Page\b(?!s)/g)!.length).toBeLessThanOrEqual(2);
  await page.emulateMedia({ media: 'print' });
  await expect(calculator.field('eh')).toBeVisible();
  await expect(calculator.field('er')).toBeHidden();
  await expect(calculator.headline).toBeVisible();
  await expect(page.getByTestId('cost-table')).toBeVisible();
  await expect(page.locator('#reading')).toBeHidden();
});
