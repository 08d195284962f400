// SPDX-License-Identifier: GPL-3.0-or-later
#include "hotline/calendar/Deadline.h"
#include "platform/base/Literals.h"
#include "support/TestRegistry.h"
#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace lianxin;

class tst_Deadline : public QObject {
    Q_OBJECT
    Calendar m_calendar;
    static qint64 when(const QString &iso) { return civil::parse(iso).value(); }
    DeadlineQuestion question(const QString &from, LimitKind kind, int amount) const {
        DeadlineQuestion q;
        q.from = when(from);
        q.limit = {kind, amount};
        return q;
    }
    QString due(const DeadlineQuestion &q) const {
        const auto deadline = m_calendar.deadline(q);
        return deadline ? (deadline->at ? civil::isoOf(deadline->at).left(16) : u"paused"_s) : deadline.error().code;
    }
    static WorkShifts shifts(const char *json) { return WorkShifts::fromJson(QJsonDocument::fromJson(json).object()).value(); }

private Q_SLOTS:
    void initTestCase() {
        const auto loaded = Calendar::load();
        QVERIFY(loaded);
        m_calendar = *loaded;
    }

    void clockHours_runDayAndNight() {
        QCOMPARE(due(question(u"2026-02-14T23:30"_s, LimitKind::ClockHours, 2)), u"2026-02-15T01:30"_s);
        const auto deadline = m_calendar.deadline(question(u"2026-02-14T23:30"_s, LimitKind::ClockHours, 2)).value();
        QCOMPARE(deadline.days.size(), 2u);
        QCOMPARE(deadline.days[0].minutes, 30);
        QCOMPARE(deadline.days[1].minutes, 90);
        QCOMPARE(deadline.days[1].number, 2);
        QCOMPARE(deadline.days[1].reason, u"running"_s);
    }
    void calendarDays_endOnADayOff_moveOn() {
        QCOMPARE(due(question(u"2024-02-08T10:00"_s, LimitKind::CalendarDays, 1)), u"2024-02-09T23:59"_s);
        // The second day is the eve's morrow: the whole festival passes, and the make-up Sunday is a working day.
        QCOMPARE(due(question(u"2024-02-08T10:00"_s, LimitKind::CalendarDays, 2)), u"2024-02-18T23:59"_s);
        const auto deadline = m_calendar.deadline(question(u"2024-02-08T10:00"_s, LimitKind::CalendarDays, 2)).value();
        QCOMPARE(deadline.days.back().reason, u"rolled_over"_s);
        QVERIFY(!deadline.days.back().counts);
        QCOMPARE(deadline.days.back().number, 2);
        QCOMPARE(due(question(u"2024-03-02T10:00"_s, LimitKind::CalendarDays, 0)), u"2024-03-04T23:59"_s);
    }
    void workingHours_skipLunchNightAndHolidays() {
        QCOMPARE(due(question(u"2024-02-09T11:00"_s, LimitKind::WorkingHours, 2)), u"2024-02-09T15:00"_s);
        QCOMPARE(due(question(u"2024-02-09T17:00"_s, LimitKind::WorkingHours, 2)), u"2024-02-18T10:00"_s);
        QCOMPARE(due(question(u"2024-02-09T09:00"_s, LimitKind::WorkingHours, 3)), u"2024-02-09T12:00"_s);
        QCOMPARE(due(question(u"2024-02-09T03:00"_s, LimitKind::WorkingHours, 0)), u"2024-02-09T03:00"_s);
    }
    void shifts_endTheDayWithTheLastShift() {
        auto q = question(u"2024-02-08T15:30"_s, LimitKind::WorkingDays, 3);
        q.shifts = shifts(R"({"workday":["09:00-12:00","14:00-18:00"]})");
        QCOMPARE(due(q), u"2024-02-19T18:00"_s);
        q.shifts = shifts(R"({"workday":["09:00-12:00","14:00-18:00"],"holiday":["10:00-16:00"]})");
        QCOMPARE(due(q), u"2024-02-11T16:00"_s);
        QCOMPARE(m_calendar.deadline(q)->days.back().reason, u"duty_day"_s);
        q = question(u"2024-03-01T18:30"_s, LimitKind::WorkingDays, 0); // after closing, the same day is gone
        q.shifts = WorkShifts();
        QCOMPARE(due(q), u"2024-03-04T18:00"_s);
    }
    void badShifts_areRefused() {
        QCOMPARE(WorkShifts::fromJson({{u"someday"_s, u"09:00-10:00"_s}}).error().code, u"calendar.bad_window"_s);
        QCOMPARE(WorkShifts::fromJson({{u"workday"_s, u"10:00-09:00"_s}}).error().code, u"calendar.bad_window"_s);
        QCOMPARE(WorkShifts::fromJson({{u"holiday"_s, u"08:00-09:00"_s}}).error().code, u"calendar.bad_window"_s);
        const auto read = shifts(R"({"workday":["09:00-12:00"],"friday":[],"make_up_day":["10:00-11:00"]})");
        QCOMPARE(WorkShifts::fromJson(read.toJson()).value(), read);
        QVERIFY(!read.worksOn({QDate(2026, 3, 13), DayKind::Workday, {}, true}));
    }

