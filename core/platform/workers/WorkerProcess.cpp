// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/workers/WorkerProcess.h"
#include "platform/base/Log.h"
#include <QFileInfo>
#include <csignal>
#include <sys/prctl.h>
#include <sys/resource.h>

namespace lianxin {
namespace {

Error unreachable(const QString &code, const QString &message, const QString &remedy = {}) {
    return {ErrorKind::Unreachable, code, message, remedy, {}};
}

} // namespace

WorkerProcess::WorkerProcess(const WorkerSpec &spec)
    : m_spec(spec) {
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &WorkerProcess::onTimeout);
    connect(&m_process, &QProcess::readyReadStandardOutput, this, &WorkerProcess::onOutput);
    connect(&m_process, &QProcess::readyReadStandardError, this, &WorkerProcess::forwardLog);
    connect(&m_process, &QProcess::finished, this, &WorkerProcess::onFinished);
    connect(&m_process, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart)
            lose(unreachable(
                u"workers.not_started"_s,
                u"The worker program %1 can't be started: %2"_s.arg(m_spec.program, m_process.errorString()),
                u"Install lianxin-worker beside the engine."_s));
    });
}

WorkerProcess::~WorkerProcess() {
    m_lost = true;
    disconnect(&m_process, nullptr, this, nullptr);
    if (m_process.state() != QProcess::NotRunning) {
        m_process.kill();
        m_process.waitForFinished(2'000);
    }
}

void WorkerProcess::start() {
    m_process.setProgram(m_spec.program);
    m_process.setArguments(m_spec.arguments);
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"LIANXIN_WORKER_CPU_SECONDS"_s, QString::number(m_spec.cpuSecondsPerRequest));
    m_process.setProcessEnvironment(environment);
    // Between fork and exec: only calls that are safe there.
    const auto memory = rlim_t(std::max<qint64>(m_spec.memoryLimit, 0));
    m_process.setChildProcessModifier([memory] {
        ::prctl(PR_SET_PDEATHSIG, SIGKILL);
        const rlimit noCore{0, 0}; // a core file would hold what citizens said
        ::setrlimit(RLIMIT_CORE, &noCore);
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__) // their shadow memory counts as data
        if (memory > 0) {
            const rlimit data{memory, memory};
            ::setrlimit(RLIMIT_DATA, &data);
        }
#else
        Q_UNUSED(memory);
#endif
    });
    m_timer.start(m_spec.startTimeoutMs);
    m_process.start();
}

void WorkerProcess::ask(quint64 id, const WorkerMessage &message, int timeoutMs) {
    m_timer.start(timeoutMs);
    m_process.write(encodeFrame({WorkerFrame::Kind::Request, id, message}));
}

bool WorkerProcess::leave(int waitMs) {
    m_lost = true;
    m_timer.stop();
    disconnect(&m_process, nullptr, this, nullptr);
    m_process.closeWriteChannel();
    if (m_process.state() == QProcess::NotRunning || m_process.waitForFinished(waitMs))
        return true;
    m_process.kill();
    m_process.waitForFinished(2'000);
    return false;
}

void WorkerProcess::onOutput() {
    auto frames = m_reader.feed(m_process.readAllStandardOutput());
    if (!frames) {
        lose(frames.error());
        return;
    }
    for (const auto &one : *frames) {
        if (m_lost)
            return;
        if (one.kind == WorkerFrame::Kind::Ready && !m_ready) {
            m_ready = true;
            m_timer.stop();
            Q_EMIT ready();
            continue;
        }
        if (!m_ready || one.kind == WorkerFrame::Kind::Ready || one.kind == WorkerFrame::Kind::Request) {
            lose(unreachable(u"workers.garbage"_s, u"A worker process sent a frame out of turn."_s));
            return;
        }
        if (one.kind != WorkerFrame::Kind::Part)
            m_timer.stop();
        Q_EMIT frame(one);
    }
}

void WorkerProcess::onFinished(int exitCode, QProcess::ExitStatus status) {
    forwardLog();
    const QString how =
        status == QProcess::CrashExit ? u"was ended by a signal"_s : u"left with status %1"_s.arg(exitCode);
    lose(unreachable(u"workers.died"_s, u"The worker process %1 %2."_s.arg(m_spec.arguments.value(0), how),
                     u"It is restarted by itself; the log has its last words."_s));
}

void WorkerProcess::onTimeout() {
    lose(unreachable(
        u"workers.timeout"_s,
        m_ready ? u"The worker process %1 took too long for a request."_s.arg(m_spec.arguments.value(0))
                : u"The worker process %1 did not get ready in time."_s.arg(m_spec.arguments.value(0)),
        u"It is restarted by itself; give it less at a time if this repeats."_s));
}

void WorkerProcess::lose(const Error &why) {
    if (m_lost)
        return;
    m_lost = true;
    m_timer.stop();
    if (m_process.state() != QProcess::NotRunning)
        m_process.kill();
    Q_EMIT lost(why);
}

void WorkerProcess::forwardLog() {
    m_logTail += m_process.readAllStandardError();
    for (qsizetype end; (end = m_logTail.indexOf('\n')) >= 0; m_logTail.remove(0, end + 1))
        qCInfo(lcWorkers).noquote() << m_spec.arguments.value(0)
                                    << QString::fromUtf8(m_logTail.first(end)).left(500);
    if (m_logTail.size() > 4'096)
        m_logTail.clear();
}

} // namespace lianxin
