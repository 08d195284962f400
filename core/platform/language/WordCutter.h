// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "platform/base/Expected.h"
#include <QStringList>
#include <memory>

namespace lianxin {

//! \brief Cuts Chinese sentences into words (cppjieba: dictionary, and a model for what is not in it). Reading the
//! dictionary takes about half a second and 100 MB; one serves the whole process. All functions: any thread.
class LIANXIN_EXPORT WordCutter {
public:
    //! The one of this process, read at the first call (others wait for it). Errors (BadInput): text.no_dictionary.
    static Expected<std::shared_ptr<const WordCutter>> shared();
    //! Reads the dictionary in \a folder. Errors: as shared().
    static Expected<std::shared_ptr<const WordCutter>> load(const QString &folder);
    ~WordCutter();

    //! The words of \a text in order, without white space and punctuation.
    QStringList cut(QStringView text) const;
    //! The words that a longer word of the dictionary is made of ("养老保险" → 养老, 保险); itself when there are none.
    QStringList partsOf(QStringView word) const;

private:
    struct Segments;
    explicit WordCutter(std::unique_ptr<Segments> segments);
    std::unique_ptr<Segments> m_segments;
};

} // namespace lianxin
