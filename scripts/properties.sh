#!/usr/bin/env bash
# Runs the native tests again and again, each time with other random scenarios, SEEDS (10) times. `make test` takes the same
# ones each time, so that one commit has one outcome. What fails here fails again with the seed that is named.
set -euo pipefail
. "$(dirname "$0")/env.sh"
cd "$root"
for run in $(seq "${SEEDS:-10}"); do
  export PROPTEST_RNG_SEED=$((RANDOM * 32768 + RANDOM))
  say "$run of ${SEEDS:-10}: PROPTEST_RNG_SEED=$PROPTEST_RNG_SEED"
  cargo test --quiet --no-fail-fast
done
