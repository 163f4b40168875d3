import { test as base, expect, type Page } from '@playwright/test';

/** The one page of the site, and whatever went wrong while it was open. */
export class CalculatorPage {
  /** Requests to other hosts, failed requests, console errors and uncaught exceptions. */
  readonly problems: string[] = [];

  constructor(
    readonly page: Page,
    site: string,
  ) {
    const host = new URL(site).host;
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
      this.problems.push(`request failed: ${request.url()} (${request.failure()?.errorText})`);
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
    await expect(this.page.locator('html')).toHaveAttribute('data-ready', 'true');
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
