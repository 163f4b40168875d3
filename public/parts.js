// The further parts of the program (scripts/split.mjs), each fetched when it is wanted. Part of the program's glue, whose `wasm` is what the
// first part exports. Of each part: its file, the hash of that, and the number of its first stub.
const PARTS = [];
const asked = [];

function link(number, module) {
  if (asked[number] === true) return;
  asked[number] = true;
  new WebAssembly.Instance(module, { _: Object.fromEntries(Object.entries(wasm).map(([name, value]) => [name.slice(1), value])) });
}

/** Fetches a part, unless it is there; the first part is there once `begun` has come true. */
export const part = (number, begun) =>
  (asked[number] ??= fetch(new URL(PARTS[number][0], import.meta.url), { integrity: PARTS[number][1] })
    .then((answer) => answer.arrayBuffer())
    .then((bytes) => WebAssembly.compile(bytes))
    .then((module) => begun.then(() => link(number, module))));

/** Somebody cannot wait for what a stub stands for: its part is fetched while everything else stands still. Only texts can be had in this way. */
function partNow(stub) {
  const number = PARTS.findLastIndex(([, , first]) => stub >= first);
  const request = new XMLHttpRequest();
  request.open('GET', new URL(PARTS[number][0], import.meta.url), false);
  request.overrideMimeType('text/plain; charset=x-user-defined');
  request.send();
  link(number, new WebAssembly.Module(Uint8Array.from(request.responseText, (letter) => letter.charCodeAt(0))));
}
