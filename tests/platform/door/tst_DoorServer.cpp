// SPDX-License-Identifier: GPL-3.0-or-later
#include "DoorHouse.h"
#include "platform/protocol/Frame.h"
#include "platform/protocol/Rpc.h"
#include "support/TestRegistry.h"
#include <QBuffer>
#include <QCryptographicHash>
#include <QLocalSocket>
#include <QSignalSpy>
#include <sys/stat.h>

using namespace lianxin;
using lianxin::test::DoorHouse;
using lianxin::test::kPassword;

namespace {

//! \brief A client that can misbehave: raw frames over a plain socket.
class RawClient {
public:
    explicit RawClient(const QString &path) {
        socket.connectToServer(path);
        socket.waitForConnected(5000);
    }
    void send(const QByteArray &text) { socket.write(encodeFrame(Frame::Kind::Text, text)); }
    void request(int id, const QString &method, const QJsonObject &params = {}) { send(encode(RpcRequest{id, method, params})); }
    void hello(int protocol = 1) {
        request(0, u"engine.hello"_s, {{u"client"_s, u"raw"_s}, {u"version"_s, u"0"_s}, {u"protocol"_s, protocol}});
    }
    //! The next JSON message, or an empty object if none comes.
    QJsonObject next(int ms = 5000) {
        QElapsedTimer timer;
        timer.start();
        for (;;) {
            auto frame = decoder.next();
            if (frame && *frame)
                return QJsonDocument::fromJson((*frame)->body).object();
            if (timer.elapsed() > ms || socket.state() == QLocalSocket::UnconnectedState)
                return {};
            QTest::qWait(5);
            decoder.feed(socket.readAll());
        }
    }
    QString nextErrorCode() { return next()["error"_L1]["data"_L1]["code"_L1].toString(); }
    bool isClosed() const { return socket.state() == QLocalSocket::UnconnectedState; }
    void login(const QString &user) {
        hello();
        next();
        request(1, u"session.login"_s, {{u"login"_s, user}, {u"password"_s, QString::fromLatin1(kPassword)}});
        QVERIFY(next().contains("result"_L1));
    }

    QLocalSocket socket;
    FrameDecoder decoder;
};

} // namespace

class tst_DoorServer : public QObject {
    Q_OBJECT
    using State = DoorClient::State;

