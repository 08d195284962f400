// SPDX-License-Identifier: GPL-3.0-or-later
#include "hotline/calendar/CalendarMethods.h"
#include "hotline/calendar/CalendarNotices.h"
#include "hotline/calendar/CalendarSchema.h"
#include "hotline/calendar/Deadline.h"
#include "platform/access/Method.h"
#include "platform/base/Clock.h"
#include "platform/base/Literals.h"
#include "support/RegistryWalk.h"
#include "support/StoreFixture.h"
#include "support/TestRegistry.h"
#include <QJsonArray>
#include <QSignalSpy>
#include <QTest>
#include <thread>

using namespace lianxin;
using namespace lianxin::test;

class tst_CalendarNotices : public QObject {
    Q_OBJECT
    const QString m_text = u"关于2027年部分节假日安排的通知\n一、元旦：1月1日至3日放假，共3天。\n"
                           "二、国庆节：10月1日至7日放假调休，共7天。10月9日（周六）上班。\n"_s;
private Q_SLOTS:
    void loaded_isKnownAtOnce_andAfterTheNextStart_data() { StoreFixture::addBackendColumn(); }
    void loaded_isKnownAtOnce_andAfterTheNextStart() {
        ManualClock clock(1'790'000'000'000);
        STORE_FIXTURE(fixture, calendarSchema(), &clock);
        Calendar calendar = Calendar::load().value();
        CalendarNotices notices(fixture.store(), calendar, clock);
        Registry registry;
        registerCalendarMethods(registry, calendar);
        registerCalendarNoticeMethods(registry, notices);
        QCOMPARE(registryFaults(registry), QStringList());
        const auto load = [&](const QJsonObject &params) {
            return registry.find(u"calendar.load")->handler(Caller::engine(), params);
        };
        QVERIFY(!calendar.hasYear(2027));
        QVERIFY(!load({{u"text"_s, m_text}, {u"dryRun"_s, true}})->toObject()[u"kept"_s].toBool());
        QVERIFY(!calendar.hasYear(2027));
        const auto kept = load({{u"text"_s, m_text}});
        QVERIFY2(kept, kept ? "" : qPrintable(kept.error().toString()));
        QCOMPARE(kept->toObject()[u"items"_s].toArray().size(), 11);
        QVERIFY(calendar.hasYear(2027));
        QCOMPARE(calendar.day(QDate(2027, 10, 9)).kind, DayKind::MakeUp);
        QVERIFY(!calendar.deadlineAfterWorkingDays(civil::at(QDate(2027, 9, 29), QTime(9, 0)), 4)->provisional);

        Calendar next = Calendar::load().value();
        CalendarNotices again(fixture.store(), next, clock);
        QVERIFY(again.refresh());
        QCOMPARE(next.announcedDays(2027)->size(), 11u);
        // A corrected notice replaces the year.
        QVERIFY(load({{u"text"_s, u"{\"year\":2027,\"days\":[{\"name\":\"元旦\",\"date\":\"2027-01-01\",\"isOffDay\":true}]}"_s}}));
        QCOMPARE(calendar.announcedDays(2027)->size(), 1u);
        QCOMPARE(calendar.day(QDate(2027, 10, 9)).kind, DayKind::Weekend);
        QCOMPARE(load({{u"text"_s, u"{\"year\":2027}"_s}}).error().code, u"calendar.damaged"_s);
        QCOMPARE(load({{u"text"_s, u"春节：放假"_s}}).error().code, u"calendar.notice_year"_s);
    }
    void ownDays_goBeforeTheNotice_untilTheyAreTakenBack_data() { StoreFixture::addBackendColumn(); }
    void ownDays_goBeforeTheNotice_untilTheyAreTakenBack() {
        ManualClock clock(1'790'000'000'000);
        STORE_FIXTURE(fixture, calendarSchema(), &clock);
        Calendar calendar = Calendar::load().value();
        CalendarNotices notices(fixture.store(), calendar, clock);
        Registry registry;
        registerCalendarNoticeMethods(registry, notices);
        QCOMPARE(registryFaults(registry), QStringList());
        const auto call = [&](const QString &method, const QJsonObject &params) { return registry.find(method)->handler(Caller::engine(), params); };
        const QDate festival(2026, 4, 20); // a Monday
        QSignalSpy learned(&notices, &CalendarNotices::learned);
        QVERIFY(call(u"calendar.setDay"_s, {{u"date"_s, u"2026-04-20"_s}, {u"kind"_s, u"off"_s}, {u"name"_s, u"三月三"_s}}));
        QCOMPARE(calendar.day(festival).kind, DayKind::Holiday);
        QCOMPARE(calendar.day(festival).name, u"三月三"_s);
        QCOMPARE(learned.size(), 1);
        QVERIFY(call(u"calendar.setDay"_s, {{u"date"_s, u"2026-10-01"_s}, {u"kind"_s, u"work"_s}}));
        QVERIFY(calendar.isWorkingDay(QDate(2026, 10, 1))); // even on a holiday of the notice
        const auto year = call(u"calendar.year"_s, {{u"year"_s, 2026}})->toObject();
        QCOMPARE(year[u"own"_s].toArray().size(), 2);
        QVERIFY(!year[u"loaded"_s].toBool());
        QVERIFY(year[u"years"_s].toArray().contains(2026));

        Calendar next = Calendar::load().value();
        CalendarNotices again(fixture.store(), next, clock);
        QVERIFY(again.refresh());
        QCOMPARE(next.day(festival).kind, DayKind::Holiday);

        QVERIFY(call(u"calendar.setDay"_s, {{u"date"_s, u"2026-10-01"_s}, {u"kind"_s, u"notice"_s}}));
        QCOMPARE(calendar.day(QDate(2026, 10, 1)).kind, DayKind::Holiday);
        QVERIFY(call(u"calendar.setDay"_s, {{u"date"_s, u"2026-04-20"_s}, {u"kind"_s, u"notice"_s}}));
        QCOMPARE(calendar.day(festival).kind, DayKind::Workday);
        QVERIFY(again.refresh()); // the other engine learns that, too
        QCOMPARE(next.day(festival).kind, DayKind::Workday);
        QCOMPARE(call(u"calendar.setDay"_s, {{u"date"_s, u"2031-04-20"_s}, {u"kind"_s, u"off"_s}}).error().code, u"calendar.year_unknown"_s);
        QCOMPARE(call(u"calendar.setDay"_s, {{u"date"_s, u"2026-02-30"_s}, {u"kind"_s, u"off"_s}}).error().code, u"calendar.bad_day"_s);
        QCOMPARE(call(u"calendar.setDay"_s, {{u"date"_s, u"2026-02-20"_s}, {u"kind"_s, u"maybe"_s}}).error().code, u"calendar.bad_day"_s);
        QVERIFY(call(u"calendar.load"_s, {{u"text"_s, m_text}}));
        const auto loaded = call(u"calendar.year"_s, {{u"year"_s, 2027}})->toObject();
        QVERIFY(loaded[u"loaded"_s].toBool());
        QCOMPARE(loaded[u"loadedAt"_s].toInteger(), clock.now());
    }
    void adopting_whileOthersCount_isSeenWhole() {
        Calendar calendar = Calendar::load().value();
        const auto notice = parseHolidayNotice(m_text).value();
        std::atomic<bool> stop = false;
        std::thread reader([&] {
            while (!stop)
                (void)calendar.deadlineAfterWorkingDays(civil::at(QDate(2027, 9, 29), QTime(9, 0)), 10);
        });
        for (int i = 0; i < 500; ++i)
            calendar.adopt(2027, i % 2 ? notice.days : std::vector<CalendarDay>());
        stop = true;
        reader.join();
        QVERIFY(calendar.hasYear(2027));
    }
};
LIANXIN_TEST(tst_CalendarNotices);
#include "tst_CalendarNotices.moc"
