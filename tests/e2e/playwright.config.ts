import { defineConfig } from '@playwright/test';

// The site must work from any folder of a server, so the tests serve it from one.
// Below those that systems hand out to whoever asks for any.
const port = Number((process.env.E2E_PORT ??= '21730'));
const site = `http://127.0.0.1:${port}/some/sub/path/`;
// Pages that embed the site come from elsewhere: another name and another port.
const hostPort = Number(process.env.E2E_HOST_PORT ?? port + 1);
process.env.E2E_HOST = `http://localhost:${hostPort}/`;
// The sample documentation, where `make docs` has built it.
const docsPort = hostPort + 1;
process.env.E2E_DOCS = `http://127.0.0.1:${docsPort}/`;

const executablePath = process.env.CHROME;
if (!executablePath) throw new Error('CHROME names no browser; run `make test`, which finds one.');

export default defineConfig({
  outputDir: 'results',
  reporter: 'list',
  forbidOnly: true,
  fullyParallel: true,
  // Two browsers on a busy machine: what fails and then passes is counted by itself (scripts/test.sh), and is to be looked into.
  retries: 1,
  workers: 2,
  projects: [
    { name: 'journeys', testDir: 'tests' },
    { name: 'firefox', testDir: 'firefox' },
    { name: 'screenshots', testDir: '.', testMatch: 'screenshots.ts' },
    { name: 'soak', testDir: '.', testMatch: 'soak.ts', workers: 1, retries: 0 },
    { name: 'measure', testDir: '.', testMatch: 'measure.ts', workers: 1 },
  ],
  use: {
    baseURL: site,
    browserName: 'chromium',
    headless: true,
    // What the page keeps for later would be fetched anew by every test; tests/offline.spec.ts allows it.
    serviceWorkers: 'block',
    launchOptions: {
      executablePath,
      args: [
        '--headless',
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
  webServer: [
    {
      command: `node ../../scripts/serve.mjs --root ../../dist --port ${port} --base /some/sub/path/`,
      url: site,
      reuseExistingServer: false,
      gracefulShutdown: { signal: 'SIGTERM', timeout: 2000 },
    },
    {
      command: `node ../../scripts/serve.mjs --root ../../target/docs --port ${docsPort}`,
      port: docsPort,
      reuseExistingServer: false,
      gracefulShutdown: { signal: 'SIGTERM', timeout: 2000 },
    },
    {
      command: `node hosts.mjs ${hostPort}`,
      url: `http://127.0.0.1:${hostPort}/`,
      reuseExistingServer: false,
      gracefulShutdown: { signal: 'SIGTERM', timeout: 2000 },
    },
  ],
});
