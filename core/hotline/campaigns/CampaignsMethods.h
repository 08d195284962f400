// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "platform/access/Method.h"

namespace lianxin {

class Access;
class Campaigns;
class ContactLists;

//! lists.preview/import/list/get/contacts/undo/errors and the events list.imported, list.undone. All outlive the
//! registry.
LIANXIN_EXPORT void registerListMethods(Registry &registry, ContactLists &lists, Access &access);
//! campaigns.create/list/get/start/pause/stop/figures/trace/contacts/attempts/preflight/export/exported and the events
//! campaign.state, campaign.progress. Workbooks lie in \a folder until they are fetched. All outlive the registry.
LIANXIN_EXPORT void registerCampaignMethods(Registry &registry, Campaigns &campaigns, Access &access, const QString &folder);

} // namespace lianxin
