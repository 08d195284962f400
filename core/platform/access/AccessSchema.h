// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "platform/storage/Store.h"
#include <vector>

namespace lianxin {

//! Tables app_user, app_session, audit, audit_head, idempotency, job.
LIANXIN_EXPORT std::vector<Migration> accessSchema();

} // namespace lianxin
