// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/door/RemoteListener.h"
#include "platform/base/Log.h"
#include "platform/protocol/WebSocketChannel.h"
#include <QFile>
#include <QSslCertificate>
#include <QSslKey>
#include <QSslSocket>
#include <QTimer>
#include <QWebSocketCorsAuthenticator>
#include <algorithm>
#include <unistd.h>

namespace lianxin {
namespace {

constexpr qint64 kReadAhead = 1 << 20;
constexpr qint64 kSayEveryMs = 60'000;

Error badCertificate(const QString &message, const QString &place) {
    return {ErrorKind::BadInput, u"door.certificate"_s, message,
            u"Make one with: lianxinctl engine certificate --out FOLDER --name HOST."_s, place};
}

} // namespace

RemoteListener::RemoteListener(DoorServer &server, const QSslConfiguration &tls, QObject *parent)
    : RemoteListener(server, tls, Options(), parent) {}

RemoteListener::RemoteListener(DoorServer &server, const QSslConfiguration &tls, Options options, QObject *parent)
    : QObject(parent)
    , m_server(server)
    , m_tls(tls)
    , m_options(options)
    , m_tcp(*this)
    , m_web(u"lianxin"_s, QWebSocketServer::NonSecureMode) { // TLS is done before a socket is handed to it
    m_tls.setProtocol(QSsl::TlsV1_2OrLater);
    m_tls.setPeerVerifyMode(QSslSocket::VerifyNone); // clients prove who they are by logging in
    m_tcp.setListenBacklogSize(128);
    connect(&m_web, &QWebSocketServer::newConnection, this, &RemoteListener::onGreeted);
    connect(&m_web, &QWebSocketServer::originAuthenticationRequired, this,
            [](QWebSocketCorsAuthenticator *asked) { asked->setAllowed(asked->origin().isEmpty()); });
}

RemoteListener::~RemoteListener() {
    m_tcp.close();
    const auto handshakes = std::exchange(m_handshakes, {});
    for (const auto &[socket, place] : handshakes) {
        m_server.strangers().left(place);
        socket->disconnect(this);
        delete socket;
    }
}

Expected<QSslConfiguration> RemoteListener::tlsFromFiles(const QString &certificate, const QString &key) {
    const QList<QSslCertificate> chain = QSslCertificate::fromPath(certificate, QSsl::Pem, QSslCertificate::PatternSyntax::FixedString);
    if (chain.isEmpty() || chain.first().isNull())
        return badCertificate(u"The certificate of the door can't be read."_s, certificate);
    if (chain.first().expiryDate() < QDateTime::currentDateTimeUtc())
        return badCertificate(u"The certificate of the door has expired."_s, certificate);
    QFile file(key);
    if (!file.open(QIODevice::ReadOnly))
        return badCertificate(u"The key of the door's certificate can't be read."_s, key);
    const QByteArray pem = file.readAll();
    QSslKey secret(pem, QSsl::Ec);
    if (secret.isNull())
        secret = QSslKey(pem, QSsl::Rsa);
    if (secret.isNull())
        return badCertificate(u"The key of the door's certificate is no key."_s, key);
    if (file.permissions() & (QFileDevice::ReadGroup | QFileDevice::ReadOther))
        qCWarning(lcDoor).noquote() << "other users may read the key of the door:" << key;
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    tls.setLocalCertificateChain(chain);
    tls.setPrivateKey(secret);
    return tls;
}

Expected<void> RemoteListener::listen(const QHostAddress &address, quint16 port) {
    if (!m_tcp.listen(address, port))
        return Error{ErrorKind::Unreachable, u"door.listen"_s, u"The engine can't listen: %1."_s.arg(m_tcp.errorString()),
                     u"Look whether another program has the port, and whether the address is this machine's."_s,
                     u"%1:%2"_s.arg(address.toString()).arg(port)};
    qCInfo(lcDoor) << "listening on wss" << m_tcp.serverAddress().toString() << m_tcp.serverPort();
    return {};
}

void RemoteListener::sayRefused(const QString &place) {
    ++m_refused;
    const qint64 now = m_server.steadyMs();
    if (m_saidAt >= 0 && now - m_saidAt < kSayEveryMs) // whoever floods the door must not flood the log
        return;
    m_saidAt = now;
    qCWarning(lcDoor).noquote() << "refused" << m_refused << "connections so far, the last from" << place;
}

void RemoteListener::admit(qintptr descriptor) {
    auto socket = std::make_unique<QSslSocket>();
    if (!socket->setSocketDescriptor(descriptor)) {
        ::close(int(descriptor));
        return;
    }
    const QString place = StrangerLimits::placeOf(socket->peerAddress());
    if (int(m_handshakes.size()) >= m_options.maxHandshakes || !m_server.strangers().admit(place, m_server.steadyMs())) {
        sayRefused(place);
        socket->abort();
        return;
    }
    auto *const raw = socket.release();
    raw->setParent(this);
    m_handshakes.emplace(raw, place);
    raw->setReadBufferSize(m_options.maxGreeting);
    raw->setSslConfiguration(m_tls);
    raw->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    raw->setSocketOption(QAbstractSocket::KeepAliveOption, 1);
    auto *const patience = new QTimer(raw);
    patience->setSingleShot(true);
    connect(patience, &QTimer::timeout, this, [this, raw] { forget(raw); });
    patience->start(m_options.handshakeMs);
    connect(raw, &QSslSocket::encrypted, this, [this, raw] { m_web.handleConnection(raw); });
    // Queued: not from within the socket.
    connect(raw, &QSslSocket::disconnected, this, [this, raw] { forget(raw); }, Qt::QueuedConnection);
    connect(raw, &QSslSocket::errorOccurred, this, [this, raw] { forget(raw); }, Qt::QueuedConnection);
    raw->startServerEncryption();
}

void RemoteListener::forget(QSslSocket *socket) {
    const auto found = m_handshakes.find(socket);
    if (found == m_handshakes.end())
        return;
    m_server.strangers().left(found->second);
    m_handshakes.erase(found);
    socket->disconnect(this);
    socket->abort();
    socket->deleteLater();
}

void RemoteListener::onGreeted() {
    while (std::unique_ptr<QWebSocket> web{m_web.nextPendingConnection()}) {
        const auto found = std::find_if(m_handshakes.begin(), m_handshakes.end(), [&](const auto &handshake) {
            return handshake.first->peerPort() == web->peerPort() && handshake.first->peerAddress() == web->peerAddress();
        });
        if (found == m_handshakes.end())
            continue;
        auto *const transport = found->first;
        const QString place = found->second;
        m_handshakes.erase(found);
        transport->disconnect(this);
        for (auto *patience : transport->findChildren<QTimer *>(QString(), Qt::FindDirectChildrenOnly))
            patience->stop();
        transport->setReadBufferSize(kReadAhead);
        transport->setParent(web.get());
        const QString peer = u"wss %1:%2"_s.arg(web->peerAddress().toString()).arg(web->peerPort());
        m_server.acceptRemote(std::make_unique<WebSocketChannel>(std::move(web), transport, FrameLimits{}), peer, place);
    }
}

} // namespace lianxin
