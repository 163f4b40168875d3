import { expect, type Locator, type Page } from '@playwright/test';

/** The inputs as narrow screens have them: a sheet at the lower edge, of which the volume shows until it is opened. */
export class Sheet {
  readonly inputs: Locator;
  readonly grip: Locator;

  constructor(private readonly page: Page) {
    this.inputs = page.getByRole('region', { name: 'Inputs' });
    this.grip = page.locator('.grip');
  }

  /** Opens it; on wide screens there is nothing to open. */
  async open(): Promise<void> {
    if (!(await this.grip.isVisible())) return;
    if ((await this.grip.getAttribute('aria-expanded')) !== 'true') await this.grip.click();
    await expect(this.grip).toHaveAttribute('aria-expanded', 'true');
  }

  async done(): Promise<void> {
    await this.grip.click();
    await expect(this.grip).toHaveAttribute('aria-expanded', 'false');
  }

  /** The part of the screen that it covers, in CSS pixels from the top. */
  async top(): Promise<number> {
    return (await this.inputs.boundingBox())!.y;
  }

  /** It lies at the lower edge and nowhere sticks out of the screen. */
  async expectAtLowerEdge(): Promise<void> {
    const { width, height } = this.page.viewportSize()!;
    const box = (await this.inputs.boundingBox())!;
    expect(box.y + box.height).toBeCloseTo(height, 0);
    expect([box.x, box.width]).toEqual([0, width]);
  }
}
