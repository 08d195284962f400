// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "platform/protocol/Channel.h"
#include "platform/protocol/DoorClient.h"
#include "platform/protocol/Rpc.h"
#include <QElapsedTimer>
#include <QPointer>
#include <QTimer>
#include <map>

namespace lianxin {

class TransferJob;

//! \brief The workings of DoorClient: connection, handshake, calls under way, subscription, transfers.
class DoorClient::Private final : public QObject {
public:
    Private(DoorClient &owner, Options options);
    ~Private() override;

    struct Call {
        QString method;
        QJsonObject params;
        QPointer<QObject> context;
        bool hasContext = false;
        Callback done;
        bool sent = false;
        bool repeatable = false; //!< has an idempotency key
        bool handshake = false;  //!< belongs to one connection, goes before everything
        void finish(Expected<QJsonValue> result) const {
            if (done && (!hasContext || context))
                done(std::move(result));
        }
    };

    void connectTo(const QString &url, const QByteArray &pin);
    void disconnectAll();
    void addCall(Call call, int deadlineMs);
    void subscribeNow();
    void startTransfer(std::unique_ptr<TransferJob> job);
    bool isLive() const { return m_state == State::Live || m_state == State::Stale; }

    DoorClient &q;
    Options m_options;
    ChannelFactory m_factory;
    QString m_url;
    QByteArray m_pin;             //!< of the engine's certificate
    QByteArray m_peerCertificate; //!< PEM
    std::unique_ptr<Channel> m_channel;
    State m_state = State::Idle;
    QString m_token;
    QJsonObject m_engineInfo;

    bool m_wantsEvents = false;
    QStringList m_types;
    std::optional<qint64> m_after; //!< cursor; nothing: from now on
    bool m_subscribed = false;     //!< on this connection
    int m_subscribing = 0;         //!< answers awaited; events of an older subscription are ignored meanwhile

    std::vector<std::unique_ptr<TransferJob>> m_transfers;
    QElapsedTimer m_heard;

private:
    void attempt();
    void onOpened();
    void resumeSession();
    void becomeLive();
    void onText(const QByteArray &text);
    void onResponse(const RpcResponse &response);
    void onNotification(const RpcRequest &note);
    void onBinary(const QByteArray &body);
    void onClosed(const Error &error);
    void lose(const Error &error);
    void giveUp(const Error &error);
    void watchSession(const QString &method, const Expected<QJsonValue> &result);
    void handshakeCall(const QString &method, const QJsonObject &params, Callback done);
    void transmit(int id, Call &call);
    void expire(int id);
    void beat();
    void heard();
    void setState(State state);
    void dropChannel();
    void sweepTransfers();

    int m_nextId = 1;
    std::map<int, Call> m_calls;
    int m_attempts = 0;
    bool m_pinging = false;
    QTimer m_reconnect;
    QTimer m_heartbeat;
    QTimer m_handshakeDeadline;
};

} // namespace lianxin
