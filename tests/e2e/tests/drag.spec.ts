// Dragging the slider: every picture of the screen shows the volume the slider is at, and nothing else moves.
import type { Page } from '@playwright/test';
import { type CalculatorPage, expect, test } from '../pages/calculator';

interface Drag {
  /** For each step, how many pictures of the chart the frame after it began. */
  pictures: number[];
  /** For each step, the verdict as that frame shows it. */
  headlines: string[];
  /** What moved on the page without having been moved. */
  shifts: string[];
}

/** Moves the slider once a frame from one position to another: between frames, as a pointer does, or while one is made. */
async function drag(page: Page, from: number, to: number, steps: number, within = false): Promise<Drag> {
  return page.evaluate(
    async ({ from, to, steps, within }) => {
      const slider = document.querySelector<HTMLInputElement>('[data-testid="volume"]')!;
      const headline = document.querySelector('[data-testid="verdict"] h2')!;
      const shifts: string[] = [];
      const observe = (entries: PerformanceEntry[]) => {
        for (const entry of entries as (PerformanceEntry & { value: number; sources: { node: Node | null }[] })[]) {
          // The handle and the read-out's figures are what is being moved.
          const others = entry.sources.filter(({ node }) => !(node instanceof Element && node.closest('.handle, .readout')));
          const moved = others.map(({ node }) => (node as Element)?.className || node?.nodeName);
          if (moved.length > 0) shifts.push(`${entry.value.toFixed(4)}: ${moved.join(', ')}`);
        }
      };
      const observer = new PerformanceObserver((list) => observe(list.getEntries()));
      observer.observe({ type: 'layout-shift' });
      const nextTask = () =>
        new Promise<void>((done) => {
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = () => done();
          port2.postMessage(null);
        });
      const [pictures, headlines]: [number[], string[]] = [[], []];
      await new Promise(requestAnimationFrame);
      for (let step = 0; step <= steps; step += 1) {
        const before = window.drawn.pictures;
        if (!within) await nextTask();
        slider.value = String(Math.round(from + ((to - from) * step) / steps));
        slider.dispatchEvent(new InputEvent('input', { bubbles: true }));
        // A task later the page has asked for its frame, so that ours is behind it; within a frame ours is the first.
        if (!within) await nextTask();
        await new Promise(requestAnimationFrame);
        pictures.push(window.drawn.pictures - before);
        headlines.push(headline.textContent ?? '');
      }
      await new Promise(requestAnimationFrame);
      observe(observer.takeRecords());
      observer.disconnect();
      return { pictures, headlines, shifts };
    },
    { from, to, steps, within },
  );
}

async function start(calculator: CalculatorPage, at = ''): Promise<void> {
  await calculator.chart.countDrawing();
  await calculator.open(at);
  await calculator.chart.settled();
}

for (const [name, at] of [['one replica', ''], ['many replicas', '?cap=50M&standby=1']]) {
  test(`paints the chart once in every frame, ${name}`, async ({ calculator, page }) => {
    await start(calculator, at);
    const { pictures } = await drag(page, 400, 640, 60);
    expect(pictures).toEqual(Array(61).fill(1));
  });
}

test('paints on when every frame brings a new value', async ({ calculator, page }) => {
  await start(calculator);
  const { pictures } = await drag(page, 400, 640, 60, true);
  // A picture that is due is not put off by the next value: one frame late at most.
  expect(pictures.slice(1)).toEqual(Array(60).fill(1));
});

test('shows another verdict in every frame', async ({ calculator, page }) => {
  await start(calculator);
  const { headlines } = await drag(page, 400, 640, 60);
  expect(new Set(headlines).size).toBe(61);
});

test('ends where the slider is let go, in words, picture and address', async ({ calculator, page }) => {
  await start(calculator);
  await drag(page, 100, 600, 60);
  await expect(calculator.field('vol')).toHaveValue('3.98B');
  await expect(calculator.headline).toContainText('At 3.98B tokens a month');
  await expect(calculator.figure('API, a month')).toHaveText('$21,890');
  await calculator.expectInAddress('vol', '3.98B');
});

test('writes the address once the slider rests, not while it moves', async ({ calculator, page }) => {
  await page.addInitScript(() => {
    const replaced: string[] = [];
    Object.assign(window, { replaced });
    const replace = history.replaceState;
    history.replaceState = function (...args) {
      replaced.push(String(args[2]));
      return replace.apply(this, args);
    };
  });
  await start(calculator);
  await drag(page, 400, 600, 60);
  await calculator.expectInAddress('vol', '3.98B');
  const replaced = await page.evaluate(() => (window as unknown as { replaced: string[] }).replaced);
  // A browser under load may leave a gap that looks like a rest; a call a frame would be sixty.
  expect(replaced.length).toBeLessThan(10);
});

for (const width of [320, 360, 390, 768, 1000, 1440]) {
  test(`moves nothing else on a page of ${width} px`, async ({ calculator, page }) => {
    await page.setViewportSize({ width, height: 900 });
    await start(calculator);
    expect((await drag(page, 0, 1000, 100)).shifts).toEqual([]);
  });
}
