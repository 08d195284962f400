// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "platform/storage/Store.h"

namespace lianxin {

//! Tables seat, seat_skill, callback, service_day, service_slot, seat_slot, abuse, wrap_up_extension.
LIANXIN_EXPORT std::vector<Migration> routingSchema();

} // namespace lianxin
