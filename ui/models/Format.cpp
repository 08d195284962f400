// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/Format.h"
#include "platform/base/Literals.h"
#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>
#include <QTimeZone>

namespace lianxin {
namespace {

QDateTime local(qint64 at) {
    static const QTimeZone zone("Asia/Shanghai");
    return QDateTime::fromMSecsSinceEpoch(at, zone);
}

struct Format {
    Q_DECLARE_TR_FUNCTIONS(Format)
};

} // namespace

QString clockText(qint64 at) {
    return at == 0 ? QString() : local(at).toString(u"HH:mm:ss"_s);
}
QString minuteText(qint64 at) {
    return at == 0 ? QString() : local(at).toString(u"HH:mm"_s);
}
QString dayTimeText(qint64 at) {
    return at == 0 ? QString() : local(at).toString(u"MM-dd HH:mm"_s);
}

QString dayText(qint64 at) {
    static const char *const days[] = {QT_TRANSLATE_NOOP("Format", "Mon"), QT_TRANSLATE_NOOP("Format", "Tue"),
                                       QT_TRANSLATE_NOOP("Format", "Wed"), QT_TRANSLATE_NOOP("Format", "Thu"),
                                       QT_TRANSLATE_NOOP("Format", "Fri"), QT_TRANSLATE_NOOP("Format", "Sat"),
                                       QT_TRANSLATE_NOOP("Format", "Sun")};
    const QDate date = local(at).date();
    return date.toString(u"MM-dd "_s) + Format::tr(days[date.dayOfWeek() - 1]);
}

QString weekdayText(QDate day) {
    return dayText(QDateTime(day, QTime(12, 0), Qt::OffsetFromUTC, 8 * 3600).toMSecsSinceEpoch()).section(u' ', 1);
}

QString monthText(int month) {
    static const char *const months[] = {QT_TRANSLATE_NOOP("Format", "Jan"), QT_TRANSLATE_NOOP("Format", "Feb"), QT_TRANSLATE_NOOP("Format", "Mar"),
                                         QT_TRANSLATE_NOOP("Format", "Apr"), QT_TRANSLATE_NOOP("Format", "May"), QT_TRANSLATE_NOOP("Format", "Jun"),
                                         QT_TRANSLATE_NOOP("Format", "Jul"), QT_TRANSLATE_NOOP("Format", "Aug"), QT_TRANSLATE_NOOP("Format", "Sep"),
                                         QT_TRANSLATE_NOOP("Format", "Oct"), QT_TRANSLATE_NOOP("Format", "Nov"), QT_TRANSLATE_NOOP("Format", "Dec")};
    return Format::tr(months[qBound(1, month, 12) - 1]);
}

QString timerText(qint64 ms) {
    const qint64 s = qMax<qint64>(0, ms) / 1000;
    return u"%1:%2:%3"_s.arg(s / 3600, 2, 10, QLatin1Char('0'))
        .arg(s / 60 % 60, 2, 10, QLatin1Char('0'))
        .arg(s % 60, 2, 10, QLatin1Char('0'));
}

QString shortTimerText(qint64 ms) {
    const qint64 s = qMax<qint64>(0, ms) / 1000;
    if (s >= 3600)
        return u"%1:%2:%3"_s.arg(s / 3600)
            .arg(s / 60 % 60, 2, 10, QLatin1Char('0'))
            .arg(s % 60, 2, 10, QLatin1Char('0'));
    return u"%1:%2"_s.arg(s / 60, 2, 10, QLatin1Char('0')).arg(s % 60, 2, 10, QLatin1Char('0'));
}

QString numberText(qint64 number) {
    return QLocale(QLocale::English).toString(number);
}

QString percentText(double share, int decimals) {
    return share < 0 ? u"–"_s : QString::number(share * 100, 'f', decimals) + u'%';
}

QString spanText(qint64 ms) {
    const qint64 s = qMax<qint64>(0, ms) / 1000;
    if (s < 120)
        return Format::tr("%1 s").arg(s);
    if (s < 7200)
        return Format::tr("%1 min").arg(s / 60);
    if (s < 172800)
        return Format::tr("%1 h").arg(s / 3600);
    return Format::tr("%1 days").arg(s / 86400);
}

QString ageText(qint64 ms) {
    return ms < 0 ? u"?"_s : Format::tr("%1 ago").arg(spanText(qMax<qint64>(1000, ms)));
}

QString bytesText(qint64 bytes) {
    if (bytes < 1024 * 1024)
        return Format::tr("%1 KB").arg((bytes + 1023) / 1024);
    return Format::tr("%1 MB").arg(QString::number(static_cast<double>(bytes) / 1048576.0, 'f', 1));
}

QString factsText(const QStringList &facts) {
    return facts.join(Format::tr(" | "));
}

QString carrierText(const QString &code) {
    static constexpr QLatin1StringView resold = "_mvno"_L1;
    if (code.endsWith(resold))
        return Format::tr("%1 (resold)").arg(carrierText(code.chopped(resold.size())));
    if (code == "china_mobile"_L1)
        return Format::tr("China Mobile");
    if (code == "china_unicom"_L1)
        return Format::tr("China Unicom");
    if (code == "china_telecom"_L1)
        return Format::tr("China Telecom");
    return code == "china_broadnet"_L1 ? Format::tr("China Broadnet") : code;
}

QString placeText(const QJsonObject &record) {
    QStringList known{record["place"_L1].toString(), carrierText(record["carrier"_L1].toString())};
    known.removeAll(QString());
    return known.join(u' ');
}

QString listText(const QStringList &names) {
    return names.join(Format::tr(", "));
}

QString saidText(const QString &name, const QString &words) {
    return Format::tr("%1: %2").arg(name, words);
}

QString clausesText(const QStringList &clauses) {
    return clauses.join(Format::tr(", ", "between clauses"));
}

QString statementsText(const QStringList &statements) {
    return statements.join(Format::tr("; "));
}

} // namespace lianxin
