// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/sheets/XlsxReader.h"
#include "platform/sheets/HelperThread.h"
#include "platform/sheets/XlsxSheetScanner.h"
#include <QFileInfo>

namespace lianxin::sheets {

Expected<std::unique_ptr<SheetReader>> XlsxReader::open(const QString &path, const SheetOptions &options, HelperThread *helper) {
    LX_TRY(auto zip, ZipPackage::open(path, options.limits));
    LX_TRY(auto reader, opened(std::move(zip), QFileInfo(path).size(), options));
    reader->m_path = path;
    reader->m_helper = helper;
    return std::unique_ptr<SheetReader>(std::move(reader));
}

Expected<std::unique_ptr<SheetReader>> XlsxReader::open(std::shared_ptr<ByteSource> package, const SheetOptions &options) {
    const qint64 size = package->size();
    LX_TRY(auto zip, ZipPackage::open(std::move(package), options.limits));
    LX_TRY(auto reader, opened(std::move(zip), size, options));
    return std::unique_ptr<SheetReader>(std::move(reader));
}

Expected<std::unique_ptr<XlsxReader>> XlsxReader::opened(std::unique_ptr<ZipPackage> zip, qint64 size, const SheetOptions &options) {
    auto reader = std::make_unique<XlsxReader>();
    reader->m_limits = options.limits;
    reader->m_size = size;
    reader->m_zip = std::move(zip);
    try {
        reader->m_book = readWorkbook(*reader->m_zip, options.limits);
    } catch (const SheetFailure &failure) {
        return failure.error;
    }
    for (const WorkbookSheet &sheet : reader->m_book.sheets)
        reader->m_sheets.push_back(sheet.info);
    return reader;
}

// Beside the rows where there is a thread for it: by a package of its own, since one opens one part at a time.
void XlsxReader::startStrings() {
    m_stringsStarted = true;
    if (auto zip = m_helper ? ZipPackage::open(m_path, m_limits) : Expected<std::unique_ptr<ZipPackage>>(nullptr); zip && *zip) {
        m_stringsZip = std::move(*zip);
        m_strings.expect();
        m_helper->run([this] { m_strings.load(*m_stringsZip, m_book.sharedStrings, m_limits); });
        return;
    }
    m_strings.load(*m_zip, m_book.sharedStrings, m_limits);
    m_strings.finish();
}

Expected<void> XlsxReader::read(int index, const RowVisitor &visit) {
    if (index < 0 || index >= int(m_book.sheets.size()))
        return Error{ErrorKind::NotFound, u"sheet.no_such_sheet"_s, u"The workbook has %1 sheets"_s.arg(m_book.sheets.size()), {}, {}};
    const WorkbookSheet &sheet = m_book.sheets[size_t(index)];
    try {
        if (!m_stringsStarted)
            startStrings();
        XlsxSheetScanner handler(m_book, m_strings, m_limits, sheet.info.name, visit);
        XmlScanner scanner(handler, QString::fromStdString(sheet.part));
        PartSource source(*m_zip, sheet.part);
        scanner.run([&](char *buffer, size_t size) { return source(buffer, size); });
        if (!handler.wantsToStop())
            m_strings.finish();
    } catch (const SheetFailure &failure) {
        return failure.error;
    }
    return {};
}

} // namespace lianxin::sheets
