// SPDX-License-Identifier: GPL-3.0-or-later
#include "call/line/LineMedia.h"
#include "call/media/MediaEngine.h"
#include "call/phone/SeatPhone.h"
#include "call/phone/ToneDevice.h"
#include "call/sip/SipPeer.h"
#include "support/TestRegistry.h"
#include "support/TlsIdentity.h"
#include <QSignalSpy>
#include <QTest>

using namespace lianxin;
using namespace lianxin::test;

namespace {
constexpr int kWait = 15000;
}

//! The seat's phone against a stack that plays the engine, with sound both ways.
class tst_SeatPhone : public QObject {
    Q_OBJECT

    std::unique_ptr<SipPeer> engine;
    std::unique_ptr<MediaEngine> media; // the engine's
    std::mutex digitsMutex;
    QString digits;
    std::shared_ptr<ToneDevice> headset;
    std::shared_ptr<ToneDevice> citizen;
    std::unique_ptr<SeatPhone> phone;

    BridgeId bridge = 0;
    RtpEndpoint leg;
    std::unique_ptr<sip::SdpNegotiator> negotiator;
    sip::CallId call = 0;
    LineMedia engineLine;
    bool encrypted = false;
    QString codec;

    SeatPhoneConfig config() const {
        SeatPhoneConfig out;
        out.registrar = u"127.0.0.1:%1"_s.arg(engine->port);
        out.sipUser = u"8001"_s;
        out.sipPassword = u"pw"_s;
        out.aor = u"sip:8001@lianxin"_s;
        out.retryMs = 500;
        return out;
    }
    //! \a identity: it listens by TLS, as for seats on other machines.
    void startEngine(const TlsIdentity *identity = nullptr) {
        sip::StackConfig sipConfig;
        if (identity) {
            sipConfig.listen.front().tls = true;
            sipConfig.listen.front().certificate = identity->certificate.toStdString();
            sipConfig.listen.front().key = identity->key.toStdString();
        }
        sipConfig.listen.front().registrar = true;
        sipConfig.listen.front().bindLoopbackOnly = true;
        engine = std::make_unique<SipPeer>(sipConfig);
        QVERIFY(engine->start());
        engine->stack.setAccount({"8001", "pw"});
    }
    void apply(const sip::Agreement &agreement) {
        encrypted = agreement.srtp.has_value();
        codec = QString::fromStdString(agreement.codec.name);
        media->setRtp(leg.member, rtpParametersOf(agreement, engineLine));
    }
    //! INVITE to the seat, as the engine does it: call id and nothing else.
    void ringSeat(const std::string &id = "0190-call") {
        QTRY_COMPARE_WITH_TIMEOUT(phone->registration(), PhoneRegistration::Registered, kWait);
        const auto binding = engine->stack.binding("8001");
        QVERIFY(binding);
        bridge = media->openBridge().value();
        leg = media->openRtpLeg(bridge).value();
        auto line = std::make_shared<PcmPort>();
        const auto port = media->openPort(bridge, line).value();
        media->setMatrix(bridge, {{leg.member, port}, {port, leg.member}});
        citizen->start(line);
        negotiator = std::make_unique<sip::SdpNegotiator>(localMediaOf(leg, engineLine));
        sip::InviteRequest request;
        request.target = binding->contact;
        request.route = binding->route;
        request.from = sip::callUri(id, "127.0.0.1");
        request.userToUser = id;
        request.sdp = negotiator->offer();
        const auto made = engine->stack.invite(request);
        QVERIFY(made);
        call = *made;
        QTRY_COMPARE_WITH_TIMEOUT(phone->state(), PhoneState::Ringing, kWait);
    }
    void talk() {
        ringSeat();
        phone->answer();
        std::optional<sip::Answered> answered;
        QTRY_VERIFY_WITH_TIMEOUT(answered || (answered = engine->waitOf<sip::Answered>(call, 0ms)), kWait);
        const auto agreed = negotiator->accept(answered->sdp);
        QVERIFY(agreed);
        apply(*agreed);
        QTRY_COMPARE_WITH_TIMEOUT(phone->state(), PhoneState::Talking, kWait);
    }
    //! Waits for an event of the engine's stack while the phone's event loop runs.
    template <class T>
    std::optional<T> engineEvent() {
        std::optional<T> event;
        [&] { QTRY_VERIFY_WITH_TIMEOUT(event || (event = engine->wait<T>({}, 0ms)), kWait); }();
        return event;
    }

private Q_SLOTS:
    void init() {
        startEngine();
        media = std::make_unique<MediaEngine>(MediaConfig{}, [this](const MediaEvent &event) {
            if (event.kind == MediaEvent::Kind::Digit) {
                const std::lock_guard lock(digitsMutex);
                digits += QChar::fromLatin1(event.digit);
            }
        });
        media->start();
        engineLine = {};
        digits.clear();
        headset = std::make_shared<ToneDevice>(500);
        citizen = std::make_shared<ToneDevice>(1000);
        phone = std::make_unique<SeatPhone>(headset);
        QVERIFY(phone->start(config()));
    }
    void cleanup() {
        phone.reset();
        citizen->stop();
        media->stop();
        media.reset();
        engine.reset();
    }

