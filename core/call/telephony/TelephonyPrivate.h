// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "call/media/MediaEngine.h"
#include "call/sip/SipStack.h"
#include "call/telephony/CallRecord.h"
#include "call/telephony/Telephony.h"
#include "call/telephony/Trunk.h"
#include "call/telephony/TrunkGate.h"
#include <QElapsedTimer>
#include <functional>
#include <map>

namespace lianxin {

//! \brief The inside of Telephony: records, look-ups, and what happens when SIP or media tell something.
struct Telephony::Private {
    Private(Telephony &owner, TelephonyConfig config, TrunkSource &trunks, const Clock &clock);

    enum class LegKind { Citizen, Seat, Next, Supervisor, Consulted };
    struct LegRef {
        Id call;
        LegKind kind = LegKind::Citizen;
    };

    Telephony &q;
    const TelephonyConfig config;
    TrunkSource &trunks;
    const Clock &clock;
    QElapsedTimer steady;
    bool started = false;
    std::map<Id, TrunkGate> gates; // before the calls, which hold lines of them
    std::map<Id, std::unique_ptr<CallRecord>> calls;
    std::map<sip::PingId, Id> trunkPings;
    std::map<sip::RegistrationId, Id> registrations;
    std::map<Id, TrunkState> health;
    QTimer healthTimer;
    std::vector<sip::Bound> bound;
    // Last: their threads call into what is above.
    std::unique_ptr<MediaEngine> media;
    std::unique_ptr<sip::SipStack> sip;

    // --- look-ups (TelephonyCalls.cpp)
    CallRecord *find(const Id &id) const;
    //! The call, if it is in a state that allows the step.
    Expected<CallRecord *> require(const Id &id, std::optional<CallStep> step = {}) const;
    std::optional<LegRef> legWhere(const std::function<bool(const CallLeg &)> &is) const;
    std::optional<LegRef> byDialog(sip::CallId dialog) const;
    std::optional<LegRef> byMember(MemberId member) const;
    CallLeg *legOf(CallRecord &call, LegKind kind) const;
    const sip::Bound *listenNamed(const std::string &name) const;
    TrunkGate &gateOf(const Trunk &trunk);
    qint64 now() const { return steady.elapsed(); }

    // --- calls (TelephonyCalls.cpp)
    Expected<void> prepare(CallRecord &call, const Trunk &trunk);
    //! Towards the network: G.711 in the order of the trunk, in the clear.
    static LineMedia lineOf(const Trunk &trunk);
    //! The trunk of a call to be placed, one of whose lines is taken then. Errors: see placeCall().
    Expected<Trunk> takeLine(const Id &trunkId, const QString &callerId);
    sip::InviteRequest inviteOver(const Trunk &trunk, const QString &number, const QString &callerId) const;
    Expected<void> place(const OutgoingCall &order, const Trunk &trunk);
    Expected<void> answerInbound(CallRecord &call);
    void answered(CallRecord &call);
    void finish(const Id &id, const sip::EndCause &cause);
    static void noteRinging(CallLeg &leg, int status) { leg.rings = leg.rings || status == 180; }
    void startRingTimer(CallRecord &call, CallLeg &leg, int seconds);
    void endDialog(CallLeg &leg, CallEndedBy by, int q850 = 16);
    void observeSetup(CallRecord &call);
    void observeFailure(CallRecord &call, const sip::EndCause &cause);

    //! "address:port" of a listening address; empty: there is none of that name.
    QString addressOf(const std::string &name) const;

    // --- sound (TelephonyMedia.cpp)
    Expected<void> openLeg(CallRecord &call, CallLeg &leg, const RtpLegConfig &config, LineMedia line);
    void applyAgreement(CallLeg &leg, const sip::Agreement &agreement);
    void applyMatrix(CallRecord &call);
    //! Whom the seat waits for, before their answer: somebody asked, given the citizen, or the citizen whom it called.
    static const CallLeg *awaited(const CallRecord &call);
    //! The ring-back tone while a telephone rings for the seat and nothing comes from there.
    void ringForSeat(CallRecord &call);
    //! \a on: the citizen waits for somebody.
    void setComfort(CallRecord &call, bool on);
    //! Comfort where it is due: between prompts.
    void sound(CallRecord &call);
    void onMedia(const MediaEvent &event);
    void onKey(CallRecord &call, LegKind kind, char key);

