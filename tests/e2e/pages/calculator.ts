import { test as base, expect, type Browser, type Locator, type Page } from '@playwright/test';
import { Arithmetic } from './arithmetic';
import { Chart } from './chart';
import { Comparison } from './comparison';
import { Kept } from './kept';
import { Share } from './share';
import { Sheet } from './sheet';

/** A table cell: its words, and the numbers it carries for programs. */
export interface Cell {
  text: string;
  value: string | null;
  month: string | null;
}

/** The one page of the site, and whatever went wrong while it was open. */
export class CalculatorPage {
  /** Requests to other hosts, failed requests, console errors and uncaught exceptions. */
  readonly problems: string[] = [];
  readonly chart: Chart;
  readonly arithmetic: Arithmetic;
  readonly sheet: Sheet;
  readonly share: Share;
  readonly kept: Kept;
  readonly comparison: Comparison;
  readonly verdict: Locator;
  readonly headline: Locator;
  readonly slider: Locator;
  readonly notes: Locator;
  readonly shareLink: Locator;
  readonly themeSwitch: Locator;
  readonly undo: Locator;
  readonly redo: Locator;

  constructor(
    readonly page: Page,
    site: string,
  ) {
    this.chart = new Chart(page);
    this.arithmetic = new Arithmetic(page);
    this.sheet = new Sheet(page);
    this.share = new Share(page);
    this.kept = new Kept(page);
    this.comparison = new Comparison(page);
    this.verdict = page.getByTestId('verdict');
    this.headline = this.verdict.getByRole('heading');
    this.slider = page.getByTestId('volume');
    this.notes = page.getByTestId('notes');
    this.shareLink = page.getByTestId('share-link');
    this.undo = page.getByRole('button', { name: 'Undo', exact: true }).first();
    this.redo = page.getByRole('button', { name: 'Redo', exact: true });
    this.themeSwitch = page.getByRole('button', { name: 'Dark colours' });
    this.watch(new URL(site).host);
  }

  private watch(host: string): void {
    const { page } = this;
    page.on('request', (request) => {
      const url = new URL(request.url());
      if (/^(https?|wss?):$/.test(url.protocol) && url.host !== host) {
        this.problems.push(`request to another host: ${url}`);
      }
    });
    page.on('response', (response) => {
      if (response.status() >= 400) this.problems.push(`${response.status()} for ${response.url()}`);
    });
    page.on('requestfailed', (request) => {
      const why = request.failure()?.errorText;
      // What was still under way when the page was left.
      if (why !== 'net::ERR_ABORTED') this.problems.push(`request failed: ${request.url()} (${why})`);
    });
    page.on('websocket', (socket) => this.problems.push(`web socket: ${socket.url()}`));
    page.on('console', (message) => {
      if (message.type() === 'error') this.problems.push(`console error: ${message.text()}`);
    });
    page.on('pageerror', (error) => this.problems.push(`uncaught: ${error}`));
  }

  /** Opens the site, `at` being a query or a fragment, and waits until it has started. */
  async open(at = ''): Promise<void> {
    await this.page.goto(at === '' ? './' : `./${at}`);
    await this.started();
  }

  async started(): Promise<void> {
    await expect(this.page.locator('html')).toHaveAttribute('data-ready', 'true');
    // What is further down is made when somebody is there, or after a while.
    await this.page.evaluate(() => dispatchEvent(new Event('focusin')));
    await expect(this.page.locator('html')).toHaveAttribute('data-whole', 'true');
  }

  /** The input or list with this key of the link. */
  field(key: string): Locator {
    return this.page.locator(`#in-${key}`);
  }

  /** What surrounds an input: label, box, help and its Reset. */
  private around(key: string): Locator {
    return this.page.locator('.field').filter({ has: this.field(key) });
  }

  /** The line under an input: help, or what is wrong with the text. */
  help(key: string): Locator {
    return this.page.locator(`#help-${key}`);
  }

  reset(key: string): Locator {
    return this.around(key).getByRole('button', { name: /^Reset / });
  }

  /** Whether an input is marked as differing from the preset. */
  async expectChanged(key: string, changed = true): Promise<void> {
    if (changed) await expect(this.around(key)).toHaveClass(/\bchanged\b/);
    else await expect(this.around(key)).not.toHaveClass(/\bchanged\b/);
  }

  preset(id: string): Locator {
    return this.page.getByTestId('preset').locator(`[data-preset="${id}"]`);
  }

  /** The verdict's figure whose caption contains `caption`, such as "break-even". */
  figure(caption: string | RegExp): Locator {
    const figures = this.verdict.locator('.figure');
    return figures.filter({ has: this.page.locator('dt', { hasText: caption }) }).locator('dd');
  }

  caption(caption: string | RegExp): Locator {
    return this.verdict.locator('dt', { hasText: caption });
  }

  /** Opens every folded group, as a visitor would; on narrow screens the sheet of inputs first. */
  async unfold(): Promise<void> {
    await this.sheet.open();
    for (const group of await this.page.locator('details').all()) {
      if ((await group.getAttribute('open')) === null) await group.locator('summary').click();
    }
  }

  /** The body of a table, without the mark on the visitor's own row. */
  async table(testid: string): Promise<Cell[][]> {
    const rows = this.page.getByTestId(testid).locator('tbody tr');
    return rows.evaluateAll((all) =>
      all.map((row) =>
        [...row.children].map((cell) => {
          const copy = cell.cloneNode(true) as Element;
          copy.querySelector('.you')?.remove();
          const text = (copy.textContent ?? '').replace(/\s+/g, ' ').trim();
          return { text, value: cell.getAttribute('data-value'), month: cell.getAttribute('data-month') };
        }),
      ),
    );
  }

  /** The text of every input and list, by key of the link: what must be the same wherever a link is opened. */
  async inputs(): Promise<Record<string, string>> {
    return this.page.locator('[id^="in-"]').evaluateAll((all) => {
      const entries = all.map((input) => [input.id.slice(3), (input as HTMLInputElement).value] as const);
      return Object.fromEntries(entries);
    });
  }

  /** Waits until the address bar says `value` for `key`; null for not at all. */
  async expectInAddress(key: string, value: string | null): Promise<void> {
    await expect.poll(() => new URL(this.page.url()).searchParams.get(key), `${key} in the address`).toBe(value);
  }

  /** The query of the address bar. */
  query(): string {
    return new URL(this.page.url()).search;
  }

  /** Opens the present address as somebody else would: in a browser that has never seen the site. */
  async visitedByAnother(browser: Browser): Promise<CalculatorPage> {
    const page = await (await browser.newContext()).newPage();
    const other = new CalculatorPage(page, this.page.url());
    await page.goto(this.page.url());
    await other.started();
    return other;
  }

  async close(): Promise<void> {
    expect(this.problems).toEqual([]);
    await this.page.context().close();
  }
}

/** `test` with a `calculator` fixture that fails any test whose page had a problem. */
export const test = base.extend<{ calculator: CalculatorPage }>({
  calculator: async ({ page, baseURL }, use) => {
    const calculator = new CalculatorPage(page, baseURL ?? '');
    await use(calculator);
    expect(calculator.problems).toEqual([]);
  },
});

export { expect };
