// SPDX-License-Identifier: GPL-3.0-or-later
#include "talk/bot/Timers.h"
#include "support/TestRegistry.h"
#include <QTest>
#include <memory>

using namespace lianxin;

class tst_Timers : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void after_callsOnce() {
        QtTimers timers;
        int called = 0;
        QVERIFY(timers.after(1, [&] { ++called; }) > 0);
        QVERIFY(QTest::qWaitFor([&] { return called == 1; }, 10'000));
        QTest::qWait(20);
        QCOMPARE(called, 1);
    }
    void cancel_preventsTheCall_alsoOfUnknownTokens() {
        QtTimers timers;
        bool called = false;
        timers.cancel(timers.after(1, [&] { called = true; }));
        timers.cancel(4711);
        QTest::qWait(30);
        QVERIFY(!called);
    }
    void action_mayCancelItself_orDeleteTheTimers() {
        auto timers = std::make_unique<QtTimers>();
        int token = 0;
        bool called = false;
        token = timers->after(1, [&] {
            timers->cancel(token);
            timers.reset();
            called = true;
        });
        QVERIFY(QTest::qWaitFor([&] { return called; }, 10'000));
    }
};
LIANXIN_TEST(tst_Timers);
#include "tst_Timers.moc"
