// SPDX-License-Identifier: GPL-3.0-or-later
#include "hotline/dialling/DialPolicy.h"
#include <QJsonArray>
#include <array>

namespace lianxin {
namespace {

constexpr std::array kRules{
    "order_state"_L1, "expired"_L1, "empty_number"_L1, "do_not_call"_L1, "consent"_L1,
    "minor"_L1, "list_exclusion"_L1, "source_state"_L1, "attempts_left"_L1, "due"_L1,
    "attempts_today"_L1, "number_today"_L1, "call_window"_L1, "elderly_hours"_L1, "person_hours"_L1,
    "number_busy"_L1, "inbound_first"_L1, "seat_pace"_L1, "source_lines"_L1, "source_rate"_L1,
    "trunk_health"_L1, "trunk_lines"_L1, "trunk_rate"_L1,
};
static_assert(kRules.size() == size_t(DialRule::TrunkRate) + 1);

struct Judge {
    std::vector<RuleResult> results;

    void add(DialRule rule, RuleVerdict verdict, QJsonObject values, qint64 retryAt = 0, bool final = false) {
        const bool failed = verdict != RuleVerdict::Passed;
        results.push_back({rule, verdict, u"dialling.rule.%1.%2"_s.arg(nameOf(rule), nameOf(verdict)),
                           std::move(values), failed ? retryAt : 0, verdict == RuleVerdict::Failed && final});
    }
    void add(DialRule rule, bool passed, QJsonObject values, qint64 retryAt = 0, bool final = false) {
        add(rule, passed ? RuleVerdict::Passed : RuleVerdict::Failed, std::move(values), retryAt, final);
    }
    void unknown(DialRule rule) { add(rule, RuleVerdict::Unknown, {}); }
};

void judgeOrder(const DialFacts &f, Judge &judge) {
    const auto &o = f.order;
    judge.add(DialRule::OrderState, o.state == OrderState::Waiting, {{u"state"_s, nameOf(o.state)}}, 0,
              o.state == OrderState::Done || o.state == OrderState::Cancelled);
    judge.add(DialRule::Expired, o.expires == 0 || f.now < o.expires, {{u"expires"_s, o.expires}}, 0, true);
}

// Whom a seat calls in the middle of a call: a duty telephone is there to be called, an emergency number always.
bool isEmergency(const DialFacts &f) { return f.order.outside() == OutsideKind::Emergency; }
bool isService(const DialFacts &f) { return isEmergency(f) || f.order.outside() == OutsideKind::Unit; }
QJsonObject exemptAs(const DialFacts &f) { return {{u"exempt"_s, nameOf(*f.order.outside())}}; }

void judgeNumber(const DialFacts &f, Judge &judge) {
    if (isEmergency(f)) {
        judge.add(DialRule::EmptyNumber, true, exemptAs(f));
        judge.add(DialRule::DoNotCall, true, exemptAs(f));
        return;
    }
    if (f.emptyNumber)
        judge.add(DialRule::EmptyNumber, !*f.emptyNumber, {}, 0, true);
    else
        judge.unknown(DialRule::EmptyNumber);

    if (f.order.source == OrderSourceKind::Callback)
        judge.add(DialRule::DoNotCall, true, {{u"exempt"_s, u"callback"_s}});
    else if (f.doNotCall)
        judge.add(DialRule::DoNotCall, !*f.doNotCall, {{u"reason"_s, f.doNotCallReason}}, 0, true);
    else
        judge.unknown(DialRule::DoNotCall);
}

void judgePerson(const DialFacts &f, Judge &judge) {
    const bool campaign = f.order.source == OrderSourceKind::Campaign;
    const bool urgent = f.gate && f.gate->urgent;
    const auto exempt = [&judge](DialRule rule, const QString &why) { judge.add(rule, true, {{u"exempt"_s, why}}); };

    // Who refused is not called by a campaign, however urgent it calls itself: that is what refusing means.
    if (!campaign)
        exempt(DialRule::Consent, nameOf(f.order.source));
    else if (!f.person)
        judge.unknown(DialRule::Consent);
    else
        judge.add(DialRule::Consent, f.person->consent.value_or(!f.gate || !f.gate->needsConsent),
                  {{u"given"_s, f.person->consent ? QJsonValue(*f.person->consent) : QJsonValue()},
                   {u"needed"_s, f.gate && f.gate->needsConsent}},
                  0, true);

    if (!campaign || urgent)
        exempt(DialRule::Minor, urgent && campaign ? u"urgent"_s : nameOf(f.order.source));
    else if (!f.person)
        judge.unknown(DialRule::Minor);
    else
        judge.add(DialRule::Minor, !f.person->minor, {}, 0, true);

    if (!campaign)
        exempt(DialRule::ListExclusion, nameOf(f.order.source));
    else if (!f.excludedBy)
        judge.unknown(DialRule::ListExclusion);
    else
        judge.add(DialRule::ListExclusion, f.excludedBy->isEmpty(), {{u"by"_s, *f.excludedBy}}, 0, true);
}

void judgePersonHours(const DialFacts &f, Judge &judge) {
    const bool automatic = f.order.source == OrderSourceKind::Campaign || f.order.source == OrderSourceKind::ReturnVisit;
    const bool urgent = f.gate && f.gate->urgent;
    const auto hours = [&](DialRule rule, std::optional<WindowFact> PersonFact::*which) {
        if (!automatic || urgent)
            judge.add(rule, true, {{u"exempt"_s, automatic ? u"urgent"_s : nameOf(f.order.source)}});
        else if (!f.person)
            judge.unknown(rule);
        else if (const auto &window = (*f.person).*which; !window)
            judge.add(rule, true, {});
        else
            judge.add(rule, window->open, {{u"hours"_s, window->hours}, {u"opensAt"_s, window->opensAt}}, window->opensAt);
    };
    hours(DialRule::ElderlyHours, &PersonFact::gentleHours);
    hours(DialRule::PersonHours, &PersonFact::ownHours);
}

void judgeSource(const DialFacts &f, Judge &judge) {
    if (!f.gate || f.gate->state == SourceGate::State::Unknown) {
        judge.unknown(DialRule::SourceState);
        return;
    }
    judge.add(DialRule::SourceState, f.gate->state == SourceGate::State::Open,
              {{u"state"_s, nameOf(f.gate->state)}, {u"reason"_s, f.gate->reason}}, 0,
              f.gate->state == SourceGate::State::Ended);
}

void judgeAttempts(const DialFacts &f, Judge &judge) {
    const auto &o = f.order;
    judge.add(DialRule::AttemptsLeft, o.attemptsMade < o.attempts.max,
              {{u"made"_s, o.attemptsMade}, {u"max"_s, o.attempts.max}}, 0, true);
    judge.add(DialRule::Due, f.now >= o.dueAt, {{u"dueAt"_s, o.dueAt}}, o.dueAt);
    if (f.attemptsToday)
        judge.add(DialRule::AttemptsToday, *f.attemptsToday < o.attempts.perDay,
                  {{u"made"_s, *f.attemptsToday}, {u"perDay"_s, o.attempts.perDay}, {u"day"_s, f.day}},
                  f.nextDay);
    else
        judge.unknown(DialRule::AttemptsToday);
    if (isService(f))
        judge.add(DialRule::NumberToday, true, exemptAs(f));
    else if (f.numberToday)
        judge.add(DialRule::NumberToday, *f.numberToday < f.numberCap,
                  {{u"made"_s, *f.numberToday}, {u"cap"_s, f.numberCap}, {u"day"_s, f.day}}, f.nextDay);
    else
        judge.unknown(DialRule::NumberToday);
}

void judgeMoment(const DialFacts &f, Judge &judge) {
    if (f.order.outside()) // a citizen is on the line who needs it now
        judge.add(DialRule::CallWindow, true, exemptAs(f));
    else if (f.window)
        judge.add(DialRule::CallWindow, f.window->open,
                  {{u"dayKind"_s, f.window->dayKind},
                   {u"why"_s, f.window->why},
                   {u"hours"_s, f.window->hours},
                   {u"opensAt"_s, f.window->opensAt}},
                  f.window->opensAt);
    else
        judge.unknown(DialRule::CallWindow);
    judgePersonHours(f, judge);
    if (isService(f)) // such telephones take more than one call; the network says when not
        judge.add(DialRule::NumberBusy, true, exemptAs(f));
    else if (f.numberBusy)
        judge.add(DialRule::NumberBusy, !*f.numberBusy, {});
    else
        judge.unknown(DialRule::NumberBusy);
    judge.add(DialRule::InboundFirst, f.pace.factor > 0, {{u"pace"_s, f.pace.factor}, {u"reason"_s, f.pace.reason}});
    judge.add(DialRule::SeatPace, !f.pacing || f.pacing->callsNow > 0, f.pacing ? f.pacing->toJson() : QJsonObject());
}

void judgeLines(const DialFacts &f, Judge &judge) {
    const int lines = f.gate ? f.gate->lines : 0;
    if (lines == 0)
        judge.add(DialRule::SourceLines, true, {{u"lines"_s, 0}});
    else if (f.sourceCalls)
        judge.add(DialRule::SourceLines, *f.sourceCalls < lines,
                  {{u"inUse"_s, *f.sourceCalls}, {u"lines"_s, lines}});
    else
        judge.unknown(DialRule::SourceLines);
    judge.add(DialRule::SourceRate, isEmergency(f) || f.now >= f.sourceRateAt, {{u"cps"_s, f.gate ? f.gate->cps : 0}},
              f.sourceRateAt);
    judge.add(DialRule::TrunkHealth, isEmergency(f) || f.now >= f.trunkDeadUntil, {{u"probeAt"_s, f.trunkDeadUntil}}, f.trunkDeadUntil);
    if (f.trunkFree)
        judge.add(DialRule::TrunkLines, *f.trunkFree > 0, {{u"free"_s, *f.trunkFree}});
    else
        judge.unknown(DialRule::TrunkLines);
    judge.add(DialRule::TrunkRate, isEmergency(f) || f.now >= f.trunkRateAt, {}, f.trunkRateAt);
}

} // namespace

QString nameOf(RuleVerdict verdict) {
    constexpr std::array names{"passed"_L1, "failed"_L1, "unknown"_L1};
    return names[size_t(verdict)];
}

QString nameOf(DialRule rule) {
    return kRules[size_t(rule)];
}

QString nameOf(SourceGate::State state) {
    constexpr std::array names{"open"_L1, "paused"_L1, "not_started"_L1, "ended"_L1, "unknown"_L1};
    return names[size_t(state)];
}

QJsonObject RuleResult::toJson() const {
    QJsonObject json{{u"rule"_s, nameOf(rule)},
                     {u"verdict"_s, nameOf(verdict)},
                     {u"textKey"_s, textKey},
                     {u"values"_s, values},
                     {u"final"_s, final}};
    if (retryAt)
        json[u"retryAt"_s] = retryAt;
    return json;
}

const RuleResult *DialDecision::obstacle() const {
    for (const auto &r : rules)
        if (r.verdict != RuleVerdict::Passed)
            return &r;
    return nullptr;
}

bool DialDecision::isFinal() const {
    return std::any_of(rules.begin(), rules.end(), [](const RuleResult &r) { return r.final; });
}

qint64 DialDecision::retryAt() const {
    qint64 latest = 0;
    for (const auto &r : rules)
        latest = std::max(latest, r.retryAt);
    return latest;
}

QJsonObject DialDecision::toJson() const {
    QJsonArray list;
    for (const auto &r : rules)
        list.append(r.toJson());
    QJsonObject json{{u"mayDial"_s, mayDial}, {u"rules"_s, list}};
    if (const auto *first = obstacle()) {
        json[u"obstacle"_s] = nameOf(first->rule);
        json[u"final"_s] = isFinal();
        if (const auto at = retryAt())
            json[u"retryAt"_s] = at;
    }
    return json;
}

DialDecision decide(const DialFacts &facts) {
    Judge judge;
    judge.results.reserve(kRules.size());
    judgeOrder(facts, judge);
    judgeNumber(facts, judge);
    judgePerson(facts, judge);
    judgeSource(facts, judge);
    judgeAttempts(facts, judge);
    judgeMoment(facts, judge);
    judgeLines(facts, judge);
    DialDecision decision{false, std::move(judge.results)};
    decision.mayDial = decision.obstacle() == nullptr;
    return decision;
}

} // namespace lianxin
