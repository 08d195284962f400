// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "platform/access/Method.h"

namespace lianxin {

class CallAssistant;
class CallDesk;
class CallGuests;

//! assistant.draft, assistant.summary; the event assistant.draft_changed, which goes to the seats that are on the call.
void registerAssistantMethods(Registry &registry, CallDesk &desk, CallGuests &guests, CallAssistant &assistant);

} // namespace lianxin
