import { type Locator, type Page } from '@playwright/test';

/** The panel of all prices, and of the visitor's own. */
export class Prices {
  readonly table: Locator;
  /** How many there are. */
  readonly said: Locator;
  /** What came of the files. */
  readonly imported: Locator;
  /** The lists that are there. */
  readonly lists: Locator;
  readonly filter: Locator;
  private readonly file: Locator;

  constructor(private readonly page: Page) {
    this.table = page.getByTestId('price-table');
    this.said = page.getByTestId('prices-said');
    this.imported = page.getByTestId('import-said');
    this.lists = page.getByTestId('import-list').locator('li');
    this.filter = page.getByLabel('Filter');
    this.file = page.locator('#prices-file');
  }

  async open(): Promise<void> {
    await this.page.getByText('All prices, and your own').click();
  }

  /** Chooses files of the repository by their names, all at once. */
  async take(...names: string[]): Promise<void> {
    await this.file.setInputFiles(names.map((name) => `../prices/${name}`));
  }

  /** Chooses a file that says this. */
  async takeText(text: string, name = 'prices.json'): Promise<void> {
    await this.file.setInputFiles({ name, mimeType: 'application/json', buffer: Buffer.from(text) });
  }

  /** The rows of the table that are the visitor's own. */
  get own(): Locator {
    return this.table.locator('tr[data-own]');
  }
}
