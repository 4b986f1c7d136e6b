#!/usr/bin/env bash
# every system call of every kind of save made to fail: the table of what is on disk and what was said
# targets: test_saves_faults test_saves_recording sluicectl savedriver recorddriver
set -euo pipefail
table=$(mktemp)
trap 'rm -f "$table"' EXIT
export SLUICE_TABLE=$table SLUICE_ALL_FAULTS=1 QTEST_FUNCTION_TIMEOUT=3600000
failed=0
"$1/test_saves_faults" -silent >&2 || failed=1
"$1/test_saves_recording" -silent >&2 || failed=1
printf 'save\tcall no.\tcall\tfault\texit\ton disk\tleft over\tsaid\n' | cat - "$table" | sed 's/\t\t/\t-\t/g'
echo
echo "$(wc -l <"$table") faults; on disk afterwards:"
cut -f 6 "$table" | sed 's/[0-9]* replies, [0-9]* said/at least the replies that were said/' | sort | uniq -c | sort -rn
exit "$failed"
