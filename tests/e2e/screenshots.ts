// Pictures of the site, for people to look at: `make screenshots`. Those in results/ are not kept; the README shows docs/screenshot.png.
import { join } from 'node:path';
import { test } from './pages/calculator';

const screens = join(__dirname, 'results', 'screens');
const readme = join(__dirname, '..', '..', 'docs', 'screenshot.png');

for (const colorScheme of ['light', 'dark'] as const) {
  for (const width of [360, 768, 1440]) {
    test.describe(`${colorScheme}, ${width} px wide`, () => {
      test.use({ colorScheme, viewport: { width, height: 900 } });

      test('the whole page', async ({ calculator, page }) => {
        await calculator.open();
        await calculator.chart.settled();
        await page.screenshot({ path: join(screens, `${width}-${colorScheme}.png`), fullPage: true });
      });
    });
  }
}

test.describe('for the README', () => {
  test.use({ colorScheme: 'light', viewport: { width: 1440, height: 1000 } });

  test('the top of the page', async ({ calculator, page }) => {
    await calculator.open();
    await calculator.chart.settled();
    // One pixel to one keeps the file small.
    await page.screenshot({ path: readme, scale: 'css' });
  });
});
