// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "platform/storage/Store.h"

namespace lianxin {

//! Tables call, leg, recording, dialogue_step.
LIANXIN_EXPORT std::vector<Migration> recordsSchema();

} // namespace lianxin
