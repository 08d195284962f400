// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "platform/base/Expected.h"
#include "platform/door/DoorServer.h"
#include <QSslConfiguration>
#include <QTcpServer>
#include <QWebSocketServer>
#include <map>

class QSslSocket;

namespace lianxin {

//! \brief Lets clients of other machines to a DoorServer: TLS 1.2 or later, then a WebSocket, then the same messages as on the
//! local socket. What a stranger may take up before anything is known of them is limited here: connections by address,
//! handshakes under way, their time and size. Browsers (whoever shows an Origin) are refused: a page of the web must not
//! reach the door through somebody's machine. Engine's main thread.
class LIANXIN_EXPORT RemoteListener : public QObject {
    Q_OBJECT
public:
    struct Options {
        int handshakeMs = 10'000;     //!< for TLS and the WebSocket's greeting together
        int maxHandshakes = 128;      //!< under way at once, of all together
        qint64 maxGreeting = 16 << 10; //!< bytes of the WebSocket's greeting
    };
    RemoteListener(DoorServer &server, const QSslConfiguration &tls, QObject *parent = nullptr);
    RemoteListener(DoorServer &server, const QSslConfiguration &tls, Options options, QObject *parent);
    ~RemoteListener() override;

    //! Errors (Unreachable): door.listen.
    Expected<void> listen(const QHostAddress &address, quint16 port);
    quint16 port() const { return m_tcp.serverPort(); }
    //! Connections whose handshakes are not over.
    int shakingHands() const { return int(m_handshakes.size()); }

    //! TLS of a server from a certificate and its key, both PEM files. Errors (BadInput): door.certificate.
    static Expected<QSslConfiguration> tlsFromFiles(const QString &certificate, const QString &key);

private:
    class Tcp final : public QTcpServer {
    public:
        explicit Tcp(RemoteListener &owner)
            : m_owner(owner) {}

    protected:
        void incomingConnection(qintptr descriptor) override { m_owner.admit(descriptor); }

    private:
        RemoteListener &m_owner;
    };
    void admit(qintptr descriptor);
    void onGreeted();
    void forget(QSslSocket *socket);
    void sayRefused(const QString &place);

    DoorServer &m_server;
    QSslConfiguration m_tls;
    Options m_options;
    Tcp m_tcp;
    QWebSocketServer m_web;
    std::map<QSslSocket *, QString> m_handshakes; //!< and where each comes from
    qint64 m_refused = 0;
    qint64 m_saidAt = -1;
};

} // namespace lianxin
