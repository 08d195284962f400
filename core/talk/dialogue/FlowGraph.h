// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "talk/dialogue/FlowReader.h"

namespace lianxin {

//! \brief Second half of the checker: what only the whole flow shows (steps that lead nowhere or are never
//! reached, circles, names that nobody declared, the sentence that says that the voice is synthetic).
std::vector<FlowIssue> checkFlowAsWhole(const FlowReading &reading);

//! True when the first sentence of \a text says that the voice is synthetic.
LIANXIN_EXPORT bool disclosesSyntheticVoice(const QString &text);

} // namespace lianxin
