// SPDX-License-Identifier: GPL-3.0-or-later
#include "hotline/tickets/Ticket.h"
#include <algorithm>
#include <array>

namespace lianxin {
namespace {

constexpr std::array kStates{"pending_dispatch"_L1, "pending_sign"_L1, "processing"_L1,
                             "pending_visit"_L1,    "closed"_L1,       "archived"_L1};
constexpr std::array kActions{"created"_L1, "dispatched"_L1, "signed"_L1,     "processed"_L1,
                              "noted"_L1,   "returned"_L1,   "finished"_L1,   "visited"_L1,
                              "closed"_L1,  "archived"_L1,   "supervised"_L1, "supervision_lifted"_L1,
                              "urged"_L1,   "reminded"_L1,   "edited"_L1};

template <class E, size_t N>
std::optional<E> fromNames(const std::array<QLatin1StringView, N> &names, QStringView name) {
    for (size_t i = 0; i < N; ++i)
        if (name == names[i])
            return E(i);
    return {};
}

} // namespace

QString nameOf(TicketState state) {
    return kStates[size_t(state)];
}
std::optional<TicketState> ticketStateFromName(QStringView name) {
    return fromNames<TicketState>(kStates, name);
}
QString nameOf(TicketAction action) {
    return kActions[size_t(action)];
}
std::optional<TicketAction> ticketActionFromName(QStringView name) {
    return fromNames<TicketAction>(kActions, name);
}

QJsonObject TicketEvent::toJson() const {
    return {{u"id"_s, id},       {u"seq"_s, seq}, {u"action"_s, nameOf(action)},
            {u"actor"_s, actor}, {u"at"_s, at},   {u"data"_s, data}};
}

const std::vector<TicketRule> &ticketRules() {
    using A = TicketAction;
    using S = TicketState;
    static const std::vector<S> active{S::PendingDispatch, S::PendingSign, S::Processing, S::PendingVisit};
    // clang-format off
    static const std::vector<TicketRule> rules{
        // action         from                                                  to                  what a refusal names
        {A::Created,      {},                                                   S::PendingDispatch, "created_once"},
        {A::Dispatched,   {S::PendingDispatch, S::PendingSign},                 S::PendingSign,     "dispatch_before_sign"},
        {A::Signed,       {S::PendingSign},                                     S::Processing,      "sign_after_dispatch"},
        {A::Processed,    {S::Processing},                                      {},                 "process_after_sign"},
        {A::Noted,        {S::PendingDispatch, S::PendingSign, S::Processing,
                           S::PendingVisit, S::Closed},                         {},                 "note_before_archive"},
        {A::Returned,     {S::PendingSign, S::Processing},                      S::PendingDispatch, "return_while_with_unit"},
        {A::Finished,     {S::Processing},                                      S::PendingVisit,    "finish_after_sign"},
        // satisfied closes the ticket, dissatisfied gives it back to the unit, anything else leaves it (see applied())
        {A::Visited,      {S::PendingVisit, S::Closed},                         {},                 "visit_after_finish"},
        // from pending_dispatch: answered at once, without a unit
        {A::Closed,       {S::PendingVisit, S::PendingDispatch},                S::Closed,          "close_after_finish"},
        {A::Archived,     {S::Closed},                                          S::Archived,        "archive_after_close"},
        {A::Supervised,   active,                                               {},                 "supervise_while_open"},
        {A::SupervisionLifted, active,                                          {},                 "lift_while_supervised"},
        {A::Urged,        {S::PendingDispatch, S::PendingSign, S::Processing},  {},                 "urge_while_open"},
        {A::Reminded,     {S::PendingSign, S::Processing},                      {},                 "remind_while_with_unit"},
        {A::Edited,       active,                                               {},                 "edit_while_open"},
    };
    // clang-format on
    return rules;
}

const TicketRule &ruleOf(TicketAction action) {
    const auto &rules = ticketRules();
    return *std::find_if(rules.begin(), rules.end(), [&](const TicketRule &r) { return r.action == action; });
}

bool mayAct(const TicketFold &ticket, TicketAction action) {
    const auto &from = ruleOf(action).from;
    if (action == TicketAction::SupervisionLifted && !ticket.supervised)
        return false;
    return std::find(from.begin(), from.end(), ticket.state) != from.end();
}

TicketFold applied(TicketFold ticket, const TicketEvent &event) {
    if (event.action != TicketAction::Created && !mayAct(ticket, event.action))
        return ticket;
    if (const auto to = ruleOf(event.action).to)
        ticket.state = *to;
    const auto &data = event.data;
    switch (event.action) {
    case TicketAction::Created:
        ticket = {};
        ticket.deadline = data[u"deadline"_s].toInteger();
        break;
    case TicketAction::Dispatched:
        ticket.unitId = data[u"unitId"_s].toString();
        ticket.unitName = data[u"unitName"_s].toString();
        if (data.contains(u"deadline"_s))
            ticket.deadline = data[u"deadline"_s].toInteger();
        break;
    case TicketAction::Returned:
        ticket.unitId.clear();
        ticket.unitName.clear();
        ++ticket.returned;
        break;
    case TicketAction::Visited:
        ticket.satisfaction = data[u"result"_s].toString();
        if (ticket.satisfaction == u"satisfied")
            ticket.state = TicketState::Closed;
        else if (ticket.satisfaction == u"dissatisfied")
            ticket.state = TicketState::Processing;
        break;
    case TicketAction::Supervised:
        ticket.supervised = true;
        if (data.contains(u"deadline"_s))
            ticket.deadline = data[u"deadline"_s].toInteger();
        break;
    case TicketAction::SupervisionLifted:
        ticket.supervised = false;
        break;
    case TicketAction::Urged:
        ++ticket.urged;
        break;
    case TicketAction::Signed:
    case TicketAction::Processed:
    case TicketAction::Noted:
    case TicketAction::Finished:
    case TicketAction::Closed:
    case TicketAction::Archived:
    case TicketAction::Reminded:
    case TicketAction::Edited:
        break;
    }
    if (ticket.state == TicketState::Closed)
        ticket.supervised = false;
    return ticket;
}

TicketFold folded(const std::vector<TicketEvent> &events) {
    TicketFold ticket;
    for (const auto &event : events)
        ticket = applied(std::move(ticket), event);
    return ticket;
}

} // namespace lianxin
