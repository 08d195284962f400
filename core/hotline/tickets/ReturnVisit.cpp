// SPDX-License-Identifier: GPL-3.0-or-later
#include "hotline/tickets/ReturnVisit.h"
#include <algorithm>

namespace lianxin {
namespace {

//! {"slot": "text"} or {"slot": {"value": "text", "confidence": 0.8}}.
QString answer(const QJsonObject &answers, const QString &slot, double &confidence) {
    const auto value = answers[slot];
    if (!value.isObject())
        return value.isBool() ? (value.toBool() ? u"yes"_s : u"no"_s) : value.toString();
    confidence = std::min(confidence, value[u"confidence"_s].toDouble(1));
    return value[u"value"_s].toString();
}

bool isYes(const QString &text) { return text == u"yes" || text == u"true" || text == u"1"; }

} // namespace

const QStringList &visitResults() {
    static const QStringList results{u"satisfied"_s, u"dissatisfied"_s, u"wrong_person"_s, u"minor"_s,
                                     u"voicemail"_s, u"refused"_s,      u"no_answer"_s,    u"unclear"_s};
    return results;
}

VisitVerdict::Ruling VisitVerdict::ruling(double leastConfidence) const {
    const bool dissatisfied = result == u"dissatisfied";
    if (!dissatisfied && result != u"satisfied")
        return {Decision::NotScored, result.isEmpty() ? u"unknown"_s : result};
    if (confidence < leastConfidence)
        return {Decision::Review, u"low_confidence"_s};
    if (dissatisfied && outOfScope)
        return {Decision::Review, u"out_of_scope"_s};
    if ((dissatisfied && outcome == u"resolved" && attitude != u"poor") || (!dissatisfied && outcome == u"unresolved"))
        return {Decision::Review, u"contradiction"_s};
    return {Decision::Scored, {}};
}

VisitVerdict VisitVerdict::of(const Attempt &attempt) {
    VisitVerdict verdict;
    if (attempt.outcome == Outcome::Machine) {
        verdict.result = u"voicemail"_s;
        return verdict;
    }
    if (attempt.outcome != Outcome::Answered) {
        verdict.result = attempt.outcome ? nameOf(*attempt.outcome) : u"unknown"_s;
        return verdict;
    }
    const auto &answers = attempt.answers;
    verdict.confidence = answers[u"confidence"_s].toDouble(1);
    const QString said = answer(answers, u"satisfaction"_s, verdict.confidence);
    // Who hangs up, or says no more, after the first answer has given it.
    const bool brokenOff = attempt.result.isEmpty() || attempt.result == u"hung_up" || attempt.result == u"no_input" || attempt.result == u"fault";
    verdict.result = brokenOff && !said.isEmpty() ? said : attempt.result.isEmpty() ? u"no_word"_s : attempt.result;
    verdict.outcome = answer(answers, u"outcome"_s, verdict.confidence);
    verdict.attitude = answer(answers, u"attitude"_s, verdict.confidence);
    verdict.outOfScope = isYes(answer(answers, u"out_of_scope"_s, verdict.confidence)) || verdict.outcome == u"not_allowed";
    if (verdict.outcome == u"not_allowed") // neither done nor left undone: nobody may do it
        verdict.outcome.clear();
    if (isYes(answer(answers, u"minor"_s, verdict.confidence)))
        verdict.result = u"minor"_s;
    return verdict;
}

VisitVerdict VisitVerdict::fromJson(const QJsonObject &data) {
    return {data[u"result"_s].toString(), data[u"outcome"_s].toString(), data[u"attitude"_s].toString(),
            data[u"outOfScope"_s].toBool(), data[u"confidence"_s].toDouble(1)};
}

void VisitVerdict::put(QJsonObject &data) const {
    data[u"result"_s] = result;
    if (!outcome.isEmpty())
        data[u"outcome"_s] = outcome;
    if (!attitude.isEmpty())
        data[u"attitude"_s] = attitude;
    if (outOfScope)
        data[u"outOfScope"_s] = true;
    if (confidence < 1)
        data[u"confidence"_s] = confidence;
}

void putMoment(QJsonObject &data, const Attempt &attempt, const QStringList &slotNames) {
    for (const auto &name : slotNames) {
        const auto moment = attempt.moments[name].toObject();
        if (moment.isEmpty())
            continue;
        data[u"offsetMs"_s] = moment[u"offsetMs"_s];
        if (const auto key = moment[u"key"_s].toString(); !key.isEmpty())
            data[u"key"_s] = key;
        return;
    }
}

Tickets::VisitRow visitRowOf(const VisitVerdict &verdict, const QJsonObject &data) {
    Tickets::VisitRow row{verdict.result, verdict.outcome, verdict.attitude, verdict.outOfScope, verdict.confidence, false, {},
                          data[u"callId"_s].toString(), data[u"attemptId"_s].toString()};
    row.scored = verdict.result == u"satisfied" || verdict.result == u"dissatisfied";
    if (!row.scored)
        row.why = verdict.result;
    return row;
}

} // namespace lianxin
