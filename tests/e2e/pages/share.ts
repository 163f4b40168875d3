import { readFile } from 'node:fs/promises';
import { expect, type Locator, type Page } from '@playwright/test';

/** The dialog with the link, its code and the files. */
export class Share {
  readonly opener: Locator;
  readonly dialog: Locator;
  readonly address: Locator;
  readonly freeze: Locator;
  readonly code: Locator;

  constructor(private readonly page: Page) {
    this.opener = page.locator('[data-opens="share"]');
    this.dialog = page.locator('#share');
    this.address = page.locator('#share-address');
    this.freeze = page.getByTestId('freeze');
    this.code = this.dialog.getByRole('img', { name: 'QR code of the link' });
  }

  async open(): Promise<void> {
    await this.opener.click();
    await expect(this.address).toBeVisible();
  }

  /** Takes a file away: its name and its content. */
  async file(kind: string): Promise<{ name: string; content: Buffer }> {
    const download = this.page.waitForEvent('download');
    await this.dialog.locator(`[data-file="${kind}"]`).click();
    const file = await download;
    return { name: file.suggestedFilename(), content: await readFile(await file.path()) };
  }
}
