// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "platform/base/Expected.h"
#include <QStringList>
#include <memory>
#include <variant>
#include <vector>

namespace lianxin {

//! \brief A workbook that we hand out: sheets of texts and numbers, row by row in constant memory, with charts over their
//! columns (libxlsxwriter). Texts never turn into formulas. The file appears under its name only when finish() succeeded.
//! One thread. Errors (BadInput): sheet.write_failed.
class LIANXIN_EXPORT ReportWorkbook {
public:
    using Value = std::variant<std::monostate, QString, qint64, double>; //!< a double is written as a share (0.0%)
    struct Column {
        QString title;
        double width = 14; //!< in characters
    };
    enum class Chart { StackedColumns, Columns, Lines };

    static Expected<std::unique_ptr<ReportWorkbook>> create(const QString &path);
    ~ReportWorkbook();
    //! Rows go to the sheet that was added last. Titles are its first row.
    void addSheet(const QString &name, const std::vector<Column> &columns);
    void addRow(const std::vector<Value> &values);
    //! Rows of the sheet so far, titles not counted.
    qint64 rows() const;
    //! A chart right of the columns of the current sheet: column 0 along the x axis, a series for each of \a columns, over the
    //! rows that are there.
    void addChart(Chart kind, const QString &title, const std::vector<int> &columns);
    //! Closes the file and moves it to its name. Without it, the destructor leaves nothing behind.
    Expected<void> finish();

private:
    struct Book;
    ReportWorkbook();
    std::unique_ptr<Book> m_book;
};

} // namespace lianxin
