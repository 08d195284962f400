// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "platform/base/Expected.h"
#include "platform/base/Log.h"

namespace lianxin {

//! What is written beside a call must not end it: the store's error is told, and the citizen goes on being served.
template <class Value>
void noteFailure(const Expected<Value> &done, const char *what) {
    if (!done)
        qCWarning(lcTelephony).noquote() << what << done.error().toString();
}

} // namespace lianxin
