// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/EngineStarter.h"
#include "platform/base/Literals.h"
#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QJsonDocument>
#include <QStandardPaths>
#include <unistd.h>

namespace lianxin {

QString EngineStarter::configurationFile() {
    return QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) +
           u"/lianxin/engine.yaml"_s;
}

void EngineStarter::startRehearsal() {
    const QString folder =
        QStandardPaths::writableLocation(QStandardPaths::AppDataLocation) + u"/rehearsal"_s;
    QDir().mkpath(folder);
    start(u"lianxinctl"_s, {u"--json"_s, u"rehearse"_s, u"--console"_s, u"--report"_s, folder});
}

void EngineStarter::startLocal() {
    const QString file = configurationFile();
    if (!QFileInfo::exists(file)) {
        Q_EMIT failed({ErrorKind::NotFound, u"ui.no_configuration"_s,
                       tr("No engine is set up on this machine yet."),
                       tr("Set it up with “lianxinctl store init” and write %1 (docs/configuration.md); then "
                          "begin here again.")
                           .arg(file),
                       file});
        return;
    }
    start(u"lianxind"_s, {u"--config"_s, file});
}

void EngineStarter::start(const QString &program, const QStringList &arguments) {
    if (m_process)
        return;
    m_said.clear();
    m_process = new QProcess(this);
    m_process->setProgram(QCoreApplication::applicationDirPath() + u'/' + program);
    m_process->setArguments(arguments);
    // A session of its own: the engine outlives this window.
    m_process->setChildProcessModifier([] { ::setsid(); });
    connect(m_process, &QProcess::readyReadStandardOutput, this, [this] {
        m_said += m_process->readAllStandardOutput();
        for (qsizetype end = m_said.indexOf('\n'); end >= 0; end = m_said.indexOf('\n')) {
            const QJsonObject line = QJsonDocument::fromJson(m_said.left(end)).object();
            m_said.remove(0, end + 1);
            if (line.contains("ready"_L1))
                Q_EMIT ready(line["ready"_L1].toObject());
        }
    });
    connect(m_process, &QProcess::errorOccurred, this, [this, program](QProcess::ProcessError error) {
        if (error != QProcess::FailedToStart)
            return;
        Q_EMIT failed({ErrorKind::NotFound, u"ui.program_missing"_s,
                       tr("%1 could not be started.").arg(program),
                       tr("Install Lianxin whole; the programs lie in one folder."), m_process->program()});
        m_process->deleteLater();
        m_process = nullptr;
    });
    connect(m_process, &QProcess::finished, this, [this, program](int status) {
        const QString why = QString::fromUtf8(m_process->readAllStandardError()).trimmed().section(u'\n', -1);
        m_process->deleteLater();
        m_process = nullptr;
        if (status != 0)
            Q_EMIT failed({ErrorKind::Unreachable,
                           u"ui.engine_ended"_s,
                           tr("%1 ended: %2").arg(program, why),
                           tr("Look at what it said and begin again."),
                           {}});
    });
    m_process->start();
}

} // namespace lianxin
