// SPDX-License-Identifier: GPL-3.0-or-later
// The far side of a rehearsal: simulated citizens behind a trunk on loopback, and simulated seats.
#include "engine/rehearsal/CitizensProgram.h"
#include "platform/base/Log.h"
#include "platform/base/UnixSignals.h"
#include <QCommandLineParser>
#include <QCoreApplication>
#include <cstdio>

using namespace lianxin;

int main(int argc, char **argv) {
    QCoreApplication app(argc, argv);
    QCoreApplication::setApplicationName(u"lianxin-citizens"_s);
    installLogHandler();
    QCommandLineParser parser;
    parser.setApplicationDescription(u"Simulated citizens and seats of a rehearsal. JSON lines on stdout tell what happens."_s);
    parser.addHelpOption();
    parser.addOption({u"scenario"_s, u"JSON file, as lianxinctl rehearse writes it"_s, u"file"_s});
    parser.addOption({u"door"_s, u"the engine's door, e.g. local:/path; without it there are no seats"_s, u"url"_s});
    parser.process(app);

    CitizensProgram program;
    if (auto started = program.start(parser.value(u"scenario"_s), parser.value(u"door"_s)); !started) {
        std::fprintf(stderr, "lianxin-citizens: %s\n", qUtf8Printable(started.error().toString()));
        return exitStatus(started.error().kind);
    }
    onTerminationSignals(&program, [] { QCoreApplication::quit(); });
    return QCoreApplication::exec();
}
