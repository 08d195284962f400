// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "platform/base/Export.h"
#include <cstddef>
#include <cstdint>

namespace lianxin {

//! \brief Where a recorder's sound goes: the port that records (sealed file) and tests implement.
//! All functions are called on the media engine's writer thread, one at a time; they may block for a moment
//! (some four seconds are buffered before frames are lost and replaced by silence).
class LIANXIN_EXPORT RecordingSink {
public:
    virtual ~RecordingSink() = default;
    //! \a frames pairs of 16-bit samples at 8 kHz: left, right, left, right …
    virtual void write(const std::int16_t *stereo, std::size_t frames) = 0;
    //! Nothing more will come. Called exactly once.
    virtual void finish() = 0;
};

} // namespace lianxin
