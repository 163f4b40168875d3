// The inputs on a phone: a sheet at the lower edge.
import { expect, test } from '../pages/calculator';

test.use({ hasTouch: true, isMobile: true, viewport: { width: 390, height: 844 } });

test('peeks: the volume and nothing else', async ({ calculator }) => {
  await calculator.open();
  await calculator.sheet.expectAtLowerEdge();
  await expect(calculator.field('vol')).toBeVisible();
  await expect(calculator.slider).toBeVisible();
  for (const key of ['mix', 'api', 'pin', 'gpu', 'other']) await expect(calculator.field(key)).toBeHidden();
  await expect(calculator.sheet.grip).toHaveAttribute('aria-expanded', 'false');
  await expect(calculator.sheet.grip).toHaveText('All inputs');
  // Most of the screen is for the answer.
  expect(await calculator.sheet.top()).toBeGreaterThan(844 * 0.85);
  await expect(calculator.headline).toBeInViewport({ ratio: 1 });
});

test('the volume changes the verdict without opening it', async ({ calculator }) => {
  await calculator.open();
  await calculator.field('vol').fill('100M');
  await expect(calculator.headline).toHaveText('At 100M tokens a month, stay on the API: it is $3,436 a month cheaper.');
  await expect(calculator.headline).toBeInViewport({ ratio: 1 });
});

test('opens with the verdict in view, scrolls by itself, and closes', async ({ calculator, page }) => {
  await calculator.open();
  // From far down: who opens it wants to see what it does.
  await page.locator('#faq').scrollIntoViewIfNeeded();
  await calculator.sheet.grip.tap();
  await calculator.sheet.expectAtLowerEdge();
  await expect(calculator.headline).toBeInViewport({ ratio: 1 });
  const verdict = (await calculator.headline.boundingBox())!;
  expect(verdict.y + verdict.height).toBeLessThan(await calculator.sheet.top());
  await calculator.field('eh').scrollIntoViewIfNeeded();
  await calculator.field('eh').fill('15');
  await expect(calculator.headline).toHaveText('At 1B tokens a month, stay on the API: it is $736 a month cheaper.');
  await expect(calculator.headline).toBeInViewport({ ratio: 1 });
  // The way out stays in reach.
  await expect(calculator.sheet.grip).toBeInViewport({ ratio: 1 });
  await calculator.sheet.done();
  await expect(calculator.field('eh')).toBeHidden();
  await calculator.sheet.expectAtLowerEdge();
  await expect(calculator.headline).toContainText('$736');
});

test('has every input', async ({ calculator }) => {
  await calculator.open();
  await calculator.unfold();
  for (const key of ['mix', 'req', 'cache', 'api', 'pin', 'blend', 'model', 'prec', 'gpu', 'prov', 'cap', 'util', 'disc', 'own', 'other', 'store', 'standby', 'once']) {
    await calculator.field(key).scrollIntoViewIfNeeded();
    await expect(calculator.field(key), key).toBeInViewport();
  }
});

test('by keyboard: grip first, then the volume; Enter opens', async ({ calculator, page }) => {
  await calculator.open();
  await calculator.sheet.grip.focus();
  await page.keyboard.press('Enter');
  await expect(calculator.sheet.grip).toHaveText('Done');
  await expect(calculator.sheet.grip).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(calculator.field('vol')).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(calculator.slider).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(calculator.field('mix')).toBeFocused();
  await expect(calculator.field('mix')).toBeInViewport();
  await calculator.sheet.grip.focus();
  await page.keyboard.press('Space');
  await expect(calculator.field('mix')).toBeHidden();
});

test('never covers the focus of the keyboard', async ({ calculator, page }) => {
  await calculator.open();
  await page.keyboard.press('Shift');
  await calculator.themeSwitch.focus();
  const covered: string[] = [];
  for (;;) {
    const stop = await page.evaluate(() => {
      const { activeElement } = document;
      if (!activeElement || activeElement === document.body) return null;
      const sheet = document.querySelector('.inputs')!;
      const { top } = activeElement.getBoundingClientRect();
      // WCAG 2.2, focus not obscured (minimum): part of it must be seen.
      const covered = !sheet.contains(activeElement) && top >= sheet.getBoundingClientRect().top;
      return { covered, name: `${activeElement.tagName} ${activeElement.className} ${activeElement.textContent?.slice(0, 30)}` };
    });
    if (!stop) break;
    if (stop.covered) covered.push(stop.name);
    await page.keyboard.press('Tab');
  }
  expect(covered).toEqual([]);
});

test('leaves the end of the page in reach', async ({ calculator, page }) => {
  await calculator.open();
  await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight));
  const last = page.locator('#sources dd').last();
  await expect(last).toBeInViewport();
  const box = (await last.boundingBox())!;
  expect(box.y + box.height).toBeLessThanOrEqual(await calculator.sheet.top());
});

test.describe('held sideways', () => {
  test.use({ viewport: { width: 740, height: 360 } });

  test('the open sheet still leaves the verdict to be seen', async ({ calculator }) => {
    await calculator.open();
    await calculator.sheet.open();
    const verdict = (await calculator.headline.boundingBox())!;
    expect(verdict.y).toBeGreaterThan(-1);
    expect(verdict.y + verdict.height).toBeLessThanOrEqual(await calculator.sheet.top());
  });
});
