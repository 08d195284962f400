// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/base/JsonText.h"
#include <cstdint>
#include <cstring>

namespace lianxin {

namespace {

bool isPlain(unsigned char c) { return c >= 0x20 && c != '"' && c != '\\' && c != 0x7f; }

//! How many bytes from \a start on need no escape: eight at a time, then one by one.
size_t plainBytes(std::string_view text, size_t start) {
    constexpr uint64_t ones = 0x0101010101010101;
    constexpr uint64_t tops = 0x8080808080808080;
    // The top bit of a byte that is zero; above the first such byte others may be wrong, which does not matter here.
    const auto zeros = [](uint64_t word) { return (word - ones) & ~word; };
    size_t at = start;
    for (; at + 8 <= text.size(); at += 8) {
        uint64_t word = 0;
        std::memcpy(&word, text.data() + at, 8);
        const uint64_t control = (word - ones * 0x20) & ~word;
        if (((control | zeros(word ^ ones * '"') | zeros(word ^ ones * '\\') | zeros(word ^ ones * 0x7f)) & tops) != 0)
            break;
    }
    while (at < text.size() && isPlain(static_cast<unsigned char>(text[at])))
        ++at;
    return at - start;
}

} // namespace

void appendJsonString(std::string &out, std::string_view text) {
    static constexpr char hex[] = "0123456789abcdef";
    out += '"';
    for (size_t i = 0; i < text.size(); ++i) {
        const size_t plain = plainBytes(text, i);
        out.append(text, i, plain);
        i += plain;
        if (i == text.size())
            break;
        const auto c = static_cast<unsigned char>(text[i]);
        switch (c) {
        case '"':
            out += "\\\"";
            break;
        case '\\':
            out += "\\\\";
            break;
        case '\n':
            out += "\\n";
            break;
        case '\r':
            out += "\\r";
            break;
        case '\t':
            out += "\\t";
            break;
        default:
            out += "\\u00";
            out += hex[c >> 4];
            out += hex[c & 15];
        }
    }
    out += '"';
}

} // namespace lianxin
