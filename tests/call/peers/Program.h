// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "call/sip/RawPeer.h"
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>

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

//! A UDP port that was free a moment ago. Foreign programs can't be told to choose one.
inline int freePort() {
    // baresip also wants the next one (TLS): leave a gap.
    for (;;) {
        const RawPeer probe;
        if (probe.port < 60000 && probe.port % 2 == 0)
            return probe.port;
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
        const int probe = socket(AF_INET, SOCK_DGRAM, 0);
        sockaddr_in own{};
        own.sin_family = AF_INET;
        own.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        own.sin_port = htons(std::uint16_t(port));
        const bool taken = bind(probe, reinterpret_cast<sockaddr *>(&own), sizeof own) != 0;
        close(probe);
        if (taken)
            return true;
        usleep(50000);
    }
    return false;
}

} // namespace lianxin::test
