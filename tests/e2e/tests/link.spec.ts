// The address bar holds everything: what is set is in it, and whoever opens it sees the same.
import { type CalculatorPage, expect, test } from '../pages/calculator';
import { CHOICES, NUMBERS, REPLACING } from '../pages/inputs';
import { holdTimers, runTimers } from '../pages/timers';

/** Types and waits until the address has followed. */
async function enter(calculator: CalculatorPage, inputs: [string, string, string, string][]): Promise<void> {
  for (const [key, typed, link, shown] of inputs) {
    const field = calculator.field(key);
    await field.fill(typed);
    await calculator.expectInAddress(key, link);
    await field.blur();
    await expect(field).toHaveValue(shown);
    await calculator.expectChanged(key);
  }
}

/** The same words and the same inputs. */
async function expectSame(other: CalculatorPage, calculator: CalculatorPage): Promise<void> {
  expect(await other.verdict.innerText()).toBe(await calculator.verdict.innerText());
  expect(await other.table('cost-table')).toEqual(await calculator.table('cost-table'));
  expect(await other.inputs()).toEqual(await calculator.inputs());
  expect(await other.notes.innerText()).toBe(await calculator.notes.innerText());
  expect(other.query()).toBe(calculator.query());
}

test('every number is in the address, and the address brings all of them back', async ({ calculator, browser }) => {
  test.slow(); // as many waits for the address bar as there are inputs
  await calculator.open();
  const before = await calculator.verdict.innerText();
  await calculator.unfold();
  await enter(calculator, NUMBERS);
  const keys = [...new URL(calculator.page.url()).searchParams.keys()];
  expect(keys).toEqual(NUMBERS.map(([key]) => key));
  expect(await calculator.verdict.innerText()).not.toBe(before);
  const other = await calculator.visitedByAnother(browser);
  await expectSame(other, calculator);
  await other.close();
});

test('every list is in the address, and the address brings all of them back', async ({ calculator, browser }) => {
  await calculator.open();
  for (const [key, value] of CHOICES) {
    await calculator.field(key).selectOption(value);
    await calculator.expectInAddress(key, value);
  }
  const other = await calculator.visitedByAnother(browser);
  await expectSame(other, calculator);
  await expect(other.field('gpu')).toHaveValue('a100-80gb');
  await other.close();
});

for (const [name, inputs] of Object.entries(REPLACING)) {
  test(`${name} in the address`, async ({ calculator, browser }) => {
    await calculator.open();
    const before = await calculator.headline.innerText();
    await calculator.unfold();
    await enter(calculator, inputs);
    await expect(calculator.headline).not.toHaveText(before);
    const other = await calculator.visitedByAnother(browser);
    await expectSame(other, calculator);
    await other.close();
  });
}

test('the slider and a stated capacity are in the address', async ({ calculator, browser }) => {
  await calculator.open();
  await calculator.slider.press('ArrowRight');
  // A step of the slider is a thousandth of six decades.
  await calculator.expectInAddress('vol', '1.01B');
  await calculator.field('cap').selectOption('stated');
  await calculator.expectInAddress('cap', '2B');
  await calculator.field('stated').fill('750M');
  await calculator.field('stated').press('Enter');
  await calculator.expectInAddress('cap', '750M');
  await expect(calculator.figure('one replica serves')).toHaveText('750M');
  const other = await calculator.visitedByAnother(browser);
  await expectSame(other, calculator);
  await other.close();
});

test('back and forward go through presets, each as it was left', async ({ calculator, page }) => {
  await calculator.open();
  await calculator.field('vol').fill('2B');
  await calculator.expectInAddress('vol', '2B');
  await calculator.preset('llama8b-haiku').click();
  await calculator.field('vol').fill('50M');
  await calculator.expectInAddress('vol', '50M');
  await calculator.preset('deepseek-api').click();
  const deepseek = 'At 1B tokens a month, stay on the API: it is $3,486 a month cheaper.';
  await expect(calculator.headline).toHaveText(deepseek);

  await page.goBack();
  await expect(calculator.headline).toHaveText('At 50M tokens a month, stay on the API: it is $356 a month cheaper.');
  await expect(calculator.field('vol')).toHaveValue('50M');
  await expect(calculator.preset('llama8b-haiku')).toHaveAttribute('aria-pressed', 'true');
  await page.goBack();
  await expect(calculator.headline).toHaveText('At 2B tokens a month, self-hosting saves $7,014 a month.');
  await expect(calculator.field('vol')).toHaveValue('2B');
  await page.goForward();
  await page.goForward();
  await expect(calculator.headline).toHaveText(deepseek);
  await expect(calculator.field('gpu')).toHaveValue('h100-80gb');
});

test('an edit that is still on its way to the address belongs to the preset it was made in', async ({ calculator, page }) => {
  await holdTimers(page);
  await calculator.open();
  await calculator.field('vol').fill('2B');
  await calculator.preset('llama8b-haiku').click();
  await expect(calculator.preset('llama8b-haiku')).toHaveAttribute('aria-pressed', 'true');
  await page.goBack();
  await expect(calculator.preset('maverick-gpt4o')).toHaveAttribute('aria-pressed', 'true');
  await expect(calculator.headline).toHaveText('At 2B tokens a month, self-hosting saves $7,014 a month.');
});

test('going back at once does not carry an edit into another address', async ({ calculator, page }) => {
  await holdTimers(page);
  await calculator.open();
  await calculator.preset('llama8b-haiku').click();
  await calculator.expectInAddress('s', 'llama8b-haiku');
  await calculator.field('vol').fill('2B');
  await page.goBack();
  await expect(calculator.preset('maverick-gpt4o')).toHaveAttribute('aria-pressed', 'true');
  // The edit would have been written about now.
  await runTimers(page);
  expect(calculator.query()).toBe('');
});

test('a field that is being edited follows the page back', async ({ calculator, page }) => {
  await calculator.open();
  await calculator.preset('llama8b-haiku').click();
  await calculator.field('vol').fill('2B');
  await calculator.expectInAddress('vol', '2B');
  await page.goBack();
  await expect(calculator.headline).toHaveText('At 1B tokens a month, self-hosting saves $1,514 a month.');
  await expect(calculator.field('vol')).toHaveValue('1B');
});
