// SPDX-License-Identifier: GPL-3.0-or-later
#include "call/callprogress/StateDecision.h"
#include "platform/base/Literals.h"
#include "support/TestRegistry.h"
#include <QJsonArray>
#include <QTest>

using namespace lianxin;

class tst_StateDecision : public QObject {
    Q_OBJECT
    static CallCause sip(int status, int q850 = 0) { return {false, status, q850, false}; }
    static ProgressEvidence said(NumberState state, bool afterAnswer = false) {
        ProgressEvidence evidence;
        evidence.announcements.push_back({u"an announcement"_s, state, 2'000, 6'000, 0.95F, afterAnswer});
        return evidence;
    }
    static ProgressEvidence toned(ToneKind kind) {
        ProgressEvidence evidence;
        evidence.tones.push_back({kind, 0, 3'000, 450, 3});
        return evidence;
    }
    static ProgressEvidence answeredBy(AnsweredBy by, AnswerReason reason) {
        ProgressEvidence evidence;
        evidence.answer = AnswerFinding{by, reason, 0.9F, 0, 1'000, 800, 0, 0};
        return evidence;
    }

private Q_SLOTS:
    void names_goBothWays() {
        for (const auto state : announcementLabels())
            QCOMPARE(numberStateFromName(nameOf(state)), state);
        QVERIFY(!numberStateFromName(u"nonsense"));
    }
    void causeAlone_data() {
        QTest::addColumn<int>("status");
        QTest::addColumn<int>("q850");
        QTest::addColumn<QString>("state");
        QTest::newRow("486") << 486 << 0 << u"busy"_s;
        QTest::newRow("404") << 404 << 0 << u"vacant"_s;
        QTest::newRow("480 says nothing") << 480 << 0 << u"unknown"_s;
        QTest::newRow("480, absent") << 480 << 20 << u"unreachable"_s;
        QTest::newRow("503") << 503 << 0 << u"unknown"_s;
        QTest::newRow("500, unallocated") << 500 << 1 << u"vacant"_s;
        QTest::newRow("603") << 603 << 0 << u"unknown"_s;
    }
    void causeAlone() {
        QFETCH(int, status);
        QFETCH(int, q850);
        QTEST(nameOf(decideNumberState(sip(status, q850), {}).state), "state");
    }
    void announcement_countsMoreThanTheCause() {
        for (const int status : {480, 486, 404, 503, 487}) {
            const auto decision = decideNumberState(sip(status), said(NumberState::PoweredOff));
            QCOMPARE(decision.state, NumberState::PoweredOff);
            QCOMPARE(decision.evidence.front().source, u"announcement"_s);
            QCOMPARE(decision.evidence.front().fromMs, 2'000);
            QCOMPARE(decision.cause.status, status);
        }
        QVERIFY(decideNumberState(sip(404), said(NumberState::Vacant)).confidence > decideNumberState(sip(486), said(NumberState::Vacant)).confidence);
    }
    void announcementsAgainstEachOther_areUnknown() {
        auto evidence = said(NumberState::PoweredOff);
        evidence.announcements.push_back({u"another"_s, NumberState::Suspended, 7'000, 9'000, 0.9F, false});
        QCOMPARE(decideNumberState(sip(480), evidence).state, NumberState::Unknown);
    }
    void labelUnknown_neverDecides() { QCOMPARE(decideNumberState(sip(480), said(NumberState::Unknown)).state, NumberState::Unknown); }
    void tones_decideWhereNothingWasSaid() {
        QCOMPARE(decideNumberState(sip(480), toned(ToneKind::Busy)).state, NumberState::Busy);
        QCOMPARE(decideNumberState(sip(480), toned(ToneKind::Vacant)).state, NumberState::Vacant);
        QCOMPARE(decideNumberState(sip(480), toned(ToneKind::Congestion)).state, NumberState::Unknown);
        auto both = said(NumberState::PoweredOff);
        both.tones = toned(ToneKind::Busy).tones; // busy tone after the announcement
        QCOMPARE(decideNumberState(sip(480), both).state, NumberState::PoweredOff);
    }
    void ringing_untilWeGaveUp_isNoAnswer() {
        CallCause cause;
        cause.ringTimeout = true;
        cause.status = 487;
        QCOMPARE(decideNumberState(cause, toned(ToneKind::RingBack)).state, NumberState::NoAnswer);
        QCOMPARE(decideNumberState(cause, said(NumberState::RingBackTune)).state, NumberState::NoAnswer);
        QCOMPARE(decideNumberState(cause, said(NumberState::PoweredOff)).state, NumberState::PoweredOff);
    }
    void answered_isReached_unlessSurelyAMachine() {
        CallCause cause;
        cause.answered = true;
        QCOMPARE(decideNumberState(cause, {}).state, NumberState::Reached);
        QCOMPARE(decideNumberState(cause, answeredBy(AnsweredBy::Unsure, AnswerReason::None)).state, NumberState::Reached);
        QCOMPARE(decideNumberState(cause, answeredBy(AnsweredBy::Person, AnswerReason::ShortGreeting)).state, NumberState::Reached);
        QCOMPARE(decideNumberState(cause, answeredBy(AnsweredBy::Machine, AnswerReason::Beep)).state, NumberState::Voicemail);
        // What was announced while it rang does not speak about who answered; what is announced after it does.
        QCOMPARE(decideNumberState(cause, said(NumberState::PoweredOff)).state, NumberState::Reached);
        QCOMPARE(decideNumberState(cause, said(NumberState::PoweredOff, true)).state, NumberState::PoweredOff);
    }
    void json_hasCauseAndSecond() {
        const auto json = decideNumberState(sip(480, 20), said(NumberState::PoweredOff)).toJson();
        QCOMPARE(json["state"_L1].toString(), u"powered_off"_s);
        QCOMPARE(json["status"_L1].toInt(), 480);
        QCOMPARE(json["q850"_L1].toInt(), 20);
        const auto first = json["evidence"_L1].toArray().at(0).toObject();
        QCOMPARE(first["fromMs"_L1].toInt(), 2'000);
        QCOMPARE(first["toMs"_L1].toInt(), 6'000);
    }
};
LIANXIN_TEST(tst_StateDecision);
#include "tst_StateDecision.moc"
