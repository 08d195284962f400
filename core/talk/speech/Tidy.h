// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "platform/base/Export.h"
#include "talk/speech/Pcm.h"

namespace lianxin {

//! Peak of a tidied prompt: −3 dBFS.
constexpr int promptPeak = 23'197;

//! Makes a raw synthesis into a prompt: silence at both ends cut to 20 ms before and 150 ms after, the peak
//! brought to −3 dBFS (raised by at most 12 dB). Sound without anything audible in it becomes empty.
LIANXIN_EXPORT Pcm tidyPrompt(Pcm pcm);

} // namespace lianxin
