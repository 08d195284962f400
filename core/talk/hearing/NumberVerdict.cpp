// SPDX-License-Identifier: GPL-3.0-or-later
#include "talk/hearing/NumberVerdict.h"
#include "platform/base/Literals.h"

namespace lianxin {
namespace {

constexpr float kEnough = 0.7F;  // to end a call by
constexpr float kAnswersLie = 0.7F; // an exchange that answers, then announces
constexpr float kNews = 0.6F;    // below: ring-back and tunes, which only say that it rang

Outcome outcomeFor(NumberState state, Outcome otherwise) {
    switch (state) {
    case NumberState::PoweredOff:
        return Outcome::PoweredOff;
    case NumberState::Suspended:
        return Outcome::Suspended;
    case NumberState::Vacant:
        return Outcome::EmptyNumber;
    case NumberState::Unreachable:
        return Outcome::Unreachable;
    case NumberState::Busy:
        return Outcome::Busy;
    case NumberState::NoAnswer:
    case NumberState::RingBackTune:
        return Outcome::NoAnswer;
    case NumberState::Voicemail:
        return Outcome::Machine;
    case NumberState::Unknown:
    case NumberState::Reached:
        break;
    }
    return otherwise;
}

CallCause causeFor(const SipCause &cause, bool answered) {
    CallCause out;
    out.answered = answered;
    out.q850 = cause.q850;
    out.ringTimeout = cause.ringTimeout;
    // What follows our own CANCEL says nothing about the number.
    if (!cause.ourCancel)
        out.status = cause.status;
    return out;
}

//! What spoke for the state first; nothing for an unknown one.
const StateEvidence *decisive(const NumberStateDecision &decision) {
    for (const auto &e : decision.evidence)
        if (e.state == decision.state)
            return &e;
    return nullptr;
}

Outcome unanswered(const SipCause &cause, const NumberStateDecision &decision) {
    const Outcome bySignalling = outcomeOf(cause);
    const StateEvidence *by = decisive(decision);
    if (bySignalling == Outcome::Cancelled || !by || by->confidence < kNews)
        return bySignalling;
    if (by->source == "announcement"_L1)
        return outcomeFor(decision.state, bySignalling);
    const bool vague = bySignalling == Outcome::NoAnswer || bySignalling == Outcome::Network || bySignalling == Outcome::Unreachable;
    return by->source == "tone"_L1 && vague ? outcomeFor(decision.state, bySignalling) : bySignalling;
}

Outcome answeredBy(const NumberStateDecision &decision, const ProgressEvidence &heard, bool person) {
    if (person)
        return Outcome::Answered;
    if (heard.answer && heard.answer->by == AnsweredBy::Machine)
        return Outcome::Machine;
    const StateEvidence *by = decisive(decision);
    if (by && by->source == "announcement"_L1 && by->confidence >= kAnswersLie && decision.state != NumberState::Unknown)
        return outcomeFor(decision.state, Outcome::Answered);
    return Outcome::Answered;
}

} // namespace

NumberVerdict judgeNumber(const SipCause &cause, bool answered, const std::optional<ProgressEvidence> &heard, bool person) {
    NumberVerdict verdict;
    verdict.outcome = answered ? Outcome::Answered : outcomeOf(cause);
    if (!heard || heard->soundMs == 0)
        return verdict;
    const NumberStateDecision decision = decideNumberState(causeFor(cause, answered), *heard);
    verdict.outcome = answered ? answeredBy(decision, *heard, person) : unanswered(cause, decision);
    verdict.heard = decision.toJson();
    if (answered && person)
        verdict.heard[u"state"_s] = nameOf(NumberState::Reached);
    verdict.heard[u"heardMs"_s] = qint64(heard->heardMs);
    verdict.heard[u"soundMs"_s] = qint64(heard->soundMs);
    return verdict;
}

bool saysEnough(const ProgressEvidence &heard) {
    const NumberStateDecision decision = decideNumberState({}, heard);
    const StateEvidence *by = decisive(decision);
    const bool final = decision.state == NumberState::PoweredOff || decision.state == NumberState::Suspended || decision.state == NumberState::Vacant
        || decision.state == NumberState::Unreachable;
    return final && by && by->source == "announcement"_L1 && decision.confidence >= kEnough;
}

} // namespace lianxin
