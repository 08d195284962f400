// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "platform/storage/Store.h"

namespace lianxin {

//! What contact lists have beyond the first versions of campaignsSchema(): leaner rows, place and carrier of a number,
//! table list_template.
std::vector<Migration> listSchema();

} // namespace lianxin
