// SPDX-License-Identifier: GPL-3.0-or-later
#include "talk/dialogue/PromptText.h"
#include "platform/language/SpokenNumber.h"
#include "platform/language/SpokenTime.h"
#include <QDateTime>
#include <QLocale>
#include <QRegularExpression>
#include <cmath>

namespace lianxin {
namespace {

Error typeError(const FlowVariable &variable) {
    return {ErrorKind::BadInput, u"dialogue.value_type"_s,
            u"The value of the variable '%1' is not a %2."_s.arg(variable.name, nameOf(variable.type)),
            u"Mend the list, or declare another type in the flow."_s, variable.name};
}

std::optional<double> numberOf(const QJsonValue &value) {
    if (value.isDouble())
        return value.toDouble();
    bool ok = false;
    const double number = value.toString().trimmed().toDouble(&ok);
    return ok && std::isfinite(number) ? std::optional(number) : std::nullopt;
}

std::optional<qint64> integerOf(const QJsonValue &value) {
    const auto number = numberOf(value);
    return number && std::abs(*number) < 1e15 && *number == std::floor(*number)
               ? std::optional(qint64(*number))
               : std::nullopt;
}

std::optional<QDate> dateOf(const QString &text) {
    static const QRegularExpression form(
        u"^(\\d{4})\\s*[-/.年]\\s*(\\d{1,2})\\s*[-/.月]\\s*(\\d{1,2})日?$"_s);
    const auto match = form.match(text);
    const QDate date(match.captured(1).toInt(), match.captured(2).toInt(), match.captured(3).toInt());
    return match.hasMatch() && date.isValid() ? std::optional(date) : std::nullopt;
}

//! UTC ms; a text without offset is in \a zone, a date alone is the end of that day.
std::optional<qint64> momentOf(const QJsonValue &value, const QTimeZone &zone) {
    if (const auto ms = integerOf(value))
        return ms;
    const QString text = value.toString().trimmed();
    static const QRegularExpression split(u"^(\\S+?)[T ]+(\\d{1,2}):(\\d{2})(?::(\\d{2})(?:\\.\\d+)?)?$"_s);
    if (const auto match = split.match(text); match.hasMatch()) {
        const auto date = dateOf(match.captured(1));
        const QTime time(match.captured(2).toInt(), match.captured(3).toInt(), match.captured(4).toInt());
        return date && time.isValid() ? std::optional(QDateTime(*date, time, zone).toMSecsSinceEpoch())
                                      : std::nullopt;
    }
    if (const auto date = dateOf(text))
        return QDateTime(*date, QTime(23, 59), zone).toMSecsSinceEpoch();
    const auto withOffset = QDateTime::fromString(text, Qt::ISODate);
    return withOffset.isValid() ? std::optional(withOffset.toMSecsSinceEpoch()) : std::nullopt;
}

QString writtenMoment(qint64 ms, const QTimeZone &zone) {
    return QDateTime::fromMSecsSinceEpoch(ms, zone).toString(u"M月d日 HH:mm"_s);
}

Expected<SpokenValue> formatMoment(const FlowVariable &variable, const QJsonValue &value, qint64 now,
                                   const QTimeZone &zone) {
    const auto at = momentOf(value, zone);
    if (!at)
        return typeError(variable);
    switch (variable.type) {
    case VariableType::Deadline:
        return SpokenValue{writtenMoment(*at, zone) + u"前"_s, spokenDeadline(*at, now, zone),
                           variable.personal};
    case VariableType::Remaining: {
        const QString words = spokenRemaining(*at, now, zone);
        return SpokenValue{words, words, variable.personal};
    }
    default:
        return SpokenValue{writtenMoment(*at, zone), spokenMoment(*at, now, zone), variable.personal};
    }
}

Expected<SpokenValue> formatNumber(const FlowVariable &variable, const QJsonValue &value) {
    if (variable.type == VariableType::Percent) {
        QString text = value.toString().trimmed();
        if (text.endsWith(u'%'))
            text.chop(1);
        const auto percent = numberOf(value.isDouble() ? value : QJsonValue(text));
        if (!percent || std::abs(*percent) > 1e9)
            return typeError(variable);
        return SpokenValue{QString::number(*percent) + u'%', spokenPercent(*percent), variable.personal};
    }
    const auto number = integerOf(value);
    if (!number)
        return typeError(variable);
    const auto both = [&](const QString &written, const QString &spoken) {
        return SpokenValue{written, spoken, variable.personal};
    };
    switch (variable.type) {
    case VariableType::Count:
        return both(QString::number(*number), spokenCount(*number));
    case VariableType::WorkingDays:
        return both(QString::number(*number) + u"个工作日"_s, spokenWorkingDays(int(*number)));
    case VariableType::Duration:
        return both(spokenDuration(*number), spokenDuration(*number));
    case VariableType::Wait:
        return both(spokenWait(*number), spokenWait(*number));
    default:
        return both(QString::number(*number), spokenInteger(*number));
    }
}

QString plainText(const QJsonValue &value) {
    if (value.isDouble())
        return QString::number(value.toDouble(), 'f', QLocale::FloatingPointShortest);
    if (value.isBool())
        return value.toBool() ? u"是"_s : u"否"_s;
    return value.toString().trimmed();
}

} // namespace

Expected<SpokenValue> formatValue(const FlowVariable &variable, const QJsonValue &value, qint64 now,
                                  const QTimeZone &zone) {
    const QString text = plainText(value);
    const bool personal =
        variable.personal || variable.type == VariableType::Name || variable.type == VariableType::Phone;
    switch (variable.type) {
    case VariableType::Text:
    case VariableType::Name:
        return SpokenValue{text, spokenText(text), personal};
    case VariableType::Digits:
        return SpokenValue{text, spokenDigits(text), personal};
    case VariableType::TicketNumber:
        return SpokenValue{text, spokenTicketNumber(text), personal};
    case VariableType::Phone:
        return SpokenValue{text, spokenPhone(text), personal};
    case VariableType::Date: {
        auto date = dateOf(text);
        if (const auto ms = integerOf(value); !date && ms)
            date = QDateTime::fromMSecsSinceEpoch(*ms, zone).date();
        if (const auto at = momentOf(value, zone); !date && at) // a sheet's date has a time, too
            date = QDateTime::fromMSecsSinceEpoch(*at, zone).date();
        if (!date)
            return typeError(variable);
        return SpokenValue{date->toString(u"yyyy年M月d日"_s),
                           spokenDay(*date, QDateTime::fromMSecsSinceEpoch(now, zone).date()), personal};
    }
    case VariableType::Time: {
        const QTime time = QTime::fromString(text, text.size() > 5 ? u"H:mm:ss"_s : u"H:mm"_s);
        if (!time.isValid())
            return typeError(variable);
        return SpokenValue{time.toString(u"HH:mm"_s), spokenTime(time), personal};
    }
    case VariableType::Moment:
    case VariableType::Deadline:
    case VariableType::Remaining:
        return formatMoment(variable, value, now, zone);
    default:
        return formatNumber(variable, value);
    }
}

Expected<std::vector<PromptPart>> parsePrompt(const QString &text) {
    static const QRegularExpression name(u"^[a-z][a-z0-9_]*$"_s);
    const auto fail = [&](const QString &why) {
        return Error{
            ErrorKind::BadInput, u"dialogue.placeholder"_s, why, u"Write placeholders as {name}."_s, {}};
    };
    std::vector<PromptPart> parts;
    QString plain;
    for (qsizetype at = 0; at < text.size(); ++at) {
        if (text[at] == u'}')
            return fail(u"A prompt has a closing brace without an opening one."_s);
        if (text[at] != u'{') {
            plain += text[at];
            continue;
        }
        const qsizetype end = text.indexOf(u'}', at);
        if (end < 0)
            return fail(u"A prompt has an opening brace that is not closed."_s);
        const QString inside = text.mid(at + 1, end - at - 1);
        if (!name.match(inside).hasMatch())
            return fail(u"'{%1}' is not a placeholder."_s.arg(inside));
        if (!plain.isEmpty())
            parts.push_back({false, std::exchange(plain, {})});
        parts.push_back({true, inside});
        at = end;
    }
    if (!plain.isEmpty())
        parts.push_back({false, plain});
    return parts;
}

Expected<FilledPrompt> fillPrompt(const QString &text, const QMap<QString, SpokenValue> &values) {
    LX_TRY(const auto parts, parsePrompt(text));
    FilledPrompt filled;
    for (const auto &part : parts) {
        if (!part.isPlaceholder) {
            filled.written += part.text;
            filled.spoken += spokenText(part.text);
            continue;
        }
        const auto it = values.constFind(part.text);
        if (it == values.constEnd())
            return Error{ErrorKind::BadInput, u"dialogue.missing_value"_s,
                         u"There is no value for '%1'."_s.arg(part.text),
                         u"Map a column of the list to it, or give it a default in the flow."_s, part.text};
        filled.written += it->written;
        filled.spoken += it->spoken;
        filled.personal = filled.personal || it->personal;
    }
    return filled;
}

} // namespace lianxin