    void badConfig_isRefused_data() {
        QTest::addColumn<QString>("registrar");
        QTest::addColumn<QString>("user");
        QTest::newRow("no port") << u"127.0.0.1"_s << u"8001"_s;
        QTest::newRow("port 0") << u"127.0.0.1:0"_s << u"8001"_s;
        QTest::newRow("name") << u"localhost:5060"_s << u"8001"_s;
        QTest::newRow("no user") << u"127.0.0.1:5060"_s << QString();
    }
    void badConfig_isRefused() {
        QFETCH(QString, registrar);
        QFETCH(QString, user);
        SeatPhone other;
        SeatPhoneConfig bad;
        bad.registrar = registrar;
        bad.sipUser = user;
        const auto result = other.start(bad);
        QVERIFY(!result);
        QCOMPARE(result.error().code, u"phone.bad_config"_s);
        QCOMPARE(other.registration(), PhoneRegistration::Off);
    }

    void start_registers_stop_unregisters() {
        QCOMPARE(phone->registration(), PhoneRegistration::Registering);
        QVERIFY(!phone->why().isEmpty());
        QTRY_COMPARE_WITH_TIMEOUT(phone->registration(), PhoneRegistration::Registered, kWait);
        QVERIFY(phone->why().isEmpty());
        QVERIFY(!phone->listening().isEmpty());
        phone->stop();
        QCOMPARE(phone->registration(), PhoneRegistration::Off);
        QVERIFY(engine->wait<sip::SeatUnregistered>());
    }

    void wrongPassword_saysWhy_andRecovers() {
        QTRY_COMPARE_WITH_TIMEOUT(phone->registration(), PhoneRegistration::Registered, kWait);
        auto wrong = config();
        wrong.sipPassword = u"other"_s;
        QVERIFY(phone->start(wrong));
        QTRY_COMPARE_WITH_TIMEOUT(phone->registration(), PhoneRegistration::Unregistered, kWait);
        QVERIFY(phone->why().contains(u"password"_s));
        engine->stack.setAccount({"8001", "other"});
        QTRY_COMPARE_WITH_TIMEOUT(phone->registration(), PhoneRegistration::Registered, kWait);
    }

    void incoming_rings_withTheCallsIdOnly() {
        QSignalSpy ringing(phone.get(), &SeatPhone::ringing);
        ringSeat("0190-abc");
        QCOMPARE(ringing.size(), 1);
        QCOMPARE(ringing.front().front().toString(), u"0190-abc"_s);
        QCOMPARE(phone->callId(), u"0190-abc"_s);
        QVERIFY(engineEvent<sip::Progress>());
        QCOMPARE(headset->starts, 0);
        engine->stack.hangUp(call);
        QTRY_COMPARE_WITH_TIMEOUT(phone->state(), PhoneState::Idle, kWait);
        QVERIFY(phone->callId().isEmpty());
    }

    void answered_soundGoesBothWays() {
        talk();
        QTRY_VERIFY_WITH_TIMEOUT(headset->share(1000) > 0.8, kWait);
        QTRY_VERIFY_WITH_TIMEOUT(citizen->share(500) > 0.8, kWait);
        QVERIFY(headset->share(500) < 0.1); // nobody hears himself
        QTRY_VERIFY_WITH_TIMEOUT(phone->statistics() && phone->statistics()->packetsReceived > 10, kWait);
        QSignalSpy ended(phone.get(), &SeatPhone::ended);
        phone->hangUp();
        QVERIFY(engineEvent<sip::Ended>());
        QTRY_COMPARE_WITH_TIMEOUT(phone->state(), PhoneState::Idle, kWait);
        QCOMPARE(ended.size(), 1);
        QCOMPARE(ended.front().at(0).toString(), u"0190-call"_s);
        QCOMPARE(ended.front().at(3).toBool(), true);
        QVERIFY(!headset->running());
        QVERIFY(!phone->statistics());
    }

