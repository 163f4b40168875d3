// Starts the program and tells the guard. The browser compares the hash with what it fetched early: one request, as before.
// scripts/harden.mjs fills in the program's addresses and hash.
import init, { part } from './glue.js';

const INTEGRITY = '';
/** Links that the first part of the program shows by itself (scripts/profile.mjs); all others wait for the rest of it. */
const SIMPLE = /^\??((s=[a-z0-9-]+|(vol|mix)=[0-9.]+[KMB]?|embed=1|theme=[a-z]+|hide=[a-z,]+)(&|$))*$/;
/** Signs that somebody is there. */
const SIGNS = ['pointermove', 'pointerdown', 'touchstart', 'wheel', 'scroll', 'keydown', 'focusin'];
/** How long a page that nobody touches rests before it fetches what nobody has asked for. */
const REST_MS = 1000;

const simple = SIMPLE.test(location.search);
if (!simple) document.documentElement.dataset.wait = '';

const tell = (detail) => dispatchEvent(new CustomEvent('calculator', { detail }));
const begun = init({ module_or_path: fetch('./program.wasm', { integrity: INTEGRITY }) }).then(() => tell());
const needed = () =>
  new Promise((now) => {
    if (!simple) return now();
    for (const sign of SIGNS) addEventListener(sign, now, { once: true, passive: true, capture: true });
    begun.then(() => setTimeout(() => (self.requestIdleCallback ?? setTimeout)(now), REST_MS));
  });
async function start() {
  await needed();
  await part(0, begun);
  if (!simple) {
    dispatchEvent(new Event('waited'));
    // Its first picture comes before the rest of it is made.
    if (!document.hidden) await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  }
  dispatchEvent(new Event('TrunkApplicationStarted'));
  await keep();
}
Promise.all([begun, start()]).catch(tell);
