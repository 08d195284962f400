// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "hotline/tickets/TicketClock.h"
#include "platform/access/Method.h"

namespace lianxin {

class Access;

//! tickets.reviews.list, tickets.reviews.decide; tickets.appeal, tickets.appeals.list, tickets.appeals.decide. \a access names people.
LIANXIN_EXPORT void registerTicketReviewMethods(Registry &registry, Tickets &tickets, Access &access);
//! tickets.ladders.get, tickets.ladders.check, tickets.ladders.save, tickets.ladders.versions; event ticket.ladders_saved is one of ticket.*.
LIANXIN_EXPORT void registerTicketLadderMethods(Registry &registry, TicketClock &clock, Access &access);

} // namespace lianxin
