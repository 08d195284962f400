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
    //! \a fingerprint: SHA-256 of the certificate of an engine on another machine, or empty.
    void connectTo(const QString &url, const QByteArray &fingerprint = {});
    void disconnectFromEngine();

    Link link() const override;
    qint64 ageMs() const override { return m_client.ageMs(); }
    QJsonObject engineInfo() const override { return m_client.engineInfo(); }
    QString remotePlace() const override { return m_place; }
    QByteArray engineCertificate() const override { return m_client.peerCertificate(); }
    //! An engine on another machine can't open files of this one: `path` and `more` are uploaded first.
    void call(const QString &method, const QJsonObject &params, QObject *context, Reply reply) override;
    void login(const QString &login, const QString &password, QObject *context, Reply reply) override;
    void logout(QObject *context, Reply reply) override;
    void subscribe() override;
    void download(const QJsonObject &offer, const QString &path, QObject *context,
                  std::function<void(const Expected<void> &)> done) override;

private:
    void send(const QStringList &files, const QJsonObject &params, QObject *context, Reply failed,
              std::function<void(const QJsonObject &params)> then);
    DoorClient m_client;
    QString m_place;
};

} // namespace lianxin
