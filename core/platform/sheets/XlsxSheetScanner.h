// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "platform/sheets/SharedStrings.h"
#include "platform/sheets/SheetReader.h"
#include "platform/sheets/XlsxParts.h"

namespace lianxin::sheets {

//! \brief Turns the XML of one worksheet into rows; the handler of an XmlScanner. Failures are thrown.
class XlsxSheetScanner {
public:
    XlsxSheetScanner(const Workbook &book, SharedStrings &strings, const SheetLimits &limits,
                     const QString &sheetName, const RowVisitor &visit);

    void open(std::string_view name, const XmlAttributes &attributes);
    void close(std::string_view name);
    bool wantsText() const { return m_inValue; }
    void text(std::string_view raw, bool cdata);
    //! Eats the cells that nearly all files consist of: <c r="B7" s="2" t="s"><v>41</v></c>, <c r="C7" s="2"/> and
    //! <c r="D7" t="inlineStr"><is><t>…</t></is></c>.
    const char *shortcut(const char *tag, const char *end);
    //! The visitor had enough.
    bool wantsToStop() const { return m_stop; }

private:
    enum class Kind { Number, Shared, Inline, Formula, Boolean, Error, Date };
    struct CellHead {
        int column = -1;
        int style = 0;
        Kind kind = Kind::Number;
        bool hasValue = false; //!< an empty text is a value too
    };
    static Kind kindOf(std::string_view type);
    static int columnOf(std::string_view reference);
    void startRow(const XmlAttributes &attributes);
    void endRow();
    void endCell(const CellHead &head, std::string_view value);
    void put(int column, CellType type, std::string_view stable);
    std::string_view keep(std::string_view text);
    char *reserve(size_t bytes);
    void number(const CellHead &head, std::string_view value);
    [[noreturn]] void fail(const Error &error) const;
    QString place(int column) const;

    const Workbook &m_book;
    SharedStrings &m_strings;
    const SheetLimits &m_limits;
    const QString m_sheetName;
    const RowVisitor &m_visit;

    bool m_inData = false;
    bool m_inRow = false;
    bool m_inCell = false;
    bool m_inValue = false;
    bool m_stop = false;
    int m_phonetic = 0;
    qint64 m_row = 0;
    bool m_isRowHidden = false;
    int m_column = -1;
    CellHead m_head;
    std::string m_value;      //!< of the cell being read
    std::vector<SheetCell> m_cells;
    size_t m_used = 0;        //!< cells of this row up to the last that is not empty
    size_t m_touched = 0;     //!< cells of this row that were set
    std::vector<char> m_text; //!< texts of this row that are not shared
    size_t m_textUsed = 0;
    std::string m_scratch;
};

} // namespace lianxin::sheets
