/**
 * What is done on the page before all of its program is there. What the first part of it knows (scripts/profile.mjs) it does at once; all
 * else waits for the rest, and then is done, as if it had just happened. So nothing calls what is not there.
 */
const ROOT = document.documentElement;
const PATIENCE_MS = 1000;
/** The fields that the first part follows, by the texts that it reads: what is no number, or out of bounds, is said by the rest. */
const PLAIN = { 'in-vol': /^\d{1,5}(\.\d{1,3})?[KMB]?$/, 'in-mix': /^(\d{1,2}(\.\d)?|100)$/ };
const within = ({ target }, selector) => target instanceof Element && target.closest(selector);
const held = [];
/** What puts another scenario in place of all that there is. */
const replaces = ({ target, event: { type, ctrlKey, metaKey } }) =>
  ['popstate', 'message'].includes(type) ||
  (type === 'keydown' && (ctrlKey || metaKey)) ||
  (type === 'click' && within({ target }, '[data-preset], .scenarios, [aria-label=Undo], [aria-label=Redo]'));
/** Whether the rest cannot be had at present. */
let isLacking = false;
addEventListener('calculator', ({ detail: { kind } }) => (isLacking ||= kind === 'lacking'));
/** After what replaces all, nothing is done at once: the last that was done is to count. Unless nobody knows when that will be. */
const isPlain = (event) => (within(event, '.slider') || PLAIN[event.target.id]?.test(event.target.value)) && (isLacking || !held.some(replaces));
/** Keys with which the page would scroll, and the chart does not. */
const SCROLLS = /^(Arrow|Page|Home|End)/;
/** For each kind of event whether one has to wait, and whether it makes sense later. */
const WAITS = {
  click: (event) => within(event, 'button'),
  dblclick: (event) => within(event, '.reader'),
  change: (event) => within(event, '#app'),
  input: (event) => within(event, '#app') && !isPlain(event),
  // A field that is left would forget what was typed.
  blur: (event) => held.some(({ target }) => target === event.target),
  keydown: (event) => ((event.ctrlKey || event.metaKey) && /^[zy]$/i.test(event.key)) || within(event, '.reader'),
  popstate: () => true,
  message: () => self !== parent,
};
/** What makes no sense later: gestures on the chart. What is one click away is made with the rest of the page anyway. */
const PASS = {
  toggle: (event) => within(event, '#app'),
  pointerdown: (event) => within(event, '.reader'),
  pointermove: (event) => event.buttons && within(event, '.reader'),
  pointerup: (event) => within(event, '.reader'),
  wheel: (event) => within(event, '.reader'),
};
/** What one presses several times where nothing happens, or in vain: the last time counts. Two dialogs at once nobody wants. */
const isSame = (one, other) =>
  one.type === 'click' && other.type === 'click' && (one.target === other.target || [one, other].every((event) => within(event, '[data-opens]')));
function forget(which) {
  for (let at = held.length; at--; ) if (which(held[at])) held.splice(at, 1);
}

/** The event that is just done again. */
let again;

function hold(event) {
  const { type, target } = event;
  if (event === again) return;
  // What is typed over is moot, as what the slider is moved over.
  if (type === 'input' && isPlain(event)) forget((other) => replaces(other) || within(event, '.field').contains(other.target));
  if (!WAITS[type]?.(event) && !PASS[type]?.(event)) return;
  event.stopImmediatePropagation();
  if (type === 'keydown' && within(event, '.reader') && SCROLLS.test(event.key)) event.preventDefault();
  if (!WAITS[type]) return;
  if (!held.length) setTimeout(() => held.length && tell('waiting'), PATIENCE_MS);
  forget((other) => isSame({ type, target }, { type: other.event.type, target: other.target }));
  // What else happens meanwhile may put something else into a field.
  const { value, checked } = target;
  held.push({ target, event: new event.constructor(type, event), state: { value, checked } });
}

const KINDS = [...Object.keys(WAITS), ...Object.keys(PASS)];
for (const kind of KINDS) addEventListener(kind, hold, { capture: true, passive: kind !== 'keydown' });
/** The next turn of the browser, whatever its clock says. */
const turn = () =>
  new Promise((done) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = done;
    port2.postMessage(0);
  });
/** Lets all of it happen, once all is there that it may be about. */
async function release() {
  while (!('whole' in ROOT.dataset)) await turn();
  while (held.length) {
    const { target, event, state } = held.shift();
    for (const [name, was] of Object.entries(state)) if (was !== undefined && target[name] !== was) target[name] = was;
    again = event;
    target.dispatchEvent(event);
    // What follows from it comes before the next.
    await turn();
  }
  for (const kind of KINDS) removeEventListener(kind, hold, true);
  tell('whole');
}
