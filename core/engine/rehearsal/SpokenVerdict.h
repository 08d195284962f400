// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "engine/rehearsal/SpokenTurns.h"
#include <QJsonArray>
#include <QMap>
#include <QString>
#include <vector>

namespace lianxin {

//! \brief What became of one sentence.
enum class SentenceFate {
    Right,      //!< taken for what was meant; of a "doubt": asked back or not scored
    AskedBack,  //!< taken for what was meant, but asked whether it was
    Late,       //!< not all of it was heard in time, and so it counted for nothing: asked again, or a person
    Reprompted, //!< not understood (or not heard at all, or guessed wrongly and asked back): asked again
    HandedOver, //!< not understood: a person
    Wrong,      //!< taken for something else
    Unheeded,   //!< nothing followed
};
QString nameOf(SentenceFate fate);

//! \brief One sentence of a simulated citizen, as their own telephone noted it.
struct SpokenSentence {
    QString text;
    QString means; //!< as CallPlan::Sentence::means
    SaidSentence when;
};

//! \brief What became of a sentence, and as what it was heard.
struct SentenceVerdict {
    SentenceFate fate = SentenceFate::Unheeded;
    QString heard = {};
};

//! What each of \a said became, by the call's dialogue as the store has it (DialogueStep::toJson(), oldest first). Sentences are
//! put beside what was recognised in order, by the fewest changed characters; one may have been heard in several parts. A
//! sentence without a meaning is not judged (Right).
std::vector<SentenceVerdict> judgeSentences(const std::vector<SpokenSentence> &said, const QJsonArray &dialogue);

//! All that was recognised of the citizen, without punctuation.
QString recognisedIn(const QJsonArray &dialogue);

//! Changed, missing and added characters, at the least.
int characterErrors(const QString &a, const QString &b);

//! \brief Figures of sentences.
struct SpokenCount {
    int people = 0;
    int wronglyScored = 0; //!< people who ended with an answer that they did not give
    QMap<SentenceFate, int> fates;
    int characters = 0;    //!< said
    int errors = 0;        //!< in what was recognised

    int sentences() const;
    //! Share of sentences whose intent was found, at once or asked back.
    double rightShare() const;
    double errorRate() const { return characters ? double(errors) / characters : 0; }
    void add(const SpokenCount &other);
    QJsonObject toJson() const;
};

//! \brief What a rehearsal with people who speak showed.
struct SpokenVerdict {
    QMap<QString, SpokenCount> behaviours;
    Spread reply, ducked, stopped;
    int wordsMsP50 = 0, wordsMsP95 = 0; //!< from a word to its being told, of the engine
    qint64 words = 0;
    qint64 packets = 0, lost = 0;
    int botCharacters = 0, botErrors = 0; //!< what the bot said in some calls, as the recogniser hears it at the citizen's end
    QStringList misses; //!< sentences that were not taken rightly at once, with what was heard
    bool isEmpty() const { return behaviours.isEmpty(); }
    SpokenCount total() const;
    QJsonObject toJson() const;
    //! A table for people.
    QString text() const;
};

} // namespace lianxin
