// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "platform/language/LabelledTexts.h"
#include "talk/dialogue/MeaningClassifier.h"
#include <functional>

namespace lianxin {

//! \brief An utterance with what it means: nameOf(Meaning), or MeaningClassifier::otherLabel().
struct MeantText {
    LabelledText said;
    int core = 0; //!< the wording it was made of: what shares one is never on both sides of a measurement
};

//! Reads a file as readLabelledTexts() does; a column "core" tells the cores, else every line is its own.
//! Errors (BadInput): those of readLabelledTexts(), dialogue.meaning_label (a label that is no meaning; place).
LIANXIN_EXPORT Expected<std::vector<MeantText>> readMeantTexts(const QString &path);

struct MeaningTrainingOptions {
    int folds = 5;             //!< by which the confidences are measured; at least 2
    int mostFeatures = 16'000; //!< runs that are kept
    QString source;            //!< for the card
    std::function<bool(int done, int total)> progress; //!< false stops with text.cancelled
};

//! \brief Trains the classifier behind the lexicon, and measures its confidences where it is asked at all: for utterances that
//! the rules leave open, in folds whose wordings no training has seen. The same texts give the same model.
//! Errors: those of trainTextClassifier().
LIANXIN_EXPORT Expected<TextClassifier> trainMeanings(const std::vector<MeantText> &texts, const MeaningTrainingOptions &options = {},
                                                      const MeaningLexicon &lexicon = MeaningLexicon::shipped());

//! \brief What became of labelled utterances, were the likeliest reading acted on from .72 on and asked back from .45 on
//! (DialogueHearing.cpp), whatever is asked. An utterance with two readings is right with either.
struct LIANXIN_EXPORT MeaningScores {
    int texts = 0;
    int actedRightly = 0;
    int actedWrongly = 0;
    int wronglyScored = 0; //!< of those: an answer for or against was acted on that was not given
    int askedRightly = 0;
    int askedWrongly = 0;
    int notUnderstood = 0; //!< of those that mean something
    int rightlyNothing = 0; //!< of those that mean nothing
    double ece = 0;        //!< expected calibration error of the likeliest readings, over ten bins
    struct Bin {
        double confidence = 0; //!< sum
        int count = 0;
        int right = 0;
    };
    std::vector<Bin> bins; //!< ten, of the likeliest reading's confidence
    QJsonObject toJson() const;
};
LIANXIN_EXPORT MeaningScores scoreMeanings(const std::vector<MeantText> &texts, const MeaningClassifier &classifier,
                                           const MeaningLexicon &lexicon = MeaningLexicon::shipped());

//! The curve under which the confidences that rules set by hand are shares of right readings; for lexicon.yaml.
LIANXIN_EXPORT ConfidenceCurve measuredRules(const std::vector<MeantText> &texts, const MeaningLexicon &lexicon = MeaningLexicon::shipped());

} // namespace lianxin
