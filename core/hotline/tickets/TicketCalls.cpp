// SPDX-License-Identifier: GPL-3.0-or-later
#include "hotline/tickets/TicketCalls.h"
#include "hotline/calendar/Deadline.h"
#include "hotline/directory/Directory.h"
#include "platform/base/Clock.h"
#include "platform/base/Log.h"

namespace lianxin {
namespace {

QString kindName(OrderSourceKind kind) {
    return nameOf(kind);
}

// The evidence: which call said so.
QJsonObject evidence(const Attempt &attempt) {
    return {{u"callId"_s, attempt.callId}, {u"attemptId"_s, attempt.id}};
}

} // namespace

void TicketCalls::Source::attemptEnded(Transaction &t, const CallOrder &order, const Attempt &attempt) {
    if (order.state != OrderState::Done && order.state != OrderState::Ambiguous)
        return; // tried again by itself
    if (m_kind == OrderSourceKind::ReturnVisit)
        m_calls.visited(t, order, attempt);
    else
        m_calls.reminded(t, order, attempt);
}

void TicketCalls::Source::orderEnded(Transaction &t, const CallOrder &order) {
    m_calls.noteResult(t, order, order.outcome ? nameOf(*order.outcome) : u"cancelled"_s);
}

TicketCalls::TicketCalls(Store &store, Tickets &tickets, Dialler &dialler, Directory &directory,
                         const Calendar &calendar, const FieldSealer &sealer, const Clock &clock)
    : TicketCalls(store, tickets, dialler, directory, calendar, sealer, clock, Settings()) {}

TicketCalls::TicketCalls(Store &store, Tickets &tickets, Dialler &dialler, Directory &directory,
                         const Calendar &calendar, const FieldSealer &sealer, const Clock &clock,
                         Settings settings)
    : m_store(store)
    , m_tickets(tickets)
    , m_dialler(dialler)
    , m_directory(directory)
    , m_calendar(calendar)
    , m_sealer(sealer)
    , m_clock(clock)
    , m_settings(std::move(settings)) {
    m_dialler.setSource(OrderSourceKind::ReturnVisit, &m_visits);
    m_dialler.setSource(OrderSourceKind::Reminder, &m_reminders);
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
    if (m_settings.enabled)
        m_timer.start(int(std::clamp<qint64>(m_clock.realDuration(m_settings.scanMs), 100, 3'600'000)));
}

SourceGate TicketCalls::gate(OrderSourceKind kind, const Id &ticketId) {
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
    const bool wanted = kind == OrderSourceKind::ReturnVisit
                            ? **state == TicketState::PendingVisit || **state == TicketState::Closed
                            : **state == TicketState::PendingSign || **state == TicketState::Processing;
    if (!wanted)
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
                 "AND ($1 = t.id OR ($1 = '' AND t.state = 'pending_visit' AND t.finished_at <= $2 AND NOT "
                 "EXISTS "
                 "(SELECT 1 FROM ticket_call c WHERE c.ticket_id = t.id AND c.kind = 'return_visit'))) "
                 "ORDER BY t.finished_at, t.id LIMIT 200",
                 {only, now - m_settings.visitDelayMs})) {
            Wish wish;
            wish.ticketId = row.text(0);
            wish.contactId = row.text(1);
            wish.number = row.text(2);
            wish.title = row.text(3);
            wish.unitName = row.text(4);
            wish.occasion = u"finish:%1"_s.arg(row.integer(5));
            wish.nameMasked = row.text(6);
            wish.phoneSealed = row.blob(7);
            wish.phoneIndex = row.blob(8);
            wish.phoneMasked = row.text(9);
            wish.finishedAt = row.integer(10);
            due.push_back(wish);
        }
        return due;
    });
}

