// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/access/Jobs.h"
#include "platform/base/Log.h"
#include "platform/storage/Store.h"
#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonDocument>

namespace lianxin {
namespace {

constexpr int kPublishMs = 250;

QString textOf(const QJsonObject &json) {
    return QString::fromUtf8(QJsonDocument(json).toJson(QJsonDocument::Compact));
}

JobState stateFromName(QStringView name) {
    for (const JobState state : {JobState::Running, JobState::Done, JobState::Cancelled})
        if (nameOf(state) == name)
            return state;
    return JobState::Failed;
}

Error unknownJob(const Id &id) {
    return {ErrorKind::NotFound, u"jobs.unknown"_s, u"There is no such job."_s, {}, id};
}

const QString &jobColumns() {
    static const QString all = u"id, kind, owner, state, done, total, started_at, ended_at, result, error"_s;
    return all;
}

JobInfo infoOf(const Row &row) {
    JobInfo info;
    info.id = row.text(0);
    info.kind = row.text(1);
    info.owner = row.text(2);
    info.state = stateFromName(row.text(3));
    info.done = row.integer(4);
    info.total = row.integer(5);
    info.startedAt = row.integer(6);
    info.endedAt = row.integer(7);
    info.result = QJsonDocument::fromJson(row.text(8).toUtf8()).array().first();
    if (const auto error = row.text(9); !error.isEmpty())
        info.error = Error::fromJson(QJsonDocument::fromJson(error.toUtf8()).object());
    if (info.endedAt > info.startedAt)
        info.rate = double(info.done) * 1000 / double(info.endedAt - info.startedAt);
    return info;
}

Expected<QJsonValue> guarded(const JobWork &work, JobControl &control) {
    try {
        return work(control);
    } catch (const StoreFailure &failure) {
        return failure.error();
    } catch (const std::exception &problem) {
        return Error{ErrorKind::Internal, u"jobs.crashed"_s,
                     u"The work ended with an exception: %1."_s.arg(QString::fromUtf8(problem.what())), {}, {}};
    }
}

} // namespace

struct Jobs::Live {
    JobInfo info;
    JobControl control;
    JobEnded ended;
    QElapsedTimer clock;
    qint64 published = -1;
};

QString nameOf(JobState state) {
    switch (state) {
    case JobState::Running:
        return u"running"_s;
    case JobState::Done:
        return u"done"_s;
    case JobState::Failed:
        return u"failed"_s;
    case JobState::Cancelled:
        return u"cancelled"_s;
    }
    return {};
}

Error jobCancelled() {
    return {ErrorKind::Cancelled, u"jobs.cancelled"_s, u"The job was cancelled."_s, {}, {}};
}

QJsonObject JobInfo::toJson() const {
    QJsonObject json{{u"id"_s, id},
                     {u"kind"_s, kind},
                     {u"state"_s, nameOf(state)},
                     {u"done"_s, done},
                     {u"total"_s, total},
                     {u"rate"_s, rate},
                     {u"startedAt"_s, startedAt},
                     {u"endedAt"_s, endedAt},
                     {u"result"_s, result.isUndefined() ? QJsonValue(QJsonValue::Null) : result}};
    json.insert(u"error"_s, error ? QJsonValue(error->toJson()) : QJsonValue(QJsonValue::Null));
    return json;
}

Jobs::Jobs(Store &store, const Clock &clock, int threads, QObject *parent)
    : QObject(parent)
    , m_store(store)
    , m_clock(clock) {
    m_pool.setMaxThreadCount(threads);
    m_teller.setMaxThreadCount(1);
    m_publishTimer.setInterval(kPublishMs);
    connect(&m_publishTimer, &QTimer::timeout, this, &Jobs::publish);
}

Jobs::~Jobs() { stop(); }

void Jobs::stop() {
    m_publishTimer.stop();
    for (const auto &[id, live] : m_running)
        live->control.m_cancelled = true;
    m_pool.waitForDone();
    m_teller.waitForDone();
    for (const auto &[id, live] : m_running) {
        const auto closed = m_store.write([&, job = id](Transaction &t) {
            t.execute(u"UPDATE job SET state = $2, ended_at = $3 WHERE id = $1"_s,
                      {job, nameOf(JobState::Cancelled), m_clock.now()});
        });
        if (!closed)
            qCWarning(lcStorage) << "job" << id << "stays open:" << closed.error().toString();
    }
    m_running.clear();
}

Expected<void> Jobs::recover() {
    const Error interrupted{ErrorKind::Cancelled, u"jobs.interrupted"_s, u"The engine stopped while this ran."_s,
                            u"Look how far it came and start it again."_s, {}};
    return m_store.write([&](Transaction &t) {
        t.execute(u"UPDATE job SET state = $2, error = $3, ended_at = $4 WHERE engine = $1 AND state = $5"_s,
                  {m_store.engineId(), nameOf(JobState::Failed), textOf(interrupted.toJson()), m_clock.now(),
                   nameOf(JobState::Running)});
    });
}

Expected<Id> Jobs::start(const QString &kind, const Caller &caller, JobWork work, JobEnded ended) {
    const auto live = std::make_shared<Live>();
    live->info.id = newId();
    live->info.kind = kind;
    live->info.owner = caller.userId;
    live->info.startedAt = m_clock.now();
    live->ended = std::move(ended);
    live->clock.start();
    LX_CHECK(m_store.write([&](Transaction &t) {
        t.execute(u"INSERT INTO job (engine, "_s + jobColumns() + u") VALUES ($1, $2, $3, $4, $5, 0, 0, $6, 0, '', '')"_s,
                  {m_store.engineId(), live->info.id, kind, caller.userId, nameOf(JobState::Running),
                   live->info.startedAt});
    }));
    m_running.emplace(live->info.id, live);
    m_publishTimer.start();
    m_pool.start([this, live, work = std::move(work)] {
        auto result = live->control.isCancelled() ? Expected<QJsonValue>(jobCancelled())
                                                  : guarded(work, live->control);
        QMetaObject::invokeMethod(
            this, [this, id = live->info.id, result = std::move(result)] { finish(id, result); },
            Qt::QueuedConnection);
    });
    return live->info.id;
}

JobInfo Jobs::snapshotOf(const Live &live) const {
    JobInfo info = live.info;
    info.done = live.control.m_done;
    info.total = live.control.m_total;
    if (const qint64 ms = live.clock.elapsed(); ms > 0)
        info.rate = double(info.done) * 1000 / double(ms);
    return info;
}

void Jobs::publish() {
    if (m_running.empty())
        m_publishTimer.stop();
    if (m_telling)
        return;
    std::vector<JobInfo> changed;
    for (const auto &[id, live] : m_running)
        if (const JobInfo info = snapshotOf(*live); std::exchange(live->published, info.done) != info.done)
            changed.push_back(info);
    if (changed.empty())
        return;
    // Not here: the write waits for the very transaction of the work that it tells of, and calls would wait with it.
    m_telling = true;
    m_teller.start([this, changed] {
        const auto told = m_store.write([&](Transaction &t) {
            for (const auto &info : changed)
                if (t.first(u"SELECT 1 FROM job WHERE id = $1 AND state = $2"_s, {info.id, nameOf(JobState::Running)}))
                    t.emitEvent(u"job.progress"_s, info.id, info.toJson(), info.owner);
        });
        if (!told)
            qCWarning(lcStorage) << "job progress not recorded:" << told.error().toString();
        QMetaObject::invokeMethod(
            this,
            [this, changed] {
                m_telling = false;
                for (const auto &info : changed)
                    if (m_running.contains(info.id))
                        Q_EMIT progressed(info);
            },
            Qt::QueuedConnection);
    });
}

void Jobs::finish(const Id &id, Expected<QJsonValue> result) {
    const auto it = m_running.find(id);
    if (it == m_running.end())
        return;
    const auto live = it->second;
    m_running.erase(it);
    JobInfo info = snapshotOf(*live);
    info.endedAt = m_clock.now();
    if (result) {
        info.state = JobState::Done;
        info.result = *result;
    } else {
        info.error = result.error();
        info.state = result.error().kind == ErrorKind::Cancelled ? JobState::Cancelled : JobState::Failed;
    }
    const auto kept = m_store.write([&](Transaction &t) {
        t.execute(u"UPDATE job SET state = $2, done = $3, total = $4, ended_at = $5, result = $6, error = $7 "
                  "WHERE id = $1"_s,
                  {id, nameOf(info.state), info.done, info.total, info.endedAt,
                   QString::fromUtf8(QJsonDocument(QJsonArray{info.result}).toJson(QJsonDocument::Compact)),
                   info.error ? textOf(info.error->toJson()) : QString()});
        t.emitEvent(u"job.progress"_s, id, info.toJson(), info.owner);
    });
    if (!kept)
        qCWarning(lcStorage) << "end of job not recorded:" << kept.error().toString();
    if (live->ended)
        live->ended(info);
    Q_EMIT progressed(info);
    Q_EMIT ended(info);
}

Expected<JobInfo> Jobs::find(const Id &id) const {
    if (const auto it = m_running.find(id); it != m_running.end())
        return snapshotOf(*it->second);
    return m_store.readReturning<JobInfo>([&](Snapshot &s) {
        const auto row = s.first(u"SELECT "_s + jobColumns() + u" FROM job WHERE id = $1"_s, {id});
        if (!row)
            throw StoreFailure(unknownJob(id));
        return infoOf(*row);
    });
}

Expected<std::vector<JobInfo>> Jobs::list(const Id &owner, int limit) const {
    return m_store.readReturning<std::vector<JobInfo>>([&](Snapshot &s) {
        std::vector<JobInfo> out;
        const auto rows = owner.isEmpty()
                              ? s.query(u"SELECT "_s + jobColumns() + u" FROM job ORDER BY started_at DESC, id DESC LIMIT $1"_s,
                                        {qint64(limit)})
                              : s.query(u"SELECT "_s + jobColumns()
                                            + u" FROM job WHERE owner = $1 ORDER BY started_at DESC, id DESC LIMIT $2"_s,
                                        {owner, qint64(limit)});
        for (const Row &row : rows) {
            const auto it = m_running.find(row.text(0));
            out.push_back(it != m_running.end() ? snapshotOf(*it->second) : infoOf(row));
        }
        return out;
    });
}

Expected<void> Jobs::cancel(const Id &id) {
    if (const auto it = m_running.find(id); it != m_running.end()) {
        it->second->control.m_cancelled = true;
        return {};
    }
    LX_TRY(const JobInfo info, find(id));
    return Error{ErrorKind::Conflict, u"jobs.ended"_s, u"The job has ended already: %1."_s.arg(nameOf(info.state)), {}, id};
}

} // namespace lianxin
