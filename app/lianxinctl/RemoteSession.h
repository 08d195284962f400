// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "Session.h"
#include "platform/protocol/DoorClient.h"

namespace lianxin::ctl {

//! \brief A session with a running engine.
class RemoteSession final : public Session {
    Q_OBJECT
public:
    RemoteSession();
    //! \param fingerprint of the engine's certificate, as people write it; may be empty.
    Expected<void> connectTo(const QString &url, const QString &fingerprint);
    //! As --user with a password, or by the key file; not at all when neither is there (some methods need no login).
    Expected<void> logIn(const Invocation &invocation, const Ports &ports);
    Expected<QJsonValue> call(const QString &method, const QJsonObject &params) override;
    Expected<void> download(const QJsonObject &offer, const QString &path) override;

private:
    //! An engine on another machine can't open our files: they are sent to it first.
    Expected<void> sendFiles(QJsonObject &params);
    Expected<QString> sendFile(const QString &path);

    bool m_remote = false;
    DoorClient m_client;
};

} // namespace lianxin::ctl
