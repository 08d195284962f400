// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "platform/base/Expected.h"
#include "platform/protocol/EventMessage.h"
#include <QJsonObject>
#include <QJsonValue>
#include <QObject>
#include <QStringList>
#include <functional>
#include <memory>
#include <optional>

class QIODevice;

namespace lianxin {

class Channel;

//! \brief The client's end of the engine's door (DESIGN §3): calls, events, transfers, and a connection that comes
//! back by itself.
//!
//! Lives on the thread that made it; everything is asynchronous, callbacks and signals come on that thread.
//! After a broken connection it reconnects with growing pauses (0.2 s … 10 s, with jitter), resumes the session by
//! its token and the subscription by its cursor: no event is missed and none comes twice. Calls made while there
//! is no connection wait for it until their deadline. A call whose answer got lost with the connection fails with
//! protocol.connection_lost, unless it carries an idempotency key: then it is asked again.
class LIANXIN_EXPORT DoorClient : public QObject {
    Q_OBJECT
public:
    enum class State {
        Idle,       //!< not asked to connect
        Connecting, //!< first attempt under way
        Live,       //!< greeted, and heard of within Options::staleAfterMs
        Stale,      //!< still connected, but nothing heard for longer than that: what is shown may be old
        Lost,       //!< the connection broke; trying again
    };
    Q_ENUM(State)

    struct Options {
        QString client = QStringLiteral("console"); //!< who we are, for the engine's log
        int callDeadlineMs = 15'000;  //!< of a call that names none
        int heartbeatMs = 3'000;      //!< a sign of life is asked for after this much silence
        int staleAfterMs = 8'000;
        int backOffMinMs = 200;
        int backOffMaxMs = 10'000;
        int helloDeadlineMs = 5'000;
    };
    struct CallOptions {
        int deadlineMs = 0;     //!< 0: Options::callDeadlineMs
        QString idempotencyKey; //!< for writes: the engine does them once however often they are asked
    };
    using Callback = std::function<void(Expected<QJsonValue> result)>;
    using Progress = std::function<void(qint64 done, qint64 total)>;

    explicit DoorClient(QObject *parent = nullptr);
    DoorClient(Options options, QObject *parent);
    ~DoorClient() override;

    //! \param url "local:/path/of/socket", a bare absolute path, or "wss://host:port". Others fail at once with
    //! protocol.transport_unknown, told by connectionFailed().
    //! \param pin for wss: SHA-256 of the engine's certificate (32 bytes), the only one then trusted; empty: what the
    //! machine's authorities vouch for. A certificate that is not trusted ends the tries, told by connectionFailed(); where
    //! there is a session already they go on, since it may be the network that somebody has come between.
    void connectToEngine(const QString &url, const QByteArray &pin = {});
    //! Forgets session and subscription too. Waiting calls fail with protocol.closed.
    void disconnectFromEngine();

    State state() const;
    //! Milliseconds since the engine was last heard of; -1 if never.
    qint64 ageMs() const;
    //! Answer of engine.hello: protocol, engineId, version, profile, now, business? (the
    //! clock of business rules, {now, speed}, where it is not that of conversations). Empty before the first one.
    QJsonObject engineInfo() const;
    //! Of the engine, in PEM, as checked on the present or the last connection; empty over a local socket.
    QByteArray peerCertificate() const;

    //! Asks \a method. \a done comes exactly once, unless \a context dies first (then never); pass nullptr for a
    //! call without context. Errors: those of the method; protocol.deadline, protocol.connection_lost,
    //! protocol.closed (Unreachable); protocol.too_large (Usage).
    void call(const QString &method, const QJsonObject &params, QObject *context, Callback done);
    void call(const QString &method, const QJsonObject &params, QObject *context, Callback done,
              const CallOptions &options);

    //! session.login; keeps the token for resumption. The result is that of the method.
    void login(const QString &login, const QString &password, QObject *context, Callback done);
    void logout(QObject *context, Callback done);
    //! Token of the session in force, empty if none. Setting one resumes it at the next connection.
    QString token() const;
    void setToken(const QString &token);

    //! Events of these types ("*", "call.*", "ticket.created") from now on, or after \a afterSeq. Replaces an earlier
    //! subscription; kept over reconnections. Takes effect as soon as there is a session.
    void subscribe(const QStringList &types, std::optional<qint64> afterSeq = std::nullopt);
    void unsubscribe();
    //! Sequence number of the last event delivered; what to store for a later subscribe().
    qint64 cursor() const;

    //! Fetches what a method offered as {transfer, bytes, sha256} into \a sink, an open, seekable read-write
    //! device: bytes already there are kept (resume), a broken connection is survived, the hash is checked at the
    //! end. \a sink must outlive the transfer or be the \a context. Errors: protocol.transfer_hash (BadInput),
    //! protocol.transfer_sink (BadInput), those of transfers.read.
    void download(const QJsonObject &offer, QIODevice *sink, QObject *context, Progress progress,
                  std::function<void(Expected<void>)> done);
    //! Sends \a source (open, seekable) and answers the transfer id that methods take in place of a path.
    void upload(const QString &name, QIODevice *source, QObject *context, Progress progress,
                std::function<void(Expected<QString>)> done);

    //! For other transports and for tests: how a channel to a URL is made.
    using ChannelFactory = std::function<Expected<std::unique_ptr<Channel>>(const QString &url)>;
    void setChannelFactory(ChannelFactory factory);

Q_SIGNALS:
    //! The engine has just answered engine.hello on a new connection: engineInfo() is fresh, its "now" is this moment.
    void greeted(const QJsonObject &engineInfo);
    void stateChanged(lianxin::DoorClient::State state);
    //! Also what is told while it happens and kept nowhere: seq 0, not told again after a broken connection.
    void eventReceived(const lianxin::EventMessage &event);
    //! The session could not be resumed (expired, user locked): log in again.
    void sessionLost(const lianxin::Error &error);
    //! The engine locked the session for idleness: calls are refused until session.unlock.
    void sessionLocked();
    //! The cursor is unknown to the engine (another store, or pruned): read everything anew; the subscription went
    //! on from now.
    void resyncNeeded();
    //! An attempt to connect failed; another follows unless the error says that it would be useless (other
    //! protocol version, unknown transport), then the state is Idle.
    void connectionFailed(const lianxin::Error &error);
    //! The engine said something about this connection before dropping it ("door.slow_client" …).
    void droppedByEngine(const lianxin::Error &error);

public:
    class Private;

private:
    std::unique_ptr<Private> d;
};

//! "idle", "connecting", "live", "stale", "lost".
LIANXIN_EXPORT QString nameOf(DoorClient::State state);

} // namespace lianxin
