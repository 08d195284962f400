// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/rehearsal/Processes.h"
#include <QCoreApplication>
#include <QJsonDocument>

namespace lianxin {

QString programPath(const QString &name) { return QCoreApplication::applicationDirPath() + u'/' + name; }

ChildProgram::ChildProgram(const QString &name, const QString &logPath, QObject *parent)
    : QObject(parent)
    , m_name(name) {
    m_process.setStandardErrorFile(logPath, QIODevice::Append);
    connect(&m_process, &QProcess::readyReadStandardOutput, this, &ChildProgram::readLines);
    connect(&m_process, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart)
            Q_EMIT died(u"%1 can't be started: %2"_s.arg(m_name, m_process.errorString()));
    });
    connect(&m_process, &QProcess::finished, this, [this](int code, QProcess::ExitStatus status) {
        readLines();
        if (!m_stopping)
            Q_EMIT died(status == QProcess::CrashExit ? u"%1 was killed or crashed"_s.arg(m_name)
                                                      : u"%1 ended with status %2"_s.arg(m_name).arg(code));
    });
}

ChildProgram::~ChildProgram() { stop(); }

void ChildProgram::start(const QStringList &arguments) {
    m_stopping = false;
    m_process.start(programPath(m_name), arguments);
}

void ChildProgram::tell(const QJsonObject &command) {
    m_process.write(QJsonDocument(command).toJson(QJsonDocument::Compact) + '\n');
}

void ChildProgram::stop(int graceMs) {
    if (m_process.state() == QProcess::NotRunning)
        return;
    m_stopping = true;
    m_process.terminate();
    if (!m_process.waitForFinished(graceMs)) {
        m_process.kill();
        m_process.waitForFinished(graceMs);
    }
}

void ChildProgram::readLines() {
    while (m_process.canReadLine()) {
        const QJsonObject line = QJsonDocument::fromJson(m_process.readLine()).object();
        if (line.contains(u"ready"_s))
            Q_EMIT ready(line.value(u"ready"_s).toObject());
        else if (!line.isEmpty())
            Q_EMIT said(line);
    }
}

} // namespace lianxin
