// SPDX-License-Identifier: GPL-3.0-or-later
#include "hotline/calendar/CallWindow.h"
#include "platform/base/Literals.h"
#include "support/TestRegistry.h"
#include <QJsonArray>
#include <QTest>

using namespace lianxin;

class tst_CallWindow : public QObject {
    Q_OBJECT

    Calendar m_calendar;
    static qint64 when(const char *iso) { return civil::parse(QString::fromLatin1(iso)).valueOr(0); }
    static CallWindow window() {
        return *CallWindow::fromJson({{u"workday"_s, QJsonArray{u"14:00-20:00"_s, u"08:00-11:30"_s}}, {u"weekend"_s, QJsonArray{u"9:00-18:00"_s}}});
    }

private Q_SLOTS:
    void initTestCase() { m_calendar = *Calendar::load(); }

    void default_isEightToTwentyExceptHolidays() {
        const CallWindow standard;
        QVERIFY(standard.isOpen(m_calendar, when("2024-03-01T08:00")));
        QVERIFY(!standard.isOpen(m_calendar, when("2024-03-01T07:59:59")));
        QVERIFY(!standard.isOpen(m_calendar, when("2024-03-01T20:00")));
        QVERIFY(standard.isOpen(m_calendar, when("2024-03-02T10:00")));
        QVERIFY(!standard.isOpen(m_calendar, when("2024-02-13T10:00")));
        QCOMPARE(*CallWindow::fromJson({}), standard);
    }
    void isOpen_makeUpDay_followsTheWorkingDays() {
        QVERIFY(!window().isOpen(m_calendar, when("2024-02-18T12:00"))); // a Sunday with the working days' noon break
        QVERIFY(window().isOpen(m_calendar, when("2024-02-25T12:00")));
    }
    void nextOpening_fromClosedTimes_findsTheNextRange() {
        QCOMPARE(*window().nextOpening(m_calendar, when("2024-03-01T09:00")), when("2024-03-01T09:00"));
        QCOMPARE(*window().nextOpening(m_calendar, when("2024-03-01T11:30")), when("2024-03-01T14:00"));
        QCOMPARE(*window().nextOpening(m_calendar, when("2024-03-01T20:00")), when("2024-03-02T09:00"));
        QCOMPARE(*window().nextOpening(m_calendar, when("2024-02-09T20:00")), when("2024-02-18T08:00")); // over the festival
        const CallWindow never = *CallWindow::fromJson({{u"workday"_s, QJsonArray()}});
        QVERIFY(!never.nextOpening(m_calendar, when("2024-03-01T09:00")));
    }
    void closesAt_andOpenDuration_matchTheRanges() {
        QCOMPARE(*window().closesAt(m_calendar, when("2024-03-01T09:00")), when("2024-03-01T11:30"));
        QVERIFY(!window().closesAt(m_calendar, when("2024-03-01T12:00")));
        QCOMPARE(window().openDuration(m_calendar, when("2024-03-01T11:00"), when("2024-03-02T10:00")), qint64(30 + 360 + 60) * 60000);
        QCOMPARE(window().openDuration(m_calendar, when("2024-03-01T12:00"), when("2024-03-01T13:00")), 0);
    }
    void json_roundTrips() {
        QCOMPARE(*CallWindow::fromJson(window().toJson()), window());
        QCOMPARE(window().toJson().value("workday"_L1).toArray().at(0).toString(), u"08:00-11:30"_s);
    }
    void fromJson_whatIsNoWindow_namesTheField_data() {
        QTest::addColumn<QJsonObject>("json");
        QTest::addColumn<QString>("place");
        QTest::newRow("word") << QJsonObject{{u"workday"_s, QJsonArray{u"morning"_s}}} << u"workday"_s;
        QTest::newRow("backwards") << QJsonObject{{u"weekend"_s, QJsonArray{u"20:00-08:00"_s}}} << u"weekend"_s;
        QTest::newRow("past midnight") << QJsonObject{{u"holiday"_s, QJsonArray{u"20:00-25:00"_s}}} << u"holiday"_s;
        QTest::newRow("overlap") << QJsonObject{{u"workday"_s, QJsonArray{u"08:00-12:00"_s, u"11:00-13:00"_s}}} << u"workday"_s;
        QTest::newRow("unknown day") << QJsonObject{{u"monday"_s, QJsonArray()}} << u"monday"_s;
        QTest::newRow("number") << QJsonObject{{u"workday"_s, 8}} << u"workday"_s;
    }
    void fromJson_whatIsNoWindow_namesTheField() {
        QFETCH(QJsonObject, json);
        const auto parsed = CallWindow::fromJson(json);
        QVERIFY(!parsed);
        QCOMPARE(parsed.error().code, u"calendar.bad_window"_s);
        QTEST(parsed.error().place, "place");
    }
};
LIANXIN_TEST(tst_CallWindow);
#include "tst_CallWindow.moc"
