// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "platform/base/Export.h"
#include <QJsonArray>
#include <QString>
#include <utility>
#include <vector>

namespace lianxin {

//! \brief A sentence of a talk, as its transcript has it.
struct LIANXIN_EXPORT TalkLine {
    qint64 seq = 0;     //!< its number within the call
    qint64 rev = 0;     //!< of its last change; the greater one counts
    qint64 at = 0;      //!< UTC ms at which it began
    qint64 endedAt = 0; //!< UTC ms at which the last word began; 0: not known
    QString utterance;
    QString speaker; //!< citizen, seat, bot, system
    QString text;    //!< in the clear
    bool isCitizen() const { return speaker == u"citizen"; }
    bool isSeat() const { return speaker == u"seat"; }
    bool operator==(const TalkLine &) const = default;
};

//! Of lines as Transcripts::lines() gives them; keys that were pressed and lines without words are left out.
LIANXIN_EXPORT std::vector<TalkLine> talkLines(const QJsonArray &lines);
//! In the order of their numbers, each once: as it was last changed. Whatever order they came in gives the same.
LIANXIN_EXPORT std::vector<TalkLine> ordered(std::vector<TalkLine> lines);

//! Clauses of a text: [from, end) between its marks of punctuation.
LIANXIN_EXPORT std::vector<std::pair<qsizetype, qsizetype>> clausesOf(const QString &text);
//! Is it asked rather than said?
LIANXIN_EXPORT bool isQuestion(const QString &text);

} // namespace lianxin
