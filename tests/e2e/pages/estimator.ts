import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';

const FIXTURES = join(__dirname, '..', 'fixtures');

/** Where the volume comes from when it is not known: users, a bill, a usage file. */
export class Estimator {
  readonly panel: Locator;
  readonly profile: Locator;
  readonly assumption: Locator;
  readonly users: Locator;
  readonly bill: Locator;
  readonly file: Locator;
  readonly dropZone: Locator;
  /** What was understood of a file, or why it cannot be read. */
  readonly said: Locator;
  readonly wrong: Locator;
  readonly useThem: Locator;

  constructor(private readonly page: Page) {
    this.panel = page.getByTestId('estimator');
    this.profile = this.panel.getByLabel('Kind of use');
    this.assumption = this.panel.locator('.help', { hasText: 'Assumed, not measured' });
    this.users = this.panel.getByLabel('Active users');
    this.bill = this.panel.getByLabel('Bill a month');
    this.file = this.panel.getByLabel('Choose or drop a file');
    this.dropZone = this.panel.locator('.drop');
    this.said = page.getByTestId('usage-said');
    this.wrong = this.said.locator('.wrong');
    this.useThem = this.panel.getByRole('button', { name: 'Use these figures' });
  }

  async open(): Promise<void> {
    await this.panel.locator('summary').click();
  }

  /** What a field made of its text. */
  remark(field: 'users' | 'bill'): Locator {
    return this.page.locator(`#help-${field}`);
  }

  /** The list that says which column is which. */
  column(name: string): Locator {
    return this.panel.getByLabel(name, { exact: true });
  }

  async choose(fixture: string): Promise<void> {
    await this.file.setInputFiles(join(FIXTURES, fixture));
  }

  /** Drops a file as from the desktop. */
  async drop(fixture: string): Promise<void> {
    const text = readFileSync(join(FIXTURES, fixture), 'utf8');
    const data = await this.page.evaluateHandle(
      ({ text, name }) => {
        const data = new DataTransfer();
        data.items.add(new File([text], name));
        return data;
      },
      { text, name: fixture },
    );
    await this.dropZone.dispatchEvent('dragover', { dataTransfer: data });
    await this.dropZone.dispatchEvent('drop', { dataTransfer: data });
  }
}
