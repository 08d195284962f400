// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "call/sip/RawPeer.h"
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <netinet/in.h>
#include <random>
#include <sys/socket.h>
#include <unistd.h>

namespace lianxin::test {

//! \brief A foreign program in a folder of its own; ended with its scope.
class Program {
public:
    static QString find(const QString &name) {
        return QStandardPaths::findExecutable(name, {QStringLiteral("/usr/bin"), QStringLiteral("/usr/sbin")});
    }
    ~Program() {
        if (process.state() == QProcess::NotRunning)
            return;
        process.terminate();
        if (!process.waitForFinished(5000)) {
            process.kill();
            process.waitForFinished(5000);
        }
    }
    bool start(const QString &program, const QStringList &arguments) {
        process.setWorkingDirectory(folder.path());
        process.setProcessChannelMode(QProcess::MergedChannels);
        process.start(program, arguments);
        return process.waitForStarted(10000);
    }
    QTemporaryDir folder;
    QProcess process;
};

//! Whether nobody has port \a port of this machine, for \a type (SOCK_DGRAM, SOCK_STREAM).
inline bool isFree(int port, int type) {
    const int probe = socket(AF_INET, type, 0);
    sockaddr_in own{};
    own.sin_family = AF_INET;
    own.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    own.sin_port = htons(std::uint16_t(port));
    const bool free = bind(probe, reinterpret_cast<sockaddr *>(&own), sizeof own) == 0;
    close(probe);
    return free;
}

//! A port that was free a moment ago for UDP and TCP, and the next one too (baresip takes that for TLS). Foreign
//! programs can't be told to choose one. It lies below the ports that the system deals out itself, so that no test
//! beside this one is given it before that program has it.
inline int freePort() {
    static std::mt19937 dice{std::random_device{}()};
    std::uniform_int_distribution<int> any(20000 / 2, 32000 / 2 - 1);
    for (;;) {
        const int port = any(dice) * 2;
        if (isFree(port, SOCK_DGRAM) && isFree(port, SOCK_STREAM) && isFree(port + 1, SOCK_DGRAM) && isFree(port + 1, SOCK_STREAM))
            return port;
    }
}

//! Waits until something answers OPTIONS at \a port.
inline bool answers(int port, int timeoutMs = 15000) {
    RawPeer raw;
    const auto end = std::chrono::steady_clock::now() + std::chrono::milliseconds(timeoutMs);
    for (int i = 0; std::chrono::steady_clock::now() < end; ++i) {
        raw.send("OPTIONS sip:x@127.0.0.1:" + std::to_string(port) + " SIP/2.0\r\nVia: SIP/2.0/UDP 127.0.0.1:" +
                     std::to_string(raw.port) + ";rport;branch=z9hG4bKup" + std::to_string(i) +
                     "\r\nFrom: <sip:a@b>;tag=1\r\nTo: <sip:x@127.0.0.1>\r\nCall-ID: up" + std::to_string(i) +
                     "\r\nCSeq: 1 OPTIONS\r\nMax-Forwards: 70\r\nContent-Length: 0\r\n\r\n",
                 std::uint16_t(port));
        if (raw.receive("SIP/2.0", 250))
            return true;
    }
    return false;
}

//! Waits until UDP port \a port is taken (for programs that answer nothing).
inline bool isTaken(int port, int timeoutMs = 15000) {
    const auto end = std::chrono::steady_clock::now() + std::chrono::milliseconds(timeoutMs);
    while (std::chrono::steady_clock::now() < end) {
        if (!isFree(port, SOCK_DGRAM))
            return true;
        usleep(50000);
    }
    return false;
}

} // namespace lianxin::test
