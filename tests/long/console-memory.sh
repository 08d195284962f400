#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# A seat at the graphical console takes N calls of up to three seconds of talk; memory, threads and open files of console and engine
# are looked at after each, and may not grow once both are warm. Needs Xvfb, PulseAudio, xdotool and baresip.
# usage: tests/long/console-memory.sh BUILD_DIR [CALLS]
set -euo pipefail
build=${1:?build directory}
here=$(cd "$(dirname "$0")" && pwd)
exec python3 "$here/console-memory.py" --bin "$build/bin" --calls "${2:-500}"
