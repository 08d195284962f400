// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/audio/RecordingPlayer.h"
#include "ui/audio/WavStream.h"
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

QAudioFormat formatOf(const WavFile &file) {
    QAudioFormat format;
    format.setSampleRate(file.rate());
    format.setChannelCount(file.channels());
    format.setSampleFormat(QAudioFormat::Int16);
    return format;
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

RecordingPlayer::~RecordingPlayer() = default;

void RecordingPlayer::play(const QString &path, qint64 fromMs) {
    stop();
    if (const auto opened = m_file.open(path); !opened) {
        Q_EMIT failed(opened.error());
        return;
    }
    const QAudioDevice speaker = chosenSpeaker();
    if (speaker.isNull()) {
        Q_EMIT failed({ErrorKind::NotFound, u"ui.no_speaker"_s, tr("This machine has no headset or loudspeaker."),
                       tr("Plug one in, or export the recording and listen elsewhere."), {}});
        return;
    }
    QAudioFormat format = formatOf(m_file);
    if (!speaker.isFormatSupported(format))
        format.setSampleRate(sharedRate);
    m_duration = m_file.durationMs();
    m_from = std::clamp<qint64>(fromMs, 0, m_duration);
    m_stream = std::make_unique<WavStream>(m_file, format.sampleRate(), m_from);
    m_sink = std::make_unique<QAudioSink>(speaker, format);
    connect(m_sink.get(), &QAudioSink::stateChanged, this, &RecordingPlayer::watch);
    m_sink->start(m_stream.get());
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
    m_stream.release()->deleteLater();
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
