// SPDX-License-Identifier: GPL-3.0-or-later
#include "hotline/routing/Seats.h"
#include "hotline/routing/SeatRows.h"
#include "hotline/routing/ServiceSlots.h"
#include "platform/access/Masking.h"
#include "platform/base/Clock.h"
#include "platform/storage/Store.h"
#include <QJsonArray>
#include <algorithm>
#include <limits>

namespace lianxin {
namespace {

constexpr qsizetype kLongestReason = 60;
constexpr qsizetype kMostSkills = 50;   // every change of a seat is told with them
constexpr qsizetype kLongestSkill = 60;

Error lockedConsole(const QString &number, SeatState stays) {
    return {ErrorKind::Conflict, u"routing.console_locked"_s, u"Nobody is at the locked console of this seat: it stays %1."_s.arg(nameOf(stays)),
            u"Whoever sits there unlocks it with the password; then it can be made ready."_s, number};
}

} // namespace

QJsonObject Seat::toJson() const {
    return {{u"seatNumber"_s, number},
            {u"userId"_s, userId},
            {u"displayName"_s, displayName},
            {u"state"_s, nameOf(state)},
            {u"reason"_s, reason},
            {u"since"_s, since},
            {u"registered"_s, registered},
            {u"callId"_s, callId},
            {u"coolUntil"_s, coolUntil},
            {u"wrapUpUntil"_s, wrapUpUntil},
            {u"wrapUpExtendedMs"_s, wrapUpExtendedMs},
            {u"wrapUpExtensions"_s, wrapUpExtensions},
            {u"wrapUpReason"_s, wrapUpReason},
            {u"consoleLocked"_s, consoleLocked},
            {u"skills"_s, QJsonArray::fromStringList(skills)}};
}

Seats::Seats(Store &store, const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_store(store)
    , m_clock(clock) {}

Expected<void> Seats::assign(const QString &number, const Id &userId, const QString &displayName) {
    if (number.isEmpty())
        return Error{ErrorKind::Usage, u"routing.unknown_seat"_s, u"The seat number is empty."_s, {}, {}};
    return m_store.write([&](Transaction &t) {
        const qint64 now = m_clock.now();
        if (!userId.isEmpty())
            t.execute(u"UPDATE seat SET user_id = '', display_name = '' WHERE user_id = $1 AND number <> $2",
                      {userId, number});
        t.execute(u"INSERT INTO seat (number, user_id, display_name, state, reason, since, idle_since, "
                  "registered, registrar, call_id, engine) VALUES ($1,$2,$3,'offline','',$4,$4,0,'','','') "
                  "ON CONFLICT (number) DO UPDATE SET "
                  "user_id = excluded.user_id, display_name = excluded.display_name",
                  {number, userId, displayName, now});
    });
}

Expected<void> Seats::setSkills(const QString &number, const QStringList &skills, const QString &actor) {
    if (skills.size() > kMostSkills || std::any_of(skills.begin(), skills.end(), [](const QString &skill) { return skill.size() > kLongestSkill; }))
        return Error{ErrorKind::Usage, u"routing.bad_skills"_s, u"A seat has at most 50 skills of 60 characters each."_s, u"Name fewer of them, or shorter."_s, u"skills"_s};
    return m_store.write([&](Transaction &t) {
        if (!findSeat(t, number))
            throw StoreFailure(unknownSeat(number));
        t.execute(u"DELETE FROM seat_skill WHERE number = $1", {number});
        for (const auto &skill : QSet<QString>(skills.begin(), skills.end()))
            if (!skill.isEmpty())
                t.execute(u"INSERT INTO seat_skill (number, skill) VALUES ($1,$2)", {number, skill});
        tellSeat(t, *findSeat(t, number), actor);
    });
}

Expected<Seat> Seats::rest(const QString &number, qint64 ms, const QString &actor) {
    auto resting = m_store.writeReturning<Seat>([&](Transaction &t) {
        const qint64 until = ms > 0 ? m_clock.now() + ms : 0;
        if (t.execute(u"UPDATE seat SET cool_until = $1 WHERE number = $2", {until, number}) == 0)
            throw StoreFailure(unknownSeat(number));
        const auto seat = findSeat(t, number);
        tellSeat(t, *seat, actor);
        return *seat;
    });
    if (resting && ms <= 0 && resting->state == SeatState::Ready)
        Q_EMIT becameReady(number);
    return resting;
}

Expected<Seat> Seats::extendWrapUp(const QString &number, qint64 ms, const QString &reason, qint64 most, const Id &userId) {
    const QString why = maskedText(reason.simplified());
    if (why.isEmpty() || why.size() > kLongestReason)
        return Error{ErrorKind::Usage, u"routing.bad_extension"_s, u"A wrap-up is prolonged by 1 to 15 minutes, for a reason."_s,
                     u"Say in 1 to 60 characters what takes longer."_s, u"reason"_s};
    auto extended = m_store.writeReturning<Seat>([&](Transaction &t) {
        auto seat = findSeat(t, number);
        if (!seat)
            throw StoreFailure(unknownSeat(number));
        if (seat->state != SeatState::Wrapup)
            throw StoreFailure({ErrorKind::Conflict, u"routing.no_wrap_up"_s, u"This seat is not wrapping up a call."_s,
                                u"The time for it may have run out; go away from the queue instead."_s, number});
        const auto before = t.first(u"SELECT COALESCE(SUM(ms), 0) FROM wrap_up_extension WHERE call_id = $1 AND seat_number = $2", {seat->callId, number});
        const qint64 left = most - before->integer(0);
        if (ms > left)
            throw StoreFailure({ErrorKind::Conflict, u"routing.wrap_up_ceiling"_s, u"The wrap-up of this call can't be prolonged by so much more."_s,
                                u"Minutes that are left: %1."_s.arg(std::max<qint64>(0, left) / 60'000), number});
        const qint64 now = m_clock.now();
        t.execute(u"INSERT INTO wrap_up_extension (id, call_id, seat_number, user_id, at, ms, reason) VALUES ($1,$2,$3,$4,$5,$6,$7)",
                  {newId(), seat->callId, number, userId, now, ms, why});
        // What ends never stays so.
        if (t.execute(u"UPDATE seat SET wrap_until = CASE WHEN wrap_until = 0 THEN 0 ELSE wrap_until + $1 END, wrap_extended = wrap_extended + $1, "
                      "wrap_extensions = wrap_extensions + 1, wrap_reason = $2 WHERE number = $3 AND state = 'wrapup'",
                      {ms, why, number}) == 0)
            throw StoreFailure({ErrorKind::Conflict, u"routing.no_wrap_up"_s, u"This seat is not wrapping up a call."_s, {}, number});
        const auto after = findSeat(t, number);
        tellSeat(t, *after, userId);
        return *after;
    });
    if (extended)
        Q_EMIT changed(*extended);
    return extended;
}

Expected<QJsonObject> Seats::extensions(qint64 from, qint64 to) {
    return m_store.readReturning<QJsonObject>([&](Snapshot &s) {
        qint64 count = 0, ms = 0;
        QJsonArray seats;
        for (const auto &row : s.query(u"SELECT e.seat_number, COALESCE(MAX(s.display_name), ''), COUNT(*), SUM(e.ms), MAX(e.at) FROM wrap_up_extension e "
                                       "LEFT JOIN seat s ON s.number = e.seat_number WHERE e.at >= $1 AND e.at < $2 "
                                       "GROUP BY e.seat_number ORDER BY SUM(e.ms) DESC, e.seat_number",
                                       {from, to > 0 ? to : std::numeric_limits<qint64>::max()})) {
            count += row.integer(2);
            ms += row.integer(3);
            const auto last = s.first(u"SELECT reason FROM wrap_up_extension WHERE seat_number = $1 AND at = $2 ORDER BY id DESC LIMIT 1", {row.text(0), row.integer(4)});
            seats.append(QJsonObject{{u"seatNumber"_s, row.text(0)},
                                     {u"displayName"_s, row.text(1)},
                                     {u"count"_s, row.integer(2)},
                                     {u"minutes"_s, row.integer(3) / 60'000},
                                     {u"last"_s, row.integer(4)},
                                     {u"lastReason"_s, last ? last->text(0) : QString()}});
        }
        return QJsonObject{{u"count"_s, count}, {u"minutes"_s, ms / 60'000}, {u"seats"_s, seats}};
    });
}

Expected<void> Seats::setRegistered(const QString &number, bool registered) {
    std::optional<Seat> now;
    LX_CHECK(m_store.write([&](Transaction &t) {
        now.reset();
        // A telephone that moved to another engine's registrar is that engine's to take away.
        const auto engine = m_store.engineId();
        const auto sql = registered ? u"UPDATE seat SET registered = 1, registrar = $1 WHERE number = $2 "
                                      "AND (registered = 0 OR registrar <> $1)"_s
                                    : u"UPDATE seat SET registered = 0, registrar = '' WHERE number = $2 "
                                      "AND registered = 1 AND registrar = $1"_s;
        if (t.execute(sql, {engine, number}) == 0)
            return;
        now = findSeat(t, number);
        tellSeat(t, *now, u"engine"_s);
    }));
    if (now) {
        Q_EMIT changed(*now);
        if (registered && now->state == SeatState::Ready)
            Q_EMIT becameReady(number);
    }
    return {};
}

Expected<std::vector<Seat>> Seats::all() {
    return m_store.readReturning<std::vector<Seat>>([](Snapshot &s) {
        std::vector<Seat> seats;
        for (const auto &row : s.query(u"SELECT "_s + seatColumns() + u" FROM seat ORDER BY number"_s))
            seats.push_back(seatOf(row));
        for (const auto &row : s.query(u"SELECT number, skill FROM seat_skill ORDER BY number, skill"))
            for (auto &seat : seats)
                if (seat.number == row.text(0))
                    seat.skills << row.text(1);
        return seats;
    });
}

Expected<Seat> Seats::seat(const QString &number) {
    return m_store.readReturning<Seat>([&](Snapshot &s) {
        auto seat = findSeat(s, number);
        if (!seat)
            throw StoreFailure(unknownSeat(number));
        return *seat;
    });
}

Expected<Seat> Seats::setState(const QString &number, SeatState to, const QString &reason,
                               const QString &actor) {
    return apply(number, to, SeatStep::Person, std::nullopt, reason, actor);
}

Expected<Seat> Seats::step(const QString &number, SeatState to, const Id &callId, const QString &reason) {
    return apply(number, to, SeatStep::Engine, callId, reason, u"engine"_s);
}

Expected<Seat> Seats::apply(const QString &number, SeatState to, SeatStep by, const std::optional<Id> &callId,
                            const QString &reason, const QString &actor) {
    bool repeated = false;
    auto stepped = m_store.writeReturning<Seat>([&](Transaction &t) {
        auto seat = findSeat(t, number);
        if (!seat)
            throw StoreFailure(unknownSeat(number));
        const auto taken = take(t, *seat, to, by, callId, reason, actor);
        repeated = !taken;
        return taken.value_or(*seat);
    });
    if (stepped && !repeated) {
        Q_EMIT changed(*stepped);
        if (stepped->state == SeatState::Ready)
            Q_EMIT becameReady(number);
    }
    return stepped;
}

std::optional<Seat> Seats::take(Transaction &t, Seat &seat, SeatState to, SeatStep by, const std::optional<Id> &callId, const QString &reason,
                                const QString &actor) {
    const bool foreign = callId && !callId->isEmpty() && !seat.callId.isEmpty() && seat.callId != *callId;
    // Said twice. Who says ready when the wrap-up has just run out by itself has what they want.
    const bool asWanted = seat.reason == reason || (to == SeatState::Ready && by == SeatStep::Person);
    if (seat.state == to && asWanted && !foreign)
        return {};
    if (foreign || !mayStep(seat.state, to, by))
        throw StoreFailure(
            {ErrorKind::Conflict, u"routing.illegal_step"_s,
             foreign ? u"The seat has another call by now."_s
                     : u"A seat that is %1 can't become %2."_s.arg(nameOf(seat.state), nameOf(to)),
             u"Look at the seat's state again."_s, seat.number});
    const SeatState before = seat.state;
    const qint64 countedFrom = seat.countedFrom;
    const qint64 now = m_clock.now();
    const bool free = to == SeatState::Ready || to == SeatState::Away || to == SeatState::Offline;
    // Who was offered a call that then went away keeps the place in the line.
    const bool keepsPlace = seat.state == SeatState::Ringing && to == SeatState::Ready;
    seat.state = to;
    seat.reason = reason;
    seat.since = now;
    seat.countedFrom = now;
    if (to == SeatState::Ready && !keepsPlace)
        seat.idleSince = now;
    if (free)
        seat.callId.clear();
    else if (callId && !callId->isEmpty())
        seat.callId = *callId;
    seat.wrapUpUntil = to == SeatState::Wrapup && m_wrapUpMs > 0 ? now + m_wrapUpMs : 0;
    seat.wrapUpExtendedMs = 0;
    seat.wrapUpExtensions = 0;
    seat.wrapUpReason.clear();
    if (t.execute(u"UPDATE seat SET state = $1, reason = $2, since = $3, idle_since = $4, call_id = $5, "
                  "engine = CASE WHEN $5 = '' THEN '' WHEN engine = '' THEN $9 ELSE engine END, wrap_until = $8, wrap_extended = 0, "
                  "wrap_extensions = 0, wrap_reason = '', counted_from = $3, counted_by = $9 "
                  "WHERE number = $6 AND state = $7 AND counted_from = $10",
                  {nameOf(to), reason, now, seat.idleSince, seat.callId, seat.number, nameOf(before), seat.wrapUpUntil, m_store.engineId(),
                   countedFrom}) == 0)
        throw StoreFailure({ErrorKind::Conflict, u"routing.illegal_step"_s,
                            u"The seat changed its state at the same moment."_s,
                            u"Look at the seat's state again."_s, seat.number});
    if (to == SeatState::Ready && keepFromLine(t, seat.number)) {
        if (by == SeatStep::Person)
            throw StoreFailure(lockedConsole(seat.number, before));
        seat.state = SeatState::Away;
        seat.reason = kConsoleLockedReason;
        seat.consoleLocked = true;
    }
    addSlotSeat(t, before, countedFrom, now);
    tellSeat(t, seat, actor);
    return seat;
}

Expected<std::optional<Seat>> Seats::reserve(const Id &callId, const QString &skill, const QString &only,
                                             const QStringList &except) {
    auto reserved = m_store.writeReturning<std::optional<Seat>>([&](Transaction &t) -> std::optional<Seat> {
        const qint64 now = m_clock.now();
        const auto ready =
            t.query(u"SELECT number, counted_from FROM seat s WHERE state = 'ready' AND registered = 1 AND cool_until <= $3 "
                    u"AND ($1 = '' OR number = $1) AND ($2 = '' "
                    "OR NOT EXISTS (SELECT 1 FROM seat_skill k WHERE k.number = s.number) "
                    "OR EXISTS (SELECT 1 FROM seat_skill k WHERE k.number = s.number AND k.skill = $2)) "
                    "ORDER BY idle_since, number",
                    {only, skill, now});
        for (const auto &row : ready) {
            const QString number = row.text(0);
            if (except.contains(number))
                continue;
            // Whoever changes the row first has the seat; the others go on with the next one.
            if (t.execute(
                    u"UPDATE seat SET state = 'ringing', reason = '', since = $1, call_id = $2, engine = $3, "
                    "counted_from = $1, counted_by = $3 WHERE number = $4 AND state = 'ready' AND registered = 1 AND counted_from = $5",
                    {now, callId, m_store.engineId(), number, row.integer(1)}) == 1) {
                addSlotSeat(t, SeatState::Ready, row.integer(1), now);
                const auto seat = findSeat(t, number);
                tellSeat(t, *seat, u"engine"_s);
                return seat;
            }
        }
        return {};
    });
    if (reserved && *reserved)
        Q_EMIT changed(**reserved);
    return reserved;
}

Expected<int> Seats::recover(const QString &engine) {
    const QString whose = engine.isEmpty() ? m_store.engineId() : engine;
    return m_store.writeReturning<int>([&](Transaction &t) {
        t.execute(u"UPDATE seat SET counted_from = $1, counted_by = $2 WHERE counted_by = $3", {m_clock.now(), m_store.engineId(), whose});
        const auto left = t.query(u"SELECT number, state FROM seat WHERE engine = $1 AND "
                                  "state IN ('ringing', 'talking', 'hold')",
                                  {whose});
        for (const auto &row : left) {
            const bool talked = row.text(1) != u"ringing";
            t.execute(u"UPDATE seat SET state = $1, reason = 'engine_stopped', since = $2, "
                      "call_id = CASE WHEN $3 = 1 THEN call_id ELSE '' END, engine = '', wrap_until = $5, wrap_extended = 0, "
                      "wrap_extensions = 0, wrap_reason = '', counted_from = $2, counted_by = $6 WHERE number = $4",
                      {nameOf(talked ? SeatState::Wrapup : SeatState::Ready), m_clock.now(), qint64(talked),
                       row.text(0), talked && m_wrapUpMs > 0 ? m_clock.now() + m_wrapUpMs : qint64(0), m_store.engineId()});
            (void)keepFromLine(t, row.text(0));
            tellSeat(t, *findSeat(t, row.text(0)), u"engine"_s);
        }
        // Telephones register anew with a new engine.
        t.execute(u"UPDATE seat SET registered = 0, registrar = '' WHERE registrar = $1",
                  {whose});
        return int(left.size());
    });
}

Expected<Seats::Count> Seats::count(const QString &skill) {
    LX_TRY(const auto seats, all());
    const qint64 now = m_clock.now();
    Count count;
    for (const auto &seat : seats) {
        if (seat.state == SeatState::Offline)
            continue;
        const bool able = skill.isEmpty() || seat.skills.isEmpty() || seat.skills.contains(skill);
        ++count.total;
        if (seat.state == SeatState::Ready)
            ++count.ready, count.readyAble += able && seat.registered && seat.coolUntil <= now;
        else if (seat.state == SeatState::Away)
            ++count.away;
        else if (seat.state != SeatState::Wrapup)
            ++count.talking;
        if (able && seat.state != SeatState::Away)
            ++count.serving;
    }
    return count;
}

} // namespace lianxin
