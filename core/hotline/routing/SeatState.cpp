// SPDX-License-Identifier: GPL-3.0-or-later
#include "hotline/routing/SeatState.h"
#include <algorithm>
#include <array>

namespace lianxin {
namespace {
constexpr std::array kNames{"offline"_L1, "ready"_L1,  "ringing"_L1, "talking"_L1,
                            "hold"_L1,    "wrapup"_L1, "away"_L1};
}

QString nameOf(SeatState state) {
    return kNames[size_t(state)];
}

std::optional<SeatState> seatStateFromName(QStringView name) {
    for (size_t i = 0; i < kNames.size(); ++i)
        if (name == kNames[i])
            return SeatState(i);
    return {};
}

const std::vector<SeatTransition> &seatTransitions() {
    using S = SeatState;
    constexpr auto P = SeatStep::Person;
    constexpr auto E = SeatStep::Engine;
    static const std::vector<SeatTransition> table{
        // from        to           by   when
        {S::Offline, S::Ready, P, "begins work"},
        {S::Offline, S::Away, P, "begins work with a pause"},
        {S::Ready, S::Away, P, "pause, with a reason"},
        {S::Ready, S::Offline, P, "ends work"},
        {S::Away, S::Ready, P, "comes back"},
        {S::Away, S::Away, P, "another reason"},
        {S::Away, S::Offline, P, "ends work"},
        {S::Wrapup, S::Ready, P, "wrap-up is done"},
        {S::Wrapup, S::Away, P, "wrap-up is done, pause"},
        {S::Wrapup, S::Offline, P, "wrap-up is done, ends work"},

        {S::Ready, S::Ringing, E, "reserved for a call"},
        {S::Ringing, S::Talking, E, "answered"},
        {S::Ringing, S::Ready, E, "the caller is gone, or another seat has it"},
        {S::Ringing, S::Away, E,
         "missed, rejected or not reachable: out of the line until the person comes back"},
        {S::Ringing, S::Offline, E, "the telephone went away"},
        {S::Talking, S::Hold, E, "the citizen is on hold"},
        {S::Hold, S::Talking, E, "back from hold"},
        {S::Talking, S::Wrapup, E, "the talk is over"},
        {S::Hold, S::Wrapup, E, "the talk is over while on hold"},
        {S::Talking, S::Offline, E, "the console died in the middle of a talk"},
        {S::Hold, S::Offline, E, "the console died while on hold"},
        {S::Talking, S::Ready, E, "was only consulted, and the consultation is over"},
        {S::Ready, S::Away, E, "supervises a call"},
        {S::Away, S::Ready, E, "does not supervise it any more"},
        {S::Ready, S::Talking, E, "takes over a call that it supervised"},
        {S::Away, S::Talking, E, "takes over a call that it supervised"},
        {S::Offline, S::Talking, E, "takes over a call that it supervised"},
        {S::Wrapup, S::Ready, E, "wrap-up filed, or its time is over"},
        {S::Ready, S::Offline, E, "the telephone or the console went away"},
        {S::Wrapup, S::Offline, E, "the console went away"},
        {S::Away, S::Offline, E, "the console went away"},
    };
    return table;
}

bool mayStep(SeatState from, SeatState to, SeatStep by) {
    const auto &table = seatTransitions();
    return std::any_of(table.begin(), table.end(),
                       [&](const SeatTransition &t) { return t.from == from && t.to == to && t.by == by; });
}

} // namespace lianxin
