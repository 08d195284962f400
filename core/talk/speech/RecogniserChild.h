// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "platform/workers/WorkerHost.h"

namespace lianxin {

//! \brief What `lianxin-worker recognise` does: many sessions over one model, loaded at the first request.
//!
//! Request: head {"folder", "demo": may it be a demo model, "close": [id …], "sessions": [{"id", "base", "from",
//! "count", "finish"?} …]}, body: s16le samples at 8,000 a second of the sessions, one after the other. Samples are
//! counted from the beginning of the session; "base" is the first one that no final answered.
//! Answer: {"model": {…}, "sessions": [{"id", "base", "to", "events": [{"final", "text", "tokens": [[text, sample] …],
//! "confidence"?} …], "finished"?} …]}. A session that this process does not know, asked with "from" ≠ "base", is
//! answered with {"id", "lost": true}: its sound has to be sent once more from "base".
//! Failures: speech.model_*, speech.engine_*, speech.demo_model.
LIANXIN_EXPORT WorkerHandler recogniserHandler();

} // namespace lianxin
