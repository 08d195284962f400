// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "call/telephony/Telephony.h"
#include "engine/engine/CallActions.h"
#include "engine/engine/CallDesk.h"
#include "engine/engine/TelephonyBotCall.h"
#include "hotline/dialling/Ports.h"
#include "hotline/records/CallRecord.h"
#include "hotline/routing/Router.h"
#include "talk/bot/BotSession.h"
#include "talk/bot/QueueVoice.h"
#include <QObject>
#include <QTimer>
#include <memory>

namespace lianxin {

//! \brief One call from its first signal to its last: who speaks with the citizen at the moment (bot, queue, seat)
//! and what is written down about it. Owned by the CallDesk. Main thread.
class CallSession : public QObject {
    Q_OBJECT
public:
    //! Who has the citizen.
    enum class Holder {
        Nobody, //!< being dialled
        Bot,
        Queue,  //!< waits for a seat
        Seat,
        Outside, //!< the seat has left; somebody over a trunk has them, or is being called to
        Parked, //!< hears comfort audio until some seat takes them, or the time for that is over
        Over,
    };

    CallSession(CallDesk &desk, Id callId);
    ~CallSession() override;

    const Id &id() const { return m_id; }
    Holder holder() const { return m_holder; }
    const OriginateRequest *order() const { return m_order ? &*m_order : nullptr; }
    //! What number of the hotline the citizen called, or saw calling; empty: the trunk's own. A call into this call shows it, too.
    QString shownNumber() const { return m_order ? m_order->callerId : m_calledNumber; }
    QString flowId() const { return m_flowId; }
    //! Ms of the engine's clock since the citizen asked for a person; 0 when they did not.
    qint64 waitedMs() const;

    //! \name How it begins
    //! @{
    void beginOutbound(const OriginateRequest &request);
    void beginInbound(const QString &flowId, const QString &skill, const QString &calledNumber);
    //! A seat asked for this call: its telephone rings while the citizen's is called, and nobody else takes it before they answer.
    void callForSeat(const QString &seat);
    void speakWith(const BotVoice &voice) { m_voice = voice; }
    //! @}

    //! \name What telephony tells
    //! @{
    void onRinging(bool earlyMedia);
    void onAnswered();
    void onKey(CallSide side, QChar digit);
    void onPromptFinished(quint64 token, bool completed) { m_botCall.onPromptFinished(token, completed); }
    void onSeatAnswered(const QString &seat);
    void onSeatLegEnded(const SeatLegEnded &ended);
    void onSeatLost(const QString &seat);
    void onHeldChanged(bool held);
    void onTransferAsked(const QString &toSeat);
    void onTransferDone(const QString &toSeat, bool taken);
    void onEnded(const CallEnded &ended);
    //! @}

    //! More is understood of what was heard on the line.
    void onUnderstood();

    //! \name What routing tells
    //! @{
    void onOffer(const SeatOffer &offer);
    void onOfferWithdrawn(const QString &seat);
    void onPlaceChanged(const QueuePlace &place);
    void onWaitLimit();
    //! @}

    //! \name Somebody outside (CallSessionOutside.cpp)
    //! @{
    //! Whether the seat may call somebody outside now; \a transfer: who has the citizen once they answer.
    Expected<void> beginOutside(const Id &party, bool transfer);
    //! A transfer to somebody outside did not come to a call.
    void outsideFailed();
    //! Whom the seat asked is in its place now.
    void onOutsideTook(const Id &party);
    //! @}

    //! A seat, or a supervisor, moves the call to another seat.
    Expected<void> transfer(const QString &toSeat);
    //! Whoever is free, with the skill (empty: as before), takes the call; the seat wraps up.
    Expected<void> transferToQueue(const QString &skill);
    //! The seat lets go of the call, that waits for whoever retrieves it.
    Expected<void> park();
    //! Rings a ready seat for the parked call.
    Expected<void> retrieve(const QString &seat);
    //! One of the system's sentences into the talk of a seat and a citizen. \a then: when it was heard, or can't be.
    void announce(const QString &prompt, std::function<void()> then = {});
    //! The seat ends the call by more than its own hanging up.
    void endForSeat();
    //! The order was taken back before the call was answered.
    void abort() { m_aborted = true; }

private:
    Expected<void> leaveSeat(Holder to);
    void endIfAnnounced();
    bool isPerson() const;
    void startBot();
    void continueWith(const QString &flowId);
    void startRecording();
    void noteMoment(const QString &name, qint64 at, const QString &key);
    //! The seat that asked for the call waits for the citizen.
    bool isForSeat() const { return !m_ownSeat.isEmpty() && m_holder == Holder::Nobody; }
    //! False: the transfer was not one to outside.
    bool outsideTransferDone(bool taken);
    //! False: the leg has nothing to do with somebody outside.
    bool outsideLegEnded(const SeatLegEnded &ended);
    void seatLeavesOutside();
    //! A supervisor is the seat now, in the place of whom the seat had left the citizen to.
    void takeFromOutside(const QString &seat);
    void ownSeatAnswered(const QString &seat);
    void reachedForSeat();
    void giveUpForSeat(const QString &by);
    void askForPerson(const QString &reason, const QString &key, const QString &detail, const QString &skill);
    void enterQueue(const QueuePlace &place);
    void bookCallBack();
    //! The citizen is told again and again that nobody forgot them; not any more.
    void reassure(bool on);
    void note(const DialogueStep &step);
    void finish(const CallEnded &ended);

    CallDesk &m_desk;
    Id m_id;
    Holder m_holder = Holder::Nobody;
    CallDirection m_direction = CallDirection::Outbound;
    std::optional<OriginateRequest> m_order;
    QString m_calledNumber; //!< inbound
    QString m_flowId;
    BotVoice m_voice;
    QString m_skill;
    TelephonyBotCall m_botCall;
    CallActions m_actions;
    std::unique_ptr<BotSession> m_bot;
    std::unique_ptr<QueueVoice> m_queueVoice;
    QString m_result;
    QJsonObject m_answers;
    QJsonObject m_moments;     //!< as in Attempt
    qint64 m_recordedFrom = 0; //!< UTC ms; 0: not recorded
    QString m_seat;       //!< rings or talks
    QString m_ownSeat;    //!< asked for the call
    Id m_seatLeg;
    Id m_citizenLeg;
    QString m_transferTo; //!< a transfer to this seat, or to m_outside, is under way
    QString m_outside;    //!< whom the seat gives, or gave, the citizen to: order of their call
    QString m_askedKey;    //!< with which the citizen asked for a person
    QString m_askedDetail;
    qint64 m_askedAt = 0;
    int m_flowsBefore = 0; //!< that gave the call to the next one
    QTimer m_parkLimit;
    QTimer m_heldWords; //!< to a citizen who is held or parked
    bool m_seatAnswered = false;
    bool m_aborted = false;
    bool m_keyPressed = false;    //!< by the citizen
    bool m_askedForPerson = false;
    bool m_announced = false;     //!< an announcement was recognised that may end the call
    bool m_heardEnough = false;   //!< we ended it for that
    bool m_machine = false;       //!< an answering machine has it
    QString m_hungUpBy;
};

} // namespace lianxin
