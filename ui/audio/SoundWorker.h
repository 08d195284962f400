// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "call/media/PcmPort.h"
#include "ui/audio/Resampler.h"
#include "ui/audio/TakenSound.h"
#include "ui/audio/VoiceProcessing.h"
#include <QAudioDevice>
#include <QAudioSink>
#include <QAudioSource>
#include <QObject>
#include <QTimer>
#include <memory>

namespace lianxin {

//! \brief Moves sound between the devices and the line; lives on SoundDevice's thread, called through queued
//! invocations only.
class SoundWorker final : public QObject {
    Q_OBJECT
public:
    SoundWorker();
    //! A null line only feeds the meter. Null devices: none.
    void open(const QAudioDevice &input, const QAudioDevice &output, std::shared_ptr<PcmPort> line);
    void close();
    //! Echo canceller and gain, from now on.
    void setProcessing(bool on);
    //! Keeps the next samples of the microphone, as the other side gets them, and gives them as taken(), once: after so long,
    //! after somebody has spoken and is silent for \a quietMs (0: never), or by endTake().
    void take(int milliseconds, int quietMs);
    //! Gives what was kept until now; without effect where nothing is being kept.
    void endTake();

Q_SIGNALS:
    void level(double level);
    //! Somebody begins to speak into the microphone, or has ended.
    void speaking(bool speaks);
    void taken(const std::vector<std::int16_t> &samples);
    //! A device stopped by itself.
    void broken();

private:
    void readMicrophone();
    void feedSpeaker();
    static QAudioFormat formatFor(const QAudioDevice &device);
    void watch(QAudio::State state, QAudio::Error error);
    //! What waits in the buffers of both devices, in ms: an echo can't come sooner.
    int delayMs() const;
    void noteVoice();

    std::shared_ptr<PcmPort> m_line;
    std::unique_ptr<QAudioSource> m_source;
    std::unique_ptr<QAudioSink> m_sink;
    QIODevice *m_in = nullptr;
    QIODevice *m_out = nullptr;
    QAudioFormat m_inFormat;
    QAudioFormat m_outFormat;
    std::unique_ptr<Resampler> m_down;
    std::unique_ptr<Resampler> m_up;
    std::vector<std::int16_t> m_mono;
    std::vector<std::int16_t> m_near; //!< at the line's rate, as the microphone gave it
    std::vector<std::int16_t> m_line8k;
    QByteArray m_pending; //!< bytes that the sink had no room for
    QTimer m_timer;
    double m_peak = 0;
    int m_quiet = 0;
    VoiceProcessing m_processing;
    int m_voiced = 0; //!< ms of voice of late: rises with it, falls without
    bool m_speaks = false;
    TakenSound m_taken;
};

} // namespace lianxin
