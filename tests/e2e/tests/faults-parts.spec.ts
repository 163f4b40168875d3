// What breaks after the page stands: the rest of its program, and the worker's. The page goes on with what it has, says what is lacking,
// and has it as soon as it can be had.
import type { Page, Route } from '@playwright/test';
import { CalculatorPage, expect, test } from '../pages/calculator';
import { AT_2B, works } from '../pages/survival';
import { holdTimers, runTimers } from '../pages/timers';

const REST = /_rest\.wasm$/;
const LATER = /_later\.wasm$/;
const WORKER = /\/later-[0-9a-f]+\.js$/;
const LACKING = 'A part of the calculator could not be loaded';
const UNANSWERED = 'could not be loaded or does not answer';

const altered = (change: (bytes: Buffer) => Buffer) => async (route: Route) => {
  const response = await route.fetch();
  await route.fulfill({ response, body: change(await response.body()) });
};
const tampered = altered((bytes) => (bytes.writeUInt8(bytes.at(-1)! ^ 1, bytes.length - 1), bytes));
const cut = altered((bytes) => bytes.subarray(0, bytes.length / 2));
const missing = (route: Route) => route.fulfill({ status: 404, body: '404' });
const empty = (route: Route) => route.fulfill({ body: '', contentType: 'text/javascript' });

/** Nothing may hold everything up for a file: `asked` counts who tries. */
async function countSynchronous(page: Page): Promise<() => Promise<number>> {
  await page.addInitScript(() => {
    const open = XMLHttpRequest.prototype.open;
    Object.assign(window, { synchronous: 0 });
    XMLHttpRequest.prototype.open = function (this: XMLHttpRequest, ...given: unknown[]) {
      (window as unknown as { synchronous: number }).synchronous += 1;
      return Reflect.apply(open, this, given);
    };
  });
  return () => page.evaluate(() => (window as unknown as { synchronous: number }).synchronous);
}

/** Lets the rest wait; what is returned lets it come. */
async function heldRest(page: Page): Promise<() => void> {
  let go = () => {};
  const later = new Promise<void>((done) => (go = done));
  await page.route(REST, async (route) => (await later, route.continue()));
  return () => go();
}

async function opened(page: Page, baseURL: string, at = '?vol=2B'): Promise<CalculatorPage> {
  const calculator = new CalculatorPage(page, baseURL);
  await page.goto(`./${at}`);
  await expect(page.locator('html')).toHaveAttribute('data-ready', 'true');
  return calculator;
}

