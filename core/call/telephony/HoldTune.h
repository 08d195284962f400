// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "call/media/Pcm.h"
#include "platform/base/Export.h"

namespace lianxin {

//! \brief What citizens hear while nobody speaks to them: a calm tune of soft strokes over the five notes of a pentatonic scale,
//! 32 s, made for ever repeating: its last stroke rings on over its first. Computed, so that it is nobody's music. Between
//! −34 and −22 dBFS, quieter than prompts, and never silent for a quarter of a second.
LIANXIN_EXPORT PcmBuffer holdTune();

} // namespace lianxin
