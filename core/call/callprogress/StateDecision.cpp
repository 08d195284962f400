// SPDX-License-Identifier: GPL-3.0-or-later
#include "call/callprogress/StateDecision.h"
#include "platform/base/Literals.h"
#include <QJsonArray>
#include <algorithm>
#include <cmath>

namespace lianxin {
namespace {

constexpr float kDecides = 0.5F; // below that nothing is claimed

//! What a cause says by itself. 480 and 5xx stand for anything.
StateEvidence evidenceOf(const CallCause &cause) {
    StateEvidence out{u"sip"_s, QString::number(cause.status), std::nullopt, 0, -1, -1};
    const auto says = [&](NumberState state, float confidence) {
        out.state = state;
        out.confidence = confidence;
    };
    if (cause.q850 != 0)
        out.detail += u" q850 "_s + QString::number(cause.q850);
    if (cause.ringTimeout) {
        out.detail += u" ring timeout"_s;
        says(NumberState::NoAnswer, 0.9F);
    } else if (cause.status == 486 || cause.status == 600 || cause.q850 == 17) {
        says(NumberState::Busy, 0.75F); // some carriers answer so for everything that can't be put through
    } else if (cause.q850 == 1 || cause.q850 == 22 || cause.q850 == 28) {
        says(NumberState::Vacant, 0.75F);
    } else if (cause.q850 == 18 || cause.q850 == 19) {
        says(NumberState::NoAnswer, 0.7F);
    } else if (cause.q850 == 20 || cause.q850 == 27) {
        says(NumberState::Unreachable, 0.7F);
    } else if (cause.status == 404 || cause.status == 410 || cause.status == 484 || cause.status == 604) {
        says(NumberState::Vacant, 0.7F);
    } else if (cause.status == 408 || cause.status == 487) {
        says(NumberState::NoAnswer, 0.6F);
    }
    return out;
}

StateEvidence evidenceOf(const ToneFinding &tone) {
    StateEvidence out{u"tone"_s, nameOf(tone.kind), std::nullopt, 0, tone.fromMs, tone.toMs};
    const auto says = [&](NumberState state, float confidence) {
        out.state = state;
        out.confidence = confidence;
    };
    switch (tone.kind) {
    case ToneKind::RingBack:
        says(NumberState::NoAnswer, 0.5F); // it rang; what came after counts more
        break;
    case ToneKind::Busy:
        says(NumberState::Busy, 0.65F); // it also ends announcements
        break;
    case ToneKind::Vacant:
        says(NumberState::Vacant, 0.85F);
        break;
    case ToneKind::SpecialInformation: // an announcement follows, which says more
    case ToneKind::Congestion:         // of the network, not the number
    case ToneKind::Dial:
        break;
    }
    return out;
}

StateEvidence evidenceOf(const AnnouncementFinding &a) {
    // A ring-back tune is an announcement that says: it rings.
    const NumberState state = a.state == NumberState::RingBackTune ? NumberState::NoAnswer : a.state;
    StateEvidence out{u"announcement"_s, a.title, state, a.confidence, a.fromMs, a.toMs};
    if (a.state == NumberState::Unknown)
        out.state = std::nullopt;
    else if (a.state == NumberState::RingBackTune)
        out.confidence = 0.55F;
    return out;
}

StateEvidence evidenceOf(const AnswerFinding &answer) {
    StateEvidence out{u"answer"_s, nameOf(answer.reason), NumberState::Reached, 0.5F, answer.fromMs, answer.toMs};
    if (answer.by == AnsweredBy::Machine)
        out.state = NumberState::Voicemail;
    if (answer.by != AnsweredBy::Unsure)
        out.confidence = answer.confidence;
    return out;
}

//! A number that was answered: only what was heard after the answer says who it was.
void addAnswered(NumberStateDecision &out, const ProgressEvidence &heard) {
    for (const auto &a : heard.announcements)
        if (a.afterAnswer && a.state != NumberState::Voicemail && a.state != NumberState::RingBackTune)
            out.evidence.push_back(evidenceOf(a)); // some exchanges answer, then announce
    out.evidence.push_back(evidenceOf(heard.answer.value_or(AnswerFinding())));
}

void addUnanswered(NumberStateDecision &out, const ProgressEvidence &heard) {
    for (const auto &a : heard.announcements)
        out.evidence.push_back(evidenceOf(a));
    for (const auto &tone : heard.tones)
        out.evidence.push_back(evidenceOf(tone));
    if (heard.music)
        out.evidence.push_back({u"music"_s, u"ring_back_tune"_s, NumberState::NoAnswer, 0.7F * heard.music->confidence, heard.music->fromMs, heard.music->toMs});
    if (out.cause.status != 0 || out.cause.ringTimeout)
        out.evidence.push_back(evidenceOf(out.cause));
}

} // namespace

QJsonObject NumberStateDecision::toJson() const {
    const auto rounded = [](float value) { return std::round(double(value) * 100) / 100; };
    QJsonArray list;
    for (const auto &e : evidence) {
        QJsonObject one{{u"source"_s, e.source}, {u"detail"_s, e.detail}};
        if (e.state) {
            one[u"state"_s] = nameOf(*e.state);
            one[u"confidence"_s] = rounded(e.confidence);
        }
        if (e.fromMs >= 0) {
            one[u"fromMs"_s] = qint64(e.fromMs);
            one[u"toMs"_s] = qint64(e.toMs);
        }
        list.append(one);
    }
    QJsonObject json{{u"state"_s, nameOf(state)}, {u"confidence"_s, rounded(confidence)}, {u"evidence"_s, list}};
    if (cause.status != 0)
        json[u"status"_s] = cause.status;
    if (cause.q850 != 0)
        json[u"q850"_s] = cause.q850;
    return json;
}

NumberStateDecision decideNumberState(const CallCause &cause, const ProgressEvidence &heard) {
    NumberStateDecision out;
    out.cause = cause;
    if (cause.answered)
        addAnswered(out, heard);
    else
        addUnanswered(out, heard);
    std::stable_sort(out.evidence.begin(), out.evidence.end(), [](const auto &a, const auto &b) { return a.confidence > b.confidence; });
    // What agrees makes it surer, what disagrees less sure; two announcements against each other leave it open.
    std::optional<NumberState> best;
    for (const auto &e : out.evidence) {
        if (!e.state)
            continue;
        if (!best) {
            best = e.state;
            out.confidence = e.confidence;
        } else if (*e.state == *best) {
            out.confidence = 1 - (1 - out.confidence) * (1 - 0.5F * e.confidence);
        } else {
            const bool equalRank = e.source == "announcement"_L1 && out.evidence.front().source == "announcement"_L1 && *e.state != NumberState::NoAnswer;
            out.confidence *= equalRank ? 0.5F : 1 - 0.15F * e.confidence;
        }
    }
    if (best && out.confidence >= kDecides)
        out.state = *best;
    return out;
}

} // namespace lianxin
