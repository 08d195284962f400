// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "platform/access/Method.h"

namespace lianxin {

class CallDesk;
class ContactLists;

//! calls.dial: a seat calls a person by what it knows of them, without seeing the number. The policy of dialling is asked as for
//! every other call, before anybody is disturbed and again at the instant of dialling. Both outlive the registry.
void registerSeatDialMethods(Registry &registry, CallDesk &desk, ContactLists &lists);

} // namespace lianxin
