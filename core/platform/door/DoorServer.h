// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "platform/door/Door.h"
#include <QLocalServer>
#include <QTimer>
#include <map>

namespace lianxin {

class Channel;
class DoorConnection;
class EventFeed;

//! \brief Serves a Door on a local socket. One DoorConnection a client; a client that does not read is told
//! ("door.dropping") and dropped. Engine's main thread.
class LIANXIN_EXPORT DoorServer : public QObject {
    Q_OBJECT
public:
    struct Options {
        qint64 maxTextBytes = 4 << 20;
        qint64 maxTextBytesBeforeLogin = 64 << 10;
        qint64 highWater = 1 << 20;   //!< no more events are sent to a client with this much unsent
        qint64 hardLimit = 32 << 20;  //!< with this much unsent it is dropped at once
        int slowAfterMs = 10'000;     //!< … and after this long above the high-water mark
        int maxClients = 1024;
        int maxPending = 64; //!< unanswered asynchronous calls a client may have
        bool otherUsersAllowed = false; //!< accept peers of other Unix users (they still log in)
    };
    explicit DoorServer(Door &door, QObject *parent = nullptr);
    DoorServer(Door &door, Options options, QObject *parent);
    //! Tells every client door.closing and closes.
    ~DoorServer() override;

    //! Listens on the socket \a path (see localSocketPath()). A dead engine's socket is taken over, a living
    //! one's never. Errors (Conflict): door.engine_running; (Unreachable) door.listen.
    Expected<void> listen(const QString &path);
    QString path() const { return m_path; }
    int clients() const { return int(m_connections.size()); }
    //! For other transports: takes over an open channel. \param peer for log and audit.
    void accept(std::unique_ptr<Channel> channel, const QString &peer);

Q_SIGNALS:
    void clientGone(const QString &peer, const lianxin::Error &why);

private:
    friend class DoorConnection;
    struct Wake;
    void acceptAll();
    void onEvents();
    void forEach(void (DoorConnection::*what)());
    void onGone(DoorConnection *connection, const Error &why);

    Door &m_door;
    Options m_options;
    QString m_path;
    QLocalServer m_server;
    std::unique_ptr<EventFeed> m_feed;
    int m_listenerToken = 0;
    std::shared_ptr<Wake> m_wake; //!< what the committing threads hold of us
    std::map<DoorConnection *, std::unique_ptr<DoorConnection>> m_connections;
    QTimer m_housekeeping;
};

} // namespace lianxin
