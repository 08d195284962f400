// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "Invocation.h"
#include <QJsonValue>

namespace lianxin::ctl {

//! lianxinctl progress classify: what a recording says about the number (docs/number-state.md). Needs no store. The
//! first channel of an 8 kHz .wav file: of our recordings the citizen. Errors: wav.*, progress.*.
Expected<QJsonValue> classifyProgress(const Invocation &invocation);
//! lianxinctl progress learn: a recording becomes an announcement of the library; makes the file where there is none.
Expected<QJsonValue> learnProgress(const Invocation &invocation);
//! lianxinctl progress list, forget.
Expected<QJsonValue> listProgress(const Invocation &invocation);
Expected<QJsonValue> forgetProgress(const Invocation &invocation);

} // namespace lianxin::ctl
