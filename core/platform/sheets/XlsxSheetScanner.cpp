// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/sheets/XlsxSheetScanner.h"
#include "platform/sheets/NumberText.h"
#include <charconv>

namespace lianxin::sheets {

namespace {

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && (text.front() == ' ' || text.front() == '\n' || text.front() == '\r' || text.front() == '\t'))
        text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\n' || text.back() == '\r' || text.back() == '\t'))
        text.remove_suffix(1);
    return text;
}

// A plain integer without leading zero is its own exact decimal.
bool isPlainInteger(std::string_view text) {
    if (text.empty() || (text[0] == '0' && text.size() > 1))
        return false;
    for (const char c : text)
        if (c < '0' || c > '9')
            return false;
    return true;
}

QString columnName(int column) {
    QString name;
    for (int c = column + 1; c > 0; c = (c - 1) / 26)
        name.prepend(QChar(u'A' + (c - 1) % 26));
    return name;
}

} // namespace

XlsxSheetScanner::XlsxSheetScanner(const Workbook &book, SharedStrings &strings, const SheetLimits &limits,
                                   const QString &sheetName, const RowVisitor &visit)
    : m_book(book)
    , m_strings(strings)
    , m_limits(limits)
    , m_sheetName(sheetName)
    , m_visit(visit)
    , m_text(1 << 16) {}

void XlsxSheetScanner::fail(const Error &error) const { throw SheetFailure{error}; }

QString XlsxSheetScanner::place(int column) const { return m_sheetName + u'!' + columnName(column) + QString::number(m_row); }

XlsxSheetScanner::Kind XlsxSheetScanner::kindOf(std::string_view type) {
    if (type.empty() || type == "n")
        return Kind::Number;
    if (type == "s")
        return Kind::Shared;
    if (type == "inlineStr")
        return Kind::Inline;
    if (type == "b")
        return Kind::Boolean;
    if (type == "e")
        return Kind::Error;
    if (type == "d")
        return Kind::Date;
    return Kind::Formula; // "str"
}

// "AB12" → 27; -1 when it does not begin with letters; beyond any sheet for more than four of them.
int XlsxSheetScanner::columnOf(std::string_view reference) {
    int column = 0;
    size_t i = 0;
    for (; i < reference.size(); ++i) {
        const char c = char(reference[i] & ~0x20);
        if (c < 'A' || c > 'Z')
            break;
        if (i == 5)
            return 1 << 24;
        column = column * 26 + (c - 'A' + 1);
    }
    return column - 1;
}

void XlsxSheetScanner::startRow(const XmlAttributes &attributes) {
    const std::string_view reference = attributes.value("r");
    const std::string_view hidden = attributes.value("hidden");
    m_isRowHidden = hidden == "1" || hidden == "true";
    qint64 row = 0;
    std::from_chars(reference.data(), reference.data() + reference.size(), row);
    m_row = row > 0 ? row : m_row + 1;
    if (m_row > m_limits.maxRows)
        fail(limitReached(u"rows"_s, u"The sheet has more than %1 rows"_s.arg(m_limits.maxRows), m_sheetName));
    m_column = -1;
    m_inRow = true;
}

void XlsxSheetScanner::endRow() {
    m_inRow = false;
    if (m_used && !m_visit({m_row, std::span<const SheetCell>(m_cells.data(), m_used), m_isRowHidden}))
        m_stop = true;
    std::fill(m_cells.begin(), m_cells.begin() + qsizetype(m_touched), SheetCell());
    m_used = 0;
    m_touched = 0;
    m_textUsed = 0;
}

char *XlsxSheetScanner::reserve(size_t bytes) {
    if (m_textUsed + bytes > m_text.size()) {
        // Views of this row that point into the old storage move along.
        std::vector<char> larger(std::max(m_text.size() * 2, m_textUsed + bytes));
        std::memcpy(larger.data(), m_text.data(), m_textUsed);
        for (SheetCell &cell : m_cells)
            if (cell.text.data() >= m_text.data() && cell.text.data() < m_text.data() + m_textUsed)
                cell.text = {larger.data() + (cell.text.data() - m_text.data()), cell.text.size()};
        m_text.swap(larger);
    }
    return m_text.data() + m_textUsed;
}