test.describe('before all of the program is there', () => {
  const ACTS: [name: string, act: (page: Page) => Promise<void>, outcome: (page: Page) => Promise<void>][] = [
    [
      'a switch',
      async (page) => {
        // Pressed more than once, as one does where nothing happens.
        for (let press = 0; press < 3; press += 1) await page.getByRole('button', { name: 'Hybrid' }).click();
      },
      (page) => expect(page.getByRole('button', { name: 'Hybrid' })).toHaveAttribute('aria-pressed', 'true'),
    ],
    ['a preset', (page) => page.locator('[data-preset="llama8b-haiku"]').click(), (page) => expect(page).toHaveURL(/s=llama8b-haiku/)],
    ['a dialog', (page) => page.locator('[data-opens="share"]').click(), (page) => expect(page.locator('#share-address')).toBeVisible()],
    ['a list', async (page) => void (await page.locator('#in-cat').selectOption('now')), (page) => expect(page).toHaveURL(/cat=now/)],
    ['another field', (page) => page.locator('#in-eh').pressSequentially('12'), (page) => expect(page).toHaveURL(/eh=12/)],
    ['a wrong text', (page) => page.locator('#in-vol').fill('lots'), (page) => expect(page.locator('#help-vol')).toContainText('is not a number')],
    [
      'the chart by keys',
      (page) => page.locator('.reader').press('End'),
      (page) => expect(page.locator('.reader')).toHaveAttribute('aria-valuetext', /tokens/),
    ],
    [
      'what is one click away',
      (page) => page.locator('[data-testid="estimator"] summary').click(),
      (page) => expect(page.getByLabel('Active users')).toBeVisible(),
    ],
  ];
  for (const [name, act, outcome] of ACTS) {
    test(`${name}: waits, and then is done; volume, mix and chart do not wait`, async ({ page, baseURL }) => {
      const synchronous = await countSynchronous(page);
      const go = await heldRest(page);
      const calculator = await opened(page, baseURL!);
      const { x, y } = (await page.locator('.reader').boundingBox())!;
      await page.mouse.move(x + 80, y + 80);
      await page.mouse.move(x + 90, y + 80);
      await expect(page.locator('.readout')).toHaveClass(/pointing/);
      await page.locator('#in-mix').fill('50');
      await page.locator('#in-vol').press('ControlOrMeta+a');
      await page.locator('#in-vol').pressSequentially('3B');
      await expect(calculator.headline).toContainText('3B');
      await page.locator('.slider').nth(1).press('ArrowRight');
      await act(page);
      expect(await synchronous()).toBe(0);
      go();
      await outcome(page);
      expect(await synchronous()).toBe(0);
      expect(calculator.problems).toEqual([]);
    });
  }

  const typed = (text: string) => async (page: Page) => {
    await page.locator('#in-vol').fill(text);
    await page.locator('#in-vol').press('Tab');
  };
  const preset = (page: Page) => page.locator('[data-preset="deepseek-api"]').click();
  const said = (text: RegExp | string) => (page: Page) => expect(page.locator('#help-vol')).toContainText(text);
  const verdict = (text: string) => (page: Page) => expect(page.getByTestId('verdict').getByRole('heading')).toContainText(text);
  const ORDERS: [name: string, acts: ((page: Page) => Promise<void>)[], outcomes: ((page: Page) => Promise<void>)[]][] = [
    ['a preset, then a volume', [preset, typed('2B')], [verdict('At 2B'), (page) => expect(page).toHaveURL(/s=deepseek-api.*vol=2B/)]],
    ['a volume, then a preset', [typed('2B'), preset], [verdict('At 1B'), (page) => expect(page).not.toHaveURL(/vol=/)]],
    ['words, then digits', [typed('2 billion'), typed('3B')], [verdict('At 3B'), (page) => expect(page.locator('#in-vol')).toHaveValue('3B')]],
    ['what is no number, then one', [typed('abc'), typed('3B')], [verdict('At 3B'), (page) => expect(page.locator('#in-vol')).toHaveValue('3B')]],
    ['words, then the slider', [typed('2 billion'), (page) => page.locator('.slider').first().fill('600')], [verdict('At 3.98B')]],
    ['a number, then what is none', [typed('5e8'), typed('abc')], [verdict('At 500M'), said('is not a number')]],
  ];
  for (const [name, acts, outcomes] of ORDERS) {
    test(`the last counts: ${name}`, async ({ page, baseURL }) => {
      const go = await heldRest(page);
      const calculator = await opened(page, baseURL!, '');
      for (const act of acts) await act(page);
      go();
      await expect(page.locator('html')).toHaveAttribute('data-whole', 'true');
      for (const outcome of outcomes) await outcome(page);
      expect(calculator.problems).toEqual([]);
    });
  }

  test('of two dialogs that were asked for, the last one opens', async ({ page, baseURL }) => {
    const go = await heldRest(page);
    await opened(page, baseURL!);
    await page.locator('[data-opens="share"]').click();
    await page.locator('[data-opens="kept"]').click();
    go();
    await expect(page.getByRole('dialog')).toHaveAttribute('id', 'kept');
  });

  test('what waits for long is said to', async ({ page, baseURL }) => {
    await holdTimers(page);
    const go = await heldRest(page);
    await opened(page, baseURL!);
    await page.getByRole('button', { name: 'Hybrid' }).click();
    await runTimers(page);
    await expect(page.getByRole('status').filter({ hasText: 'still being loaded' })).toBeVisible();
    go();
    await expect(page.getByRole('button', { name: 'Hybrid' })).toHaveAttribute('aria-pressed', 'true');
    await expect(page.locator('.failed')).toHaveCount(0);
  });

  test('paper, colours and sizes do not wait', async ({ page, baseURL }) => {
    const synchronous = await countSynchronous(page);
    await heldRest(page);
    const calculator = await opened(page, baseURL!);
    await page.emulateMedia({ media: 'print' });
    await page.evaluate(() => ['beforeprint', 'afterprint', 'pagehide'].forEach((name) => dispatchEvent(new Event(name))));
    await page.emulateMedia({ media: 'screen', colorScheme: 'dark' });
    await page.setViewportSize({ width: 700, height: 900 });
    await calculator.field('vol').fill('3B');
    await calculator.expectInAddress('vol', '3B');
    expect(await synchronous()).toBe(0);
  });
});

