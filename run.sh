#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Sets everything up and runs the main job: the console with a rehearsal campaign on an embedded encrypted store.
# Without a display the same rehearsal runs headless and prints its results. Arguments go to `lianxinctl rehearse`.
set -euo pipefail
cd "$(dirname "$0")"
cmake/setup.sh
preset=${LIANXIN_PRESET:-release}
[ -f "build/$preset/build.ninja" ] || cmake --preset "$preset" >/dev/null
cmake --build --preset "$preset" --target programs >&2

bin=$PWD/build/$preset/bin
if [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ] && [ $# -eq 0 ]; then
  folder=$(mktemp -d "${TMPDIR:-/tmp}/lianxin-rehearsal.XXXXXX")
  "$bin/lianxinctl" rehearse --console --report "$folder" >"$folder/ready" 2>"$folder/progress.log" &
  rehearsal=$!
  trap 'kill "$rehearsal" 2>/dev/null || true' EXIT
  until [ -s "$folder/ready" ]; do
    kill -0 "$rehearsal" 2>/dev/null || { cat "$folder/progress.log" >&2; exit 1; }
    sleep 0.2
  done
  "$bin/lianxin" --engine "local:$folder/door" --demo-login linjing --demo-password rehearsal-2026
  exit
fi
if [ $# -eq 0 ]; then
  report=$(mktemp -d "${TMPDIR:-/tmp}/lianxin-rehearsal.XXXXXX")
  set -- --seats 3 --seed 12345 --speed 20 --report "$report"
fi
exec "$bin/lianxinctl" rehearse "$@"