std::string_view XlsxSheetScanner::keep(std::string_view text) {
    char *to = reserve(text.size());
    if (!text.empty())
        std::memcpy(to, text.data(), text.size());
    m_textUsed += text.size();
    return {to, text.size()};
}

void XlsxSheetScanner::put(int column, CellType type, std::string_view stable) {
    if (column >= m_limits.maxColumns)
        fail(limitReached(u"columns"_s, u"A row has more than %1 columns"_s.arg(m_limits.maxColumns), place(column)));
    if (size_t(column) >= m_cells.size())
        m_cells.resize(size_t(column) + 1);
    m_cells[size_t(column)] = {type, stable};
    m_touched = std::max(m_touched, size_t(column) + 1);
    if (!stable.empty())
        m_used = std::max(m_used, size_t(column) + 1);
}

void XlsxSheetScanner::number(const CellHead &head, std::string_view value) {
    const bool isDate = size_t(head.style) < m_book.dateStyles.size() && m_book.dateStyles[size_t(head.style)];
    if (!isDate && isPlainInteger(value)) {
        put(head.column, CellType::Number, keep(value));
        return;
    }
    m_scratch.clear();
    if (isDate && appendSerialDate(m_scratch, value, m_book.date1904))
        put(head.column, CellType::DateTime, keep(m_scratch));
    else if (appendExactDecimal(m_scratch, value))
        put(head.column, CellType::Number, keep(m_scratch));
    else
        put(head.column, CellType::Text, keep(value));
}

void XlsxSheetScanner::endCell(const CellHead &head, std::string_view value) {
    if (head.kind == Kind::Inline || head.kind == Kind::Formula) {
        if (head.hasValue)
            put(head.column, CellType::Text, keep(value));
        return;
    }
    value = trimmed(value);
    if (value.empty())
        return;
    switch (head.kind) {
    case Kind::Shared: {
        size_t index = 0;
        const auto parsed = std::from_chars(value.data(), value.data() + value.size(), index);
        std::string_view text;
        if (parsed.ec != std::errc() || parsed.ptr != value.data() + value.size() || !m_strings.at(index, text))
            fail(badSheet(u"sheet.bad_shared_string"_s, u"A cell refers to a text that the workbook does not hold"_s,
                          u"Open the file in a spreadsheet program and save it anew as .xlsx"_s, place(head.column)));
        put(head.column, CellType::Text, text);
        return;
    }
    case Kind::Boolean:
        put(head.column, CellType::Boolean, value == "1" || value == "true" ? std::string_view("true") : std::string_view("false"));
        return;
    case Kind::Error:
        put(head.column, CellType::Error, keep(value));
        return;
    case Kind::Date: {
        const bool dateOnly = value.size() == 10 && value[4] == '-';
        const bool zulu = value.back() == 'Z';
        m_scratch.assign(zulu ? value.substr(0, value.size() - 1) : value);
        if (dateOnly)
            m_scratch += "T00:00:00";
        put(head.column, CellType::DateTime, keep(m_scratch));
        return;
    }
    default:
        number(head, value);
    }
}

void XlsxSheetScanner::open(std::string_view name, const XmlAttributes &attributes) {
    if (!m_inData) {
        m_inData = name == "sheetData";
        return;
    }
    if (name == "c" && m_inRow) {
        const int column = columnOf(attributes.value("r"));
        const std::string_view style = attributes.value("s");
        m_head = {column >= 0 ? column : m_column + 1, 0, kindOf(attributes.value("t")), false};
        std::from_chars(style.data(), style.data() + style.size(), m_head.style);
        m_column = m_head.column;
        m_value.clear();
        m_inCell = true;
    } else if (name == "row") {
        if (m_inRow)
            endRow();
        startRow(attributes);
    } else if (m_inCell && name == "rPh") {
        ++m_phonetic;
    } else if (m_inCell && name == "is") {
        m_value.clear();
        if (m_head.kind != Kind::Formula)
            m_head.kind = Kind::Inline;
    } else if (m_inCell && (name == "v" || name == "t")) {
        // An inline text counts more than a value beside it.
        m_head.hasValue = true;
        m_inValue = m_phonetic == 0 && (name == "t" || m_head.kind != Kind::Inline || m_value.empty());
    }
}

