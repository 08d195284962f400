// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "Invocation.h"
#include <QJsonValue>

namespace lianxin::ctl {

//! lianxinctl speech recognise: what is said in a recording (docs/speech.md). Errors: wav.*, speech.*, workers.*.
Expected<QJsonValue> recognise(const Invocation &invocation);
//! lianxinctl speech speak: a text into a .wav file.
Expected<QJsonValue> speak(const Invocation &invocation);

} // namespace lianxin::ctl
