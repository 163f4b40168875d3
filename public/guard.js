// Where the calculator cannot start, or has stopped: a sentence, the link, and a report to copy. Loaded before all else.
(() => {
  const root = document.documentElement;
  const folder = new URL('.', document.baseURI).href;
  const PROGRAMS = /^(sw|later-[0-9a-f]+)\.js$/;
  const PATIENCE_MS = 10_000;
  // Only these may be run by their address, of all that a script could ask for; nothing else makes markup or scripts of texts.
  globalThis.trustedTypes?.createPolicy('default', {
    createScriptURL: (url) => {
      const { href } = new URL(url, folder);
      return href.startsWith(folder) && PROGRAMS.test(href.slice(folder.length)) ? href : null;
    },
  });

  const make = (tag, fields, ...inside) => {
    const element = Object.assign(document.createElement(tag), fields);
    element.append(...inside);
    return element;
  };
  const soon = (then) => {
    if (document.getElementById('app')) then();
    else addEventListener('DOMContentLoaded', then);
  };
  /** The link of the scenario, which an embedded page shows in part only. */
  const link = () => {
    const url = new URL(location.href);
    const own = url.search.slice(1).split('&').filter((pair) => !/^(embed|hide|theme)=/.test(pair));
    if ('embed' in root.dataset) url.search = own.join('&');
    return url.href;
  };
  const report = (message) =>
    [
      `LLM break-even: ${message}`,
      `Build: ${document.querySelector('link[rel=modulepreload]')?.href.slice(folder.length)}`,
      `Address: ${location.href}`,
      `Browser: ${navigator.userAgent}`,
    ].join('\n');
  /** A text that can be copied, with its button. */
  const copied = (name, field) => {
    const button = make('button', { type: 'button', textContent: 'Copy' });
    button.addEventListener('click', async () => {
      field.select();
      try {
        await navigator.clipboard.writeText(field.value);
        button.textContent = 'Copied';
      } catch {
        button.textContent = document.execCommand('copy') ? 'Copied' : 'Press Ctrl+C';
      }
    });
    return [make('label', {}, name, field), button];
  };

  let state = 'starting';
  const show = (sentence, message) => {
    const field = make('input', { readOnly: true, value: link() });
    const anew = make('a', { href: link(), textContent: 'Open it anew' });
    if ('embed' in root.dataset) Object.assign(anew, { target: '_blank', rel: 'noopener' });
    const details = make('textarea', { readOnly: true, rows: 6, value: report(message) });
    const panel = make(
      'section',
      { className: 'panel failed', role: 'alert' },
      make('p', {}, `${sentence} `, make('span', { textContent: 'The background, with all published figures, stands below.' })),
      ...copied('Your scenario, as a link', field),
      make('p', {}, anew),
      ...copied('What to report', details),
    );
    // What the page began with can still be read, where that is what the link shows.
    const begun = 'link' in root.dataset ? [] : [document.getElementById('shell')].filter(Boolean);
    for (const part of begun) part.inert = false;
    const app = document.getElementById('app');
    app.textContent = '';
    app.append(panel, ...begun);
    // What was typed last reaches the address a moment later.
    setTimeout(() => ([field.value, anew.href] = [link(), link()]), 500);
    const value = Math.ceil(panel.parentElement.getBoundingClientRect().height);
    if (parent !== self) parent.postMessage({ protocol: 'llm-breakeven:1', type: 'height', value }, '*');
  };
  const fail = (sentence, error) => {
    if (state === 'failed') return;
    state = root.dataset.state = 'failed';
    soon(() => show(sentence, `${error?.stack ?? error}`.slice(0, 2000)));
  };

  const is = (error, name) => typeof WebAssembly === 'object' && error instanceof WebAssembly[name];
  const missing = (error) => fail('The calculator could not be loaded: a file of it is missing, or not what this page expects.', error);
  const failedToStart = (error) => {
    if (is(error, 'RuntimeError')) stopped(error);
    else if (is(error, 'CompileError') || is(error, 'LinkError')) unable(error);
    else missing(error);
  };
  const unable = (error) => fail('The calculator needs WebAssembly, which this browser does not run, or does not run well enough.', error);
  const stopped = (error) => (error.lacking ? missing(error) : mistaken(error));
  const mistaken = (error) => fail('The calculator has stopped, by a mistake of its own. Nothing that you entered has left this browser.', error);
  /** Whether an error is the end of the program: it broke off, or ran out of stack in the middle. */
  const ends = (error) => is(error, 'RuntimeError') || (error instanceof RangeError && /wasm/.test(error.stack));

  /** A sentence beside the page, which goes on. */
  const say = (...words) => {
    const said = make('p', { className: 'panel failed', role: 'status' }, ...words);
    document.getElementById('app').prepend(said);
    return said;
  };
  const anew = (textContent) => make('a', { href: link(), textContent });

  /** Extensions change pages. What they put in place of a text stays what it was. */
  const watch = () => {
    const app = document.getElementById('app');
    const watcher = new MutationObserver((changes) => {
      const replaced = changes.some(({ addedNodes }) => [...addedNodes].some(({ nodeName }) => nodeName === 'FONT'));
      const gone = !app.querySelector('main');
      if (!replaced && !gone) return;
      watcher.disconnect();
      if (gone) return fail('The calculator was taken out of its page, by an extension perhaps.', 'its main part is gone');
      say('Something, a translator perhaps, has replaced texts of the calculator: its figures may no longer follow. ', anew('Open it anew without'));
    });
    watcher.observe(app, { childList: true, subtree: true });
  };
  /** The sentence that all of the program is not there yet. */
  let lacking;
  /** What public/start.js tells. */
  const told = {
    started() {
      if (state !== 'starting') return;
      state = root.dataset.state = 'started';
      if (self.MutationObserver) watch();
    },
    failed: failedToStart,
    lacking() {
      lacking?.remove();
      lacking = say(
        'A part of the calculator could not be loaded: the connection is gone, or a newer build has taken its place. What needs it waits, and it is tried again. ',
        anew('Open it anew'),
      );
    },
    waiting: () => (lacking ??= say('What you did last waits for a part of the calculator that is still being loaded.')),
    whole: () => lacking?.remove(),
  };
  addEventListener('calculator', ({ detail: { kind, error } }) => told[kind](error));
  addEventListener('unhandledrejection', ({ reason }) => ends(reason) && stopped(reason));
  const isOwn = (address) => address?.startsWith(folder) && address.endsWith('.js');
  addEventListener(
    'error',
    ({ target, error, filename }) => {
      if (target === self) {
        if (ends(error)) stopped(error);
        // A script of the page that breaks off at its beginning.
        else if (state === 'starting' && isOwn(filename)) failedToStart(error);
      } else if (state === 'starting' && target.type === 'module' && isOwn(target.src)) failedToStart(`${target.src} was refused`);
    },
    true,
  );
  root.dataset.state = state;
  // What the page begins with can be used as soon as the program is there; where it is not, it can still be read.
  const still = document.getElementById('shell');
  if (still) still.inert = true;
  if (typeof WebAssembly !== 'object') unable('WebAssembly is not there');
  setTimeout(() => {
    if (state !== 'starting') return;
    root.dataset.state = 'slow';
    soon(() => {
      const starting = document.getElementById('starting');
      if (starting) starting.firstChild.data = 'The calculator is still being loaded. ';
    });
  }, PATIENCE_MS);
})();
