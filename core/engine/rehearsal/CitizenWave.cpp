// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/rehearsal/CitizenWave.h"
#include "platform/base/Wav.h"
#include <algorithm>

namespace lianxin {

void CitizenWave::put(std::vector<qint16> &sound, const TapFrame &frame) {
    if (frame.positionMs < 0 || frame.positionMs >= longestMs)
        return;
    const auto at = std::size_t(frame.positionMs) * kPcmRate / 1000;
    if (sound.size() < at + kFrameSamples)
        sound.resize(at + kFrameSamples);
    std::copy(frame.samples.begin(), frame.samples.end(), sound.begin() + std::ptrdiff_t(at));
}

Expected<void> CitizenWave::write(const QString &path) const {
    WavSound stereo;
    stereo.channels = 2;
    const std::size_t frames = std::max(m_said.size(), m_heard.size());
    stereo.samples.reserve(frames * 2);
    for (std::size_t i = 0; i < frames; ++i) {
        stereo.samples.push_back(i < m_said.size() ? m_said[i] : qint16(0));
        stereo.samples.push_back(i < m_heard.size() ? m_heard[i] : qint16(0));
    }
    return writeWav(path, stereo);
}

} // namespace lianxin
