#!/usr/bin/env bash
# Builds the engine alone for WebAssembly, with vector instructions and without, into target/bench-engine/.
set -euo pipefail
. "$(dirname "$0")/env.sh"
need_rust

cd "$root/tests/bench/engine"
out=$root/target/bench-engine
mkdir -p "$out"
(
  wasm_env release
  for twin in plain vector; do
    flags=()
    if [ "$twin" = vector ]; then flags=(-C target-feature=+simd128); fi
    cargo rustc --release --quiet --target wasm32-unknown-unknown -- "${flags[@]}"
    cp "$CARGO_TARGET_DIR/wasm32-unknown-unknown/release/engine_bench.wasm" "$out/$twin.wasm"
  done
)
