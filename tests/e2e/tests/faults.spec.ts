// What breaks around the page: each fault ends in a page that works, or in one sentence beside the static reading, with the link.
import { type Page, type Route } from '@playwright/test';
import { CalculatorPage, expect, test } from '../pages/calculator';
import { breakOff, Failure } from '../pages/failure';
import { HostPage } from '../pages/host';
import { holdTimers, runTimers } from '../pages/timers';

const AT_2B = 'At 2B tokens a month, self-hosting saves $7,014 a month.';
const NOT_LOADED = 'could not be loaded';
const WASM = /\/llm-breakeven-[0-9a-f]+_bg\.wasm$/;
const GLUE = /\/llm-breakeven-[0-9a-f]+\.js$/;
const START = /\/start-[0-9a-f]+\.js$/;

/** The static tables are there and right, whatever became of the calculator. */
async function readingStays(page: Page): Promise<void> {
  await expect(page.locator('#thresholds tbody tr').first()).toContainText(/\$5,500.*\$3,986.*724\.7M.*1\.13B/);
}

/** The page shows the scenario and follows what is typed. */
async function works(calculator: CalculatorPage): Promise<void> {
  await expect(calculator.headline).toHaveText(AT_2B);
  await calculator.field('vol').fill('100M');
  await expect(calculator.headline).toHaveText('At 100M tokens a month, stay on the API: it is $3,436 a month cheaper.');
  await calculator.field('vol').fill('2B');
  await expect(calculator.headline).toHaveText(AT_2B);
}

test.describe('the program', () => {
  const altered = (change: (bytes: Buffer) => Buffer) => async (route: Route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: change(await response.body()) });
  };
  const missing = (route: Route) => route.fulfill({ status: 404, body: '404' });
  const cut = altered((bytes) => bytes.subarray(0, bytes.length / 2));
  const tampered = altered((bytes) => (bytes.writeUInt8(bytes.at(-1)! ^ 1, bytes.length - 1), bytes));
  for (const [name, file, fault] of [
    ['wasm missing', WASM, missing],
    ['wasm cut off', WASM, cut],
    ['wasm tampered with', WASM, tampered],
    ['wasm refused', WASM, (route: Route) => route.abort()],
    ['wasm answered with a page', WASM, (route: Route) => route.fulfill({ body: '<!doctype html>', contentType: 'text/html' })],
    ['glue missing', GLUE, missing],
    ['glue cut off', GLUE, cut],
    ['glue tampered with', GLUE, tampered],
    ['start missing', START, missing],
    ['start tampered with', START, tampered],
    ['start refused', START, (route: Route) => route.abort()],
  ] as const) {
    test(`${name}: a sentence, the link, a report`, async ({ page, baseURL }) => {
      await page.route(file, fault);
      await page.goto('./?vol=2B');
      await new Failure(page).says(NOT_LOADED, `${baseURL}?vol=2B`);
      await readingStays(page);
      await expect(page.locator('html')).not.toHaveAttribute('data-ready');
    });
  }

  test('without WebAssembly: says so at once', async ({ page, baseURL }) => {
    await page.addInitScript(() => Reflect.deleteProperty(window, 'WebAssembly'));
    await page.goto('./?vol=2B');
    await new Failure(page).says('needs WebAssembly', `${baseURL}?vol=2B`);
    await readingStays(page);
  });

  test('not compiled by this browser: says so', async ({ page, baseURL }) => {
    await page.addInitScript(() => {
      const refuse = () => Promise.reject(new WebAssembly.CompileError('unknown opcode'));
      Object.assign(WebAssembly, { instantiateStreaming: refuse, instantiate: refuse, compileStreaming: refuse });
    });
    await page.goto('./?vol=2B');
    await new Failure(page).says('needs WebAssembly', `${baseURL}?vol=2B`);
  });

  test('slow in coming: nothing flashes, then a sentence, then the page', async ({ calculator, page }) => {
    await holdTimers(page);
    let go = () => {};
    const later = new Promise<void>((done) => (go = done));
    await page.route(WASM, async (route) => (await later, route.continue()));
    await page.goto('./?vol=2B', { waitUntil: 'domcontentloaded' });
    await readingStays(page);
    const said = page.locator('#starting');
    await expect(said).toBeHidden();
    await runTimers(page);
    await expect(said).toBeVisible();
    await expect(said).toContainText('still being loaded');
    await expect(new Failure(page).panel).toHaveCount(0);
    go();
    await expect(calculator.headline).toHaveText(AT_2B);
    await expect(said).toHaveCount(0);
  });

  test('without the script that would say so, a sentence all the same', async ({ page }) => {
    await page.route(/\/(guard|start)-[0-9a-f]+\.js$/, missing);
    await page.goto('./');
    await expect(page.locator('#starting')).toHaveCSS('animation-delay', '5s');
    await page.locator('#starting').evaluate((said) => said.getAnimations().forEach((wait) => wait.finish()));
    await expect(page.locator('#starting')).toBeVisible();
  });

  test('without its style sheet it works', async ({ page, baseURL }) => {
    await page.route(/\.css$/, missing);
    const calculator = new CalculatorPage(page, baseURL!);
    await page.goto('./?vol=2B');
    await works(calculator);
  });
});

