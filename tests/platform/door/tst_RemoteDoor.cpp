// SPDX-License-Identifier: GPL-3.0-or-later
#include "RemoteHouse.h"
#include "platform/protocol/EngineAddress.h"
#include "support/TestRegistry.h"
#include <QBuffer>
#include <QSignalSpy>
#include <QWebSocket>
#include <thread>

using namespace lianxin;
using lianxin::test::Identity;
using lianxin::test::kPassword;
using lianxin::test::Network;
using lianxin::test::RemoteHouse;

// Seats of other machines: over real TLS sockets.
class tst_RemoteDoor : public QObject {
    Q_OBJECT
    using State = DoorClient::State;

    static constexpr int kLong = 30'000;

    static DoorClient::Options quick() {
        DoorClient::Options options;
        options.backOffMinMs = 5;
        options.backOffMaxMs = 50;
        return options;
    }
    static Expected<QJsonValue> ask(DoorClient &client, const QString &method, const QJsonObject &params = {}) {
        std::optional<Expected<QJsonValue>> answer;
        client.call(method, params, &client, [&](Expected<QJsonValue> result) { answer.emplace(std::move(result)); });
        [&] { QTRY_VERIFY_WITH_TIMEOUT(answer, kLong); }();
        return answer ? *answer : Expected<QJsonValue>(Error{ErrorKind::Internal, u"test.no_answer"_s, {}, {}, {}});
    }
    static QString codeOf(const Expected<QJsonValue> &result) { return result ? u"ok"_s : result.error().code; }
    static Expected<QJsonValue> logIn(DoorClient &client, const QString &user, const QString &password = QString::fromLatin1(kPassword)) {
        return ask(client, u"session.login"_s, {{u"login"_s, user}, {u"password"_s, password}});
    }
    static void live(DoorClient &client, RemoteHouse &house, const QString &user = {}) {
        client.connectToEngine(house.wss(), house.identity.fingerprint);
        QTRY_COMPARE_WITH_TIMEOUT(client.state(), State::Live, kLong);
        if (!user.isEmpty())
            QCOMPARE(codeOf(logIn(client, user)), u"ok"_s);
    }
    // What a browser, or anybody with a WebSocket, is.
    static std::unique_ptr<QWebSocket> stranger(const QString &origin = {}) {
        auto socket = std::make_unique<QWebSocket>(origin);
        QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
        tls.setPeerVerifyMode(QSslSocket::VerifyNone);
        socket->setSslConfiguration(tls);
        return socket;
    }

private Q_SLOTS:
    void login_rightFingerprint_works_andTheTrailSaysWhence() {
        RemoteHouse house;
        DoorClient client(quick(), nullptr);
        live(client, house);
        QCOMPARE(codeOf(ask(client, u"api.describe"_s)), u"door.login_first"_s); // strangers get no long answers
        QCOMPARE(codeOf(logIn(client, u"boss"_s)), u"ok"_s);
        QCOMPARE(codeOf(ask(client, u"api.describe"_s)), u"ok"_s);
        const auto read = ask(client, u"sample.read"_s, {{u"id"_s, u"x"_s}});
        QVERIFY(read);
        QCOMPARE(read->toObject()[u"phone"_s].toString(), u"138****1234"_s);
        QVERIFY(isRemotePeer(house.trail(u"session.login"_s).back().peer));
        QVERIFY(client.peerCertificate().startsWith("-----BEGIN CERTIFICATE-----"));
        QCOMPARE(QSslCertificate(client.peerCertificate()).digest(QCryptographicHash::Sha256), house.identity.fingerprint);
        QTRY_COMPARE(house.listener->shakingHands(), 0);
    }

