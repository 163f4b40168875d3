import type { Page } from '@playwright/test';

declare global {
  interface Window {
    runTimers: () => void;
  }
}

/**
 * Holds back what the page wants done later, so that a test decides when "later" is. To be called before the page is opened.
 * (Playwright's own clock hands out timer ids that do not fit the 32 bits they have in a browser.)
 */
export async function holdTimers(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const held = new Map<number, () => void>();
    let last = 0;
    window.setTimeout = ((then: (...args: unknown[]) => void, _ms: number, ...args: unknown[]) => {
      held.set(++last, () => then(...args));
      return last;
    }) as typeof window.setTimeout;
    window.clearTimeout = (id) => void held.delete(id as number);
    window.runTimers = () => {
      const due = [...held.values()];
      held.clear();
      for (const run of due) run();
    };
  });
}

/** Does now what was held back. */
export async function runTimers(page: Page): Promise<void> {
  await page.evaluate(() => window.runTimers());
}
