// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/EnglishText.h"

namespace lianxin {

QString EnglishText::translate(const char *, const char *source, const char *, int n) const {
    QString words = QString::fromUtf8(source);
    const bool counted = n >= 0 && words.contains(QStringLiteral("(s)"));
    // In a font for Chinese these are as wide as a character.
    constexpr QChar kApostrophe(0x2019), kOpens(0x201C), kCloses(0x201D);
    if (!counted && !words.contains(kApostrophe) && !words.contains(kOpens))
        return {};
    if (counted)
        words.replace(QStringLiteral("(s)"), n == 1 ? QString() : QStringLiteral("s"));
    return words.replace(kApostrophe, u'\'').replace(kOpens, u'"').replace(kCloses, u'"');
}

} // namespace lianxin
