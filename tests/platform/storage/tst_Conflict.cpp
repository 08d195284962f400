// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/storage/RowBatch.h"
#include "platform/storage/StagedWrite.h"
#include "platform/storage/StorageTestSchema.h"
#include "support/StoreFixture.h"
#include "support/TestRegistry.h"
#include <QTest>
#include <atomic>
#include <future>
#include <thread>

using namespace lianxin;
using namespace lianxin::test;

//! Two engines on one PostgreSQL are in each other's way.
class tst_Conflict : public QObject {
    Q_OBJECT

    static constexpr QStringView kAgain = u"UPDATE note SET at = at + 1 WHERE id = $1";

    //! Every statement that inserts notes fails like one that can't be put in order with others', from the \a first to the \a last time
    //! (what a sequence counted is not undone).
    static Expected<void> refuseInserts(Store &store, int first, int last) {
        return store.write([&](Transaction &t) {
            t.execute(u"CREATE SEQUENCE tries");
            t.execute(u"CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ DECLARE n BIGINT := nextval('tries'); BEGIN IF n BETWEEN %1 AND %2 THEN "
                      "RAISE EXCEPTION 'not in order' USING ERRCODE = '40001'; END IF; RETURN NULL; END $$"_s.arg(first).arg(last));
            t.execute(u"CREATE TRIGGER refusing BEFORE INSERT ON note FOR EACH STATEMENT EXECUTE FUNCTION refuse()");
        });
    }

private Q_SLOTS:
    void init() {
        if (const QString reason = StoreFixture::whyNot(u"postgresql"_s); !reason.isEmpty())
            QSKIP(qPrintable(reason));
    }

    void deadlockOfTwoEngines_bothGoThrough() {
        StoreFixture fixture(u"postgresql"_s, noteSchema());
        StoreConfig config = fixture.config();
        config.engineId = u"engine-2"_s;
        auto second = openStore(config);
        QVERIFY2(second, second ? "" : qPrintable(second.error().toString()));
        QVERIFY(fixture.store().write([](Transaction &t) {
            t.execute(kInsertNote, note(u"a"_s));
            t.execute(kInsertNote, note(u"b"_s));
        }));
        std::atomic<int> holding = 0;
        std::atomic<int> runs = 0;
        const auto both = [&](Store &store, const QString &mine, const QString &theirs) {
            bool met = false;
            return store.write([&](Transaction &t) {
                ++runs;
                t.execute(kAgain, {mine});
                t.emitEvent(u"note.changed"_s, mine);
                if (!std::exchange(met, true))
                    ++holding;
                while (holding < 2) // each has its own row before it asks for the other's
                    std::this_thread::sleep_for(std::chrono::milliseconds(1));
                t.execute(kAgain, {theirs});
            });
        };
        auto other = std::async(std::launch::async, [&] { return both(**second, u"b"_s, u"a"_s); });
        const auto done = both(fixture.store(), u"a"_s, u"b"_s);
        const auto otherDone = other.get();
        QVERIFY2(done, done ? "" : qPrintable(done.error().toString()));
        QVERIFY2(otherDone, otherDone ? "" : qPrintable(otherDone.error().toString()));
        QVERIFY(runs > 2);
        for (const QString &id : {u"a"_s, u"b"_s})
            QCOMPARE(fixture.store().readReturning<qint64>([&](Snapshot &s) { return s.first(u"SELECT at FROM note WHERE id = $1", {id})->integer(0); }).valueOr(-1), 3);
        // Nothing of what was undone is in the sequence of events.
        QCOMPARE(fixture.store().lastEventSeq(), 1);
        QCOMPARE((*second)->lastEventSeq(), 1);
    }

    void conflictThatDoesNotEnd_isTold_andTheStoreGoesOn() {
        StoreFixture fixture(u"postgresql"_s, noteSchema());
        Store &store = fixture.store();
        QVERIFY(refuseInserts(store, 1, 6));
        int runs = 0;
        const auto write = [&] {
            return store.write([&](Transaction &t) {
                ++runs;
                t.emitEvent(u"note.created"_s, u"a"_s);
                t.execute(kInsertNote, note(u"a"_s));
            });
        };
        const auto failed = write();
        QVERIFY(!failed);
        QCOMPARE(failed.error().code, u"storage.conflict"_s);
        QVERIFY(!failed.error().remedy.isEmpty());
        QCOMPARE(runs, 6);
        QCOMPARE(countOf(store), 0);
        QCOMPARE(store.lastEventSeq(), 0);
        QVERIFY(write());
        QCOMPARE(runs, 7);
        QCOMPARE(countOf(store), 1);
        QCOMPARE(store.lastEventSeq(), 1);
    }

    void otherFailures_areNotMadeAgain() {
        StoreFixture fixture(u"postgresql"_s, noteSchema());
        int runs = 0;
        const auto failed = fixture.store().write([&](Transaction &t) {
            ++runs;
            t.execute(kInsertNote, note(u"a"_s));
            t.execute(kInsertNote, note(u"a"_s));
        });
        QCOMPARE(failed.error().code, u"storage.duplicate"_s);
        QCOMPARE(runs, 1);
    }

    void stagedRows_inConflict_areAllThere() {
        StoreFixture fixture(u"postgresql"_s, noteSchema());
        Store &store = fixture.store();
        QVERIFY(refuseInserts(store, 2, 2)); // the second slice, after the first was written in the same transaction
        RowBatch rows(2);
        for (int i = 0; i < 1200; ++i) {
            rows.addText(std::to_string(i));
            rows.addText("text");
        }
        QVERIFY(insertStaged(store, u"note", u"id, body", rows));
        QCOMPARE(countOf(store), 1200);
    }
};
LIANXIN_TEST(tst_Conflict);
#include "tst_Conflict.moc"
