// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/language/Pinyin.h"
#include "platform/base/Literals.h"
#include <iterator>
#include <vector>

namespace lianxin {
namespace {

constexpr char16_t firstHan = 0x4e00, lastHan = 0x9fff;
#include "PinyinTable.inc"
static_assert(std::size(pinyinOfHan) == lastHan - firstHan + 1);

const QString &syllableOf(QChar c) {
    static const std::vector<QString> syllables = [] {
        std::vector<QString> all;
        for (const char *syllable : pinyinSyllables)
            all.push_back(QString::fromLatin1(syllable));
        return all;
    }();
    return syllables[pinyinOfHan[c.unicode() - firstHan]];
}

} // namespace

QStringList pinyinOf(QStringView text) {
    static const QString digits[] = {u"ling"_s, u"yi"_s, u"er"_s, u"san"_s, u"si"_s, u"wu"_s, u"liu"_s, u"qi"_s, u"ba"_s, u"jiu"_s};
    QStringList out;
    QString latin;
    const auto closeWord = [&] {
        if (!latin.isEmpty())
            out << std::exchange(latin, {});
    };
    for (const QChar c : text) {
        if (c.unicode() >= firstHan && c.unicode() <= lastHan) {
            closeWord();
            if (const QString &syllable = syllableOf(c); !syllable.isEmpty())
                out << syllable;
        } else if (const int digit = c.digitValue(); digit >= 0) {
            closeWord();
            out << digits[digit];
        } else if (c.isLetter()) {
            latin += c.toLower();
        } else {
            closeWord();
        }
    }
    closeWord();
    return out;
}

QString mergedSyllable(const QString &syllable) {
    QString merged = syllable;
    for (const auto &initial : {u"zh"_s, u"ch"_s, u"sh"_s}) {
        if (merged.startsWith(initial))
            merged.remove(1, 1);
    }
    if (merged.startsWith(u'n'))
        merged[0] = u'l';
    if (merged.startsWith(u"hu"))
        merged = merged.size() == 2 ? u"fu"_s : u'f' + merged.mid(2); // hua, huang → fa, fang
    for (const auto &final : {u"ang"_s, u"eng"_s, u"ing"_s}) {
        if (merged.endsWith(final))
            merged.chop(1);
    }
    return merged;
}

} // namespace lianxin
