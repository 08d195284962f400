// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "engine/rehearsal/SpokenVerdict.h"

namespace lianxin {

class Services;
struct Scenario;

//! Judges everybody who spoke: what their telephones noted (\a heard) against the dialogues in the store, and turns on the waves
//! that the citizens kept. \a hearing: of engine.status, for how late words were told.
Expected<SpokenVerdict> judgeSpoken(Services &services, const Scenario &scenario, const std::vector<QJsonObject> &heard, const QJsonObject &hearing);

} // namespace lianxin
