// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/access/Masking.h"
#include "platform/base/Text.h"
#include <QDate>
#include <QJsonArray>
#include <QJsonObject>
#include <QRegularExpression>

namespace lianxin {
namespace {

QString maskedString(const QString &text, Mask mask) {
    if (mask == Mask::Text)
        return maskedText(text);
    if (text.contains(u'*'))
        return text;
    return mask == Mask::Phone ? maskedPhone(text) : maskedName(text);
}

//! Everything below a masked key.
QJsonValue maskedWhole(const QJsonValue &value, Mask mask) {
    switch (value.type()) {
    case QJsonValue::String:
        return maskedString(value.toString(), mask);
    case QJsonValue::Double:
        return maskedString(QString::number(value.toInteger()), mask);
    case QJsonValue::Array: {
        QJsonArray out;
        for (const auto &element : value.toArray())
            out.append(maskedWhole(element, mask));
        return out;
    }
    case QJsonValue::Object: {
        QJsonObject out;
        const auto object = value.toObject();
        for (auto it = object.begin(); it != object.end(); ++it)
            out.insert(it.key(), maskedWhole(it.value(), mask));
        return out;
    }
    default:
        return value;
    }
}

//! A digit, however it is written: 7, ７, 七; nothing for anything else.
QChar digitOf(QChar c) {
    static const QString said = u"零一二三四五六七八九〇幺两"_s;
    if (c.isDigit())
        return QChar(u'0' + c.digitValue());
    const qsizetype place = said.indexOf(c);
    return place < 0 ? QChar() : QChar(u'0' + (int(place < 10 ? place : place - 10)));
}

//! "20260314…": a date, so the run is a ticket number or a time, never a telephone.
bool beginsWithDate(const QString &digits) {
    return digits.size() >= 8 && digits.size() <= 14 && digits.startsWith(u"20"_s)
           && QDate::isValid(QStringView(digits).first(4).toInt(), QStringView(digits).mid(4, 2).toInt(),
                             QStringView(digits).mid(6, 2).toInt());
}

struct LongNumber {
    qsizetype from = 0;
    qsizetype length = 0;
    QString masked;
};

std::vector<LongNumber> longNumbers(QStringView text) {
    // Digits (half or full width, or as they are spoken) with at most one space, dash or comma between; an x ends an identity card.
    static const QRegularExpression run(u"[0-9０-９零〇一幺二两三四五六七八九](?:[ \\-－　，]?[0-9０-９零〇一幺二两三四五六七八九]){6,}[xXｘＸ]?"_s);
    static const QRegularExpression time(u"^20[0-9]{2}-[0-9]{2}-[0-9]{2}(?:[ T]?[0-9]{2})?(?:-[0-9]{2})?$"_s);
    std::vector<LongNumber> found;
    for (auto it = run.globalMatch(text.toString()); it.hasNext();) {
        const auto match = it.next();
        const QString narrow = halfWidth(match.captured());
        QString digits;
        for (const QChar c : narrow)
            if (const QChar digit = digitOf(c); !digit.isNull())
                digits += digit;
        if (!time.match(narrow).hasMatch() && !beginsWithDate(digits))
            found.push_back({match.capturedStart(), match.capturedLength(), maskedPhone(digits)});
    }
    return found;
}

} // namespace

QJsonObject masked(const QJsonObject &object, const std::vector<MaskedField> &masks) {
    QJsonObject out;
    for (auto it = object.begin(); it != object.end(); ++it) {
        const MaskedField *field = nullptr;
        for (const auto &candidate : masks)
            if (candidate.name == it.key())
                field = &candidate;
        if (!field)
            out.insert(it.key(), masked(it.value(), masks));
        else if (field->mask != Mask::Drop)
            out.insert(it.key(), maskedWhole(it.value(), field->mask));
    }
    return out;
}

QJsonValue masked(const QJsonValue &value, const std::vector<MaskedField> &masks) {
    if (masks.empty())
        return value;
    if (value.isObject())
        return masked(value.toObject(), masks);
    if (!value.isArray())
        return value;
    QJsonArray out;
    for (const auto &element : value.toArray())
        out.append(masked(element, masks));
    return out;
}

QString maskedText(QStringView text) {
    QString out;
    qsizetype from = 0;
    for (const LongNumber &number : longNumbers(text)) {
        out += text.mid(from, number.from - from);
        out += number.masked;
        from = number.from + number.length;
    }
    return out += text.mid(from);
}

QString unmaskedText(const QString &edited, QStringView original) {
    QString out;
    qsizetype from = 0;
    for (const LongNumber &number : longNumbers(original)) {
        const qsizetype at = edited.indexOf(number.masked, from);
        if (at < 0)
            continue;
        out += QStringView(edited).mid(from, at - from);
        out += original.mid(number.from, number.length);
        from = at + number.masked.size();
    }
    return out += QStringView(edited).mid(from);
}

} // namespace lianxin
