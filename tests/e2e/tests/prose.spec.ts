// The background reading: its figures follow the scenario, its links change it, and it is there without WebAssembly.
import { expect, test } from '../pages/calculator';

const own = (figure: string) => `#reading data[data-figure="${figure}"]:not([data-query])`;

test('figures without a link are the visitor\'s own, and follow', async ({ calculator, page }) => {
  await calculator.open('?s=llama8b-haiku');
  await expect(page.locator(own('headline')).first()).toHaveText('At 1B tokens a month, self-hosting saves $1,620 a month.');
  await calculator.field('vol').fill('100M');
  await expect(page.locator(own('headline')).first()).toHaveText('At 100M tokens a month, stay on the API: it is $252 a month cheaper.');
  await expect(page.locator(own('volume'))).toHaveText('100M');
  for (const figure of await page.locator(own('api-month')).all()) await expect(figure).toHaveText('$208');
  for (const figure of await page.locator(own('hardware')).all()) await expect(figure).toHaveText('1 × A10G 24GB');
});

test('figures of a link stay what the link says', async ({ calculator, page }) => {
  await calculator.open();
  const fixed = page.locator('#reading data[data-figure][data-query]');
  const before = await fixed.allTextContents();
  expect(before.length).toBeGreaterThan(80);
  await calculator.preset('deepseek-api').click();
  await expect(page.locator(own('break-even')).first()).toHaveText('6.81B');
  expect(await fixed.allTextContents()).toEqual(before);
});

test('a link opens its scenario in place, as a step that can be gone back', async ({ calculator, page }) => {
  await calculator.open('?vol=2B');
  await page.evaluate(() => Object.assign(window, { sameDocument: true }));
  await page.locator('#thresholds').getByRole('link', { name: 'Open it with 15 hours' }).click();
  await expect(calculator.headline).toBeFocused();
  await expect(calculator.headline).toBeInViewport();
  await expect(calculator.figure('break-even')).toHaveText('1.3B');
  await expect(calculator.field('eh')).toHaveValue('15');
  expect(calculator.query()).toBe('?s=llama8b-haiku&eh=15');
  await page.goBack();
  await expect(calculator.headline).toHaveText('At 2B tokens a month, self-hosting saves $7,014 a month.');
  expect(calculator.query()).toBe('?vol=2B');
  await page.goForward();
  await expect(calculator.figure('break-even')).toHaveText('1.3B');
  expect(await page.evaluate(() => 'sameDocument' in window)).toBe(true);
});

test('every scenario link is understood in full', async ({ calculator, page }) => {
  await calculator.open();
  const links = await page.locator('#reading a[data-scenario]').evaluateAll((all) => all.map((link) => link.getAttribute('href')!));
  expect(links.length).toBeGreaterThan(40);
  for (const link of new Set(links)) {
    await page.locator(`#reading a[data-scenario][href="${link}"]`).first().evaluate((link: HTMLAnchorElement) => link.click());
    await expect(calculator.headline, link).toBeFocused();
    await expect(calculator.notes.locator('li.problem'), link).toHaveCount(0);
    // What equals the preset is left out, so the address may be shorter than the link, but never longer.
    expect(calculator.query().length, link).toBeLessThanOrEqual(link.length);
  }
});

test('a link with a modifier key opens another tab', async ({ calculator, page, context }) => {
  await calculator.open();
  const opened = context.waitForEvent('page');
  await page.locator('#thresholds').getByRole('link', { name: 'Open it at 500M' }).click({ modifiers: ['ControlOrMeta'] });
  const other = await opened;
  await other.waitForURL(/\?vol=500M$/);
  expect(calculator.query()).toBe('');
});

test('its contents lead to the parts, and every link within the page has its target', async ({ calculator, page }) => {
  await calculator.open();
  const targets = await page.locator('#reading a[href^="#"]').evaluateAll((all) => all.map((link) => link.getAttribute('href')!));
  expect(targets.length).toBeGreaterThan(8);
  for (const target of targets) await expect(page.locator(target)).toHaveCount(1);
  await page.getByRole('navigation', { name: 'Background, contents' }).getByRole('link', { name: 'Five questions' }).click();
  await expect(page.locator('#faq h2')).toBeInViewport();
  // A place in the page is no other scenario.
  await expect(calculator.headline).toHaveText('At 1B tokens a month, self-hosting saves $1,514 a month.');
});

test('the five questions open by keyboard', async ({ calculator, page }) => {
  await calculator.open();
  const questions = page.locator('#faq summary');
  await expect(questions).toHaveCount(5);
  await questions.first().focus();
  await page.keyboard.press('Enter');
  await expect(page.locator('#faq details').first().locator('p').first()).toBeVisible();
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('the reading is there, its figures filled in', async ({ page }) => {
    await page.goto('./');
    await expect(page.locator('#thresholds h2')).toBeVisible();
    await expect(page.locator('#thresholds tbody tr')).toHaveCount(4);
    await expect(page.locator('#thresholds tbody tr').first()).toContainText(/\$5,500.*\$3,986.*724\.7M.*1\.13B/);
    const empty = await page.locator('data[data-figure]').allTextContents();
    expect(empty.filter((text) => text.trim() === '')).toEqual([]);
    await page.locator('#faq summary').first().click();
    await expect(page.locator('#faq details').first().locator('p').first()).toBeVisible();
  });

  test('a sentence says that the calculator is missing, and why', async ({ page }) => {
    await page.goto('./');
    await expect(page.getByText(/WebAssembly|JavaScript/).first()).toBeVisible();
  });
});

test('without WebAssembly a sentence says so', async ({ page }) => {
  await page.addInitScript(() => Reflect.deleteProperty(window, 'WebAssembly'));
  await page.goto('./');
  await expect(page.locator('#thresholds h2')).toBeVisible();
  // It waits five seconds, so as not to flash where the calculator is merely slow.
  await expect(page.getByText(/WebAssembly/).first()).toBeVisible({ timeout: 15_000 });
});
