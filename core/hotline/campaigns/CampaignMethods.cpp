// SPDX-License-Identifier: GPL-3.0-or-later
#include "hotline/campaigns/Campaigns.h"
#include "hotline/campaigns/CampaignsMethods.h"
#include "platform/access/Access.h"
#include "platform/base/Literals.h"
#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>

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
         {u"handOverSeats"_s, Param::Type::Integer, false, u"seats planned for those who ask for a person, for the preflight"_s},
         {u"template"_s, Param::Type::String, false, u"what it was made from, e.g. policy_notice"_s},
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
                         {{u"figures"_s, Param::Type::Boolean, false, u"with the figures of each"_s},
                          {u"cursor"_s, Param::Type::String, false, u"next of the page before"_s},
                          {u"limit"_s, Param::Type::Integer, false, u"1 to 1000, 1000"_s}},
                         u"{items:[campaign], next, total}"_s);
    list.handler = [&campaigns](const Caller &, const QJsonObject &params) -> Expected<QJsonValue> {
        LX_TRY(const auto page, campaigns.campaigns(params.value("cursor"_L1).toString(), params.value("limit"_L1).toInt(1000)));
        QJsonArray items;
        for (const Campaign &campaign : page.items) {
            QJsonObject json = campaign.toJson();
            if (params.value("figures"_L1).toBool()) {
                LX_TRY(const QJsonObject figures, campaigns.figures(campaign.id, false));
                json.insert(u"figures"_s, figures);
            }
            items.append(json);
        }
        return QJsonValue(QJsonObject{{u"items"_s, items}, {u"next"_s, page.next.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(page.next)}, {u"total"_s, page.total}});
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
                            {kId, {u"byHour"_s, Param::Type::Boolean, false, u"with a row for each hour"_s},
                             {u"retries"_s, Param::Type::Boolean, false, u"with those due again, by half hour"_s}},
                            u"{total,done,dialling,pending,retryDue,answered,connectRate,outcomes,handOvers:{requested,answered,lost,waitMsAvg,waitMsMax},"
                            "results,pacing:{mode,calls,hold,trunkDeadSince,…},byHour:[{hour,outcomes,handOvers,lineMs,linesPeak,cpsPeak}],"
                            "retries:{total,halfHours:[{at,contacts}],later}}; connectRate 0…1; hour, at = UTC ms of the start"_s);
    figures.handler = [&campaigns](const Caller &, const QJsonObject &params) -> Expected<QJsonValue> {
        const QString id = params.value("id"_L1).toString();
        LX_TRY(QJsonObject out, campaigns.figures(id, params.value("byHour"_L1).toBool()));
        if (params.value("retries"_L1).toBool()) {
            LX_TRY(const QJsonObject retries, campaigns.retries(id));
            out.insert(u"retries"_s, retries);
        }
        return QJsonValue(out);
    };
    registry.add(std::move(figures));

    Method trace = method(u"campaigns.trace"_s, u"Why (not) this number: every rule with its answer"_s, Permission::CampaignsRead,
                          {kId, {u"number"_s, Param::Type::String, false, u"in any spelling"_s}, {u"orderId"_s, Param::Type::String, false, u"of a row, in its place"_s},
                          {u"contactId"_s, Param::Type::String, false, u"of a person of the list, in its place"_s}},
                          u"{found,state,why,contact,campaign,orders:[{order,decision:{mayDial,rules},attempts}]}"_s);
    trace.noPersonalData = false;
    trace.masks = {{u"phone"_s, Mask::Phone}};
    trace.audit = Audit::Read;
    trace.handler = [&campaigns](const Caller &, const QJsonObject &params) -> Expected<QJsonValue> {
        const QString number = params.value("number"_L1).toString();
        const QString orderId = params.value("orderId"_L1).toString();
        const QString contactId = params.value("contactId"_L1).toString();
        const QString id = params.value("id"_L1).toString();
        if (int(number.isEmpty()) + int(orderId.isEmpty()) + int(contactId.isEmpty()) != 2)
            return Error{ErrorKind::Usage, u"campaigns.trace_what"_s, u"Exactly one of number, orderId and contactId is needed"_s, u"Give the number, or the id of the order or the person"_s, {}};
        LX_TRY(const QJsonObject out, !number.isEmpty()    ? campaigns.trace(id, number)
                                      : !orderId.isEmpty() ? campaigns.traceOrder(id, orderId)
                                                           : campaigns.traceContact(id, contactId));
        return QJsonValue(out);
    };
    registry.add(std::move(trace));

    Method contacts = method(u"campaigns.contacts"_s, u"Contacts of a campaign with their outcome, masked"_s, Permission::CampaignsRead,
                             {kId, {u"outcome"_s, Param::Type::String, false, u"only this one; handed_over: all that asked for a person"_s},
                              {u"cursor"_s, Param::Type::String, false, u"next of the page before"_s}, {u"limit"_s, Param::Type::Integer, false, u"1 to 1000, 100"_s}},
                             u"{items:[{id,row,phone,name,state,outcome,result,detail,attempts,answeredAt,endedAt,handOver,place,called}], next}; called: the number of the last call"_s);
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

