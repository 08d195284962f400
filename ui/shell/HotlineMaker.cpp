// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/HotlineMaker.h"
#include "platform/base/Literals.h"
#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QJsonDocument>
#include <QSaveFile>
#include <QTemporaryFile>

namespace lianxin {
namespace {

constexpr auto ownerOnly = QFileDevice::ReadOwner | QFileDevice::WriteOwner;

Error cannotWrite(const QString &file, const QString &why) {
    return {ErrorKind::BadInput, u"ui.file_write"_s,
            HotlineMaker::tr("%1 can't be written: %2.").arg(file, why),
            HotlineMaker::tr("Choose another folder."), file};
}

} // namespace

HotlineMaker::HotlineMaker(QString program, QObject *parent)
    : QObject(parent)
    , m_program(program.isEmpty() ? QCoreApplication::applicationDirPath() + u"/lianxinctl"_s
                                  : std::move(program)) {}

HotlineMaker::~HotlineMaker() {
    if (m_process == nullptr)
        return;
    // The child ends its step by itself, or a store would be left half-made; nobody waits for it here.
    m_process->disconnect(this);
    m_process->setParent(nullptr);
    connect(m_process, &QProcess::finished, m_process, &QObject::deleteLater);
}

QString HotlineMaker::quoted(const QString &text) {
    QString out = u"\""_s;
    for (const QChar c : text) {
        if (c == u'"' || c == u'\\')
            out += u'\\';
        if (c.category() == QChar::Other_Control)
            continue; // nothing that is typed into a line
        out += c;
    }
    return out + u'"';
}

QString HotlineMaker::yamlOf(const Trunk &trunk) {
    QString yaml = u"name: %1\nhost: %2\nport: %3\nchannels: %4\n"_s.arg(
        quoted(trunk.name), quoted(trunk.host), QString::number(trunk.port), QString::number(trunk.channels));
    if (!trunk.callerId.isEmpty())
        yaml += u"caller_ids: [%1]\n"_s.arg(quoted(trunk.callerId));
    if (!trunk.user.isEmpty())
        yaml +=
            u"kind: registering\nuser: %1\npassword: %2\n"_s.arg(quoted(trunk.user), quoted(trunk.password));
    return yaml;
}

Expected<void> HotlineMaker::writeConfiguration(const QString &file, const Basics &basics) {
    if (QFileInfo::exists(file))
        return Error{ErrorKind::Conflict, u"ui.file_write"_s, tr("%1 is there already.").arg(file),
                     tr("Begin with it, or put it aside first."), file};
    if (!QDir().mkpath(QFileInfo(file).absolutePath()))
        return cannotWrite(file, tr("its folder can't be made"));
    QString yaml =
        u"# docs/configuration.md explains every setting.\nprofile: production\nstore: {path: %1}\n"
        "sip: {address: %2}\nhotline:\n  name: %3\n"_s.arg(quoted(basics.storePath), quoted(basics.address),
                                                           quoted(basics.hotlineName));
    if (!basics.areaCode.isEmpty())
        yaml += u"  area_code: %1\n"_s.arg(quoted(basics.areaCode));
    QSaveFile out(file);
    if (!out.open(QIODevice::WriteOnly) || !out.setPermissions(ownerOnly) || out.write(yaml.toUtf8()) < 0 ||
        !out.commit())
        return cannotWrite(file, out.errorString());
    return {};
}

void HotlineMaker::makeStore(const QString &path, const QString &suite, const Done &done) {
    m_store = QFileInfo(path).absoluteFilePath();
    run({u"--json"_s, u"--store"_s, m_store, u"store"_s, u"init"_s, u"--suite"_s, suite},
        QProcessEnvironment::systemEnvironment(), [this, done](const Expected<QJsonObject> &made) {
            if (made)
                m_keyFile = made->value("keyFile"_L1).toString();
            done(made);
        });
}

void HotlineMaker::addSecurityAdmin(const QString &login, const QString &name, const QString &password,
                                    const Done &done) {
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"LIANXIN_NEW_PASSWORD"_s, password);
    run({u"--json"_s, u"--store"_s, m_store, u"--key-file"_s, m_keyFile, u"user"_s, u"add"_s, login,
         u"--name"_s, name, u"--role"_s, u"security_admin"_s},
        environment, done);
}

