// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/TestRegistry.h"
#include <QCoreApplication>

int main(int argc, char **argv) {
    qputenv("PATH", QByteArray(LIANXIN_BIN_DIR ":") + qgetenv("PATH")); // where lianxin-worker is
    const QCoreApplication app(argc, argv);
    return lianxin::test::runTests(argc, argv);
}

#include "support/TestRegistry.inc"
