// Fields take what people type, and say what they cannot take; everything can be reached with the keyboard.
import { type CalculatorPage, expect, test } from '../pages/calculator';

const PRESET = 'At 1B tokens a month, self-hosting saves $1,514 a month.';

/** Types key by key, as a person does, over what stands in the field. */
async function type(calculator: CalculatorPage, key: string, text: string): Promise<void> {
  await calculator.field(key).focus();
  await calculator.field(key).selectText();
  await calculator.page.keyboard.type(text);
}

const SPELLINGS: [key: string, typed: string, link: string, shown: string][] = [
  ['vol', '1.2B', '1.2B', '1.2B'],
  ['vol', '500 M', '500M', '500M'],
  ['vol', '2,500', '2.5K', '2.5K'],
  ['vol', '3e9', '3B', '3B'],
  ['vol', '2 billion', '2B', '2B'],
  ['vol', '724000000', '724M', '724M'],
  ['pin', '$3.67', '3.67', '3.67'],
  ['pin', '.5', '0.5', '0.50'],
  ['mix', '62.5 %', '62.5', '62.5'],
  ['other', '$1,250', '1250', '1,250'],
  ['n', '1,024', '1024', '1,024'],
];

for (const [key, typed, link, shown] of SPELLINGS) {
  test(`${key} takes ${typed}`, async ({ calculator }) => {
    await calculator.open();
    await type(calculator, key, typed);
    await calculator.expectInAddress(key, link);
    await expect(calculator.field(key)).toHaveValue(typed);
    await calculator.field(key).blur();
    await expect(calculator.field(key)).toHaveValue(shown);
    await expect(calculator.field(key)).not.toHaveAttribute('aria-invalid', 'true');
  });
}

test('nothing that is being typed is eaten', async ({ calculator }) => {
  await calculator.open();
  for (const [key, steps] of [
    ['pin', ['1', '1.', '1.5', '1.50']],
    ['vol', ['-', '-5', '', '2', '2,', '2,5', '2,500,000', '0.', '0.0', '007', '1.2 ', '1.2 B']],
  ] as const) {
    const field = calculator.field(key);
    for (const text of steps) {
      await field.fill(text);
      await calculator.chart.settled();
      await expect(field).toHaveValue(text);
    }
  }
  await expect(calculator.headline).toContainText('At 1.2B tokens a month');
});

test('the caret stays where it is when the middle of a number is edited', async ({ calculator, page }) => {
  await calculator.open('?vol=1234M');
  await calculator.field('vol').focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.type('99');
  await expect(calculator.field('vol')).toHaveValue('199.234B');
});

const WRONG: [key: string, typed: string, sentence: string][] = [
  ['mix', 'abc', '`abc` is not a number; used 60 %.'],
  ['mix', '101', '`101` is not between 0 % and 100 %; used 60 %.'],
  ['n', '1.5', '`1.5` is not a whole number; used 2.'],
  ['n', '0', '`0` is not between 1 and 1,024; used 2.'],
  ['vol', '', '`` is empty; used 1B tokens/mo.'],
  ['pin', '2,5', '`2,5` has a comma that does not part thousands (write decimals with a point); used the catalogue\'s value.'],
];

for (const [key, typed, sentence] of WRONG) {
  test(`${key} does not take "${typed}", and says why`, async ({ calculator }) => {
    await calculator.open();
    const before = await calculator.verdict.innerText();
    await calculator.field(key).fill(typed);
    await expect(calculator.help(key)).toContainText(sentence);
    await expect(calculator.help(key)).toBeVisible();
    await expect(calculator.field(key)).toHaveAttribute('aria-invalid', 'true');
    await calculator.field(key).blur();
    // The text stays to be mended; the figures are those of the last value that was one.
    await expect(calculator.field(key)).toHaveValue(typed);
    expect(await calculator.verdict.innerText()).toBe(before);
    expect(calculator.query()).toBe('');
    await calculator.field(key).fill('3');
    await expect(calculator.field(key)).not.toHaveAttribute('aria-invalid', 'true');
    await expect(calculator.help(key)).not.toContainText('used');
    await calculator.expectInAddress(key, '3');
  });
}

