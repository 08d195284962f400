// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "hotline/dialling/CallOrder.h"
#include "hotline/dialling/Pacing.h"
#include "hotline/dialling/Ports.h"
#include <vector>

namespace lianxin {

enum class RuleVerdict { Passed, Failed, Unknown };
LIANXIN_EXPORT QString nameOf(RuleVerdict verdict);

//! \brief The rules, in the order in which they are asked and shown. Stored by name (order_state, expired …).
enum class DialRule {
    OrderState,    //!< the order waits to be dialled (not done, taken back, under way, waiting for a person)
    Expired,       //!< not past its last moment
    EmptyNumber,   //!< no carrier ever said that the number does not exist
    DoNotCall,     //!< not on the do-not-call list (a call-back that the citizen asked for, and an emergency number, are exempt)
    Consent,       //!< campaigns: the person did not refuse automatic calls, and agreed where the campaign needs that
    Minor,         //!< campaigns: not a child (urgent ones excepted)
    ListExclusion, //!< campaigns: not on a list, nor called by a campaign, that excludes this one
    SourceState,   //!< campaign running, ticket still wanting the call
    AttemptsLeft,  //!< attempts made < max
    Due,           //!< start time and pause after the last try are over
    AttemptsToday, //!< attempts of this order today < perDay
    NumberToday,   //!< calls to this number today, over everything, < the hotline's cap (outside: typed numbers only)
    CallWindow,    //!< inside the hours in which people may be called (outside: exempt, a citizen is on the line)
    ElderlyHours,  //!< automatic calls to citizens: the gentle hours of the old (urgent ones excepted)
    PersonHours,   //!< automatic calls to citizens: the hours that the person asked for (urgent ones excepted)
    NumberBusy,    //!< no other call to this number is under way (outside: typed numbers only)
    InboundFirst,  //!< automatic calls only: nobody waits for a seat in vain (Pace.h)
    SeatPace,      //!< campaigns that hand over: a seat will be free for whoever asks for a person (Pacing.h)
    SourceLines,   //!< calls at once of the source
    SourceRate,    //!< calls a second of the source
    TrunkHealth,   //!< the trunk brings calls through (TrunkWatch.h)
    TrunkLines,    //!< free lines of the trunk
    TrunkRate,     //!< calls a second of the trunk
};
LIANXIN_EXPORT QString nameOf(DialRule rule);

//! \brief One rule's answer, in a form that can be shown, translated and tested.
struct LIANXIN_EXPORT RuleResult {
    DialRule rule = DialRule::OrderState;
    RuleVerdict verdict = RuleVerdict::Unknown;
    QString textKey;    //!< "dialling.rule.number_today.failed"; the console translates it
    QJsonObject values; //!< what the sentence needs: {"made":5,"cap":5,"day":"2026-10-10"}
    qint64 retryAt = 0; //!< UTC ms when it can pass at the earliest; 0 = can't be told
    bool final = false; //!< failed for good: the order ends as blocked

    QJsonObject toJson() const;
};

//! \brief Whether, and when, the hours allow a call; filled from calendar.
struct WindowFact {
    bool open = false;
    qint64 opensAt = 0; //!< UTC ms of the next opening when closed; 0 = never
    QString dayKind;    //!< workday, weekend, holiday, make_up_day
    QString why;        //!< e.g. 国庆节
    QString hours;      //!< "09:00-12:00,14:00-20:00" of the day
};

//! \brief What is known of the person at a number beside the number; what is empty is not known.
struct PersonFact {
    std::optional<bool> consent; //!< said yes or no to automatic calls
    bool minor = false;
    std::optional<WindowFact> gentleHours; //!< for the old
    std::optional<WindowFact> ownHours;    //!< that they asked for
};

//! \brief Everything the decision rests on, collected at one instant. What could not be found out is empty,
//! and an empty fact never lets a call pass.
struct LIANXIN_EXPORT DialFacts {
    qint64 now = 0;
    CallOrder order;
    std::optional<bool> emptyNumber;
    std::optional<bool> doNotCall;
    QString doNotCallReason;
    std::optional<PersonFact> person;
    std::optional<QString> excludedBy; //!< name of the list or campaign that excludes the number; empty: none does
    std::optional<SourceGate> gate;
    std::optional<int> attemptsToday; //!< of this order
    std::optional<int> numberToday;   //!< calls to this number over everything
    int numberCap = 5;
    QString day;        //!< "2026-10-10" in the hotline's zone
    qint64 nextDay = 0; //!< UTC ms when the next local day begins
    std::optional<WindowFact> window;
    std::optional<bool> numberBusy;
    std::optional<int> sourceCalls; //!< of the source, under way
    Pace pace;                      //!< of automatic calls; 1 for the others
    std::optional<PacingView> pacing; //!< of campaigns that hand over; nothing: the seats need not be asked
    qint64 trunkDeadUntil = 0; //!< next call that looks whether the trunk is back; 0: it is not dead
    std::optional<int> trunkFree;
    qint64 sourceRateAt = 0; //!< UTC ms from which the source's rate allows the next call
    qint64 trunkRateAt = 0;
};

//! \brief May this order be dialled at this instant, and if not: because of what?
struct LIANXIN_EXPORT DialDecision {
    bool mayDial = false;
    std::vector<RuleResult> rules; //!< every rule, in order, also after the first that failed
    //! The first that did not pass; nullptr when all did.
    const RuleResult *obstacle() const;
    bool isFinal() const;   //!< an obstacle that will never go away
    qint64 retryAt() const; //!< latest of the known times of all obstacles; 0 = unknown
    QJsonObject toJson() const;
};

//! \brief The policy: a pure function, used for live dialling and for "why (not)" alike (SCOPE "Why (not)
//! this number?"). A call is made only when every rule passed.
LIANXIN_EXPORT DialDecision decide(const DialFacts &facts);

} // namespace lianxin
