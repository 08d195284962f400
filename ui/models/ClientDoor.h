// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "platform/protocol/DoorClient.h"
#include "ui/models/Door.h"

namespace lianxin {

//! \brief The door of a real engine, over the client of core/platform/protocol.
class ClientDoor final : public Door {
    Q_OBJECT
public:
    explicit ClientDoor(QObject *parent = nullptr);
    void connectTo(const QString &url);
    void disconnectFromEngine();

    Link link() const override;
    qint64 ageMs() const override { return m_client.ageMs(); }
    QJsonObject engineInfo() const override { return m_client.engineInfo(); }
    void call(const QString &method, const QJsonObject &params, QObject *context, Reply reply) override;
    void login(const QString &login, const QString &password, QObject *context, Reply reply) override;
    void logout(QObject *context, Reply reply) override;
    void subscribe() override;
    void download(const QJsonObject &offer, const QString &path, QObject *context,
                  std::function<void(const Expected<void> &)> done) override;

private:
    DoorClient m_client;
};

} // namespace lianxin
