// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/storage/StorageTestSchema.h"
#include "support/StoreFixture.h"
#include "support/TestRegistry.h"
#include <QTest>
#include <thread>

using namespace lianxin;
using namespace lianxin::test;

//! PostgreSQL goes away and comes back.
class tst_Reconnect : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() {
        if (const QString reason = StoreFixture::whyNot(u"postgresql"_s); !reason.isEmpty())
            QSKIP(qPrintable(reason));
    }
    void cleanup() {
        if (StoreFixture::whyNot(u"postgresql"_s).isEmpty())
            startPostgres();
    }

    void serverGone_isTold_andWorkGoesOnWhenItIsBack() {
        StoreFixture fixture(u"postgresql"_s, noteSchema());
        Store &store = fixture.store();
        const auto write = [&](const QString &id) {
            return store.write([&](Transaction &t) {
                t.execute(kInsertNote, note(id));
                t.emitEvent(u"note.created"_s, id);
            });
        };
        QVERIFY(write(u"a"_s));
        QCOMPARE(countOf(store), 1);
        stopPostgres();
        QCOMPARE(write(u"b"_s).error().code, u"storage.unreachable"_s);
        QCOMPARE(store.read([](Snapshot &) {}).error().code, u"storage.unreachable"_s);
        startPostgres();
        const auto done = write(u"c"_s);
        QVERIFY2(done, done ? "" : qPrintable(done.error().toString()));
        QCOMPARE(countOf(store), 2);
        QCOMPARE(store.lastEventSeq(), 2);
        QCOMPARE(store.eventsAfter(0, 10)->size(), size_t(2));
    }

    void serverGone_inTheMiddleOfATransaction_storesNothing() {
        StoreFixture fixture(u"postgresql"_s, noteSchema());
        Store &store = fixture.store();
        const auto done = store.write([&](Transaction &t) {
            t.execute(kInsertNote, note(u"a"_s));
            stopPostgres();
            startPostgres();
            t.execute(kInsertNote, note(u"b"_s));
        });
        QVERIFY(!done);
        QCOMPARE(done.error().code, u"storage.unreachable"_s);
        QCOMPARE(countOf(store), 0);
    }

    void connectionBroken_atTheCommit_isResolved() {
        StoreFixture fixture(u"postgresql"_s, noteSchema());
        Store &store = fixture.store();
        // Another session ends ours after the last statement: COMMIT meets a dead connection, and the transaction's
        // number tells that it did not take effect.
        StoreConfig other = fixture.config();
        other.engineId = u"engine-2"_s;
        auto second = openStore(other);
        QVERIFY(second);
        const auto done = store.write([&](Transaction &t) {
            t.execute(kInsertNote, note(u"a"_s));
            t.emitEvent(u"note.created"_s, u"a"_s);
            const qint64 pid = t.first(u"SELECT pg_backend_pid()")->integer(0);
            QVERIFY((*second)->write([&](Transaction &o) { o.query(u"SELECT pg_terminate_backend(CAST($1 AS INTEGER))", {pid}); }));
            std::this_thread::sleep_for(std::chrono::milliseconds(100));
        });
        QVERIFY(!done);
        QCOMPARE(done.error().code, u"storage.unreachable"_s);
        QCOMPARE(countOf(store), 0);
        QVERIFY(store.write([&](Transaction &t) { t.emitEvent(u"note.created"_s, u"b"_s); }));
        QCOMPARE(store.lastEventSeq(), 1);
    }
};
LIANXIN_TEST(tst_Reconnect);
#include "tst_Reconnect.moc"
