// SPDX-License-Identifier: GPL-3.0-or-later
#include "hotline/tickets/Ticket.h"
#include <array>

namespace lianxin {
namespace {

constexpr std::array kStates{"pending_dispatch"_L1, "pending_sign"_L1, "processing"_L1,
                             "pending_visit"_L1,    "closed"_L1,       "archived"_L1};
constexpr std::array kActions{
    "created"_L1,        "dispatched"_L1,       "signed"_L1,           "processed"_L1,         "noted"_L1,
    "returned"_L1,       "finished"_L1,         "visited"_L1,          "closed"_L1,            "archived"_L1,
    "supervised"_L1,     "supervision_lifted"_L1, "urged"_L1,          "reminded"_L1,          "edited"_L1,
    "reassigned"_L1,     "return_asked"_L1,     "return_refused"_L1,   "extension_asked"_L1,   "extension_granted"_L1,
    "extension_refused"_L1, "paused"_L1,        "resumed"_L1,          "assist_added"_L1,      "assist_removed"_L1,
    "assist_reported"_L1, "merged"_L1,          "absorbed"_L1,         "released"_L1,          "reopened"_L1,
    "visit_unclear"_L1,  "appealed"_L1,         "appeal_upheld"_L1,    "appeal_rejected"_L1,   "citizen_told"_L1,
    "escalated"_L1,      "deadline_moved"_L1};
static_assert(kActions.size() == size_t(kTicketActions));

template <class E, size_t N>
std::optional<E> fromNames(const std::array<QLatin1StringView, N> &names, QStringView name) {
    for (size_t i = 0; i < N; ++i)
        if (name == names[i])
            return E(i);
    return {};
}

} // namespace

QString nameOf(TicketState state) { return kStates[size_t(state)]; }
std::optional<TicketState> ticketStateFromName(QStringView name) { return fromNames<TicketState>(kStates, name); }
QString nameOf(TicketAction action) { return kActions[size_t(action)]; }
std::optional<TicketAction> ticketActionFromName(QStringView name) { return fromNames<TicketAction>(kActions, name); }

QJsonObject TicketEvent::toJson() const {
    return {{u"id"_s, id},       {u"seq"_s, seq}, {u"action"_s, nameOf(action)},
            {u"actor"_s, actor}, {u"at"_s, at},   {u"data"_s, data}};
}

} // namespace lianxin
