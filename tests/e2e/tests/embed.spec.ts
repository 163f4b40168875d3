// The calculator in other people's pages: cross-origin, sandboxed, under strict policies, many at once, and in bad company.
import AxeBuilder from '@axe-core/playwright';
import { expect, NO_ORIGIN, OWN_ORIGIN, PROTOCOL, test } from '../pages/host';

const AT_1B = 'At 1B tokens a month, self-hosting saves $1,514 a month.';
const AT_2B = 'At 2B tokens a month, self-hosting saves $7,014 a month.';

for (const [name, sandbox] of [
  ['with an origin', OWN_ORIGIN],
  ['without an origin', NO_ORIGIN],
  ['that allows scripts alone', 'allow-scripts'],
] as const) {
  test(`in a sandbox ${name}: verdict and chart, at the right height`, async ({ host }) => {
    await host.open(host.frame({ query: 'embed=1&vol=2B', sandbox }) + host.script);
    const calculator = host.calculator();
    await calculator.started();
    await expect(calculator.headline).toHaveText(AT_2B);
    await expect(calculator.chart).toBeVisible();
    await calculator.settled();
    await expect(calculator.inside.locator('.panel')).toHaveCount(2);
    await expect(calculator.inside.locator('#reading')).toHaveCount(0);
    await expect(calculator.full).toHaveAttribute('href', `${host.site}?vol=2B`);
  });
}

test('the background reading is hidden before the program starts', async ({ host, page }) => {
  await page.route('**/*.wasm', () => {}); // never answered
  await host.open(host.frame({ query: 'embed=1&theme=dark' }));
  const calculator = host.calculator();
  await expect(calculator.root).toHaveAttribute('data-embed', '');
  await expect(calculator.root).toHaveAttribute('data-theme', 'dark');
  await expect(calculator.inside.locator('#reading')).toBeHidden();
  await expect(calculator.root).toHaveCSS('background-color', 'rgba(0, 0, 0, 0)');
});

for (const [hide, verdict, figures, chart, tools] of [
  ['', true, true, true, true],
  ['verdict', false, true, true, true],
  ['chart', true, true, false, false],
  ['figures,tools', true, false, true, false],
  ['verdict,figures,chart,table,tools', false, false, false, false],
  ['nothing,%3Cb%3E,chart%22', true, true, true, true],
] as const) {
  test(`hide=${hide}`, async ({ host }) => {
    await host.open(host.frame({ query: `embed=1&hide=${hide}&mix=abc` }) + host.script);
    const { inside, ...calculator } = host.calculator();
    await expect(calculator.root).toHaveAttribute('data-ready', 'true');
    await expect(calculator.verdict).toBeVisible({ visible: verdict });
    await expect(inside.locator('.figures')).toBeVisible({ visible: figures });
    await expect(calculator.chart).toBeVisible({ visible: chart });
    await expect(inside.locator('.tools')).toBeVisible({ visible: tools });
    // What is wrong with the link is said in any case.
    await expect(calculator.notes).toContainText('mix=abc');
    await expect(calculator.full).toBeVisible();
    await host.calculator().settled();
  });
}

for (const width of [320, 480, 700, 1200]) {
  test(`fits ${width} px, and follows the frame's width`, async ({ host, page }) => {
    await page.setViewportSize({ width, height: 900 });
    await host.open(`<body style="margin:0">${host.frame({ query: 'embed=1&vol=123456789012&cap=2.1B&mix=oops' })}${host.script}`);
    const calculator = host.calculator();
    await calculator.started();
    await calculator.settled();
    const { width: inner, contentWidth } = await calculator.heights();
    expect([inner, contentWidth]).toEqual([width, width]);
    await page.setViewportSize({ width: width - 20 < 320 ? 340 : width - 20, height: 900 });
    await calculator.settled();
  });
}

test('without the script the frame keeps its height and scrolls', async ({ host }) => {
  await host.open(host.frame({ height: 300 }));
  const calculator = host.calculator();
  await calculator.started();
  await calculator.full.scrollIntoViewIfNeeded();
  await expect(calculator.full).toBeInViewport();
  expect((await calculator.heights()).frame).toBe(300);
});

