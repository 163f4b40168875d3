import { expect, type Locator, type Page } from '@playwright/test';

/** The dialog with the scenarios that this browser keeps. */
export class Kept {
  readonly opener: Locator;
  readonly dialog: Locator;
  readonly said: Locator;

  constructor(private readonly page: Page) {
    this.opener = page.locator('[data-opens="kept"]');
    this.dialog = page.locator('#kept');
    this.said = page.getByTestId('kept-said');
  }

  async open(): Promise<void> {
    await this.opener.click();
    await expect(this.dialog.getByRole('button', { name: 'Keep this scenario' })).toBeVisible();
  }

  async close(): Promise<void> {
    await this.dialog.getByRole('button', { name: 'Close' }).click();
    await expect(this.dialog).toBeHidden();
  }

  async keep(name: string): Promise<void> {
    await this.dialog.getByRole('textbox', { name: 'Name', exact: true }).fill(name);
    await this.dialog.getByRole('button', { name: 'Keep this scenario' }).click();
  }

  async names(): Promise<string[]> {
    const fields = this.page.getByTestId('kept-list').getByRole('textbox');
    return fields.evaluateAll((all) => all.map((field) => (field as HTMLInputElement).value));
  }

  async act(what: 'Open' | 'Delete', name: string): Promise<void> {
    await this.dialog.getByRole('button', { name: `${what} ${name}`, exact: true }).click();
  }

  async rename(from: string, to: string): Promise<void> {
    const field = this.dialog.getByRole('textbox', { name: `Name of ${from}`, exact: true });
    await field.fill(to);
    await field.press('Enter');
  }

  /** Adds from a file of this text. */
  async add(text: string): Promise<void> {
    await this.page.locator('#kept-file').setInputFiles({ name: 'kept.tsv', mimeType: 'text/tab-separated-values', buffer: Buffer.from(text) });
  }
}
