// SPDX-License-Identifier: GPL-3.0-or-later
#include "hotline/tickets/DeadlineText.h"
#include "hotline/calendar/Calendar.h"
#include "platform/base/Literals.h"

namespace lianxin {

QString deadlineText(const Calendar &calendar, qint64 now, qint64 deadline) {
    if (deadline == 0)
        return {};
    constexpr qint64 hour = 3'600'000;
    if (now > deadline) {
        const qint64 late = now - deadline;
        return late < 24 * hour ? u"超期 %1 小时"_s.arg(std::max<qint64>(1, late / hour))
                                : u"超期 %1 天"_s.arg(late / (24 * hour));
    }
    const QDate today = civil::dateOf(now), last = civil::dateOf(deadline);
    if (today == last)
        return u"今日 %1 到期"_s.arg(civil::timeOf(deadline).toString(u"HH:mm"));
    const int days = calendar.workingDaysBetween(today, last);
    const qint64 left = deadline - now;
    if (left < 24 * hour)
        return u"剩 %1 小时"_s.arg(std::max<qint64>(1, left / hour));
    return u"剩 %1 个工作日"_s.arg(days);
}

} // namespace lianxin
