import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { cpSync, mkdtempSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(__dirname, '..', '..', '..');
const dist = join(root, 'dist');

/** A server of its own, whose folder can be replaced by another build while pages of it are open. */
export class Deployment {
  private readonly folder = mkdtempSync(join(tmpdir(), 'deployment-'));
  private server?: ChildProcess;

  constructor(private readonly port: number) {}

  get url(): string {
    return `http://127.0.0.1:${this.port}/`;
  }

  async start(): Promise<void> {
    const script = join(root, 'scripts', 'serve.mjs');
    this.server = spawn(process.execPath, [script, '--root', join(this.folder, 'site'), '--port', `${this.port}`], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await once(this.server.stdout!, 'data');
  }

  async stop(): Promise<void> {
    if (this.server?.exitCode === null) {
      this.server.kill('SIGTERM');
      await once(this.server, 'exit');
    }
    this.server = undefined;
  }

  /** Puts a build in place of the one before, of which nothing stays. */
  deploy(build: string): void {
    const site = join(this.folder, 'site');
    rmSync(site, { recursive: true, force: true });
    cpSync(build, site, { recursive: true });
  }

  /** Puts a file of the host's into it. */
  put(name: string, text: string): void {
    writeFileSync(join(this.folder, 'site', name), text);
  }

  /** The build as it is. */
  get first(): string {
    return dist;
  }

  /** A build that says `words` in its background, and whose worker and guard have other names. */
  another(words: string): string {
    const build = join(this.folder, 'another');
    rmSync(build, { recursive: true, force: true });
    cpSync(dist, build, { recursive: true });
    let page = readFileSync(join(build, 'index.html'), 'utf8').replace('<link href=./manifest.webmanifest rel=manifest>', '');
    const worker = /later-[0-9a-f]+(?=\.js)/.exec(page)![0];
    for (const name of readdirSync(build).filter((name) => name.startsWith(worker))) {
      const moved = join(build, name.replace(worker, 'later-0123456789abcdef'));
      renameSync(join(build, name), moved);
      if (name.endsWith('.js')) writeFileSync(moved, readFileSync(moved, 'utf8').replace(worker, 'later-0123456789abcdef'));
    }
    page = page.replace(worker, 'later-0123456789abcdef').replace(/<section(?=[^>]*\breading\b)/, `<p id=words>${words}</p><section`);
    const guard = /guard-[0-9a-f]+\.js/.exec(page)![0];
    const moved = `// ${words}\n${readFileSync(join(build, guard), 'utf8')}`;
    rmSync(join(build, guard));
    writeFileSync(join(build, 'guard-0123456789abcdef.js'), moved);
    const integrity = createHash('sha384').update(moved).digest('base64');
    page = page.replace(new RegExp(`${guard} crossorigin integrity=[^\\s>]+`), `guard-0123456789abcdef.js crossorigin integrity=sha384-${integrity}`);
    writeFileSync(join(build, 'index.html'), page);
    rmSync(join(build, 'sw.js'));
    execFileSync(process.execPath, [join(root, 'scripts', 'offline.mjs'), build]);
    return build;
  }

  async remove(): Promise<void> {
    await this.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }
}
