// The site as docs/serving.md says it is to be served: under a strict policy, from the example configurations.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '../pages/calculator';

const root = join(__dirname, '..', '..', '..');
const dist = join(root, 'dist');
/** A server's policy, or with the hash of this build's style the page's own. */
const policyOf = async (style?: string): Promise<string> => (await import(join(root, 'scripts', 'policy.mjs'))).policy(style);

test('the page carries its policy, and every example the same with who may embed it', async () => {
  const html = readFileSync(join(dist, 'index.html'), 'utf8');
  const [, style] = /<style>([^]*?)<\/style>/.exec(html)!;
  const own = await policyOf(`'sha256-${createHash('sha256').update(style).digest('base64')}'`);
  expect(own.match(/unsafe-[a-z-]+/g)).toEqual(['unsafe-eval']);
  expect(own).toContain("'wasm-unsafe-eval'");
  expect(html).toContain(`content="${own}"`);
  const policy = await policyOf();
  expect(policy.match(/unsafe-[a-z-]+/g)).toEqual(['unsafe-eval', 'unsafe-inline']);
  expect(policy).toContain("style-src 'self' 'unsafe-inline';");
  for (const name of ['nginx.conf', 'Caddyfile', '_headers', '.htaccess']) {
    expect(readFileSync(join(root, 'deploy', name), 'utf8'), name).toContain(`${policy}; frame-ancestors *`);
  }
});

test('every file that may be kept for a year has a hash, and the examples know it', async () => {
  const hashed = /-[0-9a-f]{13,16}[._]/;
  const headers = readFileSync(join(root, 'deploy', '_headers'), 'utf8');
  const kept = [...headers.matchAll(/^\/(\S+-)\*\n  Cache-Control: public, max-age=31536000, immutable$/gm)].map(([, name]) => name);
  for (const name of readdirSync(dist)) {
    expect(kept.some((start) => name.startsWith(start)), name).toBe(hashed.test(name));
  }
});

test('runs under the policy as a header, to the last dialog', async ({ calculator, page, baseURL }) => {
  const policy = await policyOf();
  await page.route(`${baseURL}**`, async (route) => {
    const response = await route.fetch();
    const headers = { ...response.headers(), 'content-security-policy': `${policy}; frame-ancestors 'none'` };
    await route.fulfill({ response, headers });
  });
  await calculator.open('?vol=2B');
  await calculator.unfold();
  await calculator.chart.hover(0.5);
  await calculator.chart.tool('Log').click();
  await calculator.figure('break-even').getByRole('button').click();
  await expect(page.getByRole('dialog')).toContainText('Rests on');
  await page.getByRole('button', { name: 'Close' }).click();
  // Nothing becomes a script or markup that is not in the site's own files.
  const outcome = await page.evaluate(async () => {
    const errorOf = (attempt: () => unknown) => {
      try {
        attempt();
        return 'nothing';
      } catch (error) {
        return (error as Error).name;
      }
    };
    const script = document.createElement('script');
    script.append('window.ran = true');
    document.body.append(script);
    await new Promise((done) => setTimeout(done));
    return {
      ran: 'ran' in window,
      evaluated: errorOf(() => (0, eval)('1')),
      markup: errorOf(() => (document.createElement('p').innerHTML = '<b>')),
      handler: errorOf(() => document.body.setAttribute('onclick', 'ran = true')),
      script: errorOf(() => Object.assign(document.createElement('script'), { src: './embed.js' })),
      worker: errorOf(() => new Worker('./embed.js')),
      elsewhere: errorOf(() => new Worker('https://elsewhere.example/sw.js')),
      policy: errorOf(() => Reflect.get(window, 'trustedTypes').createPolicy('other', {})),
    };
  });
  const refused = 'TypeError';
  expect(outcome).toEqual({
    ran: false,
    evaluated: 'EvalError',
    markup: refused,
    handler: refused,
    script: refused,
    worker: refused,
    elsewhere: refused,
    policy: refused,
  });
  const reported = calculator.problems.splice(0);
  expect(reported.filter((problem) => !/Trusted|trusted|Content Security Policy/.test(problem))).toEqual([]);
});

test('no text of its own becomes markup', () => {
  for (const name of readdirSync(dist).filter((name) => /\.js$/.test(name))) {
    const text = readFileSync(join(dist, name), 'utf8');
    // Leptos brings one along for markup that a program asks for; the page never does, and its policy would refuse.
    const most = name.startsWith('llm-breakeven-') ? 1 : 0;
    expect(text.match(/innerHTML|outerHTML|insertAdjacentHTML|document\.write/g)?.length ?? 0, name).toBeLessThanOrEqual(most);
    expect(text, name).not.toMatch(/\beval\(|new Function|\bimportScripts\b/);
  }
});

test('works without the line of script that the policy knows by its hash', async ({ calculator, page, baseURL }) => {
  await page.route(`${baseURL}**`, async (route) => {
    const response = await route.fetch();
    const policy = "script-src 'self' 'wasm-unsafe-eval'; style-src 'self' 'unsafe-inline'";
    await route.fulfill({ response, headers: { ...response.headers(), 'content-security-policy': policy } });
  });
  await calculator.open('?embed=1&theme=dark');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await expect(page.locator('#reading')).toHaveCount(0);
  expect(calculator.problems.splice(0)).toEqual([expect.stringContaining('inline script')]);
  // What the page asks for once it rests may be on its way still.
  await page.unrouteAll({ behavior: 'ignoreErrors' });
});

test.describe('the sample documentation', () => {
  test.skip(!existsSync(join(root, 'target', 'docs', 'index.html')), 'scripts/docs.sh has not built it');

  test('shows three scenarios in frames that fit, in the colours its reader chooses', async ({ page }) => {
    const problems: string[] = [];
    page.on('console', (message) => message.type() === 'error' && problems.push(message.text()));
    const shown: string[] = [];
    for (const name of ['index.html', 'decisions.html']) {
      await page.goto(`${process.env.E2E_DOCS}${name}`);
      for (const frame of await page.locator('iframe[data-llm-breakeven]').all()) {
        await frame.scrollIntoViewIfNeeded();
        const inside = frame.contentFrame();
        await expect(inside.locator('html')).toHaveAttribute('data-ready', 'true');
        shown.push(await inside.getByTestId('verdict').getByRole('heading').textContent() ?? '');
        const content = () => inside.locator('#app').evaluate((app) => Math.ceil(app.getBoundingClientRect().height));
        await expect.poll(async () => (await content()) - (await frame.evaluate((frame) => frame.clientHeight))).toBe(0);
        for (const [chosen, theme] of [['navy', 'dark'], ['rust', 'light']]) {
          await page.evaluate((chosen) => (document.documentElement.className = `js ${chosen}`), chosen);
          await expect(inside.locator('html')).toHaveAttribute('data-theme', theme);
        }
      }
    }
    expect(shown).toEqual([
      'At 1B tokens a month, self-hosting saves $1,514 a month.',
      'At 1B tokens a month, stay on the API: it is $4,322 a month cheaper.',
      'At 1B tokens a month, stay on the API: it is $3,486 a month cheaper.',
    ]);
    expect(problems).toEqual([]);
  });
});
