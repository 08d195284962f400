// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "hotline/dialling/CallOrder.h"
#include "hotline/tickets/Tickets.h"

namespace lianxin {

//! Results that a return visit can have: satisfied, dissatisfied, wrong_person, minor, voicemail, refused, no_answer, unclear
//! (not even a person who listened could tell).
LIANXIN_EXPORT const QStringList &visitResults();

//! \brief What a citizen said, three things apart: what became of the matter, how the unit behaved, and whether what was
//! asked for lies outside what the unit may do. Pure.
//!
//! Never scored: wrong person, minor, voicemail, refused, nobody reached. A person listens first when the words
//! contradict each other, when they were understood with less confidence than needed, or when a dissatisfied citizen
//! asks for what is out of scope.
struct LIANXIN_EXPORT VisitVerdict {
    QString result;          //!< of visitResults(), or another outcome of the call
    QString outcome;         //!< resolved, partly, unresolved; empty: not asked
    QString attitude;        //!< good, poor; empty: not asked
    bool outOfScope = false;
    double confidence = 1;   //!< of the least sure answer; keys are sure

    enum class Decision { Scored, NotScored, Review };
    struct Ruling {
        Decision decision = Decision::NotScored;
        QString why; //!< wrong_person …, contradiction, low_confidence, out_of_scope; empty when scored
    };
    Ruling ruling(double leastConfidence) const;

    //! Of an attempt: answers {"satisfaction"|"outcome"|"attitude"|"out_of_scope"|"minor": text or {value, confidence}},
    //! "confidence" for all together. An outcome "not_allowed" is a request out of scope. A citizen who hung up after the
    //! first answer has given it.
    static VisitVerdict of(const Attempt &attempt);
    //! Of a person's step: result, outcome, attitude, outOfScope.
    static VisitVerdict fromJson(const QJsonObject &data);
    //! Into \a data of an event.
    void put(QJsonObject &data) const;
};

//! Where in the call it was said, into \a data of an event: "offsetMs" (milliseconds into the call's recording) and the "key",
//! of the first of \a slotNames that was answered.
LIANXIN_EXPORT void putMoment(QJsonObject &data, const Attempt &attempt, const QStringList &slotNames);

//! The row to keep of a verdict that a person gave, or that stands by itself.
LIANXIN_EXPORT Tickets::VisitRow visitRowOf(const VisitVerdict &verdict, const QJsonObject &data);

} // namespace lianxin
