// SPDX-License-Identifier: GPL-3.0-or-later
#include "talk/bot/FlowMethods.h"
#include "talk/bot/FlowTrial.h"
#include <QJsonArray>

namespace lianxin {
namespace {

QJsonObject describe(const Flow &flow) {
    QJsonObject results;
    for (auto it = flow.results.begin(); it != flow.results.end(); ++it)
        results.insert(it.key(), it.value());
    QJsonArray variables;
    for (const auto &variable : flow.variables)
        variables.append(
            QJsonObject{{u"name"_s, variable.name},
                        {u"type"_s, nameOf(variable.type)},
                        {u"required"_s, !variable.fallback.has_value() && variable.source.isEmpty()},
                        {u"columns"_s, QJsonArray::fromStringList(variable.columns)}});
    QJsonArray steps;
    for (const auto &step : flow.steps)
        steps.append(QJsonObject{{u"id"_s, step.id}, {u"kind"_s, nameOf(step.kind)}, {u"say"_s, step.say}});
    return {{u"results"_s, results}, {u"variables"_s, variables}, {u"steps"_s, steps}};
}

} // namespace

void registerFlowMethods(Registry &registry, FlowStore &flows, const Clock &clock) {
    registry.addEvent({u"flow.imported"_s,
                       Permission::CampaignsRead,
                       {},
                       true,
                       u"A flow got a new version: {version, title}."_s});

    Method list;
    list.name = u"flows.list"_s;
    list.summary = u"The flows of this hotline, newest version of each."_s;
    list.permission = Permission::CampaignsRead;
    list.result = u"{items: [{id, version, title, direction, importedAt, importedBy, inForce, sha256}], next: null}"_s;
    list.noPersonalData = true;
    list.handler = [&flows](const Caller &, const QJsonObject &) -> Expected<QJsonValue> {
        LX_TRY(const auto infos, flows.list());
        QJsonArray items;
        for (const auto &info : infos)
            items.append(info.toJson());
        return QJsonValue(QJsonObject{{u"items"_s, items}, {u"next"_s, QJsonValue::Null}});
    };
    registry.add(std::move(list));

    Method get;
    get.name = u"flows.get"_s;
    get.summary = u"One flow with its file."_s;
    get.permission = Permission::CampaignsRead;
    get.params = {{u"id"_s, Param::Type::String, true, u"\"return-visit\""_s},
                  {u"version"_s, Param::Type::Integer, false, u"a certain version; the newest without"_s}};
    get.result = u"an item of flows.list with yaml, results {name: label}, variables [{name, type, required, "
                 u"columns}], "
                 "steps [{id, kind, say}]"_s;
    get.noPersonalData = true;
    get.handler = [&flows](const Caller &, const QJsonObject &params) -> Expected<QJsonValue> {
        const QString id = params.value("id"_L1).toString();
        const int version = params.value("version"_L1).toInt();
        LX_TRY(const auto info, flows.info(id, version));
        LX_TRY(const auto flow, flows.flow(id, info.version));
        LX_TRY(const auto yaml, flows.yaml(id, info.version));
        QJsonObject json = info.toJson();
        json.insert("yaml"_L1, QString::fromUtf8(yaml));
        const auto more = describe(*flow);
        for (auto it = more.begin(); it != more.end(); ++it)
            json.insert(it.key(), it.value());
        return QJsonValue(json);
    };
    registry.add(std::move(get));

    Method check;
    check.name = u"flows.check"_s;
    check.summary = u"Checks a flow file without keeping it."_s;
    check.permission = Permission::CampaignsRead;
    check.params = {{u"yaml"_s, Param::Type::String, true, u"the file"_s}};
    check.result = u"{ok, flow?: {id, title}, issues: [{severity, code, line, column, message, remedy}]}"_s;
    check.noPersonalData = true;
    check.handler = [](const Caller &, const QJsonObject &params) -> Expected<QJsonValue> {
        return QJsonValue(checkFlow(params.value("yaml"_L1).toString().toUtf8()).toJson());
    };
    registry.add(std::move(check));

    Method versions;
    versions.name = u"flows.versions"_s;
    versions.summary = u"All versions of a flow, the newest first."_s;
    versions.permission = Permission::CampaignsRead;
    versions.params = {{u"id"_s, Param::Type::String, true, u"\"return-visit\""_s}};
    versions.result = u"{items: as in flows.list, next: null}"_s;
    versions.noPersonalData = true;
    versions.handler = [&flows](const Caller &, const QJsonObject &params) -> Expected<QJsonValue> {
        LX_TRY(const auto infos, flows.versions(params.value("id"_L1).toString()));
        QJsonArray items;
        for (const auto &info : infos)
            items.append(info.toJson());
        return QJsonValue(QJsonObject{{u"items"_s, items}, {u"next"_s, QJsonValue::Null}});
    };
    registry.add(std::move(versions));

    Method trial;
    trial.name = u"flows.try"_s;
    trial.summary = u"Plays a flow through with keys and words, without a call."_s;
    trial.permission = Permission::CampaignsRead;
    trial.params = {{u"yaml"_s, Param::Type::String, false, u"a file that is not kept; or"_s},
                    {u"id"_s, Param::Type::String, false, u"a flow of the list"_s},
                    {u"version"_s, Param::Type::Integer, false, u"of it; the one in force without"_s},
                    {u"values"_s, Param::Type::Object, false, u"{variable: value}; missing ones get examples"_s},
                    {u"inputs"_s, Param::Type::Array, false, u"all so far: {key}, {said, confidence?}, {silence}, {message: ms}, {action: answer}, {actionFails}"_s}};
    trial.result = u"{lines, step, awaits, slot, keys, answers, values, over, outcome?, action?}"_s;
    trial.noPersonalData = true;
    trial.handler = [&flows, &clock](const Caller &, const QJsonObject &params) -> Expected<QJsonValue> {
        std::shared_ptr<const Flow> flow;
        if (const QString yaml = params.value("yaml"_L1).toString(); !yaml.isEmpty()) {
            auto check = checkFlow(yaml.toUtf8());
            if (!check.isSound())
                return Error{ErrorKind::BadInput, u"flow.invalid"_s, u"The flow has mistakes"_s, u"Mend what the checker names"_s, {}};
            flow = std::make_shared<const Flow>(std::move(*check.flow));
        } else {
            LX_TRY(flow, flows.flow(params.value("id"_L1).toString(), params.value("version"_L1).toInt()));
        }
        const FlowTrial trial{params.value("values"_L1).toObject(), params.value("inputs"_L1).toArray(), clock.now()};
        LX_TRY(const QJsonObject result, trial.run(flow));
        return QJsonValue(result);
    };
    registry.add(std::move(trial));

    Method use;
    use.name = u"flows.use"_s;
    use.summary = u"Puts a version that was kept in force: new calls take it."_s;
    use.permission = Permission::CampaignsManage;
    use.params = {{u"id"_s, Param::Type::String, true, u"of the flow"_s}, {u"version"_s, Param::Type::Integer, true, u"of flows.versions"_s}};
    use.result = u"an item of flows.list"_s;
    use.noPersonalData = true;
    use.audit = Audit::Write;
    use.writes = true;
    use.handler = [&flows](const Caller &caller, const QJsonObject &params) -> Expected<QJsonValue> {
        LX_TRY(const auto info, flows.use(params.value("id"_L1).toString(), params.value("version"_L1).toInt(), caller.userId));
        return QJsonValue(info.toJson());
    };
    registry.add(std::move(use));

    Method import;
    import.name = u"flows.import"_s;
    import.summary = u"Adds a flow file as the newest version of its flow."_s;
    import.permission = Permission::CampaignsManage;
    import.params = {{u"yaml"_s, Param::Type::String, true, u"the file"_s}};
    import.result = u"an item of flows.list"_s;
    import.noPersonalData = true;
    import.audit = Audit::Write;
    import.writes = true;
    import.handler = [&flows](const Caller &caller, const QJsonObject &params) -> Expected<QJsonValue> {
        LX_TRY(const auto info, flows.import(params.value("yaml"_L1).toString().toUtf8(), caller.userId.isEmpty() ? u"engine"_s : caller.userId));
        return QJsonValue(info.toJson());
    };
    registry.add(std::move(import));
}

} // namespace lianxin
