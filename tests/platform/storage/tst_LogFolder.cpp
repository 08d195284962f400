// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/base/Literals.h"
#include "platform/storage/Maintenance.h"
#include "platform/storage/StorageTestSchema.h"
#include "platform/storage/sqlite/LogFolder.h"
#include "support/StoreFixture.h"
#include "support/TestRegistry.h"
#include <QFileInfo>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>
#include <csignal>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace lianxin;
using namespace lianxin::test;

//! The log is folded beside its writer, and whatever happens to whoever folds it, nothing that was written is lost.
class tst_LogFolder : public QObject {
    Q_OBJECT

    static constexpr auto kBody = 64 << 10;
    static constexpr int kPatience = 60'000; // ms

    //! A file of its own with a writer, so that only \a folder folds.
    struct Logged {
        QTemporaryDir dir;
        QString path = dir.filePath(u"t.db"_s);
        SecretBytes key = SecretBytes(QByteArrayView(QByteArray(SuiteOperations::of(CryptoSuite::Intl).cipherKeySize(), 'k')));
        std::unique_ptr<SqliteConnection> writer;

        Logged() {
            writer = std::move(*SqliteConnection::open(path, SqliteConnection::Mode::Create, CryptoSuite::Intl, key));
            writer->value(u"PRAGMA journal_mode = WAL");
            writer->exec("PRAGMA synchronous = NORMAL; CREATE TABLE note (id INTEGER PRIMARY KEY, body TEXT)");
            writer->value(u"PRAGMA wal_checkpoint(TRUNCATE)");
        }
        LogFolder::Open another() {
            return [this] { return SqliteConnection::open(path, SqliteConnection::Mode::ReadWrite, CryptoSuite::Intl, key); };
        }
        //! \a notes of 64 KiB in as many transactions.
        void write(int notes) {
            for (int i = 0; i < notes; ++i)
                writer->execute(u"INSERT INTO note (body) VALUES ($1)", {QString(kBody, u'x')});
        }
        qint64 size() const { return QFileInfo(path).size(); }
        qint64 logSize() const { return QFileInfo(path + u"-wal"_s).size(); }
    };

