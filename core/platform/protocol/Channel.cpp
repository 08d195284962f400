// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/protocol/Channel.h"
#include <QPointer>
#include <QTimer>
#include <csignal>
#include <utility>

namespace lianxin {
namespace {
constexpr int kLastWordMs = 500;
}

LocalChannel::LocalChannel(const QString &path, FrameLimits limits, QObject *parent)
    : Channel(parent)
    , m_path(path)
    , m_socket(std::make_unique<QLocalSocket>())
    , m_decoder(limits) {
    wire();
}

LocalChannel::LocalChannel(std::unique_ptr<QLocalSocket> socket, FrameLimits limits, QObject *parent)
    : Channel(parent)
    , m_socket(std::move(socket))
    , m_decoder(limits) {
    m_socket->setParent(nullptr);
    wire();
    QMetaObject::invokeMethod(this, &LocalChannel::readAll, Qt::QueuedConnection);
}

LocalChannel::~LocalChannel() {
    m_closed = true;
    m_socket->disconnect(this);
    m_socket->abort();
}

void LocalChannel::wire() {
    // QLocalSocket writes without MSG_NOSIGNAL: a peer that has gone would kill the process.
    std::signal(SIGPIPE, SIG_IGN);
    // Bounded, so that a writer feels a reader that does not keep up.
    m_socket->setReadBufferSize(1 << 20);
    connect(m_socket.get(), &QLocalSocket::connected, this, &Channel::opened);
    connect(m_socket.get(), &QLocalSocket::readyRead, this, &LocalChannel::readAll);
    connect(m_socket.get(), &QLocalSocket::bytesWritten, this, &Channel::drained);
    connect(m_socket.get(), &QLocalSocket::disconnected, this, [this] {
        readAll();
        finish({ErrorKind::Unreachable, u"protocol.closed_by_peer"_s, u"The other side closed the connection."_s, {}, {}});
    });
    connect(m_socket.get(), &QLocalSocket::errorOccurred, this, [this](QLocalSocket::LocalSocketError error) {
        if (error == QLocalSocket::PeerClosedError)
            return; // disconnected() follows, after what is left to read
        const bool absent =
            error == QLocalSocket::ServerNotFoundError || error == QLocalSocket::ConnectionRefusedError;
        finish({ErrorKind::Unreachable, absent ? u"protocol.no_engine"_s : u"protocol.socket"_s,
                absent ? u"No engine listens there."_s : m_socket->errorString(),
                absent ? u"Start lianxind, or check the address."_s : QString(), m_path});
    });
}

void LocalChannel::open() { m_socket->connectToServer(m_path); }

void LocalChannel::send(Frame::Kind kind, const QByteArray &body) {
    if (!m_closed && m_socket->state() == QLocalSocket::ConnectedState)
        m_socket->write(encodeFrame(kind, body));
}

void LocalChannel::resumeReading() {
    m_paused = false;
    QMetaObject::invokeMethod(this, &LocalChannel::readAll, Qt::QueuedConnection);
}

void LocalChannel::readAll() {
    const QPointer<LocalChannel> self(this); // a receiver may delete us
    while (self && !m_closed && !m_paused) {
        const auto frame = m_decoder.next();
        if (!frame) {
            const Error &why = frame.error();
            m_paused = true;
            Q_EMIT failing(why);
            if (self)
                drain(why);
            return;
        }
        if (*frame) {
            const Frame &whole = **frame;
            if (whole.kind == Frame::Kind::Text)
                Q_EMIT textReceived(whole.body);
            else
                Q_EMIT binaryReceived(whole.body);
            continue;
        }
        const QByteArray more = m_socket->read(256 << 10);
        if (more.isEmpty())
            return;
        m_decoder.feed(more);
    }
}

void LocalChannel::close(int lingerMs) {
    shut(lingerMs, {ErrorKind::Cancelled, u"protocol.closed"_s, u"The connection was closed."_s, {}, {}});
}

void LocalChannel::shut(int lingerMs, const Error &why) {
    if (m_closed)
        return;
    m_closed = true;
    m_socket->disconnect(this);
    const auto told = std::make_shared<bool>(false);
    const auto end = [this, why, told] {
        if (std::exchange(*told, true))
            return;
        m_socket->disconnect(this);
        m_socket->abort();
        Q_EMIT closed(why);
    };
    if (m_socket->state() == QLocalSocket::ConnectedState)
        m_socket->flush();
    if (lingerMs <= 0 || m_socket->state() != QLocalSocket::ConnectedState || m_socket->bytesToWrite() == 0) {
        QTimer::singleShot(0, this, end);
        return;
    }
    // Queued: the socket must not be aborted inside its own signal.
    connect(m_socket.get(), &QLocalSocket::disconnected, this, end, Qt::QueuedConnection);
    QTimer::singleShot(lingerMs, this, end);
    m_socket->disconnectFromServer();
}

void LocalChannel::drain(const Error &why) {
    if (m_closed)
        return;
    m_closed = true;
    m_socket->disconnect(this);
    m_socket->flush();
    // The other side reads our last word only after it has got rid of what it is writing.
    connect(m_socket.get(), &QLocalSocket::readyRead, this, [this] { m_socket->readAll(); });
    m_socket->readAll();
    const auto told = std::make_shared<bool>(false);
    const auto end = [this, why, told] {
        if (std::exchange(*told, true))
            return;
        m_socket->disconnect(this);
        m_socket->abort();
        Q_EMIT closed(why);
    };
    connect(m_socket.get(), &QLocalSocket::disconnected, this, end, Qt::QueuedConnection);
    QTimer::singleShot(kLastWordMs, this, end);
}

void LocalChannel::finish(const Error &error) {
    if (m_closed)
        return;
    m_closed = true;
    m_socket->disconnect(this);
    m_socket->abort();
    Q_EMIT closed(error);
}

} // namespace lianxin
