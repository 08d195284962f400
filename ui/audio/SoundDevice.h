// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "call/phone/AudioDevicePort.h"
#include <QAudioDevice>
#include <QObject>
#include <QThread>
#include <QTimer>
#include <memory>
#include <vector>

namespace lianxin {

class SoundWorker;

//! \brief Microphone and loudspeaker of the seat by QtMultimedia: 8 kHz to and from the phone, resampled
//! where the device wants another rate. The sound itself runs on a thread of its own; this object lives on
//! the GUI thread.
//!
//! A device that vanishes during a call is told (troubleChanged) and replaced by the system's default; when
//! it comes back, in whichever socket, it is used again. Without any device the call goes on in silence.
class SoundDevice final : public QObject, public AudioDevicePort {
    Q_OBJECT
public:
    //! Echo canceller and gain. Automatic: with loudspeakers, not with what calls itself a headset.
    enum class Processing { Automatic, Always, Never };

    explicit SoundDevice(QObject *parent = nullptr);
    ~SoundDevice() override;

    // AudioDevicePort
    void start(std::shared_ptr<PcmPort> line) override;
    void stop() override;

    //! \brief A device that somebody chose; empty: the system's default.
    struct Wanted {
        QByteArray id;  //!< of QAudioDevice
        QString name;   //!< finds it again where the id has changed with the socket; and names it when it is gone
        bool operator==(const Wanted &) const = default;
    };
    //! Takes effect at once, also in a call.
    void choose(const Wanted &input, const Wanted &output);
    const Wanted &input() const { return m_input; }
    const Wanted &output() const { return m_output; }
    //! What a choice stands for at present; null where there is nothing at all.
    static QAudioDevice find(const Wanted &choice, const QList<QAudioDevice> &devices, const QAudioDevice &fallback);
    //! What the seat hears by now.
    QAudioDevice speaker() const;

    void setProcessing(Processing processing);
    Processing processing() const { return m_processing; }
    bool isProcessing() const;

    //! What is wrong with the devices; empty while all is well.
    const QString &trouble() const { return m_trouble; }
    //! There is no microphone or no loudspeaker at all; other troubles have a device that stands in.
    bool isLost() const { return m_lost; }
    bool isRunning() const { return m_running; }
    //! Opens the microphone for the meter without a call, e.g. while devices are chosen.
    void setMonitoring(bool on);
    //! Keeps what the microphone hears next, and gives it as taken(), once: after so long, after somebody has spoken and is silent
    //! for \a quietMs (0: never), or by endTake(). While it runs or is monitored.
    void take(int milliseconds, int quietMs = 0);
    void endTake();

Q_SIGNALS:
    //! 0…1, about 10 times a second while sound runs.
    void levelChanged(double level);
    //! Somebody begins to speak into the microphone, or has ended.
    void speakingChanged(bool speaks);
    void troubleChanged(const QString &trouble);
    void devicesChanged();
    void taken(const std::vector<std::int16_t> &samples);

private:
    void apply(bool anew);
    void lookAgain();
    //! Looks whether devices came or went, since nobody tells for certain.
    void lookRound();
    void setTrouble(const QStringList &troubles, bool lost);
    QThread m_thread;
    SoundWorker *m_worker;
    std::shared_ptr<PcmPort> m_line;
    Wanted m_input;
    Wanted m_output;
    QAudioDevice m_openInput;
    QAudioDevice m_openOutput;
    std::shared_ptr<PcmPort> m_openLine;
    bool m_open = false;
    QTimer m_round;
    QList<QAudioDevice> m_there; //!< as lookRound() last found them: the defaults, then all
    QTimer m_again; //!< a device that stopped by itself is not tried without end
    Processing m_processing = Processing::Automatic;
    QString m_trouble;
    bool m_lost = false;
    bool m_running = false;
    bool m_monitoring = false;
};

} // namespace lianxin
