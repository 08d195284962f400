// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QString>
#include <QStringList>
#include <memory>

class QTemporaryDir;

namespace lianxin::test {

//! \brief A PostgreSQL server of this test process: own data directory, private socket, no TCP. Started on first use,
//! stopped when the process ends (and by itself if the process dies: it watches our pipe).
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
    //! Runs one of PostgreSQL's programs, as the user postgres where we are root. Throws std::runtime_error.
    void run(const QString &program, const QStringList &arguments);

    std::unique_ptr<QTemporaryDir> m_directory;
    bool m_running = false;
    int m_next = 1;
};

} // namespace lianxin::test
