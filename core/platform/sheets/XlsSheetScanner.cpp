// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/sheets/XlsSheetScanner.h"
#include "platform/sheets/NumberText.h"
#include <algorithm>
#include <charconv>
#include <cmath>

namespace lianxin::sheets {

namespace {

// Whole cells that a sheet of 65,536 rows and 256 columns can have.
constexpr size_t kMaxCells = 65536 * 256;

bool isOldId(uint16_t id) { return id <= biff::BoolErr2 || id == biff::Formula; }

} // namespace

void XlsSheetScanner::run(size_t offset, const RowVisitor &visit) {
    const BiffStream stream(m_book.m_book);
    BiffRecord record;
    const auto isBegin = [&] {
        return record.id == biff::Bof || record.id == biff::Bof4 || record.id == biff::Bof3 || record.id == biff::Bof2;
    };
    if (!stream.at(offset, record) || !isBegin())
        throw SheetFailure{badSheet(u"sheet.xls_damaged"_s, u"A sheet of the workbook is missing"_s,
                                    u"Open the file in a spreadsheet program and save it anew as .xlsx"_s, m_sheetName)};
    int depth = 1; // charts lie within sheets
    for (size_t at = record.next; depth > 0 && stream.at(at, record); at = record.next) {
        if (isBegin())
            ++depth;
        else if (record.id == biff::Eof)
            --depth;
        else if (depth == 1)
            take(stream, record);
        m_book.m_position = qint64(record.next);
    }
    if (depth > 0)
        throw SheetFailure{badSheet(u"sheet.xls_damaged"_s, u"A sheet of the workbook ends too early"_s, u"Ask the sender to send the file again"_s, m_sheetName)};
    emitRows(visit);
}

// Row and column come first everywhere; then a style of two bytes, in Excel 2 attributes of three.
bool XlsSheetScanner::isDate(const BiffRecord &record) const {
    if (m_book.m_version == 2) {
        const auto format = m_book.m_formats.find(record.data[5] & 0x3f);
        return format != m_book.m_formats.end() && format->second;
    }
    return isDateStyle(le16(record.data + 4));
}

void XlsSheetScanner::take(const BiffStream &stream, const BiffRecord &record) {
    const size_t head = m_book.m_version == 2 || (isOldId(record.id) && record.id != biff::Formula) ? 7 : 6;
    const unsigned char *p = record.data;
    const auto holds = [&](size_t size) { return record.size >= head + size; };
    switch (record.id) {
    case biff::Number:
    case biff::Number2:
        if (holds(8))
            putNumber(p, le16(p + 2), isDate(record), leDouble(p + head));
        break;
    case biff::Rk:
        if (holds(4))
            putNumber(p, le16(p + 2), isDate(record), rkNumber(le32(p + head)));
        break;
    case biff::MulRk:
        takeMany(record);
        break;
    case biff::Integer2:
        if (holds(2))
            putNumber(p, le16(p + 2), isDate(record), le16(p + head));
        break;
    case biff::LabelSst:
        if (holds(4)) {
            const uint32_t index = le32(p + head);
            if (std::string_view text; !m_book.m_strings.at(index, text))
                throw SheetFailure{badSheet(u"sheet.bad_shared_string"_s, u"A cell refers to a text that the workbook does not hold"_s,
                                            u"Open the file in a spreadsheet program and save it anew as .xlsx"_s, m_sheetName)};
            put(p, CellType::Text, {});
            m_cells.back().shared = true;
            m_cells.back().first = index;
        }
        break;
    case biff::Label:
    case biff::Label2:
    case biff::RString:
        takeText(record, head);
        break;
    case biff::BoolErr:
    case biff::BoolErr2:
        if (holds(2))
            putBoolErr(p, p[head], p[head + 1] != 0);
        break;
    case biff::Formula:
    case biff::Formula3:
    case biff::Formula4:
        if (holds(8))
            takeFormula(record);
        return;
    case biff::String:
    case biff::String2:
        takeString(stream, record);
        return;
    case biff::Row:
        takeRow(record);
        return;
    default:
        return;
    }
    m_awaitsString = false;
}

// Row, columns, height and eight bytes more before the flags (MS-XLS 2.4.221: fDyZero).
void XlsSheetScanner::takeRow(const BiffRecord &record) {
    if (record.size < 14 || (le16(record.data + 12) & 0x20) == 0)
        return;
    const uint16_t row = le16(record.data);
    if (row >= m_hidden.size())
        m_hidden.resize(size_t(row) + 1);
    m_hidden[row] = true;
}

void XlsSheetScanner::takeFormula(const BiffRecord &record) {
    const unsigned char *p = record.data;
    const unsigned char *result = p + (m_book.m_version == 2 ? 7 : 6);
    m_awaitsString = false;
    if (result[6] != 0xff || result[7] != 0xff) {
        putNumber(p, le16(p + 2), isDate(record), leDouble(result));
        return;
    }
    switch (result[0]) {
    case 0:
        put(p, CellType::Text, {});
        m_awaitsString = true;
        break;
    case 1:
    case 2:
        putBoolErr(p, result[2], result[0] == 2);
        break;
    default:
        put(p, CellType::Text, {});
    }
}

void XlsSheetScanner::takeText(const BiffRecord &record, size_t head) {
    const unsigned char *p = record.data;
    m_scratch.clear();
    if (m_book.m_version == 8 && record.id != biff::Label2) {
        if (record.size >= head + 3)
            BiffTexts(BiffStream(QByteArray()), record, head).read(m_scratch);
    } else {
        const size_t width = record.id == biff::Label2 ? 1 : 2;
        if (record.size < head + width)
            return;
        const size_t length = width == 1 ? p[head] : le16(p + head);
        m_scratch = m_book.decoded({reinterpret_cast<const char *>(p) + head + width, std::min(length, record.size - head - width)});
    }
    put(p, CellType::Text, m_scratch);
}

void XlsSheetScanner::takeString(const BiffStream &stream, const BiffRecord &record) {
    if (!m_awaitsString)
        return;
    m_awaitsString = false;
    m_scratch.clear();
    if (m_book.m_version == 8 && record.id == biff::String) {
        BiffTexts(stream, record).read(m_scratch);
    } else {
        const size_t width = record.id == biff::String2 ? 1 : 2;
        if (record.size < width)
            return;
        const size_t length = width == 1 ? record.data[0] : le16(record.data);
        m_scratch = m_book.decoded({reinterpret_cast<const char *>(record.data) + width, std::min(length, record.size - width)});
    }
    m_cells.back().first = uint32_t(m_text.size());
    m_cells.back().size = uint32_t(m_scratch.size());
    m_text += m_scratch;
}

// Row, first column, then a style and a packed number each, then the last column.
void XlsSheetScanner::takeMany(const BiffRecord &record) {
    if (record.size < 6)
        return;
    unsigned column = le16(record.data + 2);
    for (size_t at = 4; at + 6 <= record.size; at += 6, ++column)
        putNumber(record.data, column, isDateStyle(le16(record.data + at)), rkNumber(le32(record.data + at + 2)));
}

void XlsSheetScanner::put(const unsigned char *place, CellType type, std::string_view text) { put(place, le16(place + 2), type, text); }

void XlsSheetScanner::put(const unsigned char *place, unsigned column, CellType type, std::string_view text) {
    if (m_cells.size() >= kMaxCells)
        throw SheetFailure{limitReached(u"rows"_s, u"The sheet has more than %1 cells"_s.arg(kMaxCells), m_sheetName)};
    m_cells.push_back({le16(place), uint16_t(std::min(column, 0xffffu)), type, false, uint32_t(m_text.size()), uint32_t(text.size())});
    m_text += text;
}

void XlsSheetScanner::putNumber(const unsigned char *place, unsigned column, bool isDate, double value) {
    if (!std::isfinite(value)) {
        put(place, column, CellType::Error, "#NUM!");
        return;
    }
    char digits[40];
    const auto end = std::to_chars(digits, digits + sizeof digits, value).ptr;
    const std::string_view text(digits, size_t(end - digits));
    m_scratch.clear();
    if (isDate && appendSerialDate(m_scratch, text, m_book.m_date1904))
        put(place, column, CellType::DateTime, m_scratch);
    else if (appendExactDecimal(m_scratch, text))
        put(place, column, CellType::Number, m_scratch);
    else
        put(place, column, CellType::Number, text);
}

void XlsSheetScanner::putBoolErr(const unsigned char *place, unsigned char value, bool isError) {
    if (isError)
        put(place, CellType::Error, biffErrorText(value));
    else
        put(place, CellType::Boolean, value ? "true" : "false");
}

void XlsSheetScanner::emitRows(const RowVisitor &visit) {
    const auto before = [](const Cell &a, const Cell &b) { return a.row != b.row ? a.row < b.row : a.column < b.column; };
    if (!std::is_sorted(m_cells.begin(), m_cells.end(), before))
        std::stable_sort(m_cells.begin(), m_cells.end(), before);
    std::vector<SheetCell> row;
    for (size_t i = 0; i < m_cells.size();) {
        const uint16_t number = m_cells[i].row;
        row.clear();
        size_t used = 0;
        for (; i < m_cells.size() && m_cells[i].row == number; ++i) {
            const Cell &cell = m_cells[i];
            if (cell.column >= m_book.m_limits.maxColumns)
                throw SheetFailure{limitReached(u"columns"_s, u"A row has more than %1 columns"_s.arg(m_book.m_limits.maxColumns), m_sheetName)};
            if (cell.column >= row.size())
                row.resize(size_t(cell.column) + 1);
            std::string_view text;
            if (!cell.shared)
                text = std::string_view(m_text).substr(cell.first, cell.size);
            else
                m_book.m_strings.at(cell.first, text); // is there: looked for when the cell was read
            row[cell.column] = {cell.type, text};
            if (!text.empty())
                used = std::max(used, size_t(cell.column) + 1);
        }
        if (used && !visit({qint64(number) + 1, std::span<const SheetCell>(row.data(), used), isHidden(number)}))
            return;
    }
}

} // namespace lianxin::sheets
