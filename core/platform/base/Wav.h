// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "platform/base/Expected.h"
#include <QByteArray>
#include <QString>
#include <vector>

namespace lianxin {

//! \brief Linear 16-bit sound as a RIFF/WAVE file holds it; channels interleaved.
struct WavSound {
    std::vector<qint16> samples; //!< frames × channels
    int rate = 8000;             //!< frames per second
    int channels = 1;

    qint64 frames() const { return channels > 0 ? qint64(samples.size()) / channels : 0; }
    qint64 durationMs() const { return rate > 0 ? frames() * 1000 / rate : 0; }
    bool operator==(const WavSound &) const = default;
};

//! The 44-byte header of a PCM16 file that holds \a frames frames; for writers that stream.
LIANXIN_EXPORT QByteArray wavHeader(qint64 frames, int rate, int channels);

//! The sound as the bytes of a .wav file.
LIANXIN_EXPORT QByteArray wavEncode(const WavSound &sound);

//! Reads the bytes of a .wav file: PCM16 (plain or WAVE_FORMAT_EXTENSIBLE); unknown chunks are skipped, a
//! data chunk cut short by the end of the file gives what is there. At most 8 channels and 192 kHz. Errors
//! (BadInput): wav.not_riff, wav.no_format, wav.unsupported, wav.no_data.
LIANXIN_EXPORT Expected<WavSound> wavDecode(const QByteArray &bytes);

//! As above, from and to files. The file appears whole or not at all.
//! Errors: also wav.read (NotFound, BadInput), wav.write (Store).
LIANXIN_EXPORT Expected<WavSound> readWav(const QString &path);
LIANXIN_EXPORT Expected<void> writeWav(const QString &path, const WavSound &sound);

} // namespace lianxin