void addAttempts(Registry &registry, Campaigns &campaigns) {
    Method attempts = method(u"campaigns.attempts"_s, u"The calls behind a figure: by hour and outcome, oldest first, masked"_s, Permission::CampaignsRead,
                             {kId, {u"outcomes"_s, Param::Type::Array, true, u"answered, busy …"_s},
                              {u"from"_s, Param::Type::Integer, false, u"UTC ms: ended then or later"_s}, {u"to"_s, Param::Type::Integer, false, u"UTC ms: ended before"_s},
                              {u"handedOver"_s, Param::Type::Boolean, false, u"only those that asked for a person, or only the others"_s},
                              {u"cursor"_s, Param::Type::String, false, u"next of the page before"_s}, {u"limit"_s, Param::Type::Integer, false, u"1 to 1000, 100"_s}},
                             u"{items:[{id,orderId,callId,row,phone,name,number,place,intentAt,answeredAt,endedAt,talkMs,outcome,sipStatus,result,detail,handOver}], next}"_s);
    attempts.noPersonalData = false;
    attempts.masks = {{u"phone"_s, Mask::Phone}, {u"name"_s, Mask::Name}};
    attempts.audit = Audit::Read;
    attempts.handler = [&campaigns](const Caller &, const QJsonObject &params) -> Expected<QJsonValue> {
        Campaigns::AttemptQuery query;
        query.from = params.value("from"_L1).toInteger();
        query.to = params.value("to"_L1).toInteger();
        for (const QJsonValue &value : params.value("outcomes"_L1).toArray()) {
            const QString outcome = value.toString();
            if (!outcomeFromName(outcome))
                return Error{ErrorKind::Usage, u"dialling.bad_outcome"_s, u"%1 is not an outcome."_s.arg(outcome), u"Use answered, no_answer, busy …"_s, u"outcomes"_s};
            query.outcomes << outcome;
        }
        if (const QJsonValue handedOver = params.value("handedOver"_L1); handedOver.isBool())
            query.handedOver = handedOver.toBool();
        LX_TRY(const auto page, campaigns.attempts(params.value("id"_L1).toString(), query, params.value("cursor"_L1).toString(), params.value("limit"_L1).toInt(100)));
        return QJsonValue(QJsonObject{{u"items"_s, page.items}, {u"next"_s, page.next.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(page.next)}});
    };
    registry.add(std::move(attempts));
}

void addPeople(Registry &registry, Campaigns &campaigns) {
    Method people = method(u"lists.people"_s, u"People of a list with where each stands in a campaign, masked"_s, Permission::CampaignsRead,
                           {{u"id"_s, Param::Type::String, true, u"of the list"_s},
                            {u"campaignId"_s, Param::Type::String, false, u"left out: the newest that calls the list"_s},
                            {u"only"_s, Param::Type::String, false, u"an outcome, handed_over, untouched or do_not_call"_s},
                            {u"number"_s, Param::Type::String, false, u"whose number this is, in any spelling"_s},
                            {u"row"_s, Param::Type::Integer, false, u"of the sheet"_s},
                            {u"cursor"_s, Param::Type::String, false, u"next of the page before"_s}, {u"limit"_s, Param::Type::Integer, false, u"1 to 1000, 100"_s}},
                           u"{items:[{id,row,phone,kind,name,place,carrier,others,state,outcome,result,attempts,endedAt,handOver,orderId,heldBy,dueAt,doNotCall}], next, "
                           "total: or null where it would have to be counted, campaign:{id,name,state} or null}; state also no_campaign, not_placed"_s);
    people.noPersonalData = false;
    people.masks = {{u"phone"_s, Mask::Phone}, {u"name"_s, Mask::Name}};
    people.audit = Audit::Read;
    people.handler = [&campaigns](const Caller &, const QJsonObject &params) -> Expected<QJsonValue> {
        Campaigns::PeopleView view;
        view.listId = params.value("id"_L1).toString();
        view.campaignId = params.value("campaignId"_L1).toString();
        view.only = params.value("only"_L1).toString();
        view.number = params.value("number"_L1).toString();
        view.row = params.value("row"_L1).toInteger();
        static const QStringList ways{{}, u"handed_over"_s, u"untouched"_s, u"do_not_call"_s};
        if (!ways.contains(view.only) && !outcomeFromName(view.only))
            return Error{ErrorKind::Usage, u"dialling.bad_outcome"_s, u"%1 is not an outcome."_s.arg(view.only), u"Use answered, no_answer, busy …"_s, u"only"_s};
        LX_TRY(const auto page, campaigns.people(view, params.value("cursor"_L1).toString(), params.value("limit"_L1).toInt(100)));
        return QJsonValue(QJsonObject{{u"items"_s, page.items},
                                      {u"next"_s, page.next.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(page.next)},
                                      {u"total"_s, page.total < 0 ? QJsonValue(QJsonValue::Null) : QJsonValue(page.total)},
                                      {u"campaign"_s, page.campaign.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(page.campaign)}});
    };
    registry.add(std::move(people));
}

