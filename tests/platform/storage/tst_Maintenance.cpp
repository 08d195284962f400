// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/storage/Maintenance.h"
#include "platform/storage/StorageTestSchema.h"
#include "platform/storage/sqlite/SqliteCopy.h"
#include "support/StoreFixture.h"
#include "support/TestRegistry.h"
#include <QDir>
#include <QFile>
#include <QTest>
#include <thread>

using namespace lianxin;
using namespace lianxin::test;

class tst_Maintenance : public QObject {
    Q_OBJECT
    static void fill(Store &store, int notes = 50) {
        const auto done = store.write([&](Transaction &t) {
            for (int i = 0; i < notes; ++i) {
                t.execute(kInsertNote, {QString::number(i), u"正文 %1"_s.arg(i), i % 2 ? SqlValue(qint64(i)) : nullptr,
                                        i / 3.0, QByteArray::number(i)});
                t.execute(u"INSERT INTO tag (note_id, name) VALUES ($1, 'urgent')", {QString::number(i)});
            }
            t.emitEvent(u"notes.filled"_s, u"all"_s);
        });
        if (!done)
            qFatal("%s", qPrintable(done.error().toString()));
    }
    static QString contentOf(Store &store) {
        QString text;
        const auto done = store.read([&](Snapshot &s) {
            for (const Row &row : s.query(u"SELECT n.id, n.body, n.at, n.weight, n.sealed, t.name FROM note n "
                                          "JOIN tag t ON t.note_id = n.id ORDER BY n.id"))
                for (int i = 0; i < row.size(); ++i)
                    text += (row.isNull(i) ? u"NULL"_s : row.text(i)) + u'|';
        });
        return done ? text + QString::number(store.lastEventSeq()) : done.error().toString();
    }
    static QByteArray load(const QString &path) {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    static void flip(const QString &path, qint64 at) {
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadWrite));
        file.seek(at);
        char c = 0;
        file.getChar(&c);
        file.seek(at);
        file.putChar(char(c ^ 1));
    }

