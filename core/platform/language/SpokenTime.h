// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "platform/base/Export.h"
#include <QDate>
#include <QString>
#include <QTime>
#include <QTimeZone>
#include <optional>

// Dates, times and durations as Mandarin says them, computed from values. Pure functions; any thread.
// Instants are UTC milliseconds, read in the zone that is given (the hotline's is Asia/Shanghai).
namespace lianxin {

//! The hotline's zone. Falls back to a fixed UTC+8 where tzdata is missing.
LIANXIN_EXPORT QTimeZone hotlineZone();

//! 七月十五日; with the year (二零二六年七月十五日) when it is not \a reference's.
LIANXIN_EXPORT QString spokenDate(QDate date, QDate reference);
//! 今天, 明天, 后天, 昨天, 前天, else as spokenDate().
LIANXIN_EXPORT QString spokenDay(QDate date, QDate today);
//! 星期三.
LIANXIN_EXPORT QString spokenWeekday(QDate date);
//! 上午九点, 下午六点半, 晚上八点零五分, 中午十二点, 凌晨两点一刻. Seconds are ignored.
LIANXIN_EXPORT QString spokenTime(QTime time);
//! 明天上午十点.
LIANXIN_EXPORT QString spokenMoment(qint64 at, qint64 now, const QTimeZone &zone);
//! Until when something is to be done: 今天下午六点前, 七月十五日下午六点前; a deadline at the end of a day
//! (23:59 or midnight) is 七月十五日内. Past deadlines: 已于昨天下午六点到期.
LIANXIN_EXPORT QString spokenDeadline(qint64 deadline, qint64 now, const QTimeZone &zone);
//! What is left until a deadline, in words of the size that matters: 还有三天, 还有五小时, 还有二十分钟,
//! 已超期两天. Whole days are calendar days between the two dates; under 24 hours whole hours, rounded down.
LIANXIN_EXPORT QString spokenRemaining(qint64 deadline, qint64 now, const QTimeZone &zone);
//! 两小时五分钟, 三天, 四十秒; at most the two largest parts.
LIANXIN_EXPORT QString spokenDuration(qint64 ms);
//! An expected wait, rounded as people do: 不到一分钟, 大约三分钟, 半个小时以上.
LIANXIN_EXPORT QString spokenWait(qint64 ms);
//! 三个工作日.
LIANXIN_EXPORT QString spokenWorkingDays(int days);

//! 七月十五日 / 7月15号 / 二零二六年七月十五日 / 今天 / 明天 / 后天 → the date; a date without year is the
//! next one from \a today on.
LIANXIN_EXPORT std::optional<QDate> parseSpokenDate(QStringView text, QDate today);
//! 下午六点半, 18点05分, 晚上八点一刻, 中午十二点 → the time.
LIANXIN_EXPORT std::optional<QTime> parseSpokenTime(QStringView text);

} // namespace lianxin
