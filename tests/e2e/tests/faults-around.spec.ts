// What breaks around the program: a browser that refuses something, a worker that cannot be had, other screens, extensions.
import { type Route } from '@playwright/test';
import { CalculatorPage, expect, test } from '../pages/calculator';
import { Failure } from '../pages/failure';
import { HostPage } from '../pages/host';
import { AT_2B, readingStays, works } from '../pages/survival';

test.describe('the browser', () => {
  test('keeps nothing: works', async ({ calculator, page }) => {
    await page.addInitScript(() => {
      for (const name of ['localStorage', 'sessionStorage', 'indexedDB', 'caches']) {
        Object.defineProperty(window, name, {
          get: () => {
            throw new DOMException('Access is denied for this document.', 'SecurityError');
          },
        });
      }
    });
    await calculator.open('?vol=2B');
    await works(calculator);
    await calculator.themeSwitch.click();
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
    await calculator.kept.open();
    await calculator.kept.keep('Mine');
    await expect(calculator.kept.said).not.toBeEmpty();
  });

  test('has no room left: says that nothing is kept', async ({ calculator, page }) => {
    await page.addInitScript(() => {
      Storage.prototype.setItem = () => {
        throw new DOMException('full', 'QuotaExceededError');
      };
    });
    await calculator.open('?vol=2B');
    await calculator.kept.open();
    await calculator.kept.keep('Mine');
    await expect(calculator.kept.said).not.toBeEmpty();
  });

  for (const [name, file] of [
    ['worker', /\/later-[0-9a-f]+\.js$/],
    ["worker's program", /\/llm-breakeven-[0-9a-f]+_later\.wasm$/],
  ] as const) {
    for (const [kind, fault] of [
      ['missing', (route: Route) => route.fulfill({ status: 404, body: '404' })],
      ['refused', (route: Route) => route.abort()],
      ['cut off', async (route: Route) => {
        const response = await route.fetch();
        const body = await response.body();
        await route.fulfill({ response, body: body.subarray(0, body.length / 2) });
      }],
    ] as const) {
      test(`${name} ${kind}: the page works, and says what it cannot show; once it is there it does`, async ({ page, baseURL, context }) => {
        const calculator = new CalculatorPage(page, baseURL!);
        await context.route(file, fault);
        await calculator.open('?vol=2B');
        await works(calculator);
        const why = calculator.figure('break-even').getByRole('button');
        await why.click();
        const dialog = page.getByRole('dialog');
        await expect(dialog).toContainText('could not be loaded');
        await dialog.getByRole('button', { name: 'Close' }).click();
        await context.unrouteAll({ behavior: 'wait' });
        await why.click();
        await expect(dialog).toContainText('Rests on');
      });
    }
  }

  test('starts no worker: the same', async ({ calculator, page }) => {
    await page.addInitScript(() => {
      window.Worker = class {
        constructor() {
          throw new DOMException('refused', 'SecurityError');
        }
      } as unknown as typeof Worker;
    });
    await calculator.open('?vol=2B');
    await works(calculator);
    await calculator.figure('break-even').getByRole('button').click();
    await expect(page.getByRole('dialog')).toContainText('could not be loaded');
  });

  for (const [name, script] of [
    ['gives no canvas', () => (HTMLCanvasElement.prototype.getContext = () => null)],
    [
      'refuses to paint',
      () => {
        CanvasRenderingContext2D.prototype.fillText = () => {
          throw new DOMException('out of memory', 'InvalidStateError');
        };
      },
    ],
    [
      'refuses all of a picture',
      () => {
        const refuse = () => {
          throw new DOMException('out of memory', 'InvalidStateError');
        };
        for (const name of ['fillRect', 'stroke', 'fill', 'arc'] as const) CanvasRenderingContext2D.prototype[name] = refuse;
        Object.defineProperty(CanvasRenderingContext2D.prototype, 'font', { set: refuse });
      },
    ],
    ['has half a clipboard', () => Object.defineProperty(navigator, 'clipboard', { value: {} })],
    ['does not say when sizes change', () => Reflect.deleteProperty(window, 'ResizeObserver')],
    ['knows no media queries', () => (window.matchMedia = () => null as unknown as MediaQueryList)],
    [
      'does not let the address be written',
      () => {
        History.prototype.replaceState = History.prototype.pushState = () => {
          throw new DOMException('too many calls', 'SecurityError');
        };
      },
    ],
    [
      'has a clock of 1970',
      () => {
        const real = Date;
        window.Date = class extends real {
          constructor(...given: []) {
            super(...(given.length ? given : ([0] as unknown as [])));
          }
          static override now = () => 0;
        } as DateConstructor;
        performance.now = () => 0;
      },
    ],
    ['has a clock that is no number', () => (Date.now = performance.now = () => NaN)],
    ['has no clipboard', () => Object.defineProperty(navigator, 'clipboard', { value: undefined })],
    ['paints no frames for a while', () => (window.requestAnimationFrame = () => 1)],
  ] as const) {
    test(`${name}: the figures are there and follow`, async ({ calculator, page }) => {
      await page.addInitScript(script as () => void);
      await page.goto('./?vol=2B');
      await works(calculator);
      await expect(page.getByTestId('cost-table')).toBeVisible();
      await readingStays(page);
    });
  }
});

