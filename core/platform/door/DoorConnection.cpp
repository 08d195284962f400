// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/door/DoorConnection.h"
#include "platform/base/Id.h"
#include "platform/base/Log.h"
#include "platform/door/EventFeed.h"
#include <QJsonArray>
#include <QPointer>
#include <algorithm>

namespace lianxin {
namespace {

constexpr int kEventsAtOnce = 200;
constexpr int kLastWordMs = 500;

bool opensSession(const QString &method) {
    return method == "session.login"_L1 || method == "session.resume"_L1 || method == "session.loginWithKeyFile"_L1;
}
bool worksLocked(const QString &method) {
    return method == "session.unlock"_L1 || method == "session.logout"_L1 || method == "session.whoami"_L1;
}
//! Methods by which somebody could try passwords.
bool triesSecret(const QString &method) {
    return opensSession(method) || method == "session.unlock"_L1 || method == "session.confirm"_L1
           || method == "session.changePassword"_L1;
}
bool isIdle(const QString &method) { return method == "engine.ping"_L1 || method == "engine.hello"_L1; }

} // namespace

DoorConnection::DoorConnection(DoorServer &server, Door &door, EventFeed &feed, const DoorServer::Options &options,
                               std::unique_ptr<Channel> channel, const QString &peer, const QString &place, qint64 arrival)
    : m_server(server)
    , m_door(door)
    , m_feed(feed)
    , m_options(options)
    , m_channel(std::move(channel))
    , m_peer(peer)
    , m_place(place)
    , m_arrival(arrival)
    , m_callsLeft(options.callsAtOnce)
    , m_callsAt(server.steadyMs()) {
    m_lastWord.start();
    m_channel->setLimits({options.maxTextBytesBeforeLogin, kChunkBytes + 64});
    connect(m_channel.get(), &Channel::textReceived, this, &DoorConnection::onText);
    connect(m_channel.get(), &Channel::binaryReceived, this, &DoorConnection::onBinary);
    connect(m_channel.get(), &Channel::closed, this, &DoorConnection::onClosed);
    connect(m_channel.get(), &Channel::drained, this, &DoorConnection::pump);
    connect(m_channel.get(), &Channel::failing, this, [this](const Error &error) {
        m_dropped = true;
        m_why = error;
        notify(u"door.dropping"_s, {{u"error"_s, error.toJson()}});
    });
    connect(&door.access().sessions, &Sessions::closed, this, &DoorConnection::onSessionClosed);
    connect(&door.access().sessions, &Sessions::locked, this, &DoorConnection::onSessionLocked);
}

void DoorConnection::onClosed(const Error &why) {
    m_door.access().sessions.left(m_sessionId);
    m_server.onGone(this, m_dropped ? m_why : why);
}

void DoorConnection::drop(const Error &why) {
    if (std::exchange(m_dropped, true))
        return;
    m_why = why;
    m_subscription.reset();
    qCInfo(lcDoor) << "dropping" << m_peer << why.toString();
    m_channel->sendText(encode(RpcRequest{QJsonValue::Undefined, u"door.dropping"_s, {{u"error"_s, why.toJson()}}}));
    m_channel->close(kLastWordMs);
}

void DoorConnection::send(const QByteArray &text) {
    if (m_dropped)
        return;
    m_channel->sendText(text);
    if (m_channel->backlog() > (isStranger() ? std::min(m_options.hardLimit, m_options.highWater) : m_options.hardLimit))
        drop({ErrorKind::Refused, u"door.slow_client"_s, u"The client does not read what it asked for."_s,
              u"Ask for less at a time, and read."_s, {}});
    else
        checkPace();
}

void DoorConnection::checkPace() {
    if (m_dropped)
        return;
    if (m_channel->backlog() <= m_options.highWater) {
        m_behind.invalidate();
        return;
    }
    if (!m_behind.isValid())
        m_behind.start();
    else if (m_behind.elapsed() > m_options.slowAfterMs)
        drop({ErrorKind::Refused, u"door.slow_client"_s, u"The client is too slow for what it subscribed to."_s,
              u"Connect again and go on from the last sequence number."_s, {}});
}

void DoorConnection::notify(const QString &method, const QJsonObject &params) {
    m_channel->sendText(encode(RpcRequest{QJsonValue::Undefined, method, params}));
}

void DoorConnection::respond(const QJsonValue &id, Expected<QJsonValue> result) {
    if (!id.isUndefined())
        send(encode(RpcResponse{id, std::move(result)}));
}

void DoorConnection::onText(const QByteArray &text) {
    if (m_dropped)
        return;
    m_lastWord.start();
    const auto decoded = decodeRpc(text);
    if (const auto *fault = std::get_if<RpcFault>(&decoded)) {
        qCInfo(lcDoor) << m_peer << fault->error.toString();
        respond(fault->id, fault->error);
    } else if (const auto *request = std::get_if<RpcRequest>(&std::get<RpcMessage>(decoded))) {
        handle(*request);
    } // nobody asked a client anything, so answers mean nothing
}

Expected<Caller> DoorConnection::callerFor(const QString &method) {
    Caller stranger;
    stranger.peer = m_peer;
    const Method *found = m_door.registry().find(method);
    const bool open = !found || found->permission == Permission::None;
    if (m_sessionId.isEmpty())
        return stranger;
    auto &sessions = m_door.access().sessions;
    auto caller = worksLocked(method) ? sessions.callerEvenLocked(m_sessionId)
                                      : sessions.caller(m_sessionId, !isIdle(method));
    if (!caller)
        return open ? Expected<Caller>(stranger) : caller;
    caller->peer = m_peer;
    return caller;
}

void DoorConnection::checkSilence() {
    if (!isRemote() || m_dropped)
        return;
    if (m_lastWord.elapsed() > (m_greeted ? m_options.remoteSilenceMs : m_options.greetingMs))
        drop({ErrorKind::Refused, u"door.silent"_s, u"Nothing was heard of the client for too long."_s,
              u"Send engine.ping now and then."_s, {}});
}

bool DoorConnection::admitRemote(const RpcRequest &request) {
    const qint64 now = m_server.steadyMs();
    if (m_sessionId.isEmpty()) {
        m_callsLeft = std::min(double(m_options.callsAtOnce), m_callsLeft + double((now - m_callsAt) * m_options.callsPerSecond) / 1000);
        m_callsAt = now;
        if (m_callsLeft < 1) {
            drop({ErrorKind::Refused, u"door.too_many_calls"_s, u"Too many calls came before a login."_s, u"Log in first."_s, {}});
            return false;
        }
        m_callsLeft -= 1;
        if (request.method == "api.describe"_L1) { // a long answer to a short question
            respond(request.id, Error{ErrorKind::Refused, u"door.login_first"_s, u"This needs a login."_s,
                                      u"Call session.login first."_s, request.method});
            return false;
        }
    }
    if (triesSecret(request.method) && !m_server.strangers().mayLogIn(m_place, now)) {
        respond(request.id, Error{ErrorKind::Refused, u"door.login_throttled"_s, u"Too many logins from this address have failed."_s,
                                  u"Wait a minute, then try again."_s, {}});
        return false;
    }
    return true;
}

// Parameters that name files mean this machine's files, which are nothing to somebody on another one: what they have
// they upload first.
Expected<void> DoorConnection::replacePaths(const Caller &caller, QJsonObject &params) {
    constexpr auto kUpload = "transfer:"_L1;
    const auto refused = [](const QString &param) {
        return Error{ErrorKind::Refused, u"door.path_remote"_s, u"A file of the engine's machine can't be named from another machine."_s,
                     u"Upload the file, or do this on the engine's machine."_s, param};
    };
    if (params.contains("path"_L1)) {
        const QString path = params.value("path"_L1).toString();
        if (!path.startsWith(kUpload))
            return refused(u"path"_s);
        LX_TRY(const QString file, m_door.access().transfers.pathOf(caller, path.mid(kUpload.size())));
        params[u"path"_s] = file;
    }
    QJsonArray more = params.value("more"_L1).toArray();
    for (QJsonValueRef item : more) {
        QString name = item.toString();
        if (name.startsWith(kUpload))
            name = name.mid(kUpload.size());
        if (!isId(name))
            return refused(u"more"_s);
        item = name;
    }
    if (!more.isEmpty())
        params[u"more"_s] = more;
    return {};
}

void DoorConnection::handle(RpcRequest request) {
    if (isRemote() && !admitRemote(request))
        return;
    if (!m_greeted && request.method != "engine.hello"_L1) {
        respond(request.id, Error{ErrorKind::Usage, u"door.hello_first"_s, u"The first call is engine.hello."_s,
                                  u"Say which protocol you speak."_s, {}});
        return;
    }
    if (m_pending >= m_options.maxPending) {
        respond(request.id, Error{ErrorKind::Refused, u"door.busy"_s, u"Too many calls of this client are unanswered."_s,
                                  u"Wait for answers."_s, {}});
        return;
    }
    const auto caller = callerFor(request.method);
    if (!caller) {
        respond(request.id, caller.error());
        return;
    }
    if (isRemote())
        if (const auto replaced = replacePaths(*caller, request.params); !replaced) {
            respond(request.id, replaced.error());
            return;
        }
    ++m_pending;
    m_loggingOut = request.method == "session.logout"_L1;
    const QPointer<DoorConnection> self(this);
    m_door.call(*caller, request.method, request.params, {}, [self, request](Expected<QJsonValue> result) {
        if (self)
            self->answer(request, std::move(result));
    });
}

void DoorConnection::answer(const RpcRequest &request, Expected<QJsonValue> result) {
    --m_pending;
    const QString &method = request.method;
    if (isRemote() && triesSecret(method) && (result || result.error().kind != ErrorKind::Refused))
        m_server.strangers().loginRight(m_place);
    applySession(method, result);
    if (!result) {
        respond(request.id, result);
        if (method == "engine.hello"_L1 && result.error().code == "door.protocol_version"_L1) {
            m_dropped = true;
            m_why = result.error();
            m_channel->close(kLastWordMs);
        }
        return;
    }
    if (method == "transfers.read"_L1) {
        QJsonObject json = result->toObject();
        const auto data = QByteArray::fromBase64(json.take("data"_L1).toString().toLatin1());
        m_channel->sendBinary(encodeChunk({request.params.value("transfer"_L1).toString(),
                                           json.value("offset"_L1).toInteger(), data}));
        result = QJsonValue(json);
    }
    const auto from = result->toObject().value("from"_L1).toInteger();
    respond(request.id, std::move(result));
    if (method == "events.subscribe"_L1) {
        Subscription subscription;
        for (const auto &type : request.params.value("types"_L1).toArray())
            subscription.types << type.toString();
        subscription.cursor = from;
        m_subscription = subscription;
        pump();
    } else if (method == "events.unsubscribe"_L1) {
        m_subscription.reset();
    } else if (method == "session.unlock"_L1) {
        pump();
    }
}

void DoorConnection::applySession(const QString &method, const Expected<QJsonValue> &result) {
    m_loggingOut = false;
    if (!result)
        return;
    if (method == "engine.hello"_L1) {
        m_greeted = true;
    } else if (opensSession(method)) {
        m_sessionId = result->toObject().value("sessionId"_L1).toString();
        m_subscription.reset();
        m_channel->setLimits({m_options.maxTextBytes, kChunkBytes + 64});
    } else if (method == "session.logout"_L1) {
        m_sessionId.clear();
        m_subscription.reset();
    }
}

void DoorConnection::onBinary(const QByteArray &body) {
    m_lastWord.start();
    const auto chunk = decodeChunk(body);
    const auto caller = m_sessionId.isEmpty() ? Expected<Caller>(Caller()) : callerFor(u"transfers.begin"_s);
    if (!chunk || !caller || !caller->may(Permission::Self)) {
        drop({ErrorKind::Usage, u"door.chunk"_s, u"A binary frame came that belongs to no transfer."_s,
              u"Log in and call transfers.begin first."_s, {}});
        return;
    }
    // A piece out of turn is left alone: transfers.state and transfers.finish say what is missing.
    if (const auto written = m_door.access().transfers.write(*caller, chunk->transfer, chunk->offset, chunk->data);
        !written)
        qCInfo(lcDoor) << m_peer << written.error().toString();
}

void DoorConnection::onSessionClosed(const QString &sessionId) {
    if (sessionId != m_sessionId || m_sessionId.isEmpty())
        return;
    m_sessionId.clear();
    m_subscription.reset();
    if (!m_loggingOut)
        notify(u"session.closed"_s,
               {{u"error"_s, Error{ErrorKind::Refused, u"session.closed"_s, u"The session was ended by the engine."_s,
                                   u"Log in again."_s, {}}
                                 .toJson()}});
}

void DoorConnection::onSessionLocked(const QString &sessionId) {
    if (sessionId == m_sessionId && !m_sessionId.isEmpty())
        notify(u"session.locked"_s, {});
}

bool DoorConnection::Subscription::wants(const QString &type) const {
    return matchesEventType(types, type);
}

void DoorConnection::tell(const Event &event) {
    if (!m_subscription || m_dropped || m_channel->backlog() > m_options.highWater || !m_subscription->wants(event.type))
        return;
    const auto caller = m_door.access().sessions.caller(m_sessionId, false);
    if (!caller)
        return;
    if (const auto seen = m_door.eventFor(*caller, event))
        send(encode(RpcRequest{QJsonValue::Undefined, u"live"_s, *seen}));
}

void DoorConnection::pump() {
    checkPace();
    if (!m_subscription || m_dropped || m_channel->backlog() > m_options.highWater)
        return;
    const auto caller = m_door.access().sessions.caller(m_sessionId, false);
    if (!caller || !m_subscription)
        return; // locked: goes on from the cursor when it is unlocked
    const auto events = m_feed.after(m_subscription->cursor, kEventsAtOnce);
    if (!events) {
        qCWarning(lcDoor) << "events can't be read:" << events.error().toString();
        return;
    }
    for (const auto &event : *events) {
        m_subscription->cursor = event.seq;
        if (m_subscription->wants(event.type))
            if (const auto seen = m_door.eventFor(*caller, event))
                send(encode(RpcRequest{QJsonValue::Undefined, u"event"_s, *seen}));
        if (m_dropped)
            return;
    }
    if (events->size() == kEventsAtOnce && !std::exchange(m_pumpQueued, true))
        QMetaObject::invokeMethod(
            this,
            [this] {
                m_pumpQueued = false;
                pump();
            },
            Qt::QueuedConnection);
}

} // namespace lianxin
