// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "platform/access/Method.h"

namespace lianxin {

class CallRecords;
class Recordings;
class SeatDrafts;
class Transcripts;
class Transfers;

//! calls.history, recordings.list, recordings.open, transcripts.search, drafts.keep, drafts.mine; events call.*, dialogue.step, dialogue.corrected.
LIANXIN_EXPORT void registerRecordsMethods(Registry &registry, CallRecords &calls, Recordings &recordings,
                                           Transcripts &transcripts, SeatDrafts &drafts, Transfers &transfers);

} // namespace lianxin
