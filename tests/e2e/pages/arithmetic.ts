import { expect, type Locator, type Page } from '@playwright/test';

/** The dialog that shows how a figure came about, and the list of all figures. */
export class Arithmetic {
  readonly dialog: Locator;
  readonly name: Locator;
  readonly answer: Locator;
  readonly steps: Locator;
  readonly sources: Locator;
  readonly close: Locator;
  /** The folded list of every figure. */
  readonly all: Locator;

  constructor(page: Page) {
    this.dialog = page.locator('#arithmetic');
    this.name = this.dialog.getByRole('heading');
    this.answer = this.dialog.locator('.answer');
    this.steps = this.dialog.locator('.steps li');
    this.sources = this.dialog.locator('.origins li');
    this.close = this.dialog.getByRole('button', { name: 'Close' });
    this.all = page.getByTestId('all-figures');
  }

  /** A figure that this one rests on. */
  restsOn(name: string): Locator {
    return this.dialog.locator('.rests').getByRole('button', { name, exact: true });
  }

  async expectShown(name: string, answer: string): Promise<void> {
    await expect(this.name).toHaveText(name);
    await expect(this.answer).toHaveText(answer);
    await expect(this.dialog).toBeVisible();
  }
}
