// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/EngineClock.h"
#include "platform/base/Literals.h"
#include "ui/models/Format.h"
#include <QDateTime>
#include <chrono>
#include <mutex>

namespace lianxin {
namespace {

qint64 steadyMs() {
    using namespace std::chrono;
    return duration_cast<milliseconds>(steady_clock::now().time_since_epoch()).count();
}

struct Told {
    qint64 at = 0; //!< steady clock; 0: nothing was told yet
    qint64 now = 0;
    qint64 businessNow = 0;
    double speed = 1;
};

std::mutex mutex;
Told told; // guarded by mutex

Told lastTold() {
    const std::scoped_lock lock(mutex);
    return told;
}

} // namespace

qint64 engineNow() {
    const Told t = lastTold();
    return t.at == 0 ? QDateTime::currentMSecsSinceEpoch() : t.now + steadyMs() - t.at;
}

qint64 businessNow() {
    const Told t = lastTold();
    if (t.at == 0)
        return QDateTime::currentMSecsSinceEpoch();
    return t.businessNow + static_cast<qint64>(static_cast<double>(steadyMs() - t.at) * t.speed);
}

double businessSpeed() {
    return lastTold().speed;
}

void setEngineClocks(const QJsonObject &greeting) {
    Told fresh;
    fresh.at = steadyMs();
    fresh.now = greeting["now"_L1].toInteger();
    if (fresh.now <= 0)
        return;
    const QJsonObject business = greeting["business"_L1].toObject();
    fresh.businessNow = business["now"_L1].toInteger(fresh.now);
    fresh.speed = business["speed"_L1].toDouble(1);
    const std::scoped_lock lock(mutex);
    told = fresh;
}

QString timeOfDayText() {
    const qint64 now = businessNow();
    const double speed = businessSpeed();
    const QString text = u"%1  %2"_s.arg(dayText(now), clockText(now));
    return speed == 1.0 ? text : u"%1  ×%2"_s.arg(text, QString::number(speed));
}

} // namespace lianxin
