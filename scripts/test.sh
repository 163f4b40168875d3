#!/usr/bin/env bash
# Runs every check and test, one stage after another, and ends with what each
# stage counted. A failing stage does not keep the later ones from running, but
# makes the whole run fail; so does a test stage that executed no test.
set -euo pipefail
. "$(dirname "$0")/env.sh"
cd "$root"

say "checking the tools"
need_rust
need_trunk
need_wasm_bindgen
need_npm_packages
need_browser
need_chromedriver
need_mdbook

logs=$root/target/test-logs
mkdir -p "$logs"
summary=()
passed=0
failed=0

wasm_clippy() (
  wasm_env test
  cargo clippy --target wasm32-unknown-unknown --features page --lib --bins --test 'wasm*' --quiet -- -D warnings
)

wasm_tests() (
  wasm_env test
  export CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER=wasm-bindgen-test-runner
  export WASM_BINDGEN_TEST_TIMEOUT=120
  cargo test --target wasm32-unknown-unknown --features page --no-fail-fast --test 'wasm*'
)

browser_tests() {
  (cd "$e2e" && playwright test --project=journeys)
}

# Where the tool for it cannot be had, everything else is still worth testing.
dependencies() {
  if (need_cargo_deny); then scripts/audit.sh; else say 'the dependencies were not looked at'; fi
}

# The engine's two builds give the same bits.
engine_twins() {
  scripts/bench_engine.sh && node tests/bench/twins.mjs
}

# count PATTERN LOG: adds up the number in front of PATTERN over all its lines.
count() {
  { sed 's/\x1b\[[0-9;]*m//g' "$2" | grep -oE "$1" | grep -oE '[0-9]+' || true; } | awk '{ n += $1 } END { print n + 0 }'
}

# stage KIND NAME COMMAND...: KIND says how the output counts its tests:
# check (it does not), cargo or playwright.
stage() {
  local kind=$1 name=$2 log start status=0 p=0 f=0 s=0 flaky=0 counts=''
  shift 2
  log=$logs/${name// /-}.log
  printf '\n' >&2
  say "$name"
  start=$SECONDS
  "$@" 2>&1 </dev/null | tee "$log" || status=$?

  case $kind in
    cargo)
      p=$(count '[0-9]+ passed;' "$log")
      f=$(count '[0-9]+ failed;' "$log")
      s=$(count '[1-9][0-9]* ignored' "$log")
      ;;
    playwright)
      p=$(count '^ +[0-9]+ (passed|flaky)' "$log")
      f=$(count '^ +[0-9]+ (failed|did not run|interrupted)' "$log")
      s=$(count '^ +[0-9]+ skipped' "$log")
      flaky=$(count '^ +[0-9]+ flaky' "$log")
      ;;
  esac
  if [ "$kind" != check ]; then
    counts=", $p passed, $f failed"
    if [ "$s" -gt 0 ]; then counts+=", $s skipped"; fi
    if [ "$flaky" -gt 0 ]; then counts+=", $flaky of them only when tried again"; fi
    if [ $((p + f)) -eq 0 ]; then
      status=1
      counts+=' (no test ran)'
    fi
  fi
  # What fails without a count, such as a compile error, is one failure.
  if [ "$status" -ne 0 ] && [ "$f" -eq 0 ]; then f=1; fi
  passed=$((passed + p))
  failed=$((failed + f))
  if [ "$f" -eq 0 ]; then status=ok; else status=FAILED; fi
  summary+=("$(printf '%-16s %-6s %4d s%s' "$name" "$status" $((SECONDS - start)) "$counts")")
}

stage check format cargo fmt --check
stage check 'clippy native' cargo clippy --all-targets --quiet -- -D warnings
stage check 'clippy wasm' wasm_clippy
# The same random scenarios each time: one commit has one outcome. `make properties` tries others.
export PROPTEST_RNG_SEED=${PROPTEST_RNG_SEED:-1}
stage cargo 'native tests' cargo test --no-fail-fast
stage cargo 'wasm tests' wasm_tests
# A site left by an earlier build must not be what the journeys see.
rm -rf dist
stage check 'release build' scripts/dist.sh
stage check 'built again' scripts/reproducible.sh dist
stage check 'dependencies' dependencies
stage check 'sample docs' scripts/docs.sh
stage check 'engine twins' engine_twins
stage check 'counted journeys' scripts/reliability.sh check
stage playwright 'browser tests' browser_tests

printf '\nSummary\n'
printf '  %s\n' "${summary[@]}"
printf '\n%d passed, %d failed\n' "$passed" "$failed"
[ "$failed" -eq 0 ]
