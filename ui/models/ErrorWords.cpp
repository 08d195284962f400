// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/ErrorWords.h"
#include "platform/base/Literals.h"
#include "ui/models/ErrorTable.h"
#include "ui/models/RuleWords.h"
#include "ui/models/TicketSteps.h"
#include "ui/models/Words.h"
#include <QCoreApplication>
#include <QHash>
#include <QList>
#include <algorithm>
#include <optional>

namespace lianxin {
namespace {

// Friendlier than the engine's own words, whatever these are.
const ErrorTemplate sayings[] = {
    {"tickets.ladders_changed", QT_TRANSLATE_NOOP("ErrorWords", "Somebody else saved ladders meanwhile."),
     QT_TRANSLATE_NOOP("ErrorWords", "What you changed is still here: note it, discard it, and change the newer ladders.")},
    {"tickets.appeal_decided", QT_TRANSLATE_NOOP("ErrorWords", "This appeal is not open any more: somebody else decided it."),
     QT_TRANSLATE_NOOP("ErrorWords", "Look at it among all appeals.")},
    {"tickets.unknown_appeal", QT_TRANSLATE_NOOP("ErrorWords", "There is no such appeal any more."),
     QT_TRANSLATE_NOOP("ErrorWords", "Read the list again.")},
    {"text.too_few", QT_TRANSLATE_NOOP("ErrorWords", "There are too few closed tickets with a category to learn from: two categories with two tickets each at least."),
     QT_TRANSLATE_NOOP("ErrorWords", "Close more tickets, and give them categories at the dispatch desk.")},
    {"dispatch.nothing_newer", QT_TRANSLATE_NOOP("ErrorWords", "No ticket that this model has not seen was closed yet."),
     QT_TRANSLATE_NOOP("ErrorWords", "Test it again when tickets that came after its training are closed.")},
    {"dispatch.unknown_model", QT_TRANSLATE_NOOP("ErrorWords", "There is no such model any more."),
     QT_TRANSLATE_NOOP("ErrorWords", "Read the list again.")},
};

QString inWords(const char *words) {
    return QCoreApplication::translate("ErrorWords", words);
}

//! A sentence with places for what only the engine knows, in the order %1, %2 …; made to be found again in what it said.
class ErrorPattern {
public:
    explicit ErrorPattern(const char *source)
        : m_source(source) {
        const QString text = QString::fromUtf8(source);
        qsizetype from = 0;
        for (qsizetype at = text.indexOf(u'%'); at >= 0; at = text.indexOf(u'%', at + 1)) {
            if (at + 1 < text.size() && text[at + 1].isDigit()) {
                m_pieces << text.sliced(from, at - from);
                from = at + 2;
            }
        }
        m_pieces << text.sliced(from);
        for (const QString &piece : m_pieces)
            m_letters += piece.size();
    }

    const char *source() const { return m_source; }
    //! How much of it is fixed: of two that fit, the one that says more is meant.
    qsizetype letters() const { return m_letters; }

    //! What stands at the places, if \a text is this sentence.
    std::optional<QStringList> match(const QString &text) const {
        const QString &first = m_pieces.constFirst(), &last = m_pieces.constLast();
        if (m_pieces.size() == 1)
            return text == first ? std::optional(QStringList()) : std::nullopt;
        if (text.size() < m_letters || !text.startsWith(first) || !text.endsWith(last))
            return {};
        QStringList places;
        qsizetype from = first.size();
        for (qsizetype i = 1; i + 1 < m_pieces.size(); ++i) {
            const qsizetype at = text.indexOf(m_pieces[i], from);
            if (at < 0)
                return {};
            places << text.sliced(from, at - from);
            from = at + m_pieces[i].size();
        }
        if (from > text.size() - last.size())
            return {};
        places << text.sliced(from, text.size() - last.size() - from);
        return places;
    }

private:
    const char *m_source;
    QStringList m_pieces;
    qsizetype m_letters = 0;
};

struct Found {
    const ErrorPattern *pattern = nullptr;
    QStringList places;
};

//! All sentences of the table, made when the first error is to be said.
class ErrorBook {
public:
    ErrorBook() {
        for (int i = 0; i < errorTemplateCount; ++i)
            add(errorTemplates[i]);
        for (int i = 0; i < foreignPhraseCount; ++i)
            add(foreignPhrases[i]);
    }

    //! The sentence that \a text is: of this code, else of any.
    Found find(const QString &code, const QString &text) const {
        const Found own = best(m_byCode.value(code), text);
        return own.pattern ? own : best(m_all, text);
    }

private:
    void add(const ErrorTemplate &entry) {
        for (const char *source : {entry.message, entry.remedy}) {
            if (*source == '\0')
                continue;
            m_all << ErrorPattern(source);
            if (*entry.code != '\0')
                m_byCode[QString::fromLatin1(entry.code)] << m_all.constLast();
        }
    }

