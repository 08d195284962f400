// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "platform/storage/Store.h"
#include <string>
#include <string_view>

namespace lianxin {

//! \brief Rows of values for one statement that runs for each of them, in one piece of memory: what Params are to a
//! statement, for imports of millions. Values are appended in the order of $1, $2 …, row after row.
class LIANXIN_EXPORT RowBatch {
public:
    //! \a columns: values a row.
    explicit RowBatch(int columns)
        : m_columns(columns) {}

    void addInteger(qint64 value) { m_cells.push_back({Kind::Integer, 0, 0, value}); }
    void addText(std::string_view utf8);
    void addBlob(std::string_view bytes);
    //! A blob of \a size bytes that the caller fills at once; valid until the next value is added.
    char *addBlob(size_t size);

    int columns() const { return m_columns; }
    qsizetype rows() const { return qsizetype(m_cells.size()) / m_columns; }
    bool isEmpty() const { return m_cells.empty(); }
    //! Forgets the rows, keeps the memory.
    void clear();

    enum class Kind : quint8 { Integer, Text, Blob };
    struct Value {
        Kind kind;
        qint64 integer;
        std::string_view bytes; //!< text and blob; a zero byte follows them
    };
    Value value(qsizetype row, int column) const;

private:
    struct Cell {
        Kind kind;
        quint32 size;
        size_t at;
        qint64 integer;
    };
    void add(Kind kind, std::string_view bytes);

    int m_columns;
    std::vector<Cell> m_cells;
    std::string m_bytes;
};

//! Runs \a sql for every row of \a rows in \a transaction, prepared once. Throws StoreFailure.
LIANXIN_EXPORT void executeBatch(Transaction &transaction, QStringView sql, const RowBatch &rows);

} // namespace lianxin
