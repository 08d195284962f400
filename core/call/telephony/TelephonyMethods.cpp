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

void registerTelephonyMethods(Registry &registry, Trunks &trunks, Telephony *telephony) {
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
    list.permission = Permission::CampaignsRead;
    list.result = u"{items: [trunk]}"_s;
    list.noPersonalData = true;
    list.handler = [&trunks, telephony](const Caller &, const QJsonObject &) -> Expected<QJsonValue> {
        LX_TRY(const auto all, trunks.list());
        QJsonArray items;
        for (const auto &trunk : all) {
            auto item = toJson(trunk);
            if (telephony)
                item[u"room"_s] = telephony->roomOn(trunk.id);
            items.append(item);
        }
        return QJsonValue(QJsonObject{{u"items"_s, items}, {u"next"_s, QJsonValue::Null}});
    };
    registry.add(std::move(list));

    EventType changed;
    changed.type = u"trunk.*"_s;
    changed.permission = Permission::CampaignsRead;
    changed.noPersonalData = true;
    changed.doc = u"trunk.changed {name}; trunk.health {alive, detail}"_s;
    registry.addEvent(std::move(changed));

    if (!telephony)
        return;
    Method test;
    test.name = u"trunks.test"_s;
    test.summary = u"Asks a trunk whether it lives (OPTIONS); with a number, also calls it for at most 15 seconds and "
                   "hangs up when it is answered"_s;
    test.permission = Permission::SystemManage;
    test.params = {{u"id"_s, Param::Type::String, true, u"of the trunk"_s},
                   {u"number"_s, Param::Type::String, false, u"to call: a phone of yours"_s}};
    test.result = u"{callId}: empty without a number; the outcome comes as event trunk.health"_s;
    test.noPersonalData = true;
    test.audit = Audit::Write;
    test.handler = [&trunks, telephony](const Caller &, const QJsonObject &params) -> Expected<QJsonValue> {
        const Id trunkId = params[u"id"_s].toString();
        LX_CHECK(telephony->testTrunk(trunkId));
        OutgoingCall order;
        order.trunkId = trunkId;
        order.number = params[u"number"_s].toString();
        order.ringSeconds = 15;
        if (order.number.isEmpty())
            return QJsonValue(QJsonObject{{u"callId"_s, QString()}});
        order.callId = newId();
        LX_CHECK(telephony->placeCall(order));
        auto *const watch = new QObject(telephony); // lives as long as the test call
        QObject::connect(telephony, &Telephony::callAnswered, watch, [telephony, id = order.callId](const Id &answered) {
            if (answered == id)
                (void)telephony->hangUp(id).hasValue();
        });
        QObject::connect(telephony, &Telephony::callEnded, watch, [&trunks, watch, order](const CallEnded &ended) {
            if (ended.callId != order.callId)
                return;
            trunks.recordHealth(order.trunkId, ended.answeredAt > 0 || ended.provisionalSeen,
                                ended.answeredAt > 0 ? u"answered"_s : u"%1 %2"_s.arg(ended.code).arg(ended.phrase));
            watch->deleteLater();
        });
        return QJsonValue(QJsonObject{{u"callId"_s, order.callId}});
    };
    registry.add(std::move(test));
}

} // namespace lianxin