    void fingerprint_ofAnother_refusesBeforeAnythingIsSaid() {
        RemoteHouse house;
        DoorClient client(quick(), nullptr);
        QSignalSpy failed(&client, &DoorClient::connectionFailed);
        client.connectToEngine(house.wss(), Identity::fresh().fingerprint);
        QTRY_COMPARE_WITH_TIMEOUT(failed.size(), 1, kLong);
        const auto error = failed[0][0].value<Error>();
        QCOMPARE(error.code, u"protocol.certificate_changed"_s);
        QCOMPARE(error.place, fingerprintText(house.identity.fingerprint));
        QCOMPARE(client.state(), State::Idle);
        QCOMPARE(house.server->clients(), 0);
    }

    void fingerprint_none_tellsWhatWasShown() {
        RemoteHouse house;
        DoorClient client(quick(), nullptr);
        QSignalSpy failed(&client, &DoorClient::connectionFailed);
        client.connectToEngine(house.wss());
        QTRY_COMPARE_WITH_TIMEOUT(failed.size(), 1, kLong);
        const auto error = failed[0][0].value<Error>();
        QCOMPARE(error.code, u"protocol.certificate_unknown"_s);
        QCOMPARE(*fingerprintFromText(error.place), house.identity.fingerprint);
        QCOMPARE(client.state(), State::Idle);
    }

    void nobodyListens_keepsTrying() {
        quint16 port = 0;
        {
            QTcpServer taken;
            QVERIFY(taken.listen(QHostAddress::LocalHost));
            port = taken.serverPort();
        }
        DoorClient client(quick(), nullptr);
        QSignalSpy failed(&client, &DoorClient::connectionFailed);
        client.connectToEngine(u"wss://127.0.0.1:%1"_s.arg(port), Identity::fresh().fingerprint);
        QTRY_VERIFY_WITH_TIMEOUT(failed.size() >= 2, kLong);
        QCOMPARE(failed[0][0].value<Error>().code, u"protocol.no_engine"_s);
        QCOMPARE(client.state(), State::Connecting);
    }

