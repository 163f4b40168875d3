import { expect, type FrameLocator, type Locator, type Page } from '@playwright/test';

/** What the page shows where the calculator cannot start, or has stopped. */
export class Failure {
  readonly panel: Locator;
  readonly link: Locator;
  readonly anew: Locator;
  readonly report: Locator;
  readonly copies: Locator;

  constructor(page: Page | FrameLocator) {
    this.panel = page.getByRole('alert').and(page.locator('.failed'));
    this.link = this.panel.getByLabel('Your scenario, as a link');
    this.anew = this.panel.getByRole('link', { name: 'Open it anew' });
    this.report = this.panel.getByLabel('What to report');
    this.copies = this.panel.getByRole('button', { name: 'Copy' });
  }

  /** Waits for the sentence; the link and the report are there with it. */
  async says(sentence: string | RegExp, address: string): Promise<void> {
    await expect(this.panel).toContainText(sentence);
    await expect(this.link).toHaveValue(address);
    await expect(this.anew).toHaveAttribute('href', address);
    await expect(this.report).toHaveValue(/^LLM break-even: .+\nBuild: llm-breakeven-[0-9a-f]+\.js\nAddress: http.+\nBrowser: Mozilla.+$/s);
  }
}

/** Lets a real WebAssembly program break off, as one that panics does. */
export async function breakOff(page: Page): Promise<void> {
  await page.evaluate(() => {
    // (module (func (export "f") unreachable))
    const bytes = [0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 7, 5, 1, 1, 102, 0, 0, 10, 5, 1, 3, 0, 0, 11];
    const { exports } = new WebAssembly.Instance(new WebAssembly.Module(Uint8Array.from(bytes)));
    queueMicrotask(exports.f as () => void);
  });
}
