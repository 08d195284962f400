// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "platform/storage/Store.h"

namespace lianxin {

//! Tables announcement, hearing_value.
LIANXIN_EXPORT std::vector<Migration> hearingSchema();

} // namespace lianxin
