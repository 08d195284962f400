// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/sheets/XlsReader.h"
#include "platform/sheets/BiffDecryption.h"
#include "platform/sheets/NumberText.h"
#include "platform/sheets/XlsSheetScanner.h"

namespace lianxin::sheets {

namespace {

constexpr qint64 kMaxStream = 192LL << 20;

Error damagedXls(const QString &what) {
    return badSheet(u"sheet.xls_damaged"_s, what, u"Open the file in a spreadsheet program and save it anew as .xlsx"_s);
}

} // namespace

Expected<std::unique_ptr<SheetReader>> XlsReader::open(ByteSource &book, const QString &name, const SheetOptions &options) {
    auto reader = std::make_unique<XlsReader>();
    reader->m_limits = options.limits;
    try {
        if (book.size() > kMaxStream)
            return limitReached(u"inflated"_s, u"A part holds more than %1 MiB"_s.arg(kMaxStream >> 20));
        reader->m_book.resize(book.size());
        // Half a workbook is none.
        if (book.read(0, reader->m_book.data(), book.size()) < book.size())
            return damagedXls(u"The workbook is cut off"_s);
        reader->readGlobals(options, name);
    } catch (const SheetFailure &failure) {
        return failure.error;
    }
    return std::unique_ptr<SheetReader>(std::move(reader));
}

void XlsReader::readGlobals(const SheetOptions &options, const QString &name) {
    const BiffStream stream(m_book);
    BiffRecord record;
    if (!stream.at(0, record))
        throw SheetFailure{damagedXls(u"The workbook is cut off"_s)};
    switch (record.id) {
    case biff::Bof:
        m_version = record.size >= 2 && le16(record.data) == 0x0600 ? 8 : 5;
        break;
    case biff::Bof4:
        m_version = 4;
        break;
    case biff::Bof3:
        m_version = 3;
        break;
    case biff::Bof2:
        m_version = 2;
        break;
    default:
        throw SheetFailure{damagedXls(u"The workbook does not begin as one"_s)};
    }
    const bool isBook = m_version >= 5 && record.size >= 4 && le16(record.data + 2) == 0x0005;
    for (size_t at = record.next; stream.at(at, record); at = record.next) {
        switch (record.id) {
        case biff::FilePass:
            if (m_version < 5)
                throw SheetFailure{badSheet(u"sheet.encrypted"_s, u"The file is protected by a password"_s, u"Save a copy without password and import that"_s)};
            decryptBook(m_book, record, options.password);
            break;
        case biff::CodePage:
            if (record.size >= 2)
                m_codePage = le16(record.data);
            break;
        case biff::Date1904:
            m_date1904 = record.size >= 1 && record.data[0] == 1;
            break;
        case biff::Format:
        case biff::Format2:
            readFormat(record);
            break;
        case biff::Xf:
        case biff::Xf3:
        case biff::Xf4:
            readStyle(record);
            break;
        case biff::BoundSheet:
            readBoundSheet(record);
            break;
        case biff::Sst:
            readStrings(stream, record);
            break;
        default:
            break;
        }
        if (record.id == biff::Eof)
            break;
    }
    for (const int format : m_styleFormats) {
        const auto custom = m_formats.find(format);
        m_dateStyles.push_back(custom != m_formats.end() ? custom->second : isBuiltInDateFormat(format));
    }
    if (!isBook && m_sheets.empty()) { // a single worksheet; its records are those just read
        m_sheets.push_back({name, SheetInfo::State::Visible});
        m_offsets.push_back(0);
    }
}

void XlsReader::readFormat(const BiffRecord &record) {
    if (m_formats.size() > 100'000)
        return;
    // Only letters that say "date" matter, and those are ASCII in every form.
    const std::string_view raw(reinterpret_cast<const char *>(record.data), record.size);
    if (m_version >= 5) {
        if (record.size < 4)
            return;
        std::string code;
        if (m_version == 8)
            BiffTexts(BiffStream(QByteArray()), record, 2).read(code);
        else
            code = raw.substr(3);
        m_formats.emplace(le16(record.data), isDateFormat(code));
    } else { // numbered in order
        const size_t head = m_version == 4 ? 3 : 1;
        if (record.size >= head)
            m_formats.emplace(int(m_formats.size()), isDateFormat(raw.substr(head)));
    }
}

void XlsReader::readStyle(const BiffRecord &record) {
    if (record.size >= 4 && m_styleFormats.size() < 100'000)
        m_styleFormats.push_back(m_version >= 5 ? le16(record.data + 2) : record.data[1]);
}

void XlsReader::readBoundSheet(const BiffRecord &record) {
    if (record.size < 8 || record.data[5] != 0) // charts, macro sheets and modules hold no rows
        return;
    if (int(m_sheets.size()) >= m_limits.maxSheets)
        throw SheetFailure{limitReached(u"sheets"_s, u"The workbook has more than %1 sheets"_s.arg(m_limits.maxSheets))};
    std::string name;
    const size_t length = record.data[6];
    if (m_version == 8) {
        const bool wide = record.data[7] & 1;
        unsigned high = 0;
        appendBiffCharacters(name, {reinterpret_cast<const char *>(record.data) + 8, std::min(record.size - 8, wide ? length * 2 : length)}, wide, high);
    } else {
        name = decoded({reinterpret_cast<const char *>(record.data) + 7, std::min(record.size - 7, length)});
    }
    const int state = record.data[4] & 3;
    m_sheets.push_back({QString::fromStdString(name), state == 0   ? SheetInfo::State::Visible
                                                      : state == 1 ? SheetInfo::State::Hidden
                                                                   : SheetInfo::State::VeryHidden});
    m_offsets.push_back(le32(record.data));
}

void XlsReader::readStrings(const BiffStream &stream, const BiffRecord &record) {
    BiffTexts texts(stream, record, 8);
    std::string text;
    while (!texts.atEnd() && texts.read(text))
        m_strings.add(text, m_limits);
    m_strings.publish();
}

std::string XlsReader::decoded(std::string_view raw) {
    bool ascii = true;
    for (const char c : raw)
        ascii = ascii && (unsigned char)(c) < 0x80;
    if (ascii)
        return std::string(raw);
    if (!m_iconv)
        m_iconv = std::make_unique<IconvStream>(codePageName(m_codePage));
    std::string out(raw.size() * 4 + 16, '\0');
    out.resize(m_iconv->convert(raw, out.data(), out.size(), true));
    return out;
}

Expected<void> XlsReader::read(int index, const RowVisitor &visit) {
    if (index < 0 || index >= int(m_sheets.size()))
        return Error{ErrorKind::NotFound, u"sheet.no_such_sheet"_s, u"The workbook has %1 sheets"_s.arg(m_sheets.size()), {}, {}};
    try {
        XlsSheetScanner(*this, m_sheets[size_t(index)].name).run(m_offsets[size_t(index)], visit);
    } catch (const SheetFailure &failure) {
        return failure.error;
    }
    return {};
}

} // namespace lianxin::sheets
