// wasm-opt, as the build runs it.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CUSTOM, sectionsOf } from './wasm-binary.mjs';

/** One by one: with all of them wasm-opt writes encodings that browsers reject. */
const FEATURES = ['bulk-memory', 'bulk-memory-opt', 'nontrapping-float-to-int', 'sign-ext', 'mutable-globals', 'reference-types', 'multivalue'];

function run(wasm, options) {
  const folder = mkdtempSync(join(tmpdir(), 'wasm-opt-'));
  try {
    const [given, made] = ['given.wasm', 'made.wasm'].map((name) => join(folder, name));
    writeFileSync(given, wasm);
    execFileSync('wasm-opt', [given, '-o', made, ...FEATURES.map((name) => `--enable-${name}`), ...options], { stdio: 'inherit' });
    return readFileSync(made);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** A program without what its linker says of it, which would not hold any more, and with one function where several are the same. */
export function merged(wasm) {
  const kept = sectionsOf(wasm).filter(({ kind, name }) => kind !== CUSTOM || name === 'name');
  const plain = Buffer.concat([wasm.subarray(0, 8), ...kept.map(({ whole }) => whole)]);
  return run(plain, ['-g', '--duplicate-function-elimination', '--duplicate-function-elimination']);
}

/** A part of it, as small as can be. */
export const small = (wasm) => run(wasm, ['--low-memory-unused', '--flatten', '--rereloop', '-Oz', '-Oz']);
