// SPDX-License-Identifier: GPL-3.0-or-later
#include "FakeEngine.h"
#include "platform/protocol/DoorClient.h"
#include "support/TestRegistry.h"
#include <QBuffer>
#include <QCryptographicHash>
#include <QSignalSpy>
#include <QTest>
#include <QTimer>

using namespace lianxin;
using lianxin::test::FakeEngine;

namespace {

DoorClient::Options quick() {
    DoorClient::Options options;
    options.backOffMinMs = 10;
    options.backOffMaxMs = 50;
    options.heartbeatMs = 60'000;
    options.staleAfterMs = 120'000;
    return options;
}

} // namespace

class tst_DoorClient : public QObject {
    Q_OBJECT
    using State = DoorClient::State;

    static void goLive(DoorClient &client, FakeEngine &engine) {
        client.connectToEngine(engine.url());
        QTRY_COMPARE(client.state(), State::Live);
    }
    static void login(DoorClient &client) {
        bool done = false;
        client.login(u"zhou"_s, u"secret"_s, nullptr, [&](const Expected<QJsonValue> &r) { done = bool(r); });
        QTRY_VERIFY(done);
    }

private Q_SLOTS:
    void call_answered_givesTheResult() {
        FakeEngine engine;
        DoorClient client(quick(), nullptr);
        const QSignalSpy greeted(&client, &DoorClient::greeted);
        goLive(client, engine);
        QCOMPARE(greeted.size(), 1);
        QCOMPARE(greeted.first().first().toJsonObject(), client.engineInfo());
        QCOMPARE(client.engineInfo().value("engineId"_L1).toString(), u"e"_s);
        std::optional<Expected<QJsonValue>> result;
        client.call(u"tickets.list"_s, {{u"limit"_s, 1}}, nullptr, [&](auto r) { result = r; });
        QTRY_VERIFY(result);
        QCOMPARE((**result).toObject().value("echo"_L1).toString(), u"tickets.list"_s);
        QVERIFY(client.ageMs() >= 0);
    }

    void call_beforeConnection_waitsForIt() {
        FakeEngine engine;
        DoorClient client(quick(), nullptr);
        client.connectToEngine(engine.url());
        std::optional<Expected<QJsonValue>> result;
        client.call(u"a.b"_s, {}, nullptr, [&](auto r) { result = r; });
        QTRY_VERIFY(result);
        QVERIFY(*result);
    }

    void call_withoutConnecting_failsLater() {
        DoorClient client(quick(), nullptr);
        std::optional<Expected<QJsonValue>> result;
        client.call(u"a.b"_s, {}, nullptr, [&](auto r) { result = r; });
        QVERIFY(!result);
        QTRY_VERIFY(result);
        QCOMPARE(result->error().code, u"protocol.not_connected"_s);
    }

    void call_contextGone_neverCallsBack() {
        FakeEngine engine;
        DoorClient client(quick(), nullptr);
        goLive(client, engine);
        bool called = false;
        {
            QObject context;
            client.call(u"a.b"_s, {}, &context, [&](auto) { called = true; });
        }
        QTRY_COMPARE(engine.count(u"a.b"_s), 1);
        std::optional<Expected<QJsonValue>> next;
        client.call(u"a.c"_s, {}, nullptr, [&](auto r) { next = r; });
        QTRY_VERIFY(next);
        QVERIFY(!called);
    }

    void call_unanswered_failsAtItsDeadline() {
        FakeEngine engine;
        DoorClient client(quick(), nullptr);
        goLive(client, engine);
        engine.mute = true;
        std::optional<Expected<QJsonValue>> result;
        client.call(u"a.b"_s, {}, nullptr, [&](auto r) { result = r; }, {.deadlineMs = 50, .idempotencyKey = {}});
        QTRY_VERIFY(result);
        QCOMPARE(result->error().code, u"protocol.deadline"_s);
    }