    void pause_daysAtWhoseEndTheClockStood_doNotCount() {
        auto q = question(u"2026-03-11T10:00"_s, LimitKind::WorkingDays, 5); // Wednesday → Wednesday the 18th
        QCOMPARE(due(q), u"2026-03-18T23:59"_s);
        q.pauses = {{when(u"2026-03-12T09:00"_s), when(u"2026-03-12T17:00"_s), {}}}; // within a day: costs nothing
        QCOMPARE(due(q), u"2026-03-18T23:59"_s);
        q.pauses = {{when(u"2026-03-12T09:00"_s), when(u"2026-03-16T09:00"_s), u"等待市民补充材料"_s}}; // Thursday, Friday
        QCOMPARE(due(q), u"2026-03-20T23:59"_s);
        const auto deadline = m_calendar.deadline(q).value();
        QCOMPARE(deadline.days[1].reason, u"paused"_s);
        QCOMPARE(deadline.days[1].why, u"等待市民补充材料，不计入"_s);
        QVERIFY(!deadline.days[1].counts);
        q.pauses.push_back({when(u"2026-03-13T09:00"_s), when(u"2026-03-14T09:00"_s), {}}); // inside the other: counts once
        QCOMPARE(due(q), u"2026-03-20T23:59"_s);
    }
    void pauseThatStillStands_stopsTheClock() {
        auto q = question(u"2026-03-11T10:00"_s, LimitKind::WorkingDays, 5);
        q.pauses = {{when(u"2026-03-13T09:00"_s), 0, {}}};
        const auto deadline = m_calendar.deadline(q).value();
        QCOMPARE(deadline.at, 0);
        QVERIFY(deadline.paused);
        QCOMPARE(deadline.days.back().reason, u"paused"_s);
        QCOMPARE(deadline.days.back().number, 1);
        q.pauses = {{when(u"2026-04-13T09:00"_s), 0, {}}}; // long after the end
        QCOMPARE(due(q), u"2026-03-18T23:59"_s);
        q.limit = {LimitKind::ClockHours, 100};
        q.pauses = {{when(u"2026-03-13T09:00"_s), 0, {}}};
        QCOMPARE(due(q), u"paused"_s);
    }
    void pauseInHours_isTakenOffToTheMinute() {
        auto q = question(u"2026-03-11T10:00"_s, LimitKind::WorkingHours, 4);
        q.pauses = {{when(u"2026-03-11T11:30"_s), when(u"2026-03-11T14:20"_s), {}}};
        QCOMPARE(due(q), u"2026-03-11T16:50"_s);
        q.limit = {LimitKind::ClockHours, 4};
        QCOMPARE(due(q), u"2026-03-11T16:50"_s);
    }
    void badPause_isRefused() {
        auto q = question(u"2026-03-11T10:00"_s, LimitKind::WorkingDays, 5);
        q.pauses = {{10, 5, {}}};
        QCOMPARE(due(q), u"calendar.bad_pause"_s);
    }

    void extension_isAddedAndNamed() {
        auto q = question(u"2026-03-11T10:00"_s, LimitKind::WorkingDays, 5);
        q.extension = 3;
        QCOMPARE(due(q), u"2026-03-23T23:59"_s);
        const auto deadline = m_calendar.deadline(q).value();
        QVERIFY(deadline.days.back().extended);
        QVERIFY(deadline.days.back().why.contains(u"延期第 3 日"_s));
        QCOMPARE(m_calendar.deadline(q)->days.back().number, 8);
    }
    void yearWithoutNotice_countsWeekendsOnly_andSaysSo() {
        const auto q = question(u"2027-09-29T10:00"_s, LimitKind::WorkingDays, 4);
        QCOMPARE(due(q), u"2027-10-05T23:59"_s);
        const auto deadline = m_calendar.deadline(q).value();
        QVERIFY(deadline.provisional);
        QVERIFY(deadline.days.back().why.contains(u"尚未发布"_s));
        QVERIFY(deadline.toJson()[u"provisional"_s].toBool());
    }
    void workingDayFrom_countsBothWays() {
        QCOMPARE(m_calendar.workingDayFrom(QDate(2024, 2, 9), 1), QDate(2024, 2, 18));
        QCOMPARE(m_calendar.workingDayFrom(QDate(2024, 2, 18), -1), QDate(2024, 2, 9));
        QCOMPARE(m_calendar.workingDayFrom(QDate(2024, 2, 11), 0), QDate(2024, 2, 11));
    }
    void limits_haveNamesAndWords() {
        for (int i = 0; i <= int(LimitKind::WorkingDays); ++i)
            QCOMPARE(limitKindFromName(nameOf(LimitKind(i))), std::optional(LimitKind(i)));
        QCOMPARE((TimeLimit{LimitKind::WorkingDays, 7}.text()), u"7 个工作日"_s);
        auto q = question(u"2026-03-11T10:00"_s, LimitKind::ClockHours, 10'001);
        QCOMPARE(due(q), u"calendar.bad_count"_s);
    }
};
LIANXIN_TEST(tst_Deadline);
#include "tst_Deadline.moc"
