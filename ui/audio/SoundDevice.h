// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "call/phone/AudioDevicePort.h"
#include <QAudioDevice>
#include <QObject>
#include <QThread>
#include <memory>

namespace lianxin {

class SoundWorker;

//! \brief Microphone and loudspeaker of the seat by QtMultimedia: 8 kHz to and from the phone, resampled
//! where the device wants another rate. The sound itself runs on a thread of its own; this object lives on
//! the GUI thread.
//!
//! A device that vanishes during a call is told (troubleChanged) and replaced by the system's default; when
//! it comes back it is used again. Without any device the call goes on in silence.
class SoundDevice final : public QObject, public AudioDevicePort {
    Q_OBJECT
public:
    explicit SoundDevice(QObject *parent = nullptr);
    ~SoundDevice() override;

    // AudioDevicePort
    void start(std::shared_ptr<PcmPort> line) override;
    void stop() override;

    //! Ids of QAudioDevice; empty: the system's default. Takes effect at once, also in a call.
    void choose(const QByteArray &input, const QByteArray &output);
    QByteArray input() const { return m_input; }
    QByteArray output() const { return m_output; }
    //! What is wrong with the devices; empty while all is well.
    const QString &trouble() const { return m_trouble; }
    bool isRunning() const { return m_running; }
    //! Opens the microphone for the meter without a call, e.g. while devices are chosen.
    void setMonitoring(bool on);

Q_SIGNALS:
    //! 0…1, about 10 times a second while sound runs.
    void levelChanged(double level);
    void troubleChanged(const QString &trouble);
    void devicesChanged();

private:
    void apply();
    void lookAgain();
    void setTrouble(const QString &trouble);
    QThread m_thread;
    SoundWorker *m_worker;
    std::shared_ptr<PcmPort> m_line;
    QByteArray m_input;
    QByteArray m_output;
    QString m_inputName; //!< of the chosen device, to name it when it is gone
    QString m_outputName;
    QString m_trouble;
    bool m_running = false;
    bool m_monitoring = false;
};

} // namespace lianxin
