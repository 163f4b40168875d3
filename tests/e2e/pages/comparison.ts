import { expect, type Locator, type Page } from '@playwright/test';

/** Several scenarios side by side. */
export class Comparison {
  readonly strip: Locator;
  readonly add: Locator;
  readonly panel: Locator;
  readonly table: Locator;

  constructor(private readonly page: Page) {
    this.strip = page.getByTestId('scenarios');
    this.add = this.strip.locator('.add');
    this.panel = page.getByTestId('compare');
    this.table = page.getByTestId('compare-table');
  }

  /** The button that turns to a scenario. */
  tab(name: string): Locator {
    return this.strip.getByRole('button', { name, exact: true });
  }

  async tabs(): Promise<string[]> {
    return this.strip.locator('.mark').allTextContents();
  }

  async expectTabs(names: string[]): Promise<void> {
    await expect.poll(() => this.tabs()).toEqual(names);
  }

  /** What a row of the table says, scenario by scenario. */
  row(name: string): Locator {
    return this.table.locator('tbody tr', { has: this.page.locator('th', { hasText: new RegExp(`^${name}$`) }) }).locator('td');
  }

  async act(what: 'Move to the left:' | 'Move to the right:' | 'Copy' | 'Remove', name: string): Promise<void> {
    await this.table.getByRole('button', { name: `${what} ${name}`, exact: true }).click();
  }

  async rename(from: string, to: string): Promise<void> {
    const field = this.table.getByRole('textbox', { name: `Name of ${from}`, exact: true });
    await field.fill(to);
    await field.press('Enter');
  }
}
