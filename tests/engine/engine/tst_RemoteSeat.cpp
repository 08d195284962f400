// SPDX-License-Identifier: GPL-3.0-or-later
#include "call/phone/SeatPhone.h"
#include "engine/engine/Engine.h"
#include "engine/engine/Services.h"
#include "platform/crypto/TlsCertificate.h"
#include "platform/protocol/DoorClient.h"
#include "platform/protocol/EngineAddress.h"
#include "EngineHouse.h"
#include "support/TestRegistry.h"
#include <QFile>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>

using namespace lianxin;
using namespace lianxin::test;

//! A seat on another machine: the door over TLS, and a telephone that registers by SIP/TLS with what the door tells it.
class tst_RemoteSeat : public QObject {
    Q_OBJECT

    static constexpr int kLong = 30'000;
    QTemporaryDir m_dir;

    EngineConfig config() const {
        EngineConfig c = engineConfigIn(m_dir);
        c.doorListen = u"wss://127.0.0.1:0"_s;
        c.doorCertificate = m_dir.filePath(u"door.crt"_s);
        c.doorKey = m_dir.filePath(u"door.key"_s);
        return c;
    }
    void write(const QString &name, const QByteArray &content) const {
        QFile file(m_dir.filePath(name));
        QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
        file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
        file.write(content);
    }
    static void logIn(DoorClient &client, const QString &url, const QByteArray &pin, const QString &login) {
        client.connectToEngine(url, pin);
        QTRY_COMPARE_WITH_TIMEOUT(client.state(), DoorClient::State::Live, kLong);
        QVERIFY(askDoor(client, u"session.login"_s, {{u"login"_s, login}, {u"password"_s, testPassword}}));
    }

private Q_SLOTS:
    void initTestCase() {
        QVERIFY(Services::create(config(), CryptoSuite::Intl));
        auto services = Services::open(config());
        QVERIFY(services);
        auto &users = (*services)->access->users;
        QVERIFY(users.add({u"seat"_s, u"seat"_s, testPassword, {u"seat"_s}, u"0801"_s}, u"test"_s));
        QVERIFY(users.add({u"boss"_s, u"boss"_s, testPassword, {u"supervisor"_s}}, u"test"_s));
        const auto made = makeTlsCertificate({u"127.0.0.1"_s}, 2);
        QVERIFY(made);
        write(u"door.crt"_s, made->certificate);
        write(u"door.key"_s, made->key);
    }

    void seat_fromAfar_getsTls_andRegisters_overIt() {
        Engine engine(config());
        const auto started = engine.start();
        QVERIFY2(started, started ? "" : qPrintable(started.error().toString()));
        QVERIFY(engine.remoteDoor().startsWith(u"wss://127.0.0.1:"_s));
        DoorClient near;
        logIn(near, u"local:"_s + engine.doorPath(), {}, u"seat"_s);
        const auto account = askDoor(near, u"seats.phone"_s)->toObject();
        QCOMPARE(account[u"transport"_s].toString(), u"udp"_s); // nothing changes for who is here

        DoorClient far;
        logIn(far, engine.remoteDoor(), engine.remoteFingerprint(), u"seat"_s);
        const auto remote = askDoor(far, u"seats.phone"_s)->toObject();
        QCOMPARE(remote[u"transport"_s].toString(), u"tls"_s);
        QVERIFY(remote[u"registrar"_s] != account[u"registrar"_s]);
        SeatPhoneConfig phoneConfig;
        phoneConfig.registrar = remote[u"registrar"_s].toString();
        phoneConfig.aor = remote[u"aor"_s].toString();
        phoneConfig.sipUser = remote[u"sipUser"_s].toString();
        phoneConfig.sipPassword = remote[u"sipPassword"_s].toString();
        phoneConfig.transport = remote[u"transport"_s].toString();
        SeatPhone phone;
        QCOMPARE(phone.start(phoneConfig).error().code, u"phone.bad_config"_s); // without a certificate it trusts nobody
        phoneConfig.trusted = far.peerCertificate();
        QVERIFY(phone.start(phoneConfig));
        QTRY_COMPARE_WITH_TIMEOUT(phone.registration(), PhoneRegistration::Registered, kLong);
        QTRY_COMPARE_WITH_TIMEOUT(askDoor(near, u"engine.status"_s)->toObject()[u"sip"_s][u"registered"_s].toInt(), 1, kLong);
        QCOMPARE(askDoor(near, u"engine.status"_s)->toObject()[u"remoteDoor"_s][u"fingerprint"_s].toString(),
                 fingerprintText(engine.remoteFingerprint()));
        phone.stop();
        QTRY_COMPARE_WITH_TIMEOUT(askDoor(near, u"engine.status"_s)->toObject()[u"sip"_s][u"registered"_s].toInt(), 0, kLong);
    }

    void number_ofATicket_isShownForAPurpose_afterThePassword() {
        Engine engine(config());
        QVERIFY(engine.start());
        TicketDraft draft;
        draft.title = u"路灯不亮"_s;
        draft.contactName = u"王小明"_s;
        draft.contactPhone = u"13812341234"_s;
        const auto ticket = engine.services().tickets->create(draft, u"test"_s);
        QVERIFY(ticket);
        const QString id = (*ticket)[u"id"_s].toString();
        DoorClient boss;
        logIn(boss, engine.remoteDoor(), engine.remoteFingerprint(), u"boss"_s);
        QCOMPARE(askDoor(boss, u"tickets.get"_s, {{u"id"_s, id}})->toObject()[u"contactPhone"_s].toString(), u"138****1234"_s);
        const QJsonObject params{{u"id"_s, id}, {u"purpose"_s, u"书面答复"_s}};
        QCOMPARE(askDoor(boss, u"tickets.reveal"_s, params).error().code, u"door.confirm_first"_s);
        QVERIFY(askDoor(boss, u"session.confirm"_s, {{u"password"_s, testPassword}}));
        const auto shown = askDoor(boss, u"tickets.reveal"_s, params);
        QVERIFY2(shown, shown ? "" : qPrintable(shown.error().toString()));
        QCOMPARE(shown->toObject()[u"contactPhone"_s].toString(), u"13812341234"_s);
        QCOMPARE(shown->toObject()[u"contactName"_s].toString(), u"王小明"_s);
        QCOMPARE(askDoor(boss, u"tickets.reveal"_s, {{u"id"_s, u"none"_s}, {u"purpose"_s, u"书面答复"_s}}).error().code, u"tickets.unknown"_s);
        AuditTrail::Filter filter;
        filter.method = u"tickets.reveal"_s;
        const auto trail = engine.services().access->audit.list(filter);
        QCOMPARE(trail->size(), std::size_t(3));
        QCOMPARE(trail->at(1).detail[u"purpose"_s].toString(), u"书面答复"_s);
        QVERIFY(!QJsonDocument(trail->at(1).toJson()).toJson().contains("13812341234"));
    }

    void certificate_missingOrWrong_stopsTheStart() {
        for (const QString &wrong : {m_dir.filePath(u"none.crt"_s), config().doorKey}) {
            auto broken = config();
            broken.doorCertificate = wrong;
            Engine engine(broken);
            QCOMPARE(engine.start().error().code, u"door.certificate"_s);
        }
    }
};

LIANXIN_TEST(tst_RemoteSeat);
#include "tst_RemoteSeat.moc"
