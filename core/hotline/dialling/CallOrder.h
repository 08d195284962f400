// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "hotline/dialling/Outcome.h"
#include "platform/base/Expected.h"
#include "platform/base/Id.h"
#include <QByteArray>
#include <QJsonObject>
#include <QStringList>
#include <map>
#include <set>
#include <vector>

namespace lianxin {

class Row;

//! \brief Why a call is made. Stored by name: campaign, return_visit, reminder, callback, manual, outside.
enum class OrderSourceKind {
    Campaign,
    ReturnVisit,
    Reminder,
    Callback,
    Manual,
    Outside, //!< somebody whom a seat asks, or gives the citizen to, in the middle of a call; sourceId: that call
};
LIANXIN_EXPORT QString nameOf(OrderSourceKind kind);
LIANXIN_EXPORT std::optional<OrderSourceKind> orderSourceKindFromName(QStringView name);

//! \brief Where an order stands. Stored by name: waiting, dialling, done, cancelled, ambiguous.
enum class OrderState {
    Waiting,   //!< to be dialled when the policy allows
    Dialling,  //!< an attempt of it is under way
    Done,      //!< ended with an outcome
    Cancelled, //!< taken back by its source or a person
    Ambiguous, //!< an attempt's result is unknown: waits for a person (dialling.resolve)
};
LIANXIN_EXPORT QString nameOf(OrderState state);
LIANXIN_EXPORT std::optional<OrderState> orderStateFromName(QStringView name);

//! \brief How often, and with which pauses, a person is tried.
struct LIANXIN_EXPORT AttemptPolicy {
    int max = 3;                            //!< attempts in all, 1…20
    int perDay = 2;                         //!< attempts a day (hotline time zone), 1…max
    std::map<Outcome, int> intervalMinutes = {}; //!< by outcome; what is missing takes defaultRetryMinutes()
    std::map<Outcome, int> mostByOutcome = {};   //!< so many attempts may end so, then it is final; what is missing takes defaultMost()

    //! After which outcomes another number of the same person is called, where one is known; empty: only the first number is.
    std::set<Outcome> alternatesAfter = {};
    int alternateMinutes = kAlternateMinutes; //!< … so long after, 0…1440
    static constexpr int kAlternateMinutes = 5;

    int minutesAfter(Outcome outcome) const;
    int most(Outcome outcome) const;
    //! {"max":3,"perDay":2,"intervals":{"busy":10,"no_answer":120},"most":{"suspended":1},"alternates":{"after":["no_answer"],"minutes":5}};
    //! alternates without "after": after usualAlternatesAfter()
    QJsonObject toJson() const;
    //! Errors (BadInput): dialling.bad_attempts with the key in place.
    static Expected<AttemptPolicy> fromJson(const QJsonObject &json);
    bool operator==(const AttemptPolicy &) const = default;
};

//! Outcomes after which another number may be tried, and those after which it is where nothing else was said.
LIANXIN_EXPORT const std::vector<Outcome> &possibleAlternatesAfter();
LIANXIN_EXPORT const std::set<Outcome> &usualAlternatesAfter();

//! \brief A further number of the same person.
struct OtherNumber {
    QByteArray phoneSealed; //!< as Callee has it
    QByteArray phoneIndex;
    QString phoneMasked;
    bool operator==(const OtherNumber &) const = default;
};

//! \brief Who is called. The number exists in the clear only inside the dialler at the instant of dialling.
struct LIANXIN_EXPORT Callee {
    Id contactId;           //!< contact of a list, citizen, liaison: what the source calls it; may be empty
    QByteArray phoneSealed; //!< national form, as Directory::seal() seals it
    QByteArray phoneIndex;  //!< its blind index, from there too
    QString phoneMasked;    //!< 138****1234
    QString nameMasked;     //!< 张**
    std::vector<OtherNumber> others = {}; //!< further numbers, in the order in which they are tried; told to place(), kept apart since
    bool operator==(const Callee &) const = default;
};

//! \brief Whom an order of source Outside reaches; decides which rules fit. Kept among its variables as "party": unit, number,
//! emergency.
enum class OutsideKind {
    Unit,      //!< the duty telephone of a handling unit: somebody is there to be asked, as often as it is needed
    Number,    //!< that a person typed
    Emergency, //!< 110, 119 …: nothing but a free line is asked for
};
LIANXIN_EXPORT QString nameOf(OutsideKind kind);
//! Police, fire brigade, ambulance, traffic police: the numbers for which OutsideKind::Emergency holds.
LIANXIN_EXPORT const QStringList &emergencyNumbers();

//! \brief One wish to reach one number for one reason: what dialling owns from the moment it is placed.
struct LIANXIN_EXPORT CallOrder {
    Id id; //!< made by place() when empty
    Callee callee;
    OrderSourceKind source = OrderSourceKind::Manual;
    Id sourceId;           //!< campaign id, ticket id …
    QString flowId;        //!< what the bot says; empty: straight to a seat
    QJsonObject variables; //!< values for the flow, e.g. {"ticket":"202610100001"}; never a phone number
    QString trunkId;       //!< empty: the engine's first trunk
    QString callerId;      //!< empty: the trunk's own
    QString handOverSkill; //!< skill of the seat that takes over; empty: any
    int priority = 5;      //!< 0 (lowest) … 9
    qint64 earliest = 0;   //!< UTC ms; 0: at once
    qint64 expires = 0;    //!< UTC ms; 0: never
    AttemptPolicy attempts;

