// SPDX-License-Identifier: GPL-3.0-or-later
#include "call/telephony/TelephonyMethods.h"
#include "call/telephony/Telephony.h"
#include "call/telephony/Trunks.h"
#include "platform/access/Method.h"
#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>

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

QJsonObject toJson(const Telephony::TrunkState &state) {
    if (!state.known)
        return {{u"state"_s, u"unknown"_s}};
    return {{u"state"_s, state.alive ? u"up"_s : u"down"_s}, {u"since"_s, state.since}, {u"heardAt"_s, state.heardAt}, {u"detail"_s, state.detail}};
}

// The trunk file that says the same; JSON is YAML, only the names are spelt otherwise.
QString yamlOf(const QJsonObject &trunk) {
    static const QHash<QString, QString> names{{u"callerIds"_s, u"caller_ids"_s},
                                               {u"numberRules"_s, u"number_rules"_s},
                                               {u"callsPerSecond"_s, u"calls_per_second"_s},
                                               {u"earlyMedia"_s, u"early_media"_s},
                                               {u"failOver"_s, u"fail_over"_s}};
    QJsonObject file;
    for (auto i = trunk.begin(); i != trunk.end(); ++i) {
        if (i.key() == "numberRules"_L1) {
            QJsonArray rules;
            for (const auto &value : i.value().toArray()) {
                QJsonObject rule = value.toObject();
                rule.insert(u"out_of_town"_s, rule.take(u"outOfTown"_s).toBool());
                rules.append(rule);
            }
            file.insert(u"number_rules"_s, rules);
        } else {
            file.insert(names.value(i.key(), i.key()), i.value());
        }
    }
    return QString::fromUtf8(QJsonDocument(file).toJson(QJsonDocument::Compact));
}

// Replaces a trunk by name; without a password the known one stays.
Expected<QJsonValue> saveTrunk(Trunks &trunks, const Caller &caller, const QJsonObject &given) {
    LX_TRY(auto trunk, trunkFromYaml(yamlOf(given)));
    if (!given.contains("password"_L1)) {
        LX_TRY(const auto all, trunks.list());
        for (const Trunk &known : all)
            if (known.name == trunk.name)
                trunk.password = known.password;
    }
    LX_TRY(const auto saved, trunks.save(std::move(trunk), caller.userId));
    return QJsonValue(toJson(saved));
}

} // namespace

void registerTelephonyMethods(Registry &registry, Trunks &trunks, Telephony *telephony, TestCall testCall, TestState testState) {
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

    Method save;
    save.name = u"trunks.save"_s;
    save.summary = u"Makes a trunk, or changes the one of that name; a password that is not given stays"_s;
    save.permission = Permission::SystemManage;
    save.params = {{u"trunk"_s, Param::Type::Object, true,
                    u"{name, kind, host, port, user, password, callerIds, numberRules, channels, callsPerSecond, codecs, earlyMedia, rehearsal, enabled, failOver}"_s}};
    save.result = u"the trunk, without its password"_s;
    save.noPersonalData = true;
    save.audit = Audit::Write;
    save.writes = true;
    save.handler = [&trunks](const Caller &caller, const QJsonObject &params) { return saveTrunk(trunks, caller, params[u"trunk"_s].toObject()); };
    registry.add(std::move(save));

    Method list;
    list.name = u"trunks.list"_s;
    list.summary = u"All trunks, in fail-over order"_s;
    // Campaign people choose one of them, the system administrator looks after them; no permission is both's.
    list.permission = Permission::Self;
    list.result = u"{items: [trunk with room, inUse, factor, health {state: up|down|unknown, since?, heardAt?, detail?}]}"_s;
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
            if (telephony) {
                const auto state = telephony->trunkState(trunk.id);
                item[u"room"_s] = telephony->roomOn(trunk.id);
                item[u"inUse"_s] = state.inUse;
                item[u"factor"_s] = state.factor;
                item[u"health"_s] = toJson(state);
            }
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

    if (!testState)
        return;
    Method state;
    state.name = u"trunks.testState"_s;
    state.summary = u"How far a test call is, and what the network said"_s;
    state.permission = Permission::SystemManage;
    state.params = {{u"orderId"_s, Param::Type::String, true, u"of trunks.test"_s}};
    state.result = u"{state: waiting|calling|ended, ladder:[{at, what: invite|progress|answered|ended, status?, phrase?}], outcome?, cause?, earlyMedia, "
                   "ringMs?, answerMs?, heard?}"_s;
    state.noPersonalData = true;
    state.handler = [testState = std::move(testState)](const Caller &, const QJsonObject &params) -> Expected<QJsonValue> {
        LX_TRY(const QJsonObject result, testState(params[u"orderId"_s].toString()));
        return QJsonValue(result);
    };
    registry.add(std::move(state));
}

} // namespace lianxin
