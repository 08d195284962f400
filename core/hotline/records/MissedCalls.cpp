// SPDX-License-Identifier: GPL-3.0-or-later
#include "hotline/records/MissedCalls.h"
#include "platform/base/Literals.h"
#include "platform/storage/Store.h"
#include <QJsonObject>
#include <algorithm>

namespace lianxin {
namespace {

constexpr qint64 kLongestCallMs = 6LL * 3600 * 1000; // a call that rings now began that long ago at most

//! Identities sort by when they were made: the least one of that moment (RFC 9562 §5.7).
QString leastIdAt(qint64 at) {
    const QString hex = u"%1"_s.arg(std::max<qint64>(0, at), 12, 16, QLatin1Char('0'));
    return hex.left(8) + u'-' + hex.mid(8, 4);
}

} // namespace

Expected<QJsonArray> MissedCalls::atSeat(const QString &seatNumber, qint64 since, int limit) {
    return m_store.readReturning<QJsonArray>([&](Snapshot &s) {
        QJsonArray items;
        for (const auto &row :
             s.query(u"SELECT c.id, MAX(l.started_at), COUNT(*), c.phase, c.direction, c.phone_masked, c.name_masked, c.ended_at, "
                     "(SELECT MAX(t.seat_number) FROM leg t WHERE t.call_id = c.id AND t.kind = 'seat' AND t.answered_at > 0) FROM leg l JOIN call c ON c.id = l.call_id "
                     "WHERE l.call_id >= $1 AND l.kind = 'seat' AND l.seat_number = $2 AND l.answered_at = 0 AND l.ended_at > 0 "
                     "AND l.started_at >= $3 GROUP BY c.id, c.phase, c.direction, c.phone_masked, c.name_masked, c.ended_at "
                     "ORDER BY 2 DESC LIMIT $4",
                     {leastIdAt(since - kLongestCallMs), seatNumber, since, qint64(std::clamp(limit, 1, 1000))}))
            items.append(QJsonObject{{u"id"_s, row.text(0)},
                                     {u"missedAt"_s, row.integer(1)},
                                     {u"rang"_s, row.integer(2)},
                                     {u"state"_s, row.text(3)},
                                     {u"direction"_s, row.text(4)},
                                     {u"phone"_s, row.text(5)},
                                     {u"name"_s, row.text(6)},
                                     {u"endedAt"_s, row.integer(7)},
                                     {u"answeredBy"_s, row.text(8)}});
        return items;
    });
}

Expected<bool> MissedCalls::wasAt(const QString &seatNumber, const QString &callId) {
    return m_store.readReturning<bool>([&](Snapshot &s) {
        return s.first(u"SELECT 1 FROM leg WHERE call_id = $1 AND kind = 'seat' AND seat_number = $2 AND answered_at = 0", {callId, seatNumber}).has_value();
    });
}

} // namespace lianxin
