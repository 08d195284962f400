// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/sheets/TextDecoder.h"
#include "platform/sheets/SheetErrors.h"
#include <algorithm>
#include <cerrno>
#include <cstring>
#include <iconv.h>

namespace lianxin::sheets {

namespace {

constexpr size_t kDecodeChunk = 1 << 18;

// Length of the valid UTF-8 sequence at s, 0 if there is none, -1 if the input ends inside one (RFC 3629).
int sequenceLength(const unsigned char *s, const unsigned char *end) {
    const unsigned char c = *s;
    const int length = c < 0xc2 ? 0 : c < 0xe0 ? 2 : c < 0xf0 ? 3 : c < 0xf5 ? 4 : 0;
    if (length == 0)
        return 0;
    for (int i = 1; i < length; ++i) {
        if (s + i >= end)
            return -1;
        unsigned char low = 0x80;
        unsigned char high = 0xbf;
        if (i == 1) {
            low = c == 0xe0 ? 0xa0 : c == 0xf0 ? 0x90 : 0x80;
            high = c == 0xed ? 0x9f : c == 0xf4 ? 0x8f : 0xbf;
        }
        if (s[i] < low || s[i] > high)
            return 0;
    }
    return length;
}

struct Utf8Census {
    qint64 sequences = 0; //!< valid ones of two and more bytes
    qint64 invalid = 0;
    bool hopeless() const { return invalid > 64 && invalid > sequences / 100; }
};

// Counts over a piece; returns how many bytes at its end belong to the next one.
size_t census(const char *data, size_t size, Utf8Census &counts) {
    const auto *s = reinterpret_cast<const unsigned char *>(data);
    const unsigned char *end = s + size;
    while (s < end) {
        uint64_t eight;
        while (end - s >= 8) {
            std::memcpy(&eight, s, 8);
            if (eight & 0x8080808080808080ull)
                break;
            s += 8;
        }
        if (s >= end)
            break;
        if (*s < 0x80) {
            ++s;
            continue;
        }
        const int length = sequenceLength(s, end);
        if (length < 0)
            return size_t(end - s);
        counts.sequences += length > 0;
        counts.invalid += length == 0;
        s += std::max(length, 1);
    }
    return 0;
}

bool isBinary(std::string_view head) {
    if (head.starts_with("%PDF") || head.starts_with("\x89PNG") || head.starts_with("\xff\xd8\xff"))
        return true;
    return head.find('\0') != head.npos;
}

std::optional<TextEncoding> byMark(std::string_view head) {
    if (head.starts_with("\xef\xbb\xbf"))
        return TextEncoding{u"utf-8"_s, 3, false};
    if (head.starts_with("\xff\xfe"))
        return TextEncoding{u"utf-16le"_s, 2, false};
    if (head.starts_with("\xfe\xff"))
        return TextEncoding{u"utf-16be"_s, 2, false};
    if (head.starts_with("\x84\x31\x95\x33"))
        return TextEncoding{u"gb18030"_s, 4, false};
    // Without a mark: in text with commas and digits one of the two bytes is mostly zero.
    qint64 zeros[2] = {0, 0};
    for (size_t i = 0; i + 1 < head.size(); i += 2) {
        zeros[0] += head[i] == 0;
        zeros[1] += head[i + 1] == 0;
    }
    const auto pairs = qint64(head.size() / 2);
    if (pairs >= 4 && zeros[1] > pairs / 5 && zeros[0] == 0)
        return TextEncoding{u"utf-16le"_s, 0, false};
    if (pairs >= 4 && zeros[0] > pairs / 5 && zeros[1] == 0)
        return TextEncoding{u"utf-16be"_s, 0, false};
    return std::nullopt;
}

const char *iconvName(const QString &encoding) {
    return encoding == "gb18030"_L1    ? "GB18030"
           : encoding == "utf-16le"_L1 ? "UTF-16LE"
           : encoding == "utf-16be"_L1 ? "UTF-16BE"
                                       : "UTF-8";
}

} // namespace

IconvStream::IconvStream(const char *from) {
    const iconv_t handle = iconv_open("UTF-8", from);
    m_handle = handle == iconv_t(-1) ? nullptr : handle;
}

IconvStream::~IconvStream() {
    if (m_handle)
        iconv_close(m_handle);
}

size_t IconvStream::convert(std::string_view &input, char *out, size_t size, bool last) {
    char *to = out;
    size_t room = size;
    while (!input.empty()) {
        char *from = const_cast<char *>(input.data());
        size_t left = input.size();
        const size_t status = iconv(m_handle, &from, &left, &to, &room);
        input.remove_prefix(input.size() - left);
        if (status != size_t(-1) || errno == E2BIG)
            break;
        if (errno == EINVAL && !last)
            break; // a sequence goes on in the next piece
        if (room < 3)
            break;
        ++m_replaced;
        to = std::copy_n("\xef\xbf\xbd", 3, to); // U+FFFD
        room -= 3;
        input.remove_prefix(errno == EINVAL ? input.size() : 1);
        iconv(m_handle, nullptr, nullptr, nullptr, nullptr);
    }
    return size_t(to - out);
}

Expected<TextEncoding> detectEncoding(QFile &file) {
    std::vector<char> buffer(kDecodeChunk);
    if (!file.seek(0))
        return badSheet(u"sheet.unreadable"_s, u"The file can't be read: %1"_s.arg(file.errorString()), u"Check that it is a file on this machine"_s);
    const qint64 headSize = std::max<qint64>(0, file.peek(buffer.data(), 4096));
    const std::string_view head(buffer.data(), size_t(headSize));
    auto marked = byMark(head);
    if (marked && marked->name != "utf-8"_L1)
        return *marked;
    if (isBinary(head))
        return badSheet(u"sheet.not_a_spreadsheet"_s, u"The file is neither a workbook nor text"_s,
                        u"Give an .xlsx or a CSV file"_s);
    Utf8Census counts;
    size_t kept = 0;
    qint64 got = 0;
    while (!counts.hopeless() && (got = file.read(buffer.data() + kept, qint64(buffer.size() - kept))) > 0) {
        const size_t size = kept + size_t(got);
        kept = census(buffer.data(), size, counts);
        std::memmove(buffer.data(), buffer.data() + size - kept, kept);
    }
    counts.invalid += kept > 0; // cut off inside a character
    if (marked)
        return TextEncoding{u"utf-8"_s, 3, counts.invalid == 0};
    if (counts.invalid == 0 || counts.invalid * 500 < counts.sequences || (counts.invalid == 1 && kept > 0 && counts.sequences))
        return TextEncoding{u"utf-8"_s, 0, counts.invalid == 0};
    return TextEncoding{u"gb18030"_s, 0, false};
}

Expected<QString> normalisedEncoding(const QString &name) {
    QString key = name.toLower();
    key.remove(u'-').remove(u'_').remove(u' ');
    if (key == "utf8"_L1 || key == "utf8bom"_L1)
        return u"utf-8"_s;
    if (key == "gb18030"_L1 || key == "gbk"_L1 || key == "gb2312"_L1 || key == "cp936"_L1)
        return u"gb18030"_s;
    if (key == "utf16le"_L1 || key == "utf16"_L1 || key == "unicode"_L1)
        return u"utf-16le"_s;
    if (key == "utf16be"_L1)
        return u"utf-16be"_s;
    return Error{ErrorKind::Usage, u"sheet.encoding_unknown"_s, u"No such encoding: %1"_s.arg(name.left(40)),
                 u"Use auto, utf-8, gb18030, utf-16le or utf-16be"_s, {}};
}

TextDecoder::TextDecoder(QFile &file, const TextEncoding &encoding)
    : m_file(file) {
    m_file.seek(encoding.bomBytes);
    if (encoding.clean)
        return;
    m_iconv = std::make_unique<IconvStream>(iconvName(encoding.name));
    m_raw.resize(kDecodeChunk);
}

size_t TextDecoder::read(char *out, size_t size) {
    for (;;) {
        if (!m_iconv) {
            const qint64 got = m_file.read(out, qint64(size));
            if (got < 0)
                throw SheetFailure{badSheet(u"sheet.unreadable"_s, u"The file can't be read on: %1"_s.arg(m_file.errorString()), {})};
            return size_t(got);
        }
        if (!m_last && m_end - m_begin < 16) {
            std::memmove(m_raw.data(), m_raw.data() + m_begin, m_end - m_begin);
            m_end -= m_begin;
            m_begin = 0;
            const qint64 got = m_file.read(m_raw.data() + m_end, qint64(m_raw.size() - m_end));
            if (got < 0)
                throw SheetFailure{badSheet(u"sheet.unreadable"_s, u"The file can't be read on: %1"_s.arg(m_file.errorString()), {})};
            m_last = got == 0;
            m_end += size_t(got);
        }
        std::string_view input(m_raw.data() + m_begin, m_end - m_begin);
        const size_t written = m_iconv->convert(input, out, size, m_last);
        m_begin = m_end - input.size();
        if (written || (m_last && m_begin == m_end))
            return written;
    }
}

} // namespace lianxin::sheets
