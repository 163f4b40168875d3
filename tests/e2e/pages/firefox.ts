import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { tmpdir } from 'node:os';
// The copy that Playwright carries; Node has one of its own from 22 on.
import { ws as WebSocket } from 'playwright-core/lib/utilsBundle';

interface Answer {
  id?: number;
  type: string;
  method?: string;
  params?: { type?: string; level?: string; text?: string; request?: { url: string }; errorText?: string };
  result?: unknown;
  message?: string;
}

/** The executable of an installed Firefox; none where there is none. */
export function findFirefox(): string | undefined {
  if (process.env.FIREFOX) return process.env.FIREFOX;
  const folders = (process.env.PATH ?? '').split(delimiter);
  const candidates = ['firefox', 'firefox-esr'].flatMap((name) => folders.map((folder) => join(folder, name)));
  return candidates.find((file) => existsSync(file));
}

/**
 * Firefox as the system has it, driven by WebDriver BiDi: as much of it as a smoke journey needs. (Playwright 1.65 drives
 * its own build only; with `moz-firefox` it sends `emulation.setMediaFeaturesOverride`, which Firefox 153 does not know.)
 */
export class Firefox {
  /** Errors on the console, uncaught exceptions, and requests to other hosts or without success. */
  readonly problems: string[] = [];
  private asked = 0;
  private readonly waiting = new Map<number, (answer: Answer) => void>();
  private context = '';

  private constructor(
    private readonly browser: ChildProcess,
    private readonly profile: string,
    private readonly socket: InstanceType<typeof WebSocket>,
    private readonly site: string,
  ) {
    socket.on('message', (data: Buffer) => this.heard(JSON.parse(String(data))));
  }

  static async launch(executable: string, site: string): Promise<Firefox> {
    const profile = mkdtempSync(join(tmpdir(), 'llm-breakeven-firefox-'));
    const browser = spawn(executable, ['--headless', '--remote-debugging-port', '0', '--profile', profile, '--no-remote']);
    const address = await new Promise<string>((found, failed) => {
      browser.stderr!.on('data', (data) => {
        const said = /WebDriver BiDi listening on (ws:\S+)/.exec(String(data));
        if (said) found(said[1]);
      });
      browser.on('error', failed);
      browser.on('exit', (code) => failed(new Error(`Firefox ended with ${code} before it could be driven`)));
    });
    const socket = new WebSocket(`${address}/session`);
    await new Promise((opened, failed) => socket.on('open', opened).on('error', failed));
    const firefox = new Firefox(browser, profile, socket, site);
    await firefox.ask('session.new', { capabilities: {} });
    await firefox.ask('session.subscribe', { events: ['log.entryAdded', 'network.beforeRequestSent', 'network.fetchError'] });
    const { contexts } = (await firefox.ask('browsingContext.getTree', {})) as { contexts: { context: string }[] };
    firefox.context = contexts[0].context;
    return firefox;
  }

  private ask(method: string, params: object): Promise<unknown> {
    const id = (this.asked += 1);
    return new Promise((done, failed) => {
      this.waiting.set(id, (answer) => (answer.type === 'error' ? failed(new Error(`${method}: ${answer.message}`)) : done(answer.result)));
      this.socket.send(JSON.stringify({ id, method, params }));
    });
  }

  private heard(answer: Answer): void {
    if (answer.id !== undefined) this.waiting.get(answer.id)?.(answer);
    const { params } = answer;
    if (answer.method === 'log.entryAdded' && params?.level === 'error') this.problems.push(`${params.type}: ${params.text}`);
    const url = params?.request?.url ?? '';
    const elsewhere = /^https?:/.test(url) && new URL(url).host !== new URL(this.site).host;
    if (answer.method === 'network.beforeRequestSent' && elsewhere) this.problems.push(`request to another host: ${url}`);
    if (answer.method === 'network.fetchError' && params?.errorText !== 'NS_BINDING_ABORTED') {
      this.problems.push(`request failed: ${url} (${params?.errorText})`);
    }
  }

  /** Opens the site, `at` being a query, and waits until it has started. */
  async open(at = ''): Promise<void> {
    await this.ask('browsingContext.navigate', { context: this.context, url: this.site + at, wait: 'complete' });
    await this.evaluate(`new Promise((ready) => {
      const root = document.documentElement;
      const look = () => root.dataset.ready === 'true' && root.dataset.whole === 'true' && ready(true);
      new MutationObserver(look).observe(root, { attributes: true });
      look();
    })`);
  }

  /** The value of an expression in the page, a promise's when it has one. */
  async evaluate<T>(expression: string): Promise<T> {
    const answer = (await this.ask('script.evaluate', {
      expression: `Promise.resolve(${expression}).then(JSON.stringify)`,
      target: { context: this.context },
      awaitPromise: true,
    })) as { type: string; result: { value: string }; exceptionDetails?: { text: string } };
    if (answer.type === 'exception') throw new Error(answer.exceptionDetails?.text);
    return JSON.parse(answer.result.value ?? 'null') as T;
  }

  /** Types with the keyboard, into what has the focus. */
  async type(keys: string): Promise<void> {
    const actions = [...keys].flatMap((value) => [{ type: 'keyDown', value }, { type: 'keyUp', value }]);
    await this.ask('input.performActions', { context: this.context, actions: [{ type: 'key', id: 'keyboard', actions }] });
  }

  async close(): Promise<void> {
    const ended = new Promise((done) => this.browser.once('exit', done));
    await this.ask('browser.close', {});
    await ended;
    rmSync(this.profile, { recursive: true, force: true });
  }
}
