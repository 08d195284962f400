#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# A rehearsal of 1,000 citizens on 100 lines with a console that shows the monitor; ends with the tables of docs/rehearsal-1000.md.
# usage: tests/long/rehearsal-1000.sh BUILD_DIR [CITIZENS] [further options of large_rehearsal.py]
set -euo pipefail
build=${1:?build directory}
here=$(cd "$(dirname "$0")" && pwd)
exec python3 "$here/large_rehearsal.py" --bin "$build/bin" --citizens "${2:-1000}" "${@:3}"
