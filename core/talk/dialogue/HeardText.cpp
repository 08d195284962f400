// SPDX-License-Identifier: GPL-3.0-or-later
#include "talk/dialogue/HeardText.h"
#include "platform/language/Pinyin.h"

namespace lianxin {

HeardText::HeardText(QStringView heard)
    : text(comparable(heard)) {
    for (const QChar c : std::as_const(text)) {
        const auto one = pinyinOf(QStringView(&c, 1));
        sounds << (one.isEmpty() ? QString(c) : one.first());
        merged << mergedSyllable(sounds.constLast());
    }
}

} // namespace lianxin
