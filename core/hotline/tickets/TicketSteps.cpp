// SPDX-License-Identifier: GPL-3.0-or-later
// What the verbs of tickets.act need beside the rules: units, deadlines, other tickets.
#include "hotline/directory/Directory.h"
#include "hotline/tickets/ReturnVisit.h"
#include "hotline/tickets/Tickets.h"
#include "platform/access/Caller.h"
#include "platform/base/Clock.h"
#include <algorithm>

namespace lianxin {
namespace {

using A = TicketAction;

[[noreturn]] void fail(ErrorKind kind, const QString &code, const QString &message, const QString &remedy, const QString &place) {
    throw StoreFailure({kind, code, message, remedy, place});
}

// Nothing else that a client sends is kept in an event.
QJsonObject kept(const QJsonObject &params) {
    static const QStringList keys{u"reason"_s,   u"opinion"_s,  u"text"_s,       u"result"_s, u"outcome"_s, u"attitude"_s,
                                  u"outOfScope"_s, u"callId"_s, u"recordingId"_s, u"kind"_s,  u"evidence"_s};
    QJsonObject data;
    for (const auto &key : keys)
        if (params.contains(key))
            data[key] = params[key];
    return data;
}

} // namespace

void Tickets::putUnit(QJsonObject &data, const QString &idOrName) const {
    const auto unit = m_directory.unit(idOrName);
    if (!unit)
        fail(ErrorKind::BadInput, u"tickets.unknown_unit"_s, u"There is no such unit."_s, u"Import the units first."_s, u"unitId"_s);
    data[u"unitId"_s] = unit->id;
    data[u"unitName"_s] = unit->name;
}

void Tickets::putExtension(const Current &current, TicketAction action, const QJsonObject &params, QJsonObject &data,
                           const TicketActor &actor) const {
    const auto &ticket = current.fold;
    const bool hours = ticket.basis && (ticket.basis->limit.kind == LimitKind::ClockHours || ticket.basis->limit.kind == LimitKind::WorkingHours);
    const int most = hours ? m_limits.extensionDays * 8 : m_limits.extensionDays;
    const int wished = params[u"amount"_s].toInt(params[u"workingDays"_s].toInt());
    const int amount = wished > 0 ? wished : action == A::ExtensionGranted ? ticket.extensionAsked : most;
    data[u"amount"_s] = amount;
    if (action == A::ExtensionAsked) {
        if (ticket.extensions >= m_limits.mostExtensions && !(actor.parties & (Party::Dispatcher | Party::Supervisor)))
            fail(ErrorKind::Conflict, u"tickets.extension_limit"_s, u"This ticket was extended %1 times already."_s.arg(ticket.extensions),
                 u"Ask the supervisor."_s, u"extension_limit"_s);
        if (amount > most)
            fail(ErrorKind::Conflict, u"tickets.extension_limit"_s, u"An extension has at most %1 %2."_s.arg(most).arg(hours ? u"hours"_s : u"days"_s),
                 u"Ask for less."_s, u"amount"_s);
        return;
    }
    if (amount < 1 || amount > 1000)
        fail(ErrorKind::BadInput, u"tickets.bad_value"_s, u"An extension has 1 to 1000 days or hours."_s, {}, u"amount"_s);
    TicketFold extended = ticket;
    extended.extension += amount;
    if (const auto derived = derivation(extended))
        data[u"deadline"_s] = derived->at;
    else
        data[u"deadline"_s] = civil::at(m_calendar.workingDayFrom(civil::dateOf(ticket.deadline), amount), civil::timeOf(ticket.deadline));
}

void Tickets::putMerge(Transaction &t, const Id &id, const Current &current, const QString &into, QJsonObject &data,
                       const TicketActor &actor) {
    const auto row = t.first(u"SELECT id, number FROM ticket WHERE id = $1 OR number = $1", {QString(into).remove(u' ').trimmed()});
    if (!row)
        fail(ErrorKind::NotFound, u"tickets.unknown"_s, u"There is no such ticket."_s, {}, u"into"_s);
    if (row->text(0) == id)
        fail(ErrorKind::Usage, u"tickets.merge_self"_s, u"A ticket can't be merged into itself."_s, u"Name the main ticket."_s, u"into"_s);
    data[u"intoId"_s] = row->text(0);
    data[u"intoNumber"_s] = row->text(1);
    const TicketStep step{current.fold, actor, m_clock.now(), &data};
    if (const auto refusal = refusalOf(A::Merged, step)) // before the other ticket is touched, so that this rule is named
        throw StoreFailure(refusalError(*refusal, A::Merged, step));
    append(t, row->text(0), A::Absorbed, {{u"fromId"_s, id}, {u"fromNumber"_s, current.number}}, actor);
}

void Tickets::prepare(Transaction &t, const Id &id, const Current &current, TicketAction action, const QJsonObject &params,
                      QJsonObject &data, const TicketActor &actor) {
    const auto &ticket = current.fold;
    const qint64 now = m_clock.now();
    const auto limitFor = [&](const QString &unit) -> const TicketLimit & { return m_limits.of(current.category, unit); };
    switch (action) {
    case A::Dispatched:
    case A::Reassigned: {
        putUnit(data, params[u"unitId"_s].toString());
        const QString unit = data[u"unitName"_s].toString();
        if (const qint64 deadline = params[u"deadline"_s].toInteger(); deadline > 0) {
            data[u"deadline"_s] = deadline;
        } else if (ticket.basis && !ticket.supervised) {
            // The unit's own limits and hours of work; the time runs since acceptance.
            auto due = dueFor(ticket.basis->from, limitFor(unit), m_limits.shiftsOf(unit));
            TicketFold with = ticket; // the time that it stood still is not the new unit's either
            with.basis = due.basis;
            with.extension = 0;
            if (!ticket.pauses.empty())
                due.at = derivation(with, false)->at;
            if (due.basis != *ticket.basis)
                data = [&] {
                    QJsonObject all = due.data();
                    for (auto it = data.begin(); it != data.end(); ++it)
                        all.insert(it.key(), it.value());
                    return all;
                }();
        }
        break;
    }
    case A::AssistAdded:
    case A::AssistRemoved:
        putUnit(data, params[u"unitId"_s].toString());
        break;
    case A::AssistReported:
        data[u"unitId"_s] = actor.unitId.isEmpty() || ticket.assistingUnit(params[u"unitId"_s].toString())
                                ? params[u"unitId"_s].toString(ticket.assisting.empty() ? QString() : ticket.assisting.front().unitId)
                                : actor.unitId;
        break;
    case A::ExtensionAsked:
    case A::ExtensionGranted:
        putExtension(current, action, params, data, actor);
        break;
    case A::Resumed: {
        TicketFold resumed = ticket;
        if (!resumed.isPaused())
            break;
        resumed.pauses.back().second = now;
        if (const auto derived = derivation(resumed)) {
            data[u"deadline"_s] = derived->at;
        } else if (ticket.deadline > 0) { // set by hand: the working days at whose end the clock stood come on top
            const int days = m_calendar.workingDaysBetween(civil::dateOf(resumed.pauses.back().first).addDays(-1), civil::dateOf(now).addDays(-1));
            data[u"deadline"_s] = civil::at(m_calendar.workingDayFrom(civil::dateOf(ticket.deadline), days), civil::timeOf(ticket.deadline));
        }
        break;
    }
    case A::Urged:
        if (const qint64 again = ticket.urgedAt + m_limits.urgeHours * 3'600'000LL;
            ticket.urgedAt > 0 && now < again && !(actor.parties & (Party::Dispatcher | Party::Supervisor)))
            fail(ErrorKind::Conflict, u"tickets.urged_lately"_s, u"This ticket was urged less than %1 hours ago."_s.arg(m_limits.urgeHours),
                 u"Urge it after %1, or ask the dispatcher."_s.arg(civil::isoOf(again)), u"urge_interval"_s);
        break;
    case A::Merged:
        putMerge(t, id, current, params[u"into"_s].toString(), data, actor);
        break;
    case A::Reopened: {
        if (!ticket.mergedInto.isEmpty()) {
            const auto main = currentOf(t, ticket.mergedInto);
            if (main && main->fold.absorbed > 0)
                append(t, ticket.mergedInto, A::Released, {{u"fromId"_s, id}, {u"fromNumber"_s, current.number}}, actor);
        }
        const QJsonObject due = dueFor(now, limitFor(ticket.unitName), m_limits.shiftsOf(ticket.unitName)).data();
        for (auto it = due.begin(); it != due.end(); ++it)
            data.insert(it.key(), it.value());
        break;
    }
    case A::Visited:
        if (!visitResults().contains(data[u"result"_s].toString()))
            fail(ErrorKind::BadInput, u"tickets.bad_value"_s, u"%1 is no result of a return visit."_s.arg(data[u"result"_s].toString()),
                 visitResults().join(u", "_s) + u'.', u"result"_s);
        break;
    default:
        break;
    }
}

Expected<QJsonObject> Tickets::act(const Id &id, const QString &verb, const QJsonObject &params, const TicketActor &actor) {
    return actAs(id, verb, params, [&](const TicketFold &) { return actor; });
}

Expected<QJsonObject> Tickets::act(const Id &id, const QString &verb, const QJsonObject &params, const Caller &caller) {
    return actAs(id, verb, params, [&](const TicketFold &ticket) {
        const auto actor = actorOf(caller, ticket);
        if (!actor.parties)
            fail(ErrorKind::Refused, u"tickets.foreign_unit"_s, u"This ticket belongs to another unit."_s, {}, {});
        return actor;
    });
}

Expected<QJsonObject> Tickets::actAs(const Id &id, const QString &verb, const QJsonObject &params, const ActorOf &who) {
    const auto *rule = ruleOfVerb(verb);
    if (!rule) {
        QStringList verbs;
        for (const auto &known : ticketRules())
            if (*known.verb)
                verbs << QLatin1StringView(known.verb);
        return Error{ErrorKind::Usage, u"tickets.unknown_action"_s, u"%1 is not a step of a ticket."_s.arg(verb.left(40)),
                     verbs.join(u", "_s) + u'.', u"action"_s};
    }
    const QLatin1StringView needs(rule->needs);
    if (!needs.isEmpty() && params[needs].toString().trimmed().isEmpty())
        return Error{ErrorKind::Usage, u"tickets.missing_field"_s, u"%1 is missing."_s.arg(needs), {}, needs};
    LX_CHECK(m_store.write([&](Transaction &t) {
        const auto current = currentOf(t, id);
        if (!current)
            fail(ErrorKind::NotFound, u"tickets.unknown"_s, u"There is no such ticket."_s, {}, id);
        const TicketActor actor = who(current->fold);
        A action = rule->action;
        const Parties desk = Party::Dispatcher | Party::Supervisor;
        if (action == A::Dispatched && current->fold.state == TicketState::Processing)
            action = A::Reassigned;
        if (action == A::Returned && !(actor.parties & desk))
            action = A::ReturnAsked; // a unit does not send back, it asks
        if (action == A::Supervised) {
            supervise(t, id, params[u"reason"_s].toString(), params[u"callId"_s].toString(), actor, params[u"deadline"_s].toInteger());
            return;
        }
        if (action == A::Edited) {
            edit(t, id, params, actor);
            return;
        }
        QJsonObject data = kept(params);
        prepare(t, id, *current, action, params, data, actor);
        if (!(actor.parties & (Party::Lead | Party::Assisting)) && (action == A::Signed || action == A::Processed || action == A::Finished))
            data[u"onBehalfOf"_s] = current->fold.unitName;
        if (action == A::Visited)
            noteVisit(t, id, data, actor);
        else
            append(t, id, action, data, actor);
    }));
    return get(id);
}

void Tickets::recordVisit(Transaction &t, const Id &id, const VisitRow &visit, const QString &actor) {
    const auto ticket = t.first(u"SELECT unit_id, finished_seq FROM ticket WHERE id = $1", {id});
    if (!ticket)
        return;
    t.execute(u"INSERT INTO ticket_visit (id, ticket_id, unit_id, at, actor, call_id, attempt_id, result, outcome, attitude, "
              "out_of_scope, confidence, scored, why, finished_seq) VALUES ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11,$12,$13,$14,$15)",
              {newId(), id, ticket->text(0), m_clock.now(), actor, visit.callId, visit.attemptId, visit.result, visit.outcome,
               visit.attitude, qint64(visit.outOfScope), visit.confidence, qint64(visit.scored), visit.why, ticket->integer(1)});
}

} // namespace lianxin
