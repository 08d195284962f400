// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "platform/base/Export.h"
#include "platform/base/Literals.h"
#include <QString>
#include <vector>

namespace lianxin {

//! \brief How things stand at the seats; counted by routing, asked through the port SeatForecast.
struct SeatOutlook {
    int serving = 0;          //!< seats that take calls, now or soon
    int ready = 0;            //!< of them, free
    int waiting = 0;          //!< calls that wait for a seat
    qint64 longestWaitMs = 0; //!< of them
    int recentInbound = 0;    //!< calls to the hotline of the last quarter of an hour
    int recentInTime = 0;     //!< of them, answered within 15 s (GB/T 33358)
    std::vector<double> talking = {};  //!< seconds that each seat has been ringing, talking or holding
    std::vector<double> wrapping = {}; //!< … wrapping up
};

//! \brief How fast automatic calls may be made.
struct Pace {
    double factor = 1; //!< of the configured calls a second; 0: none now
    QString reason;    //!< "", "queue", "service_level", "no_free_seat"
};

//! \brief Inbound first: people who call the hotline, and people who already wait, come before people whom we call.
//! Pure. None while somebody has waited 15 s and no seat is free; a quarter below 80 % answered in time, half below 90 %
//! (of at least 5 calls); half while somebody waits, or none of at least 3 seats is free. Where no seat serves, nothing
//! is known and nothing is slowed: notices go out at night, too.
LIANXIN_EXPORT Pace paceFor(const SeatOutlook &outlook);

} // namespace lianxin
