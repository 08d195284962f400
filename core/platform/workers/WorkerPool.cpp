// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/workers/WorkerPool.h"
#include "platform/base/Log.h"
#include "platform/workers/WorkerProcess.h"
#include <QCoreApplication>
#include <QFileInfo>
#include <QPointer>
#include <QStandardPaths>
#include <algorithm>

namespace lianxin {

struct WorkerPool::Pending {
    quint64 id = 0;
    WorkerRequest request;
    Answer answer;
    int attempts = 0;
    bool partSeen = false;
};

//! A place for a child: the process in it changes, the place stays.
class WorkerPool::Child {
public:
    Child(WorkerPool &pool, const WorkerSpec &spec)
        : m_pool(pool)
        , m_spec(spec)
        , m_backOffMs(spec.backOffMinMs) {
        m_restart.setSingleShot(true);
        QObject::connect(&m_restart, &QTimer::timeout, &m_pool, [this] { start(); });
    }

    void start() {
        m_process = std::make_unique<WorkerProcess>(m_spec);
        QObject::connect(m_process.get(), &WorkerProcess::ready, &m_pool, [this] { m_pool.onReady(); });
        QObject::connect(m_process.get(), &WorkerProcess::frame, &m_pool,
                         [this](const WorkerFrame &f) { onFrame(f); });
        QObject::connect(m_process.get(), &WorkerProcess::lost, &m_pool,
                         [this](const Error &why) { onLost(why); });
        m_process->start();
    }
    bool isReady() const { return m_process && m_process->isReady(); }
    bool isIdle() const { return isReady() && !m_current; }
    void take(std::shared_ptr<Pending> pending) {
        m_current = std::move(pending);
        ++m_current->attempts;
        const auto &request = m_current->request;
        m_process->ask(m_current->id, request.message,
                       request.timeoutMs > 0 ? request.timeoutMs : m_spec.requestTimeoutMs);
    }
    std::shared_ptr<Pending> leave() {
        m_restart.stop();
        if (m_process)
            m_process->leave(m_current ? 0 : 1'000);
        m_process.reset();
        return std::exchange(m_current, nullptr);
    }

private:
    void onFrame(const WorkerFrame &frame) {
        if (!m_current || frame.id != m_current->id) {
            qCWarning(lcWorkers) << "answer to a question nobody asked, dropped";
            return;
        }
        switch (frame.kind) {
        case WorkerFrame::Kind::Part:
            m_current->partSeen = true;
            if (m_current->request.onPart)
                m_current->request.onPart(frame.message);
            return;
        case WorkerFrame::Kind::Failure:
            m_backOffMs = m_spec.backOffMinMs;
            m_pool.onAnswered(std::exchange(m_current, nullptr), Error::fromJson(frame.message.head));
            return;
        default:
            m_backOffMs = m_spec.backOffMinMs;
            m_pool.onAnswered(std::exchange(m_current, nullptr), frame.message);
        }
    }
    void onLost(const Error &why) {
        // We are inside a signal of the process: it goes when control is back in the event loop.
        WorkerProcess *gone = m_process.release();
        const bool wasReady = gone->isReady();
        gone->deleteLater();
        m_restart.start(m_backOffMs);
        qCWarning(lcWorkers).noquote() << why.toString() << "next start in" << m_backOffMs << "ms";
        m_backOffMs = std::min(m_backOffMs * 2, m_spec.backOffMaxMs);
        m_pool.onLost(*this, std::exchange(m_current, nullptr), why, wasReady);
    }

    WorkerPool &m_pool;
    WorkerSpec m_spec;
    std::unique_ptr<WorkerProcess> m_process;
    std::shared_ptr<Pending> m_current;
    QTimer m_restart;
    int m_backOffMs;
};

WorkerPool::WorkerPool(WorkerSpec spec, QObject *parent)
    : QObject(parent)
    , m_spec(std::move(spec)) {
    for (int i = 0; i < std::max(1, m_spec.processes); ++i)
        m_children.push_back(std::make_unique<Child>(*this, m_spec));
}

WorkerPool::~WorkerPool() {
    stop();
}

void WorkerPool::start() {
    if (std::exchange(m_started, true) || m_stopped)
        return;
    for (const auto &child : m_children)
        child->start();
}

void WorkerPool::send(WorkerRequest request, Answer answer) {
    auto pending = std::make_shared<Pending>();
    pending->id = m_nextId++;
    pending->request = std::move(request);
    pending->answer = std::move(answer);
    const auto refuse = [&](const QString &code, const QString &message, const QString &remedy) {
        deliverLater(std::move(pending), Error{ErrorKind::Unreachable, code, message, remedy, {}});
    };
    if (m_stopped)
        return refuse(u"workers.stopped"_s, u"The worker processes have been stopped."_s, {});
    start();
    if (isUnhealthy())
        return refuse(u"workers.unhealthy"_s,
                      u"The worker process can't be kept alive: "_s +
                          (m_lastProblem ? m_lastProblem->message : QString()),
                      u"It is tried again by itself; see the log for the cause."_s);
    if (int(m_queue.size()) >= m_spec.maxQueued)
        return refuse(u"workers.queue_full"_s, u"Too many requests wait for the worker process."_s,
                      u"Try again later."_s);
    m_queue.push_back(std::move(pending));
    dispatch();
}

bool WorkerPool::isUnhealthy() const {
    // A child that is up again after all deserves a request.
    const bool anyReady = std::any_of(m_children.begin(), m_children.end(), [](const auto &child) { return child->isReady(); });
    return !anyReady && m_failedStarts >= m_spec.failedStartsUntilUnhealthy;
}

void WorkerPool::dispatch() {
    for (const auto &child : m_children) {
        if (m_queue.empty())
            return;
        if (!child->isIdle())
            continue;
        auto next = std::move(m_queue.front());
        m_queue.pop_front();
        child->take(std::move(next));
    }
}

void WorkerPool::onReady() {
    dispatch();
    Q_EMIT healthChanged();
}

void WorkerPool::onAnswered(const std::shared_ptr<Pending> &pending, Expected<WorkerMessage> result) {
    ++m_served;
    m_failedStarts = 0;
    deliverLater(pending, std::move(result));
    dispatch();
}

void WorkerPool::onLost(Child &, std::shared_ptr<Pending> pending, const Error &why, bool wasReady) {
    ++m_deaths;
    m_lastProblem = why;
    // Only a child that never got ready, or that died idle, says that starting is the trouble.
    if (!wasReady || !pending)
        ++m_failedStarts;
    if (pending) {
        const bool again = pending->request.idempotent && !pending->partSeen && pending->attempts < 2;
        if (again)
            m_queue.push_front(std::move(pending));
        else
            deliverLater(std::move(pending), why);
    }
    if (isUnhealthy()) {
        for (auto &waiting : std::exchange(m_queue, {}))
            deliverLater(std::move(waiting), why);
    }
    dispatch();
    Q_EMIT healthChanged();
}

void WorkerPool::deliverLater(std::shared_ptr<Pending> pending, Expected<WorkerMessage> result) {
    m_deliveries.push_back({std::move(pending), std::move(result)});
    if (m_deliveries.size() == 1)
        QMetaObject::invokeMethod(this, &WorkerPool::deliverAll, Qt::QueuedConnection);
}

void WorkerPool::deliverAll() {
    // The pool may be deleted by whoever gets an answer, so nothing of it is touched afterwards.
    for (auto &delivery : std::exchange(m_deliveries, {})) {
        if (delivery.pending->answer)
            delivery.pending->answer(std::move(delivery.result));
    }
}

void WorkerPool::stop() {
    if (std::exchange(m_stopped, true))
        return;
    std::vector<std::shared_ptr<Pending>> waiting;
    for (const auto &child : m_children) {
        if (auto current = child->leave())
            waiting.push_back(std::move(current));
    }
    for (auto &queued : std::exchange(m_queue, {}))
        waiting.push_back(std::move(queued));
    deliverAll();
    for (const auto &pending : waiting) {
        if (pending->answer)
            pending->answer(Error{ErrorKind::Unreachable,
                                  u"workers.stopped"_s,
                                  u"The worker processes were stopped before the request was answered."_s,
                                  {},
                                  {}});
    }
}

WorkerHealth WorkerPool::health() const {
    WorkerHealth health;
    for (const auto &child : m_children)
        health.ready += child->isReady();
    health.ok = !m_stopped && !isUnhealthy();
    health.queued = int(m_queue.size());
    health.served = m_served;
    health.deaths = m_deaths;
    health.lastProblem = m_lastProblem ? m_lastProblem->message : QString();
    return health;
}

QString defaultWorkerProgram() {
    const QString here = QCoreApplication::applicationDirPath();
    for (const auto &place : {u"/lianxin-worker"_s, u"/bin/lianxin-worker"_s, u"/../bin/lianxin-worker"_s,
                              u"/../libexec/lianxin-worker"_s}) {
        const QFileInfo file(here + place);
        if (file.isExecutable() && file.isFile())
            return file.canonicalFilePath();
    }
    return QStandardPaths::findExecutable(u"lianxin-worker"_s);
}

} // namespace lianxin