void addDue(Registry &registry, Campaigns &campaigns) {
    Method due = method(u"campaigns.due"_s, u"Who is due again in a span of time, soonest first, masked"_s, Permission::CampaignsRead,
                        {kId, {u"from"_s, Param::Type::Integer, false, u"UTC ms; without it also those whose time has come"_s},
                         {u"to"_s, Param::Type::Integer, false, u"UTC ms: due before"_s},
                         {u"cursor"_s, Param::Type::String, false, u"next of the page before"_s}, {u"limit"_s, Param::Type::Integer, false, u"1 to 1000, 100"_s}},
                        u"{items:[{orderId,row,phone,place,name,outcome,attempts,dueAt}], next}"_s);
    due.noPersonalData = false;
    due.masks = {{u"phone"_s, Mask::Phone}, {u"name"_s, Mask::Name}};
    due.audit = Audit::Read;
    due.handler = [&campaigns](const Caller &, const QJsonObject &params) -> Expected<QJsonValue> {
        LX_TRY(const auto page, campaigns.due(params.value("id"_L1).toString(), params.value("from"_L1).toInteger(), params.value("to"_L1).toInteger(),
                                              params.value("cursor"_L1).toString(), params.value("limit"_L1).toInt(100)));
        return QJsonValue(QJsonObject{{u"items"_s, page.items}, {u"next"_s, page.next.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(page.next)}});
    };
    registry.add(std::move(due));
}

