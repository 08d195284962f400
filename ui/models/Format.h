// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QJsonObject>
#include <QDate>
#include <QString>
#include <QStringList>

namespace lianxin {

// How numbers and times are written, everywhere the same. Times are UTC milliseconds, shown in the hotline's
// zone (Asia/Shanghai), whatever the zone of this machine.

//! A whole number of a result of the engine; 0 where there is none.
inline qint64 whole(const QJsonObject &object, QLatin1StringView key) {
    return static_cast<qint64>(object[key].toDouble());
}

//! "14:02:11"; empty for 0.
QString clockText(qint64 at);
//! "14:02"
QString minuteText(qint64 at);
//! "10-10 14:02"
QString dayTimeText(qint64 at);
//! "10-10 Sat"
QString dayText(qint64 at);
//! The day of the week, in the console's language, whatever that of the machine is.
QString weekdayText(QDate day);
//! The name of the month, 1 to 12.
QString monthText(int month);
//! "00:03:12" of a span in milliseconds; negative counts as 0.
QString timerText(qint64 ms);
//! "03:12", or "1:03:12" from an hour on.
QString shortTimerText(qint64 ms);
//! "23,046"
QString numberText(qint64 number);
//! "58.6%" of 0…1; "–" for a negative share.
QString percentText(double share, int decimals = 1);
//! "6 s", "3 min", "2 h" …
QString spanText(qint64 ms);
//! "3 s ago"; "?" for a negative age.
QString ageText(qint64 ms);
//! "12 MB"
QString bytesText(qint64 bytes);
//! Facts beside each other, with a bar between them.
QString factsText(const QStringList &facts);
//! Of a person's "carrier" (china_mobile_mvno …), as people call it.
QString carrierText(const QString &code);
//! Where a number is from and whose network it is in, as far as both are known; \a record with "place" and "carrier".
QString placeText(const QJsonObject &record);
//! Names one after another, as this language lists them.
QString listText(const QStringList &names);
//! A name, a colon and what belongs to it.
QString saidText(const QString &name, const QString &words);
//! Clauses of one sentence, and sentences of one statement, with this language's marks between them.
QString clausesText(const QStringList &clauses);
QString statementsText(const QStringList &statements);

} // namespace lianxin
