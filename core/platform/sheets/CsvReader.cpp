// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/sheets/CsvReader.h"
#include "platform/sheets/SheetErrors.h"
#include <QFileInfo>
#include <cstring>

namespace lianxin::sheets {

namespace {

constexpr size_t kCsvChunk = 1 << 18;

// Removes the quotes of a field in place ("a""b" → a"b; what follows the closing quote is kept) and returns its end.
const char *unquote(const char *begin, const char *end) {
    char *out = const_cast<char *>(begin);
    bool inside = true;
    for (const char *p = begin + 1; p < end; ++p) {
        if (*p == '"') {
            if (inside && p + 1 < end && p[1] == '"')
                *out++ = *p++;
            else if (inside)
                inside = false;
            else
                *out++ = '"';
        } else {
            *out++ = *p;
        }
    }
    return out;
}

} // namespace

char guessDelimiter(std::string_view sample) {
    char best = ',';
    int bestScore = 0;
    for (const char candidate : {',', '\t', ';', '|'}) {
        std::vector<int> counts{0};
        bool quoted = false;
        for (const char c : sample) {
            if (c == '"')
                quoted = !quoted;
            else if (!quoted && c == candidate)
                ++counts.back();
            else if (!quoted && c == '\n') {
                if (counts.size() == 50)
                    break;
                counts.push_back(0);
            }
        }
        if (counts.size() > 1)
            counts.pop_back(); // may be cut off
        int same = 0;
        for (const int n : counts)
            same += n == counts.front() && n > 0;
        const int score = counts.front() > 0 ? same * 100 / int(counts.size()) * 10 + std::min(counts.front(), 9) : 0;
        if (score > bestScore) {
            bestScore = score;
            best = candidate;
        }
    }
    return best;
}

Expected<std::unique_ptr<SheetReader>> CsvReader::open(const QString &path, const SheetOptions &options) {
    auto reader = std::make_unique<CsvReader>();
    reader->m_options = options;
    reader->m_file.setFileName(path);
    if (!reader->m_file.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return badSheet(u"sheet.unreadable"_s, u"The file can't be opened: %1"_s.arg(reader->m_file.errorString()),
                        u"Check that it may be read"_s);
    LX_TRY(reader->m_encoding, detectEncoding(reader->m_file));
    if (!options.encoding.isEmpty() && options.encoding != "auto"_L1) {
        LX_TRY(const QString wanted, normalisedEncoding(options.encoding));
        if (wanted != reader->m_encoding.name)
            reader->m_encoding = {wanted, 0, false};
    }
    reader->m_sheets.push_back({QFileInfo(path).completeBaseName(), SheetInfo::State::Visible});
    return std::unique_ptr<SheetReader>(std::move(reader));
}

// One row from begin on; the position after it, or nullptr when it goes on in the next piece.
const char *CsvReader::parseRow(const char *begin, const char *end, bool last) {
    m_fields.clear();
    const char *p = begin;
    for (;;) {
        const char *start = p;
        const bool quoted = p < end && *p == '"';
        if (quoted) {
            ++p;
            for (;;) { // p stands inside the quotes
                const char *q = static_cast<const char *>(std::memchr(p, '"', size_t(end - p)));
                if (!q) {
                    if (!last) {
                        if (end - start > m_options.limits.maxCellBytes)
                            throw SheetFailure{limitReached(u"cell"_s, u"A cell is larger than %1 KiB; a quotation mark may be missing"_s
                                                                        .arg(m_options.limits.maxCellBytes >> 10), u"row %1"_s.arg(m_row + 1))};
                        return nullptr;
                    }
                    p = end;
                    break;
                }
                if (q + 1 == end && !last)
                    return nullptr;
                p = q + 1;
                if (p < end && *p == '"')
                    ++p;
                else
                    break;
            }
        }
        while (p < end && *p != m_delimiter && *p != '\n' && *p != '\r')
            ++p;
        if (p - start > m_options.limits.maxCellBytes)
            throw SheetFailure{limitReached(u"cell"_s, u"A cell is larger than %1 KiB"_s.arg(m_options.limits.maxCellBytes >> 10),
                                            u"row %1"_s.arg(m_row + 1))};
        if (p == end && !last)
            return nullptr;
        m_fields.push_back({start, p, quoted});
        if (int(m_fields.size()) > m_options.limits.maxColumns)
            throw SheetFailure{limitReached(u"columns"_s, u"A row has more than %1 columns"_s.arg(m_options.limits.maxColumns),
                                            u"row %1"_s.arg(m_row + 1))};
        if (p == end)
            return end;
        if (*p == m_delimiter) {
            ++p;
            continue;
        }
        if (*p == '\r') {
            if (p + 1 == end && !last)
                return nullptr;
            return p + (p + 1 < end && p[1] == '\n' ? 2 : 1);
        }
        return p + 1;
    }
}

void CsvReader::cellsOfRow() {
    m_cells.clear();
    size_t used = 0;
    for (const Field &field : m_fields) {
        const char *end = field.quoted ? unquote(field.begin, field.end) : field.end;
        const std::string_view text(field.begin, size_t(end - field.begin));
        m_cells.push_back({text.empty() ? CellType::Empty : CellType::Text, text});
        if (!text.empty())
            used = m_cells.size();
    }
    m_cells.resize(used);
}

void CsvReader::parse(const RowVisitor &visit) {
    TextDecoder decoder(m_file, m_encoding);
    std::vector<char> buffer(kCsvChunk * 2);
    size_t kept = 0;
    bool first = true;
    m_row = 0;
    for (;;) {
        if (buffer.size() - kept < kCsvChunk)
            buffer.resize(buffer.size() * 2);
        size_t got = decoder.read(buffer.data() + kept, buffer.size() - kept);
        m_replaced = decoder.replaced();
        const bool last = got == 0;
        const char *p = buffer.data();
        const char *end = p + kept + got;
        if (first) {
            const std::string_view head(p, size_t(std::min<ptrdiff_t>(end - p, 1 << 16)));
            const bool named = head.size() > 5 && (head.starts_with("sep=") || head.starts_with("SEP=")) && (head[5] == '\r' || head[5] == '\n');
            m_delimiter = m_options.delimiter ? m_options.delimiter : named ? head[4] : guessDelimiter(head);
            if (named) {
                const size_t line = head.find('\n');
                p += line == head.npos ? 6 : line + 1;
                m_row = 1;
            }
            first = false;
        }
        while (p < end) {
            const char *next = parseRow(p, end, last);
            if (!next)
                break;
            ++m_row;
            if (m_row > m_options.limits.maxRows)
                throw SheetFailure{limitReached(u"rows"_s, u"The file has more than %1 rows"_s.arg(m_options.limits.maxRows))};
            cellsOfRow();
            p = next;
            if (!m_cells.empty() && !visit({m_row, m_cells}))
                return;
        }
        if (last)
            return;
        kept = size_t(end - p);
        std::memmove(buffer.data(), p, kept);
    }
}

Expected<void> CsvReader::read(int index, const RowVisitor &visit) {
    if (index != 0)
        return Error{ErrorKind::NotFound, u"sheet.no_such_sheet"_s, u"A CSV file has one sheet"_s, {}, {}};
    try {
        parse(visit);
    } catch (const SheetFailure &failure) {
        return failure.error;
    }
    return {};
}

} // namespace lianxin::sheets
