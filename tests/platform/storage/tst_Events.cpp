// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/storage/StorageTestSchema.h"
#include "support/StoreFixture.h"
#include "support/TestRegistry.h"
#include <QTest>
#include <thread>

using namespace lianxin;
using namespace lianxin::test;

class tst_Events : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void event_isStoredWithTheChange_data() { StoreFixture::addBackendColumn(); }
    void event_isStoredWithTheChange() {
        const ManualClock clock(1'784'000'000'000);
        STORE_FIXTURE(fixture, noteSchema(), &clock);
        QVERIFY(fixture.store().write([&](Transaction &t) {
            t.emitEvent(u"ticket.created"_s, u"t1"_s, {{u"title"_s, u"井盖破损"_s}}, u"u7"_s);
            t.emitEvent(u"ticket.changed"_s, u"t1"_s);
        }));
        const auto events = fixture.store().eventsAfter(0, 10);
        QVERIFY(events);
        QCOMPARE(events->size(), size_t(2));
        const Event &first = events->front();
        QCOMPARE(first.seq, 1);
        QCOMPARE(first.engine, fixture.store().engineId());
        QCOMPARE(first.type, u"ticket.created"_s);
        QCOMPARE(first.entity, u"t1"_s);
        QCOMPARE(first.actor, u"u7"_s);
        QCOMPARE(first.at, clock.now());
        QCOMPARE(first.payload.value("title"_L1).toString(), u"井盖破损"_s);
        QCOMPARE(events->back().actor, u"engine"_s);
        QCOMPARE(fixture.store().eventsAfter(1, 10)->size(), size_t(1));
        QCOMPARE(fixture.store().eventsAfter(0, 1)->size(), size_t(1));
        QVERIFY(fixture.store().eventsAfter(2, 10)->empty());
    }

    void sequence_hasNoGap_underConcurrentWritersAndRollbacks_data() { StoreFixture::addBackendColumn(); }
    void sequence_hasNoGap_underConcurrentWritersAndRollbacks() {
        STORE_FIXTURE(fixture, noteSchema());
        Store &store = fixture.store();
        std::atomic<int> committed = 0;
        {
            std::vector<std::jthread> writers;
            for (int w = 0; w < 4; ++w) {
                writers.emplace_back([&, w] {
                    for (int i = 0; i < 30; ++i) {
                        const bool fails = i % 3 == 0;
                        const auto done = store.write([&](Transaction &t) {
                            t.execute(kInsertNote, note(u"%1-%2"_s.arg(w).arg(i)));
                            for (int e = 0; e <= i % 2; ++e)
                                t.emitEvent(u"note.created"_s, u"%1-%2"_s.arg(w).arg(i));
                            if (fails)
                                throw StoreFailure(Error{ErrorKind::Refused, u"test.no"_s, {}, {}, {}});
                        });
                        if (done)
                            committed += 1 + i % 2;
                    }
                });
            }
        }
        const auto events = store.eventsAfter(0, 100'000);
        QVERIFY(events);
        QCOMPARE(int(events->size()), int(committed));
        for (size_t i = 0; i < events->size(); ++i)
            QCOMPARE(events->at(i).seq, qint64(i) + 1);
        QCOMPARE(store.lastEventSeq(), qint64(committed));
        // Each event's change is there, and no change of a transaction that failed.
        QCOMPARE(countOf(store), 80);
    }

    void listeners_areCalledAfterTheCommit_data() { StoreFixture::addBackendColumn(); }
    void listeners_areCalledAfterTheCommit() {
        STORE_FIXTURE(fixture, noteSchema());
        Store &store = fixture.store();
        std::vector<qint64> heard;
        const int token = store.addEventListener([&](qint64 last) {
            heard.push_back(last);
            // It is committed, and the listener may write.
            QCOMPARE(qint64(store.eventsAfter(0, 100)->size()), last);
            if (last == 1)
                QVERIFY(store.write([](Transaction &t) { t.emitEvent(u"note.seen"_s, u"a"_s); }));
        });
        QVERIFY(store.write([](Transaction &t) { t.emitEvent(u"note.created"_s, u"a"_s); }));
        QCOMPARE(heard.back(), 2);
        const size_t before = heard.size();
        QVERIFY(store.write([](Transaction &t) { t.execute(kInsertNote, note(u"silent"_s)); }));
        QVERIFY(!store.write([](Transaction &t) {
            t.emitEvent(u"note.created"_s, u"b"_s);
            throw StoreFailure(Error{ErrorKind::Refused, u"test.no"_s, {}, {}, {}});
        }));
        QCOMPARE(heard.size(), before);
        store.removeEventListener(token);
        QVERIFY(store.write([](Transaction &t) { t.emitEvent(u"note.created"_s, u"c"_s); }));
        QCOMPARE(heard.size(), before);
    }

    void listener_mayRemoveItself() {
        StoreFixture fixture(u"intl"_s, noteSchema());
        Store &store = fixture.store();
        int calls = 0;
        int token = 0;
        token = store.addEventListener([&](qint64) {
            ++calls;
            store.removeEventListener(token);
        });
        for (int i = 0; i < 3; ++i)
            QVERIFY(store.write([](Transaction &t) { t.emitEvent(u"x"_s, u"y"_s); }));
        QCOMPARE(calls, 1);
    }

    void removedListener_isNotRunning_whenRemoveReturns() {
        StoreFixture fixture(u"intl"_s, noteSchema());
        Store &store = fixture.store();
        for (int round = 0; round < 20; ++round) {
            auto alive = std::make_unique<std::atomic<int>>(0);
            const int token = store.addEventListener([target = alive.get()](qint64) { ++*target; });
            std::jthread writer([&] {
                for (int i = 0; i < 5; ++i)
                    (void)store.write([](Transaction &t) { t.emitEvent(u"x"_s, u"y"_s); }).hasValue();
            });
            store.removeEventListener(token);
            alive.reset(); // a call now would touch freed memory: the sanitizers look
        }
        QVERIFY(true);
    }

    void engines_haveTheirOwnSequences() {
        if (const QString reason = StoreFixture::whyNot(u"postgresql"_s); !reason.isEmpty())
            QSKIP(qPrintable(reason));
        StoreFixture fixture(u"postgresql"_s, noteSchema());
        StoreConfig other = fixture.config();
        other.engineId = u"engine-2"_s;
        auto second = openStore(other);
        QVERIFY2(second, second ? "" : qPrintable(second.error().toString()));
        QVERIFY(fixture.store().write([](Transaction &t) { t.emitEvent(u"x"_s, u"1"_s); }));
        QVERIFY((*second)->write([](Transaction &t) { t.emitEvent(u"x"_s, u"2"_s); }));
        QCOMPARE((*second)->lastEventSeq(), 1);
        QCOMPARE((*second)->eventsAfter(0, 10)->size(), size_t(1));
        QCOMPARE((*second)->eventsAfter(0, 10)->front().entity, u"2"_s);
    }
};
LIANXIN_TEST(tst_Events);
#include "tst_Events.moc"
