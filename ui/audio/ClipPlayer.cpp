// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/audio/ClipPlayer.h"
#include "ui/audio/Resampler.h"
#include "ui/audio/SpentSound.h"
#include <cmath>
#include <numbers>

namespace lianxin {
namespace {

constexpr int clipRate = 8000;
constexpr int usualRate = 48'000; // what devices take that don't take a clip's own

void addNote(std::vector<std::int16_t> &out, double hertz, int milliseconds, double loudness) {
    const int samples = clipRate * milliseconds / 1000;
    for (int i = 0; i < samples; ++i) {
        const double t = static_cast<double>(i) / clipRate;
        const double fade = std::min({1.0, i / 240.0, (samples - i) / 400.0});
        const double wave = std::sin(2 * std::numbers::pi * hertz * t) + 0.3 * std::sin(4 * std::numbers::pi * hertz * t);
        out.push_back(static_cast<std::int16_t>(std::lround(loudness * fade * wave)));
    }
}

} // namespace

std::vector<std::int16_t> ClipPlayer::ring() {
    std::vector<std::int16_t> out;
    for (const int turn : {0, 1}) {
        addNote(out, 659.26, 250, 5200 - 1200 * turn); // E5, C5
        addNote(out, 523.25, 250, 5200 - 1200 * turn);
    }
    return out;
}

std::vector<std::int16_t> ClipPlayer::trial() {
    std::vector<std::int16_t> out;
    for (const double hertz : {392.0, 493.88, 587.33}) // G4, B4, D5
        addNote(out, hertz, 350, 6000);
    return out;
}

ClipPlayer::ClipPlayer(QObject *parent)
    : QObject(parent) {
    m_next.setSingleShot(true);
    connect(&m_next, &QTimer::timeout, this, &ClipPlayer::begin);
}

ClipPlayer::~ClipPlayer() {
    stop();
}

void ClipPlayer::play(const QAudioDevice &device, const std::vector<std::int16_t> &clip, int everyMs) {
    stop();
    m_device = device;
    m_clip = clip;
    m_everyMs = everyMs;
    begin();
}

void ClipPlayer::begin() {
    endSink();
    if (m_everyMs > 0)
        m_next.start(m_everyMs);
    if (m_device.isNull()) {
        if (m_everyMs == 0)
            QMetaObject::invokeMethod(this, &ClipPlayer::finished, Qt::QueuedConnection);
        return;
    }
    QAudioFormat format;
    format.setSampleRate(clipRate);
    format.setChannelCount(1);
    format.setSampleFormat(QAudioFormat::Int16);
    if (!m_device.isFormatSupported(format))
        format.setSampleRate(usualRate);
    std::vector<std::int16_t> samples;
    Resampler(clipRate, format.sampleRate()).run(m_clip, samples);
    m_bytes = QByteArray(reinterpret_cast<const char *>(samples.data()), static_cast<qsizetype>(samples.size() * sizeof samples[0]));
    m_stream = std::make_unique<QBuffer>(&m_bytes);
    m_stream->open(QIODevice::ReadOnly);
    m_sink = std::make_unique<QAudioSink>(m_device, format);
    connect(m_sink.get(), &QAudioSink::stateChanged, this, [this](QAudio::State state) {
        if (state != QAudio::IdleState && state != QAudio::StoppedState)
            return;
        endSink();
        if (m_everyMs == 0)
            Q_EMIT finished();
    });
    m_sink->start(m_stream.get());
}

void ClipPlayer::endSink() {
    if (!m_sink)
        return;
    m_stream.release()->setParent(m_sink.get());
    retire(std::move(m_sink), this); // not at once: it may be what is telling us
}

void ClipPlayer::stop() {
    m_next.stop();
    endSink();
}

} // namespace lianxin
