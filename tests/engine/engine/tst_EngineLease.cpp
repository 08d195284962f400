// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/engine/EngineLease.h"
#include "support/StoreFixture.h"
#include "support/TestRegistry.h"
#include <QTest>

using namespace lianxin;
using namespace lianxin::test;

class tst_EngineLease : public QObject {
    Q_OBJECT

    //! As if the engine had not renewed for that long.
    static void age(Store &store, const QString &engine, qint64 ms) {
        QVERIFY(store.write([&](Transaction &t) {
            t.execute(u"UPDATE engine_lease SET renewed_at = renewed_at - $1 WHERE engine = $2", {ms, engine});
        }));
    }
    static void addLease(Store &store, const QString &engine, const QString &holder) {
        QVERIFY(store.write([&](Transaction &t) {
            t.execute(u"INSERT INTO engine_lease (engine, holder, renewed_at) SELECT $1, $2, renewed_at FROM engine_lease LIMIT 1",
                      {engine, holder});
        }));
    }

private Q_SLOTS:
    void take_twice_secondProcessIsRefusedUntilItExpires_data() { StoreFixture::addBackendColumn(); }
    void take_twice_secondProcessIsRefusedUntilItExpires() {
        STORE_FIXTURE(fixture, leaseSchema());
        EngineLease first(fixture.store(), u"otherhost/1"_s);
        EngineLease second(fixture.store(), u"thirdhost/2"_s);
        QVERIFY(first.take());
        QVERIFY(first.take()); // its own
        const auto refused = second.take();
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, u"engine.id_in_use"_s);
        QVERIFY(first.renew());
        age(fixture.store(), fixture.store().engineId(), 20'000);
        QVERIFY(second.take());
        QCOMPARE(first.renew().error().code, u"engine.lease_lost"_s); // and must end
        QVERIFY(second.renew());
        QVERIFY(second.release());
        QVERIFY(first.take());
    }

    void take_holderOfThisMachineIsGone_needsNoWait() {
        StoreFixture fixture(u"intl"_s, leaseSchema());
        const QString host = EngineLease::thisProcess().section(u'/', 0, 0);
        EngineLease killed(fixture.store(), host + u"/2147483646"_s); // no process has such an id
        QVERIFY(killed.take());
        EngineLease again(fixture.store(), EngineLease::thisProcess());
        QVERIFY(again.take());
        QVERIFY(again.renew());
    }

    void expired_oneRecoversIt_theOtherIsTooLate_data() { StoreFixture::addBackendColumn(); }
    void expired_oneRecoversIt_theOtherIsTooLate() {
        STORE_FIXTURE(fixture, leaseSchema());
        EngineLease a(fixture.store(), u"host/1"_s);
        EngineLease b(fixture.store(), u"host/2"_s);
        QVERIFY(a.take());
        addLease(fixture.store(), u"dead"_s, u"host/3"_s);
        addLease(fixture.store(), u"living"_s, u"host/4"_s);
        QVERIFY(a.expired()->isEmpty());
        QVERIFY(!a.beginRecovery(u"living"_s).value());
        age(fixture.store(), u"dead"_s, 20'000);
        QCOMPARE(*a.expired(), QStringList{u"dead"_s});
        QVERIFY(a.beginRecovery(u"dead"_s).value());
        QVERIFY(!b.beginRecovery(u"dead"_s).value());
        QVERIFY(b.expired()->isEmpty());
        // The one that recovers dies over it: the next takes it.
        age(fixture.store(), u"dead"_s, 20'000);
        QVERIFY(b.beginRecovery(u"dead"_s).value());
        QVERIFY(a.endRecovery(u"dead"_s)); // too late to say so
        age(fixture.store(), u"dead"_s, 20'000);
        QCOMPARE(*a.expired(), QStringList{u"dead"_s});
        QVERIFY(b.beginRecovery(u"dead"_s).value());
        QVERIFY(b.endRecovery(u"dead"_s));
        age(fixture.store(), u"dead"_s, 20'000);
        QVERIFY(a.expired()->isEmpty());
    }
};

LIANXIN_TEST(tst_EngineLease);
#include "tst_EngineLease.moc"
