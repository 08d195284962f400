// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/storage/sqlite/RowBatchTable.h"
#include "platform/storage/RowBatch.h"
#include <new>
#include <sqlite3.h>

namespace lianxin {
namespace {

struct BatchTable : sqlite3_vtab {
    const RowSlice **shown;
};

struct BatchCursor : sqlite3_vtab_cursor {
    const RowSlice *rows;
    qsizetype row;
};

BatchCursor &cursorOf(sqlite3_vtab_cursor *cursor) { return *static_cast<BatchCursor *>(cursor); }

int connectBatch(sqlite3 *database, void *shown, int, const char *const *, sqlite3_vtab **table, char **) {
    static_assert(RowBatch::maxColumns == 16);
    const int rc = sqlite3_declare_vtab(database, "CREATE TABLE x(c1, c2, c3, c4, c5, c6, c7, c8, c9, c10, c11, c12, c13, c14, c15, c16)");
    if (rc != SQLITE_OK)
        return rc;
    auto *made = new (std::nothrow) BatchTable{};
    if (!made)
        return SQLITE_NOMEM;
    made->shown = static_cast<const RowSlice **>(shown);
    *table = made;
    return SQLITE_OK;
}

int disconnectBatch(sqlite3_vtab *table) {
    delete static_cast<BatchTable *>(table);
    return SQLITE_OK;
}

int planBatch(sqlite3_vtab *, sqlite3_index_info *plan) {
    plan->estimatedCost = 10'000;
    plan->estimatedRows = 10'000;
    return SQLITE_OK;
}

int openBatch(sqlite3_vtab *, sqlite3_vtab_cursor **cursor) {
    *cursor = new (std::nothrow) BatchCursor{};
    return *cursor ? SQLITE_OK : SQLITE_NOMEM;
}

int closeBatch(sqlite3_vtab_cursor *cursor) {
    delete &cursorOf(cursor);
    return SQLITE_OK;
}

int startBatch(sqlite3_vtab_cursor *cursor, int, const char *, int, sqlite3_value **) {
    cursorOf(cursor).rows = *static_cast<BatchTable *>(cursor->pVtab)->shown;
    cursorOf(cursor).row = 0;
    return SQLITE_OK;
}

int nextInBatch(sqlite3_vtab_cursor *cursor) {
    ++cursorOf(cursor).row;
    return SQLITE_OK;
}

int batchAtEnd(sqlite3_vtab_cursor *cursor) {
    const BatchCursor &c = cursorOf(cursor);
    return !c.rows || c.row >= c.rows->rows();
}

int batchColumn(sqlite3_vtab_cursor *cursor, sqlite3_context *result, int column) {
    const BatchCursor &c = cursorOf(cursor);
    if (column >= c.rows->columns())
        return SQLITE_OK; // NULL
    const RowBatch::Value value = c.rows->value(c.row, column);
    const auto size = int(value.bytes.size());
    if (value.kind == RowBatch::Kind::Integer)
        sqlite3_result_int64(result, value.integer);
    else if (value.kind == RowBatch::Kind::Text)
        sqlite3_result_text(result, value.bytes.data(), size, SQLITE_STATIC);
    else if (size == 0)
        sqlite3_result_zeroblob(result, 0);
    else
        sqlite3_result_blob(result, value.bytes.data(), size, SQLITE_STATIC);
    return SQLITE_OK;
}

int batchRowId(sqlite3_vtab_cursor *cursor, sqlite3_int64 *id) {
    *id = cursorOf(cursor).row;
    return SQLITE_OK;
}

sqlite3_module batchModule() {
    sqlite3_module module{};
    module.xConnect = connectBatch; // and no xCreate: the table is there without being made
    module.xDisconnect = disconnectBatch;
    module.xBestIndex = planBatch;
    module.xOpen = openBatch;
    module.xClose = closeBatch;
    module.xFilter = startBatch;
    module.xNext = nextInBatch;
    module.xEof = batchAtEnd;
    module.xColumn = batchColumn;
    module.xRowid = batchRowId;
    return module;
}

} // namespace

bool addRowBatchTable(sqlite3 *database, const RowSlice **shown) {
    static const sqlite3_module module = batchModule();
    return sqlite3_create_module(database, kRowBatchTable.data(), &module, shown) == SQLITE_OK;
}

} // namespace lianxin
