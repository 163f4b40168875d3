#!/usr/bin/env bash
# Builds the site and serves it. Usage: scripts/serve.sh PORT
set -euo pipefail
. "$(dirname "$0")/env.sh"
port=${1:-8080}
need_node
# Said before the build, not minutes later.
node "$root/scripts/serve.mjs" --check --port "$port"
"$root/scripts/dist.sh"
cd "$root"
exec node scripts/serve.mjs --root dist --port "$port"
