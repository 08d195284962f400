// SPDX-License-Identifier: GPL-3.0-or-later
#include "hotline/routing/AbuseLog.h"
#include "platform/base/Clock.h"
#include "platform/storage/Store.h"
#include <QJsonArray>
#include <limits>

namespace lianxin {

AbuseLog::AbuseLog(Store &store, const Clock &clock)
    : m_store(store)
    , m_clock(clock) {}

Expected<void> AbuseLog::pressed(const Id &callId, const QString &seat, const Id &userId) {
    return m_store.write([&](Transaction &t) {
        if (t.execute(u"INSERT INTO abuse (id, call_id, seat_number, user_id, at, closed_at) VALUES ($1,$2,$3,$4,$5,0) "
                      "ON CONFLICT (call_id, seat_number) DO NOTHING",
                      {newId(), callId, seat, userId, m_clock.now()}) == 1)
            t.emitEvent(u"live.abuse"_s, callId, {{u"callId"_s, callId}, {u"seatNumber"_s, seat}});
    });
}

Expected<void> AbuseLog::closed(const Id &callId, const QString &seat) {
    return m_store.write([&](Transaction &t) {
        t.execute(u"UPDATE abuse SET closed_at = $1 WHERE call_id = $2 AND seat_number = $3 AND closed_at = 0",
                  {m_clock.now(), callId, seat});
    });
}

Expected<QJsonObject> AbuseLog::figures(qint64 from, qint64 to) {
    return m_store.readReturning<QJsonObject>([&](Snapshot &s) {
        qint64 presses = 0;
        qint64 closed = 0;
        QJsonArray seats;
        for (const auto &row : s.query(u"SELECT a.seat_number, COALESCE(MAX(s.display_name), ''), COUNT(*), "
                                       "SUM(CASE WHEN a.closed_at > 0 THEN 1 ELSE 0 END), MAX(a.at) FROM abuse a "
                                       "LEFT JOIN seat s ON s.number = a.seat_number WHERE a.at >= $1 AND a.at < $2 "
                                       "GROUP BY a.seat_number ORDER BY COUNT(*) DESC, a.seat_number",
                                       {from, to > 0 ? to : std::numeric_limits<qint64>::max()})) {
            presses += row.integer(2);
            closed += row.integer(3);
            seats.append(QJsonObject{{u"seatNumber"_s, row.text(0)},
                                     {u"displayName"_s, row.text(1)},
                                     {u"presses"_s, row.integer(2)},
                                     {u"closed"_s, row.integer(3)},
                                     {u"last"_s, row.integer(4)}});
        }
        return QJsonObject{{u"presses"_s, presses}, {u"closed"_s, closed}, {u"seats"_s, seats}};
    });
}

} // namespace lianxin
