// SPDX-License-Identifier: GPL-3.0-or-later
// The steps of a flow file.
#include "talk/dialogue/FlowReaderPrivate.h"
#include <algorithm>

namespace lianxin {

void FlowFileReader::readStep(const YAML::Node &node) {
    if (!node.IsMap())
        return wrongType(node, u"steps"_s, u"a list of maps"_s);
    FlowStep step;
    step.line = placeOf(node).line;
    step.id = text(node, "id", true);
    if (step.id.isEmpty())
        return;
    if (!isIdentifier(step.id))
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
        if (!step.flow.isEmpty() && !isIdentifier(step.flow))
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

void FlowFileReader::readCollect(const YAML::Node &node, FlowStep &step) {
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

void FlowFileReader::readKeys(const YAML::Node &keys, FlowStep &step) {
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
        if (!isIdentifier(value))
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

void FlowFileReader::readSays(const YAML::Node &says, FlowStep &step) {
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

void FlowFileReader::readBranch(const YAML::Node &node, FlowStep &step) {
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

void FlowFileReader::readHandOver(const YAML::Node &node, FlowStep &step) {
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

} // namespace lianxin
