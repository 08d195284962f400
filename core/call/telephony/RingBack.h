// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "call/media/Pcm.h"
#include "platform/base/Export.h"

namespace lianxin {

//! \brief What a caller hears while a telephone rings far away and its network says nothing: the ring-back tone of Chinese
//! exchanges (GB/T 3380), 450 Hz, 1 s of it and 4 s of silence, for ever repeating. −15 dBm0, about as loud as speech.
LIANXIN_EXPORT PcmBuffer ringBackTone();

} // namespace lianxin
