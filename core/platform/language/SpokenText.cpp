// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/base/Literals.h"
#include "platform/base/Text.h"
#include "platform/language/SpokenNumber.h"
#include "platform/language/SpokenTime.h"
#include <QRegularExpression>

namespace lianxin {
namespace {

using Match = QRegularExpressionMatch;

//! Replaces every match of \a pattern by what \a say makes of it.
void replaceAll(QString &text, const QRegularExpression &pattern, QString (*say)(const Match &)) {
    QString out;
    qsizetype at = 0;
    for (auto it = pattern.globalMatch(text); it.hasNext();) {
        const auto match = it.next();
        out += QStringView(text).mid(at, match.capturedStart() - at);
        out += say(match);
        at = match.capturedEnd();
    }
    if (at > 0)
        text = out.append(QStringView(text).mid(at));
}

QString yearDigits(const QString &year) {
    return spokenDigits(year).replace(u'幺', u'一');
}

QString sayIsoDate(const Match &m) {
    return yearDigits(m.captured(1)) + u'年' + spokenInteger(m.captured(2).toInt()) + u'月' +
           spokenInteger(m.captured(3).toInt()) + u'日';
}
QString sayYear(const Match &m) {
    return yearDigits(m.captured(1)) + u'年';
}
QString sayTime(const Match &m) {
    const int minute = m.captured(2).toInt();
    const QString hour = spokenCount(m.captured(1).toInt()) + u'点';
    return minute == 0 ? hour : hour + (minute < 10 ? u"零"_s : QString()) + spokenInteger(minute) + u'分';
}
QString sayPercent(const Match &m) {
    return u"百分之"_s + spokenDecimal(m.captured(1));
}
QString sayDecimal(const Match &m) {
    return spokenDecimal(m.captured(0));
}
QString sayCount(const Match &m) {
    return spokenCount(m.captured(1).toLongLong()) + m.captured(2);
}
QString sayNumber(const Match &m) {
    const QString digits = m.captured(0);
    return digits.size() >= 5 || (digits.size() > 1 && digits.startsWith(u'0'))
               ? spokenTicketNumber(digits)
               : spokenInteger(digits.toLongLong());
}

} // namespace

QString spokenText(QStringView written) {
    static const QRegularExpression isoDate(
        u"(?<!\\d)((?:19|20)\\d\\d)[-/年.](1[0-2]|0?[1-9])[-/月.](3[01]|[12]\\d|0?[1-9])(?!\\d)日?"_s);
    static const QRegularExpression year(u"(?<!\\d)((?:19|20)\\d\\d)年"_s);
    static const QRegularExpression time(u"(?<!\\d)([01]?\\d|2[0-4])[:：]([0-5]\\d)(?!\\d)"_s);
    static const QRegularExpression percent(u"(?<![\\d.])(\\d{1,9}(?:\\.\\d+)?)[%％]"_s);
    static const QRegularExpression decimal(u"(?<![\\d.])\\d{1,9}\\.\\d+(?![\\d.])"_s);
    static const QRegularExpression count(
        u"(?<!\\d)(\\d{1,4})(个|天|位|次|件|条|小时|周|年|岁|户|元|人|名|项|套|起)"_s);
    static const QRegularExpression number(u"\\d+"_s);
    static const QRegularExpression silent(u"[《》“”‘’「」『』【】\"'*_#~]+"_s);
    static const QRegularExpression pause(u"[（）()…—]+"_s);
    QString text;
    text.reserve(written.size());
    // Full-width digits and letters become plain ones; full-width punctuation is what the synthesiser pauses
    // at.
    for (const QChar c : written)
        text += c.unicode() >= 0xff10 && c.unicode() <= 0xff5a && c.isLetterOrNumber()
                    ? halfWidth(QStringView(&c, 1))[0]
                    : c;
    replaceAll(text, isoDate, sayIsoDate);
    replaceAll(text, year, sayYear);
    replaceAll(text, time, sayTime);
    replaceAll(text, percent, sayPercent);
    replaceAll(text, decimal, sayDecimal);
    replaceAll(text, count, sayCount);
    replaceAll(text, number, sayNumber);
    text.remove(silent);
    text.replace(pause, u"，"_s);
    return text;
}

} // namespace lianxin
