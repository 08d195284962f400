#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# clang-tidy over core, ui and app with the checks of .clang-tidy; exit 1 if there is a finding.
# usage: tests/long/tidy.sh BUILD_DIR [FILE…]     BUILD_DIR: a built tree of the dev preset (generated sources are there)
set -euo pipefail
root=$(cd "$(dirname "$0")/../.." && pwd)
build=$(realpath "${1:?a built tree of the dev preset}")
shift
files=("$@")
[ ${#files[@]} -gt 0 ] || mapfile -t files < <(cd "$root" && git ls-files 'core/*.cpp' 'ui/*.cpp' 'app/*.cpp')
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
# clang can't read GCC's precompiled headers, so it is given their text.
sed -E 's/ -Winvalid-pch//g; s/cmake_pch\.hxx /tidy_pch.hxx /g' "$build/compile_commands.json" >"$work/compile_commands.json"
find "$build" -name cmake_pch.hxx | while read -r pch; do cp "$pch" "${pch%cmake_pch.hxx}tidy_pch.hxx"; done
status=0
printf '%s\n' "${files[@]}" | (cd "$root" && xargs -P "${JOBS:-$(nproc)}" -I{} sh -c '
  clang-tidy -p "$0" --quiet --extra-arg=-Wno-unknown-warning-option {} 2>/dev/null || { echo "not clean: {}"; exit 1; }' \
  "$work") | tee "$work/log" || status=1
echo "${#files[@]} files, $(grep -c '^not clean' "$work/log" || true) not clean"
exit $status
