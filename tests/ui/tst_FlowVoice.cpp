// SPDX-License-Identifier: GPL-3.0-or-later
#include "AdminSamples.h"
#include "Fixture.h"
#include "support/TestRegistry.h"
#include "ui/admin/FlowTrialPanel.h"
#include "ui/admin/TrialVoice.h"
#include "ui/audio/HeadsetMicrophone.h"
#include "ui/audio/TakenSound.h"
#include <QAudioDevice>
#include <QMediaDevices>
#include <QSignalSpy>
#include <QTest>
#include <QtEndian>

using namespace lianxin;
using lianxin::test::FakeDoor;

namespace {

//! What it hears the test says itself.
class ScriptedMicrophone final : public Microphone {
public:
    void begin() override {
        ++begun;
        listens = true;
    }
    void end() override {
        if (listens)
            say(sentence);
    }
    void cancel() override { listens = false; }
    void say(const std::vector<std::int16_t> &samples) {
        listens = false;
        Q_EMIT taken(samples);
    }

    std::vector<std::int16_t> sentence = std::vector<std::int16_t>(8000, 1234);
    int begun = 0;
    bool listens = false;
};

//! A panel at the first question of the return visit.
struct Trial {
    Trial() {
        test::giveAdminSamples(door);
        hear(u"挺满意的"_s, 0.9);
        panel = std::make_unique<FlowTrialPanel>(door, nullptr, microphone);
        panel->resize(760, 700);
        panel->setVisible(true);
        panel->activateWindow();
        panel->begin({{u"id"_s, u"return-visit"_s}});
        voice = panel->findChild<TrialVoice *>();
        speak = panel->findChild<Button *>(u"voice"_s);
        words = panel->findChild<QLineEdit *>(u"words"_s);
    }
    void hear(const QString &said, double confidence, bool demo = false) {
        door.on(u"flows.hear"_s, QJsonObject{{u"text"_s, said}, {u"confidence"_s, confidence}, {u"soundMs"_s, 1000}, {u"tookMs"_s, 90}, {u"demo"_s, demo}});
    }
    QJsonArray inputs() const { return door.asked(u"flows.try"_s).constLast()["inputs"_L1].toArray(); }
    bool isReady() const { return QTest::qWaitFor([this] { return voice->isEnabled() && !panel->findChildren<Button *>(u"speak"_s).isEmpty(); }, 30'000); }
    QString told() const { return panel->findChild<QLabel *>(u"voiceWords"_s)->text(); }

    FakeDoor door;
    ScriptedMicrophone *microphone = new ScriptedMicrophone;
    std::unique_ptr<FlowTrialPanel> panel;
    TrialVoice *voice = nullptr;
    Button *speak = nullptr;
    QLineEdit *words = nullptr;
};

} // namespace

//! A flow tried out by voice: what the microphone gives goes to the engine, what that hears into the dialogue.
class tst_FlowVoice : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { test::prepareUi(); }

