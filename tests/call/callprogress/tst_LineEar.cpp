// SPDX-License-Identifier: GPL-3.0-or-later
#include "SoundSet.h"
#include "call/callprogress/LineEars.h"
#include "platform/base/Literals.h"
#include "support/TestRegistry.h"
#include <QTest>
#include <atomic>

using namespace lianxin;
using namespace lianxin::test;

//! Taps as the media engine fills them, with sound that was made.
class tst_LineEar : public QObject {
    Q_OBJECT
    std::shared_ptr<const AnnouncementLibrary> m_library;
    Pcm m_off;

    //! At most ten seconds fit a tap. Returns the position after it.
    static std::int64_t fill(TapStream &tap, const Pcm &sound, std::int64_t positionMs = 0) {
        TapFrame frame;
        for (std::size_t at = 0; at + kFrameSamples <= sound.size(); at += kFrameSamples) {
            frame.positionMs = positionMs;
            std::copy_n(sound.begin() + std::ptrdiff_t(at), kFrameSamples, frame.samples.begin());
            tap.push(frame);
            positionMs += kFrameMs;
        }
        return positionMs;
    }

private Q_SLOTS:
    void initTestCase() {
        if (spoken(u"您好"_s).empty())
            QSKIP("espeak-ng has no data here");
        m_off = joined({spoken(u"您好，您拨打的电话已关机，请稍后再拨。"_s), silence(600)});
        auto library = std::make_shared<AnnouncementLibrary>();
        QVERIFY(library->learn(m_off, NumberState::PoweredOff, u"关机 1"_s, 0));
        m_library = library;
    }

    void evidence_catchesUpWithTheTap_withoutAnyThread() {
        auto tap = std::make_shared<TapStream>();
        LineEar ear(tap, m_library, true);
        fill(*tap, m_off, 1'000);
        const auto heard = ear.evidence();
        QCOMPARE(heard.announcements.size(), std::size_t(1));
        QCOMPARE(heard.announcements[0].state, NumberState::PoweredOff);
        QVERIFY(heard.announcements[0].fromMs >= 1'000);
        QCOMPARE(ear.answeredAtMs(), std::int64_t(-1));
    }

    void sound_beginsWithTheFirst_endsAfterThirtySeconds_isGivenOnce() {
        auto tap = std::make_shared<TapStream>();
        LineEar ear(tap, {}, true);
        auto at = fill(*tap, silence(2'000));
        for (int round = 0; round < 8; ++round) {
            at = fill(*tap, sine(450, 5'000), at);
            (void)ear.evidence(); // the tap holds ten seconds
        }
        const LineSound sound = ear.takeSound();
        QCOMPARE(sound.fromMs, std::int64_t(2'000));
        QCOMPARE(sound.samples.size(), std::size_t(LineEar::kKeptMostMs) * 8);
        QVERIFY(ear.takeSound().samples.empty());
    }

    void sound_afterTheAnswer_norWhereItIsNotWanted_isKept() {
        auto tap = std::make_shared<TapStream>();
        LineEar ear(tap, {}, true);
        auto at = fill(*tap, sine(450, 1'000));
        ear.answered();
        ear.answered(); // twice does no harm
        fill(*tap, sine(600, 1'000), at);
        QCOMPARE(ear.takeSound().samples.size(), std::size_t(8'000));
        QCOMPARE(ear.answeredAtMs(), std::int64_t(1'000));
        auto other = std::make_shared<TapStream>();
        LineEar deaf(other, {}, false);
        fill(*other, sine(450, 1'000));
        QVERIFY(deaf.takeSound().samples.empty());
    }

    void framesLost_soundKeepsItsLength() {
        auto tap = std::make_shared<TapStream>();
        LineEar ear(tap, {}, true);
        fill(*tap, sine(450, 400));
        fill(*tap, sine(450, 400), 3'000);
        QCOMPARE(ear.takeSound().samples.size(), std::size_t(3'400) * 8);
    }

    void rest_nothingMoreIsHeard() {
        auto tap = std::make_shared<TapStream>();
        LineEar ear(tap, m_library, true);
        ear.rest();
        fill(*tap, m_off);
        QVERIFY(ear.evidence().announcements.empty());
        QCOMPARE(ear.evidence().heardMs, std::int64_t(0));
    }

    void answer_ofAPerson_isToldOnce() {
        std::atomic<int> told{0};
        LineEars ears([&](const std::shared_ptr<LineEar> &) { ++told; });
        auto tap = std::make_shared<TapStream>();
        auto ear = std::make_shared<LineEar>(tap, m_library, false);
        ears.add(ear);
        ear->answered();
        fill(*tap, joined({silence(300), spoken(u"喂，你好"_s), silence(3'000)}));
        QTRY_VERIFY_WITH_TIMEOUT(told > 0, 20'000);
        QCOMPARE(ear->evidence().answer->by, AnsweredBy::Person);
        ears.remove(ear);
        QCOMPARE(int(told), 1);
    }

    void manyLines_eachHearsItsOwn() {
        std::atomic<int> told{0};
        std::vector<std::shared_ptr<LineEar>> lines;
        {
            LineEars ears([&](const std::shared_ptr<LineEar> &) { ++told; });
            for (int i = 0; i < 12; ++i) {
                auto tap = std::make_shared<TapStream>();
                lines.push_back(std::make_shared<LineEar>(tap, m_library, false));
                ears.add(lines.back());
                fill(*tap, i % 3 == 0 ? m_off : silence(2'000));
            }
            QTRY_COMPARE_WITH_TIMEOUT(int(told), 4, 60'000);
        }
        for (std::size_t i = 0; i < lines.size(); ++i)
            QCOMPARE(lines[i]->evidence().announcements.size(), std::size_t(i % 3 == 0 ? 1 : 0));
    }
};
LIANXIN_TEST(tst_LineEar);
#include "tst_LineEar.moc"
