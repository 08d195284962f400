// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "platform/base/Expected.h"
#include "platform/protocol/EventMessage.h"
#include <QJsonObject>
#include <QJsonValue>
#include <QObject>
#include <functional>

namespace lianxin {

//! \brief The engine, as the pages see it: named methods and events. ClientDoor speaks to a real engine;
//! tests script their own. Everything is asynchronous and comes on the GUI thread.
class Door : public QObject {
    Q_OBJECT
public:
    enum class Link {
        Off,        //!< not asked to connect
        Connecting, //!< first attempt under way
        Live,       //!< heard of recently
        Stale,      //!< connected, but silent for some seconds: what is shown may be old
        Lost,       //!< broken; trying again
    };
    Q_ENUM(Link)
    using Reply = std::function<void(const Expected<QJsonValue> &)>;

    using QObject::QObject;
    virtual Link link() const = 0;
    //! Milliseconds since the engine was last heard of; -1 if never.
    virtual qint64 ageMs() const = 0;
    //! Answer of engine.hello; empty before the first connection.
    virtual QJsonObject engineInfo() const = 0;
    //! "host:port" of an engine on another machine; empty for one of this machine.
    virtual QString remotePlace() const { return {}; }
    //! Certificate of that engine, PEM, as it was checked; empty for one of this machine.
    virtual QByteArray engineCertificate() const { return {}; }
    //! \a reply comes exactly once, unless \a context dies first.
    virtual void call(const QString &method, const QJsonObject &params, QObject *context, Reply reply) = 0;
    virtual void login(const QString &login, const QString &password, QObject *context, Reply reply) = 0;
    virtual void logout(QObject *context, Reply reply) = 0;
    //! Subscribes to everything that the session may see.
    virtual void subscribe() = 0;
    //! Fetches what a method offered as {transfer, bytes, sha256} into the file \a path.
    virtual void download(const QJsonObject &offer, const QString &path, QObject *context,
                          std::function<void(const Expected<void> &)> done) = 0;

Q_SIGNALS:
    void linkChanged();
    void event(const lianxin::EventMessage &event);
    void sessionLost(const lianxin::Error &error);
    void sessionLocked();
    //! What is shown may have missed something: read everything anew.
    void resyncNeeded();
    void connectionFailed(const lianxin::Error &error);
};

//! Reads of a reply: the object in it, or an empty one.
QJsonObject objectOf(const Expected<QJsonValue> &reply);
QJsonArray itemsOf(const Expected<QJsonValue> &reply);

} // namespace lianxin