void XlsxSheetScanner::close(std::string_view name) {
    if (!m_inData)
        return;
    if (name == "v" || name == "t") {
        m_inValue = false;
    } else if (name == "c" && m_inCell) {
        m_inCell = false;
        if (m_head.kind == Kind::Inline || m_head.kind == Kind::Formula)
            finishText(m_value);
        endCell(m_head, m_value);
    } else if (name == "row" && m_inRow) {
        endRow();
    } else if (name == "rPh" && m_phonetic > 0) {
        --m_phonetic;
    } else if (name == "sheetData") {
        m_inData = false;
    }
}

void XlsxSheetScanner::text(std::string_view raw, bool cdata) {
    if (cdata)
        m_value.append(raw);
    else
        appendUnescaped(m_value, raw);
    if (qint64(m_value.size()) > m_limits.maxCellBytes)
        fail(limitReached(u"cell"_s, u"A cell is larger than %1 KiB"_s.arg(m_limits.maxCellBytes >> 10), place(m_head.column)));
}

// Every loop below ends at the NUL behind the buffer at the latest.
const char *XlsxSheetScanner::shortcut(const char *tag, const char *end) {
    if (tag[1] != 'c' || tag[2] != ' ' || !m_inRow || m_inCell)
        return nullptr;
    CellHead head;
    const char *p = tag + 3;
    for (;;) {
        if (p[0] == 'r' && p[1] == '=' && p[2] == '"') {
            int column = 0;
            for (p += 3; *p >= 'A' && *p <= 'Z'; ++p)
                column = column * 26 + (*p - 'A' + 1);
            if (column > 16384)
                return nullptr;
            while (*p >= '0' && *p <= '9')
                ++p;
            head.column = column - 1;
        } else if (p[0] == 's' && p[1] == '=' && p[2] == '"') {
            for (p += 3; *p >= '0' && *p <= '9' && head.style < 1000000; ++p)
                head.style = head.style * 10 + (*p - '0');
        } else if (p[0] == 't' && p[1] == '=' && p[2] == '"') {
            const char *from = p += 3;
            while (*p >= 'A' && *p <= 'z')
                ++p;
            head.kind = kindOf({from, size_t(p - from)});
        } else {
            return nullptr;
        }
        if (*p != '"')
            return nullptr;
        ++p;
        if (*p == '>' || (*p == '/' && p[1] == '>'))
            break;
        if (*p != ' ')
            return nullptr;
        ++p;
    }
    if (head.column < 0)
        head.column = m_column + 1;
    if (*p == '/') {
        m_column = head.column;
        return p + 2;
    }
    ++p;
    std::string_view tail;
    if (p[0] == '<' && p[1] == 'v' && p[2] == '>' && head.kind != Kind::Inline) {
        p += 3;
        tail = "</v></c>";
    } else if (head.kind == Kind::Inline && end - p > 8 && std::memcmp(p, "<is><t>", 7) == 0) {
        p += 7;
        tail = "</t></is></c>";
    } else {
        return nullptr;
    }
    const char *from = p;
    while (*p != '<' && *p != '&' && *p != '\r' && *p != '_' && *p != '\0')
        ++p;
    if (*p != '<' || end - p < ptrdiff_t(tail.size()) || std::memcmp(p, tail.data(), tail.size()) != 0)
        return nullptr;
    m_column = head.column;
    head.hasValue = true;
    endCell(head, {from, size_t(p - from)});
    return p + tail.size();
}

} // namespace lianxin::sheets
