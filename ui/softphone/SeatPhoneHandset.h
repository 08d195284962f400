// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "call/phone/SeatPhone.h"
#include "ui/models/Door.h"
#include "ui/models/Handset.h"

namespace lianxin {

class SoundDevice;

//! \brief The real telephone of the seat: a SIP phone that registers with what seats.phone tells, and the
//! sound devices of this machine. An engine that comes back listens elsewhere, maybe: the account is asked for
//! again after each lost connection, and taken when it has changed and no call is up.
class SeatPhoneHandset final : public Handset {
    Q_OBJECT
public:
    SeatPhoneHandset(Door &door, std::shared_ptr<SoundDevice> sound, QObject *parent = nullptr);
    //! Asks the door for the account and registers. Called after login of a user with a seat.
    void begin();
    void finish();

    Line line() const override;
    QString why() const override;
    bool hasCall() const override;
    bool isRinging() const override;
    void answer() override { m_phone.answer(); }
    void reject() override { m_phone.reject(480); }
    void hangUp() override { m_phone.hangUp(); }
    void setMuted(bool muted) override;
    bool muted() const override { return m_phone.muted(); }
    void sendKeys(const QString &keys) override { m_phone.sendKeys(keys); }
    double level() const override { return m_level; }
    QString deviceTrouble() const override;
    bool isSoundLost() const override;
    bool speaksMuted() const override { return m_speaksMuted; }

Q_SIGNALS:
    void failed(const lianxin::Error &error);

private:
    void askAccount();
    void takeAccount(const QJsonObject &account);
    void noteSpeech(bool speaks);
    Door &m_door;
    std::shared_ptr<SoundDevice> m_sound;
    SeatPhone m_phone;
    double m_level = -1;
    bool m_speaks = false;
    bool m_speaksMuted = false;
    QTimer m_warned; //!< a warning stays long enough to be read
    QString m_error; //!< why seats.phone gave no account
    QJsonObject m_account; //!< what the phone was started with
    bool m_working = false; //!< between begin() and finish()
    bool m_lost = false;    //!< the door was lost since the account was asked for
};

} // namespace lianxin
