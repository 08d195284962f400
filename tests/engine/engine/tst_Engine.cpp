// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/engine/CallDesk.h"
#include "engine/engine/Engine.h"
#include "engine/engine/Services.h"
#include "hotline/campaigns/Campaigns.h"
#include "platform/base/Wav.h"
#include "platform/protocol/DoorClient.h"
#include "support/RegistryWalk.h"
#include "EngineHouse.h"
#include "support/TestRegistry.h"
#include "talk/bot/FlowStore.h"
#include "talk/speech/EspeakSynthesiser.h"
#include "platform/workers/WorkerPool.h"
#include <QBuffer>
#include <QFile>
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

    EngineConfig config() const { return engineConfigIn(m_dir); }

    static QJsonObject call(DoorClient &client, const QString &method, const QJsonObject &params, QString *code = nullptr) {
        const auto answer = askDoor(client, method, params);
        if (code)
            *code = answer ? QString() : answer.error().code;
        return answer ? answer->toObject() : QJsonObject();
    }
    bool logIn(DoorClient &client, const QString &login) { return logInAt(client, config(), login); }

private Q_SLOTS:
    void initTestCase() {
        const auto created = Services::create(config(), CryptoSuite::Gm);
        QVERIFY2(created, created ? "" : qPrintable(created.error().toString()));
        auto services = Services::open(config());
        QVERIFY2(services, services ? "" : qPrintable(services.error().toString()));
        auto &users = (*services)->access->users;
        for (const auto &[login, role] : {std::pair{u"linjing"_s, u"business_admin"_s}, {u"system"_s, u"system_admin"_s},
                                          {u"audit"_s, u"audit_admin"_s}, {u"seat"_s, u"seat"_s}})
            QVERIFY(users.add({login, login, testPassword, {role}, login == u"seat" ? u"0801"_s : QString()}, u"test"_s));
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

    //! The audit trail is read by people: a method without words would stand there by its name.
    void everyMethod_hasWordsForTheAuditTrail() {
        QFile words(QStringLiteral(LIANXIN_SOURCE_DIR "/ui/models/MethodWords.cpp"));
        QVERIFY(words.open(QIODevice::ReadOnly));
        const QByteArray known = words.readAll();
        Engine engine(config());
        QVERIFY(engine.start());
        QStringList without;
        for (const Method &method : engine.registry().methods())
            if (!known.contains("{\"" + method.name.toUtf8() + "\","))
                without << method.name;
        QVERIFY2(without.isEmpty(), qPrintable(without.join(u' ')));
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

    void dial_isRefusedWithTheRule_andOnlyFromAReadySeat() {
        Engine engine(config());
        QVERIFY(engine.start());
        DoorClient seat;
        DoorClient business;
        QVERIFY(logIn(seat, u"seat"_s) && logIn(business, u"linjing"_s));
        auto &s = engine.services();
        QString code;
        const QJsonObject ticket{{u"title"_s, u"路灯不亮"_s}, {u"content"_s, u"幸福路"_s}, {u"contactName"_s, u"王小明"_s}, {u"contactPhone"_s, u"13800000011"_s}};
        call(seat, u"calls.dial"_s, {{u"ticketId"_s, u"none"_s}}, &code);
        QCOMPARE(code, u"calls.not_ready"_s);
        call(business, u"calls.dial"_s, {{u"ticketId"_s, u"none"_s}}, &code);
        QCOMPARE(code, u"door.forbidden"_s);
        QVERIFY(s.seats->setRegistered(u"0801"_s, true));
        call(seat, u"seats.setState"_s, {{u"state"_s, u"ready"_s}}, &code);
        QVERIFY2(code.isEmpty(), qPrintable(code));
        call(seat, u"calls.dial"_s, {}, &code);
        QCOMPARE(code, u"calls.dial_whom"_s);
        call(seat, u"calls.dial"_s, {{u"ticketId"_s, u"none"_s}}, &code);
        QCOMPARE(code, u"tickets.unknown"_s);
        const QString id = call(seat, u"tickets.create"_s, ticket, &code).value("id"_L1).toString();
        QVERIFY2(code.isEmpty(), qPrintable(code));
        QVERIFY(s.directory->addDoNotCall(u"13800000011"_s, u"asked"_s, 0, u"test"_s, u"test"_s));
        std::optional<Expected<QJsonValue>> answer;
        seat.call(u"calls.dial"_s, {{u"ticketId"_s, id}}, &seat, [&](const Expected<QJsonValue> &result) { answer.emplace(result); });
        QTRY_VERIFY_WITH_TIMEOUT(answer.has_value(), 30'000);
        QVERIFY(!*answer);
        QCOMPARE(answer->error().code, u"calls.dial_refused"_s);
        QCOMPARE(answer->error().place, u"do_not_call"_s);
        QVERIFY(s.dialler->ordersOf(u"13800000011"_s, {})->empty()); // nothing waits for a better hour
    }

    //! The sound of a campaign's first words, fetched as a console does.
    WavSound heard(DoorClient &client, const QJsonObject &params, QString *code) {
        const QJsonObject offer = call(client, u"campaigns.audition"_s, params, code);
        if (!code->isEmpty())
            return {};
        QBuffer sink;
        sink.open(QIODevice::ReadWrite);
        std::optional<bool> fetched;
        client.download(offer, &sink, &client, {}, [&](const Expected<void> &done) { fetched = done.hasValue(); });
        if (!QTest::qWaitFor([&] { return fetched.has_value(); }, 30'000) || !*fetched)
            return {};
        return wavDecode(sink.data()).valueOr({});
    }

    void voices_areTold_andACampaignsFirstWords_canBeHeard() {
        Engine engine(config());
        QVERIFY(engine.start());
        DoorClient business;
        DoorClient seat;
        QVERIFY(logIn(business, u"linjing"_s) && logIn(seat, u"seat"_s));
        QString code;
        const QJsonArray voices = call(business, u"speech.voices"_s, {}, &code).value("items"_L1).toArray();
        QVERIFY(voices.size() >= 4);
        QFile file(m_dir.filePath(u"people.csv"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("姓名,电话,社区\n王小明,19900000001,幸福里\n李雷,19900000002,阳光\n");
        file.close();
        ImportRequest request;
        request.name = u"试听"_s;
        request.path = file.fileName();
        auto &lists = *engine.services().lists;
        const auto list = lists.begin(request, u"test"_s);
        JobControl control;
        QVERIFY(list && lists.runImport(*list, request, control, u"test"_s));
        const QJsonObject plain{{u"flowId"_s, u"policy-notice"_s}, {u"listId"_s, *list}, {u"variables"_s, QJsonObject{{u"title"_s, u"社保补贴"_s}, {u"policy"_s, u"社保补贴"_s}}}};
        const WavSound usual = heard(business, plain, &code);
        QVERIFY2(code.isEmpty(), qPrintable(code));
        QVERIFY(usual.durationMs() > 2'000);
        QJsonObject slow = plain;
        slow.insert(u"rate"_s, 60);
        slow.insert(u"voice"_s, voices.at(3)[u"id"_s]);
        const WavSound slower = heard(business, slow, &code);
        QVERIFY2(code.isEmpty(), qPrintable(code));
        QVERIFY(slower.durationMs() > usual.durationMs() * 5 / 4);
        heard(business, {{u"flowId"_s, u"no-such-flow"_s}}, &code);
        QVERIFY(!code.isEmpty());
        heard(business, {{u"flowId"_s, u"policy-notice"_s}, {u"listId"_s, *list}, {u"row"_s, 99}}, &code);
        QCOMPARE(code, u"lists.contact_not_found"_s);
        call(seat, u"campaigns.audition"_s, plain, &code);
        QCOMPARE(code, u"door.forbidden"_s);
        // A campaign keeps its voice, and the robot speaks with it; one that is not there is the flow's own.
        const auto flow = engine.services().flows->flow(u"policy-notice"_s);
        QVERIFY(flow);
        const EspeakSynthesiser espeak(defaultWorkerProgram());
        const QString third = voices.at(3)[u"id"_s].toString();
        QCOMPARE(BotVoice({third, 90}).said(*flow, espeak)->voice, third);
        QCOMPARE(BotVoice({third, 90}).said(*flow, espeak)->rate, 90);
        QCOMPARE(BotVoice({u"nobody"_s, 0}).said(*flow, espeak), *flow);
        const auto spec = CampaignSpec::fromJson({{u"name"_s, u"a"_s}, {u"listId"_s, *list}, {u"flowId"_s, u"policy-notice"_s}, {u"voice"_s, QJsonObject{{u"id"_s, third}, {u"rate"_s, 90}}}});
        QVERIFY(spec);
        QCOMPARE(CampaignSpec::fromJson(spec->toJson())->voice, third);
        QCOMPARE(CampaignSpec::fromJson(spec->toJson())->voiceRate, 90);
        for (const QJsonObject &bad : {QJsonObject{{u"id"_s, u"../a"_s}}, QJsonObject{{u"rate"_s, 20}}, QJsonObject{{u"rate"_s, 500}}})
            QVERIFY(!CampaignSpec::fromJson({{u"name"_s, u"a"_s}, {u"listId"_s, *list}, {u"flowId"_s, u"f"_s}, {u"voice"_s, bad}}));
    }

    void hoursOfAUnit_areFollowedAtOnce_andAfterARestart() {
        QString code;
        const QString words = u"周一至周四 09:00-12:00、13:00-17:00；周五 09:00-12:00"_s;
        {
            Engine engine(config());
            QVERIFY(engine.start());
            DoorClient business;
            DoorClient seat;
            QVERIFY(logIn(business, u"linjing"_s) && logIn(seat, u"seat"_s));
            call(seat, u"units.save"_s, {{u"name"_s, u"作息测试单位"_s}, {u"hours"_s, words}}, &code);
            QCOMPARE(code, u"door.forbidden"_s);
            call(business, u"units.save"_s, {{u"name"_s, u"作息测试单位"_s}, {u"hours"_s, u"上午"_s}}, &code);
            QCOMPARE(code, u"calendar.bad_window"_s);
            QVERIFY(!engine.services().tickets->hoursOf(u"作息测试单位"_s));
            call(business, u"units.save"_s, {{u"name"_s, u"作息测试单位"_s}, {u"hours"_s, words}}, &code);
            QVERIFY2(code.isEmpty(), qPrintable(code));
            QVERIFY(engine.services().tickets->hoursOf(u"作息测试单位"_s));
            const QJsonObject week = call(seat, u"calendar.week"_s, {{u"shifts"_s, words}, {u"from"_s, u"2026-11-18"_s}}, &code);
            QVERIFY2(code.isEmpty(), qPrintable(code));
            QCOMPARE(week["days"_L1].toArray().size(), 7);
            QCOMPARE(week["minutes"_L1].toInt(), 4 * 420 + 180);
            QCOMPARE(week["days"_L1][4][u"hours"_s].toArray(), QJsonArray{u"09:00-12:00"_s});
        }
        Engine again(config());
        QVERIFY(again.start());
        const auto hours = again.services().tickets->hoursOf(u"作息测试单位"_s);
        QVERIFY(hours);
        QCOMPARE(hours->toText(), WorkShifts::fromText(words)->toText());
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
