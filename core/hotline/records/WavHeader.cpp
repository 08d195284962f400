// SPDX-License-Identifier: GPL-3.0-or-later
#include "hotline/records/WavHeader.h"
#include <QtEndian>
#include <algorithm>
#include <limits>

namespace lianxin {

QByteArray wavHeader(qint64 dataBytes, int channels, int sampleRate) {
    const auto data = quint32(std::min<qint64>(dataBytes, std::numeric_limits<quint32>::max() - 36));
    QByteArray header(kWavHeaderBytes, '\0');
    char *h = header.data();
    const auto put32 = [&](int at, quint32 value) { qToLittleEndian(value, h + at); };
    const auto put16 = [&](int at, int value) { qToLittleEndian(quint16(value), h + at); };
    memcpy(h, "RIFF", 4);
    put32(4, data + 36);
    memcpy(h + 8, "WAVEfmt ", 8);
    put32(16, 16);
    put16(20, 1); // PCM
    put16(22, channels);
    put32(24, quint32(sampleRate));
    put32(28, quint32(sampleRate * channels * 2));
    put16(32, channels * 2);
    put16(34, 16);
    memcpy(h + 36, "data", 4);
    put32(40, data);
    return header;
}

} // namespace lianxin