test('reads its address and never writes it', async ({ host, page }) => {
  await host.open(host.frame({ query: 'embed=1&vol=2B&theme=light' }) + host.script);
  const calculator = host.calculator();
  await calculator.started();
  const frame = page.frames()[1];
  const before = frame.url();
  const entries = await page.evaluate(() => history.length);
  await calculator.inside.getByTestId('volume-handle').press('Home');
  await expect(calculator.headline).not.toHaveText(AT_2B);
  // The scenario is told only after the address would have been written.
  await expect.poll(async () => (await host.heard('scenario')).at(-1)?.value).toBe('vol=1M');
  expect(frame.url()).toBe(before);
  expect(await frame.evaluate(() => location.href)).toBe(before);
  expect(await page.evaluate(() => history.length)).toBe(entries);
  await expect(calculator.full).toHaveAttribute('href', `${host.site}?vol=1M`);
});

test('the link opens the full calculator beside the page', async ({ host, page, context }) => {
  await host.open(host.frame({ query: 'embed=1&s=deepseek-api&theme=dark', sandbox: NO_ORIGIN }) + host.script);
  await host.calculator().started();
  const opened = context.waitForEvent('page');
  await host.calculator().full.click();
  const full = await opened;
  await expect(full.locator('html')).toHaveAttribute('data-ready', 'true');
  await expect(full.getByTestId('cost-table')).toBeVisible();
  expect(full.url()).toBe(`${host.site}?s=deepseek-api`);
  expect(await full.evaluate(() => window.opener)).toBeNull();
  expect(page.url()).toContain(process.env.E2E_HOST!);
});

test('the arithmetic opens; in a frame without an origin it says why it cannot', async ({ host }) => {
  await host.open([OWN_ORIGIN, NO_ORIGIN].map((sandbox) => host.frame({ sandbox })).join('') + host.script);
  for (const [at, text] of [
    [0, '1B tokens × $5.50 per 1M = $5,500 a month'],
    [1, 'could not be loaded'],
  ] as const) {
    const calculator = host.calculator(at);
    await calculator.started();
    await calculator.inside.locator('.how').first().click();
    const dialog = calculator.inside.getByRole('dialog');
    await expect(dialog).toContainText(text);
    await dialog.getByRole('button', { name: 'Close' }).click();
    await expect(dialog).toBeHidden();
  }
  host.problems.splice(0); // browsers report the refused worker
});

test.describe('colours', () => {
  for (const system of ['light', 'dark'] as const) {
    test.describe(`on a ${system} system`, () => {
      test.use({ colorScheme: system });
      for (const [theme, expected] of [
        ['light', 'light'],
        ['dark', 'dark'],
        ['auto', system],
        ['pink', system],
      ] as const) {
        test(`theme=${theme} is ${expected}`, async ({ host }) => {
          await host.open(host.frame({ query: `embed=1&theme=${theme}` }));
          await host.calculator().started();
          await expect(host.calculator().root).toHaveAttribute('data-theme', expected);
        });
      }
    });
  }

  test('follow what the page around says', async ({ host, page }) => {
    await page.emulateMedia({ colorScheme: 'light' });
    await host.open(host.frame() + host.script);
    const { root } = host.calculator();
    await host.calculator().started();
    await host.tell('theme', 'dark');
    await expect(root).toHaveAttribute('data-theme', 'dark');
    await host.tell('theme', 'purple');
    await host.tell('theme', 'light');
    await expect(root).toHaveAttribute('data-theme', 'light');
    await host.tell('theme', 'auto');
    await page.emulateMedia({ colorScheme: 'dark' });
    await expect(root).toHaveAttribute('data-theme', 'dark');
  });

  test('are not those the visitor chose for the site itself', async ({ host, page }) => {
    await page.goto('./');
    await page.getByRole('button', { name: 'Dark colours' }).click();
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
    // On the site's own pages too, where what is kept can be seen.
    await page.goto('./?embed=1');
    await expect(page.locator('html')).toHaveAttribute('data-ready', 'true');
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'light');
  });
});