    void sentence_byKeyAlone_entersTheTrialWithItsConfidence() {
        Trial t;
        QVERIFY(t.isReady());
        t.words->setFocus();
        QTest::keyClick(t.words, Qt::Key_F9);
        QCOMPARE(t.microphone->begun, 1);
        QVERIFY(t.panel->findChild<LevelMeter *>()->isVisible());
        Q_EMIT t.microphone->levelChanged(0.5);
        QVERIFY(!t.told().isEmpty());
        QTest::keyClick(t.words, Qt::Key_F9);
        QTRY_COMPARE(t.inputs().size(), 1);
        const QJsonObject asked = t.door.asked(u"flows.hear"_s).constFirst();
        QCOMPARE(asked["rate"_L1].toInt(), 8000);
        const QByteArray bytes = QByteArray::fromBase64(asked["sound"_L1].toString().toLatin1());
        QCOMPARE(bytes.size(), 16'000);
        QCOMPARE(qFromLittleEndian<qint16>(bytes.constData()), qint16(1234));
        QCOMPARE(t.inputs()[0]["said"_L1].toString(), u"挺满意的"_s);
        QCOMPARE(t.inputs()[0]["confidence"_L1].toDouble(), 0.9);
        QVERIFY2(t.told().contains(u"挺满意的"_s) && t.told().contains(u"90"_s), qPrintable(t.told()));
        QVERIFY(!t.panel->findChild<LevelMeter *>()->isVisible());
        QTRY_VERIFY(!t.voice->isEnabled()); // it is over
        QTest::keyClick(t.panel.get(), Qt::Key_F9);
        QCOMPARE(t.microphone->begun, 1);
    }
    void button_held_lastsAsLongAsItIsHeld() {
        Trial t;
        QVERIFY(t.isReady());
        t.speak->setFocus();
        QTest::keyPress(t.speak, Qt::Key_Space);
        QVERIFY(t.microphone->listens);
        QTest::qWait(700);
        QTest::keyRelease(t.speak, Qt::Key_Space);
        QVERIFY(!t.microphone->listens);
        QTRY_COMPARE(t.inputs().size(), 1);
    }
    void button_clicked_goesOnUntilItIsClickedAgain_orSilenceEndsIt() {
        Trial t;
        t.hear(u"你说啥子"_s, 0.7);
        QVERIFY(t.isReady());
        QTest::mouseClick(t.speak, Qt::LeftButton);
        QVERIFY(t.microphone->listens);
        QTest::mouseClick(t.speak, Qt::LeftButton);
        QVERIFY(!t.microphone->listens);
        QTRY_COMPARE(t.inputs().size(), 1);
        QTRY_VERIFY(t.isReady());
        t.speak->setFocus();
        QTest::keyClick(t.speak, Qt::Key_Space);
        QCOMPARE(t.microphone->begun, 2);
        t.microphone->say(t.microphone->sentence); // of itself
        QTRY_COMPARE(t.inputs().size(), 2);
        QTRY_VERIFY(t.speak->hasFocus()); // the keyboard stays where it was
    }
    void escape_andWhateverElseIsGiven_throwItAway() {
        Trial t;
        QVERIFY(t.isReady());
        t.words->setFocus();
        QTest::keyClick(t.words, Qt::Key_F9);
        QTest::keyClick(t.words, Qt::Key_Escape);
        QVERIFY(!t.microphone->listens);
        QTest::keyClick(t.words, Qt::Key_F9);
        t.panel->give({{u"said"_s, u"你说啥子"_s}});
        QVERIFY(!t.microphone->listens);
        t.door.hold(u"flows.hear"_s);
        QTest::keyClick(t.words, Qt::Key_F9);
        QTest::keyClick(t.words, Qt::Key_F9);
        QCOMPARE(t.door.asked(u"flows.hear"_s).size(), 1);
        t.panel->undo(); // what was said belongs to another state
        t.door.release();
        QTest::qWait(50);
        QVERIFY(t.inputs().isEmpty());
        QTest::keyClick(t.words, Qt::Key_F9);
        QVERIFY(t.microphone->listens);
        t.panel->setVisible(false); // nobody is listened to unseen
        QVERIFY(!t.microphone->listens);
    }
    void nothingHeard_isSaid_andIsNoAnswer() {
        Trial t;
        t.hear({}, 0.4, true);
        QVERIFY(t.isReady());
        QTest::keyClick(t.panel.get(), Qt::Key_F9);
        t.microphone->say(std::vector<std::int16_t>(700, 9)); // ended before the device was open
        QCOMPARE(t.told(), TrialVoice::tr("That was too short. Speak while the bars move, then end it."));
        QVERIFY(t.door.asked(u"flows.hear"_s).isEmpty());
        QTest::keyClick(t.panel.get(), Qt::Key_F9);
        t.microphone->say(t.microphone->sentence);
        QTRY_COMPARE(t.told(), TrialVoice::tr("No words were heard. Is it the right microphone, and not muted?"));
        QVERIFY(t.inputs().isEmpty());
        bool badge = false;
        for (const Chip *chip : t.voice->findChildren<Chip *>())
            badge |= chip->isVisible() && chip->word().text == TrialVoice::tr("Demo model");
        QVERIFY(badge);
    }
    void trouble_ofMicrophoneAndRecogniser_isTold_andSpeakingGoesOn() {
        Trial t;
        QVERIFY(t.isReady());
        auto *banner = t.panel->findChild<ErrorBanner *>();
        QTest::keyClick(t.panel.get(), Qt::Key_F9);
        t.microphone->listens = false;
        Q_EMIT t.microphone->failed({ErrorKind::NotFound, u"ui.no_microphone"_s, u"none"_s, {}, {}});
        QTRY_VERIFY(banner->isVisible());
        QCOMPARE(banner->code(), u"ui.no_microphone"_s);
        t.door.on(u"flows.hear"_s, [](const QJsonObject &) -> Expected<QJsonValue> {
            return Error{ErrorKind::NotFound, u"flow.no_recogniser"_s, u"This engine has no recogniser: its bots take keys only"_s,
                         u"Name one in speech.recogniser of the engine's configuration and start it anew; words can be typed meanwhile"_s, {}};
        });
        QTest::keyClick(t.panel.get(), Qt::Key_F9);
        QVERIFY(!banner->isVisible());
        t.microphone->say(t.microphone->sentence);
        QTRY_VERIFY(banner->isVisible());
        QCOMPARE(banner->code(), u"flow.no_recogniser"_s);
        QStringList said;
        for (const QLabel *label : banner->findChildren<QLabel *>())
            said << label->text();
        QVERIFY2(said.join(u'|').contains(u"speech.recogniser"_s), qPrintable(said.join(u'|')));
        QVERIFY(said.contains(ErrorBanner::tr("Speech can’t be recognised at present"))); // nor is it the engine that is not found
        QVERIFY(t.inputs().isEmpty());
        t.hear(u"挺满意的"_s, 0.9);
        QTest::keyClick(t.panel.get(), Qt::Key_F9);
        t.microphone->say(t.microphone->sentence);
        QTRY_COMPARE(t.inputs().size(), 1);
    }
    void takenSound_endsBehindAVoice_orWhenItIsFull() {
        const std::vector<std::int16_t> step(80, 1); // 10 ms
        const auto add = [&step](TakenSound &sound, int ms, bool voice) {
            bool over = false;
            for (int i = 0; i < ms / 10 && !over; ++i)
                over = sound.add(step, voice);
            return over;
        };
        TakenSound sound;
        QVERIFY(!sound.isTaking());
        QVERIFY(!sound.add(step, true));
        sound.begin(15'000, 1'200);
        QVERIFY(!add(sound, 5'000, false)); // nobody has spoken yet
        QVERIFY(!add(sound, 100, true));    // a click
        QVERIFY(!add(sound, 3'000, false));
        QVERIFY(!add(sound, 200, true)); // "是"
        QVERIFY(!add(sound, 1'190, false));
        QVERIFY(!add(sound, 50, true)); // goes on
        QVERIFY(!add(sound, 1'190, false));
        QVERIFY(add(sound, 10, false));
        QCOMPARE(sound.give().size(), std::size_t(8 * (5'000 + 100 + 3'000 + 200 + 1'190 + 50 + 1'200)));
        QVERIFY(!sound.isTaking());
        sound.begin(1'000, 1'200);
        QVERIFY(!add(sound, 990, true));
        QVERIFY(add(sound, 10, true));
        QCOMPARE(sound.give().size(), std::size_t(8'000));
        sound.begin(1'000, 0); // by length alone
        QVERIFY(!add(sound, 200, true));
        QVERIFY(!add(sound, 790, false));
        QVERIFY(add(sound, 10, false));
    }
    void headset_givesSound_orSaysThatThereIsNone() {
        HeadsetMicrophone microphone;
        const QSignalSpy taken(&microphone, &Microphone::taken), failed(&microphone, &Microphone::failed);
        microphone.begin();
        if (QMediaDevices::audioInputs().isEmpty()) { // e2e_flow_voice has one
            QCOMPARE(failed.size(), 1);
            QCOMPARE(failed[0][0].value<Error>().code, u"ui.no_microphone"_s);
            microphone.end();
            microphone.cancel();
            QVERIFY(taken.isEmpty());
            return;
        }
        microphone.cancel();
        microphone.begin();
        QTest::qWait(1'000);
        microphone.end();
        QTRY_COMPARE(taken.size() + failed.size(), 1);
    }
};
LIANXIN_TEST(tst_FlowVoice);
#include "tst_FlowVoice.moc"
