// The same page in Firefox, where there is one: it starts, is right, is used, and its link brings everything back.
import { expect, test } from '@playwright/test';
import { Firefox, findFirefox } from '../pages/firefox';

const HEADLINE = `document.querySelector('#verdict-line').textContent`;

test('starts, is right, and a link brings back what was typed', async ({ baseURL }) => {
  const executable = findFirefox();
  test.skip(!executable, 'Firefox is not installed; install firefox-esr, or name its executable in FIREFOX.');
  test.slow(); // a browser of its own
  const firefox = await Firefox.launch(executable!, baseURL!);
  try {
    await firefox.open();
    expect(await firefox.evaluate(HEADLINE)).toBe('At 1B tokens a month, self-hosting saves $1,514 a month.');
    await firefox.evaluate(`(document.querySelector('#in-vol').focus(), document.querySelector('#in-vol').select())`);
    await firefox.type('100M');
    const changed = 'At 100M tokens a month, stay on the API: it is $3,436 a month cheaper.';
    await expect.poll(() => firefox.evaluate(HEADLINE)).toBe(changed);
    await expect.poll(() => firefox.evaluate('location.search')).toBe('?vol=100M');
    await firefox.open('?vol=100M');
    expect(await firefox.evaluate(HEADLINE)).toBe(changed);
    // The worker answers here, too, and the chart is painted.
    await expect.poll(() => firefox.evaluate(`document.querySelector('[data-testid="bill"] img').naturalWidth > 100`)).toBe(true);
    const colours = `(() => {
      const canvas = document.querySelector('[data-testid="chart"] canvas');
      const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
      return new Set(new Uint32Array(data.buffer)).size;
    })()`;
    await expect.poll(() => firefox.evaluate<number>(colours)).toBeGreaterThan(10);
    expect(firefox.problems).toEqual([]);
  } finally {
    await firefox.close();
  }
});
