// SPDX-License-Identifier: GPL-3.0-or-later
#include "call/sip/SipPeer.h"
#include "support/TestRegistry.h"
#include "support/TlsIdentity.h"
#include <QPointer>
#include <QSslSocket>
#include <QTcpServer>
#include <QTest>

using namespace lianxin;
using namespace lianxin::sip;
using namespace lianxin::test;

//! Seats on other machines: SIP over TLS, with the engine's certificate as the only one that is trusted.
class tst_SipTls : public QObject {
    Q_OBJECT

    TlsIdentity m_identity = TlsIdentity::fresh();

    StackConfig engineConfig() const {
        StackConfig config;
        auto &listen = config.listen.front();
        listen.name = "seats_tls";
        listen.tls = true;
        listen.certificate = m_identity.certificate.toStdString();
        listen.key = m_identity.key.toStdString();
        listen.registrar = true;
        listen.admission = Admission::Digest;
        listen.bindLoopbackOnly = true;
        config.minBindingExpiry = std::chrono::seconds(1);
        return config;
    }
    static StackConfig phoneConfig(const QByteArray &trusted, std::chrono::milliseconds timerB = std::chrono::seconds(32)) {
        StackConfig config;
        auto &listen = config.listen.front();
        listen.tls = true;
        listen.trusted = trusted.toStdString();
        listen.bindLoopbackOnly = true;
        listen.admission = Admission::KnownPeers;
        listen.peers = {"127.0.0.1"};
        config.timerB = timerB;
        return config;
    }
    static RegistrationRequest seatAt(std::uint16_t port) {
        RegistrationRequest request;
        request.registrar = "sip:127.0.0.1:" + std::to_string(port) + ";transport=tls";
        request.aor = "sip:8001@127.0.0.1";
        request.credentials = {"8001", "pw", {}};
        request.expires = std::chrono::seconds(60);
        request.retry = std::chrono::milliseconds(500);
        return request;
    }

private Q_SLOTS:
    void seat_registers_andTalks_overItsOwnConnection() {
        SipPeer engine(engineConfig());
        QVERIFY(engine.start());
        engine.stack.setAccount({"8001", "pw"});
        SipPeer phone(phoneConfig(m_identity.certificate)); // no certificate of its own: nobody could connect to it
        QVERIFY(phone.start());
        QVERIFY(phone.stack.registerAt(seatAt(engine.port)));
        const auto registered = engine.wait<SeatRegistered>();
        QVERIFY(registered);
        QVERIFY(registered->binding.secure);
        QVERIFY(!registered->binding.route.empty());
        QVERIFY(registered->binding.peer != "127.0.0.1:" + std::to_string(phone.port));

        auto request = inviteTo(registered->binding.contact);
        request.listen = "seats_tls";
        request.route = registered->binding.route;
        request.from = callUri("0190", "127.0.0.1");
        const auto call = engine.stack.invite(request);
        QVERIFY(call);
        const auto incoming = phone.wait<IncomingCall>();
        QVERIFY(incoming);
        QCOMPARE(callIdOf(incoming->from), std::string("0190"));
        phone.stack.ring(incoming->call, 180, {});
        phone.stack.answer(incoming->call, sdpText(41000), {});
        QVERIFY(engine.waitOf<Answered>(*call));
        QVERIFY(phone.waitOf<Established>(incoming->call)); // the ACK found its way
        // Within the dialog, both ways.
        engine.stack.reoffer(*call, sdpText(40000, "sendonly", 2));
        const auto reoffer = phone.waitOf<ReOffer>(incoming->call);
        QVERIFY(reoffer);
        phone.stack.answerReoffer(incoming->call, sdpText(41000, "recvonly", 2));
        QVERIFY(engine.waitOf<ReOfferDone>(*call));
        phone.stack.hangUp(incoming->call);
        const auto over = engine.waitOf<Ended>(*call);
        QVERIFY(over);
        QCOMPARE(over->cause.by, EndedBy::Remote);
    }

    void engine_withAnotherCertificate_isNotTrusted() {
        SipPeer engine(engineConfig());
        QVERIFY(engine.start());
        engine.stack.setAccount({"8001", "pw"});
        SipPeer phone(phoneConfig(TlsIdentity::fresh().certificate, 1s));
        QVERIFY(phone.start());
        QVERIFY(phone.stack.registerAt(seatAt(engine.port)));
        const auto changed = phone.wait<RegistrationChanged>({}, 30s);
        QVERIFY(changed);
        QCOMPARE(changed->state, RegistrationState::Failed);
        QVERIFY(!engine.has<SeatRegistered>());
    }

