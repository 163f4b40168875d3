// Where the volume comes from for those who do not know it.
import { type CalculatorPage, expect, test } from '../pages/calculator';
import { Estimator } from '../pages/estimator';

async function start(calculator: CalculatorPage): Promise<Estimator> {
  await calculator.open();
  const estimator = new Estimator(calculator.page);
  await estimator.open();
  return estimator;
}

test('users of a kind give requests, volume and verdict', async ({ calculator }) => {
  const estimator = await start(calculator);
  await estimator.users.fill('1,000');
  // A thousand, ten times a working day, five days of seven.
  await expect(estimator.remark('users')).toHaveText('Taken over: 7,143 requests a day of 1,500 tokens in and 350 out.');
  await expect(calculator.field('req')).toHaveValue('7,143');
  await expect(calculator.field('tin')).toHaveValue('1,500');
  await expect(calculator.field('tout')).toHaveValue('350');
  await expect(calculator.field('cache')).toHaveValue('30');
  await expect(calculator.headline).toContainText('At 396.4M tokens a month');
  await calculator.expectInAddress('req', '7143');
});

test('another kind of use says what it assumes, and counts the same users', async ({ calculator }) => {
  const estimator = await start(calculator);
  await estimator.users.fill('1000');
  await estimator.profile.selectOption({ label: 'Coding agent' });
  await expect(estimator.assumption).toContainText('30,000 tokens in, 85% of them cached and 500 out, 150 times a working day');
  await expect(calculator.field('tin')).toHaveValue('30,000');
  await expect(calculator.field('cache')).toHaveValue('85');
  await expect(calculator.headline).toContainText('At 98B tokens a month');
});

test('what the estimate wrote can be corrected', async ({ calculator }) => {
  const estimator = await start(calculator);
  await estimator.users.fill('1000');
  await calculator.page.getByText('By requests').click();
  await calculator.field('tout').fill('700');
  await expect(calculator.headline).toContainText('At 471.4M tokens a month');
  await calculator.field('vol').fill('2B');
  await expect(calculator.headline).toContainText('At 2B tokens a month');
});

test('a bill gives the volume at the price in force', async ({ calculator }) => {
  const estimator = await start(calculator);
  await estimator.bill.fill('$11,000');
  await expect(estimator.remark('bill')).toHaveText('$11,000 a month at $5.50 per 1M tokens is 2B tokens.');
  await expect(calculator.field('vol')).toHaveValue('2B');
  await expect(calculator.figure('API, a month')).toHaveText('$11,000');
  await calculator.field('fee').evaluate((field) => field.closest('details')!.setAttribute('open', ''));
  await calculator.field('fee').fill('500');
  await estimator.bill.fill('400');
  await expect(estimator.remark('bill')).toHaveText('A bill of $400 is less than the platform fee of $500 alone.');
  await expect(calculator.field('vol')).toHaveValue('2B');
});

for (const field of ['users', 'bill'] as const) {
  test(`${field}: what is no number changes nothing, and says so`, async ({ calculator }) => {
    const estimator = await start(calculator);
    await estimator[field].fill('a lot');
    await expect(estimator.remark(field)).toHaveText('“a lot” is not a number.');
    await expect(calculator.headline).toContainText('At 1B tokens a month');
    expect(calculator.query()).toBe('');
  });

  test(`${field}: what is no number is marked as wrong for those who hear the page`, async ({ calculator }) => {
    const estimator = await start(calculator);
    await estimator[field].fill('a lot');
    await expect(estimator[field]).toHaveAttribute('aria-invalid', 'true');
    await estimator[field].fill('5');
    await expect(estimator[field]).not.toHaveAttribute('aria-invalid', 'true');
  });
}

test('what is said to be taken over is what was taken over', async ({ calculator }) => {
  const estimator = await start(calculator);
  await estimator.profile.selectOption({ label: 'Coding agent' });
  await estimator.users.fill('1000');
  await expect(calculator.field('req')).not.toHaveValue('');
  await expect(estimator.remark('users')).toContainText(`${await calculator.field('req').inputValue()} requests a day`);
});

