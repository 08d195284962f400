// SPDX-License-Identifier: GPL-3.0-or-later
#include "hotline/dialling/Outcome.h"
#include <array>
#include <utility>

namespace lianxin {
namespace {

struct Named {
    Outcome outcome;
    QLatin1StringView name;
    bool retryable;
    int minutes; // until the next try
    int most = 20; // attempts that may end so
};
constexpr std::array kOutcomes{
    Named{Outcome::Answered, "answered"_L1, false, 0},
    Named{Outcome::Machine, "machine"_L1, true, 240},
    Named{Outcome::Busy, "busy"_L1, true, 10},
    Named{Outcome::NoAnswer, "no_answer"_L1, true, 120},
    Named{Outcome::Rejected, "rejected"_L1, true, 240},
    Named{Outcome::PoweredOff, "powered_off"_L1, true, 240},
    Named{Outcome::Suspended, "suspended"_L1, true, 1440, 2},
    Named{Outcome::EmptyNumber, "empty_number"_L1, false, 0},
    Named{Outcome::Unreachable, "unreachable"_L1, true, 60},
    Named{Outcome::Network, "network"_L1, true, 5},
    Named{Outcome::Blocked, "blocked"_L1, false, 0},
    Named{Outcome::Cancelled, "cancelled"_L1, true, 5},
    Named{Outcome::Ambiguous, "ambiguous"_L1, false, 0},
};

// ITU-T Q.850 causes that say more than the SIP status that carries them.
std::optional<Outcome> outcomeOfQ850(int cause) {
    switch (cause) {
    case 1:  // unallocated number
    case 22: // number changed
    case 28: // invalid number format
        return Outcome::EmptyNumber;
    case 17:
        return Outcome::Busy;
    case 18: // no user responding
    case 19: // no answer
        return Outcome::NoAnswer;
    case 20: // subscriber absent
    case 27: // destination out of order
        return Outcome::Unreachable;
    case 21:
        return Outcome::Rejected;
    default:
        return {};
    }
}

} // namespace

QString nameOf(Outcome outcome) {
    return kOutcomes[size_t(outcome)].name;
}

std::optional<Outcome> outcomeFromName(QStringView name) {
    for (const auto &o : kOutcomes)
        if (name == o.name)
            return o.outcome;
    return {};
}

const std::vector<Outcome> &allOutcomes() {
    static const std::vector<Outcome> all = [] {
        std::vector<Outcome> list;
        for (const auto &o : kOutcomes)
            list.push_back(o.outcome);
        return list;
    }();
    return all;
}

bool isRetryable(Outcome outcome) {
    return kOutcomes[size_t(outcome)].retryable;
}
int defaultRetryMinutes(Outcome outcome) {
    return kOutcomes[size_t(outcome)].minutes;
}
int defaultMost(Outcome outcome) {
    return kOutcomes[size_t(outcome)].most;
}

QJsonObject SipCause::toJson() const {
    QJsonObject json{{u"status"_s, status}};
    if (!phrase.isEmpty())
        json[u"phrase"_s] = phrase.left(120);
    if (q850)
        json[u"q850"_s] = q850;
    if (hadProvisional)
        json[u"provisional"_s] = true;
    if (ourCancel)
        json[u"ourCancel"_s] = true;
    if (ringTimeout)
        json[u"ringTimeout"_s] = true;
    if (heardEnough)
        json[u"heardEnough"_s] = true;
    return json;
}

SipCause SipCause::fromJson(const QJsonObject &json) {
    SipCause cause;
    cause.status = json[u"status"_s].toInt();
    cause.phrase = json[u"phrase"_s].toString();
    cause.q850 = json[u"q850"_s].toInt();
    cause.hadProvisional = json[u"provisional"_s].toBool();
    cause.ourCancel = json[u"ourCancel"_s].toBool();
    cause.ringTimeout = json[u"ringTimeout"_s].toBool();
    cause.heardEnough = json[u"heardEnough"_s].toBool();
    return cause;
}

Outcome outcomeOf(const SipCause &cause) {
    if (cause.ourCancel)
        return cause.ringTimeout || cause.heardEnough ? Outcome::NoAnswer : Outcome::Cancelled;
    const auto refined = outcomeOfQ850(cause.q850);
    switch (cause.status) {
    case 486:
    case 600:
        return Outcome::Busy;
    case 404:
    case 410:
    case 484:
    case 604:
        return Outcome::EmptyNumber;
    case 403:
    case 603:
        return Outcome::Rejected;
    case 480:
        return refined.value_or(Outcome::NoAnswer);
    case 408:
        return cause.hadProvisional ? Outcome::NoAnswer : Outcome::Network;
    case 487:
        return cause.hadProvisional ? Outcome::NoAnswer : Outcome::Cancelled;
    default:
        break;
    }
    if (cause.status >= 500 && cause.status < 600)
        return refined.value_or(Outcome::Network);
    if (cause.status >= 600)
        return Outcome::Rejected; // global failures: nobody at this number wants the call (RFC 3261 §21.6)
    return refined.value_or(Outcome::Network);
}

} // namespace lianxin
