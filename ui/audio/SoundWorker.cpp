// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/audio/SoundWorker.h"
#include "ui/audio/SpentSound.h"
#include "platform/base/Log.h"
#include <array>
#include <cmath>

namespace lianxin {
namespace {

constexpr int lineRate = 8000;
constexpr int tickMs = 10;
constexpr int sinkMs = 60; // sound kept in the device: late threads are covered, delay stays small
constexpr int levelTicks = 10;
constexpr int speaksAfterMs = 250; // of voice; a cough is shorter
constexpr int mostVoicedMs = 600;  // so that who stops has stopped soon after

//! Frames of any supported format as mono 16 bit.
void toMono(const QByteArray &bytes, const QAudioFormat &format, std::vector<std::int16_t> &out) {
    const int channels = format.channelCount();
    const auto frames =
        static_cast<std::size_t>(bytes.size()) / static_cast<std::size_t>(format.bytesPerFrame());
    const char *data = bytes.constData();
    for (std::size_t f = 0; f < frames; ++f) {
        double sum = 0;
        for (int c = 0; c < channels; ++c, data += format.bytesPerSample())
            sum += format.normalizedSampleValue(data);
        out.push_back(static_cast<std::int16_t>(std::clamp(sum / channels, -1.0, 1.0) * 32767));
    }
}

void fromMono(const std::vector<std::int16_t> &samples, const QAudioFormat &format, QByteArray &out) {
    for (const std::int16_t sample : samples) {
        for (int c = 0; c < format.channelCount(); ++c) {
            switch (format.sampleFormat()) {
            case QAudioFormat::Float: {
                const float value = static_cast<float>(sample) / 32768.F;
                out.append(reinterpret_cast<const char *>(&value), sizeof value);
                break;
            }
            case QAudioFormat::Int32: {
                const qint32 value = static_cast<qint32>(sample) * 65536;
                out.append(reinterpret_cast<const char *>(&value), sizeof value);
                break;
            }
            case QAudioFormat::UInt8:
                out.append(static_cast<char>((sample >> 8) + 128));
                break;
            default:
                out.append(reinterpret_cast<const char *>(&sample), sizeof sample);
                break;
            }
        }
    }
}

} // namespace

SoundWorker::SoundWorker() {
    m_timer.setParent(this);
    m_timer.setTimerType(Qt::PreciseTimer);
    m_timer.setInterval(tickMs);
    connect(&m_timer, &QTimer::timeout, this, [this] {
        readMicrophone();
        feedSpeaker();
        if (++m_quiet >= levelTicks) {
            m_quiet = 0;
            Q_EMIT level(m_peak);
            m_peak = 0;
        }
    });
}

QAudioFormat SoundWorker::formatFor(const QAudioDevice &device) {
    QAudioFormat format;
    format.setSampleRate(lineRate);
    format.setChannelCount(1);
    format.setSampleFormat(QAudioFormat::Int16);
    return device.isFormatSupported(format) ? format : device.preferredFormat();
}

void SoundWorker::open(const QAudioDevice &input, const QAudioDevice &output, std::shared_ptr<PcmPort> line) {
    close();
    m_line = std::move(line);
    if (!input.isNull()) {
        m_inFormat = formatFor(input);
        m_source = std::make_unique<QAudioSource>(input, m_inFormat);
        m_source->setBufferSize(m_inFormat.bytesForDuration(40'000));
        m_down = std::make_unique<Resampler>(m_inFormat.sampleRate(), lineRate);
        m_in = m_source->start();
        connect(m_source.get(), &QAudioSource::stateChanged, this, [this](QAudio::State state) {
            watch(state, m_source ? m_source->error() : QAudio::NoError);
        });
    }
    if (!output.isNull() && m_line) {
        m_outFormat = formatFor(output);
        m_sink = std::make_unique<QAudioSink>(output, m_outFormat);
        m_sink->setBufferSize(m_outFormat.bytesForDuration(sinkMs * 1000));
        m_up = std::make_unique<Resampler>(lineRate, m_outFormat.sampleRate());
        m_out = m_sink->start();
        connect(m_sink.get(), &QAudioSink::stateChanged, this,
                [this](QAudio::State state) { watch(state, m_sink ? m_sink->error() : QAudio::NoError); });
    }
    m_processing.forget();
    if ((m_source && m_in == nullptr) || (m_sink && m_out == nullptr))
        Q_EMIT broken();
    m_timer.start();
}

void SoundWorker::close() {
    m_timer.stop();
    m_in = nullptr;
    m_out = nullptr;
    retire(std::move(m_source), this);
    retire(std::move(m_sink), this);
    m_line.reset();
    m_pending.clear();
    m_voiced = 0;
    if (std::exchange(m_speaks, false))
        Q_EMIT speaking(false);
    Q_EMIT level(0);
}

void SoundWorker::setProcessing(bool on) {
    m_processing.setActive(on);
}

void SoundWorker::take(int milliseconds, int quietMs) {
    m_taken.begin(milliseconds, quietMs);
}

void SoundWorker::endTake() {
    if (m_taken.isTaking())
        Q_EMIT taken(m_taken.give());
}

int SoundWorker::delayMs() const {
    qint64 us = 0;
    if (m_sink && m_out != nullptr)
        us += m_outFormat.durationForBytes(static_cast<qint32>(m_sink->bufferSize() - m_sink->bytesFree() + m_pending.size()));
    if (m_source && m_in != nullptr)
        us += m_inFormat.durationForBytes(static_cast<qint32>(m_in->bytesAvailable()));
    return static_cast<int>(us / 1000);
}

void SoundWorker::noteVoice() {
    const int ms = static_cast<int>(m_line8k.size()) * 1000 / lineRate;
    m_voiced = std::clamp(m_voiced + (m_processing.voice() ? ms : -ms), 0, mostVoicedMs);
    const bool speaks = m_speaks ? m_voiced > 0 : m_voiced >= speaksAfterMs;
    if (std::exchange(m_speaks, speaks) != speaks)
        Q_EMIT speaking(speaks);
}

void SoundWorker::watch(QAudio::State state, QAudio::Error error) {
    if (state == QAudio::StoppedState && error != QAudio::NoError && error != QAudio::UnderrunError) {
        qCWarning(lcUi) << "a sound device stopped by itself, error" << error;
        Q_EMIT broken();
    }
}

void SoundWorker::readMicrophone() {
    if (m_in == nullptr)
        return;
    const int delay = delayMs();
    const QByteArray bytes = m_in->readAll();
    if (bytes.isEmpty())
        return;
    m_mono.clear();
    toMono(bytes, m_inFormat, m_mono);
    double sum = 0;
    for (const std::int16_t sample : m_mono)
        sum += static_cast<double>(sample) * sample;
    if (!m_mono.empty()) {
        // -50 dB … 0 dB of full scale as 0 … 1
        const double rms = std::sqrt(sum / static_cast<double>(m_mono.size())) / 32768;
        m_peak = std::max(m_peak, rms > 0 ? std::clamp(1 + 20 * std::log10(rms) / 50, 0.0, 1.0) : 0.0);
    }
    m_near.clear();
    m_down->run(m_mono, m_near);
    m_line8k.clear();
    m_processing.heard(m_near, delay, m_line8k);
    noteVoice();
    if (m_taken.add(m_line8k, m_processing.voice()))
        Q_EMIT taken(m_taken.give());
    if (m_line)
        m_line->write(m_line8k);
}

void SoundWorker::feedSpeaker() {
    if (m_out == nullptr || !m_line)
        return;
    std::array<std::int16_t, 160> buffer{};
    while (m_pending.size() < m_outFormat.bytesForDuration(20'000)) {
        const std::size_t got = m_line->read(buffer);
        if (got == 0)
            break;
        m_processing.played({buffer.data(), got});
        m_mono.clear();
        m_up->run(std::span<const std::int16_t>(buffer.data(), got), m_mono);
        fromMono(m_mono, m_outFormat, m_pending);
    }
    const auto room = qMin<qsizetype>(m_sink->bytesFree(), m_pending.size());
    if (room <= 0)
        return;
    const qint64 written = m_out->write(m_pending.constData(), room);
    if (written > 0)
        m_pending.remove(0, static_cast<qsizetype>(written));
}

} // namespace lianxin
