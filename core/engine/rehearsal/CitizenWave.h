// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "call/media/TapStream.h"
#include "platform/base/Expected.h"
#include <memory>
#include <vector>

namespace lianxin {

//! \brief What a simulated citizen said and heard, on one clock: the proof of who spoke when. One thread.
class CitizenWave {
public:
    static constexpr int longestMs = 10 * 60 * 1'000; //!< what comes later is left out

    void say(const TapFrame &frame) { put(m_said, frame); }
    void hear(const TapFrame &frame) { put(m_heard, frame); }
    bool isEmpty() const { return m_heard.empty(); }
    //! Stereo: said left, heard right; sample 0 is position 0 of the media's clock. Errors: wav.write.
    Expected<void> write(const QString &path) const;

private:
    static void put(std::vector<qint16> &sound, const TapFrame &frame);

    std::vector<qint16> m_said;
    std::vector<qint16> m_heard;
};

} // namespace lianxin
