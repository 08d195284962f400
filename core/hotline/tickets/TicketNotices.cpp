// SPDX-License-Identifier: GPL-3.0-or-later
// What becomes of the calls that the ticket clock placed: asked before dialling, settled after.
#include "hotline/tickets/ReturnVisit.h"
#include "hotline/tickets/TicketClockPrivate.h"
#include <algorithm>

namespace lianxin {
namespace {

TicketAction actionOf(const QString &kind) {
    return kind == nameOf(RungAct::TellCitizen) ? TicketAction::CitizenTold
           : kind == nameOf(RungAct::Escalate)  ? TicketAction::Escalated
                                                : TicketAction::Reminded;
}

// A step still wants its call while its ticket is what it was: same unit, same deadline, still to be done, and of an
// escalation, still without a word of the unit; of a supervision order, while that stands.
const QString kWanted = u"FROM ticket_step s JOIN ticket t ON t.id = s.ticket_id JOIN ticket_notice n ON n.id = s.notice_id "
                        "WHERE s.notice_id = $1 AND t.paused = 0 AND t.deadline = s.deadline AND "
                        "(s.unit_id = '' OR (t.unit_id = s.unit_id AND t.state IN ('pending_sign', 'processing'))) AND "
                        "t.state IN ('pending_dispatch', 'pending_sign', 'processing') AND (n.kind <> 'escalate' OR NOT EXISTS "
                        "(SELECT 1 FROM ticket_event e WHERE e.ticket_id = s.ticket_id AND e.at >= s.placed_at AND e.action IN "
                        "('processed', 'return_asked', 'extension_asked', 'paused', 'assist_reported'))) AND (n.kind <> 'push_supervision' OR EXISTS "
                        "(SELECT 1 FROM supervision_order o WHERE o.ticket_id = s.ticket_id AND o.state = 'open' AND s.rung = "
                        "'supervision:' || o.id)) AND NOT EXISTS (SELECT 1 FROM ticket_event m WHERE m.ticket_id = s.ticket_id AND "
                        "m.action = 'deadline_moved' AND m.at > n.placed_at)"_s;

} // namespace

std::pair<int, int> TicketClock::wanted(Snapshot &s, const Id &noticeId) const {
    const auto all = s.first(u"SELECT tickets FROM ticket_notice WHERE id = $1", {noticeId});
    if (!all)
        return {0, 0};
    return {int(s.first(u"SELECT COUNT(*) "_s + kWanted, {noticeId})->integer(0)), int(all->integer(0))};
}

SourceGate TicketClock::gate(const Id &noticeId) {
    SourceGate gate;
    gate.state = SourceGate::State::Unknown;
    const auto read = m_store.read([&](Snapshot &s) {
        const auto row = s.first(u"SELECT windows FROM ticket_notice WHERE id = $1", {noticeId});
        if (!row)
            return;
        gate.windows = row->json(0);
        const auto [still, all] = wanted(s, noticeId);
        gate.state = still == all && all > 0 ? SourceGate::State::Open : SourceGate::State::Ended;
        if (still != all)
            gate.reason = u"ticket_changed"_s;
    });
    if (!read)
        gate.state = SourceGate::State::Unknown;
    return gate;
}

void TicketClock::attemptEnded(Transaction &t, const CallOrder &order, const Attempt &attempt) {
    if (order.state != OrderState::Done && order.state != OrderState::Ambiguous)
        return; // tried again by itself
    const QString result = attempt.outcome == Outcome::Answered && !attempt.result.isEmpty() ? attempt.result
                           : attempt.outcome                                                 ? nameOf(*attempt.outcome)
                                                                                             : u"unknown"_s;
    settle(t, order, result, &attempt);
}

void TicketClock::orderEnded(Transaction &t, const CallOrder &order) {
    const auto [still, all] = wanted(t, order.sourceId);
    if (all > 0 && still < all) {
        release(t, order.sourceId);
        return;
    }
    settle(t, order, !order.heldBy.isEmpty() ? order.heldBy : order.outcome ? nameOf(*order.outcome) : u"cancelled"_s, nullptr);
}

// Some of its tickets changed before anybody was reached: nothing is told of those, the others are told anew.
void TicketClock::release(Transaction &t, const Id &noticeId) {
    const qint64 now = m_clock.now();
    t.execute(u"UPDATE ticket SET next_at = 1 WHERE deadline > 0 AND state IN ('pending_dispatch', 'pending_sign', 'processing') AND "
              "id IN (SELECT ticket_id FROM ticket_step WHERE notice_id = $1)",
              {noticeId});
    t.execute(u"DELETE FROM ticket_step WHERE notice_id = $1", {noticeId});
    t.execute(u"UPDATE ticket_notice SET state = 'void', result = 'ticket_changed', settled_at = $1 WHERE id = $2", {now, noticeId});
}

void TicketClock::settle(Transaction &t, const CallOrder &order, const QString &result, const Attempt *attempt) {
    const qint64 now = m_clock.now();
    const auto notice = t.first(u"SELECT id, kind, tickets FROM ticket_notice WHERE id = $1 AND state = 'placed'", {order.sourceId});
    if (!notice)
        return;
    const Id id = notice->text(0);
    const bool answered = attempt && attempt->outcome == Outcome::Answered;
    const bool acknowledged = answered && result == u"acknowledged";
    t.execute(u"UPDATE ticket_notice SET state = $1, result = $2, attempt_id = $3, call_id = $4, acknowledged_at = $5, settled_at = $6 "
              "WHERE id = $7",
              {acknowledged ? u"acknowledged"_s : answered ? u"answered"_s : u"failed"_s, result, attempt ? attempt->id : Id(),
               attempt ? attempt->callId : Id(), acknowledged ? (attempt->endedAt ? attempt->endedAt : now) : qint64(0), now, id});
    const TicketAction action = actionOf(notice->text(1));
    for (const auto &row : t.query(u"SELECT ticket_id, rung FROM ticket_step WHERE notice_id = $1 AND state = 'placed'", {id})) {
        t.execute(u"UPDATE ticket_step SET state = 'done', settled_at = $1 WHERE notice_id = $2 AND ticket_id = $3",
                  {now, id, row.text(0)});
        const auto state = t.first(u"SELECT state FROM ticket WHERE id = $1", {row.text(0)});
        TicketFold ticket;
        ticket.state = state ? ticketStateFromName(state->text(0)).value_or(TicketState::Archived) : TicketState::Archived;
        if (!mayAct(ticket, action))
            continue; // done in the very minute of the call
        QJsonObject data{{u"result"_s, result},
                         {u"acknowledged"_s, acknowledged},
                         {u"rung"_s, row.text(1)},
                         {u"kind"_s, notice->text(1)},
                         {u"noticeId"_s, id},
                         {u"together"_s, notice->integer(2)}};
        if (attempt) {
            data[u"callId"_s] = attempt->callId;
            data[u"attemptId"_s] = attempt->id;
            if (const auto key = attempt->answers[u"acknowledgement"_s]; !key.isUndefined())
                data[u"answer"_s] = key;
            putMoment(data, *attempt, {u"acknowledgement"_s, u"handed_over"_s});
        }
        const qint64 next = t.first(u"SELECT next_at FROM ticket WHERE id = $1", {row.text(0)})->integer(0);
        m_tickets.append(t, row.text(0), action, data, u"engine"_s);
        // A call changes nothing that the ladder depends on.
        t.execute(u"UPDATE ticket SET next_at = $1 WHERE id = $2", {next, row.text(0)});
    }
}

Expected<QJsonArray> TicketClock::stepsOf(const Id &ticketId) {
    return m_store.readReturning<QJsonArray>([&](Snapshot &s) {
        QJsonArray steps;
        for (const auto &row : s.query(
                 u"SELECT s.rung, s.due_at, s.placed_at, s.state, s.notice_id, COALESCE(n.kind, s.act), n.result, n.acknowledged_at, n.call_id, n.tickets, "
                 "s.deadline FROM ticket_step s LEFT JOIN ticket_notice n ON n.id = s.notice_id WHERE s.ticket_id = $1 ORDER BY s.due_at, s.rung",
                 {ticketId}))
            steps.append(QJsonObject{{u"rung"_s, row.text(0)},
                                     {u"dueAt"_s, row.integer(1)},
                                     {u"placedAt"_s, row.integer(2)},
                                     {u"state"_s, row.text(3)},
                                     {u"noticeId"_s, row.text(4)},
                                     {u"do"_s, row.text(5)},
                                     {u"result"_s, row.text(6)},
                                     {u"acknowledgedAt"_s, row.integer(7)},
                                     {u"callId"_s, row.text(8)},
                                     {u"together"_s, row.integer(9)},
                                     {u"deadline"_s, row.integer(10)}});
        const auto ticket = seen(s, ticketId);
        if (!ticket || ticket->deadline == 0)
            return steps;
        std::vector<QJsonObject> coming;
        const auto own = m_tickets.hoursOf(ticket->unitName);
        for (const auto &rung : m_ladder.of(ticket->category)) {
            const qint64 at = rung.when == LadderRung::When::NoFeedback ? 0 : m_ladder.dueAt(m_calendar, rung, ticket->deadline, 0, rung.act == RungAct::Escalate ? std::nullopt : own);
            if (at > m_clock.now())
                coming.push_back({{u"rung"_s, rung.id}, {u"do"_s, nameOf(rung.act)}, {u"dueAt"_s, at}, {u"state"_s, u"planned"_s},
                                  {u"deadline"_s, ticket->deadline}});
        }
        std::sort(coming.begin(), coming.end(), [](const auto &a, const auto &b) { return a[u"dueAt"_s].toInteger() < b[u"dueAt"_s].toInteger(); });
        for (const auto &step : coming)
            steps.append(step);
        return steps;
    });
}

} // namespace lianxin
