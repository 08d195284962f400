// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/EnglishText.h"

namespace lianxin {

QString EnglishText::translate(const char *, const char *source, const char *, int) const {
    QString words = QString::fromUtf8(source);
    return words.contains(QChar(0x2019)) ? words.replace(QChar(0x2019), QChar(u'\'')) : QString();
}

} // namespace lianxin