    void brokenConnection_failsPlainCalls_repeatsKeyedOnes() {
        FakeEngine engine;
        DoorClient client(quick(), nullptr);
        goLive(client, engine);
        engine.mute = true;
        std::optional<Expected<QJsonValue>> plain;
        std::optional<Expected<QJsonValue>> keyed;
        client.call(u"a.plain"_s, {}, nullptr, [&](auto r) { plain = r; });
        client.call(u"a.keyed"_s, {}, nullptr, [&](auto r) { keyed = r; },
                    {.deadlineMs = 20'000, .idempotencyKey = u"key-12345"_s});
        QTRY_COMPARE(engine.count(u"a.keyed"_s), 1);
        engine.mute = false;
        engine.breakConnection();
        QTRY_VERIFY(plain);
        QCOMPARE(plain->error().code, u"protocol.connection_lost"_s);
        QTRY_VERIFY(keyed);
        QVERIFY(*keyed);
        QCOMPARE(engine.count(u"a.keyed"_s), 2);
        QCOMPARE(engine.count(u"a.plain"_s), 1);
        QCOMPARE(engine.lastOf(u"a.keyed"_s).params.value("idempotencyKey"_L1).toString(), u"key-12345"_s);
    }

    void reconnect_resumesSessionAndSubscription() {
        FakeEngine engine;
        DoorClient client(quick(), nullptr);
        QSignalSpy states(&client, &DoorClient::stateChanged);
        QSignalSpy events(&client, &DoorClient::eventReceived);
        goLive(client, engine);
        client.subscribe({u"call.*"_s});
        QCOMPARE(engine.count(u"events.subscribe"_s), 0); // nobody is logged in yet
        login(client);
        QTRY_COMPARE(engine.count(u"events.subscribe"_s), 1);
        QTRY_COMPARE(client.cursor(), 100);
        engine.event(101);
        engine.event(102);
        engine.event(102); // never twice
        QTRY_COMPARE(events.size(), 2);
        engine.breakConnection();
        QTRY_COMPARE(engine.count(u"events.subscribe"_s), 2);
        QCOMPARE(engine.lastOf(u"session.resume"_s).params.value("token"_L1).toString(), u"T1"_s);
        QCOMPARE(engine.lastOf(u"events.subscribe"_s).params.value("after"_L1).toInteger(), 102);
        QTRY_COMPARE(client.state(), State::Live);
        QVERIFY(states.contains(QVariantList{QVariant::fromValue(State::Lost)}));
    }

    void reconnect_cursorUnknown_asksForResyncAndGoesOnFromNow() {
        FakeEngine engine;
        DoorClient client(quick(), nullptr);
        QSignalSpy resync(&client, &DoorClient::resyncNeeded);
        engine.handle = [&](const RpcRequest &request) {
            if (request.method != "events.subscribe"_L1 || !request.params.contains("after"_L1))
                return false;
            engine.answer(request.id, Error{ErrorKind::Conflict, u"events.cursor_unknown"_s, u"no"_s, {}, {}});
            return true;
        };
        goLive(client, engine);
        client.subscribe({u"*"_s}, 7777);
        login(client);
        QTRY_COMPARE(resync.size(), 1);
        QTRY_COMPARE(client.cursor(), 100);
    }

    void reconnect_sessionRefused_tellsAndStaysLive() {
        FakeEngine engine;
        DoorClient client(quick(), nullptr);
        QSignalSpy lost(&client, &DoorClient::sessionLost);
        engine.handle = [&](const RpcRequest &request) {
            if (request.method != "session.resume"_L1)
                return false;
            engine.answer(request.id, Error{ErrorKind::Refused, u"session.expired"_s, u"old"_s, {}, {}});
            return true;
        };
        client.setToken(u"old"_s);
        goLive(client, engine);
        QCOMPARE(lost.size(), 1);
        QVERIFY(client.token().isEmpty());
    }

    void engineDead_keepsTrying_comesBack() {
        FakeEngine engine;
        DoorClient client(quick(), nullptr);
        goLive(client, engine);
        QSignalSpy failed(&client, &DoorClient::connectionFailed);
        engine.stop();
        QTRY_COMPARE(client.state(), State::Lost);
        QTRY_VERIFY(failed.size() >= 2);
        QCOMPARE(failed[0][0].value<Error>().code, u"protocol.no_engine"_s);
        engine.listen();
        QTRY_COMPARE(client.state(), State::Live);
    }

    void silentEngine_turnsStale_thenLiveAgain() {
        FakeEngine engine;
        auto options = quick();
        options.heartbeatMs = 20;
        options.staleAfterMs = 1000;
        DoorClient client(options, nullptr);
        goLive(client, engine);
        QTRY_VERIFY(engine.count(u"engine.ping"_s) > 0);
        engine.mute = true;
        QTRY_COMPARE(client.state(), State::Stale);
        QVERIFY(client.ageMs() >= 1000);
        engine.mute = false;
        engine.notify(u"nothing"_s, {});
        QTRY_COMPARE(client.state(), State::Live);
    }

    void silentForLong_isGivenUpAndReconnected() {
        FakeEngine engine;
        auto options = quick();
        options.heartbeatMs = 20;
        options.staleAfterMs = 100;
        options.helloDeadlineMs = 300; // the next greeting may go unanswered, too
        DoorClient client(options, nullptr);
        goLive(client, engine);
        engine.mute = true;
        QTRY_COMPARE(client.state(), State::Lost);
        engine.mute = false;
        QTRY_COMPARE(client.state(), State::Live);
        QVERIFY(engine.count(u"engine.hello"_s) >= 2);
    }

    void otherProtocol_givesUp() {
        FakeEngine engine;
        engine.handle = [&](const RpcRequest &request) {
            engine.answer(request.id, Error{ErrorKind::Usage, u"door.protocol_version"_s, u"no"_s, {}, {}});
            return true;
        };
        DoorClient client(quick(), nullptr);
        QSignalSpy failed(&client, &DoorClient::connectionFailed);
        client.connectToEngine(engine.url());
        QTRY_COMPARE(failed.size(), 1);
        QCOMPARE(client.state(), State::Idle);
        QTest::qWait(100);
        QCOMPARE(engine.count(u"engine.hello"_s), 1);
    }

    void unknownTransport_givesUpAtOnce() {
        DoorClient client(quick(), nullptr);
        QSignalSpy failed(&client, &DoorClient::connectionFailed);
        client.connectToEngine(u"ftp://x"_s);
        QTRY_COMPARE(failed.size(), 1);
        QCOMPARE(failed[0][0].value<Error>().code, u"protocol.transport_unknown"_s);
        QCOMPARE(client.state(), State::Idle);
    }

    void disconnect_failsWaitingCalls() {
        FakeEngine engine;
        DoorClient client(quick(), nullptr);
        goLive(client, engine);
        engine.mute = true;
        std::optional<Expected<QJsonValue>> result;
        client.call(u"a.b"_s, {}, nullptr, [&](auto r) { result = r; });
        client.disconnectFromEngine();
        QVERIFY(result);
        QCOMPARE(result->error().code, u"protocol.closed"_s);
        QCOMPARE(client.state(), State::Idle);
    }

    void callback_mayDeleteTheClient() {
        FakeEngine engine;
        auto client = std::make_unique<DoorClient>(quick(), nullptr);
        goLive(*client, engine);
        client->call(u"a.b"_s, {}, nullptr, [&](auto) { client.reset(); });
        QTRY_VERIFY(!client);
    }

    void dropped_isTold() {
        FakeEngine engine;
        DoorClient client(quick(), nullptr);
        goLive(client, engine);
        QSignalSpy dropped(&client, &DoorClient::droppedByEngine);
        const Error why{ErrorKind::Refused, u"door.slow_client"_s, u"slow"_s, {}, {}};
        engine.notify(u"door.dropping"_s, {{u"error"_s, why.toJson()}});
        QTRY_COMPARE(dropped.size(), 1);
        QCOMPARE(dropped[0][0].value<Error>().code, u"door.slow_client"_s);
    }

    void lockedSession_isTold() {
        FakeEngine engine;
        DoorClient client(quick(), nullptr);
        goLive(client, engine);
        login(client);
        QSignalSpy locked(&client, &DoorClient::sessionLocked);
        engine.handle = [&](const RpcRequest &request) {
            engine.answer(request.id, Error{ErrorKind::Refused, u"session.locked"_s, u"locked"_s, {}, {}});
            return true;
        };
        client.call(u"a.b"_s, {}, nullptr, nullptr);
        QTRY_COMPARE(locked.size(), 1);
        QCOMPARE(client.token(), u"T1"_s);
    }

    void download_survivesABreak_checksTheHash() {
        FakeEngine engine;
        QByteArray content(3 * kChunkBytes + 17, '\0');
        for (qsizetype i = 0; i < content.size(); ++i)
            content[i] = char(i * 31 % 251);
        const QString transfer = u"0190a0b0-1234-7abc-8def-000102030405"_s;
        int reads = 0;
        engine.handle = [&](const RpcRequest &request) {
            if (request.method != "transfers.read"_L1)
                return false;
            if (++reads == 3) {
                QTimer::singleShot(0, &engine, [&] { engine.breakConnection(); });
                return true;
            }
            const qint64 offset = request.params.value("offset"_L1).toInteger();
            const qint64 length = request.params.value("length"_L1).toInteger();
            engine.channel()->sendBinary(encodeChunk({transfer, offset, content.mid(offset, length)}));
            engine.answer(request.id, QJsonValue(QJsonObject{{u"offset"_s, offset}}));
            return true;
        };
        DoorClient client(quick(), nullptr);
        goLive(client, engine);
        const auto hash = QString::fromLatin1(QCryptographicHash::hash(content, QCryptographicHash::Sha256).toHex());
        const QJsonObject offer{{u"transfer"_s, transfer}, {u"bytes"_s, content.size()}, {u"sha256"_s, hash}};
        QBuffer sink;
        QVERIFY(sink.open(QIODevice::ReadWrite));
        sink.write(content.first(1000)); // from an earlier try
        std::optional<Expected<void>> result;
        client.download(offer, &sink, this, nullptr, [&](auto r) { result = r; });
        QTRY_VERIFY(result);
        QVERIFY2(*result, result->hasValue() ? "" : qPrintable(result->error().toString()));
        QCOMPARE(sink.data(), content);

        QBuffer wrong;
        QVERIFY(wrong.open(QIODevice::ReadWrite));
        wrong.write("not the beginning");
        std::optional<Expected<void>> second;
        client.download(offer, &wrong, this, nullptr, [&](auto r) { second = r; });
        QTRY_VERIFY(second);
        QCOMPARE(second->error().code, u"protocol.transfer_hash"_s);
    }

    void download_refused_fails() {
        FakeEngine engine;
        engine.handle = [&](const RpcRequest &request) {
            if (request.method != "transfers.read"_L1)
                return false;
            engine.answer(request.id, Error{ErrorKind::NotFound, u"transfers.unknown"_s, u"gone"_s, {}, {}});
            return true;
        };
        DoorClient client(quick(), nullptr);
        goLive(client, engine);
        QBuffer sink;
        QVERIFY(sink.open(QIODevice::ReadWrite));
        std::optional<Expected<void>> result;
        client.download({{u"transfer"_s, u"x"_s}, {u"bytes"_s, 10}}, &sink, this, nullptr, [&](auto r) { result = r; });
        QTRY_VERIFY(result);
        QCOMPARE(result->error().code, u"transfers.unknown"_s);
    }
};

LIANXIN_TEST(tst_DoorClient);
#include "tst_DoorClient.moc"
