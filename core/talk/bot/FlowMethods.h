// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "platform/access/Method.h"
#include "talk/bot/FlowStore.h"

namespace lianxin {

//! flows.list, flows.get, flows.versions, flows.check, flows.try, flows.import, flows.use; event flow.imported.
LIANXIN_EXPORT void registerFlowMethods(Registry &registry, FlowStore &flows, const Clock &clock);

} // namespace lianxin
