// The functions of a program by the names that the compiler gives them, for scripts/split.mjs and scripts/profile.mjs.
import { createHash } from 'node:crypto';
import binaryen from '../tests/e2e/node_modules/binaryen/index.js';

const F = binaryen.Features;
const FEATURES =
  F.BulkMemory | F.BulkMemoryOpt | F.NontrappingFPToInt | F.SignExt | F.MutableGlobals | F.ReferenceTypes | F.Multivalue;

/** A program, to be looked into and changed. */
export function opened(bytes) {
  const module = binaryen.readBinary(bytes);
  module.setFeatures(FEATURES);
  return module;
}

/** Everything of a kind in it. */
export const list = (count, get, info) => Array.from({ length: count }, (_, at) => info(get(at)));

export const functionsOf = (module) =>
  list(module.getNumFunctions(), (at) => module.getFunctionByIndex(at), binaryen.getFunctionInfo);

/** The function a text names at a place: `$name`, or `$"name"` with what is no letter escaped. */
export function nameAt(text, at) {
  const name = /\$(?:"((?:[^"\\]|\\.)*)"|([^\s()]+))/y;
  name.lastIndex = at;
  const [, quoted, bare] = name.exec(text);
  return bare ?? quoted.replace(/\\(?:([0-9a-f]{2})|(.))/g, (_, hex, plain) => plain ?? String.fromCharCode(parseInt(hex, 16)));
}

/** A short word for a name, without what differs from compiler to compiler. Two names may share one: both are then kept or moved. */
export const wordOf = (name) => createHash('sha256').update(name.replace(/Cs[0-9A-Za-z]+_/g, 'C')).digest('hex').slice(0, 8);
