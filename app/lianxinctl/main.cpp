// SPDX-License-Identifier: GPL-3.0-or-later
// Administration and scripting: every command is a method of the engine's door, or of a store that no engine holds.
#include "EnginePorts.h"
#include "Runner.h"
#include "platform/base/Log.h"
#include "platform/base/UnixSignals.h"
#include <QCoreApplication>

using namespace lianxin;

int main(int argc, char **argv) {
    QCoreApplication app(argc, argv);
    QCoreApplication::setApplicationName(u"lianxinctl"_s);
    installLogHandler();
    const QStringList arguments = QCoreApplication::arguments().mid(1);
    ctl::Runner runner(ctl::enginePorts());
    if (!arguments.contains(u"rehearse"_s)) // which stops its own processes
        onTerminationSignals(&runner, [&runner] { runner.interrupt(); });
    return runner.run(arguments);
}
