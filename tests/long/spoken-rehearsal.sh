#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Forty citizens who speak (synthetic voices, twenty wordings, corrections, interruptions, silence, noise, lost packets), judged by
# the store and by what each of them said and heard; then a hundred recognised legs at once. Prints every figure beside its aim;
# fails where one misses it. For a quiet machine and a release build.
# usage: tests/long/spoken-rehearsal.sh BUILD_DIR [PEOPLE [SEED]]
set -uo pipefail
build=${1:?build directory}
here=$(cd "$(dirname "$0")/.." && pwd)
status=0
python3 "$here/e2e/spoken.py" --bin "$build/bin" --spoken "${2:-40}" --seed "${3:-3}" --understood 1 --limit 1800 --aims || status=$?
bench=$build/tests/bench/bench_speech
if [ -x "$bench" ]; then
    "$bench" 100 60 || status=$?
else
    echo "bench_speech is not built: cmake --build $build --target bench_speech" >&2
    status=1
fi
exit $status
