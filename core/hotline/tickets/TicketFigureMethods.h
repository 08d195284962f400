// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "hotline/tickets/UnitPerformance.h"

namespace lianxin {

class Registry;

//! tickets.performance, tickets.coverage. \a performance outlives the registry.
LIANXIN_EXPORT void registerTicketFigureMethods(Registry &registry, UnitPerformance &performance);

} // namespace lianxin
