// SPDX-License-Identifier: GPL-3.0-or-later
#include "talk/speech/Lexicon.h"
#include "platform/base/Log.h"
#include "platform/base/Resources.h"
#include <QCryptographicHash>
#include <QFile>
#include <QRegularExpression>

namespace lianxin {
namespace {

Error lineError(const QString &code, const QString &message, int line) {
    return {ErrorKind::BadInput, code, message,
            u"Write: word, tab, one pinyin syllable with tone number a character."_s, u"line %1"_s.arg(line)};
}

} // namespace

Expected<Lexicon> Lexicon::parse(const QString &text) {
    static const QRegularExpression syllable(u"^[a-zü]{1,6}[1-5]$"_s);
    static const QRegularExpression blanks(u"\\s+"_s);
    Lexicon lexicon;
    int number = 0;
    for (const QString &raw : text.split(u'\n')) {
        ++number;
        const QString line = raw.section(u'#', 0, 0).trimmed();
        if (line.isEmpty())
            continue;
        const qsizetype tab = line.indexOf(u'\t');
        const QString word = line.left(std::max<qsizetype>(tab, 0)).trimmed();
        const QStringList syllables = line.mid(tab + 1).trimmed().split(blanks);
        if (tab < 0 || word.isEmpty() ||
            !std::all_of(syllables.begin(), syllables.end(),
                         [](const QString &s) { return syllable.match(s).hasMatch(); }))
            return lineError(u"speech.lexicon_line"_s,
                             u"A line of the pronunciation lexicon can't be understood."_s, number);
        if (syllables.size() != word.size())
            return lineError(
                u"speech.lexicon_syllables"_s,
                u"A word of the pronunciation lexicon has another number of syllables than characters."_s,
                number);
        lexicon.m_words.insert(word, syllables.join(u' '));
        lexicon.m_longest = std::max(lexicon.m_longest, word.size());
    }
    return lexicon;
}

Expected<Lexicon> Lexicon::load(const QString &path) {
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Error{ErrorKind::NotFound,
                     u"speech.lexicon_file"_s,
                     u"The pronunciation lexicon can't be read: "_s + file.errorString(),
                     {},
                     path};
    return parse(QString::fromUtf8(file.readAll()));
}

Lexicon Lexicon::shipped() {
    auto lexicon = load(resourcePath(u"speech/lexicon.txt"));
    if (!lexicon) {
        qCWarning(lcSpeech).noquote() << lexicon.error().toString();
        return {};
    }
    return *lexicon;
}

QString Lexicon::apply(QStringView text) const {
    QString out;
    out.reserve(text.size());
    for (qsizetype at = 0; at < text.size();) {
        qsizetype length = std::min(m_longest, text.size() - at);
        auto word = m_words.constEnd();
        for (; length > 0 && word == m_words.constEnd(); --length)
            word = m_words.constFind(text.mid(at, length).toString());
        if (word == m_words.constEnd()) {
            out += text[at++];
            continue;
        }
        if (!out.isEmpty() && !out.back().isSpace())
            out += u' ';
        out += *word + u' ';
        at += word.key().size();
    }
    return out;
}

QString Lexicon::fingerprint() const {
    QStringList lines;
    for (auto it = m_words.begin(); it != m_words.end(); ++it)
        lines << it.key() + u'\t' + it.value();
    lines.sort();
    return QString::fromLatin1(
        QCryptographicHash::hash(lines.join(u'\n').toUtf8(), QCryptographicHash::Sha256).toHex().first(12));
}

} // namespace lianxin
