// SPDX-License-Identifier: GPL-3.0-or-later
#include "talk/dialogue/HeardNumber.h"
#include "platform/language/SpokenNumber.h"
#include "talk/dialogue/MeaningLexicon.h"
#include <QRegularExpression>

namespace lianxin {
namespace {

const QString digitClass = QStringLiteral("[0-9零〇洞一幺二两三四五六七拐八九勾]");

QString digitsOf(QStringView run) {
    QString plain = run.toString();
    plain.replace(u'洞', u'零').replace(u'拐', u'七').replace(u'勾', u'九').replace(u'两', u'二');
    return parseSpokenDigits(plain).value_or(QString());
}

//! 三个八: as the digits that it stands for.
QString withoutCounts(QString text) {
    static const QRegularExpression counted(QStringLiteral("([一两二三四五六七八九1-9])个(%1)").arg(digitClass));
    static const QString counts = QStringLiteral("一二三四五六七八九");
    for (auto match = counted.match(text); match.hasMatch(); match = counted.match(text)) {
        const QChar word = match.captured(1).front();
        const int times = word.digitValue() > 0 ? word.digitValue() : word == u'两' ? 2 : int(counts.indexOf(word)) + 1;
        text.replace(match.capturedStart(), match.capturedLength(), match.captured(2).repeated(times));
    }
    return text;
}

//! Runs of digits, without single ones that only count something (一个, 两次).
QString allDigits(const QString &text) {
    static const QRegularExpression runs(digitClass + QStringLiteral("+"));
    static const QString measures = QStringLiteral("个位次遍点下些样直定起会共条件");
    QString out;
    for (auto it = runs.globalMatch(text); it.hasNext();) {
        const auto run = it.next();
        const qsizetype end = run.capturedEnd();
        const bool counts = run.capturedLength() == 1 && end < text.size() && measures.contains(text[end]);
        if (!counts)
            out += digitsOf(run.capturedView());
    }
    return out;
}

QString withTail(const QString &digits, const QString &tail) {
    return digits.size() > tail.size() ? digits.chopped(tail.size()) + tail : tail;
}

int placeOf(QStringView word) {
    static const QString places = QStringLiteral("一二三四五六七八九");
    if (word == u"十")
        return 10;
    const int digit = word.first().digitValue();
    return digit > 0 ? digit : word.first() == u'两' ? 2 : int(places.indexOf(word.first())) + 1;
}

} // namespace

HeardNumber heardNumber(QStringView heard, const QString &before) {
    static const QRegularExpression swap(QStringLiteral("不是(%1+)(?:而是|应该是|是|,)(%1+)").arg(digitClass));
    static const QRegularExpression last(QStringLiteral("(?:最后(?:(.)位|面)?|末尾|末位|尾数|结尾)(?:应该)?是(%1+)").arg(digitClass));
    static const QRegularExpression nth(QStringLiteral("第(.)位(?:数|数字)?(?:应该)?是(%1)").arg(digitClass));
    static const QRegularExpression anew(QStringLiteral("重新来|从头来|从头说|从头报|重来|重新说|重新报"));
    static const QRegularExpression wrong(QStringLiteral("不对|说错了|错了|应该是|口误|更正|哦不|噢不|不不不"));
    const QString text = withoutCounts(comparable(heard));
    HeardNumber out{before, false};
    if (const auto match = swap.match(text); match.hasMatch()) {
        const QString from = digitsOf(match.capturedView(1)), to = digitsOf(match.capturedView(2));
        const QString first = before + allDigits(text.first(match.capturedStart()));
        const qsizetype at = first.lastIndexOf(from);
        return {at < 0 ? to : first.first(at) + to + first.sliced(at + from.size()), true};
    }
    if (const auto match = nth.match(text); match.hasMatch()) {
        QString digits = before + allDigits(text.first(match.capturedStart()));
        const int place = placeOf(match.capturedView(1));
        if (place < 1 || place > digits.size())
            return {digits, false};
        digits.replace(place - 1, 1, digitsOf(match.capturedView(2)));
        return {digits, true};
    }
    if (const auto match = last.match(text); match.hasMatch()) {
        const QString first = before + allDigits(text.first(match.capturedStart()));
        const QString tail = digitsOf(match.capturedView(2));
        return {withTail(first, tail), !first.isEmpty()};
    }
    if (const auto match = anew.match(text); match.hasMatch())
        return {allDigits(text.sliced(match.capturedEnd())), !before.isEmpty()};
    // What follows the last "不对" replaces as much as it is long.
    for (auto it = wrong.globalMatch(text); it.hasNext();) {
        const auto match = it.next();
        const QString after = allDigits(text.sliced(match.capturedEnd()));
        const QString first = before + allDigits(text.first(match.capturedStart()));
        if (!after.isEmpty() && !first.isEmpty())
            out = {withTail(first, after), true};
    }
    return out.corrected ? out : HeardNumber{before + allDigits(text), false};
}

} // namespace lianxin
