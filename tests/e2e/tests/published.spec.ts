// Every figure of the published analysis, read back from the page.
import { type CalculatorPage, expect, test } from '../pages/calculator';
import { GPU_PRICES, MODEL_HARDWARE, type Published, SCENARIOS } from '../pages/published';

const dollars = (amount: number) => `$${amount.toLocaleString('en-US')}`;

async function expectAsPublished(calculator: CalculatorPage, published: Published): Promise<void> {
  const { page } = calculator;
  await expect(calculator.headline).toHaveText(published.headline);
  await expect(page).toHaveTitle(`${published.title} ${published.headline}`);
  await expect(calculator.figure('break-even')).toHaveText(published.breakEven);
  await expect(calculator.caption('break-even')).toContainText(`(published: ${published.printed})`);
  await expect(calculator.figure('API, a month')).toHaveText(published.api);
  await expect(calculator.figure('self-hosted on')).toHaveText(published.selfHost);
  const wanted = published.rows.map(([tokens, volume, api, selfHost, saving, words]) => [
    { text: volume, value: String(tokens), month: null },
    { text: dollars(api), value: String(api), month: null },
    { text: dollars(selfHost), value: String(selfHost), month: null },
    { text: '1', value: '1', month: null },
    { text: words, value: String(saving), month: null },
  ]);
  expect(await calculator.table('cost-table')).toEqual(wanted);
  await expect(page.getByTestId('cost-table').locator('tr.current')).toHaveText(/^1B/);
  await expect(calculator.preset(published.id)).toHaveAttribute('aria-pressed', 'true');
  await expect(page.getByTestId('preset').locator('[aria-pressed="true"]')).toHaveCount(1);
}

for (const published of SCENARIOS) {
  test(`link of ${published.id}`, async ({ calculator }) => {
    await calculator.open(`?s=${published.id}`);
    await expectAsPublished(calculator, published);
  });

  test(`button of ${published.id}`, async ({ calculator, page }) => {
    // From a scenario that is nobody's, so that the button has everything to change.
    await calculator.open('?s=mistral-flash&vol=3B&mix=10&pin=9&n=7&other=1&cap=2B');
    await page.getByRole('button', { name: published.name }).click();
    await expectAsPublished(calculator, published);
    // The first preset is the bare address.
    await calculator.expectInAddress('s', published.id === 'maverick-gpt4o' ? null : published.id);
    expect([...new URL(page.url()).searchParams.keys()].filter((key) => key !== 's')).toEqual([]);
  });
}

test('the bare address is the first scenario', async ({ calculator }) => {
  await calculator.open();
  await expectAsPublished(calculator, SCENARIOS[0]);
});

test('the published break-even goes as soon as the scenario is another one', async ({ calculator }) => {
  await calculator.open('?s=llama8b-haiku&n=2');
  await expect(calculator.caption('break-even')).not.toContainText('published');
  await expect(calculator.figure('break-even')).not.toHaveText('221.2M');
  // The volume alone does not move a break-even.
  await calculator.open('?s=llama8b-haiku&vol=3B');
  await expect(calculator.caption('break-even')).toContainText('(published: ~221M)');
});

test('the eighteen GPU prices', async ({ calculator }) => {
  await calculator.open();
  const rows = await calculator.table('gpu-prices');
  const numbers = rows.map(([label, vram, ...rest]) => [
    label.text,
    Number(vram.value),
    rest.slice(0, 3).map((price) => [Number(price.value), Number(price.month)]),
    rest[3].text,
  ]);
  expect(numbers).toEqual(GPU_PRICES);
  // Words and numbers of a cell say the same.
  const cents = (amount: number) => `$${amount.toFixed(2)}`;
  const words = rows.map((row) => row.slice(1, 5).map((cell) => cell.text));
  expect(words).toEqual(
    GPU_PRICES.map(([, vram, prices]) => [
      `${vram} GB`,
      // A program that reads the text must find hour and month apart.
      ...prices.map(([hour, month]) => `${cents(hour)}/hr ${dollars(month)}/mo`),
    ]),
  );
});

test('the hardware that each model asks for', async ({ calculator }) => {
  await calculator.open();
  const rows = await calculator.table('model-hardware');
  expect(rows.map((row) => row.map((cell) => cell.text))).toEqual(
    MODEL_HARDWARE.map(([name, , parameters, fp16, int8, least, speed]) => [
      name,
      parameters,
      `~${fp16} GB`,
      `~${int8} GB`,
      least,
      `~${speed} tok/s`,
    ]),
  );
  const carried = rows.map((row) => [1, 2, 3, 5].map((column) => Number(row[column].value)));
  expect(carried).toEqual(MODEL_HARDWARE.map(([, total, , fp16, int8, , speed]) => [total, fp16, int8, speed]));
});

test('the rows of the scenario in force are marked', async ({ calculator, page }) => {
  await calculator.open();
  const current = (testid: string) => page.getByTestId(testid).locator('tr.current th');
  await expect(current('gpu-prices')).toHaveText('2x H100 80GB');
  await expect(current('model-hardware')).toHaveText('Llama 4 Maverick');
  await calculator.preset('llama8b-haiku').click();
  await expect(current('gpu-prices')).toHaveText('A10G 24GB');
  await expect(current('model-hardware')).toHaveText('Llama 3.1 8B');
});