test.describe('the program breaks off', () => {
  test('a sentence, the link as last changed, a report to copy; then nothing more of it', async ({ page, baseURL, context }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    const calculator = new CalculatorPage(page, baseURL!);
    await calculator.open('?vol=2B');
    await calculator.share.opener.click();
    // Just typed: not in the address yet.
    await calculator.page.evaluate(() => {
      const field = document.querySelector<HTMLInputElement>('#in-vol')!;
      field.value = '3B';
      field.dispatchEvent(new Event('input', { bubbles: true }));
    });
    await breakOff(page);
    const failure = new Failure(page);
    await failure.says('has stopped', `${baseURL}?vol=3B`);
    await expect(failure.report).toHaveValue(/RuntimeError: unreachable/);
    await expect(calculator.headline).toHaveCount(0);
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await readingStays(page);
    for (const [at, field] of [failure.link, failure.report].entries()) {
      await failure.copies.first().click();
      await expect(failure.panel.getByRole('button', { name: 'Copied' })).toHaveCount(at + 1);
      expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(await field.inputValue());
    }
    await breakOff(page);
    await expect(failure.panel).toHaveCount(1);
    await failure.anew.click();
    await calculator.started();
    await expect(calculator.field('vol')).toHaveValue('3B');
  });

  test('markup in the address stays text', async ({ page, baseURL }) => {
    await new CalculatorPage(page, baseURL!).open(`?vol=2B&x=%3Cimg%20src=x%3E<b>`);
    await breakOff(page);
    const failure = new Failure(page);
    await expect(failure.report).toHaveValue(/%3Cimg/);
    await expect(failure.panel.locator('img, b')).toHaveCount(0);
  });

  test('errors that are not its own do not end it', async ({ page, baseURL }) => {
    const calculator = new CalculatorPage(page, baseURL!);
    await calculator.open('?vol=2B');
    await page.evaluate(() => {
      queueMicrotask(() => {
        throw new TypeError('an extension');
      });
      void Promise.reject(new Error('an extension'));
      document.body.append(Object.assign(document.createElement('img'), { src: './none.png' }));
    });
    await works(calculator);
    await expect(new Failure(page).panel).toHaveCount(0);
    expect(calculator.problems.splice(0).length).toBe(4);
  });

  test('inside another page: the sentence fits, the link is that of the whole', async ({ page, baseURL }) => {
    const host = new HostPage(page, baseURL!);
    await page.route(WASM, (route) => route.fulfill({ status: 404 }));
    await host.open(host.frame({ query: 'embed=1&vol=2B&theme=dark&hide=chart' }) + host.script);
    const { inside } = host.calculator();
    const failure = new Failure(inside);
    await failure.says(NOT_LOADED, `${baseURL}?vol=2B`);
    await expect(failure.anew).toHaveAttribute('target', '_blank');
    await host.calculator().settled();
  });
});

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
    ["worker's program", /\/later-[0-9a-f]+_bg\.wasm$/],
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
        await context.unroute(file);
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
    for (const [width, deviceScaleFactor, ratio] of [[1000, 3, 3], [990, 0.5, 2], [980, 4, 4], [970, 1, 2]] as const) {
      await client.send('Emulation.setDeviceMetricsOverride', { width, height: 800, deviceScaleFactor, mobile: false });
      await expect.poll(() => canvas.evaluate((canvas: HTMLCanvasElement) => Math.round((canvas.width / canvas.clientWidth) * 10) / 10)).toBe(ratio);
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

test.describe('an extension', () => {
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