    void whatTheEngineOffers_isSpoken_data() {
        QTest::addColumn<int>("first");
        QTest::addColumn<sip::SrtpMode>("srtp");
        QTest::newRow("Opus, encrypted") << int(CodecId::Opus) << sip::SrtpMode::Required;
        QTest::newRow("G722") << int(CodecId::G722) << sip::SrtpMode::Off;
    }
    void whatTheEngineOffers_isSpoken() {
        QFETCH(int, first);
        QFETCH(sip::SrtpMode, srtp);
        engineLine = {{CodecId(first), CodecId::Pcma}, srtp, false};
        talk();
        QCOMPARE(encrypted, srtp != sip::SrtpMode::Off);
        QCOMPARE(codec.toLower(), QString::fromLatin1(nameOf(CodecId(first)).data()).toLower());
        QTRY_VERIFY_WITH_TIMEOUT(headset->share(1000) > 0.8 && citizen->share(500) > 0.8, kWait);
        phone->hold(); // our re-INVITE keeps codec and keys
        const auto reoffer = engineEvent<sip::ReOffer>();
        QVERIFY(reoffer);
        const auto reply = negotiator->answer(reoffer->sdp);
        QVERIFY(reply);
        QCOMPARE(reply->agreement.srtp.has_value(), encrypted);
        engine->stack.answerReoffer(call, reply->answer);
        QTRY_VERIFY_WITH_TIMEOUT(phone->heldByUs(), kWait);
    }

    // From another machine: signals by TLS on the connection that the phone opened, sound encrypted with keys that came on it.
    void overTls_soundGoesBothWays_encrypted() {
        const TlsIdentity identity = TlsIdentity::fresh();
        phone->stop();
        engine.reset();
        startEngine(&identity);
        auto remote = config();
        remote.transport = u"tls"_s;
        QCOMPARE(phone->start(remote).error().code, u"phone.bad_config"_s); // trusts nobody, so it talks to nobody
        remote.trusted = identity.certificate;
        QVERIFY(phone->start(remote));
        engineLine = {{CodecId::Opus, CodecId::Pcma}, sip::SrtpMode::Required, false};
        talk();
        QVERIFY(encrypted);
        QVERIFY(engine->stack.binding("8001")->secure);
        QTRY_VERIFY_WITH_TIMEOUT(headset->share(1000) > 0.8 && citizen->share(500) > 0.8, kWait);
        phone->hangUp();
        QVERIFY(engineEvent<sip::Ended>());
    }

    void peerHangsUp_endsTheCall() {
        talk();
        QSignalSpy ended(phone.get(), &SeatPhone::ended);
        engine->stack.hangUp(call);
        QTRY_COMPARE_WITH_TIMEOUT(ended.size(), 1, kWait);
        QCOMPARE(ended.front().at(3).toBool(), false);
        QCOMPARE(phone->state(), PhoneState::Idle);
        talk(); // and the next one works
    }

    void reject_tellsTheStatus() {
        ringSeat();
        phone->reject(486);
        const auto ended = engineEvent<sip::Ended>();
        QVERIFY(ended);
        QCOMPARE(ended->cause.status, 486);
        QTRY_COMPARE_WITH_TIMEOUT(phone->state(), PhoneState::Idle, kWait);
    }

    void noCommonCodec_isRefused_andSaid() {
        QTRY_COMPARE_WITH_TIMEOUT(phone->registration(), PhoneRegistration::Registered, kWait);
        sip::InviteRequest request;
        request.target = engine->stack.binding("8001")->contact;
        request.sdp = "v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\nm=audio 9000 RTP/AVP 18\r\n";
        QVERIFY(engine->stack.invite(request));
        QTRY_COMPARE_WITH_TIMEOUT(phone->state(), PhoneState::Ringing, kWait);
        QSignalSpy failed(phone.get(), &SeatPhone::failed);
        phone->answer();
        QCOMPARE(failed.size(), 1);
        const auto ended = engineEvent<sip::Ended>();
        QVERIFY(ended);
        QCOMPARE(ended->cause.status, 488);
        QTRY_COMPARE_WITH_TIMEOUT(phone->state(), PhoneState::Idle, kWait);
    }

