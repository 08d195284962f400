// SPDX-License-Identifier: GPL-3.0-or-later
#include "hotline/tickets/TicketCalls.h"
#include "hotline/calendar/Calendar.h"
#include "hotline/directory/Directory.h"
#include "hotline/tickets/TicketEventView.h"
#include "platform/base/Clock.h"
#include "platform/base/Log.h"

namespace lianxin {
namespace {

const QString kKind = nameOf(OrderSourceKind::ReturnVisit);
const QString kVisitColumns = u"SELECT t.id, t.contact_id, t.number, t.title, t.unit_name, t.finished_seq, t.name_masked, t.phone_sealed, "
                              "t.phone_index, t.phone_masked, t.finished_at FROM ticket t WHERE "_s;

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
    connect(&m_timer, &QTimer::timeout, this, &TicketCalls::scanSome);
}

TicketCalls::~TicketCalls() {
    m_dialler.setSource(OrderSourceKind::ReturnVisit, nullptr);
    m_dialler.setSource(OrderSourceKind::Reminder, nullptr);
}

void TicketCalls::start() {
    if (!m_settings.enabled)
        return;
    if (const auto looked = m_ticketClock.replanIfChanged(); !looked)
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

Id TicketCalls::placeVisit(Transaction &t, const Row &row, const QString &occasion, const QString &actor) {
    const qint64 now = m_clock.now();
    CallOrder order;
    order.id = newId();
    order.source = OrderSourceKind::ReturnVisit;
    order.sourceId = row.text(0);
    order.callee = {row.text(1), row.blob(7), row.blob(8), row.text(9), row.text(6)};
    order.flowId = m_settings.visitFlow;
    order.attempts.max = visits().attempts;
    order.attempts.perDay = visits().perDay;
    order.variables = {{u"ticket"_s, row.text(2)}, {u"title"_s, row.text(3)}, {u"subject"_s, row.text(3)}, {u"unit"_s, row.text(4)}};
    if (const qint64 finishedAt = row.integer(10))
        order.variables[u"finishedOn"_s] = civil::dateOf(finishedAt).toString(Qt::ISODate);
    order.expires = now + visits().withinDays * 24LL * 3'600'000;
    const bool first = !t.query(u"INSERT INTO ticket_call (ticket_id, kind, occasion, order_id, placed_at, result) VALUES ($1,$2,$3,$4,$5,'') "
                                "ON CONFLICT (ticket_id, kind, occasion) DO NOTHING RETURNING order_id",
                                {order.sourceId, kKind, occasion, order.id, now})
                            .empty();
    t.execute(u"UPDATE ticket SET visit_at = 0 WHERE id = $1", {order.sourceId});
    if (!first)
        return {};
    m_dialler.place(t, {order});
    QJsonObject placed = unitsOfTicket(t, order.sourceId);
    placed[u"kind"_s] = kKind;
    placed[u"orderId"_s] = order.id;
    placed[u"number"_s] = row.text(2);
    t.emitEvent(u"ticket.call_placed"_s, order.sourceId, placed, actor);
    return order.id;
}

Expected<int> TicketCalls::visitSome() {
    return m_store.writeReturning<int>([&](Transaction &t) {
        const auto rows = t.query(kVisitColumns + u"t.visit_at > 0 AND t.visit_at <= $1 AND t.phone_index IS NOT NULL ORDER BY t.visit_at, t.id LIMIT %1"_s.arg(m_settings.visitsAtOnce) +
                                      (t.isPostgres() ? u" FOR UPDATE SKIP LOCKED"_s : QString()),
                                  {m_clock.now() - visits().delayMinutes * 60'000LL});
        int placed = 0;
        for (const auto &row : rows)
            placed += !placeVisit(t, row, u"finish:%1"_s.arg(row.integer(5)), u"engine"_s).isEmpty();
        m_moreVisits = !rows.empty();
        return placed;
    });
}

// In slices, so that a hotline with a million open tickets goes on talking while they are planned anew.
void TicketCalls::scanSome() {
    const auto placed = scan(1);
    if (!placed)
        qCWarning(lcHotline) << "tickets were not looked through:" << placed.error().toString();
    else if (m_moreVisits || m_ticketClock.hasMore())
        QTimer::singleShot(0, this, &TicketCalls::scanSome);
}

Expected<int> TicketCalls::scan(int mostSlices) {
    LX_TRY(int count, m_ticketClock.scan(mostSlices));
    m_moreVisits = true;
    for (int i = 0; m_moreVisits && (mostSlices <= 0 || i < mostSlices); ++i) {
        LX_TRY(const int placed, visitSome());
        count += placed;
    }
    if (count > 0)
        m_dialler.wake();
    return count;
}

Expected<Id> TicketCalls::placeVisit(const Id &ticketId, const QString &actor) {
    if (gate(ticketId).state != SourceGate::State::Open)
        return Error{ErrorKind::Conflict, u"tickets.call_not_due"_s, u"This ticket is in no state for this call."_s,
                     u"A return visit follows the finish."_s, ticketId};
    auto placed = m_store.writeReturning<Id>([&](Transaction &t) {
        const auto row = t.first(kVisitColumns + u"t.id = $1 AND t.phone_index IS NOT NULL"_s, {ticketId});
        if (!row)
            throw StoreFailure({ErrorKind::Conflict, u"tickets.nobody_to_call"_s, u"There is no number to call."_s,
                                u"Add the contact's, the liaison's or the unit's number."_s, ticketId});
        return placeVisit(t, *row, u"by_hand:"_s + newId(), actor);
    });
    if (placed)
        m_dialler.wake();
    return placed;
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
    const auto ruling = verdict.ruling(visits().leastConfidence);
    noteResult(t, order, verdict.result);
    const auto ticket = m_tickets.fold(order.sourceId);
    if (!ticket)
        return; // erased meanwhile
    // The evidence: which call said so.
    QJsonObject data{{u"callId"_s, attempt.callId}, {u"attemptId"_s, attempt.id}};
    verdict.put(data);
    putMoment(data, attempt, {u"satisfaction"_s, u"outcome"_s, u"minor"_s, u"attitude"_s, u"handed_over"_s});
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
