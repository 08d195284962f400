// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "DoorHouse.h"
#include "platform/crypto/TlsCertificate.h"
#include "platform/door/RemoteListener.h"
#include <QCryptographicHash>
#include <QSslCertificate>
#include <QSslKey>
#include <QPointer>
#include <QTcpServer>
#include <QTcpSocket>

namespace lianxin::test {

struct Identity {
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    QByteArray fingerprint;
    static Identity fresh() {
        const auto made = makeTlsCertificate({u"127.0.0.1"_s}, 2);
        if (!made)
            qFatal("%s", qPrintable(made.error().toString()));
        Identity out;
        const QSslCertificate certificate(made->certificate);
        out.tls.setLocalCertificate(certificate);
        out.tls.setPrivateKey(QSslKey(made->key, QSsl::Ec));
        out.fingerprint = certificate.digest(QCryptographicHash::Sha256);
        return out;
    }
};

//! \brief A house whose door other machines can knock at.
class RemoteHouse : public DoorHouse {
public:
    explicit RemoteHouse(DoorServer::Options options = {}, RemoteListener::Options remote = {}, const QString &backend = u"intl"_s)
        : DoorHouse(backend, options)
        , identity(Identity::fresh())
        , listener(std::make_unique<RemoteListener>(*server, identity.tls, remote, nullptr)) {
        if (const auto listening = listener->listen(QHostAddress::LocalHost, 0); !listening)
            qFatal("%s", qPrintable(listening.error().toString()));
    }
    ~RemoteHouse() { listener.reset(); }
    QString wss() const { return u"wss://127.0.0.1:%1"_s.arg(listener->port()); }

    Identity identity;
    std::unique_ptr<RemoteListener> listener;
};

//! \brief A network between a client and an engine that can be cut, or led to another engine.
class Network : public QObject {
public:
    explicit Network(quint16 target)
        : m_target(target) {
        m_server.listen(QHostAddress::LocalHost);
        QObject::connect(&m_server, &QTcpServer::newConnection, this, [this] {
            while (auto *near = m_server.nextPendingConnection())
                join(near);
        });
    }
    QString wss() const { return u"wss://127.0.0.1:%1"_s.arg(m_server.serverPort()); }
    void leadTo(quint16 target) { m_target = target; }
    //! Every connection ends at once, with whatever was under way.
    void cut() {
        const auto all = std::exchange(m_sockets, {});
        for (const auto &socket : all)
            if (socket) {
                socket->abort();
                socket->deleteLater();
            }
    }
    int passed = 0; //!< connections so far

private:
    void join(QTcpSocket *near) {
        ++passed;
        auto *far = new QTcpSocket(this);
        near->setParent(this);
        m_sockets << near << far;
        far->connectToHost(QHostAddress::LocalHost, m_target);
        const auto pour = [](QTcpSocket *from, QTcpSocket *to) {
            QObject::connect(from, &QTcpSocket::readyRead, to, [from, to] { to->write(from->readAll()); });
            QObject::connect(from, &QTcpSocket::disconnected, to, &QTcpSocket::disconnectFromHost);
        };
        pour(near, far);
        pour(far, near);
    }
    quint16 m_target;
    QTcpServer m_server;
    QList<QPointer<QTcpSocket>> m_sockets;
};

} // namespace lianxin::test
