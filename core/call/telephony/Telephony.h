// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "call/media/RecordingSink.h"
#include "call/media/TapStream.h"
#include "call/telephony/TelephonyTypes.h"
#include "platform/base/Expected.h"
#include <QObject>
#include <QStringList>
#include <memory>

namespace lianxin {

class Clock;
class TrunkSource;

//! \brief The engine's telephone exchange: every call has a citizen's leg, may have a seat's leg, and a bridge of
//! its own in which both meet the prompts and the recorder (back-to-back user agent, RFC 7092 "signalling and
//! media"). Owns the SIP stack and the media engine.
//!
//! Lives on the engine's main thread, like all its signals. An operation on a call that is over, or that does not
//! fit its state, gives telephony.no_call (NotFound) or telephony.state (Conflict).
class LIANXIN_EXPORT Telephony : public QObject {
    Q_OBJECT
public:
    Telephony(TelephonyConfig config, TrunkSource &trunks, const Clock &clock, QObject *parent = nullptr);
    ~Telephony() override;

    //! Listens, registers at registering trunks, starts the media threads. Errors: sip.*
    Expected<void> start();
    //! Ends every call (each gets its callEnded) and waits for the peers for at most two seconds.
    void stop();
    //! "name address:port" of each listening address.
    QStringList listening() const;
    //! The seats' registrar as "address:port".
    QString registrar() const;
    //! The same for seats on other machines, by TLS (listening address "seats_tls"); empty where there is none.
    QString secureRegistrar() const;

    // --- Citizens ------------------------------------------------------------------------------------------
    //! Errors, before anybody is disturbed: trunk.unknown (NotFound), trunk.disabled (Refused), trunk.caller_id
    //! (Refused), trunk.channels (Conflict: all in use), trunk.rate (Conflict: too many calls this second),
    //! telephony.duplicate (Conflict), telephony.not_started (Conflict), media.*, sip.* (sip.not_loopback: a
    //! rehearsal trunk asked to leave this machine).
    Expected<void> placeCall(const OutgoingCall &call);
    //! Calls that the trunk would take now: free channels, and the calls of this second after back-off.
    int roomOn(const Id &trunkId) const;
    //! \brief How a trunk does, as far as it was heard of.
    struct TrunkState {
        bool known = false;
        bool alive = false;
        qint64 since = 0;    //!< UTC ms: of alive, or of not
        qint64 heardAt = 0;  //!< UTC ms of the last answer, or of the wait for one that was in vain
        QString detail;      //!< "12 ms", or the network's words
        int inUse = 0;       //!< lines
        double factor = 1;   //!< of the configured calls a second, lowered while the trunk is slow
    };
    TrunkState trunkState(const Id &trunkId) const;
    Expected<void> answer(const Id &callId);
    //! \a code 400…699.
    Expected<void> reject(const Id &callId, int code = 486);
    //! Ends the whole call, in whatever state. \a q850 travels as Reason (RFC 3326), 0: none.
    Expected<void> hangUp(const Id &callId, int q850 = 16);

    //! Plays to the citizen; promptFinished follows exactly once.
    Expected<PlayToken> play(const Id &callId, std::vector<PcmBuffer> buffers, const PromptOptions &options = {});
    Expected<void> stopPlaying(const Id &callId, PlayToken token = 0);
    //! Lowers (0 restores) the prompt while the citizen begins to speak.
    Expected<void> duckPrompt(const Id &callId, double gainDb);
    //! Milliseconds of the present prompt that were played.
    qint64 promptPositionMs(const Id &callId) const;
    //! What was not told by telephone-event is looked for in the sound; either way keyPressed tells.
    Expected<void> sendDigits(const Id &callId, CallSide side, const QString &digits);

