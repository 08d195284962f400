// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/base/Literals.h"
#include "support/TestRegistry.h"
#include "talk/hearing/NumberVerdict.h"
#include <QJsonArray>
#include <QTest>

using namespace lianxin;

class tst_NumberVerdict : public QObject {
    Q_OBJECT

    static SipCause causeOf(int status) {
        SipCause cause;
        cause.status = status;
        cause.hadProvisional = true;
        return cause;
    }
    static ProgressEvidence announced(NumberState state, float confidence = 0.9F, bool afterAnswer = false) {
        ProgressEvidence heard;
        heard.announcements.push_back({u"提示音"_s, state, 1'000, 3'000, confidence, afterAnswer});
        heard.heardMs = heard.soundMs = 5'000;
        return heard;
    }
    static ProgressEvidence sounded(ToneKind kind) {
        ProgressEvidence heard;
        ToneFinding tone;
        tone.kind = kind;
        tone.fromMs = 0;
        tone.toMs = 6'000;
        heard.tones.push_back(tone);
        heard.heardMs = heard.soundMs = 6'000;
        return heard;
    }

private Q_SLOTS:
    void announcement_countsMoreThanTheCause_data() {
        QTest::addColumn<int>("status");
        QTest::addColumn<int>("state");
        QTest::addColumn<QString>("outcome");
        for (const int status : {404, 480, 486, 487, 503, 603}) {
            QTest::addRow("off %d", status) << status << int(NumberState::PoweredOff) << u"powered_off"_s;
            QTest::addRow("suspended %d", status) << status << int(NumberState::Suspended) << u"suspended"_s;
            QTest::addRow("vacant %d", status) << status << int(NumberState::Vacant) << u"empty_number"_s;
            QTest::addRow("unreachable %d", status) << status << int(NumberState::Unreachable) << u"unreachable"_s;
            QTest::addRow("busy %d", status) << status << int(NumberState::Busy) << u"busy"_s;
            QTest::addRow("no answer %d", status) << status << int(NumberState::NoAnswer) << u"no_answer"_s;
            QTest::addRow("mailbox %d", status) << status << int(NumberState::Voicemail) << u"machine"_s;
        }
    }
    void announcement_countsMoreThanTheCause() {
        QFETCH(int, status);
        QFETCH(int, state);
        QFETCH(QString, outcome);
        const auto verdict = judgeNumber(causeOf(status), false, announced(NumberState(state)), false);
        QCOMPARE(nameOf(verdict.outcome), outcome);
        QCOMPARE(verdict.heard.value("status"_L1).toInt(), status); // the raw cause stays beside it
        QCOMPARE(verdict.heard.value("evidence"_L1)[0]["fromMs"_L1].toInt(), 1'000);
    }

    void ringing_isNoNews() {
        QCOMPARE(judgeNumber(causeOf(603), false, sounded(ToneKind::RingBack), false).outcome, Outcome::Rejected);
        QCOMPARE(judgeNumber(causeOf(503), false, sounded(ToneKind::RingBack), false).outcome, Outcome::Network);
        QCOMPARE(judgeNumber(causeOf(486), false, sounded(ToneKind::RingBack), false).outcome, Outcome::Busy);
        QCOMPARE(judgeNumber(causeOf(603), false, announced(NumberState::RingBackTune), false).outcome, Outcome::Rejected);
    }

    void signals_countWhereTheCauseSaysNothing() {
        QCOMPARE(judgeNumber(causeOf(480), false, sounded(ToneKind::Busy), false).outcome, Outcome::Busy);
        QCOMPARE(judgeNumber(causeOf(503), false, sounded(ToneKind::Vacant), false).outcome, Outcome::EmptyNumber);
        QCOMPARE(judgeNumber(causeOf(603), false, sounded(ToneKind::Busy), false).outcome, Outcome::Rejected);
        QCOMPARE(judgeNumber(causeOf(404), false, sounded(ToneKind::Busy), false).outcome, Outcome::EmptyNumber);
    }

    void unsureOrContradicting_leavesTheCause() {
        QCOMPARE(judgeNumber(causeOf(480), false, announced(NumberState::Vacant, 0.4F), false).outcome, Outcome::NoAnswer);
        auto both = announced(NumberState::Vacant);
        both.announcements.push_back({u"另一提示音"_s, NumberState::PoweredOff, 4'000, 6'000, 0.9F, false});
        const auto verdict = judgeNumber(causeOf(480), false, both, false);
        QCOMPARE(verdict.outcome, Outcome::NoAnswer);
        QCOMPARE(verdict.heard.value("state"_L1).toString(), u"unknown"_s);
        QVERIFY(!saysEnough(both));
    }

    void silence_leavesNothing() {
        QVERIFY(judgeNumber(causeOf(480), false, ProgressEvidence(), false).heard.isEmpty());
        QVERIFY(judgeNumber(causeOf(480), false, {}, false).heard.isEmpty());
        QCOMPARE(judgeNumber({}, true, {}, false).outcome, Outcome::Answered);
    }

    void takenBackByAPerson_staysCancelled_takenBackForAnAnnouncement_doesNot() {
        SipCause cause = causeOf(487);
        cause.ourCancel = true;
        QCOMPARE(judgeNumber(cause, false, announced(NumberState::PoweredOff), false).outcome, Outcome::Cancelled);
        cause.heardEnough = true;
        QCOMPARE(judgeNumber(cause, false, announced(NumberState::PoweredOff), false).outcome, Outcome::PoweredOff);
    }

    void machine_onlyWhereNobodyShowedToBeAPerson() {
        ProgressEvidence heard;
        heard.heardMs = heard.soundMs = 9'000;
        heard.answer = AnswerFinding{AnsweredBy::Machine, AnswerReason::Beep, 0.9F, 5'000, 5'400};
        QCOMPARE(judgeNumber({}, true, heard, false).outcome, Outcome::Machine);
        QCOMPARE(judgeNumber({}, true, heard, true).outcome, Outcome::Answered);
        QCOMPARE(judgeNumber({}, true, heard, true).heard.value("state"_L1).toString(), u"reached"_s);
        heard.answer->by = AnsweredBy::Unsure;
        QCOMPARE(judgeNumber({}, true, heard, false).outcome, Outcome::Answered);
    }

    void exchangeThatAnswersThenAnnounces_isNoAnswer() {
        auto heard = announced(NumberState::Vacant, 0.9F, true);
        heard.answer = AnswerFinding();
        QCOMPARE(judgeNumber({}, true, heard, false).outcome, Outcome::EmptyNumber);
        QCOMPARE(judgeNumber({}, true, heard, true).outcome, Outcome::Answered);
        auto before = announced(NumberState::PoweredOff);
        before.answer = AnswerFinding();
        QCOMPARE(judgeNumber({}, true, before, false).outcome, Outcome::Answered); // said before somebody answered
    }

    void callsAreEndedEarly_onlyForWhatCantBePutThrough() {
        for (const auto state : {NumberState::PoweredOff, NumberState::Suspended, NumberState::Vacant, NumberState::Unreachable})
            QVERIFY(saysEnough(announced(state)));
        for (const auto state : {NumberState::Busy, NumberState::NoAnswer, NumberState::RingBackTune, NumberState::Voicemail, NumberState::Unknown})
            QVERIFY(!saysEnough(announced(state)));
        QVERIFY(!saysEnough(announced(NumberState::Vacant, 0.6F)));
        QVERIFY(!saysEnough(sounded(ToneKind::Vacant)));
        QVERIFY(!saysEnough({}));
    }
};
LIANXIN_TEST(tst_NumberVerdict);
#include "tst_NumberVerdict.moc"
