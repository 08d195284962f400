// SPDX-License-Identifier: GPL-3.0-or-later
#include "hotline/dialling/CallOrder.h"
#include "support/TestRegistry.h"
#include <QJsonDocument>
#include <QTest>

using namespace lianxin;

class tst_Outcome : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void names_goThereAndBack() {
        for (const auto outcome : allOutcomes())
            QCOMPARE(outcomeFromName(nameOf(outcome)), std::optional(outcome));
        QVERIFY(!outcomeFromName(u"nonsense"));
        QCOMPARE(nameOf(Outcome::EmptyNumber), u"empty_number"_s);
        for (const auto kind :
             {OrderSourceKind::Campaign, OrderSourceKind::ReturnVisit, OrderSourceKind::Reminder,
              OrderSourceKind::Callback, OrderSourceKind::Manual})
            QCOMPARE(orderSourceKindFromName(nameOf(kind)), std::optional(kind));
    }

    void finalAnswer_becomesOutcome_data() {
        QTest::addColumn<int>("status");
        QTest::addColumn<int>("q850");
        QTest::addColumn<bool>("provisional");
        QTest::addColumn<QString>("outcome");
        const auto row = [](int status, int q850, bool provisional, const char *outcome) {
            QTest::addRow("%d/%d/%d", status, q850, provisional)
                << status << q850 << provisional << QString::fromLatin1(outcome);
        };
        row(486, 0, true, "busy");
        row(600, 0, true, "busy");
        row(480, 0, true, "no_answer");
        row(480, 20, false, "unreachable");
        row(480, 17, true, "busy");
        row(480, 1, false, "empty_number");
        row(408, 0, true, "no_answer");
        row(408, 0, false, "network");
        row(487, 0, true, "no_answer");
        row(603, 0, true, "rejected");
        row(403, 0, false, "rejected");
        row(404, 0, false, "empty_number");
        row(484, 0, false, "empty_number");
        row(410, 0, false, "empty_number");
        row(604, 0, false, "empty_number");
        row(500, 0, false, "network");
        row(503, 0, false, "network");
        row(503, 17, false, "busy");
        row(0, 0, false, "network");
    }
    void finalAnswer_becomesOutcome() {
        QFETCH(int, status);
        QFETCH(int, q850);
        QFETCH(bool, provisional);
        QFETCH(QString, outcome);
        SipCause cause;
        cause.status = status;
        cause.q850 = q850;
        cause.hadProvisional = provisional;
        QCOMPARE(nameOf(outcomeOf(cause)), outcome);
        QCOMPARE(outcomeOf(SipCause::fromJson(cause.toJson())), outcomeOf(cause));
    }

    void ourOwnCancel_isNoAnswerOnlyAfterRinging() {
        SipCause cause;
        cause.status = 487;
        cause.ourCancel = true;
        QCOMPARE(outcomeOf(cause), Outcome::Cancelled);
        cause.ringTimeout = true;
        QCOMPARE(outcomeOf(cause), Outcome::NoAnswer);
        cause.ringTimeout = false;
        cause.heardEnough = true; // an announcement said why
        QCOMPARE(outcomeOf(SipCause::fromJson(cause.toJson())), Outcome::NoAnswer);
    }

    void emptyNumberAndAmbiguous_areNeverTriedAgain() {
        QVERIFY(!isRetryable(Outcome::EmptyNumber));
        QVERIFY(!isRetryable(Outcome::Ambiguous));
        QVERIFY(!isRetryable(Outcome::Answered));
        QVERIFY(!isRetryable(Outcome::Blocked));
        QVERIFY(isRetryable(Outcome::Busy));
    }

    void attemptPolicy_roundTrips() {
        AttemptPolicy policy{5, 2, {{Outcome::Busy, 7}, {Outcome::NoAnswer, 90}}};
        const auto again = AttemptPolicy::fromJson(policy.toJson());
        QVERIFY(again);
        QCOMPARE(*again, policy);
        QCOMPARE(again->minutesAfter(Outcome::Busy), 7);
        QCOMPARE(again->minutesAfter(Outcome::PoweredOff), defaultRetryMinutes(Outcome::PoweredOff));
    }

    void attemptPolicy_mostByOutcome_roundTrips_suspendedOnceMoreByItself() {
        AttemptPolicy policy;
        policy.max = 5;
        QCOMPARE(policy.most(Outcome::Suspended), 2);
        QCOMPARE(policy.most(Outcome::PoweredOff), 5);
        policy.mostByOutcome = {{Outcome::Suspended, 1}, {Outcome::Machine, 3}};
        const auto again = AttemptPolicy::fromJson(policy.toJson());
        QVERIFY(again);
        QCOMPARE(*again, policy);
        QCOMPARE(again->most(Outcome::Suspended), 1);
        QCOMPARE(again->most(Outcome::Machine), 3);
    }

    void everyRetryableOutcome_hasAnInterval() {
        for (const auto outcome : allOutcomes())
            QCOMPARE(defaultRetryMinutes(outcome) > 0, isRetryable(outcome));
    }

    void attemptPolicy_outOfRange_isRefusedNamingTheField_data() {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QString>("place");
        QTest::newRow("max 0") << QByteArray(R"({"max":0})") << u"max"_s;
        QTest::newRow("max 21") << QByteArray(R"({"max":21})") << u"max"_s;
        QTest::newRow("half") << QByteArray(R"({"max":2.5})") << u"max"_s;
        QTest::newRow("text") << QByteArray(R"({"max":"3"})") << u"max"_s;
        QTest::newRow("perDay over max") << QByteArray(R"({"max":2,"perDay":3})") << u"perDay"_s;
        QTest::newRow("unknown outcome") << QByteArray(R"({"intervals":{"bsy":3}})") << u"intervals.bsy"_s;
        QTest::newRow("never retried")
            << QByteArray(R"({"intervals":{"empty_number":3}})") << u"intervals.empty_number"_s;
        QTest::newRow("most of none") << QByteArray(R"({"most":{"suspended":0}})") << u"suspended"_s;
        QTest::newRow("most, never retried") << QByteArray(R"({"most":{"answered":1}})") << u"most.answered"_s;
        QTest::newRow("negative") << QByteArray(R"({"intervals":{"busy":-1}})") << u"busy"_s;
        QTest::newRow("not an object") << QByteArray(R"({"intervals":[1]})") << u"intervals"_s;
    }
    void attemptPolicy_outOfRange_isRefusedNamingTheField() {
        QFETCH(QByteArray, json);
        QFETCH(QString, place);
        const auto policy = AttemptPolicy::fromJson(QJsonDocument::fromJson(json).object());
        QVERIFY(!policy);
        QCOMPARE(policy.error().code, u"dialling.bad_attempts"_s);
        QCOMPARE(policy.error().place, place);
    }
};
LIANXIN_TEST(tst_Outcome);
#include "tst_Outcome.moc"
