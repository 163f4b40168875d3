#!/usr/bin/env bash
# Throws random bytes at everything that reads a text, FUZZ_SECONDS (300) at each, beginning with the tests' own examples, and
# notes how many were thrown. FUZZ_TARGETS names some of them. Needs a nightly Rust, with rustup, and a C++ compiler.
set -euo pipefail
. "$(dirname "$0")/env.sh"
cd "$root"
has rustup && rustup run nightly rustc --version >/dev/null 2>&1 ||
  die "A nightly Rust is missing; install it with \`rustup toolchain install nightly\`."
need_cargo_fuzz

# examples TARGET FILE...
examples() {
  mkdir -p "fuzz/corpus/$1"
  cp "${@:2}" "fuzz/corpus/$1/"
}
examples link tests/links/*.txt
examples import tests/usage/* tests/import/*
examples config tests/import/*.json
examples prices tests/prices/*

for target in ${FUZZ_TARGETS:-link number import config prices message}; do
  say "$target"
  log=$(mktemp)
  rustup run nightly cargo fuzz run "$target" -- -max_total_time="${FUZZ_SECONDS:-300}" -timeout=10 -print_final_stats=1 2>&1 | tee "$log"
  scripts/reliability.sh note "fuzz $target" "$(awk '/number_of_executed_units/ { n = $2 } END { print n + 0 }' "$log")"
  rm -f "$log"
done
