// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/base/Text.h"
#include "platform/base/Literals.h"
#include <array>

namespace lianxin {

QString halfWidth(QStringView text) {
    QString out(text.size(), Qt::Uninitialized);
    for (qsizetype i = 0; i < text.size(); ++i) {
        const char16_t c = text[i].unicode();
        out[i] = c >= 0xff01 && c <= 0xff5e ? QChar(char16_t(c - 0xfee0)) : c == 0x3000 ? QChar(u' ') : QChar(c);
    }
    return out;
}

QString maskedPhone(QStringView number) {
    if (number.isEmpty())
        return {};
    if (number.size() < 7)
        return u"***"_s;
    const bool mobile = number.size() == 11 && number.front() == u'1';
    const qsizetype head = mobile || number.startsWith(u"01") || number.startsWith(u"02") ? 3 : 4;
    const qsizetype tail = mobile ? 4 : 2;
    return number.first(head).toString() + u"****"_s + number.last(tail).toString();
}

QString maskedName(QStringView name) {
    std::string masked;
    appendMaskedName(masked, name.toUtf8().toStdString());
    return QString::fromStdString(masked);
}

std::string_view trimmedUtf8(std::string_view text) {
    static constexpr std::array<std::string_view, 8> blanks{" ", "\t", "\n", "\r", "\v", "\f", "\u3000", "\u00a0"};
    const auto strip = [&text](auto isAt, auto remove) {
        for (bool found = true; found;) {
            found = false;
            for (const std::string_view blank : blanks)
                if (isAt(blank)) {
                    remove(blank.size());
                    found = true;
                }
        }
    };
    strip([&](std::string_view blank) { return text.starts_with(blank); }, [&](size_t size) { text.remove_prefix(size); });
    strip([&](std::string_view blank) { return text.ends_with(blank); }, [&](size_t size) { text.remove_suffix(size); });
    return text;
}

// By characters, not by their halves or bytes: rare names are written with characters beyond U+FFFF.
void appendMaskedName(std::string &out, std::string_view utf8) {
    size_t first = 0;
    int characters = 0;
    for (size_t i = 0; i < utf8.size() && characters < 3; ++i) {
        const bool isStart = (static_cast<unsigned char>(utf8[i]) & 0xc0) != 0x80;
        characters += isStart;
        if (characters == 1)
            first = i + 1;
    }
    out.append(utf8.substr(0, first));
    if (characters > 0)
        out += characters > 2 ? "**" : "*";
}

} // namespace lianxin
