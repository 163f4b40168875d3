#!/usr/bin/env bash
# Builds the sample documentation site with the calculator inside it into target/docs. Usage: scripts/docs.sh
set -euo pipefail
. "$(dirname "$0")/env.sh"
need_rust
need_mdbook
cd "$root"
if [ ! -f dist/index.html ]; then scripts/dist.sh; fi
rm -rf target/docs
mdbook build docs-site
cp -R dist target/docs/calculator
