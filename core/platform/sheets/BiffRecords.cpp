// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/sheets/BiffRecords.h"
#include "platform/sheets/XmlScanner.h"

namespace lianxin::sheets {

bool BiffStream::at(size_t offset, BiffRecord &record) const {
    if (offset + 4 > m_size || offset + 4 < offset)
        return false;
    record.id = le16(m_bytes + offset);
    record.size = std::min<size_t>(le16(m_bytes + offset + 2), m_size - offset - 4);
    record.data = m_bytes + offset + 4;
    record.next = offset + 4 + record.size;
    return true;
}

BiffTexts::BiffTexts(const BiffStream &stream, const BiffRecord &first, size_t skip) {
    const auto piece = [](const BiffRecord &record, size_t from) {
        from = std::min(from, record.size);
        return std::string_view(reinterpret_cast<const char *>(record.data) + from, record.size - from);
    };
    m_segments.push_back(piece(first, skip));
    BiffRecord record;
    for (size_t at = first.next; stream.at(at, record) && record.id == biff::Continue; at = record.next)
        m_segments.push_back(piece(record, 0));
}

// Steps over used up segments.
bool BiffTexts::atEnd() {
    while (m_segment < m_segments.size() && m_at >= m_segments[m_segment].size()) {
        ++m_segment;
        m_at = 0;
    }
    return m_segment >= m_segments.size();
}

bool BiffTexts::take(unsigned char *to, size_t size) {
    while (size > 0 && !atEnd()) {
        const size_t n = std::min(size, m_segments[m_segment].size() - m_at);
        std::memcpy(to, m_segments[m_segment].data() + m_at, n);
        to += n;
        size -= n;
        m_at += n;
    }
    return size == 0;
}

void BiffTexts::skip(size_t size) {
    while (size > 0 && !atEnd()) {
        const size_t n = std::min(size, m_segments[m_segment].size() - m_at);
        size -= n;
        m_at += n;
    }
}

void BiffTexts::characters(std::string &out, size_t count, bool wide) {
    unsigned high = 0;
    while (count > 0 && m_segment < m_segments.size()) {
        const size_t width = wide ? 2 : 1;
        const size_t n = std::min(count, (m_segments[m_segment].size() - m_at) / width);
        appendBiffCharacters(out, m_segments[m_segment].substr(m_at, n * width), wide, high);
        count -= n;
        m_at += n * width;
        if (count == 0)
            return;
        // The text goes on in the next piece, which begins with a byte that says how wide its characters are.
        ++m_segment;
        m_at = 0;
        unsigned char flags = 0;
        if (!take(&flags, 1))
            return;
        wide = flags & 1;
    }
}

bool BiffTexts::read(std::string &out) {
    out.clear();
    unsigned char head[3];
    if (!take(head, 3))
        return false;
    const unsigned char flags = head[2];
    unsigned char number[4] = {0, 0, 0, 0};
    size_t behind = 0;
    if (flags & 8) {
        if (!take(number, 2))
            return false;
        behind += size_t(le16(number)) * 4;
    }
    if (flags & 4) {
        if (!take(number, 4))
            return false;
        behind += le32(number);
    }
    characters(out, le16(head), flags & 1);
    skip(behind);
    return true;
}

void appendBiffCharacters(std::string &out, std::string_view raw, bool wide, unsigned &high) {
    const auto *p = reinterpret_cast<const unsigned char *>(raw.data());
    const auto flush = [&] {
        if (high)
            appendUtf8(out, 0xfffd);
        high = 0;
    };
    if (!wide) {
        flush();
        for (size_t i = 0; i < raw.size(); ++i)
            appendUtf8(out, p[i]);
        return;
    }
    for (size_t i = 0; i + 1 < raw.size(); i += 2) {
        const unsigned unit = le16(p + i);
        if (unit >= 0xdc00 && unit <= 0xdfff && high) {
            appendUtf8(out, 0x10000 + ((high - 0xd800) << 10) + (unit - 0xdc00));
            high = 0;
        } else {
            flush();
            if (unit >= 0xd800 && unit <= 0xdbff)
                high = unit;
            else
                appendUtf8(out, unit);
        }
    }
}

double rkNumber(uint32_t rk) {
    double value;
    if (rk & 2) {
        value = double(int32_t(rk) >> 2);
    } else {
        const uint64_t bits = uint64_t(rk & 0xfffffffc) << 32;
        std::memcpy(&value, &bits, sizeof value);
    }
    return rk & 1 ? value / 100 : value;
}

std::string_view biffErrorText(unsigned char code) {
    switch (code) {
    case 0x00:
        return "#NULL!";
    case 0x07:
        return "#DIV/0!";
    case 0x0f:
        return "#VALUE!";
    case 0x17:
        return "#REF!";
    case 0x1d:
        return "#NAME?";
    case 0x24:
        return "#NUM!";
    case 0x2b:
        return "#GETTING_DATA";
    default:
        return "#N/A";
    }
}

const char *codePageName(int page) {
    static constexpr struct {
        int page;
        const char *name;
    } names[] = {{367, "ASCII"},      {437, "CP437"},      {850, "CP850"},     {852, "CP852"},     {855, "CP855"},     {857, "CP857"},   {858, "CP858"},
                 {860, "CP860"},      {861, "CP861"},      {862, "CP862"},     {863, "CP863"},     {864, "CP864"},     {865, "CP865"},   {866, "CP866"},
                 {869, "CP869"},      {874, "CP874"},      {932, "CP932"},     {936, "GB18030"},   {949, "CP949"},     {950, "CP950"},   {1200, "UTF-16LE"},
                 {1250, "CP1250"},    {1251, "CP1251"},    {1252, "CP1252"},   {1253, "CP1253"},   {1254, "CP1254"},   {1255, "CP1255"}, {1256, "CP1256"},
                 {1257, "CP1257"},    {1258, "CP1258"},    {1361, "JOHAB"},    {10000, "MACINTOSH"}, {32768, "MACINTOSH"}, {54936, "GB18030"}, {65001, "UTF-8"}};
    for (const auto &entry : names)
        if (entry.page == page)
            return entry.name;
    return "CP1252";
}

} // namespace lianxin::sheets