    // Cut in the middle of the stream, again and again: each event comes once.
    void network_cutWhileEventsFlow_noGapNoDouble() {
        RemoteHouse house;
        Network network(house.listener->port());
        DoorClient client(quick(), nullptr);
        client.connectToEngine(network.wss(), house.identity.fingerprint);
        QTRY_COMPARE_WITH_TIMEOUT(client.state(), State::Live, kLong);
        QCOMPARE(codeOf(logIn(client, u"zhou"_s)), u"ok"_s);
        std::vector<qint64> seen;
        connect(&client, &DoorClient::eventReceived, this, [&](const EventMessage &event) { seen.push_back(event.seq); });
        QSignalSpy states(&client, &DoorClient::stateChanged);
        const qint64 before = house.fixture.store().lastEventSeq();
        client.subscribe({u"ticket.*"_s}, before);
        constexpr int kEvents = 400;
        std::thread writer([&] {
            for (int i = 0; i < kEvents; ++i) {
                (void)house.fixture.store().write([&](Transaction &t) {
                    t.emitEvent(u"ticket.changed"_s, u"t"_s, {{u"i"_s, i}, {u"text"_s, QString(2'000, u'x')}});
                });
                std::this_thread::sleep_for(std::chrono::milliseconds(1));
            }
        });
        for (const int share : {1, 4, 8, 12, 16}) { // cut when so many twentieths have come
            [&] { QTRY_VERIFY_WITH_TIMEOUT(int(seen.size()) >= kEvents * share / 20, kLong); }();
            network.cut();
        }
        writer.join();
        QTRY_COMPARE_WITH_TIMEOUT(qint64(seen.size()), qint64(kEvents), kLong);
        QVERIFY(states.contains(QVariantList{QVariant::fromValue(State::Lost)}));
        QVERIFY(network.passed >= 3);
        for (std::size_t i = 0; i < seen.size(); ++i)
            QCOMPARE(seen[i], before + 1 + qint64(i));
    }

    // The way leads to somebody else for a while: neither token nor question reaches them, and the session goes on after.
    void network_ledToAnother_neverTrusted_goesOnAfter() {
        RemoteHouse house;
        RemoteHouse thief;
        Network network(house.listener->port());
        DoorClient client(quick(), nullptr);
        client.connectToEngine(network.wss(), house.identity.fingerprint);
        QTRY_COMPARE_WITH_TIMEOUT(client.state(), State::Live, kLong);
        QCOMPARE(codeOf(logIn(client, u"zhou"_s)), u"ok"_s);
        QSignalSpy failed(&client, &DoorClient::connectionFailed);
        QSignalSpy lost(&client, &DoorClient::sessionLost);
        QSignalSpy met(thief.server.get(), &DoorServer::clientGone);
        network.leadTo(thief.listener->port());
        network.cut();
        QTRY_VERIFY_WITH_TIMEOUT(failed.size() >= 3, kLong);
        QCOMPARE(failed.back()[0].value<Error>().code, u"protocol.certificate_changed"_s);
        QCOMPARE(client.state(), State::Lost);
        QCOMPARE(met.size(), 0);
        QCOMPARE(thief.server->clients(), 0);
        network.leadTo(house.listener->port());
        network.cut();
        QTRY_COMPARE_WITH_TIMEOUT(client.state(), State::Live, kLong);
        QCOMPARE(lost.size(), 0);
        QCOMPARE(codeOf(ask(client, u"session.whoami"_s)), u"ok"_s);
    }

    void transfers_bothWays_arriveWhole() {
        RemoteHouse house;
        DoorClient client(quick(), nullptr);
        live(client, house, u"boss"_s);
        QByteArray file(3'000'000, '\0');
        for (qsizetype i = 0; i < file.size(); ++i)
            file[i] = char(i * 31 >> 7);
        QBuffer source(&file);
        QVERIFY(source.open(QIODevice::ReadOnly));
        std::optional<Expected<QString>> sent;
        client.upload(u"list.csv"_s, &source, &client, nullptr, [&](const Expected<QString> &id) { sent.emplace(id); });
        QTRY_VERIFY_WITH_TIMEOUT(sent, kLong);
        QVERIFY2(*sent, *sent ? "" : qPrintable(sent->error().toString()));
        const auto length = ask(client, u"sample.length"_s, {{u"path"_s, u"transfer:"_s + **sent}});
        QVERIFY2(length, length ? "" : qPrintable(length.error().toString()));
        QCOMPARE(length->toInt(), int(file.size()));

        const auto offer = ask(client, u"sample.open"_s);
        QVERIFY(offer);
        QBuffer sink;
        QVERIFY(sink.open(QIODevice::ReadWrite));
        std::optional<Expected<void>> fetched;
        client.download(offer->toObject(), &sink, &client, nullptr, [&](const Expected<void> &done) { fetched.emplace(done); });
        QTRY_VERIFY_WITH_TIMEOUT(fetched, kLong);
        QVERIFY(*fetched);
        QCOMPARE(sink.data(), house.content);
    }

    void files_ofTheEngine_cantBeNamedFromAfar() {
        RemoteHouse house;
        house.listen();
        DoorClient client(quick(), nullptr);
        live(client, house, u"boss"_s);
        for (const QString &path : {u"/etc/passwd"_s, u"transfer:../../etc/passwd"_s, u""_s})
            QVERIFY(!ask(client, u"sample.length"_s, {{u"path"_s, path}}));
        QCOMPARE(codeOf(ask(client, u"sample.length"_s, {{u"path"_s, u"/etc/passwd"_s}})), u"door.path_remote"_s);
        QCOMPARE(codeOf(ask(client, u"sample.length"_s, {{u"path"_s, 5}})), u"door.path_remote"_s);
        DoorClient local(quick(), nullptr);
        local.connectToEngine(house.url());
        QTRY_COMPARE_WITH_TIMEOUT(local.state(), State::Live, kLong);
        QCOMPARE(codeOf(logIn(local, u"boss"_s)), u"ok"_s);
        QCOMPARE(codeOf(ask(local, u"sample.length"_s, {{u"path"_s, u"/etc/passwd"_s}})), u"ok"_s);
    }

    void browser_isRefused_whateverItsOrigin() {
        RemoteHouse house;
        for (const QString &origin : {u"https://evil.example"_s, u"null"_s}) {
            const auto socket = stranger(origin);
            QSignalSpy connected(socket.get(), &QWebSocket::connected);
            QSignalSpy gone(socket.get(), &QWebSocket::disconnected);
            QSignalSpy error(socket.get(), QOverload<QAbstractSocket::SocketError>::of(&QWebSocket::error));
            socket->open(QUrl(house.wss()));
            QTRY_VERIFY_WITH_TIMEOUT(error.size() + gone.size() > 0, kLong);
            QCOMPARE(connected.size(), 0);
        }
        QCOMPARE(house.server->clients(), 0);
        QTRY_COMPARE_WITH_TIMEOUT(house.listener->shakingHands(), 0, kLong);
    }

    void handshakes_slowOrWrong_endByThemselves() {
        RemoteHouse house({}, {.handshakeMs = 500});
        QTcpSocket silent; // says nothing at all
        silent.connectToHost(QHostAddress::LocalHost, house.listener->port());
        QTcpSocket plain; // thinks that this is a web server
        plain.connectToHost(QHostAddress::LocalHost, house.listener->port());
        plain.write("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
        QSslSocket half; // TLS, and then a greeting that never ends
        half.setPeerVerifyMode(QSslSocket::VerifyNone);
        half.connectToHostEncrypted(u"127.0.0.1"_s, house.listener->port());
        connect(&half, &QSslSocket::encrypted, &half, [&half] { half.write("GET / HTTP/1.1\r\nHost: x\r\n"); });
        QSslSocket endless;
        endless.setPeerVerifyMode(QSslSocket::VerifyNone);
        endless.connectToHostEncrypted(u"127.0.0.1"_s, house.listener->port());
        connect(&endless, &QSslSocket::encrypted, &endless,
                [&endless] { endless.write("GET / HTTP/1.1\r\nX: " + QByteArray(4 << 20, 'x')); });
        QSignalSpy spoke(&half, &QSslSocket::encrypted);
        QTRY_COMPARE_WITH_TIMEOUT(spoke.size(), 1, kLong);
        for (QTcpSocket *socket : {&silent, &plain, static_cast<QTcpSocket *>(&half), static_cast<QTcpSocket *>(&endless)})
            QTRY_COMPARE_WITH_TIMEOUT(socket->state(), QAbstractSocket::UnconnectedState, kLong);
        QTRY_COMPARE_WITH_TIMEOUT(house.listener->shakingHands(), 0, kLong);
        QCOMPARE(house.server->clients(), 0);
        DoorClient client(quick(), nullptr);
        live(client, house, u"zhou"_s); // and serves on
    }

    void messages_tooLargeBeforeLogin_endTheConnection() {
        RemoteHouse house;
        const auto socket = stranger();
        QSignalSpy gone(socket.get(), &QWebSocket::disconnected);
        QSignalSpy connected(socket.get(), &QWebSocket::connected);
        socket->open(QUrl(house.wss()));
        QTRY_COMPARE_WITH_TIMEOUT(connected.size(), 1, kLong);
        socket->sendTextMessage(QString(600'000, u'x'));
        QTRY_COMPARE_WITH_TIMEOUT(gone.size(), 1, kLong);
        QTRY_COMPARE_WITH_TIMEOUT(house.server->clients(), 0, kLong);
    }

    void silence_beforeTheGreeting_isNotWaitedFor() {
        DoorServer::Options options;
        options.greetingMs = 300;
        RemoteHouse house(options);
        const auto socket = stranger();
        QSignalSpy gone(socket.get(), &QWebSocket::disconnected);
        QSignalSpy heard(socket.get(), &QWebSocket::textMessageReceived);
        socket->open(QUrl(house.wss()));
        QTRY_COMPARE_WITH_TIMEOUT(gone.size(), 1, kLong);
        QVERIFY(heard.size() == 1 && heard[0][0].toString().contains(u"door.silent"_s));
    }

    void calls_tooManyBeforeLogin_endTheConnection() {
        DoorServer::Options options;
        options.callsAtOnce = 5;
        options.callsPerSecond = 0;
        RemoteHouse house(options);
        DoorClient client(quick(), nullptr);
        QSignalSpy dropped(&client, &DoorClient::droppedByEngine);
        live(client, house);
        for (int i = 0; i < 10; ++i)
            client.call(u"engine.ping"_s, {}, &client, nullptr);
        QTRY_VERIFY_WITH_TIMEOUT(!dropped.isEmpty(), kLong);
        QCOMPARE(dropped[0][0].value<Error>().code, u"door.too_many_calls"_s);
    }

    void passwords_triedTooOften_areAskedNoMore() {
        DoorServer::Options options;
        options.strangers.loginTries = 3;
        options.strangers.loginTriesPerMinute = 0;
        RemoteHouse house(options);
        DoorClient client(quick(), nullptr);
        live(client, house);
        QCOMPARE(codeOf(logIn(client, u"zhou"_s)), u"ok"_s); // what is right costs nothing
        QCOMPARE(codeOf(logIn(client, u"zhou"_s)), u"ok"_s);
        for (int i = 0; i < 3; ++i)
            QCOMPARE(codeOf(logIn(client, u"boss"_s, u"wrong horse 1"_s)), u"access.wrong_credentials"_s);
        QCOMPARE(codeOf(logIn(client, u"boss"_s)), u"door.login_throttled"_s);
        QCOMPARE(house.access.users.findByLogin(u"boss"_s)->failures, 3); // and costs the user nothing more
        DoorClient other(quick(), nullptr); // another connection from the same place
        live(other, house);
        QCOMPARE(codeOf(ask(other, u"session.resume"_s, {{u"token"_s, u"x"_s}})), u"door.login_throttled"_s);
    }

    void connections_tooManyFromOneAddress_areRefused() {
        DoorServer::Options options;
        options.strangers.openAtOnce = 2;
        RemoteHouse house(options);
        std::vector<std::unique_ptr<QTcpSocket>> sockets;
        for (int i = 0; i < 3; ++i) {
            sockets.push_back(std::make_unique<QTcpSocket>());
            sockets.back()->connectToHost(QHostAddress::LocalHost, house.listener->port());
            QTRY_VERIFY(sockets.back()->state() == QAbstractSocket::ConnectedState || i == 2);
        }
        QTRY_COMPARE_WITH_TIMEOUT(sockets[2]->state(), QAbstractSocket::UnconnectedState, kLong);
        QCOMPARE(house.listener->shakingHands(), 2);
        sockets.clear();
        QTRY_COMPARE_WITH_TIMEOUT(house.listener->shakingHands(), 0, kLong);
        DoorClient client(quick(), nullptr); // there is room again
        live(client, house, u"zhou"_s);
    }

    void strangers_tooMany_theEldestGoes_whoIsLoggedInStays() {
        DoorServer::Options options;
        options.maxStrangers = 2;
        RemoteHouse house(options);
        DoorClient seat(quick(), nullptr);
        live(seat, house, u"zhou"_s);
        QSignalSpy seatStates(&seat, &DoorClient::stateChanged);
        const auto eldest = stranger();
        QSignalSpy gone(eldest.get(), &QWebSocket::disconnected);
        std::vector<std::unique_ptr<QWebSocket>> others;
        eldest->open(QUrl(house.wss()));
        QTRY_COMPARE_WITH_TIMEOUT(house.server->clients(), 2, kLong);
        for (int i = 0; i < 2; ++i) {
            others.push_back(stranger());
            QSignalSpy connected(others.back().get(), &QWebSocket::connected);
            others.back()->open(QUrl(house.wss()));
            QTRY_COMPARE_WITH_TIMEOUT(connected.size(), 1, kLong);
        }
        QTRY_COMPARE_WITH_TIMEOUT(gone.size(), 1, kLong);
        for (const auto &other : others)
            QVERIFY(other->isValid());
        QCOMPARE(seatStates.size(), 0);
    }

    void engineEnds_clientsAreTold_andComeBack() {
        auto house = std::make_unique<RemoteHouse>();
        DoorClient client(quick(), nullptr);
        live(client, *house, u"zhou"_s);
        QSignalSpy told(&client, &DoorClient::droppedByEngine);
        house->listener.reset();
        house->server.reset();
        QTRY_COMPARE_WITH_TIMEOUT(client.state(), State::Lost, kLong);
        QCOMPARE(told.size(), 1);
        QCOMPARE(told[0][0].value<Error>().code, u"door.closing"_s);
    }

    void limits_ofPlaces() {
        using Limits = StrangerLimits;
        Limits limits({.openAtOnce = 2, .newAtOnce = 3, .newPerMinute = 1, .loginTries = 1, .loginTriesPerMinute = 1});
        QVERIFY(limits.admit(u"a"_s, 0) && limits.admit(u"a"_s, 0));
        QVERIFY(!limits.admit(u"a"_s, 0)); // two are open
        limits.left(u"a"_s);
        QVERIFY(!limits.admit(u"a"_s, 59'000)); // three came, and the fourth too soon
        QVERIFY(limits.admit(u"a"_s, 60'001));
        QVERIFY(limits.admit(u"b"_s, 0)); // others are not touched
        QVERIFY(limits.mayLogIn(u"b"_s, 0) && !limits.mayLogIn(u"b"_s, 0));
        limits.loginRight(u"b"_s);
        QVERIFY(limits.mayLogIn(u"b"_s, 0));
        limits.left(u"b"_s);
        limits.forget(0);
        QCOMPARE(limits.places(), 2);
        limits.forget(10 * 60'000);
        QCOMPARE(limits.places(), 1); // "a" still has something open
        QCOMPARE(Limits::placeOf(QHostAddress(u"192.0.2.7"_s)), u"192.0.2.7"_s);
        QCOMPARE(Limits::placeOf(QHostAddress(u"::ffff:192.0.2.7"_s)), u"192.0.2.7"_s);
        QCOMPARE(Limits::placeOf(QHostAddress(u"2001:db8:1:2:3:4:5:6"_s)), u"2001:db8:1:2::/64"_s);
    }

    void addresses_ofEngines() {
        QCOMPARE(remoteUrl(u"wss://192.0.2.1"_s)->port(), kRemoteDoorPort);
        QCOMPARE(remoteUrl(u" wss://hotline.example.cn:99/ "_s)->port(), 99);
        for (const QString &bad : {u"ws://192.0.2.1"_s, u"wss://"_s, u"wss://u:p@192.0.2.1"_s, u"wss://192.0.2.1/x"_s, u"wss://192.0.2.1?x"_s, u""_s})
            QVERIFY2(!remoteUrl(bad), qPrintable(bad));
        const QByteArray digest(32, '\x5a');
        QCOMPARE(*fingerprintFromText(fingerprintText(digest)), digest);
        QCOMPARE(*fingerprintFromText(u" SHA256:"_s + u"5A:"_s.repeated(31) + u"5A "_s), digest);
        QVERIFY(!fingerprintFromText(u"sha256:5a"_s));
        QVERIFY(!fingerprintFromText(u"sha1:"_s + u"5a"_s.repeated(20)));
    }

    void certificate_names() {
        QVERIFY(makeTlsCertificate({u"hotline.example.cn"_s, u"192.0.2.1"_s, u"2001:db8::1"_s}, 10));
        for (const QString &bad : {u""_s, u"a b"_s, u"x,DNS:evil"_s, u"云州"_s})
            QVERIFY2(!makeTlsCertificate({bad}, 10), qPrintable(bad));
        QVERIFY(!makeTlsCertificate({}, 10));
        QVERIFY(!makeTlsCertificate({u"a"_s}, 0));
    }
};

LIANXIN_TEST(tst_RemoteDoor);
#include "tst_RemoteDoor.moc"
