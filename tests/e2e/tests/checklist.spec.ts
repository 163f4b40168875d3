// What the decision needs besides money: it changes the verdict, and is in the link.
import { type CalculatorPage, expect, test } from '../pages/calculator';

function need(calculator: CalculatorPage, id: string) {
  return calculator.page.getByTestId('checklist').locator(`input[value="${id}"]`);
}

const EVEN = '?vol=740M';

test('privacy settles the verdict', async ({ calculator, browser }) => {
  await calculator.open('?vol=100M');
  await need(calculator, 'privacy').check();
  await expect(calculator.headline).toHaveText('Self-host: your data may not leave your own infrastructure.');
  await calculator.expectInAddress('need', 'privacy');
  const other = await calculator.visitedByAnother(browser);
  await expect(other.headline).toHaveText('Self-host: your data may not leave your own infrastructure.');
  await expect(need(other, 'privacy')).toBeChecked();
  await other.close();
  await need(calculator, 'privacy').uncheck();
  await expect(calculator.headline).toHaveText('At 100M tokens a month, stay on the API: it is $3,436 a month cheaper.');
  await calculator.expectInAddress('need', null);
});

test('frontier quality settles it the other way', async ({ calculator }) => {
  await calculator.open();
  await need(calculator, 'frontier').check();
  await expect(calculator.headline).toHaveText('Stay on the API: you need quality that no open-weight model reaches.');
});

test('both together are a conflict, which is said', async ({ calculator }) => {
  await calculator.open('?need=privacy,frontier');
  await expect(calculator.headline).toContainText('Self-host: your data may not leave');
  const why = calculator.page.getByRole('region', { name: 'Why' });
  await expect(why.getByRole('listitem').first()).toContainText('Privacy and frontier quality pull apart');
});

test('the other needs decide only where money does not', async ({ calculator }) => {
  await calculator.open(EVEN);
  await expect(calculator.headline).toHaveText('At 740M tokens a month, it is too close to call.');
  await need(calculator, 'noteam').check();
  await expect(calculator.headline).toHaveText('At 740M tokens a month, the money is too close to call; your needs speak for the API.');
  // One on each side: neither prevails, and both are named.
  await need(calculator, 'latency').check();
  await expect(calculator.headline).toHaveText('At 740M tokens a month, it is too close to call.');
  const why = calculator.page.locator('.reasons');
  await expect(why).toContainText('speaks for self-hosting');
  await expect(why).toContainText('speaks for the API');
  await calculator.expectInAddress('need', 'latency,noteam');
  // Where the bills are far apart they change nothing.
  await calculator.field('vol').fill('2B');
  await expect(calculator.headline).toHaveText('At 2B tokens a month, self-hosting saves $7,014 a month.');
});

test('by keyboard, each with a name', async ({ calculator, page }) => {
  await calculator.open();
  const boxes = page.getByTestId('checklist').getByRole('checkbox');
  await expect(boxes).toHaveCount(8);
  for (const box of await boxes.all()) await expect(box).toHaveAccessibleName(/.{8}/);
  await boxes.first().focus();
  await page.keyboard.press('Space');
  await expect(calculator.headline).toContainText('Self-host');
  await expect(boxes.first()).toBeFocused();
});
