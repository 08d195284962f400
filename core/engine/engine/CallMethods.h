// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "engine/engine/CallDesk.h"
#include "platform/access/Method.h"

namespace lianxin {

class ContactLists;
class Tickets;

//! calls.list, calls.get, calls.hangup, calls.hold, calls.resume, calls.transfer, calls.wrapUp: what people do with calls
//! that are going on. A seat may touch its own call only; a supervisor every one.
void registerCallMethods(Registry &registry, CallDesk &desk, ContactLists &lists, Tickets &tickets);

} // namespace lianxin
