// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/PostgresServer.h"
#include "platform/base/Literals.h"
#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QUrl>
#include <csignal>
#include <grp.h>
#include <libpq-fe.h>
#include <pwd.h>
#include <stdexcept>
#include <sys/prctl.h>
#include <thread>
#include <unistd.h>

namespace lianxin::test {
namespace {

constexpr int kTimeoutMs = 90'000;

QString programDirectory() {
    const QDir versions(u"/usr/lib/postgresql"_s);
    const auto found = versions.entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name | QDir::Reversed);
    return found.isEmpty() ? QString() : versions.filePath(found.first() + u"/bin"_s);
}

//! The server refuses root.
const passwd *otherUser() { return ::geteuid() == 0 ? ::getpwnam("postgres") : nullptr; }

} // namespace

QString PostgresServer::whyNot() {
    if (programDirectory().isEmpty() || !QFileInfo(programDirectory() + u"/initdb"_s).isExecutable())
        return u"NOT TESTED on PostgreSQL: it is not installed (apt-get install postgresql-15)"_s;
    if (::geteuid() == 0 && !otherUser())
        return u"NOT TESTED on PostgreSQL: we are root and there is no user postgres"_s;
    return {};
}

PostgresServer &PostgresServer::instance() {
    static std::unique_ptr<PostgresServer> server;
    if (!server) {
        server.reset(new PostgresServer);
        qAddPostRoutine([] { server.reset(); }); // while there still is an application, which QProcess needs
    }
    return *server;
}

PostgresServer::PostgresServer()
    : m_directory(QDir::tempPath() + u"/lx-pg-XXXXXX"_s) {
    initialise();
    start();
}

PostgresServer::~PostgresServer() { stop(); }

void PostgresServer::arm(QProcess &process, const QString &log) const {
    process.setWorkingDirectory(m_directory.path());
    // Files, not pipes: a pipe that the server keeps open would keep ctest waiting.
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.setStandardInputFile(QProcess::nullDevice());
    process.setStandardOutputFile(m_directory.filePath(log), QIODevice::Append);
    const passwd *user = otherUser();
    const bool change = user != nullptr;
    const uid_t uid = change ? user->pw_uid : 0;
    const gid_t gid = change ? user->pw_gid : 0;
    process.setChildProcessModifier([change, uid, gid] {
        if (change && (::setgroups(0, nullptr) != 0 || ::setgid(gid) != 0 || ::setuid(uid) != 0))
            ::_exit(126);
        ::prctl(PR_SET_PDEATHSIG, SIGQUIT); // "immediate shutdown"; after setuid, which clears it
    });
}

QString PostgresServer::said(const QString &log) const {
    QFile file(m_directory.filePath(log));
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll().right(2000)) : QString();
}

void PostgresServer::initialise() {
    if (const passwd *user = otherUser();
        user && ::chown(QFile::encodeName(m_directory.path()).constData(), user->pw_uid, user->pw_gid) != 0)
        throw std::runtime_error("the temporary directory can't be given to the user postgres");
    QProcess process;
    arm(process, u"initdb.log"_s);
    process.start(programDirectory() + u"/initdb"_s,
                  {u"-D"_s, u"data"_s, u"-U"_s, u"lianxin"_s, u"-A"_s, u"trust"_s, u"-E"_s, u"UTF8"_s, u"--locale=C"_s,
                   u"--no-sync"_s, u"--no-instructions"_s});
    if (!process.waitForFinished(kTimeoutMs) || process.exitCode() != 0)
        throw std::runtime_error("initdb failed: " + said(u"initdb.log"_s).toStdString());
}

void PostgresServer::start() {
    if (m_server)
        return;
    m_server = std::make_unique<QProcess>();
    arm(*m_server, u"server.log"_s);
    QStringList arguments{u"-D"_s, u"data"_s, u"-k"_s, m_directory.path(), u"-h"_s, QString()};
    for (const auto &setting : {u"fsync=off"_s, u"full_page_writes=off"_s, u"shared_buffers=32MB"_s,
                                u"max_connections=60"_s, u"autovacuum=off"_s, u"wal_level=minimal"_s,
                                u"max_wal_senders=0"_s})
        arguments << u"-c"_s << setting;
    m_server->start(programDirectory() + u"/postgres"_s, arguments);
    const QByteArray target = u"host=%1 user=lianxin dbname=postgres"_s.arg(m_directory.path()).toUtf8();
    for (int waited = 0; PQping(target.constData()) != PQPING_OK; waited += 20) {
        if (waited > kTimeoutMs || m_server->waitForFinished(1))
            throw std::runtime_error("PostgreSQL did not start: " + said(u"server.log"_s).toStdString());
        std::this_thread::sleep_for(std::chrono::milliseconds(20));
    }
}

void PostgresServer::stop() {
    if (!m_server)
        return;
    ::kill(pid_t(m_server->processId()), SIGQUIT);
    if (!m_server->waitForFinished(kTimeoutMs))
        m_server->kill();
    m_server.reset();
}

void PostgresServer::sql(const QString &statement) {
    const QByteArray target = u"host=%1 user=lianxin dbname=postgres"_s.arg(m_directory.path()).toUtf8();
    PGconn *connection = PQconnectdb(target.constData());
    PGresult *result = PQexec(connection, statement.toUtf8().constData());
    const bool done = PQresultStatus(result) == PGRES_COMMAND_OK;
    const std::string text = PQerrorMessage(connection);
    PQclear(result);
    PQfinish(connection);
    if (!done)
        throw std::runtime_error(text);
}

QString PostgresServer::newDatabase() {
    start();
    const QString name = u"test%1"_s.arg(m_next++);
    sql(u"CREATE DATABASE "_s + name);
    return u"postgresql://lianxin@/%1?host=%2"_s.arg(
        name, QString::fromLatin1(QUrl::toPercentEncoding(m_directory.path())));
}

void PostgresServer::dropDatabase(const QString &url) {
    if (!m_server)
        return;
    try {
        sql(u"DROP DATABASE IF EXISTS %1 WITH (FORCE)"_s.arg(QUrl(url).path().mid(1)));
    } catch (const std::exception &error) {
        qWarning("a test database was not dropped: %s", error.what());
    }
}

} // namespace lianxin::test