void HotlineMaker::addTrunk(const Trunk &trunk, const Done &done) {
    auto file = std::make_shared<QTemporaryFile>(QDir::tempPath() + u"/lianxin-trunk-XXXXXX.yaml"_s);
    if (!file->open() || !file->setPermissions(ownerOnly) || file->write(yamlOf(trunk).toUtf8()) < 0 ||
        !file->flush()) {
        done(cannotWrite(file->fileName(), file->errorString()));
        return;
    }
    run({u"--json"_s, u"--store"_s, m_store, u"--key-file"_s, m_keyFile, u"trunk"_s, u"add"_s,
         file->fileName()},
        QProcessEnvironment::systemEnvironment(),
        [file, done](const Expected<QJsonObject> &added) { done(added); });
}

void HotlineMaker::importUnits(const QString &file, const QString &areaCode, const Done &done) {
    QStringList arguments{u"--json"_s, u"--store"_s, m_store, u"--key-file"_s, m_keyFile, u"unit"_s, u"import"_s, file};
    if (!areaCode.isEmpty())
        arguments << u"--area-code"_s << areaCode;
    run(arguments, QProcessEnvironment::systemEnvironment(), done);
}

void HotlineMaker::testCall(const QString &door, const QString &trunkId, const QString &number, const Done &done) {
    run({u"--json"_s, u"--engine"_s, door, u"--key-file"_s, m_keyFile, u"trunk"_s, u"test"_s, trunkId, u"--number"_s, number},
        QProcessEnvironment::systemEnvironment(), done);
}

void HotlineMaker::testState(const QString &door, const QString &orderId, const Done &done) {
    const QString params = QString::fromUtf8(QJsonDocument(QJsonObject{{u"orderId"_s, orderId}}).toJson(QJsonDocument::Compact));
    run({u"--json"_s, u"--engine"_s, door, u"--key-file"_s, m_keyFile, u"api"_s, u"call"_s, u"trunks.testState"_s, params},
        QProcessEnvironment::systemEnvironment(), done);
}

void HotlineMaker::run(const QStringList &arguments, const QProcessEnvironment &environment,
                       const Done &done) {
    Q_ASSERT(m_process == nullptr);
    m_process = new QProcess(this);
    m_process->setProgram(m_program);
    m_process->setArguments(arguments);
    m_process->setProcessEnvironment(environment);
    m_process->setStandardInputFile(QProcess::nullDevice());
    const auto finish = [this, done](const Expected<QJsonObject> &result) {
        m_process->disconnect(this);
        std::exchange(m_process, nullptr)->deleteLater();
        done(result);
    };
    connect(m_process, &QProcess::errorOccurred, this, [this, finish](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart)
            finish(Error{ErrorKind::NotFound, u"ui.program_missing"_s,
                         tr("%1 could not be started.").arg(u"lianxinctl"_s),
                         tr("Install Lianxin whole; the programs lie in one folder."), m_program});
    });
    connect(m_process, &QProcess::finished, this, [this, finish](int status, QProcess::ExitStatus how) {
        const QJsonObject said = QJsonDocument::fromJson(m_process->readAllStandardOutput()).object();
        if (said.contains("error"_L1))
            finish(Error::fromJson(said["error"_L1].toObject()));
        else if (status != 0 || how != QProcess::NormalExit)
            finish(Error{ErrorKind::Internal, u"ui.set_up_failed"_s, tr("The step was not done."),
                         tr("Look at what it said and try again."),
                         QString::fromUtf8(m_process->readAllStandardError()).trimmed().section(u'\n', -1)});
        else
            finish(said);
    });
    m_process->start();
}

} // namespace lianxin
