// SPDX-License-Identifier: GPL-3.0-or-later
#include "Talk.h"
#include "support/TestRegistry.h"

using namespace lianxin;
using namespace lianxin::test;

class tst_Seats : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void bridge_twoWayAudio_isProvedOnTheRecording() {
        Talk x;
        QVERIFY(x.start());
        QVERIFY(x.talk());
        QTRY_VERIFY(amplitudeOf(600, x.recorded(true)) > 4000 && amplitudeOf(900, x.recorded(false)) > 4000);
        QVERIFY(amplitudeOf(900, x.recorded(true)) < 400 && amplitudeOf(600, x.recorded(false)) < 400);
        // The seat presses, too.
        x.seat->press(*x.seatCall, "5");
        QTRY_VERIFY(x.saw(u"key seat 5"_s));
        x.citizen->stack.hangUp(x.citizenCall->id);
        QTRY_COMPARE(x.ended.size(), std::size_t(1));
        QCOMPARE(x.seatEnded.size(), std::size_t(1));
        QVERIFY(x.seatEnded[0].wasAnswered && x.seatEnded[0].by == CallEndedBy::Citizen);
        QTRY_VERIFY(x.seatCall->over);
    }
    void seatsLine_codecAndEncryption_asConfigured_data() {
        QTest::addColumn<sip::SrtpMode>("engine");
        QTest::addColumn<sip::SrtpMode>("phone");
        QTest::addColumn<int>("codec");
        QTest::newRow("Opus, encrypted") << sip::SrtpMode::Required << sip::SrtpMode::Preferred << int(CodecId::Opus);
        QTest::newRow("G722, the phone can't encrypt") << sip::SrtpMode::Preferred << sip::SrtpMode::Off << int(CodecId::G722);
    }
    void seatsLine_codecAndEncryption_asConfigured() {
        QFETCH(sip::SrtpMode, engine);
        QFETCH(sip::SrtpMode, phone);
        QFETCH(int, codec);
        Talk x([engine = engine](TelephonyConfig &config) {
            config.seatLine = {{CodecId::Opus, CodecId::G722, CodecId::Pcma}, engine, false};
        });
        QVERIFY(x.start());
        QVERIFY(x.registerSeat());
        x.seat->line = {{CodecId(codec), CodecId::Pcma}, phone, false};
        QVERIFY(x.talk()); // both hear each other
        const bool encrypted = engine != sip::SrtpMode::Off && phone != sip::SrtpMode::Off;
        QCOMPARE(x.seatCall->encrypted, encrypted);
        QCOMPARE(int(x.seatCall->codec), codec);
        QVERIFY(!x.citizenCall->encrypted && x.citizenCall->codec == CodecId::Pcma); // towards the network nothing changes
        QVERIFY(x.citizenCall->offer.sdp.find("crypto") == std::string::npos && x.citizenCall->offer.sdp.find("opus") == std::string::npos);
        x.seat->press(*x.seatCall, "5");
        QTRY_VERIFY(x.saw(u"key seat 5"_s));
        x.seat->hold(*x.seatCall, true); // a re-INVITE with the same keys
        QTRY_VERIFY(hears(x.citizenCall->end, 2100));
        x.seat->hold(*x.seatCall, false);
        QTRY_VERIFY(hears(x.citizenCall->end, 900) && hears(x.seatCall->end, 600));
        QCOMPARE(int(x.telephony->statistics(x.id, CallSide::Seat)->unauthentic), 0);
    }
    void seatsLine_encryptionRequired_phoneInTheClearIsNotConnected() {
        Talk x([](TelephonyConfig &config) { config.seatLine.srtp = sip::SrtpMode::Required; });
        QVERIFY(x.start());
        QVERIFY(x.answer());
        QVERIFY(x.registerSeat());
        VERIFY_OK(x.telephony->ringSeat(x.id, u"0217"_s));
        QTRY_COMPARE(x.seatEnded.size(), std::size_t(1));
        QCOMPARE(x.seatEnded[0].code, 488);
        QVERIFY(!x.seatEnded[0].wasAnswered);
    }
    void inviteToSeat_carriesTheCallIdAndNoNumber() {
        Talk x;
        QVERIFY(x.start());
        QVERIFY(x.talk());
        const auto &offer = x.seatCall->offer;
        QCOMPARE(offer.userToUser, x.id.toStdString());
        QCOMPARE(sip::callIdOf(offer.from), x.id.toStdString());
        for (const auto &text : {offer.from, offer.fromUser, offer.fromDisplay, offer.identity, offer.requestUri, offer.toUser,
                                 offer.sdp, offer.userToUser})
            QVERIFY(text.find("13800001234") == std::string::npos);
    }
    void ringSeat_impossible_saysWhy() {
        Talk x;
        QVERIFY(x.start());
        QCOMPARE(x.telephony->ringSeat(x.id, u"0217"_s).error().code, u"telephony.no_call"_s);
        QVERIFY(x.answer());
        QCOMPARE(x.telephony->ringSeat(x.id, u"0217"_s).error().code, u"telephony.seat_offline"_s);
        QCOMPARE(x.telephony->bridgeSeat(x.id).error().code, u"telephony.state"_s);
        QCOMPARE(x.telephony->hold(x.id).error().code, u"telephony.state"_s);
        QCOMPARE(x.telephony->dropSeat(x.id).error().code, u"telephony.state"_s);
        QVERIFY(x.registerSeat());
        x.seat->onCall = [&](PeerCall &call) { x.seat->ring(call); };
        VERIFY_OK(x.telephony->ringSeat(x.id, u"0217"_s, 1));
        QCOMPARE(x.telephony->ringSeat(x.id, u"0217"_s).error().code, u"telephony.seat_busy"_s);
        QTRY_VERIFY(x.saw(u"seat ringing 0217"_s));
        QTRY_COMPARE(x.seatEnded.size(), std::size_t(1)); // it does not answer
        QVERIFY(x.seatEnded[0].by == CallEndedBy::RingTimeout && !x.seatEnded[0].wasAnswered);
        x.seat->onCall = [&](PeerCall &call) { x.seat->stack.reject(call.id, 486); };
        VERIFY_OK(x.telephony->ringSeat(x.id, u"0217"_s));
        QTRY_COMPARE(x.seatEnded.size(), std::size_t(2));
        QCOMPARE(x.seatEnded[1].code, 486);
        QVERIFY(x.ended.empty()); // the citizen is still there
        QVERIFY(x.telephony->play(x.id, {makePcm(tone(1000, 100))}));
    }
    void seat_mayBeRungWhileTheCitizenIsCalled_andIsBridgedWhenTheyAnswer() {
        Talk x;
        QVERIFY(x.start());
        QVERIFY(x.registerSeat());
        x.citizen->onCall = [&](PeerCall &call) { x.citizen->ring(call); };
        auto order = x.order(x.id);
        VERIFY_OK(x.telephony->placeCall(order));
        VERIFY_OK(x.telephony->ringSeat(x.id, u"0217"_s));
        QTRY_VERIFY(x.saw(u"seat answered 0217"_s));
        QCOMPARE(x.telephony->bridgeSeat(x.id).error().code, u"telephony.state"_s); // there is nobody to talk with yet
        QTRY_VERIFY(x.citizen->latest());
        QTRY_VERIFY(x.hearsOnly(x.seat->latest(), {kRingBack})); // how it rings there
        x.citizen->answer(*x.citizen->latest());
        QTRY_VERIFY(x.saw(u"answered"_s));
        QTRY_VERIFY(x.hearsOnly(x.seat->latest(), {}));
        VERIFY_OK(x.telephony->bridgeSeat(x.id));
        x.citizen->say(*x.citizen->latest(), 600);
        x.seat->say(*x.seat->latest(), 900);
        QTRY_VERIFY(hears(x.citizen->latest()->end, 900) && hears(x.seat->latest()->end, 600));
        // A citizen who does not answer: the call ends, and the seat's leg with it.
        const Id other = u"0190-other"_s;
        x.seat->stack.hangUp(x.seat->latest()->id);
        VERIFY_OK(x.telephony->hangUp(x.id));
        QTRY_COMPARE(x.ended.size(), std::size_t(1));
        auto second = x.order(other);
        VERIFY_OK(x.telephony->placeCall(second));
        VERIFY_OK(x.telephony->ringSeat(other, u"0217"_s));
        QTRY_COMPARE(x.log.count(u"seat answered 0217"_s), 2);
        VERIFY_OK(x.telephony->hangUp(other));
        QTRY_COMPARE(x.ended.size(), std::size_t(2));
        QTRY_VERIFY(x.seat->latest()->over);
    }
    void hold_bySeatPhoneAndByUs_citizenHearsComfort() {
        Talk x;
        QVERIFY(x.start());
        QVERIFY(x.talk());
        x.seat->hold(*x.seatCall, true);
        QTRY_VERIFY(x.saw(u"held 1"_s));
        QTRY_VERIFY(hears(x.citizenCall->end, 2100) && quiet(x.citizenCall->end, 900));
        QTRY_VERIFY(quiet(x.seatCall->end, 600));
        x.seat->hold(*x.seatCall, false);
        QTRY_VERIFY(x.saw(u"held 0"_s));
        QTRY_VERIFY(hears(x.citizenCall->end, 900) && quiet(x.citizenCall->end, 2100) && hears(x.seatCall->end, 600));
        x.log.clear();
        VERIFY_OK(x.telephony->hold(x.id));
        QVERIFY(x.saw(u"held 1"_s));
        QTRY_VERIFY(hears(x.citizenCall->end, 2100) && quiet(x.citizenCall->end, 900) && quiet(x.seatCall->end, 600));
        QVERIFY(!x.telephony->hold(x.id));
        VERIFY_OK(x.telephony->resume(x.id));
        QTRY_VERIFY(hears(x.citizenCall->end, 900) && hears(x.seatCall->end, 600));
    }
    void seatHangsUp_citizenKeepsTheCall() {
        Talk x;
        QVERIFY(x.start());
        QVERIFY(x.talk());
        x.seat->stack.hangUp(x.seatCall->id);
        QTRY_COMPARE(x.seatEnded.size(), std::size_t(1));
        QVERIFY(x.seatEnded[0].by == CallEndedBy::Seat);
        QVERIFY(!x.saw(u"seat lost 0217"_s));
        QTRY_VERIFY(hears(x.citizenCall->end, 2100));
        QVERIFY(x.ended.empty());
        const auto token = x.telephony->play(x.id, {makePcm(tone(1500, 3000))}); // takes the place of the comfort
        QVERIFY(token);
        QTRY_VERIFY(hears(x.citizenCall->end, 1500) && quiet(x.citizenCall->end, 2100));
        // And no silence after it: whoever waits hears the comfort until somebody is there.
        QTRY_VERIFY(hears(x.citizenCall->end, 2100) && quiet(x.citizenCall->end, 1500));
    }
    void dropSeat_seatIsToldCitizenStays() {
        Talk x;
        QVERIFY(x.start());
        QVERIFY(x.talk());
        VERIFY_OK(x.telephony->dropSeat(x.id));
        QTRY_VERIFY(x.seatCall->over);
        QTRY_VERIFY(hears(x.citizenCall->end, 2100));
        VERIFY_OK(x.telephony->ringSeat(x.id, u"0217"_s)); // and again
        QTRY_COMPARE(x.log.count(u"seat answered 0217"_s), 2);
        VERIFY_OK(x.telephony->bridgeSeat(x.id));
        x.seat->say(*x.seat->latest(), 950);
        QTRY_VERIFY(hears(x.citizenCall->end, 950));
    }
    void blindTransfer_otherSeatTakesOver() {
        Talk x;
        QVERIFY(x.start());
        QVERIFY(x.talk());
        Peer *const other = x.addSeat(u"0218"_s);
        QTRY_VERIFY(x.telephony->isSeatRegistered(u"0218"_s));
        x.seat->stack.refer(x.seatCall->id, "sip:0218@127.0.0.1");
        QTRY_VERIFY(x.saw(u"refer 0217 0218"_s));
        other->onCall = [other](PeerCall &call) { other->ring(call); };
        VERIFY_OK(x.telephony->transferToSeat(x.id, u"0218"_s));
        QTRY_VERIFY(x.saw(u"seat ringing 0218"_s));
        QTRY_VERIFY(hears(x.citizenCall->end, 2100) && quiet(x.citizenCall->end, 900));
        other->answer(*other->latest());
        other->say(*other->latest(), 1250);
        QTRY_VERIFY(x.saw(u"transfer 0218 1 200"_s));
        QTRY_VERIFY(hears(x.citizenCall->end, 1250) && hears(other->latest()->end, 600));
        QTRY_VERIFY(x.seatCall->over);
        QTRY_VERIFY(quiet(x.citizenCall->end, 900) && quiet(x.citizenCall->end, 2100));
        QVERIFY(x.ended.empty());
    }
    void transfer_otherSeatRefuses_firstHasTheCitizenBack() {
        Talk x;
        QVERIFY(x.start());
        QVERIFY(x.talk());
        Peer *const other = x.addSeat(u"0218"_s);
        QTRY_VERIFY(x.telephony->isSeatRegistered(u"0218"_s));
        other->onCall = [other](PeerCall &call) { other->stack.reject(call.id, 486); };
        x.seat->stack.refer(x.seatCall->id, "sip:0218@127.0.0.1");
        QTRY_VERIFY(x.saw(u"refer 0217 0218"_s));
        VERIFY_OK(x.telephony->transferToSeat(x.id, u"0218"_s));
        QTRY_VERIFY(x.saw(u"transfer 0218 0 486"_s));
        QTRY_VERIFY(hears(x.citizenCall->end, 900) && hears(x.seatCall->end, 600) && quiet(x.citizenCall->end, 2100));
        QTRY_VERIFY(x.seatCall->transfer && x.seatCall->transfer->final);
        QCOMPARE(x.seatCall->transfer->status, 486);
        QCOMPARE(x.telephony->transferToSeat(x.id, u"0299"_s).error().code, u"telephony.seat_offline"_s);
    }
    void refuseTransfer_seatIsTold() {
        Talk x;
        QVERIFY(x.start());
        QVERIFY(x.talk());
        x.seat->stack.refer(x.seatCall->id, "sip:0299@127.0.0.1");
        QTRY_VERIFY(x.saw(u"refer 0217 0299"_s));
        x.telephony->refuseTransfer(x.id, 404);
        QTRY_VERIFY(x.seatCall->transfer && x.seatCall->transfer->final && x.seatCall->transfer->status == 404);
        QVERIFY(hears(x.citizenCall->end, 900));
    }
    void seatVanishes_citizenHearsComfortAndTheCallComesBack() {
        Talk x;
        QVERIFY(x.start());
        Relay relay(x.seatPort());
        QVERIFY(x.talk(relay.port()));
        // The machine dies: no RTP, no answers, no BYE.
        relay.cut();
        x.seat->muteRtp(*x.seatCall);
        QElapsedTimer timer;
        timer.start();
        QTRY_VERIFY_WITH_TIMEOUT(x.saw(u"seat lost 0217"_s), 15'000);
        qInfo("seat lost after %lld ms", timer.elapsed());
        QCOMPARE(x.seatEnded.size(), std::size_t(1));
        QVERIFY(x.seatEnded[0].by == CallEndedBy::Network && x.seatEnded[0].wasAnswered);
        QVERIFY(x.ended.empty());
        QTRY_VERIFY(hears(x.citizenCall->end, 2100));
        // The restarted console registers and gets the call back.
        Peer *const again = x.addSeat(u"0217"_s);
        QTRY_COMPARE(x.log.count(u"registered 0217"_s), 2);
        VERIFY_OK(x.telephony->ringSeat(x.id, u"0217"_s));
        QTRY_VERIFY(again->isUp());
        QTRY_COMPARE(x.log.count(u"seat answered 0217"_s), 2);
        VERIFY_OK(x.telephony->bridgeSeat(x.id));
        again->say(*again->latest(), 1250);
        QTRY_VERIFY(hears(x.citizenCall->end, 1250) && hears(again->latest()->end, 600));
    }
    void seatProcessDies_isRungOnlyWhereItRegistersAgain() {
        Talk x;
        QVERIFY(x.start());
        auto relay = std::make_unique<Relay>(x.seatPort());
        QVERIFY(x.talk(relay->port()));
        relay.reset(); // the host refuses what is sent to that port
        x.seat->muteRtp(*x.seatCall);
        QTRY_VERIFY_WITH_TIMEOUT(x.saw(u"seat lost 0217"_s), 15'000);
        QTRY_VERIFY(x.saw(u"unregistered 0217"_s));
        QVERIFY(!x.telephony->isSeatRegistered(u"0217"_s));
        QCOMPARE(x.telephony->ringSeat(x.id, u"0217"_s).error().code, u"telephony.seat_offline"_s);
        Peer *const again = x.addSeat(u"0217"_s);
        QTRY_VERIFY(x.telephony->isSeatRegistered(u"0217"_s));
        VERIFY_OK(x.telephony->ringSeat(x.id, u"0217"_s));
        QTRY_VERIFY(again->isUp());
    }
    void deadPhoneIsRung_losesItsPlace() {
        Talk x;
        QVERIFY(x.start());
        QVERIFY(x.answer());
        auto relay = std::make_unique<Relay>(x.seatPort());
        QVERIFY(x.registerSeat(relay->port()));
        relay.reset();
        VERIFY_OK(x.telephony->ringSeat(x.id, u"0217"_s));
        QTRY_COMPARE(x.seatEnded.size(), std::size_t(1));
        QCOMPARE(x.seatEnded[0].code, 503);
        QTRY_VERIFY(x.saw(u"unregistered 0217"_s));
        QVERIFY(!x.telephony->isSeatRegistered(u"0217"_s));
    }
    void mutedSeatThatLives_isNotLost() {
        Talk x([](TelephonyConfig &config) { config.seatSilenceMs = 300; });
        QVERIFY(x.start());
        QVERIFY(x.talk());
        x.seat->muteRtp(*x.seatCall); // sends nothing, but answers OPTIONS
        QTest::qWait(2500);
        QVERIFY(!x.saw(u"seat lost 0217"_s));
        QVERIFY(x.seatEnded.empty());
    }
    void seatRegistersElsewhere_oldLegIsLostAtOnce() {
        Talk x;
        QVERIFY(x.start());
        QVERIFY(x.talk());
        QVERIFY(x.addSeat(u"0217"_s)); // a new process, a new port
        QTRY_VERIFY(x.saw(u"seat lost 0217"_s));
        QTRY_VERIFY(hears(x.citizenCall->end, 2100));
    }
    void seatRegistersElsewhereWhileRinging_ringingEndsAtOnce() {
        Talk x;
        QVERIFY(x.start());
        QVERIFY(x.answer());
        QVERIFY(x.registerSeat());
        x.seat->onCall = [](PeerCall &) {}; // dead
        VERIFY_OK(x.telephony->ringSeat(x.id, u"0217"_s));
        Peer *const again = x.addSeat(u"0217"_s);
        QTRY_COMPARE(x.seatEnded.size(), std::size_t(1));
        QVERIFY(!x.seatEnded[0].wasAnswered && x.seatEnded[0].by == CallEndedBy::Network);
        VERIFY_OK(x.telephony->ringSeat(x.id, u"0217"_s));
        QTRY_VERIFY(again->isUp());
    }
    void seatPlacesACall_isRefused() {
        Talk x;
        QVERIFY(x.start());
        QVERIFY(x.registerSeat());
        auto &call = x.seat->place("sip:13900000000@127.0.0.1:" + std::to_string(x.seatPort()), "sip:0217@127.0.0.1");
        QTRY_VERIFY(call.over);
        QVERIFY(call.cause.status == 401 || call.cause.status == 403);
        QCOMPARE(x.inbound.size(), std::size_t(0));
    }
    void hangUpWhileSeatRings_seatStopsRinging() {
        Talk x;
        QVERIFY(x.start());
        QVERIFY(x.answer());
        QVERIFY(x.registerSeat());
        x.seat->onCall = [&](PeerCall &call) { x.seat->ring(call); };
        VERIFY_OK(x.telephony->ringSeat(x.id, u"0217"_s));
        QTRY_VERIFY(x.saw(u"seat ringing 0217"_s));
        x.citizen->stack.hangUp(x.citizen->latest()->id);
        QTRY_COMPARE(x.ended.size(), std::size_t(1));
        QTRY_VERIFY(x.seat->latest()->over);
        QCOMPARE(x.seatEnded.size(), std::size_t(1));
    }
};
LIANXIN_TEST(tst_Seats);
#include "tst_Seats.moc"
