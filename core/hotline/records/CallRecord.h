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

//! \brief Who wrote the summary of a call. Stored by name: rules, model, person.
enum class SummarySource {
    Rules,  //!< sentences of the talk, chosen by rules, filed as they were
    Model,  //!< a language model's words, filed as they were
    Person, //!< typed, or changed by whoever filed it
};
LIANXIN_EXPORT QString nameOf(SummarySource source);
LIANXIN_EXPORT std::optional<SummarySource> summarySourceFromName(QStringView name);

//! \brief What is filed of a talk.
struct LIANXIN_EXPORT WrapUp {
    QString result; //!< empty: what the flow found stays
    QString summary; //!< 2,000 characters at most
    SummarySource source = SummarySource::Person; //!< of the summary
    QString model;      //!< the language model's name where it is the source, 100 characters at most
    QString nextStep;   //!< 500 characters at most
    Id ticketId;        //!< made of it; empty: none, or as before
    QString seatNumber; //!< who filed it; empty: as before
};

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
    QString hungUpBy;   //!< citizen, seat, outside, bot, engine
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
    QString kind; //!< citizen, seat, supervisor, consulted, outside
    QString seatNumber;
    QString party = {}; //!< outside: the unit's name, or the masked number
    qint64 startedAt = 0;
    qint64 answeredAt = 0;
    qint64 endedAt = 0;
    int sipStatus = 0;
    QString codec;
};

} // namespace lianxin