test('tells that it listens, how high it is, and what it shows', async ({ host }) => {
  await host.open(host.frame({ query: 'embed=1&vol=2B&theme=dark' }));
  await host.calculator().started();
  await expect.poll(async () => (await host.heard('scenario')).map(({ value }) => value)).toEqual(['vol=2B']);
  expect((await host.heard('ready')).map(({ value }) => value)).toEqual(['']);
  const heights = await host.heard('height');
  const { content } = await host.calculator().heights();
  expect(heights.at(-1)?.value).toBe(Math.ceil(content));
  expect(new Set(heights.map(({ origin }) => origin))).toEqual(new Set([new URL(host.site).origin]));
});

test('tells the figures when it is asked for them', async ({ host }) => {
  await host.open(host.frame({ query: 'embed=1&vol=2B' }));
  await host.calculator().started();
  expect(await host.heard('report')).toEqual([]);
  await host.tell('report', '');
  await expect.poll(async () => (await host.heard('report')).length).toBe(1);
  const report = JSON.parse(String((await host.heard('report'))[0].value));
  expect([report.schema, report.query, report.api.usd_per_month, report.memory.fit]).toEqual([1, 'vol=2B', 11000, 'does_not_load']);
});

test('does not talk in circles with the script', async ({ host, page }) => {
  await host.open(host.frame({ query: 'embed=1&vol=2B' }) + host.script);
  await host.calculator().started();
  await host.calculator().settled();
  // Told both, it has nothing more to say by itself.
  await host.heeded();
  const before = await page.evaluate(() => window.heard.length);
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  await host.heeded();
  // One height and one scenario for the one question.
  expect(await page.evaluate(() => window.heard.length)).toBe(before + 2);
});

test('shows the scenario that the page around says', async ({ host }) => {
  await host.open(host.frame() + host.script);
  const calculator = host.calculator();
  await calculator.started();
  await expect(calculator.headline).toHaveText(AT_1B);
  await host.tell('scenario', 'vol=2B&embed=1&theme=dark&hide=chart');
  await expect(calculator.headline).toHaveText(AT_2B);
  await expect.poll(async () => (await host.heard('scenario')).at(-1)?.value).toBe('vol=2B');
  await expect(calculator.chart).toBeVisible();
  // What cannot be used is said, as in any link.
  await host.tell('scenario', '?s=deepseek-api&mix=%3Cimg%20src=x%20onerror=alert(1)%3E');
  await expect(calculator.notes).toContainText('<img src=x onerror=alert(1)>');
  await expect(calculator.inside.locator('img')).toHaveCount(0);
});

