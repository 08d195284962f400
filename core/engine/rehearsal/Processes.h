// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "platform/base/Expected.h"
#include <QJsonObject>
#include <QObject>
#include <QProcess>

namespace lianxin {

//! \brief A program of ours as a child that says {"ready":{…}} in its first line on stdout and JSON lines after it. Stderr goes
//! to a file. It is killed with its parent's object. Main thread.
class ChildProgram : public QObject {
    Q_OBJECT
public:
    ChildProgram(const QString &name, const QString &logPath, QObject *parent = nullptr);
    ~ChildProgram() override;

    void start(const QStringList &arguments);
    //! One JSON line to its stdin.
    void tell(const QJsonObject &command);
    //! SIGTERM, then SIGKILL after \a graceMs. Waits.
    void stop(int graceMs = 5'000);
    bool isRunning() const { return m_process.state() == QProcess::Running; }
    qint64 pid() const { return m_process.processId(); }

Q_SIGNALS:
    void ready(const QJsonObject &details);
    void said(const QJsonObject &line);
    //! It ended without being asked to.
    void died(const QString &why);

private:
    void readLines();

    QString m_name;
    QProcess m_process;
    bool m_stopping = false;
};

//! Path of one of our programs: beside the running one.
QString programPath(const QString &name);

} // namespace lianxin
