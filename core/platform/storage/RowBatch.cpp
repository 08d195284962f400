// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/storage/RowBatch.h"
#include "platform/storage/EngineStore.h"

namespace lianxin {

void RowBatch::add(Kind kind, std::string_view bytes) {
    m_cells.push_back({kind, quint32(bytes.size()), m_bytes.size(), 0});
    m_bytes.append(bytes);
    m_bytes += '\0';
}

void RowBatch::addText(std::string_view utf8) { add(Kind::Text, utf8); }

void RowBatch::addBlob(std::string_view bytes) { add(Kind::Blob, bytes); }

char *RowBatch::addBlob(size_t size) {
    m_cells.push_back({Kind::Blob, quint32(size), m_bytes.size(), 0});
    m_bytes.resize(m_bytes.size() + size + 1);
    return m_bytes.data() + m_cells.back().at;
}

void RowBatch::clear() {
    m_cells.clear();
    m_bytes.clear();
}

RowBatch::Value RowBatch::value(qsizetype row, int column) const {
    const Cell &cell = m_cells[size_t(row * m_columns + column)];
    return {cell.kind, cell.integer, {m_bytes.data() + cell.at, cell.size}};
}

void executeBatch(Transaction &transaction, QStringView sql, const RowBatch &rows) {
    auto *engine = dynamic_cast<EngineTransaction *>(&transaction);
    Q_ASSERT_X(engine, "executeBatch", "a transaction of neither engine");
    engine->executeBatch(sql, rows);
}

} // namespace lianxin
