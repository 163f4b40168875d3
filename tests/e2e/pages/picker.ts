import { expect, type Locator, type Page } from '@playwright/test';

/** The dialog in which one of many is searched. */
export class Picker {
  readonly dialog: Locator;
  readonly search: Locator;
  readonly options: Locator;
  /** The one that Enter would choose. */
  readonly at: Locator;

  constructor(private readonly page: Page) {
    this.dialog = page.locator('#picker');
    this.search = this.dialog.getByRole('combobox', { name: 'Search' });
    this.options = this.dialog.getByRole('option');
    this.at = page.locator('#picker-at');
  }

  /** Opens it for the input with this key. */
  async open(key: string): Promise<void> {
    await this.page.locator(`[data-search="${key}"]`).click();
    await expect(this.options.first()).toBeVisible();
    await expect(this.search).toBeFocused();
  }
}
