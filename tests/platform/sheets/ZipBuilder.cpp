// SPDX-License-Identifier: GPL-3.0-or-later
#include "ZipBuilder.h"
#include "platform/base/Literals.h"
#include <QFile>
#include <cstring>
#include <minizip/zip.h>

namespace lianxin::test {

ZipBuilder &ZipBuilder::add(const QByteArray &part, const QByteArray &content) {
    m_parts.emplace_back(part, content);
    return *this;
}

bool ZipBuilder::write(const QString &path) const {
    const zipFile zip = zipOpen64(QFile::encodeName(path).constData(), APPEND_STATUS_CREATE);
    if (!zip)
        return false;
    bool good = true;
    for (const auto &[name, content] : m_parts) {
        zip_fileinfo info;
        std::memset(&info, 0, sizeof info);
        good = good && zipOpenNewFileInZip64(zip, name.constData(), &info, nullptr, 0, nullptr, 0, nullptr, Z_DEFLATED, 6, 0) == ZIP_OK &&
               zipWriteInFileInZip(zip, content.constData(), unsigned(content.size())) == ZIP_OK && zipCloseFileInZip(zip) == ZIP_OK;
    }
    return zipClose(zip, nullptr) == ZIP_OK && good;
}

ZipBuilder ZipBuilder::workbook(const QByteArray &sheetData, const QByteArray &sharedStrings, const QByteArray &styles,
                                const QByteArray &workbookProperties) {
    const QByteArray main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    const QByteArray office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    ZipBuilder zip;
    zip.add("_rels/.rels", "<Relationships><Relationship Id=\"r1\" Type=\"" + office + "/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>");
    zip.add("xl/workbook.xml", "<?xml version=\"1.0\"?><workbook xmlns=\"" + main + "\" xmlns:r=\"" + office + "\">" + workbookProperties +
                                   "<sheets><sheet name=\"名单\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>");
    zip.add("xl/_rels/workbook.xml.rels", "<Relationships><Relationship Id=\"rId1\" Type=\"" + office + "/worksheet\" Target=\"worksheets/sheet1.xml\"/>"
                                          "<Relationship Id=\"rId2\" Type=\"" + office + "/sharedStrings\" Target=\"sharedStrings.xml\"/>"
                                          "<Relationship Id=\"rId3\" Type=\"" + office + "/styles\" Target=\"styles.xml\"/></Relationships>");
    zip.add("xl/worksheets/sheet1.xml", "<worksheet xmlns=\"" + main + "\"><dimension ref=\"A1\"/><sheetData>" + sheetData + "</sheetData></worksheet>");
    if (!sharedStrings.isEmpty())
        zip.add("xl/sharedStrings.xml", "<sst xmlns=\"" + main + "\">" + sharedStrings + "</sst>");
    if (!styles.isEmpty())
        zip.add("xl/styles.xml", "<styleSheet xmlns=\"" + main + "\">" + styles + "</styleSheet>");
    return zip;
}

std::vector<QStringList> rowsOf(const QString &path, int sheet, const SheetOptions &options) {
    std::vector<QStringList> rows;
    auto reader = SheetReader::open(path, options);
    if (!reader)
        return {{u"error:"_s + reader.error().code}};
    const auto done = (*reader)->read(sheet, [&](const SheetRow &row) {
        QStringList cells{QString::number(row.number)};
        for (const SheetCell &cell : row.cells)
            cells << (cell.type == CellType::Empty ? u"-"_s : QChar::fromLatin1(char(cell.type)) + u':' + cell.toString());
        rows.push_back(cells);
        return true;
    });
    if (!done)
        rows.push_back({u"error:"_s + done.error().code});
    return rows;
}

} // namespace lianxin::test
