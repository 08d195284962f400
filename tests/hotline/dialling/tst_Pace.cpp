// SPDX-License-Identifier: GPL-3.0-or-later
#include "hotline/dialling/DialWorld.h"
#include "hotline/dialling/Pace.h"
#include "support/TestRegistry.h"
#include <QTest>

Q_DECLARE_METATYPE(lianxin::SeatOutlook)

using namespace lianxin;
using namespace lianxin::test;

namespace {

class FakeSeats : public SeatForecast {
public:
    SeatOutlook outlook(const QString &) override { return now; }
    SeatOutlook now;
};

} // namespace

//! Inbound first: what the seats' plight does to automatic calls.
class tst_Pace : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void outlook_givesItsPace_data() {
        QTest::addColumn<SeatOutlook>("outlook");
        QTest::addColumn<double>("factor");
        QTest::addColumn<QString>("reason");
        QTest::newRow("nobody serves") << SeatOutlook{0, 0, 3, 60'000, 9, 0} << 1.0 << QString();
        QTest::newRow("all is well") << SeatOutlook{10, 4, 0, 0, 50, 49} << 1.0 << QString();
        QTest::newRow("somebody just came") << SeatOutlook{2, 0, 1, 14'999, 0, 0} << 0.5 << u"queue"_s;
        QTest::newRow("somebody waits") << SeatOutlook{2, 0, 1, 15'000, 0, 0} << 0.0 << u"queue"_s;
        QTest::newRow("waits, but a seat is free") << SeatOutlook{2, 1, 1, 15'000, 0, 0} << 1.0 << QString();
        QTest::newRow("level poor") << SeatOutlook{5, 2, 0, 0, 10, 7} << 0.25 << u"service_level"_s;
        QTest::newRow("level fair") << SeatOutlook{5, 2, 0, 0, 10, 8} << 0.5 << u"service_level"_s;
        QTest::newRow("level good") << SeatOutlook{5, 2, 0, 0, 10, 9} << 1.0 << QString();
        QTest::newRow("too few to tell") << SeatOutlook{5, 2, 0, 0, 4, 0} << 1.0 << QString();
        QTest::newRow("no seat free") << SeatOutlook{3, 0, 0, 0, 0, 0} << 0.5 << u"no_free_seat"_s;
        QTest::newRow("two seats, both busy") << SeatOutlook{2, 0, 0, 0, 0, 0} << 1.0 << QString();
        QTest::newRow("the worst counts") << SeatOutlook{3, 0, 1, 20'000, 10, 0} << 0.0 << u"queue"_s;
    }
    void outlook_givesItsPace() {
        QFETCH(SeatOutlook, outlook);
        const auto pace = paceFor(outlook);
        QTEST(pace.factor, "factor");
        QTEST(pace.reason, "reason");
    }

    void somebodyWaits_automaticCallsRest_andGoOn() {
        ManualClock clock(kWednesdayTen);
        StoreFixture fixture(u"intl"_s, dialSchema(), &clock);
        DialWorld w(fixture, clock);
        FakeSeats seats;
        seats.now = {2, 0, 1, 20'000, 0, 0};
        w.dialler->setSeatForecast(&seats);
        const Id order = w.place(u"13800000001"_s);
        QCOMPARE(w.dialler->tick(), 0);
        const auto decision = w.dialler->explain(order);
        QVERIFY(decision && decision->obstacle());
        QVERIFY(decision->obstacle()->rule == DialRule::InboundFirst);
        QCOMPARE(decision->obstacle()->values.value("reason"_L1).toString(), u"queue"_s);
        QVERIFY(!decision->isFinal());
        seats.now = {2, 1, 0, 0, 0, 0};
        QCOMPARE(w.dialler->tick(), 1); // at once: the order kept its place
    }

    void callsThatAPersonWants_areNeverSlowed() {
        ManualClock clock(kWednesdayTen);
        StoreFixture fixture(u"intl"_s, dialSchema(), &clock);
        DialWorld w(fixture, clock);
        FakeSeats seats;
        seats.now = {1, 0, 4, 90'000, 20, 0};
        w.dialler->setSeatForecast(&seats);
        w.place(u"13800000001"_s, OrderSourceKind::Manual);
        w.place(u"13800000002"_s, OrderSourceKind::Callback);
        w.place(u"13800000003"_s);
        QCOMPARE(w.dialler->tick(), 2);
    }

    void levelPoor_callsComeFourTimesAsSlowly() {
        for (const double expected : {1.0, 0.25}) {
            ManualClock clock(kWednesdayTen);
            StoreFixture fixture(u"intl"_s, dialSchema(), &clock);
            DialWorld w(fixture, clock);
            w.source.gates[u"c1"_s] = {SourceGate::State::Open, {}, 0, 2, {}}; // 2 calls a second
            FakeSeats seats;
            seats.now = {5, 2, 0, 0, 10, expected < 1 ? 5 : 10};
            w.dialler->setSeatForecast(&seats);
            for (int i = 0; i < 60; ++i)
                w.place(u"138000001%1"_s.arg(i, 2, 10, QChar(u'0')));
            int made = 0;
            for (int second = 0; second < 20; ++second) {
                for (int n = 1; n > 0;) {
                    n = w.dialler->tick();
                    made += n;
                }
                clock.advance(1000);
            }
            // 40 in 20 seconds at full pace, 10 at a quarter; one tick's worth more at the beginning.
            QVERIFY2(std::abs(made - 40 * expected) <= 4, qPrintable(QString::number(made)));
        }
    }
};

LIANXIN_TEST(tst_Pace);
#include "tst_Pace.moc"
