// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "platform/workers/WorkerPool.h"
#include <QProcess>
#include <QTimer>

namespace lianxin {

//! \brief One child process of a pool: its pipes, its limits, its clock. Used by WorkerPool only; its thread.
class WorkerProcess final : public QObject {
    Q_OBJECT
public:
    explicit WorkerProcess(const WorkerSpec &spec);
    ~WorkerProcess() override; //!< kills a child that still runs

    void start();
    bool isReady() const { return m_ready; }
    //! Sends a request; \a timeoutMs of wall time for the answer. Only when ready and idle.
    void ask(quint64 id, const WorkerMessage &message, int timeoutMs);
    //! End of input; true when the child left within \a waitMs, else it has been killed.
    bool leave(int waitMs);

Q_SIGNALS:
    void ready();
    void frame(const lianxin::WorkerFrame &frame);
    //! The child is gone (died, timed out, talked nonsense, could not be started). The last signal.
    void lost(const lianxin::Error &why);

private:
    void onOutput();
    void onFinished(int exitCode, QProcess::ExitStatus status);
    void onTimeout();
    void lose(const Error &why);
    void forwardLog();

    WorkerSpec m_spec;
    QProcess m_process;
    WorkerFrameReader m_reader;
    QTimer m_timer;
    QByteArray m_logTail;
    bool m_ready = false;
    bool m_lost = false;
};

} // namespace lianxin
