// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/protocol/DoorClientPrivate.h"
#include "platform/base/Log.h"
#include "platform/protocol/EngineAddress.h"
#include "platform/protocol/LocalSocket.h"
#include "platform/protocol/TransferJobs.h"
#include "platform/protocol/Version.h"
#include "platform/protocol/WebSocketChannel.h"
#include <QRandomGenerator>
#include <algorithm>

namespace lianxin {
namespace {

Error unreachable(const QString &code, const QString &message, const QString &remedy = {}) {
    return {ErrorKind::Unreachable, code, message, remedy, {}};
}

bool opensSession(const QString &method) {
    return method == "session.login"_L1 || method == "session.resume"_L1 || method == "session.loginWithKeyFile"_L1;
}

bool isDistrust(const Error &error) { return error.code.startsWith(u"protocol.certificate_"_s); }

bool endsSession(const Error &error) {
    return error.code == "session.unknown"_L1 || error.code == "session.expired"_L1
           || error.code == "session.user_locked"_L1;
}

} // namespace

DoorClient::Private::Private(DoorClient &owner, Options options)
    : q(owner)
    , m_options(std::move(options))
    , m_factory([this](const QString &url) -> Expected<std::unique_ptr<Channel>> {
        if (isRemoteUrl(url)) {
            LX_TRY(const QUrl address, remoteUrl(url));
            return std::unique_ptr<Channel>(std::make_unique<WebSocketChannel>(address, m_pin));
        }
        LX_TRY(const QString path, localPathOfUrl(url));
        return std::unique_ptr<Channel>(std::make_unique<LocalChannel>(path));
    }) {
    m_reconnect.setSingleShot(true);
    connect(&m_reconnect, &QTimer::timeout, this, &Private::attempt);
    m_handshakeDeadline.setSingleShot(true);
    connect(&m_handshakeDeadline, &QTimer::timeout, this, [this] {
        lose(unreachable(u"protocol.no_greeting"_s, u"The engine accepts connections but does not answer."_s,
                         u"Look whether lianxind is busy or hangs."_s));
    });
    connect(&m_heartbeat, &QTimer::timeout, this, &Private::beat);
}

DoorClient::Private::~Private() { dropChannel(); }

void DoorClient::Private::setState(State state) {
    if (m_state == state)
        return;
    m_state = state;
    Q_EMIT q.stateChanged(state);
}

void DoorClient::Private::connectTo(const QString &url, const QByteArray &pin) {
    dropChannel();
    m_url = url;
    m_pin = pin;
    m_peerCertificate.clear();
    m_attempts = 0;
    setState(State::Connecting);
    // Not from within the caller: signals come after connectToEngine() has returned.
    m_reconnect.start(0);
}

void DoorClient::Private::dropChannel() {
    m_handshakeDeadline.stop();
    m_heartbeat.stop();
    m_reconnect.stop();
    m_subscribed = false;
    m_subscribing = 0;
    m_pinging = false;
    if (!m_channel)
        return;
    m_channel->disconnect(this);
    m_channel.release()->deleteLater(); // we may be inside one of its signals
}

void DoorClient::Private::attempt() {
    auto channel = m_factory(m_url);
    if (!channel) {
        giveUp(channel.error());
        return;
    }
    m_channel = std::move(channel).value();
    connect(m_channel.get(), &Channel::opened, this, &Private::onOpened);
    connect(m_channel.get(), &Channel::textReceived, this, &Private::onText);
    connect(m_channel.get(), &Channel::binaryReceived, this, &Private::onBinary);
    connect(m_channel.get(), &Channel::closed, this, &Private::onClosed);
    connect(m_channel.get(), &Channel::drained, this, [this] {
        for (const auto &job : m_transfers)
            job->onDrained();
    });
    // From afar a name is looked up first, and TLS goes to and fro.
    m_handshakeDeadline.start(m_options.helloDeadlineMs * (isRemoteUrl(m_url) ? 3 : 1));
    m_channel->open();
}

void DoorClient::Private::onOpened() {
    m_peerCertificate = m_channel->peerCertificate();
    handshakeCall(u"engine.hello"_s,
                  {{u"client"_s, m_options.client}, {u"version"_s, softwareVersion()}, {u"protocol"_s, kProtocolVersion}},
                  [this](const Expected<QJsonValue> &result) {
                      if (!result) {
                          if (result.error().code == "door.protocol_version"_L1)
                              giveUp(result.error());
                          else
                              lose(result.error());
                          return;
                      }
                      m_engineInfo = result->toObject();
                      const QPointer<Private> self(this);
                      Q_EMIT q.greeted(m_engineInfo);
                      if (self)
                          resumeSession();
                  });
}

void DoorClient::Private::resumeSession() {
    if (m_token.isEmpty()) {
        becomeLive();
        return;
    }
    handshakeCall(u"session.resume"_s, {{u"token"_s, m_token}}, [this](const Expected<QJsonValue> &result) {
        if (!result && result.error().kind != ErrorKind::Refused) {
            lose(result.error());
            return;
        }
        const QPointer<Private> self(this);
        if (!result) {
            m_token.clear();
            Q_EMIT q.sessionLost(result.error());
        } else if (result->toObject().value("locked"_L1).toBool()) {
            Q_EMIT q.sessionLocked();
        }
        if (self && m_channel)
            becomeLive();
    });
}

void DoorClient::Private::becomeLive() {
    m_handshakeDeadline.stop();
    m_attempts = 0;
    m_heartbeat.start(std::max(10, std::min(m_options.heartbeatMs, m_options.staleAfterMs) / 2));
    if (!m_token.isEmpty())
        subscribeNow();
    const QPointer<Private> self(this);
    setState(State::Live);
    if (!self || !m_channel)
        return;
    for (auto &[id, call] : m_calls)
        if (!call.sent)
            transmit(id, call);
    for (const auto &job : m_transfers)
        job->onLive();
}

void DoorClient::Private::addCall(Call call, int deadlineMs) {
    const int id = m_nextId++;
    const bool now = m_channel && (call.handshake || isLive());
    auto &entry = m_calls.emplace(id, std::move(call)).first->second;
    if (deadlineMs > 0)
        QTimer::singleShot(deadlineMs, this, [this, id] { expire(id); });
    if (m_state == State::Idle) {
        QTimer::singleShot(0, this, [this, id] {
            if (const auto it = m_calls.find(id); it != m_calls.end() && m_state == State::Idle) {
                const Call dead = std::move(it->second);
                m_calls.erase(it);
                dead.finish(unreachable(u"protocol.not_connected"_s, u"There is no connection to an engine."_s,
                                        u"Connect first."_s));
            }
        });
    } else if (now) {
        transmit(id, entry);
    }
}

void DoorClient::Private::handshakeCall(const QString &method, const QJsonObject &params, Callback done) {
    Call call;
    call.method = method;
    call.params = params;
    call.done = std::move(done);
    call.handshake = true;
    addCall(std::move(call), 0);
}

void DoorClient::Private::transmit(int id, Call &call) {
    const QByteArray text = encode(RpcRequest{id, call.method, call.params});
    call.sent = true;
    m_channel->sendText(text);
}

void DoorClient::Private::expire(int id) {
    const auto it = m_calls.find(id);
    if (it == m_calls.end())
        return;
    const Call dead = std::move(it->second);
    m_calls.erase(it);
    dead.finish(unreachable(u"protocol.deadline"_s, u"The engine did not answer %1 in time."_s.arg(dead.method),
                            dead.sent ? u"It may still have done it: look before you ask again."_s
                                      : u"The connection is down; it was not asked."_s));
}

void DoorClient::Private::heard() {
    m_heard.start();
    m_pinging = false;
    if (m_state == State::Stale)
        setState(State::Live);
}

void DoorClient::Private::beat() {
    const qint64 silent = m_heard.isValid() ? m_heard.elapsed() : 0;
    if (silent > 3 * qint64(m_options.staleAfterMs)) {
        lose(unreachable(u"protocol.silent"_s, u"The engine has not been heard of for %1 s."_s.arg(silent / 1000)));
        return;
    }
    if (silent >= m_options.heartbeatMs && !m_pinging) {
        m_pinging = true;
        handshakeCall(u"engine.ping"_s, {}, nullptr);
    }
    if (silent > m_options.staleAfterMs)
        setState(State::Stale);
}

void DoorClient::Private::onText(const QByteArray &text) {
    const QPointer<Private> self(this);
    heard();
    if (!self)
        return;
    auto decoded = decodeRpc(text);
    if (const auto *fault = std::get_if<RpcFault>(&decoded)) {
        lose(fault->error);
        return;
    }
    const auto &message = std::get<RpcMessage>(decoded);
    if (const auto *response = std::get_if<RpcResponse>(&message))
        onResponse(*response);
    else
        onNotification(std::get<RpcRequest>(message));
}

void DoorClient::Private::onResponse(const RpcResponse &response) {
    const auto it = m_calls.find(response.id.toInt());
    if (it == m_calls.end())
        return; // its deadline was over
    const Call call = std::move(it->second);
    m_calls.erase(it);
    const QPointer<Private> self(this);
    watchSession(call.method, response.result);
    if (self)
        call.finish(response.result);
}

void DoorClient::Private::watchSession(const QString &method, const Expected<QJsonValue> &result) {
    if (result) {
        if (opensSession(method)) {
            if (const auto token = result->toObject().value("token"_L1).toString(); !token.isEmpty())
                m_token = token;
            if (method != "session.resume"_L1)
                subscribeNow();
        } else if (method == "session.logout"_L1) {
            m_token.clear();
            m_subscribed = false;
        }
        return;
    }
    if (opensSession(method) || m_token.isEmpty())
        return;
    if (result.error().code == "session.locked"_L1) {
        Q_EMIT q.sessionLocked();
    } else if (endsSession(result.error())) {
        m_token.clear();
        m_subscribed = false;
        Q_EMIT q.sessionLost(result.error());
    }
}

void DoorClient::Private::onNotification(const RpcRequest &note) {
    if (note.method == "event"_L1) {
        if (!m_subscribed || m_subscribing > 0)
            return;
        const auto event = EventMessage::fromJson(note.params);
        if (!event || event->seq <= m_after.value_or(0))
            return;
        m_after = event->seq;
        Q_EMIT q.eventReceived(*event);
        return;
    }
    if (note.method == "live"_L1) {
        QJsonObject json = note.params;
        json[u"seq"_s] = 1; // it has none
        if (auto event = EventMessage::fromJson(json); event && m_subscribed) {
            event->seq = 0;
            Q_EMIT q.eventReceived(*event);
        }
        return;
    }
    const Error error = Error::fromJson(note.params.value("error"_L1).toObject());
    if (note.method == "door.dropping"_L1) {
        qCWarning(lcDoor) << "dropped by the engine:" << error.toString();
        Q_EMIT q.droppedByEngine(error);
    } else if (note.method == "session.locked"_L1) {
        Q_EMIT q.sessionLocked();
    } else if (note.method == "session.closed"_L1 && !m_token.isEmpty()) {
        m_token.clear();
        m_subscribed = false;
        Q_EMIT q.sessionLost(error);
    }
}

void DoorClient::Private::subscribeNow() {
    if (!m_wantsEvents || !m_channel || m_token.isEmpty())
        return;
    QJsonObject params{{u"types"_s, QJsonArray::fromStringList(m_types)}};
    if (m_after)
        params.insert(u"after"_s, *m_after);
    ++m_subscribing;
    handshakeCall(u"events.subscribe"_s, params, [this, hadCursor = m_after.has_value()](const Expected<QJsonValue> &r) {
        --m_subscribing;
        if (r) {
            m_subscribed = true;
            if (m_subscribing == 0 && !hadCursor)
                m_after = r->toObject().value("from"_L1).toInteger();
            return;
        }
        if (r.error().code == "events.cursor_unknown"_L1 && hadCursor) {
            m_after.reset();
            subscribeNow();
            Q_EMIT q.resyncNeeded();
        } else {
            qCWarning(lcDoor) << "no events:" << r.error().toString();
        }
    });
}

void DoorClient::Private::onBinary(const QByteArray &body) {
    heard();
    const auto chunk = decodeChunk(body);
    if (!chunk)
        return;
    for (const auto &job : m_transfers)
        job->onChunk(*chunk);
    sweepTransfers();
}

void DoorClient::Private::startTransfer(std::unique_ptr<TransferJob> job) {
    auto *raw = job.get();
    m_transfers.push_back(std::move(job));
    raw->onLive();
}

void DoorClient::Private::sweepTransfers() {
    QTimer::singleShot(0, this, [this] {
        std::erase_if(m_transfers, [](const auto &job) { return job->isOver(); });
    });
}

void DoorClient::Private::onClosed(const Error &error) {
    if (isDistrust(error) && m_token.isEmpty())
        giveUp(error);
    else
        lose(error);
}

void DoorClient::Private::lose(const Error &error) {
    const bool wasLive = isLive();
    dropChannel();
    // Answers on their way are lost; what may be repeated waits for the next connection.
    std::vector<Call> dead;
    for (auto it = m_calls.begin(); it != m_calls.end();) {
        Call &call = it->second;
        if (call.sent && !call.handshake && call.repeatable)
            call.sent = false;
        if (call.handshake || call.sent) {
            if (!call.handshake)
                dead.push_back(std::move(call));
            it = m_calls.erase(it);
        } else {
            ++it;
        }
    }
    const int shift = std::min(m_attempts++, 12);
    const qint64 pause =
        std::min<qint64>(m_options.backOffMaxMs, qint64(std::max(1, m_options.backOffMinMs)) << shift);
    m_reconnect.start(int(pause * (80 + QRandomGenerator::global()->bounded(40)) / 100));
    const QPointer<Private> self(this);
    if (wasLive)
        setState(State::Lost);
    else if (self)
        Q_EMIT q.connectionFailed(error);
    for (const auto &call : dead)
        if (self)
            call.finish(unreachable(u"protocol.connection_lost"_s,
                                    u"The connection broke before the answer to %1 came."_s.arg(call.method),
                                    u"It may have been done: look before you ask again."_s));
    if (self)
        for (const auto &job : m_transfers)
            job->onLost();
}

void DoorClient::Private::giveUp(const Error &error) {
    disconnectAll();
    Q_EMIT q.connectionFailed(error);
}

void DoorClient::Private::disconnectAll() {
    dropChannel();
    m_token.clear();
    m_wantsEvents = false;
    m_after.reset();
    const auto calls = std::exchange(m_calls, {});
    auto jobs = std::exchange(m_transfers, {});
    const QPointer<Private> self(this);
    setState(State::Idle);
    const Error error{ErrorKind::Unreachable, u"protocol.closed"_s, u"The connection was closed."_s, {}, {}};
    for (const auto &[id, call] : calls)
        if (!call.handshake)
            call.finish(error);
    for (const auto &job : jobs)
        job->abandon(error);
}

} // namespace lianxin
