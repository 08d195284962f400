// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/engine/Engine.h"
#include "engine/engine/Services.h"
#include "platform/protocol/DoorClient.h"
#include "support/RegistryWalk.h"
#include "support/TestRegistry.h"
#include <QJsonArray>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace lianxin;
using namespace lianxin::test;

//! The whole engine in this process: every part built, wired and started.
class tst_Engine : public QObject {
    Q_OBJECT

    QTemporaryDir m_dir;

    EngineConfig config() const {
        EngineConfig c;
        c.profile = EngineConfig::Profile::Rehearsal;
        c.storePath = m_dir.filePath(u"hotline.db"_s);
        c.keyRing = c.storePath + u".keys.json"_s;
        c.keyFile = c.storePath + u".key"_s;
        c.sipPort = 0;
        c.seatPort = 0;
        c.mediaAddress = c.sipAddress;
        c.clockStart = 1'791'766'800'000; // a Monday morning
        c.doorSocket = m_dir.filePath(u"door"_s);
        return c;
    }

    static QJsonObject call(DoorClient &client, const QString &method, const QJsonObject &params, QString *code = nullptr) {
        std::optional<Expected<QJsonValue>> answer;
        client.call(method, params, &client, [&](const Expected<QJsonValue> &result) { answer.emplace(result); });
        if (!QTest::qWaitFor([&] { return answer.has_value(); }, 30'000))
            return {};
        if (code)
            *code = *answer ? QString() : answer->error().code;
        return *answer ? (*answer)->toObject() : QJsonObject();
    }
    bool logIn(DoorClient &client, const QString &login) {
        client.connectToEngine(u"local:"_s + config().doorSocket);
        std::optional<bool> in;
        client.login(login, u"hotline-2026"_s, &client, [&](const Expected<QJsonValue> &result) { in = result.hasValue(); });
        return QTest::qWaitFor([&] { return in.has_value(); }, 30'000) && *in;
    }

private Q_SLOTS:
    void initTestCase() {
        const auto created = Services::create(config(), CryptoSuite::Gm);
        QVERIFY2(created, created ? "" : qPrintable(created.error().toString()));
        auto services = Services::open(config());
        QVERIFY2(services, services ? "" : qPrintable(services.error().toString()));
        auto &users = (*services)->access->users;
        for (const auto &[login, role] : {std::pair{u"linjing"_s, u"business_admin"_s}, {u"system"_s, u"system_admin"_s},
                                          {u"audit"_s, u"audit_admin"_s}, {u"seat"_s, u"seat"_s}})
            QVERIFY(users.add({login, login, u"hotline-2026"_s, {role}, login == u"seat" ? u"0801"_s : QString()}, u"test"_s));
    }

    void everyMethodAndEvent_isDeclaredAsItMust() {
        Engine engine(config());
        const auto started = engine.start();
        QVERIFY2(started, started ? "" : qPrintable(started.error().toString()));
        const QStringList faults = registryFaults(engine.registry());
        QVERIFY2(faults.isEmpty(), qPrintable(faults.join(u'\n')));
        QVERIFY(engine.registry().methods().size() > 80);
        for (const auto &name : {u"engine.status"_s, u"calls.list"_s, u"trunks.test"_s, u"seats.phone"_s, u"campaigns.start"_s,
                                 u"tickets.list"_s, u"store.check"_s, u"audit.verify"_s, u"callbacks.list"_s, u"inbound.set"_s})
            QVERIFY2(engine.registry().find(name), qPrintable(name));
        engine.stop();
        engine.stop(); // twice does no harm
    }

    void everyMethod_withoutLogIn_isRefused() {
        Engine engine(config());
        QVERIFY(engine.start());
        DoorClient stranger;
        stranger.connectToEngine(u"local:"_s + config().doorSocket);
        for (const Method &method : engine.registry().methods()) {
            if (method.permission == Permission::None)
                continue;
            QString code;
            call(stranger, method.name, {}, &code);
            QVERIFY2(code == u"door.login_first", qPrintable(method.name + u' ' + code));
        }
    }

    void trunks_bothWhoNeedThem_seeThem_othersDoNot() {
        Engine engine(config());
        QVERIFY(engine.start());
        DoorClient system;
        DoorClient business;
        DoorClient audit;
        QVERIFY(logIn(system, u"system"_s) && logIn(business, u"linjing"_s) && logIn(audit, u"audit"_s));
        const QString yaml = u"name: 演练线路\nhost: 127.0.0.1\nport: 9\nrehearsal: true\ncaller_ids: [\"12345\"]\n"_s;
        QString code;
        const QJsonObject added = call(system, u"trunks.add"_s, {{u"yaml"_s, yaml}}, &code);
        QVERIFY2(code.isEmpty(), qPrintable(code));
        const auto trunkOf = [&](DoorClient &client) { return call(client, u"trunks.list"_s, {}, &code).value("items"_L1).toArray().first().toObject(); };
        QCOMPARE(trunkOf(system).value("host"_L1).toString(), u"127.0.0.1"_s);
        const QJsonObject seen = trunkOf(business);
        QCOMPARE(seen.value("name"_L1).toString(), u"演练线路"_s);
        QVERIFY(!seen.contains("host"_L1) && !seen.contains("user"_L1));
        call(audit, u"trunks.list"_s, {}, &code);
        QCOMPARE(code, u"access.forbidden"_s);

        // A test call is a call like every other: who must not be called is not called.
        QVERIFY(engine.services().directory->addDoNotCall(u"13800000001"_s, u"asked"_s, 0, u"test"_s, u"test"_s));
        call(system, u"trunks.test"_s, {{u"id"_s, added.value("id"_L1)}, {u"number"_s, u"13800000001"_s}}, &code);
        QCOMPARE(code, u"trunk.test_refused"_s);
        const QJsonObject placed = call(system, u"trunks.test"_s, {{u"id"_s, added.value("id"_L1)}, {u"number"_s, u"13800000002"_s}}, &code);
        QVERIFY2(code.isEmpty(), qPrintable(code));
        const Id order = placed.value("orderId"_L1).toString();
        QTRY_VERIFY_WITH_TIMEOUT(engine.services().dialler->order(order)->value().attemptsMade == 1, 20'000);
    }

    void stop_thenStart_goesOn() {
        for (int i = 0; i < 2; ++i) {
            Engine engine(config());
            QVERIFY(engine.start());
            QVERIFY(!engine.sipAddress().isEmpty());
            DoorClient seat;
            QVERIFY(logIn(seat, u"seat"_s));
            QString code;
            const QJsonObject phone = call(seat, u"seats.phone"_s, {}, &code);
            QVERIFY2(code.isEmpty() && !phone.value("sipPassword"_L1).toString().isEmpty(), qPrintable(code));
            const QJsonObject status = call(seat, u"engine.status"_s, {}, &code);
            QCOMPARE(status.value("profile"_L1).toString(), u"rehearsal"_s);
            QCOMPARE(status.value("store"_L1).toObject().value("suite"_L1).toString(), u"gm"_s);
        }
    }

    // A rehearsal goes on where its clock stood, hours later by it; who is logged in has sat there for a second.
    void restartOfARehearsal_clockLeaps_sessionsGoOn() {
        EngineConfig fast = config();
        fast.clockSpeed = 100'000;
        auto engine = std::make_unique<Engine>(fast);
        QVERIFY(engine->start());
        DoorClient seat;
        QVERIFY(logIn(seat, u"seat"_s));
        QTest::qWait(50); // an hour and more
        QVERIFY(engine->services().store->write([](Transaction &t) { t.emitEvent(u"seat.state"_s, u"0801"_s); }));
        engine.reset();
        QTRY_VERIFY(seat.state() != DoorClient::State::Live);

        engine = std::make_unique<Engine>(config());
        QVERIFY(engine->start());
        QTRY_COMPARE_WITH_TIMEOUT(seat.state(), DoorClient::State::Live, 30'000);
        QString code;
        call(seat, u"seats.me"_s, {}, &code);
        QVERIFY2(code.isEmpty(), qPrintable(code));
    }

    void start_storeIsHeldByAnotherEngine_saysWho() {
        Engine first(config());
        QVERIFY(first.start());
        Engine second(config());
        const auto refused = second.start();
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, u"storage.locked"_s);
        QVERIFY(!refused.error().remedy.isEmpty());
    }
};

LIANXIN_TEST(tst_Engine);
#include "tst_Engine.moc"
