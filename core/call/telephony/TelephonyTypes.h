// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "call/line/LineMedia.h"
#include "call/media/MediaTypes.h"
#include "call/sip/SipTypes.h"
#include "platform/base/Id.h"
#include <QMetaType>
#include <optional>

namespace lianxin {

//! \brief A call to place.
struct OutgoingCall {
    Id callId;             //!< the caller's choice; unique
    Id trunkId;
    QString number;        //!< national form; rewritten by the trunk's number rules
    QString callerId;      //!< empty: the trunk's first
    int ringSeconds = 45;  //!< from the INVITE on, then CANCEL
    bool earlyMedia = true;//!< take what the network says before the answer (with the trunk's leave)
};

//! Which end of a call.
enum class CallSide { Citizen, Seat };

//! What a supervisor on a seat's call may be heard by; they hear everything in each.
enum class SupervisionMode {
    Listen,  //!< nobody
    Whisper, //!< the seat
    Barge,   //!< the seat and the citizen, and who is consulted
};
LIANXIN_EXPORT QString nameOf(SupervisionMode mode); //!< "listen", "whisper", "barge"
LIANXIN_EXPORT std::optional<SupervisionMode> supervisionModeFromName(QStringView name);

//! Who is on a call besides the citizen and the seat that has it.
enum class Guest {
    Supervisor,
    Consulted, //!< another seat
    Outside,   //!< somebody over a trunk
};

//! \brief Somebody outside who is to be a leg of a call that goes on: consulted by its seat, or given the citizen.
struct OutsideParty {
    Id id;                 //!< the caller's choice, unique, no seat's name; named where a seat otherwise is
    Id trunkId;
    QString number;        //!< national form; rewritten by the trunk's number rules
    QString callerId;      //!< empty: the trunk's first
    int ringSeconds = 30;  //!< from the INVITE on, then CANCEL
};

//! Who ended a leg.
enum class CallEndedBy {
    Citizen,     //!< hung up, refused, or the network did for them
    Seat,
    Outside,     //!< a party over a trunk that was consulted, or has the citizen
    Us,          //!< hangUp(), dropSeat(), stop()
    RingTimeout, //!< not answered within ringSeconds
    Network,     //!< no answer at all, unreachable, protocol failure
};

//! \brief Everything about the end of a call that its outcome can be read from.
struct CallEnded {
    Id callId;
    int code = 0;          //!< final SIP status of an unanswered call, 0: it had been answered
    QString phrase;
    int q850 = 0;          //!< cause from the Reason header, 0: none
    CallEndedBy by = CallEndedBy::Network;
    bool inviteSent = false;      //!< false: nobody was disturbed
    bool provisionalSeen = false; //!< a 1xx other than 100 came
    bool answeredLate = false;    //!< the 200 crossed our CANCEL
    qint64 answeredAt = 0; //!< UTC ms, 0: never
    qint64 endedAt = 0;    //!< UTC ms
};

//! \brief A call from a trunk to us. It rings; answer() or reject() it.
struct InboundCall {
    Id callId;
    Id trunkId;
    QString calledNumber;
    QString from;          //!< the calling number, empty: withheld
};

//! \brief The end of a seat's leg; the citizen's call may go on.
struct SeatLegEnded {
    Id callId;
    QString seat;          //!< user part of the seat's address of record
    bool wasAnswered = false;
    int code = 0;          //!< final status when not answered
    int q850 = 0;
    CallEndedBy by = CallEndedBy::Network;
};

//! \brief The end of an outside party's leg; told once for each that was called, whatever it was to the call.
struct OutsideEnded {
    Id callId;
    Id party;
    bool wasAnswered = false;
    int code = 0;          //!< final status when not answered
    QString phrase;
    int q850 = 0;
    bool provisionalSeen = false; //!< a 1xx other than 100 came
    CallEndedBy by = CallEndedBy::Network;
};

//! \brief How a prompt is played to the citizen.
struct PromptOptions {
    bool bargeInOnKey = true; //!< a key of the citizen stops it
    bool append = false;      //!< after what is playing, without a gap
    bool loop = false;
};

struct TelephonyConfig {
    //! Listens named "trunks" and "seats" (the registrar, Admission::Digest); without "trunks" the first serves both.
    //! A rehearsal trunk is usable only where "trunks" has bindLoopbackOnly.
    sip::StackConfig sip;
    MediaConfig media;
    LineMedia seatLine;            //!< how seats' phones may sound; trunks say it for themselves
    std::vector<PcmBuffer> comfort;//!< what a citizen hears on hold, parked and while a lost seat is replaced, between prompts; looped
    int comfortGapMs = 0;          //!< between two rounds of it
    int comfortNoiseDbov = 0;      //!< what a citizen hears where nobody speaks to them, see RtpLegConfig; 0: nothing
    int seatSilenceMs = 1500;      //!< without a packet of an answered seat before it is asked by OPTIONS
    int seatPingMs = 1000;         //!< it has to answer that
    int healthSeconds = 30;        //!< between OPTIONS to each enabled trunk; 0: none
    //! Mobiles of other places are dialled with a 0 on some trunks; the prefix data is not known here.
    std::function<bool(const QString &national)> isOutOfTown;
};

LIANXIN_EXPORT QString nameOf(CallSide side);
LIANXIN_EXPORT QString nameOf(CallEndedBy by);

} // namespace lianxin

Q_DECLARE_METATYPE(lianxin::CallEnded)
Q_DECLARE_METATYPE(lianxin::InboundCall)
Q_DECLARE_METATYPE(lianxin::SeatLegEnded)
Q_DECLARE_METATYPE(lianxin::OutsideEnded)
