// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "platform/access/Method.h"

namespace lianxin {

class Access;
class TicketCalls;
class Tickets;

//! tickets.list, .get, .create, .import, .act, .board, .deadline, .callVisit, .callReminder,
//! supervision.list; events ticket.created, ticket.changed, supervision.created. Liaisons (a unit of their
//! own, no TicketsWrite) see and act on their unit's tickets only.
LIANXIN_EXPORT void registerTicketMethods(Registry &registry, Tickets &tickets, TicketCalls &calls,
                                          Access &access);

} // namespace lianxin
