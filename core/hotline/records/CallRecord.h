// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "platform/base/Export.h"
#include "platform/base/Id.h"
#include "platform/base/Literals.h"
#include <QByteArray>
#include <QJsonObject>
#include <QString>
#include <optional>

namespace lianxin {

enum class CallDirection { Outbound, Inbound };
LIANXIN_EXPORT QString nameOf(CallDirection direction);

//! \brief Where a call stands, as calls.list shows it: dialling, ringing, bot, queued, offered, talking,
//! held, ended.
enum class CallPhase { Dialling, Ringing, Bot, Queued, Offered, Talking, Held, Ended };
LIANXIN_EXPORT QString nameOf(CallPhase phase);
LIANXIN_EXPORT std::optional<CallPhase> callPhaseFromName(QStringView name);

//! \brief Who said something. Stored by name: bot, citizen, seat, system.
enum class Speaker { Bot, Citizen, Seat, System };
LIANXIN_EXPORT QString nameOf(Speaker speaker);

//! \brief A call as it begins.
struct LIANXIN_EXPORT CallBegin {
    Id id; //!< made when empty
    CallDirection direction = CallDirection::Outbound;
    QString phone;      //!< national form in the clear; sealed before it is stored; may be empty (anonymous)
    QString name;       //!< in the clear, may be empty; sealed before it is stored
    QString source;     //!< campaign, return_visit, reminder, callback, manual, inbound
    Id sourceId;        //!< campaign id, ticket id …
    QString sourceName; //!< of the campaign, for display
    Id orderId;
    Id attemptId;
    Id contactId;
    QString flowId;
    QString trunkId;
    QString why;          //!< one line for the seat: why this call is made
    QString verifyCode;   //!< the citizen can check it by calling back
    qint64 startedAt = 0; //!< UTC ms; 0 = now
};

//! \brief How a call ended.
struct LIANXIN_EXPORT CallEnd {
    QString outcome; //!< name of an Outcome for outbound calls; "answered", "abandoned" … for inbound ones
    QString result;  //!< of the flow
    int sipStatus = 0;
    QString hungUpBy;   //!< citizen, seat, bot, engine
    qint64 endedAt = 0; //!< UTC ms; 0 = now
};

//! \brief More about a step that somebody spoke.
struct SpokenStep {
    qint64 at = 0;                         //!< UTC ms at which it began; 0: now
    QString meaning = {};                  //!< as it was understood; empty: it was not, or nothing was said
    std::optional<double> confidence = {}; //!< the recogniser's
    qint64 endedAt = 0;                    //!< UTC ms at which the last word began; 0: not known
    QString utterance = {};                //!< by which a live reader knew it; the same one is kept once
    QString seatNumber = {};               //!< whose seat said it
    QString mood = {};                     //!< how the voice sounded, where the recogniser tells: upset, unhappy
};

//! \brief Where a step is kept: its number within the call, and the number of the change that brought it.
struct StepPlace {
    qint64 seq = 0;
    qint64 rev = 0;
};

//! \brief One leg of a call: the citizen's, a seat's, a supervisor's.
struct LIANXIN_EXPORT LegRecord {
    Id id;
    Id callId;
    QString kind; //!< citizen, seat, supervisor
    QString seatNumber;
    qint64 startedAt = 0;
    qint64 answeredAt = 0;
    qint64 endedAt = 0;
    int sipStatus = 0;
    QString codec;
};

} // namespace lianxin
