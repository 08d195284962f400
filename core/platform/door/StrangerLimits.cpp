// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/door/StrangerLimits.h"
#include "platform/base/Literals.h"
#include <algorithm>

namespace lianxin {
namespace {
constexpr double kMsPerMinute = 60'000;
}

QString StrangerLimits::placeOf(const QHostAddress &address) {
    bool isV4 = false;
    const quint32 v4 = address.toIPv4Address(&isV4); // also of ::ffff:192.0.2.1
    if (isV4)
        return QHostAddress(v4).toString();
    Q_IPV6ADDR bits = address.toIPv6Address();
    std::fill(bits.c + 8, bits.c + 16, quint8(0));
    return QHostAddress(bits).toString() + u"/64"_s;
}

bool StrangerLimits::Bucket::take(double most, double perMs, qint64 now) {
    left = std::min(most, left + double(std::max<qint64>(0, now - at)) * perMs);
    at = now;
    if (left < 1)
        return false;
    left -= 1;
    return true;
}

StrangerLimits::Place &StrangerLimits::place(const QString &name, qint64 now) {
    auto found = m_places.find(name);
    if (found == m_places.end())
        found = m_places.insert(name, {0, {double(m_policy.newAtOnce), now}, {double(m_policy.loginTries), now}});
    return *found;
}

bool StrangerLimits::admit(const QString &name, qint64 now) {
    Place &from = place(name, now);
    if (!from.arrivals.take(m_policy.newAtOnce, m_policy.newPerMinute / kMsPerMinute, now) || from.open >= m_policy.openAtOnce)
        return false;
    ++from.open;
    return true;
}

void StrangerLimits::left(const QString &name) {
    if (const auto found = m_places.find(name); found != m_places.end() && found->open > 0)
        --found->open;
}

bool StrangerLimits::mayLogIn(const QString &name, qint64 now) {
    return place(name, now).logins.take(m_policy.loginTries, m_policy.loginTriesPerMinute / kMsPerMinute, now);
}

void StrangerLimits::loginRight(const QString &name) {
    if (const auto found = m_places.find(name); found != m_places.end())
        found->logins.left = std::min(double(m_policy.loginTries), found->logins.left + 1);
}

void StrangerLimits::forget(qint64 now) {
    m_places.removeIf([&](const QHash<QString, Place>::iterator &entry) {
        const auto isFull = [now](const Bucket &bucket, double most, double perMinute) {
            return bucket.left + double(now - bucket.at) * perMinute / kMsPerMinute >= most;
        };
        return entry->open == 0 && isFull(entry->arrivals, m_policy.newAtOnce, m_policy.newPerMinute)
               && isFull(entry->logins, m_policy.loginTries, m_policy.loginTriesPerMinute);
    });
}

} // namespace lianxin
