// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "platform/sheets/XlsReader.h"

namespace lianxin::sheets {

//! \brief Gathers the cells of one worksheet of an .xls and hands them out row by row. Cells may lie in any order.
class XlsSheetScanner {
public:
    XlsSheetScanner(XlsReader &book, QString sheetName)
        : m_book(book)
        , m_sheetName(std::move(sheetName)) {}
    void run(size_t offset, const RowVisitor &visit);

private:
    struct Cell {
        uint16_t row;
        uint16_t column;
        CellType type;
        bool shared;     //!< first is the number of a shared text
        uint32_t first;
        uint32_t size;
    };
    void take(const BiffStream &stream, const BiffRecord &record);
    void takeRow(const BiffRecord &record);
    void takeFormula(const BiffRecord &record);
    void takeText(const BiffRecord &record, size_t head);
    void takeString(const BiffStream &stream, const BiffRecord &record);
    void takeMany(const BiffRecord &record);
    void put(const unsigned char *place, CellType type, std::string_view text);
    void put(const unsigned char *place, unsigned column, CellType type, std::string_view text);
    void putNumber(const unsigned char *place, unsigned column, bool isDate, double value);
    void putBoolErr(const unsigned char *place, unsigned char value, bool isError);
    bool isDate(const BiffRecord &record) const;
    bool isDateStyle(unsigned style) const { return style < m_book.m_dateStyles.size() && m_book.m_dateStyles[style]; }
    bool isHidden(uint16_t row) const { return row < m_hidden.size() && m_hidden[row]; }
    void emitRows(const RowVisitor &visit);

    XlsReader &m_book;
    const QString m_sheetName;
    std::vector<Cell> m_cells;
    std::vector<bool> m_hidden; //!< rows, up to the last that is
    std::string m_text;
    std::string m_scratch;
    bool m_awaitsString = false; //!< the last cell is a formula whose text follows
};

} // namespace lianxin::sheets
