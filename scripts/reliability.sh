#!/usr/bin/env bash
# The figures in the README's section on reliability.
#   reliability.sh                        counts the journeys, and writes the section
#   reliability.sh check                  fails where the journeys are others than were counted
#   reliability.sh note WHAT COUNT [OF]   keeps what a long run came to, with today's date; the section is written afterwards
set -euo pipefail
. "$(dirname "$0")/env.sh"
cd "$root"
summary=tests/reliability.csv

# put WHAT COUNT [OF] [DATE]: in place of the row with that name.
put() {
  awk -F, -v OFS=, -v what="$1" -v count="$2" -v of="${3:-}" -v on="${4:-}" '
    $1 == what { print what, count, of, on; found = 1; next }
    { print }
    END { if (!found) print what, count, of, on }' "$summary" >"$summary.new"
  mv "$summary.new" "$summary"
}

# journeys NAME: how many there are in the files whose names begin so.
journeys() {
  (cd "$e2e" && playwright test --project=journeys --list "tests/$1") | grep -c ' › '
}

counted=(faults offline)
list() {
  need_npm_packages
  need_browser
  for name in "${counted[@]}"; do printf 'journeys %s,%s\n' "$name" "$(journeys "$name")"; done
}

write() {
  need_rust
  UPDATE_GOLDEN=1 cargo test --quiet --test reliability the_readme
}

case ${1:-write} in
  write)
    list | while IFS=, read -r what count; do put "$what" "$count"; done
    write
    ;;
  check)
    list | while IFS=, read -r what count; do
      grep -qx "$what,$count,," "$summary" || die "$summary does not say $count for $what; run \`make reliability\`."
    done
    ;;
  note)
    put "$2" "$3" "${4:-}" "$(date +%F)"
    ;;
  *) die "usage: reliability.sh [check | note WHAT COUNT [OF]]" ;;
esac
