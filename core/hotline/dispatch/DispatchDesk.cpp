// SPDX-License-Identifier: GPL-3.0-or-later
// New tickets as they come, automatic dispatch, what waits for people, and what they decide.
#include "hotline/calendar/Deadline.h"
#include "hotline/dispatch/Dispatch.h"
#include "hotline/tickets/Tickets.h"
#include "platform/access/Caller.h"
#include "platform/base/Clock.h"
#include "platform/base/Log.h"
#include <algorithm>

namespace lianxin {
namespace {

constexpr int kEventsAtOnce = 50;      //!< one transaction each; a suggestion takes about 0.1 ms
constexpr int kUnwrittenEvents = 1'000; //!< that did not matter, until the cursor is written down
constexpr int kMostDecisions = 200;
const QString kEngine = u"engine"_s;

QString monthOf(qint64 at) { return civil::dateOf(at).toString(u"yyyy-MM"_s); }

} // namespace

// A category of the tree is put where the ticket has none of its own: neither one of the tree nor one of the limits.
template <class Who>
Expected<void> Dispatch::categorise(const Id &ticket, const QString &current, const QString &code, const Who &who) {
    const auto &limits = m_tickets.limits();
    if (code.isEmpty() || (!current.isEmpty() && current != limits.fallback))
        return {};
    LX_CHECK(m_tickets.act(ticket, u"edit"_s, {{u"category"_s, m_categories.textOf(code)}}, who));
    return {};
}

void Dispatch::propose(Transaction &t, const Id &ticket, const DispatchSuggestion &s) const {
    t.execute(u"INSERT INTO dispatch_proposal (ticket_id, proposed_at, month, model_id, category, unit_id, confidence, automatic, why, "
              "decided_at, decided_by, chosen_unit, chosen_category, overridden, returned_at) "
              "VALUES ($1,$2,$3,$4,$5,$6,$7,$8,$9,0,'','','',0,0) ON CONFLICT (ticket_id) DO NOTHING",
              {ticket, m_clock.now(), monthOf(m_clock.now()), s.model, s.categories.empty() ? QString() : s.categories.front().code,
               s.units.empty() ? QString() : s.units.front().unitId, s.confidence(), qint64(s.automatic), s.why});
    t.emitEvent(u"dispatch.proposed"_s, ticket, {{u"ticketId"_s, ticket}, {u"automatic"_s, s.automatic}});
}

void Dispatch::decided(Transaction &t, const Id &ticket, const Id &unit, const QString &category, const QString &actor) const {
    // The first decision counts; who gives it to another unit later overrides it.
    t.execute(u"UPDATE dispatch_proposal SET chosen_unit = $2, "
              "chosen_category = CASE WHEN $3 <> '' THEN $3 ELSE chosen_category END, "
              "overridden = CASE WHEN unit_id <> '' AND unit_id <> $2 THEN 1 ELSE 0 END, "
              "decided_by = CASE WHEN decided_at = 0 THEN $4 ELSE decided_by END, "
              "decided_at = CASE WHEN decided_at = 0 THEN $5 ELSE decided_at END WHERE ticket_id = $1 AND (decided_at = 0 OR chosen_unit <> $2)",
              {ticket, unit, category, actor, m_clock.now()});
}

Expected<int> Dispatch::lookAtEvents() {
    const QString engine = m_store.engineId();
    if (m_seen < 0) {
        LX_TRY(m_seen, m_store.readReturning<qint64>([&](Snapshot &s) {
            const auto row = s.first(u"SELECT seq FROM dispatch_cursor WHERE engine = $1", {engine});
            return row ? row->integer(0) : qint64(-1);
        }));
        if (m_seen < 0) {
            const qint64 last = m_store.lastEventSeq();
            LX_CHECK(m_store.write([&](Transaction &t) {
                t.execute(u"INSERT INTO dispatch_cursor (engine, seq) VALUES ($1,$2) ON CONFLICT (engine) DO NOTHING", {engine, last});
            }));
            m_seen = last;
        }
    }
    LX_TRY(const auto events, m_store.eventsAfter(m_seen, kEventsAtOnce));
    if (events.empty())
        return 0;
    std::vector<const Event *> ours;
    for (const Event &event : events)
        if (event.type == u"ticket.created" || event.type == u"ticket.changed")
            ours.push_back(&event);
    std::vector<std::pair<Id, DispatchSuggestion>> proposals;
    for (const Event *event : ours) {
        if (event->type != u"ticket.created")
            continue;
        const Id id = event->entity;
        LX_TRY(const auto waiting, m_store.readReturning<std::optional<Waiting>>([&](Snapshot &s) -> std::optional<Waiting> {
            if (!s.first(u"SELECT id FROM ticket WHERE id = $1 AND state = 'pending_dispatch'", {id}))
                return std::nullopt;
            return waitingOf(s, id);
        }));
        if (waiting)
            proposals.emplace_back(id, suggest(waiting->matter));
    }
    const qint64 last = events.back().seq;
    if (!ours.empty() || last % kUnwrittenEvents < kEventsAtOnce) {
        LX_CHECK(m_store.write([&](Transaction &t) {
            for (const auto &[ticket, suggestion] : proposals)
                propose(t, ticket, suggestion);
            for (const Event *event : ours) {
                const QString action = event->payload[u"action"_s].toString();
                if (action == u"dispatched" || action == u"reassigned")
                    decided(t, event->entity, event->payload[u"unitId"_s].toString(), {}, event->actor);
                else if (action == u"returned")
                    t.execute(u"UPDATE dispatch_proposal SET returned_at = $2 WHERE ticket_id = $1 AND returned_at = 0", {event->entity, event->at});
            }
            t.execute(u"UPDATE dispatch_cursor SET seq = $2 WHERE engine = $1", {engine, last});
        }));
    }
    m_seen = last;
    return int(events.size());
}

Expected<int> Dispatch::dispatchProposed() {
    struct Todo {
        Id ticket, unit;
        QString category, state, current;
        int returned;
    };
    LX_TRY(const auto todo, m_store.readReturning<std::vector<Todo>>([](Snapshot &s) {
        std::vector<Todo> all;
        for (const Row &row : s.query(u"SELECT p.ticket_id, p.unit_id, p.category, t.state, t.category, t.returned FROM dispatch_proposal p JOIN ticket t ON t.id = p.ticket_id "
                                      "WHERE p.automatic = 1 AND p.decided_at = 0 ORDER BY p.proposed_at LIMIT 50"))
            all.push_back({row.text(0), row.text(1), row.text(2), row.text(3), row.text(4), int(row.integer(5))});
        return all;
    }));
    int dispatched = 0;
    for (const Todo &job : todo) {
        const TicketActor actor(kEngine);
        QString refused = job.state != u"pending_dispatch" || job.returned > 0 ? u"overtaken"_s : QString();
        if (refused.isEmpty()) {
            LX_TRY(const auto suggestion, suggestForTicket(job.ticket));
            const auto it = std::find_if(suggestion.units.begin(), suggestion.units.end(), [&](const auto &unit) { return unit.unitId == job.unit; });
            const QString reason = u"自动派单：%1"_s.arg(it == suggestion.units.end() ? QString() : it->reasons.join(QString()));
            const QJsonArray evidence{QJsonObject{{u"note"_s, u"%1，%2"_s.arg(m_categories.path(job.category), suggestion.model)}}};
            auto done = categorise(job.ticket, job.current, job.category, actor);
            if (done)
                if (const auto step = m_tickets.act(job.ticket, u"dispatch"_s, {{u"unitId"_s, job.unit}, {u"reason"_s, reason}, {u"evidence"_s, evidence}}, actor); !step)
                    done = step.error();
            if (!done) {
                if (done.error().kind == ErrorKind::Store)
                    return done.error(); // it is tried again
                qCInfo(lcHotline) << "a ticket waits for a person:" << done.error().toString();
                refused = done.error().code;
            }
        }
        LX_CHECK(m_store.write([&](Transaction &t) {
            if (refused.isEmpty())
                decided(t, job.ticket, job.unit, job.category, kEngine);
            else
                t.execute(u"UPDATE dispatch_proposal SET automatic = 0, why = $2 WHERE ticket_id = $1", {job.ticket, refused});
        }));
        dispatched += refused.isEmpty();
    }
    return dispatched;
}

Expected<Dispatch::Slice> Dispatch::slice() {
    LX_TRY(const int seen, lookAtEvents());
    LX_TRY(const int dispatched, dispatchProposed());
    return Slice{dispatched, seen > 0 || dispatched > 0};
}

Expected<int> Dispatch::advance() {
    int dispatched = 0;
    for (;;) {
        LX_TRY(const Slice one, slice());
        dispatched += one.dispatched;
        if (!one.more)
            return dispatched;
    }
}

Expected<QJsonObject> Dispatch::desk(const QJsonObject &filter, const QString &cursor, int limit) {
    refresh();
    QJsonObject waiting = filter;
    waiting[u"state"_s] = u"pending_dispatch"_s;
    LX_TRY(QJsonObject page, m_tickets.list(waiting, cursor, std::clamp(limit, 1, 200), u"created"_s));
    QJsonArray items;
    for (const auto &ticket : page[u"items"_s].toArray()) {
        LX_TRY(const auto suggestion, suggestForTicket(ticket[u"id"_s].toString()));
        items.append(QJsonObject{{u"ticket"_s, ticket}, {u"suggestion"_s, suggestion.toJson()}});
    }
    page[u"items"_s] = items;
    page[u"threshold"_s] = m_settings.threshold;
    page[u"automatic"_s] = m_settings.automatic;
    return page;
}

Expected<QJsonObject> Dispatch::decide(const QJsonArray &items, const Caller &caller) {
    if (isLiaison(caller))
        return Error{ErrorKind::Refused, u"dispatch.not_your_desk"_s, u"Units don't dispatch tickets."_s, u"Ask a dispatcher."_s, {}};
    if (items.size() > kMostDecisions)
        return Error{ErrorKind::Usage, u"dispatch.too_many"_s, u"At most %1 tickets are dispatched at once."_s.arg(kMostDecisions), u"Send them in parts."_s, u"items"_s};
    LX_CHECK(slice()); // what is new has its proposal before somebody decides
    QJsonArray done, failed;
    const auto dispatchOne = [&](const QJsonObject &item) -> Expected<QJsonObject> {
        const QString said = item[u"ticket"_s].toString();
        LX_TRY(const DispatchSuggestion suggestion, suggestForTicket(said));
        const QString category = item[u"category"_s].toString();
        const QString code = category.isEmpty() ? QString() : m_categories.codeOf(category);
        if (!category.isEmpty() && code.isEmpty())
            return Error{ErrorKind::BadInput, u"dispatch.unknown_category"_s, u"There is no such category."_s, u"See dispatch.categories."_s, u"category"_s};
        LX_TRY(const QJsonObject ticket, m_tickets.get(said));
        const Id id = ticket[u"id"_s].toString();
        if (ticket[u"state"_s].toString() != u"pending_dispatch")
            return Error{ErrorKind::Conflict, u"dispatch.not_waiting"_s, u"This ticket does not wait to be dispatched any more."_s,
                         u"Somebody was faster; reassign it from its own page if it is with the wrong unit."_s, id};
        const QString before = ticket[u"category"_s].toString(), proposed = suggestion.categories.empty() ? QString() : suggestion.categories.front().code;
        // A person's category replaces another of the tree too.
        const bool ofTree = !m_categories.codeOf(before).isEmpty();
        LX_CHECK(categorise(id, !code.isEmpty() && ofTree && m_categories.codeOf(before) != code ? QString() : before, code.isEmpty() ? proposed : code, caller));
        QJsonObject params{{u"unitId"_s, item[u"unitId"_s]}};
        if (const QString reason = item[u"reason"_s].toString(); !reason.isEmpty())
            params[u"reason"_s] = reason;
        LX_TRY(const QJsonObject after, m_tickets.act(id, u"dispatch"_s, params, caller));
        const Id unit = after[u"unitId"_s].toString(), proposedUnit = suggestion.units.empty() ? QString() : suggestion.units.front().unitId;
        LX_CHECK(m_store.write([&](Transaction &t) {
            if (!t.first(u"SELECT ticket_id FROM dispatch_proposal WHERE ticket_id = $1", {id})) {
                DispatchSuggestion byHand = suggestion;
                byHand.automatic = false;
                propose(t, id, byHand);
            }
            t.execute(u"UPDATE dispatch_proposal SET automatic = 0 WHERE ticket_id = $1 AND decided_at = 0", {id});
            decided(t, id, unit, code.isEmpty() ? proposed : code, caller.userId);
        }));
        return QJsonObject{{u"ticket"_s, id},
                           {u"number"_s, after[u"number"_s]},
                           {u"unitId"_s, unit},
                           {u"unitName"_s, after[u"unitName"_s]},
                           {u"proposedUnitId"_s, proposedUnit},
                           {u"override"_s, !proposedUnit.isEmpty() && proposedUnit != unit}};
    };
    for (const auto &value : items) {
        const QJsonObject item = value.toObject();
        if (const auto one = dispatchOne(item))
            done.append(*one);
        else
            failed.append(QJsonObject{{u"ticket"_s, item[u"ticket"_s]}, {u"code"_s, one.error().code}, {u"message"_s, one.error().message}, {u"remedy"_s, one.error().remedy}});
    }
    return QJsonObject{{u"done"_s, done}, {u"failed"_s, failed}};
}

} // namespace lianxin
