// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/base/Literals.h"
#include "support/TestRegistry.h"
#include "talk/speech/HearingLoad.h"
#include <QTest>

using namespace lianxin;

namespace {

//! Legs that are heard every 20 ms.
struct Legs {
    bool hear(int seconds, int lateMs, int legs = 1) {
        for (const qint64 until = now + 1000 * seconds; now < until; now += 20)
            for (int leg = 0; leg < legs; ++leg)
                load.add(now, lateMs);
        return load.isShort(now);
    }
    HearingLoad load;
    qint64 now = 5'000'000;
};

} // namespace

class tst_HearingLoad : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void hearingInTime_isNeverShort() {
        Legs legs;
        QVERIFY(!legs.load.isShort(legs.now));
        QCOMPARE(legs.load.lateMs(legs.now), 0);
        QVERIFY(!legs.hear(60, HearingLoad::kLateMs, 20));
        QCOMPARE(legs.load.lateMs(legs.now), HearingLoad::kLateMs);
        QVERIFY(!legs.hear(60, 60, 20));
        QCOMPARE(legs.load.lateMs(legs.now), 100);
    }
    void stumble_isNotShort() {
        Legs legs;
        legs.hear(20, 100, 4);
        QVERIFY(!legs.hear(3, 3'000, 4)); // a worker that died, and what was heard once more
        QVERIFY(!legs.hear(10, 100, 4));
        Legs fresh;
        QVERIFY(!fresh.hear(4, 6'000)); // a model that is being loaded
    }
    void lateHearing_isShort_untilItHasBeenFineForSomeTime() {
        Legs legs;
        legs.hear(20, 100, 4);
        QVERIFY(legs.hear(6, 1'300, 4));
        QVERIFY(legs.hear(20, 60));     // new calls went by keys: not at once again
        QVERIFY(legs.hear(15, 600));    // and not while it is so-so
        QVERIFY(!legs.hear(11, 100));
    }
    void nobodyToHear_isFine_afterARest() {
        Legs legs;
        QVERIFY(legs.hear(12, 2'000));
        QVERIFY(legs.load.isShort(legs.now + HearingLoad::kRestMs - 20));
        QVERIFY(!legs.load.isShort(legs.now + HearingLoad::kRestMs + 20'000));
        QCOMPARE(legs.load.lateMs(legs.now + 60'000), 0);
    }
    void whatSwings_restsLongerEachTime() {
        Legs legs;
        qint64 last = 0;
        for (int i = 0; i < 6; ++i) {
            QVERIFY(legs.hear(12, 2'000));
            const qint64 from = legs.now;
            while (legs.load.isShort(legs.now))
                legs.now += 1'000;
            const qint64 rest = legs.now - from;
            QVERIFY2(rest > last || rest >= HearingLoad::kLongestRestMs - 12'000, qPrintable(u"%1 after %2"_s.arg(rest).arg(last)));
            QVERIFY(rest <= HearingLoad::kLongestRestMs);
            last = rest;
        }
        legs.now += HearingLoad::kSoonMs; // long forgotten
        QVERIFY(legs.hear(12, 2'000));
        QVERIFY(!legs.load.isShort(legs.now + HearingLoad::kRestMs));
    }
};

LIANXIN_TEST(tst_HearingLoad);
#include "tst_HearingLoad.moc"
