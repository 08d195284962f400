// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/engine/Backups.h"
#include "engine/engine/Services.h"
#include "hotline/calendar/Calendar.h"
#include "platform/storage/Maintenance.h"
#include "support/TestRegistry.h"
#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QTemporaryDir>
#include <QTest>

using namespace lianxin;

//! Backups of a whole store with all its tables, in this process.
class tst_Backups : public QObject {
    Q_OBJECT

    QTemporaryDir m_dir;
    std::unique_ptr<Services> m_services;
    ManualClock m_clock{civil::at(QDate(2026, 10, 12), QTime(1, 0))};

    JobInfo ended(const Id &job) const {
        Expected<JobInfo> info = m_services->access->jobs.find(job);
        if (!QTest::qWaitFor([&] {
                info = m_services->access->jobs.find(job);
                return info && info->state != JobState::Running;
            }, 30'000))
            qWarning("the job does not end");
        return *info;
    }

private Q_SLOTS:
    void initTestCase() {
        EngineConfig config;
        config.storePath = m_dir.filePath(u"hotline.db"_s);
        config.keyRing = config.storePath + u".keys.json"_s;
        config.keyFile = config.storePath + u".key"_s;
        QVERIFY(Services::create(config, CryptoSuite::Gm));
        auto services = Services::open(config);
        QVERIFY2(services, services ? "" : qPrintable(services.error().toString()));
        m_services = std::move(*services);
    }
    void cleanupTestCase() { m_services.reset(); }

    void made_isListed_verified_andADamagedOneIsFound() {
        Backups backups(*m_services->store, [this] { return m_services->storeConfig(); }, m_services->access->jobs, m_clock, m_dir.filePath(u"made"_s));
        const auto job = backups.make(Caller::engine());
        QVERIFY2(job, job ? "" : qPrintable(job.error().toString()));
        const JobInfo made = ended(*job);
        QVERIFY2(made.state == JobState::Done, made.error ? qPrintable(made.error->toString()) : "");
        auto all = *backups.list();
        QCOMPARE(all.size(), 1u);
        QVERIFY(all[0].bytes > 0 && all[0].rows > 0);
        QCOMPARE(all[0].sha256.size(), 64);
        QCOMPARE(all[0].verifiedAt, 0);
        QVERIFY(all[0].toJson()[u"present"_s].toBool());
        QVERIFY(QFile::exists(all[0].path + u".keys.json"_s)); // worth nothing without

        const JobInfo checked = ended(*backups.verify(Caller::engine(), all[0].id));
        QVERIFY2(checked.result[u"ok"_s].toBool(), checked.error ? qPrintable(checked.error->toString()) : "");
        QCOMPARE(backups.list()->front().verifiedAt, m_clock.now());
        QCOMPARE(checked.total, 3 * all[0].bytes);
        QCOMPARE(checked.done, checked.total);
        QVERIFY(all[0].toJson()[u"keysPresent"_s].toBool() && all[0].toJson()[u"readable"_s].toBool());

        QFile file(all[0].path);
        QVERIFY(file.open(QIODevice::ReadWrite));
        file.seek(file.size() / 2);
        QVERIFY(file.write("damaged by somebody") > 0);
        file.close();
        const JobInfo damaged = ended(*backups.verify(Caller::engine(), all[0].id));
        QVERIFY(!damaged.result[u"ok"_s].toBool());
        QVERIFY(!damaged.result[u"sha256Ok"_s].toBool());
        QVERIFY(!backups.list()->front().sound);
        QVERIFY(QFile::remove(all[0].path));
        QCOMPARE(backups.verify(Caller::engine(), all[0].id).error().code, u"backup.gone"_s);
        QCOMPARE(backups.verify(Caller::engine(), u"x"_s).error().code, u"backup.unknown"_s);
    }
    void check_thatIsStopped_leavesNothing_andAnotherStoresBackupDoesNotOpen() {
        const QString path = m_dir.filePath(u"by-hand.db"_s);
        QVERIFY(backupStore(*m_services->store, m_services->storeConfig(), path));
        qint64 told = 0;
        const auto stopped = verifyBackup(path, m_services->storeConfig(), [&](qint64 copied) {
            told = copied;
            return false;
        });
        QCOMPARE(stopped.error().code, u"jobs.cancelled"_s);
        QVERIFY(told > 0);
        QVERIFY(QDir(m_dir.path()).entryList({u"*.check-*"_s}, QDir::Dirs).isEmpty());
        QVERIFY(verifyBackup(path, m_services->storeConfig())->ok());

        EngineConfig other;
        other.storePath = m_dir.filePath(u"other.db"_s);
        other.keyRing = other.storePath + u".keys.json"_s;
        other.keyFile = other.storePath + u".key"_s;
        QVERIFY(Services::create(other, CryptoSuite::Gm));
        auto theirs = Services::open(other);
        QVERIFY2(theirs, theirs ? "" : qPrintable(theirs.error().toString()));
        const auto foreign = verifyBackup(path, (*theirs)->storeConfig());
        QVERIFY(!foreign);
        QCOMPARE(foreign.error().code, u"storage.wrong_key"_s);
    }
    void due_once_aDay_andOldOnesGo() {
        Backups backups(*m_services->store, [this] { return m_services->storeConfig(); }, m_services->access->jobs, m_clock, m_dir.filePath(u"daily"_s));
        QVERIFY(!*backups.makeIfDue()); // nobody asked for it
        QVERIFY(backups.setSettings({{}, u"02:30"_s, 2}, u"t"_s));
        QVERIFY(!*backups.makeIfDue()); // one o'clock
        const auto scheduled = [&] {
            int count = 0;
            for (const BackupRecord &record : *backups.list())
                count += record.scheduled && QFile::exists(record.path);
            return count;
        };
        for (int day = 12; day < 15; ++day) {
            m_clock.set(civil::at(QDate(2026, 10, day), QTime(3, 0)));
            QVERIFY(*backups.makeIfDue());
            QVERIFY(!*backups.makeIfDue()); // not twice on a day
            QTRY_VERIFY_WITH_TIMEOUT(m_services->access->jobs.running() == 0, 30'000);
            QTRY_COMPARE_WITH_TIMEOUT(scheduled(), qMin(day - 11, 2), 30'000);
        }
    }
    void settings_thatCantBeUsed_areRefused() {
        Backups backups(*m_services->store, [this] { return m_services->storeConfig(); }, m_services->access->jobs, m_clock, m_dir.filePath(u"made"_s));
        QCOMPARE(backups.setSettings({{}, u"25:00"_s, 3}, u"t"_s).error().code, u"backup.bad_time"_s);
        QCOMPARE(backups.setSettings({{}, {}, 0}, u"t"_s).error().code, u"backup.bad_keep"_s);
        QCOMPARE(backups.setSettings({u"here"_s, {}, 3}, u"t"_s).error().code, u"backup.bad_folder"_s);
        QCOMPARE(backups.setSettings({m_dir.filePath(u"hotline.db"_s), {}, 3}, u"t"_s).error().code, u"backup.bad_folder"_s); // a file
        QVERIFY(backups.setSettings({m_dir.filePath(u"elsewhere"_s), u"04:00"_s, 3}, u"t"_s));
        QCOMPARE(backups.settings()->folder, m_dir.filePath(u"elsewhere"_s));
    }
};
LIANXIN_TEST(tst_Backups);
#include "tst_Backups.moc"
