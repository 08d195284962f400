// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "hotline/campaigns/ColumnGuess.h"

//! \brief What the titles of a sheet say: which rows they are, and of what a column with such a title is. Pure; any thread.
namespace lianxin::columntitles {

//! What counts of a title when two are compared.
QString keyOf(const QString &title);
//! Score 0: the title says nothing.
ColumnUse useByTitle(int column, const QString &title);
//! Titles (by key) of a further number of the same person …
bool isOtherNumber(const QString &key);
//! … and of somebody else's, which is never called in this person's place.
bool isSomebodyElses(const QString &key);

struct Titles {
    int lastRow = -1;  //!< index into the sample of the last title row; -1: there is none
    QStringList texts; //!< of each column; of titles over two rows, with merged cells, what tells the columns apart
};
//! \a header: the last title row, where somebody has said which, or -1 for none.
Titles titlesOf(const std::vector<QStringList> &sample, std::optional<int> header);

} // namespace lianxin::columntitles
