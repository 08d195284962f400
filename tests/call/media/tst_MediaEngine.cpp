// SPDX-License-Identifier: GPL-3.0-or-later
#include "Tones.h"
#include "support/TestRegistry.h"
#include <QElapsedTimer>
#include <QTest>
#include <thread>

using namespace lianxin;
using namespace lianxin::test;

//! Who hears whom, what is recorded and tapped, and the life of bridges; players, and peers on the wire, have tests of their own.
class tst_MediaEngine : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void matrix_threeLegs_everybodyHearsExactlyWhoIsListed() {
        EventLog log;
        MediaEngine engine(testConfig(2), log.handler());
        engine.start();
        FarEnd citizen(engine), seat(engine), supervisor(engine);
        const auto bridge = engine.openBridge().value();
        const auto c = engine.openRtpLeg(bridge).value();
        const auto s = engine.openRtpLeg(bridge).value();
        const auto v = engine.openRtpLeg(bridge).value();
        citizen.connect(c);
        seat.connect(s, CodecId::Pcmu);
        supervisor.connect(v);
        citizen.say(500);
        seat.say(900);
        supervisor.say(1300);
        const auto hears = [](const FarEnd &end, double hertz) { return amplitudeOf(hertz, end.heard()) > 3000; };
        const auto silent = [](const FarEnd &end, double hertz) { return amplitudeOf(hertz, end.heard()) < 300; };

