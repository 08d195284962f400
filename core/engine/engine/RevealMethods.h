// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "platform/access/Method.h"

namespace lianxin {

class CallRecords;

//! calls.reveal: the citizen's name and number of a call, in the clear, to those who may look at everybody's calls.
//! (tickets.reveal is in hotline/tickets.) The door asks for purpose and password before either is reached.
void registerRevealMethods(Registry &registry, CallRecords &records);

} // namespace lianxin
