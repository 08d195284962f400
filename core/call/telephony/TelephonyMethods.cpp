// SPDX-License-Identifier: GPL-3.0-or-later
#include "call/telephony/TelephonyMethods.h"
#include "call/telephony/Telephony.h"
#include "call/telephony/Trunks.h"
#include "platform/access/Method.h"
#include <QJsonArray>

namespace lianxin {
namespace {

QJsonObject toJson(const Trunk &trunk) {
    QJsonArray rules;
    for (const auto &rule : trunk.rules)
        rules.append(QJsonObject{{u"pattern"_s, rule.pattern},
                                 {u"replacement"_s, rule.replacement},
                                 {u"outOfTown"_s, rule.outOfTown}});
    return {{u"id"_s, trunk.id},
            {u"name"_s, trunk.name},
            {u"kind"_s, nameOf(trunk.kind)},
            {u"host"_s, trunk.host},
            {u"port"_s, trunk.port},
            {u"user"_s, trunk.user},
            {u"callerIds"_s, QJsonArray::fromStringList(trunk.callerIds)},
            {u"numberRules"_s, rules},
            {u"channels"_s, trunk.channels},
            {u"callsPerSecond"_s, trunk.callsPerSecond},
            {u"codecs"_s, QJsonArray::fromStringList(trunk.codecs)},
            {u"earlyMedia"_s, trunk.earlyMedia},
            {u"rehearsal"_s, trunk.rehearsal},
            {u"enabled"_s, trunk.enabled},
            {u"failOver"_s, trunk.failOver}};
}

} // namespace

void registerTelephonyMethods(Registry &registry, Trunks &trunks, Telephony *telephony, TestCall testCall) {
    Method add;
    add.name = u"trunks.add"_s;
    add.summary = u"Makes a trunk, or replaces the one of that name"_s;
    add.permission = Permission::SystemManage;
    add.params = {{u"yaml"_s, Param::Type::String, true, u"the trunk file"_s}};
    add.result = u"the trunk, without its password"_s;
    add.noPersonalData = true;
    add.audit = Audit::Write;
    add.writes = true;
    add.handler = [&trunks](const Caller &caller, const QJsonObject &params) -> Expected<QJsonValue> {
        LX_TRY(auto trunk, trunkFromYaml(params[u"yaml"_s].toString()));
        LX_TRY(const auto saved, trunks.save(std::move(trunk), caller.userId));
        return QJsonValue(toJson(saved));
    };
    registry.add(std::move(add));

    Method list;
    list.name = u"trunks.list"_s;
    list.summary = u"All trunks, in fail-over order"_s;
    // Campaign people choose one of them, the system administrator looks after them; no permission is both's.
    list.permission = Permission::Self;
    list.result = u"{items: [trunk]}"_s;
    list.noPersonalData = true;
    list.handler = [&trunks, telephony](const Caller &caller, const QJsonObject &) -> Expected<QJsonValue> {
        const bool manages = caller.may(Permission::SystemManage);
        if (!manages && !caller.may(Permission::CampaignsRead))
            return Error{ErrorKind::Refused, u"access.forbidden"_s, u"Trunks are for those who make campaigns or look after engines."_s,
                         u"Ask the security administrator for a role that may."_s, {}};
        LX_TRY(const auto all, trunks.list());
        QJsonArray items;
        for (const auto &trunk : all) {
            auto item = toJson(trunk);
            if (!manages) // how the trunk is reached is nobody else's business
                for (const auto &key : {u"host"_s, u"port"_s, u"user"_s, u"numberRules"_s, u"codecs"_s})
                    item.remove(key);
            if (telephony)
                item[u"room"_s] = telephony->roomOn(trunk.id);
            items.append(item);
        }
        return QJsonValue(QJsonObject{{u"items"_s, items}, {u"next"_s, QJsonValue::Null}});
    };
    registry.add(std::move(list));

    EventType changed;
    changed.type = u"trunk.*"_s;
    changed.permission = Permission::Self;
    changed.noPersonalData = true;
    changed.doc = u"trunk.changed {name}; trunk.health {alive, detail}"_s;
    registry.addEvent(std::move(changed));

    if (!telephony)
        return;
    Method test;
    test.name = u"trunks.test"_s;
    test.summary = u"Asks a trunk whether it lives (OPTIONS); with a number, also calls it as the dialling policy allows, for at "
                   "most 15 seconds, and hangs up when it is answered"_s;
    test.permission = Permission::SystemManage;
    test.params = {{u"id"_s, Param::Type::String, true, u"of the trunk"_s},
                   {u"number"_s, Param::Type::String, false, u"to call: a phone of yours"_s}};
    test.result = u"{orderId}: empty without a number; the outcome comes as event trunk.health"_s;
    test.noPersonalData = true;
    test.audit = Audit::Write;
    test.handler = [telephony, testCall = std::move(testCall)](const Caller &caller, const QJsonObject &params) -> Expected<QJsonValue> {
        const Id trunkId = params[u"id"_s].toString();
        const QString number = params[u"number"_s].toString();
        LX_CHECK(telephony->testTrunk(trunkId));
        Id order;
        if (!number.isEmpty() && testCall) {
            LX_TRY(order, testCall(trunkId, number, caller));
        }
        return QJsonValue(QJsonObject{{u"orderId"_s, order}});
    };
    registry.add(std::move(test));
}

} // namespace lianxin
