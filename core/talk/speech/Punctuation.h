// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "talk/speech/Recogniser.h"

namespace lianxin {

//! The text of a segment as it is written down: with a comma where the speaker paused within it, and a full stop or a question
//! mark at its end. Text that has punctuation already, from an engine that gives it, stays as it is; nothing stays nothing.
//! Pure; any thread.
LIANXIN_EXPORT QString punctuated(const RecognisedSegment &segment);

} // namespace lianxin
