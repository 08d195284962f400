// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "hotline/knowledge/KnowledgeSearch.h"

namespace lianxin {

//! \brief When a card is put before a seat who did not ask for it.
struct KnowledgeSuggestRules {
    double good = 0.34;   //!< a card needs this score
    double margin = 0.04; //!< and to be that much better than the next, unless
    double sure = 0.6;    //!< it has this one
    int letters = 5;      //!< shorter sentences ask for nothing
    int others = 4;       //!< folded below the card
};

struct KnowledgeSuggestion {
    std::optional<KnowledgeHit> card;
    std::vector<KnowledgeHit> others;
};

//! \brief At most one card out of \a hits (best first), for what was said; none when nothing is good enough, when two
//! are as good, or when the best one was in \a shown before: a call has every card once.
LIANXIN_EXPORT KnowledgeSuggestion chooseSuggestion(const QString &said, const std::vector<KnowledgeHit> &hits, const QStringList &shown,
                                                    const KnowledgeSuggestRules &rules = {});

} // namespace lianxin
