// Scenarios that this browser keeps, and steps that can be undone.
import { readFile } from 'node:fs/promises';
import { CalculatorPage, expect, test } from '../pages/calculator';

test('a scenario is kept, found again, renamed and deleted', async ({ calculator, page }) => {
  const { kept } = calculator;
  await calculator.open('?vol=2B');
  await kept.open();
  await kept.keep('Plan A');
  await expect(kept.said).toHaveText('“Plan A” is kept.');
  await page.goto('./?s=llama8b-haiku');
  await calculator.started();
  await kept.open();
  await kept.keep('Plan A');
  expect(await kept.names()).toEqual(['Plan A', 'Plan A (2)']);
  await kept.rename('Plan A (2)', 'Small');
  await kept.act('Open', 'Plan A');
  await kept.close();
  await calculator.expectInAddress('vol', '2B');
  await page.goBack();
  await calculator.expectInAddress('s', 'llama8b-haiku');
  await kept.open();
  await kept.act('Delete', 'Small');
  await expect(kept.said).toHaveText('“Small” is deleted.');
  expect(await kept.names()).toEqual(['Plan A']);
  await kept.dialog.getByRole('button', { name: 'Undo' }).click();
  expect(await kept.names()).toEqual(['Plan A', 'Small']);
});

test('the list goes into a file and comes back; a wrong file changes nothing', async ({ calculator, page }) => {
  const { kept } = calculator;
  await calculator.open('?vol=2B');
  await kept.open();
  await kept.keep('<b>Plan</b>');
  const download = page.waitForEvent('download');
  await kept.dialog.getByRole('button', { name: 'Save all to a file' }).click();
  const text = await readFile(await (await download).path(), 'utf8');
  expect(text).toContain('<b>Plan</b>\tvol=2B\n');
  await kept.add('no tab in here');
  await expect(kept.said).toHaveText('Nothing was taken from the file. Line 1 has no tab between a name and a link.');
  expect(await kept.names()).toEqual(['<b>Plan</b>']);
  await kept.add(`${text}Second\tvol=3B\n`);
  await expect.poll(() => kept.names()).toEqual(['<b>Plan</b>', 'Second']);
});

test('where nothing can be kept the page says so and goes on', async ({ calculator, page }) => {
  await page.addInitScript(() => {
    Storage.prototype.setItem = () => {
      throw new DOMException('refused', 'QuotaExceededError');
    };
    Storage.prototype.getItem = () => null;
  });
  const { kept } = calculator;
  await calculator.open('?vol=2B');
  await kept.open();
  await kept.keep('Plan A');
  await expect(kept.said).toHaveText(/^“Plan A” is kept\. This browser does not keep it/);
  // Nor does another one push it out of the list, or closing the dialog.
  await kept.keep('Plan B');
  await kept.close();
  await kept.open();
  expect(await kept.names()).toEqual(['Plan A', 'Plan B']);
});

test('where there was no room and now is, all is kept', async ({ calculator, page }) => {
  const { kept } = calculator;
  await calculator.open('?vol=2B');
  await page.evaluate(() => {
    const set = Storage.prototype.setItem;
    Storage.prototype.setItem = () => {
      Storage.prototype.setItem = set;
      throw new DOMException('full', 'QuotaExceededError');
    };
  });
  await kept.open();
  await kept.keep('Plan A');
  await expect(kept.said).toContainText('no room left');
  await kept.keep('Plan B');
  await expect(kept.said).toHaveText('“Plan B” is kept.');
  expect(await page.evaluate(() => localStorage.shelf)).toContain('Plan A\tvol=2B\nPlan B\tvol=2B\n');
});

test('two tabs: each shows what the other keeps', async ({ calculator, context, baseURL }) => {
  const { kept } = calculator;
  await calculator.open('?vol=2B');
  await kept.open();
  for (const name of ['Plan A', 'Plan B']) await kept.keep(name);
  const other = new CalculatorPage(await context.newPage(), baseURL!);
  await other.open('?vol=3B');
  await other.kept.open();
  await other.kept.act('Delete', 'Plan A');
  await other.kept.keep('Plan C');
  await expect.poll(() => kept.names()).toEqual(['Plan B', 'Plan C']);
});

test('what another tab has changed is not taken for something else', async ({ calculator, page }) => {
  const { kept } = calculator;
  await calculator.open('?vol=2B');
  await kept.open();
  for (const name of ['Plan A', 'Plan B', 'Plan C']) await kept.keep(name);
  // A tab does not hear of what it does itself, nor one that was asleep.
  await page.evaluate(() => (localStorage.shelf = localStorage.shelf.replace(/Plan A.*\n/, '').replace('Plan B', 'Plan D')));
  await kept.act('Delete', 'Plan B');
  await expect(kept.said).toHaveText('“Plan B” was changed in another tab; nothing was done here.');
  expect(await kept.names()).toEqual(['Plan D', 'Plan C']);
});

test('of a damaged list what can be read is there, and the rest is said and stays', async ({ calculator, page }) => {
  const { kept } = calculator;
  await page.addInitScript(() => (localStorage.shelf ??= 'llm-breakeven scenarios 1\nGood\tvol=2B\n<b>bad</b>\n'));
  await calculator.open();
  await kept.open();
  expect(await kept.names()).toEqual(['Good']);
  const leftOut = page.getByTestId('kept-left-out');
  await expect(leftOut).toHaveText('Left out, as it cannot be read: “<b>bad</b>” has no tab between a name and a link.');
  await kept.keep('Plan A');
  const stored = () => page.evaluate(() => localStorage.shelf as string);
  expect(await stored()).toContain('Good\tvol=2B\nPlan A\t\n<b>bad</b>\n');
  await kept.dialog.getByRole('button', { name: 'Drop it' }).click();
  await expect(leftOut).toHaveCount(0);
  expect(await stored()).not.toContain('bad');
});

test('steps are undone and done again, by button and by keys', async ({ calculator, page }) => {
  await calculator.open();
  await expect(calculator.undo).toBeDisabled();
  await calculator.field('vol').fill('3B');
  await calculator.field('eh').fill('10');
  await calculator.preset('llama8b-haiku').click();
  await calculator.undo.click();
  await calculator.expectInAddress('s', null);
  await calculator.expectInAddress('eh', '10');
  await calculator.undo.click();
  await calculator.expectInAddress('eh', null);
  await page.keyboard.press('Control+z');
  await calculator.expectInAddress('vol', null);
  await expect(calculator.undo).toBeDisabled();
  await page.keyboard.press('Control+Shift+z');
  await calculator.expectInAddress('vol', '3B');
  await expect(calculator.field('vol')).toHaveValue('3B');
  await calculator.redo.click();
  await calculator.expectInAddress('eh', '10');
});

test('a drag is one step', async ({ calculator, page }) => {
  await calculator.open();
  const handle = page.getByTestId('volume-handle');
  await handle.scrollIntoViewIfNeeded();
  const { x, y, width, height } = (await handle.boundingBox())!;
  await page.mouse.move(x + width / 2, y + height / 2);
  await page.mouse.down();
  for (let step = 1; step <= 20; step += 1) await page.mouse.move(x + width / 2 + 8 * step, y + height / 2);
  await page.mouse.up();
  await expect(calculator.undo).toBeEnabled();
  await calculator.undo.click();
  await expect(calculator.undo).toBeDisabled();
  await expect(calculator.field('vol')).toHaveValue('1B');
});
