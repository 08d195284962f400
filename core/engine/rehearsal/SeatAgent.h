// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "call/phone/SeatPhone.h"
#include "engine/rehearsal/Scenario.h"
#include "engine/rehearsal/Tone.h"
#include "platform/protocol/DoorClient.h"
#include <QObject>
#include <QTimer>
#include <atomic>
#include <thread>

namespace lianxin {

//! \brief A sound device that speaks a tone and listens for others: the headset of a simulated seat.
class ToneDevice final : public AudioDevicePort {
public:
    ToneDevice(double hz, std::vector<double> listenFor);
    ~ToneDevice() override { stop(); }
    void start(std::shared_ptr<PcmPort> line) override;
    void stop() override;
    //! Longest time that one of the tones was heard since start(), in ms. Any thread.
    int heardMs() const { return m_heardMs; }

private:
    void run(const std::stop_token &stopping);

    PcmBuffer m_tone;
    std::vector<double> m_listenFor;
    std::shared_ptr<PcmPort> m_line;
    std::atomic<int> m_heardMs{0};
    std::jthread m_thread;
};

//! \brief A simulated seat, by the very parts that a console is made of: logs in at the door, registers its softphone,
//! is ready, answers, talks, hangs up, files the wrap-up. Comes back after the engine died. Main thread.
class SeatAgent : public QObject {
    Q_OBJECT
public:
    SeatAgent(const SimulatedSeat &seat, int talkMs, std::vector<double> citizenTones, QObject *parent = nullptr);
    void start(const QString &doorUrl);

Q_SIGNALS:
    //! {"seat","event":"ready|ringing|talking|ended", "callId", "heardMs" …}
    void happened(const QJsonObject &event);

private:
    void logIn();
    void registerPhone();
    void becomeReady();
    void confirmReady();
    void onRinging(const QString &callId);
    void onState(PhoneState state);
    void onEnded(const QString &callId);
    void report(const QString &event, QJsonObject more = {});

    SimulatedSeat m_seat;
    int m_talkMs;
    DoorClient m_door;
    std::shared_ptr<ToneDevice> m_device;
    QString m_registrar;
    QString m_callId;
    QTimer m_retry;
    QTimer m_talk;
    bool m_loggedIn = false;
    SeatPhone m_phone; //!< last: it ends its call when it goes, and tells us who are still whole
};

} // namespace lianxin
