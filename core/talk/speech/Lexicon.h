// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "platform/base/Expected.h"
#include <QHash>
#include <QString>

namespace lianxin {

//! \brief How words are read that the synthesiser gets wrong (重庆, 银行: characters with several readings).
//!
//! File: UTF-8, one word a line, `word<TAB>pinyin with tone numbers, one syllable a character`; `#` starts a
//! comment. A value; any thread.
class LIANXIN_EXPORT Lexicon {
public:
    Lexicon() = default;
    //! Errors: speech.lexicon_file (NotFound); BadInput: speech.lexicon_line (place = line),
    //! speech.lexicon_syllables (their number differs from the characters').
    static Expected<Lexicon> parse(const QString &text);
    static Expected<Lexicon> load(const QString &path);
    //! The one that comes with the program (resources/speech/lexicon.txt).
    static Lexicon shipped();

    //! Every word of the lexicon replaced by its pinyin, longest match first from the left.
    QString apply(QStringView text) const;
    //! Changes when an entry does.
    QString fingerprint() const;
    qsizetype size() const { return m_words.size(); }

private:
    QHash<QString, QString> m_words;
    qsizetype m_longest = 0;
};

} // namespace lianxin
