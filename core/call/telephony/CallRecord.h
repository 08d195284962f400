// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "call/line/LineMedia.h"
#include "call/media/MediaTypes.h"
#include "call/sip/Sdp.h"
#include "call/sip/SipTypes.h"
#include "call/telephony/CallState.h"
#include "call/telephony/TelephonyTypes.h"
#include "call/telephony/TrunkGate.h"
#include <QHash>
#include <QTimer>
#include <memory>

// What telephony knows about one call. Engine main thread.
namespace lianxin {

//! \brief Lets go of a timer whose own slot may be running.
struct LetGo {
    void operator()(QTimer *timer) const {
        timer->stop();
        timer->deleteLater();
    }
};
using TimerPtr = std::unique_ptr<QTimer, LetGo>;

//! \brief One dialog with its RTP leg.
struct CallLeg {
    sip::CallId sip = 0;
    LineMedia line;
    std::unique_ptr<sip::SdpNegotiator> sdp;
    RtpEndpoint rtp;
    std::optional<CodecId> codec; //!< that we send, once that is agreed
    bool latch = false;
    bool answered = false;
    bool over = false; //!< the dialog has ended, or was told to
    bool rings = false;  //!< its telephone was said to ring (180)
    bool early = false;  //!< what its network says before the answer may be heard …
    bool sounds = false; //!< … and there is something: RTP has come
    CallEndedBy endedBy = CallEndedBy::Us; //!< why we ended it, if we do
    TimerPtr ringTimer;
};

//! \brief Gives a line of a trunk back.
struct FreeLine {
    void operator()(TrunkGate *gate) const { gate->release(); }
};

//! \brief A seat in a call: the one who talks, the one a transfer rings, or a guest. Or somebody over a trunk in its place.
struct SeatLeg : CallLeg {
    QString seat;              //!< name; of an outside party its id
    std::unique_ptr<TrunkGate, FreeLine> outside; //!< the line of an outside party; none: it is a seat's telephone
    bool earlyMedia = false;   //!< its trunk lets through what the network says before the answer
    bool provisionalSeen = false;
    sip::EndCause cause;       //!< of an outside party's end, once it is known
    std::string contact, route, listen; //!< where it was reached, to ask whether it lives
    bool heldByPhone = false;
    bool silent = false;       //!< no RTP since RtpSilent
    sip::PingId ping = 0;      //!< the question on its way
    TimerPtr pingTimer;
    bool referred = false;     //!< its phone asked for the transfer and waits for news of it
};

struct CallRecord {
    Id id;
    Id trunkId;
    bool inbound = false;
    bool earlyMedia = false;
    std::string offer;       //!< inbound: the citizen's
    CallState state = CallState::Dialling;
    CallLeg citizen;
    std::unique_ptr<SeatLeg> seat;
    std::unique_ptr<SeatLeg> next; //!< rung by a transfer
    std::unique_ptr<SeatLeg> supervisor;
    SupervisionMode supervision = SupervisionMode::Listen;
    std::unique_ptr<SeatLeg> consulted; //!< asked by the seat for advice
    bool conference = false;            //!< the citizen and the consulted hear each other, too
    BridgeId bridge = 0;
    MemberId prompt = 0;
    MemberId comfort = 0;
    MemberId ringBack = 0; //!< opened with the first telephone that rings for a seat which waits for it
    MemberId recorder = 0;
    bool comforting = false;        //!< waits for somebody, and hears the comfort whenever no prompt is played
    bool comfortPlays = false;
    bool ringBackPlays = false;
    QHash<PlayToken, bool> prompts; //!< playing or waiting → a key stops it
    qint64 placedAt = 0;            //!< steady ms
    bool setupSeen = false;
    bool provisionalSeen = false;
    qint64 answeredAt = 0;          //!< UTC ms
};

} // namespace lianxin
