// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/EngineStarter.h"
#include "platform/base/Literals.h"
#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QJsonDocument>
#include <QProcess>
#include <QStandardPaths>
#include <csignal>

namespace lianxin {
namespace {

constexpr int kLookMs = 100;

} // namespace

EngineStarter::EngineStarter(QObject *parent)
    : QObject(parent) {
    m_looking.setInterval(kLookMs);
    connect(&m_looking, &QTimer::timeout, this, &EngineStarter::look);
}

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

void EngineStarter::startLocal() { startWith(configurationFile()); }

void EngineStarter::startWith(const QString &file) {
    if (m_looking.isActive())
        return;
    if (!QFileInfo::exists(file)) {
        Q_EMIT failed({ErrorKind::NotFound, u"ui.no_configuration"_s,
                       tr("No engine is set up on this machine yet."),
                       tr("Set it up with “lianxinctl store init” and write %1 (docs/configuration.md); then "
                          "begin here again.")
                           .arg(file),
                       file});
        return;
    }
    if (!findRunning(file))
        start(u"lianxind"_s, {u"--config"_s, file});
}

// What was printed by an engine of that configuration which is still there. Another process may have its number by now.
bool EngineStarter::findRunning(const QString &configuration) {
    QFile output(QStandardPaths::writableLocation(QStandardPaths::AppDataLocation) + u"/lianxind.out"_s);
    if (!output.open(QIODevice::ReadOnly))
        return false;
    const QByteArrayList lines = output.readAll().split('\n');
    for (const QByteArray &line : lines) {
        const QJsonObject said = QJsonDocument::fromJson(line).object()["ready"_L1].toObject();
        QFile process(u"/proc/%1/cmdline"_s.arg(said["pid"_L1].toInteger()));
        if (said.isEmpty() || !process.open(QIODevice::ReadOnly))
            continue;
        const QByteArrayList words = process.readAll().split('\0');
        if (!words.first().endsWith("lianxind") || !words.contains(configuration.toLocal8Bit()))
            continue;
        QTimer::singleShot(0, this, [this, said] { Q_EMIT ready(said); });
        return true;
    }
    return false;
}

void EngineStarter::start(const QString &program, const QStringList &arguments) {
    if (m_looking.isActive())
        return;
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::AppDataLocation);
    QDir().mkpath(folder);
    m_program = program;
    m_output = folder + u"/%1.out"_s.arg(program);
    m_log = folder + u"/%1.log"_s.arg(program);
    QFile::remove(m_output);
    QFile::remove(m_log);
    QProcess process;
    process.setProgram(QCoreApplication::applicationDirPath() + u'/' + program);
    process.setArguments(arguments);
    process.setStandardInputFile(QProcess::nullDevice());
    process.setStandardOutputFile(m_output);
    process.setStandardErrorFile(m_log);
    if (!QFileInfo(process.program()).isExecutable() || !process.startDetached(&m_process)) {
        Q_EMIT failed({ErrorKind::NotFound, u"ui.program_missing"_s,
                       tr("%1 could not be started.").arg(program),
                       tr("Install Lianxin whole; the programs lie in one folder."), process.program()});
        return;
    }
    m_looking.start();
}

void EngineStarter::look() {
    const bool runs = ::kill(pid_t(m_process), 0) == 0;
    QFile output(m_output);
    if (output.open(QIODevice::ReadOnly)) {
        const QByteArrayList lines = output.readAll().split('\n');
        for (const QByteArray &line : lines) {
            const QJsonObject said = QJsonDocument::fromJson(line).object();
            if (said.contains("ready"_L1)) {
                m_looking.stop();
                Q_EMIT ready(said["ready"_L1].toObject());
                return;
            }
        }
    }
    if (runs)
        return;
    m_looking.stop();
    QFile log(m_log);
    const QString why = log.open(QIODevice::ReadOnly) ? QString::fromUtf8(log.readAll()).trimmed().section(u'\n', -1) : QString();
    Q_EMIT failed({ErrorKind::Unreachable, u"ui.engine_ended"_s, tr("%1 ended: %2").arg(m_program, why),
                   tr("Look at what it said and begin again."), m_log});
}

} // namespace lianxin
