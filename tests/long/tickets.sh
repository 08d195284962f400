#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Tickets at length: ten million random actions by random people, some thousand of them through the service on every kind
# of store, the ticket clock killed at every single look at its clock, and a million open tickets planned anew.
# usage: tests/long/tickets.sh BUILD_DIR
set -euo pipefail
build=${1:?build directory}
export LIANXIN_PROPERTY_ACTIONS=${LIANXIN_PROPERTY_ACTIONS:-10000000}
export LIANXIN_PROPERTY_SERVICE_ACTIONS=${LIANXIN_PROPERTY_SERVICE_ACTIONS:-20000}
export LIANXIN_CRASH_EVERY=${LIANXIN_CRASH_EVERY:-1}
"$build/tests/hotline/tickets/tst_tickets" -class tst_TicketProperty
"$build/tests/hotline/tickets/tst_tickets" -class tst_TicketClock
LIANXIN_PLAN_TICKETS=${LIANXIN_PLAN_TICKETS:-1000000} "$build/tests/hotline/tickets/tst_tickets" -class tst_TicketPlan
