// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "platform/base/Export.h"
#include <QString>
#include <vector>

namespace lianxin {

//! \brief What a text is made of for the classifier: runs of one or two characters, after folding (longer ones and
//! words were measured and gave nothing: docs/classifier.md). A key is the characters themselves (16 bits each, the
//! first lowest), so that no two runs share one.
struct TextFeature {
    quint64 key = 0;
    quint32 count = 0; //!< times in the text
    bool operator==(const TextFeature &) const = default;
};

//! Longer texts are read up to here (code units): what a matter is about is said at the beginning.
inline constexpr qsizetype kLongestText = 8'000;

//! Lower case and half width; a run of digits is one 0, a run of anything that is no letter is one space. Any thread.
LIANXIN_EXPORT void foldText(QStringView text, std::u16string &out);
LIANXIN_EXPORT std::u16string foldedText(QStringView text);

//! Calls \a use(key) for every run of a folded text, in order.
template <class Use>
void forEachRun(const std::u16string &folded, Use use) {
    const std::size_t n = folded.size();
    for (std::size_t i = 0; i < n; ++i) {
        quint64 key = folded[i];
        if (folded[i] != u' ')
            use(key);
        if (i + 1 < n)
            use(key | quint64(folded[i + 1]) << 16);
    }
}

//! Every run once with its count, by key.
LIANXIN_EXPORT std::vector<TextFeature> featuresOf(QStringView text);

//! \brief Texts that say nearly the same, so that no measurement sees one of them in training and another in the test.
//! Two texts belong together when at least \a similarity of their runs of four characters are shared (Jaccard; found by
//! min-wise hashing, Broder 1997); groups are closed transitively. Gives a group number for each text, the number being
//! the index of its first member. \a texts are folded.
LIANXIN_EXPORT std::vector<int> nearDuplicateGroups(const std::vector<std::u16string> &texts, double similarity = 0.5);

} // namespace lianxin
