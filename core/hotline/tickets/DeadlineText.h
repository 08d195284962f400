// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QString>

namespace lianxin {

class Calendar;

//! "剩 1 个工作日 4 小时", "今日 18:00 到期", "超期 2 天": what is left until \a deadline, counted by the
//! calendar. Empty without a deadline.
QString deadlineText(const Calendar &calendar, qint64 now, qint64 deadline);

} // namespace lianxin
