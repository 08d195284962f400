// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "talk/dialogue/MeaningLexicon.h"

namespace lianxin {

//! \brief One thing that an utterance may mean.
struct Reading {
    std::optional<Meaning> meaning; //!< or
    QString value;                  //!< an answer of the question that has wordings of its own
    double confidence = 0;          //!< 0 … 1: of the readings with .8, about 80 % are meant so
    QString words;                  //!< by which it is known, as compared
};

//! \brief What an utterance means.
struct LIANXIN_EXPORT Understood {
    std::vector<Reading> readings; //!< likeliest first; each meaning and value once
    bool contradictory = false;    //!< says one thing and its opposite; the later counts, and less
    double of(Meaning meaning) const; //!< its confidence; 0: it does not mean that
};

//! \brief By characters first, then by sound, longer wordings before shorter ones; negations, corrections ("满意，哦不，不满意")
//! and turnings ("还行，但是没解决") are followed. Pure; any thread.
//! \param own wordings of the question's own answers; they win over the lexicon's of the same length.
LIANXIN_EXPORT Understood understand(QStringView heard, const std::map<QString, std::vector<Wording>> &own = {},
                                     const MeaningLexicon &lexicon = MeaningLexicon::shipped());

} // namespace lianxin
