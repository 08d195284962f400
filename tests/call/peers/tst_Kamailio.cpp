// SPDX-License-Identifier: GPL-3.0-or-later
#include "call/peers/Program.h"
#include "call/phone/SeatPhone.h"
#include "call/sip/SipPeer.h"
#include "support/TestRegistry.h"
#include <QDir>
#include <QTest>

using namespace lianxin;
using namespace lianxin::sip;
using namespace lianxin::test;

//! Kamailio as registrar and proxy in front: two agents, and a seat's phone, reached through it.
class tst_Kamailio : public QObject {
    Q_OBJECT

    std::unique_ptr<Program> kamailio;
    int port = 0;

    std::string proxy() const { return "sip:127.0.0.1:" + std::to_string(port); }
    RegistrationRequest registration(const std::string &user, const std::string &password = "secret") const {
        RegistrationRequest out;
        out.registrar = proxy();
        out.aor = "sip:" + user + "@hotline.test";
        out.credentials = {user, password, {}};
        out.expires = std::chrono::seconds(60);
        return out;
    }

private Q_SLOTS:
    void initTestCase() {
        const auto program = Program::find(QStringLiteral("kamailio"));
        if (program.isEmpty())
            QSKIP("kamailio is not installed");
        QString modules;
        for (const auto &entry : QDir(QStringLiteral("/usr/lib")).entryInfoList(QDir::Dirs | QDir::NoDotAndDotDot)) {
            if (QDir(entry.filePath() + QStringLiteral("/kamailio/modules")).exists())
                modules = entry.filePath() + QStringLiteral("/kamailio/modules");
        }
        QVERIFY(!modules.isEmpty());
        kamailio = std::make_unique<Program>();
        port = freePort();
        QFile source(QStringLiteral(LIANXIN_SOURCE_DIR "/tests/data/kamailio/registrar.cfg"));
        QVERIFY(source.open(QIODevice::ReadOnly));
        const auto text = source.readAll().replace("@PORT@", QByteArray::number(port)).replace("@MODULES@", modules.toUtf8());
        QFile config(kamailio->folder.filePath(QStringLiteral("kamailio.cfg")));
        QVERIFY(config.open(QIODevice::WriteOnly));
        config.write(text);
        config.close();
        const auto folder = kamailio->folder.path();
        QVERIFY(kamailio->start(program, {u"-f"_s, config.fileName(), u"-DD"_s, u"-E"_s, u"-m"_s, u"32"_s, u"-M"_s, u"4"_s,
                                          u"-Y"_s, folder, u"-w"_s, folder, u"-P"_s, folder + u"/pid"_s}));
        QVERIFY2(answers(port), kamailio->process.readAll().constData());
    }
    void cleanupTestCase() { kamailio.reset(); }

    void wrongPassword_isNotRegistered() {
        SipPeer a;
        QVERIFY(a.start());
        QVERIFY(a.stack.registerAt(registration("8001", "wrong")));
        const auto changed = a.wait<RegistrationChanged>();
        QVERIFY(changed);
        QCOMPARE(changed->state, RegistrationState::Failed);
        QCOMPARE(changed->status, 401);
    }

    void twoAgents_registerAndCallThroughIt() {
        SipPeer a;
        SipPeer b;
        QVERIFY(a.start());
        QVERIFY(b.start());
        const auto ofA = a.stack.registerAt(registration("8001"));
        QVERIFY(ofA);
        QVERIFY(b.stack.registerAt(registration("8002")));
        for (auto *peer : {&a, &b})
            QCOMPARE(peer->wait<RegistrationChanged>()->state, RegistrationState::Registered);
        auto request = inviteTo("sip:8002@hotline.test");
        request.route = proxy();
        request.from = "sip:8001@hotline.test";
        request.userToUser = "0190";
        const auto id = a.stack.invite(request);
        QVERIFY(id);
        const auto incoming = b.wait<IncomingCall>();
        QVERIFY(incoming);
        QCOMPARE(incoming->userToUser, std::string("0190"));
        b.stack.ring(incoming->call);
        QVERIFY(a.waitOf<Progress>(*id));
        b.stack.answer(incoming->call, sdpText(41000));
        QVERIFY(a.waitOf<Answered>(*id));
        QVERIFY(b.waitOf<Established>(incoming->call));
        b.stack.reoffer(incoming->call, sdpText(41000, "sendonly", 2));
        QVERIFY(a.waitOf<ReOffer>(*id));
        a.stack.answerReoffer(*id, sdpText(40000, "recvonly", 2));
        QCOMPARE(b.waitOf<ReOfferDone>(incoming->call)->status, 200);
        a.stack.hangUp(*id);
        const auto ended = b.waitOf<Ended>(incoming->call);
        QVERIFY(ended);
        QCOMPARE(ended->cause.by, EndedBy::Remote);
        a.stack.unregister(*ofA);
        QVERIFY(a.wait<RegistrationChanged>([](const auto &c) { return c.state == RegistrationState::Unregistered; }));
        auto back = inviteTo("sip:8001@hotline.test");
        back.route = proxy();
        const auto gone = b.stack.invite(back);
        QCOMPARE(b.waitOf<Ended>(*gone)->cause.status, 404);
    }

    void seatPhone_behindIt_ringsAndTalks() {
        SeatPhone phone;
        SeatPhoneConfig config;
        config.registrar = u"127.0.0.1:%1"_s.arg(port);
        config.aor = u"sip:8003@hotline.test"_s;
        config.sipUser = u"8003"_s;
        config.sipPassword = u"secret"_s;
        QVERIFY(phone.start(config));
        QTRY_COMPARE_WITH_TIMEOUT(phone.registration(), PhoneRegistration::Registered, 15000);
        SipPeer engine;
        QVERIFY(engine.start());
        auto request = inviteTo("sip:8003@hotline.test");
        request.route = proxy();
        request.from = callUri("0191", "127.0.0.1");
        request.userToUser = "0191";
        const auto id = engine.stack.invite(request);
        QTRY_COMPARE_WITH_TIMEOUT(phone.state(), PhoneState::Ringing, 15000);
        QCOMPARE(phone.callId(), u"0191"_s);
        phone.answer();
        QTRY_COMPARE_WITH_TIMEOUT(phone.state(), PhoneState::Talking, 15000);
        engine.stack.hangUp(*id);
        QTRY_COMPARE_WITH_TIMEOUT(phone.state(), PhoneState::Idle, 15000);
    }
};

LIANXIN_TEST(tst_Kamailio);
#include "tst_Kamailio.moc"
