// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "platform/storage/Store.h"
#include <QStringList>

namespace lianxin {

//! \brief Moves the rows of a store into another one with the same schema, of either kind.

//! Tables that hold rows of modules (no virtual tables, no indexes, no schema_version), sorted by name.
QStringList tablesOf(Snapshot &snapshot);

//! Rows of all tables together.
qint64 rowsOf(Snapshot &snapshot, const QStringList &tables);

//! Copies every row; \a to holds none before. Foreign keys are checked at the end, over everything. Throws StoreFailure.
qint64 copyTables(Snapshot &from, Transaction &to);

//! Removes every row. Throws StoreFailure.
void emptyTables(Transaction &transaction);

} // namespace lianxin