private Q_SLOTS:
    void backup_restores_intoAnyKindOfStore_data() {
        QTest::addColumn<QString>("backend");
        QTest::addColumn<QString>("target");
        for (const QString &from : StoreFixture::backends())
            QTest::addRow("%s to itself", qPrintable(from)) << from << from;
        QTest::newRow("intl to postgresql") << u"intl"_s << u"postgresql"_s;
        QTest::newRow("postgresql to intl") << u"postgresql"_s << u"intl"_s;
    }
    void backup_restores_intoAnyKindOfStore() {
        QFETCH(QString, target);
        if (const QString reason = StoreFixture::whyNot(target); !reason.isEmpty())
            QSKIP(qPrintable(reason));
        STORE_FIXTURE(fixture, noteSchema());
        fill(fixture.store());
        const QString before = contentOf(fixture.store());
        const QString backup = fixture.directory() + u"/backup.lxb"_s;
        const auto report = backupStore(fixture.store(), fixture.config(), backup);
        QVERIFY2(report, report ? "" : qPrintable(report.error().toString()));
        QCOMPARE(report->rows, 101);
        QVERIFY(report->bytes > 0);
        const QByteArray bytes = load(backup);
        QVERIFY(!bytes.startsWith("SQLite") && !bytes.contains("正文"));
        QCOMPARE(QDir(fixture.directory()).entryList({u"*.part*"_s}, QDir::Files), QStringList());
        QCOMPARE(backupStore(fixture.store(), fixture.config(), backup).error().code, u"storage.backup_exists"_s);

        StoreConfig restored = fixture.config();
        restored.location =
            target == "postgresql"_L1 ? newPostgresDatabase() : fixture.directory() + u"/restored.db"_s;
        const auto done = restoreStore(backup, restored);
        QVERIFY2(done, done ? "" : qPrintable(done.error().toString()));
        auto store = openStore(restored);
        QVERIFY2(store, store ? "" : qPrintable(store.error().toString()));
        QCOMPARE(contentOf(**store), before);
        QVERIFY(checkStore(**store)->ok());
        // It is whole: references are enforced, events go on.
        QVERIFY(!(*store)->write([](Transaction &t) { t.execute(u"DELETE FROM note WHERE id = '1'"); }));
        QVERIFY((*store)->write([](Transaction &t) { t.emitEvent(u"x"_s, u"y"_s); }));
        QCOMPARE((*store)->lastEventSeq(), 2);
        QCOMPARE(load(backup), bytes);
    }

    void restore_ontoSomething_needsReplace_data() { StoreFixture::addBackendColumn(); }
    void restore_ontoSomething_needsReplace() {
        STORE_FIXTURE(fixture, noteSchema());
        fill(fixture.store(), 5);
        const QString before = contentOf(fixture.store());
        const QString backup = fixture.directory() + u"/backup.lxb"_s;
        QVERIFY(backupStore(fixture.store(), fixture.config(), backup));
        QCOMPARE(restoreStore(backup, fixture.config(), true).error().code, u"storage.locked"_s);
        QVERIFY(fixture.store().write([](Transaction &t) {
            t.execute(u"DELETE FROM tag");
            t.execute(u"DELETE FROM note");
            t.execute(kInsertNote, note(u"later"_s));
        }));
        fixture.close();
        QCOMPARE(restoreStore(backup, fixture.config()).error().code, u"storage.restore_target_exists"_s);
        fixture.reopen();
        QCOMPARE(countOf(fixture.store()), 1);
        fixture.close();
        const auto done = restoreStore(backup, fixture.config(), true);
        QVERIFY2(done, done ? "" : qPrintable(done.error().toString()));
        fixture.reopen();
        QCOMPARE(contentOf(fixture.store()), before);
        if (!fixture.store().isPostgres())
            QCOMPARE(QDir(fixture.directory()).entryList({u"store.db.replaced-*"_s}, QDir::Files).size(), 1);
    }

    void backup_ofOlderSchema_isUpgradedWhenRestored_data() { StoreFixture::addBackendColumn(); }
    void backup_ofOlderSchema_isUpgradedWhenRestored() {
        STORE_FIXTURE(fixture, noteSchema());
        fill(fixture.store(), 5);
        const QString backup = fixture.directory() + u"/backup.lxb"_s;
        QVERIFY(backupStore(fixture.store(), fixture.config(), backup));
        fixture.config().migrations.push_back(
            {u"notes"_s, 2, u"ALTER TABLE note ADD COLUMN colour TEXT NOT NULL DEFAULT 'blue'"_s});
        fixture.reopen();
        fixture.close();
        const auto done = restoreStore(backup, fixture.config(), true);
        QVERIFY2(done, done ? "" : qPrintable(done.error().toString()));
        fixture.reopen();
        const auto colours = fixture.store().readReturning<qint64>(
            [](Snapshot &s) { return s.first(u"SELECT COUNT(*) FROM note WHERE colour = 'blue'")->integer(0); });
        QCOMPARE(colours.valueOr(-1), 5);
    }

    void damagedBackup_changesNothing() {
        StoreFixture fixture(u"intl"_s, noteSchema());
        fill(fixture.store(), 500);
        const QString backup = fixture.directory() + u"/backup.lxb"_s;
        QVERIFY(backupStore(fixture.store(), fixture.config(), backup));
        const QString before = contentOf(fixture.store());
        fixture.close();
        const QByteArray good = load(backup);
        flip(backup, good.size() / 2);
        const auto done = restoreStore(backup, fixture.config(), true);
        QVERIFY(!done);
        QVERIFY2(done.error().code == u"storage.backup_unusable"_s || done.error().code == u"storage.corrupt"_s,
                 qPrintable(done.error().code));
        QCOMPARE(restoreStore(backup + u"x"_s, fixture.config(), true).error().code, u"storage.not_found"_s);
        StoreConfig stranger = fixture.config();
        stranger.keys = KeyRing::temporary(CryptoSuite::Intl);
        flip(backup, good.size() / 2);
        QCOMPARE(restoreStore(backup, stranger, true).error().code, u"storage.wrong_key"_s);
        fixture.reopen();
        QCOMPARE(contentOf(fixture.store()), before);
        QCOMPARE(QDir(fixture.directory()).entryList({u"*.restore*"_s}, QDir::Files), QStringList());
    }

    void backup_whileOthersWrite_isOneState_data() { StoreFixture::addBackendColumn(); }
    void backup_whileOthersWrite_isOneState() {
        STORE_FIXTURE(fixture, noteSchema());
        fill(fixture.store(), 300);
        const QString backup = fixture.directory() + u"/backup.lxb"_s;
        std::jthread writer([&](const std::stop_token &stop) {
            for (int i = 0; !stop.stop_requested(); ++i) {
                (void)fixture.store()
                    .write([&](Transaction &t) {
                        t.execute(kInsertNote, note(u"w%1a"_s.arg(i)));
                        t.execute(kInsertNote, note(u"w%1b"_s.arg(i)));
                        t.emitEvent(u"pair"_s, QString::number(i));
                    })
                    .hasValue();
            }
        });
        const auto report = backupStore(fixture.store(), fixture.config(), backup);
        const auto check = checkStore(fixture.store());
        writer.request_stop();
        writer.join();
        QVERIFY2(report, report ? "" : qPrintable(report.error().toString()));
        QVERIFY(check);
        QVERIFY2(check->ok(), check->ok() ? "" : qPrintable(check->findings.front().text));
        StoreConfig copy = fixture.config();
        copy.location = backup;
        auto store = openStore(copy);
        QVERIFY(store);
        const qint64 notes = countOf(**store);
        QCOMPARE(notes, 300 + 2 * ((*store)->lastEventSeq() - 1));
    }

    void backup_bringsTheKeyRing_andOpensWithTheRecoveryKey() {
        StoreFixture fixture(u"intl"_s, noteSchema());
        StoreConfig config = fixture.config();
        config.location = fixture.directory() + u"/own.db"_s;
        const auto created = KeyRing::create(fixture.directory() + u"/ring.json"_s, CryptoSuite::Intl,
                                             Unlock::passphrase(u"p"_s));
        QVERIFY(created);
        config.keys = created->ring;
        const QString backup = fixture.directory() + u"/b.lxb"_s;
        {
            auto store = openStore(config);
            QVERIFY(store);
            fill(**store, 3);
            QVERIFY(backupStore(**store, config, backup));
        }
        const auto ring = KeyRing::open(backup + u".keys.json"_s, Unlock::recoveryKey(created->recoveryKey).value());
        QVERIFY(ring);
        StoreConfig elsewhere = config;
        elsewhere.keys = *ring;
        elsewhere.location = fixture.directory() + u"/elsewhere.db"_s;
        QVERIFY(restoreStore(backup, elsewhere));
        auto store = openStore(elsewhere);
        QVERIFY(store);
        QCOMPARE(countOf(**store), 3);
    }

    void check_findsWhatIsWrong_data() { StoreFixture::addBackendColumn(); }
    void check_findsWhatIsWrong() {
        STORE_FIXTURE(fixture, noteSchema());
        fill(fixture.store(), 2000);
        auto report = checkStore(fixture.store());
        QVERIFY(report && report->ok());
        QCOMPARE(report->rows, 4001);
        QVERIFY(report->tables >= 3);
        QVERIFY(fixture.store().write([](Transaction &t) {
            for (int i = 0; i < 3; ++i)
                t.emitEvent(u"x"_s, u"y"_s);
            t.execute(u"DELETE FROM event WHERE seq = 2");
        }));
        report = checkStore(fixture.store());
        QVERIFY(report && !report->ok());
        QCOMPARE(report->findings.front().code, u"check.event_gap"_s);
        if (fixture.store().isPostgres())
            return;
        fixture.close();
        flip(fixture.config().location, 20 * 4096 + 100);
        fixture.reopen();
        report = checkStore(fixture.store());
        QVERIFY(report && !report->ok());
        QCOMPARE(report->findings.front().code, u"check.page"_s);
        QVERIFY2(report->findings.front().text.contains(u"21"_s), qPrintable(report->findings.front().text));
    }

    // A page that was read while it was written looks wrong once.
    void dropAuthentic_keepsOnlyWhatIsStillWrong() {
        StoreFixture fixture(u"intl"_s, noteSchema());
        fill(fixture.store(), 2000);
        fixture.close();
        const QString path = fixture.config().location;
        const SecretBytes &key = fixture.keys().key(DataKey::Store);
        const auto finding = [](const char *text) { return CheckReport::Finding{u"check.page"_s, QString::fromLatin1(text)}; };
        std::vector<CheckReport::Finding> findings{finding("HMAC verification failed for page 3"), finding("HMAC verification failed for page 21")};
        flip(path, 20 * 4096 + 100);
        QVERIFY(dropAuthentic(findings, path, CryptoSuite::Intl, key));
        QCOMPARE(findings.size(), 1u);
        QVERIFY(findings.front().text.endsWith(u"21"_s));
        findings = {finding("page 30 has an invalid size of 7 bytes (expected 4096 bytes)")};
        QVERIFY(!dropAuthentic(findings, path, CryptoSuite::Intl, key));
        QCOMPARE(findings.size(), 1u);
    }

    void rekey_shutsTheOldKeyOut_data() { StoreFixture::addBackendColumn(); }
    void rekey_shutsTheOldKeyOut() {
        STORE_FIXTURE(fixture, noteSchema());
        fill(fixture.store());
        const QString before = contentOf(fixture.store());
        StoreConfig config = fixture.config();
        config.keys = KeyRing::temporary(fixture.keys().suite());
        if (fixture.store().isPostgres()) {
            QCOMPARE(rekeyStore(config).error().code, u"storage.rekey_postgres"_s);
            return;
        }
        const QString backup = fixture.directory() + u"/b.lxb"_s;
        config.location = fixture.directory() + u"/own.db"_s;
        {
            auto store = openStore(config);
            QVERIFY(store);
            fill(**store);
            QCOMPARE(rekeyStore(config).error().code, u"storage.locked"_s);
            QVERIFY(backupStore(**store, config, backup));
        }
        const SecretBytes old = config.keys->key(DataKey::Store).clone();
        const QByteArray oldBytes = load(config.location);
        const auto done = rekeyStore(config);
        QVERIFY2(done, done ? "" : qPrintable(done.error().toString()));
        QVERIFY(!(config.keys->key(DataKey::Store) == old));
        QVERIFY(!config.keys->stagedStoreKey());
        QVERIFY(load(config.location) != oldBytes);
        QCOMPARE(QDir(fixture.directory()).entryList({u"*.rekey*"_s}, QDir::Files), QStringList());
        auto store = openStore(config);
        QVERIFY2(store, store ? "" : qPrintable(store.error().toString()));
        QCOMPARE(contentOf(**store), before);
        // A backup belongs to the ring that lies beside it.
        StoreConfig elsewhere = config;
        elsewhere.location = fixture.directory() + u"/elsewhere.db"_s;
        QCOMPARE(restoreStore(backup, elsewhere).error().code, u"storage.wrong_key"_s);
    }
};
LIANXIN_TEST(tst_Maintenance);
#include "tst_Maintenance.moc"
