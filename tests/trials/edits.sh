#!/usr/bin/env bash
# two edits of one file at once, 1,000 times: none is lost without a word [COUNT]
# targets: test_saves_kills sluicectl
set -euo pipefail
SLUICE_TRIALS=${2:-1000} QTEST_FUNCTION_TIMEOUT=7200000 "$1/test_saves_kills" editsAtOnce
