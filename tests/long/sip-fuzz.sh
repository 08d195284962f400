#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Mutated RFC 4475 messages at 1,000 a second: against the SIP stack while a call is up, then against both SIP ports of a
# running engine while a citizen talks with a seat and another listens to the bot.
# usage: tests/long/sip-fuzz.sh BUILD_DIR [COUNT] [SEED]     BUILD_DIR by preference of the asan preset; COUNT: 100000
set -euo pipefail
build=${1:?build directory}
count=${2:-100000}
root=$(cd "$(dirname "$0")/../.." && pwd)
export LIANXIN_SIP_MUTATIONS=$count
export QTEST_FUNCTION_TIMEOUT=$((count * 10 + 300000))
export LSAN_OPTIONS=suppressions=$root/tests/support/lsan.supp:print_suppressions=0
export UBSAN_OPTIONS=print_stacktrace=1
drops() { awk '/^Udp:/ { if (seen++) print $6 }' /proc/net/snmp; }
before=$(drops)
"$build/tests/call/sip/tst_sip" -class tst_SipRobustness
# A fuzzer that overruns the socket proves nothing.
echo "datagrams dropped by the kernel meanwhile (whole machine): $(($(drops) - before))"

export ASAN_OPTIONS=detect_leaks=0:suppressions=$root/tests/support/asan.supp
status=0
FUZZ_COUNT=$count FUZZ_SEED=${3:-4475} python3 "$root/tests/e2e/engine_fuzz.py" --bin "$build/bin" || status=$?
[ "$status" -ne 77 ] || echo "SKIPPED: the engine was not fuzzed, see above"
exit "$status"
