// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "platform/storage/Store.h"

namespace lianxin {

//! Tables contact_list, contact, campaign, campaign_contact, campaign_hour, campaign_tally.
LIANXIN_EXPORT std::vector<Migration> campaignsSchema();

} // namespace lianxin
