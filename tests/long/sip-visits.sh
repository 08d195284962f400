#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# 60 return visits over real SIP and RTP on loopback, the unit's liaison called about the orders that follow; every outcome
# against what the simulated people were told to do. Ends with the rehearsal's verdict, and with 1 when anything differs.
# usage: tests/long/sip-visits.sh BUILD_DIR [VISITS] [SEED]
set -euo pipefail
build=${1:?build directory}
report=$(mktemp -d)
trap 'rm -rf "$report"' EXIT
"$build/bin/lianxinctl" rehearse --citizens 1 --visits "${2:-60}" --callers 0 --seats 3 --cps 2 --speed 60 --limit 900 \
  --seed "${3:-12345}" --report "$report"
