// SPDX-License-Identifier: GPL-3.0-or-later
#include "Fixture.h"
#include "support/TestRegistry.h"
#include "ui/supervision/DayFace.h"
#include "ui/supervision/DayPlot.h"
#include "ui/supervision/LivePage.h"
#include "ui/supervision/WallAlerts.h"
#include "ui/supervision/WallPage.h"
#include <QJsonArray>
#include <QTest>

using namespace lianxin;
using lianxin::test::ConsoleFixture;
using lianxin::test::FakeDoor;

namespace {

constexpr qint64 kEight = 1'791'590'400'000; // 2026-10-10 8:00 in China
constexpr qint64 kHalf = 1'800'000;

QJsonObject halfHour(int number, int calls, int inTime, const QJsonObject &seats = {}) {
    return {{u"at"_s, kEight + number * kHalf},
            {u"inbound"_s, QJsonObject{{u"calls"_s, calls}, {u"answered"_s, inTime}, {u"inTime"_s, inTime}, {u"abandoned"_s, calls - inTime}, {u"waitSumMs"_s, inTime * 4000}, {u"waitMaxMs"_s, calls > 0 ? 12'000 : 0}}},
            {u"handover"_s, QJsonObject{}},
            {u"seats"_s, seats}};
}

QJsonObject dayOf(const QJsonArray &halves) {
    return {{u"day"_s, u"2026-10-10"_s}, {u"withinMs"_s, 15'000}, {u"target"_s, 0.95}, {u"slots"_s, halves}};
}

const QJsonObject kWork{{u"talkMs"_s, 600'000}, {u"wrapUpMs"_s, 150'000}, {u"readyMs"_s, 250'000}, {u"awayMs"_s, 900'000}};

QStringList figuresOf(const QWidget &page) {
    QStringList names;
    const auto figures = page.findChildren<Figure *>();
    for (const Figure *figure : figures)
        names << figure->accessibleName();
    return names;
}

} // namespace

class tst_DayFigures : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { test::prepareUi(); }
    void emptyDay_hasNoRateAndTheUsualAxes() {
        const DayFigures day = DayFigures::fromJson(dayOf({}));
        QVERIFY(day.isEmpty() && !day.newest() && !day.lowest());
        QVERIFY(!day.total.level.rate() && !day.total.meanTalkMs() && !day.total.occupancy());
        QCOMPARE(day.span(), std::pair(16, 40));
        QCOMPARE(rateFloor(&day, nullptr), 90);
        QVERIFY(DayFigures::fromJson(dayOf({halfHour(0, 0, 0)})).isEmpty());
    }
    void oneHalfHour_isNewestAndLowest() {
        const DayFigures day = DayFigures::fromJson(dayOf({halfHour(13, 20, 17, kWork)}));
        QCOMPARE(day.newest(), day.lowest());
        QCOMPARE(*day.newest()->level.rate(), 0.85);
        QCOMPARE(DayFigures::halfOf(day.newest()->at), 29); // 14:30
        QCOMPARE(day.total.level.abandoned, 3);
        QCOMPARE(*day.total.level.meanWaitMs(), 4000.0);
        QCOMPARE(*day.total.meanTalkMs(), 600'000.0 / 17);
        QCOMPARE(*day.total.meanWrapUpMs(), 150'000.0 / 17);
        QCOMPARE(*day.total.occupancy(), 0.75); // time away does not count
        QCOMPARE(rateFloor(&day, nullptr), 80);
    }
    void halfHourWithoutCalls_hasNoRate_andIsAGap() {
        const DayFigures day = DayFigures::fromJson(dayOf({halfHour(2, 10, 9), halfHour(0, 10, 10), halfHour(1, 0, 0, kWork)}));
        QCOMPARE(day.halves.at(1).at, kEight + kHalf); // in order
        QVERIFY(!day.halves.at(1).level.rate() && !day.halves.at(1).meanTalkMs());
        QVERIFY(day.halves.at(1).occupancy());
        QCOMPARE(day.newest()->at, kEight + 2 * kHalf);
        QCOMPARE(day.lowest()->at, kEight + 2 * kHalf);
        QCOMPARE(rateFloor(&day, nullptr), 90);
        DayPlot plot;
        plot.setRows({{u"r"_s, Qt::blue, {100.0, std::nullopt, 90.0}, true, false}}, 16, 40, 90, 100, 3, u"%.0f"_s);
        QCOMPARE(plot.chart()->series().size(), 3); // the one that measures places, and a line on each side of the gap
    }
    void nightCalls_widenTheSpan() {
        const DayFigures day = DayFigures::fromJson(dayOf({halfHour(-15, 1, 1), halfHour(29, 1, 1)}));
        QCOMPARE(day.span(), std::pair(0, 46));
    }
    void dayOfHandOversOnly_isMeasuredByThem() {
        QJsonObject half = halfHour(0, 0, 0);
        half.insert(u"handover"_s, QJsonObject{{u"calls"_s, 4}, {u"answered"_s, 4}, {u"inTime"_s, 3}});
        QCOMPARE(*DayFigures::fromJson(dayOf({half})).newest()->level.rate(), 0.75);
    }
    void keys_tellTheValuesOfAHalfHour() {
        DayPlot plot;
        plot.say = [](double value) { return u"%1 s"_s.arg(value); };
        plot.setRows({{u"mean"_s, Qt::blue, {3.0, std::nullopt, 5.0}, true, false}}, 16, 40, 0, 8, 5, u"%.0f"_s);
        plot.resize(600, 200);
        QTest::keyClick(&plot, Qt::Key_End);
        QCOMPARE(plot.accessibleDescription(), u"9:00–9:30, mean 5 s"_s);
        QTest::keyClick(&plot, Qt::Key_Left); // over the gap
        QCOMPARE(plot.told(), (QStringList{u"8:00–8:30"_s, u"mean 3 s"_s}));
    }
    void today_showsFiguresBesideYesterdays_whichMayBeMissing() {
        ConsoleFixture f;
        f.login(u"leader"_s);
        bool knowsYesterday = false;
        f.door.on(u"queue.day"_s, [&](const QJsonObject &params) -> Expected<QJsonValue> {
            if (!params.contains(u"day"_s))
                return QJsonValue(dayOf({halfHour(0, 10, 9, kWork)}));
            if (!knowsYesterday)
                return Error{ErrorKind::NotFound, u"test.none"_s, u"No such day."_s, {}, {}};
            QJsonObject day = dayOf({halfHour(-48, 20, 20, kWork)});
            day.insert(u"day"_s, params[u"day"_s]);
            return QJsonValue(day);
        });
        DayFace face(f.door);
        face.resize(1200, 700);
        face.show();
        QTRY_VERIFY(figuresOf(face).join(u'|').contains(u"90.0%"_s));
        QTRY_COMPARE(f.door.asked(u"queue.day"_s).size(), 2);
        ConsoleFixture::settle();
        QVERIFY(figuresOf(face).join(u'|').contains(DayFace::tr("%1 yest.").arg(u"?"_s)));
        QVERIFY(face.findChild<ErrorBanner *>()->isHidden()); // that is no reason to alarm
        knowsYesterday = true;
        face.load();
        QTRY_VERIFY(figuresOf(face).join(u'|').contains(DayFace::tr("%1 yest.").arg(u"100.0%"_s)));
        QCOMPARE(f.door.asked(u"queue.day"_s).last()[u"day"_s].toString(), u"2026-10-09"_s);
    }
    void emptyDay_saysWhatToDo_andLeadsToTheSeats() {
        ConsoleFixture f;
        f.login(u"leader"_s);
        f.door.on(u"queue.day"_s, dayOf({}));
        LivePage page(f.desk);
        page.resize(1300, 800);
        page.show();
        page.findChild<Button *>(u"face.1"_s)->click();
        auto *face = page.findChild<DayFace *>();
        QTRY_VERIFY(face->findChild<Button *>() && face->isVisible());
        QVERIFY(!page.findChild<Button *>(u"listen"_s)->isVisible());
        EmptyState *shown = nullptr;
        const auto shownNow = [&] {
            const auto states = face->findChildren<EmptyState *>();
            for (EmptyState *state : states)
                if (state->isVisible() && state->findChild<Button *>())
                    shown = state;
            return shown != nullptr;
        };
        QTRY_VERIFY(shownNow());
        shown->findChild<Button *>()->click();
        QVERIFY(!face->isVisible() && page.findChild<Button *>(u"listen"_s)->isVisible());
    }
    void error_isShownWithItsRemedy_andFiguresStayUnknown() {
        FakeDoor door;
        door.on(u"queue.day"_s, [](const QJsonObject &) -> Expected<QJsonValue> {
            return Error{ErrorKind::Store, u"test.locked"_s, u"The store is locked."_s, u"Unlock it."_s, {}};
        });
        DayFace face(door);
        face.show();
        auto *banner = face.findChild<ErrorBanner *>();
        QTRY_VERIFY(banner->isVisible());
        QString words;
        const auto labels = banner->findChildren<QLabel *>();
        for (const QLabel *label : labels)
            words += label->text();
        QVERIFY2(words.contains(u"Unlock it."_s), qPrintable(words));
        QVERIFY(figuresOf(face).constFirst().contains(u'?'));
    }
    void alerts_gravestFirst() {
        const DayFigures day = DayFigures::fromJson(dayOf({halfHour(12, 20, 18)}));
        const qint64 now = kEight + 13 * kHalf;
        WallFacts facts;
        QVERIFY(wallAlerts(facts).isEmpty());
        facts.now = facts.businessNow = now;
        facts.today = &day;
        facts.seats = {QJsonObject{{u"seatNumber"_s, u"0222"_s}, {u"displayName"_s, u"李敏"_s}, {u"state"_s, u"talking"_s}, {u"registered"_s, true}},
                       QJsonObject{{u"seatNumber"_s, u"0223"_s}, {u"state"_s, u"ready"_s}, {u"registered"_s, false}},
                       QJsonObject{{u"seatNumber"_s, u"0224"_s}, {u"state"_s, u"offline"_s}, {u"registered"_s, false}}};
        facts.calls = {QJsonObject{{u"seatNumber"_s, u"0222"_s}, {u"helpSince"_s, now - 65'000}}, QJsonObject{{u"seatNumber"_s, u"0223"_s}}};
        facts.supervisions = {QJsonObject{{u"unitName"_s, u"甲"_s}, {u"deadline"_s, now - 1000}}, QJsonObject{{u"unitName"_s, u"乙"_s}, {u"deadline"_s, now - 9000}},
                              QJsonObject{{u"unitName"_s, u"丙"_s}, {u"deadline"_s, now + 60'000}}, QJsonObject{{u"unitName"_s, u"丁"_s}}};
        facts.trunks = {QJsonObject{{u"name"_s, u"t1"_s}, {u"health"_s, QJsonObject{{u"state"_s, u"down"_s}}}},
                        QJsonObject{{u"name"_s, u"t2"_s}, {u"health"_s, QJsonObject{{u"state"_s, u"up"_s}}}}};
        const auto alerts = wallAlerts(facts);
        QStringList titles, details;
        for (const WallAlert &alert : alerts) {
            titles << alert.title;
            details << alert.detail;
        }
        QCOMPARE(titles, (QStringList{WallPage::tr("Seat %1 asks for help").arg(u"0222"_s), WallPage::tr("Answer rate %1").arg(u"90.0%"_s), WallPage::tr("Trunk %1 is lost").arg(u"t1"_s),
                                      WallPage::tr("Orders overdue: %1").arg(2), WallPage::tr("Telephones lost: %1").arg(1), WallPage::tr("Orders due soon: %1").arg(1),
                                      WallPage::tr("Orders open: %1").arg(1)}));
        QVERIFY(details.first().contains(u"李敏"_s));
        QVERIFY(details.at(3).startsWith(u"乙"_s)); // the one that is overdue the longest
        QCOMPARE(seatsInNeed(facts.calls), QStringList{u"0222"_s});
        facts.now += 4 * kHalf; // a low rate of long ago is history
        const auto later = wallAlerts(facts);
        QCOMPARE(later.size(), alerts.size() - 1);
        for (const WallAlert &alert : later)
            QVERIFY(!alert.title.contains(u"90.0%"_s));
    }
    void wall_paintsWithAndWithoutFigures() {
        ConsoleFixture f;
        f.door.on(u"trunks.list"_s, [](const QJsonObject &) -> Expected<QJsonValue> { return Error{ErrorKind::Refused, u"access.forbidden"_s, u"No."_s, {}, {}}; });
        f.login(u"leader"_s);
        WallPage wall(f.door, f.engine);
        wall.resize(1440, 900);
        f.door.hold(u"queue.day"_s);
        wall.show();
        ConsoleFixture::settle();
        const QImage unknown = wall.grab().toImage();
        f.door.release();
        QTRY_VERIFY(wall.grab(QRect(20, 450, 900, 440)).toImage() != unknown.copy(20, 450, 900, 440));
        QTRY_COMPARE(f.door.asked(u"queue.day"_s).size(), 2);
    }
};
LIANXIN_TEST(tst_DayFigures);
#include "tst_DayFigures.moc"
