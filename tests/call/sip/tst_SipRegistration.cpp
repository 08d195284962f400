// SPDX-License-Identifier: GPL-3.0-or-later
#include "call/sip/Digest.h"
#include "call/sip/RawPeer.h"
#include "call/sip/SipPeer.h"
#include "support/TestRegistry.h"
#include <QTest>

using namespace lianxin;
using namespace lianxin::sip;
using namespace lianxin::test;

//! Seats at our registrar, and we at a registrar.
class tst_SipRegistration : public QObject {
    Q_OBJECT

    static StackConfig engineConfig() {
        StackConfig config;
        config.listen.front().registrar = true;
        config.listen.front().admission = Admission::Digest;
        config.minBindingExpiry = std::chrono::seconds(1);
        config.sweepInterval = std::chrono::milliseconds(200);
        return config;
    }
    RegistrationRequest seat(const std::string &password = "pw") const {
        RegistrationRequest request;
        request.registrar = "sip:127.0.0.1:" + std::to_string(engine->port);
        request.aor = "sip:8001@lianxin";
        request.credentials = {"8001", password, {}};
        request.expires = std::chrono::seconds(60);
        request.retry = std::chrono::milliseconds(600);
        return request;
    }
    std::unique_ptr<SipPeer> engine;
    std::unique_ptr<SipPeer> phone;

private Q_SLOTS:
    void init() {
        start(engineConfig());
    }
    void cleanup() {
        phone.reset();
        engine.reset();
    }

    void seat_registers_andIsCalled() {
        const auto id = phone->stack.registerAt(seat());
        QVERIFY(id);
        const auto changed = phone->wait<RegistrationChanged>();
        QVERIFY(changed);
        QCOMPARE(changed->registration, *id);
        QCOMPARE(changed->state, RegistrationState::Registered);
        QCOMPARE(changed->expiresS, 60);
        const auto registered = engine->wait<SeatRegistered>();
        QVERIFY(registered);
        QCOMPARE(registered->binding.user, std::string("8001"));
        QCOMPARE(registered->binding.peer, "127.0.0.1:" + std::to_string(phone->port));
        QVERIFY(registered->binding.route.empty());
        const auto binding = engine->stack.binding("8001");
        QVERIFY(binding);
        // Towards the seat: the call's id and nothing else.
        auto request = inviteTo(binding->contact);
        request.from = callUri("0190", "127.0.0.1");
        request.userToUser = "0190";
        const auto call = engine->stack.invite(request);
        QVERIFY(call);
        const auto incoming = phone->wait<IncomingCall>();
        QVERIFY(incoming);
        QCOMPARE(incoming->requestUser, std::string("8001"));
        QCOMPARE(incoming->userToUser, std::string("0190"));
        QCOMPARE(callIdOf(incoming->from), std::string("0190"));
        phone->stack.answer(incoming->call, sdpText(41000));
        QVERIFY(engine->waitOf<Answered>(*call));
    }

    void seat_unregisters_isGone() {
        const auto id = phone->stack.registerAt(seat());
        QVERIFY(engine->wait<SeatRegistered>());
        QVERIFY(phone->wait<RegistrationChanged>());
        phone->stack.unregister(*id);
        const auto gone = engine->wait<SeatUnregistered>();
        QVERIFY(gone);
        QCOMPARE(gone->user, std::string("8001"));
        QCOMPARE(gone->cause, UnregisterCause::Asked);
        QVERIFY(!engine->stack.binding("8001"));
        const auto changed = phone->wait<RegistrationChanged>();
        QVERIFY(changed);
        QCOMPARE(changed->state, RegistrationState::Unregistered);
    }

    void phoneStops_unregistersFirst() {
        QVERIFY(phone->stack.registerAt(seat()));
        QVERIFY(engine->wait<SeatRegistered>());
        QVERIFY(phone->wait<RegistrationChanged>());
        phone->stack.stop();
        QVERIFY(engine->wait<SeatUnregistered>());
    }

