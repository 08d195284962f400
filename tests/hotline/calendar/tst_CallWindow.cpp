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
    void within_shifts_isOpenOnlyInBoth() {
        const Calendar calendar = Calendar::load().value();
        const WorkShifts shifts = WorkShifts::fromJson({{u"workday"_s, QJsonArray{u"08:30-12:00"_s, u"14:00-17:30"_s}}, {u"friday"_s, QJsonArray{u"08:30-12:00"_s}}, {u"saturday"_s, QJsonArray{u"07:00-10:00"_s}}}).value();
        const CallWindow window = CallWindow().within(shifts); // 08:00–20:00, also at weekends
        const auto at = [](int day, int hour, int minute = 0) { return civil::at(QDate(2026, 11, day), QTime(hour, minute)); };
        QVERIFY(window.isOpen(calendar, at(18, 9)));
        QVERIFY(!window.isOpen(calendar, at(18, 13)));
        QCOMPARE(window.nextOpening(calendar, at(18, 18)), std::optional(at(19, 8, 30)));
        QCOMPARE(window.nextOpening(calendar, at(20, 12, 30)), std::optional(at(21, 8))); // Friday afternoon: Saturday, not before eight
        QCOMPARE(window.closesAt(calendar, at(21, 9)), std::optional(at(21, 10)));
        QCOMPARE(window.lastOpening(calendar, at(22, 9), 30), std::optional(at(21, 9, 30)));
        QCOMPARE(window.openDuration(calendar, at(20, 0), at(21, 0)), qint64(210) * 60'000);
        QCOMPARE(CallWindow::fromJson(window.toJson()).value(), window);
        // Who works at night is called at all: in the hours in which anybody is.
        const CallWindow night = CallWindow().within(WorkShifts::fromJson({{u"workday"_s, QJsonArray{u"22:00-24:00"_s}}}).value());
        QCOMPARE(night, CallWindow());
        QCOMPARE(CallWindow::fromJson({{u"workday"_s, u"08:00-20:00"_s}, {u"shifts"_s, QJsonObject{{u"workday"_s, u"x"_s}}}}).error().code, u"calendar.bad_window"_s);
    }
    void shifts_asPeopleWriteThem_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("plain");
        const auto row = [](const char *name, const QString &text, const QString &plain) { QTest::newRow(name) << text << plain; };
        row("hours alone", u"08:30-12:00、14:00-17:30"_s, u"工作日 08:30-12:00、14:00-17:30"_s);
        row("a span of days", u"周一至周五 8:30-12:00 14:00-17:30；周六 9-12"_s, u"工作日 08:30-12:00、14:00-17:30；周六 09:00-12:00"_s);
        row("spelled otherwise", u"星期一到星期五：08：30—12：00，14:00~18:00;礼拜六、周天 休息"_s, u"工作日 08:30-12:00、14:00-18:00"_s);
        row("a short Friday", u"工作日 09:00-17:00；周五 09:00-12:00"_s, u"工作日 09:00-17:00；周五 09:00-12:00"_s);
        row("off on Friday", u"周一至周四 09:00-17:00"_s, u"工作日 09:00-17:00；周五 休息"_s);
        row("round the clock", u"每天 24小时"_s, u"工作日 全天；周末 全天；节假日 全天"_s);
        row("holidays too", u"工作日、补班日 08:00-18:00\n节假日 10:00-16:00"_s, u"工作日 08:00-18:00；节假日 10:00-16:00"_s);
    }
    void shifts_asPeopleWriteThem() {
        QFETCH(QString, text);
        const auto shifts = WorkShifts::fromText(text);
        QVERIFY2(shifts, shifts ? "" : qPrintable(shifts.error().toString()));
        QTEST(shifts->toText(), "plain");
        QCOMPARE(WorkShifts::fromText(shifts->toText()).value().toText(), shifts->toText());
        QCOMPARE(WorkShifts::fromJson(shifts->toJson()).value(), *shifts);
    }
    void shifts_thatCannotBeRead_nameThePart() {
        for (const QString &text : {u""_s, u"上午"_s, u"周五至周一 09:00-12:00"_s, u"09:00"_s, u"25:00-26:00"_s, u"12:00-09:00"_s, u"工作日 休息"_s, u"工作日 09:00-12:00；某日 10-12"_s})
            QCOMPARE(WorkShifts::fromText(text).error().code, u"calendar.bad_window"_s);
        QCOMPARE(WorkShifts::fromText(u"工作日 09:00-12:00；某日 10-12"_s).error().place, u"某日 10-12"_s);
    }
};
LIANXIN_TEST(tst_CallWindow);
#include "tst_CallWindow.moc"
