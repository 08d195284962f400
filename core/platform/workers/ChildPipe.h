// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "platform/base/Expected.h"
#include <QByteArray>
#include <QStringList>
#include <memory>
#include <sys/types.h>

namespace lianxin {

//! \brief One short-lived child for a thread that may wait: lines go in, bytes come out. Unlike WorkerPool it needs
//! no event loop and carries streams at the speed of a pipe.
//!
//! One thread, which stays alive as long as the child (a child that asks for it dies with the thread that started
//! it). Errors: workers.not_started (Unreachable).
class LIANXIN_EXPORT ChildPipe {
public:
    //! How the child ended.
    struct End {
        bool bySignal = false;
        int number = 0; //!< of the signal, or its exit status
    };

    static Expected<std::unique_ptr<ChildPipe>> start(const QString &program, const QStringList &arguments);
    ~ChildPipe(); //!< as stop()
    ChildPipe(const ChildPipe &) = delete;
    ChildPipe &operator=(const ChildPipe &) = delete;

    //! Gives the child \a bytes on its standard input; false when it does not listen any more.
    bool send(const QByteArray &bytes);
    //! Waits for what the child writes: its size, 0 at the end, -1 after \a timeoutMs of silence.
    qint64 read(char *to, qint64 size, int timeoutMs);
    //! Kills the child if it still runs and takes leave of it.
    End stop();
    //! The child writes no more: waits up to \a waitMs for it to end by itself, then as stop().
    End finish(int waitMs);
    pid_t pid() const { return m_pid; }

private:
    ChildPipe(pid_t pid, int input, int output)
        : m_pid(pid)
        , m_input(input)
        , m_output(output) {}
    bool reap(bool wait);

    pid_t m_pid;
    int m_input;
    int m_output;
    bool m_ended = false;
    End m_end;
};

} // namespace lianxin
