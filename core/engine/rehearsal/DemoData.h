// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "engine/engine/EngineConfig.h"
#include <QJsonObject>

namespace lianxin {

//! \brief Fills an empty store with something to look around in: units with liaisons, a user of every role, tickets in
//! every stage, categories and responsibilities with a dispatch model trained from those tickets, and a campaign with the
//! history of its calls (made by the same services that real calls go through; no telephone is used). The clock stands at
//! the last working morning meanwhile.
//! Result: {logins:[{login,role,displayName}], password (new, the same for all, shown once), units, tickets,
//! dispatchedByItself, listId, campaignId, contacts, calls}. Errors: demo.not_empty (Conflict: the store holds lists or
//! tickets), storage.locked (an engine runs), those of the parts.
LIANXIN_EXPORT Expected<QJsonObject> writeDemoData(EngineConfig config);

} // namespace lianxin
