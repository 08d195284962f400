// SPDX-License-Identifier: GPL-3.0-or-later
#include "call/callprogress/NumberState.h"
#include "platform/base/Literals.h"
#include <array>

namespace lianxin {
namespace {

struct NamedState {
    NumberState state;
    QLatin1StringView name;
};
constexpr std::array kNumberStates{
    NamedState{NumberState::Unknown, "unknown"_L1},
    NamedState{NumberState::PoweredOff, "powered_off"_L1},
    NamedState{NumberState::Suspended, "suspended"_L1},
    NamedState{NumberState::Vacant, "vacant"_L1},
    NamedState{NumberState::Unreachable, "unreachable"_L1},
    NamedState{NumberState::Busy, "busy"_L1},
    NamedState{NumberState::NoAnswer, "no_answer"_L1},
    NamedState{NumberState::RingBackTune, "ring_back_tune"_L1},
    NamedState{NumberState::Voicemail, "voicemail"_L1},
    NamedState{NumberState::Reached, "reached"_L1},
};

} // namespace

QString nameOf(NumberState state) {
    return kNumberStates[std::size_t(state)].name;
}

std::optional<NumberState> numberStateFromName(QStringView name) {
    for (const auto &known : kNumberStates)
        if (name == known.name)
            return known.state;
    return {};
}

const std::vector<NumberState> &announcementLabels() {
    static const std::vector<NumberState> labels = [] {
        std::vector<NumberState> out;
        for (const auto &known : kNumberStates)
            if (known.state != NumberState::Reached)
                out.push_back(known.state);
        return out;
    }();
    return labels;
}

} // namespace lianxin
