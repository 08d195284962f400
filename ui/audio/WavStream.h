// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "platform/base/Wav.h"
#include "ui/audio/Resampler.h"
#include <QIODevice>
#include <vector>

namespace lianxin {

//! \brief The sound of a .wav file as a device that a QAudioSink pulls from: read in pieces, at the device's rate. GUI thread.
class WavStream final : public QIODevice {
public:
    //! The file begins to be read at \a fromMs, and comes at \a rate frames a second.
    WavStream(WavFile &file, int rate, qint64 fromMs);
    bool isSequential() const override { return true; }
    qint64 bytesAvailable() const override;
    bool atEnd() const override { return bytesAvailable() == 0; }

protected:
    qint64 readData(char *data, qint64 most) override;
    qint64 writeData(const char *, qint64) override { return -1; }

private:
    void fill();
    WavFile &m_file;
    int m_rate;
    std::vector<Resampler> m_resamplers; //!< one a channel; none where the file has the rate
    std::vector<std::int16_t> m_ready;   //!< interleaved
    std::size_t m_taken = 0;             //!< of them
    bool m_ended = false;
};

} // namespace lianxin
