// WebAssembly files as bytes: their sections, and the numbers in them.

/** Kinds of sections. */
export const CUSTOM = 0;
export const IMPORTS = 2;
export const ELEMENTS = 9;
export const CODE = 10;
export const DATA = 11;
const DATA_COUNT = 12;
const HEADER_BYTES = 8;
const I32_CONST = 0x41;
const END = 0x0b;

/** Reads a file from some place on. */
export class Reader {
  constructor(bytes, at = 0) {
    Object.assign(this, { bytes, at });
  }

  byte() {
    return this.bytes[this.at++];
  }

  /** An unsigned number (LEB128). */
  number() {
    let value = 0;
    for (let factor = 1; ; factor *= 0x80) {
      const byte = this.byte();
      value += (byte & 0x7f) * factor;
      if (byte < 0x80) return value;
    }
  }

  /** A signed one. */
  signed() {
    let value = 0;
    for (let factor = 1; ; ) {
      const byte = this.byte();
      value += (byte & 0x7f) * factor;
      factor *= 0x80;
      if (byte < 0x80) return byte & 0x40 ? value - factor : value;
    }
  }

  /** So many bytes. */
  take(length) {
    return this.bytes.subarray(this.at, (this.at += length));
  }

  text() {
    return this.take(this.number()).toString();
  }

  /** Reads as many as the number that comes first says. */
  each(read) {
    return Array.from({ length: this.number() }, read);
  }
}

export function encoded(value) {
  const bytes = [];
  do {
    const rest = Math.floor(value / 0x80);
    bytes.push((value % 0x80) + (rest > 0 ? 0x80 : 0));
    value = rest;
  } while (value > 0);
  return Buffer.from(bytes);
}

/** A number as `i32.const` has it. */
function encodedSigned(value) {
  const bytes = [];
  for (let more = true; more; ) {
    const low = value & 0x7f;
    value >>= 7;
    more = !((value === 0 && !(low & 0x40)) || (value === -1 && low & 0x40));
    bytes.push(low | (more ? 0x80 : 0));
  }
  return Buffer.from(bytes);
}

/** All sections in their order: kind, whole, what is in it, and for custom ones the name. */
export function sectionsOf(wasm) {
  const sections = [];
  for (const reader = new Reader(wasm, HEADER_BYTES); reader.at < wasm.length; ) {
    const start = reader.at;
    const kind = reader.byte();
    const body = reader.take(reader.number());
    const name = kind === CUSTOM ? new Reader(body).text() : '';
    sections.push({ kind, name, body, whole: wasm.subarray(start, reader.at) });
  }
  return sections;
}

/** The data that a file puts into memory: where, and the bytes. */
export function dataOf(wasm) {
  const section = sectionsOf(wasm).find(({ kind }) => kind === DATA);
  if (!section) return [];
  const reader = new Reader(section.body);
  return reader.each(() => {
    const passive = reader.number() !== 0;
    if (passive || reader.byte() !== I32_CONST) throw new Error('data without an address');
    const address = reader.signed();
    if (reader.byte() !== END) throw new Error('data at an address to be computed');
    const at = reader.number();
    return { address, at: reader.at, bytes: reader.take(at) };
  });
}

/** The file with other data, and without what is only about it: names, producers, features. */
export function withData(wasm, data) {
  const kept = sectionsOf(wasm).filter(({ kind }) => ![CUSTOM, DATA, DATA_COUNT].includes(kind));
  const parts = [wasm.subarray(0, HEADER_BYTES), ...kept.map(({ whole }) => whole)];
  if (data.length) {
    const segments = data.flatMap(({ address, bytes }) => [
      Buffer.from([0, I32_CONST]),
      encodedSigned(address),
      Buffer.from([END]),
      encoded(bytes.length),
      bytes,
    ]);
    const body = Buffer.concat([encoded(data.length), ...segments]);
    parts.push(Buffer.from([DATA]), encoded(body.length), body);
  }
  return Buffer.concat(parts);
}

/** The file with other imports in the place of its own. */
export function withImports(wasm, imports) {
  const body = Buffer.concat([encoded(imports.length), ...imports]);
  const other = Buffer.concat([Buffer.from([IMPORTS]), encoded(body.length), body]);
  const parts = sectionsOf(wasm).map(({ kind, whole }) => (kind === IMPORTS ? other : whole));
  return Buffer.concat([wasm.subarray(0, HEADER_BYTES), ...parts]);
}
