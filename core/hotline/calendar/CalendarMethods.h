// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "hotline/calendar/Calendar.h"

namespace lianxin {

class Registry;

//! calendar.explain and calendar.holidays. \a calendar outlives the registry.
LIANXIN_EXPORT void registerCalendarMethods(Registry &registry, const Calendar &calendar);

} // namespace lianxin