    void secondCall_isBusy() {
        talk();
        sip::InviteRequest request;
        request.target = engine->stack.binding("8001")->contact;
        request.sdp = sdpText(40000);
        const auto second = engine->stack.invite(request);
        std::optional<sip::Ended> ended;
        QTRY_VERIFY_WITH_TIMEOUT(ended || (ended = engine->waitOf<sip::Ended>(*second, 0ms)), kWait);
        QCOMPARE(ended->cause.status, 486);
        QCOMPARE(phone->state(), PhoneState::Talking);
    }

    void strangersCall_isRefused() {
        QTRY_COMPARE_WITH_TIMEOUT(phone->registration(), PhoneRegistration::Registered, kWait);
        // Another loopback address is not the engine's.
        sip::StackConfig elsewhere;
        elsewhere.listen.front().address = "127.0.0.2";
        SipPeer stranger(elsewhere);
        QVERIFY(stranger.start());
        const auto id = stranger.stack.invite(inviteTo("sip:8001@" + phone->listening().toStdString()));
        std::optional<sip::Ended> ended;
        QTRY_VERIFY_WITH_TIMEOUT(ended || (ended = stranger.waitOf<sip::Ended>(*id, 0ms)), kWait);
        QCOMPARE(ended->cause.status, 403);
        QCOMPARE(phone->state(), PhoneState::Idle);
    }

    void hold_isTrueOnlyWhenThePeerAgreed() {
        talk();
        QTRY_VERIFY_WITH_TIMEOUT(citizen->share(500) > 0.8, kWait);
        phone->hold();
        const auto offer = engineEvent<sip::ReOffer>();
        QVERIFY(offer);
        QCOMPARE(phone->state(), PhoneState::Talking);
        QVERIFY(!phone->heldByUs());
        auto reply = negotiator->answer(offer->sdp);
        QVERIFY(reply);
        QVERIFY(reply->agreement.heldByPeer);
        apply(reply->agreement);
        engine->stack.answerReoffer(call, reply->answer);
        QTRY_COMPARE_WITH_TIMEOUT(phone->state(), PhoneState::Held, kWait);
        QVERIFY(phone->heldByUs());
        QTRY_VERIFY_WITH_TIMEOUT(citizen->share(500) < 0.1, kWait);
        QTRY_VERIFY_WITH_TIMEOUT(headset->share(1000) < 0.1, kWait);
        phone->resume();
        const auto again = engineEvent<sip::ReOffer>();
        QVERIFY(again);
        reply = negotiator->answer(again->sdp);
        QVERIFY(reply);
        apply(reply->agreement);
        engine->stack.answerReoffer(call, reply->answer);
        QTRY_COMPARE_WITH_TIMEOUT(phone->state(), PhoneState::Talking, kWait);
        QTRY_VERIFY_WITH_TIMEOUT(citizen->share(500) > 0.8, kWait);
        QTRY_VERIFY_WITH_TIMEOUT(headset->share(1000) > 0.8, kWait);
    }

    void hold_refused_staysTalking() {
        talk();
        QSignalSpy failed(phone.get(), &SeatPhone::failed);
        phone->hold();
        QVERIFY(engineEvent<sip::ReOffer>());
        engine->stack.refuseReoffer(call, 488);
        QTRY_COMPARE_WITH_TIMEOUT(failed.size(), 1, kWait);
        QCOMPARE(failed.front().front().value<Error>().code, u"phone.hold_refused"_s);
        QCOMPARE(phone->state(), PhoneState::Talking);
    }

    void peerHolds_isHeldByPeer() {
        talk();
        engine->stack.reoffer(call, negotiator->offer(sip::Direction::SendOnly));
        QTRY_COMPARE_WITH_TIMEOUT(phone->state(), PhoneState::Held, kWait);
        QVERIFY(phone->heldByPeer());
        QVERIFY(!phone->heldByUs());
        auto done = engineEvent<sip::ReOfferDone>();
        QVERIFY(done);
        QVERIFY(negotiator->accept(done->sdp));
        engine->stack.reoffer(call, negotiator->offer());
        QTRY_COMPARE_WITH_TIMEOUT(phone->state(), PhoneState::Talking, kWait);
    }

