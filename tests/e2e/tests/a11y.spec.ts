// For everybody: axe on every state of the page, structure, narrow screens, keyboard, no motion for those who do not want any.
import { type CalculatorPage, expect, test } from '../pages/calculator';
import { expectAccessible, expectNoWider, tabThrough } from '../pages/audit';
import { Estimator } from '../pages/estimator';
import { pictures } from '../pages/pictures';

/** What a visitor may be looking at. */
const STATES: Record<string, (calculator: CalculatorPage) => Promise<void>> = {
  'the start': async (calculator) => {
    await calculator.open();
    await expect(pictures(calculator.page).more.image).toHaveAttribute('src', /^data:/);
  },
  'the arithmetic of a figure': async (calculator) => {
    await calculator.open();
    await calculator.figure('break-even').getByRole('button').click();
    await expect(calculator.arithmetic.dialog).toBeVisible();
  },
  'every figure': async (calculator) => {
    await calculator.open();
    await calculator.arithmetic.all.locator('summary').click();
    await expect(calculator.arithmetic.all.locator('dl > div').first()).toBeVisible();
  },
  'the estimator, with a table to be explained': async (calculator) => {
    await calculator.open();
    await calculator.sheet.open();
    const estimator = new Estimator(calculator.page);
    await estimator.open();
    await estimator.users.fill('none');
    await estimator.choose('own-table.csv');
    await expect(estimator.column('Input tokens')).toBeVisible();
  },
  'the self-check': async (calculator) => {
    await calculator.open();
    const check = calculator.page.getByTestId('self-check');
    await check.locator('summary').click();
    await expect(check.locator('tbody tr').first()).toBeVisible();
  },
  'a chart zoomed and read': async (calculator) => {
    await calculator.open('?vol=3B&cap=2.1B');
    await calculator.chart.tool('Log').click();
    await calculator.chart.reader.focus();
    await calculator.page.keyboard.press('+');
    await expect(calculator.chart.zoomReset).toBeVisible();
    // The keys read off what is drawn.
    await calculator.chart.settled();
    await calculator.page.keyboard.press('Home');
    await expect(calculator.chart.readout).toHaveCount(1);
  },
  'the heat map with its table': async (calculator) => {
    await calculator.open();
    const { more } = pictures(calculator.page);
    await more.choose('By two inputs');
    await expect(more.caption).toContainText('Where self-hosting pays');
    await more.table();
  },
  'sharing': async (calculator) => {
    await calculator.open('?vol=2B');
    await calculator.share.open();
    await expect(calculator.share.code).toBeVisible();
  },
  'what is kept': async (calculator) => {
    await calculator.open();
    await calculator.kept.open();
    await calculator.kept.keep('Plan A');
    await expect(calculator.kept.said).not.toBeEmpty();
  },
  'three side by side, one of them frozen': async (calculator) => {
    await calculator.open('?name=A&ed=2026-01&rate=2.2&c2=prov:lambda&name2=B&c3=s:deepseek-api&name3=C');
    await expect(calculator.comparison.panel.getByRole('img')).toBeVisible();
    await expect(calculator.page.getByTestId('frozen')).toBeVisible();
  },
  'a link with problems': async (calculator) => {
    await calculator.open('?mix=abc&vol=-5&gpu=nope&v=7');
    await expect(calculator.notes.locator('li.problem')).not.toHaveCount(0);
  },
};

/** Those in which most of what has colour or width is on the screen. */
const SOME = ['the start', 'the arithmetic of a figure', 'the estimator, with a table to be explained', 'a link with problems', 'sharing', 'three side by side, one of them frozen'];

const SCREENS = [
  ['light', { colorScheme: 'light' }, Object.keys(STATES)],
  ['dark', { colorScheme: 'dark' }, SOME],
  ['forced colours', { forcedColors: 'active' }, SOME],
  ['320 px', { viewport: { width: 320, height: 640 } }, SOME],
] as const;

for (const [screen, options, states] of SCREENS) {
  test.describe(`${screen}: axe finds nothing on`, () => {
    test.use(options);

    for (const state of states) {
      test(state, async ({ calculator, page }) => {
        test.slow(); // axe looks at every element
        await STATES[state](calculator);
        await expectAccessible(page);
      });
    }
  });
}

