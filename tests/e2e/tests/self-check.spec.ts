// The published figures, computed again in the visitor's browser.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type CalculatorPage, expect, test } from '../pages/calculator';

/** One record a line, behind the header. */
const CHECKS = readFileSync(join(__dirname, '../../../src/catalogue/published/checks.csv'), 'utf8').trim().split('\n').slice(1);

function table(calculator: CalculatorPage) {
  const panel = calculator.page.getByTestId('self-check');
  return { panel, rows: panel.locator('tbody tr'), summary: panel.locator('details > .help, > .help').first() };
}

async function open(calculator: CalculatorPage) {
  await calculator.open();
  const check = table(calculator);
  await check.panel.locator('summary').click();
  await expect(check.rows.first()).toBeVisible();
  return check;
}

test('has every published figure, and counts those that agree', async ({ calculator }) => {
  const { panel, rows } = await open(calculator);
  await expect(rows).toHaveCount(CHECKS.length);
  const agree = await rows.filter({ hasText: '✓ agrees' }).count();
  expect(agree).toBe(CHECKS.filter((check) => check.includes(',yes,')).length);
  await expect(panel).toContainText(`${agree} of ${CHECKS.length} agree`);
});

test('those that differ say why', async ({ calculator }) => {
  const { rows } = await open(calculator);
  const differing = rows.filter({ hasText: '✗ differs.' });
  expect(await differing.count()).toBe(CHECKS.filter((check) => check.includes(',no,')).length);
  for (const words of await differing.locator('td:last-child').allInnerTexts()) expect(words).toMatch(/^✗ differs\. .{20}/);
  await expect(differing.first().locator('td').first()).not.toHaveText(await differing.first().locator('td').nth(1).innerText());
});

test('its links open the scenario, without loading the page anew', async ({ calculator, page }) => {
  const { rows } = await open(calculator);
  await page.evaluate(() => Object.assign(window, { sameDocument: true }));
  await rows.getByRole('link', { name: '10 engineering hours' }).click();
  await expect(calculator.field('eh')).toHaveValue('10');
  await expect(calculator.headline).toBeFocused();
  expect(await page.evaluate(() => 'sameDocument' in window)).toBe(true);
  await page.goBack();
  await expect(calculator.field('eh')).toHaveValue('0');
  expect(calculator.query()).toBe('');
});

test('is computed only when it is opened', async ({ calculator }) => {
  await calculator.open();
  await expect(table(calculator).rows).toHaveCount(0);
});
