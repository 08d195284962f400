// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QByteArray>

namespace lianxin {

//! \brief The 44 bytes before the samples of a RIFF/WAVE file (PCM, 16 bit, little-endian).
QByteArray wavHeader(qint64 dataBytes, int channels, int sampleRate);

inline constexpr qint64 kWavHeaderBytes = 44;

} // namespace lianxin
