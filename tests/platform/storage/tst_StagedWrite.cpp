// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/base/Literals.h"
#include "platform/storage/StagedWrite.h"
#include "platform/storage/StorageTestSchema.h"
#include "support/StoreFixture.h"
#include "support/TestRegistry.h"
#include <QTest>
#include <atomic>
#include <csignal>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

using namespace lianxin;
using namespace lianxin::test;

//! Staged writes wait for no disk, all others do; whatever becomes of a staged one.
class tst_StagedWrite : public QObject {
    Q_OBJECT

    //! Does a commit of this transaction wait for the disk, as the engine itself tells?
    static bool waitsForTheDisk(Transaction &t) {
        return t.isPostgres() ? t.first(u"SHOW synchronous_commit")->text(0) != "off"_L1 : t.first(u"PRAGMA synchronous")->integer(0) == 2;
    }
    static Expected<bool> waits(Store &store, bool staged) {
        bool waits = false;
        const auto look = [&](Transaction &t) { waits = waitsForTheDisk(t); };
        LX_CHECK(staged ? writeStaged(store, look) : store.write(look));
        return waits;
    }

private Q_SLOTS:
    void staged_waitsForNoDisk_theNextWriteDoes_data() { StoreFixture::addBackendColumn(); }
    void staged_waitsForNoDisk_theNextWriteDoes() {
        STORE_FIXTURE(fixture, noteSchema());
        fixture.config().survivesPowerCut = true;
        fixture.reopen();
        Store &store = fixture.store();
        QCOMPARE(waits(store, false).value(), true);
        QCOMPARE(waits(store, true).value(), false);
        QCOMPARE(waits(store, false).value(), true);
        // One that fails, one whose work throws something of its own, one that is refused because it is within another.
        QCOMPARE(writeStaged(store, [](Transaction &t) { t.execute(u"SELECT nothing FROM nowhere"); }).error().code, u"storage.bad_statement"_s);
        QCOMPARE(waits(store, false).value(), true);
        QVERIFY_THROWS_EXCEPTION(std::runtime_error, (void)writeStaged(store, [](Transaction &) { throw std::runtime_error("no store failure"); }).hasValue());
        QCOMPARE(waits(store, false).value(), true);
        bool outerWaits = true;
        QVERIFY(writeStaged(store, [&](Transaction &t) {
            const auto inner = store.write([](Transaction &) {});
            if (inner || inner.error().code != "storage.nested_write"_L1)
                qFatal("a write within a write");
            outerWaits = waitsForTheDisk(t);
        }));
        QVERIFY(!outerWaits);
        QCOMPARE(waits(store, false).value(), true);
    }
    void staged_thatFails_leavesNothing_andThoseBeforeStay_data() { StoreFixture::addBackendColumn(); }
    void staged_thatFails_leavesNothing_andThoseBeforeStay() {
        STORE_FIXTURE(fixture, noteSchema());
        fixture.config().survivesPowerCut = true;
        fixture.reopen();
        QVERIFY(writeStaged(fixture.store(), [](Transaction &t) { t.execute(kInsertNote, note(u"a"_s)); }));
        const auto failed = writeStaged(fixture.store(), [](Transaction &t) {
            t.execute(kInsertNote, note(u"b"_s));
            t.execute(kInsertNote, note(u"a"_s));
        });
        QCOMPARE(failed.error().code, u"storage.duplicate"_s);
        QCOMPARE(countOf(fixture.store()), 1);
        fixture.reopen();
        QCOMPARE(countOf(fixture.store()), 1);
    }
    void staged_besideOthers_makesThemWaitForTheDiskAllTheSame_data() { StoreFixture::addBackendColumn(); }
    void staged_besideOthers_makesThemWaitForTheDiskAllTheSame() {
        STORE_FIXTURE(fixture, noteSchema());
        fixture.config().survivesPowerCut = true;
        fixture.reopen();
        Store &store = fixture.store();
        std::atomic<int> wrong = 0;
        std::vector<std::thread> writers;
        for (int t = 0; t < 4; ++t)
            writers.emplace_back([&, staged = t % 2 == 0] {
                for (int i = 0; i < 40; ++i)
                    wrong += waits(store, staged).valueOr(staged) == staged;
            });
        for (std::thread &writer : writers)
            writer.join();
        QCOMPARE(wrong.load(), 0);
    }
    void staged_processKilled_losesNothing_data() {
        QTest::addColumn<QString>("backend");
        QTest::newRow("intl") << u"intl"_s;
        QTest::newRow("gm") << u"gm"_s;
    }
    void staged_processKilled_losesNothing() {
        STORE_FIXTURE(fixture, noteSchema());
        fixture.config().survivesPowerCut = true;
        fixture.close();
        int ends[2];
        QCOMPARE(::pipe(ends), 0);
        const pid_t child = ::fork();
        if (child == 0) {
            auto store = openStore(fixture.config());
            for (int i = 0; store && i < 100'000; ++i) {
                const char byte = '.';
                if (!writeStaged(**store, [&](Transaction &t) { t.execute(kInsertNote, note(QString::number(i), QString(2'000, u'x'))); }) || ::write(ends[1], &byte, 1) != 1)
                    break;
            }
            ::_exit(1);
        }
        ::close(ends[1]);
        int acknowledged = 0;
        char byte = 0;
        while (::read(ends[0], &byte, 1) == 1)
            if (++acknowledged == 300)
                ::kill(child, SIGKILL);
        ::close(ends[0]);
        int status = 0;
        ::waitpid(child, &status, 0);
        QVERIFY(WIFSIGNALED(status));
        fixture.reopen();
        const qint64 notes = countOf(fixture.store());
        QVERIFY2(notes == acknowledged || notes == acknowledged + 1, qPrintable(u"%1 notes, %2 acknowledged"_s.arg(notes).arg(acknowledged)));
    }
};
LIANXIN_TEST(tst_StagedWrite);
#include "tst_StagedWrite.moc"