    // kept by dialling
    int place = 1; //!< which of the person's numbers callee holds: 1 is the first
    OrderState state = OrderState::Waiting;
    int attemptsMade = 0;
    qint64 dueAt = 0;               //!< not dialled before; moved by retries and refusals
    std::optional<Outcome> outcome; //!< of the last attempt, or of the order when it is done
    QString result;                 //!< of the flow: "satisfied" …
    QString heldBy;                 //!< rule that held it back last, e.g. "call_window"; empty when none did
    qint64 createdAt = 0;
    qint64 endedAt = 0;

    //! Source Outside: whom it reaches; nothing for the others.
    std::optional<OutsideKind> outside() const;
    void setOutside(OutsideKind kind);

    //! What the policy counts lines and states by: "campaign:<id>", else the name of the source.
    QString lane() const;
};

//! \brief One try of an order: the intent row is there before a SIP message leaves, the outcome after.
struct LIANXIN_EXPORT Attempt {
    Id id;
    Id orderId;
    OrderSourceKind source = OrderSourceKind::Manual;
    Id sourceId;
    Id contactId;
    QString phoneMasked;
    int number = 0; //!< 1 for the first try of the order
    int place = 1;  //!< which of the person's numbers was called
    QString engine; //!< engine that made it
    QString trunkId;
    Id callId;           //!< call in records; empty until there is one
    qint64 intentAt = 0; //!< UTC ms
    qint64 sentAt = 0;   //!< written right before the INVITE is handed over; 0: was never sent
    qint64 answeredAt = 0;
    qint64 endedAt = 0; //!< 0 while under way
    std::optional<Outcome> outcome;
    SipCause cause;
    QString result;      //!< of the flow, as far as known
    QJsonObject answers; //!< slots of the flow
    //! What was heard on the line: {"state","confidence","evidence":[{"source","detail","state"?,"confidence"?,"fromMs"?,"toMs"?}],
    //! "status"?,"q850"?,"heardMs","soundMs","library"?,"sound"?:{"recordingId","fromMs"},"unrecognised"?: something was said that nobody understood};
    //! empty: nothing was heard. Names nobody.
    QJsonObject heard = {};
    //! Slot (or "handed_over") → {"offsetMs": milliseconds into the call's recording, "key"?}: where it can be heard. For the
    //! source that the end is told to; not kept with the attempt.
    QJsonObject moments = {};
    QString detail;      //!< e.g. "engine_stopped", "resolved_by_person"

    //! As attempts.list shows it.
    QJsonObject toJson() const;
};

} // namespace lianxin
