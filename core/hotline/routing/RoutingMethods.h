// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "platform/access/Method.h"

namespace lianxin {

class AbuseLog;
class Callbacks;
class Router;
class Seats;

//! seats.list, seats.setState, seats.me, seats.skills, queue.figures, queue.day, callbacks.list, callbacks.call,
//! callbacks.settle; events seat.state, call.queued, callback.booked.
LIANXIN_EXPORT void registerRoutingMethods(Registry &registry, Seats &seats, Router &router,
                                           Callbacks &callbacks);

//! seats.coolDown, seats.welfare; events live.*
LIANXIN_EXPORT void registerWelfareMethods(Registry &registry, Seats &seats, AbuseLog &abuse);

} // namespace lianxin
