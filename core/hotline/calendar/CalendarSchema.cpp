// SPDX-License-Identifier: GPL-3.0-or-later
#include "hotline/calendar/CalendarSchema.h"
#include "platform/base/Literals.h"

namespace lianxin {

std::vector<Migration> calendarSchema() {
    return {{u"calendar"_s, 1, uR"(
CREATE TABLE calendar_notice (
    year BIGINT PRIMARY KEY,
    days TEXT NOT NULL,
    loaded_at BIGINT NOT NULL,
    loaded_by TEXT NOT NULL
)
)"_s},
            // Days of this hotline's own: a regional festival, a Saturday on which it works.
            {u"calendar"_s, 2, uR"(
CREATE TABLE calendar_own_day (
    day TEXT PRIMARY KEY,
    works BIGINT NOT NULL,
    name TEXT NOT NULL,
    made_at BIGINT NOT NULL,
    made_by TEXT NOT NULL
)
)"_s}};
}

} // namespace lianxin
