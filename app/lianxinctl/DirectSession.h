// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "Session.h"

namespace lianxin::ctl {

//! \brief A session with a store that no engine holds.
class DirectSession final : public Session {
    Q_OBJECT
public:
    explicit DirectSession(std::unique_ptr<DirectStore> store)
        : m_store(std::move(store)) {}
    //! The user named \a login with what they may, or, when empty, the holder of the key file. Whoever can open the store
    //! could be anybody, so no password is asked; the trail says how it came about. Errors: access.user_unknown,
    //! access.user_locked.
    Expected<void> actAs(const QString &login);
    Expected<QJsonValue> call(const QString &method, const QJsonObject &params) override;
    Expected<void> download(const QJsonObject &offer, const QString &path) override;

private:
    std::unique_ptr<DirectStore> m_store;
    Caller m_caller;
};

} // namespace lianxin::ctl
