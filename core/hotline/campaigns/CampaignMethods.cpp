// SPDX-License-Identifier: GPL-3.0-or-later
#include "hotline/campaigns/Campaigns.h"
#include "hotline/campaigns/CampaignsMethods.h"
#include "platform/base/Literals.h"

namespace lianxin {

namespace {

const Param kId{u"id"_s, Param::Type::String, true, u"of the campaign"_s};

Method method(const QString &name, const QString &summary, Permission permission, std::vector<Param> params, const QString &result) {
    Method m;
    m.name = name;
    m.summary = summary;
    m.permission = permission;
    m.params = std::move(params);
    m.result = result;
    m.noPersonalData = true;
    return m;
}

Method writing(Method m) {
    m.audit = Audit::Write;
    m.writes = true;
    return m;
}

void addChanges(Registry &registry, Campaigns &campaigns) {
    Method create = writing(method(
        u"campaigns.create"_s, u"Makes a campaign; it does not start by itself"_s, Permission::CampaignsManage,
        {{u"name"_s, Param::Type::String, true, u"shown everywhere"_s},
         {u"listId"_s, Param::Type::String, true, u"id of a list, or the name of the newest one"_s},
         {u"flowId"_s, Param::Type::String, true, u"what the bot says"_s},
         {u"trunkId"_s, Param::Type::String, false, u"left out: the first trunk"_s},
         {u"callerId"_s, Param::Type::String, false, u"left out: the trunk's own"_s},
         {u"lines"_s, Param::Type::Integer, false, u"calls at once, 1 to 10000, 10"_s},
         {u"cps"_s, Param::Type::Number, false, u"calls a second, up to 200, 1"_s},
         {u"windows"_s, Param::Type::Object, false, u"{workday,weekend,holiday: [\"08:00-20:00\"]}"_s},
         {u"startAt"_s, Param::Type::Any, false, u"UTC ms or ISO time in Asia/Shanghai"_s},
         {u"endAt"_s, Param::Type::Any, false, u"same"_s},
         {u"attempts"_s, Param::Type::Object, false, u"{max, perDay, intervals:{outcome: minutes}}"_s},
         {u"handOverSkill"_s, Param::Type::String, false, u"of the seat that takes over"_s},
         {u"priority"_s, Param::Type::Integer, false, u"0 to 9, 5"_s},
         {u"variables"_s, Param::Type::Object, false, u"values for the flow, the same for every call"_s},
         {u"rules"_s, Param::Type::Object, false, u"{bySeats, dropCeiling, dropAfterSeconds, needsConsent, urgent, excludeLists:[id], exclusionGroup}"_s}},
        u"the campaign as in campaigns.get"_s));
    create.handler = [&campaigns](const Caller &caller, const QJsonObject &params) -> Expected<QJsonValue> {
        LX_TRY(const CampaignSpec spec, CampaignSpec::fromJson(params));
        LX_TRY(const Id id, campaigns.create(spec, caller.userId));
        LX_TRY(const Campaign campaign, campaigns.campaign(id));
        return QJsonValue(campaign.toJson());
    };
    registry.add(std::move(create));

    Method start = writing(method(u"campaigns.start"_s, u"Starts, schedules or resumes a campaign"_s, Permission::CampaignsManage, {kId}, u"the campaign"_s));
    start.handler = [&campaigns](const Caller &caller, const QJsonObject &params) -> Expected<QJsonValue> {
        LX_TRY(const Campaign campaign, campaigns.start(params.value("id"_L1).toString(), caller.userId));
        return QJsonValue(campaign.toJson());
    };
    registry.add(std::move(start));

    const Param reason{u"reason"_s, Param::Type::String, false, u"shown to everybody"_s};
    Method pause = writing(method(u"campaigns.pause"_s, u"No new calls until it is started again; calls under way go on"_s, Permission::CampaignsManage, {kId, reason}, u"the campaign"_s));
    pause.handler = [&campaigns](const Caller &caller, const QJsonObject &params) -> Expected<QJsonValue> {
        LX_TRY(const Campaign campaign, campaigns.pause(params.value("id"_L1).toString(), params.value("reason"_L1).toString(), caller.userId));
        return QJsonValue(campaign.toJson());
    };
    registry.add(std::move(pause));

    Method stop = writing(method(u"campaigns.stop"_s, u"Ends a campaign for good; calls under way go on"_s, Permission::CampaignsManage, {kId, reason}, u"the campaign"_s));
    stop.handler = [&campaigns](const Caller &caller, const QJsonObject &params) -> Expected<QJsonValue> {
        LX_TRY(const Campaign campaign, campaigns.stop(params.value("id"_L1).toString(), params.value("reason"_L1).toString(), caller.userId));
        return QJsonValue(campaign.toJson());
    };
    registry.add(std::move(stop));
}

void addReads(Registry &registry, Campaigns &campaigns) {
    Method list = method(u"campaigns.list"_s, u"Campaigns, newest first"_s, Permission::CampaignsRead,
                         {{u"figures"_s, Param::Type::Boolean, false, u"with the figures of each"_s}}, u"{items:[campaign], next:null}"_s);
    list.handler = [&campaigns](const Caller &, const QJsonObject &params) -> Expected<QJsonValue> {
        LX_TRY(const auto all, campaigns.campaigns());
        QJsonArray items;
        for (const Campaign &campaign : all) {
            QJsonObject json = campaign.toJson();
            if (params.value("figures"_L1).toBool()) {
                LX_TRY(const QJsonObject figures, campaigns.figures(campaign.id, false));
                json.insert(u"figures"_s, figures);
            }
            items.append(json);
        }
        return QJsonValue(QJsonObject{{u"items"_s, items}, {u"next"_s, QJsonValue::Null}});
    };
    registry.add(std::move(list));

    Method get = method(u"campaigns.get"_s, u"One campaign"_s, Permission::CampaignsRead, {kId},
                        u"what campaigns.create takes, and {id,state,stateReason,createdBy,createdAt,startedAt,endedAt,total}"_s);
    get.handler = [&campaigns](const Caller &, const QJsonObject &params) -> Expected<QJsonValue> {
        LX_TRY(const Campaign campaign, campaigns.campaign(params.value("id"_L1).toString()));
        return QJsonValue(campaign.toJson());
    };
    registry.add(std::move(get));

    Method figures = method(u"campaigns.figures"_s, u"Where a campaign stands"_s, Permission::CampaignsRead,
                            {kId, {u"byHour"_s, Param::Type::Boolean, false, u"with a row for each hour"_s}},
                            u"{total,done,dialling,pending,retryDue,answered,connectRate,outcomes,handOvers:{requested,answered,lost,waitMsAvg,waitMsMax},"
                            "results,byHour:[{hour,outcomes,handOvers}]}; connectRate 0…1; hour = UTC ms of its start"_s);
    figures.handler = [&campaigns](const Caller &, const QJsonObject &params) -> Expected<QJsonValue> {
        LX_TRY(const QJsonObject out, campaigns.figures(params.value("id"_L1).toString(), params.value("byHour"_L1).toBool()));
        return QJsonValue(out);
    };
    registry.add(std::move(figures));

    Method preflight = method(u"campaigns.preflight"_s, u"What would happen on this list"_s, Permission::CampaignsRead, {kId},
                              u"{total,callable,blocked,opensAt,workMs,finishAt,beyondEnd,perHalfHour:{calls,lines,seats},assumptions}"_s);
    preflight.handler = [&campaigns](const Caller &, const QJsonObject &params) -> Expected<QJsonValue> {
        LX_TRY(const QJsonObject out, campaigns.preflight(params.value("id"_L1).toString()));
        return QJsonValue(out);
    };
    registry.add(std::move(preflight));

    Method trace = method(u"campaigns.trace"_s, u"Why (not) this number: every rule with its answer"_s, Permission::CampaignsRead,
                          {kId, {u"number"_s, Param::Type::String, true, u"in any spelling"_s}},
                          u"{found,state,why,contact,campaign,orders:[{order,decision:{mayDial,rules},attempts}]}"_s);
    trace.noPersonalData = false;
    trace.masks = {{u"phone"_s, Mask::Phone}};
    trace.audit = Audit::Read;
    trace.handler = [&campaigns](const Caller &, const QJsonObject &params) -> Expected<QJsonValue> {
        LX_TRY(const QJsonObject out, campaigns.trace(params.value("id"_L1).toString(), params.value("number"_L1).toString()));
        return QJsonValue(out);
    };
    registry.add(std::move(trace));

    Method contacts = method(u"campaigns.contacts"_s, u"Contacts of a campaign with their outcome, masked"_s, Permission::CampaignsRead,
                             {kId, {u"outcome"_s, Param::Type::String, false, u"only this one; handed_over: all that asked for a person"_s},
                              {u"cursor"_s, Param::Type::String, false, u"next of the page before"_s}, {u"limit"_s, Param::Type::Integer, false, u"1 to 1000, 100"_s}},
                             u"{items:[{id,row,phone,name,state,outcome,result,detail,attempts,answeredAt,endedAt,handOver}], next}"_s);
    contacts.noPersonalData = false;
    contacts.masks = {{u"phone"_s, Mask::Phone}, {u"name"_s, Mask::Name}};
    contacts.audit = Audit::Read;
    contacts.handler = [&campaigns](const Caller &, const QJsonObject &params) -> Expected<QJsonValue> {
        LX_TRY(const auto page, campaigns.contacts(params.value("id"_L1).toString(), params.value("outcome"_L1).toString(), params.value("cursor"_L1).toString(),
                                                   params.value("limit"_L1).toInt(100)));
        return QJsonValue(QJsonObject{{u"items"_s, page.items}, {u"next"_s, page.next.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(page.next)}});
    };
    registry.add(std::move(contacts));
}

} // namespace

void registerCampaignMethods(Registry &registry, Campaigns &campaigns) {
    addChanges(registry, campaigns);
    addReads(registry, campaigns);
    registry.addEvent({u"campaign.state"_s, Permission::CampaignsRead, {}, true, u"{name, state, from, reason}"_s});
    registry.addEvent({u"campaign.progress"_s, Permission::CampaignsRead, {}, true, u"as campaigns.figures; at most one a second"_s});
}

} // namespace lianxin
