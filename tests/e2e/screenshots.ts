// Pictures of the site, for people to look at: `make screenshots`. They are written to docs/screenshots/; git keeps those that
// the README shows, and docs/screenshot.png.
import { join } from 'node:path';
import { type CalculatorPage, expect, test } from './pages/calculator';
import { pictures } from './pages/pictures';

const docs = join(__dirname, '..', '..', 'docs');

/** One pixel to one, and only what is on the screen, keep the files small. */
async function take(calculator: CalculatorPage, name: string): Promise<void> {
  await calculator.chart.settled();
  await calculator.page.screenshot({ path: join(docs, name), scale: 'css', animations: 'disabled' });
}

async function start(calculator: CalculatorPage, at = ''): Promise<void> {
  await calculator.open(at);
  for (const picture of Object.values(pictures(calculator.page))) await expect(picture.image).toHaveAttribute('src', /^data:/);
}

const SCREENS = [
  [360, 740],
  [768, 900],
  [1440, 810],
] as const;

for (const colorScheme of ['light', 'dark'] as const) {
  for (const [width, height] of SCREENS) {
    test.describe(`${colorScheme}, ${width} px wide`, () => {
      test.use({ colorScheme, viewport: { width, height } });

      test('the top of the page', async ({ calculator }) => {
        await start(calculator);
        await take(calculator, `screenshots/${width}-${colorScheme}.png`);
      });

      test('all inputs and the arithmetic', async ({ calculator }) => {
        await start(calculator, '?vol=3B&cap=2.1B&eh=15');
        await calculator.sheet.open();
        await take(calculator, `screenshots/${width}-${colorScheme}-inputs.png`);
        await calculator.figure('break-even').getByRole('button').click();
        await expect(calculator.arithmetic.dialog).toBeVisible();
        await take(calculator, `screenshots/${width}-${colorScheme}-arithmetic.png`);
      });

      test('the pictures below', async ({ calculator, page }) => {
        await start(calculator);
        const { bill, more } = pictures(page);
        await more.choose('By two inputs');
        await expect(more.caption).toContainText('Where self-hosting pays');
        await bill.panel.evaluate((panel) => panel.scrollIntoView());
        await take(calculator, `screenshots/${width}-${colorScheme}-pictures.png`);
      });
    });
  }
}

test.describe('for the README', () => {
  test.use({ colorScheme: 'light', viewport: { width: 1440, height: 810 } });

  test('the top of the page', async ({ calculator }) => {
    await start(calculator);
    await take(calculator, 'screenshot.png');
  });
});
