#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# kill -9 of the engine at N seeded instants of a rehearsal: tests/long/kills.sh BUILD_DIR [KILLS] [SEED]
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
exec python3 "$here/../e2e/rehearsal.py" --bin "$1/bin" --kills "${2:-20}" --seed "${3:-20}" --citizens 60 --seats 3 --speed 30 --between 2 8
