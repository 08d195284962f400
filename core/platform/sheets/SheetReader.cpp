// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/sheets/SheetReader.h"
#include "platform/sheets/ChildSheetReader.h"
#include "platform/sheets/CompoundFile.h"
#include "platform/sheets/CsvReader.h"
#include "platform/sheets/OfficeEncryption.h"
#include "platform/sheets/SheetErrors.h"
#include "platform/sheets/XlsReader.h"
#include "platform/sheets/XlsxReader.h"
#include <QFile>
#include <QFileInfo>

namespace lianxin {

using namespace sheets;

namespace {

// Workbooks with a password and .xls are both compound files.
Expected<std::unique_ptr<SheetReader>> openCompound(const QString &path, const SheetOptions &options) {
    LX_TRY(auto source, FileSource::open(path));
    LX_TRY(const CompoundFile file, CompoundFile::open(std::move(source)));
    if (file.stream(u"EncryptedPackage"_s)) {
        LX_TRY(auto package, decryptedPackage(file, options.password));
        return XlsxReader::open(std::move(package), options);
    }
    for (const QString &name : {u"Workbook"_s, u"Book"_s})
        if (const auto book = file.stream(name))
            return XlsReader::open(*book, QFileInfo(path).completeBaseName(), options);
    return badSheet(u"sheet.not_a_spreadsheet"_s, u"The file is of an Office program, but holds no workbook"_s,
                    u"Give an .xlsx, .xls or CSV file"_s);
}

bool isOldBiff(const QByteArray &head) {
    return head.size() > 3 && head[0] == 0x09 && (head[1] == 0x00 || head[1] == 0x02 || head[1] == 0x04 || head[1] == 0x08) &&
           (head[2] == 0x04 || head[2] == 0x06 || head[2] == 0x08 || head[2] == 0x10) && head[3] == 0x00;
}

// What Excel and WPS lay beside a workbook while it is open: the user's name twice, in 165 bytes.
bool isLockFile(const QByteArray &head) {
    return head.size() == 165 && head[0] > 0 && head[0] < 54 && head[0] == head[55] && head[54] == ' ';
}

bool isMarkup(QByteArray head) {
    if (head.startsWith("\xef\xbb\xbf"))
        head.remove(0, 3);
    head = head.trimmed().left(16).toLower();
    return head.startsWith("<?xml") || head.startsWith("<html") || head.startsWith("<!doctype") || head.startsWith("<table") ||
           head.startsWith("{\\rtf");
}

} // namespace

Expected<std::unique_ptr<SheetReader>> SheetReader::open(const QString &path, const SheetOptions &options, HelperThread *helper) {
    const QFileInfo info(path);
    if (!info.exists())
        return Error{ErrorKind::NotFound, u"sheet.not_found"_s, u"There is no such file"_s, u"Check the path"_s, path};
    QFile file(path);
    if (!info.isFile() || !file.open(QIODevice::ReadOnly))
        return badSheet(u"sheet.unreadable"_s, u"The file can't be opened: %1"_s.arg(info.isFile() ? file.errorString() : u"it is no regular file"_s),
                        u"Check that it is a file that may be read"_s, path);
    const QByteArray head = file.peek(4096);
    if (head.isEmpty())
        return badSheet(u"sheet.empty_file"_s, u"The file is empty"_s, u"Export it again"_s, path);
    if (head.startsWith("PK\x03\x04") || head.startsWith("PK\x05\x06"))
        return XlsxReader::open(path, options, helper);
    if (head.startsWith("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"))
        return openCompound(path, options);
    if (isOldBiff(head)) {
        LX_TRY(const auto source, FileSource::open(path));
        return XlsReader::open(*source, info.completeBaseName(), options);
    }
    if (isLockFile(head))
        return badSheet(u"sheet.not_a_spreadsheet"_s, u"This is the mark that a workbook is open somewhere, not the workbook"_s,
                        u"Give the file of the same name without ~ in front"_s);
    if (isMarkup(head))
        return badSheet(u"sheet.not_a_spreadsheet"_s, u"The file is a web page or XML, whatever its name says"_s,
                        u"Open it in a spreadsheet program and save it as .xlsx"_s);
    return CsvReader::open(path, options);
}

Expected<std::unique_ptr<SheetReader>> SheetReader::openInChild(const QString &path, const SheetOptions &options, const QString &program) {
    return ChildSheetReader::open(path, options, program);
}

Expected<int> SheetReader::find(const QString &nameOrNumber) const {
    const auto &all = sheets();
    if (nameOrNumber.isEmpty()) {
        for (size_t i = 0; i < all.size(); ++i)
            if (all[i].state == SheetInfo::State::Visible)
                return int(i);
        if (!all.empty())
            return 0;
    }
    for (size_t i = 0; i < all.size(); ++i)
        if (all[i].name == nameOrNumber)
            return int(i);
    bool isNumber = false;
    const int number = nameOrNumber.toInt(&isNumber);
    if (isNumber && number >= 1 && number <= int(all.size()))
        return number - 1;
    QStringList names;
    for (const SheetInfo &sheet : all)
        names << sheet.name;
    return Error{ErrorKind::NotFound, u"sheet.no_such_sheet"_s, u"There is no sheet \"%1\""_s.arg(nameOrNumber),
                 u"The sheets are: %1"_s.arg(names.join(u", "_s)), {}};
}

QString nameOf(SheetInfo::State state) {
    switch (state) {
    case SheetInfo::State::Visible:
        return u"visible"_s;
    case SheetInfo::State::Hidden:
        return u"hidden"_s;
    case SheetInfo::State::VeryHidden:
        return u"very_hidden"_s;
    }
    return {};
}

} // namespace lianxin
