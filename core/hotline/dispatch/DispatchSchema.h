// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "platform/storage/Store.h"

namespace lianxin {

//! dispatch_category, dispatch_responsibility, dispatch_setting, dispatch_model (sealed), dispatch_proposal (what was
//! proposed for a ticket, and what became of it) and dispatch_cursor (how far each engine's events were looked at).
LIANXIN_EXPORT std::vector<Migration> dispatchSchema();

} // namespace lianxin
