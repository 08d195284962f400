// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "platform/base/Expected.h"
#include "platform/base/Export.h"
#include <QRegularExpression>
#include <QString>
#include <QStringList>
#include <vector>

namespace lianxin {

class CategoryTree;

//! \brief A wording of a category in a sentence.
struct CategoryHit {
    QString code;
    qsizetype from = 0, length = 0; //!< UTF-16 units
    qsizetype weight = 0;           //!< characters of the wording itself, without what may stand between; 1: it is weak
    bool operator==(const CategoryHit &) const = default;
    qsizetype end() const { return from + length; }
};

//! \brief How citizens speak of categories of matters: what the draft goes by where no classifier was trained yet
//! (resources/assistant/category-words.txt). Immutable; any thread.
class LIANXIN_EXPORT CategoryWords {
public:
    //! A line "name: wording wording …" a category, by its name in the tree; * in a wording is up to six characters; ~ before
    //! it makes it weak. # begins a remark. Errors (BadInput): assistant.bad_words with the line in place.
    static Expected<CategoryWords> fromText(const QString &text);
    static const CategoryWords &shipped();

    //! In their order; where they overlap, the wording with more characters, then the closer one; categories' own names count too. What is negated (没停水) or only
    //! feared is no hit.
    std::vector<CategoryHit> hitsIn(const QString &text, const CategoryTree &tree) const;
    QStringList names() const; //!< of categories that have wordings

private:
    struct Entry {
        QString name;
        struct Loose {
            QString begin; //!< what has to be there before a pattern is worth trying
            QRegularExpression pattern;
            qsizetype weight = 0;
        };
        std::vector<Loose> wordings;
        std::vector<std::pair<QString, qsizetype>> plain; //!< with their weight
    };
    std::vector<Entry> m_entries;
};

} // namespace lianxin