test('a hostile parent can say nothing but scenarios and colours', async ({ host, page }) => {
  const dialogs: string[] = [];
  page.on('dialog', (dialog) => (dialogs.push(dialog.message()), dialog.dismiss()));
  await host.open(host.frame({ query: 'embed=1&vol=2B' }) + host.script);
  const calculator = host.calculator();
  await calculator.started();
  await calculator.settled();
  // What is read out comes a little later.
  await expect(calculator.inside.locator('.spoken[role="status"]')).not.toBeEmpty();
  const shown = () => calculator.root.evaluate((root) => [root.querySelector('#app')!.innerHTML, ...[...root.attributes].map(({ name, value }) => `${name}=${value}`)]);
  const before = await shown();
  const nonsense: unknown[] = [
    null,
    undefined,
    7,
    'scenario',
    [],
    {},
    { protocol: PROTOCOL },
    { protocol: 'llm-breakeven:2', type: 'scenario', value: 'vol=3B' },
    { protocol: 'llm-breakeven', type: 'scenario', value: 'vol=3B' },
    { protocol: [PROTOCOL], type: 'scenario', value: 'vol=3B' },
    { protocol: PROTOCOL, type: 'SCENARIO', value: 'vol=3B' },
    { protocol: PROTOCOL, type: { toString: 1 }, value: 'vol=3B' },
    { protocol: PROTOCOL, type: 'theme', value: '"><script>alert(1)</script>' },
    { protocol: PROTOCOL, type: 'html', value: '<img src=x onerror=alert(1)>' },
    { protocol: PROTOCOL, type: 'eval', value: 'alert(1)' },
    { protocol: PROTOCOL, type: 'navigate', value: 'javascript:alert(1)' },
    { type: 'webpackOk', data: {} },
    { protocol: PROTOCOL, type: 'scenario', value: null },
    { protocol: PROTOCOL, type: 'scenario', value: ['vol=3B'] },
    // Longer than any link.
    { protocol: PROTOCOL, type: 'scenario', value: `vol=3B&${'a=1&'.repeat(10_000)}` },
  ];
  for (const message of nonsense) await host.say(message);
  await page.evaluate((protocol) => {
    const frame = document.querySelector('iframe')!.contentWindow!;
    for (let at = 0; at < 2000; at += 1) frame.postMessage({ protocol, type: 'nothing', value: String(at) }, '*');
  }, PROTOCOL);
  await host.heeded();
  expect(await shown()).toEqual(before);
  await host.tell('scenario', `vol=2B&x=${'%F0%9F'.repeat(200)}&api="><script>alert(1)</script>`);
  await expect(calculator.notes).toContainText('"><script>alert(1)</script>');
  expect(dialogs).toEqual([]);
});

test('another frame of the same page cannot speak for the parent', async ({ host }) => {
  const meddler = `<script>
    addEventListener('message', () => {
      for (const type of ['scenario', 'theme']) {
        parent.frames[0].postMessage({ protocol: '${PROTOCOL}', type, value: type === 'theme' ? 'dark' : 'vol=3B' }, '*');
      }
      parent.postMessage({ protocol: '${PROTOCOL}', type: 'height', value: 3000 }, '*');
      parent.postMessage('spoken', '*');
    });
  </script>`;
  const beside = new URL(process.env.E2E_HOST!);
  beside.searchParams.set('html', meddler);
  await host.open(
    `${host.frame({ query: 'embed=1&vol=2B&theme=light' })}${host.script}<iframe id="meddler" src="${beside.href.replaceAll('&', '&amp;')}"></iframe>`,
  );
  const calculator = host.calculator();
  await calculator.started();
  await calculator.settled();
  await host.page.evaluate(
    () =>
      new Promise<void>((done) => {
        addEventListener('message', ({ data }) => data === 'spoken' && done());
        document.querySelector<HTMLIFrameElement>('#meddler')!.contentWindow!.postMessage('go', '*');
      }),
  );
  // What the parent says afterwards is heard after what the other frame said.
  await host.heeded();
  await expect(calculator.headline).toHaveText(AT_2B);
  await expect(calculator.root).toHaveAttribute('data-theme', 'light');
  await calculator.settled();
});

test('a hostile child gets no height out of bounds, and none under a false name', async ({ host, page }) => {
  const child = (html: string) => {
    const url = new URL(process.env.E2E_HOST!);
    url.searchParams.set('html', html);
    return url.href.replaceAll('&', '&amp;');
  };
  const says = (value: string) => `parent.postMessage({ protocol: '${PROTOCOL}', type: 'height', value: ${value} }, '*');`;
  const bad = ['1e9', '-5', '0', 'NaN', 'Infinity', '"100px;position:fixed"', '"<b>"', '{}', 'null', '[1, 2]'].map(says).join('');
  const over = `<script>addEventListener('message', () => { ${bad} ${says('333')} });</script>`;
  const elsewhere = `<script>addEventListener('message', () => { ${says('777')} parent.postMessage('spoken', '*'); });</script>`;
  // The second frame has gone to another host than the one its address names.
  await page.route(`${host.site}?embed=1`, (route) => {
    return route.fulfill({ status: 302, headers: { Location: child(elsewhere).replaceAll('&amp;', '&') } });
  });
  await host.open(
    `<iframe id="over" height="200" sandbox="allow-scripts allow-same-origin" src="${child(over)}" data-llm-breakeven></iframe>
     <iframe id="moved" height="200" sandbox="allow-scripts allow-same-origin" src="${host.site}?embed=1" data-llm-breakeven></iframe>`,
  );
  await page.evaluate((site) => {
    const script = Object.assign(document.createElement('script'), { src: `${site}embed.js` });
    document.body.append(script);
  }, host.site);
  await expect(page.locator('#over')).toHaveCSS('height', '333px');
  await page.evaluate(
    () =>
      new Promise<void>((done) => {
        addEventListener('message', ({ data }) => data === 'spoken' && done());
        document.querySelector<HTMLIFrameElement>('#moved')!.contentWindow!.postMessage('go', '*');
      }),
  );
  await expect(page.locator('#moved')).toHaveCSS('height', '200px');
});

