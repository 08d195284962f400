// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "platform/storage/Store.h"

namespace lianxin {

class RowBatch;

//! \brief As Store::write(), for the many transactions of something that counts only once a last one is written: waits for no
//! disk. A power cut, not a crash of the process, may take the newest of them along until the next Store::write() is done.
LIANXIN_EXPORT Expected<void> writeStaged(Store &store, const std::function<void(Transaction &)> &work);

//! \brief insertBatch() in staged writes, as few as those who wait for the writer let there be: with many rows to go a transaction
//! ends as soon as somebody waits, a telephone call among them. Those that ended stay when a later one fails.
LIANXIN_EXPORT Expected<void> insertStaged(Store &store, QStringView table, QStringView columns, const RowBatch &rows);

} // namespace lianxin