    // The pinned certificate's key signs another: that doesn't make the other trusted.
    void engine_withCertificateSignedByThePinned_isNotTrusted() {
        const TlsIdentity child = m_identity.signAnother();
        auto config = engineConfig();
        config.listen.front().certificate = (child.certificate + m_identity.certificate).toStdString();
        config.listen.front().key = child.key.toStdString();
        SipPeer engine(config);
        QVERIFY(engine.start());
        engine.stack.setAccount({"8001", "pw"});
        SipPeer phone(phoneConfig(m_identity.certificate, 1s));
        QVERIFY(phone.start());
        QVERIFY(phone.stack.registerAt(seatAt(engine.port)));
        const auto changed = phone.wait<RegistrationChanged>({}, 30s);
        QVERIFY(changed);
        QCOMPARE(changed->state, RegistrationState::Failed);
        QVERIFY(!engine.has<SeatRegistered>());
    }

    void listener_speaksTls12OrLater_andOutlivesNoise() {
        SipPeer engine(engineConfig());
        QVERIFY(engine.start());
        engine.stack.setAccount({"8001", "pw"});
        QTcpSocket noise;
        noise.connectToHost(QHostAddress::LocalHost, engine.port);
        QVERIFY(noise.waitForConnected(15'000));
        noise.write(QByteArray(100'000, 'x'));
        QTcpSocket silent;
        silent.connectToHost(QHostAddress::LocalHost, engine.port);
        QVERIFY(silent.waitForConnected(15'000));
        QSslSocket probe;
        probe.setPeerVerifyMode(QSslSocket::VerifyNone);
        probe.connectToHostEncrypted(u"127.0.0.1"_s, engine.port);
        QVERIFY2(probe.waitForEncrypted(15'000), qPrintable(probe.errorString()));
        QVERIFY(probe.sessionProtocol() == QSsl::TlsV1_2 || probe.sessionProtocol() == QSsl::TlsV1_3);
        QCOMPARE(probe.peerCertificate().toPem(), m_identity.certificate);
        SipPeer phone(phoneConfig(m_identity.certificate));
        QVERIFY(phone.start());
        QVERIFY(phone.stack.registerAt(seatAt(engine.port)));
        QVERIFY(engine.wait<SeatRegistered>());
    }

    // The connection breaks under the registration: the telephone comes back by itself, and is called on the new one.
    void connection_breaks_phoneRegistersAnew() {
        SipPeer engine(engineConfig());
        QVERIFY(engine.start());
        engine.stack.setAccount({"8001", "pw"});
        QTcpServer middle;
        QVERIFY(middle.listen(QHostAddress::LocalHost));
        QList<QPointer<QTcpSocket>> sockets;
        connect(&middle, &QTcpServer::newConnection, &middle, [&] {
            while (auto *near = middle.nextPendingConnection()) {
                auto *far = new QTcpSocket(&middle);
                far->connectToHost(QHostAddress::LocalHost, engine.port);
                for (const auto &[from, to] : {std::pair(near, far), std::pair(far, near)})
                    connect(from, &QTcpSocket::readyRead, to, [from = from, to = to] { to->write(from->readAll()); });
                sockets << near << far;
            }
        });
        SipPeer phone(phoneConfig(m_identity.certificate));
        QVERIFY(phone.start());
        QVERIFY(phone.stack.registerAt(seatAt(middle.serverPort())));
        std::optional<SeatRegistered> first;
        const auto registers = [&engine](std::optional<SeatRegistered> &into) {
            return QTest::qWaitFor([&] { return (into = engine.wait<SeatRegistered>({}, 1ms)).has_value(); }, 60'000);
        };
        QVERIFY(registers(first));
        QVERIFY(phone.stack.listening().size() == 1);
        for (const auto &socket : sockets)
            socket->abort();
        sockets.clear();
        std::optional<SeatRegistered> second;
        QVERIFY(registers(second));
        QVERIFY(second->binding.peer != first->binding.peer);
        auto request = inviteTo(second->binding.contact);
        request.route = second->binding.route;
        QVERIFY(engine.stack.invite(request));
        QTRY_VERIFY_WITH_TIMEOUT(phone.has<IncomingCall>(), 30'000);
    }
};

LIANXIN_TEST(tst_SipTls);
#include "tst_SipTls.moc"
