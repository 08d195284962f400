// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "call/media/PcmPort.h"
#include <memory>

namespace lianxin {

//! \brief The sound device of a softphone, as the phone sees it: microphone and loudspeaker, or a file, or a tone.
//!
//! While started, the device writes what it hears with line->write() and plays what line->read() gives: 8 kHz,
//! 16 bit, mono, by preference 20 ms (160 samples) at a time; PcmPort says how clocks that differ are handled.
//! Functions are called on the phone's thread; write() and read() may be called on any one thread of the device.
class AudioDevicePort {
public:
    virtual ~AudioDevicePort() = default;
    //! A call begins to talk. May be called again without stop() when the line changes.
    virtual void start(std::shared_ptr<PcmPort> line) = 0;
    //! The call is over: let go of the line. Never called without start().
    virtual void stop() = 0;
};

} // namespace lianxin
