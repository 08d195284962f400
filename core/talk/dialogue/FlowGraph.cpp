// SPDX-License-Identifier: GPL-3.0-or-later
#include "talk/dialogue/FlowGraph.h"
#include "talk/dialogue/FlowActions.h"
#include "talk/dialogue/PromptText.h"
#include <QRegularExpression>
#include <QSet>
#include <algorithm>

namespace lianxin {
namespace {

using Kind = FlowStep::Kind;
using Place = FlowPlaces::Place;

//! Where a step may lead, and where in the file that is written.
struct Edge {
    QString to;
    QString place; //!< below "step/ID"
};

std::vector<Edge> edgesOf(const FlowStep &step) {
    std::vector<Edge> edges;
    const auto add = [&](const QString &to, const QString &place) {
        if (!to.isEmpty())
            edges.push_back({to, place});
    };
    add(step.next, u"/next"_s);
    for (auto it = step.answers.begin(); it != step.answers.end(); ++it)
        add(it.value(), u"/next/"_s + it.key());
    add(step.onNoInput, u"/on_no_input"_s);
    add(step.onNoMatch, u"/on_no_match"_s);
    for (size_t i = 0; i < step.cases.size(); ++i)
        add(step.cases[i].then, u"/case/%1"_s.arg(i));
    add(step.otherwise, u"/otherwise"_s);
    add(step.onFailure, u"/on_failure"_s);
    return edges;
}

class Whole {
public:
    explicit Whole(const FlowReading &reading)
        : m_flow(reading.flow)
        , m_places(reading.places) {}

    std::vector<FlowIssue> check() {
        checkTargets();
        checkReach();
        checkLoops();
        checkDisclosure();
        checkAnswers();
        checkNames();
        checkResults();
        checkLengths();
        return std::move(m_issues);
    }

private:
    void report(FlowIssue::Severity severity, const QString &place, const QString &code,
                const QString &message, const QString &remedy) {
        const Place at = m_places.at(place);
        m_issues.push_back({severity, code, at.line, at.column, message, remedy});
    }
    void error(const QString &place, const QString &code, const QString &message, const QString &remedy) {
        report(FlowIssue::Severity::Error, place, code, message, remedy);
    }
    void warn(const QString &place, const QString &code, const QString &message, const QString &remedy) {
        report(FlowIssue::Severity::Warning, place, code, message, remedy);
    }
    QString stepNames() const {
        QStringList names;
        for (const auto &step : m_flow.steps)
            names << step.id;
        return names.join(u", ");
    }

    void checkTargets() {
        if (!m_flow.step(m_flow.entry))
            error(u"start"_s, u"flow.unknown_step"_s,
                  u"'start' names a step '%1' that is not there."_s.arg(m_flow.entry),
                  u"Steps are: %1."_s.arg(stepNames()));
        for (const auto &[meaning, to] : m_flow.on)
            if (!m_flow.step(to))
                error(u"on/"_s + nameOf(meaning), u"flow.unknown_step"_s, u"'on' leads to '%1', which is not there."_s.arg(to),
                      u"Steps are: %1."_s.arg(stepNames()));
        for (const auto &step : m_flow.steps) {
            for (const auto &edge : edgesOf(step)) {
                if (!m_flow.step(edge.to))
                    error(u"step/"_s + step.id + edge.place, u"flow.unknown_step"_s,
                          u"The step '%1' leads to '%2', which is not there."_s.arg(step.id, edge.to),
                          u"Steps are: %1."_s.arg(stepNames()));
            }
        }
    }

