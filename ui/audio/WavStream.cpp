// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/audio/WavStream.h"
#include <algorithm>
#include <cstring>

namespace lianxin {
namespace {

constexpr int pieceMs = 200;

} // namespace

WavStream::WavStream(WavFile &file, int rate, qint64 fromMs)
    : m_file(file)
    , m_rate(rate) {
    if (rate != file.rate())
        m_resamplers.assign(static_cast<std::size_t>(file.channels()), Resampler(file.rate(), rate));
    m_file.seek(fromMs * file.rate() / 1000);
    open(ReadOnly | Unbuffered);
    fill();
}

qint64 WavStream::bytesAvailable() const {
    return static_cast<qint64>((m_ready.size() - m_taken) * sizeof(std::int16_t));
}

// The next piece, so that what is available never looks like the end before it is.
void WavStream::fill() {
    if (m_taken < m_ready.size() || m_ended)
        return;
    const auto channels = static_cast<std::size_t>(m_file.channels());
    std::vector<std::int16_t> piece(static_cast<std::size_t>(m_file.rate()) * pieceMs / 1000 * channels);
    piece.resize(static_cast<std::size_t>(m_file.read(piece)));
    m_taken = 0;
    if (m_resamplers.empty()) {
        m_ready.swap(piece);
    } else {
        std::vector<std::vector<std::int16_t>> lines(channels);
        std::vector<std::int16_t> one(piece.size() / channels);
        for (std::size_t c = 0; c < channels; ++c) {
            for (std::size_t i = 0; i < one.size(); ++i)
                one[i] = piece[i * channels + c];
            m_resamplers[c].run(one, lines[c]);
        }
        m_ready.clear();
        for (std::size_t i = 0; i < lines.front().size(); ++i)
            for (const auto &line : lines)
                m_ready.push_back(line[i]);
    }
    m_ended = m_ready.empty();
}

qint64 WavStream::readData(char *data, qint64 most) {
    qint64 done = 0;
    while (done < most && !m_ended) {
        const auto bytes = std::min(most - done, bytesAvailable()) & ~qint64(1);
        if (bytes == 0)
            break;
        std::memcpy(data + done, m_ready.data() + m_taken, static_cast<std::size_t>(bytes));
        m_taken += static_cast<std::size_t>(bytes) / sizeof(std::int16_t);
        done += bytes;
        fill();
    }
    return done;
}

} // namespace lianxin
