// SPDX-License-Identifier: GPL-3.0-or-later
#include "talk/dialogue/HeardNumber.h"
#include "platform/language/SpokenNumber.h"
#include "talk/dialogue/MeaningLexicon.h"
#include <QRegularExpression>
#include <optional>

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

//! Corrections that say what they put right.
struct Explained {
    QRegularExpression swap{QStringLiteral("不是(%1+)(?:而是|应该是|是|,)(%1+)").arg(digitClass)};
    QRegularExpression last{QStringLiteral("(?:最后(?:(.)位|面)?|末尾|末位|尾数|结尾)(?:应该)?是(%1+)").arg(digitClass)};
    QRegularExpression nth{QStringLiteral("第(.)位(?:数|数字)?(?:应该)?是(%1)").arg(digitClass)};
    QRegularExpression anew{QStringLiteral("重新来|从头来|从头说|从头报|重来|重新说|重新报")};

    //! \a part of what was said, behind \a before; none: it explains nothing.
    std::optional<HeardNumber> apply(const QString &part, const QString &before) const {
        const auto up = [&](const QRegularExpressionMatch &match) { return before + allDigits(part.first(match.capturedStart())); };
        if (const auto match = swap.match(part); match.hasMatch()) {
            const QString from = digitsOf(match.capturedView(1)), to = digitsOf(match.capturedView(2)), first = up(match);
            const qsizetype at = first.lastIndexOf(from);
            return HeardNumber{at < 0 ? to : first.first(at) + to + first.sliced(at + from.size()), true};
        }
        if (const auto match = nth.match(part); match.hasMatch()) {
            QString digits = up(match);
            const int place = placeOf(match.capturedView(1));
            if (place < 1 || place > digits.size())
                return HeardNumber{digits, false};
            digits.replace(place - 1, 1, digitsOf(match.capturedView(2)));
            return HeardNumber{digits, true};
        }
        if (const auto match = last.match(part); match.hasMatch()) {
            const QString first = up(match), tail = digitsOf(match.capturedView(2));
            return HeardNumber{withTail(first, tail), !first.isEmpty()};
        }
        if (const auto match = anew.match(part); match.hasMatch())
            return HeardNumber{allDigits(part.sliced(match.capturedEnd())), !before.isEmpty()};
        return {};
    }
    //! Whether \a at stands in one of them: the 应该是 of 最后一位应该是九 begins nothing new.
    bool covers(const QString &text, qsizetype at) const {
        for (const auto *one : {&swap, &last, &nth})
            for (auto it = one->globalMatch(text); it.hasNext();)
                if (const auto match = it.next(); at >= match.capturedStart() && at < match.capturedEnd())
                    return true;
        return false;
    }
};

//! What was said between "不对" and "不对".
QStringList partsOf(const QString &text, const Explained &explained) {
    static const QRegularExpression wrong(QStringLiteral("不对|错了|[说念报讲记弄]错|说反了|应该是|口误|更正|纠正|改成|[哦噢啊呃]不(?!是)|不不不|不是(?=是|我说|我是说)|不(?=%1%1)").arg(digitClass));
    QStringList parts;
    qsizetype from = 0;
    for (auto it = wrong.globalMatch(text); it.hasNext();) {
        const auto match = it.next();
        if (explained.covers(text, match.capturedStart()))
            continue;
        parts << text.sliced(from, match.capturedStart() - from);
        from = match.capturedEnd();
    }
    return parts << text.sliced(from);
}

//! As much as it is long; a correction that is longer than what was said begins where it sounds like it.
QString putRight(const QString &digits, const QString &by) {
    if (by.size() <= digits.size())
        return withTail(digits, by);
    for (qsizetype from = digits.size() - 2; from > 0; --from)
        if (by.startsWith(QStringView(digits).sliced(from, 2)))
            return digits.first(from) + by;
    return by;
}

} // namespace

HeardNumber heardNumber(QStringView heard, const QString &before) {
    static const Explained explained;
    HeardNumber out{before, false};
    bool isFirst = true;
    for (const QString &part : partsOf(withoutCounts(comparable(heard)), explained)) {
        const bool corrects = !std::exchange(isFirst, false);
        if (const auto put = explained.apply(part, out.digits)) {
            out = {put->digits, put->corrected || out.corrected};
            continue;
        }
        const QString said = allDigits(part);
        if (said.isEmpty())
            continue;
        const bool replaces = corrects && !out.digits.isEmpty();
        out = {replaces ? putRight(out.digits, said) : out.digits + said, replaces || out.corrected};
    }
    return out;
}

} // namespace lianxin
