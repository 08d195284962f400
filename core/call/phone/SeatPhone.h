// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "call/media/MediaTypes.h"
#include "call/phone/AudioDevicePort.h"
#include "call/sip/SipTypes.h"
#include "platform/base/Expected.h"
#include <QObject>
#include <QString>
#include <memory>

namespace lianxin {

//! \brief What `seats.phone` tells a console about its phone.
struct SeatPhoneConfig {
    QString registrar;  //!< "address:port" of the engine
    QString aor;        //!< "sip:8001@lianxin"; empty: made of sipUser and the registrar's address
    QString sipUser;
    QString sipPassword;
    QString localAddress; //!< IP literal to listen at; empty: 127.0.0.1 when the registrar is loopback, else what routes there
    QString transport = QStringLiteral("udp"); //!< or "tls", for an engine on another machine
    QByteArray trusted;   //!< for tls: certificate of the engine, PEM; no other is taken
    int expiresS = 120;   //!< of the registration
    int retryMs = 5000;   //!< between tries to register
};

enum class PhoneRegistration {
    Off,          //!< not asked to register
    Registering,  //!< the first try, or a new one after a failure, is under way
    Registered,
    Unregistered, //!< the last try failed; why() says how; the next is coming
};

enum class PhoneState {
    Idle,
    Ringing,  //!< somebody calls; answer() or reject()
    Answering, //!< our 200 is out, its ACK is not in yet
    Talking,
    Held,      //!< by us, by the other side or by both: heldByUs(), heldByPeer()
    Transferring, //!< a blind transfer was asked for and is not decided
};

//! \brief The telephone of a seat: one call at a time, one sound device, one registration.
//!
//! Lives on the thread that made it (it needs that thread's event loop); SIP and sound run on threads of their
//! own. What it says is what is: a state changes when the peer has confirmed it, not when it was asked for.
//! A second call while one is up is answered 486.
class LIANXIN_EXPORT SeatPhone : public QObject {
    Q_OBJECT
public:
    //! \a device may be null: a phone without sound.
    explicit SeatPhone(std::shared_ptr<AudioDevicePort> device = {}, QObject *parent = nullptr);
    ~SeatPhone() override;

    //! Begins to register. Errors: "phone.bad_config" and those of SipStack::start(). Calling it again starts anew.
    Expected<void> start(const SeatPhoneConfig &config);
    //! Hangs up, unregisters, closes the sockets. Waits at most about a second for the peers.
    void stop();

    PhoneRegistration registration() const;
    //! Why we are not registered, for people; empty while we are.
    QString why() const;
    PhoneState state() const;
    //! The engine's id of the present call (from User-to-User); empty without a call.
    QString callId() const;
    bool heldByUs() const;
    bool heldByPeer() const;
    bool muted() const;

    void answer();
    //! \a status: 486 busy, 480 away, 603 declined.
    void reject(int status = 603);
    void hangUp();
    void hold();
    void resume();
    //! Sends silence instead of the microphone; the peer is not told.
    void setMuted(bool muted);
    //! Keys by RFC 4733: 0-9 * # A-D.
    void sendKeys(const QString &keys, int durationMs = 160);
    //! Blind transfer to another seat (its number or a SIP URI). transferFinished tells how it went.
    void transfer(const QString &target);
    //! Another device for the present and later calls.
    void setDevice(std::shared_ptr<AudioDevicePort> device);

    //! Of the present call's RTP; empty without one.
    std::optional<RtpStatistics> statistics() const;
    //! Where the phone listens, "address:port"; empty before start().
    QString listening() const;

Q_SIGNALS:
    void registrationChanged(lianxin::PhoneRegistration registration, const QString &why);
    //! \a callId is the engine's id of the call; no number of a citizen ever reaches a seat.
    void ringing(const QString &callId);
    void stateChanged(lianxin::PhoneState state);
    //! \a status: the SIP status of a call that was never answered, else 0; \a byUs tells who hung up.
    void ended(const QString &callId, int status, const QString &phrase, bool byUs);
    void transferFinished(bool done, int status, const QString &phrase);
    //! A key that the other side pressed.
    void keyReceived(QChar key);
    //! Something asked for did not come about (hold refused, no common codec …).
    void failed(const lianxin::Error &error);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

LIANXIN_EXPORT QString nameOf(PhoneRegistration registration);
LIANXIN_EXPORT QString nameOf(PhoneState state);

} // namespace lianxin
