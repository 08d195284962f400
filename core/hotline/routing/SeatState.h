// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "platform/base/Export.h"
#include "platform/base/Literals.h"
#include <QString>
#include <optional>
#include <vector>

namespace lianxin {

//! \brief What a seat is doing. Stored by name: offline, ready, ringing, talking, hold, wrapup, away.
enum class SeatState { Offline, Ready, Ringing, Talking, Hold, Wrapup, Away };
LIANXIN_EXPORT QString nameOf(SeatState state);
LIANXIN_EXPORT std::optional<SeatState> seatStateFromName(QStringView name);

//! Who may take a step: the person at the seat (or their supervisor), or the engine as the call goes.
enum class SeatStep { Person, Engine };

//! \brief One permitted step.
struct SeatTransition {
    SeatState from;
    SeatState to;
    SeatStep by;
    const char *when; //!< in words
};

//! \brief Every permitted step, in one readable table (SeatState.cpp). What is not in it is refused.
LIANXIN_EXPORT const std::vector<SeatTransition> &seatTransitions();
LIANXIN_EXPORT bool mayStep(SeatState from, SeatState to, SeatStep by);

} // namespace lianxin