    void checkReach() {
        QSet<QString> reached;
        QStringList open{m_flow.entry};
        for (const auto &[meaning, to] : m_flow.on)
            open << to;
        while (!open.isEmpty()) {
            const QString id = open.takeLast();
            const auto *step = m_flow.step(id);
            if (!step || reached.contains(id))
                continue;
            reached << id;
            for (const auto &edge : edgesOf(*step))
                open << edge.to;
        }
        QSet<QString> ending;
        for (bool grown = true; std::exchange(grown, false);) {
            for (const auto &step : m_flow.steps) {
                if (ending.contains(step.id))
                    continue;
                const auto edges = edgesOf(step);
                if (step.kind == Kind::End || step.kind == Kind::HandOver || step.kind == Kind::Continue ||
                    std::any_of(edges.begin(), edges.end(),
                                [&](const Edge &e) { return ending.contains(e.to); })) {
                    ending << step.id;
                    grown = true;
                }
            }
        }
        for (const auto &step : m_flow.steps) {
            if (!reached.contains(step.id))
                error(u"step/"_s + step.id, u"flow.unreachable_step"_s,
                      u"No step leads to '%1'."_s.arg(step.id), u"Lead to it from a step, or remove it."_s);
            else if (!ending.contains(step.id))
                error(u"step/"_s + step.id, u"flow.no_end"_s,
                      u"From the step '%1' the call can never come to an end."_s.arg(step.id),
                      u"Lead to a step with 'end' or 'hand_over'."_s);
        }
    }

    //! A circle of steps in which nobody is asked anything would never stop talking.
    void checkLoops() {
        QMap<QString, int> state; // 1 = on the way, 2 = done
        const std::function<bool(const QString &)> visit = [&](const QString &id) {
            const auto *step = m_flow.step(id);
            if (!step || step->kind == Kind::Collect || step->kind == Kind::Record || state.value(id) == 2)
                return false;
            if (state.value(id) == 1)
                return true;
            state[id] = 1;
            for (const auto &edge : edgesOf(*step)) {
                if (visit(edge.to)) {
                    state[id] = 2;
                    return true;
                }
            }
            state[id] = 2;
            return false;
        };
        for (const auto &step : m_flow.steps) {
            if (visit(step.id))
                error(u"step/"_s + step.id, u"flow.silent_loop"_s,
                      u"From '%1' the call goes round in a circle without asking anything."_s.arg(step.id),
                      u"Put a 'collect' into the circle, or end it."_s);
        }
    }

    void checkDisclosure() {
        const auto *first = m_flow.step(m_flow.entry);
        if (first && !disclosesSyntheticVoice(first->say))
            error(
                u"step/"_s + first->id, u"flow.no_disclosure"_s,
                u"The first sentence does not say that the voice is synthetic."_s,
                u"Begin for example with 您好，这里是12345热线，我是智能语音助手，正在用合成语音与您通话。"_s);
    }

    void checkAnswers() {
        for (const auto &step : m_flow.steps) {
            if (step.kind != Kind::Collect)
                continue;
            const QStringList values = step.keys.values();
            for (auto it = step.answers.begin(); it != step.answers.end(); ++it) {
                if (!values.contains(it.key()))
                    error(u"step/"_s + step.id + u"/next/"_s + it.key(), u"flow.unknown_answer"_s,
                          u"No key of the step '%1' gives the answer '%2'."_s.arg(step.id, it.key()),
                          u"Answers are: %1."_s.arg(values.join(u", ")));
            }
            for (const auto &value : values) {
                if (step.next.isEmpty() && !step.answers.contains(value))
                    error(u"step/"_s + step.id + u"/keys/"_s + value, u"flow.unknown_answer"_s,
                          u"The answer '%2' of the step '%1' leads nowhere."_s.arg(step.id, value),
                          u"Add it to 'next'."_s);
            }
        }
    }

