// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "platform/protocol/Channel.h"
#include "platform/protocol/Rpc.h"
#include <QLocalServer>
#include <QTemporaryDir>
#include <QTest>
#include <functional>
#include <optional>

namespace lianxin::test {

//! \brief The other end of a DoorClient, with answers that the test decides.
class FakeEngine : public QObject {
public:
    using Answer = std::function<std::optional<Expected<QJsonValue>>(const RpcRequest &)>;
    FakeEngine() { listen(); }
    ~FakeEngine() override { stop(); }

    QString url() const { return u"local:"_s + m_directory.path() + u"/s"_s; }
    void listen() {
        connect(&m_server, &QLocalServer::newConnection, this, &FakeEngine::accept, Qt::UniqueConnection);
        QVERIFY(m_server.listen(m_directory.path() + u"/s"_s));
    }
    //! Dies, as far as a client can see.
    void stop() {
        m_server.close();
        breakConnection();
    }
    void breakConnection() { m_channel.reset(); }
    void notify(const QString &method, const QJsonObject &params) {
        m_channel->sendText(encode(RpcRequest{QJsonValue::Undefined, method, params}));
    }
    void event(qint64 seq) {
        notify(u"event"_s, {{u"seq"_s, seq}, {u"type"_s, u"call.ended"_s}, {u"payload"_s, QJsonObject()}});
    }

    int count(const QString &method) const {
        return int(std::count_if(asked.begin(), asked.end(), [&](const auto &r) { return r.method == method; }));
    }
    RpcRequest lastOf(const QString &method) const {
        for (auto it = asked.rbegin(); it != asked.rend(); ++it)
            if (it->method == method)
                return *it;
        return {};
    }
    Channel *channel() const { return m_channel.get(); }

    std::vector<RpcRequest> asked;
    bool mute = false; //!< reads and answers nothing
    //! Asked first; nothing: no answer at all. Unset or not handled: the plain answers below.
    std::function<bool(const RpcRequest &)> handle;

private:
    void accept() {
        std::unique_ptr<QLocalSocket> socket(m_server.nextPendingConnection());
        m_channel = std::make_unique<LocalChannel>(std::move(socket), FrameLimits{});
        connect(m_channel.get(), &Channel::textReceived, this, [this](const QByteArray &text) {
            const auto decoded = decodeRpc(text);
            const auto request = std::get<RpcRequest>(std::get<RpcMessage>(decoded));
            asked.push_back(request);
            if (mute || (handle && handle(request)))
                return;
            answer(request.id, plain(request));
        });
    }
    static QJsonValue plain(const RpcRequest &request) {
        if (request.method == "engine.hello"_L1)
            return QJsonObject{{u"protocol"_s, 1}, {u"engineId"_s, u"e"_s}};
        if (request.method == "session.login"_L1)
            return QJsonObject{{u"token"_s, u"T1"_s}};
        if (request.method == "events.subscribe"_L1)
            return QJsonObject{{u"from"_s, request.params.value("after"_L1).toInteger(100)}};
        return QJsonObject{{u"echo"_s, request.method}};
    }

public:
    void answer(const QJsonValue &id, Expected<QJsonValue> result) {
        m_channel->sendText(encode(RpcResponse{id, std::move(result)}));
    }

private:
    QTemporaryDir m_directory;
    QLocalServer m_server;
    std::unique_ptr<Channel> m_channel;
};

} // namespace lianxin::test
