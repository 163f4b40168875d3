import { expect, test } from '../pages/calculator';

test('starts from a sub-path without errors or requests elsewhere', async ({ calculator }) => {
  await calculator.open();
  await expect(calculator.page.getByRole('heading', { level: 1 })).toBeVisible();
});
