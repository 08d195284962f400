// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/sheets/WorkbookFile.h"
#include "platform/base/Literals.h"
#include "platform/sheets/SheetErrors.h"
#include "platform/sheets/SheetReader.h"
#include <QFile>
#include <QFileInfo>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fcntl.h>
#include <limits>
#include <unistd.h>
#include <utility>
#include <xlsxwriter.h>

namespace lianxin::sheets {
namespace {

//! Waits until what the file or folder holds is on the disk; errno says why not.
bool isOnDisk(const QByteArray &path) {
    const int file = ::open(path.constData(), O_RDONLY | O_CLOEXEC);
    if (file < 0)
        return false;
    const int failed = ::fsync(file) == 0 ? 0 : errno;
    ::close(file);
    errno = failed;
    return failed == 0;
}

} // namespace

Error WorkbookFile::failed(const QString &why) {
    return badSheet(u"sheet.write_failed"_s, u"The workbook can't be written: %1"_s.arg(why), u"Check the folder and the space on the disk"_s);
}

// Control characters are not allowed in XML 1.0; libxlsxwriter writes them as they are.
QByteArray WorkbookFile::cellText(const QString &text) {
    QString safe = text.left(mostText);
    if (!safe.isEmpty() && safe.back().isHighSurrogate())
        safe.chop(1);
    for (QChar &c : safe)
        if ((c.unicode() < 0x20 && c != u'\n' && c != u'\t') || c.unicode() == 0xfffe || c.unicode() == 0xffff)
            c = u'\ufffd';
    return safe.toUtf8();
}

QByteArray WorkbookFile::sheetName(const QString &name) {
    QString title = name.left(31);
    for (QChar &c : title)
        if (u"[]:*?/\\'"_s.contains(c))
            c = u' ';
    return title.toUtf8();
}

Expected<std::unique_ptr<WorkbookFile>> WorkbookFile::create(const QString &path) {
    std::unique_ptr<WorkbookFile> file(new WorkbookFile);
    file->m_path = path;
    file->m_temporary = path + u".part"_s;
    file->m_folder = QFile::encodeName(QFileInfo(path).absolutePath());
    QFile probe(file->m_temporary); // libxlsxwriter opens the file only at its end
    if (!probe.open(QIODevice::WriteOnly))
        return failed(probe.errorString());
    probe.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    probe.close();
    lxw_workbook_options options = {};
    options.constant_memory = LXW_TRUE;
    options.tmpdir = file->m_folder.data();
    file->m_book = workbook_new_opt(QFile::encodeName(file->m_temporary).constData(), &options);
    if (!file->m_book) {
        QFile::remove(file->m_temporary);
        return failed(u"out of memory"_s);
    }
    return file;
}

WorkbookFile::~WorkbookFile() {
    if (!m_book)
        return;
    workbook_close(m_book);
    QFile::remove(m_temporary);
}

// What was put together from the rows is looked through once: parts that were cut off are no XML.
bool WorkbookFile::isReadable() const {
    SheetOptions options; // what is our own may shrink as much as it likes: long cells that repeat do
    options.limits.maxInflationRatio = std::numeric_limits<int>::max();
    options.limits.maxInflatedBytes = std::numeric_limits<qint64>::max();
    const auto reader = SheetReader::open(m_temporary, options);
    for (int i = 0; reader && i < int((*reader)->sheets().size()); ++i)
        if (!(*reader)->read(i, [](const SheetRow &) { return true; }))
            return false;
    return reader.hasValue();
}

Expected<void> WorkbookFile::finish() {
    if (!m_book)
        return failed(u"it is finished already"_s);
    // libxlsxwriter does not look whether its rows reached the disk: a full one would cut them off, and nobody would know.
    bool isWhole = true;
    lxw_worksheet *sheet = nullptr;
    STAILQ_FOREACH(sheet, m_book->worksheets, list_pointers)
        isWhole = isWhole && (!sheet->optimize_tmpfile || (std::fflush(sheet->optimize_tmpfile) == 0 && std::ferror(sheet->optimize_tmpfile) == 0));
    const lxw_error status = workbook_close(std::exchange(m_book, nullptr));
    if (status != LXW_NO_ERROR || !isWhole || !isReadable()) {
        QFile::remove(m_temporary);
        return failed(status != LXW_NO_ERROR ? QString::fromUtf8(lxw_strerror(status)) : u"the disk may be full"_s);
    }
    // QFile::rename() replaces nothing, and a file that is removed first is gone for good where the second step fails.
    const QByteArray from = QFile::encodeName(m_temporary);
    if (!isOnDisk(from) || std::rename(from.constData(), QFile::encodeName(m_path).constData()) != 0) {
        const QString why = QString::fromLocal8Bit(std::strerror(errno));
        QFile::remove(m_temporary);
        return failed(why);
    }
    (void)isOnDisk(m_folder); // the name; not every file system of a network knows how, and the file itself is whole
    return {};
}

} // namespace lianxin::sheets