    //! Stereo, citizen left, what the citizen hears right, until the call ends or stopRecording().
    Expected<void> startRecording(const Id &callId, std::shared_ptr<RecordingSink> sink);
    Expected<void> stopRecording(const Id &callId);
    //! What one side says, as frames.
    Expected<std::shared_ptr<TapStream>> tap(const Id &callId, CallSide side);
    //! Ends a tap before its call does; one of a call that is over has ended already.
    void closeTap(const TapStream &tap);

    // --- Seats ---------------------------------------------------------------------------------------------
    void setSeatAccount(const QString &seat, const QString &password);
    void removeSeatAccount(const QString &seat);
    bool isSeatRegistered(const QString &seat) const;
    QStringList registeredSeats() const;

    //! Rings a seat for a call: the INVITE carries the call id (From and User-to-User, RFC 7433) and nothing else of
    //! the citizen. The citizen goes on hearing prompts until bridgeSeat(). A seat may be rung while a citizen is still being
    //! called: once it has answered it hears what comes before their answer. Errors: telephony.seat_offline
    //! (NotFound), telephony.seat_busy (Conflict: the call has a seat already).
    Expected<void> ringSeat(const Id &callId, const QString &seat, int ringSeconds = 20);
    //! Connects the answered seat with the citizen; prompts stop.
    Expected<void> bridgeSeat(const Id &callId);
    //! The citizen hears comfort audio, the seat nothing. Also what the seat's own phone asks for by re-INVITE.
    Expected<void> hold(const Id &callId);
    Expected<void> resume(const Id &callId);
    //! Ends the seat's leg only; the citizen hears comfort audio until something else is played.
    Expected<void> dropSeat(const Id &callId);
    //! Rings another seat while the citizen hears comfort audio; when it answers it takes the place of the present
    //! one, whose leg ends. When it does not, the present seat has the citizen back. Tells by transferDone.
    Expected<void> transferToSeat(const Id &callId, const QString &seat, int ringSeconds = 20);
    //! Takes a transfer back whose telephone has not answered: the present seat has the citizen again. Tells by transferDone.
    Expected<void> cancelTransfer(const Id &callId);
    //! Refuses what blindTransferRequested asked.
    void refuseTransfer(const Id &callId, int code = 603);

    // --- Guests: a supervisor, and somebody whom the seat asks ------------------------------------------------
    //! Rings a supervisor's phone for a call that a seat has, or an outside party to whom a seat left it; guestJoined() or
    //! guestLeft() follows. Errors: telephony.seat_offline, telephony.state, telephony.supervised (Conflict: one supervisor a
    //! call), telephony.same_seat (Conflict: that seat is on the call already), telephony.no_whisper (Conflict: no seat is left
    //! that could hear it; also of setSupervision()).
    Expected<void> supervise(const Id &callId, const QString &supervisor, SupervisionMode mode, int ringSeconds = 20);
    Expected<void> setSupervision(const Id &callId, SupervisionMode mode);
    Expected<void> endSupervision(const Id &callId);
    //! The supervisor becomes the seat; its leg, or the outside party's that had its place, ends; tells by seatReplaced. Who was
    //! consulted leaves.
    Expected<void> takeOverCall(const Id &callId);
    //! Holds the citizen and rings another seat, that talks with the present one. hold() and resume() go to and fro
    //! between the two. Errors: telephony.seat_offline, telephony.state, telephony.same_seat, telephony.consulting (Conflict).
    Expected<void> consult(const Id &callId, const QString &seat, int ringSeconds = 20);
    //! Citizen, seat and the consulted hear each other.
    Expected<void> conference(const Id &callId);
    //! Attended transfer: the consulted becomes the seat, the former leaves. Also what a seat that hangs up leaves behind.
    Expected<void> completeConsult(const Id &callId);
    //! The consulted leaves. The citizen stays as they are: held, or with the seat.
    Expected<void> endConsult(const Id &callId);

