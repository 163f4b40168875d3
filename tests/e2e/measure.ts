// How long things take, for people to read: `playwright test --project=measure`. No test asserts a time.
import type { CDPSession } from '@playwright/test';
import { type CalculatorPage, test } from './pages/calculator';

interface Figures {
  /** Milliseconds from an input event until everything it set off in the same task is done. */
  handling: number[];
  /** Milliseconds the page's own work takes in a frame: the picture of the chart. */
  painting: number[];
  /** Milliseconds between frames. */
  frames: number[];
  longTasks: number[];
}

/** Times what the page does in animation frames. To be called before the page is opened. */
async function timeFrames(calculator: CalculatorPage): Promise<void> {
  await calculator.page.addInitScript(() => {
    const painting: number[] = [];
    Object.assign(window, { painting, plainFrame: window.requestAnimationFrame.bind(window) });
    const request = window.requestAnimationFrame;
    window.requestAnimationFrame = (then) =>
      request.call(window, (now) => {
        const start = performance.now();
        then(now);
        painting.push(performance.now() - start);
      });
  });
}

/** Moves the slider once a frame, between frames, where a browser delivers a pointer's events. */
async function drag(calculator: CalculatorPage, steps: number): Promise<Figures> {
  return calculator.page.evaluate(async (steps) => {
    const own = window as unknown as { painting: number[]; plainFrame: typeof requestAnimationFrame };
    const slider = document.querySelector<HTMLInputElement>('[data-testid="volume"]')!;
    const longTasks: number[] = [];
    const observer = new PerformanceObserver((list) => longTasks.push(...list.getEntries().map((task) => task.duration)));
    observer.observe({ type: 'longtask' });
    const nextTask = () =>
      new Promise<void>((done) => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => done();
        port2.postMessage(null);
      });
    const [handling, frames]: number[][] = [[], []];
    own.painting.length = 0;
    let last = await new Promise(own.plainFrame);
    for (let step = 0; step < steps; step += 1) {
      await nextTask();
      const start = performance.now();
      slider.value = String(300 + Math.round((600 * step) / steps));
      slider.dispatchEvent(new InputEvent('input', { bubbles: true }));
      // Effects run in microtasks, some of which queue others; a task later all are done.
      await nextTask();
      handling.push(performance.now() - start);
      const now = await new Promise<number>(own.plainFrame);
      frames.push(now - last);
      last = now;
    }
    observer.disconnect();
    return { handling, painting: [...own.painting], frames, longTasks };
  }, steps);
}

function summary(values: number[]): string {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (part: number) => (sorted[Math.floor((sorted.length - 1) * part)] ?? 0).toFixed(1);
  return `median ${at(0.5)}, 95 % ${at(0.95)}, most ${at(1)} ms (${values.length})`;
}

for (const [name, at] of [
  ['plain', ''],
  ['many replicas', '?cap=20M&standby=1&peak=2'],
] as const) {
  for (const throttle of [1, 4]) {
    test(`drag, ${name}, processor slowed ${throttle} times`, async ({ calculator, page }) => {
      await page.setViewportSize({ width: 1440, height: 900 });
      await timeFrames(calculator);
      await calculator.open(at);
      const session: CDPSession = await page.context().newCDPSession(page);
      await session.send('Emulation.setCPUThrottlingRate', { rate: throttle });
      const figures = await drag(calculator, 120);
      console.log(`\n${name}, slowed ${throttle} times`);
      console.log(`  input to quiet     ${summary(figures.handling)}`);
      console.log(`  painting the chart ${summary(figures.painting)}`);
      console.log(`  between frames     ${summary(figures.frames)}`);
      console.log(`  tasks over 50 ms   ${figures.longTasks.map((ms) => ms.toFixed(0)).join(', ') || 'none'}`);
    });
  }
}

for (const throttle of [1, 4]) {
  test(`drag by the pointer, processor slowed ${throttle} times`, async ({ calculator, page }) => {
    await page.setViewportSize({ width: 1440, height: 900 });
    await calculator.chart.countDrawing();
    await calculator.open();
    const session = await page.context().newCDPSession(page);
    await session.send('Emulation.setCPUThrottlingRate', { rate: throttle });
    const box = (await calculator.slider.boundingBox())!;
    const before = (await calculator.chart.drawn()).pictures;
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width * 0.9, box.y + box.height / 2, { steps: 120 });
    await page.mouse.up();
    await calculator.chart.settled();
    console.log(`\npointer, slowed ${throttle} times: ${(await calculator.chart.drawn()).pictures - before} pictures in 120 moves`);
  });
}

for (const throttle of [1, 4]) {
  test(`start, processor slowed ${throttle} times`, async ({ calculator, page }) => {
    const session = await page.context().newCDPSession(page);
    await session.send('Emulation.setCPUThrottlingRate', { rate: throttle });
    await calculator.open();
    const marks = await page.evaluate(() => {
      const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
      const paints = performance.getEntriesByType('paint').map(({ name, startTime }) => `${name} ${startTime.toFixed(0)}`);
      const bytes = performance.getEntriesByType('resource').reduce((sum, entry) => sum + (entry as PerformanceResourceTiming).encodedBodySize, 0);
      return { loaded: navigation.domContentLoadedEventEnd.toFixed(0), ready: performance.now().toFixed(0), paints, bytes };
    });
    console.log(`\nstart, slowed ${throttle} times: ${JSON.stringify(marks)}`);
  });
}
