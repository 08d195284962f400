// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/PostgresServer.h"
#include "platform/base/Literals.h"
#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QProcess>
#include <QTemporaryDir>
#include <QUrl>
#include <libpq-fe.h>
#include <stdexcept>
#include <sys/types.h>
#include <pwd.h>
#include <unistd.h>

namespace lianxin::test {
namespace {

constexpr int kTimeoutMs = 60'000;

QString programDirectory() {
    const QDir versions(u"/usr/lib/postgresql"_s);
    const auto found = versions.entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name | QDir::Reversed);
    return found.isEmpty() ? QString() : versions.filePath(found.first() + u"/bin"_s);
}

bool isRoot() { return ::geteuid() == 0; }

} // namespace

QString PostgresServer::whyNot() {
    if (programDirectory().isEmpty() || !QFileInfo(programDirectory() + u"/initdb"_s).isExecutable())
        return u"NOT TESTED on PostgreSQL: it is not installed (apt-get install postgresql-15)"_s;
    if (isRoot() && !::getpwnam("postgres"))
        return u"NOT TESTED on PostgreSQL: we are root and there is no user postgres"_s;
    return {};
}

PostgresServer &PostgresServer::instance() {
    static std::unique_ptr<PostgresServer> server;
    if (!server) {
        server.reset(new PostgresServer);
        // Before static destruction: QProcess needs a living application.
        qAddPostRoutine([] { server.reset(); });
    }
    return *server;
}

PostgresServer::PostgresServer()
    : m_directory(std::make_unique<QTemporaryDir>(QDir::tempPath() + u"/lx-pg-XXXXXX"_s)) {
    initialise();
    start();
}

PostgresServer::~PostgresServer() {
    try {
        stop();
    } catch (const std::exception &error) {
        qWarning("PostgreSQL was not stopped: %s", error.what());
    }
    // The files belong to another user where we are root; QTemporaryDir removes them all the same.
}

void PostgresServer::run(const QString &program, const QStringList &arguments) {
    QProcess process;
    process.setWorkingDirectory(m_directory->path());
    const QString path = programDirectory() + u'/' + program;
    // Not inherited: the server would keep the pipes of the test open, and ctest waiting.
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.setStandardOutputFile(m_directory->filePath(u"command.log"_s), QIODevice::Append);
    if (isRoot())
        process.start(u"runuser"_s, QStringList{u"-u"_s, u"postgres"_s, u"--"_s, path} + arguments);
    else
        process.start(path, arguments);
    if (process.waitForFinished(kTimeoutMs) && process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0)
        return;
    QFile log(m_directory->filePath(u"command.log"_s));
    const QByteArray said = log.open(QIODevice::ReadOnly) ? log.readAll().right(2000) : QByteArray();
    throw std::runtime_error((program + u" failed: "_s).toStdString() + said.toStdString());
}

void PostgresServer::initialise() {
    if (isRoot()) {
        const passwd *user = ::getpwnam("postgres");
        if (!user || ::chown(QFile::encodeName(m_directory->path()).constData(), user->pw_uid, user->pw_gid) != 0)
            throw std::runtime_error("the temporary directory can't be given to the user postgres");
    }
    run(u"initdb"_s, {u"-D"_s, u"data"_s, u"-U"_s, u"lianxin"_s, u"-A"_s, u"trust"_s, u"-E"_s, u"UTF8"_s,
                      u"--locale=C"_s, u"--no-sync"_s});
}

void PostgresServer::start() {
    if (m_running)
        return;
    const QString options = u"-k %1 -c listen_addresses='' -c fsync=off -c full_page_writes=off "
                            "-c shared_buffers=32MB -c max_connections=60 -c autovacuum=off"_s.arg(m_directory->path());
    run(u"pg_ctl"_s, {u"-D"_s, u"data"_s, u"-w"_s, u"-t"_s, u"50"_s, u"-l"_s, u"server.log"_s, u"-o"_s, options,
                      u"start"_s});
    m_running = true;
}

void PostgresServer::stop() {
    if (!m_running)
        return;
    run(u"pg_ctl"_s, {u"-D"_s, u"data"_s, u"-m"_s, u"immediate"_s, u"-w"_s, u"stop"_s});
    m_running = false;
}

void PostgresServer::sql(const QString &statement) {
    const QByteArray target = u"host=%1 user=lianxin dbname=postgres"_s.arg(m_directory->path()).toUtf8();
    PGconn *connection = PQconnectdb(target.constData());
    PGresult *result = PQexec(connection, statement.toUtf8().constData());
    const bool done = PQresultStatus(result) == PGRES_COMMAND_OK;
    const std::string said = PQerrorMessage(connection);
    PQclear(result);
    PQfinish(connection);
    if (!done)
        throw std::runtime_error(said);
}

QString PostgresServer::newDatabase() {
    start();
    const QString name = u"test%1"_s.arg(m_next++);
    sql(u"CREATE DATABASE %1 TEMPLATE template0 STRATEGY file_copy"_s.arg(name));
    return u"postgresql://lianxin@/%1?host=%2"_s.arg(name, QString::fromLatin1(QUrl::toPercentEncoding(m_directory->path())));
}

void PostgresServer::dropDatabase(const QString &url) {
    if (!m_running)
        return;
    try {
        sql(u"DROP DATABASE IF EXISTS %1 WITH (FORCE)"_s.arg(QUrl(url).path().mid(1)));
    } catch (const std::exception &error) {
        qWarning("a test database was not dropped: %s", error.what());
    }
}

} // namespace lianxin::test
