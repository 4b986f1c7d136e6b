#!/usr/bin/env bash
# kill -9 at any moment of an edit and of a save, 1,000 times each: no file damaged, no leftover [COUNT]
# targets: test_saves_kills sluicectl savedriver
set -euo pipefail
SLUICE_TRIALS=${2:-1000} QTEST_FUNCTION_TIMEOUT=7200000 "$1/test_saves_kills" killsOfTheTerminal killsOfTheWindow
