#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# The rehearsal on a PostgreSQL of its own: tests/long/postgres-rehearsal.sh BUILD_DIR [CITIZENS] [further options of rehearsal.py, e.g. --kills 5]
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
export ASAN_OPTIONS=detect_leaks=0:suppressions=$here/../support/asan.supp UBSAN_OPTIONS=print_stacktrace=1
bin=$(ls -d /usr/lib/postgresql/*/bin | tail -1)
dir=$(mktemp -d /tmp/lianxin-pg.XXXXXX)
as=()
if [ "$(id -u)" -eq 0 ]; then # initdb refuses root
  chown postgres "$dir"
  as=(runuser -u postgres --)
fi
trap '"${as[@]}" "$bin/pg_ctl" -D "$dir/data" -m immediate stop >/dev/null; rm -rf "$dir"' EXIT
"${as[@]}" "$bin/initdb" -D "$dir/data" -U lianxin -A trust -E UTF8 --locale=C >/dev/null
"${as[@]}" "$bin/pg_ctl" -D "$dir/data" -w -o "-k $dir -c listen_addresses=''" -l "$dir/log" start >/dev/null
python3 "$here/../e2e/rehearsal.py" --bin "$1/bin" --citizens "${2:-20}" --seats 3 --speed 30 \
  --store "postgresql:///postgres?host=$dir&user=lianxin" "${@:3}"
