// SPDX-License-Identifier: GPL-3.0-or-later
// What events make of a ticket.
#include "hotline/tickets/TicketRules.h"
#include <QJsonArray>
#include <algorithm>

namespace lianxin {
namespace {

void setDeadline(TicketFold &ticket, const QJsonObject &data) {
    if (!data.contains(u"deadline"_s))
        return;
    ticket.deadline = data[u"deadline"_s].toInteger();
    ticket.basis = DeadlineBasis::fromJson(data[u"limit"_s].toObject());
    ticket.extension = 0;
}

void setUnit(TicketFold &ticket, const QJsonObject &data) {
    ticket.unitId = data[u"unitId"_s].toString();
    ticket.unitName = data[u"unitName"_s].toString();
    ticket.returnAsked = false;
    ticket.returnRefusals = 0;
    ticket.extensionAsked = 0;
    std::erase_if(ticket.assisting, [&](const auto &unit) { return unit.unitId == ticket.unitId; });
}

void visited(TicketFold &ticket, const QJsonObject &data) {
    ticket.satisfaction = data[u"result"_s].toString();
    ticket.reviewPending = false;
    ticket.appeals = 0;
    ticket.appealOpen = false;
    if (ticket.satisfaction == u"satisfied")
        ticket.state = TicketState::Closed;
    else if (ticket.satisfaction == u"dissatisfied" && data[u"outOfScope"_s].toBool())
        ticket.state = TicketState::Closed; // the unit can't do what nobody may
    else if (ticket.satisfaction == u"dissatisfied")
        ticket.state = ticket.unitId.isEmpty() ? TicketState::PendingDispatch : TicketState::Processing;
}

} // namespace

TicketFold applied(TicketFold ticket, const TicketEvent &event) {
    using A = TicketAction;
    static const auto everybody = TicketActor::everybody();
    if (event.action != A::Created && refusalOf(event.action, {ticket, everybody, event.at, &event.data}))
        return ticket;
    const auto &data = event.data;
    if (event.action == A::Created)
        ticket = {};
    if (const auto to = ruleOf(event.action).to)
        ticket.state = *to;
    switch (event.action) {
    case A::Created:
        setDeadline(ticket, data);
        break;
    case A::Dispatched:
    case A::Reassigned:
        setUnit(ticket, data);
        setDeadline(ticket, data);
        break;
    case A::Returned:
        setUnit(ticket, {});
        ++ticket.returned;
        break;
    case A::ReturnAsked:
        ticket.returnAsked = true;
        break;
    case A::ReturnRefused:
        ticket.returnAsked = false;
        ++ticket.returnRefusals;
        break;
    case A::Finished:
        ticket.extensionAsked = 0;
        break;
    case A::Visited:
        visited(ticket, data);
        break;
    case A::VisitUnclear:
        ticket.reviewPending = true;
        break;
    case A::ExtensionAsked:
        ticket.extensionAsked = std::max(1, data[u"amount"_s].toInt());
        break;
    case A::ExtensionRefused:
        ticket.extensionAsked = 0;
        break;
    case A::ExtensionGranted:
        ticket.extensionAsked = 0;
        ++ticket.extensions;
        ticket.extension += data[u"amount"_s].toInt();
        if (data.contains(u"deadline"_s))
            ticket.deadline = data[u"deadline"_s].toInteger();
        break;
    case A::Paused:
        ticket.pauses.emplace_back(event.at, 0);
        break;
    case A::Resumed:
        ticket.pauses.back().second = std::max(event.at, ticket.pauses.back().first);
        if (ticket.pauses.back().second == 0)
            ticket.pauses.pop_back();
        if (data.contains(u"deadline"_s))
            ticket.deadline = data[u"deadline"_s].toInteger();
        break;
    case A::Supervised:
        ticket.supervised = true;
        ticket.appeals = 0;
        setDeadline(ticket, data);
        break;
    case A::SupervisionLifted:
        ticket.supervised = false;
        break;
    case A::Urged:
        ++ticket.urged;
        ticket.urgedAt = event.at;
        break;
    case A::AssistAdded:
        ticket.assisting.push_back({data[u"unitId"_s].toString(), data[u"unitName"_s].toString(), false});
        break;
    case A::AssistRemoved:
        std::erase_if(ticket.assisting, [&](const auto &unit) { return unit.unitId == data[u"unitId"_s].toString(); });
        break;
    case A::AssistReported:
        for (auto &unit : ticket.assisting)
            unit.reported = unit.reported || unit.unitId == data[u"unitId"_s].toString();
        break;
    case A::Merged:
        ticket.mergedInto = data[u"intoId"_s].toString();
        ticket.returnAsked = ticket.appealOpen = false;
        ticket.extensionAsked = 0;
        break;
    case A::Absorbed:
        ++ticket.absorbed;
        break;
    case A::Released:
        --ticket.absorbed;
        break;
    case A::Reopened:
        ticket.state = ticket.unitId.isEmpty() || !ticket.mergedInto.isEmpty() ? TicketState::PendingDispatch : TicketState::Processing;
        if (ticket.state == TicketState::PendingDispatch)
            setUnit(ticket, {});
        ticket.mergedInto.clear();
        ticket.reviewPending = false;
        setDeadline(ticket, data);
        break;
    case A::Appealed:
        ticket.appealOpen = true;
        ++ticket.appeals;
        break;
    case A::AppealUpheld: // what was held against the unit does not stand; what it had done counts as done
        ticket.appealOpen = false;
        ticket.supervised = false;
        if (ticket.satisfaction == u"dissatisfied" && ticket.state == TicketState::Processing && !ticket.isPaused()) {
            ticket.state = TicketState::Closed;
            ticket.returnAsked = false;
            ticket.extensionAsked = 0;
        }
        ticket.satisfaction.clear();
        break;
    case A::AppealRejected:
        ticket.appealOpen = false;
        break;
    case A::DeadlineMoved: // what was granted on top stays granted
        if (data.contains(u"deadline"_s))
            ticket.deadline = data[u"deadline"_s].toInteger();
        if (auto basis = DeadlineBasis::fromJson(data[u"limit"_s].toObject()))
            ticket.basis = std::move(basis);
        break;
    case A::Signed:
    case A::Processed:
    case A::Noted:
    case A::Closed:
    case A::Archived:
    case A::Reminded:
    case A::Edited:
    case A::CitizenTold:
    case A::Escalated:
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

const AssistingUnit *TicketFold::assistingUnit(const Id &unit) const {
    for (const auto &one : assisting)
        if (one.unitId == unit)
            return &one;
    return nullptr;
}

QJsonObject DeadlineBasis::toJson() const {
    QJsonObject json{{u"from"_s, from}, {u"kind"_s, nameOf(limit.kind)}, {u"amount"_s, limit.amount}};
    if (!shifts.isEmpty())
        json[u"shifts"_s] = shifts;
    if (!source.isEmpty())
        json[u"source"_s] = source;
    return json;
}

std::optional<DeadlineBasis> DeadlineBasis::fromJson(const QJsonObject &json) {
    const auto kind = limitKindFromName(json[u"kind"_s].toString());
    if (!kind)
        return {};
    return DeadlineBasis{json[u"from"_s].toInteger(), {*kind, json[u"amount"_s].toInt()}, json[u"shifts"_s].toObject(),
                         json[u"source"_s].toString()};
}

QJsonObject TicketFold::moreJson() const {
    QJsonObject json;
    const auto put = [&](const QString &key, const QJsonValue &value, bool wanted) {
        if (wanted)
            json.insert(key, value);
    };
    if (basis)
        json[u"basis"_s] = basis->toJson();
    QJsonArray stops, units;
    for (const auto &[from, to] : pauses)
        stops.append(QJsonArray{from, to});
    for (const auto &unit : assisting)
        units.append(QJsonObject{{u"unitId"_s, unit.unitId}, {u"unitName"_s, unit.unitName}, {u"reported"_s, unit.reported}});
    put(u"pauses"_s, stops, !stops.isEmpty());
    put(u"assisting"_s, units, !units.isEmpty());
    put(u"extension"_s, extension, extension);
    put(u"extensions"_s, extensions, extensions);
    put(u"extensionAsked"_s, extensionAsked, extensionAsked > 0);
    put(u"returnAsked"_s, true, returnAsked);
    put(u"returnRefusals"_s, returnRefusals, returnRefusals);
    put(u"mergedInto"_s, mergedInto, !mergedInto.isEmpty());
    put(u"absorbed"_s, absorbed, absorbed);
    put(u"reviewPending"_s, true, reviewPending);
    put(u"urgedAt"_s, urgedAt, urgedAt > 0);
    put(u"appealOpen"_s, true, appealOpen);
    put(u"appeals"_s, appeals, appeals);
    return json;
}

void TicketFold::readMore(const QJsonObject &json) {
    basis = DeadlineBasis::fromJson(json[u"basis"_s].toObject());
    for (const auto &stop : json[u"pauses"_s].toArray())
        pauses.emplace_back(stop[0].toInteger(), stop[1].toInteger());
    for (const auto &unit : json[u"assisting"_s].toArray())
        assisting.push_back({unit[u"unitId"_s].toString(), unit[u"unitName"_s].toString(), unit[u"reported"_s].toBool()});
    extension = json[u"extension"_s].toInt();
    extensions = json[u"extensions"_s].toInt();
    extensionAsked = json[u"extensionAsked"_s].toInt();
    returnAsked = json[u"returnAsked"_s].toBool();
    returnRefusals = json[u"returnRefusals"_s].toInt();
    mergedInto = json[u"mergedInto"_s].toString();
    absorbed = json[u"absorbed"_s].toInt();
    reviewPending = json[u"reviewPending"_s].toBool();
    urgedAt = json[u"urgedAt"_s].toInteger();
    appealOpen = json[u"appealOpen"_s].toBool();
    appeals = json[u"appeals"_s].toInt();
}

} // namespace lianxin
