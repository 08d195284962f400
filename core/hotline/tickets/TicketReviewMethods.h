// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "hotline/tickets/TicketClock.h"
#include "platform/access/Method.h"

namespace lianxin {

//! tickets.reviews.list, tickets.reviews.decide; tickets.appeal, tickets.appeals.list, tickets.appeals.decide.
LIANXIN_EXPORT void registerTicketReviewMethods(Registry &registry, Tickets &tickets);
//! tickets.ladders.get, tickets.ladders.save; event ticket.ladders_saved is one of ticket.*.
LIANXIN_EXPORT void registerTicketLadderMethods(Registry &registry, TicketClock &clock);

} // namespace lianxin
