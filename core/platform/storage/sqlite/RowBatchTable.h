// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "platform/base/Literals.h"

struct sqlite3;

namespace lianxin {

class RowSlice;

//! The name under which a connection shows a RowSlice as a table with columns c1, c2 …
inline constexpr QLatin1StringView kRowBatchTable("lianxin_row_batch");

//! \brief Gives \a database a virtual table that shows whatever rows \a *shown points to when it is read: one statement takes
//! in thousands of rows, without a round of binding and starting for each. \a shown must outlive the connection; where it
//! is null, the table is empty. False when memory ran out.
bool addRowBatchTable(sqlite3 *database, const RowSlice **shown);

} // namespace lianxin
