// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "platform/workers/WorkerMessage.h"
#include <QObject>
#include <QStringList>
#include <deque>
#include <functional>
#include <memory>

namespace lianxin {

//! \brief How a kind of worker is started and what it may use.
struct WorkerSpec {
    QString program;                //!< path of lianxin-worker; defaultWorkerProgram() finds it
    QStringList arguments;          //!< {"synthesise"}
    int processes = 1;              //!< children side by side; each serves one request at a time
    qint64 memoryLimit = 1LL << 30; //!< bytes of private memory (RLIMIT_DATA); 0 = none
    int cpuSecondsPerRequest = 60;  //!< processor time of one request (RLIMIT_CPU, renewed); 0 = none
    int requestTimeoutMs = 10'000;  //!< wall time of one request, then the child is killed
    int startTimeoutMs = 10'000;    //!< from start to its Ready frame
    int backOffMinMs = 100;         //!< pause before a restart; doubles up to backOffMaxMs
    int backOffMaxMs = 10'000;
    int failedStartsUntilUnhealthy =
        4;                 //!< starts in a row without an answer after which requests fail at once
    int maxQueued = 1'000; //!< further requests are refused
};

//! \brief How a kind of worker is doing.
struct WorkerHealth {
    bool ok = false;     //!< at least one child is ready, or has not been needed yet
    int ready = 0;       //!< children that take requests
    int queued = 0;      //!< requests waiting
    qint64 served = 0;   //!< answers so far
    int deaths = 0;      //!< children that ended unasked
    QString lastProblem; //!< of the latest death, in English
};

//! \brief A request and how it may be treated.
struct WorkerRequest {
    WorkerMessage message;
    //! Asking twice does no harm: when the child dies under it, the request goes once more to a fresh child.
    bool idempotent = true;
    int timeoutMs = 0; //!< 0 = the spec's
    //! Called for each Part frame. A request that has had a part is not retried.
    std::function<void(const WorkerMessage &part)> onPart;
};

//! \brief Supervised child processes behind a queue: limits on memory and time, restart with back-off after a
//! death, clear errors to whoever was waiting, orderly stop. A child dies with its parent (PR_SET_PDEATHSIG).
//!
//! Thread: the one it lives on (the engine's main thread), which needs an event loop; answers arrive there
//! and never from inside send().
//!
//! Errors given to answers: whatever the worker itself answered, and workers.not_started (program missing or
//! not runnable), workers.died, workers.timeout, workers.garbage, workers.unhealthy, workers.queue_full,
//! workers.stopped, all of kind Unreachable.
class LIANXIN_EXPORT WorkerPool : public QObject {
    Q_OBJECT
public:
    using Answer = std::function<void(Expected<WorkerMessage>)>;

    explicit WorkerPool(WorkerSpec spec, QObject *parent = nullptr);
    ~WorkerPool() override; //!< as stop()

    //! Starts the children now rather than at the first request.
    void start();
    void send(WorkerRequest request, Answer answer);
    //! Everything that waits fails with workers.stopped (before this returns); children get the end of their
    //! input, a second to leave, then are killed.
    void stop();
    WorkerHealth health() const;

Q_SIGNALS:
    void healthChanged();

private:
    class Child;
    struct Pending;
    struct Delivery {
        std::shared_ptr<Pending> pending;
        Expected<WorkerMessage> result;
    };
    void dispatch();
    void onReady();
    void onAnswered(const std::shared_ptr<Pending> &pending, Expected<WorkerMessage> result);
    //! \a pending may be null: the child died idle or before it was ready.
    void onLost(Child &child, std::shared_ptr<Pending> pending, const Error &why, bool wasReady);
    void deliverLater(std::shared_ptr<Pending> pending, Expected<WorkerMessage> result);
    void deliverAll();
    bool isUnhealthy() const;

    WorkerSpec m_spec;
    std::vector<std::unique_ptr<Child>> m_children;
    std::deque<std::shared_ptr<Pending>> m_queue;
    std::vector<Delivery> m_deliveries;
    quint64 m_nextId = 1;
    qint64 m_served = 0;
    int m_deaths = 0;
    int m_failedStarts = 0; // in a row, over all children
    std::optional<Error> m_lastProblem;
    bool m_started = false;
    bool m_stopped = false;
};

//! lianxin-worker beside the running program, else in ../bin or bin beside it, else on PATH; empty when there
//! is none.
LIANXIN_EXPORT QString defaultWorkerProgram();

} // namespace lianxin
