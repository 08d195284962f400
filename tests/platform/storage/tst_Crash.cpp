// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/storage/Maintenance.h"
#include "platform/storage/StorageTestSchema.h"
#include "support/StoreFixture.h"
#include "support/TestRegistry.h"
#include <QRandomGenerator>
#include <QTest>
#include <csignal>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

using namespace lianxin;
using namespace lianxin::test;

//! kill -9 at any instant leaves a store that opens and has everything that was acknowledged.
class tst_Crash : public QObject {
    Q_OBJECT
    //! Runs \a work in a process of its own, which is killed after \a ms; work tells by its argument, a file
    //! descriptor, how far it came: one byte a step. Gives the number of steps.
    template <class Work>
    static int killedAfter(int ms, Work work) {
        int ends[2];
        if (::pipe(ends) != 0)
            qFatal("no pipe");
        const pid_t child = ::fork();
        if (child == 0) {
            ::close(ends[0]);
            work(ends[1]);
            ::_exit(0);
        }
        ::close(ends[1]);
        char byte = 0;
        const bool begun = ::read(ends[0], &byte, 1) == 1; // it is at work
        std::this_thread::sleep_for(std::chrono::milliseconds(ms));
        ::kill(child, SIGKILL);
        int status = 0;
        ::waitpid(child, &status, 0);
        int steps = 0;
        while (::read(ends[0], &byte, 1) == 1)
            ++steps;
        ::close(ends[0]);
        return begun ? steps : -1;
    }
    static void tell(int fd) {
        const char byte = '.';
        (void)!::write(fd, &byte, 1);
    }

private Q_SLOTS:
    void killedWriter_losesNothingAcknowledged_data() {
        QTest::addColumn<QString>("backend");
        QTest::newRow("intl") << u"intl"_s;
        QTest::newRow("gm") << u"gm"_s;
    }
    void killedWriter_losesNothingAcknowledged() {
        STORE_FIXTURE(fixture, noteSchema());
        fixture.close();
        QRandomGenerator random(20261120);
        qint64 acknowledged = 0;
        for (int round = 0; round < 6; ++round) {
            const StoreConfig config = fixture.config();
            const int steps = killedAfter(int(random.bounded(5, 120)), [&](int fd) {
                auto store = openStore(config);
                if (!store)
                    return;
                tell(fd);
                for (int i = 0; i < 100'000; ++i) {
                    const QString id = u"%1-%2"_s.arg(round).arg(i);
                    const auto done = (*store)->write([&](Transaction &t) {
                        t.execute(kInsertNote, note(id + u'a', QString(i % 3000, u'x')));
                        t.execute(kInsertNote, note(id + u'b'));
                        t.emitEvent(u"note.created"_s, id);
                    });
                    if (!done)
                        return;
                    tell(fd);
                }
            });
            QVERIFY(steps >= 0);
            acknowledged += steps;
            fixture.reopen();
            const qint64 notes = countOf(fixture.store());
            QVERIFY2(notes >= 2 * acknowledged && notes % 2 == 0,
                     qPrintable(u"%1 notes, %2 acknowledged"_s.arg(notes).arg(acknowledged)));
            QCOMPARE(fixture.store().lastEventSeq(), notes / 2);
            const auto report = checkStore(fixture.store());
            QVERIFY(report);
            QVERIFY2(report->ok(), report->ok() ? "" : qPrintable(report->findings.front().text));
            acknowledged = notes / 2;
            fixture.close();
        }
        QVERIFY(acknowledged > 0);
    }

    void killedEngine_onPostgres_givesItsLockBack() {
        if (const QString reason = StoreFixture::whyNot(u"postgresql"_s); !reason.isEmpty())
            QSKIP(qPrintable(reason));
        StoreFixture fixture(u"postgresql"_s, noteSchema());
        fixture.close();
        for (int round = 0; round < 2; ++round) {
            const StoreConfig config = fixture.config();
            const int steps = killedAfter(30, [&](int fd) {
                auto store = openStore(config);
                if (!store)
                    return;
                tell(fd);
                for (int i = 0;; ++i) {
                    if (!(*store)->write([&](Transaction &t) { t.emitEvent(u"x"_s, u"y"_s); }))
                        return;
                    tell(fd);
                }
            });
            QVERIFY(steps >= 0);
            fixture.reopen();
            const auto events = fixture.store().eventsAfter(0, 1'000'000);
            QVERIFY(events && int(events->size()) >= steps);
            QCOMPARE(qint64(events->size()), fixture.store().lastEventSeq());
            fixture.close();
        }
    }

    void killedWhileCreating_canBeCreatedAgain() {
        StoreFixture fixture(u"intl"_s, noteSchema());
        StoreConfig config = fixture.config();
        for (int round = 0; round < 6; ++round) {
            config.location = fixture.directory() + u"/crash%1.db"_s.arg(round);
            killedAfter(round * 4, [&](int fd) {
                tell(fd);
                (void)openStore(config).hasValue();
            });
            auto store = openStore(config);
            QVERIFY2(store, store ? "" : qPrintable(store.error().toString()));
            QCOMPARE(countOf(**store), 0);
        }
    }

    void killedWhileChangingKeys_opensWithTheRing() {
        StoreFixture fixture(u"intl"_s, noteSchema());
        const QString ringPath = fixture.directory() + u"/ring.json"_s;
        const QString keyPath = fixture.directory() + u"/key"_s;
        QVERIFY(Unlock::makeKeyFile(keyPath));
        const Unlock unlock = Unlock::keyFile(keyPath).value();
        StoreConfig config = fixture.config();
        config.location = fixture.directory() + u"/rekeyed.db"_s;
        config.keys = KeyRing::create(ringPath, CryptoSuite::Intl, unlock).value().ring;
        {
            auto store = openStore(config);
            QVERIFY(store);
            QVERIFY((*store)->write([](Transaction &t) {
                for (int i = 0; i < 500; ++i)
                    t.execute(kInsertNote, note(QString::number(i), QString(800, u'x')));
            }));
        }
        QRandomGenerator random(7);
        for (int round = 0; round < 12; ++round) {
            killedAfter(int(random.bounded(0, 90)), [&](int fd) {
                StoreConfig own = config;
                own.keys = KeyRing::open(ringPath, unlock).value();
                tell(fd);
                while (rekeyStore(own))
                    tell(fd);
            });
            config.keys = KeyRing::open(ringPath, unlock).value();
            auto store = openStore(config);
            QVERIFY2(store, store ? "" : qPrintable(store.error().toString()));
            QCOMPARE(countOf(**store), 500);
        }
    }
};
LIANXIN_TEST(tst_Crash);
#include "tst_Crash.moc"
