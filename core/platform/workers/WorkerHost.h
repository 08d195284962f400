// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "platform/workers/WorkerMessage.h"
#include <functional>

namespace lianxin {

//! \brief The child's side: what a kind of worker does with a request.
//! \param part sends a piece of a long answer before the answer itself.
using WorkerHandler = std::function<Expected<WorkerMessage>(
    const WorkerMessage &request, const std::function<void(const WorkerMessage &)> &part)>;

//! Serves requests from standard input until it ends; answers go to what standard output was at the start
//! (which is then redirected to standard error, so that nothing a library prints can spoil the stream).
//! Returns the exit status. No event loop, one thread.
LIANXIN_EXPORT int runWorkerHost(const WorkerHandler &handler);

} // namespace lianxin
