#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# A whole simulated year of tickets: 20,000 of them, scripted units and citizens, real dialogues on a simulated line, 30 deaths
# of the engine; every ladder step against an oracle. Ends with the table of docs/simulated-year.md.
# usage: tests/long/simulated-year.sh BUILD_DIR [SEED]
set -euo pipefail
build=${1:?build directory}
export LIANXIN_YEAR=full LIANXIN_YEAR_SEED=${2:-12345} QTEST_FUNCTION_TIMEOUT=7200000
exec "$build/tests/engine/year/tst_year" -class tst_TicketYear
