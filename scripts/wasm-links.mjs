// What the linker knows of a program: which function needs which functions and data, and which data need which. It is told on the linker's
// last output, before other tools make it smaller, by its relocations (--emit-relocs): every address in code or data has one.
// The format: https://github.com/WebAssembly/tool-conventions/blob/main/Linking.md
import { CODE, DATA, dataOf, ELEMENTS, IMPORTS, Reader, sectionsOf } from './wasm-binary.mjs';

const SEGMENTS = 5;
const SYMBOLS = 8;
const FUNCTION_SYMBOL = 0;
const DATA_SYMBOL = 1;
const SECTION_SYMBOL = 3;
const UNDEFINED = 0x10;
const EXPLICIT_NAME = 0x40;
/** Relocations by what they are about; those with an address have a number to be added to it. */
const OF_FUNCTION = new Set([0]);
const OF_SLOT = new Set([1, 2, 12]);
const OF_ADDRESS = new Set([3, 4, 5, 11]);
const WITH_ADDEND = new Set([3, 4, 5, 8, 9, 11]);
const FUNCTION_KIND = 0;

const section = (sections, kind) => sections.find((section) => section.kind === kind)?.body;
/** What a custom section has behind its name. */
function custom(sections, name) {
  const reader = new Reader(sections.find((section) => section.name === name).body);
  reader.text();
  return reader;
}

/** A part of what the linker says, behind its version. */
function subsection(sections, wanted) {
  const reader = custom(sections, 'linking');
  reader.number();
  for (;;) {
    const kind = reader.byte();
    const length = reader.number();
    if (kind === wanted) return reader;
    reader.take(length);
  }
}

/** How many functions come from outside; they have the first numbers. */
function importedFunctions(sections) {
  const reader = new Reader(section(sections, IMPORTS));
  return reader.each(() => {
    reader.text();
    const name = reader.text();
    if (reader.byte() !== FUNCTION_KIND) throw new Error(`${name} is not a function`);
    reader.number();
    return name;
  });
}

/** Where the body of each function begins and ends, within the section. */
function bodiesOf(sections) {
  const reader = new Reader(section(sections, CODE));
  return reader.each(() => {
    const length = reader.number();
    const start = reader.at;
    reader.take(length);
    return { start, end: start + length };
  });
}

/** The function behind each slot of the table that calls by number go through. */
function slotsOf(sections) {
  const reader = new Reader(section(sections, ELEMENTS));
  const slots = new Map();
  reader.each(() => {
    if (reader.number() !== 0) throw new Error('a table of another kind');
    reader.byte();
    const first = reader.signed();
    reader.byte();
    reader.each(() => reader.number()).forEach((index, at) => slots.set(first + at, index));
  });
  return slots;
}

function segmentNamesOf(sections) {
  const reader = subsection(sections, SEGMENTS);
  return reader.each(() => {
    const name = reader.text();
    reader.number();
    reader.number();
    return name;
  });
}

function symbolsOf(sections) {
  const reader = subsection(sections, SYMBOLS);
  return reader.each(() => {
    const kind = reader.byte();
    const flags = reader.number();
    if (kind === SECTION_SYMBOL) return { kind, index: reader.number() };
    if (kind === DATA_SYMBOL) {
      const name = reader.text();
      if (flags & UNDEFINED) return { kind, name };
      const segment = reader.number();
      reader.number();
      reader.number();
      return { kind, name, segment };
    }
    const index = reader.number();
    const named = !(flags & UNDEFINED) || flags & EXPLICIT_NAME;
    return { kind, index, name: named ? reader.text() : undefined };
  });
}

/** The relocations of a section: of what kind, at which byte of it, which symbol. */
function relocationsOf(sections, name) {
  const reader = custom(sections, name);
  reader.number();
  return reader.each(() => {
    const [kind, at, symbol] = [reader.byte(), reader.number(), reader.number()];
    if (WITH_ADDEND.has(kind)) reader.signed();
    return { kind, at, symbol };
  });
}

/** The one of these stretches, which lie in order, that holds a byte. */
function holding(stretches, at) {
  let [low, high] = [0, stretches.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (stretches[middle].start <= at) low = middle;
    else high = middle - 1;
  }
  return stretches[low].start <= at && at < stretches[low].end ? low : -1;
}

const needs = () => ({ functions: new Set(), data: new Set() });

/**
 * Reads it. Functions have their names, data the place of their segment:
 * - `functions`: name to what it needs
 * - `data`: for each segment its address, length, whether it may change, and what it needs
 * - `slots`: place in the table to name
 */
export function linksOf(wasm) {
  const sections = sectionsOf(wasm);
  const imported = importedFunctions(sections);
  const bodies = bodiesOf(sections);
  const symbols = symbolsOf(sections);
  const names = new Map(symbols.filter(({ kind }) => kind === FUNCTION_SYMBOL).map(({ index, name }) => [index, name ?? imported[index]]));
  const functions = new Map([...names.values()].map((name) => [name, needs()]));
  const segmentNames = segmentNamesOf(sections);
  const data = dataOf(wasm).map(({ address, at, bytes }, place) => ({
    address,
    length: bytes.length,
    fixed: segmentNames[place].startsWith('.rodata'),
    start: at,
    end: at + bytes.length,
    ...needs(),
  }));
  const note = (owner, { kind, symbol }) => {
    const target = symbols[symbol];
    if (OF_FUNCTION.has(kind) || OF_SLOT.has(kind)) owner.functions.add(names.get(target.index));
    if (OF_ADDRESS.has(kind) && target.segment !== undefined) owner.data.add(target.segment);
  };
  for (const relocation of relocationsOf(sections, 'reloc.CODE')) {
    const place = holding(bodies, relocation.at);
    note(functions.get(names.get(imported.length + place)), relocation);
  }
  for (const relocation of relocationsOf(sections, 'reloc.DATA')) note(data[holding(data, relocation.at)], relocation);
  const slots = new Map([...slotsOf(sections)].map(([slot, index]) => [slot, names.get(index)]));
  return { functions, data, slots };
}

/** The names of all functions that can come to run without a call of those that `beyond` names. */
export function reachable({ functions, data }, roots, beyond) {
  const [seen, seenData] = [new Set(), new Set()];
  const waiting = [...roots];
  const take = (links) => {
    waiting.push(...links.functions);
    for (const segment of links.data) {
      if (seenData.has(segment)) continue;
      seenData.add(segment);
      take(data[segment]);
    }
  };
  while (waiting.length) {
    const name = waiting.pop();
    if (seen.has(name) || beyond(name)) continue;
    seen.add(name);
    if (functions.has(name)) take(functions.get(name));
  }
  return seen;
}
