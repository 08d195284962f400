// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "platform/storage/Store.h"
#include <string>
#include <string_view>

namespace lianxin {

//! \brief Rows of values for one table, in one piece of memory: what Params are to a statement, for imports of millions.
//! Values are appended in the order of the columns, row after row.
class LIANXIN_EXPORT RowBatch {
public:
    static constexpr int maxColumns = 16;
    //! \a columns: values a row, at most maxColumns.
    explicit RowBatch(int columns);

    void addInteger(qint64 value) { m_cells.push_back({Kind::Integer, 0, value}); }
    void addText(std::string_view utf8);
    void addBlob(std::string_view bytes) { add(Kind::Blob, bytes); }
    //! A blob of \a size bytes that the caller fills at once; valid until the next value is added.
    char *addBlob(size_t size);

    int columns() const { return m_columns; }
    qsizetype rows() const { return qsizetype(m_cells.size()) / m_columns; }
    bool isEmpty() const { return m_cells.empty(); }
    //! Some text has a zero character, which no store takes.
    bool hasZeroInText() const { return m_hasZero; }
    //! Forgets the rows, keeps the memory.
    void clear();

    enum class Kind : quint8 { Integer, Text, Blob };
    struct Value {
        Kind kind;
        qint64 integer;
        std::string_view bytes; //!< text and blob
    };
    Value value(qsizetype row, int column) const {
        const Cell &cell = m_cells[size_t(row * m_columns + column)];
        return cell.kind == Kind::Integer ? Value{cell.kind, cell.number, {}} : Value{cell.kind, 0, {m_bytes.data() + cell.number, cell.size}};
    }

private:
    struct Cell {
        Kind kind;
        quint32 size;
        qint64 number; // an integer itself; of the others the place of their bytes
    };
    void add(Kind kind, std::string_view bytes);

    int m_columns;
    bool m_hasZero = false;
    std::vector<Cell> m_cells;
    std::string m_bytes;
};

//! \brief Some rows of a RowBatch that follow one another; all of them unless said otherwise. The batch must outlive it.
class LIANXIN_EXPORT RowSlice {
public:
    RowSlice(const RowBatch &batch) // NOLINT: a whole batch is a slice
        : RowSlice(batch, 0, batch.rows()) {}
    RowSlice(const RowBatch &batch, qsizetype first, qsizetype rows)
        : m_batch(batch)
        , m_first(first)
        , m_rows(rows) {}

    int columns() const { return m_batch.columns(); }
    qsizetype rows() const { return m_rows; }
    bool hasZeroInText() const { return m_batch.hasZeroInText(); } //!< in whatever row of the batch
    RowBatch::Value value(qsizetype row, int column) const { return m_batch.value(m_first + row, column); }

private:
    const RowBatch &m_batch;
    qsizetype m_first;
    qsizetype m_rows;
};

//! Inserts every row of \a rows into \a columns ("a, b, c") of \a table. Throws StoreFailure, after which the transaction
//! takes no further statement.
LIANXIN_EXPORT void insertBatch(Transaction &transaction, QStringView table, QStringView columns, const RowSlice &rows);

} // namespace lianxin
