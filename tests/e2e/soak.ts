// Ten thousand random things that a visitor might do, in one page: no error, and no more memory at the end than after the first
// tenth but for a margin. `make soak`; SOAK_EVENTS and SOAK_SEED change what is done.
import { expect, test } from './pages/calculator';

const EVENTS = Number(process.env.SOAK_EVENTS ?? 10_000);
const SEED = Number(process.env.SOAK_SEED ?? 1);
const BATCH = 100;
/** What a browser may keep beyond what it had: its own caches, and the wasm's memory, which never shrinks. */
const MARGIN = 1.5;

test('stays as it was', async ({ calculator, page }) => {
  test.setTimeout(0);
  await page.addInitScript(() => {
    const start = WebAssembly.instantiateStreaming;
    WebAssembly.instantiateStreaming = async (...given) => {
      const started = await start.apply(WebAssembly, given);
      Object.assign(window, { memory: started.instance.exports.memory });
      return started;
    };
  });
  await calculator.open();
  const client = await page.context().newCDPSession(page);
  const heap = async () => {
    await client.send('HeapProfiler.collectGarbage');
    const { metrics } = await client.send('Performance.getMetrics');
    const of = (name: string) => metrics.find((metric) => metric.name === name)!.value;
    const wasm = await page.evaluate(() => (window as unknown as { memory: WebAssembly.Memory }).memory.buffer.byteLength);
    return { heap: of('JSHeapUsedSize'), nodes: of('Nodes'), listeners: of('JSEventListeners'), wasm };
  };
  await client.send('Performance.enable');
  const tenths: Awaited<ReturnType<typeof heap>>[] = [];
  for (let done = 0; done < EVENTS; done += BATCH) {
    await page.evaluate(act, [SEED + done, BATCH]);
    // Whatever was opened is closed again.
    await page.evaluate(() => document.querySelectorAll('dialog').forEach((dialog) => dialog.close()));
    if ((done + BATCH) % (EVENTS / 10) < BATCH) console.log(done + BATCH, tenths[tenths.push(await heap()) - 1]);
    expect(calculator.problems, `after ${done + BATCH} events`).toEqual([]);
    await expect(page.locator('.failed')).toHaveCount(0);
  }
  // How much is unfolded is a matter of chance: what stays is what is there each time.
  for (const [name, before] of Object.entries(tenths[0])) {
    const last = Math.min(...tenths.slice(-4).map((tenth) => tenth[name as keyof typeof tenth]));
    expect(last, name).toBeLessThan(before * MARGIN);
  }
  // The page that had all this done to it still follows what is typed.
  await calculator.field('vol').fill('123M');
  await calculator.expectInAddress('vol', '123M');
});

/** Some random events, with a frame between one and the next. */
async function act([seed, count]: number[]): Promise<void> {
  // A generator with a seed, so that what went wrong can be done again (mulberry32).
  const random = () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const one = <T>(all: ArrayLike<T>): T | undefined => all[Math.floor(random() * all.length)];
  const texts = ['1B', '0', '', '-5', '1e300', '2,5', 'abc', '99', '0.001', '１２', '<b>', '500M', '3', '12.5%', '\u202e7'];
  const keys = ['ArrowLeft', 'ArrowRight', 'Home', 'End', 'PageUp', 'Escape', 'Enter', '+', '-'];
  for (let at = 0; at < count; at++) {
    const kind = random();
    if (kind < 0.4) {
      const field = one(document.querySelectorAll<HTMLInputElement>('#app input:not([type=file]):not([type=checkbox])'));
      if (field) {
        field.value = one(texts)!;
        field.dispatchEvent(new Event('input', { bubbles: true }));
        if (random() < 0.5) field.dispatchEvent(new Event('change', { bubbles: true }));
        if (random() < 0.5) field.dispatchEvent(new Event('blur'));
      }
    } else if (kind < 0.55) {
      const list = one(document.querySelectorAll<HTMLSelectElement>('#app select'));
      const option = list && one(list.options);
      if (list && option) {
        list.value = option.value;
        list.dispatchEvent(new Event('change', { bubbles: true }));
      }
    } else if (kind < 0.75) {
      // Not what leaves the page or saves a file.
      const button = one(document.querySelectorAll<HTMLElement>('#app button, #app summary, #app input[type=checkbox]'));
      if (button && !/file|svg|png|csv|json|print|markdown|copy|save/i.test(button.textContent ?? '')) button.click();
    } else if (kind < 0.9) {
      const place = one(document.querySelectorAll('#app [tabindex], #app canvas'));
      const { left = 0, width = 0, top = 0, height = 0 } = place?.getBoundingClientRect() ?? {};
      const where = { bubbles: true, clientX: left + random() * width, clientY: top + random() * height, pointerId: 1 };
      for (const name of ['pointermove', 'pointerdown', 'pointermove', 'pointerup']) place?.dispatchEvent(new PointerEvent(name, where));
      place?.dispatchEvent(new KeyboardEvent('keydown', { key: one(keys)!, bubbles: true, cancelable: true }));
    } else {
      window.dispatchEvent(new KeyboardEvent('keydown', { key: one(['z', 'y'])!, ctrlKey: true }));
    }
    if (at % 10 === 0) await new Promise(requestAnimationFrame);
  }
}
