#!/usr/bin/env bash
# Builds the site twice, in two folders of different length with nothing built before, and compares every file. With the folder of a site
# that was built from the present files it builds once, and compares with that. Takes as long as a build from nothing, or two.
# Usage: scripts/reproducible.sh [FOLDER]
set -euo pipefail
. "$(dirname "$0")/env.sh"
need_rust
need_trunk
need_wasm_bindgen
need_npm_packages

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
# The files as they are, committed or not.
tree=$(cd "$root" && export GIT_INDEX_FILE=$work/index && git read-tree HEAD && git add --all && git write-tree)

# hashes FOLDER: of every file in it.
hashes() {
  (cd "$1" && find . -type f | sort | while read -r file; do sha256 "$file"; done)
}

# built FOLDER: the same of the site that is built there.
built() {
  mkdir -p "$1"
  git -C "$root" archive "$tree" | tar -x -C "$1"
  # The tools are the same; what they build is what is compared.
  cp -R "$e2e/node_modules" "$1/tests/e2e/"
  touch "$1/tests/e2e/node_modules/.installed"
  (cd "$1" && scripts/dist.sh >&2)
  hashes "$1/dist"
  rm -rf "$1"
}

# macOS has no sha256sum.
sha256() { if has sha256sum; then sha256sum "$1"; else shasum -a 256 "$1"; fi; }

if [ $# -gt 0 ]; then hashes "$1"; else built "$work/one"; fi >"$work/one.txt"
built "$work/another/much/longer/folder" >"$work/another.txt"
if ! diff -u "$work/one.txt" "$work/another.txt"; then die "The two builds differ."; fi
printf '%s\n' "Both builds are the same, byte for byte: $(wc -l <"$work/one.txt" | tr -d ' ') files."