test.describe('the rest of the program', () => {
  for (const [name, fault] of [
    ['missing', missing],
    ['refused', (route: Route) => route.abort()],
    ['cut off', cut],
    ['tampered with', tampered],
    ['answered with a page', (route: Route) => route.fulfill({ body: '<!doctype html>', contentType: 'text/html' })],
  ] as const) {
    test(`${name}: the page goes on, says so, and has it once it can be had`, async ({ page, baseURL }) => {
      const synchronous = await countSynchronous(page);
      await page.route(REST, fault);
      const calculator = await opened(page, baseURL!);
      await page.getByRole('button', { name: 'Hybrid' }).click();
      await expect(page.locator('.failed')).toContainText(LACKING);
      await expect(page.getByRole('alert')).toHaveCount(0);
      await works(calculator);
      await calculator.expectInAddress('vol', '2B');
      await page.unroute(REST);
      await expect(async () => {
        await page.evaluate(() => dispatchEvent(new Event('online')));
        await expect(page.locator('html')).toHaveAttribute('data-whole', 'true', { timeout: 200 });
      }).toPass();
      await expect(page.locator('.failed')).toHaveCount(0);
      await expect(page.getByRole('button', { name: 'Hybrid' })).toHaveAttribute('aria-pressed', 'true');
      await expect(page.getByTestId('fit')).toContainText('GPU');
      expect(await synchronous()).toBe(0);
    });
  }

  test('needed for the first picture and not there: a sentence in its place', async ({ page }) => {
    await page.route(REST, missing);
    await page.goto('./?cap=2B');
    await expect(page.getByRole('alert')).toContainText('could not be loaded');
  });

  test('called all the same, and not there: the end of it, with a sentence', async ({ page, baseURL }) => {
    await page.route(REST, missing);
    await opened(page, baseURL!);
    // As if a browser had an event that nobody knows of.
    await page.evaluate(() => {
      const stop = Event.prototype.stopImmediatePropagation;
      Event.prototype.stopImmediatePropagation = () => {};
      document.querySelector<HTMLElement>('[data-preset="llama8b-haiku"]')!.click();
      Event.prototype.stopImmediatePropagation = stop;
    });
    await expect(page.getByRole('alert')).toContainText('could not be loaded');
    await expect(page.getByLabel('Your scenario, as a link')).toHaveValue(`${baseURL}?vol=2B`);
  });
});

test.describe('the worker', () => {
  const FAULTS: [string, RegExp, (route: Route) => Promise<void>][] = [
    ['script empty', WORKER, empty],
    ['script tampered with', WORKER, tampered],
    ['program tampered with', LATER, tampered],
    ['program cut off', LATER, cut],
  ];
  for (const [name, file, fault] of FAULTS) {
    test(`${name}: every place that waits for an answer says that there is none`, async ({ page, context, baseURL }) => {
      await context.route(file, fault);
      const calculator = await opened(page, baseURL!);
      await calculator.started();
      await works(calculator);
      for (const panel of ['bill', 'reality-check', 'fit', 'hosted', 'pictures']) {
        await expect(page.getByTestId(panel).locator('.standing')).toContainText(UNANSWERED);
      }
      await calculator.share.opener.click();
      await page.locator('[data-file="csv"]').click();
      await expect(page.getByRole('dialog').getByRole('status').filter({ hasText: UNANSWERED })).toBeVisible();
      await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click();
      await page.locator('[data-search="gpu"]').click();
      await expect(page.getByRole('dialog').getByRole('status')).toContainText(UNANSWERED);
      await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click();
      await page.getByText('Measured it?').click();
      await page.locator('#bench-text').fill('Serving Benchmark Result');
      await expect(page.getByTestId('bench')).toContainText(UNANSWERED);
      // Once it can be had, it is.
      await context.unroute(file);
      await page.evaluate(() => dispatchEvent(new Event('online')));
      await expect(page.getByTestId('fit')).toContainText('GPU');
      await expect(page.locator('.standing').filter({ visible: true })).toHaveCount(0);
    });
  }

  test('an answer that comes when its dialog is closed is nobody’s', async ({ page, context, baseURL }) => {
    let go = () => {};
    const later = new Promise<void>((done) => (go = done));
    await context.route(LATER, async (route) => (await later, route.continue()));
    const calculator = await opened(page, baseURL!);
    await calculator.started();
    for (const key of ['api', 'gpu']) {
      await page.locator(`[data-search="${key}"]`).click();
      await expect(page.getByRole('dialog').getByRole('status')).toHaveText('Loading…');
      await page.keyboard.press('Escape');
      await expect(page.getByRole('dialog')).toHaveCount(0);
    }
    go();
    await expect(page.getByTestId('fit')).toContainText('GPU');
    await works(calculator);
    expect(calculator.problems).toEqual([]);
  });

  test('never comes: at first it is said to work, then that there is no answer', async ({ page, context, baseURL }) => {
    await holdTimers(page);
    await context.route(LATER, () => {});
    const calculator = await opened(page, baseURL!);
    await calculator.started();
    await runTimers(page);
    const said = page.getByTestId('fit').locator('.standing');
    // What was asked is asked once the page has rested; then somebody has waited for a while; then for too long.
    await expect(async () => {
      await page.evaluate(() => window.runTimers());
      await expect(said).toHaveText(/Working…|could not be loaded/, { timeout: 100 });
    }).toPass();
    await expect(async () => {
      await page.evaluate(() => window.runTimers());
      await expect(said).toContainText(UNANSWERED, { timeout: 100 });
    }).toPass();
    await expect(calculator.headline).toHaveText(AT_2B);
  });
});
