// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/language/HanGrams.h"
#include "platform/base/Literals.h"
#include "platform/base/Text.h"

namespace lianxin {
namespace {

bool isHan(char32_t c) { return QChar::script(c) == QChar::Script_Han; }

//! Calls \a run for every stretch of Han characters or of other letters and digits.
template <class F>
void forEachStretch(const QString &folded, const F &run) {
    const auto text = folded.toUcs4();
    for (qsizetype i = 0; i < text.size();) {
        if (text[i] == U' ') {
            ++i;
            continue;
        }
        const bool han = isHan(text[i]);
        qsizetype end = i;
        while (end < text.size() && text[end] != U' ' && isHan(text[end]) == han)
            ++end;
        run(reinterpret_cast<const char32_t *>(text.constData()) + i, end - i, han);
        i = end;
    }
}

QString part(const char32_t *text, qsizetype size) { return QString::fromUcs4(text, size); }

} // namespace

QString foldedForSearch(QStringView text) {
    QString folded = halfWidth(text).toLower();
    for (qsizetype i = 0; i < folded.size(); ++i) {
        const QChar c = folded[i];
        if (c.isSurrogate() || c.isLetterOrNumber())
            continue;
        folded[i] = u' ';
    }
    return folded;
}

QString gramText(QStringView text) {
    QString grams;
    const QString folded = foldedForSearch(text);
    grams.reserve(folded.size() * 3);
    forEachStretch(folded, [&](const char32_t *run, qsizetype size, bool han) {
        if (!han) {
            grams += part(run, size) + u' ';
            return;
        }
        for (qsizetype i = 0; i < size; ++i)
            grams += part(run + i, std::min<qsizetype>(2, size - i)) + u' ';
    });
    return grams;
}

QStringList gramsOfWord(QStringView word) {
    QStringList grams;
    forEachStretch(foldedForSearch(word), [&](const char32_t *run, qsizetype size, bool han) {
        if (!han || size == 1) {
            grams << part(run, size);
            return;
        }
        for (qsizetype i = 0; i + 1 < size; ++i)
            grams << part(run + i, 2);
    });
    return grams;
}

bool isSingleHan(QStringView word) {
    const auto text = word.toUcs4();
    return text.size() == 1 && isHan(text.first());
}

} // namespace lianxin
