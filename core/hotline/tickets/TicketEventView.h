// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "platform/access/Method.h"
#include "platform/base/Id.h"

namespace lianxin {

class Snapshot;

//! \brief Who hears of a ticket's events: everybody of the hotline; of the units, as in the reads, those that are concerned,
//! which is the responsible and the assisting ones at that time. A unit that a ticket is taken from hears that it is gone, and
//! nothing else. Events that are about no ticket are everybody's.
//!
//! What a unit could hear when it happened it can read later by its cursor; of what happened before a ticket was its, it
//! learns by tickets.get.
LIANXIN_EXPORT std::optional<QJsonObject> ticketEventFor(const Caller &caller, const Event &event);

//! {"unitId","assistingIds"} of a ticket as it stands, for the payload of an event that is no step.
QJsonObject unitsOfTicket(Snapshot &s, const Id &ticketId);

} // namespace lianxin
