// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/storage/StorageTestSchema.h"
#include "support/StoreFixture.h"
#include "support/TestRegistry.h"
#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QTest>
#include <csignal>
#include <sys/resource.h>
#include <thread>

using namespace lianxin;
using namespace lianxin::test;

//! Every way in which a store can't be opened has its own error, and leaves the file as it was.
class tst_Opening : public QObject {
    Q_OBJECT
    static constexpr qint64 kPage = 4096;

    static QByteArray load(const QString &path) {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    static void save(const QString &path, const QByteArray &bytes) {
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("not written");
    }
    static QString codeOf(const StoreConfig &config) {
        const auto store = openStore(config);
        return store ? QString() : store.error().code;
    }
    static void fill(Store &store, int notes = 200) {
        const auto done = store.write([&](Transaction &t) {
            std::vector<Params> rows;
            for (int i = 0; i < notes; ++i)
                rows.push_back(note(QString::number(i), QString(300, u'x')));
            t.executeMany(kInsertNote, rows);
        });
        if (!done)
            qFatal("%s", qPrintable(done.error().toString()));
    }
    //! The error for a file that holds \a bytes; checks that it still holds them afterwards.
    QString refusalOf(const StoreConfig &config, const QByteArray &bytes) {
        save(config.location, bytes);
        const QString code = codeOf(config);
        if (load(config.location) != bytes)
            return u"THE FILE WAS CHANGED, "_s + code;
        return code;
    }
    static void addSuites() {
        QTest::addColumn<QString>("backend");
        QTest::newRow("intl") << u"intl"_s;
        QTest::newRow("gm") << u"gm"_s;
    }

private Q_SLOTS:
    void file_holdsNoPlainText_data() { addSuites(); }
    void file_holdsNoPlainText() {
        STORE_FIXTURE(fixture, noteSchema());
        QVERIFY(fixture.store().write(
            [](Transaction &t) { t.execute(kInsertNote, note(u"a"_s, u"THE-SECRET-BODY"_s)); }));
        const QDir directory(fixture.directory());
        int files = 0;
        for (const QString &name : directory.entryList(QDir::Files)) { // the log, too, while it is open
            const QByteArray bytes = load(directory.filePath(name));
            QVERIFY2(!bytes.contains("THE-SECRET-BODY") && !bytes.contains("CREATE TABLE"), qPrintable(name));
            ++files;
        }
        QVERIFY(files >= 2);
        fixture.close();
        const QByteArray bytes = load(fixture.config().location);
        QVERIFY(!bytes.startsWith("SQLite format 3") && !bytes.contains("THE-SECRET-BODY"));
        QCOMPARE(QFile::permissions(fixture.config().location) & (QFile::ReadOther | QFile::ReadGroup), 0);
    }

    //! However much was written and read, by however many threads.
    void pageCaches_stayWithinTheirLimits_andAreTold_data() { addSuites(); }
    void pageCaches_stayWithinTheirLimits_andAreTold() {
        STORE_FIXTURE(fixture, noteSchema());
        fixture.close();
        fixture.config().writerCacheKib = 512;
        fixture.config().readerCacheKib = 256;
        fixture.reopen();
        Store &store = fixture.store();
        const qint64 pageCost = kPage + 512; // what goes with a page, generously
        const auto most = [](int kib) { return kib * 1024 / kPage * pageCost; };
        QVERIFY(store.cacheLimitBytes() >= (512 + 256) * 1024);
        const qint64 before = store.cacheBytes();
        fill(store, 6'000); // 1.9 MB
        const qint64 written = store.cacheBytes();
        QVERIFY2(written > before, qPrintable(QString::number(written)));
        QVERIFY2(written <= most(512), qPrintable(QString::number(written)));
        const auto readAll = [&] {
            QVERIFY(store.read([&](Snapshot &s) {
                qint64 length = 0;
                s.forEach(u"SELECT body FROM note", {}, [&](const Row &row) { return length += row.text(0).size(), true; });
                if (length != 6'000 * 300)
                    qFatal("not all was read");
            }));
        };
        readAll();
        const qint64 read = store.cacheBytes();
        QVERIFY(read > written && read <= most(512) + most(256));
        readAll();
        QCOMPARE(store.cacheBytes(), read); // one reader was enough: nothing more is kept
        std::vector<std::thread> threads;
        for (int i = 0; i < 4; ++i)
            threads.emplace_back(readAll);
        for (auto &thread : threads)
            thread.join();
        QVERIFY(store.cacheBytes() <= most(512) + 4 * most(256));
    }

    void wrongKey_isTold_data() { addSuites(); }
    void wrongKey_isTold() {
        STORE_FIXTURE(fixture, noteSchema());
        fill(fixture.store());
        fixture.close();
        const QByteArray good = load(fixture.config().location);
        StoreConfig other = fixture.config();
        other.keys = KeyRing::temporary(other.keys->suite());
        QCOMPARE(refusalOf(other, good), u"storage.wrong_key"_s);
        // The same for the other suite.
        other.keys = KeyRing::temporary(backend == "gm"_L1 ? CryptoSuite::Intl : CryptoSuite::Gm);
        QCOMPARE(refusalOf(other, good), u"storage.wrong_key"_s);
        other.keys.reset();
        QCOMPARE(refusalOf(other, good), u"storage.wrong_key"_s);
        QCOMPARE(codeOf(fixture.config()), QString());
    }

    void otherFiles_areTold_data() { addSuites(); }
    void otherFiles_areTold() {
        STORE_FIXTURE(fixture, noteSchema());
        fixture.close();
        const StoreConfig config = fixture.config();
        QByteArray plain("SQLite format 3\0", 16);
        plain.resize(8192);
        QCOMPARE(refusalOf(config, plain), u"storage.plaintext"_s);
        QCOMPARE(refusalOf(config, "PK\3\4 a workbook"), u"storage.not_a_store"_s);
        QCOMPARE(refusalOf(config, QByteArray()), u"storage.truncated"_s);
        QCOMPARE(refusalOf(config, QByteArray(20'000, 'r')), u"storage.wrong_key"_s);
        StoreConfig missing = config;
        missing.location += u".missing"_s;
        missing.mayCreate = false;
        QCOMPARE(codeOf(missing), u"storage.not_found"_s);
        QVERIFY(!QFile::exists(missing.location));
        StoreConfig directory = config;
        directory.location = fixture.directory();
        QCOMPARE(codeOf(directory), u"storage.not_a_store"_s);
        StoreConfig nowhere = config;
        nowhere.location = u"/nonexistent/store.db"_s;
        QCOMPARE(codeOf(nowhere), u"storage.io"_s);
    }

    void damage_isToldFromAWrongKey_data() { addSuites(); }
    void damage_isToldFromAWrongKey() {
        STORE_FIXTURE(fixture, noteSchema());
        fill(fixture.store());
        fixture.close();
        const StoreConfig config = fixture.config();
        const QByteArray good = load(config.location);
        QVERIFY(good.size() > 10 * kPage);

        QByteArray firstPage = good;
        firstPage[100] = char(firstPage[100] ^ 1);
        QCOMPARE(refusalOf(config, firstPage), u"storage.corrupt"_s);
        QCOMPARE(refusalOf(config, good.first(good.size() - kPage)), u"storage.truncated"_s);
        QCOMPARE(refusalOf(config, good.first(good.size() - 100)), u"storage.truncated"_s);
        QCOMPARE(refusalOf(config, good.first(kPage)), u"storage.truncated"_s);
        QCOMPARE(refusalOf(config, good.first(kPage + 1)), u"storage.truncated"_s);

        // A page further in shows when it is read, not before.
        QByteArray innerPage = good;
        for (qint64 page = 4; page < good.size() / kPage; ++page)
            innerPage[page * kPage + 50] = char(innerPage[page * kPage + 50] ^ 1);
        save(config.location, innerPage);
        auto store = openStore(config);
        const QString code = store ? (*store)
                                         ->read([](Snapshot &s) { s.query(u"SELECT * FROM note ORDER BY body"); })
                                         .error()
                                         .code
                                   : store.error().code;
        QCOMPARE(code, u"storage.corrupt"_s);
        store = Error{};
        save(config.location, good);
        QCOMPARE(codeOf(config), QString());
    }

    void secondEngine_isKeptOut_data() { StoreFixture::addBackendColumn(); }
    void secondEngine_isKeptOut() {
        STORE_FIXTURE(fixture, noteSchema());
        const auto second = openStore(fixture.config());
        QVERIFY(!second);
        QCOMPARE(second.error().code, u"storage.locked"_s);
        QVERIFY2(second.error().message.contains(u"engine"_s), qPrintable(second.error().message));
        QVERIFY(fixture.store().write([](Transaction &t) { t.execute(kInsertNote, note(u"a"_s)); }));
        fixture.close();
        QCOMPARE(codeOf(fixture.config()), QString());
    }

    void fullStore_refusesTheChange_andStaysWhole_data() { addSuites(); }
    void fullStore_refusesTheChange_andStaysWhole() {
        STORE_FIXTURE(fixture, noteSchema());
        fixture.config().maxBytes = 300'000;
        fixture.reopen();
        QString code;
        int stored = 0;
        for (int i = 0; i < 100 && code.isEmpty(); ++i) {
            const auto done = fixture.store().write([&](Transaction &t) {
                for (int n = 0; n < 10; ++n)
                    t.execute(kInsertNote, note(u"%1-%2"_s.arg(i).arg(n), QString(1000, u'x')));
            });
            if (done)
                stored += 10;
            else
                code = done.error().code;
        }
        QCOMPARE(code, u"storage.disk_full"_s);
        QVERIFY(stored > 0);
        QCOMPARE(countOf(fixture.store()), stored);
        QVERIFY(fixture.store().write([](Transaction &t) { t.execute(u"DELETE FROM note WHERE id LIKE '0-%'"); }));
        fixture.config().maxBytes = 0;
        fixture.reopen();
        QCOMPARE(countOf(fixture.store()), stored - 10);
    }

    void fullDisk_refusesTheChange_andStaysWhole_data() { addSuites(); }
    void fullDisk_refusesTheChange_andStaysWhole() {
        STORE_FIXTURE(fixture, noteSchema());
        fill(fixture.store(), 20);
        // A limit on the size of files stands in for a full disk; it strikes in the log, in the middle of a commit.
        rlimit before{};
        QCOMPARE(::getrlimit(RLIMIT_FSIZE, &before), 0);
        const auto handler = std::signal(SIGXFSZ, SIG_IGN);
        const rlimit limit{400'000, before.rlim_max};
        QCOMPARE(::setrlimit(RLIMIT_FSIZE, &limit), 0);
        QString code;
        int stored = 20;
        for (int i = 0; i < 400 && code.isEmpty(); ++i) {
            const auto done = fixture.store().write([&](Transaction &t) {
                t.execute(kInsertNote, note(u"n%1"_s.arg(i), QString(20'000, u'x')));
            });
            if (done)
                ++stored;
            else
                code = done.error().code;
        }
        ::setrlimit(RLIMIT_FSIZE, &before);
        std::signal(SIGXFSZ, handler);
        QCOMPARE(code, u"storage.disk_full"_s);
        QCOMPARE(countOf(fixture.store()), stored);
        QVERIFY(fixture.store().write([](Transaction &t) { t.execute(kInsertNote, note(u"after"_s)); }));
        fixture.reopen();
        QCOMPARE(countOf(fixture.store()), stored + 1);
    }

    void bothSuites_openSideBySide() {
        StoreFixture intl(u"intl"_s, noteSchema());
        StoreFixture gm(u"gm"_s, noteSchema());
        for (int i = 0; i < 20; ++i) {
            for (StoreFixture *fixture : {&intl, &gm}) {
                QVERIFY(fixture->store().write(
                    [&](Transaction &t) { t.execute(kInsertNote, note(QString::number(i))); }));
                QCOMPARE(countOf(fixture->store()), i + 1);
            }
        }
        QCOMPARE(intl.store().suite(), CryptoSuite::Intl);
        QCOMPARE(gm.store().suite(), CryptoSuite::Gm);
    }

    void postgres_thatIsNotThere_isTold() {
        StoreConfig config;
        config.migrations = noteSchema();
        config.location = u"postgresql://lianxin@127.0.0.1:1/none"_s;
        QCOMPARE(codeOf(config), u"storage.unreachable"_s);
        config.location = u"postgresql://lianxin:hunter2@/none?host=/nonexistent&connect_timeout=1"_s;
        const auto store = openStore(config);
        QVERIFY(!store && store.error().kind == ErrorKind::Store);
        QVERIFY(!store.error().toString().contains(u"hunter2"_s));
        if (const QString reason = StoreFixture::whyNot(u"postgresql"_s); !reason.isEmpty())
            QSKIP(qPrintable(reason));
        const QString url = newPostgresDatabase();
        config.location = QString(url).replace(u"/test"_s, u"/nothere"_s);
        QCOMPARE(codeOf(config), u"storage.no_database"_s);
        config.location = QString(url).replace(u"lianxin@"_s, u"stranger@"_s);
        QCOMPARE(codeOf(config), u"storage.login_refused"_s);
        config.location = url;
        config.mayCreate = false;
        QCOMPARE(codeOf(config), u"storage.not_found"_s);
    }
};
LIANXIN_TEST(tst_Opening);
#include "tst_Opening.moc"
