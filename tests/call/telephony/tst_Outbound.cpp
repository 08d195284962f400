// SPDX-License-Identifier: GPL-3.0-or-later
#include "Peer.h"
#include "support/TestRegistry.h"

using namespace lianxin;
using namespace lianxin::test;

class tst_Outbound : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void answeredCall_promptKeyRecording_everythingIsReal() {
        Exchange x;
        QVERIFY(x.start());
        x.citizen->onCall = [&](PeerCall &call) {
            x.citizen->ring(call);
            x.citizen->answer(call);
        };
        VERIFY_OK(x.telephony->placeCall(x.order()));
        QTRY_VERIFY(x.saw(u"answered"_s));
        QVERIFY(x.saw(u"ringing 180 0"_s));
        QTRY_VERIFY(x.citizen->isUp());
        auto &call = *x.citizen->latest();
        QCOMPARE(call.offer.requestUser, std::string("13800001234"));
        QCOMPARE(call.offer.fromUser, std::string("12345"));
        const auto sink = std::make_shared<MemorySink>();
        VERIFY_OK(x.telephony->startRecording(u"call-1"_s, sink));
        x.citizen->say(call, 600);
        const auto token = x.telephony->play(u"call-1"_s, {makePcm(tone(1000, 20'000))});
        QVERIFY(token);
        QTRY_VERIFY(hears(call.end, 1000));
        QTRY_VERIFY(sink->size() > 8000 && amplitudeOf(600, MemorySink::part(sink->left(), int(sink->size() / 8) - 300, 300)) > 5000);
        QVERIFY(amplitudeOf(1000, MemorySink::part(sink->right(), int(sink->size() / 8) - 300, 300)) > 5000);
        x.citizen->press(call, "2");
        QTRY_VERIFY(x.saw(u"key citizen 2"_s));
        QTRY_VERIFY(x.saw(u"prompt %1 0"_s.arg(*token))); // a key stops it
        QTRY_VERIFY(quiet(call.end, 1000));
        const auto second = x.telephony->play(u"call-1"_s, {makePcm(tone(1000, 200))}, {});
        QTRY_VERIFY(x.saw(u"prompt %1 1"_s.arg(*second)));
        x.citizen->stack.hangUp(call.id);
        QTRY_COMPARE(x.ended.size(), std::size_t(1));
        const auto &ended = x.ended.front();
        QCOMPARE(ended.callId, u"call-1"_s);
        QVERIFY(ended.by == CallEndedBy::Citizen);
        QCOMPARE(ended.code, 0);
        QVERIFY(ended.inviteSent && ended.provisionalSeen && ended.answeredAt > 0 && ended.endedAt >= ended.answeredAt);
        QTRY_COMPARE(sink->finished(), 1);
        QCOMPARE(x.telephony->calls(), 0);
        QCOMPARE(x.telephony->hangUp(u"call-1"_s).error().code, u"telephony.no_call"_s);
    }
    void weHangUp_citizenIsTold() {
        Exchange x;
        QVERIFY(x.start());
        x.citizen->onCall = [&](PeerCall &call) { x.citizen->answer(call); };
        VERIFY_OK(x.telephony->placeCall(x.order()));
        QTRY_VERIFY(x.saw(u"answered"_s));
        const auto token = x.telephony->play(u"call-1"_s, {makePcm(tone(1000, 20'000))});
        VERIFY_OK(x.telephony->hangUp(u"call-1"_s));
        QTRY_COMPARE(x.ended.size(), std::size_t(1));
        QVERIFY(x.ended.front().by == CallEndedBy::Us);
        QVERIFY(x.saw(u"prompt %1 0"_s.arg(*token)));
        QTRY_VERIFY(x.citizen->latest()->over);
        QCOMPARE(x.citizen->latest()->cause.q850, 16);
    }
    void refusals_keepTheirCause_data() {
        QTest::addColumn<int>("status");
        QTest::addColumn<int>("q850");
        QTest::newRow("busy") << 486 << 17;
        QTest::newRow("declined") << 603 << 21;
        QTest::newRow("empty number") << 404 << 1;
        QTest::newRow("gone") << 410 << 22;
        QTest::newRow("temporarily unavailable") << 480 << 0;
        QTest::newRow("congestion") << 503 << 34;
    }
    void refusals_keepTheirCause() {
        QFETCH(int, status);
        QFETCH(int, q850);
        Exchange x;
        QVERIFY(x.start());
        x.citizen->onCall = [&](PeerCall &call) { x.citizen->stack.reject(call.id, status, {}, {q850, {}}); };
        VERIFY_OK(x.telephony->placeCall(x.order()));
        QTRY_COMPARE(x.ended.size(), std::size_t(1));
        const auto &ended = x.ended.front();
        QCOMPARE(ended.code, status);
        QCOMPARE(ended.q850, q850);
        QVERIFY(ended.by == CallEndedBy::Citizen);
        QVERIFY(ended.inviteSent);
        QCOMPARE(ended.answeredAt, 0);
    }
    void nobodyAnswers_ringTimeOut_cancelsAndSaysSo() {
        Exchange x;
        QVERIFY(x.start());
        x.citizen->onCall = [&](PeerCall &call) { x.citizen->ring(call); };
        auto order = x.order();
        order.ringSeconds = 1;
        VERIFY_OK(x.telephony->placeCall(order));
        QTRY_COMPARE(x.ended.size(), std::size_t(1));
        QVERIFY(x.ended.front().by == CallEndedBy::RingTimeout);
        QCOMPARE(x.ended.front().code, 487);
        QVERIFY(x.ended.front().provisionalSeen);
        QTRY_VERIFY(x.citizen->latest()->over);
    }
    void answerCrossesCancel_callEndsAndIsMarked() {
        Exchange x;
        QVERIFY(x.start());
        x.citizen->onCall = [&](PeerCall &call) { x.citizen->ring(call); };
        VERIFY_OK(x.telephony->placeCall(x.order()));
        QTRY_VERIFY(x.saw(u"ringing 180 0"_s));
        // Both at once: whichever wins, the call ends, once, and nobody hangs in the line.
        VERIFY_OK(x.telephony->hangUp(u"call-1"_s));
        x.citizen->answer(*x.citizen->latest());
        QTRY_COMPARE(x.ended.size(), std::size_t(1));
        QVERIFY(x.ended.front().by == CallEndedBy::Us);
        QTRY_VERIFY(x.citizen->latest()->over);
        QTest::qWait(200);
        QCOMPARE(x.ended.size(), std::size_t(1));
        QVERIFY(!x.saw(u"answered"_s));
    }
    void cancelBeforeAnyReply_endsOnce() {
        Exchange x;
        QVERIFY(x.start());
        x.citizen->onCall = [&](PeerCall &) {};
        VERIFY_OK(x.telephony->placeCall(x.order()));
        VERIFY_OK(x.telephony->hangUp(u"call-1"_s));
        QTRY_COMPARE_WITH_TIMEOUT(x.ended.size(), std::size_t(1), 10'000);
        QVERIFY(x.ended.front().by == CallEndedBy::Us);
    }
    void earlyMedia_isHeardBeforeTheAnswer() {
        Exchange x;
        QVERIFY(x.start());
        x.citizen->onCall = [&](PeerCall &call) {
            x.citizen->earlyMedia(call);
            x.citizen->say(call, 450);
        };
        VERIFY_OK(x.telephony->placeCall(x.order()));
        QTRY_VERIFY(x.saw(u"ringing 183 1"_s));
        const auto tap = x.telephony->tap(u"call-1"_s, CallSide::Citizen).value();
        std::vector<std::int16_t> heard;
        TapFrame frame;
        const auto toneThere = [&] {
            while (tap->pop(frame))
                heard.insert(heard.end(), frame.samples.begin(), frame.samples.end());
            return heard.size() > 4000 && amplitudeOf(450, MemorySink::part(heard, int(heard.size() / 8) - 200, 200)) > 5000;
        };
        QTRY_VERIFY(toneThere());
        QCOMPARE(x.telephony->play(u"call-1"_s, {makePcm(tone(1000, 100))}).error().code, u"telephony.state"_s);
        VERIFY_OK(x.telephony->hangUp(u"call-1"_s));
        QTRY_COMPARE(x.ended.size(), std::size_t(1));
    }
    void numberRules_outOfTownMobile_isDialledWithZero() {
        Exchange x([](TelephonyConfig &config) {
            config.isOutOfTown = [](const QString &n) { return n.startsWith("139"_L1); };
        });
        QVERIFY(x.start());
        x.trunks.trunks[0].rules = {{u"1[3-9]\\d{9}"_s, u"0\\0"_s, true}, {u"0(\\d+)"_s, u"9\\1"_s, false}};
        std::vector<std::string> dialled;
        x.citizen->onCall = [&](PeerCall &call) {
            dialled.push_back(call.offer.requestUser);
            x.citizen->stack.reject(call.id, 486);
        };
        for (const auto &number : {u"13900001111"_s, u"13800001111"_s, u"01088886666"_s}) {
            auto order = x.order(number);
            order.number = number;
            VERIFY_OK(x.telephony->placeCall(order));
        }
        QTRY_COMPARE(x.ended.size(), std::size_t(3));
        std::sort(dialled.begin(), dialled.end());
        QCOMPARE(dialled, (std::vector<std::string>{"013900001111", "13800001111", "91088886666"}));
    }
    void impossibleOrders_areRefusedBeforeAnybodyIsDisturbed() {
        Exchange x;
        QCOMPARE(x.telephony->placeCall(x.order()).error().code, u"telephony.not_started"_s);
        QVERIFY(x.start());
        auto order = x.order();
        order.trunkId = u"nowhere"_s;
        QCOMPARE(x.telephony->placeCall(order).error().code, u"trunk.unknown"_s);
        order = x.order();
        order.callerId = u"110"_s;
        QCOMPARE(x.telephony->placeCall(order).error().code, u"trunk.caller_id"_s);
        x.trunks.trunks[0].enabled = false;
        QCOMPARE(x.telephony->placeCall(x.order()).error().code, u"trunk.disabled"_s);
        x.trunks.trunks[0].enabled = true;
        x.trunks.trunks[0].host = u"192.0.2.7"_s; // a rehearsal trunk that somebody pointed elsewhere
        QCOMPARE(x.telephony->placeCall(x.order()).error().code, u"sip.not_loopback"_s);
        QCOMPARE(x.telephony->calls(), 0);
        x.trunks.trunks[0].host = u"127.0.0.1"_s;
        VERIFY_OK(x.telephony->placeCall(x.order()));
        QCOMPARE(x.telephony->placeCall(x.order()).error().code, u"telephony.duplicate"_s);
        QCOMPARE(int(x.citizen->calls.size()) <= 1, true);
    }
    void channelsAndRate_areKept() {
        Exchange x;
        QVERIFY(x.start());
        x.trunks.trunks[0].channels = 3;
        x.trunks.trunks[0].callsPerSecond = 2;
        x.citizen->onCall = [&](PeerCall &call) { x.citizen->answer(call); };
        QCOMPARE(x.telephony->roomOn(u"trunk-1"_s), 2);
        VERIFY_OK(x.telephony->placeCall(x.order(u"a"_s)));
        VERIFY_OK(x.telephony->placeCall(x.order(u"b"_s)));
        QCOMPARE(x.telephony->placeCall(x.order(u"c"_s)).error().code, u"trunk.rate"_s);
        QCOMPARE(x.telephony->roomOn(u"trunk-1"_s), 0);
        QTRY_VERIFY(x.telephony->roomOn(u"trunk-1"_s) > 0);
        VERIFY_OK(x.telephony->placeCall(x.order(u"c"_s)));
        QTest::qWait(700);
        QCOMPARE(x.telephony->placeCall(x.order(u"d"_s)).error().code, u"trunk.channels"_s);
        VERIFY_OK(x.telephony->hangUp(u"a"_s));
        QTRY_COMPARE(x.ended.size(), std::size_t(1));
        VERIFY_OK(x.telephony->placeCall(x.order(u"d"_s)));
    }
    void trunkRefusesCalls_rateIsLoweredAndTold() {
        Exchange x;
        QVERIFY(x.start());
        x.citizen->onCall = [&](PeerCall &call) { x.citizen->stack.reject(call.id, 503); };
        VERIFY_OK(x.telephony->placeCall(x.order()));
        QTRY_VERIFY(x.saw(u"backoff 0.5"_s));
    }
    void stop_callsUp_allEndAndPeersAreTold() {
        Exchange x;
        QVERIFY(x.start());
        x.citizen->onCall = [&](PeerCall &call) { x.citizen->answer(call); };
        VERIFY_OK(x.telephony->placeCall(x.order(u"a"_s)));
        VERIFY_OK(x.telephony->placeCall(x.order(u"b"_s)));
        QTRY_COMPARE(x.log.count(u"answered"_s), 2);
        x.telephony->stop();
        QCOMPARE(x.ended.size(), std::size_t(2));
        for (const auto &[id, call] : x.citizen->calls)
            QTRY_VERIFY(call->over);
    }
    void options_livingAndDeadTrunk_healthIsTold() {
        Exchange x([](TelephonyConfig &config) { config.sip.timerB = std::chrono::milliseconds(1500); });
        QVERIFY(x.start());
        VERIFY_OK(x.telephony->testTrunk(u"trunk-1"_s));
        QTRY_VERIFY(x.saw(u"health 1"_s));
        QUdpSocket silent; // takes the question and does not answer
        QVERIFY(silent.bind(QHostAddress::LocalHost));
        x.trunks.trunks[0].port = silent.localPort();
        VERIFY_OK(x.telephony->testTrunk(u"trunk-1"_s));
        QTRY_VERIFY_WITH_TIMEOUT(x.saw(u"health 0"_s), 10'000);
    }
    void thirtyCallsAtOnce_allEndRight() {
        Exchange x;
        QVERIFY(x.start());
        x.citizen->onCall = [&](PeerCall &call) {
            const int n = QString::fromStdString(call.offer.requestUser).right(2).toInt();
            if (n % 3 == 0)
                x.citizen->stack.reject(call.id, 486);
            else
                x.citizen->answer(call);
        };
        for (int i = 0; i < 30; ++i) {
            auto order = x.order(u"call-%1"_s.arg(i));
            order.number = u"138000000%1"_s.arg(i, 2, 10, QChar(u'0'));
            VERIFY_OK(x.telephony->placeCall(order));
        }
        QTRY_COMPARE(x.log.count(u"answered"_s), 20);
        for (int i = 0; i < 30; ++i)
            if (i % 3)
                VERIFY_OK(x.telephony->hangUp(u"call-%1"_s.arg(i)));
        QTRY_COMPARE(x.ended.size(), std::size_t(30));
        QCOMPARE(std::count_if(x.ended.begin(), x.ended.end(), [](const auto &e) { return e.code == 486; }), 10);
        QCOMPARE(x.telephony->calls(), 0);
        QCOMPARE(x.telephony->roomOn(u"trunk-1"_s) > 0, true);
    }
};
LIANXIN_TEST(tst_Outbound);
#include "tst_Outbound.moc"