    void wrongPassword_fails_andIsTriedAgain() {
        QVERIFY(phone->stack.registerAt(seat("wrong")));
        const auto changed = phone->wait<RegistrationChanged>();
        QVERIFY(changed);
        QCOMPARE(changed->state, RegistrationState::Failed);
        QCOMPARE(changed->status, 403);
        // The account gets that password: the next try succeeds.
        engine->stack.setAccount({"8001", "wrong"});
        QVERIFY(phone->wait<RegistrationChanged>(
            [](const auto &c) { return c.state == RegistrationState::Registered; }));
    }

    void unknownAccount_isRefused() {
        auto request = seat();
        request.aor = "sip:9999@lianxin";
        request.credentials.user = "9999";
        QVERIFY(phone->stack.registerAt(request));
        QCOMPARE(phone->wait<RegistrationChanged>()->status, 403);
        QVERIFY(!engine->has<SeatRegistered>());
    }

    void registrarDead_failsAndRecovers() {
        StackConfig quick;
        quick.t1 = std::chrono::milliseconds(50);
        quick.timerB = std::chrono::milliseconds(400);
        SipPeer client(quick);
        QVERIFY(client.start());
        RawPeer deaf;
        auto request = seat();
        request.registrar = "sip:127.0.0.1:" + std::to_string(deaf.port);
        QVERIFY(client.stack.registerAt(request));
        const auto failed = client.wait<RegistrationChanged>();
        QVERIFY(failed);
        QCOMPARE(failed->state, RegistrationState::Failed);
        QVERIFY(failed->status == 408 || failed->status == 503);
        for (;;) { // retransmissions of the first try may still wait in the socket
            const auto again = deaf.receive("REGISTER", 5000);
            QVERIFY(again);
            deaf.reply(*again, "200 OK", "Contact: <" + client.uri("8001") + ">;expires=60\r\n");
            if (client.wait<RegistrationChanged>(
                    [](const auto &c) { return c.state == RegistrationState::Registered; }, 10ms))
                break;
        }
    }

    void binding_notRefreshed_expires() {
        auto request = seat();
        request.expires = std::chrono::seconds(2);
        RawPeer raw; // registers by hand and never refreshes
        const auto send = [&](int cseq, const std::string &authorization) {
            raw.send("REGISTER sip:lianxin SIP/2.0\r\nVia: SIP/2.0/UDP 127.0.0.1:" + std::to_string(raw.port) +
                         ";rport;branch=z9hG4bKreg" + std::to_string(cseq) +
                         "\r\nFrom: <sip:8001@lianxin>;tag=q\r\nTo: <sip:8001@lianxin>\r\nCall-ID: reg@raw\r\nCSeq: " +
                         std::to_string(cseq) + " REGISTER\r\nMax-Forwards: 70\r\nContact: <" + raw.uri("8001") +
                         ">\r\nExpires: 1\r\n" + authorization + "Content-Length: 0\r\n\r\n",
                     engine->port);
        };
        send(1, {});
        const auto challenge = raw.receive("SIP/2.0 401", 5000);
        QVERIFY(challenge);
        send(2, authorization(RawPeer::value(*challenge, "WWW-Authenticate"), DigestAlgorithm::Md5));
        QVERIFY(raw.receive("SIP/2.0 200", 5000));
        QVERIFY(engine->wait<SeatRegistered>());
        const auto gone = engine->wait<SeatUnregistered>();
        QVERIFY(gone);
        QCOMPARE(gone->cause, UnregisterCause::Expired);
    }

    void refresh_keepsTheBinding() {
        auto config = engineConfig();
        // A phone refreshes after half the time at the earliest: a busy machine has the other half.
        config.maxBindingExpiry = std::chrono::seconds(6);
        start(config);
        QVERIFY(phone->stack.registerAt(seat()));
        QVERIFY(engine->wait<SeatRegistered>());
        std::this_thread::sleep_for(8s);
        QVERIFY(engine->stack.binding("8001"));
        QVERIFY(!engine->has<SeatUnregistered>());
        QVERIFY(!engine->has<SeatRegistered>());
    }

