// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "talk/dialogue/PromptText.h"
#include <QVariantMap>

namespace lianxin {

//! \brief The sentences that the system itself says (queue, comfort, call-back), from
//! resources/prompts/system.yaml: key → text, with the placeholders position (count), wait (milliseconds) and
//! number (digits). Keys: queue_position, queue_position_unknown, queue_next, comfort, all_busy,
//! callback_offer, callback_booked, connecting, seat_lost, abuse_warning,
//! abuse_closing, held, goodbye, closed.
class LIANXIN_EXPORT SystemPrompts {
public:
    //! Errors (BadInput): dialogue.prompts (place = line), dialogue.prompt_missing.
    static Expected<SystemPrompts> parse(const QByteArray &yaml);
    static const SystemPrompts &shipped();
    //! Errors: dialogue.unknown_prompt, dialogue.missing_value, dialogue.value_type.
    Expected<FilledPrompt> fill(const QString &key, const QVariantMap &values = {}) const;
    //! Prompts without placeholders, spoken form: what to render before the first call.
    QStringList fixedSentences() const;

private:
    QMap<QString, QString> m_texts;
};

} // namespace lianxin
