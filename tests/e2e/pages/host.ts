import { test as base, expect, type FrameLocator, type Locator, type Page } from '@playwright/test';

export const OWN_ORIGIN = 'allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox';
export const NO_ORIGIN = 'allow-scripts allow-popups allow-popups-to-escape-sandbox';
export const PROTOCOL = 'llm-breakeven:1';

/** What a frame has told the page around it. */
export interface Message {
  protocol: string;
  type: string;
  value: unknown;
  origin: string;
}

declare global {
  interface Window {
    heard: Message[];
  }
}

/** The frame with one embedded calculator. */
export class EmbeddedCalculator {
  readonly root: Locator;
  readonly verdict: Locator;
  readonly headline: Locator;
  readonly chart: Locator;
  readonly notes: Locator;
  readonly full: Locator;

  constructor(
    readonly element: Locator,
    readonly inside: FrameLocator,
  ) {
    this.root = inside.locator('html');
    this.verdict = inside.getByTestId('verdict');
    this.headline = this.verdict.getByRole('heading');
    this.chart = inside.getByTestId('chart');
    this.notes = inside.getByTestId('notes');
    this.full = inside.getByTestId('full-calculator');
  }

  async started(): Promise<void> {
    await expect(this.root).toHaveAttribute('data-ready', 'true');
    // All of it is there when somebody is, or after a while.
    await this.root.evaluate(() => dispatchEvent(new Event('focusin')));
    await expect(this.root).toHaveAttribute('data-whole', 'true');
  }

  /** Pixels of the frame, and of what is in it. */
  async heights(): Promise<{ frame: number; content: number; width: number; contentWidth: number }> {
    const frame = await this.element.evaluate((frame: HTMLIFrameElement) => frame.clientHeight);
    const [content, width, contentWidth] = await this.root.evaluate((root) => [
      root.querySelector('#app')!.getBoundingClientRect().height,
      root.clientWidth,
      root.scrollWidth,
    ]);
    return { frame, content, width, contentWidth };
  }

  /** Waits until the frame is as high as its content: no scroll bar, no gap. */
  async settled(): Promise<void> {
    await expect(async () => {
      const { frame, content } = await this.heights();
      expect(frame).toBeGreaterThanOrEqual(content);
      expect(frame).toBeLessThan(content + 1);
    }).toPass();
  }
}

export interface Frame {
  /** The query of the embedded page. */
  query?: string;
  sandbox?: string;
  height?: number;
  attributes?: string;
}

/** A page of somebody else's documentation, on another host. */
export class HostPage {
  /** Console errors and uncaught exceptions, of the page and its frames; requests to other hosts than the two. */
  readonly problems: string[] = [];
  readonly site: string;

  constructor(
    readonly page: Page,
    baseURL: string,
  ) {
    this.site = baseURL;
    const hosts = [baseURL, process.env.E2E_HOST!].map((url) => new URL(url).host);
    page.on('console', (message) => {
      if (message.type() === 'error') this.problems.push(`console error: ${message.text()}`);
    });
    page.on('pageerror', (error) => this.problems.push(`uncaught: ${error}`));
    page.on('request', (request) => {
      const url = new URL(request.url());
      if (/^https?:$/.test(url.protocol) && !hosts.includes(url.host)) this.problems.push(`request to another host: ${url}`);
    });
  }

  frame({ query = 'embed=1', sandbox = OWN_ORIGIN, height = 500, attributes = '' }: Frame = {}): string {
    return `<iframe src="${this.site}?${query.replaceAll('&', '&amp;')}" title="Break-even" width="100%" height="${height}" sandbox="${sandbox}" frameborder="0" data-llm-breakeven ${attributes}></iframe>`;
  }

  /** The script that gives frames their height. */
  get script(): string {
    return `<script src="${this.site}embed.js" async></script>`;
  }

  /** Opens a page with this body. */
  async open(html: string, csp?: string): Promise<void> {
    await this.page.addInitScript((protocol) => {
      window.heard = [];
      addEventListener('message', ({ data, origin }) => {
        if (data?.protocol === protocol) window.heard.push({ ...data, origin });
      });
    }, PROTOCOL);
    const url = new URL(process.env.E2E_HOST!);
    url.searchParams.set('html', html);
    if (csp) url.searchParams.set('csp', csp);
    await this.page.goto(url.href);
  }

  calculator(at = 0): EmbeddedCalculator {
    const element = this.page.locator('iframe').nth(at);
    return new EmbeddedCalculator(element, element.contentFrame());
  }

  /** Says something to the frame. */
  async say(message: unknown, at = 0): Promise<void> {
    await this.page.locator('iframe').nth(at).evaluate((frame: HTMLIFrameElement, message) => {
      frame.contentWindow!.postMessage(message, '*');
    }, message);
  }

  /** Says something that means something. */
  async tell(type: string, value: unknown, at = 0): Promise<void> {
    await this.say({ protocol: PROTOCOL, type, value }, at);
  }

  /** Waits until the frame has heeded, or not, all that was said to it before. */
  async heeded(): Promise<void> {
    // The answer is a height, then the scenario.
    const before = (await this.heard('scenario')).length;
    await this.tell('hello', '');
    await expect.poll(async () => (await this.heard('scenario')).length).toBeGreaterThan(before);
  }

  heard(type: string): Promise<Message[]> {
    return this.page.evaluate((type) => window.heard.filter((message) => message.type === type), type);
  }
}

/** `test` with a `host` fixture that fails any test in which something went wrong on the page. */
export const test = base.extend<{ host: HostPage }>({
  host: async ({ page, baseURL }, use) => {
    const host = new HostPage(page, baseURL!);
    await use(host);
    expect(host.problems).toEqual([]);
  },
});

export { expect };
