// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/access/AccessSchema.h"
#include "platform/access/Jobs.h"
#include "support/StoreFixture.h"
#include "support/TestRegistry.h"
#include <QSignalSpy>
#include <QTest>
#include <atomic>

using namespace lianxin;
using lianxin::test::StoreFixture;

class tst_Jobs : public QObject {
    Q_OBJECT
    ManualClock m_clock{1'700'000'000'000};
    Caller m_caller = [] {
        Caller caller;
        caller.userId = u"u1"_s;
        return caller;
    }();

private Q_SLOTS:
    void job_runsElsewhere_andTellsItsEnd_data() { StoreFixture::addBackendColumn(); }
    void job_runsElsewhere_andTellsItsEnd() {
        STORE_FIXTURE(fixture, accessSchema());
        Jobs jobs(fixture.store(), m_clock);
        QSignalSpy ended(&jobs, &Jobs::ended);
        QThread *worker = nullptr;
        JobInfo told;
        const auto id = jobs.start(
            u"lists.import"_s, m_caller,
            [&](JobControl &control) -> Expected<QJsonValue> {
                worker = QThread::currentThread();
                control.setTotal(10);
                control.advance(10);
                return QJsonValue(QJsonObject{{u"imported"_s, 10}});
            },
            [&](const JobInfo &info) { told = info; });
        QVERIFY2(id, id ? "" : qPrintable(id.error().toString()));
        QCOMPARE(jobs.find(*id)->state, JobState::Running);
        QTRY_COMPARE(ended.size(), 1);
        QVERIFY(worker && worker != QThread::currentThread());
        QCOMPARE(told.state, JobState::Done);
        const auto info = jobs.find(*id);
        QCOMPARE(info->state, JobState::Done);
        QCOMPARE(info->done, 10);
        QCOMPARE(info->total, 10);
        QCOMPARE(info->result.toObject().value("imported"_L1).toInt(), 10);
        QVERIFY(!info->error);
        const auto events = fixture.store().eventsAfter(0, 100);
        QVERIFY(!events->empty());
        QCOMPARE(events->back().type, u"job.progress"_s);
        QCOMPARE(events->back().actor, u"u1"_s);
        QCOMPARE(events->back().payload.value("state"_L1).toString(), u"done"_s);
        QCOMPARE(jobs.list(u"u1"_s, 10)->size(), 1u);
        QCOMPARE(jobs.list({}, 10)->size(), 1u);
        QCOMPARE(jobs.list(u"u2"_s, 10)->size(), 0u);
    }

    void failure_isKept() {
        StoreFixture fixture(u"intl"_s, accessSchema());
        Jobs jobs(fixture.store(), m_clock);
        QSignalSpy ended(&jobs, &Jobs::ended);
        const auto id = jobs.start(u"a.b"_s, m_caller, [](JobControl &) -> Expected<QJsonValue> {
            return Error{ErrorKind::BadInput, u"sheets.broken"_s, u"Broken."_s, u"Mend it."_s, u"Sheet1!A1"_s};
        });
        const auto thrower = jobs.start(u"a.c"_s, m_caller, [](JobControl &) -> Expected<QJsonValue> {
            throw std::runtime_error("boom");
        });
        QTRY_COMPARE(ended.size(), 2);
        QCOMPARE(jobs.find(*id)->state, JobState::Failed);
        QCOMPARE(jobs.find(*id)->error->code, u"sheets.broken"_s);
        QCOMPARE(jobs.find(*id)->error->place, u"Sheet1!A1"_s);
        QCOMPARE(jobs.find(*thrower)->error->code, u"jobs.crashed"_s);
    }

    void cancel_stopsIt_andIsRefusedAfterwards() {
        StoreFixture fixture(u"intl"_s, accessSchema());
        Jobs jobs(fixture.store(), m_clock, 1);
        QSignalSpy ended(&jobs, &Jobs::ended);
        const auto work = [](JobControl &control) -> Expected<QJsonValue> {
            while (!control.isCancelled())
                QThread::msleep(1);
            return jobCancelled();
        };
        const auto id = jobs.start(u"a.b"_s, m_caller, work);
        const auto queued = jobs.start(u"a.b"_s, m_caller, work); // has not begun
        QVERIFY(jobs.cancel(*queued));
        QVERIFY(jobs.cancel(*id));
        QTRY_COMPARE(ended.size(), 2);
        QCOMPARE(jobs.find(*id)->state, JobState::Cancelled);
        QCOMPARE(jobs.find(*queued)->state, JobState::Cancelled);
        QCOMPARE(jobs.cancel(*id).error().code, u"jobs.ended"_s);
        QCOMPARE(jobs.cancel(newId()).error().code, u"jobs.unknown"_s);
    }

    void progress_isThrottled() {
        StoreFixture fixture(u"intl"_s, accessSchema());
        Jobs jobs(fixture.store(), m_clock);
        QSignalSpy ended(&jobs, &Jobs::ended);
        QElapsedTimer timer;
        timer.start();
        QVERIFY(jobs.start(u"a.b"_s, m_caller, [](JobControl &control) -> Expected<QJsonValue> {
            for (int i = 0; i < 600; ++i) {
                control.advance();
                QThread::msleep(1);
            }
            return QJsonValue();
        }));
        QTRY_COMPARE_WITH_TIMEOUT(ended.size(), 1, 30'000);
        const auto events = fixture.store().eventsAfter(0, 1000);
        QVERIFY(events->size() >= 2);
        QVERIFY(qint64(events->size()) <= timer.elapsed() / 250 + 2);
    }

    void engineDied_jobsAreFailedAtTheNextStart() {
        StoreFixture fixture(u"intl"_s, accessSchema());
        QVERIFY(fixture.store().write([&](Transaction &t) {
            t.execute(u"INSERT INTO job (id, engine, kind, owner, state, done, total, started_at, ended_at, result, error) "
                      "VALUES ('j1', $1, 'a.b', 'u1', 'running', 5, 10, 1, 0, '', '')"_s,
                      {fixture.store().engineId()});
        }));
        Jobs jobs(fixture.store(), m_clock);
        QVERIFY(jobs.recover());
        const auto info = jobs.find(u"j1"_s);
        QCOMPARE(info->state, JobState::Failed);
        QCOMPARE(info->error->code, u"jobs.interrupted"_s);
        QCOMPARE(info->done, 5);
    }

    void destructor_cancelsAndWaits() {
        StoreFixture fixture(u"intl"_s, accessSchema());
        std::atomic<bool> over = false;
        Id id;
        {
            Jobs jobs(fixture.store(), m_clock);
            id = *jobs.start(u"a.b"_s, m_caller, [&](JobControl &control) -> Expected<QJsonValue> {
                while (!control.isCancelled())
                    QThread::msleep(1);
                over = true;
                return jobCancelled();
            });
        }
        Jobs later(fixture.store(), m_clock);
        QCOMPARE(later.find(id)->state, JobState::Cancelled);
    }
};

LIANXIN_TEST(tst_Jobs);
#include "tst_Jobs.moc"