    // --- seats (TelephonySeats.cpp)
    Expected<std::unique_ptr<SeatLeg>> inviteSeat(CallRecord &call, const QString &seat, int ringSeconds);
    static bool isGuest(LegKind kind) { return kind == LegKind::Supervisor || kind == LegKind::Consulted; }
    void seatAnswered(CallRecord &call, LegKind kind);
    void seatEnded(CallRecord &call, LegKind kind, const sip::EndCause &cause);
    //! Takes the leg out of the call; the dialog has ended or is being ended.
    void removeSeat(CallRecord &call, LegKind kind, const SeatLegEnded &ended);
    //! What is told of the end of a leg. \a code: final status where it was not answered, 0: none.
    static SeatLegEnded endOf(const Id &callId, const SeatLeg &leg, CallEndedBy by, int code = 0);
    //! Ends the dialog and takes the leg out. \a code: final status where it was not answered, 0: none.
    void endSeatLeg(CallRecord &call, LegKind kind, CallEndedBy by, int code = 0);
    void takeOver(CallRecord &call);
    void transferFailed(CallRecord &call, const QString &seat, int code);
    void askWhetherSeatLives(CallRecord &call, LegKind kind = LegKind::Seat);
    void seatVanished(CallRecord &call, LegKind kind = LegKind::Seat);
    void setHeld(CallRecord &call, bool held);
    //! The leg of a call that belongs to a seat's phone, and whose it is in the call.
    std::optional<LegKind> kindOf(const CallRecord &call, const QString &seat) const;

    // --- guests (TelephonyGuests.cpp)
    static std::unique_ptr<SeatLeg> &guestOf(CallRecord &call, LegKind kind);
    Expected<SeatLeg *> requireGuest(CallRecord &call, LegKind kind) const;
    void guestAnswered(CallRecord &call, LegKind kind);
    //! Takes the leg out of the call; the dialog has ended or is being ended.
    void removeGuest(CallRecord &call, LegKind kind);
    void dismissGuest(CallRecord &call, LegKind kind, CallEndedBy by);
    //! A guest takes the seat's place.
    void promote(CallRecord &call, LegKind kind);
    //! Before the matrix, when somebody outside has taken the seat's place.
    void hushWhisper(CallRecord &call);
    //! The consulted takes the place of a seat that left by itself; false: there is nobody who could.
    bool promoteConsulted(CallRecord &call);
    void tellGuestsOver(CallRecord &call, CallEndedBy by);

    // --- parties over a trunk (TelephonyOutside.cpp)
    Expected<std::unique_ptr<SeatLeg>> inviteOutside(CallRecord &call, const OutsideParty &party);
    void outsideProgress(CallRecord &call, LegKind kind, const sip::Progress &e);
    //! To be called once for each leg that leaves a call; tells where it was an outside party's.
    void tellOutsideOver(const Id &callId, const SeatLeg &gone);

    // --- events (TelephonyEvents.cpp)
    void onSip(const sip::SipEvent &event);
    void on(const sip::IncomingCall &e);
    void on(const sip::Progress &e);
    void on(const sip::Answered &e);
    void on(const sip::Established &e);
    void on(const sip::ReOffer &e);
    void on(const sip::ReOfferDone &) {}
    void on(const sip::InfoDtmf &e);
    void on(const sip::Referred &e);
    void on(const sip::TransferProgress &) {}
    void on(const sip::Ended &e);
    void on(const sip::RegistrationChanged &e);
    void on(const sip::PingResult &e);
    void on(const sip::SeatRegistered &e);
    void on(const sip::SeatUnregistered &e);
    void tellHealth(const Id &trunkId, bool alive, const QString &detail);
    void checkTrunks();
    Expected<void> pingTrunk(const Trunk &trunk);
};

} // namespace lianxin
