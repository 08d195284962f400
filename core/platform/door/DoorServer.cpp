// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/door/DoorServer.h"
#include "platform/base/Log.h"
#include "platform/door/DoorConnection.h"
#include "platform/door/EventFeed.h"
#include <QLocalSocket>
#include <mutex>
#include <sys/socket.h>
#include <unistd.h>

namespace lianxin {
namespace {

constexpr int kHousekeepingMs = 500;
constexpr int kProbeMs = 300;

struct Peer {
    bool known = false;
    uid_t uid = 0;
    QString text = QStringLiteral("local");
};

Peer peerOf(const QLocalSocket &socket) {
    ucred credentials = {};
    socklen_t size = sizeof credentials;
    Peer peer;
    if (::getsockopt(int(socket.socketDescriptor()), SOL_SOCKET, SO_PEERCRED, &credentials, &size) != 0)
        return peer;
    peer.known = true;
    peer.uid = credentials.uid;
    peer.text = u"local uid=%1 pid=%2"_s.arg(credentials.uid).arg(credentials.pid);
    return peer;
}

} // namespace

//! Outlives the server for as long as a committing thread is in the listener.
struct DoorServer::Wake {
    std::mutex mutex;
    DoorServer *server = nullptr;
    bool queued = false;
};

DoorServer::DoorServer(Door &door, QObject *parent)
    : DoorServer(door, Options(), parent) {}

DoorServer::DoorServer(Door &door, Options options, QObject *parent)
    : QObject(parent)
    , m_door(door)
    , m_options(options)
    , m_feed(std::make_unique<EventFeed>(door.access().store))
    , m_wake(std::make_shared<Wake>())
    , m_strangers(options.strangers) {
    m_steady.start();
    connect(&m_server, &QLocalServer::newConnection, this, &DoorServer::acceptAll);
    m_wake->server = this;
    m_listenerToken = door.access().store.addEventListener([wake = m_wake](qint64) {
        const std::lock_guard guard(wake->mutex);
        if (wake->server && !std::exchange(wake->queued, true))
            QMetaObject::invokeMethod(wake->server, &DoorServer::onEvents, Qt::QueuedConnection);
    });
    m_housekeeping.setInterval(kHousekeepingMs);
    connect(&m_housekeeping, &QTimer::timeout, this, &DoorServer::keepHouse);
    connect(&door, &Door::told, this, [this](const Event &event) { forEach([&event](DoorConnection &c) { c.tell(event); }); });
    m_housekeeping.start();
}

DoorServer::~DoorServer() {
    m_door.access().store.removeEventListener(m_listenerToken);
    {
        const std::lock_guard guard(m_wake->mutex);
        m_wake->server = nullptr;
    }
    m_server.close();
    const Error closing{ErrorKind::Unreachable, u"door.closing"_s, u"The engine is shutting down."_s, {}, {}};
    for (const auto &[connection, owner] : m_connections)
        connection->drop(closing);
    m_connections.clear();
}

Expected<void> DoorServer::listen(const QString &path) {
    QLocalSocket probe;
    probe.connectToServer(path);
    if (probe.waitForConnected(kProbeMs))
        return Error{ErrorKind::Conflict, u"door.engine_running"_s, u"Another engine listens there already."_s,
                     u"Use it, or stop it first."_s, path};
    QLocalServer::removeServer(path);
    m_server.setSocketOptions(m_options.otherUsersAllowed ? QLocalServer::WorldAccessOption
                                                          : QLocalServer::UserAccessOption);
    m_server.setListenBacklogSize(128);
    m_server.setMaxPendingConnections(128);
    if (!m_server.listen(path))
        return Error{ErrorKind::Unreachable, u"door.listen"_s,
                     u"The engine can't listen: %1."_s.arg(m_server.errorString()),
                     u"Look at the directory's owner and the length of the path (107 bytes at most)."_s, path};
    m_path = path;
    qCInfo(lcDoor) << "listening on" << path;
    return {};
}

void DoorServer::acceptAll() {
    while (std::unique_ptr<QLocalSocket> socket{m_server.nextPendingConnection()}) {
        const Peer peer = peerOf(*socket);
        if (!m_options.otherUsersAllowed && (!peer.known || (peer.uid != ::geteuid() && peer.uid != 0))) {
            qCWarning(lcDoor) << "refused a connection of another user:" << peer.text;
            socket->abort();
            continue;
        }
        accept(std::make_unique<LocalChannel>(std::move(socket), FrameLimits{}), peer.text);
    }
}

void DoorServer::keepHouse() {
    forEach(&DoorConnection::checkPace);
    forEach(&DoorConnection::checkSilence);
    m_strangers.forget(steadyMs());
}

void DoorServer::accept(std::unique_ptr<Channel> channel, const QString &peer) { add(std::move(channel), peer, {}); }

void DoorServer::acceptRemote(std::unique_ptr<Channel> channel, const QString &peer, const QString &place) {
    const auto *newest = add(std::move(channel), peer, place);
    int strangers = 0;
    DoorConnection *eldest = nullptr;
    for (const auto &[connection, owner] : m_connections) {
        if (!connection->isStranger())
            continue;
        ++strangers;
        if (connection != newest && (!eldest || connection->arrival() < eldest->arrival()))
            eldest = connection;
    }
    if (strangers > m_options.maxStrangers && eldest)
        eldest->drop({ErrorKind::Refused, u"door.full"_s, u"Too many clients are connected."_s, u"Try again later."_s, {}});
}

DoorConnection *DoorServer::add(std::unique_ptr<Channel> channel, const QString &peer, const QString &place) {
    auto connection =
        std::make_unique<DoorConnection>(*this, m_door, *m_feed, m_options, std::move(channel), peer, place, ++m_arrivals);
    auto *raw = connection.get();
    m_connections.emplace(raw, std::move(connection));
    qCInfo(lcDoor) << "client came:" << peer;
    if (int(m_connections.size()) > m_options.maxClients)
        raw->drop({ErrorKind::Refused, u"door.full"_s, u"Too many clients are connected."_s, u"Try again later."_s, {}});
    return raw;
}

void DoorServer::onEvents() {
    {
        const std::lock_guard guard(m_wake->mutex);
        m_wake->queued = false;
    }
    m_feed->wake();
    forEach([](DoorConnection &c) { c.pump(); });
}

void DoorServer::forEach(const std::function<void(DoorConnection &)> &what) {
    std::vector<DoorConnection *> all; // one of them may go meanwhile
    for (const auto &[connection, owner] : m_connections)
        all.push_back(connection);
    for (auto *connection : all)
        if (m_connections.contains(connection))
            what(*connection);
}

void DoorServer::onGone(DoorConnection *connection, const Error &why) {
    const auto it = m_connections.find(connection);
    if (it == m_connections.end())
        return;
    const QString peer = connection->peer();
    if (!connection->place().isEmpty())
        m_strangers.left(connection->place());
    it->second.release()->deleteLater(); // we are inside one of its signals
    m_connections.erase(it);
    qCInfo(lcDoor) << "client went:" << peer << why.code;
    Q_EMIT clientGone(peer, why);
}

} // namespace lianxin
