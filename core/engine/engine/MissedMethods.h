// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "platform/access/Method.h"

namespace lianxin {

class CallDesk;
class Callbacks;
class Store;

//! calls.missed and callbacks.book: what rang at one's own seat in vain, what has happened since, and calling back.
void registerMissedMethods(Registry &registry, CallDesk &desk, Callbacks &callbacks, Store &store);

} // namespace lianxin
