import { expect, type Locator, type Page } from '@playwright/test';

/** One picture with its caption, its sentence and its table. */
export class Picture {
  readonly caption: Locator;
  readonly image: Locator;
  readonly folded: Locator;

  constructor(readonly panel: Locator) {
    this.caption = panel.locator('figcaption');
    this.image = panel.locator('figure img');
    this.folded = panel.locator('figure details');
  }

  /** Chooses another of the pictures. */
  async choose(name: string): Promise<void> {
    await this.panel.getByRole('button', { name, exact: true }).click();
  }

  /** The SVG as text. */
  async svg(): Promise<string> {
    const address = (await this.image.getAttribute('src')) ?? '';
    expect(address).toMatch(/^data:image\/svg\+xml,/);
    return decodeURIComponent(address.replace(/^[^,]*,/, ''));
  }

  /** Head and body of the table that says the same, which is unfolded. */
  async table(): Promise<string[][]> {
    if ((await this.folded.getAttribute('open')) === null) await this.folded.locator('summary').click();
    await expect(this.folded.locator('table')).toBeVisible();
    const rows = this.folded.locator('tr');
    return rows.evaluateAll((all) => all.map((row) => [...row.children].map((cell) => cell.textContent?.trim() ?? '')));
  }

  /** An image that a browser can show and that can be read without seeing it. */
  async expectWhole(): Promise<void> {
    await expect(this.image).toHaveAttribute('src', /^data:/);
    await expect(this.caption).not.toBeEmpty();
    await expect(this.image).toHaveAttribute('alt', /.{20}/);
    await expect.poll(() => this.image.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(100);
    const svg = await this.svg();
    // In a page of its own: the site's lets no text become markup.
    const page = await this.panel.page().context().newPage();
    const found = await page.evaluate((svg) => {
      const parsed = new DOMParser().parseFromString(svg, 'image/svg+xml');
      const outside = [...parsed.querySelectorAll('script, image, foreignObject, use')].length;
      return { root: parsed.documentElement.nodeName, errors: parsed.querySelectorAll('parsererror').length, outside };
    }, svg);
    await page.close();
    expect(found).toEqual({ root: 'svg', errors: 0, outside: 0 });
    expect(svg).not.toMatch(/NaN|inf/);
    expect((await this.table()).length).toBeGreaterThan(1);
  }
}

/** Both places that show pictures. */
export function pictures(page: Page): { bill: Picture; more: Picture } {
  return { bill: new Picture(page.getByTestId('bill')), more: new Picture(page.getByTestId('pictures')) };
}
