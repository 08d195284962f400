// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "platform/access/Method.h"

namespace lianxin {

class CallRecords;
class Recordings;
class Transfers;

//! calls.history, recordings.list, recordings.open; events call.* and dialogue.step.
LIANXIN_EXPORT void registerRecordsMethods(Registry &registry, CallRecords &calls, Recordings &recordings,
                                           Transfers &transfers);

} // namespace lianxin
