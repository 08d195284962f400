// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "platform/door/Door.h"
#include "platform/door/StrangerLimits.h"
#include <QElapsedTimer>
#include <QLocalServer>
#include <QTimer>
#include <map>

namespace lianxin {

class Channel;
class DoorConnection;
class EventFeed;

//! \brief Serves a Door on a local socket, and to what a RemoteListener brings. One DoorConnection a client; a client that does not read is told
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
        StrangerLimits::Policy strangers = {}; //!< those of other machines
        int maxStrangers = 512;       //!< clients of other machines that are not logged in; beyond, the eldest is dropped
        int greetingMs = 10'000;      //!< in which a client of another machine has to send engine.hello
        int remoteSilenceMs = 60'000; //!< without a word, after which such a client counts as gone
        int callsAtOnce = 40;         //!< before a login, from another machine: calls all at once …
        int callsPerSecond = 5;       //!< … and how many more a second
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
    //! The same for another machine, admitted by strangers() as \a place. Its \a peer begins with "wss ". Paths of files mean
    //! this machine, so none is taken from there: parameters `path` and `more` name finished uploads, "transfer:ID".
    void acceptRemote(std::unique_ptr<Channel> channel, const QString &peer, const QString &place);
    StrangerLimits &strangers() { return m_strangers; }
    //! Milliseconds since the server was made.
    qint64 steadyMs() const { return m_steady.elapsed(); }

Q_SIGNALS:
    void clientGone(const QString &peer, const lianxin::Error &why);

private:
    friend class DoorConnection;
    struct Wake;
    void acceptAll();
    DoorConnection *add(std::unique_ptr<Channel> channel, const QString &peer, const QString &place);
    void keepHouse();
    void onEvents();
    void forEach(const std::function<void(DoorConnection &)> &what);
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
    QElapsedTimer m_steady;
    StrangerLimits m_strangers;
    qint64 m_arrivals = 0;
};

//! Whether \a peer, as the audit trail names it, is on another machine.
inline bool isRemotePeer(const QString &peer) { return peer.startsWith(QLatin1String("wss ")); }

} // namespace lianxin
