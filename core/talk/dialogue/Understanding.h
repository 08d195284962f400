// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "talk/dialogue/MeaningClassifier.h"

namespace lianxin {

//! \brief One thing that an utterance may mean.
struct Reading {
    std::optional<Meaning> meaning; //!< or
    QString value;                  //!< an answer of the question that has wordings of its own
    double confidence = 0;          //!< 0 … 1: of the readings with .8, about 80 % are meant so, and more of the guesses that are to be asked back
    QString words;                  //!< by which it is known, as compared
};

//! \brief What an utterance means.
struct LIANXIN_EXPORT Understood {
    std::vector<Reading> readings; //!< likeliest first; each meaning and value once
    bool contradictory = false;    //!< says one thing and its opposite; the later counts, and less
    bool asks = false;             //!< ends in 吗: whoever asks has not answered
    bool negated = false;          //!< a negation turned a wording, or left it in doubt
    double of(Meaning meaning) const; //!< its confidence; 0: it does not mean that
};

//! Where dialogues act on a reading at once, and where they ask back what was meant.
inline constexpr double kActedOn = 0.72, kAskedBack = 0.45;

//! \brief By characters first, then by sound, longer wordings before shorter ones; negations, corrections ("满意，哦不，不满意")
//! and turnings ("还行，但是没解决") are followed. The confidences are those of the lexicon's curve. Pure; any thread.
//! \param own wordings of the question's own answers; they win over the lexicon's of the same length.
LIANXIN_EXPORT Understood understandByRules(QStringView heard, const std::map<QString, std::vector<Wording>> &own = {},
                                            const MeaningLexicon &lexicon = MeaningLexicon::shipped());

//! \brief By rules, and where these leave it open by the classifier. What the classifier alone reads as an answer for or
//! against is never acted on, only asked back; what ends the call or acknowledges something is acted on where it is all but
//! sure; where the two disagree, neither is. A question, a negation or a contradiction that the rules saw stands, even where
//! the guess agrees with the words. Pure; any thread, several at once.
LIANXIN_EXPORT Understood understand(QStringView heard, const std::map<QString, std::vector<Wording>> &own = {},
                                     const MeaningLexicon &lexicon = MeaningLexicon::shipped(),
                                     const MeaningClassifier &classifier = MeaningClassifier::shipped());

//! Whether the rules leave room for a guess: they are not sure, saw no contradiction, and more than two characters are left
//! without digits and fillers.
LIANXIN_EXPORT bool isLeftOpen(const Understood &byRules, const HeardText &heard, const MeaningLexicon &lexicon = MeaningLexicon::shipped());

} // namespace lianxin
