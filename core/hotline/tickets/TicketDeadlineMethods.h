// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "platform/base/Export.h"

namespace lianxin {

class Access;
class Registry;
class TicketClock;

//! tickets.redeadline.
LIANXIN_EXPORT void registerTicketDeadlineMethods(Registry &registry, TicketClock &clock, Access &access);

} // namespace lianxin
