// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/language/Pinyin.h"
#include "platform/base/Literals.h"
#include <memory>
#include <unicode/translit.h>
#include <vector>

namespace lianxin {
namespace {

constexpr char16_t firstHan = 0x4e00, lastHan = 0x9fff;

// All characters of the basic block at once; ICU's rules take about 10 µs for one.
std::vector<QString> readSyllables() {
    std::vector<QString> syllables(lastHan - firstHan + 1);
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<icu::Transliterator> reader(
        icu::Transliterator::createInstance("Han-Latin; NFD; [\\u0300\\u0301\\u0304\\u030C] Remove; NFC; Lower", UTRANS_FORWARD, status));
    if (U_FAILURE(status) || !reader)
        return syllables;
    icu::UnicodeString text;
    for (char16_t c = firstHan; c <= lastHan; ++c) {
        text.append(c);
        text.append(u'\n'); // keeps them apart
    }
    reader->transliterate(text);
    const QString latin = QString::fromUtf16(text.getBuffer(), text.length());
    const QStringList lines = latin.split(u'\n');
    for (qsizetype i = 0; i < std::min(lines.size(), qsizetype(syllables.size())); ++i) {
        QString syllable = lines[i].trimmed();
        syllable.replace(u'ü', u'v');
        syllables[size_t(i)] = syllable;
    }
    return syllables;
}

const QString &syllableOf(QChar c) {
    static const std::vector<QString> syllables = readSyllables();
    return syllables[size_t(c.unicode() - firstHan)];
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
            out << syllableOf(c);
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
