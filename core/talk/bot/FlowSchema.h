// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "platform/storage/Store.h"

namespace lianxin {

//! Tables flow (one row a flow) and flow_version (its files).
LIANXIN_EXPORT std::vector<Migration> flowSchema();

} // namespace lianxin