const KNOWN: { file: string; understood: string; link: Record<string, string>; headline: string }[] = [
  {
    file: 'openai.csv',
    understood: '10 days of OpenAI usage (1–10 Oct 2025): 37.5M tokens, 80% input, 25% of it cached → 112.5M a month of 30 days.',
    link: { req: '1000', tin: '3000', tout: '750', cache: '25' },
    headline: 'At 112.5M tokens a month',
  },
  {
    file: 'anthropic.csv',
    understood: '10 days of Anthropic usage (1–10 Mar 2026): 8.5M tokens, 88% input, 70% of it cached → 25.5M a month of 30 days.',
    link: { vol: '25.5M', mix: '88.24', cache: '70', batch: '35.29' },
    headline: 'At 25.5M tokens a month',
  },
  {
    file: 'litellm.json',
    understood: '10 days of LiteLLM usage (1–10 May 2026): 48K tokens, 83% input, 10% of it cached → 144K a month of 30 days.',
    link: { req: '0.2', tin: '20000', tout: '4000', cache: '10' },
    headline: 'At 144K tokens a month',
  },
];

for (const { file, understood, link, headline } of KNOWN) {
  for (const way of ['choose', 'drop'] as const) {
    test(`${way} ${file}`, async ({ calculator, page }) => {
      const estimator = await start(calculator);
      await estimator[way](file);
      await expect(estimator.said).toContainText(understood);
      // Nothing is changed before the visitor says so.
      expect(calculator.query()).toBe('');
      await estimator.useThem.click();
      await expect(calculator.headline).toContainText(headline);
      for (const [key, value] of Object.entries(link)) await calculator.expectInAddress(key, value);
      expect([...new URL(page.url()).searchParams.keys()]).toEqual(Object.keys(link));
    });
  }
}

test('rows that are left out are said', async ({ calculator }) => {
  const estimator = await start(calculator);
  await estimator.choose('litellm.json');
  await expect(estimator.said).toContainText('1 row was left out. Entry 2: is not text generation (`aembedding`).');
});

const BROKEN: [file: string, why: string][] = [
  ['empty.csv', 'The file is empty.'],
  ['cut-off.json', 'The file begins like JSON, but is not whole.'],
  ['costs-only.csv', 'The file has costs but no tokens: export the usage instead, or give the amount as your monthly bill.'],
  ['wrong-numbers.csv', 'Its only row cannot be used. Line 2: `input_tokens` is not a number (`lots`).'],
];

for (const [file, why] of BROKEN) {
  test(`${file} is refused with the reason`, async ({ calculator }) => {
    const estimator = await start(calculator);
    await estimator.choose(file);
    await expect(estimator.wrong).toHaveText(why);
    await expect(estimator.useThem).toBeHidden();
    expect(calculator.query()).toBe('');
    // The next file is read as if there had been none.
    await estimator.choose('openai.csv');
    await expect(estimator.wrong).toHaveCount(0);
    await expect(estimator.useThem).toBeVisible();
  });
}

test('a table of any kind is read once the visitor has said which column is which', async ({ calculator }) => {
  const estimator = await start(calculator);
  await estimator.choose('own-table.csv');
  await expect(estimator.wrong).toHaveText('The columns of this file are not known; say which is which.');
  await estimator.column('Input tokens').selectOption({ label: 'prompt' });
  await estimator.column('Output tokens').selectOption({ label: 'reply' });
  await estimator.column('Requests').selectOption({ label: 'calls' });
  await estimator.column('Days it covers').fill('2');
  await estimator.useThem.click();
  // 200 requests in two days, of 4,000 and 1,000 tokens.
  await expect(calculator.headline).toContainText('At 15M tokens a month');
  for (const [key, value] of [['req', '100'], ['tin', '4000'], ['tout', '1000']]) await calculator.expectInAddress(key, value);
});

test('the file goes nowhere', async ({ calculator, page }) => {
  const estimator = await start(calculator);
  // The worker's files may be on their way; after a first answer they have come. The host's prices are asked for at any time.
  await estimator.choose('empty.csv');
  await expect(estimator.wrong).toBeVisible();
  const requests: string[] = [];
  page.on('request', (request) => requests.push(`${request.method()} ${request.url().slice(0, 100)}`));
  await estimator.choose('openai.csv');
  await expect(estimator.said).toContainText('OpenAI usage');
  await estimator.drop('anthropic.csv');
  await expect(estimator.said).toContainText('Anthropic usage');
  // Pictures that are redrawn are addresses, not requests to anybody.
  expect(requests.filter((request) => !/ data:|\/catalogue\.json$/.test(request))).toEqual([]);
});
