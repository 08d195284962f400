// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "platform/storage/Store.h"

namespace lianxin {

//! Tables unit, liaison, citizen, do_not_call.
LIANXIN_EXPORT std::vector<Migration> directorySchema();

} // namespace lianxin