Expected<std::vector<TicketCalls::Wish>> TicketCalls::remindersDue(qint64 now, const Id &only) {
    LX_TRY(const auto horizon,
           m_calendar.deadlineAfterWorkingDays(now, m_tickets.limits().remindWorkingDays));
    const QString today = civil::dateOf(now).toString(Qt::ISODate);
    LX_TRY(auto wishes, m_store.readReturning<std::vector<Wish>>([&](Snapshot &s) {
        std::vector<Wish> due;
        for (const auto &row : s.query(
                 u"SELECT t.id, t.number, t.title, t.unit_id, t.unit_name, t.deadline FROM ticket t WHERE "
                 u"t.unit_id <> '' "
                 "AND t.state IN ('pending_sign', 'processing') AND ($1 = t.id OR ($1 = '' AND t.deadline > "
                 "0 AND "
                 "t.deadline <= $2 AND NOT EXISTS (SELECT 1 FROM ticket_call c WHERE c.ticket_id = t.id AND "
                 "c.kind = 'reminder' AND c.occasion = $3))) ORDER BY t.deadline, t.id LIMIT 200",
                 {only, horizon.at, today})) {
            Wish wish;
            wish.ticketId = row.text(0);
            wish.number = row.text(1);
            wish.title = row.text(2);
            wish.unitId = row.text(3);
            wish.unitName = row.text(4);
            wish.deadline = row.integer(5);
            wish.occasion = today;
            due.push_back(wish);
        }
        return due;
    }));
    std::vector<Wish> reachable;
    for (auto &wish : wishes) {
        // The liaison who is called first, else the duty telephone of the unit.
        LX_TRY(const auto liaisons, m_directory.liaisons(wish.unitId));
        SealedPhone phone;
        if (!liaisons.empty()) {
            phone = liaisons.front().phone;
            wish.contactId = liaisons.front().id;
            wish.nameMasked = liaisons.front().nameMasked;
        }
        if (phone.isEmpty()) {
            const auto unit = m_directory.unit(wish.unitId);
            if (unit)
                phone = unit->phone;
        }
        if (phone.isEmpty())
            continue; // nobody can be called: the board still shows the deadline
        wish.phoneSealed = phone.sealed;
        wish.phoneIndex = phone.index;
        wish.phoneMasked = phone.masked;
        reachable.push_back(wish);
    }
    return reachable;
}

Expected<std::optional<Id>> TicketCalls::place(OrderSourceKind kind, Wish wish, const QString &actor) {
    const qint64 now = m_clock.now();
    CallOrder order;
    order.source = kind;
    order.sourceId = wish.ticketId;
    order.callee = {wish.contactId, wish.phoneSealed, wish.phoneIndex, wish.phoneMasked, wish.nameMasked};
    order.variables = {{u"ticket"_s, wish.number}, {u"title"_s, wish.title}, {u"unit"_s, wish.unitName}};
    if (kind == OrderSourceKind::ReturnVisit) {
        order.flowId = m_settings.visitFlow;
        order.attempts = m_settings.visitAttempts;
        order.priority = 5;
        if (wish.finishedAt)
            order.variables[u"finishedOn"_s] = civil::dateOf(wish.finishedAt).toString(Qt::ISODate);
        order.expires = now + 14LL * 24 * 3'600'000;
    } else {
        order.flowId = m_settings.reminderFlow;
        order.attempts = m_settings.reminderAttempts;
        order.priority = 7;
        order.variables[u"deadline"_s] = civil::isoOf(wish.deadline);
        order.variables[u"deadlineOn"_s] = civil::dateOf(wish.deadline).toString(Qt::ISODate);
        order.variables[u"workingDaysLeft"_s] =
            m_calendar.workingDaysBetween(civil::dateOf(now), civil::dateOf(wish.deadline));
        order.expires =
            civil::startOf(civil::dateOf(now).addDays(1)); // tomorrow's reminder says something else
    }
    auto placed = m_store.writeReturning<std::optional<Id>>([&](Transaction &t) -> std::optional<Id> {
        order.id = newId();
        if (t.query(u"INSERT INTO ticket_call (ticket_id, kind, occasion, order_id, placed_at, result) "
                    u"VALUES ($1,$2,$3,$4,$5,'') "
                    "ON CONFLICT (ticket_id, kind, occasion) DO NOTHING RETURNING order_id",
                    {wish.ticketId, kindName(kind), wish.occasion, order.id, now})
                .empty())
            return {}; // another engine was first
        m_dialler.place(t, {order});
        t.emitEvent(u"ticket.call_placed"_s, wish.ticketId,
                    {{u"kind"_s, kindName(kind)}, {u"orderId"_s, order.id}, {u"number"_s, wish.number}},
                    actor);
        return order.id;
    });
    if (placed && *placed)
        m_dialler.wake();
    return placed;
}

