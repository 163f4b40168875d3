#!/usr/bin/env bash
# Puts mistakes into the engine, one at a time, and looks whether a test notices: one of SHARES (8), evenly spread, of all there
# can be; SHARE says which (0). Keeps how many were noticed. tests/mutants.md says which of the others are no mistakes.
set -euo pipefail
. "$(dirname "$0")/env.sh"
cd "$root"
need_rust
need_cargo_mutants

# The tests that are about the engine; the whole suite would take a minute for each mistake.
tests=(engine capacity_and_hosting published memory fleet rivals verdict throughput)
out=$root/target/mutants
mkdir -p "$out"
status=0
# A mistake is noticed with the first input that shows it; the smallest is of no interest.
export PROPTEST_MAX_SHRINK_ITERS=0
cargo mutants --jobs 1 --sharding round-robin --shard "${SHARE:-0}/${SHARES:-8}" -f 'src/engine/**' --minimum-test-timeout 120 \
  -o "$out" "${tests[@]/#/--cargo-arg=--test=}" || status=$?
# 2: some were not noticed; 3: some ran for too long, which says nothing where the machine is busy: they do not count.
case $status in 0 | 2 | 3) ;; *) exit "$status" ;; esac

lines() { cat "$@" | wc -l | tr -d ' '; }
results=$out/mutants.out
noticed=$(lines "$results/caught.txt")
missed=$(lines "$results/missed.txt")
scripts/reliability.sh note mutants "$noticed" $((noticed + missed))
scripts/reliability.sh note 'mutants in all' "$(cargo mutants --list -f 'src/engine/**' | wc -l | tr -d ' ')"
cat "$results/missed.txt"
