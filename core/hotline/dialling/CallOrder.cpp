// SPDX-License-Identifier: GPL-3.0-or-later
#include "hotline/dialling/CallOrder.h"
#include <QJsonArray>
#include <algorithm>
#include <array>
#include <cmath>

namespace lianxin {
namespace {

constexpr std::array kSources{"campaign"_L1, "return_visit"_L1, "reminder"_L1, "callback"_L1, "manual"_L1, "outside"_L1};
constexpr std::array kOutside{"unit"_L1, "number"_L1, "emergency"_L1};
constexpr std::array kStates{"waiting"_L1, "dialling"_L1, "done"_L1, "cancelled"_L1, "ambiguous"_L1};

template <class E, size_t N>
std::optional<E> fromNames(const std::array<QLatin1StringView, N> &names, QStringView name) {
    for (size_t i = 0; i < N; ++i)
        if (name == names[i])
            return E(i);
    return {};
}

Error badAttempts(const QString &place, const QString &message) {
    return {ErrorKind::BadInput, u"dialling.bad_attempts"_s, message,
            u"Give whole numbers within the stated range."_s, place};
}

Expected<int> whole(const QJsonObject &json, const QString &key, int fallback, int low, int high) {
    const auto value = json[key];
    if (value.isUndefined() || value.isNull())
        return fallback;
    const double number = value.toDouble(-1);
    if (!value.isDouble() || number != std::floor(number) || number < low || number > high)
        return badAttempts(key, u"%1 must be a whole number from %2 to %3."_s.arg(key).arg(low).arg(high));
    return int(number);
}

//! Whole numbers by outcomes that are tried again.
Expected<void> byOutcome(const QJsonObject &json, const QString &key, int low, int high, std::map<Outcome, int> &into) {
    const auto given = json[key];
    if (!given.isUndefined() && !given.isNull() && !given.isObject())
        return badAttempts(key, u"%1 must be an object of whole numbers by outcome."_s.arg(key));
    const auto object = given.toObject();
    for (auto it = object.begin(); it != object.end(); ++it) {
        const QString place = key + u'.' + it.key();
        const auto outcome = outcomeFromName(it.key());
        if (!outcome)
            return badAttempts(place, u"%1 is not an outcome."_s.arg(it.key()));
        if (!isRetryable(*outcome))
            return badAttempts(place, u"%1 is never tried again."_s.arg(it.key()));
        LX_TRY(into[*outcome], whole(object, it.key(), low, low, high));
    }
    return {};
}

Expected<void> alternatesFrom(const QJsonObject &json, AttemptPolicy &policy) {
    const auto given = json["alternates"_L1];
    if (given.isUndefined() || given.isNull())
        return {};
    if (!given.isObject())
        return badAttempts(u"alternates"_s, u"alternates must be an object."_s);
    const QJsonObject object = given.toObject();
    LX_TRY(policy.alternateMinutes, whole(object, u"minutes"_s, policy.alternateMinutes, 0, 24 * 60));
    const auto after = object["after"_L1];
    if (after.isUndefined() || after.isNull()) {
        policy.alternatesAfter = usualAlternatesAfter();
        return {};
    }
    if (!after.isArray())
        return badAttempts(u"alternates.after"_s, u"alternates.after must be a list of outcomes."_s);
    const auto &possible = possibleAlternatesAfter();
    for (const QJsonValue &value : after.toArray()) {
        const auto outcome = outcomeFromName(value.toString());
        if (!outcome || std::find(possible.begin(), possible.end(), *outcome) == possible.end())
            return badAttempts(u"alternates.after"_s, u"After \"%1\" no other number is called."_s.arg(value.toString().left(40)));
        policy.alternatesAfter.insert(*outcome);
    }
    return {};
}

} // namespace

const std::vector<Outcome> &possibleAlternatesAfter() {
    static const std::vector<Outcome> possible{Outcome::Busy,      Outcome::NoAnswer,    Outcome::PoweredOff,  Outcome::Suspended, Outcome::EmptyNumber,
                                               Outcome::Unreachable, Outcome::Rejected, Outcome::Machine};
    return possible;
}

// Who refuses a call is not called elsewhere, and a mailbox tells that the number is theirs, unless somebody wants it so.
const std::set<Outcome> &usualAlternatesAfter() {
    static const std::set<Outcome> usual{Outcome::Busy, Outcome::NoAnswer, Outcome::PoweredOff, Outcome::Suspended, Outcome::EmptyNumber, Outcome::Unreachable};
    return usual;
}

QString nameOf(OrderSourceKind kind) {
    return kSources[size_t(kind)];
}
std::optional<OrderSourceKind> orderSourceKindFromName(QStringView name) {
    return fromNames<OrderSourceKind>(kSources, name);
}
QString nameOf(OrderState state) {
    return kStates[size_t(state)];
}
std::optional<OrderState> orderStateFromName(QStringView name) {
    return fromNames<OrderState>(kStates, name);
}

int AttemptPolicy::minutesAfter(Outcome outcome) const {
    const auto found = intervalMinutes.find(outcome);
    return found == intervalMinutes.end() ? defaultRetryMinutes(outcome) : found->second;
}

int AttemptPolicy::most(Outcome outcome) const {
    const auto found = mostByOutcome.find(outcome);
    return std::min(max, found == mostByOutcome.end() ? defaultMost(outcome) : found->second);
}

QJsonObject AttemptPolicy::toJson() const {
    QJsonObject intervals;
    for (const auto &[outcome, minutes] : intervalMinutes)
        intervals[nameOf(outcome)] = minutes;
    QJsonObject json{{u"max"_s, max}, {u"perDay"_s, perDay}, {u"intervals"_s, intervals}};
    QJsonObject most;
    for (const auto &[outcome, attempts] : mostByOutcome)
        most[nameOf(outcome)] = attempts;
    if (!most.isEmpty())
        json[u"most"_s] = most;
    if (!alternatesAfter.empty()) {
        QJsonArray after;
        for (const Outcome outcome : alternatesAfter)
            after.append(nameOf(outcome));
        json[u"alternates"_s] = QJsonObject{{u"after"_s, after}, {u"minutes"_s, alternateMinutes}};
    }
    return json;
}

Expected<AttemptPolicy> AttemptPolicy::fromJson(const QJsonObject &json) {
    AttemptPolicy policy;
    LX_TRY(policy.max, whole(json, u"max"_s, policy.max, 1, 20));
    LX_TRY(policy.perDay, whole(json, u"perDay"_s, std::min(policy.perDay, policy.max), 1, policy.max));
    LX_CHECK(byOutcome(json, u"intervals"_s, 0, 60 * 24 * 30, policy.intervalMinutes));
    LX_CHECK(byOutcome(json, u"most"_s, 1, 20, policy.mostByOutcome));
    LX_CHECK(alternatesFrom(json, policy));
    return policy;
}

QString nameOf(OutsideKind kind) {
    return kOutside[size_t(kind)];
}

const QStringList &emergencyNumbers() {
    static const QStringList numbers{u"110"_s, u"119"_s, u"120"_s, u"122"_s};
    return numbers;
}

std::optional<OutsideKind> CallOrder::outside() const {
    if (source != OrderSourceKind::Outside)
        return {};
    // What can't be told is held to every rule.
    return fromNames<OutsideKind>(kOutside, variables["party"_L1].toString()).value_or(OutsideKind::Number);
}

void CallOrder::setOutside(OutsideKind kind) { variables[u"party"_s] = nameOf(kind); }

QString CallOrder::lane() const {
    return source == OrderSourceKind::Campaign ? u"campaign:"_s + sourceId : nameOf(source);
}

QJsonObject Attempt::toJson() const {
    return {{u"id"_s, id},
            {u"orderId"_s, orderId},
            {u"source"_s, nameOf(source)},
            {u"sourceId"_s, sourceId},
            {u"contactId"_s, contactId},
            {u"phone"_s, phoneMasked},
            {u"number"_s, number},
            {u"place"_s, place},
            {u"trunkId"_s, trunkId},
            {u"callId"_s, callId},
            {u"intentAt"_s, intentAt},
            {u"sentAt"_s, sentAt},
            {u"answeredAt"_s, answeredAt},
            {u"endedAt"_s, endedAt},
            {u"outcome"_s, outcome ? QJsonValue(nameOf(*outcome)) : QJsonValue()},
            {u"cause"_s, cause.toJson()},
            {u"result"_s, result},
            {u"detail"_s, detail},
            {u"heard"_s, heard.isEmpty() ? QJsonValue() : QJsonValue(heard)}};
}

} // namespace lianxin
