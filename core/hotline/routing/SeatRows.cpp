// SPDX-License-Identifier: GPL-3.0-or-later
#include "hotline/routing/SeatRows.h"

namespace lianxin {

QString seatColumns() {
    return u"number, user_id, display_name, state, reason, since, idle_since, registered, call_id, engine, cool_until, "
           "wrap_until, wrap_extended, wrap_extensions, wrap_reason, counted_from, console_locked"_s;
}

Seat seatOf(const Row &row) {
    Seat s;
    s.number = row.text(0);
    s.userId = row.text(1);
    s.displayName = row.text(2);
    s.state = seatStateFromName(row.text(3)).value_or(SeatState::Offline);
    s.reason = row.text(4);
    s.since = row.integer(5);
    s.idleSince = row.integer(6);
    s.registered = row.boolean(7);
    s.callId = row.text(8);
    s.engine = row.text(9);
    s.coolUntil = row.integer(10);
    s.wrapUpUntil = row.integer(11);
    s.wrapUpExtendedMs = row.integer(12);
    s.wrapUpExtensions = int(row.integer(13));
    s.wrapUpReason = row.text(14);
    s.countedFrom = row.integer(15);
    s.consoleLocked = row.boolean(16);
    return s;
}

std::optional<Seat> findSeat(Snapshot &s, const QString &number) {
    const auto row = s.first(u"SELECT "_s + seatColumns() + u" FROM seat WHERE number = $1"_s, {number});
    if (!row)
        return {};
    auto seat = seatOf(*row);
    for (const auto &skill : s.query(u"SELECT skill FROM seat_skill WHERE number = $1 ORDER BY skill", {number}))
        seat.skills << skill.text(0);
    return seat;
}

Error unknownSeat(const QString &number) {
    return {ErrorKind::NotFound, u"routing.unknown_seat"_s, u"There is no such seat."_s,
            u"Give a user this seat number first."_s, number};
}

void tellSeat(Transaction &t, const Seat &seat, const QString &actor) {
    t.emitEvent(u"seat.state"_s, seat.number, seat.toJson(), actor);
}

bool keepFromLine(Transaction &t, const QString &number) {
    return t.execute(u"UPDATE seat SET state = 'away', reason = $1 WHERE number = $2 AND state = 'ready' AND console_locked = 1",
                     {QString(kConsoleLockedReason), number}) == 1;
}

} // namespace lianxin
