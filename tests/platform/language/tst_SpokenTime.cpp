// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/language/SpokenTime.h"
#include "platform/base/Literals.h"
#include "support/TestRegistry.h"
#include <QDateTime>
#include <QTest>

using namespace lianxin;

class tst_SpokenTime : public QObject {
    Q_OBJECT
    static qint64 at(const QString &localTime) {
        const auto moment = QDateTime::fromString(localTime, u"yyyy-MM-dd HH:mm"_s);
        return QDateTime(moment.date(), moment.time(), hotlineZone()).toMSecsSinceEpoch();
    }
private Q_SLOTS:
    void zone_isShanghai_whateverTheMachineSays() {
        QCOMPARE(at(u"2025-07-15 08:00"_s),
                 QDateTime(QDate(2025, 7, 15), QTime(0, 0), Qt::UTC).toMSecsSinceEpoch());
    }
    void date_namesTheYearOnlyWhenItDiffers() {
        QCOMPARE(spokenDate({2025, 7, 15}, {2025, 1, 1}), u"七月十五日"_s);
        QCOMPARE(spokenDate({2026, 1, 31}, {2025, 12, 31}), u"二零二六年一月三十一日"_s);
        QCOMPARE(spokenDate({2011, 1, 1}, {2025, 1, 1}), u"二零一一年一月一日"_s);
        QCOMPARE(spokenDate({}, {2025, 1, 1}), QString());
    }
    void nearDays_haveTheirNames() {
        const QDate today(2025, 12, 31);
        QCOMPARE(spokenDay(today, today), u"今天"_s);
        QCOMPARE(spokenDay({2026, 1, 1}, today), u"明天"_s);
        QCOMPARE(spokenDay({2026, 1, 2}, today), u"后天"_s);
        QCOMPARE(spokenDay({2025, 12, 30}, today), u"昨天"_s);
        QCOMPARE(spokenDay({2025, 12, 29}, today), u"前天"_s);
        QCOMPARE(spokenDay({2026, 1, 3}, today), u"二零二六年一月三日"_s);
        QCOMPARE(spokenWeekday(today), u"星期三"_s);
    }
    void time_isSaidByPartOfTheDay_data() {
        QTest::addColumn<QTime>("time");
        QTest::addColumn<QString>("words");
        QTest::newRow("midnight") << QTime(0, 0) << u"凌晨零点"_s;
        QTest::newRow("2:15") << QTime(2, 15) << u"凌晨两点一刻"_s;
        QTest::newRow("9:00") << QTime(9, 0) << u"上午九点"_s;
        QTest::newRow("12:00") << QTime(12, 0) << u"中午十二点"_s;
        QTest::newRow("15:05") << QTime(15, 5) << u"下午三点零五分"_s;
        QTest::newRow("18:00") << QTime(18, 0) << u"下午六点"_s;
        QTest::newRow("18:30") << QTime(18, 30) << u"下午六点半"_s;
        QTest::newRow("20:45") << QTime(20, 45) << u"晚上八点四十五分"_s;
    }
    void time_isSaidByPartOfTheDay() {
        QFETCH(QTime, time);
        QFETCH(QString, words);
        QCOMPARE(spokenTime(time), words);
    }
    void everyMinuteOfADay_roundTrips() {
        for (int minute = 0; minute < 24 * 60; ++minute) {
            const QTime time = QTime(0, 0).addSecs(minute * 60);
            QCOMPARE(parseSpokenTime(spokenTime(time)), std::optional(time));
        }
    }
    void everyDayOfTwoYears_roundTrips() {
        const QDate today(2024, 2, 10);
        for (QDate date = today; date < today.addYears(2); date = date.addDays(1)) {
            QCOMPARE(parseSpokenDate(spokenDate(date, today), today), std::optional(date));
            QCOMPARE(parseSpokenDate(spokenDay(date, today), today), std::optional(date));
        }
    }
    void dateWithoutYear_isTheNextOne() {
        QCOMPARE(parseSpokenDate(u"七月十五号", {2025, 7, 16}), std::optional(QDate(2026, 7, 15)));
        QCOMPARE(parseSpokenDate(u"7月15日", {2025, 7, 15}), std::optional(QDate(2025, 7, 15)));
        QCOMPARE(parseSpokenDate(u"二月二十九日", {2025, 3, 1}), std::optional(QDate(2028, 2, 29)));
        QCOMPARE(parseSpokenDate(u"今年三月一日", {2025, 7, 1}), std::optional(QDate(2025, 3, 1)));
    }
    void nonsense_isNothing() {
        for (const auto &text :
             {u""_s, u"十三月一日"_s, u"二月三十日"_s, u"今年二月三十日"_s, u"星期一"_s, u"百月一日"_s})
            QVERIFY2(!parseSpokenDate(text, {2025, 7, 1}), qPrintable(text));
        for (const auto &text : {u""_s, u"二十五点"_s, u"下午"_s, u"六点七十分"_s, u"点"_s})
            QVERIFY2(!parseSpokenTime(text), qPrintable(text));
    }
    void deadline_isSaidFromTheValue_data() {
        QTest::addColumn<QString>("now");
        QTest::addColumn<QString>("deadline");
        QTest::addColumn<QString>("words");
        QTest::newRow("today") << u"2025-07-15 09:00"_s << u"2025-07-15 18:00"_s << u"今天下午六点前"_s;
        QTest::newRow("tomorrow") << u"2025-07-15 23:30"_s << u"2025-07-16 10:00"_s << u"明天上午十点前"_s;
        QTest::newRow("later") << u"2025-07-10 09:00"_s << u"2025-07-15 18:00"_s << u"七月十五日下午六点前"_s;
        QTest::newRow("end of day") << u"2025-07-10 09:00"_s << u"2025-07-15 23:59"_s << u"七月十五日内"_s;
        QTest::newRow("midnight after")
            << u"2025-07-10 09:00"_s << u"2025-07-16 00:00"_s << u"七月十五日内"_s;
        QTest::newRow("next year") << u"2025-12-30 09:00"_s << u"2026-01-05 12:00"_s
                                   << u"二零二六年一月五日中午十二点前"_s;
        QTest::newRow("past") << u"2025-07-16 09:00"_s << u"2025-07-15 18:00"_s << u"已于昨天下午六点到期"_s;
    }
    void deadline_isSaidFromTheValue() {
        QFETCH(QString, now);
        QFETCH(QString, deadline);
        QFETCH(QString, words);
        QCOMPARE(spokenDeadline(at(deadline), at(now), hotlineZone()), words);
    }
    void remaining_agreesWithTheCalendar_data() {
        QTest::addColumn<QString>("now");
        QTest::addColumn<QString>("deadline");
        QTest::addColumn<QString>("words");
        // The trigger is two days ahead: two days is what is said, never a fixed "three".
        QTest::newRow("two days") << u"2025-07-13 09:00"_s << u"2025-07-15 18:00"_s << u"还有两天"_s;
        QTest::newRow("hours") << u"2025-07-15 13:00"_s << u"2025-07-15 18:30"_s << u"还有五小时"_s;
        QTest::newRow("over midnight") << u"2025-07-14 20:00"_s << u"2025-07-15 10:00"_s << u"还有十四小时"_s;
        QTest::newRow("minutes") << u"2025-07-15 17:40"_s << u"2025-07-15 18:00"_s << u"还有二十分钟"_s;
        QTest::newRow("late") << u"2025-07-17 19:00"_s << u"2025-07-15 18:00"_s << u"已超期两天"_s;
        QTest::newRow("just now") << u"2025-07-15 18:00"_s << u"2025-07-15 18:00"_s << u"马上到期"_s;
    }
    void remaining_agreesWithTheCalendar() {
        QFETCH(QString, now);
        QFETCH(QString, deadline);
        QFETCH(QString, words);
        QCOMPARE(spokenRemaining(at(deadline), at(now), hotlineZone()), words);
    }
    void durationsAndWaits() {
        QCOMPARE(spokenDuration(0), u"不到一秒"_s);
        QCOMPARE(spokenDuration(40'000), u"四十秒"_s);
        QCOMPARE(spokenDuration(125 * 60'000), u"两小时五分钟"_s);
        QCOMPARE(spokenDuration(3 * 86'400'000LL), u"三天"_s);
        QCOMPARE(spokenDuration(3 * 86'400'000LL + 60'000), u"三天"_s);
        QCOMPARE(spokenWait(0), QString());
        QCOMPARE(spokenWait(59'000), u"不到一分钟"_s);
        QCOMPARE(spokenWait(150'000), u"大约三分钟"_s);
        QCOMPARE(spokenWait(12 * 60'000), u"大约十五分钟"_s);
        QCOMPARE(spokenWait(3'600'000), u"半个小时以上"_s);
        QCOMPARE(spokenWorkingDays(2), u"两个工作日"_s);
    }
};
LIANXIN_TEST(tst_SpokenTime);
#include "tst_SpokenTime.moc"
