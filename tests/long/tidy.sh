#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# clang-tidy over core, ui and app with the checks of .clang-tidy; exit 1 if there is a finding.
# usage: tests/long/tidy.sh BUILD_DIR [PATTERN]   BUILD_DIR: a built tree (generated sources are there); one with joined
# translation units (preset release) is read in a fifth of the time. PATTERN: only sources whose path matches.
set -euo pipefail
root=$(cd "$(dirname "$0")/../.." && pwd)
build=$(realpath "${1:?a built tree}")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
# clang can't read GCC's precompiled headers, so it is given their text.
sed -E 's/ -Winvalid-pch//g; s/cmake_pch\.hxx /tidy_pch.hxx /g' "$build/compile_commands.json" >"$work/compile_commands.json"
find "$build" -name cmake_pch.hxx | while read -r pch; do cp "$pch" "${pch%cmake_pch.hxx}tidy_pch.hxx"; done
mapfile -t files < <(python3 - "$work/compile_commands.json" "$build" "$root" "${2:-}" <<'PY'
import json, re, sys
commands, build, root, pattern = sys.argv[1:]
for entry in json.load(open(commands)):
    path = entry['file']
    ours = any(path.startswith(f'{base}/{part}/') for base in (build, root) for part in ('core', 'ui', 'app'))
    if ours and not re.search(r'_autogen|cmake_pch|qrc_|rcc', path) and re.search(pattern, path):
        print(path)
PY
)
[ ${#files[@]} -gt 0 ] || { echo "no sources found in $build"; exit 2; }
status=0
printf '%s\n' "${files[@]}" | (cd "$root" && xargs -P "${JOBS:-$(nproc)}" -I{} sh -c '
  clang-tidy -p "$0" --quiet --config-file=.clang-tidy --extra-arg=-Wno-unknown-warning-option {} 2>/dev/null || { echo "not clean: {}"; exit 1; }' \
  "$work") | tee "$work/log" || status=1
echo "${#files[@]} translation units, $(grep -c '^not clean' "$work/log" || true) not clean"
exit $status
