// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/storage/StorageTestSchema.h"
#include "platform/storage/RowBatch.h"
#include "platform/storage/StagedWrite.h"
#include "support/StoreFixture.h"
#include "support/TestRegistry.h"
#include <QTest>
#include <cstring>
#include <limits>
#include <thread>

using namespace lianxin;
using namespace lianxin::test;

class tst_Store : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void values_roundTrip_alike_data() { StoreFixture::addBackendColumn(); }
    void values_roundTrip_alike() {
        STORE_FIXTURE(fixture, noteSchema());
        QCOMPARE(fixture.store().schemaOutcome(), SchemaOutcome::Created);
        const QString text = u"您好，春和里 😀 'quoted' \\ $1"_s;
        const QByteArray bytes("\0\x80\xff'\\x", 6);
        const qint64 big = std::numeric_limits<qint64>::min();
        QVERIFY(fixture.store().write([&](Transaction &t) {
            QCOMPARE(t.execute(kInsertNote, {u"a"_s, text, big, 1e-300, bytes}), 1);
            QCOMPARE(t.execute(kInsertNote, {u"b"_s, QString(), nullptr, nullptr, QByteArray()}), 1);
            QCOMPARE(t.execute(kInsertNote, {u"c"_s, u"x"_s, qint64(0), 0.1, nullptr}), 1);
            QCOMPARE(t.execute(u"UPDATE note SET at = at WHERE id = $1", {u"nobody"_s}), 0);
        }));
        const auto rows = fixture.store().readReturning<std::vector<Row>>(
            [](Snapshot &s) { return s.query(u"SELECT body, at, weight, sealed FROM note ORDER BY id"); });
        QVERIFY(rows);
        QCOMPARE(rows->at(0).text(0), text);
        QCOMPARE(rows->at(0).integer(1), big);
        QCOMPARE(rows->at(0).real(2), 1e-300);
        QCOMPARE(rows->at(0).blob(3), bytes);
        QVERIFY(!rows->at(1).isNull(0));
        QVERIFY(rows->at(1).isNull(1) && rows->at(1).isNull(2) && !rows->at(1).isNull(3));
        QVERIFY(rows->at(1).text(0).isEmpty() && rows->at(1).blob(3).isEmpty());
        QCOMPARE(rows->at(2).real(2), 0.1);
        QVERIFY(rows->at(2).isNull(3));
    }

    void insertStaged_somebodyElseWrites_letsThemGoFirst_data() { StoreFixture::addBackendColumn(); }
    void insertStaged_somebodyElseWrites_letsThemGoFirst() {
        STORE_FIXTURE(fixture, noteSchema());
        constexpr int rows = 40'000;
        RowBatch batch(3);
        for (int i = 0; i < rows; ++i) {
            batch.addText("b" + std::to_string(i));
            batch.addText("");
            batch.addInteger(i);
        }
        std::atomic<bool> over = false;
        Expected<void> inserted;
        std::thread importer([&] {
            inserted = insertStaged(fixture.store(), u"note", u"id, body, at", batch);
            over = true;
        });
        int between = 0;
        while (!over) {
            const auto seen = fixture.store().writeReturning<qint64>([](Transaction &t) { return t.first(u"SELECT COUNT(*) FROM note")->integer(0); });
            between += seen && *seen > 0 && *seen < rows;
        }
        importer.join();
        QVERIFY(inserted);
        QVERIFY2(between > 0, "whoever waited had to wait for all of them");
        QCOMPARE(countOf(fixture.store()), rows);

        // Alone, it is one transaction: what fails at its end leaves nothing.
        RowBatch twice(3);
        for (const char *id : {"alone", "b7"}) {
            twice.addText(id);
            twice.addText("");
            twice.addInteger(1);
        }
        QCOMPARE(insertStaged(fixture.store(), u"note", u"id, body, at", twice).error().code, u"storage.duplicate"_s);
        QCOMPARE(countOf(fixture.store()), rows);
    }

    void insertBatch_storesWhatParamsWould_data() { StoreFixture::addBackendColumn(); }
    void insertBatch_storesWhatParamsWould() {
        STORE_FIXTURE(fixture, noteSchema());
        RowBatch batch(4);
        for (int i = 0; i < 300; ++i) {
            batch.addText("b" + std::to_string(i));
            batch.addText(i == 0 ? "" : "您好 😀 'quoted' $1");
            batch.addInteger(std::numeric_limits<qint64>::min() + i);
            if (i % 2)
                batch.addBlob(std::string_view("\0\xff'", 3));
            else
                std::memset(batch.addBlob(i == 0 ? 0 : 3), i, i == 0 ? 0 : 3);
        }
        QCOMPARE(batch.rows(), 300);
        const auto insert = [&] { return fixture.store().write([&](Transaction &t) { insertBatch(t, u"note", u"id, body, at, sealed", batch); }); };
        QVERIFY(insert());
        const auto rows = fixture.store().readReturning<std::vector<Row>>(
            [](Snapshot &s) { return s.query(u"SELECT id, body, at, sealed FROM note ORDER BY at"); });
        QCOMPARE(rows->size(), 300u);
        QCOMPARE(rows->at(7).text(0), u"b7"_s);
        QCOMPARE(rows->at(7).text(1), u"您好 😀 'quoted' $1"_s);
        QCOMPARE(rows->at(7).integer(2), std::numeric_limits<qint64>::min() + 7);
        QCOMPARE(rows->at(7).blob(3), QByteArray("\0\xff'", 3));
        QCOMPARE(rows->at(8).blob(3), QByteArray(3, 8));
        QVERIFY(!rows->at(0).isNull(1) && !rows->at(0).isNull(3) && rows->at(0).blob(3).isEmpty());

        batch.clear();
        QVERIFY(batch.isEmpty());
        batch.addText(std::string_view("zero\0inside", 11));
        batch.addText("");
        batch.addInteger(1);
        batch.addBlob(std::string_view(""));
        QCOMPARE(insert().error().code, u"storage.bad_value"_s);
        QVERIFY(!fixture.store().write([&](Transaction &t) { insertBatch(t, u"note", u"id, body", batch); }));
        QCOMPARE(countOf(fixture.store()), 300);

        // A row that can't be stored takes the whole transaction with it, and the next one does not notice.
        batch.clear();
        QVERIFY(!batch.hasZeroInText());
        for (const char *id : {"new", "b7"}) {
            batch.addText(id);
            batch.addText("");
            batch.addInteger(1);
            batch.addBlob(std::string_view(""));
        }
        QCOMPARE(fixture.store()
                     .write([&](Transaction &t) {
                         t.executeMany(kInsertNote, {note(u"before"_s)});
                         insertBatch(t, u"note", u"id, body, at, sealed", batch);
                     })
                     .error()
                     .code,
                 u"storage.duplicate"_s);
        QCOMPARE(countOf(fixture.store()), 300);
        QVERIFY(fixture.store().write([&](Transaction &t) { t.executeMany(kInsertNote, {note(u"before"_s)}); }));
        QCOMPARE(countOf(fixture.store()), 301);
    }

    void sqlOfBothEngines_runsUnchanged_data() { StoreFixture::addBackendColumn(); }
    void sqlOfBothEngines_runsUnchanged() {
        STORE_FIXTURE(fixture, noteSchema());
        QVERIFY(fixture.store().write([&](Transaction &t) {
            t.executeMany(kInsertNote, {note(u"a"_s), note(u"b"_s), note(u"c"_s)});
            const auto returned = t.first(u"INSERT INTO note (id, body) VALUES ($1, $2) ON CONFLICT (id) DO UPDATE "
                                          "SET body = excluded.body RETURNING id, body",
                                          {u"a"_s, u"new"_s});
            QCOMPARE(returned->text(1), u"new"_s);
            // Places out of order and used twice.
            QCOMPARE(t.first(u"SELECT COUNT(*) FROM note WHERE body = $2 AND id = $1 AND id = $1",
                             {u"a"_s, u"new"_s})
                         ->integer(0),
                     1);
            QCOMPARE(t.first(u"SELECT SUM(at) FROM note")->integer(0), 3);
            QCOMPARE(t.first(u"SELECT COUNT(*) FILTER (WHERE at IS DISTINCT FROM 1) FROM note")->integer(0), 0);
            QCOMPARE(t.first(u"WITH r AS (SELECT ROW_NUMBER() OVER (ORDER BY id) AS n FROM note) SELECT MAX(n) FROM r")
                         ->integer(0),
                     3);
            QCOMPARE(t.execute(u"UPDATE note SET at = 2 WHERE id IN (SELECT id FROM note ORDER BY id LIMIT 2)"), 2);
            QCOMPARE(t.first(u"SELECT COUNT(*) FROM note WHERE body LIKE 'NEW%'")->integer(0), 0);
        }));
    }

    void failedWork_leavesNothing_data() { StoreFixture::addBackendColumn(); }
    void failedWork_leavesNothing() {
        STORE_FIXTURE(fixture, noteSchema());
        const auto done = fixture.store().write([&](Transaction &t) {
            t.execute(kInsertNote, note(u"a"_s));
            t.emitEvent(u"note.created"_s, u"a"_s);
            throw StoreFailure(Error{ErrorKind::Refused, u"test.no"_s, u"No."_s, {}, {}});
        });
        QVERIFY(!done);
        QCOMPARE(done.error().code, u"test.no"_s);
        QCOMPARE(countOf(fixture.store()), 0);
        QCOMPARE(fixture.store().lastEventSeq(), 0);
        const auto abandon = [&] {
            (void)fixture.store().write([&](Transaction &t) {
                t.execute(kInsertNote, note(u"a"_s));
                throw std::logic_error("not ours");
            });
        };
        QVERIFY_THROWS_EXCEPTION(std::logic_error, abandon());
        QCOMPARE(countOf(fixture.store()), 0);
        QVERIFY(fixture.store().write([&](Transaction &t) { t.execute(kInsertNote, note(u"a"_s)); }));
        QCOMPARE(countOf(fixture.store()), 1);
    }

    void failedStatement_hasItsCode_data() { StoreFixture::addBackendColumn(); }
    void failedStatement_hasItsCode() {
        STORE_FIXTURE(fixture, noteSchema());
        QVERIFY(fixture.store().write([&](Transaction &t) {
            t.execute(kInsertNote, note(u"a"_s));
            t.execute(u"INSERT INTO tag (note_id, name) VALUES ('a', 'urgent')");
        }));
        const auto codeOf = [&](const QString &sql, const Params &params) {
            const auto done = fixture.store().write([&](Transaction &t) { t.execute(sql, params); });
            return done ? QString() : done.error().code;
        };
        QCOMPARE(codeOf(kInsertNote, note(u"a"_s)), u"storage.duplicate"_s);
        QCOMPARE(codeOf(u"INSERT INTO tag (note_id, name) VALUES ($1, 'x')"_s, {u"nobody"_s}), u"storage.reference"_s);
        QCOMPARE(codeOf(u"DELETE FROM note WHERE id = $1"_s, {u"a"_s}), u"storage.reference"_s);
        QCOMPARE(codeOf(u"INSERT INTO tag (note_id, name) VALUES ($1, '')"_s, {u"a"_s}), u"storage.constraint"_s);
        QCOMPARE(codeOf(kInsertNote, {u"b"_s, nullptr, nullptr, nullptr, nullptr}), u"storage.constraint"_s);
        QCOMPARE(codeOf(u"SELECT nothing FROM nowhere"_s, {}), u"storage.bad_statement"_s);
        QCOMPARE(codeOf(u"SELECT \"text\""_s, {}), u"storage.bad_statement"_s);
        QCOMPARE(codeOf(u"SELECT 1 WHERE 1 = $1"_s, {}), u"storage.bad_statement"_s);
        QCOMPARE(codeOf(kInsertNote, note(u"c"_s, u"a"_s + QChar(0))), u"storage.bad_value"_s);
        QCOMPARE(countOf(fixture.store()), 1);
    }

    void nesting_hasOneMeaning_data() { StoreFixture::addBackendColumn(); }
    void nesting_hasOneMeaning() {
        STORE_FIXTURE(fixture, noteSchema());
        Store &store = fixture.store();
        QVERIFY(store.write([&](Transaction &t) {
            t.execute(kInsertNote, note(u"a"_s));
            QCOMPARE(countOf(store), 1); // read inside write sees the transaction
            const auto inner = store.write([](Transaction &) {});
            QVERIFY(!inner);
            QCOMPARE(inner.error().code, u"storage.nested_write"_s);
        }));
        QVERIFY(store.read([&](Snapshot &outer) {
            QCOMPARE(outer.first(u"SELECT COUNT(*) FROM note")->integer(0), 1);
            QVERIFY(store.write([&](Transaction &t) { t.execute(kInsertNote, note(u"b"_s)); }));
            QCOMPARE(countOf(store), 1); // read inside read sees the same state
            for (const Row &row : outer.query(u"SELECT id FROM note"))
                outer.forEach(u"SELECT id FROM note WHERE id = $1", {row.text(0)}, [&](const Row &same) {
                    return outer.first(u"SELECT id FROM note WHERE id = $1", {same.text(0)}).has_value();
                });
        }));
        QCOMPARE(countOf(store), 2);
    }

    void readers_seeOneState_whileOthersWrite_data() { StoreFixture::addBackendColumn(); }
    void readers_seeOneState_whileOthersWrite() {
        STORE_FIXTURE(fixture, noteSchema());
        Store &store = fixture.store();
        std::atomic<bool> stop = false;
        std::atomic<int> torn = 0;
        std::atomic<int> failed = 0;
        std::atomic<int> reads = 0;
        std::vector<std::jthread> readers;
        for (int i = 0; i < 4; ++i) {
            readers.emplace_back([&] {
                while (!stop) {
                    const auto done = store.read([&](Snapshot &s) {
                        // Every transaction writes a pair, so a count is even, and stays what it was.
                        const qint64 first = s.first(u"SELECT COUNT(*) FROM note")->integer(0);
                        const qint64 second = s.first(u"SELECT COUNT(*) FROM note")->integer(0);
                        torn += first % 2 != 0 || first != second;
                    });
                    failed += !done;
                    ++reads;
                }
            });
        }
        {
            std::vector<std::jthread> writers;
            for (int w = 0; w < 3; ++w) {
                writers.emplace_back([&, w] {
                    for (int i = 0; i < 40; ++i) {
                        const QString id = u"%1-%2"_s.arg(w).arg(i);
                        const auto done = store.write([&](Transaction &t) {
                            t.execute(kInsertNote, note(id + u'a'));
                            t.execute(kInsertNote, note(id + u'b'));
                        });
                        failed += !done;
                    }
                });
            }
        }
        stop = true;
        readers.clear();
        QCOMPARE(torn, 0);
        QCOMPARE(failed, 0);
        QVERIFY(reads > 0);
        QCOMPARE(countOf(store), 240);
    }

    void reopening_keepsEverything_data() { StoreFixture::addBackendColumn(); }
    void reopening_keepsEverything() {
        STORE_FIXTURE(fixture, noteSchema());
        QVERIFY(fixture.store().write([&](Transaction &t) {
            t.execute(kInsertNote, note(u"a"_s));
            t.emitEvent(u"note.created"_s, u"a"_s);
        }));
        fixture.reopen();
        QCOMPARE(fixture.store().schemaOutcome(), SchemaOutcome::Current);
        QCOMPARE(countOf(fixture.store()), 1);
        QCOMPARE(fixture.store().lastEventSeq(), 1);
    }
};
LIANXIN_TEST(tst_Store);
#include "tst_Store.moc"