    // --- Parties over a trunk: guests, or in the seat's place ---------------------------------------------------
    //! As consult(), with somebody outside. conference(), completeConsult() and endConsult() go on from there; after
    //! completeConsult(), or when the seat hangs up, they are in the seat's place. Tells by outsideRinging, outsideAnswered and,
    //! once for each that was called, outsideEnded; guestJoined, seatReplaced … name the party's id for a seat. What sounds
    //! before the answer is heard by the seat alone; while nothing does, it hears the ring-back tone. Errors: those of consult() and placeCall().
    Expected<void> consultOutside(const Id &callId, const OutsideParty &party);
    //! As transferToSeat(), to somebody outside. Errors: those of transferToSeat() and placeCall().
    Expected<void> transferOutside(const Id &callId, const OutsideParty &party);
    //! The citizen and whom the seat consulted hear each other.
    bool isConference(const Id &callId) const;
    //! Somebody is consulted, or a transfer is under way, inside or outside.
    bool isConsulting(const Id &callId) const;

    // --- Figures -------------------------------------------------------------------------------------------
    int calls() const;
    std::optional<RtpStatistics> statistics(const Id &callId, CallSide side) const;
    //! What was agreed on, as SDP calls it; empty: nothing yet, or no such leg.
    QString codec(const Id &callId, CallSide side) const;
    Lateness takeLateness();

    //! OPTIONS to a trunk; trunkHealth tells.
    Expected<void> testTrunk(const Id &trunkId);

Q_SIGNALS:
    void callRinging(const lianxin::Id &callId, int status, bool earlyMedia);
    void callAnswered(const lianxin::Id &callId);
    //! Last signal about a call; its prompts and recording have been told to end.
    void callEnded(const lianxin::CallEnded &ended);
    void inboundCall(const lianxin::InboundCall &call);
    void keyPressed(const lianxin::Id &callId, lianxin::CallSide side, QChar digit);
    void promptFinished(const lianxin::Id &callId, quint64 token, bool completed);

    void seatRegistered(const QString &seat);
    void seatUnregistered(const QString &seat);
    void seatLegRinging(const lianxin::Id &callId, const QString &seat);
    void seatLegAnswered(const lianxin::Id &callId, const QString &seat);
    void seatLegEnded(const lianxin::SeatLegEnded &ended);
    //! The seat's phone or console has vanished (not hung up): the citizen is still there and hears comfort audio.
    //! Comes after seatLegEnded of that leg.
    void seatLost(const lianxin::Id &callId, const QString &seat);
    //! The citizen was put on hold, or back.
    void heldChanged(const lianxin::Id &callId, bool held);
    //! The seat's phone asked (REFER): transferToSeat() or refuseTransfer().
    void blindTransferRequested(const lianxin::Id &callId, const QString &fromSeat, const QString &toSeat);
    void transferDone(const lianxin::Id &callId, const QString &toSeat, bool taken, int code);

    void guestJoined(const lianxin::Id &callId, const QString &seat, lianxin::Guest role);
    //! Also when they never answered.
    void guestLeft(const lianxin::Id &callId, const QString &seat, lianxin::Guest role, bool wasThere);
    //! A whisper became listening, because the seat that heard it has left.
    void supervisionChanged(const lianxin::Id &callId, const QString &supervisor, lianxin::SupervisionMode mode);
    //! A guest has taken the seat's place, whose leg has ended (seatLegEnded came before).
    void seatReplaced(const lianxin::Id &callId, const QString &from, const QString &to, lianxin::Guest role);

    void outsideRinging(const lianxin::Id &callId, const lianxin::Id &party);
    void outsideAnswered(const lianxin::Id &callId, const lianxin::Id &party);
    void outsideEnded(const lianxin::OutsideEnded &ended);

    void trunkHealth(const lianxin::Id &trunkId, bool alive, const QString &detail);
    //! Calls/s of a trunk as a factor 0.1…1 of what was configured: lowered when setting up a call takes longer and
    //! longer, raised again slowly.
    void trunkBackOff(const lianxin::Id &trunkId, double factor);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace lianxin
