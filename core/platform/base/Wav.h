// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "platform/base/Expected.h"
#include <QByteArray>
#include <QFile>
#include <QString>
#include <span>
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

//! \brief A .wav file read piece by piece, for sound that is too long to hold whole. One thread.
class LIANXIN_EXPORT WavFile {
public:
    //! Errors: as readWav().
    Expected<void> open(const QString &path);
    int rate() const { return m_rate; }
    int channels() const { return m_channels; }
    qint64 frames() const { return m_frames; } //!< that are really there
    qint64 durationMs() const { return m_rate > 0 ? m_frames * 1000 / m_rate : 0; }
    //! The next read begins there; clamped to the sound.
    void seek(qint64 frame);
    //! Whole frames, as many as fit and are left; how many samples were read. 0: the end, or the file broke off.
    qsizetype read(std::span<qint16> samples);

private:
    QFile m_file;
    int m_rate = 0;
    int m_channels = 0;
    qint64 m_begin = 0; //!< of the sound in the file
    qint64 m_frames = 0;
    qint64 m_at = 0;
};

//! As above, from and to files. The file appears whole or not at all.
//! Errors: also wav.read (NotFound, BadInput), wav.write (Store).
LIANXIN_EXPORT Expected<WavSound> readWav(const QString &path);
LIANXIN_EXPORT Expected<void> writeWav(const QString &path, const WavSound &sound);

} // namespace lianxin
