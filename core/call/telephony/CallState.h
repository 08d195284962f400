// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <optional>

namespace lianxin {

//! Where a call stands, as seen from the citizen's side.
enum class CallState {
    Dialling, //!< INVITE sent
    Ringing,  //!< the network said something
    Offered,  //!< inbound, not answered yet
    Up,       //!< answered; prompts, or waiting for a seat
    Talking,  //!< with a seat
    Held,     //!< with a seat, but hears comfort audio
};

//! What can happen to it, but for its end, which is possible everywhere.
enum class CallStep { Progress, Answer, Bridge, Hold, Resume, SeatGone };

//! \brief All transitions there are.
inline std::optional<CallState> after(CallState state, CallStep step) {
    struct Transition {
        CallState from;
        CallStep step;
        CallState to;
    };
    static constexpr Transition table[] = {
        {CallState::Dialling, CallStep::Progress, CallState::Ringing},
        {CallState::Ringing, CallStep::Progress, CallState::Ringing},
        {CallState::Dialling, CallStep::Answer, CallState::Up},
        {CallState::Ringing, CallStep::Answer, CallState::Up},
        {CallState::Offered, CallStep::Answer, CallState::Up},
        {CallState::Up, CallStep::Bridge, CallState::Talking},
        {CallState::Talking, CallStep::Bridge, CallState::Talking}, // another seat takes over
        {CallState::Held, CallStep::Bridge, CallState::Talking},
        {CallState::Talking, CallStep::Hold, CallState::Held},
        {CallState::Held, CallStep::Resume, CallState::Talking},
        {CallState::Up, CallStep::SeatGone, CallState::Up}, // it had not been bridged yet
        {CallState::Talking, CallStep::SeatGone, CallState::Up},
        {CallState::Held, CallStep::SeatGone, CallState::Up},
    };
    for (const auto &t : table)
        if (t.from == state && t.step == step)
            return t.to;
    return std::nullopt;
}

} // namespace lianxin
