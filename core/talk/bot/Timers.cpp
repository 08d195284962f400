// SPDX-License-Identifier: GPL-3.0-or-later
#include "talk/bot/Timers.h"
#include <QTimer>
#include <algorithm>

namespace lianxin {

QtTimers::QtTimers() = default;
QtTimers::~QtTimers() = default;

int QtTimers::after(qint64 ms, std::function<void()> action) {
    const int token = m_next++;
    auto *timer = new QTimer(&m_context);
    timer->setSingleShot(true);
    timer->setTimerType(Qt::PreciseTimer);
    m_running.insert(token, timer);
    QObject::connect(timer, &QTimer::timeout, &m_context, [this, token, timer, action = std::move(action)] {
        m_running.remove(token);
        timer->deleteLater();
        const auto keep = action; // the action may delete these timers
        keep();
    });
    timer->start(int(std::clamp<qint64>(ms, 0, 86'400'000)));
    return token;
}

void QtTimers::cancel(int token) {
    delete m_running.take(token);
}

} // namespace lianxin
