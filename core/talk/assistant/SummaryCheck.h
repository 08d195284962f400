// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "platform/base/Export.h"
#include "talk/assistant/TalkLine.h"
#include <QByteArray>
#include <QStringList>

namespace lianxin {

//! \brief What a language model made of a talk, or why that is not used.
struct LIANXIN_EXPORT ModelSummary {
    QString text;     //!< at most 200 characters
    QString nextStep; //!< at most 100; may be empty
    //! Empty: it may be used. Else deadline, unreachable, status, too_large, not_json, schema, content, busy, off.
    QString reason;
    static ModelSummary refused(const QString &reason) { return {{}, {}, reason}; }
    bool operator==(const ModelSummary &) const = default;
};

//! The sentences of people as a model may see them: names, numbers and the numbers of houses masked. At most \a most
//! characters; of a longer talk the middle is left out.
LIANXIN_EXPORT std::vector<TalkLine> maskedTalk(const std::vector<TalkLine> &lines, const QStringList &names, qsizetype most = 6'000);

//! The body of an answer of /v1/chat/completions, believed only as far as it can be checked: its first choice has to be an
//! object {"summary", "next_step"} and nothing else, in plain Chinese of the right length, and about what was said: no link,
//! no number that is not in the talk, most pairs of characters from it. Pure; any thread.
LIANXIN_EXPORT ModelSummary checkedSummary(const QByteArray &body, const std::vector<TalkLine> &talk);

} // namespace lianxin
