// SPDX-License-Identifier: GPL-3.0-or-later
#include "hotline/knowledge/KnowledgeSuggest.h"
#include "platform/language/HanGrams.h"

namespace lianxin {

KnowledgeSuggestion chooseSuggestion(const QString &said, const std::vector<KnowledgeHit> &hits, const QStringList &shown, const KnowledgeSuggestRules &rules) {
    KnowledgeSuggestion suggestion;
    if (hits.empty() || foldedForSearch(said).remove(u' ').size() < rules.letters)
        return suggestion;
    const KnowledgeHit &best = hits.front();
    const double next = hits.size() > 1 ? hits[1].score : 0;
    const bool good = best.score >= rules.sure || (best.score >= rules.good && best.score - next >= rules.margin);
    if (!good || shown.contains(best.id))
        return suggestion;
    suggestion.card = best;
    for (std::size_t i = 1; i < hits.size() && int(suggestion.others.size()) < rules.others; ++i)
        if (hits[i].score >= rules.good * 0.75)
            suggestion.others.push_back(hits[i]);
    return suggestion;
}

} // namespace lianxin
