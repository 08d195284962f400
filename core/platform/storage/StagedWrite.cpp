// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/storage/StagedWrite.h"
#include "platform/storage/EngineStore.h"
#include "platform/storage/RowBatch.h"
#include <QScopedValueRollback>

namespace lianxin {

namespace {
thread_local bool tIsStaged = false;
constexpr qsizetype kRowsBetweenLooks = 500; // a few milliseconds
}

bool EngineStore::isStaged() { return tIsStaged; }

Expected<void> writeStaged(Store &store, const std::function<void(Transaction &)> &work) {
    const QScopedValueRollback staged(tIsStaged, true);
    return store.write(work);
}

Expected<void> insertStaged(Store &store, QStringView table, QStringView columns, const RowBatch &rows) {
    for (qsizetype done = 0; done < rows.rows();) {
        qsizetype at = 0;
        LX_CHECK(writeStaged(store, [&](Transaction &t) {
            at = done;
            do {
                const RowSlice slice(rows, at, std::min(kRowsBetweenLooks, rows.rows() - at));
                insertBatch(t, table, columns, slice);
                at += slice.rows();
            } while (at < rows.rows() && !store.isWriterWaitedFor());
        }));
        done = at;
    }
    return {};
}

} // namespace lianxin
