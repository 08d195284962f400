// SPDX-License-Identifier: GPL-3.0-or-later
#include "SoundSet.h"
#include "platform/base/Literals.h"
#include "support/TestRegistry.h"
#include <QTest>
#include <cmath>

using namespace lianxin;
using namespace lianxin::test;

class tst_Answer : public QObject {
    Q_OBJECT
    std::shared_ptr<const AnnouncementLibrary> m_library;

    static AnswerFinding after(const Pcm &sound) { return *listenTo({{}, {}, sound, true}, {}).answer; }
    static const Pcm &greeting() {
        return spoken(u"您好，我现在不方便接听电话，请在嘀声以后留下您的姓名和电话。"_s);
    }

private Q_SLOTS:
    void initTestCase() {
        if (spoken(u"您好"_s).empty())
            QSKIP("espeak-ng has no data here");
        m_library = std::make_shared<AnnouncementLibrary>(carriersLibrary());
    }
    void person_isNeverAMachine() {
        Confusion table;
        eachPerson(60, [&](const Labelled &labelled) {
            const auto by = listenTo(labelled, m_library).answer->by;
            QVERIFY2(by != AnsweredBy::Machine, qPrintable(labelled.what));
            table.add(labelled.truth, nameOf(by));
        });
        QVERIFY2(table.of(u"person"_s, u"person"_s) * 10 >= table.total() * 3, qPrintable(table.table()));
    }
    void machines_areFound() {
        Confusion table;
        eachMachine(20, [&](const Labelled &labelled) { table.add(labelled.truth, nameOf(listenTo(labelled, m_library).answer->by)); });
        QVERIFY2(table.rightShare() >= 0.95, qPrintable(table.table()));
        QCOMPARE(table.of(u"machine"_s, u"person"_s), 0);
    }
    void hello_isAPerson_soon() {
        const Pcm hello = joined({silence(300), spoken(u"喂，你好"_s), silence(3'000)});
        const auto finding = after(hello);
        QCOMPARE(finding.by, AnsweredBy::Person);
        QCOMPARE(finding.reason, AnswerReason::ShortGreeting);
        QVERIFY(finding.greetingMs > 200 && finding.greetingMs < 2'200);
        QCOMPARE(after(part(hello, 0, int(durationMs(hello)) - 1'300)).by, AnsweredBy::Person); // 1.7 s of silence are enough
    }
    void greetingThenBeep_isAMachine_withEvidence() {
        const auto finding = after(joined({silence(500), greeting(), silence(400), sine(1'000, 400), silence(2'000)}));
        QCOMPARE(finding.by, AnsweredBy::Machine);
        QCOMPARE(finding.reason, AnswerReason::Beep);
        QVERIFY2(std::abs(finding.beepHz - 1'000) < 6, qPrintable(QString::number(finding.beepHz)));
        QVERIFY(std::abs(finding.toMs - (500 + durationMs(greeting()) + 800)) < 60);
    }
    void longSpeechWithoutBeep_isUnsure() {
        QCOMPARE(after(joined({greeting(), greeting(), silence(3'000)})).by, AnsweredBy::Unsure);
    }
    void speechAfterTheBeep_isNoMachine() {
        QVERIFY(after(joined({greeting(), silence(300), sine(1'000, 300), silence(300), spoken(u"喂，你说"_s), silence(2'000)})).by != AnsweredBy::Machine);
    }
    void beepsOfALorry_areNoMachine() {
        Pcm sound = greeting();
        for (int i = 0; i < 6; ++i)
            sound = joined({sound, sine(1'250, 500, 3'000), silence(500)});
        QVERIFY(after(joined({sound, silence(2'000)})).by != AnsweredBy::Machine);
    }
    void beepAfterAShortHello_isNoMachine() {
        QVERIFY(after(joined({spoken(u"喂，你好"_s), silence(300), sine(1'000, 400), silence(3'000)})).by != AnsweredBy::Machine);
    }
    void faxTone_isAMachine() {
        const auto finding = after(joined({silence(1'000), sine(2'100, 2'500), silence(500)}));
        QCOMPARE(finding.reason, AnswerReason::FaxTone);
    }
    void silenceAndNoise_areUnsure() {
        QCOMPARE(after(silence(8'000)).by, AnsweredBy::Unsure);
        QVERIFY(after(street(5, 8'000)).by != AnsweredBy::Machine);
        QVERIFY(after(music(5, 8'000)).by != AnsweredBy::Machine);
    }
    void knownVoicemail_needsNoBeep() {
        Channel line;
        line.gainDb = -6;
        const auto evidence = listenTo({{}, {}, through(line, joined({silence(400), spoken(u"您好，我是小助手，机主现在不方便接听电话，您可以把要说的话告诉我，我会转告机主。"_s)})), true}, m_library);
        QCOMPARE(evidence.answer->by, AnsweredBy::Machine);
        QCOMPARE(evidence.answer->reason, AnswerReason::KnownGreeting);
        QVERIFY(evidence.announcements[0].afterAnswer);
    }
    void soundBeforeTheAnswer_isNotWhoAnswered() {
        ProgressListener listener(m_library);
        const Pcm before = joined({greeting(), silence(300), sine(1'000, 400), silence(1'500)});
        listener.hear(0, before);
        QVERIFY(!listener.evidence().answer);
        listener.answered(std::int64_t(before.size()) / 8);
        const Pcm hello = joined({spoken(u"喂"_s), silence(2'500)});
        listener.hear(std::int64_t(before.size()) / 8, hello);
        QCOMPARE(listener.evidence().answer->by, AnsweredBy::Person);
    }
};
LIANXIN_TEST(tst_Answer);
#include "tst_Answer.moc"