Expected<int> TicketCalls::scan() {
    const qint64 now = m_clock.now();
    int count = 0;
    LX_TRY(const auto visits, visitsDue(now, {}));
    for (const auto &wish : visits) {
        LX_TRY(const auto placed, place(OrderSourceKind::ReturnVisit, wish, u"engine"_s));
        count += placed.has_value();
    }
    LX_TRY(const auto reminders, remindersDue(now, {}));
    for (const auto &wish : reminders) {
        LX_TRY(const auto placed, place(OrderSourceKind::Reminder, wish, u"engine"_s));
        count += placed.has_value();
    }
    return count;
}

Expected<Id> TicketCalls::placeByHand(OrderSourceKind kind, const Id &ticketId, const QString &actor) {
    const qint64 now = m_clock.now();
    if (gate(kind, ticketId).state != SourceGate::State::Open)
        return Error{
            ErrorKind::Conflict, u"tickets.call_not_due"_s, u"This ticket is in no state for this call."_s,
            kind == OrderSourceKind::ReturnVisit ? u"A return visit follows the finish."_s
                                                 : u"A reminder needs a unit that has not finished."_s,
            ticketId};
    LX_TRY(auto wishes,
           kind == OrderSourceKind::ReturnVisit ? visitsDue(now, ticketId) : remindersDue(now, ticketId));
    if (wishes.empty())
        return Error{ErrorKind::Conflict, u"tickets.nobody_to_call"_s, u"There is no number to call."_s,
                     u"Add the contact's, the liaison's or the unit's number."_s, ticketId};
    wishes.front().occasion = u"by_hand:"_s + newId();
    LX_TRY(const auto placed, place(kind, wishes.front(), actor));
    return *placed;
}

Expected<Id> TicketCalls::placeVisit(const Id &ticketId, const QString &actor) {
    return placeByHand(OrderSourceKind::ReturnVisit, ticketId, actor);
}

Expected<Id> TicketCalls::placeReminder(const Id &ticketId, const QString &actor) {
    return placeByHand(OrderSourceKind::Reminder, ticketId, actor);
}

void TicketCalls::noteResult(Transaction &t, const CallOrder &order, const QString &result) {
    t.execute(u"UPDATE ticket_call SET result = $1 WHERE order_id = $2", {result, order.id});
}

void TicketCalls::visited(Transaction &t, const CallOrder &order, const Attempt &attempt) {
    const bool answered = attempt.outcome == Outcome::Answered;
    const QString result = answered && !attempt.result.isEmpty() ? attempt.result
                           : attempt.outcome                     ? nameOf(*attempt.outcome)
                                                                 : u"unknown"_s;
    noteResult(t, order, result);
    const auto row = t.first(u"SELECT state FROM ticket WHERE id = $1", {order.sourceId});
    TicketFold now;
    now.state =
        row ? ticketStateFromName(row->text(0)).value_or(TicketState::Archived) : TicketState::Archived;
    auto data = evidence(attempt);
    data[u"result"_s] = result;
    const bool said =
        answered && (result == u"satisfied" || result == u"dissatisfied" || result == u"wrong_person");
    if (said && mayAct(now, TicketAction::Visited)) {
        m_tickets.append(t, order.sourceId, TicketAction::Visited, data, u"engine"_s);
        if (result == u"dissatisfied")
            m_tickets.supervise(t, order.sourceId, u"dissatisfied"_s, attempt.callId, u"engine"_s);
    } else if (mayAct(now, TicketAction::Noted)) {
        data[u"kind"_s] = u"visit_without_result"_s;
        m_tickets.append(t, order.sourceId, TicketAction::Noted, data, u"engine"_s);
    }
}

void TicketCalls::reminded(Transaction &t, const CallOrder &order, const Attempt &attempt) {
    const bool acknowledged = attempt.outcome == Outcome::Answered && attempt.result == u"acknowledged";
    const QString result = acknowledged      ? u"acknowledged"_s
                           : attempt.outcome ? nameOf(*attempt.outcome)
                                             : u"unknown"_s;
    noteResult(t, order, result);
    const auto row = t.first(u"SELECT state FROM ticket WHERE id = $1", {order.sourceId});
    TicketFold now;
    now.state =
        row ? ticketStateFromName(row->text(0)).value_or(TicketState::Archived) : TicketState::Archived;
    if (!mayAct(now, TicketAction::Reminded))
        return;
    auto data = evidence(attempt);
    data[u"result"_s] = result;
    data[u"acknowledged"_s] = acknowledged;
    m_tickets.append(t, order.sourceId, TicketAction::Reminded, data, u"engine"_s);
}

} // namespace lianxin
