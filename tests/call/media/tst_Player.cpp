// SPDX-License-Identifier: GPL-3.0-or-later
#include "Tones.h"
#include "support/TestRegistry.h"
#include <QTest>

using namespace lianxin;
using namespace lianxin::test;

namespace {

//! \brief A citizen who hears one player.
struct Listener {
    EventLog log;
    MediaEngine engine{testConfig(), log.handler()};
    std::unique_ptr<FarEnd> citizen;
    BridgeId bridge = 0;
    MemberId player = 0;

    Listener() {
        engine.start();
        citizen = std::make_unique<FarEnd>(engine);
        bridge = engine.openBridge().value();
        const auto leg = engine.openRtpLeg(bridge).value();
        player = engine.openPlayer(bridge).value();
        citizen->connect(leg);
        engine.setMatrix(bridge, {{leg.member, player}});
    }
    ~Listener() { engine.closeBridge(bridge); }
    PlayToken play(double hertz, int ms, const PlayOptions &options = {}) { return engine.play(player, {makePcm(tone(hertz, ms))}, options); }
    //! A tone without end.
    PlayToken loop(double hertz, int ms = 1000) {
        PlayOptions options;
        options.loop = true;
        return play(hertz, ms, options);
    }
    PlayToken append(double hertz, int ms) {
        PlayOptions options;
        options.append = true;
        return play(hertz, ms, options);
    }
    //! Amplitude in what was heard lately.
    double heard(double hertz, int ms = 200) const { return amplitudeOf(hertz, citizen->heard(ms)); }
    bool isLoud(double hertz) const { return heard(hertz) > 7000; }
};

} // namespace

//! What a citizen hears of prompts and music.
class tst_Player : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void listOfBuffers_playsWithoutGapAndTellsTheEnd() {
        Listener x;
        QTest::qWait(200);
        // One tone cut into pieces of odd length must come out as one tone.
        const auto whole = tone(600, 1000);
        std::vector<PcmBuffer> pieces;
        for (std::size_t at = 0; at < whole.size(); at += 333)
            pieces.push_back(makePcm({whole.begin() + std::ptrdiff_t(at),
                                      whole.begin() + std::ptrdiff_t(std::min(at + 333, whole.size()))}));
        const auto token = x.engine.play(x.player, pieces);
        QVERIFY(token != 0);
        QTRY_VERIFY(x.engine.playPositionMs(x.player) > 200);
        QTRY_VERIFY(x.log.endOf(token).has_value());
        QVERIFY(*x.log.endOf(token) == PlayEnd::Completed);
        QCOMPARE(x.engine.playPositionMs(x.player), 0);
        QTRY_VERIFY(rmsOf(x.citizen->heard(100)) < 100);
        const auto all = x.citizen->sink->left();
        // Find the tone; every 50 ms inside it is whole, and it is one second long.
        int loud = 0;
        for (int ms = 0; std::size_t(ms) * 8 < all.size(); ms += 20)
            loud += amplitudeOf(600, MemorySink::part(all, ms, 20)) > 7000;
        QVERIFY2(loud >= 46 && loud <= 50, qPrintable(QString::number(loud)));
    }
    void replaceStopAppendAndClose_everyTokenEndsOnce() {
        Listener x;
        const auto music = x.loop(400, 100);
        QTest::qWait(100);
        const auto prompt = x.play(500, 60);
        const auto second = x.append(600, 60);
        QTRY_VERIFY(x.log.endOf(second).has_value());
        QVERIFY(x.log.endOf(music) == PlayEnd::Replaced);
        QVERIFY(x.log.endOf(prompt) == PlayEnd::Completed);
        QVERIFY(x.log.endOf(second) == PlayEnd::Completed);
        const auto stopped = x.play(700, 5000);
        const auto waiting = x.append(700, 5000);
        QTest::qWait(60);
        x.engine.stopPlaying(x.player, waiting);
        QTRY_VERIFY(x.log.endOf(waiting) == PlayEnd::Stopped);
        QVERIFY(!x.log.endOf(stopped));
        x.engine.stopPlaying(x.player);
        QTRY_VERIFY(x.log.endOf(stopped) == PlayEnd::Stopped);
        const auto empty = x.engine.play(x.player, {nullptr});
        QTRY_VERIFY(x.log.endOf(empty) == PlayEnd::Completed);
        const auto emptyLoop = x.loop(700, 0);
        QTRY_VERIFY(x.log.endOf(emptyLoop) == PlayEnd::Completed);
        const auto last = x.play(700, 5000);
        QTest::qWait(40);
        x.engine.closeBridge(x.bridge);
        QTRY_VERIFY(x.log.endOf(last) == PlayEnd::Stopped);
        QCOMPARE(x.log.all(MediaEvent::Kind::PlayFinished).size(), std::size_t(8));
        QCOMPARE(x.play(700, 50), PlayToken(0));
    }
    void ducked_is20DbQuieterAndComesBack() {
        Listener x;
        x.loop(500);
        QTRY_VERIFY(x.isLoud(500));
        x.engine.duck(x.player, -20);
        QTRY_VERIFY(x.heard(500) < 900);
        QVERIFY(x.heard(500, 100) > 600);
        x.engine.duck(x.player, 0);
        QTRY_VERIFY(x.isLoud(500));
    }
    void duckedAndStopped_isNotLouderWhileItFades() {
        Listener x;
        x.loop(500);
        QTRY_VERIFY(x.isLoud(500));
        x.engine.duck(x.player, -24);
        QTRY_VERIFY(x.heard(500) < 600);
        x.engine.stopPlaying(x.player);
        x.engine.duck(x.player, 0);
        QTest::qWait(100);
        const auto after = x.citizen->heard(150);
        const auto loudest = std::max_element(after.begin(), after.end(), [](auto a, auto b) { return std::abs(int(a)) < std::abs(int(b)); });
        QVERIFY(loudest != after.end());
        QVERIFY2(std::abs(int(*loudest)) < 900, qPrintable(QString::number(*loudest)));
        x.loop(500);
        QTRY_VERIFY(x.isLoud(500));
    }
};
LIANXIN_TEST(tst_Player);
#include "tst_Player.moc"
