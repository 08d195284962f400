// SPDX-License-Identifier: GPL-3.0-or-later
#include "Session.h"
#include "DirectSession.h"
#include "RemoteSession.h"
#include "platform/protocol/LocalSocket.h"
#include <QDir>
#include <QEventLoop>
#include <QFileInfo>
#include <QLocalSocket>
#include <QStandardPaths>
#include <QTimer>
#include <cstdio>
#include <termios.h>
#include <unistd.h>

namespace lianxin::ctl {
namespace {

constexpr int kProbeMs = 2000;

bool somebodyListens(const QString &socket) {
    QLocalSocket probe;
    probe.connectToServer(socket);
    return probe.waitForConnected(kProbeMs);
}

//! Turns the terminal's echo off for as long as it lives.
class NoEcho {
public:
    NoEcho() {
        if (::isatty(STDIN_FILENO) == 0 || ::tcgetattr(STDIN_FILENO, &m_before) != 0)
            return;
        termios quiet = m_before;
        quiet.c_lflag &= ~tcflag_t(ECHO);
        m_off = ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &quiet) == 0;
    }
    ~NoEcho() {
        if (m_off) {
            ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &m_before);
            std::fputc('\n', stderr);
        }
    }
    NoEcho(const NoEcho &) = delete;
    NoEcho &operator=(const NoEcho &) = delete;

private:
    termios m_before = {};
    bool m_off = false;
};

} // namespace

Error interruptedError() {
    return {ErrorKind::Cancelled, u"ctl.interrupted"_s, u"Interrupted."_s, {}, {}};
}

void Session::wait(int ms) {
    if (m_interrupted)
        return;
    QEventLoop loop;
    QTimer::singleShot(ms, &loop, &QEventLoop::quit);
    connect(this, &Session::interrupted, &loop, &QEventLoop::quit);
    loop.exec();
}

QString storeLocation(const Invocation &invocation) {
    if (!invocation.store.isEmpty())
        return invocation.store;
    if (const QString named = qEnvironmentVariable("LIANXIN_STORE"); !named.isEmpty())
        return named;
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + u"/lianxin/lianxin.db"_s;
}

QString keyFilePath(const Invocation &invocation) {
    if (!invocation.keyFile.isEmpty())
        return QFileInfo(invocation.keyFile).absoluteFilePath();
    if (const QString named = qEnvironmentVariable("LIANXIN_KEY_FILE"); !named.isEmpty())
        return named;
    const QString beside = storeLocation(invocation) + u".key"_s;
    return QFileInfo::exists(beside) ? beside : QString();
}

Expected<std::unique_ptr<Session>> openSession(const Invocation &invocation, const Ports &ports) {
    QString url = invocation.engine;
    if (url.isEmpty()) {
        const auto socket = localSocketPath(storeLocation(invocation));
        if (socket && somebodyListens(*socket))
            url = u"local:"_s + *socket;
    }
    if (!url.isEmpty()) {
        auto session = std::make_unique<RemoteSession>();
        LX_CHECK(session->connectTo(url, invocation.fingerprint));
        LX_CHECK(session->logIn(invocation, ports));
        return std::unique_ptr<Session>(std::move(session));
    }
    LX_TRY(auto store, ports.openStore(invocation));
    auto session = std::make_unique<DirectSession>(std::move(store));
    LX_CHECK(session->actAs(invocation.user));
    return std::unique_ptr<Session>(std::move(session));
}

Expected<QString> readSecret(const char *variable, const QString &prompt) {
    if (const QString given = qEnvironmentVariable(variable); !given.isEmpty())
        return given;
    std::string line;
    {
        if (::isatty(STDIN_FILENO) != 0)
            std::fputs(qUtf8Printable(prompt), stderr);
        const NoEcho quiet;
        for (int c = std::getchar(); c != EOF && c != '\n'; c = std::getchar())
            line += char(c);
    }
    if (line.empty())
        return Error{ErrorKind::Usage, u"ctl.no_password"_s, u"No password was given."_s,
                     u"Set %1, or write it on standard input."_s.arg(QString::fromLatin1(variable)), {}};
    return QString::fromStdString(line);
}

} // namespace lianxin::ctl
