// SPDX-License-Identifier: GPL-3.0-or-later
// At which session the telephone of a seat is, and whether that session is locked.
#include "hotline/routing/SeatRows.h"

namespace lianxin {

Expected<void> Seats::giveTo(const QString &number, const QString &sessionId) {
    return m_store.write([&](Transaction &t) {
        t.execute(u"UPDATE seat SET holder = '', console_locked = 0 WHERE holder = $1 AND number <> $2", {sessionId, number});
        if (t.execute(u"UPDATE seat SET holder = $1, console_locked = 0 WHERE number = $2", {sessionId, number}) == 0)
            throw StoreFailure(unknownSeat(number));
    });
}

Expected<void> Seats::setLocked(const QString &sessionId, bool locked) {
    if (sessionId.isEmpty())
        return {};
    std::vector<Seat> left;
    LX_CHECK(m_store.write([&](Transaction &t) {
        left.clear();
        if (t.execute(u"UPDATE seat SET console_locked = $1 WHERE holder = $2 AND console_locked <> $1", {qint64(locked), sessionId}) == 0)
            return;
        for (const auto &row : t.query(u"SELECT number FROM seat WHERE holder = $1 ORDER BY number", {sessionId})) {
            auto seat = findSeat(t, row.text(0));
            if (locked && seat->state == SeatState::Ready) {
                if (const auto away = take(t, *seat, SeatState::Away, SeatStep::Person, std::nullopt, kConsoleLockedReason, u"engine"_s))
                    left.push_back(*away);
            } else {
                tellSeat(t, *seat, u"engine"_s);
                left.push_back(*seat);
            }
        }
    }));
    for (const Seat &seat : left)
        Q_EMIT changed(seat);
    return {};
}

Expected<void> Seats::leave(const QString &sessionId) {
    if (sessionId.isEmpty())
        return {};
    return m_store.write([&](Transaction &t) { t.execute(u"UPDATE seat SET holder = '', console_locked = 0 WHERE holder = $1", {sessionId}); });
}

Expected<QStringList> Seats::holders() {
    return m_store.readReturning<QStringList>([](Snapshot &s) {
        QStringList sessions;
        for (const auto &row : s.query(u"SELECT DISTINCT holder FROM seat WHERE holder <> '' ORDER BY holder"))
            sessions << row.text(0);
        return sessions;
    });
}

} // namespace lianxin
