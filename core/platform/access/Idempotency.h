// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "platform/access/Caller.h"
#include "platform/base/Clock.h"
#include "platform/storage/Store.h"
#include <QJsonValue>

namespace lianxin {

//! \brief Writes done once however often they are asked (table idempotency). Keys belong to a user and live for a
//! day. The same key with another method or other parameters is refused. Any thread.
class LIANXIN_EXPORT Idempotency {
public:
    Idempotency(Store &store, const Clock &clock)
        : m_store(store)
        , m_clock(clock) {}

    //! Nothing: go ahead, the key is taken. A value: the answer given before.
    //! Errors: access.key_invalid (Usage, 8–64 printable characters); access.key_reused (Conflict: other call);
    //! access.key_unfinished (Conflict: an engine died while it did this: look before asking with a new key).
    Expected<std::optional<QJsonValue>> begin(const Caller &caller, const QString &key, const QString &method,
                                              const QJsonObject &params);
    //! Keeps the answer.
    Expected<void> finish(const Caller &caller, const QString &key, const QJsonValue &result);
    //! The call failed and changed nothing: the key is free again.
    Expected<void> abandon(const Caller &caller, const QString &key);
    Expected<void> purge();

private:
    Store &m_store;
    const Clock &m_clock;
};

} // namespace lianxin
