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
