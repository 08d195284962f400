// SPDX-License-Identifier: GPL-3.0-or-later
// Doing what is due: tickets in slices, one transaction each, with their steps and when they are to be looked at next; then
// the calls, one for all that is to be told to the same people. Whatever dies, a step is claimed once and told once.
#include "hotline/tickets/TicketClockPrivate.h"
#include "hotline/tickets/TicketEventView.h"
#include "platform/base/Log.h"
#include <algorithm>
#include <set>

namespace lianxin {
namespace {

constexpr qint64 kHourMs = 3'600'000;
constexpr qint64 kUntilNothingIsLeft = 1'000'000;

template <class T>
T orThrow(Expected<T> value) {
    if (!value)
        throw StoreFailure(value.error());
    return std::move(*value);
}

//! One ticket's fault, or our own; the store itself is well.
bool isOfOneTicket(const Error &error) {
    static const QStringList ours{u"storage.duplicate"_s, u"storage.reference"_s, u"storage.constraint"_s, u"storage.bad_statement"_s,
                                  u"storage.bad_value"_s};
    return !error.code.startsWith(u"storage."_s) || ours.contains(error.code);
}

//! In the words of the call.
QString spokenReason(const QString &reason) {
    return reason == u"dissatisfied" ? u"回访市民不满意"_s
           : reason == u"overdue"    ? u"超过期限未办结"_s
           : reason == u"no_feedback" ? u"经提醒仍未反馈"_s
                                      : reason;
}

} // namespace

Expected<int> TicketClock::scan(int mostSlices) {
    LX_CHECK(learnPlan());
    int placed = 0;
    m_more = true;
    for (qint64 i = 0; m_more && i < (mostSlices > 0 ? mostSlices : kUntilNothingIsLeft); ++i) {
        LX_TRY(const Done done, workSlice(m_settings.batch));
        placed += done.placed;
        m_more = done.looked > 0;
        // While more is due, it may be for the same people.
        for (bool told = done.looked < m_settings.batch; told;) {
            LX_TRY(const Done calls, tellSome());
            placed += calls.placed;
            told = calls.looked > 0;
        }
    }
    if (placed)
        m_dialler.wake();
    return placed;
}

Expected<TicketClock::Done> TicketClock::workSlice(int most) {
    auto done = m_store.writeReturning<Done>([&](Transaction &t) {
        m_looksAt.clear();
        Slice slice{t, m_clock.now()};
        slice.tickets = dueOrBehind(t, slice.now, m_plannable, most);
        if (slice.tickets.empty())
            return Done();
        m_looksAt = slice.tickets.front().id;
        work(slice);
        return Done{int(slice.tickets.size()), slice.placed};
    });
    if (!done && most > 1 && isOfOneTicket(done.error()))
        return workSingly(most);
    return done;
}

// One of them stands in the way of the others: it is put aside for an hour.
Expected<TicketClock::Done> TicketClock::workSingly(int most) {
    Done all;
    for (int i = 0; i < most; ++i) {
        const auto one = workSlice(1);
        if (one) {
            all.looked += one->looked;
            all.placed += one->placed;
            if (one->looked == 0)
                break;
            continue;
        }
        if (!isOfOneTicket(one.error()) || m_looksAt.isEmpty())
            return one.error();
        qCWarning(lcHotline) << "the ladder of ticket" << m_looksAt << "can't be climbed:" << one.error().toString();
        LX_CHECK(m_store.write([&](Transaction &t) {
            t.execute(u"UPDATE ticket SET next_at = $1, plan = $2 WHERE id = $3", {m_clock.now() + kHourMs, std::max<qint64>(m_plannable, 1), m_looksAt});
        }));
        ++all.looked;
    }
    return all;
}

// Before anything is done for a deadline, it is the one that the calendar gives. What was done stays done: it counts for the
// new deadline. What is claimed is told or looked at again by tell(); placed calls say the old date and are not wanted any
// more (TicketNotices.cpp).
void TicketClock::moveDeadlines(Slice &slice) {
    const qint64 newest = m_causes.newest();
    if (m_plannable < newest)
        return; // left to an engine that knows the calendar
    for (auto &ticket : slice.tickets) {
        if (!ticket.isOpen() || ticket.paused || ticket.plan >= newest)
            continue;
        m_looksAt = ticket.id;
        const auto moved = m_tickets.moveDeadline(slice.t, ticket.id, m_causes, ticket.plan);
        if (!moved)
            continue;
        slice.t.execute(u"UPDATE ticket_step SET deadline = $1 WHERE ticket_id = $2 AND deadline = $3 AND state NOT IN ('claimed', 'too_late') "
                        "AND NOT EXISTS (SELECT 1 FROM ticket_step o WHERE o.ticket_id = ticket_step.ticket_id AND o.rung = ticket_step.rung "
                        "AND o.deadline = $1 AND o.unit_id = ticket_step.unit_id)",
                        {moved->deadline, ticket.id, ticket.deadline});
        ticket.deadline = moved->deadline;
        ++ticket.seq;
        slice.now = m_clock.now(); // calls that are placed now know it
    }
}

void TicketClock::work(Slice &slice) {
    moveDeadlines(slice);
    for (auto &ticket : slice.tickets)
        for (auto &wish : due(slice.t, ticket, slice.now))
            slice.wishes.push_back(std::move(wish));
    std::vector<std::optional<Callee_>> callees;
    for (auto &wish : slice.wishes) {
        const bool call = wish.fate == Wish::Fate::Do && wish.rung.act != RungAct::Supervise;
        callees.push_back(call ? calleeFor(slice, wish) : std::nullopt);
    }
    // A supervision order gives the ticket a new deadline: what else was due for the old one is not done any more.
    std::set<const Seen *> changed;
    for (const auto &wish : slice.wishes)
        if (wish.isSupervision() && !changed.contains(wish.ticket)) {
            settleWithoutCall(slice.t, slice.now, wish);
            if (slice.t.first(u"SELECT seq FROM ticket WHERE id = $1", {wish.ticket->id})->integer(0) != wish.ticket->seq)
                changed.insert(wish.ticket);
        }
    for (std::size_t i = 0; i < slice.wishes.size(); ++i) {
        const auto &wish = slice.wishes[i];
        const auto &callee = callees[i];
        if (wish.isSupervision() || changed.contains(wish.ticket))
            continue;
        if (!callee)
            settleWithoutCall(slice.t, slice.now, wish);
        else if (claim(slice.t, slice.now, wish, u"claimed"_s, callee->key) && wish.rung.act == RungAct::TellCitizen)
            slice.placed += !tell(slice.t, slice.now, wish.rung.act, wish.rung.anyHour, *callee, u"engine"_s).isEmpty();
    }
    std::vector<Params> next;
    next.reserve(slice.tickets.size());
    for (const auto &ticket : slice.tickets) // what a step changed is looked at again
        next.push_back({ticket.nextAt, ticket.isOpen() ? std::max<qint64>({m_plannable, ticket.plan, 1}) : 0, ticket.id, ticket.seq});
    slice.t.executeMany(u"UPDATE ticket SET next_at = $1, plan = $2 WHERE id = $3 AND seq = $4", next);
}

// Whom a wish's call goes to; without anybody, the wish's fate is another one.
std::optional<TicketClock::Callee_> TicketClock::calleeFor(Slice &slice, Wish &wish) const {
    if (wish.rung.act == RungAct::TellCitizen)
        return Callee_{wish.ticket->id, {}, wish.ticket->citizen};
    Id unit = wish.ticket->unitId;
    if (wish.rung.act == RungAct::Escalate) {
        auto known = slice.superiors.find(unit);
        if (known == slice.superiors.end()) {
            const auto superior = orThrow(m_directory.superior(unit));
            known = slice.superiors.emplace(unit, superior ? superior->id : Id()).first;
        }
        unit = known->second;
        if (unit.isEmpty()) {
            wish.fate = Wish::Fate::SuperviseInstead;
            return {};
        }
    }
    auto callee = calleeOf(slice, unit);
    if (!callee)
        wish.fate = wish.rung.act == RungAct::Escalate ? Wish::Fate::SuperviseInstead : Wish::Fate::Nobody;
    return callee;
}

// The liaison who is called first, else the duty telephone of the unit.
std::optional<TicketClock::Callee_> TicketClock::calleeOf(Slice &slice, const Id &unitId) const {
    const auto known = slice.callees.find(unitId);
    if (known != slice.callees.end())
        return known->second;
    auto &callee = slice.callees[unitId];
    for (const auto &liaison : orThrow(m_directory.liaisons(unitId)))
        if (!callee && !liaison.phone.isEmpty())
            callee = Callee_{unitId, unitId,
                             {liaison.id, liaison.phone.sealed, liaison.phone.index, liaison.phone.masked, liaison.nameMasked}};
    if (!callee)
        if (const auto unit = m_directory.unit(unitId); unit && !unit->phone.isEmpty())
            callee = Callee_{unitId, unitId, {{}, unit->phone.sealed, unit->phone.index, unit->phone.masked, {}}};
    return callee;
}

// When a unit that is called is at work.
std::optional<WorkShifts> TicketClock::hoursOf(const Id &unitId) const {
    const auto unit = unitId.isEmpty() ? Expected<Unit>(Unit()) : m_directory.unit(unitId);
    return unit ? m_tickets.hoursOf(unit->name) : std::nullopt;
}

// The row is the step: whoever writes it does it, and only once.
bool TicketClock::claim(Transaction &t, qint64 now, const Wish &wish, const QString &state, const Id &called) const {
    const auto still = t.first(u"SELECT 1 FROM ticket WHERE id = $1 AND deadline = $2 AND unit_id = $3 AND paused = 0 AND state = $4",
                               {wish.ticket->id, wish.ticket->deadline, wish.ticket->unitId, nameOf(wish.ticket->state)});
    if (!still)
        return false; // another step of this slice changed it: the next look sees it as it is
    const bool open = state == u"claimed";
    return !t.query(u"INSERT INTO ticket_step (ticket_id, rung, deadline, unit_id, due_at, placed_at, notice_id, state, settled_at, act, "
                    "called, any_hour, feedback_at, about) VALUES ($1,$2,$3,$4,$5,$6,'',$7,$8,$9,$10,$11,$12,$13) ON CONFLICT (ticket_id, "
                    "rung, deadline, unit_id) DO NOTHING RETURNING rung",
                    {wish.ticket->id, wish.rung.id, wish.ticket->deadline,
                     wish.rung.act == RungAct::TellCitizen ? QString() : wish.ticket->unitId, wish.at,
                     state == u"too_late" ? qint64(0) : now, state, open ? qint64(0) : now, nameOf(wish.rung.act), called,
                     qint64(wish.rung.anyHour), TicketLadder::feedbackUntil(m_calendar, wish.rung, now), wish.about})
                .empty();
}

void TicketClock::settleWithoutCall(Transaction &t, qint64 now, const Wish &wish) {
    if (wish.isSupervision()) {
        if (claim(t, now, wish, u"supervised"_s))
            m_tickets.supervise(t, wish.ticket->id, wish.rung.act == RungAct::Supervise ? wish.rung.reason : u"no_feedback"_s, {}, u"engine"_s);
    } else if (wish.fate == Wish::Fate::Nobody) {
        if (claim(t, now, wish, u"nobody"_s))
            m_tickets.append(t, wish.ticket->id, TicketAction::Noted,
                             {{u"kind"_s, u"nobody_to_call"_s}, {u"rung"_s, wish.rung.id}, {u"unitId"_s, wish.ticket->unitId}}, u"engine"_s);
    } else {
        (void)claim(t, now, wish, wish.fate == Wish::Fate::NotNeeded ? u"not_needed"_s : u"too_late"_s);
    }
}

Expected<TicketClock::Done> TicketClock::tellSome() {
    return m_store.writeReturning<Done>([&](Transaction &t) {
        Slice slice{t, m_clock.now()};
        Done done;
        for (const auto &row : t.query(u"SELECT act, called, any_hour FROM ticket_step WHERE state = 'claimed' GROUP BY act, called, any_hour "
                                       "ORDER BY act, called, any_hour LIMIT 20")) {
            ++done.looked;
            const auto act = rungActFromName(row.text(0)).value_or(RungAct::RemindUnit);
            auto callee = act == RungAct::TellCitizen ? std::nullopt : calleeOf(slice, row.text(1));
            if (callee) {
                done.placed += !tell(t, slice.now, act, row.boolean(2), *callee, u"engine"_s).isEmpty();
                continue;
            }
            // The number was taken away between the two: the tickets are looked at again.
            t.execute(u"UPDATE ticket SET next_at = 1 WHERE plan > 0 AND id IN (SELECT ticket_id FROM ticket_step WHERE state = 'claimed' AND act "
                      "= $1 AND called = $2)",
                      {row.text(0), row.text(1)});
            t.execute(u"DELETE FROM ticket_step WHERE state = 'claimed' AND act = $1 AND called = $2", {row.text(0), row.text(1)});
        }
        return done;
    });
}

Id TicketClock::tell(Transaction &t, qint64 now, RungAct act, bool anyHour, const Callee_ &callee, const QString &actor, const Id &onlyTicket) {
    const Params which{nameOf(act), callee.key, qint64(anyHour), onlyTicket};
    const QString claimed = u"s.state = 'claimed' AND s.act = $1 AND s.called = $2 AND s.any_hour = $3 AND ($4 = '' OR s.ticket_id = $4)"_s;
    const QString same = u"t.paused = 0 AND t.deadline = s.deadline AND t.plan > 0 AND (s.unit_id = '' OR (t.unit_id = s.unit_id AND t.state IN "
                         "('pending_sign', 'processing')))"_s;
    // What changed since it was claimed is looked at again.
    t.execute(u"UPDATE ticket SET next_at = 1 WHERE plan > 0 AND id IN (SELECT s.ticket_id FROM ticket_step s JOIN ticket t ON t.id = "
              "s.ticket_id WHERE %1 AND NOT (%2))"_s.arg(claimed, same),
              which);
    t.execute(u"DELETE FROM ticket_step WHERE EXISTS (SELECT 1 FROM ticket_step s JOIN ticket t ON t.id = s.ticket_id WHERE s.ticket_id = "
              "ticket_step.ticket_id AND s.rung = ticket_step.rung AND s.deadline = ticket_step.deadline AND s.unit_id = ticket_step.unit_id "
              "AND %1 AND NOT (%2)) AND state = 'claimed'"_s.arg(claimed, same),
              which);
    struct Claimed {
        Id ticket;
        QString number, title, unitName, rung, about;
        qint64 deadline, feedback;
        Id unit;
    };
    std::vector<Claimed> steps;
    for (const auto &row : t.query(u"SELECT s.ticket_id, t.number, t.title, t.unit_name, s.rung, s.about, s.deadline, s.feedback_at, s.unit_id FROM "
                                   "ticket_step s JOIN ticket t ON t.id = s.ticket_id WHERE %1 ORDER BY s.deadline, s.ticket_id"_s.arg(claimed) +
                                       (t.isPostgres() ? u" FOR UPDATE OF s SKIP LOCKED"_s : QString()),
                                   which))
        steps.push_back({row.text(0), row.text(1), row.text(2), row.text(3), row.text(4), row.text(5), row.integer(6), row.integer(7), row.text(8)});
    if (steps.empty())
        return {};
    const Id notice = newId();
    const auto &first = steps.front();
    qint64 feedback = 0;
    int overdue = 0;
    std::vector<Params> placed;
    for (const auto &step : steps) {
        feedback = feedback == 0 ? step.feedback : step.feedback == 0 ? feedback : std::min(feedback, step.feedback);
        overdue += step.deadline < now;
        placed.push_back({notice, step.ticket, step.rung, step.deadline, step.unit});
    }
    t.executeMany(u"UPDATE ticket_step SET state = 'placed', notice_id = $1 WHERE ticket_id = $2 AND rung = $3 AND deadline = $4 AND unit_id = $5",
                  placed);
    const int count = int(steps.size());
    CallOrder order;
    order.id = newId();
    order.source = OrderSourceKind::Reminder;
    order.sourceId = notice;
    order.callee = callee.callee;
    order.attempts = m_settings.attempts;
    order.priority = act == RungAct::TellCitizen ? 5 : act == RungAct::Escalate ? 8 : 7;
    order.flowId = act == RungAct::TellCitizen       ? m_settings.citizenFlow
                   : act == RungAct::Escalate        ? m_settings.escalationFlow
                   : act == RungAct::PushSupervision ? m_settings.supervisionFlow
                   : count > 1                       ? m_settings.unitManyFlow
                                                     : m_settings.unitFlow;
    // Tomorrow's call says something else. At night only what can't wait is called, and not for long.
    order.expires = anyHour ? now + 4 * kHourMs : civil::startOf(m_calendar.workingDayFrom(civil::dateOf(now), 1).addDays(1));
    order.variables = {{u"ticket"_s, first.number},
                       {u"subject"_s, first.title},
                       {u"unit"_s, first.unitName},
                       {u"count"_s, count},
                       {u"overdue"_s, overdue},
                       {u"deadline"_s, civil::isoOf(first.deadline)},
                       {u"deadlineOn"_s, civil::dateOf(first.deadline).toString(Qt::ISODate)},
                       {u"workingDaysLeft"_s, m_calendar.workingDaysBetween(civil::dateOf(now), civil::dateOf(first.deadline))}};
    order.variables[u"feedback"_s] = civil::isoOf(feedback ? feedback : first.deadline);
    if (act == RungAct::PushSupervision)
        order.variables[u"reason"_s] = spokenReason(first.about);
    m_dialler.place(t, {order});
    t.execute(u"INSERT INTO ticket_notice (id, kind, unit_id, called_unit_id, contact_id, order_id, windows, tickets, placed_at, "
              "state, result, attempt_id, call_id, acknowledged_at, settled_at) VALUES "
              "($1,$2,$3,$4,$5,$6,$7,$8,$9,'placed','','','',0,0)",
              {notice, nameOf(act), first.unit, callee.unitId, callee.callee.contactId, order.id, notice::compact(m_ladder.windows(act, anyHour, hoursOf(callee.unitId))),
               qint64(count), now});
    for (const auto &step : steps) {
        QJsonObject placedCall = unitsOfTicket(t, step.ticket);
        placedCall[u"kind"_s] = nameOf(act);
        placedCall[u"orderId"_s] = order.id;
        placedCall[u"number"_s] = step.number;
        t.emitEvent(u"ticket.call_placed"_s, step.ticket, placedCall, actor);
    }
    return order.id;
}

Expected<Id> TicketClock::remindNow(const Id &ticketId, const QString &actor) {
    LX_TRY(const Id order, m_store.writeReturning<Id>([&](Transaction &t) {
        Slice slice{t, m_clock.now()};
        const auto ticket = seen(t, ticketId);
        if (!ticket || ticket->unitId.isEmpty() || !ticket->isWithUnit() || ticket->paused)
            throw StoreFailure({ErrorKind::Conflict, u"tickets.call_not_due"_s, u"This ticket is in no state for this call."_s,
                                u"A reminder needs a unit that has not finished."_s, ticketId});
        const auto callee = calleeOf(slice, ticket->unitId);
        if (!callee)
            throw StoreFailure({ErrorKind::Conflict, u"tickets.nobody_to_call"_s, u"There is no number to call."_s,
                                u"Add the contact's, the liaison's or the unit's number."_s, ticketId});
        Wish wish{&*ticket, {}, slice.now, Wish::Fate::Do, {}};
        wish.rung.id = u"by_hand:"_s + newId();
        (void)claim(t, slice.now, wish, u"claimed"_s, callee->key);
        return tell(t, slice.now, RungAct::RemindUnit, false, *callee, actor, ticketId);
    }));
    m_dialler.wake();
    return order;
}

} // namespace lianxin
