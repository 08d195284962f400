// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/protocol/WebSocketChannel.h"
#include "platform/protocol/EngineAddress.h"
#include <QCryptographicHash>
#include <QNetworkRequest>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QTimer>
#include <algorithm>
#include <utility>

namespace lianxin {
namespace {

Error brokenWebSocket(const QString &code, const QString &message, const QString &remedy, const QString &place = {}) {
    return {ErrorKind::Unreachable, code, message, remedy, place};
}

//! What a certificate that is known by its fingerprint may be blamed for: that no authority vouches for it or its name.
bool isAboutVouching(QSslError::SslError error) {
    switch (error) {
    case QSslError::SelfSignedCertificate:
    case QSslError::SelfSignedCertificateInChain:
    case QSslError::UnableToGetLocalIssuerCertificate:
    case QSslError::UnableToGetIssuerCertificate:
    case QSslError::UnableToVerifyFirstCertificate:
    case QSslError::CertificateUntrusted:
    case QSslError::HostNameMismatch:
        return true;
    default:
        return false;
    }
}

} // namespace

WebSocketChannel::WebSocketChannel(const QUrl &url, const QByteArray &pin, FrameLimits limits, QObject *parent)
    : Channel(parent)
    , m_url(url)
    , m_pin(pin)
    , m_limits(limits)
    , m_socket(std::make_unique<QWebSocket>()) {
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    tls.setProtocol(QSsl::TlsV1_2OrLater);
    tls.setPeerVerifyMode(QSslSocket::VerifyPeer);
    if (!m_pin.isEmpty())
        tls.setCaCertificates({});
    m_socket->setSslConfiguration(tls);
    wire();
}

WebSocketChannel::WebSocketChannel(std::unique_ptr<QWebSocket> socket, QSslSocket *transport, FrameLimits limits, QObject *parent)
    : Channel(parent)
    , m_limits(limits)
    , m_socket(std::move(socket))
    , m_transport(transport)
    , m_up(true) {
    m_socket->setParent(nullptr);
    wire();
    if (m_transport)
        connect(m_transport, &QSslSocket::encryptedBytesWritten, this, &Channel::drained);
}

WebSocketChannel::~WebSocketChannel() {
    m_closed = true;
    m_socket->disconnect(this);
    m_socket->abort();
}

void WebSocketChannel::wire() {
    setLimits(m_limits);
    auto *const socket = m_socket.get();
    connect(socket, &QWebSocket::connected, this, &WebSocketChannel::onConnected);
    connect(socket, &QWebSocket::sslErrors, this, &WebSocketChannel::onSslErrors);
    connect(socket, &QWebSocket::textMessageReceived, this, [this](const QString &text) { take(true, text.toUtf8()); });
    connect(socket, &QWebSocket::binaryMessageReceived, this, [this](const QByteArray &body) { take(false, body); });
    connect(socket, &QWebSocket::bytesWritten, this, &Channel::drained);
    // Queued: after the messages that came with it, and not from within the socket.
    connect(socket, &QWebSocket::disconnected, this, &WebSocketChannel::onDisconnected, Qt::QueuedConnection);
    connect(socket, QOverload<QAbstractSocket::SocketError>::of(&QWebSocket::error), this, &WebSocketChannel::onError,
            Qt::QueuedConnection);
}

void WebSocketChannel::setLimits(FrameLimits limits) {
    m_limits = limits;
    const auto most = quint64(std::max(limits.text, limits.binary));
    m_socket->setMaxAllowedIncomingFrameSize(most);
    m_socket->setMaxAllowedIncomingMessageSize(most);
}

void WebSocketChannel::open() {
    if (!m_closed)
        m_socket->open(m_url);
}

QByteArray WebSocketChannel::shownFingerprint() const {
    const QSslCertificate certificate = m_socket->sslConfiguration().peerCertificate();
    return certificate.isNull() ? QByteArray() : certificate.digest(QCryptographicHash::Sha256);
}

QByteArray WebSocketChannel::peerCertificate() const { return m_socket->sslConfiguration().peerCertificate().toPem(); }

void WebSocketChannel::onSslErrors(const QList<QSslError> &errors) {
    const QByteArray shown = shownFingerprint();
    const QString text = fingerprintText(shown);
    if (m_pin.isEmpty()) {
        m_distrust = Error{ErrorKind::Refused, u"protocol.certificate_unknown"_s,
                           u"Nobody whom this machine trusts vouches for the engine's certificate."_s,
                           u"Compare its fingerprint with the one that your administrator gave you, then trust it by that."_s, text};
        return;
    }
    if (shown != m_pin) {
        m_distrust = Error{ErrorKind::Refused, u"protocol.certificate_changed"_s,
                           u"The engine shows another certificate than the one that is trusted here."_s,
                           u"Somebody may be listening in: don't log in. If your administrator has renewed it, enter the address with the new fingerprint."_s,
                           text};
        return;
    }
    if (!std::all_of(errors.begin(), errors.end(), [](const QSslError &error) { return isAboutVouching(error.error()); })) {
        m_distrust = Error{ErrorKind::Refused, u"protocol.certificate_expired"_s,
                           u"The engine's certificate is not valid now."_s,
                           u"Look whether this machine's date is right; else the administrator makes a new one: lianxinctl engine certificate --renew."_s,
                           text};
        return;
    }
    m_socket->ignoreSslErrors(errors);
}

void WebSocketChannel::onConnected() {
    // Signed by an authority is not enough where one certificate is expected.
    if (!m_pin.isEmpty() && shownFingerprint() != m_pin) {
        onSslErrors({});
        finish(*m_distrust);
        return;
    }
    m_up = true;
    m_transport = m_socket->findChild<QSslSocket *>();
    if (m_transport)
        connect(m_transport, &QSslSocket::encryptedBytesWritten, this, &Channel::drained);
    Q_EMIT opened();
}

Error WebSocketChannel::whyNotOpened() const {
    if (m_distrust)
        return *m_distrust;
    const QString place = m_url.toString();
    if (m_socket->error() == QAbstractSocket::SslHandshakeFailedError)
        return brokenWebSocket(u"protocol.tls"_s, u"No encrypted connection came about: %1."_s.arg(m_socket->errorString()),
                               u"Look whether an engine listens at this address."_s, place);
    if (!shownFingerprint().isEmpty())
        return brokenWebSocket(u"protocol.not_a_door"_s, u"What answers at this address is no door of an engine, or lets nobody in."_s,
                               u"Check the address and the port."_s, place);
    return brokenWebSocket(u"protocol.no_engine"_s, u"No engine listens there."_s, u"Start lianxind, or check the address."_s, place);
}

void WebSocketChannel::onError(QAbstractSocket::SocketError problem) {
    if (!m_up)
        finish(whyNotOpened());
    else if (problem != QAbstractSocket::RemoteHostClosedError) // else disconnected() follows, after what is left to read
        finish(brokenWebSocket(u"protocol.socket"_s, m_socket->errorString(), {}, m_url.toString()));
}

void WebSocketChannel::onDisconnected() {
    if (!m_up)
        return finish(whyNotOpened());
    if (m_socket->closeCode() == QWebSocketProtocol::CloseCodeTooMuchData)
        return finish({ErrorKind::Usage, u"protocol.frame_too_large"_s, u"A message was larger than is allowed."_s,
                       u"Ask for smaller pages, or send files as transfers."_s, {}});
    finish({ErrorKind::Unreachable, u"protocol.closed_by_peer"_s, u"The other side closed the connection."_s, {}, {}});
}

void WebSocketChannel::sendText(const QByteArray &json) {
    if (!m_closed && m_up)
        m_socket->sendTextMessage(QString::fromUtf8(json));
}

void WebSocketChannel::sendBinary(const QByteArray &chunk) {
    if (!m_closed && m_up)
        m_socket->sendBinaryMessage(chunk);
}

qint64 WebSocketChannel::backlog() const {
    // What is encrypted already lies behind what is counted by the WebSocket.
    return m_socket->bytesToWrite() + (m_transport ? m_transport->encryptedBytesToWrite() : 0);
}

void WebSocketChannel::take(bool text, const QByteArray &body) {
    if (m_closed)
        return;
    if (body.size() > (text ? m_limits.text : m_limits.binary)) {
        m_socket->close(QWebSocketProtocol::CloseCodeTooMuchData);
        return;
    }
    m_waiting.push_back({text, body});
    m_waitingBytes += body.size();
    if (m_paused && m_waitingBytes > 4 * std::max(m_limits.text, m_limits.binary)) {
        m_socket->close(QWebSocketProtocol::CloseCodeTooMuchData);
        return;
    }
    deliver();
}

void WebSocketChannel::deliver() {
    const QPointer<WebSocketChannel> self(this); // a receiver may delete us
    while (self && !m_closed && !m_paused && !m_waiting.empty()) {
        const Message message = std::move(m_waiting.front());
        m_waiting.pop_front();
        m_waitingBytes -= message.body.size();
        if (message.text)
            Q_EMIT textReceived(message.body);
        else
            Q_EMIT binaryReceived(message.body);
    }
}

void WebSocketChannel::resumeReading() {
    m_paused = false;
    QTimer::singleShot(0, this, &WebSocketChannel::deliver);
}

void WebSocketChannel::close(int lingerMs) {
    if (m_closed)
        return;
    m_closed = true;
    const Error why{ErrorKind::Cancelled, u"protocol.closed"_s, u"The connection was closed."_s, {}, {}};
    m_socket->disconnect(this);
    const auto told = std::make_shared<bool>(false);
    const auto end = [this, why, told] {
        if (std::exchange(*told, true))
            return;
        m_socket->disconnect(this);
        m_socket->abort();
        Q_EMIT closed(why);
    };
    if (lingerMs <= 0 || !m_up || !m_socket->isValid()) {
        QTimer::singleShot(0, this, end);
        return;
    }
    connect(m_socket.get(), &QWebSocket::disconnected, this, end, Qt::QueuedConnection);
    QTimer::singleShot(lingerMs, this, end);
    m_socket->flush();
    m_socket->close();
}

void WebSocketChannel::finish(const Error &error) {
    if (m_closed)
        return;
    m_closed = true;
    m_socket->disconnect(this);
    m_socket->abort();
    Q_EMIT closed(error);
}

} // namespace lianxin
