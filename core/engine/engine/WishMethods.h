// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "platform/access/Method.h"

namespace lianxin {

class CallDesk;

//! calls.wishes, calls.setWishes: what the citizen of a call asked for, to be kept to from then on, for the seat that has the call and for
//! supervisors. The number stays where it is: nobody has to see or type it (citizens.wishes goes by number).
void registerWishMethods(Registry &registry, CallDesk &desk);

} // namespace lianxin
