// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QObject>

namespace lianxin {

//! \brief The seat's telephone, as the pages see it. SeatPhoneHandset is the real one; tests script their
//! own.
class Handset : public QObject {
    Q_OBJECT
public:
    enum class Line { Off, Registering, Registered, Unregistered };
    using QObject::QObject;
    virtual Line line() const = 0;
    virtual QString why() const = 0;
    //! A call rings or is up on this very telephone.
    virtual bool hasCall() const = 0;
    virtual bool isRinging() const = 0;
    virtual void answer() = 0;
    virtual void reject() = 0;
    virtual void hangUp() = 0;
    virtual void setMuted(bool muted) = 0;
    virtual bool muted() const = 0;
    virtual void sendKeys(const QString &keys) = 0;
    //! 0…1 of the microphone; negative: unknown.
    virtual double level() const = 0;
    //! The sound device that was chosen is gone; empty while all is well.
    virtual QString deviceTrouble() const = 0;
    //! And nothing stands in for it: the other side can't hear us, or we can't hear it.
    virtual bool isSoundLost() const { return !deviceTrouble().isEmpty(); }
    //! The microphone is muted, and somebody speaks into it.
    virtual bool speaksMuted() const { return false; }

Q_SIGNALS:
    void changed();
    void ringing(const QString &callId);
    void ended(const QString &callId);
    void levelChanged(double level);
};

} // namespace lianxin
