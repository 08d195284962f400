// SPDX-License-Identifier: GPL-3.0-or-later
#include "hotline/dialling/Pace.h"
#include <algorithm>

namespace lianxin {
namespace {

constexpr qint64 kWaitMs = 15'000;
constexpr int kEnoughCalls = 5;
constexpr double kGoodLevel = 0.9;
constexpr double kPoorLevel = 0.8;
constexpr int kManySeats = 3;

} // namespace

Pace paceFor(const SeatOutlook &o) {
    Pace pace;
    const auto slow = [&pace](double factor, const QString &reason) {
        if (factor < pace.factor)
            pace = {factor, reason};
    };
    if (o.serving <= 0)
        return pace;
    if (o.waiting > 0 && o.ready == 0)
        slow(o.longestWaitMs >= kWaitMs ? 0 : 0.5, u"queue"_s);
    if (o.recentInbound >= kEnoughCalls) {
        const double level = double(o.recentInTime) / o.recentInbound;
        if (level < kPoorLevel)
            slow(0.25, u"service_level"_s);
        else if (level < kGoodLevel)
            slow(0.5, u"service_level"_s);
    }
    if (o.serving >= kManySeats && o.ready == 0)
        slow(0.5, u"no_free_seat"_s);
    return pace;
}

} // namespace lianxin
