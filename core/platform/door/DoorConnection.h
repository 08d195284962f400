// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "platform/door/DoorServer.h"
#include "platform/protocol/Channel.h"
#include "platform/protocol/Rpc.h"
#include <QElapsedTimer>
#include <QObject>

namespace lianxin {

//! \brief One client of the door: its greeting, session, calls, subscription, and how far behind it is.
class DoorConnection final : public QObject {
    Q_OBJECT
public:
    DoorConnection(DoorServer &server, Door &door, EventFeed &feed, const DoorServer::Options &options,
                   std::unique_ptr<Channel> channel, const QString &peer, const QString &place, qint64 arrival);

    QString peer() const { return m_peer; }
    //! Where it comes from, for limits; empty: from this machine.
    QString place() const { return m_place; }
    bool isRemote() const { return !m_place.isEmpty(); }
    //! From another machine, and not logged in.
    bool isStranger() const { return isRemote() && !m_dropped && m_sessionId.isEmpty(); }
    qint64 arrival() const { return m_arrival; }
    //! Drops a client of another machine that does not greet, or has not been heard of for long.
    void checkSilence();
    //! Sends what the subscription has to send, as far as the client takes it.
    void pump();
    //! Sends what is told without being kept, unless the client is behind anyway.
    void tell(const Event &event);
    //! Drops the client if it does not read.
    void checkPace();
    //! Says why and closes.
    void drop(const Error &why);

private:
    struct Subscription {
        QStringList types;
        qint64 cursor = 0;
        bool wants(const QString &type) const;
    };
    void onText(const QByteArray &text);
    void onBinary(const QByteArray &body);
    void onClosed(const Error &why);
    void onSessionClosed(const QString &sessionId);
    void onSessionLocked(const QString &sessionId);
    void handle(RpcRequest request);
    //! What a client of another machine asks is looked at before it reaches a method. False: it was answered, or dropped.
    bool admitRemote(const RpcRequest &request);
    Expected<void> replacePaths(const Caller &caller, QJsonObject &params);
    Expected<Caller> callerFor(const QString &method);
    void answer(const RpcRequest &request, Expected<QJsonValue> result);
    void applySession(const QString &method, const Expected<QJsonValue> &result);
    void respond(const QJsonValue &id, Expected<QJsonValue> result);
    void notify(const QString &method, const QJsonObject &params);
    void send(const QByteArray &text);

    DoorServer &m_server;
    Door &m_door;
    EventFeed &m_feed;
    const DoorServer::Options &m_options;
    std::unique_ptr<Channel> m_channel;
    QString m_peer;
    QString m_place;
    qint64 m_arrival;
    QElapsedTimer m_lastWord; //!< of the client, or its arrival
    double m_callsLeft = 0;   //!< before a login
    qint64 m_callsAt = 0;
    QString m_sessionId;
    bool m_greeted = false;
    bool m_loggingOut = false;
    bool m_dropped = false;
    bool m_pumpQueued = false;
    int m_pending = 0;
    Error m_why;
    std::optional<Subscription> m_subscription;
    QElapsedTimer m_behind; //!< since the backlog passed the high-water mark
};

} // namespace lianxin
