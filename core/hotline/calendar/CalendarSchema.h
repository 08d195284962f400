// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "platform/storage/Store.h"

namespace lianxin {

//! Table calendar_notice: years loaded while running, in place of or after the shipped ones.
LIANXIN_EXPORT std::vector<Migration> calendarSchema();

} // namespace lianxin