        // Nobody is listed: nobody hears anything.
        QTest::qWait(600);
        QVERIFY(rmsOf(citizen.heard()) < 100 && rmsOf(seat.heard()) < 100 && rmsOf(supervisor.heard()) < 100);
        // Talk: citizen and seat; the supervisor listens to both.
        engine.setMatrix(bridge, {{c.member, s.member}, {s.member, c.member}, {v.member, c.member}, {v.member, s.member}});
        QTRY_VERIFY(hears(citizen, 900) && hears(seat, 500) && hears(supervisor, 500) && hears(supervisor, 900));
        QVERIFY(silent(citizen, 1300) && silent(seat, 1300) && silent(supervisor, 1300));
        QVERIFY(silent(citizen, 500) && silent(seat, 900));
        // Whisper: the seat hears the supervisor, the citizen does not.
        engine.setMatrix(bridge, {{c.member, s.member}, {s.member, c.member}, {s.member, v.member},
                                  {v.member, c.member}, {v.member, s.member}});
        QTRY_VERIFY(hears(seat, 1300));
        QVERIFY(silent(citizen, 1300) && hears(seat, 500) && hears(citizen, 900));
        // Barge: everybody hears everybody else.
        engine.setMatrix(bridge, {{c.member, s.member}, {c.member, v.member}, {s.member, c.member}, {s.member, v.member},
                                  {v.member, c.member}, {v.member, s.member}});
        QTRY_VERIFY(hears(citizen, 1300) && hears(citizen, 900));
        // One leaves: nothing of it stays in the mix.
        engine.closeMember(v.member);
        QTRY_VERIFY(silent(citizen, 1300));
        QVERIFY(hears(citizen, 900) && hears(seat, 500));
        QCOMPARE(log.all(MediaEvent::Kind::RtpStarted, c.member).size(), std::size_t(1));
        QCOMPARE(int(engine.droppedEvents()), 0);
        engine.closeBridge(bridge);
    }

    void recorder_leftIsCitizenRightIsWhatTheCitizenHears() {
        EventLog log;
        MediaEngine engine(testConfig(2), log.handler());
        engine.start();
        FarEnd citizen(engine), seat(engine);
        const auto bridge = engine.openBridge().value();
        const auto c = engine.openRtpLeg(bridge).value();
        const auto s = engine.openRtpLeg(bridge).value();
        const auto player = engine.openPlayer(bridge).value();
        citizen.connect(c);
        seat.connect(s);
        citizen.say(500);
        seat.say(900);
        const auto sink = std::make_shared<MemorySink>();
        const auto recorder = engine.openRecorder(bridge, {c.member}, sink).value();
        // Prompt only: the seat talks to nobody.
        engine.setMatrix(bridge, {{c.member, player}});
        PlayOptions loop;
        loop.loop = true;
        engine.play(player, {makePcm(tone(1700, 1000))}, loop);
        QTRY_VERIFY(sink->size() > 12'000);
        auto left = MemorySink::part(sink->left(), 800, 600);
        auto right = MemorySink::part(sink->right(), 800, 600);
        QVERIFY(amplitudeOf(500, left) > 6000);
        QVERIFY(amplitudeOf(1700, right) > 6000);
        QVERIFY(amplitudeOf(900, right) < 300 && amplitudeOf(500, right) < 300);
        // Bridged: the seat is on the right.
        engine.stopPlaying(player);
        engine.setMatrix(bridge, {{c.member, s.member}, {s.member, c.member}});
        const auto before = sink->size();
        QTRY_VERIFY(sink->size() > before + 8'000);
        right = sink->right();
        right = MemorySink::part(right, int(right.size() / 8) - 400, 400);
        left = sink->left();
        left = MemorySink::part(left, int(left.size() / 8) - 400, 400);
        QVERIFY(amplitudeOf(900, right) > 6000 && amplitudeOf(1700, right) < 300);
        QVERIFY(amplitudeOf(500, left) > 6000 && amplitudeOf(900, left) < 300);
        QCOMPARE(sink->finished(), 0);
        engine.closeMember(recorder);
        QTRY_COMPARE(sink->finished(), 1);
        QTRY_COMPARE(log.all(MediaEvent::Kind::RecordingFinished, recorder).size(), std::size_t(1));
        QCOMPARE(sink->left().size() % kFrameSamples, std::size_t(0));
        engine.closeBridge(bridge);
    }
    void comfortNoise_fillsSilenceOnTheLine_andNothingElse() {
        MediaEngine engine(testConfig(), {});
        engine.start();
        FarEnd citizen(engine), other(engine);
        const auto bridge = engine.openBridge().value();
        RtpLegConfig config;
        config.comfortNoiseDbov = -60;
        const auto leg = engine.openRtpLeg(bridge, config).value();
        const auto dead = engine.openRtpLeg(bridge).value();
        const auto player = engine.openPlayer(bridge).value();
        citizen.connect(leg);
        other.connect(dead);
        engine.setMatrix(bridge, {{leg.member, player}});
        const auto sink = std::make_shared<MemorySink>();
        const auto recorder = engine.openRecorder(bridge, {leg.member}, sink).value();
        const auto tap = engine.openTap(leg.member).value();
        // 32.8 of 32,768 are -60 dBov; A-law knows steps of 16 there.
        const auto isNoise = [](double rms) { return rms > 26 && rms < 42; };
        QTRY_VERIFY(isNoise(rmsOf(citizen.heard(400))));
        QVERIFY(rmsOf(other.heard(200)) < 10);
        QTRY_VERIFY(sink->size() > 8'000);
        QCOMPARE(rmsOf(sink->right()), 0.0);
        TapFrame frame;
        while (tap->pop(frame))
            QVERIFY(rmsOf(frame.samples) < 10);
        // Nothing is added to what is said.
        PlayOptions loop;
        loop.loop = true;
        engine.play(player, {makePcm(tone(1000, 1000, 2000))}, loop);
        QTRY_VERIFY(amplitudeOf(1000, citizen.heard(200)) > 1900);
        const auto said = citizen.heard(200);
        QVERIFY(std::abs(rmsOf(said) - 2000 / std::sqrt(2.0)) < 40);
        engine.stopPlaying(player);
        QTRY_VERIFY(isNoise(rmsOf(citizen.heard(200))));
        engine.closeMember(recorder);
        engine.closeBridge(bridge);
    }
    void stop_openRecording_isFinishedBeforeItReturns() {
        const auto sink = std::make_shared<MemorySink>();
        MediaEngine engine(testConfig());
        engine.start();
        const auto bridge = engine.openBridge().value();
        const auto leg = engine.openRtpLeg(bridge).value();
        QVERIFY(engine.openRecorder(bridge, {leg.member}, sink));
        QTest::qWait(100);
        engine.stop();
        QCOMPARE(sink->finished(), 1);
        QVERIFY(sink->size() >= 2 * kFrameSamples);
        QVERIFY(!engine.openBridge()); // stopped
    }
    void tap_legSpeaks_framesWithTimes() {
        MediaEngine engine(testConfig());
        engine.start();
        FarEnd citizen(engine);
        const auto bridge = engine.openBridge().value();
        const auto leg = engine.openRtpLeg(bridge).value();
        citizen.connect(leg);
        citizen.say(700);
        const auto tap = engine.openTap(leg.member).value();
        QTRY_VERIFY(tap->available() >= 60);
        std::vector<std::int16_t> heard;
        TapFrame frame;
        std::int64_t last = -1;
        while (tap->pop(frame)) {
            if (last >= 0)
                QVERIFY(frame.positionMs > last && (frame.positionMs - last) % kFrameMs == 0);
            last = frame.positionMs;
            heard.insert(heard.end(), frame.samples.begin(), frame.samples.end());
        }
        QVERIFY(amplitudeOf(700, MemorySink::part(heard, 400, 600)) > 6000);
        QVERIFY(!tap->finished());
        engine.closeMember(tap->member());
        QTRY_VERIFY([&] { while (tap->pop(frame)) {} return tap->finished(); }());
        engine.closeBridge(bridge);
    }
    void port_deviceInBridge_bothWays() {
        MediaEngine engine(testConfig());
        engine.start();
        FarEnd far(engine);
        const auto bridge = engine.openBridge().value();
        const auto leg = engine.openRtpLeg(bridge).value();
        const auto port = std::make_shared<PcmPort>();
        const auto device = engine.openPort(bridge, port).value();
        far.connect(leg);
        far.say(800);
        engine.setMatrix(bridge, {{leg.member, device}, {device, leg.member}});
        const auto microphone = tone(1200, 1000); // whole periods: it can go round
        std::size_t written = 0;
        std::vector<std::int16_t> speaker;
        QElapsedTimer timer;
        timer.start();
        const auto bothHeard = [&] { return loudestOf(800, speaker) > 6000 && loudestOf(1200, far.sink->left()) > 6000; };
        while (!bothHeard() && timer.elapsed() < 30'000) {
            for (const auto due = std::size_t(timer.elapsed()) * 8 + 320; written < due;) {
                const auto at = written % microphone.size();
                const auto rest = std::min(due - written, microphone.size() - at);
                port->write(std::span(microphone).subspan(at, rest)); // what does not fit was too late anyway
                written += rest;
            }
            std::array<std::int16_t, 512> out;
            const auto n = port->read(out);
            speaker.insert(speaker.end(), out.begin(), out.begin() + std::ptrdiff_t(n));
            QTest::qWait(10);
        }
        QVERIFY(loudestOf(800, speaker) > 6000);
        QVERIFY(loudestOf(1200, far.sink->left()) > 6000);
        QVERIFY(loudestOf(1200, speaker) < 300 && loudestOf(800, far.sink->left()) < 300); // nobody hears itself
        engine.closeBridge(bridge);
    }

    void keys_byEventAndInBand_arriveInOrder_data() {
        QTest::addColumn<int>("events");
        QTest::newRow("telephone-event") << 101;
        QTest::newRow("in the sound") << -1;
    }
    void keys_byEventAndInBand_arriveInOrder() {
        QFETCH(int, events);
        EventLog log;
        MediaEngine engine(testConfig(), log.handler());
        engine.start();
        FarEnd citizen(engine);
        const auto bridge = engine.openBridge().value();
        const auto leg = engine.openRtpLeg(bridge).value();
        citizen.connect(leg, CodecId::Pcma, events);
        if (events >= 0)
            citizen.say(400);
        QTest::qWait(200);
        engine.sendDigits(citizen.endpoint.member, "2", 120);
        engine.sendDigits(citizen.endpoint.member, "19*0#", 120);
        QTRY_COMPARE(log.digits(leg.member), std::string("219*0#"));
        const auto all = log.all(MediaEvent::Kind::Digit, leg.member);
        for (const auto &event : all)
            QVERIFY(event.source == (events >= 0 ? DigitSource::Event : DigitSource::InBand));
        QTest::qWait(200);
        QCOMPARE(log.digits(leg.member), std::string("219*0#"));
        if (events >= 0)
            QTRY_COMPARE(engine.statistics(leg.member)->packetsLost, 0); // the events are no gap
        engine.closeBridge(bridge);
    }

    void wrongUse_givesErrors() {
        auto config = testConfig();
        config.bridgesPerThread = 2;
        MediaEngine engine(config);
        QCOMPARE(engine.openBridge().error().code, u"media.full"_s); // not started
        engine.start();
        const auto a = engine.openBridge().value();
        const auto b = engine.openBridge().value();
        QCOMPARE(engine.openBridge().error().code, u"media.full"_s);
        QCOMPARE(engine.openRtpLeg(999).error().code, u"media.no_bridge"_s);
        QCOMPARE(engine.openPlayer(999).error().code, u"media.no_bridge"_s);
        QCOMPARE(engine.openTap(999).error().code, u"media.no_member"_s);
        RtpLegConfig elsewhere;
        elsewhere.bindAddress = "192.0.2.1";
        QCOMPARE(engine.openRtpLeg(a, elsewhere).error().code, u"media.bind"_s);
        elsewhere.bindAddress = "nonsense";
        QCOMPARE(engine.openRtpLeg(a, elsewhere).error().code, u"media.bind"_s);
        const auto leg = engine.openRtpLeg(a).value();
        QCOMPARE(engine.openRecorder(b, {leg.member}, std::make_shared<MemorySink>()).error().code, u"media.no_member"_s);
        for (int i = 0; i < 15; ++i)
            QVERIFY(engine.openPlayer(a));
        QCOMPARE(engine.openPlayer(a).error().code, u"media.members"_s);
        engine.setMatrix(b, {{leg.member, leg.member}}); // somebody else's member: left out
        engine.closeMember(777);
        engine.closeBridge(777);
        engine.closeBridge(a);
        QVERIFY(engine.openBridge());
        QCOMPARE(engine.bridges(), 2);
    }

    void fiftyCallsAtOnce_allTalkRecordAndPressKeys() {
        EventLog log;
        MediaEngine engine(testConfig(2), log.handler());
        engine.start();
        struct Call {
            std::unique_ptr<FarEnd> citizen;
            BridgeId bridge = 0;
            RtpEndpoint leg;
            MemberId player = 0;
            std::shared_ptr<MemorySink> sink = std::make_shared<MemorySink>();
        };
        std::vector<Call> calls(50);
        PlayOptions loop;
        loop.loop = true;
        const auto prompt = makePcm(tone(1100, 1000));
        for (auto &call : calls) {
            call.citizen = std::make_unique<FarEnd>(engine);
            call.bridge = engine.openBridge().value();
            call.leg = engine.openRtpLeg(call.bridge).value();
            call.player = engine.openPlayer(call.bridge).value();
            call.citizen->connect(call.leg);
            engine.setMatrix(call.bridge, {{call.leg.member, call.player}});
            QVERIFY(engine.openRecorder(call.bridge, {call.leg.member}, call.sink));
            engine.play(call.player, {prompt}, loop);
        }
        for (std::size_t i = 0; i < calls.size(); ++i)
            calls[i].citizen->say(300 + 10.0 * double(i));
        QTest::qWait(1500);
        for (std::size_t i = 0; i < calls.size(); ++i)
            engine.sendDigits(calls[i].citizen->endpoint.member, std::string(1, char('0' + i % 10)));
        for (std::size_t i = 0; i < calls.size(); ++i) {
            QTRY_COMPARE(log.digits(calls[i].leg.member), std::string(1, char('0' + i % 10)));
            // Found somewhere in the call: on a loaded machine packets may have been late.
            const auto left = calls[i].sink->left();
            const auto right = calls[i].sink->right();
            double best = 0;
            for (int ms = 0; std::size_t(ms) * 8 < left.size(); ms += 100)
                best = std::max(best, amplitudeOf(300 + 10.0 * double(i), MemorySink::part(left, ms, 200)));
            QVERIFY2(best > 5000, qPrintable(QString::number(best)));
            QVERIFY(amplitudeOf(1100, MemorySink::part(right, 400, 200)) > 5000);
        }
        for (auto &call : calls)
            engine.closeBridge(call.bridge);
        for (auto &call : calls)
            QTRY_COMPARE(call.sink->finished(), 1);
        QCOMPARE(int(engine.droppedEvents()), 0);
        const auto late = engine.takeLateness();
        QVERIFY(late.ticks > 1000 && late.p50Ms <= late.p99Ms && late.p99Ms <= late.p999Ms && late.p999Ms <= late.maxMs);
    }
    void manyThreads_openAndCloseAtOnce_nothingBreaks() {
        EventLog log;
        MediaEngine engine(testConfig(2), log.handler());
        engine.start();
        std::vector<std::thread> threads;
        for (int t = 0; t < 4; ++t)
            threads.emplace_back([&engine] {
                for (int i = 0; i < 25; ++i) {
                    const auto bridge = engine.openBridge().value();
                    const auto leg = engine.openRtpLeg(bridge).value();
                    const auto player = engine.openPlayer(bridge).value();
                    engine.setRtp(leg.member, FarEnd::towards(leg)); // to itself
                    engine.setMatrix(bridge, {{leg.member, player}});
                    engine.play(player, {makePcm(tone(500, 100))});
                    (void)engine.openRecorder(bridge, {leg.member}, std::make_shared<MemorySink>());
                    (void)engine.statistics(leg.member);
                    if (i % 2)
                        engine.closeMember(leg.member);
                    engine.sendDigits(leg.member, "1");
                    engine.closeBridge(bridge);
                }
            });
        for (auto &thread : threads)
            thread.join();
        QCOMPARE(engine.bridges(), 0);
        QTRY_COMPARE(log.all(MediaEvent::Kind::PlayFinished).size(), std::size_t(100));
        QTRY_COMPARE(log.all(MediaEvent::Kind::RecordingFinished).size(), std::size_t(100));
    }
};
LIANXIN_TEST(tst_MediaEngine);
#include "tst_MediaEngine.moc"
