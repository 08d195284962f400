// SPDX-License-Identifier: GPL-3.0-or-later
// What a dialogue knows: the values it was given, and what was answered since.
#include "talk/dialogue/DialogueEngine.h"
#include "platform/language/SpokenTime.h"

namespace lianxin {
namespace {

bool isBlank(const QJsonValue &value) {
    return value.isNull() || value.isUndefined() ||
           (value.isString() && value.toString().trimmed().isEmpty());
}

//! By its own name, else by the headings of a list that are taken for it, else by the variable that it follows.
QJsonValue valueFor(const FlowVariable &variable, const QJsonObject &values, const Flow &flow) {
    QJsonValue value = values.value(variable.name);
    for (const auto &heading : variable.columns) {
        if (isBlank(value))
            value = values.value(heading);
    }
    if (isBlank(value) && !variable.source.isEmpty() && variable.source != variable.name) {
        const auto source = flow.variables.constFind(variable.source);
        value = source == flow.variables.constEnd() || !source->source.isEmpty() ? values.value(variable.source)
                                                                                 : valueFor(*source, values, flow);
    }
    return value;
}

} // namespace

Expected<DialogueEngine> DialogueEngine::create(std::shared_ptr<const Flow> flow, const QJsonObject &values,
                                                qint64 now) {
    DialogueEngine engine;
    engine.m_flow = std::move(flow);
    engine.m_now = now;
    for (const auto &variable : engine.m_flow->variables) {
        const QJsonValue value = valueFor(variable, values, *engine.m_flow);
        auto words = isBlank(value) ? Expected<SpokenValue>(SpokenValue()) : formatValue(variable, value, now, hotlineZone());
        // What somebody wrote into a list must not stop a call that can do without it.
        const bool sayable = words || !variable.fallback || !isBlank(values.value(variable.name));
        if (!isBlank(value) && sayable) {
            if (!words)
                return words.error();
            engine.m_words.insert(variable.name, *words);
            engine.m_values.insert(variable.name, value);
        } else if (variable.fallback) {
            engine.m_words.insert(variable.name, {*variable.fallback, *variable.fallback, false});
        } else {
            return Error{ErrorKind::BadInput, u"dialogue.missing_value"_s,
                         u"The flow needs a value for '%1'."_s.arg(variable.name),
                         u"Map a column of the list to it, or give it a default in the flow."_s,
                         variable.name};
        }
    }
    for (const auto &heading : {u"年龄"_s, u"age"_s})
        engine.m_slow |= values.value(heading).toVariant().toInt() >= kOldAge;
    return engine;
}

QString DialogueEngine::valueOf(const QString &subject) const {
    const QJsonValue value = m_answers.contains(subject) ? m_answers.value(subject) : m_values.value(subject);
    if (value.isBool())
        return value.toBool() ? u"true"_s : u"false"_s;
    return value.isDouble() ? QString::number(value.toDouble()) : value.toString();
}

QString DialogueEngine::decide(const FlowStep &branch) const {
    for (const auto &one : branch.cases) {
        const QString value = valueOf(one.subject);
        if (one.is.isEmpty() ? !value.isEmpty() : one.is.contains(value))
            return one.then;
    }
    return branch.otherwise;
}

QJsonObject DialogueEngine::known() const {
    QJsonObject all = m_values;
    for (auto it = m_answers.begin(); it != m_answers.end(); ++it)
        all.insert(it.key(), it.value());
    return all;
}

} // namespace lianxin
