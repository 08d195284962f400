// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "platform/language/TextClassifier.h"
#include "talk/dialogue/ConfidenceCurve.h"
#include "talk/dialogue/HeardText.h"

namespace lianxin {

//! \brief What the classifier takes an utterance for.
struct MeaningGuess {
    std::optional<Meaning> meaning; //!< none: something else, or nobody to ask
    double confidence = 0;          //!< 0 … 1, calibrated on wordings that no training had seen
};

//! \brief Guesses the meaning of wordings that the lexicon does not have, from runs of characters and of syllables
//! (docs/understanding.md). Immutable and cheap to copy; any thread, several at once.
class LIANXIN_EXPORT MeaningClassifier {
public:
    MeaningClassifier() = default; //!< guesses nothing
    //! Errors (BadInput): dialogue.meaning_model (a classifier of something else).
    static Expected<MeaningClassifier> of(TextClassifier model);
    //! Errors (BadInput): that one, text.file, text.model_damaged, text.model_newer, text.model_too_large.
    static Expected<MeaningClassifier> load(const QString &path);
    //! One that guesses nothing where load() fails, which is logged as critical: the rules go on alone.
    static MeaningClassifier loadOrNone(const QString &path);
    //! resources/dialogue/meanings.model, read once.
    static const MeaningClassifier &shipped();

    bool isLoaded() const { return m_model.has_value(); }
    //! The likeliest meaning.
    MeaningGuess guess(const HeardText &heard) const;
    //! What stands for "none of the meanings" among the labels.
    static QString otherLabel();
    //! \brief The text that is classified: begin and end marked, the characters and then, one letter each, their syllables as
    //! many speakers merge them, so that a recogniser's homophones change half of it only.
    static QString featuresText(const HeardText &heard);

private:
    std::optional<TextClassifier> m_model;
    ConfidenceCurve m_curve;
};

} // namespace lianxin