test('a stated capacity keeps a wrong text, too', async ({ calculator }) => {
  await calculator.open('?cap=750M');
  await calculator.field('stated').fill('a lot');
  await calculator.field('stated').press('Enter');
  await expect(calculator.field('stated')).toHaveAttribute('aria-invalid', 'true');
  await expect(calculator.help('stated')).toContainText('`cap=a lot`');
  await expect(calculator.field('stated')).toHaveValue('a lot');
  await expect(calculator.figure('one replica serves')).toHaveText('750M');
  // Another basis and back: what was wrong is forgotten.
  await calculator.field('cap').selectOption('flat');
  await calculator.field('cap').selectOption('stated');
  await expect(calculator.field('stated')).not.toHaveAttribute('aria-invalid', 'true');
});

test('the help of a field leaves the next one free', async ({ calculator, page }) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await calculator.open();
  await calculator.field('pin').click();
  await expect(calculator.help('pin')).toBeVisible();
  const help = (await calculator.help('pin').boundingBox())!;
  const next = (await calculator.field('pout').boundingBox())!;
  expect(help.y + help.height, 'the help ends above the next field').toBeLessThanOrEqual(next.y);
});

test('a preset clears a wrong text even where the value is the same', async ({ calculator }) => {
  await calculator.open();
  await calculator.field('vol').fill('abc');
  await expect(calculator.field('vol')).toHaveAttribute('aria-invalid', 'true');
  await calculator.preset('llama8b-haiku').click();
  await expect(calculator.field('vol')).toHaveValue('1B');
  await expect(calculator.field('vol')).not.toHaveAttribute('aria-invalid', 'true');
});

test('an empty price is the catalogue\'s again', async ({ calculator }) => {
  await calculator.open('?pin=9');
  await calculator.field('pin').fill('');
  await calculator.expectInAddress('pin', null);
  await calculator.field('pin').blur();
  await expect(calculator.field('pin')).toHaveValue('2.50');
  await expect(calculator.headline).toHaveText(PRESET);
});

test('Reset gives back the value of the preset', async ({ calculator, page }) => {
  await calculator.open('?s=llama8b-haiku');
  await expect(page.getByRole('button', { name: /^Reset/ })).toHaveCount(0);
  await calculator.expectChanged('other', false);
  await calculator.field('other').fill('777');
  await calculator.expectChanged('other');
  await page.getByRole('button', { name: 'Reset Other overhead' }).click();
  await expect(calculator.field('other')).toHaveValue('100');
  await calculator.expectChanged('other', false);
  await calculator.expectInAddress('other', null);
  // What had the focus is gone; the keyboard goes on from the field it belonged to.
  await expect(calculator.field('other')).toBeFocused();
});

test('another GPU, provider or offer brings its own prices', async ({ calculator }) => {
  await calculator.open();
  await calculator.field('rate').fill('9');
  await calculator.field('rate').blur();
  await calculator.field('gpu').selectOption({ label: 'A100 80GB' });
  await expect(calculator.field('rate')).toHaveValue('1.89');
  await calculator.field('prov').selectOption({ label: 'AWS' });
  await expect(calculator.field('rate')).toHaveValue('3.07');
  await expect(calculator.caption('self-hosted on')).toHaveText('self-hosted on 2 × A100 80GB');
  // Two at $3.07 for 720 hours, and $400 of overhead.
  await expect(calculator.figure('self-hosted on')).toHaveText('$4,821');
  await calculator.field('api').selectOption({ label: 'Claude Haiku 3.5' });
  await expect(calculator.field('pin')).toHaveValue('0.80');
  await expect(calculator.figure('API, a month')).toHaveText('$2,080');
  await expect(calculator.headline).toHaveText('At 1B tokens a month, stay on the API: it is $2,741 a month cheaper.');
});

test('requests a day give volume and mix, until one of these is set by hand', async ({ calculator }) => {
  await calculator.open();
  await calculator.unfold();
  await calculator.field('req').fill('40000');
  await calculator.field('tin').fill('900');
  await calculator.field('tout').fill('300');
  // 40,000 · 30 · 1,200 tokens, three quarters of them input.
  await expect(calculator.field('vol')).toHaveValue('1.44B');
  await expect(calculator.field('mix')).toHaveValue('75');
  await expect(calculator.headline).toContainText('At 1.44B tokens a month');
  await calculator.field('vol').fill('2B');
  await expect(calculator.field('req')).toHaveValue('');
  await expect(calculator.headline).toContainText('At 2B tokens a month');
});
