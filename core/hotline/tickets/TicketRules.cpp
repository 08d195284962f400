// SPDX-License-Identifier: GPL-3.0-or-later
// Who may do what when.
#include "hotline/tickets/TicketRules.h"
#include "platform/access/Caller.h"
#include "platform/access/Method.h"
#include <algorithm>

namespace lianxin {
namespace {

using A = TicketAction;
using S = TicketState;
using Step = TicketStep;

constexpr auto seat = Party::Seat, dispatcher = Party::Dispatcher, supervisor = Party::Supervisor, lead = Party::Lead,
               assisting = Party::Assisting, engine = Party::Engine;

// Conditions beside the state. Guards never become stricter with more capacities: what was allowed once can be replayed.
constexpr TicketGuard running{"resume_first", [](const Step &s) { return !s.ticket.isPaused(); }};
constexpr TicketGuard standing{"pause_stands", [](const Step &s) { return s.ticket.isPaused(); }};
constexpr TicketGuard noDispute{"answer_return_first", [](const Step &s) { return !s.ticket.returnAsked; }};
constexpr TicketGuard disputed{"return_was_asked", [](const Step &s) { return s.ticket.returnAsked; }};
constexpr TicketGuard mayDispute{"return_refused_for_good", [](const Step &s) { return s.ticket.returnRefusals < 2; }};
constexpr TicketGuard secondDispute{"second_dispute_needs_supervisor",
                                    [](const Step &s) { return !s.ticket.returnAsked || s.ticket.returnRefusals == 0 || s.is(supervisor); }};
constexpr TicketGuard assistedAll{"finish_after_assisting", [](const Step &s) {
    return std::all_of(s.ticket.assisting.begin(), s.ticket.assisting.end(), [](const auto &unit) { return unit.reported; });
}};
constexpr TicketGuard notMerged{"merged_into_another", [](const Step &s) { return s.ticket.mergedInto.isEmpty(); }};
constexpr TicketGuard reviewed{"a_person_listens_first",
                               [](const Step &s) { return !s.ticket.reviewPending || s.is(seat | dispatcher | supervisor); }};
constexpr TicketGuard noReview{"review_first", [](const Step &s) { return !s.ticket.reviewPending; }};
constexpr TicketGuard watched{"lift_while_supervised", [](const Step &s) { return s.ticket.supervised; }};
constexpr TicketGuard notAsked{"extension_is_asked_already", [](const Step &s) { return s.ticket.extensionAsked == 0; }};
constexpr TicketGuard asked{"extension_was_asked", [](const Step &s) { return s.ticket.extensionAsked > 0; }};
constexpr TicketGuard inTime{"extension_before_deadline", [](const Step &s) {
    return s.ticket.deadline != 0 && (s.at == 0 || s.at <= s.ticket.deadline);
}};
constexpr TicketGuard otherUnit{"another_unit", [](const Step &s) {
    const QString unit = s.text(u"unitId"_s);
    return unit.isEmpty() || (unit != s.ticket.unitId && !s.ticket.assistingUnit(unit));
}};
constexpr TicketGuard newLead{"another_unit", [](const Step &s) { return s.text(u"unitId"_s).isEmpty() || s.text(u"unitId"_s) != s.ticket.unitId; }};
constexpr TicketGuard assists{"unit_assists", [](const Step &s) {
    if (!s.data)
        return !s.ticket.assisting.empty();
    return s.ticket.assistingUnit(s.text(u"unitId"_s)) != nullptr;
}};
constexpr TicketGuard notReported{"report_once", [](const Step &s) {
    const auto *unit = s.ticket.assistingUnit(s.data ? s.text(u"unitId"_s) : s.actor.unitId);
    return !unit || !unit->reported;
}};
constexpr TicketGuard stands_alone{"others_are_merged_into_it", [](const Step &s) { return s.ticket.absorbed == 0; }};
constexpr TicketGuard hasAbsorbed{"release_after_merge", [](const Step &s) { return s.ticket.absorbed > 0; }};
constexpr TicketGuard blamed{"appeal_against_something", [](const Step &s) {
    return !s.ticket.unitId.isEmpty() && (s.ticket.supervised || s.ticket.satisfaction == u"dissatisfied");
}};
constexpr TicketGuard appealOnce{"appeal_once", [](const Step &s) { return !s.ticket.appealOpen && s.ticket.appeals == 0; }};
constexpr TicketGuard appealed{"appeal_is_open", [](const Step &s) { return s.ticket.appealOpen; }};
constexpr TicketGuard noAppeal{"answer_appeal_first", [](const Step &s) { return !s.ticket.appealOpen; }};

} // namespace

const std::vector<TicketRule> &ticketRules() {
    static const std::vector<S> open{S::PendingDispatch, S::PendingSign, S::Processing};
    static const std::vector<S> active{S::PendingDispatch, S::PendingSign, S::Processing, S::PendingVisit};
    static const std::vector<S> unarchived{S::PendingDispatch, S::PendingSign, S::Processing, S::PendingVisit, S::Closed};
    static const std::vector<S> withUnit{S::PendingSign, S::Processing};
    static const std::vector<S> done{S::PendingVisit, S::Closed};
    const Parties desk = dispatcher | supervisor;
    const Parties unit = lead | dispatcher | supervisor; // the hotline may act on the unit's behalf
    const Parties hotline = seat | dispatcher | supervisor | engine;
    // clang-format off
    static const std::vector<TicketRule> rules{
    //   action              verb                who                   from                       to                  needs       what a refusal names        and only if
        {A::Created,          "",                 hotline,              {},                        S::PendingDispatch, "",         "created_once",             {}},
        {A::Dispatched,       "dispatch",         desk | engine | seat, {S::PendingDispatch,
                                                                         S::PendingSign},          S::PendingSign,     "unitId",   "dispatch_before_sign",     {noDispute, noAppeal}},
        {A::Signed,           "sign",             unit,                 {S::PendingSign},          S::Processing,      "",         "sign_after_dispatch",      {noDispute}},
        {A::Processed,        "process",          unit,                 {S::Processing},           {},                 "opinion",  "process_after_sign",       {}},
        {A::Noted,            "note",             hotline | lead | assisting, unarchived,          {},                 "text",     "note_before_archive",      {}},
        {A::Edited,           "edit",             hotline,              active,                    {},                 "",         "edit_while_open",          {}},
        {A::Finished,         "finish",           unit,                 {S::Processing},           S::PendingVisit,    "opinion",  "finish_after_sign",        {running, noDispute, assistedAll}},
        // satisfied closes the ticket, dissatisfied gives it back to the unit, anything else leaves it (TicketFold.cpp)
        {A::Visited,          "visit",            hotline,              done,                      {},                 "result",   "visit_after_finish",       {notMerged, reviewed}},
        {A::VisitUnclear,     "doubt",            hotline,              done,                      {},                 "reason",   "doubt_after_finish",       {notMerged, noReview}},
        // from pending_dispatch: answered at once, without a unit
        {A::Closed,           "close",            hotline,              {S::PendingVisit,
                                                                         S::PendingDispatch},      S::Closed,          "",         "close_after_finish",       {noReview}},
        {A::Archived,         "archive",          desk | engine,        {S::Closed},               S::Archived,        "",         "archive_after_close",      {noReview, noAppeal}},
        {A::Reopened,         "reopen",           desk,                 {S::Closed},               {},                 "reason",   "reopen_after_close",       {noAppeal}},
        // sideways: 退单
        {A::Returned,         "return",           desk,                 withUnit,                  S::PendingDispatch, "reason",   "return_while_with_unit",   {running, noAppeal, secondDispute}},
        {A::ReturnAsked,      "ask_return",       lead,                 withUnit,                  {},                 "reason",   "ask_return_while_with_unit", {running, noDispute, mayDispute}},
        {A::ReturnRefused,    "refuse_return",    desk,                 withUnit,                  {},                 "reason",   "refuse_return_while_with_unit", {disputed, secondDispute}},
        {A::Reassigned,       "reassign",         desk,                 withUnit,                  S::PendingSign,     "unitId",   "reassign_while_with_unit", {running, noAppeal, newLead}},
        // 延期, 暂停
        {A::ExtensionAsked,   "ask_extension",    lead,                 withUnit,                  {},                 "reason",   "extension_while_with_unit", {running, notAsked, inTime}},
        {A::ExtensionGranted, "grant_extension",  desk,                 withUnit,                  {},                 "",         "grant_while_with_unit",    {running, asked}},
        {A::ExtensionRefused, "refuse_extension", desk,                 withUnit,                  {},                 "reason",   "refuse_while_with_unit",   {asked}},
        {A::Paused,           "pause",            unit,                 {S::Processing},           {},                 "reason",   "pause_while_processing",   {running}},
        {A::Resumed,          "resume",           unit | seat | engine, {S::Processing},           {},                 "",         "resume_while_processing",  {standing}},
        // 催办, 督办
        {A::Urged,            "urge",             hotline,              open,                      {},                 "",         "urge_while_open",          {}},
        {A::Supervised,       "supervise",        desk | engine,        active,                    {},                 "reason",   "supervise_while_open",     {}},
        {A::SupervisionLifted,"lift",             supervisor | engine,  active,                    {},                 "reason",   "lift_while_open",          {watched}},
        {A::Reminded,         "",                 engine,               withUnit,                  {},                 "",         "remind_while_with_unit",   {}},
        {A::CitizenTold,      "",                 engine,               open,                      {},                 "",         "tell_while_open",          {}},
        {A::Escalated,        "",                 engine,               withUnit,                  {},                 "",         "escalate_while_with_unit", {}},
        {A::DeadlineMoved,    "",                 engine,               open,                      {},                 "",         "move_deadline_while_open", {running}},
        // 主办, 协办
        {A::AssistAdded,      "assist",           desk,                 withUnit,                  {},                 "unitId",   "assist_while_with_unit",   {otherUnit}},
        {A::AssistRemoved,    "unassist",         desk,                 withUnit,                  {},                 "unitId",   "unassist_while_with_unit", {assists}},
        {A::AssistReported,   "report",           assisting | desk,     withUnit,                  {},                 "opinion",  "report_while_with_unit",   {assists, notReported}},
        // 并单
        {A::Merged,           "merge",            desk,                 open,                      S::Closed,          "into",     "merge_while_open",         {running, stands_alone}},
        {A::Absorbed,         "",                 desk | engine,        active,                    {},                 "",         "absorb_while_open",        {}},
        {A::Released,         "",                 desk | engine,        {S::PendingDispatch, S::PendingSign, S::Processing, S::PendingVisit, S::Closed, S::Archived},
                                                                                                   {},                 "",         "release_any_time",         {hasAbsorbed}},
        // 申诉
        {A::Appealed,         "appeal",           lead,                 {S::PendingSign, S::Processing, S::PendingVisit, S::Closed},
                                                                                                   {},                 "reason",   "appeal_before_archive",    {blamed, appealOnce}},
        {A::AppealUpheld,     "uphold_appeal",    supervisor,           unarchived,                {},                 "reason",   "uphold_before_archive",    {appealed}},
        {A::AppealRejected,   "reject_appeal",    supervisor,           unarchived,                {},                 "reason",   "reject_before_archive",    {appealed}},
    };
    // clang-format on
    return rules;
}

const TicketRule &ruleOf(TicketAction action) {
    static const auto index = [] {
        std::array<const TicketRule *, kTicketActions> all{};
        for (const auto &rule : ticketRules())
            all[size_t(rule.action)] = &rule;
        return all;
    }();
    return *index[size_t(action)];
}

const TicketRule *ruleOfVerb(QStringView verb) {
    const auto &rules = ticketRules();
    const auto found = std::find_if(rules.begin(), rules.end(), [&](const TicketRule &rule) {
        return *rule.verb && verb == QLatin1StringView(rule.verb);
    });
    return found == rules.end() ? nullptr : &*found;
}

std::optional<TicketRefusal> refusalOf(TicketAction action, const TicketStep &step) {
    const auto &rule = ruleOf(action);
    if (std::find(rule.from.begin(), rule.from.end(), step.ticket.state) == rule.from.end())
        return TicketRefusal{TicketRefusal::Because::State, rule.name};
    if (!step.is(rule.who))
        return TicketRefusal{TicketRefusal::Because::Person, rule.name};
    for (const auto &guard : rule.guards)
        if (!guard.holds(step))
            return TicketRefusal{TicketRefusal::Because::Guard, guard.name};
    return {};
}

bool mayAct(const TicketFold &ticket, TicketAction action) {
    static const auto everybody = TicketActor::everybody();
    return !refusalOf(action, {ticket, everybody});
}

QStringList verbsFor(const TicketFold &ticket, const TicketActor &actor, qint64 at) {
    QStringList verbs;
    for (const auto &rule : ticketRules())
        if (*rule.verb && !refusalOf(rule.action, {ticket, actor, at}))
            verbs << QLatin1StringView(rule.verb);
    return verbs;
}

Error refusalError(const TicketRefusal &refusal, TicketAction action, const TicketStep &step) {
    const QString possible = u"Possible now: %1."_s.arg(verbsFor(step.ticket, step.actor, step.at).join(u", "_s));
    const QLatin1StringView rule(refusal.rule);
    if (refusal.because == TicketRefusal::Because::Person)
        return {ErrorKind::Refused, u"tickets.not_your_step"_s,
                u"A ticket is %1 by: %2 (rule %3)."_s.arg(nameOf(action), nameOf(ruleOf(action).who), rule), possible, rule};
    return {ErrorKind::Conflict, u"tickets.illegal_step"_s,
            u"A ticket that is %1 can't be %2 (rule %3)."_s.arg(nameOf(step.ticket.state), nameOf(action), rule), possible, rule};
}

QString nameOf(Parties parties) {
    QStringList names;
    for (const auto &[party, name] : {std::pair{seat, "seat"_L1}, std::pair{dispatcher, "dispatcher"_L1},
                                      std::pair{supervisor, "supervisor"_L1}, std::pair{lead, "lead unit"_L1},
                                      std::pair{assisting, "assisting unit"_L1}, std::pair{engine, "engine"_L1}})
        if (parties.testFlag(party))
            names << name;
    return names.join(u", "_s);
}

bool isLiaison(const Caller &caller) {
    if (caller.unitId.isEmpty())
        return false;
    if (!caller.may(Permission::TicketsWrite))
        return true;
    return !caller.roles.isEmpty() && std::all_of(caller.roles.begin(), caller.roles.end(),
                                                  [](const QString &role) { return role == "unit_liaison"_L1; });
}

TicketActor actorOf(const Caller &caller, const TicketFold &ticket) {
    Parties parties;
    if (isLiaison(caller) || caller.roles.contains(u"unit_liaison"_s)) {
        if (!caller.unitId.isEmpty() && caller.unitId == ticket.unitId)
            parties |= lead;
        if (ticket.assistingUnit(caller.unitId))
            parties |= assisting;
    }
    if (caller.may(Permission::TicketsWrite) && !isLiaison(caller)) {
        const bool named = !caller.roles.isEmpty();
        if (!named || caller.roles.contains(u"seat"_s) || caller.roles.contains(u"business_admin"_s))
            parties |= seat;
        if (!named || caller.roles.contains(u"dispatcher"_s) || caller.roles.contains(u"business_admin"_s))
            parties |= seat | dispatcher;
        if (!named || caller.roles.contains(u"supervisor"_s))
            parties |= seat | dispatcher | supervisor;
        if (!parties) // the engine's own callers: key file, engine
            parties |= seat | dispatcher | supervisor;
    }
    return {caller.userId, parties, caller.unitId};
}

} // namespace lianxin
