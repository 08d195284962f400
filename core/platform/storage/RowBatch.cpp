// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/storage/RowBatch.h"
#include "platform/storage/EngineStore.h"
#include "platform/storage/StoreErrors.h"
#include <cstring>

namespace lianxin {

RowBatch::RowBatch(int columns)
    : m_columns(columns) {
    Q_ASSERT(columns > 0 && columns <= maxColumns);
}

void RowBatch::add(Kind kind, std::string_view bytes) {
    m_cells.push_back({kind, quint32(bytes.size()), qint64(m_bytes.size())});
    m_bytes.append(bytes);
}

void RowBatch::addText(std::string_view utf8) {
    m_hasZero = m_hasZero || (!utf8.empty() && std::memchr(utf8.data(), 0, utf8.size()) != nullptr);
    add(Kind::Text, utf8);
}

char *RowBatch::addBlob(size_t size) {
    const size_t at = m_bytes.size();
    m_cells.push_back({Kind::Blob, quint32(size), qint64(at)});
    m_bytes.resize(at + size);
    return m_bytes.data() + at;
}

void RowBatch::clear() {
    m_cells.clear();
    m_bytes.clear();
    m_hasZero = false;
}

void insertBatch(Transaction &transaction, QStringView table, QStringView columns, const RowSlice &rows) {
    auto *engine = dynamic_cast<EngineTransaction *>(&transaction);
    Q_ASSERT_X(engine, "insertBatch", "a transaction of neither engine");
    if (rows.hasZeroInText())
        throw StoreFailure(storeErrors::badValue(u"text with a zero character"_s, table));
    if (rows.rows() > 0)
        engine->insertBatch(table, columns, rows);
}

} // namespace lianxin
