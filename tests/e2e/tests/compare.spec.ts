// Up to four scenarios side by side, in one chart, one table and one link.
import { expect, test } from '../pages/calculator';

test('a copy is compared, changed, renamed, moved and removed', async ({ calculator }) => {
  const { comparison } = calculator;
  await calculator.open();
  await expect(comparison.panel).toBeHidden();
  await comparison.add.click();
  await comparison.expectTabs(['Scenario 1', 'Scenario 2']);
  await expect(comparison.tab('Scenario 2')).toHaveAttribute('aria-pressed', 'true');
  await calculator.field('prov').selectOption('lambda');
  await expect(comparison.row('GPU-hour')).toHaveText(['$2.49', '$2.79']);
  await comparison.rename('Scenario 2', 'Lambda');
  await comparison.expectTabs(['Scenario 1', 'Lambda']);
  await calculator.expectInAddress('c2', 'prov:lambda');
  await calculator.expectInAddress('name2', 'Lambda');
  await comparison.act('Move to the left:', 'Lambda');
  await comparison.expectTabs(['Lambda', 'Scenario 2']);
  await expect(comparison.tab('Lambda')).toHaveAttribute('aria-pressed', 'true');
  await calculator.expectInAddress('prov', 'lambda');
  await comparison.tab('Scenario 2').click();
  await expect(calculator.field('prov')).not.toHaveValue('lambda');
  await comparison.act('Remove', 'Scenario 2');
  await expect(comparison.panel).toBeHidden();
  await expect(calculator.field('prov')).toHaveValue('lambda');
  await calculator.undo.click();
  await comparison.expectTabs(['Lambda', 'Scenario 2']);
});

test('a link holds four, with their chart, their table and where they meet', async ({ calculator, page }) => {
  const { comparison } = calculator;
  const link = '?name=A&c2=s:llama8b-haiku&name2=B&c3=s:deepseek-api&name3=C&c4=vol:3B&name4=%3Cimg%20src%3Dx%3E';
  await calculator.open(link);
  await comparison.expectTabs(['A', 'B', 'C', '<img src=x>']);
  await expect(comparison.add).toBeHidden();
  await expect(comparison.row('Break-even, tokens a month')).toHaveText(['724.7M', '221.2M', '6.81B', '724.7M']);
  await expect(comparison.panel.getByRole('img')).toBeVisible();
  await expect(comparison.panel).toContainText('At 724.7M tokens a month, A and <img src=x>, self-hosted, falls below A and <img src=x>, API.');
  await comparison.tab('<img src=x>').click();
  await expect(calculator.field('vol')).toHaveValue('3B');
  await expect(page.locator('img[src="x"]')).toHaveCount(0);
});

test('the whole comparison is shared, and kept', async ({ calculator, baseURL }) => {
  await calculator.open('?name=A&c2=prov:lambda&name2=B');
  await calculator.share.open();
  await expect(calculator.share.address).toHaveValue(`${baseURL}?name=A&c2=prov:lambda&name2=B`);
  const svg = (await calculator.share.file('svg')).content.toString('utf8');
  expect(svg).toContain('<title>A, B</title>');
});
