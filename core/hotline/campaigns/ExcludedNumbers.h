// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "hotline/campaigns/Campaigns.h"
#include "platform/storage/Store.h"
#include <functional>
#include <map>

namespace lianxin {

//! \brief Numbers of a campaign's list that another list or campaign excludes, in order, each with the first of their names: what
//! Campaigns::excludedBy() says of one order, for all rows at once. Lives within the read it was made in.
class ExcludedNumbers {
public:
    static constexpr qsizetype shown = 200; //!< of each name so many numbers are named

    //! Stops when \a goOn says no.
    ExcludedNumbers(Snapshot &s, const PreflightQuestion &question, const std::function<bool()> &goOn);
    //! "" unless it is excluded; asked once a number.
    QString by(const QByteArray &number);
    //! Those that were not asked for, by name: how many, and the first of them.
    struct Rest {
        qint64 count = 0;
        std::vector<QByteArray> first;
    };
    std::map<QString, Rest> rest() const;

    //! SQL: the number of @ is one that the list $1 calls first.
    static QString inList();

private:
    std::vector<QString> m_names;
    std::vector<std::pair<QByteArray, int>> m_numbers;
    std::vector<bool> m_met;
};

} // namespace lianxin