test.describe('a canvas', () => {
  for (const [name, script] of [
    ['cannot be had', () => (HTMLCanvasElement.prototype.getContext = () => null)],
    [
      'refuses',
      () => {
        CanvasRenderingContext2D.prototype.stroke = () => {
          throw new DOMException('out of memory', 'InvalidStateError');
        };
      },
    ],
  ] as const) {
    test(`${name}: a sentence in place of the chart, and nothing uncaught`, async ({ calculator, page }) => {
      await page.addInitScript(script as () => void);
      await calculator.open('?vol=2B');
      await expect(page.getByRole('status').filter({ hasText: 'does not let the chart be painted' })).toBeVisible();
      await works(calculator);
    });
  }

  test('is lost and had again: painted anew', async ({ calculator, page }) => {
    await calculator.open('?vol=2B');
    const canvas = page.getByTestId('chart').locator('canvas');
    const painted = () => canvas.evaluate((canvas: HTMLCanvasElement) => canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height).data.some((byte) => byte > 0));
    await canvas.evaluate((canvas: HTMLCanvasElement) => {
      canvas.getContext('2d')!.resetTransform();
      canvas.getContext('2d')!.clearRect(0, 0, canvas.width, canvas.height);
    });
    expect(await painted()).toBe(false);
    await canvas.evaluate((canvas) => canvas.dispatchEvent(new Event('contextrestored')));
    await expect.poll(painted).toBe(true);
  });
});

test.describe('around the page', () => {
  test('hidden from the start, shown later: then there is a chart', async ({ page, baseURL }) => {
    const host = new HostPage(page, baseURL!);
    await host.open(host.frame({ query: 'embed=1&vol=2B', attributes: 'style="width:0;height:0"' }));
    const calculator = host.calculator();
    await expect(calculator.headline).toHaveText(AT_2B);
    await calculator.element.evaluate((frame: HTMLIFrameElement) => (frame.style.cssText = 'width:600px;height:600px'));
    await calculator.started();
    await expect(calculator.chart).toBeVisible();
    expect(host.problems).toEqual([]);
  });

  test('another screen: the chart has its pixels', async ({ calculator, page }) => {
    await calculator.open('?vol=2B');
    const client = await page.context().newCDPSession(page);
    const canvas = page.getByTestId('chart').locator('canvas');
    // Another width each time: the browser's emulation tells the page of nothing else.
    for (const [width, deviceScaleFactor] of [[1000, 3], [990, 0.5], [980, 4], [970, 1]]) {
      await client.send('Emulation.setDeviceMetricsOverride', { width, height: 800, deviceScaleFactor, mobile: false });
      await expect.poll(() => canvas.evaluate((canvas: HTMLCanvasElement) => Math.round((canvas.width / canvas.clientWidth) * 10) / 10)).toBe(deviceScaleFactor);
    }
    await works(calculator);
  });

  test('frozen and resumed: goes on', async ({ calculator, page }) => {
    await calculator.open('?vol=2B');
    const client = await page.context().newCDPSession(page);
    await calculator.field('vol').fill('3B');
    await client.send('Page.setWebLifecycleState', { state: 'frozen' });
    await client.send('Page.setWebLifecycleState', { state: 'active' });
    await calculator.expectInAddress('vol', '3B');
    await calculator.field('vol').fill('2B');
    await works(calculator);
  });

  test('left and come back to: goes on', async ({ calculator, page }) => {
    await calculator.open('?vol=2B');
    await page.goto('about:blank');
    await page.goBack();
    await works(calculator);
  });
});

