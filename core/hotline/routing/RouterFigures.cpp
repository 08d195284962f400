// SPDX-License-Identifier: GPL-3.0-or-later
// Where a waiting call stands, and what is counted of a day: the 15-second level, the queue, the half hours.
#include "hotline/routing/Router.h"
#include "hotline/routing/ServiceSlots.h"
#include "platform/base/Clock.h"
#include "platform/base/Log.h"
#include "platform/storage/Store.h"

namespace lianxin {
namespace {

constexpr qint64 kRecentMs = 15 * 60'000;

} // namespace

qint64 Router::expectedWait(int position, const QString &skill) {
    qint64 mean = m_settings.defaultHandlingMs;
    if (m_handling.size() >= 3) {
        qint64 sum = 0;
        for (const qint64 ms : m_handling)
            sum += ms;
        mean = sum / qint64(m_handling.size());
    }
    const auto seats = m_seats.count(skill);
    const int serving = seats ? std::max(1, seats->serving) : 1;
    return mean * position / serving;
}

std::optional<QueuePlace> Router::place(const Id &callId) {
    const auto found = m_calls.find(callId);
    if (found == m_calls.end() || found->second.phase == Entry::Phase::Talking)
        return {};
    if (found->second.phase == Entry::Phase::Offered)
        return QueuePlace{0, 0};
    int position = 0;
    for (const auto *entry : line()) {
        ++position;
        if (entry == &found->second)
            break;
    }
    return QueuePlace{position, expectedWait(position, found->second.handOver.skill)};
}

Router::QueueFigures Router::figures() const {
    QueueFigures figures;
    for (const auto &[id, entry] : m_calls) {
        if (entry.phase == Entry::Phase::Talking)
            continue;
        ++(entry.phase == Entry::Phase::Offered ? figures.offered : figures.waiting);
        figures.longestMs = std::max(figures.longestMs, m_clock.now() - entry.since);
    }
    for (const auto &[at, inTime] : m_recentInbound) {
        if (m_clock.now() - at > kRecentMs)
            continue;
        ++figures.recentInbound;
        figures.recentInTime += inTime;
    }
    return figures;
}

void Router::count(const Entry &entry, const QString &column, qint64 waitedMs) {
    const QString &reason = entry.handOver.reason;
    if (reason == u"transfer" || reason == u"lost_seat")
        return;
    const QString kind = reason == u"inbound" ? u"inbound"_s : u"handover"_s;
    const bool answered = column == u"answered";
    if (kind == u"inbound" && column != u"calls") {
        const qint64 now = m_clock.now();
        while (!m_recentInbound.empty() && now - m_recentInbound.front().first > kRecentMs)
            m_recentInbound.pop_front();
        m_recentInbound.emplace_back(now, answered && waitedMs <= m_settings.serviceLevelMs);
    }
    const SlotCalls more{.calls = column == u"calls", .answered = answered, .inTime = answered && waitedMs <= m_settings.serviceLevelMs,
                         .abandoned = column == u"abandoned", .waitedMs = answered ? waitedMs : 0};
    const auto done = m_store.write([&](Transaction &t) {
        const QString day = serviceDayOf(m_clock.now());
        t.execute(
            u"INSERT INTO service_day (day, kind, calls, answered, in_time, abandoned, wait_sum, wait_max) "
            "VALUES ($1,$2,0,0,0,0,0,0) ON CONFLICT (day, kind) DO NOTHING",
            {day, kind});
        t.execute(
            u"UPDATE service_day SET calls = calls + $1, answered = answered + $2, in_time = in_time + $3, "
            "abandoned = abandoned + $4, wait_sum = wait_sum + $5, "
            "wait_max = CASE WHEN wait_max < $5 THEN $5 ELSE wait_max END WHERE day = $6 AND kind = $7",
            {more.calls, more.answered, more.inTime, more.abandoned, more.waitedMs, day, kind});
        addSlotCalls(t, entry.since, kind, more);
    });
    if (!done)
        qCWarning(lcHotline) << "the service level was not counted:" << done.error().toString();
}

void Router::noteInboundAnswered(qint64 waitedMs) {
    Entry entry;
    entry.handOver.reason = u"inbound"_s;
    entry.since = m_clock.now() - waitedMs;
    count(entry, u"calls"_s, 0);
    count(entry, u"answered"_s, waitedMs);
}

Expected<QJsonObject> Router::serviceLevel(const QString &day) {
    return m_store.readReturning<QJsonObject>([&](Snapshot &s) {
        QJsonObject result{{u"day"_s, day.isEmpty() ? serviceDayOf(m_clock.now()) : day},
                           {u"withinMs"_s, m_settings.serviceLevelMs}};
        for (const auto &row : s.query(u"SELECT kind, calls, answered, in_time, abandoned, wait_sum, "
                                       u"wait_max FROM service_day WHERE day = $1",
                                       {result[u"day"_s].toString()})) {
            const qint64 calls = row.integer(1), answered = row.integer(2);
            result[row.text(0)] = QJsonObject{
                {u"calls"_s, calls},
                {u"answered"_s, answered},
                {u"inTime"_s, row.integer(3)},
                {u"abandoned"_s, row.integer(4)},
                {u"rate"_s, calls ? QJsonValue(double(row.integer(3)) / double(calls)) : QJsonValue()},
                {u"waitMsAvg"_s, answered ? row.integer(5) / answered : 0},
                {u"waitMsMax"_s, row.integer(6)}};
        }
        return result;
    });
}

Expected<QJsonObject> Router::dayFigures(const QString &day) {
    return serviceSlots(m_store, day, m_clock.now(), {m_settings.serviceLevelMs, m_settings.serviceTarget});
}

} // namespace lianxin
