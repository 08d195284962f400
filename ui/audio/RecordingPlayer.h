// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "platform/base/Error.h"
#include "platform/base/Wav.h"
#include <QAudioSink>
#include <QTimer>
#include <memory>

namespace lianxin {

class WavStream;

//! \brief Plays a recording (PCM16 .wav) through the chosen headset, from any millisecond on, reading the file as it goes.
//! Straight to the device: needs no decoder of the system's, which a freshly set up machine may lack. GUI thread.
class RecordingPlayer final : public QObject {
    Q_OBJECT
public:
    explicit RecordingPlayer(QObject *parent = nullptr);
    ~RecordingPlayer() override;

    //! Plays the file from \a fromMs on; what was playing stops. Whatever is wrong comes as failed(): the errors of
    //! readWav(), ui.no_speaker, ui.playback.
    void play(const QString &path, qint64 fromMs = 0);
    void stop();
    bool isPlaying() const { return m_sink != nullptr; }
    //! Of the recording that plays or played last, ms.
    qint64 duration() const { return m_duration; }

Q_SIGNALS:
    //! Where it is, ms from the beginning of the recording; about five times a second.
    void moved(qint64 position);
    //! Played to its end, stopped, or broken.
    void stopped();
    void failed(const lianxin::Error &error);

private:
    void watch(QAudio::State state);
    WavFile m_file;
    std::unique_ptr<WavStream> m_stream; //!< outlives what reads it
    std::unique_ptr<QAudioSink> m_sink;
    QTimer m_timer;
    qint64 m_from = 0;
    qint64 m_duration = 0;
};

} // namespace lianxin
