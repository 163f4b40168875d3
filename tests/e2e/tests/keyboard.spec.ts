// The page without a mouse.
import { expect, test } from '../pages/calculator';

test('from the top: steps, theme, what is kept, sharing, link, presets, comparing, volume, slider', async ({ calculator, page }) => {
  await calculator.open();
  for (const next of [calculator.undo, calculator.redo, calculator.themeSwitch, calculator.kept.opener, calculator.share.opener, calculator.shareLink]) {
    await page.keyboard.press('Tab');
    await expect(next).toBeFocused();
  }
  for (const id of ['maverick-gpt4o', 'llama8b-haiku']) {
    await page.keyboard.press('Tab');
    await expect(calculator.preset(id)).toBeFocused();
  }
  await page.keyboard.press('Enter');
  await expect(calculator.headline).toHaveText('At 1B tokens a month, self-hosting saves $1,620 a month.');
  // The button that was pressed keeps the focus: the journey goes on from there.
  await expect(calculator.preset('llama8b-haiku')).toBeFocused();
  for (let tabs = 0; tabs < 4; tabs += 1) await page.keyboard.press('Tab');
  await expect(calculator.field('vol')).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(calculator.slider).toBeFocused();
});

test('arrow keys move the slider, the volume and the verdict', async ({ calculator, page }) => {
  await calculator.open();
  await calculator.slider.focus();
  // The field is exact; words have one decimal in millions and two in billions.
  for (const [key, exact, words] of [
    ['ArrowRight', '1.01B', '1.01B'],
    ['ArrowLeft', '1B', '1B'],
    ['End', '1T', '1T'],
    ['Home', '1M', '1M'],
    ['ArrowUp', '1.01M', '1M'],
  ]) {
    await page.keyboard.press(key);
    await expect(calculator.field('vol')).toHaveValue(exact);
    await expect(calculator.headline).toContainText(`At ${words} tokens a month`);
    await expect(calculator.slider).toHaveAttribute('aria-valuetext', `${words} tokens/mo`);
  }
  await calculator.expectInAddress('vol', '1.01M');
  // A tenth of the slider, which is six decades long.
  await page.keyboard.press('PageUp');
  await expect(calculator.field('vol')).toHaveValue('4.04M');
});

test('groups open, lists choose and Reset works from the keyboard', async ({ calculator, page }) => {
  await calculator.open();
  const group = page.locator('summary', { hasText: 'Standby and least replicas' });
  await group.focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await expect(calculator.field('standby')).toBeFocused();
  await page.keyboard.type('1');
  // Typed behind the 0 that Tab has selected, so in its place.
  await expect(calculator.field('standby')).toHaveValue('1');
  await expect(calculator.caption('self-hosted on')).toHaveText('self-hosted on 4 × H100 80GB');
  await calculator.reset('standby').focus();
  await page.keyboard.press('Enter');
  await expect(calculator.caption('self-hosted on')).toHaveText('self-hosted on 2 × H100 80GB');
  await calculator.field('gpu').focus();
  await page.keyboard.type('L40S');
  await expect(calculator.field('gpu')).toHaveValue('l40s-48gb');
  await expect(calculator.caption('self-hosted on')).toHaveText('self-hosted on 2 × L40S 48GB');
});

test('the link is copied from the keyboard', async ({ calculator, page, context, baseURL }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await calculator.open('?vol=2B');
  await calculator.shareLink.focus();
  await page.keyboard.press('Enter');
  await expect(calculator.shareLink).toHaveText('Copied');
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(`${baseURL}?vol=2B`);
});
