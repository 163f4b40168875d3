// The dialog that says what to copy in order to embed a scenario.
import { expect, test } from '../pages/calculator';

test.beforeEach(async ({ calculator, page }) => {
  await calculator.open('?vol=2B&theme=dark&embed=0');
  await calculator.share.open();
  await page.getByTestId('embed').click();
});

test('what it gives is a frame that shows the scenario, and so does its preview', async ({ page, baseURL }) => {
  const html = page.getByLabel('HTML', { exact: true });
  await expect(html).toHaveValue(new RegExp(`^<iframe src="${baseURL}\\?embed=1&amp;vol=2B" title="LLM break-even: GPT-4o API or self-hosted Llama 4 Maverick" .*></iframe>\\n<script src="${baseURL}embed.js" async></script>\\n$`));
  const preview = page.getByTestId('snippet-preview').locator('iframe').contentFrame();
  await expect(preview.getByTestId('verdict').getByRole('heading')).toHaveText('At 2B tokens a month, self-hosting saves $7,014 a month.');
  await expect(page.getByLabel('Markdown', { exact: false })).toHaveValue(
    `[![LLM break-even: GPT-4o API or self-hosted Llama 4 Maverick](${baseURL}badge.svg)](${baseURL}?vol=2B)\n`,
  );
  const badge = await page.request.get(`${baseURL}badge.svg`);
  expect([badge.status(), badge.headers()['content-type']]).toEqual([200, 'image/svg+xml']);
});

test('follows what is chosen', async ({ page }) => {
  const dialog = page.getByRole('dialog');
  const html = page.getByLabel('HTML', { exact: true });
  await dialog.getByLabel('Colours').selectOption('dark');
  await dialog.getByLabel('Four figures').uncheck();
  await dialog.getByLabel('Chart buttons').uncheck();
  await expect(html).toHaveValue(/\?embed=1&amp;theme=dark&amp;hide=figures,tools&amp;vol=2B"/);
  await expect(html).toHaveValue(/allow-same-origin/);
  await dialog.getByLabel('Sandbox without origin').check();
  await expect(html).not.toHaveValue(/allow-same-origin/);
  const preview = page.getByTestId('snippet-preview').locator('iframe').contentFrame();
  await expect(preview.locator('html')).toHaveAttribute('data-theme', 'dark');
  await expect(preview.getByTestId('verdict')).toBeVisible();
  await expect(preview.locator('.figures')).toBeHidden();
});

test('the height it gives is enough from 620 px of width on', async ({ calculator, page }) => {
  for (const scenario of ['maverick-gpt4o', 'deepseek-api', 'llama8b-haiku']) {
    await page.setViewportSize({ width: 1280, height: 800 });
    await calculator.open(`?s=${scenario}`);
    await calculator.share.open();
    await page.getByTestId('embed').click();
    const html = await page.getByLabel('HTML', { exact: true }).inputValue();
    const [, address, height] = /src="([^"]*)".* height="(\d+)"/.exec(html)!;
    await page.setViewportSize({ width: 620, height: Number(height) });
    await calculator.open(address.slice(address.indexOf('?')).replaceAll('&amp;', '&'));
    const content = await page.locator('#app').evaluate((app) => Math.ceil(app.getBoundingClientRect().height));
    expect(content, scenario).toBeLessThanOrEqual(Number(height));
    expect(content, scenario).toBeGreaterThan(Number(height) - 60);
  }
});

test('copies', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const html = page.getByLabel('HTML', { exact: true });
  await page.getByRole('dialog').getByRole('button', { name: 'Copy' }).first().click();
  await expect(page.getByRole('dialog').getByRole('button', { name: 'Copied' })).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(await html.inputValue());
});

test('the preview goes with the dialog', async ({ calculator, page }) => {
  await expect(page.locator('iframe')).toHaveCount(1);
  await page.keyboard.press('Escape');
  await expect(page.locator('iframe')).toHaveCount(0);
  await expect(calculator.share.opener).toBeFocused();
});

test('fits a phone', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  const wider = await page.getByRole('dialog').evaluate((dialog) => dialog.scrollWidth - dialog.clientWidth);
  expect(wider).toBe(0);
});
