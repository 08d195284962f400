// SPDX-License-Identifier: GPL-3.0-or-later
#include "talk/dialogue/FlowReader.h"
#include "talk/dialogue/FlowReaderPrivate.h"
#include <QRegularExpression>
#include <QStringDecoder>

namespace lianxin {
namespace {

constexpr qsizetype largestFlowFile = 256 << 10;

} // namespace

FlowReading FlowFileReader::read(const QByteArray &yaml) {
    if (yaml.size() > largestFlowFile) {
        issue({}, u"flow.too_big"_s, u"The file is larger than 256 KiB."_s,
              u"Divide it into several flows."_s);
        return std::move(m_out);
    }
    QStringDecoder utf8(QStringDecoder::Utf8);
    const QString decoded = utf8(yaml);
    if (utf8.hasError() || decoded.contains(QChar(u'\0'))) {
        issue({}, u"flow.yaml"_s, u"The file is not UTF-8 text."_s, u"Save it as UTF-8."_s);
        return std::move(m_out);
    }
    try {
        readRoot(YAML::Load(yaml.toStdString()));
    } catch (const YAML::Exception &e) {
        issue({e.mark.line + 1, e.mark.column + 1}, u"flow.yaml"_s,
              u"The file is not YAML: "_s + QString::fromStdString(e.msg),
              u"Mend the line; indent with blanks."_s);
        m_out.isUsable = false;
    }
    countCharacters(yaml.split('\n'));
    return std::move(m_out);
}

void FlowFileReader::readRoot(const YAML::Node &root) {
    if (!root.IsMap()) {
        issue({1, 1}, u"flow.not_a_map"_s, u"A flow file begins with keys such as id, title, steps."_s,
              u"Start from one of the flows that come with the program."_s);
        return;
    }
    checkKeys(root,
              {u"id"_s, u"title"_s, u"direction"_s, u"voice"_s, u"rate"_s, u"start"_s, u"person_prompt"_s, u"confirm_prompt"_s, u"when_prompt"_s, u"on"_s,
               u"results"_s, u"variables"_s, u"steps"_s},
              u"a flow"_s);
    Flow &flow = m_out.flow;
    flow.id = text(root, "id", true);
    if (!flow.id.isEmpty() && !isIdentifier(flow.id))
        issue(placeOf(root["id"]), u"flow.bad_value"_s,
              u"'id' must be small Latin letters, digits, - and _."_s, u"For example: return-visit."_s);
    flow.title = text(root, "title", true);
    const QString direction = text(root, "direction", true);
    if (!direction.isEmpty() && direction != u"outbound" && direction != u"inbound")
        issue(placeOf(root["direction"]), u"flow.bad_value"_s, u"'direction' is outbound or inbound."_s,
              u"Write outbound for calls that the hotline makes."_s);
    flow.direction = direction == u"inbound" ? Flow::Direction::Inbound : Flow::Direction::Outbound;
    flow.voice = text(root, "voice");
    flow.rate = number(root, "rate", 100, 50, 200);
    flow.personPrompt = root["person_prompt"] ? prompt(root, "person_prompt", false)
                                              : u"好的，马上为您转接人工坐席，请稍候。"_s;
    flow.confirmPrompt = root["confirm_prompt"] ? prompt(root, "confirm_prompt", false)
                                                : u"您的意思是“{answer}”，对吗？请说是或者不是，也可以按键选择。"_s;
    flow.whenPrompt = root["when_prompt"] ? prompt(root, "when_prompt", false) : u"好的，您看什么时间方便？"_s;
    readRoutes(root["on"]);
    readResults(root["results"]);
    readVariables(root["variables"]);
    const auto steps = root["steps"];
    if (!steps || !steps.IsSequence() || steps.size() == 0) {
        issue(steps ? placeOf(steps) : placeOf(root), u"flow.missing_key"_s,
              u"'steps' must be a list of steps."_s, u"Add at least one step with an end."_s);
        return;
    }
    for (const auto &step : steps)
        readStep(step);
    flow.entry = text(root, "start");
    if (root["start"])
        note(u"start"_s, root["start"]);
    if (flow.entry.isEmpty() && !flow.steps.empty())
        flow.entry = flow.steps.front().id;
    m_out.isUsable = !flow.steps.empty();
}

void FlowFileReader::readRoutes(const YAML::Node &routes) {
    if (!routes || routes.IsNull())
        return;
    if (!routes.IsMap())
        return wrongType(routes, u"on"_s, u"a map from meaning to step"_s);
    for (const auto &entry : routes) {
        const QString name = entry.first.IsScalar() ? textOf(entry.first) : QString();
        const auto meaning = knownMeaning(name, entry.first);
        if (!meaning)
            continue;
        if (*meaning == Meaning::Person || *meaning == Meaning::Repeat)
            issue(placeOf(entry.first), u"flow.global_key"_s, u"'%1' means the same in every flow."_s.arg(name),
                  u"Leave it out."_s);
        m_out.flow.on[*meaning] = entry.second.IsScalar() ? textOf(entry.second) : QString();
        note(u"on/"_s + name, entry.first);
    }
}

std::optional<Meaning> FlowFileReader::knownMeaning(const QString &name, const YAML::Node &node) {
    const auto meaning = meaningFromName(name);
    if (meaning)
        return meaning;
    QStringList names;
    for (const Meaning one : allMeanings())
        names << nameOf(one);
    issue(placeOf(node), u"flow.unknown_meaning"_s, u"'%1' is nothing that is understood."_s.arg(name),
          u"Use one of: %1."_s.arg(names.join(u", ")));
    return {};
}

void FlowFileReader::readResults(const YAML::Node &results) {
    if (!results || !results.IsMap())
        return issue(results ? placeOf(results) : Place{1, 1}, u"flow.missing_key"_s,
                     u"'results' must name what a call can end with."_s,
                     u"For example: results: {satisfied: 满意}."_s);
    for (const auto &entry : results) {
        const QString name = entry.first.IsScalar() ? textOf(entry.first) : QString();
        if (!isIdentifier(name) || !entry.second.IsScalar())
            issue(placeOf(entry.first), u"flow.bad_value"_s,
                  u"'%1' is not a result with a label."_s.arg(name), u"Write: name: label."_s);
        if (m_out.flow.results.contains(name))
            issue(placeOf(entry.first), u"flow.duplicate_key"_s,
                  u"The result '%1' is there twice."_s.arg(name), u"Remove one of the two."_s);
        m_out.flow.results.insert(name, entry.second.IsScalar() ? textOf(entry.second) : name);
        note(u"result/"_s + name, entry.first);
    }
}

void FlowFileReader::readVariables(const YAML::Node &variables) {
    if (!variables || variables.IsNull())
        return;
    if (!variables.IsMap())
        return wrongType(variables, u"variables"_s, u"a map"_s);
    for (const auto &entry : variables) {
        const QString name = entry.first.IsScalar() ? textOf(entry.first) : QString();
        const auto &body = entry.second;
        static const QRegularExpression variableName(u"^[a-z][a-z0-9_]*$"_s);
        if (!variableName.match(name).hasMatch() || !body.IsMap()) {
            issue(placeOf(entry.first), u"flow.bad_value"_s,
                  u"'%1' is not a variable with a type."_s.arg(name), u"Write: name: {type: text}."_s);
            continue;
        }
        if (m_out.flow.variables.contains(name))
            issue(placeOf(entry.first), u"flow.duplicate_key"_s,
                  u"The variable '%1' is there twice."_s.arg(name), u"Remove one of the two."_s);
        checkKeys(body, {u"type"_s, u"default"_s, u"columns"_s, u"from"_s, u"personal"_s},
                  u"a variable"_s);
        FlowVariable variable;
        variable.name = name;
        const QString type = text(body, "type", true);
        if (const auto known = variableTypeFromName(type))
            variable.type = *known;
        else if (!type.isEmpty())
            issue(placeOf(body["type"]), u"flow.bad_value"_s,
                  u"'%1' is not a type of variable."_s.arg(type),
                  u"Use text, name, integer, count, digits, ticket_number, phone, date, time, moment, "
                  u"deadline, remaining, "
                  "duration, wait, working_days or percent."_s);
        if (body["default"])
            variable.fallback = text(body, "default");
        variable.columns = texts(body["columns"], u"columns"_s);
        variable.source = text(body, "from");
        if (body["from"])
            note(u"variable/"_s + name + u"/from"_s, body["from"]);
        const QString personal = text(body, "personal");
        variable.personal = personal == u"true" || personal == u"yes" ||
                            variable.type == VariableType::Name || variable.type == VariableType::Phone;
        m_out.flow.variables.insert(name, variable);
        note(u"variable/"_s + name, entry.first);
    }
}

FlowReading readFlow(const QByteArray &yaml) {
    return FlowFileReader().read(yaml);
}

} // namespace lianxin
