// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/sheets/CsvReader.h"
#include "platform/sheets/SheetErrors.h"
#include <QFileInfo>
#include <bit>
#include <cstring>

namespace lianxin::sheets {

namespace {

constexpr size_t kCsvChunk = 1 << 18;
constexpr size_t kSeparatorBlock = 64;

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

// Where a delimiter or a line end stands in the text, a bit a byte: fields are short, and a branch that asks every byte what it is
// goes wrong at the end of each.
class SeparatorScanner {
public:
    //! \a end: kSeparatorBlock bytes behind it may be read.
    SeparatorScanner(const char *begin, const char *end, char delimiter)
        : m_end(end)
        , m_delimiter(delimiter) {
        load(begin);
    }
    //! The first at or behind \a from, which never goes back; the end if there is none.
    const char *next(const char *from) {
        if (from - m_block >= ptrdiff_t(kSeparatorBlock))
            load(from);
        uint64_t bits = m_bits & (~uint64_t(0) << (from - m_block));
        while (bits == 0) {
            if (m_end - m_block <= ptrdiff_t(kSeparatorBlock))
                return m_end;
            load(m_block + kSeparatorBlock);
            bits = m_bits;
        }
        return std::min(m_block + std::countr_zero(bits), m_end);
    }

private:
    void load(const char *block) {
        m_block = block;
        unsigned char found[kSeparatorBlock];
        for (size_t i = 0; i < kSeparatorBlock; ++i) // the compiler makes vectors of it
            found[i] = (block[i] == m_delimiter) | (block[i] == '\n') | (block[i] == '\r');
        m_bits = 0;
        for (size_t i = 0; i < kSeparatorBlock; i += 8) {
            uint64_t eight;
            std::memcpy(&eight, found + i, 8);
            if constexpr (std::endian::native == std::endian::big)
                eight = __builtin_bswap64(eight);
            m_bits |= ((eight * 0x0102040810204080ull) >> 56) << i; // the lowest bit of each byte, side by side
        }
    }

    const char *m_end;
    const char *m_block = nullptr;
    uint64_t m_bits = 0;
    char m_delimiter;
};

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

// The end of the quoted text that begins at start: behind the closing quote, or nullptr when that is not there yet.
const char *CsvReader::behindQuotes(const char *start, const char *end, bool last) const {
    for (const char *p = start + 1;;) {
        const char *quote = static_cast<const char *>(std::memchr(p, '"', size_t(end - p)));
        if (!quote || quote + 1 == end) {
            if (!last && end - start > m_options.limits.maxCellBytes)
                throw SheetFailure{limitReached(u"cell"_s, u"A cell is larger than %1 KiB; a quotation mark may be missing"_s
                                                            .arg(m_options.limits.maxCellBytes >> 10), u"row %1"_s.arg(m_row + 1))};
            return last ? end : nullptr;
        }
        p = quote + 1;
        if (*p != '"')
            return p;
        ++p;
    }
}

void CsvReader::addCell(const char *start, const char *end, bool quoted) {
    if (end - start > m_options.limits.maxCellBytes)
        throw SheetFailure{limitReached(u"cell"_s, u"A cell is larger than %1 KiB"_s.arg(m_options.limits.maxCellBytes >> 10),
                                        u"row %1"_s.arg(m_row + 1))};
    if (qsizetype(m_cells.size()) >= m_options.limits.maxColumns)
        throw SheetFailure{limitReached(u"columns"_s, u"A row has more than %1 columns"_s.arg(m_options.limits.maxColumns),
                                        u"row %1"_s.arg(m_row + 1))};
    if (quoted)
        m_quoted.push_back(m_cells.size());
    m_cells.push_back({start == end ? CellType::Empty : CellType::Text, {start, size_t(end - start)}});
}

// One row from begin on; the position after it, or nullptr when it goes on in the next piece.
const char *CsvReader::parseRow(const char *begin, const char *end, bool last, SeparatorScanner &separators) {
    m_cells.clear();
    m_quoted.clear();
    for (const char *start = begin;;) {
        const char *p = start;
        const bool quoted = p < end && *p == '"';
        if (quoted && !(p = behindQuotes(start, end, last)))
            return nullptr;
        p = separators.next(p);
        if (p == end && !last) {
            if (end - start > m_options.limits.maxCellBytes)
                addCell(start, end, quoted); // says that it is too large
            return nullptr;
        }
        addCell(start, p, quoted);
        if (p == end)
            return end;
        if (*p == '\r') {
            if (p + 1 == end && !last)
                return nullptr;
            return p + (p + 1 < end && p[1] == '\n' ? 2 : 1);
        }
        if (*p == '\n')
            return p + 1;
        start = p + 1;
    }
}

// Only once the whole row is there: a row that goes on is read again from its begin.
void CsvReader::finishCells() {
    for (const size_t i : m_quoted) {
        const std::string_view raw = m_cells[i].text;
        const std::string_view text(raw.data(), size_t(unquote(raw.data(), raw.data() + raw.size()) - raw.data()));
        m_cells[i] = {text.empty() ? CellType::Empty : CellType::Text, text};
    }
    while (!m_cells.empty() && m_cells.back().isEmpty())
        m_cells.pop_back();
}

void CsvReader::parse(const RowVisitor &visit) {
    TextDecoder decoder(m_file, m_encoding);
    std::vector<char> buffer(kCsvChunk * 2 + kSeparatorBlock);
    size_t kept = 0;
    bool first = true;
    m_row = 0;
    for (;;) {
        if (buffer.size() - kSeparatorBlock - kept < kCsvChunk)
            buffer.resize(buffer.size() * 2);
        const size_t got = decoder.read(buffer.data() + kept, buffer.size() - kSeparatorBlock - kept);
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
        SeparatorScanner separators(p, end, m_delimiter);
        while (p < end) {
            const char *next = parseRow(p, end, last, separators);
            if (!next)
                break;
            ++m_row;
            if (m_row > m_options.limits.maxRows)
                throw SheetFailure{limitReached(u"rows"_s, u"The file has more than %1 rows"_s.arg(m_options.limits.maxRows))};
            finishCells();
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
