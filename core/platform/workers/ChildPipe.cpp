// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/workers/ChildPipe.h"
#include "platform/base/Literals.h"
#include <QElapsedTimer>
#include <QFile>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

extern char **environ;

namespace lianxin {

namespace {

constexpr int kPipeBytes = 1 << 20; // the most that anybody may ask for

Error notStarted(const QString &program, int error) {
    return {ErrorKind::Unreachable, u"workers.not_started"_s,
            u"The worker program %1 can't be started: %2"_s.arg(program.isEmpty() ? u"lianxin-worker"_s : program, QString::fromLocal8Bit(std::strerror(error))),
            u"Install lianxin-worker beside the engine."_s, {}};
}

} // namespace

Expected<std::unique_ptr<ChildPipe>> ChildPipe::start(const QString &program, const QStringList &arguments) {
    if (program.isEmpty())
        return notStarted(program, ENOENT);
    int input[2]; // a socket: writing to a child that is gone must not raise a signal
    int output[2];
    if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, input) != 0)
        return notStarted(program, errno);
    if (::pipe2(output, O_CLOEXEC) != 0) {
        const int error = errno;
        ::close(input[0]);
        ::close(input[1]);
        return notStarted(program, error);
    }
    ::fcntl(output[0], F_SETPIPE_SZ, kPipeBytes); // smaller where it may not be: slower, nothing else

    std::vector<QByteArray> words{QFile::encodeName(program)};
    for (const QString &argument : arguments)
        words.push_back(argument.toLocal8Bit());
    std::vector<char *> argv;
    for (QByteArray &word : words)
        argv.push_back(word.data());
    argv.push_back(nullptr);

    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, input[1], STDIN_FILENO);
    posix_spawn_file_actions_adddup2(&actions, output[1], STDOUT_FILENO);
    posix_spawn_file_actions_addclosefrom_np(&actions, 3);
    posix_spawnattr_t attributes;
    posix_spawnattr_init(&attributes);
    sigset_t signals;
    sigfillset(&signals);
    posix_spawnattr_setsigdefault(&attributes, &signals);
    sigemptyset(&signals);
    posix_spawnattr_setsigmask(&attributes, &signals);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK);
    pid_t pid = 0;
    const int error = posix_spawn(&pid, words[0].constData(), &actions, &attributes, argv.data(), environ);
    posix_spawnattr_destroy(&attributes);
    posix_spawn_file_actions_destroy(&actions);
    ::close(input[1]);
    ::close(output[1]);
    if (error != 0) {
        ::close(input[0]);
        ::close(output[0]);
        return notStarted(program, error);
    }
    return std::unique_ptr<ChildPipe>(new ChildPipe(pid, input[0], output[0]));
}

ChildPipe::~ChildPipe() {
    stop();
    ::close(m_input);
    ::close(m_output);
}

bool ChildPipe::send(const QByteArray &bytes) {
    for (qsizetype done = 0; done < bytes.size();) {
        const ssize_t n = ::send(m_input, bytes.constData() + done, size_t(bytes.size() - done), MSG_NOSIGNAL);
        if (n < 0 && errno == EINTR)
            continue;
        if (n <= 0)
            return false;
        done += n;
    }
    return true;
}

qint64 ChildPipe::read(char *to, qint64 size, int timeoutMs) {
    for (;;) {
        pollfd waiting{m_output, POLLIN, 0};
        const int ready = ::poll(&waiting, 1, timeoutMs);
        if (ready < 0 && errno == EINTR)
            continue;
        if (ready <= 0)
            return -1;
        const ssize_t n = ::read(m_output, to, size_t(size));
        if (n < 0 && (errno == EINTR || errno == EAGAIN))
            continue;
        return n > 0 ? n : 0;
    }
}

bool ChildPipe::reap(bool wait) {
    while (!m_ended) {
        int status = 0;
        const pid_t pid = ::waitpid(m_pid, &status, wait ? 0 : WNOHANG);
        if (pid == 0)
            return false;
        if (pid < 0 && errno == EINTR)
            continue;
        m_ended = true; // also when somebody else took its status
        if (pid == m_pid)
            m_end = WIFSIGNALED(status) ? End{true, WTERMSIG(status)} : End{false, WEXITSTATUS(status)};
    }
    return true;
}

ChildPipe::End ChildPipe::stop() {
    if (!reap(false)) {
        ::kill(m_pid, SIGKILL);
        reap(true);
    }
    return m_end;
}

ChildPipe::End ChildPipe::finish(int waitMs) {
    QElapsedTimer timer;
    timer.start();
    while (!reap(false) && timer.elapsed() < waitMs)
        ::usleep(2'000);
    return stop();
}

} // namespace lianxin
