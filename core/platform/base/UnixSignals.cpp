// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/base/UnixSignals.h"
#include <QObject>
#include <QSocketNotifier>
#include <csignal>
#include <fcntl.h>
#include <unistd.h>

namespace lianxin {
namespace {

int writeEnd = -1;

// Only async-signal-safe calls here (signal-safety(7)).
void onSignal(int number) {
    const char byte = 1;
    (void)!write(writeEnd, &byte, 1);
    signal(number, SIG_DFL);
}

} // namespace

void onTerminationSignals(QObject *context, std::function<void()> action) {
    int ends[2];
    if (pipe2(ends, O_CLOEXEC | O_NONBLOCK) != 0)
        return;
    writeEnd = ends[1];
    auto *notifier = new QSocketNotifier(ends[0], QSocketNotifier::Read, context);
    QObject::connect(notifier, &QSocketNotifier::activated, context, [action = std::move(action), fd = ends[0]] {
        char buffer[16];
        while (read(fd, buffer, sizeof buffer) > 0) {
        }
        action();
    });
    struct sigaction handler = {};
    handler.sa_handler = onSignal;
    sigemptyset(&handler.sa_mask);
    sigaction(SIGINT, &handler, nullptr);
    sigaction(SIGTERM, &handler, nullptr);
}

} // namespace lianxin
