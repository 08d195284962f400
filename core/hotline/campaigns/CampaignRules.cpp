// SPDX-License-Identifier: GPL-3.0-or-later
#include "hotline/campaigns/CampaignRules.h"
#include "platform/base/Literals.h"
#include <QJsonArray>

namespace lianxin {

namespace {

Error badRule(const QString &key, const QString &message) {
    return {ErrorKind::Usage, u"campaigns.bad_spec"_s, message, {}, u"rules."_s + key};
}

bool isMissing(const QJsonValue &value) { return value.isUndefined() || value.isNull(); }

Expected<bool> flagFrom(const QJsonObject &json, const QString &key) {
    const QJsonValue value = json.value(key);
    if (!isMissing(value) && !value.isBool())
        return badRule(key, u"%1 must be true or false"_s.arg(key));
    return value.toBool();
}

Expected<double> boundedFrom(const QJsonObject &json, const QString &key, double otherwise, double low, double high) {
    const QJsonValue value = json.value(key);
    if (isMissing(value))
        return otherwise;
    if (!value.isDouble() || value.toDouble() < low || value.toDouble() > high)
        return badRule(key, u"%1 must be a number from %2 to %3"_s.arg(key).arg(low).arg(high));
    return value.toDouble();
}

} // namespace

Expected<CampaignRules> CampaignRules::fromJson(const QJsonValue &value) {
    CampaignRules rules;
    if (isMissing(value))
        return rules;
    if (!value.isObject())
        return Error{ErrorKind::Usage, u"campaigns.bad_spec"_s, u"rules must be an object"_s, {}, u"rules"_s};
    const QJsonObject json = value.toObject();
    if (!isMissing(json.value("bySeats"_L1))) {
        LX_TRY(rules.bySeats, flagFrom(json, u"bySeats"_s));
    }
    LX_TRY(rules.dropCeiling, boundedFrom(json, u"dropCeiling"_s, rules.dropCeiling, 0.001, 0.2));
    LX_TRY(const double after, boundedFrom(json, u"dropAfterSeconds"_s, rules.dropAfterSeconds, 15, 120));
    rules.dropAfterSeconds = int(after);
    LX_TRY(rules.needsConsent, flagFrom(json, u"needsConsent"_s));
    LX_TRY(rules.urgent, flagFrom(json, u"urgent"_s));
    const QJsonValue lists = json.value("excludeLists"_L1);
    if (!isMissing(lists) && !lists.isArray())
        return badRule(u"excludeLists"_s, u"excludeLists must be a list of ids"_s);
    for (const auto &list : lists.toArray()) {
        if (list.toString().isEmpty())
            return badRule(u"excludeLists"_s, u"excludeLists must be a list of ids"_s);
        rules.excludeLists << list.toString();
    }
    rules.exclusionGroup = json.value("exclusionGroup"_L1).toString().trimmed();
    return rules;
}

QJsonObject CampaignRules::toJson() const {
    QJsonObject json{{u"dropCeiling"_s, dropCeiling},
                     {u"dropAfterSeconds"_s, dropAfterSeconds},
                     {u"needsConsent"_s, needsConsent},
                     {u"urgent"_s, urgent},
                     {u"excludeLists"_s, QJsonArray::fromStringList(excludeLists)},
                     {u"exclusionGroup"_s, exclusionGroup}};
    if (bySeats)
        json.insert(u"bySeats"_s, *bySeats);
    return json;
}

} // namespace lianxin
