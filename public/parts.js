// The further parts of the program (scripts/split.mjs), each fetched when it is wanted. Part of the program's glue, whose `wasm` is what the
// first part exports. Of each part: its file, the hash of that, the number of its first stub, and a sum of its bytes.
const PARTS = [];
const asked = [];

function link(number, module) {
  if (asked[number] === true) return;
  asked[number] = true;
  new WebAssembly.Instance(module, { _: Object.fromEntries(Object.entries(wasm).map(([name, value]) => [name.slice(1), value])) });
}

async function fetched(number, begun) {
  try {
    const answer = await fetch(new URL(PARTS[number][0], import.meta.url), { integrity: PARTS[number][1] });
    const module = await WebAssembly.compile(await answer.arrayBuffer());
    await begun;
    link(number, module);
  } catch (error) {
    // Whoever asks again has it fetched again.
    if (asked[number] !== true) asked[number] = undefined;
    throw error;
  }
}

/** Fetches a part, unless it is there; the first part is there once `begun` has come true. */
export const part = (number, begun) => (asked[number] ??= fetched(number, begun));

/**
 * Somebody cannot wait for what a stub stands for: its part is fetched while everything else stands still. Only texts can be had in this way,
 * and only a sum tells whether they are right. public/held.js sees to it that hardly anything comes here. Without the part the program is
 * at its end: what called cannot go on.
 */
function partNow(stub) {
  const number = PARTS.findLastIndex(([, , first]) => stub >= first);
  const [file, , , sum] = PARTS[number];
  try {
    const request = new XMLHttpRequest();
    request.open('GET', new URL(file, import.meta.url), false);
    request.overrideMimeType('text/plain; charset=x-user-defined');
    request.send();
    const bytes = Uint8Array.from(request.responseText, (letter) => letter.charCodeAt(0));
    if (request.status !== 200 || bytes.reduce((all, byte) => (Math.imul(all, 31) + byte) | 0, 0) !== sum) throw new Error(`${file}: ${request.status}`);
    link(number, new WebAssembly.Module(bytes));
  } catch (error) {
    throw Object.assign(new WebAssembly.RuntimeError(`A part of the program is not there (${stub}). ${error}`), { lacking: true });
  }
}
