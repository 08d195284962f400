// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/sheets/SheetWriter.h"
#include "platform/base/Literals.h"
#include "platform/sheets/SheetErrors.h"
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <xlsxwriter.h>

namespace lianxin {

using namespace sheets;

namespace {

constexpr int kMaxText = 32767; // ECMA-376: characters in a cell
constexpr qint64 kMaxRows = 1048575;

Error writeFailed(const QString &why) {
    return badSheet(u"sheet.write_failed"_s, u"The workbook can't be written: %1"_s.arg(why), u"Check the folder and the space on the disk"_s);
}

// Control characters are not allowed in XML 1.0; libxlsxwriter writes them as they are.
QByteArray cellText(const QString &text) {
    QString safe = text.left(kMaxText);
    if (!safe.isEmpty() && safe.back().isHighSurrogate())
        safe.chop(1);
    for (QChar &c : safe)
        if ((c.unicode() < 0x20 && c != u'\n' && c != u'\t') || c.unicode() == 0xfffe || c.unicode() == 0xffff)
            c = u'\ufffd';
    return safe.toUtf8();
}

} // namespace

struct SheetWriter::Book {
    QString path;
    QString temporary;
    QByteArray folder;
    lxw_workbook *workbook = nullptr;
    lxw_worksheet *sheet = nullptr;
    lxw_format *text = nullptr;
};

SheetWriter::SheetWriter()
    : m_book(std::make_unique<Book>()) {}

SheetWriter::~SheetWriter() {
    if (!m_book->workbook)
        return;
    workbook_close(m_book->workbook);
    QFile::remove(m_book->temporary);
}

Expected<std::unique_ptr<SheetWriter>> SheetWriter::create(const QString &path, const QString &sheetName,
                                                           const std::vector<Column> &columns) {
    std::unique_ptr<SheetWriter> writer(new SheetWriter);
    Book &book = *writer->m_book;
    book.path = path;
    book.temporary = path + u".part"_s;
    book.folder = QFile::encodeName(QFileInfo(path).absolutePath());
    QFile probe(book.temporary); // libxlsxwriter opens the file only at its end
    if (!probe.open(QIODevice::WriteOnly))
        return writeFailed(probe.errorString());
    probe.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    probe.close();
    lxw_workbook_options options = {};
    options.constant_memory = LXW_TRUE;
    options.tmpdir = book.folder.data();
    book.workbook = workbook_new_opt(QFile::encodeName(book.temporary).constData(), &options);
    if (!book.workbook)
        return writeFailed(u"out of memory"_s);
    QString title = sheetName.left(31);
    for (QChar &c : title)
        if (u"[]:*?/\\'"_s.contains(c))
            c = u' ';
    book.sheet = workbook_add_worksheet(book.workbook, title.toUtf8().constData());
    if (!book.sheet)
        return writeFailed(u"no sheet can be called \"%1\""_s.arg(title));
    book.text = workbook_add_format(book.workbook);
    format_set_num_format(book.text, "@");
    lxw_format *header = workbook_add_format(book.workbook);
    format_set_bold(header);
    format_set_num_format(header, "@");
    for (size_t i = 0; i < columns.size(); ++i)
        worksheet_set_column(book.sheet, lxw_col_t(i), lxw_col_t(i), columns[i].width, book.text);
    worksheet_freeze_panes(book.sheet, 1, 0);
    for (size_t i = 0; i < columns.size(); ++i)
        worksheet_write_string(book.sheet, 0, lxw_col_t(i), cellText(columns[i].title).constData(), header);
    return writer;
}

void SheetWriter::addRow(const QStringList &cells) {
    if (m_rows >= kMaxRows)
        return;
    ++m_rows;
    for (qsizetype i = 0; i < cells.size(); ++i)
        if (!cells[i].isEmpty())
            worksheet_write_string(m_book->sheet, lxw_row_t(m_rows), lxw_col_t(i), cellText(cells[i]).constData(), m_book->text);
}

Expected<void> SheetWriter::finish() {
    if (!m_book->workbook)
        return writeFailed(u"it is finished already"_s);
    const lxw_error status = workbook_close(m_book->workbook);
    m_book->workbook = nullptr;
    if (status != LXW_NO_ERROR) {
        QFile::remove(m_book->temporary);
        return writeFailed(QString::fromUtf8(lxw_strerror(status)));
    }
    QFile::remove(m_book->path);
    if (!QFile::rename(m_book->temporary, m_book->path)) {
        QFile::remove(m_book->temporary);
        return writeFailed(u"it can't be moved to its name"_s);
    }
    return {};
}

} // namespace lianxin
