// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/base/Clock.h"
#include "support/TestRegistry.h"
#include <QTest>

using namespace lianxin;

class tst_Clock : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void scaledClock_runsSpeedTimesAsFast() {
        const ScaledClock clock(1'000'000, 100);
        const qint64 before = clock.now();
        QTest::qWait(50);
        const qint64 passed = clock.now() - before;
        QVERIFY2(passed >= 5'000 && passed < 100'000, qPrintable(QString::number(passed)));
        QCOMPARE(clock.realDuration(60'000), 600);
    }
    void manualClock_movesOnlyWhenTold() {
        ManualClock clock(5);
        QCOMPARE(clock.now(), 5);
        clock.advance(10);
        QCOMPARE(clock.now(), 15);
    }
};
LIANXIN_TEST(tst_Clock);
#include "tst_Clock.moc"