    void mute_silencesTheMicrophoneOnly() {
        talk();
        QTRY_VERIFY_WITH_TIMEOUT(citizen->share(500) > 0.8, kWait);
        phone->setMuted(true);
        QVERIFY(phone->muted());
        QTRY_VERIFY_WITH_TIMEOUT(citizen->share(500) < 0.1, kWait);
        headset->forget();
        QTRY_VERIFY_WITH_TIMEOUT(headset->share(1000) > 0.8, kWait);
        phone->setMuted(false);
        QTRY_VERIFY_WITH_TIMEOUT(citizen->share(500) > 0.8, kWait);
    }

    void keys_goAndCome() {
        talk();
        QTRY_VERIFY_WITH_TIMEOUT(citizen->share(500) > 0.8, kWait);
        phone->sendKeys(u"12#"_s);
        const auto got = [this] {
            const std::lock_guard lock(digitsMutex);
            return digits;
        };
        QTRY_COMPARE_WITH_TIMEOUT(got(), u"12#"_s, kWait);
        QSignalSpy keys(phone.get(), &SeatPhone::keyReceived);
        media->sendDigits(leg.member, "7");
        QTRY_COMPARE_WITH_TIMEOUT(keys.size(), 1, kWait);
        QCOMPARE(keys.front().front().toChar(), QChar(u'7'));
    }

    void transfer_done_endsOurCall() {
        talk();
        QSignalSpy finished(phone.get(), &SeatPhone::transferFinished);
        phone->transfer(u"8002"_s);
        const auto referred = engineEvent<sip::Referred>();
        QVERIFY(referred);
        QCOMPARE(referred->targetUser, std::string("8002"));
        QCOMPARE(phone->state(), PhoneState::Transferring);
        engine->stack.notifyTransfer(call, 180);
        engine->stack.notifyTransfer(call, 200);
        QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, kWait);
        QCOMPARE(finished.front().at(0).toBool(), true);
        QTRY_COMPARE_WITH_TIMEOUT(phone->state(), PhoneState::Idle, kWait);
    }

    void transfer_refused_goesOnTalking() {
        talk();
        QSignalSpy finished(phone.get(), &SeatPhone::transferFinished);
        phone->transfer(u"8009"_s);
        QVERIFY(engineEvent<sip::Referred>());
        engine->stack.notifyTransfer(call, 404);
        QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, kWait);
        QCOMPARE(finished.front().at(0).toBool(), false);
        QCOMPARE(finished.front().at(1).toInt(), 404);
        QCOMPARE(phone->state(), PhoneState::Talking);
    }

    void deviceSwapped_inTheCall_soundGoesOn() {
        talk();
        auto other = std::make_shared<ToneDevice>(700);
        phone->setDevice(other);
        QTRY_VERIFY_WITH_TIMEOUT(citizen->share(700) > 0.8, kWait);
        QTRY_VERIFY_WITH_TIMEOUT(other->share(1000) > 0.8, kWait);
        QVERIFY(!headset->running());
        phone->setDevice({});
        QVERIFY(!other->running());
        QCOMPARE(phone->state(), PhoneState::Talking);
    }

    void engineDies_phoneSaysSo_andComesBack() {
        auto quick = config();
        quick.expiresS = 60;
        talk();
        const auto port = engine->port;
        engine.reset();
        QTRY_COMPARE_WITH_TIMEOUT(phone->state(), PhoneState::Idle, kWait);
        sip::StackConfig sipConfig;
        sipConfig.listen.front().registrar = true;
        sipConfig.listen.front().port = port;
        engine = std::make_unique<SipPeer>(sipConfig);
        QVERIFY(engine->start());
        engine->stack.setAccount({"8001", "pw"});
        QVERIFY(phone->start(quick));
        QTRY_COMPARE_WITH_TIMEOUT(phone->registration(), PhoneRegistration::Registered, kWait);
    }

    void stop_inACall_endsIt() {
        talk();
        QSignalSpy ended(phone.get(), &SeatPhone::ended);
        phone->stop();
        QCOMPARE(ended.size(), 1);
        QCOMPARE(phone->state(), PhoneState::Idle);
        QVERIFY(engine->waitOf<sip::Ended>(call));
        QVERIFY(!headset->running());
    }
};

LIANXIN_TEST(tst_SeatPhone);
#include "tst_SeatPhone.moc"
