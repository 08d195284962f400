#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# An import of 10⁶ rows (one file, written once) at N seeded instants: its engine killed by SIGKILL at every other one, the import
# cancelled at the rest; ends with the table of docs/kills.md.
# usage: tests/long/import-kills.sh BUILD_DIR [INSTANTS] [ROWS] [SEED] [TABLE]
set -euo pipefail
build=${1:?build directory}
here=$(cd "$(dirname "$0")" && pwd)
export ASAN_OPTIONS=detect_leaks=0:suppressions=$here/../support/asan.supp UBSAN_OPTIONS=print_stacktrace=1
exec python3 "$here/../e2e/import_kills.py" --bin "$build/bin" --instants "${2:-20}" --rows "${3:-1000000}" --seed "${4:-20}" ${5:+--table "$5"}