test.describe('leaving', () => {
  const type = (calculator: CalculatorPage, text: string) => calculator.field('vol').fill(text);

  test('at once after typing: what was typed is there again', async ({ calculator, page }) => {
    await calculator.open('?vol=2B');
    await type(calculator, '3B');
    await page.evaluate(() => location.reload());
    await expect(calculator.headline).toContainText('At 3B tokens a month');
  });

  test('for another place of the page: the scenario stays, what is typed too', async ({ calculator, page }) => {
    await calculator.open('?vol=2B');
    await type(calculator, '3B');
    await page.evaluate(() => document.querySelector<HTMLElement>('a[href="#thresholds"]')!.click());
    await expect(page).toHaveURL(/vol=3B/);
    await expect(calculator.headline).toContainText('At 3B tokens a month');
    await calculator.field('vol').fill('3B and');
    await page.evaluate(() => (location.hash = '#faq'));
    await expect(page).toHaveURL(/#faq$/);
    await expect(calculator.field('vol')).toHaveValue('3B and');
    await expect(calculator.headline).toContainText('At 3B tokens a month');
  });
});

test.describe('an extension', () => {
  test('puts something else in place of the calculator: a sentence says so', async ({ calculator, page, baseURL }) => {
    await calculator.open('?vol=2B');
    await page.evaluate(() => document.querySelector('#app main')!.replaceWith(document.createElement('article')));
    await new Failure(page).says('was taken out of its page', `${baseURL}?vol=2B`);
    await readingStays(page);
  });

  /** The page works, or says that it does not, or may not. */
  async function worksOrSays(calculator: CalculatorPage): Promise<void> {
    const { page } = calculator;
    const said = page.locator('.failed');
    const sentence = (await said.isVisible()) ? await said.textContent() : '';
    await page.evaluate(() => {
      const field = document.querySelector<HTMLInputElement>('#in-vol');
      if (field) field.value = '100M';
      field?.dispatchEvent(new Event('input', { bubbles: true }));
      document.querySelector<HTMLElement>('[data-preset="deepseek-api"]')?.click();
    });
    // The title follows the scenario wherever the verdict has gone.
    await expect.poll(async () => (await said.isVisible()) || (await page.title()).includes('DeepSeek')).toBe(true);
    if (sentence === '' && !(await said.isVisible()) && (await calculator.headline.isVisible())) {
      await expect(calculator.headline).toHaveText(/^At 1B tokens/);
    }
    await readingStays(page);
  }

  for (const [name, change] of [
    [
      'wraps every text, as translators do',
      () => {
        const walk = document.createTreeWalker(document.querySelector('#app')!, NodeFilter.SHOW_TEXT);
        const texts: Node[] = [];
        while (walk.nextNode()) texts.push(walk.currentNode);
        for (const text of texts) {
          const font = document.createElement('font');
          (text as ChildNode).replaceWith(font);
          font.append(text.textContent ?? '');
        }
      },
    ],
    [
      'puts elements between all others',
      () => {
        for (const element of document.querySelectorAll('#app *')) {
          if (!(element instanceof SVGElement)) element.before(document.createElement('x-extension'));
        }
      },
    ],
    ['takes the verdict away', () => document.querySelector('[data-testid="verdict"]')!.remove()],
    ['takes the chart away', () => document.querySelector('[data-testid="chart"]')!.remove()],
    ['takes the inputs away', () => document.querySelector('.inputs')!.remove()],
    ['empties the application', () => document.querySelector('#app')!.replaceChildren()],
    [
      'takes away all comments',
      () => {
        const walk = document.createTreeWalker(document, NodeFilter.SHOW_COMMENT);
        const all: ChildNode[] = [];
        while (walk.nextNode()) all.push(walk.currentNode as ChildNode);
        for (const one of all) one.remove();
      },
    ],
    [
      'takes away every second element of the tables',
      () => document.querySelectorAll('#app tr:nth-child(even), #app li:nth-child(even)').forEach((row) => row.remove()),
    ],
  ] as const) {
    test(name, async ({ page, baseURL }) => {
      const calculator = new CalculatorPage(page, baseURL!);
      await calculator.open('?vol=2B');
      await page.evaluate(change as () => void);
      await worksOrSays(calculator);
    });
  }
});
