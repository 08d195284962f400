// SPDX-License-Identifier: GPL-3.0-or-later
// What is due for a ticket. Doing it is in TicketClockSlices.cpp, what becomes of the calls in TicketNotices.cpp.
#include "hotline/tickets/TicketClockPrivate.h"
#include <algorithm>

namespace lianxin {
namespace {

using When = LadderRung::When;

const QString kSeenColumns = u"SELECT id, number, title, category, state, unit_id, unit_name, deadline, paused, supervised, seq, "
                             "contact_id, name_masked, phone_sealed, phone_index, phone_masked, plan FROM ticket WHERE "_s;
const QString kPushed = u"supervision:"_s;

bool isBefore(const LadderRung &rung) { return rung.when == When::DaysBefore || rung.when == When::MinutesBefore; }

//! What was done for a ticket already.
struct ClimbedSteps {
    std::map<QString, qint64> done; //!< rung → when it fired, for the deadline and the unit that the ticket has now
    QStringList acts;               //!< of what fired
    QStringList pushed;             //!< supervision orders that the unit was told, whatever the deadline
};

ClimbedSteps climbed(Snapshot &s, const Id &ticket, qint64 deadline, const Id &unit) {
    ClimbedSteps steps;
    for (const auto &row : s.query(u"SELECT rung, placed_at, deadline, unit_id, act FROM ticket_step WHERE ticket_id = $1", {ticket})) {
        const QString rung = row.text(0);
        if (rung.startsWith(kPushed))
            steps.pushed << rung.mid(kPushed.size());
        if (row.integer(2) != deadline || (!row.text(3).isEmpty() && row.text(3) != unit))
            continue;
        steps.done[rung] = row.integer(1);
        if (row.integer(1) > 0)
            steps.acts << row.text(4);
    }
    return steps;
}

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

TicketClock::Seen TicketClock::Seen::of(const Row &row) {
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
    t.supervised = row.boolean(9);
    t.seq = row.integer(10);
    t.plan = row.integer(16);
    t.citizen = {row.text(11), row.blob(13), row.blob(14), row.text(15), row.text(12)};
    return t;
}

// First what is due, then what was planned by an older plan. Engines that share a store take different tickets.
std::vector<TicketClock::Seen> TicketClock::dueOrBehind(Snapshot &s, qint64 now, qint64 plan, int most) {
    std::vector<Seen> tickets;
    // The number is part of the text: SQLite plans a statement anew whenever a bound LIMIT is bound again.
    const QString limit = u" LIMIT %1"_s.arg(most) + (s.isPostgres() ? u" FOR UPDATE SKIP LOCKED"_s : QString());
    for (const auto &row : s.query(kSeenColumns + u"next_at > 0 AND next_at <= $1 ORDER BY next_at, id"_s + limit, {now}))
        tickets.push_back(Seen::of(row));
    if (int(tickets.size()) < most)
        for (const auto &row : s.query(kSeenColumns + u"plan > 0 AND plan < $1 AND (next_at = 0 OR next_at > $2) ORDER BY plan, id"_s + limit,
                                       {plan, now}))
            if (int(tickets.size()) < most)
                tickets.push_back(Seen::of(row));
    return tickets;
}

std::optional<TicketClock::Seen> TicketClock::seen(Snapshot &s, const Id &id) {
    const auto row = s.first(kSeenColumns + u"id = $1"_s, {id});
    return row ? std::optional(Seen::of(*row)) : std::nullopt;
}

bool TicketClock::fedBack(Snapshot &s, const Id &ticketId, qint64 since) {
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
    if (!ticket.isOpen() || ticket.paused)
        return wishes;
    const auto steps = climbed(s, ticket.id, ticket.deadline, ticket.unitId);
    const auto &rungs = m_ladder.of(ticket.category);
    const auto own = m_tickets.hoursOf(ticket.unitName);
    const auto dueAt = [&](const LadderRung &rung, qint64 asked) {
        return m_ladder.dueAt(m_calendar, rung, ticket.deadline, asked, rung.act == RungAct::Escalate ? std::nullopt : own); // that calls another unit
    };
    const auto soonest = [&](qint64 at) {
        if (at > now && (ticket.nextAt == 0 || at < ticket.nextAt))
            ticket.nextAt = at;
    };
    std::map<RungAct, size_t> latest; // of several that were missed, only the last one is done
    for (const auto &rung : rungs) {
        if (steps.done.contains(rung.id))
            continue;
        if (rung.act == RungAct::TellCitizen ? ticket.citizen.phoneIndex.isEmpty() : !ticket.isWithUnit())
            continue; // looked at again when it is dispatched
        qint64 asked = 0, firedAt = 0;
        if (rung.when == When::NoFeedback) {
            const auto asker = std::find_if(rungs.begin(), rungs.end(), [&](const auto &one) { return one.id == rung.after; });
            const auto fired = steps.done.find(rung.after);
            if (asker == rungs.end() || fired == steps.done.end() || fired->second == 0)
                continue;
            firedAt = fired->second;
            asked = TicketLadder::feedbackUntil(m_calendar, *asker, firedAt);
        }
        const qint64 at = dueAt(rung, asked);
        if (at == 0)
            continue;
        if (at > now) {
            soonest(at);
            continue;
        }
        Wish wish{&ticket, rung, at, Wish::Fate::Do, {}};
        if (isBefore(rung) && now >= ticket.deadline)
            wish.fate = Wish::Fate::TooLate;
        else if (at < rung.since && steps.acts.contains(nameOf(rung.act)))
            wish.fate = Wish::Fate::TooLate; // its hour had passed when the ladder was changed
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
                    soonest(dueAt(next, TicketLadder::feedbackUntil(m_calendar, rung, now)));
    }
    if (ticket.supervised && ticket.isWithUnit())
        wishSupervisionPushed(s, ticket, now, steps.pushed, wishes);
    return wishes;
}

// The unit hears of its supervision orders by telephone, too: in the hours in which it may be called, at the full hour, so
// that those of an hour are one call.
void TicketClock::wishSupervisionPushed(Snapshot &s, Seen &ticket, qint64 now, const QStringList &pushed, std::vector<Wish> &wishes) const {
    for (const auto &row : s.query(u"SELECT id, created_at, reason FROM supervision_order WHERE ticket_id = $1 AND state = 'open' AND "
                                   "unit_id = $2 ORDER BY id",
                                   {ticket.id, ticket.unitId})) {
        if (pushed.contains(row.text(0)))
            continue;
        constexpr qint64 hour = 3'600'000;
        const qint64 full = (row.integer(1) + hour - 1) / hour * hour;
        Wish wish{&ticket, {}, m_ladder.opensAt(m_calendar, RungAct::PushSupervision, full, m_tickets.hoursOf(ticket.unitName)), Wish::Fate::Do, row.text(2)};
        wish.rung.id = kPushed + row.text(0);
        wish.rung.act = RungAct::PushSupervision;
        if (wish.at <= now)
            wishes.push_back(wish);
        else if (ticket.nextAt == 0 || wish.at < ticket.nextAt)
            ticket.nextAt = wish.at;
    }
}

} // namespace lianxin
