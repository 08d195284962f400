// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "platform/base/Error.h"
#include <QObject>
#include <cstdint>
#include <vector>

namespace lianxin {

//! \brief Where a sentence that somebody says comes from. GUI thread; nothing in it waits.
class Microphone : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;
    //! Listens until somebody has spoken and is silent for quietMs, for mostMs, or until end(): taken() or failed() follows.
    virtual void begin() = 0;
    //! What was said until now is all of it.
    virtual void end() = 0;
    //! No signal follows; what was heard is gone.
    virtual void cancel() = 0;

    static constexpr int mostMs = 15'000;
    static constexpr int quietMs = 1'200;

Q_SIGNALS:
    //! 0…1, about 10 times a second while it listens.
    void levelChanged(double level);
    //! 8 kHz, mono; next to nothing where it was ended before the device was open.
    void taken(const std::vector<std::int16_t> &samples);
    //! ui.no_microphone, ui.no_sound.
    void failed(const lianxin::Error &error);
};

} // namespace lianxin
