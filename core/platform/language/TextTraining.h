// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "platform/language/LabelledTexts.h"
#include "platform/language/TextClassifier.h"
#include "platform/language/TextScores.h"
#include <functional>

namespace lianxin {

struct TextTrainingOptions {
    double cost = 1.0;      //!< C of the support vector machine
    double smoothing = 0.05; //!< added to every count of the log-count ratios
    int innerFolds = 3;     //!< on which probabilities are calibrated; 0: none, and no scores in the card
    int rarest = 2;         //!< a run that fewer texts have says nothing
    int mostFeatures = 200'000; //!< those that tell labels apart most are kept
    QJsonObject data;       //!< what the texts are, for the card: {"source","from","to"…}
    QString trainedAt;      //!< ISO date-time for the card; it decides nothing else
    //! Told after each fit, of how many; false stops with text.cancelled.
    std::function<bool(int done, int total)> progress;
};

//! \brief One-versus-rest support vector machines (liblinear, L2-regularised squared hinge) over tf-idf of runs of characters,
//! each label's features scaled by their log-count ratio (Wang & Manning 2012), folded into one matrix. Probabilities by
//! a temperature and a bias for each label, fitted on folds whose texts the scoring model has not seen, near-duplicates
//! kept together. The same texts give the same model. Any thread; takes memory of about 16 bytes a run.
//! Errors (BadInput): text.too_few (fewer than two labels with two texts each), text.cancelled (Cancelled).
LIANXIN_EXPORT Expected<TextClassifier> trainTextClassifier(const std::vector<LabelledText> &texts, const TextTrainingOptions &options = {});

//! How right \a classifier is on texts with known labels; a label that it does not know counts as wrong.
LIANXIN_EXPORT TextScores evaluateTextClassifier(const TextClassifier &classifier, const std::vector<LabelledText> &texts);

//! \brief k-fold cross-validation; every text is judged once by a model, calibration included, that has not seen it.
struct LIANXIN_EXPORT TextCrossValidation {
    TextScores all;             //!< over the verdicts of all folds together
    std::vector<TextScores> folds;
    int groups = 0;             //!< of near-duplicates; as many as texts when none are alike
    double meanF1() const;      //!< of the folds' macro-F1
    double deviationF1() const; //!< its standard deviation
    QJsonObject toJson() const;
};
enum class FoldsBy {
    Groups, //!< near-duplicates never sit on both sides
    Texts,  //!< each text by itself, as published figures usually do
};
LIANXIN_EXPORT Expected<TextCrossValidation> crossValidateTexts(const std::vector<LabelledText> &texts, int folds, FoldsBy by,
                                                                const TextTrainingOptions &options = {});

//! Fold number of each text: labels are spread evenly, groups stay together, and the same input gives the same folds.
LIANXIN_EXPORT std::vector<int> stratifiedFolds(const std::vector<int> &labels, const std::vector<int> &groups, int folds);

} // namespace lianxin
