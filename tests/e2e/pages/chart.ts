import type { Locator, Page } from '@playwright/test';

export type Rgb = [number, number, number];

/** The colours of `src/chart/theme.rs`, of which a picture must have some. */
export const COLOURS: Record<'light' | 'dark', { paper: Rgb; api: Rgb; selfHost: Rgb }> = {
  light: { paper: [0xff, 0xff, 0xff], api: [0x00, 0x72, 0xb2], selfHost: [0xd5, 0x5e, 0x00] },
  dark: { paper: [0x17, 0x1a, 0x20], api: [0x56, 0xb4, 0xe9], selfHost: [0xf0, 0x91, 0x4a] },
};

declare global {
  interface Window {
    /** Calls that draw, and pictures begun: fills of the whole bitmap. */
    drawn: { calls: number; pictures: number };
  }
}

/** The chart: its bitmap, what is painted on it, and the read-out over it. */
export class Chart {
  readonly plot: Locator;
  readonly canvas: Locator;
  readonly readout: Locator;
  readonly summary: Locator;
  readonly handle: Locator;
  readonly reader: Locator;
  readonly zoomReset: Locator;

  constructor(private readonly page: Page) {
    this.plot = page.getByTestId('chart');
    this.canvas = this.plot.locator('canvas');
    this.readout = page.locator('.readout.pointing');
    this.handle = page.getByTestId('volume-handle');
    this.reader = page.getByRole('slider', { name: 'Read both costs at a volume' });
    this.zoomReset = page.getByRole('button', { name: 'Reset zoom' });
    this.summary = page.getByTestId('chart-summary');
  }

  /** Counts what is drawn from now on. To be called before the page is opened. */
  async countDrawing(): Promise<void> {
    await this.page.addInitScript(() => {
      window.drawn = { calls: 0, pictures: 0 };
      const context = CanvasRenderingContext2D.prototype as unknown as Record<string, unknown>;
      for (const name of ['fill', 'stroke', 'fillRect', 'strokeRect', 'clearRect', 'fillText', 'strokeText', 'drawImage']) {
        const draw = context[name] as (...args: unknown[]) => unknown;
        context[name] = function (this: CanvasRenderingContext2D, ...args: unknown[]) {
          window.drawn.calls += 1;
          const [x, y, width, height] = args as number[];
          const whole = x <= 0 && y <= 0 && width >= this.canvas.width && height >= this.canvas.height;
          if (name === 'fillRect' && whole) window.drawn.pictures += 1;
          return draw.apply(this, args);
        };
      }
    });
  }

  drawn(): Promise<{ calls: number; pictures: number }> {
    return this.page.evaluate(() => ({ ...window.drawn }));
  }

  /** Two pictures later, everything that was under way has been painted. */
  async settled(): Promise<void> {
    await this.page.evaluate(
      () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
    );
  }

  /** Bitmap pixels beside CSS pixels. */
  size(): Promise<{ bitmap: [number, number]; css: [number, number] }> {
    return this.canvas.evaluate((canvas: HTMLCanvasElement) => ({
      bitmap: [canvas.width, canvas.height],
      css: [canvas.clientWidth, canvas.clientHeight],
    }));
  }

  /** How many bitmap pixels have a colour, give or take what smoothing does to it. */
  pixels(colour: Rgb): Promise<number> {
    return this.canvas.evaluate((canvas: HTMLCanvasElement, colour) => {
      const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
      let found = 0;
      for (let at = 0; at < data.length; at += 4) {
        if (colour.every((part, i) => Math.abs(data[at + i] - part) <= 6) && data[at + 3] > 250) found += 1;
      }
      return found;
    }, colour);
  }

  private async bringIntoView(): Promise<void> {
    await this.plot.scrollIntoViewIfNeeded();
    // On narrow screens the sheet of inputs lies over the lower edge.
    if (await this.page.locator('.grip').isVisible()) await this.plot.evaluate((plot) => plot.scrollIntoView({ block: 'center' }));
  }

  /** A point inside the chart on the screen, by parts of its width; in view, so that a pointer can go there. */
  async point(part: number): Promise<{ x: number; y: number }> {
    await this.bringIntoView();
    const box = (await this.plot.boundingBox())!;
    return { x: box.x + box.width * part, y: box.y + box.height / 2 };
  }

  async hover(part: number): Promise<void> {
    const { x, y } = await this.point(part);
    await this.page.mouse.move(x, y);
  }

  /** A button above the chart, such as "Log". */
  tool(name: string): Locator {
    return this.plot.page().locator('.tools').getByRole('button', { name, exact: true });
  }

  /** The centre of the handle on the screen. */
  async handleAt(): Promise<{ x: number; y: number }> {
    await this.bringIntoView();
    const box = (await this.handle.boundingBox())!;
    return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  }

  /** The volume at a part of the width, in tokens a month, read off the chart. */
  async volumeAt(part: number): Promise<number> {
    await this.hover(part);
    await this.settled();
    return (await this.figures()).volume;
  }

  /** The read-out's volume and dollars, each as a number. */
  async figures(): Promise<{ volume: number; precision: number; api: number; selfHost: number }> {
    const [title, api, selfHost] = await this.readout.locator('p').allInnerTexts();
    const [, digits, suffix] = /^([\d.]+)([KMBT]?) tokens a month$/.exec(title) ?? [];
    const unit = { '': 1, K: 1e3, M: 1e6, B: 1e9, T: 1e12 }[suffix] ?? NaN;
    const decimals = digits?.split('.')[1]?.length ?? 0;
    const dollars = (text: string) => Number(/\$([\d,]+)\s*$/.exec(text)?.[1].replaceAll(',', ''));
    return {
      volume: Number(digits) * unit,
      // Zeros are dropped, so at most as coarse as the unit's usual decimals: none below two in billions.
      precision: (unit / 10 ** Math.max(decimals, unit === 1e9 ? 2 : 1)) / 2,
      api: dollars(api),
      selfHost: dollars(selfHost),
    };
  }
}
