// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/sheets/XlsxParts.h"
#include "platform/sheets/NumberText.h"
#include <QUrl>
#include <charconv>
#include <unordered_map>

namespace lianxin::sheets {

namespace {

struct Relationship {
    std::string id;
    std::string type; //!< last segment: "worksheet", "sharedStrings" …
    std::string target;
};

std::string folderOf(const std::string &part) {
    const size_t slash = part.rfind('/');
    return slash == part.npos ? std::string() : part.substr(0, slash + 1);
}

// RFC 3986 §5.2.4 for the little that occurs: absolute, relative, "..".
std::string resolved(const std::string &folder, std::string target) {
    for (char &c : target)
        if (c == '\\')
            c = '/';
    std::string path = target.starts_with("/") ? target : folder + target;
    std::vector<std::string> segments;
    size_t start = 0;
    while (start <= path.size()) {
        size_t slash = path.find('/', start);
        if (slash == path.npos)
            slash = path.size();
        const std::string segment = path.substr(start, slash - start);
        if (segment == ".." && !segments.empty())
            segments.pop_back();
        else if (!segment.empty() && segment != "." && segment != "..")
            segments.push_back(segment);
        start = slash + 1;
    }
    std::string out;
    for (const auto &segment : segments)
        out += (out.empty() ? "" : "/") + segment;
    return out;
}

std::vector<Relationship> relationshipsOf(ZipPackage &zip, const std::string &part) {
    const std::string folder = folderOf(part);
    const std::string rels = folder + "_rels/" + part.substr(folder.size()) + ".rels";
    std::vector<Relationship> out;
    if (!zip.has(rels))
        return out;
    XmlCallbacks callbacks;
    callbacks.onOpen = [&](std::string_view name, const XmlAttributes &attributes) {
        if (name != "Relationship" || attributes.value("TargetMode") == "External" || out.size() > 10000)
            return;
        const std::string_view type = attributes.value("Type");
        std::string target = resolved(folder, attributes.text("Target"));
        if (!zip.has(target))
            target = QUrl::fromPercentEncoding(QByteArray::fromStdString(target)).toStdString();
        out.push_back({attributes.text("Id"), std::string(type.substr(type.rfind('/') + 1)), target});
    };
    XmlScanner scanner(callbacks, QString::fromStdString(rels));
    scanPart(zip, rels, scanner);
    return out;
}

int toInt(std::string_view text, int otherwise) {
    int value = otherwise;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

std::vector<bool> readDateStyles(ZipPackage &zip, const std::string &part) {
    std::unordered_map<int, bool> formats;
    std::vector<int> cellFormats;
    bool inCellXfs = false;
    XmlCallbacks callbacks;
    callbacks.onOpen = [&](std::string_view name, const XmlAttributes &attributes) {
        if (name == "numFmt" && formats.size() < 100000)
            formats.emplace(toInt(attributes.value("numFmtId"), -1), isDateFormat(attributes.text("formatCode")));
        else if (name == "cellXfs")
            inCellXfs = true;
        else if (name == "xf" && inCellXfs && cellFormats.size() < 100000)
            cellFormats.push_back(toInt(attributes.value("numFmtId"), 0));
    };
    callbacks.onClose = [&](std::string_view name) {
        if (name == "cellXfs")
            inCellXfs = false;
    };
    XmlScanner scanner(callbacks, QString::fromStdString(part));
    scanPart(zip, part, scanner);
    std::vector<bool> out;
    for (const int id : cellFormats) {
        const auto custom = formats.find(id);
        out.push_back(custom != formats.end() ? custom->second : isBuiltInDateFormat(id));
    }
    return out;
}

std::string workbookPart(ZipPackage &zip) {
    for (const Relationship &r : relationshipsOf(zip, ""))
        if (r.type == "officeDocument" && zip.has(r.target))
            return r.target;
    return "xl/workbook.xml";
}

Error notAWorkbook(ZipPackage &zip) {
    if (zip.hasSuffix("workbook.bin"))
        return badSheet(u"sheet.xlsb_unsupported"_s, u"Binary workbooks (.xlsb) are not read"_s, u"Save the file as .xlsx"_s);
    if (zip.has("content.xml") && zip.has("mimetype"))
        return badSheet(u"sheet.ods_unsupported"_s, u"OpenDocument spreadsheets (.ods) are not read"_s, u"Save the file as .xlsx"_s);
    return badSheet(u"sheet.not_a_spreadsheet"_s, u"The file is a package, but holds no workbook"_s, u"Give an .xlsx or a CSV file"_s);
}

} // namespace

size_t PartSource::convert(char *buffer, size_t size) {
    for (;;) {
        if (!m_last && m_raw.size() < 16) {
            const size_t had = m_raw.size();
            m_raw.resize(had + (1 << 16));
            const size_t got = m_zip.read(m_raw.data() + had, 1 << 16);
            m_raw.resize(had + got);
            m_last = got == 0;
        }
        std::string_view input(m_raw);
        const size_t written = m_iconv->convert(input, buffer, size, m_last);
        m_raw.erase(0, m_raw.size() - input.size());
        if (written || (m_last && m_raw.empty()))
            return written;
    }
}

size_t PartSource::operator()(char *buffer, size_t size) {
    if (m_iconv)
        return convert(buffer, size);
    const size_t got = m_zip.read(buffer, size);
    if (m_started || got < 2)
        return got;
    m_started = true;
    const std::string_view head(buffer, got);
    const bool little = head.starts_with("\xff\xfe") || head.starts_with(std::string_view("<\0", 2));
    const bool big = head.starts_with("\xfe\xff") || head.starts_with(std::string_view("\0<", 2));
    if (!little && !big)
        return got;
    m_iconv = std::make_unique<IconvStream>(little ? "UTF-16LE" : "UTF-16BE");
    m_raw.assign(head);
    return convert(buffer, size);
}

Workbook readWorkbook(ZipPackage &zip, const SheetLimits &limits) {
    const std::string part = workbookPart(zip);
    if (!zip.has(part) || part.ends_with(".bin"))
        throw SheetFailure{notAWorkbook(zip)};
    const auto relationships = relationshipsOf(zip, part);
    const auto partOf = [&](std::string_view key, auto field) -> std::string {
        for (const Relationship &r : relationships)
            if (r.*field == key && zip.has(r.target))
                return r.target;
        return {};
    };
    Workbook book;
    bool isWorkbook = false;
    XmlCallbacks callbacks;
    callbacks.onOpen = [&](std::string_view name, const XmlAttributes &attributes) {
        if (name == "workbook") {
            isWorkbook = true;
        } else if (name == "workbookPr") {
            const std::string_view flag = attributes.value("date1904");
            book.date1904 = flag == "1" || flag == "true" || flag == "on";
        } else if (name == "sheet") {
            if (int(book.sheets.size()) >= limits.maxSheets)
                throw SheetFailure{limitReached(u"sheets"_s, u"The workbook has more than %1 sheets"_s.arg(limits.maxSheets))};
            const std::string_view state = attributes.value("state");
            WorkbookSheet sheet;
            sheet.info.name = QString::fromStdString(attributes.text("name"));
            sheet.info.state = state == "veryHidden" ? SheetInfo::State::VeryHidden
                               : state == "hidden"   ? SheetInfo::State::Hidden
                                                     : SheetInfo::State::Visible;
            const std::string id = attributes.text("id");
            for (const Relationship &r : relationships)
                if (r.id == id && r.type != "worksheet")
                    return; // chart sheets, dialogue sheets, macro sheets hold no rows
            sheet.part = partOf(id, &Relationship::id);
            if (sheet.part.empty()) // a package without relationships, as some programs write it
                sheet.part = "xl/worksheets/sheet" + std::to_string(book.sheets.size() + 1) + ".xml";
            book.sheets.push_back(std::move(sheet));
        }
    };
    XmlScanner scanner(callbacks, QString::fromStdString(part));
    scanPart(zip, part, scanner);
    if (!isWorkbook)
        throw SheetFailure{notAWorkbook(zip)};
    book.sharedStrings = partOf("sharedStrings", &Relationship::type);
    if (book.sharedStrings.empty() && zip.has("xl/sharedStrings.xml"))
        book.sharedStrings = "xl/sharedStrings.xml";
    if (const std::string styles = partOf("styles", &Relationship::type); !styles.empty())
        book.dateStyles = readDateStyles(zip, styles);
    return book;
}

} // namespace lianxin::sheets
