// SPDX-License-Identifier: GPL-3.0-or-later
#include "hotline/calendar/Calendar.h"
#include "platform/base/Literals.h"
#include <QDateTime>

namespace lianxin::civil {

namespace {

constexpr qint64 kOffsetMs = 8 * 3600 * 1000;
constexpr qint64 kDayMs = 86400 * 1000;

qint64 floorDays(qint64 localMs) { return localMs >= 0 ? localMs / kDayMs : (localMs - kDayMs + 1) / kDayMs; }

const QDate kEpoch(1970, 1, 1);

} // namespace

QDate dateOf(qint64 utcMs) { return kEpoch.addDays(floorDays(utcMs + kOffsetMs)); }

QTime timeOf(qint64 utcMs) {
    const qint64 local = utcMs + kOffsetMs;
    return QTime::fromMSecsSinceStartOfDay(int(local - floorDays(local) * kDayMs));
}

int minuteOfDay(qint64 utcMs) { return timeOf(utcMs).msecsSinceStartOfDay() / 60000; }

qint64 startOf(QDate date) { return kEpoch.daysTo(date) * kDayMs - kOffsetMs; }

qint64 at(QDate date, QTime time) { return startOf(date) + time.msecsSinceStartOfDay(); }

QString isoOf(qint64 utcMs) {
    return dateOf(utcMs).toString(Qt::ISODate) + u'T' + timeOf(utcMs).toString(Qt::ISODate) + u"+08:00"_s;
}

Expected<qint64> parse(const QString &iso) {
    const QString text = QString(iso.trimmed()).replace(u' ', u'T');
    QDateTime parsed = QDateTime::fromString(text, Qt::ISODateWithMs);
    if (!parsed.isValid() || text.size() < 10)
        return Error{ErrorKind::BadInput, u"calendar.bad_time"_s, u"This is no date or time: %1"_s.arg(iso.left(40)),
                     u"Write it as 2026-02-14 or 2026-02-14T08:30"_s, {}};
    if (parsed.timeSpec() == Qt::LocalTime) // no offset was given
        return at(parsed.date(), parsed.time());
    return parsed.toMSecsSinceEpoch();
}

} // namespace lianxin::civil
