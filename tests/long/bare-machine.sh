#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Proof on a bare Debian 12: makes one by mmdebstrap, clones this checkout into it and runs ./run.sh there without a
# display. Prints the time from clone to result, the packages installed and the megabytes. Needs root and mmdebstrap.
# usage: tests/long/bare-machine.sh [ARGUMENTS of lianxinctl rehearse, e.g. --spoken 40 --citizens 1 --seats 2 --seed 3 --speed 30]
set -euo pipefail
here=$(cd "$(dirname "$0")/../.." && pwd)
root=$(mktemp -d /tmp/lianxin-bare.XXXXXX)
trap 'for m in dev/shm dev/pts dev proc sys; do umount -l "$root/$m" 2>/dev/null || true; done; rm -rf "$root"' EXIT
mmdebstrap --variant=minbase --include=ca-certificates,git bookworm "$root" >/dev/null
cp /etc/resolv.conf "$root/etc/"
# Networks that look into TLS have certificate authorities of their own; a machine there has them, too.
if ls /usr/local/share/ca-certificates/*.crt >/dev/null 2>&1; then
  cp /usr/local/share/ca-certificates/*.crt "$root/usr/local/share/ca-certificates/"
  chroot "$root" update-ca-certificates >/dev/null 2>&1
fi
for m in dev dev/pts dev/shm proc sys; do mount --bind "/$m" "$root/$m"; done
git clone -q "$here" "$root/opt/lianxin"
before=$(chroot "$root" dpkg-query -W | wc -l)
size=$(du -sm --exclude=proc --exclude=sys --exclude=dev "$root" | cut -f1)
start=$(date +%s)
status=0
chroot "$root" env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LANG=C.UTF-8 /opt/lianxin/run.sh "$@" || status=$?
echo "exit $status, $(($(date +%s) - start)) s from clone to result, $(($(chroot "$root" dpkg-query -W | wc -l) - before)) packages," \
     "$(($(du -sm --exclude=proc --exclude=sys --exclude=dev "$root" | cut -f1) - size)) MB"
exit $status
