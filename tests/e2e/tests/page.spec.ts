// The page as a whole: accessible, no wider than the screen, still while figures change.
import { expectAccessible, expectNoWider } from '../pages/audit';
import { expect, test } from '../pages/calculator';

for (const colorScheme of ['light', 'dark'] as const) {
  for (const width of [360, 1440]) {
    test.describe(`${colorScheme}, ${width} px wide`, () => {
      test.use({ colorScheme, viewport: { width, height: 900 } });

      test('axe finds nothing with everything open', async ({ calculator, page }) => {
        test.slow(); // axe looks at every element, and all are there
        // With everything on it: notes on bad values, changed inputs, a wrong text, all groups open.
        await calculator.open('?mix=abc&vol=3B&cap=2B&peak=2');
        await calculator.unfold();
        await calculator.field('pin').fill('a lot');
        // What is opened may have to be worked out first; this is the last to be asked for.
        await expect(page.getByTestId('self-check').locator('tbody tr')).not.toHaveCount(0);
        await expectAccessible(page);
      });
    });
  }
}

for (const width of [320, 360, 768, 960, 1440]) {
  test(`fits ${width} px without sideways scrolling`, async ({ calculator, page }) => {
    await page.setViewportSize({ width, height: 800 });
    // Long words wherever there is room for some.
    await calculator.open(`?s=mistral-flash&vol=123456789012345&mix=${'a'.repeat(60)}&cap=2.1B&other=123456789`);
    await calculator.unfold();
    await calculator.field('pin').fill('x'.repeat(60));
    await expectNoWider(page);
  });
}

test('targets are large enough for a finger', async ({ calculator, page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await calculator.open('?vol=2B');
  await calculator.unfold();
  const small = await page.locator('button, summary, select, input').evaluateAll((all) =>
    all
      .filter((element) => element.checkVisibility())
      // The words beside a box to be ticked are as good as the box.
      .map((element) => ({ box: (element.closest('.tick') ?? element).getBoundingClientRect(), name: element.id || element.textContent }))
      // WCAG 2.2, target size (minimum).
      .filter(({ box }) => box.width < 24 || box.height < 24)
      .map(({ box, name }) => `${name}: ${box.width} × ${box.height}`),
  );
  expect(small).toEqual([]);
});

test('the title names the verdict, and follows it', async ({ calculator, page }) => {
  await calculator.open();
  await expect(page).toHaveTitle(
    'GPT-4o or Llama 4 Maverick self-hosted? At 1B tokens a month, self-hosting saves $1,514 a month.',
  );
  await calculator.field('vol').fill('100M');
  await expect(page).toHaveTitle(
    'GPT-4o or Llama 4 Maverick self-hosted? At 100M tokens a month, stay on the API: it is $3,436 a month cheaper.',
  );
});

test('has one main heading, and headings in order', async ({ calculator, page }) => {
  await calculator.open();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('LLM break-even');
  const levels = await page.getByRole('heading').evaluateAll((all) => all.map((heading) => Number(heading.tagName[1])));
  levels.forEach((level, at) => expect(level).toBeLessThanOrEqual((levels[at - 1] ?? 0) + 1));
});

test('says "too close to call", "never" and "always" in words', async ({ calculator }) => {
  await calculator.open('?vol=724M');
  await expect(calculator.headline).toHaveText('At 724M tokens a month, it is too close to call.');
  await calculator.open('?s=deepseek-api&cap=2.1B');
  await expect(calculator.figure('break-even')).toHaveText('never');
  await expect(calculator.chart.summary).toHaveText(
    'Self-hosting never pays back: even a full replica costs $1.707 per 1M tokens before overhead, the API asks $0.60.',
  );
  await calculator.open('?other=0&rate=0');
  await expect(calculator.chart.summary).toHaveText('Self-hosting is cheaper at every volume.');
});