    void checkNames() {
        QSet<QString> fromActions;
        for (const auto &step : m_flow.steps) {
            if (step.kind != Kind::Action)
                continue;
            const auto &known = knownFlowActions();
            const auto it = std::find_if(known.begin(), known.end(),
                                         [&](const FlowActionInfo &a) { return a.name == step.action; });
            if (it != known.end()) {
                fromActions += QSet<QString>(it->fills.begin(), it->fills.end());
                continue;
            }
            QStringList names;
            for (const auto &action : known)
                names << action.name;
            error(u"step/"_s + step.id + u"/action"_s, u"flow.unknown_action"_s,
                  u"There is no action '%1'."_s.arg(step.action),
                  u"Actions are: %1."_s.arg(names.join(u", ")));
        }
        QSet<QString> used;
        const auto isKnown = [&](const QString &name) {
            used << name;
            return m_flow.variables.contains(name) || m_flow.hasSlot(name) || fromActions.contains(name);
        };
        for (auto it = m_places.places.begin(); it != m_places.places.end(); ++it) {
            const QString name = it.key().section(u'/', 1, 1);
            if (it.key().startsWith(u"use/") && !isKnown(name))
                error(it.key(), u"flow.undeclared_variable"_s,
                      u"'{%1}' is used but not declared."_s.arg(name),
                      u"Add it under 'variables' with its type."_s);
        }
        for (const auto &step : m_flow.steps) {
            for (size_t i = 0; i < step.cases.size(); ++i) {
                if (!isKnown(step.cases[i].subject))
                    error(u"step/%1/case/%2"_s.arg(step.id).arg(i), u"flow.unknown_slot"_s,
                          u"'%1' is neither collected nor declared."_s.arg(step.cases[i].subject),
                          u"Branch on a slot of a collect step or on a variable."_s);
            }
        }
        for (const auto &variable : m_flow.variables) {
            if (!variable.source.isEmpty() && !isKnown(variable.source))
                error(u"variable/"_s + variable.name + u"/from"_s, u"flow.undeclared_variable"_s,
                      u"'%1' takes its value from '%2', which is not declared."_s.arg(variable.name,
                                                                                      variable.source),
                      u"Name another variable of this flow."_s);
        }
        for (const auto &variable : m_flow.variables) {
            if (!used.contains(variable.name) && !fromActions.contains(variable.name))
                warn(u"variable/"_s + variable.name, u"flow.unused_variable"_s,
                     u"The variable '%1' is never used."_s.arg(variable.name),
                     u"Remove it, or say it somewhere."_s);
        }
    }

    void checkResults() {
        QSet<QString> given;
        for (const auto &step : m_flow.steps) {
            if (step.kind != Kind::End)
                continue;
            given << step.result;
            if (!m_flow.results.contains(step.result) && !isBuiltInResult(step.result))
                error(u"step/"_s + step.id + u"/end"_s, u"flow.unknown_result"_s,
                      u"'%1' is not among the results of this flow."_s.arg(step.result),
                      u"Add it under 'results' with a label."_s);
        }
        for (auto it = m_flow.results.begin(); it != m_flow.results.end(); ++it) {
            if (!given.contains(it.key()))
                warn(u"result/"_s + it.key(), u"flow.unused_result"_s,
                     u"No step ends with '%1'."_s.arg(it.key()), u"Remove it, or end a step with it."_s);
        }
    }

    void checkLengths() {
        for (const auto &step : m_flow.steps) {
            if (step.say.size() > 160)
                warn(u"step/"_s + step.id, u"flow.long_prompt"_s,
                     u"The step '%1' speaks %2 characters in one go."_s.arg(step.id).arg(step.say.size()),
                     u"Shorten it: people listen for about half a minute."_s);
        }
    }

    const Flow &m_flow;
    const FlowPlaces &m_places;
    std::vector<FlowIssue> m_issues;
};

} // namespace

bool disclosesSyntheticVoice(const QString &text) {
    static const QRegularExpression sentenceEnd(u"[。！？!?\\n]"_s);
    static const QRegularExpression disclosure(
        u"(合成|自动|智能|机器|人工智能|AI|虚拟|电子)(语音|播报|助手|客服|外呼|合成|话务)|机器人|语音助手|数字人|合成音"_s);
    const QString first = text.left(text.indexOf(sentenceEnd) < 0 ? text.size() : text.indexOf(sentenceEnd));
    return disclosure.match(first).hasMatch();
}

std::vector<FlowIssue> checkFlowAsWhole(const FlowReading &reading) {
    return Whole(reading).check();
}

} // namespace lianxin
