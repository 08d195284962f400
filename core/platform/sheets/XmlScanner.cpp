// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/sheets/XmlScanner.h"
#include <charconv>

namespace lianxin::sheets {

void appendUtf8(std::string &out, unsigned code) {
    if (code == 0 || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff))
        code = 0xfffd;
    if (code < 0x80) {
        out += char(code);
    } else if (code < 0x800) {
        out += char(0xc0 | code >> 6);
        out += char(0x80 | (code & 63));
    } else if (code < 0x10000) {
        out += char(0xe0 | code >> 12);
        out += char(0x80 | ((code >> 6) & 63));
        out += char(0x80 | (code & 63));
    } else {
        out += char(0xf0 | code >> 18);
        out += char(0x80 | ((code >> 12) & 63));
        out += char(0x80 | ((code >> 6) & 63));
        out += char(0x80 | (code & 63));
    }
}

namespace {

bool appendEntity(std::string &out, std::string_view name) {
    if (name == "amp")
        out += '&';
    else if (name == "lt")
        out += '<';
    else if (name == "gt")
        out += '>';
    else if (name == "quot")
        out += '"';
    else if (name == "apos")
        out += '\'';
    else if (name.size() > 1 && name[0] == '#') {
        const bool hex = name[1] == 'x' || name[1] == 'X';
        const std::string_view digits = name.substr(hex ? 2 : 1);
        unsigned code = 0;
        const auto parsed = std::from_chars(digits.data(), digits.data() + digits.size(), code, hex ? 16 : 10);
        if (digits.empty() || parsed.ptr != digits.data() + digits.size())
            return false;
        appendUtf8(out, parsed.ec == std::errc() ? code : 0xfffd);
    } else {
        return false;
    }
    return true;
}

} // namespace

void appendUnescaped(std::string &out, std::string_view raw) {
    for (;;) {
        const size_t amp = raw.find('&');
        if (amp == raw.npos) {
            out.append(raw);
            return;
        }
        out.append(raw.substr(0, amp));
        raw.remove_prefix(amp);
        const size_t semicolon = raw.substr(0, 16).find(';');
        if (semicolon != raw.npos && appendEntity(out, raw.substr(1, semicolon - 1))) {
            raw.remove_prefix(semicolon + 1);
        } else {
            out += '&';
            raw.remove_prefix(1);
        }
    }
}

void finishText(std::string &text, size_t from) {
    if (text.find('\r', from) == text.npos && text.find("_x", from) == text.npos)
        return;
    const std::string raw = text.substr(from);
    text.resize(from);
    unsigned highSurrogate = 0;
    for (size_t i = 0; i < raw.size(); ++i) {
        unsigned code = 0;
        const bool escape = raw[i] == '_' && i + 6 < raw.size() && raw[i + 1] == 'x' && raw[i + 6] == '_' &&
                            std::from_chars(raw.data() + i + 2, raw.data() + i + 6, code, 16).ptr == raw.data() + i + 6;
        if (escape) {
            i += 6;
            if (code >= 0xd800 && code <= 0xdbff) {
                highSurrogate = code;
            } else if (code >= 0xdc00 && code <= 0xdfff && highSurrogate) {
                appendUtf8(text, 0x10000 + ((highSurrogate - 0xd800) << 10) + (code - 0xdc00));
                highSurrogate = 0;
            } else if (code != '\r' || raw.compare(i + 1, 1, "\n") != 0) {
                appendUtf8(text, code);
            }
        } else if (raw[i] == '\r') {
            if (i + 1 >= raw.size() || raw[i + 1] != '\n')
                text += '\n';
        } else {
            text += raw[i];
        }
    }
}

std::string_view XmlAttributes::value(std::string_view localName) const {
    const char *p = m_begin;
    while (p < m_end) {
        while (p < m_end && (*p == ' ' || *p == '\t' || *p == '\n' || *p == '\r'))
            ++p;
        const char *equals = static_cast<const char *>(std::memchr(p, '=', size_t(m_end - p)));
        if (!equals)
            return {};
        std::string_view name(p, size_t(equals - p));
        while (!name.empty() && (name.back() == ' ' || name.back() == '\n' || name.back() == '\t' || name.back() == '\r'))
            name.remove_suffix(1);
        if (const size_t colon = name.rfind(':'); colon != name.npos) {
            if (name.starts_with("xmlns"))
                name = {};
            else
                name.remove_prefix(colon + 1);
        }
        const char *open = equals + 1;
        while (open < m_end && *open != '"' && *open != '\'')
            ++open;
        if (open >= m_end)
            return {};
        const char *close = static_cast<const char *>(std::memchr(open + 1, *open, size_t(m_end - open - 1)));
        if (!close)
            return {};
        if (name == localName)
            return {open + 1, size_t(close - open - 1)};
        p = close + 1;
    }
    return {};
}

} // namespace lianxin::sheets