    //! Exit status of a process that runs \a work; work tells by its argument how far it came, a byte a step. Killed after
    //! \a killedAtStep steps where that is not 0. Gives the steps.
    template <class Work>
    static int stepsOf(Work work, int killedAtStep = 0) {
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
        int steps = 0;
        char byte = 0;
        while (::read(ends[0], &byte, 1) == 1)
            if (++steps == killedAtStep)
                ::kill(child, SIGKILL);
        int status = 0;
        ::waitpid(child, &status, 0);
        ::close(ends[0]);
        return steps;
    }
    static void tell(int fd) {
        const char byte = '.';
        (void)!::write(fd, &byte, 1);
    }

private Q_SLOTS:
    void log_isFoldedBesideTheWriter_andBegunAnew() {
        Logged log;
        LogFolder folder(log.another());
        folder.follow(*log.writer);
        log.write(160); // 10 MiB
        QTRY_VERIFY_WITH_TIMEOUT(log.size() > 6 << 20, kPatience);
        // Folded whole while the writer rests, it does not grow by what is written next.
        bool isBegunAnew = false;
        for (int round = 0; round < 30 && !isBegunAnew; ++round) {
            QTest::qWait(1500);
            const qint64 before = log.logSize();
            log.write(1);
            isBegunAnew = log.logSize() == before;
            if (!isBegunAnew)
                log.write(160);
        }
        QVERIFY(isBegunAnew);
    }
    void log_ofAStore_isFoldedWhileItIsOpen() {
        StoreFixture fixture(u"intl"_s, noteSchema());
        for (int i = 0; i < 160; ++i)
            QVERIFY(fixture.store().write([&](Transaction &t) { t.execute(kInsertNote, note(QString::number(i), QString(kBody, u'x'))); }));
        QTRY_VERIFY_WITH_TIMEOUT(QFileInfo(fixture.config().location).size() > 6 << 20, kPatience);
    }
    void log_thatIsSmall_isLeftAlone() {
        Logged log;
        const qint64 before = log.size();
        LogFolder folder(log.another());
        folder.follow(*log.writer);
        log.write(10);
        QTest::qWait(300);
        QCOMPARE(log.size(), before);
        QVERIFY(log.logSize() > 10 * kBody);
    }
    void folding_whileHeld_touchesNothing() {
        Logged log;
        LogFolder folder(log.another());
        folder.follow(*log.writer);
        const qint64 before = log.size();
        {
            const std::scoped_lock held(folder.folding());
            log.write(160);
            QTest::qWait(300);
            QCOMPARE(log.size(), before);
        }
        QTRY_VERIFY_WITH_TIMEOUT(log.size() > 6 << 20, kPatience);
    }
    void folder_withoutAConnection_letsTheWriterGoOn() {
        Logged log;
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"folded by nobody but its writer"_s));
        {
            LogFolder folder([] { return Expected<std::unique_ptr<SqliteConnection>>(Error{ErrorKind::Store, u"test.none"_s, u"none"_s, {}, {}}); });
            folder.follow(*log.writer);
            log.write(200);
            QTest::qWait(100);
        }
        QCOMPARE(log.writer->value(u"SELECT COUNT(*) FROM note"), u"200"_s);
    }
    void folder_destroyedAtAnyInstant_ends() {
        for (int round = 0; round < 6; ++round) {
            Logged log;
            {
                LogFolder folder(log.another());
                folder.follow(*log.writer);
                log.write(round * 30); // not begun, just woken, at it
            }
            QCOMPARE(log.writer->value(u"PRAGMA quick_check"), u"ok"_s);
            QCOMPARE(log.writer->value(u"SELECT COUNT(*) FROM note").toInt(), round * 30);
        }
    }

    void diskFull_losesNothingAcknowledged_andTheStoreGoesOn() {
        StoreFixture fixture(u"intl"_s, noteSchema());
        fixture.close();
        const StoreConfig config = fixture.config();
        std::signal(SIGXFSZ, SIG_IGN);
        const int steps = stepsOf([&](int fd) {
            auto store = openStore(config);
            if (!store)
                return;
            const auto write = [&](int i) {
                return (*store)->write([&](Transaction &t) { t.execute(kInsertNote, note(QString::number(i), QString(kBody, u'x'))); });
            };
            rlimit limit{};
            ::getrlimit(RLIMIT_FSIZE, &limit);
            const rlim_t all = limit.rlim_cur;
            limit.rlim_cur = 24 << 20; // neither the file nor the log may become larger
            ::setrlimit(RLIMIT_FSIZE, &limit);
            int i = 0;
            for (; i < 2'000; ++i) {
                if (const auto done = write(i); !done) {
                    if (done.error().code != "storage.disk_full"_L1 && done.error().code != "storage.io"_L1)
                        return;
                    break;
                }
                tell(fd);
            }
            limit.rlim_cur = all;
            ::setrlimit(RLIMIT_FSIZE, &limit);
            if (i == 2'000)
                return;
            for (int more = 0; more < 200; ++more) { // there is room again
                if (!write(10'000 + more))
                    return;
                tell(fd);
            }
        });
        fixture.reopen();
        QVERIFY2(steps > 300, qPrintable(QString::number(steps))); // the log's room and the 200 afterwards
        QCOMPARE(countOf(fixture.store()), steps);
        const auto last = fixture.store().readReturning<qint64>([](Snapshot &s) { return s.first(u"SELECT COUNT(*) FROM note WHERE id = '10199'")->integer(0); });
        QCOMPARE(last.valueOr(0), 1);
        const auto report = checkStore(fixture.store());
        QVERIFY(report && report->ok());
    }
    void killedWhileFolding_losesNothingAcknowledged() {
        StoreFixture fixture(u"intl"_s, noteSchema());
        qint64 acknowledged = 0;
        for (const int killedAt : {120, 160, 270, 410}) { // around the first folding, and later ones
            fixture.close();
            const StoreConfig config = fixture.config();
            acknowledged += stepsOf(
                [&](int fd) {
                    auto store = openStore(config);
                    for (int i = 0; store && i < 3'000; ++i) {
                        if (!(*store)->write([&](Transaction &t) { t.execute(kInsertNote, note(u"%1-%2"_s.arg(killedAt).arg(i), QString(kBody, u'x'))); }))
                            return;
                        tell(fd);
                    }
                },
                killedAt);
            fixture.reopen();
            const qint64 notes = countOf(fixture.store());
            QVERIFY2(notes >= acknowledged && notes <= acknowledged + 1, qPrintable(u"%1 notes, %2 acknowledged"_s.arg(notes).arg(acknowledged)));
            const auto report = checkStore(fixture.store());
            QVERIFY(report && report->ok());
            acknowledged = notes;
        }
    }
};
LIANXIN_TEST(tst_LogFolder);
#include "tst_LogFolder.moc"