void addJobs(Registry &registry, Campaigns &campaigns, Access &access, const QString &folder) {
    Method preflight = method(u"campaigns.preflight"_s, u"What would happen on this list, without a call; as a job"_s, Permission::CampaignsRead,
                              {{u"id"_s, Param::Type::String, false, u"of the campaign"_s},
                               {u"campaign"_s, Param::Type::Object, false, u"in place of id: a draft, as campaigns.create takes it"_s},
                               {u"assumptions"_s, Param::Type::Object, false, u"{answerRate, talkSeconds, ringSeconds, handOverShare, seatSeconds}; left out: by history"_s}},
                              u"{job}; the job's result: {total, callable, remaining, blocked:{rule:rows}, delayed:{rule:rows}, listId, heldRows:{rule:[row]} (the first of each), remarks:[{code,name}] (excluded_list_gone: a list that was to be left out is no more), alternates:{people,elsewhere:{rule:rows}}, opensAt, finishAt, beyondEnd, workMs, calls, answered, "
                              "handOvers, lineHours, seats, peak, shortHalfHours, halfHours:[{at,calls,answered,lines,handOvers,seatsNeeded,seatsShort}], moreHalfHours, "
                              "assumptions:{…, sources, basis}}"_s);
    preflight.handler = [&campaigns, &access](const Caller &caller, const QJsonObject &params) -> Expected<QJsonValue> {
        const QString id = params.value("id"_L1).toString();
        QJsonObject draft = params.value("campaign"_L1).toObject();
        if (id.isEmpty() == draft.isEmpty())
            return Error{ErrorKind::Usage, u"campaigns.preflight_what"_s, u"Exactly one of id and campaign is needed"_s, u"Give a campaign's id, or a draft of one"_s, {}};
        PreflightQuestion question;
        if (!id.isEmpty()) {
            LX_TRY(question, campaigns.preflightQuestion(id));
        } else {
            if (draft.value("name"_L1).toString().trimmed().isEmpty()) // a draft gets its name at the end
                draft.insert(u"name"_s, u"draft"_s);
            LX_TRY(const CampaignSpec spec, CampaignSpec::fromJson(draft));
            LX_TRY(question, campaigns.preflightQuestion(spec));
        }
        question.assumptions = params.value("assumptions"_L1).toObject();
        LX_TRY(const Id job, access.jobs.start(u"campaigns.preflight"_s, caller, [&campaigns, question](JobControl &control) -> Expected<QJsonValue> {
            LX_TRY(const QJsonObject result, campaigns.preflight(question, control));
            return QJsonValue(result);
        }));
        return QJsonValue(QJsonObject{{u"job"_s, job}});
    };
    registry.add(std::move(preflight));

    const auto pathOf = [folder](const QString &job) { return folder + u'/' + job + u".xlsx"_s; };
    Method start = method(u"campaigns.export"_s, u"A campaign as a workbook with charts and every row, masked; as a job"_s, Permission::CampaignsManage,
                          {kId, {u"path"_s, Param::Type::String, false, u"file on the engine's machine; left out: it is fetched by campaigns.exported"_s}},
                          u"{job, file}; the job's result: {file, rows}. Give file to campaigns.exported"_s);
    start.audit = Audit::Security;
    start.handler = [&campaigns, &access, pathOf, folder](const Caller &caller, const QJsonObject &params) -> Expected<QJsonValue> {
        LX_TRY(const Campaign campaign, campaigns.campaign(params.value("id"_L1).toString()));
        const Id file = newId();
        const QString given = params.value("path"_L1).toString();
        QDir().mkpath(folder);
        // What nobody fetched within an hour is not kept.
        for (const QFileInfo &old : QDir(folder).entryInfoList({u"*.xlsx"_s, u"*.part"_s}, QDir::Files))
            if (old.lastModified().secsTo(QDateTime::currentDateTime()) > 3600)
                QFile::remove(old.filePath());
        const QString path = given.isEmpty() ? pathOf(file) : given;
        LX_TRY(const Id job, access.jobs.start(u"campaigns.export"_s, caller, [&campaigns, campaign, path, file](JobControl &control) -> Expected<QJsonValue> {
            LX_CHECK(campaigns.writeWorkbook(campaign, path, control));
            return QJsonValue(QJsonObject{{u"file"_s, file}, {u"rows"_s, campaign.total}});
        }));
        return QJsonValue(QJsonObject{{u"job"_s, job}, {u"file"_s, file}});
    };
    registry.add(std::move(start));

    Method fetch = method(u"campaigns.exported"_s, u"The workbook of an export that is done"_s, Permission::CampaignsManage,
                          {{u"file"_s, Param::Type::String, true, u"as campaigns.export told"_s}}, u"{transfer, bytes, sha256}; the bytes follow on the transfer, and the file goes"_s);
    fetch.audit = Audit::Security;
    fetch.handler = [&access, pathOf](const Caller &caller, const QJsonObject &params) -> Expected<QJsonValue> {
        const QString file = params.value("file"_L1).toString();
        static const QRegularExpression plain(u"^[0-9a-f-]{36}$"_s);
        if (!plain.match(file).hasMatch() || !QFile::exists(pathOf(file)))
            return Error{ErrorKind::NotFound, u"campaigns.no_export"_s, u"There is no such workbook"_s, u"Export the campaign again; a workbook is kept for an hour"_s, {}};
        LX_TRY(auto source, fileSource(pathOf(file), true));
        LX_TRY(const QJsonObject offer, access.transfers.offer(caller, std::move(source)));
        return QJsonValue(offer);
    };
    registry.add(std::move(fetch));
}

} // namespace

void registerCampaignMethods(Registry &registry, Campaigns &campaigns, Access &access, const QString &folder) {
    addChanges(registry, campaigns);
    addReads(registry, campaigns);
    addAttempts(registry, campaigns);
    addPeople(registry, campaigns);
    addDue(registry, campaigns);
    addJobs(registry, campaigns, access, folder);
    registry.addEvent({u"campaign.state"_s, Permission::CampaignsRead, {}, true, u"{name, state, from, reason}"_s});
    registry.addEvent({u"campaign.progress"_s, Permission::CampaignsRead, {}, true, u"as campaigns.figures; at most one a second"_s});
}

} // namespace lianxin
