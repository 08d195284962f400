// SPDX-License-Identifier: GPL-3.0-or-later
#include "hotline/campaigns/Campaigns.h"
#include "platform/base/Literals.h"
#include <QJsonArray>
#include <QRegularExpression>
#include <yaml-cpp/yaml.h>

namespace lianxin {

namespace {

Error bad(const QString &key, const QString &message, const QString &remedy = {}) {
    return {ErrorKind::Usage, u"campaigns.bad_spec"_s, message, remedy, key};
}

Expected<qint64> timeFrom(const QJsonValue &value, const QString &key) {
    if (value.isUndefined() || value.isNull())
        return qint64(0);
    if (value.isDouble())
        return value.toInteger();
    const auto parsed = civil::parse(value.toString());
    if (!parsed)
        return bad(key, u"\"%1\" is no time"_s.arg(value.toString().left(40)), u"Write it as 2026-10-12T09:00 or in UTC milliseconds"_s);
    return *parsed;
}

Expected<double> numberFrom(const QJsonObject &json, const QString &key, double otherwise, double low, double high) {
    const QJsonValue value = json.value(key);
    if (value.isUndefined() || value.isNull())
        return otherwise;
    if (!value.isDouble() || value.toDouble() < low || value.toDouble() > high)
        return bad(key, u"%1 must be a number from %2 to %3"_s.arg(key).arg(low).arg(high));
    return value.toDouble();
}

// Plain scalars of YAML's core schema; what is quoted stays text.
QJsonValue jsonOf(const YAML::Node &node, int depth = 0) {
    if (depth > 16)
        return QJsonValue();
    if (node.IsMap()) {
        QJsonObject object;
        for (const auto &entry : node)
            object.insert(QString::fromStdString(entry.first.as<std::string>()), jsonOf(entry.second, depth + 1));
        return object;
    }
    if (node.IsSequence()) {
        QJsonArray array;
        for (const auto &entry : node)
            array.append(jsonOf(entry, depth + 1));
        return array;
    }
    if (!node.IsScalar())
        return QJsonValue();
    const QString text = QString::fromStdString(node.Scalar());
    if (node.Tag() == "!") // quoted
        return text;
    if (text == "true"_L1 || text == "false"_L1)
        return text == "true"_L1;
    bool isNumber = false;
    const double number = text.toDouble(&isNumber);
    // Leading zeros mean something else than a number: codes and phone numbers.
    if (isNumber && !(text.size() > 1 && text[0] == u'0' && text[1] != u'.'))
        return number;
    return text;
}

} // namespace

Expected<CampaignSpec> CampaignSpec::fromJson(const QJsonObject &json) {
    CampaignSpec spec;
    spec.name = json.value("name"_L1).toString().trimmed();
    if (spec.name.isEmpty())
        return bad(u"name"_s, u"The campaign needs a name"_s);
    spec.listId = json.value("listId"_L1).toString(json.value("list"_L1).toString());
    if (spec.listId.isEmpty())
        return bad(u"listId"_s, u"The campaign needs a list of contacts"_s, u"Import one first"_s);
    spec.flowId = json.value("flowId"_L1).toString(json.value("flow"_L1).toString());
    if (spec.flowId.isEmpty())
        return bad(u"flowId"_s, u"The campaign needs a flow"_s, u"See flows.list"_s);
    spec.trunkId = json.value("trunkId"_L1).toString();
    spec.callerId = json.value("callerId"_L1).toString();
    LX_TRY(const double lines, numberFrom(json, u"lines"_s, spec.lines, 1, 10000));
    if (lines != double(int(lines)))
        return bad(u"lines"_s, u"lines must be a whole number"_s);
    spec.lines = int(lines);
    LX_TRY(spec.cps, numberFrom(json, u"cps"_s, spec.cps, 0.01, 200));
    const QJsonValue windows = json.value("windows"_L1);
    if (!windows.isUndefined() && !windows.isNull() && !windows.isObject())
        return bad(u"windows"_s, u"windows must be an object"_s, u"Write {\"workday\":[\"08:00-20:00\"]}"_s);
    const auto window = CallWindow::fromJson(windows.toObject());
    if (!window)
        return bad(u"windows."_s + window.error().place, window.error().message, window.error().remedy);
    spec.windows = *window;
    LX_TRY(spec.startAt, timeFrom(json.value("startAt"_L1), u"startAt"_s));
    LX_TRY(spec.endAt, timeFrom(json.value("endAt"_L1), u"endAt"_s));
    if (spec.endAt != 0 && spec.endAt <= spec.startAt)
        return bad(u"endAt"_s, u"The end must lie after the start"_s);
    const auto attempts = AttemptPolicy::fromJson(json.value("attempts"_L1).toObject());
    if (!attempts)
        return bad(u"attempts."_s + attempts.error().place, attempts.error().message, attempts.error().remedy);
    spec.attempts = *attempts;
    spec.handOverSkill = json.value("handOverSkill"_L1).toString();
    LX_TRY(const double priority, numberFrom(json, u"priority"_s, spec.priority, 0, 9));
    spec.priority = int(priority);
    LX_TRY(const double seats, numberFrom(json, u"handOverSeats"_s, spec.handOverSeats, 0, 10000));
    spec.handOverSeats = int(seats);
    spec.templateId = json.value("template"_L1).toString();
    spec.variables = json.value("variables"_L1).toObject();
    const QJsonObject voice = json.value("voice"_L1).toObject();
    spec.voice = voice.value("id"_L1).toString();
    static const QRegularExpression voiceName(u"^[A-Za-z0-9+_-]{0,64}$"_s);
    if (!voiceName.match(spec.voice).hasMatch())
        return bad(u"voice.id"_s, u"That can't be the name of a voice"_s, u"Take one of speech.voices, or leave it out"_s);
    LX_TRY(const double rate, numberFrom(voice, u"rate"_s, 0, 0, 200));
    if (rate != 0 && rate < 50)
        return bad(u"voice.rate"_s, u"rate must be a number from 50 to 200"_s);
    spec.voiceRate = int(rate);
    LX_TRY(spec.rules, CampaignRules::fromJson(json.value("rules"_L1)));
    return spec;
}

Expected<CampaignSpec> CampaignSpec::fromYaml(const QByteArray &text) {
    QJsonValue json;
    try {
        json = jsonOf(YAML::Load(text.toStdString()));
    } catch (const YAML::Exception &failure) {
        return Error{ErrorKind::BadInput, u"campaigns.bad_file"_s, u"The file is no YAML: %1"_s.arg(QString::fromStdString(failure.msg)),
                     u"Check the indentation"_s, u"line %1"_s.arg(failure.mark.line + 1)};
    }
    if (!json.isObject())
        return Error{ErrorKind::BadInput, u"campaigns.bad_file"_s, u"The file holds no campaign"_s, u"Give at least name, list and flow"_s, u"line 1"_s};
    return fromJson(json.toObject());
}

QJsonObject CampaignSpec::toJson() const {
    return {{u"name"_s, name},
            {u"listId"_s, listId},
            {u"flowId"_s, flowId},
            {u"trunkId"_s, trunkId},
            {u"callerId"_s, callerId},
            {u"lines"_s, lines},
            {u"cps"_s, cps},
            {u"windows"_s, windows.toJson()},
            {u"startAt"_s, startAt},
            {u"endAt"_s, endAt},
            {u"attempts"_s, attempts.toJson()},
            {u"handOverSkill"_s, handOverSkill},
            {u"handOverSeats"_s, handOverSeats},
            {u"template"_s, templateId},
            {u"priority"_s, priority},
            {u"rules"_s, rules.toJson()},
            {u"voice"_s, QJsonObject{{u"id"_s, voice}, {u"rate"_s, voiceRate}}},
            {u"variables"_s, variables}};
}

QJsonObject Campaign::toJson() const {
    QJsonObject json = spec.toJson();
    json.insert(u"id"_s, id);
    json.insert(u"state"_s, nameOf(state));
    json.insert(u"stateReason"_s, stateReason);
    json.insert(u"createdBy"_s, createdBy);
    json.insert(u"createdAt"_s, createdAt);
    json.insert(u"startedAt"_s, startedAt);
    json.insert(u"endedAt"_s, endedAt);
    json.insert(u"total"_s, total);
    return json;
}

} // namespace lianxin
