#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# kill -9 of the engine at N seeded instants of a rehearsal of 200 people; ends with the tables of docs/kills.md.
# usage: tests/long/kills.sh BUILD_DIR [KILLS] [SEED] [postgresql://…]
set -euo pipefail
build=${1:?build directory}
here=$(cd "$(dirname "$0")" && pwd)
export ASAN_OPTIONS=detect_leaks=0:suppressions=$here/../support/asan.supp UBSAN_OPTIONS=print_stacktrace=1
exec python3 "$here/../e2e/rehearsal.py" --bin "$build/bin" --kills "${2:-20}" --seed "${3:-20}" --citizens 200 --seats 3 --cps "${KILLS_CPS:-1}" \
  --speed 30 --limit 1800 ${KILLS_TABLE:+--table "$KILLS_TABLE"} ${4:+--store "$4"}
