// SPDX-License-Identifier: GPL-3.0-or-later
#include "hotline/records/CallRecord.h"
#include <array>

namespace lianxin {
namespace {
constexpr std::array kPhases{"dialling"_L1, "ringing"_L1, "bot"_L1,  "queued"_L1,
                             "offered"_L1,  "talking"_L1, "held"_L1, "ended"_L1};
}

QString nameOf(CallDirection direction) {
    return direction == CallDirection::Outbound ? u"outbound"_s : u"inbound"_s;
}

QString nameOf(CallPhase phase) {
    return kPhases[size_t(phase)];
}

std::optional<CallPhase> callPhaseFromName(QStringView name) {
    for (size_t i = 0; i < kPhases.size(); ++i)
        if (name == kPhases[i])
            return CallPhase(i);
    return {};
}

QString nameOf(SummarySource source) {
    switch (source) {
    case SummarySource::Rules: return u"rules"_s;
    case SummarySource::Model: return u"model"_s;
    case SummarySource::Person: break;
    }
    return u"person"_s;
}

std::optional<SummarySource> summarySourceFromName(QStringView name) {
    for (const auto source : {SummarySource::Rules, SummarySource::Model, SummarySource::Person})
        if (name == nameOf(source))
            return source;
    return {};
}

QString nameOf(Speaker speaker) {
    constexpr std::array names{"bot"_L1, "citizen"_L1, "seat"_L1, "system"_L1};
    return names[size_t(speaker)];
}

} // namespace lianxin
