// SPDX-License-Identifier: GPL-3.0-or-later
// The console of a hotline: seats, supervisors and administrators.
#include "platform/base/Log.h"
#include "platform/base/UnixSignals.h"
#include "ui/shell/Console.h"
#include <QApplication>
#include <QCommandLineParser>

using namespace lianxin;

int main(int argc, char **argv) {
    QApplication::setHighDpiScaleFactorRoundingPolicy(Qt::HighDpiScaleFactorRoundingPolicy::PassThrough);
    QApplication app(argc, argv);
    QApplication::setApplicationVersion(QStringLiteral(LIANXIN_VERSION));
    installLogHandler();
    QCommandLineParser parser;
    parser.setApplicationDescription(u"The console of a 12345 hotline."_s);
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addOption(
        {u"engine"_s, u"the engine's door, local:/path or wss://host:port; default: the one used last"_s, u"url"_s});
    parser.addOption({u"fingerprint"_s, u"of the engine's certificate (sha256:…), trusted from now on"_s, u"sha256"_s});
    parser.addOption({u"demo-login"_s, u"login of a rehearsal, offered on the login page"_s, u"login"_s});
    parser.addOption({u"demo-password"_s, u"its password"_s, u"password"_s});
    parser.process(app);

    Console::prepareApplication();
    Console console(
        {parser.value(u"engine"_s), parser.value(u"fingerprint"_s), parser.value(u"demo-login"_s), parser.value(u"demo-password"_s)});
    console.show();
    // The telephone is unregistered before it ends, so that no call rings at an empty seat.
    onTerminationSignals(&app, [] { QApplication::quit(); });
    return QApplication::exec();
}
