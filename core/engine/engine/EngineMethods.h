// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "platform/access/Method.h"
#include <QElapsedTimer>
#include <QTimer>

namespace lianxin {

class EngineLease;
class Synthesiser;
struct Services;

//! \brief How long the engine's main thread was busy at a stretch: a timer that should come every 100 ms notes how late it is.
//! Main thread.
class LoopWatch : public QObject {
    Q_OBJECT
public:
    explicit LoopWatch(QObject *parent = nullptr);
    //! The longest stretch of this minute and the one before, ms.
    qint64 longestMs() const { return qMax(m_longest, m_longestBefore); }

private:
    void tick();
    QTimer m_timer;
    QElapsedTimer m_sinceTick;
    QElapsedTimer m_minute;
    qint64 m_longest = 0;
    qint64 m_longestBefore = 0;
};

//! engine.list, engine.log, flows.speak. \a lease: where engines share a store, else null.
void registerEngineMethods(Registry &registry, Services &services, Synthesiser &voice, EngineLease *lease, const LoopWatch &loop);

} // namespace lianxin
