// SPDX-License-Identifier: GPL-3.0-or-later
#include "hotline/calendar/Calendar.h"
#include "hotline/calendar/CalendarMethods.h"
#include "hotline/calendar/Deadline.h"
#include "platform/access/Method.h"
#include "platform/base/Literals.h"
#include "support/TestRegistry.h"
#include <QFile>
#include <QJsonArray>
#include <QTemporaryDir>
#include <QTest>
#include <ctime>

using namespace lianxin;

class tst_Calendar : public QObject {
    Q_OBJECT

    Calendar m_calendar;
    static qint64 when(const QString &iso) { return civil::parse(iso).valueOr(0); }

private Q_SLOTS:
    void initTestCase() {
        auto loaded = Calendar::load();
        QVERIFY2(loaded, loaded ? "" : qPrintable(loaded.error().toString()));
        m_calendar = *loaded;
    }
    void cleanup() {
        qputenv("TZ", "UTC");
        tzset();
    }

    void load_shippedFiles_knows2007To2026() {
        const auto years = m_calendar.years();
        QCOMPARE(years.size(), 20u);
        QCOMPARE(years.front(), 2007);
        QCOMPARE(years.back(), 2026);
        QVERIFY(!m_calendar.hasYear(2027));
    }
    void load_missingOrDamaged_isAnError() {
        const QTemporaryDir dir;
        QCOMPARE(Calendar::load(dir.path()).error().code, u"calendar.missing"_s);
        QFile file(dir.filePath(u"2030.json"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("{\"year\":2030,\"days\":[{\"date\":\"2030-13-01\",\"isOffDay\":true}]}");
        file.close();
        QCOMPARE(Calendar::load(dir.path()).error().code, u"calendar.damaged"_s);
    }
    void day_kinds_data() {
        QTest::addColumn<QDate>("date");
        QTest::addColumn<QString>("kind");
        QTest::newRow("working day") << QDate(2024, 2, 9) << u"workday"_s;
        QTest::newRow("make-up sunday") << QDate(2024, 2, 18) << u"make_up_day"_s;
        QTest::newRow("spring festival") << QDate(2024, 2, 13) << u"holiday"_s;
        QTest::newRow("weekend") << QDate(2024, 3, 2) << u"weekend"_s;
        QTest::newRow("new year across the year of its notice") << QDate(2006, 12, 31) << u"make_up_day"_s;
        QTest::newRow("no notice yet") << QDate(2027, 10, 1) << u"workday"_s;
    }
    void day_kinds() {
        QFETCH(QDate, date);
        QTEST(nameOf(m_calendar.day(date).kind), "kind");
    }
    void announcedDays_ofAKnownYear_areInOrder() {
        const auto days = m_calendar.announcedDays(2026);
        QVERIFY(days);
        QCOMPARE(days->size(), 39u);
        QVERIFY(days->front().date < days->back().date);
        QCOMPARE(m_calendar.announcedDays(2027).error().code, u"calendar.year_unknown"_s);
    }

    void deadline_acrossSpringFestival_skipsHolidaysAndCountsMakeUpDays() {
        const auto deadline = m_calendar.deadlineAfterWorkingDays(when(u"2024-02-08T15:30"_s), 3);
        QVERIFY(deadline);
        QCOMPARE(civil::isoOf(deadline->at), u"2024-02-19T23:59:59+08:00"_s);
        QVERIFY(!deadline->provisional);
        QCOMPARE(deadline->days.size(), 12u);
        QVERIFY(!deadline->days.front().counts);
        QCOMPARE(deadline->days.front().why, u"受理当日，不计入"_s);
        QCOMPARE(deadline->days[2].why, u"春节放假，不计入"_s);
        QCOMPARE(deadline->days[10].why, u"春节调休上班，计入"_s);
        QCOMPARE(deadline->days[10].number, 2);
        QCOMPARE(deadline->days.back().number, 3);
    }
    void deadline_zeroDays_isTheSameOrTheNextWorkingDay() {
        QCOMPARE(civil::isoOf(m_calendar.deadlineAfterWorkingDays(when(u"2024-03-01T09:00"_s), 0)->at), u"2024-03-01T23:59:59+08:00"_s);
        QCOMPARE(civil::isoOf(m_calendar.deadlineAfterWorkingDays(when(u"2024-03-02T09:00"_s), 0)->at), u"2024-03-04T23:59:59+08:00"_s);
    }
    void deadline_beyondTheNotices_isProvisional() {
        const auto deadline = m_calendar.deadlineAfterWorkingDays(when(u"2026-12-30T09:00"_s), 5);
        QVERIFY(deadline->provisional);
        QVERIFY(deadline->days.back().why.contains(u"尚未发布"_s));
    }
    void deadline_badCount_isRefused() {
        QCOMPARE(m_calendar.deadlineAfterWorkingDays(0, -1).error().kind, ErrorKind::Usage);
        QCOMPARE(m_calendar.deadlineAfterWorkingDays(0, 1001).error().code, u"calendar.bad_count"_s);
    }
    void deadline_everyDayOfAllYears_countsExactlyItsWorkingDays() {
        for (QDate date(2007, 1, 1); date <= QDate(2026, 12, 1); date = date.addDays(13)) {
            const auto deadline = m_calendar.deadlineAfterWorkingDays(civil::at(date, QTime(12, 0)), 7);
            const QDate end = civil::dateOf(deadline->at);
            QCOMPARE(m_calendar.workingDaysBetween(date, end), 7);
            QVERIFY(m_calendar.isWorkingDay(end));
            int counted = 0;
            for (const DeadlineDay &line : deadline->days)
                counted += line.counts;
            QCOMPARE(counted, 7);
        }
    }
    void civilTime_inAnyZoneOfTheProcess_isShanghai_data() {
        QTest::addColumn<QByteArray>("zone");
        for (const char *zone : {"UTC", "Asia/Shanghai", "America/Los_Angeles", "Pacific/Kiritimati"})
            QTest::newRow(zone) << QByteArray(zone);
    }
    void civilTime_inAnyZoneOfTheProcess_isShanghai() {
        QFETCH(QByteArray, zone);
        qputenv("TZ", zone);
        tzset();
        const qint64 at = 1'771'029'000'000; // 2026-02-14T00:30:00Z
        QCOMPARE(civil::isoOf(at), u"2026-02-14T08:30:00+08:00"_s);
        QCOMPARE(civil::minuteOfDay(at), 510);
        QCOMPARE(when(u"2026-02-14T08:30"_s), at);
        QCOMPARE(when(u"2026-02-14 08:30"_s), at);
        QCOMPARE(when(u"2026-02-14T00:30:00Z"_s), at);
        QCOMPARE(when(u"2026-02-14T09:30:00+09:00"_s), at);
        QCOMPARE(when(u"2026-02-14"_s), civil::startOf(QDate(2026, 2, 14)));
        QCOMPARE(civil::dateOf(civil::startOf(QDate(1969, 12, 31))), QDate(1969, 12, 31));
        QCOMPARE(civil::dateOf(civil::startOf(QDate(2026, 2, 14)) - 1), QDate(2026, 2, 13));
        QCOMPARE(civil::parse(u"soon"_s).error().code, u"calendar.bad_time"_s);
    }
    void methods_answerAsDocumented() {
        Registry registry;
        registerCalendarMethods(registry, m_calendar);
        const auto explained = registry.find(u"calendar.explain")->handler({}, {{u"from"_s, u"2024-02-08"_s}, {u"workingDays"_s, 1}});
        QVERIFY(explained);
        const QJsonObject json = explained->toObject();
        QCOMPARE(json.value("deadline"_L1).toString(), u"2024-02-09T23:59:59+08:00"_s);
        const QJsonObject line = json.value("days"_L1).toArray().at(1).toObject();
        QCOMPARE(line.value("date"_L1).toString(), u"2024-02-09"_s);
        QCOMPARE(line.value("kind"_L1).toString(), u"workday"_s);
        QVERIFY(line.value("counts"_L1).toBool());
        const auto holidays = registry.find(u"calendar.holidays")->handler({}, {{u"year"_s, 2026}});
        QCOMPARE(holidays->toObject().value("items"_L1).toArray().size(), 39);
        QCOMPARE(registry.find(u"calendar.explain")->handler({}, {{u"from"_s, u"x"_s}, {u"workingDays"_s, 1}}).error().code, u"calendar.bad_time"_s);
    }
};
LIANXIN_TEST(tst_Calendar);
#include "tst_Calendar.moc"