    void sha256_whenOffered_isAccepted() {
        auto config = engineConfig();
        config.digestSha256 = true;
        start(config);
        RawPeer raw;
        const auto send = [&](int cseq, const std::string &authorization) {
            raw.send("REGISTER sip:lianxin SIP/2.0\r\nVia: SIP/2.0/UDP 127.0.0.1:" + std::to_string(raw.port) +
                         ";rport;branch=z9hG4bKsha" + std::to_string(cseq) +
                         "\r\nFrom: <sip:8001@lianxin>;tag=q\r\nTo: <sip:8001@lianxin>\r\nCall-ID: sha@raw\r\nCSeq: " +
                         std::to_string(cseq) + " REGISTER\r\nMax-Forwards: 70\r\nContact: <" + raw.uri("8001") +
                         ">;expires=60\r\n" + authorization + "Content-Length: 0\r\n\r\n",
                     engine->port);
        };
        send(1, {});
        const auto challenge = raw.receive("SIP/2.0 401", 5000);
        QVERIFY(challenge);
        const auto strongest = RawPeer::value(*challenge, "WWW-Authenticate");
        QVERIFY(strongest.find("algorithm=SHA-256") != std::string::npos);
        send(2, authorization(strongest, DigestAlgorithm::Sha256));
        QVERIFY(raw.receive("SIP/2.0 200", 5000));
        // Sofia's client takes the MD5 challenge that stands behind it.
        QVERIFY(phone->stack.registerAt(seat()));
        QVERIFY(phone->wait<RegistrationChanged>([](const auto &c) { return c.state == RegistrationState::Registered; }));
    }

    void callFromSeat_needsDigest() {
        const auto stranger = phone->stack.invite(inviteTo(engine->uri("8002")));
        const auto refused = phone->waitOf<Ended>(*stranger);
        QVERIFY(refused);
        QCOMPARE(refused->cause.status, 401);
        QVERIFY(!engine->has<IncomingCall>());
        auto request = inviteTo(engine->uri("8002"));
        request.credentials = Credentials{"8001", "wrong", {}};
        const auto wrong = phone->stack.invite(request);
        QCOMPARE(phone->waitOf<Ended>(*wrong)->cause.status, 403);
        request.credentials = Credentials{"8001", "pw", {}};
        const auto call = phone->stack.invite(request);
        const auto incoming = engine->wait<IncomingCall>();
        QVERIFY(incoming);
        QCOMPARE(incoming->account, std::string("8001"));
        engine->stack.answer(incoming->call, sdpText(41000));
        QVERIFY(phone->waitOf<Answered>(*call));
        QVERIFY(!engine->has<Ended>());
    }

    void register_whereThereIsNoRegistrar_isRefused() {
        SipPeer plain;
        QVERIFY(plain.start());
        auto request = seat();
        request.registrar = "sip:127.0.0.1:" + std::to_string(plain.port);
        QVERIFY(phone->stack.registerAt(request));
        const auto changed = phone->wait<RegistrationChanged>();
        QVERIFY(changed);
        QCOMPARE(changed->state, RegistrationState::Failed);
        QCOMPARE(changed->status, 405);
    }

    void accountRemoved_isTold() {
        QVERIFY(phone->stack.registerAt(seat()));
        QVERIFY(engine->wait<SeatRegistered>());
        engine->stack.removeAccount("8001");
        const auto gone = engine->wait<SeatUnregistered>();
        QVERIFY(gone);
        QCOMPARE(gone->cause, UnregisterCause::AccountRemoved);
    }

private:
    void start(const StackConfig &config) {
        engine = std::make_unique<SipPeer>(config);
        phone = std::make_unique<SipPeer>();
        QVERIFY(engine->start());
        QVERIFY(phone->start());
        engine->stack.setAccount({"8001", "pw"});
    }
    static std::string authorization(const std::string &challenge, DigestAlgorithm algorithm) {
        const auto at = challenge.find("nonce=\"") + 7;
        const auto nonce = challenge.substr(at, challenge.find('"', at) - at);
        const auto response = digestResponse(algorithm, "8001", "lianxin", "pw", "REGISTER", "sip:lianxin", nonce,
                                             "00000001", "cn", "auth");
        return "Authorization: Digest username=\"8001\", realm=\"lianxin\", nonce=\"" + nonce +
               "\", uri=\"sip:lianxin\", qop=auth, nc=00000001, cnonce=\"cn\", algorithm=" +
               (algorithm == DigestAlgorithm::Md5 ? "MD5" : "SHA-256") + ", response=\"" + response + "\"\r\n";
    }
};

LIANXIN_TEST(tst_SipRegistration);
#include "tst_SipRegistration.moc"
