// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "platform/base/Expected.h"
#include "talk/dialogue/Flow.h"
#include <QJsonObject>
#include <QTimeZone>

namespace lianxin {

//! \brief A value in its two forms.
struct SpokenValue {
    QString written; //!< for the transcript: 7月15日18:00前
    QString spoken;  //!< for the synthesiser: 七月十五日下午六点前
    bool personal = false;
};

//! Puts \a value into words. Errors (BadInput): dialogue.value_type (place = the variable's name).
LIANXIN_EXPORT Expected<SpokenValue> formatValue(const FlowVariable &variable, const QJsonValue &value,
                                                 qint64 now, const QTimeZone &zone);

//! A piece of a prompt: text, or the name of a placeholder.
struct PromptPart {
    bool isPlaceholder = false;
    QString text;
};
//! "您好，{name}" → parts. Errors (BadInput): dialogue.placeholder (a brace that is not closed, an empty or
//! odd name).
LIANXIN_EXPORT Expected<std::vector<PromptPart>> parsePrompt(const QString &text);

//! \brief A prompt with its values put in.
struct FilledPrompt {
    QString written;
    QString spoken;
    bool personal = false;
};
//! \a values holds what placeholders stand for. Errors: dialogue.placeholder, dialogue.missing_value (place =
//! name).
LIANXIN_EXPORT Expected<FilledPrompt> fillPrompt(const QString &text,
                                                 const QMap<QString, SpokenValue> &values);

} // namespace lianxin
