// What breaks in the program itself: each fault ends in a page that works, or in one sentence beside the static reading, with the
// link. faults-around.spec.ts has what breaks around it.
import { type Route } from '@playwright/test';
import { CalculatorPage, expect, test } from '../pages/calculator';
import { breakOff, Failure } from '../pages/failure';
import { HostPage } from '../pages/host';
import { AT_2B, readingStays, works } from '../pages/survival';
import { holdTimers, runTimers } from '../pages/timers';

const NOT_LOADED = 'could not be loaded';
const WASM = /\/llm-breakeven-[0-9a-f]+_bg\.wasm$/;
const GLUE = /\/llm-breakeven-[0-9a-f]+\.js$/;
const START = /\/start-[0-9a-f]+\.js$/;

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

  for (const [name, script, sentence] of [
    ['an older browser', () => Reflect.deleteProperty(window, 'TextDecoder'), NOT_LOADED],
    ['a browser without what the sentence is put up with', () => Reflect.deleteProperty(Element.prototype, 'replaceChildren'), null],
    ['a browser that does not say what changes', () => Reflect.deleteProperty(window, 'MutationObserver'), null],
    [
      'a browser whose connection may not be asked after',
      () =>
        Object.defineProperty(Navigator.prototype, 'connection', {
          get: () => {
            throw new DOMException('refused', 'SecurityError');
          },
        }),
      null,
    ],
  ] as const) {
    test(`${name}: works, or says that it does not`, async ({ page, baseURL }) => {
      await page.addInitScript(script as () => void);
      await page.goto('./?vol=2B');
      if (sentence) await new Failure(page).says(sentence, `${baseURL}?vol=2B`);
      else {
        const calculator = new CalculatorPage(page, baseURL!);
        await calculator.started();
        await works(calculator);
        expect(calculator.problems).toEqual([]);
      }
      await readingStays(page);
    });
  }

  test('an older browser in which it breaks off: the sentence is there all the same', async ({ page, baseURL }) => {
    await page.addInitScript(() => Reflect.deleteProperty(Element.prototype, 'replaceChildren'));
    await page.route(WASM, missing);
    await page.goto('./?vol=2B');
    await new Failure(page).says(NOT_LOADED, `${baseURL}?vol=2B`);
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
