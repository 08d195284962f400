// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/sheets/SheetWriter.h"
#include "platform/base/Literals.h"
#include "platform/sheets/WorkbookFile.h"
#include <xlsxwriter.h>

namespace lianxin {

using sheets::WorkbookFile;

struct SheetWriter::Book {
    std::unique_ptr<WorkbookFile> file;
    lxw_worksheet *sheet = nullptr;
    lxw_format *text = nullptr;
};

SheetWriter::SheetWriter()
    : m_book(std::make_unique<Book>()) {}

SheetWriter::~SheetWriter() = default;

Expected<std::unique_ptr<SheetWriter>> SheetWriter::create(const QString &path, const QString &sheetName,
                                                           const std::vector<Column> &columns) {
    std::unique_ptr<SheetWriter> writer(new SheetWriter);
    Book &book = *writer->m_book;
    LX_TRY(book.file, WorkbookFile::create(path));
    const QByteArray title = WorkbookFile::sheetName(sheetName);
    book.sheet = workbook_add_worksheet(book.file->book(), title.constData());
    if (!book.sheet)
        return WorkbookFile::failed(u"no sheet can be called \"%1\""_s.arg(QString::fromUtf8(title)));
    book.text = workbook_add_format(book.file->book());
    format_set_num_format(book.text, "@");
    lxw_format *header = workbook_add_format(book.file->book());
    format_set_bold(header);
    format_set_num_format(header, "@");
    for (size_t i = 0; i < columns.size(); ++i)
        worksheet_set_column(book.sheet, lxw_col_t(i), lxw_col_t(i), columns[i].width, book.text);
    worksheet_freeze_panes(book.sheet, 1, 0);
    for (size_t i = 0; i < columns.size(); ++i)
        worksheet_write_string(book.sheet, 0, lxw_col_t(i), WorkbookFile::cellText(columns[i].title).constData(), header);
    return writer;
}

void SheetWriter::addRow(const QStringList &cells) {
    if (m_rows >= WorkbookFile::mostRows)
        return;
    ++m_rows;
    for (qsizetype i = 0; i < cells.size(); ++i)
        if (!cells[i].isEmpty())
            worksheet_write_string(m_book->sheet, lxw_row_t(m_rows), lxw_col_t(i), WorkbookFile::cellText(cells[i]).constData(), m_book->text);
}

Expected<void> SheetWriter::finish() { return m_book->file->finish(); }

} // namespace lianxin
