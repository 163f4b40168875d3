// Starts the program and tells the guard. The browser compares the hash with what it fetched early: one request, as before.
// scripts/harden.mjs fills in the program's addresses and hash.
import init, { part } from './glue.js';

const INTEGRITY = '';
/** Links that the first part of the program shows by itself (scripts/profile.mjs); all others wait for the rest of it. */
const SIMPLE = /^\??((s=[a-z0-9-]+|(vol|mix)=[0-9.]+[KMB]?|embed=1|theme=[a-z]+|hide=[a-z,]+)(&|$))*$/;
/** Signs that somebody is there. */
const SIGNS = ['pointermove', 'pointerdown', 'touchstart', 'wheel', 'scroll', 'keydown', 'focusin', 'online'];
/** How long a page that nobody touches rests before it fetches what nobody has asked for, and before it tries again what failed. */
const REST_MS = 1000;
/** How long at most before it tries again. */
const AGAIN_MS = 60_000;
/** How long a page that waited for all of the program is given for its first picture before the rest of it is made; frames that nobody sees have none. */
const PICTURE_MS = 200;

/** What is typed in the last moment is in the address when the page is left, and in that of a page which is loaded anew is not. */
const LEFT = 'left';
try {
  const [from, to] = JSON.parse(sessionStorage.getItem(LEFT));
  sessionStorage.removeItem(LEFT);
  if (from === location.search && performance.getEntriesByType('navigation')[0].type === 'reload') history.replaceState(null, '', to);
} catch {
  // Nothing was, or nothing can be kept.
}
// Events of the window come to whoever asked for them first: before the program writes the address, and after it.
let before;
addEventListener('pagehide', () => (before = location.search));
const keepTyped = () =>
  addEventListener('pagehide', () => {
    if (before === location.search) return;
    try {
      sessionStorage.setItem(LEFT, JSON.stringify([before, location.href]));
    } catch {
      // A moment's typing is lost.
    }
  });

const simple = SIMPLE.test(location.search);
if (!simple) document.documentElement.dataset.wait = '';

const tell = (kind, error) => dispatchEvent(new CustomEvent('calculator', { detail: { kind, error } }));
const pause = (ms) => new Promise((done) => setTimeout(done, ms));
const signs = () =>
  new Promise((now) => {
    for (const sign of SIGNS) addEventListener(sign, now, { once: true, passive: true, capture: true });
  });
const begun = init({ module_or_path: fetch('./program.wasm', { integrity: INTEGRITY }) }).then(() => (keepTyped(), tell('started')));
const idle = async () => {
  await begun;
  await pause(REST_MS);
  await new Promise(self.requestIdleCallback ?? setTimeout);
};
/** The rest of the program. A page that shows something goes on without it, says so, and tries again. */
async function rest() {
  for (let tries = 0; ; tries += 1) {
    try {
      return await part(0, begun);
    } catch (error) {
      // Without the first part nothing of this matters.
      await begun;
      if (tries > 0 && !simple) throw error;
      if (tries > 0) tell('lacking', error);
      await pause(REST_MS);
      if (tries > 0) await Promise.race([signs(), pause(AGAIN_MS)]);
    }
  }
}
async function start() {
  if (simple) await Promise.race([signs(), idle()]);
  await rest();
  if (!simple) {
    dispatchEvent(new Event('waited'));
    // Its first picture comes before the rest of it is made.
    await Promise.race([pause(PICTURE_MS), new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))]);
  }
  dispatchEvent(new Event('TrunkApplicationStarted'));
  await release();
}
Promise.all([begun, start()]).then(keep, (error) => tell('failed', error));
