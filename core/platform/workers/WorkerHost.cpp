// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/workers/WorkerHost.h"
#include <cerrno>
#include <cstdlib>
#include <fcntl.h>
#include <sys/resource.h>
#include <unistd.h>

namespace lianxin {
namespace {

//! All of \a bytes, or false.
bool writeAll(int fd, const QByteArray &bytes) {
    const char *p = bytes.constData();
    for (qsizetype left = bytes.size(); left > 0;) {
        const ssize_t n = ::write(fd, p, size_t(left));
        if (n < 0 && errno == EINTR)
            continue;
        if (n <= 0)
            return false;
        p += n;
        left -= n;
    }
    return true;
}

//! Gives the process \a seconds of processor time from now on.
void renewCpuLimit(int seconds) {
    if (seconds <= 0)
        return;
    rusage used{};
    ::getrusage(RUSAGE_SELF, &used);
    rlimit limit{};
    ::getrlimit(RLIMIT_CPU, &limit);
    limit.rlim_cur = rlim_t(used.ru_utime.tv_sec + used.ru_stime.tv_sec + seconds + 1);
    if (limit.rlim_max != RLIM_INFINITY)
        limit.rlim_cur = std::min(limit.rlim_cur, limit.rlim_max);
    ::setrlimit(RLIMIT_CPU, &limit);
}

} // namespace

int runWorkerHost(const WorkerHandler &handler) {
    const int out = ::fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, 3);
    if (out < 0 || ::dup2(STDERR_FILENO, STDOUT_FILENO) < 0)
        return 1;
    const int cpuSeconds = qEnvironmentVariableIntValue("LIANXIN_WORKER_CPU_SECONDS");
    if (!writeAll(out, encodeFrame({WorkerFrame::Kind::Ready, 0, {}})))
        return 1;
    WorkerFrameReader reader;
    QByteArray chunk(1 << 16, Qt::Uninitialized);
    for (;;) {
        const ssize_t n = ::read(STDIN_FILENO, chunk.data(), size_t(chunk.size()));
        if (n < 0 && errno == EINTR)
            continue;
        if (n <= 0)
            return n == 0 ? 0 : 1;
        auto frames = reader.feed(chunk.first(n));
        if (!frames)
            return 1;
        for (const auto &frame : *frames) {
            if (frame.kind != WorkerFrame::Kind::Request)
                return 1;
            renewCpuLimit(cpuSeconds);
            const auto part = [&](const WorkerMessage &message) {
                if (!writeAll(out, encodeFrame({WorkerFrame::Kind::Part, frame.id, message})))
                    ::_exit(1); // nobody listens any more
            };
            auto answer = handler(frame.message, part);
            const WorkerFrame reply =
                answer ? WorkerFrame{WorkerFrame::Kind::Answer, frame.id, std::move(*answer)}
                       : WorkerFrame{WorkerFrame::Kind::Failure, frame.id, {answer.error().toJson(), {}}};
            if (!writeAll(out, encodeFrame(reply)))
                return 1;
        }
    }
}

} // namespace lianxin
