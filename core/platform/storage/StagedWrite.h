// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "platform/storage/Store.h"

namespace lianxin {

//! \brief As Store::write(), for the many transactions of something that counts only once a last one is written: waits for no
//! disk. A power cut, not a crash of the process, may take the newest of them along until the next Store::write() is done.
LIANXIN_EXPORT Expected<void> writeStaged(Store &store, const std::function<void(Transaction &)> &work);

} // namespace lianxin
