// What is left of the page, whatever has broken around it.
import { type Page } from '@playwright/test';
import { type CalculatorPage, expect } from './calculator';

export const AT_2B = 'At 2B tokens a month, self-hosting saves $7,014 a month.';

/** The static tables are there and right, whatever became of the calculator. */
export async function readingStays(page: Page): Promise<void> {
  await expect(page.locator('#thresholds tbody tr').first()).toContainText(/\$5,500.*\$3,986.*724\.7M.*1\.13B/);
}

/** The page shows the scenario and follows what is typed. */
export async function works(calculator: CalculatorPage): Promise<void> {
  await expect(calculator.headline).toHaveText(AT_2B);
  await calculator.field('vol').fill('100M');
  await expect(calculator.headline).toHaveText('At 100M tokens a month, stay on the API: it is $3,436 a month cheaper.');
  await calculator.field('vol').fill('2B');
  await expect(calculator.headline).toHaveText(AT_2B);
}
