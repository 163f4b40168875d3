// Links as they come: wrong values, unknown keys, repeated keys; and the link that is handed on.
import { expect, test } from '../pages/calculator';
import { holdTimers, runTimers } from '../pages/timers';

const PLAIN = 'At 1B tokens a month, self-hosting saves $1,514 a month.';

test('bad values are reported, and nothing else changes', async ({ calculator, page }) => {
  await calculator.open('?mix=abc&vol=-5&n=1.5&gpu=nope');
  await expect(calculator.notes.locator('li.problem')).toHaveText([
    '`gpu=nope` is not known; used h100-80gb.',
    '`vol=-5` is not between 0 tokens/mo and 1000T tokens/mo; used 1B tokens/mo.',
    '`mix=abc` is not a number; used 60 %.',
    '`n=1.5` is not a whole number; used 2.',
  ]);
  await expect(calculator.headline).toHaveText(PLAIN);
  // The address stays as it was sent until the visitor edits something: the sentences are about it.
  expect(calculator.query()).toBe('?mix=abc&vol=-5&n=1.5&gpu=nope');
  // Whatever is edited, the page works; what was said of that input is settled, the rest still stands.
  await calculator.field('mix').fill('50');
  await calculator.expectInAddress('mix', '50');
  await expect(calculator.notes.locator('li.problem')).toHaveCount(3);
  await expect(calculator.notes).not.toContainText('mix=');
  expect(calculator.query()).toBe('?mix=50');
  await page.reload();
  await calculator.started();
  await expect(calculator.notes.locator('li.problem')).toHaveCount(0);
});

test('opening a link writes nothing', async ({ calculator, page }) => {
  // Given on purpose in another order and spelling than the page's own.
  const sent = '?vol=2000000000&s=llama8b-haiku&n=1';
  await holdTimers(page);
  await calculator.open(sent);
  await runTimers(page);
  expect(calculator.query()).toBe(sent);
  expect(await page.evaluate(() => history.length)).toBe(2); // the empty page and this one
});

test('repeated keys and later versions are reported', async ({ calculator }) => {
  await calculator.open('?v=7&vol=2B&vol=3B');
  await expect(calculator.notes).toContainText('`vol` is given more than once; used the last.');
  await expect(calculator.notes).toContainText('This link was made by a later version (`v=7`)');
  await expect(calculator.headline).toContainText('At 3B tokens a month');
});

test('markup in a link is shown, not run', async ({ calculator, page }) => {
  await calculator.open(`?mix=${encodeURIComponent('<img src=x onerror="document.title=1">')}`);
  await expect(calculator.notes.locator('li.problem')).toContainText('<img src=x');
  await expect(calculator.notes.locator('img')).toHaveCount(0);
  await expect(page).not.toHaveTitle('1');
});

test('unknown keys survive an edit', async ({ calculator }) => {
  await calculator.open('?foo=bar&vol=2B&caf%C3%A9=a%26b');
  await calculator.field('n').fill('3');
  await calculator.expectInAddress('n', '3');
  await calculator.expectInAddress('foo', 'bar');
  await calculator.expectInAddress('café', 'a&b');
  await calculator.expectInAddress('vol', '2B');
});

test('what equals the preset is not in the address', async ({ calculator }) => {
  await calculator.open('?vol=2B');
  await calculator.field('vol').fill('1,000,000,000');
  await calculator.expectInAddress('vol', null);
  expect(calculator.query()).toBe('');
  await calculator.expectChanged('vol', false);
});

test.describe('copying the link', () => {
  test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

  test('puts the address on the clipboard', async ({ calculator, page, baseURL }) => {
    await calculator.open('?s=llama8b-haiku');
    await calculator.field('vol').fill('3B');
    const link = `${baseURL}?s=llama8b-haiku&vol=3B`;
    // Before the address bar has followed, too.
    await expect(calculator.shareLink).toHaveAttribute('data-link', link);
    await calculator.shareLink.click();
    await expect(calculator.shareLink).toHaveText('Copied');
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(link);
    // Another scenario is another link.
    await calculator.field('n').fill('2');
    await expect(calculator.shareLink).toHaveText('Copy link');
  });

  test('leaves out what could not be used', async ({ calculator, baseURL }) => {
    await calculator.open('?mix=abc&vol=2B');
    await expect(calculator.shareLink).toHaveAttribute('data-link', `${baseURL}?vol=2B`);
  });

  test('shows the link where the browser refuses', async ({ calculator, page, baseURL }) => {
    await page.addInitScript(() => {
      Clipboard.prototype.writeText = () => Promise.reject(new DOMException('denied', 'NotAllowedError'));
    });
    await calculator.open('?vol=2B');
    await calculator.shareLink.click();
    await expect(calculator.share.address).toHaveValue(`${baseURL}?vol=2B`);
    await expect(calculator.share.address).toBeVisible();
  });
});
