// SPDX-License-Identifier: GPL-3.0-or-later
#include "hotline/tickets/TicketCalls.h"
#include "hotline/calendar/Calendar.h"
#include "hotline/directory/Directory.h"
#include "platform/base/Clock.h"
#include "platform/base/Log.h"

namespace lianxin {
namespace {

const QString kKind = nameOf(OrderSourceKind::ReturnVisit);

} // namespace

void TicketCalls::Visits::attemptEnded(Transaction &t, const CallOrder &order, const Attempt &attempt) {
    if (order.state == OrderState::Done || order.state == OrderState::Ambiguous) // else tried again by itself
        m_calls.visited(t, order, attempt);
}

void TicketCalls::Visits::orderEnded(Transaction &t, const CallOrder &order) {
    const QString why = !order.heldBy.isEmpty() ? order.heldBy : order.outcome ? nameOf(*order.outcome) : u"cancelled"_s;
    m_calls.noteResult(t, order, why);
    Tickets::VisitRow row;
    row.result = row.why = why;
    m_calls.m_tickets.recordVisit(t, order.sourceId, row, u"engine"_s);
}

TicketCalls::TicketCalls(Store &store, Tickets &tickets, Dialler &dialler, Directory &directory,
                         const Calendar &calendar, const FieldSealer &sealer, const Clock &clock)
    : TicketCalls(store, tickets, dialler, directory, calendar, sealer, clock, Settings()) {}

TicketCalls::TicketCalls(Store &store, Tickets &tickets, Dialler &dialler, Directory &directory,
                         const Calendar &calendar, const FieldSealer &, const Clock &clock,
                         Settings settings, TicketLadder ladder)
    : m_store(store)
    , m_tickets(tickets)
    , m_dialler(dialler)
    , m_clock(clock)
    , m_settings(std::move(settings))
    , m_ticketClock(store, tickets, dialler, directory, calendar, clock, std::move(ladder), m_settings.clock) {
    m_dialler.setSource(OrderSourceKind::ReturnVisit, &m_visits);
    m_dialler.setSource(OrderSourceKind::Reminder, &m_ticketClock);
    connect(&m_timer, &QTimer::timeout, this, [this] {
        if (const auto placed = scan(); !placed)
            qCWarning(lcHotline) << "tickets were not looked through:" << placed.error().toString();
    });
}

TicketCalls::~TicketCalls() {
    m_dialler.setSource(OrderSourceKind::ReturnVisit, nullptr);
    m_dialler.setSource(OrderSourceKind::Reminder, nullptr);
}

void TicketCalls::start() {
    if (!m_settings.enabled)
        return;
    // What changed while nobody looked (ladder, limits, calendar) is found by looking at everything once.
    if (const auto looked = m_ticketClock.replan(); !looked)
        qCWarning(lcHotline) << "the ladders were not planned anew:" << looked.error().toString();
    m_timer.start(int(std::clamp<qint64>(m_clock.realDuration(m_settings.scanMs), 100, 3'600'000)));
}

SourceGate TicketCalls::gate(const Id &ticketId) {
    SourceGate gate;
    const auto state =
        m_store.readReturning<std::optional<TicketState>>([&](Snapshot &s) -> std::optional<TicketState> {
            const auto row = s.first(u"SELECT state FROM ticket WHERE id = $1", {ticketId});
            return row ? ticketStateFromName(row->text(0)) : std::nullopt;
        });
    if (!state || !*state) {
        gate.state = SourceGate::State::Unknown;
        return gate;
    }
    if (**state != TicketState::PendingVisit && **state != TicketState::Closed)
        gate.state = SourceGate::State::Ended;
    gate.reason = nameOf(**state);
    return gate;
}

Expected<std::vector<TicketCalls::Wish>> TicketCalls::visitsDue(qint64 now, const Id &only) {
    return m_store.readReturning<std::vector<Wish>>([&](Snapshot &s) {
        std::vector<Wish> due;
        for (const auto &row : s.query(
                 u"SELECT t.id, t.contact_id, t.number, t.title, t.unit_name, t.finished_seq, t.name_masked, "
                 "t.phone_sealed, t.phone_index, t.phone_masked, t.finished_at FROM ticket t WHERE "
                 "t.phone_index IS NOT NULL "
                 "AND ($1 = t.id OR ($1 = '' AND t.state = 'pending_visit' AND t.review_pending = 0 AND t.finished_at <= $2 AND NOT "
                 "EXISTS "
                 "(SELECT 1 FROM ticket_call c WHERE c.ticket_id = t.id AND c.kind = 'return_visit' AND (c.occasion = "
                 "'finish:' || t.finished_seq OR (c.occasion LIKE 'by_hand:%' AND c.placed_at >= t.finished_at))))) "
                 "ORDER BY t.finished_at, t.id LIMIT 200",
                 {only, now - m_settings.visitDelayMs})) {
            Wish wish;
            wish.ticketId = row.text(0);
            wish.callee = {row.text(1), row.blob(7), row.blob(8), row.text(9), row.text(6)};
            wish.number = row.text(2);
            wish.title = row.text(3);
            wish.unitName = row.text(4);
            wish.occasion = u"finish:%1"_s.arg(row.integer(5));
            wish.finishedAt = row.integer(10);
            due.push_back(wish);
        }
        return due;
    });
}

Expected<std::optional<Id>> TicketCalls::place(const Wish &wish, const QString &actor) {
    const qint64 now = m_clock.now();
    CallOrder order;
    order.source = OrderSourceKind::ReturnVisit;
    order.sourceId = wish.ticketId;
    order.callee = wish.callee;
    order.flowId = m_settings.visitFlow;
    order.attempts = m_settings.visitAttempts;
    order.variables = {{u"ticket"_s, wish.number}, {u"title"_s, wish.title}, {u"subject"_s, wish.title}, {u"unit"_s, wish.unitName}};
    if (wish.finishedAt)
        order.variables[u"finishedOn"_s] = civil::dateOf(wish.finishedAt).toString(Qt::ISODate);
    order.expires = now + 14LL * 24 * 3'600'000;
    auto placed = m_store.writeReturning<std::optional<Id>>([&](Transaction &t) -> std::optional<Id> {
        order.id = newId();
        if (t.query(u"INSERT INTO ticket_call (ticket_id, kind, occasion, order_id, placed_at, result) "
                    u"VALUES ($1,$2,$3,$4,$5,'') "
                    "ON CONFLICT (ticket_id, kind, occasion) DO NOTHING RETURNING order_id",
                    {wish.ticketId, kKind, wish.occasion, order.id, now})
                .empty())
            return {}; // another engine was first
        m_dialler.place(t, {order});
        t.emitEvent(u"ticket.call_placed"_s, wish.ticketId,
                    {{u"kind"_s, kKind}, {u"orderId"_s, order.id}, {u"number"_s, wish.number}}, actor);
        return order.id;
    });
    if (placed && *placed)
        m_dialler.wake();
    return placed;
}

Expected<int> TicketCalls::scan() {
    int count = 0;
    LX_TRY(const auto visits, visitsDue(m_clock.now(), {}));
    for (const auto &wish : visits) {
        LX_TRY(const auto placed, place(wish, u"engine"_s));
        count += placed.has_value();
    }
    LX_TRY(const int steps, m_ticketClock.scan());
    return count + steps;
}

Expected<Id> TicketCalls::placeVisit(const Id &ticketId, const QString &actor) {
    if (gate(ticketId).state != SourceGate::State::Open)
        return Error{ErrorKind::Conflict, u"tickets.call_not_due"_s, u"This ticket is in no state for this call."_s,
                     u"A return visit follows the finish."_s, ticketId};
    LX_TRY(auto wishes, visitsDue(m_clock.now(), ticketId));
    if (wishes.empty())
        return Error{ErrorKind::Conflict, u"tickets.nobody_to_call"_s, u"There is no number to call."_s,
                     u"Add the contact's, the liaison's or the unit's number."_s, ticketId};
    wishes.front().occasion = u"by_hand:"_s + newId();
    LX_TRY(const auto placed, place(wishes.front(), actor));
    return *placed;
}

Expected<Id> TicketCalls::placeReminder(const Id &ticketId, const QString &actor) {
    return m_ticketClock.remindNow(ticketId, actor);
}

void TicketCalls::noteResult(Transaction &t, const CallOrder &order, const QString &result) {
    t.execute(u"UPDATE ticket_call SET result = $1 WHERE order_id = $2", {result, order.id});
}

void TicketCalls::visited(Transaction &t, const CallOrder &order, const Attempt &attempt) {
    using Decision = VisitVerdict::Decision;
    const auto verdict = VisitVerdict::of(attempt);
    const auto ruling = verdict.ruling(m_settings.leastConfidence);
    noteResult(t, order, verdict.result);
    const auto ticket = m_tickets.fold(order.sourceId);
    if (!ticket)
        return; // erased meanwhile
    // The evidence: which call said so.
    QJsonObject data{{u"callId"_s, attempt.callId}, {u"attemptId"_s, attempt.id}};
    verdict.put(data);
    auto row = visitRowOf(verdict, data);
    row.scored = ruling.decision == Decision::Scored;
    row.why = ruling.why;
    const TicketActor engine(u"engine"_s, Party::Engine);
    const auto may = [&](TicketAction action) { return !refusalOf(action, {*ticket, engine, m_clock.now(), &data}); };
    if (ruling.decision == Decision::Review && may(TicketAction::VisitUnclear)) {
        data[u"reason"_s] = ruling.why;
        m_tickets.append(t, order.sourceId, TicketAction::VisitUnclear, data, engine);
    } else if (ruling.decision != Decision::Review && visitResults().contains(verdict.result) && may(TicketAction::Visited)) {
        const auto after = m_tickets.append(t, order.sourceId, TicketAction::Visited, data, engine);
        if (after.satisfaction == u"dissatisfied" && after.state == TicketState::Processing)
            m_tickets.supervise(t, order.sourceId, u"dissatisfied"_s, attempt.callId, engine);
    } else {
        if (row.scored)
            row.why = u"too_late"_s; // the ticket is past its visit
        row.scored = false;
        data[u"kind"_s] = u"visit_without_result"_s;
        if (may(TicketAction::Noted))
            m_tickets.append(t, order.sourceId, TicketAction::Noted, data, engine);
    }
    m_tickets.recordVisit(t, order.sourceId, row, u"engine"_s);
}

} // namespace lianxin
