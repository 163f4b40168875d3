// The second part of the program (scripts/split.mjs), fetched when the first picture stands. Part of the program's glue, whose `wasm` is
// what the first part exports.
const REST = new URL('./rest.wasm', import.meta.url);
const INTEGRITY = '';
let linked = false;
let asked;

function link(module) {
  if (linked) return;
  new WebAssembly.Instance(module, { _: Object.fromEntries(Object.entries(wasm).map(([name, value]) => [name.slice(1), value])) });
  linked = true;
}

/** Fetches it, unless it is there. */
export const rest = () =>
  (asked ??= fetch(REST, { integrity: INTEGRITY })
    .then((answer) => answer.arrayBuffer())
    .then((bytes) => linked || WebAssembly.compile(bytes).then(link)));

/** Somebody cannot wait: fetched while everything else stands still. Only texts can be had in this way. */
function restNow() {
  const request = new XMLHttpRequest();
  request.open('GET', REST, false);
  request.overrideMimeType('text/plain; charset=x-user-defined');
  request.send();
  link(new WebAssembly.Module(Uint8Array.from(request.responseText, (letter) => letter.charCodeAt(0))));
}
