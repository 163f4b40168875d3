#!/usr/bin/env bash
# Checks the dependencies: licences, sources and duplicates by Cargo.lock alone; known weaknesses where their database can be
# reached. Usage: scripts/audit.sh
set -euo pipefail
. "$(dirname "$0")/env.sh"
need_rust
need_cargo_deny
cd "$root"
cargo-deny --offline --log-level error check licenses bans sources
database=https://github.com/rustsec/advisory-db
if bounded 30 git ls-remote --exit-code "$database" HEAD >/dev/null 2>&1; then
  cargo-deny --log-level error check advisories
else
  say "$database cannot be reached: known weaknesses were not looked for"
fi
