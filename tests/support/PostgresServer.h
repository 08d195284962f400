// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QProcess>
#include <QString>
#include <QStringList>
#include <QTemporaryDir>
#include <memory>

namespace lianxin::test {

//! \brief A PostgreSQL server of this test process: own data directory, private socket, no TCP, as the user postgres
//! where we are root. Started on first use; it ends with the process, however that ends.
class PostgresServer {
public:
    static PostgresServer &instance();
    //! Why there is none; empty if there is one.
    static QString whyNot();
    ~PostgresServer();

    //! URL of a new, empty database.
    QString newDatabase();
    void dropDatabase(const QString &url);
    void start();
    void stop(); //!< at once, as in a crash of the server

private:
    PostgresServer();
    void initialise();
    void sql(const QString &statement);
    //! Prepares \a process to run one of PostgreSQL's programs as the right user, dying with us.
    void arm(QProcess &process, const QString &log) const;
    QString said(const QString &log) const;

    QTemporaryDir m_directory;
    std::unique_ptr<QProcess> m_server;
    int m_next = 1;
};

} // namespace lianxin::test
