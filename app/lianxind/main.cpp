// SPDX-License-Identifier: GPL-3.0-or-later
// The engine of a hotline: SIP, media, bot, dialler, store and door in one process.
#include "engine/engine/Engine.h"
#include "platform/base/Log.h"
#include "platform/base/UnixSignals.h"
#include "platform/protocol/EngineAddress.h"
#include <QCommandLineParser>
#include <QCoreApplication>
#include <QJsonDocument>
#include <QJsonObject>
#include <cstdio>

using namespace lianxin;

namespace {

int failed(const Error &error) {
    std::fprintf(stderr, "lianxind: %s\n", qUtf8Printable(error.toString()));
    return exitStatus(error.kind);
}

} // namespace

int main(int argc, char **argv) {
    QCoreApplication app(argc, argv);
    QCoreApplication::setApplicationName(u"lianxind"_s);
    installLogHandler();
    QCommandLineParser parser;
    parser.setApplicationDescription(u"The engine of a 12345 hotline."_s);
    parser.addHelpOption();
    parser.addOption({u"config"_s, u"YAML file, see docs/configuration.md"_s, u"file"_s});
    parser.process(app);
    if (!parser.isSet(u"config"_s))
        return failed({ErrorKind::Usage, u"engine.no_config"_s, u"No configuration was named."_s, u"lianxind --config FILE"_s, {}});

    auto config = EngineConfig::fromYamlFile(parser.value(u"config"_s));
    if (!config)
        return failed(config.error());
    Engine engine(*config);
    if (auto started = engine.start(); !started)
        return failed(started.error());
    QObject::connect(&engine, &Engine::leaseLost, &engine, [] { QCoreApplication::exit(exitStatus(ErrorKind::Conflict)); });
    onTerminationSignals(&engine, [] { QCoreApplication::quit(); });

    // One line for whoever started us (console, rehearsal, a script): where we are to be reached.
    QJsonObject ready{{u"door"_s, engine.doorPath()}, {u"sip"_s, engine.sipAddress()}, {u"pid"_s, app.applicationPid()}};
    if (const QString remote = engine.remoteDoor(); !remote.isEmpty())
        ready[u"remote"_s] = QJsonObject{{u"url"_s, remote}, {u"fingerprint"_s, fingerprintText(engine.remoteFingerprint())}};
    std::printf("%s\n", QJsonDocument(QJsonObject{{u"ready"_s, ready}}).toJson(QJsonDocument::Compact).constData());
    std::fflush(stdout);
    const int status = QCoreApplication::exec();
    engine.stop();
    return status;
}
