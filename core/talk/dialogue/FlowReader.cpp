// SPDX-License-Identifier: GPL-3.0-or-later
#include "talk/dialogue/FlowReader.h"
#include "talk/dialogue/PromptText.h"
#include <QRegularExpression>
#include <QSet>
#include <QStringDecoder>
#include <yaml-cpp/yaml.h>

namespace lianxin {
namespace {

constexpr qsizetype largestFile = 256 << 10;
const QRegularExpression identifier(u"^[a-z][a-z0-9_-]{0,63}$"_s);

QString textOf(const YAML::Node &node) {
    return QString::fromStdString(node.Scalar()).trimmed();
}

class Reader {
public:
    FlowReading read(const QByteArray &yaml) {
        if (yaml.size() > largestFile) {
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

private:
    using Place = FlowPlaces::Place;

    //! yaml-cpp counts bytes; people count characters.
    void countCharacters(const QList<QByteArray> &lines) {
        const auto mend = [&](int line, int &column) {
            if (line > 0 && line <= lines.size() && column > 0)
                column = int(QString::fromUtf8(lines[line - 1].left(column - 1)).size()) + 1;
        };
        for (auto &issue : m_out.issues)
            mend(issue.line, issue.column);
        for (auto &place : m_out.places.places)
            mend(place.line, place.column);
    }

    static Place placeOf(const YAML::Node &node) { return {node.Mark().line + 1, node.Mark().column + 1}; }
    void issue(Place at, const QString &code, const QString &message, const QString &remedy) {
        m_out.issues.push_back({FlowIssue::Severity::Error, code, at.line, at.column, message, remedy});
    }
    void note(const QString &what, const YAML::Node &node) {
        m_out.places.places.insert(what, placeOf(node));
    }

    //! Reports keys that are not \a allowed, and keys that come twice.
    void checkKeys(const YAML::Node &map, const QStringList &allowed, const QString &where) {
        QSet<QString> seen;
        for (const auto &entry : map) {
            const QString key = entry.first.IsScalar() ? textOf(entry.first) : QString();
            if (!allowed.contains(key))
                issue(placeOf(entry.first), u"flow.unknown_key"_s,
                      u"'%1' is not known in %2."_s.arg(key, where),
                      u"Use one of: %1."_s.arg(allowed.join(u", ")));
            if (seen.contains(key))
                issue(placeOf(entry.first), u"flow.duplicate_key"_s,
                      u"'%1' is there twice in %2."_s.arg(key, where), u"Remove one of the two."_s);
            seen << key;
        }
    }
    void wrongType(const YAML::Node &node, const QString &key, const QString &wanted) {
        issue(placeOf(node), u"flow.wrong_type"_s, u"'%1' must be %2."_s.arg(key, wanted),
              u"Write %1 there."_s.arg(wanted));
    }
    QString text(const YAML::Node &map, const char *key, bool required = false) {
        const auto node = map[key];
        if (!node || node.IsNull()) {
            if (required)
                issue(placeOf(map), u"flow.missing_key"_s, u"'%1' is missing."_s.arg(QLatin1StringView(key)),
                      u"Add '%1:' here."_s.arg(QLatin1StringView(key)));
            return {};
        }
        if (!node.IsScalar()) {
            wrongType(node, QLatin1StringView(key), u"a text"_s);
            return {};
        }
        return textOf(node);
    }
    int number(const YAML::Node &map, const char *key, int fallback, int least, int most) {
        const auto node = map[key];
        if (!node)
            return fallback;
        bool ok = false;
        const int value = node.IsScalar() ? textOf(node).toInt(&ok) : 0;
        if (!ok || value < least || value > most) {
            issue(placeOf(node), u"flow.bad_value"_s,
                  u"'%1' must be a whole number from %2 to %3."_s.arg(QLatin1StringView(key))
                      .arg(least)
                      .arg(most),
                  u"The default is %1."_s.arg(fallback));
            return fallback;
        }
        return value;
    }
    //! A text or a list of texts.
    QStringList texts(const YAML::Node &node, const QString &key) {
        QStringList out;
        if (!node || node.IsNull())
            return out;
        if (node.IsScalar())
            return {textOf(node)};
        if (!node.IsSequence()) {
            wrongType(node, key, u"a text or a list of texts"_s);
            return out;
        }
        for (const auto &item : node) {
            if (item.IsScalar() && !textOf(item).isEmpty())
                out << textOf(item);
            else
                wrongType(item, key, u"a list of texts"_s);
        }
        return out;
    }
    QString prompt(const YAML::Node &map, const char *key, bool required) {
        const QString said = text(map, key, required);
        if (map[key])
            checkPrompt(said, map[key]);
        return said;
    }
    void checkPrompt(const QString &said, const YAML::Node &node) {
        if (const auto parts = parsePrompt(said); !parts)
            issue(placeOf(node), u"flow.bad_placeholder"_s, parts.error().message, parts.error().remedy);
        else
            for (const auto &part : *parts) {
                if (part.isPlaceholder)
                    m_out.places.places.insert(u"use/"_s + part.text + u'/' + QString::number(m_uses++),
                                               placeOf(node));
            }
    }

    void readRoot(const YAML::Node &root) {
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
        if (!flow.id.isEmpty() && !identifier.match(flow.id).hasMatch())
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

    void readRoutes(const YAML::Node &routes) {
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

    std::optional<Meaning> knownMeaning(const QString &name, const YAML::Node &node) {
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

    void readResults(const YAML::Node &results) {
        if (!results || !results.IsMap())
            return issue(results ? placeOf(results) : Place{1, 1}, u"flow.missing_key"_s,
                         u"'results' must name what a call can end with."_s,
                         u"For example: results: {satisfied: 满意}."_s);
        for (const auto &entry : results) {
            const QString name = entry.first.IsScalar() ? textOf(entry.first) : QString();
            if (!identifier.match(name).hasMatch() || !entry.second.IsScalar())
                issue(placeOf(entry.first), u"flow.bad_value"_s,
                      u"'%1' is not a result with a label."_s.arg(name), u"Write: name: label."_s);
            if (m_out.flow.results.contains(name))
                issue(placeOf(entry.first), u"flow.duplicate_key"_s,
                      u"The result '%1' is there twice."_s.arg(name), u"Remove one of the two."_s);
            m_out.flow.results.insert(name, entry.second.IsScalar() ? textOf(entry.second) : name);
            note(u"result/"_s + name, entry.first);
        }
    }

    void readVariables(const YAML::Node &variables) {
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

    void readStep(const YAML::Node &node) {
        if (!node.IsMap())
            return wrongType(node, u"steps"_s, u"a list of maps"_s);
        FlowStep step;
        step.line = placeOf(node).line;
        step.id = text(node, "id", true);
        if (step.id.isEmpty())
            return;
        if (!identifier.match(step.id).hasMatch())
            issue(placeOf(node["id"]), u"flow.bad_value"_s,
                  u"A step's 'id' must be small Latin letters, digits, - and _."_s, u"For example: ask."_s);
        if (m_out.flow.step(step.id))
            issue(placeOf(node["id"]), u"flow.duplicate_step"_s, u"There are two steps '%1'."_s.arg(step.id),
                  u"Rename one of them."_s);
        note(u"step/"_s + step.id, node["id"]);
        const std::pair<const char *, FlowStep::Kind> kinds[] = {{"collect", FlowStep::Kind::Collect},
                                                                 {"record", FlowStep::Kind::Record},
                                                                 {"continue_with", FlowStep::Kind::Continue},
                                                                 {"branch", FlowStep::Kind::Branch},
                                                                 {"action", FlowStep::Kind::Action},
                                                                 {"hand_over", FlowStep::Kind::HandOver},
                                                                 {"end", FlowStep::Kind::End}};
        int found = 0;
        for (const auto &[key, kind] : kinds) {
            if (node[key]) {
                step.kind = kind;
                ++found;
            }
        }
        if (found > 1 || (found == 0 && !node["say"]))
            return issue(
                placeOf(node), u"flow.step_kind"_s,
                u"The step '%1' must be exactly one of say, collect, record, branch, action, "
                u"hand_over, continue_with, end."_s.arg(
                    step.id),
                u"Divide it into several steps, or add what it is to do."_s);
        const QString where = u"a step that is a "_s + nameOf(step.kind);
        const QString barge = text(node, "barge_in");
        const auto known = {BargeIn::Words, BargeIn::Off, BargeIn::Key, BargeIn::Immediate};
        const auto *bargeIn = std::find_if(known.begin(), known.end(), [&](BargeIn one) { return barge == nameOf(one); });
        if (!barge.isEmpty() && bargeIn == known.end())
            issue(placeOf(node["barge_in"]), u"flow.bad_value"_s, u"'barge_in' is off, key, words or immediate."_s,
                  u"Leave it out: keys and words may interrupt by default."_s);
        step.bargeIn = bargeIn == known.end() ? BargeIn::Words : *bargeIn;
        switch (step.kind) {
        case FlowStep::Kind::Say:
            checkKeys(node, {u"id"_s, u"say"_s, u"barge_in"_s, u"next"_s}, where);
            step.say = prompt(node, "say", true);
            step.next = text(node, "next", true);
            break;
        case FlowStep::Kind::Collect:
            checkKeys(node,
                      {u"id"_s, u"collect"_s, u"say"_s, u"barge_in"_s, u"keys"_s, u"digits"_s, u"says"_s, u"reprompts"_s,
                       u"max_tries"_s, u"no_input_ms"_s, u"next"_s, u"on_no_input"_s, u"on_no_match"_s},
                      where);
            readCollect(node, step);
            break;
        case FlowStep::Kind::Record:
            checkKeys(node, {u"id"_s, u"record"_s, u"say"_s, u"barge_in"_s, u"max_seconds"_s, u"next"_s, u"on_no_input"_s},
                      where);
            step.slot = text(node, "record", true);
            step.say = prompt(node, "say", true);
            step.maxSeconds = number(node, "max_seconds", 60, 5, 180);
            step.maxTries = 1;
            step.next = text(node, "next", true);
            step.onNoInput = text(node, "on_no_input", true);
            break;
        case FlowStep::Kind::Branch:
            checkKeys(node, {u"id"_s, u"branch"_s, u"otherwise"_s}, where);
            readBranch(node, step);
            break;
        case FlowStep::Kind::Action:
            checkKeys(node, {u"id"_s, u"action"_s, u"next"_s, u"on_failure"_s}, where);
            step.action = text(node, "action", true);
            step.next = text(node, "next", true);
            step.onFailure = text(node, "on_failure", true);
            note(u"step/"_s + step.id + u"/action"_s, node["action"]);
            break;
        case FlowStep::Kind::HandOver:
            checkKeys(node, {u"id"_s, u"hand_over"_s, u"say"_s, u"barge_in"_s}, where);
            step.say = prompt(node, "say", false);
            readHandOver(node["hand_over"], step);
            break;
        case FlowStep::Kind::Continue:
            checkKeys(node, {u"id"_s, u"continue_with"_s, u"say"_s, u"barge_in"_s}, where);
            step.say = prompt(node, "say", false);
            step.flow = text(node, "continue_with", true);
            if (!step.flow.isEmpty() && !identifier.match(step.flow).hasMatch())
                issue(placeOf(node["continue_with"]), u"flow.bad_value"_s, u"'%1' is not the id of a flow."_s.arg(step.flow),
                      u"For example: progress-query."_s);
            break;
        case FlowStep::Kind::End:
            checkKeys(node, {u"id"_s, u"end"_s, u"say"_s, u"barge_in"_s}, where);
            step.say = prompt(node, "say", false);
            step.result = text(node, "end", true);
            note(u"step/"_s + step.id + u"/end"_s, node["end"]);
            break;
        }
        for (const char *edge : {"next", "on_no_input", "on_no_match", "otherwise", "on_failure"}) {
            if (node[edge])
                note(u"step/"_s + step.id + u'/' + QLatin1StringView(edge), node[edge]);
        }
        m_out.flow.steps.push_back(std::move(step));
    }

    void readCollect(const YAML::Node &node, FlowStep &step) {
        step.slot = text(node, "collect", true);
        step.say = prompt(node, "say", true);
        step.maxTries = number(node, "max_tries", 3, 1, 5);
        step.noInputMs = number(node, "no_input_ms", 6'000, 1'000, 30'000);
        step.onNoInput = text(node, "on_no_input");
        step.onNoMatch = text(node, "on_no_match");
        const auto keys = node["keys"];
        const auto digits = node["digits"];
        if (!keys == !digits)
            issue(placeOf(node), u"flow.missing_key"_s,
                  u"The step '%1' needs either 'keys' or 'digits'."_s.arg(step.id),
                  u"Write keys: {\"1\": yes} for single keys, digits: {min: 4, max: 4} for a number."_s);
        if (keys && !keys.IsMap())
            wrongType(keys, u"keys"_s, u"a map from key to answer"_s);
        else if (keys)
            readKeys(keys, step);
        if (digits && digits.IsMap()) {
            checkKeys(digits, {u"min"_s, u"max"_s}, u"digits"_s);
            step.minDigits = number(digits, "min", 1, 1, 20);
            step.maxDigits = number(digits, "max", *step.minDigits, *step.minDigits, 20);
        } else if (digits) {
            wrongType(digits, u"digits"_s, u"a map with min and max"_s);
        }
        if (node["says"])
            readSays(node["says"], step);
        for (const QString &value : std::as_const(step.keys))
            if (const auto meaning = meaningFromName(value))
                step.means.emplace(*meaning, MeantAnswer{value, false});
        const auto reprompts = node["reprompts"];
        if (reprompts && reprompts.IsMap()) {
            checkKeys(reprompts, {u"no_input"_s, u"no_match"_s}, u"reprompts"_s);
            step.noInputPrompts = texts(reprompts["no_input"], u"no_input"_s);
            step.noMatchPrompts = texts(reprompts["no_match"], u"no_match"_s);
            for (const auto &said : step.noInputPrompts + step.noMatchPrompts)
                checkPrompt(said, reprompts);
        } else if (reprompts) {
            wrongType(reprompts, u"reprompts"_s, u"a map with no_input and no_match"_s);
        }
        if (step.maxTries > 1 && (step.noInputPrompts.isEmpty() || step.noMatchPrompts.isEmpty()))
            issue(placeOf(reprompts ? reprompts : node), u"flow.missing_reprompt"_s,
                  u"The step '%1' does not say what is said after %2."_s.arg(
                      step.id, step.noInputPrompts.isEmpty() ? u"silence"_s : u"a wrong key"_s),
                  u"Add reprompts: {no_input: [...], no_match: [...]}."_s);
        const auto next = node["next"];
        if (next && next.IsMap()) {
            for (const auto &entry : next) {
                if (!entry.first.IsScalar() || !entry.second.IsScalar()) {
                    wrongType(entry.second, u"next"_s, u"a map from answer to step"_s);
                    continue;
                }
                step.answers.insert(textOf(entry.first), textOf(entry.second));
                note(u"step/"_s + step.id + u"/next/"_s + textOf(entry.first), entry.first);
            }
        } else {
            step.next = text(node, "next", true);
        }
    }

    void readKeys(const YAML::Node &keys, FlowStep &step) {
        for (const auto &entry : keys) {
            const QString key = entry.first.IsScalar() ? textOf(entry.first) : QString();
            const QString value = entry.second.IsScalar() ? textOf(entry.second) : QString();
            if (key == u"0" || key == u"9")
                issue(placeOf(entry.first), u"flow.global_key"_s,
                      key == u"0" ? u"Key 0 always leads to a person."_s
                                  : u"Key 9 always says it once more."_s,
                      u"Take a key from 1 to 8."_s);
            else if (key.size() != 1 || !u"12345678*#"_s.contains(key))
                issue(placeOf(entry.first), u"flow.unknown_key_press"_s, u"'%1' is not a key."_s.arg(key),
                      u"Take a key from 1 to 8, * or #."_s);
            if (step.keys.contains(key))
                issue(placeOf(entry.first), u"flow.duplicate_key"_s, u"Key %1 is there twice."_s.arg(key),
                      u"Remove one of the two."_s);
            if (!identifier.match(value).hasMatch())
                issue(placeOf(entry.second), u"flow.bad_value"_s,
                      u"An answer must be small Latin letters, digits, - and _."_s,
                      u"For example: satisfied."_s);
            step.keys.insert(key, value);
            if (!m_out.places.places.contains(u"step/"_s + step.id + u"/keys/"_s + value))
                note(u"step/"_s + step.id + u"/keys/"_s + value, entry.first);
        }
        if (step.keys.isEmpty())
            issue(placeOf(keys), u"flow.missing_key"_s, u"The step '%1' takes no key."_s.arg(step.id),
                  u"Add at least one key."_s);
    }

    //! value: wordings; "@meaning" among them: whatever means that; "?@meaning": that too, but not without asking back.
    void readSays(const YAML::Node &says, FlowStep &step) {
        if (!says.IsMap() || step.minDigits)
            return wrongType(says, u"says"_s, u"a map from answer to wordings, beside 'keys'"_s);
        for (const auto &entry : says) {
            const QString value = entry.first.IsScalar() ? textOf(entry.first) : QString();
            if (!step.keys.values().contains(value))
                issue(placeOf(entry.first), u"flow.unknown_answer"_s, u"'%1' is no answer that a key gives."_s.arg(value),
                      u"Whatever can be said can be keyed: add a key for it."_s);
            for (const QString &wording : texts(entry.second, u"says"_s)) {
                if (wording.startsWith(u'@') || wording.startsWith(u"?@")) {
                    const bool confirms = wording.startsWith(u'?');
                    const auto meaning = knownMeaning(wording.sliced(confirms ? 2 : 1), entry.second);
                    if (meaning && !step.means.emplace(*meaning, MeantAnswer{value, confirms}).second)
                        issue(placeOf(entry.second), u"flow.two_answers"_s, u"'%1' stands for two answers."_s.arg(wording),
                              u"Leave it with one of them."_s);
                    continue;
                }
                step.says[value].push_back(Wording::of(wording));
                if (step.says[value].back().text.isEmpty())
                    issue(placeOf(entry.second), u"flow.bad_value"_s, u"'%1' says nothing."_s.arg(wording), u"Write words."_s);
            }
        }
        for (auto one = step.says.begin(); one != step.says.end(); ++one)
            for (auto other = std::next(one); other != step.says.end(); ++other)
                for (const Wording &a : one->second)
                    for (const Wording &b : other->second)
                        if (a.text == b.text)
                            issue(placeOf(says), u"flow.two_answers"_s, u"'%1' stands for two answers."_s.arg(a.text),
                                  u"Leave it with one of them."_s);
    }

    void readBranch(const YAML::Node &node, FlowStep &step) {
        step.otherwise = text(node, "otherwise", true);
        const auto cases = node["branch"];
        if (!cases.IsSequence())
            return wrongType(cases, u"branch"_s, u"a list of cases"_s);
        int n = 0;
        for (const auto &one : cases) {
            if (!one.IsMap()) {
                wrongType(one, u"branch"_s, u"a list of {if, is, then}"_s);
                continue;
            }
            checkKeys(one, {u"if"_s, u"is"_s, u"then"_s}, u"a case of a branch"_s);
            step.cases.push_back({text(one, "if", true), texts(one["is"], u"is"_s), text(one, "then", true)});
            note(u"step/%1/case/%2"_s.arg(step.id).arg(n++), one);
        }
    }

    void readHandOver(const YAML::Node &node, FlowStep &step) {
        static const QStringList reasons{u"key"_s, u"asked"_s, u"no_match"_s, u"emotion"_s, u"inbound"_s};
        if (node.IsScalar()) {
            step.reason = textOf(node);
        } else if (node.IsMap()) {
            checkKeys(node, {u"reason"_s, u"detail"_s, u"skill"_s}, u"hand_over"_s);
            step.reason = text(node, "reason", true);
            step.detail = prompt(node, "detail", false);
            step.skill = text(node, "skill");
        } else {
            return wrongType(node, u"hand_over"_s, u"a reason, or a map with reason, detail, skill"_s);
        }
        if (!reasons.contains(step.reason))
            issue(placeOf(node), u"flow.bad_value"_s,
                  u"'%1' is not a reason for handing over."_s.arg(step.reason),
                  u"Use one of: %1."_s.arg(reasons.join(u", ")));
    }

    FlowReading m_out;
    int m_uses = 0;
};

} // namespace

FlowReading readFlow(const QByteArray &yaml) {
    return Reader().read(yaml);
}

} // namespace lianxin
