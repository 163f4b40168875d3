#!/usr/bin/env bash
# Builds the site of the present commit twice, in two folders of different length with nothing built before, and compares every
# file. What is not committed is not built. Takes as long as two builds from nothing.
set -euo pipefail
. "$(dirname "$0")/env.sh"
need_rust
need_trunk
need_wasm_bindgen
need_npm_packages

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
# hashes FOLDER: of every file of the site that is built there.
hashes() {
  mkdir -p "$1"
  git -C "$root" archive HEAD | tar -x -C "$1"
  # The tools are the same; what they build is what is compared.
  cp -R "$e2e/node_modules" "$1/tests/e2e/"
  touch "$1/tests/e2e/node_modules/.installed"
  (cd "$1" && scripts/dist.sh >&2)
  (cd "$1/dist" && find . -type f | sort | while read -r file; do sha256 "$file"; done)
  rm -rf "$1"
}
# macOS has no sha256sum.
sha256() { if has sha256sum; then sha256sum "$1"; else shasum -a 256 "$1"; fi; }

hashes "$work/one" >"$work/one.txt"
hashes "$work/another/much/longer/folder" >"$work/another.txt"
if ! diff -u "$work/one.txt" "$work/another.txt"; then die "The two builds differ."; fi
printf '%s\n' "Both builds are the same, byte for byte: $(wc -l <"$work/one.txt" | tr -d ' ') files."
