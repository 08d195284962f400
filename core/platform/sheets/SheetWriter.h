// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "platform/base/Expected.h"
#include <QStringList>
#include <memory>
#include <vector>

namespace lianxin {

//! \brief Writes one worksheet row by row in constant memory (libxlsxwriter). Every cell is text, so that phone
//! numbers keep their digits and nothing turns into a formula. The file appears under its name only when
//! finish() succeeded. One thread.
//! Errors (BadInput): sheet.write_failed.
class LIANXIN_EXPORT SheetWriter {
public:
    struct Column {
        QString title;
        double width = 14; //!< in characters
    };
    static Expected<std::unique_ptr<SheetWriter>> create(const QString &path, const QString &sheetName,
                                                         const std::vector<Column> &columns);
    ~SheetWriter();
    //! Appends a row; the columns' titles are the first one. Texts beyond 32,767 characters are cut there.
    void addRow(const QStringList &cells);
    qint64 rows() const { return m_rows; }
    //! Closes the file and moves it to its name. Without it, the destructor leaves nothing behind.
    Expected<void> finish();

private:
    struct Book;
    SheetWriter();
    std::unique_ptr<Book> m_book;
    qint64 m_rows = 0;
};

} // namespace lianxin
