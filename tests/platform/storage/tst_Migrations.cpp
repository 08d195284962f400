// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/storage/Migrations.h"
#include "platform/storage/StorageTestSchema.h"
#include "support/StoreFixture.h"
#include "support/TestRegistry.h"
#include <QTest>

using namespace lianxin;
using namespace lianxin::test;

class tst_Migrations : public QObject {
    Q_OBJECT
    static QString codeOf(const StoreConfig &config) {
        const auto store = openStore(config);
        return store ? QString() : store.error().code;
    }
private Q_SLOTS:
    void newVersion_upgradesAndKeepsTheData_data() { StoreFixture::addBackendColumn(); }
    void newVersion_upgradesAndKeepsTheData() {
        STORE_FIXTURE(fixture, noteSchema());
        QVERIFY(fixture.store().write([](Transaction &t) { t.execute(kInsertNote, note(u"a"_s)); }));
        fixture.config().migrations.push_back(
            {u"notes"_s, 2, u"ALTER TABLE note ADD COLUMN colour TEXT NOT NULL DEFAULT 'blue'"_s});
        fixture.config().migrations.push_back({u"extra"_s, 1, u"CREATE TABLE extra (id TEXT PRIMARY KEY)"_s});
        fixture.reopen();
        QCOMPARE(fixture.store().schemaOutcome(), SchemaOutcome::Upgraded);
        const auto colour = fixture.store().readReturning<QString>(
            [](Snapshot &s) { return s.first(u"SELECT colour FROM note WHERE id = 'a'")->text(0); });
        QCOMPARE(colour.valueOr({}), u"blue"_s);
        fixture.reopen();
        QCOMPARE(fixture.store().schemaOutcome(), SchemaOutcome::Current);
    }

    void newerStore_isRefusedUntouched_data() { StoreFixture::addBackendColumn(); }
    void newerStore_isRefusedUntouched() {
        STORE_FIXTURE(fixture, noteSchema());
        StoreConfig newer = fixture.config();
        newer.migrations.push_back({u"notes"_s, 2, u"CREATE TABLE later (id TEXT PRIMARY KEY)"_s});
        fixture.close();
        QCOMPARE(codeOf(newer), QString());
        StoreConfig older = fixture.config();
        older.migrations.push_back({u"another"_s, 1, u"CREATE TABLE another (id TEXT PRIMARY KEY)"_s});
        QCOMPARE(codeOf(older), u"storage.newer_schema"_s);
        // A module that this version does not know is newer, too.
        StoreConfig without = fixture.config();
        without.migrations.clear();
        QCOMPARE(codeOf(without), u"storage.newer_schema"_s);
        auto store = openStore(newer);
        QVERIFY(store);
        QCOMPARE((*store)->schemaOutcome(), SchemaOutcome::Current);
        QCOMPARE(countOf(**store, u"later"_s), 0);
        QCOMPARE(countOf(**store, u"another"_s), -1); // nothing of the refused one was made
    }

    void failingStep_isUndone_andThoseBeforeStay_data() { StoreFixture::addBackendColumn(); }
    void failingStep_isUndone_andThoseBeforeStay() {
        STORE_FIXTURE(fixture, noteSchema());
        StoreConfig broken = fixture.config();
        broken.migrations.push_back({u"notes"_s, 2, u"CREATE TABLE good (id TEXT PRIMARY KEY)"_s});
        broken.migrations.push_back({u"notes"_s, 3, u"CREATE TABLE half (id TEXT PRIMARY KEY);\nCREATE TABLE note (id TEXT)"_s});
        fixture.close();
        const auto failed = openStore(broken);
        QVERIFY(!failed);
        QCOMPARE(failed.error().code, u"storage.migration_failed"_s);
        QVERIFY(failed.error().message.contains(u"notes 3"_s));
        broken.migrations.back().sql = u"CREATE TABLE half (id TEXT PRIMARY KEY)"_s;
        auto store = openStore(broken);
        QVERIFY2(store, store ? "" : qPrintable(store.error().toString()));
        QCOMPARE(countOf(**store, u"good"_s), 0);
        QCOMPARE(countOf(**store, u"half"_s), 0);
    }

    void failingCreation_leavesNoFile() {
        StoreFixture fixture(u"intl"_s, noteSchema());
        StoreConfig broken = fixture.config();
        broken.location = fixture.directory() + u"/broken.db"_s;
        broken.migrations.push_back({u"notes"_s, 2, u"CREATE TABLE ("_s});
        QCOMPARE(codeOf(broken), u"storage.migration_failed"_s);
        QVERIFY(!QFile::exists(broken.location));
        QVERIFY(!QFile::exists(broken.location + u".new"_s));
    }

    void statements_areCutAndTranslated() {
        const Migration migration{u"m"_s, 1,
                                  u"-- a comment; with a semicolon\nCREATE TABLE a (b BLOB, blobby TEXT);\n"
                                  "-- only: sqlite\nCREATE VIRTUAL TABLE f USING fts5(b);\n"
                                  "-- only: postgresql\nCREATE INDEX i ON a USING gin (b);\n"
                                  "CREATE TABLE c (d TEXT);"_s};
        const auto sqlite = statementsOf(migration, false);
        QCOMPARE(sqlite, (QStringList{u"CREATE TABLE a (b BLOB, blobby TEXT)"_s, u"CREATE VIRTUAL TABLE f USING fts5(b)"_s,
                                      u"CREATE TABLE c (d TEXT)"_s}));
        const auto postgres = statementsOf(migration, true);
        QCOMPARE(postgres, (QStringList{u"CREATE TABLE a (b BYTEA, blobby TEXT)"_s, u"CREATE INDEX i ON a USING gin (b)"_s,
                                        u"CREATE TABLE c (d TEXT)"_s}));
    }

    void fullTextSearch_isThere() {
        StoreFixture fixture(u"intl"_s, {{u"search"_s, 1,
                                          u"-- only: sqlite\nCREATE VIRTUAL TABLE article USING fts5(body)"_s}});
        QVERIFY(fixture.store().write([](Transaction &t) {
            t.execute(u"INSERT INTO article (body) VALUES ($1)", {u"社保 保卡 补办"_s});
            QVERIFY(t.first(u"SELECT rowid FROM article WHERE article MATCH $1", {u"补办"_s}));
        }));
    }
};
LIANXIN_TEST(tst_Migrations);
#include "tst_Migrations.moc"
