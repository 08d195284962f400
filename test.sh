#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Sets everything up and passes all tests: one build with address and undefined-behaviour sanitizers, every test
# including those with foreign SIP peers, one rehearsal, three crash kills. Arguments go to ctest (-R, -L …).
set -euo pipefail
cd "$(dirname "$0")"
cmake/setup.sh --tests
preset=${LIANXIN_PRESET:-asan}
[ -f "build/$preset/build.ninja" ] || cmake --preset "$preset" >/dev/null
cmake --build --preset "$preset"
exec ctest --preset "$preset" -j 5 "$@" # slots: a test that keeps a core busy takes two
