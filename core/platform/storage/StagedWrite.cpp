// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/storage/StagedWrite.h"
#include "platform/storage/EngineStore.h"
#include <QScopedValueRollback>

namespace lianxin {

namespace {
thread_local bool tIsStaged = false;
}

bool EngineStore::isStaged() { return tIsStaged; }

Expected<void> writeStaged(Store &store, const std::function<void(Transaction &)> &work) {
    const QScopedValueRollback staged(tIsStaged, true);
    return store.write(work);
}

} // namespace lianxin
