// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "platform/protocol/Channel.h"
#include <QPointer>
#include <QSslError>
#include <QSslSocket>
#include <QUrl>
#include <QWebSocket>
#include <deque>

namespace lianxin {

//! \brief A Channel over a WebSocket (RFC 6455) in TLS 1.2 or later: texts are text messages, transfers binary ones.
//!
//! A client trusts one certificate, the one that is pinned, or, where none is, what the machine's authorities signed for
//! that name. No error of TLS is passed over, but those that say of the pinned certificate that nobody signed it.
class LIANXIN_EXPORT WebSocketChannel final : public Channel {
    Q_OBJECT
public:
    //! For a client. \a pin is the SHA-256 of the certificate (32 bytes), or empty.
    WebSocketChannel(const QUrl &url, const QByteArray &pin, FrameLimits limits = {}, QObject *parent = nullptr);
    //! For the server: takes over an accepted \a socket, whose bytes go through \a transport.
    WebSocketChannel(std::unique_ptr<QWebSocket> socket, QSslSocket *transport, FrameLimits limits, QObject *parent = nullptr);
    ~WebSocketChannel() override;

    //! closed() tells besides: protocol.no_engine, protocol.not_a_door, protocol.tls (Unreachable);
    //! protocol.certificate_unknown (its place is the fingerprint shown), protocol.certificate_changed,
    //! protocol.certificate_expired (Refused).
    void open() override;
    void sendText(const QByteArray &json) override;
    void sendBinary(const QByteArray &chunk) override;
    qint64 backlog() const override;
    void pauseReading() override { m_paused = true; }
    void resumeReading() override;
    void setLimits(FrameLimits limits) override;
    void close(int lingerMs) override;
    QByteArray peerCertificate() const override;

private:
    void wire();
    void onConnected();
    void onSslErrors(const QList<QSslError> &errors);
    void onError(QAbstractSocket::SocketError problem);
    void onDisconnected();
    Error whyNotOpened() const;
    void take(bool text, const QByteArray &body);
    void deliver();
    void finish(const Error &error);
    QByteArray shownFingerprint() const;

    QUrl m_url;
    QByteArray m_pin;
    FrameLimits m_limits;
    std::unique_ptr<QWebSocket> m_socket;
    QPointer<QSslSocket> m_transport;
    std::optional<Error> m_distrust;
    struct Message {
        bool text;
        QByteArray body;
    };
    std::deque<Message> m_waiting; //!< come in while reading pauses
    qint64 m_waitingBytes = 0;
    bool m_up = false;
    bool m_paused = false;
    bool m_closed = false;
};

} // namespace lianxin
