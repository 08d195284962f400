// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "platform/base/Expected.h"
#include "talk/dialogue/ConfidenceCurve.h"
#include "talk/dialogue/Meaning.h"
#include <QByteArray>
#include <QMap>
#include <QStringList>
#include <map>
#include <vector>

namespace lianxin {

//! \brief A way to say something.
struct LIANXIN_EXPORT Wording {
    QString text;       //!< without punctuation
    QStringList sounds; //!< pinyinOf(text)
    QStringList merged; //!< the same, as many speakers merge them
    bool alone = false; //!< only when nothing else is said

    //! \a written: "=是" is said alone.
    static Wording of(const QString &written);
};

//! \brief What citizens say and what they mean by it, from resources/dialogue/lexicon.yaml. Immutable; any thread.
class LIANXIN_EXPORT MeaningLexicon {
public:
    //! Errors (BadInput): dialogue.lexicon (place = line).
    static Expected<MeaningLexicon> parse(const QByteArray &yaml);
    static const MeaningLexicon &shipped();

    const std::map<Meaning, std::vector<Wording>> &wordings() const { return m_wordings; }
    //! What has another wording in it and means none.
    const std::vector<Wording> &nothing() const { return m_nothing; }
    //! What a negation makes of it.
    std::optional<Meaning> turned(Meaning meaning) const;
    const QStringList &negations() const { return m_negations; }     //!< longest first
    const QStringList &corrections() const { return m_corrections; } //!< what came before does not count
    const QStringList &turnings() const { return m_turnings; }       //!< what comes after counts more
    const QStringList &fillers() const { return m_fillers; }         //!< longest first
    //! From the confidences that the rules set to those that were measured; without any in the file, they stay.
    const ConfidenceCurve &confidences() const { return m_confidences; }
    //! The same, the rules' confidences left as they are: to measure them.
    MeaningLexicon uncalibrated() const;

private:
    std::map<Meaning, std::vector<Wording>> m_wordings;
    std::vector<Wording> m_nothing;
    std::map<Meaning, Meaning> m_turns;
    QStringList m_negations, m_corrections, m_turnings, m_fillers;
    ConfidenceCurve m_confidences;
};

//! Text as it is compared: without punctuation and blanks, Latin in lower case, full-width forms made narrow.
LIANXIN_EXPORT QString comparable(QStringView text);

} // namespace lianxin
