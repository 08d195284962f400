// SPDX-License-Identifier: GPL-3.0-or-later
// What is due, and placing it. What becomes of the calls is in TicketNotices.cpp.
#include "hotline/tickets/TicketClockPrivate.h"
#include <algorithm>
#include <map>

namespace lianxin {
namespace {

using When = LadderRung::When;

bool isBefore(const LadderRung &rung) { return rung.when == When::DaysBefore || rung.when == When::MinutesBefore; }

} // namespace

TicketClock::TicketClock(Store &store, Tickets &tickets, Dialler &dialler, Directory &directory, const Calendar &calendar,
                         const Clock &clock, TicketLadder ladder, Settings settings)
    : m_store(store)
    , m_tickets(tickets)
    , m_dialler(dialler)
    , m_directory(directory)
    , m_calendar(calendar)
    , m_clock(clock)
    , m_ladder(std::move(ladder))
    , m_settings(std::move(settings)) {}

std::vector<TicketClock::Seen> TicketClock::look(Snapshot &s, qint64 now, const Id &only) const {
    std::vector<Seen> tickets;
    const QString columns = u"SELECT id, number, title, category, state, unit_id, unit_name, deadline, paused, seq, contact_id, "
                            "name_masked, phone_sealed, phone_index, phone_masked FROM ticket WHERE "_s;
    const auto rows = only.isEmpty()
                          ? s.query(columns + u"next_at > 0 AND next_at <= $1 ORDER BY next_at, id LIMIT $2"_s,
                                    {now, qint64(m_settings.batch)})
                          : s.query(columns + u"id = $1"_s, {only});
    for (const auto &row : rows) {
        Seen t;
        t.id = row.text(0);
        t.number = row.text(1);
        t.title = row.text(2);
        t.category = row.text(3);
        t.state = ticketStateFromName(row.text(4)).value_or(TicketState::Archived);
        t.unitId = row.text(5);
        t.unitName = row.text(6);
        t.deadline = row.integer(7);
        t.paused = row.boolean(8);
        t.seq = row.integer(9);
        t.citizen = {row.text(10), row.blob(12), row.blob(13), row.text(14), row.text(11)};
        tickets.push_back(std::move(t));
    }
    return tickets;
}

bool TicketClock::fedBack(Snapshot &s, const Id &ticketId, qint64 since) const {
    return s
        .first(u"SELECT 1 FROM ticket_event WHERE ticket_id = $1 AND at >= $2 AND action IN ('processed', 'finished', "
               "'return_asked', 'extension_asked', 'paused', 'assist_reported')",
               {ticketId, since})
        .has_value();
}

// The rungs of a ticket that are due and not done; sets when it is to be looked at next.
std::vector<TicketClock::Wish> TicketClock::due(Snapshot &s, Seen &ticket, qint64 now) const {
    std::vector<Wish> wishes;
    ticket.nextAt = 0;
    const bool withUnit = ticket.state == TicketState::PendingSign || ticket.state == TicketState::Processing;
    if (ticket.deadline == 0 || ticket.paused || (!withUnit && ticket.state != TicketState::PendingDispatch))
        return wishes;
    std::map<QString, qint64> done; // rung → when it fired
    for (const auto &row :
         s.query(u"SELECT rung, placed_at FROM ticket_step WHERE ticket_id = $1 AND deadline = $2 AND (unit_id = '' OR unit_id = $3)",
                 {ticket.id, ticket.deadline, ticket.unitId}))
        done[row.text(0)] = row.integer(1);
    const auto &rungs = m_ladder.of(ticket.category);
    const auto soonest = [&](qint64 at) {
        if (at > now && (ticket.nextAt == 0 || at < ticket.nextAt))
            ticket.nextAt = at;
    };
    std::map<RungAct, size_t> latest; // of several that were missed, only the last one is done
    for (const auto &rung : rungs) {
        if (done.contains(rung.id))
            continue;
        if (rung.act == RungAct::TellCitizen ? ticket.citizen.phoneIndex.isEmpty() : !withUnit)
            continue; // looked at again when it is dispatched
        qint64 asked = 0, firedAt = 0;
        if (rung.when == When::NoFeedback) {
            const auto asker = std::find_if(rungs.begin(), rungs.end(), [&](const auto &one) { return one.id == rung.after; });
            const auto fired = done.find(rung.after);
            if (asker == rungs.end() || fired == done.end() || fired->second == 0)
                continue;
            firedAt = fired->second;
            asked = TicketLadder::feedbackUntil(m_calendar, *asker, firedAt);
        }
        const qint64 at = m_ladder.dueAt(m_calendar, rung, ticket.deadline, asked);
        if (at == 0)
            continue;
        if (at > now) {
            soonest(at);
            continue;
        }
        Wish wish{&ticket, &rung, at, Wish::Fate::Do};
        if (isBefore(rung) && now >= ticket.deadline)
            wish.fate = Wish::Fate::TooLate;
        else if (firedAt && fedBack(s, ticket.id, firedAt))
            wish.fate = Wish::Fate::NotNeeded;
        else if (const auto other = latest.find(rung.act); other != latest.end()) {
            Wish &earlier = wishes[other->second];
            (earlier.at <= wish.at ? earlier : wish).fate = Wish::Fate::TooLate;
        }
        if (wish.fate == Wish::Fate::Do)
            latest[rung.act] = wishes.size();
        wishes.push_back(wish);
        // What waits for an answer to this rung is due when that hour comes.
        if (wish.fate == Wish::Fate::Do)
            for (const auto &next : rungs)
                if (next.when == When::NoFeedback && next.after == rung.id)
                    soonest(m_ladder.dueAt(m_calendar, next, ticket.deadline, TicketLadder::feedbackUntil(m_calendar, rung, now)));
    }
    return wishes;
}

Expected<int> TicketClock::scan() {
    int placed = 0;
    for (int round = 0; round < 1000; ++round) {
        const qint64 now = m_clock.now();
        std::vector<Seen> tickets;
        std::vector<Wish> wishes;
        LX_CHECK(m_store.read([&](Snapshot &s) {
            tickets = look(s, now, {});
            wishes.clear();
            for (auto &ticket : tickets)
                for (auto &wish : due(s, ticket, now))
                    wishes.push_back(wish);
        }));
        if (tickets.empty())
            break;
        // One call a unit (or superior, or citizen) and kind of hours: forty due tickets are one conversation.
        std::map<std::tuple<RungAct, Id, bool>, std::pair<Callee_, std::vector<const Wish *>>> groups;
        for (auto &wish : wishes) {
            if (wish.fate != Wish::Fate::Do || wish.rung->act == RungAct::Supervise)
                continue;
            Callee_ callee;
            if (wish.rung->act == RungAct::TellCitizen) {
                callee = {wish.ticket->id, {}, wish.ticket->citizen};
            } else {
                Id unit = wish.ticket->unitId;
                if (wish.rung->act == RungAct::Escalate) {
                    LX_TRY(const auto superior, m_directory.superior(unit));
                    if (!superior) {
                        wish.fate = Wish::Fate::SuperviseInstead;
                        continue;
                    }
                    unit = superior->id;
                }
                LX_TRY(const auto found, calleeOf(unit));
                if (!found) {
                    wish.fate = wish.rung->act == RungAct::Escalate ? Wish::Fate::SuperviseInstead : Wish::Fate::Nobody;
                    continue;
                }
                callee = *found;
            }
            auto &group = groups[{wish.rung->act, callee.key, wish.rung->anyHour}];
            group.first = callee;
            group.second.push_back(&wish);
        }
        LX_CHECK(settleWithoutCall(wishes));
        for (const auto &[key, group] : groups) {
            LX_TRY(const bool done, place(group.second, std::get<0>(key), group.first, u"engine"_s));
            placed += done;
        }
        // Last of all: dying before this line means that it is looked at again, and finds its steps done.
        LX_CHECK(m_store.write([&](Transaction &t) {
            for (const auto &ticket : tickets)
                t.execute(u"UPDATE ticket SET next_at = $1 WHERE id = $2 AND seq = $3", {ticket.nextAt, ticket.id, ticket.seq});
        }));
    }
    if (placed)
        m_dialler.wake();
    return placed;
}

// The row is the step: whoever writes it does it, and only once.
bool TicketClock::claim(Transaction &t, const Wish &wish, const QString &state, const Id &noticeId) const {
    const qint64 now = m_clock.now();
    const auto still = t.first(u"SELECT 1 FROM ticket WHERE id = $1 AND deadline = $2 AND unit_id = $3 AND paused = 0 AND state = $4",
                               {wish.ticket->id, wish.ticket->deadline, wish.ticket->unitId, nameOf(wish.ticket->state)});
    if (!still)
        return false; // it changed since it was read: the next look sees it as it is
    const bool placed = state == u"placed";
    return !t.query(u"INSERT INTO ticket_step (ticket_id, rung, deadline, unit_id, due_at, placed_at, notice_id, state, settled_at) "
                    "VALUES ($1,$2,$3,$4,$5,$6,$7,$8,$9) ON CONFLICT (ticket_id, rung, deadline, unit_id) DO NOTHING RETURNING rung",
                    {wish.ticket->id, wish.rung->id, wish.ticket->deadline,
                     wish.rung->act == RungAct::TellCitizen ? QString() : wish.ticket->unitId, wish.at,
                     state == u"too_late" ? qint64(0) : now, noticeId, state, placed ? qint64(0) : now})
                .empty();
}

Expected<void> TicketClock::settleWithoutCall(const std::vector<Wish> &wishes) {
    for (const auto &wish : wishes) {
        const bool supervise = wish.fate == Wish::Fate::SuperviseInstead ||
                               (wish.fate == Wish::Fate::Do && wish.rung->act == RungAct::Supervise);
        if (wish.fate == Wish::Fate::Do && !supervise)
            continue;
        LX_CHECK(m_store.write([&](Transaction &t) {
            if (supervise) {
                if (claim(t, wish, u"supervised"_s, {}))
                    m_tickets.supervise(t, wish.ticket->id, wish.rung->act == RungAct::Supervise ? wish.rung->reason : u"no_feedback"_s, {},
                                        u"engine"_s);
            } else if (wish.fate == Wish::Fate::Nobody) {
                if (claim(t, wish, u"nobody"_s, {}))
                    m_tickets.append(t, wish.ticket->id, TicketAction::Noted,
                                     {{u"kind"_s, u"nobody_to_call"_s}, {u"rung"_s, wish.rung->id}, {u"unitId"_s, wish.ticket->unitId}},
                                     u"engine"_s);
            } else {
                (void)claim(t, wish, wish.fate == Wish::Fate::NotNeeded ? u"not_needed"_s : u"too_late"_s, {});
            }
        }));
    }
    return {};
}

// The liaison who is called first, else the duty telephone of the unit.
Expected<std::optional<TicketClock::Callee_>> TicketClock::calleeOf(const Id &unitId) {
    LX_TRY(const auto liaisons, m_directory.liaisons(unitId));
    for (const auto &liaison : liaisons)
        if (!liaison.phone.isEmpty())
            return std::optional(Callee_{unitId, unitId,
                                         {liaison.id, liaison.phone.sealed, liaison.phone.index, liaison.phone.masked, liaison.nameMasked}});
    if (const auto unit = m_directory.unit(unitId); unit && !unit->phone.isEmpty())
        return std::optional(Callee_{unitId, unitId, {{}, unit->phone.sealed, unit->phone.index, unit->phone.masked, {}}});
    return std::optional<Callee_>();
}

Expected<bool> TicketClock::place(const std::vector<const Wish *> &wishes, RungAct act, const Callee_ &callee, const QString &actor,
                                  Id *orderId) {
    const qint64 now = m_clock.now();
    return m_store.writeReturning<bool>([&](Transaction &t) {
        const Id notice = newId();
        std::vector<const Wish *> claimed;
        for (const auto *wish : wishes)
            if (claim(t, *wish, u"placed"_s, notice))
                claimed.push_back(wish);
        if (claimed.empty())
            return false; // another engine was first
        std::sort(claimed.begin(), claimed.end(), [](const Wish *a, const Wish *b) { return a->ticket->deadline < b->ticket->deadline; });
        const Seen &first = *claimed.front()->ticket;
        qint64 feedback = 0;
        bool anyHour = false;
        int overdue = 0;
        for (const auto *wish : claimed) {
            const qint64 until = TicketLadder::feedbackUntil(m_calendar, *wish->rung, now);
            feedback = feedback == 0 ? until : until == 0 ? feedback : std::min(feedback, until);
            anyHour = anyHour || wish->rung->anyHour;
            overdue += wish->ticket->deadline < now;
        }
        CallOrder order;
        order.id = newId();
        order.source = OrderSourceKind::Reminder;
        order.sourceId = notice;
        order.callee = callee.callee;
        order.attempts = m_settings.attempts;
        order.priority = act == RungAct::TellCitizen ? 5 : act == RungAct::Escalate ? 8 : 7;
        order.flowId = act == RungAct::TellCitizen ? m_settings.citizenFlow
                       : act == RungAct::Escalate  ? m_settings.escalationFlow
                       : claimed.size() > 1        ? m_settings.unitManyFlow
                                                   : m_settings.unitFlow;
        // Tomorrow's call says something else. At night only what can't wait is called, and not for long.
        order.expires = anyHour ? now + 4 * 3'600'000 : civil::startOf(m_calendar.workingDayFrom(civil::dateOf(now), 1).addDays(1));
        order.variables = {{u"ticket"_s, first.number},
                           {u"subject"_s, first.title},
                           {u"unit"_s, first.unitName},
                           {u"count"_s, int(claimed.size())},
                           {u"overdue"_s, overdue},
                           {u"deadline"_s, civil::isoOf(first.deadline)},
                           {u"deadlineOn"_s, civil::dateOf(first.deadline).toString(Qt::ISODate)},
                           {u"workingDaysLeft"_s, m_calendar.workingDaysBetween(civil::dateOf(now), civil::dateOf(first.deadline))}};
        order.variables[u"feedback"_s] = civil::isoOf(feedback ? feedback : first.deadline);
        m_dialler.place(t, {order});
        t.execute(u"INSERT INTO ticket_notice (id, kind, unit_id, called_unit_id, contact_id, order_id, windows, tickets, placed_at, "
                  "state, result, attempt_id, call_id, acknowledged_at, settled_at) VALUES "
                  "($1,$2,$3,$4,$5,$6,$7,$8,$9,'placed','','','',0,0)",
                  {notice, nameOf(act), act == RungAct::TellCitizen ? Id() : first.unitId, callee.unitId, callee.callee.contactId, order.id,
                   notice::compact(m_ladder.windows(*claimed.front()->rung)), qint64(claimed.size()), now});
        for (const auto *wish : claimed)
            t.emitEvent(u"ticket.call_placed"_s, wish->ticket->id,
                        {{u"kind"_s, nameOf(act)}, {u"orderId"_s, order.id}, {u"number"_s, wish->ticket->number}}, actor);
        if (orderId)
            *orderId = order.id;
        return true;
    });
}

Expected<void> TicketClock::replan() {
    return m_store.write([](Transaction &t) {
        t.execute(u"UPDATE ticket SET next_at = 1 WHERE deadline > 0 AND state IN ('pending_dispatch', 'pending_sign', 'processing')");
    });
}

Expected<Id> TicketClock::remindNow(const Id &ticketId, const QString &actor) {
    const qint64 now = m_clock.now();
    LX_TRY(auto seen, m_store.readReturning<std::vector<Seen>>([&](Snapshot &s) { return look(s, now, ticketId); }));
    if (seen.empty() || seen.front().unitId.isEmpty() ||
        (seen.front().state != TicketState::PendingSign && seen.front().state != TicketState::Processing) || seen.front().paused)
        return Error{ErrorKind::Conflict, u"tickets.call_not_due"_s, u"This ticket is in no state for this call."_s,
                     u"A reminder needs a unit that has not finished."_s, ticketId};
    LX_TRY(const auto callee, calleeOf(seen.front().unitId));
    if (!callee)
        return Error{ErrorKind::Conflict, u"tickets.nobody_to_call"_s, u"There is no number to call."_s,
                     u"Add the contact's, the liaison's or the unit's number."_s, ticketId};
    LadderRung rung;
    rung.id = u"by_hand:"_s + newId();
    const Wish wish{&seen.front(), &rung, now, Wish::Fate::Do};
    Id order;
    LX_TRY(const bool placed, place({&wish}, RungAct::RemindUnit, *callee, actor, &order));
    if (!placed)
        return Error{ErrorKind::Conflict, u"tickets.call_not_due"_s, u"The ticket changed just now."_s, u"Look again."_s, ticketId};
    m_dialler.wake();
    return order;
}

} // namespace lianxin
