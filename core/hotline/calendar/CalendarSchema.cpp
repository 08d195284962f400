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
)"_s}};
}

} // namespace lianxin
