#!/usr/bin/env bash
# every operation on every heavy text, at one size and at four times as much: nothing grows with the square
# targets: test_job_growth
#
# growth.sh BIN [PARTS]
set -euo pipefail

bin=$1
parts=${2:-250}
log=$(mktemp)
trap 'rm -f "$log"' EXIT
status=0
SLUICE_GROWTH=$parts QTEST_FUNCTION_TIMEOUT=36000000 QT_QPA_PLATFORM=offscreen "$bin/test_job_growth" >"$log" 2>&1 || status=$?
grep -A 12 '^FAIL' "$log" || true
echo "growth: $(grep -c '^PASS.*staysNear' "$log") texts of $parts and of four times as many parts held," \
    "$(grep -c '^FAIL' "$log" || true) did not; the slowest: $(sed -n 's/.*staysNearTheSizeOfTheText(\(.*\)) \(.*\): \([0-9.]*\) ms$/\3 ms, \2 of \1/p' "$log" | sort -rn | head -1)"
exit "$status"
