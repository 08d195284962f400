// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/EnglishText.h"

namespace lianxin {

QString EnglishText::translate(const char *, const char *source, const char *, int n) const {
    QString words = QString::fromUtf8(source);
    const bool counted = n >= 0 && words.contains(QStringLiteral("(s)"));
    if (!counted && !words.contains(QChar(0x2019)))
        return {};
    if (counted)
        words.replace(QStringLiteral("(s)"), n == 1 ? QString() : QStringLiteral("s"));
    return words.replace(QChar(0x2019), QChar(u'\''));
}

} // namespace lianxin
