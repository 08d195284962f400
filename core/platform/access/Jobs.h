// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "platform/access/Caller.h"
#include "platform/base/Clock.h"
#include "platform/base/Expected.h"
#include <QJsonObject>
#include <QJsonValue>
#include <QObject>
#include <QThreadPool>
#include <QTimer>
#include <atomic>
#include <functional>
#include <map>
#include <memory>

namespace lianxin {

class Store;

enum class JobState { Running, Done, Failed, Cancelled };
LIANXIN_EXPORT QString nameOf(JobState state); //!< "running", "done", "failed", "cancelled"

//! \brief A job as clients see it. `result` and `error` never hold personal data.
struct LIANXIN_EXPORT JobInfo {
    Id id;
    QString kind;  //!< "lists.import"
    Id owner;      //!< user id, or "engine"
    JobState state = JobState::Running;
    qint64 done = 0;
    qint64 total = 0;  //!< 0: unknown
    double rate = 0;   //!< done per second since the start
    qint64 startedAt = 0; //!< UTC ms
    qint64 endedAt = 0;   //!< 0 while running
    QJsonValue result;
    std::optional<Error> error;
    QJsonObject toJson() const;
};

//! \brief What the working thread holds of its job. Any thread.
class LIANXIN_EXPORT JobControl {
public:
    void setTotal(qint64 total) { m_total = total; }
    void setDone(qint64 done) { m_done = done; }
    void advance(qint64 by = 1) { m_done += by; }
    //! To be asked often (every chunk); when true return jobCancelled().
    bool isCancelled() const { return m_cancelled; }

private:
    friend class Jobs;
    std::atomic<qint64> m_total{0};
    std::atomic<qint64> m_done{0};
    std::atomic<bool> m_cancelled{false};
};

//! The error of a job that stopped because it was asked to: jobs.cancelled (Cancelled).
LIANXIN_EXPORT Error jobCancelled();

using JobWork = std::function<Expected<QJsonValue>(JobControl &control)>;
using JobEnded = std::function<void(const JobInfo &info)>;

//! \brief Long-running work: import, backup, export. Work runs on a pool of its own; progress comes as events
//! "job.progress" (at most four a second for a job, and always the last one) with a payload as JobInfo::toJson().
//! Lives on the engine's main thread; all functions are for that thread. Jobs of an engine that died are "failed"
//! with jobs.interrupted at the next start.
class LIANXIN_EXPORT Jobs : public QObject {
    Q_OBJECT
public:
    Jobs(Store &store, const Clock &clock, int threads = 2, QObject *parent = nullptr);
    //! As stop().
    ~Jobs() override;

    //! Cancels and waits for what runs; its ends are recorded, callbacks and signals don't come any more. Before the
    //! services go that running work uses.
    void stop();

    //! Marks jobs left over from an earlier run as failed. Once, after the schema is there.
    Expected<void> recover();
    //! Starts \a work; \a ended comes on the main thread. Errors: those of the store.
    Expected<Id> start(const QString &kind, const Caller &caller, JobWork work, JobEnded ended = nullptr);
    //! Errors (NotFound): jobs.unknown.
    Expected<JobInfo> find(const Id &id) const;
    //! Newest first; of one owner, or of everybody with an empty \a owner.
    Expected<std::vector<JobInfo>> list(const Id &owner, int limit) const;
    //! Asks the work to stop; it ends as cancelled when it has noticed. Errors: jobs.unknown; jobs.ended (Conflict).
    Expected<void> cancel(const Id &id);
    int running() const { return int(m_running.size()); }

Q_SIGNALS:
    void progressed(const lianxin::JobInfo &info);
    void ended(const lianxin::JobInfo &info);

private:
    struct Live;
    void finish(const Id &id, Expected<QJsonValue> result);
    void publish();
    JobInfo snapshotOf(const Live &live) const;

    Store &m_store;
    const Clock &m_clock;
    QThreadPool m_pool;
    QThreadPool m_teller; //!< one thread, for progress: it waits for the work's transactions
    bool m_telling = false;
    QTimer m_publishTimer;
    std::map<Id, std::shared_ptr<Live>> m_running;
};

} // namespace lianxin
