#!/usr/bin/env bash
# Weekly: exports the last seven exportable days of Messages and Calls.
set -uo pipefail
CLI=${CLI:-bulkexport}
OUT=${OUT:-./exports}
errors=$(mktemp)
trap 'rm -f "$errors"' EXIT

status=0
for type in Messages Calls; do
  # <command-line-script>
  report=$("$CLI" export "$type" --last 7d --to "$OUT" --json 2> "$errors")
  rc=$?
  case $rc in
    0) ;;
    5)
      echo "MAIL to ops: missing days of $type"
      jq -r '.missingDays[] | "\(.day) \(.status)"' <<< "$report"
      status=1
      ;;
    4)
      echo "MAIL to ops: the credential is invalid: $(cat "$errors")"
      exit 1
      ;;
    130) exit 130 ;;
    *)
      echo "MAIL to ops: $type failed ($rc): $(cat "$errors")"
      status=1
      ;;
  esac
  # </command-line-script>
done
exit $status
