// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "platform/workers/WorkerHost.h"
#include "talk/speech/Pcm.h"

namespace lianxin {

//! Name of the voice that reads Hanzi rightly in Debian's espeak-ng 1.51.
inline constexpr const char *espeakMandarin = "cmn-latn-pinyin";

//! The library's version, "1.51". Needs no initialisation; any thread.
LIANXIN_EXPORT QString espeakVersion();

//! What `lianxin-worker synthesise` does: head {"text","voice"?,"rate"?} → body PCM s16le 8 kHz mono, head
//! {"rate":8000}. espeak-ng is global state: one process, one thread. Errors: speech.empty_text,
//! speech.voice, speech.failed.
LIANXIN_EXPORT WorkerHandler espeakHandler();

} // namespace lianxin
