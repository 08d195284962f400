// SPDX-License-Identifier: GPL-3.0-or-later
#include "hotline/tickets/TicketEventView.h"
#include "hotline/tickets/TicketRules.h"
#include "platform/storage/Store.h"

namespace lianxin {

std::optional<QJsonObject> ticketEventFor(const Caller &caller, const Event &event) {
    if (!isLiaison(caller) || event.entity.isEmpty())
        return event.payload;
    const auto &payload = event.payload;
    if (caller.unitId.isEmpty())
        return {};
    if (payload[u"unitId"_s].toString() == caller.unitId || payload[u"assistingIds"_s].toArray().contains(caller.unitId))
        return payload;
    if (payload[u"formerIds"_s].toArray().contains(caller.unitId))
        return QJsonObject{{u"id"_s, payload[u"id"_s]}, {u"number"_s, payload[u"number"_s]}, {u"action"_s, payload[u"action"_s]}, {u"gone"_s, true}};
    return {};
}

QJsonObject unitsOfTicket(Snapshot &s, const Id &ticketId) {
    QJsonObject units;
    if (const auto ticket = s.first(u"SELECT unit_id FROM ticket WHERE id = $1", {ticketId}))
        units[u"unitId"_s] = ticket->text(0);
    QJsonArray assisting;
    for (const auto &row : s.query(u"SELECT unit_id FROM ticket_assist WHERE ticket_id = $1 ORDER BY unit_id", {ticketId}))
        assisting.append(row.text(0));
    if (!assisting.isEmpty())
        units[u"assistingIds"_s] = assisting;
    return units;
}

} // namespace lianxin
