// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "platform/storage/Store.h"

namespace lianxin {

//! Tables call_order, call_lane, attempt, number_state, number_day.
LIANXIN_EXPORT std::vector<Migration> diallingSchema();

} // namespace lianxin
