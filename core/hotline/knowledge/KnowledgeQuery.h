// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "hotline/knowledge/Article.h"
#include "platform/language/WordCutter.h"
#include <QHash>
#include <vector>

namespace lianxin {

//! \brief One thing that is asked for: a word, or what else it may be called.
struct KnowledgeTerm {
    QStringList forms; //!< folded, as said first
    double weight = 1; //!< how telling it is; set from how many articles have it
    qint64 articles = 0;
};

//! \brief What a sentence asks for: its telling words, without courtesies and particles; each with its synonyms.
//! \a synonyms are matched before the sentence is cut, so that they may be phrases.
LIANXIN_EXPORT std::vector<KnowledgeTerm> knowledgeTerms(const QString &text, const WordCutter &cutter, const QHash<QString, QStringList> &synonyms);

//! How well \a article answers \a terms, 0…1: how much of what is asked it speaks of (the title counts most), and how
//! much of its title was asked for.
LIANXIN_EXPORT double knowledgeScore(const ArticleText &article, const std::vector<KnowledgeTerm> &terms);

//! About 90 characters of the body around what was asked for.
LIANXIN_EXPORT QString knowledgeSnippet(const ArticleText &article, const std::vector<KnowledgeTerm> &terms);

//! Where in an article words are looked for.
enum class KnowledgePlace {
    Anywhere,
    Titles, //!< title and aliases
};

//! \name Match expressions of the two full-text indexes: any form of a term; \a all: every term, else any
//! @{
LIANXIN_EXPORT QString ftsExpression(const std::vector<KnowledgeTerm> &terms, bool all); // each place has an index of its own
LIANXIN_EXPORT QString tsqueryExpression(const std::vector<KnowledgeTerm> &terms, bool all, KnowledgePlace place = KnowledgePlace::Anywhere);
//! @}

} // namespace lianxin
