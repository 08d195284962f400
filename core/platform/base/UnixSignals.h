// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "platform/base/Export.h"
#include <functional>

class QObject;

namespace lianxin {

//! Calls \a action on \a context's thread (which needs an event loop) at SIGINT and SIGTERM. Once a process. A second signal
//! ends the process at once, as if nothing had been installed.
LIANXIN_EXPORT void onTerminationSignals(QObject *context, std::function<void()> action);

} // namespace lianxin
