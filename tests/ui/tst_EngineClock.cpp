// SPDX-License-Identifier: GPL-3.0-or-later
#include "FakeDoor.h"
#include "platform/base/Literals.h"
#include "support/TestRegistry.h"
#include "ui/models/EngineClock.h"
#include "ui/models/SeatDesk.h"
#include <QDateTime>
#include <QTest>
#include <QThread>

using namespace lianxin;
using lianxin::test::FakeDoor;
using lianxin::test::FakeHandset;

namespace {

constexpr qint64 morning = 1'791'766'800'000; // 2026-10-12 09:00 in Beijing
constexpr qint64 patience = 60'000;           // what a loaded machine may lose between two lines

bool justAfter(qint64 time, qint64 expected) {
    return time >= expected && time < expected + patience;
}

} // namespace

class tst_EngineClock : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void cleanup() { setEngineClocks({{u"now"_s, QDateTime::currentMSecsSinceEpoch()}}); }

    void production_bothClocksAreTheEngines() {
        setEngineClocks({{u"now"_s, morning}});
        QVERIFY(justAfter(engineNow(), morning));
        QVERIFY(justAfter(businessNow(), morning));
        QCOMPARE(businessSpeed(), 1.0);
        QVERIFY2(timeOfDayText().startsWith(u"10-12"_s) && timeOfDayText().contains(u"  09:0"_s), qPrintable(timeOfDayText()));
        QVERIFY(!timeOfDayText().contains(u"×"_s));
    }
    void rehearsal_businessRunsFaster_conversationsDoNot() {
        setEngineClocks({{u"now"_s, morning}, {u"business"_s, QJsonObject{{u"now"_s, morning + 7'200'000}, {u"speed"_s, 1000}}}});
        QVERIFY(justAfter(engineNow(), morning));
        const qint64 begun = engineNow();
        const qint64 businessBegun = businessNow();
        QVERIFY(businessBegun >= morning + 7'200'000);
        QTest::qWait(50);
        const qint64 passed = engineNow() - begun;
        QVERIFY(passed >= 45);
        QVERIFY(businessNow() - businessBegun >= 45'000);
        QVERIFY(businessNow() - businessBegun > 10 * passed);
        QVERIFY(timeOfDayText().endsWith(u"×1000"_s));
    }
    void greetingWithoutTime_changesNothing() {
        setEngineClocks({{u"now"_s, morning}});
        setEngineClocks({});
        setEngineClocks({{u"now"_s, 0}});
        QVERIFY(justAfter(engineNow(), morning));
    }
    void newEngine_itsClockCounts() {
        setEngineClocks({{u"now"_s, morning + 3'600'000}, {u"business"_s, QJsonObject{{u"now"_s, morning}, {u"speed"_s, 60}}}});
        setEngineClocks({{u"now"_s, morning}});
        QVERIFY(justAfter(engineNow(), morning));
        QVERIFY(justAfter(businessNow(), morning));
    }
    void readOnManyThreads_isWhole() {
        std::atomic<bool> stop = false;
        std::atomic<int> torn = 0;
        std::vector<std::unique_ptr<QThread>> readers;
        for (int i = 0; i < 3; ++i) {
            readers.emplace_back(QThread::create([&] {
                while (!stop) {
                    const qint64 now = engineNow();
                    if (!justAfter(now, morning) && !justAfter(now, 2 * morning))
                        ++torn;
                }
            }));
        }
        setEngineClocks({{u"now"_s, morning}});
        for (const auto &reader : readers)
            reader->start();
        for (int i = 0; i < 2000; ++i)
            setEngineClocks({{u"now"_s, i % 2 == 0 ? morning : 2 * morning}});
        stop = true;
        for (const auto &reader : readers)
            reader->wait();
        QCOMPARE(torn.load(), 0);
    }
    void callOfARehearsal_isMeasuredByTheEnginesClock() {
        // The engine's day is another one than this machine's: the talk began 12 s ago all the same.
        setEngineClocks({{u"now"_s, morning}, {u"business"_s, QJsonObject{{u"now"_s, morning + 900'000}, {u"speed"_s, 60}}}});
        FakeDoor door;
        FakeHandset handset;
        QJsonObject seat = door.sample(u"seat.talking"_s);
        seat[u"since"_s] = morning - 12'000;
        door.on(u"seats.me"_s, seat);
        QJsonObject call = door.sample(u"call.talking"_s);
        call.remove(u"talkingAt"_s);
        door.on(u"calls.get"_s, call);
        SeatDesk desk(door, handset);
        desk.begin(Session::fromJson(door.sample(u"login.seat"_s), {}));
        QTRY_COMPARE(desk.view(), SeatDesk::View::Talking);
        QVERIFY(justAfter(engineNow() - desk.callSince(), 12'000));
        QVERIFY(justAfter(engineNow() - desk.seatSince(), 12'000));
    }
};
LIANXIN_TEST(tst_EngineClock);
#include "tst_EngineClock.moc"