    static Found best(const QList<ErrorPattern> &patterns, const QString &text) {
        Found found;
        for (const ErrorPattern &pattern : patterns) {
            if (found.pattern && pattern.letters() <= found.pattern->letters())
                continue;
            if (auto places = pattern.match(text))
                found = {&pattern, *std::move(places)};
        }
        return found;
    }

    QList<ErrorPattern> m_all;
    QHash<QString, QList<ErrorPattern>> m_byCode;
};

//! A parameter as the pages call it, where the sentence is about what was filled in there.
QString fieldInWords(const QString &code, const QString &name) {
    static const QStringList pages{u"tickets."_s, u"campaigns."_s, u"lists."_s};
    if (std::none_of(pages.begin(), pages.end(), [&](const QString &page) { return code.startsWith(page); }))
        return {};
    const auto end = errorFields + errorFieldCount;
    const auto field = std::find_if(errorFields, end, [&](const ErrorField &f) { return name == QLatin1StringView(f.name); });
    return field == end ? QString() : inWords(field->words);
}

//! A state, step or role that stands in a sentence of this module; empty when it has no words.
QString valueInWords(const QString &code, const QString &value) {
    QString words = value;
    if (code.startsWith("tickets."_L1)) {
        words = ticketWord(value).text;
        if (words == value)
            words = stepWords(value).label;
        if (words == value)
            words = ticketEventText({{u"action"_s, value}});
        if (words == value)
            words = resultWord(value).text;
        if (words == value)
            words = roleText(value);
    } else if (code.startsWith("campaigns."_L1)) {
        words = campaignWord(value).text;
    } else if (code == "calls.dial_refused"_L1) {
        words = heldText(value);
    } else if (code.startsWith("routing."_L1)) {
        words = seatWord(value).text;
    } else if (code.startsWith("dialling."_L1) || code.startsWith("trunk."_L1)) {
        words = outcomeWord(value).text;
    }
    return words == value ? QString() : words;
}

QString said(const QString &code, const QString &text);

//! What stands at a place: an error of its own, a state, several of these, or a detail that stays.
QString placeInWords(const QString &code, const QString &text) {
    if (text.isEmpty())
        return text;
    if (const QString words = fieldInWords(code, text); !words.isEmpty())
        return words;
    if (const QString words = valueInWords(code, text); !words.isEmpty())
        return words;
    if (const QString words = said(code, text); words != text)
        return words;
    const QStringList parts = text.split(u", "_s);
    if (parts.size() < 2)
        return text;
    QStringList each;
    for (const QString &part : parts)
        each << placeInWords(code, part);
    return each == parts ? text : each.join(u'、');
}

QString said(const QString &code, const QString &text) {
    static const ErrorBook book;
    if (text.isEmpty())
        return text;
    const Found found = book.find(code, text);
    if (!found.pattern)
        return text;
    const QString words = inWords(found.pattern->source());
    QString out;
    out.reserve(words.size() * 2);
    for (qsizetype i = 0; i < words.size(); ++i) {
        const int place = words[i] == u'%' && i + 1 < words.size() ? words[i + 1].digitValue() : -1;
        if (place < 1 || place > found.places.size()) {
            if (words[i] != u'。' || !out.endsWith(u'。'))
                out += words[i];
            continue;
        }
        QString detail = placeInWords(code, found.places[place - 1].trimmed());
        if (i + 2 < words.size() && words[i + 2] == u'。' && detail.endsWith(u'.'))
            detail.chop(1);
        out += detail;
        ++i;
    }
    return out;
}

} // namespace

Error inReadersWords(const Error &error) {
    Error words = error;
    for (const auto &[code, message, remedy] : sayings) {
        if (error.code != QLatin1StringView(code))
            continue;
        words.message = inWords(message);
        words.remedy = inWords(remedy);
        return words;
    }
    words.message = said(error.code, error.message);
    words.remedy = said(error.code, error.remedy);
    return words;
}

QString inReadersWords(const QString &sentence) {
    return said({}, sentence);
}

QString codeInWords(const QString &code) {
    const ErrorTemplate *all = errorTemplates;
    const auto known = std::find_if(all, all + errorTemplateCount, [&](const ErrorTemplate &one) {
        return code == QLatin1StringView(one.code) && QLatin1StringView(one.message).indexOf(u'%') < 0;
    });
    return known == all + errorTemplateCount ? code : inWords(known->message);
}

QString sentenceOf(const Error &error) {
    const Error words = inReadersWords(error);
    if (words.remedy.isEmpty())
        return words.message;
    return words.message + (words.message.endsWith(u'。') ? QString() : u" "_s) + words.remedy;
}

} // namespace lianxin
