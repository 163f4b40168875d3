// Pictures besides the cost chart: the bill, the strip, the heat map, the bars; each with words and a table that say the same.
import { expect, test } from '../pages/calculator';
import { pictures } from '../pages/pictures';
import { SCENARIOS } from '../pages/published';

test('the bill: what the money goes to', async ({ calculator, page }) => {
  await calculator.open();
  const { bill } = pictures(page);
  await bill.expectWhole();
  await expect(bill.caption).toHaveText('What the money for 1B tokens a month goes to');
  expect(await bill.table()).toEqual([
    ['Side', 'Item', 'A month', 'Part'],
    ['GPT-4o', 'Input', '$1,500', '27%'],
    ['GPT-4o', 'Output', '$4,000', '73%'],
    ['Llama 4 Maverick', 'GPUs', '$3,586', '90%'],
    ['Llama 4 Maverick', 'Other overhead', '$400', '10%'],
  ]);
});

test('the bill adds up to the verdict, line by line', async ({ calculator, page }) => {
  await calculator.open('?vol=3B&eh=15&store=50&net=75&fee=100&cap=2B');
  const { bill } = pictures(page);
  await bill.expectWhole();
  const [, ...rows] = await bill.table();
  const dollars = (text: string) => Number(text.replace(/[$,]/g, ''));
  for (const [side, figure] of [['GPT-4o', 'API, a month'], ['Llama 4 Maverick', 'self-hosted on']] as const) {
    const items = rows.filter(([of]) => of === side).map(([, , amount]) => dollars(amount));
    const total = dollars(await calculator.figure(figure).innerText());
    expect(items.length).toBeGreaterThan(2);
    // Each item is rounded by itself.
    expect(Math.abs(items.reduce((sum, item) => sum + item, 0) - total)).toBeLessThanOrEqual(items.length / 2);
  }
});

test('the strip: what is cheapest at which volume', async ({ calculator, page }) => {
  await calculator.open();
  const { more } = pictures(page);
  await more.expectWhole();
  expect(await more.table()).toEqual([
    ['From', 'To', 'Cheapest'],
    ['1M', '724.7M', 'API'],
    ['724.7M', '1T', 'Self-hosting'],
  ]);
  // With the hybrid on the chart it is on the strip.
  await calculator.field('cap').selectOption('stated');
  await calculator.chart.tool('Hybrid').click();
  await expect(more.image).toHaveAttribute('alt', /hybrid/);
});

test('the heat map, over any two inputs', async ({ calculator, page }) => {
  await calculator.open();
  const { more } = pictures(page);
  await expect(more.panel.getByLabel('Across')).toBeHidden();
  await more.choose('By two inputs');
  await expect(more.caption).toHaveText('Where self-hosting pays, by tokens a month and input share');
  await more.expectWhole();
  const saving = (table: string[][]) => Number(table[3][5].replace('%', ''));
  // The corner at the scenario's own place says what the verdict says.
  const table = await more.table();
  expect([table[0][5], table[3][0]]).toEqual(['1B tokens/mo', '60 %']);
  expect(saving(table)).toBe(28);
  await more.panel.getByLabel('Across').selectOption({ label: 'GPU price' });
  await more.panel.getByLabel('Up').selectOption({ label: 'Engineering' });
  await expect(more.caption).toHaveText('Where self-hosting pays, by GPU price and engineering');
  await more.expectWhole();
  expect(calculator.query()).toBe('');
});

test('the bars: all scenarios, as published', async ({ calculator, page }) => {
  await calculator.open();
  const { more } = pictures(page);
  await more.choose('All scenarios');
  await expect(more.caption).toHaveText('What 1B tokens a month cost, scenario by scenario');
  await more.expectWhole();
  const [, ...rows] = await more.table();
  expect(rows.map((row) => row.slice(0, 3))).toEqual(SCENARIOS.map(({ name, api, selfHost }) => [name, api, selfHost]));
});

test('all follow the scenario', async ({ calculator, page }) => {
  await calculator.open();
  const { bill, more } = pictures(page);
  await bill.expectWhole();
  const before = await bill.svg();
  await calculator.preset('llama8b-haiku').click();
  await expect(bill.image).toHaveAttribute('alt', /^At 1B tokens a month, the Claude Haiku 3\.5 API costs \$2,080/);
  await expect(more.image).toHaveAttribute('alt', /from 1M to 221\.2M the API is cheapest/);
  expect(await bill.svg()).not.toBe(before);
  await more.choose('All scenarios');
  await calculator.field('vol').fill('100M');
  await expect(more.caption).toHaveText('What 100M tokens a month cost, scenario by scenario');
  await expect(bill.caption).toHaveText('What the money for 100M tokens a month goes to');
});

test('in a dark page they are dark', async ({ calculator, page }) => {
  await calculator.open();
  const { bill, more } = pictures(page);
  for (const picture of [bill, more]) {
    await picture.expectWhole();
    expect(await picture.svg()).toContain('fill="#FFFFFF"');
  }
  await calculator.themeSwitch.click();
  for (const picture of [bill, more]) {
    await expect.poll(() => picture.svg()).toContain('fill="#171A20"');
    await picture.expectWhole();
  }
});

for (const width of [320, 768]) {
  test(`they are drawn for a screen of ${width} px`, async ({ calculator, page }) => {
    await page.setViewportSize({ width, height: 800 });
    await calculator.open();
    const { bill, more } = pictures(page);
    for (const picture of [bill, more]) {
      await picture.expectWhole();
      const size = await picture.image.evaluate((image: HTMLImageElement) => [image.naturalWidth, image.clientWidth]);
      // One to one, so that its letters are as large as the page's.
      expect(Math.abs(size[0] - size[1])).toBeLessThanOrEqual(1);
    }
  });
}
