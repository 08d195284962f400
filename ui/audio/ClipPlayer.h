// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QAudioDevice>
#include <QAudioSink>
#include <QBuffer>
#include <QTimer>
#include <cstdint>
#include <memory>
#include <vector>

namespace lianxin {

//! \brief Plays a short sound of our own making (8 kHz, mono) through a device, once or with pauses again and again: the ring, the
//! trial of a loudspeaker, what a microphone just heard. GUI thread.
class ClipPlayer final : public QObject {
    Q_OBJECT
public:
    explicit ClipPlayer(QObject *parent = nullptr);
    ~ClipPlayer() override;
    //! What was playing stops. \a everyMs: from one beginning to the next; 0 plays once. A null device is silence.
    void play(const QAudioDevice &device, const std::vector<std::int16_t> &clip, int everyMs = 0);
    void stop();
    bool isPlaying() const { return m_sink != nullptr || m_next.isActive(); }

    //! Two notes, a second long, that fall into the ear without a start.
    static std::vector<std::int16_t> ring();
    //! Three rising notes.
    static std::vector<std::int16_t> trial();

Q_SIGNALS:
    //! Ended by itself, or by the device.
    void finished();

private:
    void begin();
    void endSink();
    QAudioDevice m_device;
    std::vector<std::int16_t> m_clip;
    QByteArray m_bytes;
    std::unique_ptr<QBuffer> m_stream; //!< outlives what reads it
    std::unique_ptr<QAudioSink> m_sink;
    QTimer m_next;
    int m_everyMs = 0;
};

} // namespace lianxin
