// SPDX-License-Identifier: GPL-3.0-or-later
#include "hotline/calendar/HolidayNotice.h"
#include "platform/base/Literals.h"
#include "support/TestRegistry.h"
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace lianxin;

namespace {

QStringList written(const std::vector<CalendarDay> &days) {
    QStringList out;
    for (const auto &day : days)
        out << day.date.toString(Qt::ISODate) + (day.kind == DayKind::Holiday ? u" off"_s : u" works"_s);
    out.sort();
    return out;
}

} // namespace

class tst_HolidayNotice : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void realSentences_areAllUnderstood_data() {
        QTest::addColumn<int>("year");
        QTest::addColumn<QString>("sentence");
        QTest::addColumn<QStringList>("expected");
        QFile file(QStringLiteral(LIANXIN_SHARED_DIR "/data/holidays/description_parsing_cases.json"));
        if (!file.open(QIODevice::ReadOnly))
            QSKIP("NOT TESTED: the real sentences in LIANXIN_SHARED_DIR/data/holidays are missing");
        const QJsonArray cases = QJsonDocument::fromJson(file.readAll()).array();
        QCOMPARE(cases.size(), 49);
        int number = 0;
        for (const auto &value : cases) {
            QStringList expected;
            for (const auto &day : value[u"expected"_s].toArray())
                expected << day[u"date"_s].toString() + (day[u"isOffDay"_s].toBool() ? u" off"_s : u" works"_s);
            expected.sort();
            const QString sentence = value[u"description"_s].toString();
            QTest::addRow("%02d of %d", ++number, value[u"year"_s].toInt())
                << value[u"year"_s].toInt() << sentence << expected;
        }
    }
    void realSentences_areAllUnderstood() {
        QFETCH(int, year);
        QFETCH(QString, sentence);
        const auto days = parseHolidaySentence(year, sentence);
        QVERIFY2(days, days ? "" : qPrintable(days.error().toString()));
        QTEST(written(*days), "expected");
    }

    void wholeNotice_isReadLineByLine() {
        const QString text = u"国务院办公厅关于2026年\n部分节假日安排的通知\n国办发明电〔2025〕7号\n\n"
                             "各省、自治区、直辖市人民政府：\n　　经国务院批准，现将2026年元旦、春节放假调休日期的具体安排通知如下。\n"
                             "　　一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。\n"
                             "　　二、国庆节、中秋节：10月1日（周四）至7日（周三）放假调休，共7天。9月20日（周日）、10月10日（周六）上班。\n"
                             "　　节假日期间，各地区、各部门要妥善安排好值班和安全、保卫等工作。\n"
                             "　　国务院办公厅\n　　2025年11月4日\n"_s;
        const auto notice = parseHolidayNotice(text);
        QVERIFY2(notice, notice ? "" : qPrintable(notice.error().toString()));
        QCOMPARE(notice->year, 2026);
        QCOMPARE(notice->days.size(), 13u);
        QCOMPARE(notice->days.front().name, u"元旦"_s);
        QCOMPARE(notice->days.back().name, u"国庆节、中秋节"_s);
        QCOMPARE(notice->days.back().date, QDate(2026, 10, 10));
        QCOMPARE(notice->days.back().kind, DayKind::MakeUp);
    }
    void newYear_reachesIntoTheYearBefore() {
        const auto days = parseHolidaySentence(2030, u"1月1日放假，共1天。12月30日（星期日）上班。"_s);
        QVERIFY2(days, days ? "" : qPrintable(days.error().toString()));
        QCOMPARE(days->front().date, QDate(2029, 12, 30));
    }
    void fullWidthDigits_andEveryDash_areRead() {
        for (const QString &dash : {u"至"_s, u"—"_s, u"——"_s, u"-"_s, u"～"_s, u"－"_s}) {
            const auto days = parseHolidaySentence(2019, u"１０月１日"_s + dash + u"７日放假调休，共７天。"_s);
            QVERIFY2(days, days ? "" : qPrintable(days.error().toString()));
            QCOMPARE(days->size(), 7u);
        }
    }

    void whatIsNotUnderstood_isAnError_data() {
        QTest::addColumn<QString>("sentence");
        QTest::addColumn<QString>("code");
        QTest::newRow("nothing") << u"与周末连休。"_s << u"calendar.notice_unclear"_s;
        QTest::newRow("no verb") << u"1月1日。"_s << u"calendar.notice_unclear"_s;
        QTest::newRow("no such day") << u"2月30日放假。"_s << u"calendar.notice_unclear"_s;
        QTest::newRow("backwards") << u"5月3日至1日放假，共3天。"_s << u"calendar.notice_unclear"_s;
        QTest::newRow("weekday") << u"2月4日至10日放假调休，共7天。2月2日（星期日）上班。"_s << u"calendar.notice_weekday"_s;
        QTest::newRow("count") << u"2月4日至10日放假调休，共8天。"_s << u"calendar.notice_count"_s;
        QTest::newRow("count in the clause") << u"1月1日放假2天。"_s << u"calendar.notice_count"_s;
        QTest::newRow("moved nowhere") << u"2月2日公休日调至某日。"_s << u"calendar.notice_unclear"_s;
    }
    void whatIsNotUnderstood_isAnError() {
        QFETCH(QString, sentence);
        const auto days = parseHolidaySentence(2019, sentence);
        QVERIFY(!days);
        QTEST(days.error().code, "code");
    }
    void noticeWithoutYearOrDays_isAnError() {
        QCOMPARE(parseHolidayNotice(u"一、元旦：1月1日放假。"_s).error().code, u"calendar.notice_year"_s);
        QCOMPARE(parseHolidayNotice(u"关于2027年部分节假日安排的通知"_s).error().code, u"calendar.notice_empty"_s);
        QVERIFY(parseHolidayNotice(u"一、元旦：1月1日放假。"_s, 2027));
    }
    void anyText_neverCrashes() {
        const QString letters = u"年月日至、，。（）()星期六放假上班调共天0123456789一二"_s;
        quint32 seed = 7;
        for (int i = 0; i < 3000; ++i) {
            QString text;
            for (int n = 0; n < 40; ++n) {
                seed = seed * 1'664'525 + 1'013'904'223;
                text += letters[int(seed >> 16) % letters.size()];
            }
            (void)parseHolidaySentence(2026, text);
            (void)parseHolidayNotice(u"一、元旦："_s + text, 2026);
        }
    }
};
LIANXIN_TEST(tst_HolidayNotice);
#include "tst_HolidayNotice.moc"
