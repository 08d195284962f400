// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "platform/access/Method.h"

namespace lianxin {

class CallDesk;
class CallGuests;
class CallTranscripts;
class Recordings;
class Transfers;

//! What the methods of transcripts work with; all outlive them.
struct TranscriptMethodParts {
    CallDesk &desk;
    CallGuests &guests;
    CallTranscripts &transcripts;
    Recordings &recordings;
    Transfers &transfers;
};

//! transcripts.get, transcripts.correct, transcripts.sound, transcripts.reveal; the event transcript.said, which goes to the
//! seats that are on the call.
void registerTranscriptMethods(Registry &registry, const TranscriptMethodParts &parts);

} // namespace lianxin
