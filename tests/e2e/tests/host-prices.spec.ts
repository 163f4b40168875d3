// The price list that whoever hosts the site puts beside the page.
import { type Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { expect, test } from '../pages/calculator';
import { holdTimers, runTimers } from '../pages/timers';

const EXAMPLE = readFileSync('../prices/catalogue.json', 'utf8');
const { source, checked_on, offers } = JSON.parse(EXAMPLE);

declare global {
  interface Window {
    /** What the worker was asked so far. */
    questions: string[];
  }
}

const hosted = (page: Page, body: string, status = 200) =>
  page.route(/\/catalogue\.json$/, (route) => route.fulfill({ status, body, contentType: 'application/json' }));
const asked = (page: Page) => page.waitForResponse(/\/catalogue\.json$/);
const unfold = (page: Page) => page.getByRole('heading', { name: 'All prices, and your own' }).click();

test('what the site ships is no list, and asks nothing of the worker', async ({ calculator, page }) => {
  await page.addInitScript(() => {
    window.questions = [];
    const post = Worker.prototype.postMessage;
    Worker.prototype.postMessage = function (message: unknown[]) {
      window.questions.push(`${message[2]}`);
      post.call(this, message);
    };
  });
  await calculator.open();
  const shipped = await asked(page);
  expect((await shipped.text()).trim()).toBe('{}');
  await unfold(page);
  // By now a list would have been asked about, before the table was.
  await expect(page.getByTestId('prices-said')).toHaveText(/^\d+ prices\.$/);
  expect(await page.evaluate(() => window.questions)).toContain('prices');
  expect(await page.evaluate(() => window.questions)).not.toContain('catalogue');
  await expect(page.getByTestId('host-prices')).toBeEmpty();
});

test('a list is named, shown, used, kept nowhere, and not to be removed', async ({ calculator, page }) => {
  await hosted(page, EXAMPLE);
  await calculator.open();
  await expect(page.getByTestId('host-prices')).toHaveText(`with those of ${source}, ${checked_on}`);
  await unfold(page);
  const entry = page.getByTestId('import-list').locator('li');
  await expect(entry).toHaveText(new RegExp(`^${source}: \\d+ prices, ${checked_on}, from this site$`));
  await expect(entry.getByRole('button')).toHaveCount(0);
  await page.getByLabel('Filter').fill(offers[0].name);
  const row = page.getByTestId('price-table').locator('tr[data-own]');
  await expect(row).toHaveCount(1);
  await expect(row).toContainText(`${checked_on}${source}`);
  await row.getByRole('button', { name: /^Use the price of/ }).click();
  await calculator.expectInAddress('pin', `${offers[0].input}`);
  expect(await page.evaluate(() => localStorage.getItem('prices'))).toBeNull();
});

test("a visitor's own list of the same name counts instead, until it is removed", async ({ calculator, page }) => {
  await hosted(page, EXAMPLE);
  await calculator.open();
  await unfold(page);
  const entry = page.getByTestId('import-list').locator('li');
  await expect(entry).toContainText('from this site');
  const own = { ...JSON.parse(EXAMPLE), checked_on: '2026-11-11', rentals: undefined, offers: [{ ...offers[0], input: 0.125 }] };
  await page.locator('#prices-file').setInputFiles({ name: 'own.json', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify(own)) });
  await expect(entry).toHaveText(/1 price, 2026-11-11 Remove$/);
  await page.getByLabel('Filter').fill(offers[0].name);
  const price = page.getByTestId('price-table').locator('tr[data-own] [data-value]').first();
  await expect(price).toHaveAttribute('data-value', '0.125');
  await entry.getByRole('button').click();
  await expect(entry).toContainText('from this site');
  await expect(price).toHaveAttribute('data-value', `${offers[0].input}`);
});

for (const [name, body, why] of [
  ['cut off', EXAMPLE.slice(0, 100), /breaks off on line/],
  ['with a misspelt field', EXAMPLE.replace('"vendor"', '"vendr"'), /there is no field `vendr`/],
  ['of another kind', '{"data": []}', /does not begin with/],
  ['that is a page', '<!doctype html><p>Not found', /not JSON/],
] as const) {
  test(`one ${name} is refused in a sentence, and the page works`, async ({ calculator, page }) => {
    await hosted(page, body);
    await calculator.open('?vol=2B');
    await unfold(page);
    await expect(page.getByTestId('host-said')).toHaveText(/^This site's catalogue\.json does not count: /);
    await expect(page.getByTestId('host-said')).toHaveText(why);
    await expect(page.getByTestId('import-list').locator('li')).toHaveCount(0);
    await expect(page.getByTestId('prices-said')).toHaveText(/^\d+ prices\.$/);
    await expect(calculator.headline).toHaveText('At 2B tokens a month, self-hosting saves $7,014 a month.');
  });
}

for (const [name, query, times] of [
  ['the page', '', 1],
  ['an embedded page', '?embed=1', 0],
] as const) {
  test(`${name} asks for it ${times === 0 ? 'never' : 'once it has started'}`, async ({ calculator, page }) => {
    await holdTimers(page);
    const all: string[] = [];
    page.on('request', (request) => request.url().endsWith('/catalogue.json') && all.push(request.url()));
    await calculator.open(query);
    expect(all).toEqual([]);
    const answer = times === 0 ? null : asked(page);
    await runTimers(page);
    await answer;
    await expect(calculator.headline).toBeVisible();
    expect(all.length).toBe(times);
  });
}