    static std::optional<Expected<QJsonValue>> ask(DoorClient &client, const QString &method, const QJsonObject &params = {},
                                                   const DoorClient::CallOptions &options = {}) {
        std::optional<Expected<QJsonValue>> answer;
        client.call(method, params, &client, [&](auto result) { answer = result; }, options);
        QDeadlineTimer patience(20'000);
        while (!answer && !patience.hasExpired())
            QTest::qWait(5);
        return answer;
    }
    static void live(DoorClient &client, DoorHouse &house, const QString &user) {
        client.connectToEngine(house.url());
        QTRY_COMPARE(client.state(), State::Live);
        bool in = false;
        client.login(user, QString::fromLatin1(kPassword), &client, [&](const auto &r) { in = bool(r); });
        QTRY_VERIFY(in);
    }

private Q_SLOTS:
    void login_thenCall_thenLogout() {
        DoorHouse house;
        house.listen();
        DoorClient client;
        client.connectToEngine(house.url());
        QTRY_COMPARE(client.state(), State::Live);
        QCOMPARE(client.engineInfo().value("protocol"_L1).toInt(), 1);
        QCOMPARE(ask(client, u"session.whoami"_s)->error().code, u"door.login_first"_s);
        QCOMPARE(ask(client, u"session.login"_s, {{u"login"_s, u"zhou"_s}, {u"password"_s, u"wrong"_s}})->error().code, u"access.wrong_credentials"_s);
        QVERIFY(client.token().isEmpty());
        std::optional<Expected<QJsonValue>> grant;
        client.login(u"zhou"_s, QString::fromLatin1(kPassword), &client, [&](auto r) { grant = r; });
        QTRY_VERIFY(grant);
        const auto json = (*grant)->toObject();
        QCOMPARE(json["user"_L1]["seatNumber"_L1].toString(), u"0217"_s);
        QCOMPARE(json.value("roles"_L1).toArray().first().toString(), u"seat"_s);
        QVERIFY(json.value("permissions"_L1).toArray().contains(u"calls_handle"_s));
        QCOMPARE(json.value("idleLockMinutes"_L1).toInt(), 15);
        QCOMPARE(client.token(), json.value("token"_L1).toString());
        QCOMPARE(ask(client, u"sample.read"_s, {{u"id"_s, u"1"_s}})->value().toObject().value("phone"_L1).toString(), u"138****1234"_s);
        QCOMPARE((*ask(client, u"session.whoami"_s)).value()["user"_L1]["login"_L1].toString(), u"zhou"_s);
        QVERIFY(house.trail(u"sample.read"_s).at(0).peer.startsWith(u"local uid="_s));

        QSignalSpy lost(&client, &DoorClient::sessionLost);
        QVERIFY(*ask(client, u"session.logout"_s));
        QVERIFY(client.token().isEmpty());
        QCOMPARE(ask(client, u"session.whoami"_s)->error().code, u"door.login_first"_s);
        QCOMPARE(lost.size(), 0);
        const auto trail = house.trail(u"session.login"_s);
        QCOMPARE(trail.size(), 2u);
        QCOMPARE(trail[0].login, u"zhou"_s);
        QCOMPARE(trail[0].outcome, u"access.wrong_credentials"_s);
        QVERIFY(!trail[1].userId.isEmpty());
    }

    void socket_isPrivate_andTakenOverOnlyFromTheDead() {
        DoorHouse house;
        house.listen();
        struct stat info = {};
        QCOMPARE(::stat(QFile::encodeName(house.socket()).constData(), &info), 0);
        QCOMPARE(int(info.st_mode & 0077), 0);
        DoorServer second(house.door);
        QCOMPARE(second.listen(house.socket()).error().code, u"door.engine_running"_s);
        QVERIFY(QFile::exists(house.socket()));
        house.server.reset();
        QFile stale(house.socket()); // what a killed engine leaves
        QVERIFY(stale.open(QIODevice::WriteOnly));
        QVERIFY(second.listen(house.socket()));
    }

    void keyFile_opensASession() {
        DoorHouse house;
        house.listen();
        DoorClient client;
        client.connectToEngine(house.url());
        const auto proofFor = [&](const QByteArray &file) {
            const QString nonce = (*ask(client, u"session.challenge"_s)).value()["nonce"_L1].toString();
            return QJsonObject{{u"nonce"_s, nonce},
                               {u"proof"_s, QString::fromLatin1(keyFileProof(keyFileProofKey(file), nonce.toLatin1()).toHex())}};
        };
        QCOMPARE(ask(client, u"session.loginWithKeyFile"_s, proofFor("other file"))->error().code, u"access.wrong_key_file"_s);
        const auto proof = proofFor("key file");
        QVERIFY(*ask(client, u"session.loginWithKeyFile"_s, proof));
        QCOMPARE((*ask(client, u"session.whoami"_s)).value()["user"_L1]["id"_L1].toString(), u"keyfile"_s);
        QCOMPARE(ask(client, u"session.loginWithKeyFile"_s, proof)->error().code, u"access.wrong_key_file"_s); // used up
        const auto old = proofFor("key file");
        house.clock.advance(61'000);
        QCOMPARE(ask(client, u"session.loginWithKeyFile"_s, old)->error().code, u"access.wrong_key_file"_s);
    }

    void malformed_isAnswered_andTheConnectionGoesOn() {
        DoorHouse house;
        house.listen();
        RawClient raw(house.socket());
        raw.hello();
        QCOMPARE(raw.next().value("id"_L1).toInt(-1), 0);
        raw.send("{not json");
        const auto answer = raw.next();
        QCOMPARE(answer["error"_L1]["code"_L1].toInt(), -32700);
        QVERIFY(answer.value("id"_L1).isNull());
        raw.send("[]");
        QCOMPARE(raw.nextErrorCode(), u"protocol.batch"_s);
        raw.send(R"({"jsonrpc":"2.0","id":"a","method":7})");
        QCOMPARE(raw.nextErrorCode(), u"protocol.not_rpc"_s);
        raw.request(9, u"no.such"_s);
        const auto unknown = raw.next();
        QCOMPARE(unknown["error"_L1]["code"_L1].toInt(), -32601);
        QCOMPARE(unknown.value("id"_L1).toInt(), 9);
        raw.send(R"({"jsonrpc":"2.0","method":"engine.ping"})"); // a notification: no answer
        raw.request(10, u"engine.ping"_s);
        QCOMPARE(raw.next().value("id"_L1).toInt(), 10);
    }

    void hello_tellsTheClockOfBusiness_whereItIsAnother() {
        DoorHouse house;
        const auto greet = [](Door &door) {
            return door.call(Caller(), u"engine.hello"_s, {{u"client"_s, u"x"_s}, {u"version"_s, u"1"_s}, {u"protocol"_s, 1}})->toObject();
        };
        const auto production = greet(house.door);
        QCOMPARE(production.value("now"_L1).toInteger(), house.clock.now());
        QVERIFY(!production.contains("business"_L1));
        const ManualClock business(house.clock.now() + 7'200'000);
        Door::Identity identity;
        identity.businessClock = &business;
        identity.businessSpeed = 60;
        Registry registry;
        Door rehearsal(registry, house.access, identity, nullptr);
        const auto told = greet(rehearsal);
        QCOMPARE(told.value("now"_L1).toInteger(), house.clock.now());
        QCOMPARE(told["business"_L1]["now"_L1].toInteger(), business.now());
        QCOMPARE(told["business"_L1]["speed"_L1].toDouble(), 60.0);
    }

    void helloFirst_andTheRightProtocol() {
        DoorHouse house;
        house.listen();
        RawClient early(house.socket());
        early.request(1, u"api.describe"_s);
        QCOMPARE(early.nextErrorCode(), u"door.hello_first"_s);
        RawClient other(house.socket());
        other.hello(99);
        QCOMPARE(other.nextErrorCode(), u"door.protocol_version"_s);
        QTRY_VERIFY(other.isClosed());
    }

    void oversized_isToldAndDropped() {
        DoorHouse house;
        house.listen();
        RawClient raw(house.socket());
        raw.hello();
        raw.next();
        raw.send(QByteArray(70'000, ' ')); // strangers get 64 KiB
        const auto told = raw.next();
        QCOMPARE(told.value("method"_L1).toString(), u"door.dropping"_s);
        QCOMPARE(told["params"_L1]["error"_L1]["code"_L1].toString(), u"protocol.frame_too_large"_s);
        QTRY_VERIFY(raw.isClosed());
        QTRY_COMPARE(house.server->clients(), 0);

        RawClient known(house.socket());
        known.login(u"zhou"_s);
        known.send(encode(RpcRequest{5, u"sample.read"_s, {{u"id"_s, QString(70'000, u'x')}}}));
        QCOMPARE(known.next().value("id"_L1).toInt(), 5); // 4 MiB for those who are logged in
        known.send(QByteArray((4 << 20) + 1, ' '));
        QCOMPARE(known.next().value("method"_L1).toString(), u"door.dropping"_s);
        QTRY_VERIFY(known.isClosed());
    }

    void garbage_isDropped() {
        DoorHouse house;
        house.listen();
        RawClient raw(house.socket());
        raw.socket.write("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
        QTRY_VERIFY(raw.isClosed());
        RawClient binary(house.socket());
        binary.hello();
        binary.next();
        binary.socket.write(encodeFrame(Frame::Kind::Binary, encodeChunk({newId(), 0, "x"})));
        QCOMPARE(binary.next()["params"_L1]["error"_L1]["code"_L1].toString(), u"door.chunk"_s);
        QTRY_VERIFY(binary.isClosed());
    }

    void slowReader_isDropped_othersAreServed() {
        DoorServer::Options options;
        options.highWater = 256 << 10;
        options.slowAfterMs = 300;
        DoorHouse house(u"intl"_s, options);
        house.listen();
        QSignalSpy gone(house.server.get(), &DoorServer::clientGone);
        RawClient slow(house.socket());
        slow.login(u"zhou"_s);
        slow.socket.setReadBufferSize(1); // reads no more
        slow.request(2, u"events.subscribe"_s, {{u"types"_s, QJsonArray{u"*"_s}}});
        slow.socket.flush();
        DoorClient quick;
        live(quick, house, u"boss"_s);
        int received = 0;
        connect(&quick, &DoorClient::eventReceived, this, [&] { ++received; });
        quick.subscribe({u"*"_s});
        QVERIFY(*ask(quick, u"engine.ping"_s));
        const QString filler(20'000, u'x');
        for (int i = 0; i < 100; ++i) {
            house.happen(u"ticket.changed"_s, {{u"filler"_s, filler}});
            QTest::qWait(1);
        }
        QTRY_COMPARE(received, 100);
        QTRY_COMPARE(gone.size(), 1);
        QCOMPARE(gone[0][1].value<Error>().code, u"door.slow_client"_s);
        QVERIFY(*ask(quick, u"engine.ping"_s));
    }

    void unreadAnswers_dropAtTheHardLimit() {
        DoorServer::Options options;
        options.hardLimit = 2 << 20;
        DoorHouse house(u"intl"_s, options);
        house.listen();
        QSignalSpy gone(house.server.get(), &DoorServer::clientGone);
        RawClient raw(house.socket());
        raw.login(u"zhou"_s);
        raw.socket.setReadBufferSize(1);
        for (int i = 0; i < 6; ++i)
            raw.request(10 + i, u"sample.big"_s, {{u"bytes"_s, 1'000'000}});
        QTRY_COMPARE(gone.size(), 1);
        QCOMPARE(gone[0][1].value<Error>().code, u"door.slow_client"_s);
    }

    void pendingCalls_areLimited() {
        DoorServer::Options options;
        options.maxPending = 2;
        DoorHouse house(u"intl"_s, options);
        house.listen();
        DoorClient client;
        live(client, house, u"zhou"_s);
        client.call(u"sample.later"_s, {}, &client, nullptr);
        client.call(u"sample.later"_s, {}, &client, nullptr);
        QCOMPARE(ask(client, u"sample.later"_s)->error().code, u"door.busy"_s);
        QCOMPARE(house.waiting.size(), 2u);
        house.waiting[0](QJsonValue(1));
        QVERIFY(*ask(client, u"engine.ping"_s));
    }

    void clientGone_beforeTheAnswer_isHarmless() {
        DoorHouse house;
        house.listen();
        {
            DoorClient client;
            live(client, house, u"zhou"_s);
            client.call(u"sample.later"_s, {}, &client, nullptr);
            QTRY_COMPARE(house.waiting.size(), 1u);
        }
        QTRY_COMPARE(house.server->clients(), 0);
        house.waiting[0](QJsonValue(1));
    }

    void tooManyClients_areTurnedAway() {
        DoorServer::Options options;
        options.maxClients = 1;
        DoorHouse house(u"intl"_s, options);
        house.listen();
        RawClient first(house.socket());
        first.hello();
        QVERIFY(first.next().contains("result"_L1));
        RawClient second(house.socket());
        QCOMPARE(second.next()["params"_L1]["error"_L1]["code"_L1].toString(), u"door.full"_s);
        QTRY_VERIFY(second.isClosed());
        first.request(2, u"engine.ping"_s);
        QVERIFY(first.next().contains("result"_L1));
    }

    void idleSession_locks_unlocks() {
        DoorHouse house;
        house.listen();
        DoorClient client;
        live(client, house, u"zhou"_s);
        QSignalSpy locked(&client, &DoorClient::sessionLocked);
        house.clock.advance(16 * 60'000);
        QCOMPARE(ask(client, u"sample.read"_s, {{u"id"_s, u"1"_s}})->error().code, u"session.locked"_s);
        QVERIFY(locked.size() >= 1);
        QCOMPARE(ask(client, u"session.unlock"_s, {{u"password"_s, u"wrong"_s}})->error().code, u"access.wrong_credentials"_s);
        QVERIFY(*ask(client, u"session.unlock"_s, {{u"password"_s, QString::fromLatin1(kPassword)}}));
        QVERIFY(*ask(client, u"sample.read"_s, {{u"id"_s, u"1"_s}}));
        QVERIFY(*ask(client, u"session.lock"_s));
        QCOMPARE(ask(client, u"session.touch"_s)->error().code, u"session.locked"_s);
    }

    void lockedUser_losesTheSessionAtOnce() {
        DoorHouse house;
        house.listen();
        DoorClient client;
        live(client, house, u"zhou"_s);
        QSignalSpy lost(&client, &DoorClient::sessionLost);
        QVERIFY(house.access.users.setLocked(house.as(u"zhou"_s).userId, true, u"engine"_s));
        QTRY_COMPARE(lost.size(), 1);
        QCOMPARE(ask(client, u"session.whoami"_s)->error().code, u"door.login_first"_s);
    }

    void changedPassword_endsTheSessions() {
        DoorHouse house;
        house.listen();
        DoorClient client;
        live(client, house, u"zhou"_s);
        QSignalSpy lost(&client, &DoorClient::sessionLost);
        const QJsonObject params{{u"password"_s, QString::fromLatin1(kPassword)}, {u"newPassword"_s, u"another horse 2"_s}};
        QVERIFY(*ask(client, u"session.changePassword"_s, params));
        QTRY_COMPARE(lost.size(), 1);
        QVERIFY(house.access.users.authenticate(u"zhou"_s, u"another horse 2"_s));
    }

    void download_andUpload_overTheSocket() {
        DoorHouse house;
        house.listen();
        DoorClient client;
        live(client, house, u"zhou"_s);
        const auto offer = (*ask(client, u"sample.open"_s)).value().toObject();
        QBuffer sink;
        QVERIFY(sink.open(QIODevice::ReadWrite));
        std::optional<Expected<void>> fetched;
        qint64 last = 0;
        client.download(offer, &sink, this, [&](qint64 done, qint64) { last = done; }, [&](auto r) { fetched = r; });
        QTRY_VERIFY(fetched);
        QVERIFY2(*fetched, *fetched ? "" : qPrintable(fetched->error().toString()));
        QCOMPARE(sink.data(), house.content);
        QCOMPARE(last, house.content.size());

        QByteArray workbook(900'001, 'a');
        QBuffer source(&workbook);
        QVERIFY(source.open(QIODevice::ReadOnly));
        std::optional<Expected<QString>> sent;
        client.upload(u"名单.csv"_s, &source, this, nullptr, [&](auto r) { sent = r; });
        QTRY_VERIFY(sent);
        QVERIFY2(*sent, *sent ? "" : qPrintable(sent->error().toString()));
        QFile file(*house.access.transfers.pathOf(house.as(u"zhou"_s), **sent));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), workbook);

        // Somebody else's transfer does not exist.
        DoorClient other;
        live(other, house, u"boss"_s);
        QCOMPARE(ask(other, u"transfers.read"_s, {{u"transfer"_s, offer.value("transfer"_L1)}, {u"offset"_s, 0}, {u"length"_s, 1}})->error().code,
                 u"transfers.unknown"_s);
    }

    void serverGone_isTold_clientFindsTheNextOne() {
        DoorHouse house;
        house.listen();
        DoorClient::Options options;
        options.backOffMinMs = 20;
        options.backOffMaxMs = 100;
        DoorClient client(options, nullptr);
        live(client, house, u"zhou"_s);
        QSignalSpy dropped(&client, &DoorClient::droppedByEngine);
        house.server.reset();
        QTRY_COMPARE(client.state(), State::Lost);
        QCOMPARE(dropped.size(), 1);
        QCOMPARE(dropped[0][0].value<Error>().code, u"door.closing"_s);
        house.server = std::make_unique<DoorServer>(house.door);
        house.listen();
        QTRY_COMPARE(client.state(), State::Live);
        QVERIFY(*ask(client, u"session.whoami"_s)); // resumed by its token
    }
};

LIANXIN_TEST(tst_DoorServer);
#include "tst_DoorServer.moc"
