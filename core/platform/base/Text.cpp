// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/base/Text.h"
#include "platform/base/Literals.h"

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
    if (name.isEmpty())
        return {};
    return name.first(1).toString() + (name.size() > 2 ? u"**"_s : u"*"_s);
}

} // namespace lianxin
