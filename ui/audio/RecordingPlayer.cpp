// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/audio/RecordingPlayer.h"
#include "platform/base/Wav.h"
#include "ui/audio/Resampler.h"
#include <QAudioDevice>
#include <QMediaDevices>
#include <QSettings>
#include <algorithm>

namespace lianxin {
namespace {

constexpr int tellEvery = 200;      // ms
constexpr int sharedRate = 48'000; // what devices take that don't take the recording's own rate

QAudioDevice chosenSpeaker() {
    const QByteArray chosen = QSettings().value(u"sound/output"_s).toString().toUtf8();
    const auto outputs = QMediaDevices::audioOutputs();
    const auto found = std::find_if(outputs.begin(), outputs.end(), [&](const QAudioDevice &d) { return d.id() == chosen; });
    return found != outputs.end() ? *found : QMediaDevices::defaultAudioOutput();
}

QAudioFormat formatOf(const WavSound &sound) {
    QAudioFormat format;
    format.setSampleRate(sound.rate);
    format.setChannelCount(sound.channels);
    format.setSampleFormat(QAudioFormat::Int16);
    return format;
}

WavSound atRate(const WavSound &sound, int rate) {
    const auto channels = static_cast<std::size_t>(sound.channels);
    std::vector<std::vector<std::int16_t>> lines(channels);
    for (std::size_t c = 0; c < channels; ++c) {
        std::vector<std::int16_t> one;
        for (std::size_t i = c; i < sound.samples.size(); i += channels)
            one.push_back(sound.samples[i]);
        Resampler(sound.rate, rate).run(one, lines[c]);
    }
    WavSound out;
    out.rate = rate;
    out.channels = sound.channels;
    for (std::size_t i = 0; i < lines.front().size(); ++i)
        for (const auto &line : lines)
            out.samples.push_back(line[i]);
    return out;
}

} // namespace

RecordingPlayer::RecordingPlayer(QObject *parent)
    : QObject(parent) {
    m_timer.setInterval(tellEvery);
    connect(&m_timer, &QTimer::timeout, this, [this] {
        if (m_sink)
            Q_EMIT moved(std::min(m_duration, m_from + m_sink->processedUSecs() / 1000));
    });
}

void RecordingPlayer::play(const QString &path, qint64 fromMs) {
    stop();
    auto sound = readWav(path);
    if (!sound) {
        Q_EMIT failed(sound.error());
        return;
    }
    const QAudioDevice speaker = chosenSpeaker();
    if (speaker.isNull()) {
        Q_EMIT failed({ErrorKind::NotFound, u"ui.no_speaker"_s, tr("This machine has no headset or loudspeaker."),
                       tr("Plug one in, or export the recording and listen elsewhere."), {}});
        return;
    }
    if (!speaker.isFormatSupported(formatOf(*sound)))
        *sound = atRate(*sound, sharedRate);
    const QAudioFormat format = formatOf(*sound);
    m_duration = sound->durationMs();
    m_from = std::clamp<qint64>(fromMs, 0, m_duration);
    m_sound.setData(reinterpret_cast<const char *>(sound->samples.data()), static_cast<int>(sound->samples.size() * sizeof(qint16)));
    m_sound.open(QIODevice::ReadOnly);
    m_sound.seek(m_from * format.sampleRate() / 1000 * format.bytesPerFrame());
    m_sink = std::make_unique<QAudioSink>(speaker, format);
    connect(m_sink.get(), &QAudioSink::stateChanged, this, &RecordingPlayer::watch);
    m_sink->start(&m_sound);
    m_timer.start();
    Q_EMIT moved(m_from);
}

void RecordingPlayer::stop() {
    if (!m_sink)
        return;
    m_timer.stop();
    m_sink->disconnect(this);
    m_sink->stop();
    m_sink.release()->deleteLater(); // it may be what is telling us
    m_sound.close();
    m_sound.setData({});
    Q_EMIT stopped();
}

void RecordingPlayer::watch(QAudio::State state) {
    if (!m_sink || (state != QAudio::IdleState && state != QAudio::StoppedState))
        return;
    const QAudio::Error error = m_sink->error();
    stop();
    if (error != QAudio::NoError && error != QAudio::UnderrunError)
        Q_EMIT failed({ErrorKind::Internal, u"ui.playback"_s, tr("The recording can’t be played: the sound device stopped."),
                       tr("Choose another headset, or export the recording and listen elsewhere."), {}});
}

} // namespace lianxin