test('language, landmarks and headings', async ({ calculator, page }) => {
  await calculator.open();
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
  for (const role of ['banner', 'main', 'contentinfo'] as const) await expect(page.getByRole(role), role).toHaveCount(1);
  for (const name of ['Inputs', 'Background', 'Cost a month', 'Monthly bill']) {
    await expect(page.getByRole('region', { name, exact: true }), name).toHaveCount(1);
  }
  // Two of a kind are told apart by name.
  const names = await page.getByRole('navigation').evaluateAll((all) => all.map((nav) => nav.getAttribute('aria-label')));
  expect(new Set(names).size).toBe(names.length);
  const ids = await page.locator('[id]').evaluateAll((all) => all.map(({ id }) => id));
  expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([]);
});

test('headings in order, with everything open', async ({ calculator, page }) => {
  await calculator.open();
  await calculator.unfold();
  const headings = await page.locator('h1, h2, h3, h4, h5, h6').evaluateAll((all) =>
    all.filter((heading) => heading.checkVisibility()).map((heading) => ({ level: Number(heading.tagName[1]), text: heading.textContent })),
  );
  const skipped = headings.filter(({ level }, at) => level > (headings[at - 1]?.level ?? 0) + 1);
  expect(skipped.map(({ text }) => text)).toEqual([]);
});

for (const [name, options] of Object.entries({
  '320 px': { viewport: { width: 320, height: 640 } },
  // A window of 1280 px at 200 %.
  '200 % zoom': { viewport: { width: 640, height: 400 }, deviceScaleFactor: 2 },
})) {
  test.describe(name, () => {
    test.use(options);

    test('nothing is wider than the screen, in any state', async ({ calculator, page }) => {
      test.slow(); // eight states
      for (const [state, show] of Object.entries(STATES)) {
        await test.step(state, async () => {
          await show(calculator);
          await expectNoWider(page);
        });
      }
    });

    test('nor in words twice as far apart', async ({ calculator, page }) => {
      await calculator.open();
      // WCAG 1.4.12, text spacing.
      await page.evaluate(() => {
        // The page's policy refuses style elements, as it should.
        const sheet = new CSSStyleSheet();
        sheet.replaceSync('* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-bottom: 2em !important }');
        document.adoptedStyleSheets.push(sheet);
      });
      await expectNoWider(page);
    });
  });
}

test('the Tab key reaches everything that can be used, and is seen wherever it is', async ({ calculator, page }) => {
  test.slow(); // some three hundred stops
  await calculator.open();
  await calculator.unfold();
  await expect(page.getByTestId('self-check').locator('tbody tr').first()).toBeVisible();
  const stops = await tabThrough(page, calculator.undo);
  expect(stops.filter(({ ringed, shown }) => !ringed || !shown)).toEqual([]);
  const missed = await page.locator('a[href], button, input, select, summary, [tabindex="0"]').evaluateAll((all) =>
    all
      .filter((element) => element.checkVisibility() && !element.hasAttribute('data-visited') && !element.matches(':disabled, [tabindex="-1"]'))
      .map((element) => element.outerHTML.slice(0, 100)),
  );
  expect(missed).toEqual([]);
});

test('an open dialog keeps the Tab key', async ({ calculator, page }) => {
  await calculator.open();
  await calculator.figure('break-even').getByRole('button').click();
  await expect(page.locator('#arithmetic')).toBeVisible();
  for (let tabs = 0; tabs < 8; tabs += 1) {
    await page.keyboard.press('Tab');
    // The browser's own controls are between the last stop and the first.
    const at = await page.evaluate(() => document.activeElement?.closest('dialog')?.id ?? document.activeElement?.tagName);
    expect(['arithmetic', 'BODY']).toContain(at);
  }
});

test('who wants no motion gets none', async ({ calculator, page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await calculator.open();
  await calculator.unfold();
  const moving = await page.locator('body *').evaluateAll((all) =>
    all
      .filter((element) => {
        const { transitionDuration, animationName, scrollBehavior } = getComputedStyle(element);
        return /[1-9]/.test(transitionDuration) || animationName !== 'none' || scrollBehavior === 'smooth';
      })
      .map((element) => `${element.tagName}.${element.className}`),
  );
  expect([...new Set(moving)]).toEqual([]);
});

test('pictures keep their meaning where the system insists on its own colours', async ({ calculator, page }) => {
  await page.emulateMedia({ forcedColors: 'active' });
  await calculator.open();
  for (const figure of await calculator.verdict.locator('.figure.api, .figure.self-host').all()) await expect(figure.locator('dt')).not.toBeEmpty();
  await calculator.chart.tool('Log').click();
  // Which of two is pressed is to be seen without the page's own colours.
  const [on, off] = [calculator.chart.tool('Log'), calculator.chart.tool('Linear')];
  const background = (tool: typeof on) => tool.evaluate((button) => getComputedStyle(button).backgroundColor);
  expect(await background(on)).not.toBe(await background(off));
});