test('under a strict policy of the page around', async ({ host }) => {
  const site = new URL(host.site).origin;
  const csp = `default-src 'none'; frame-src ${site}; script-src ${site}`;
  await host.open(host.frame({ query: 'embed=1&vol=2B' }) + host.script, csp);
  const calculator = host.calculator();
  await calculator.started();
  await expect(calculator.headline).toHaveText(AT_2B);
  await calculator.settled();
});

test('in a frame that is not told where it stands', async ({ host }) => {
  const frame = host.frame({ attributes: 'referrerpolicy="no-referrer" allow=""' });
  await host.open(frame + host.script);
  await host.calculator().started();
  await host.calculator().settled();
});

test('a frame far down loads when it comes near', async ({ host, page }) => {
  await host.open(`<div style="height:20000px"></div>${host.frame({ query: 'embed=1&vol=2B', attributes: 'loading="lazy"' })}${host.script}`);
  const loaded = () => page.frames().slice(1).some((frame) => frame.url().startsWith(host.site));
  expect(loaded()).toBe(false);
  await page.locator('iframe').scrollIntoViewIfNeeded();
  const calculator = host.calculator();
  await calculator.started();
  await expect(calculator.headline).toHaveText(AT_2B);
  await calculator.settled();
});

test('ten on one page', async ({ host, page }) => {
  test.slow();
  const presets = ['maverick-gpt4o', 'llama8b-haiku', 'deepseek-api', 'mistral-flash', 'maverick-gpt4o'];
  const frames = presets.flatMap((preset) => ['1B', '2B'].map((volume) => host.frame({ query: `embed=1&s=${preset}&vol=${volume}` })));
  const programs: string[] = [];
  page.on('request', (request) => request.url().endsWith('.wasm') && programs.push(request.url()));
  const start = Date.now();
  await host.open(frames.join('') + host.script);
  // Out of sight nothing is painted, but every frame has its height at once.
  for (let at = 0; at < frames.length; at += 1) await host.calculator(at).settled();
  const took = Date.now() - start;
  const top = await host.calculator(9).element.evaluate((frame) => frame.getBoundingClientRect().top);
  for (let at = 0; at < frames.length; at += 1) {
    await host.calculator(at).element.scrollIntoViewIfNeeded();
    await host.calculator(at).started();
  }
  expect(await host.calculator(9).element.evaluate((frame) => frame.getBoundingClientRect().top + scrollY)).toBe(top);
  expect(new Set(programs).size, 'the two parts of the program, and no others').toBe(2);
  const memory = await Promise.all(
    page.frames().slice(1).map((frame) => frame.evaluate(() => (performance as unknown as { memory: { usedJSHeapSize: number } }).memory.usedJSHeapSize)),
  );
  console.log(`ten embeds: all have their height after ${took} ms; JavaScript heap of their process ${(Math.max(...memory) / 1e6).toFixed(1)} MB`);
});

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme });
    test('axe finds nothing', async ({ host, page }) => {
      await host.open(`<html lang="en"><main><h1>Costs</h1>${host.frame({ query: 'embed=1&mix=abc' })}${host.script}</main>`);
      await host.calculator().started();
      const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']).analyze();
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' | ')}`)).toEqual([]);
    });
  });
}
