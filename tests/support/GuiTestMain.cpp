// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/TestRegistry.h"
#include <QApplication>

int main(int argc, char **argv) {
    const QApplication app(argc, argv);
    return lianxin::test::runTests(argc, argv);
}

#include "support/TestRegistry.inc"
