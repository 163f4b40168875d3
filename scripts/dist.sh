#!/usr/bin/env bash
# Builds the static site into dist/ and prints what it weighs.
set -euo pipefail
. "$(dirname "$0")/env.sh"
need_rust
need_trunk
need_wasm_bindgen
need_npm_packages

cd "$root"
# Native, and with what the other native builds have made.
mkdir -p target
cargo run --quiet --features page --example shell >target/shell.html
(
  wasm_env release
  # --offline keeps Trunk from downloading tools, but also keeps cargo from
  # downloading crates, so they are fetched first.
  cargo fetch --quiet --target wasm32-unknown-unknown
  # Trunk wants true or false in NO_COLOR, where everyone else sets 1.
  unset NO_COLOR
  trunk build --release --offline
)
node scripts/split.mjs dist
node scripts/shell.mjs dist target/shell.html
node scripts/shorten.mjs dist
node scripts/harden.mjs dist
node scripts/offline.mjs dist
node scripts/sizes.mjs dist
