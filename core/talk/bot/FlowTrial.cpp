// SPDX-License-Identifier: GPL-3.0-or-later
#include "talk/bot/FlowTrial.h"
#include "talk/dialogue/Understanding.h"

namespace lianxin {
namespace {

constexpr int kMostInputs = 200;
constexpr int kMostReadings = 3;
constexpr qint64 kDayMs = 24LL * 3600 * 1000;

// What a value of that type may look like.
QJsonValue exampleOf(VariableType type, qint64 now) {
    switch (type) {
    case VariableType::Name:
        return u"张三"_s;
    case VariableType::Integer:
    case VariableType::Count:
    case VariableType::WorkingDays:
        return 3;
    case VariableType::Digits:
        return u"123456"_s;
    case VariableType::TicketNumber:
        return u"202610100001"_s;
    case VariableType::Phone:
        return u"13800000000"_s;
    case VariableType::Date:
    case VariableType::Moment:
    case VariableType::Deadline:
    case VariableType::Remaining:
        return now + 3 * kDayMs;
    case VariableType::Time:
        return u"18:00"_s;
    case VariableType::Duration:
    case VariableType::Wait:
        return 180'000;
    case VariableType::Percent:
        return 95;
    case VariableType::Text:
        break;
    }
    return u"示例"_s;
}

Error badInput(qsizetype number) {
    return {ErrorKind::Usage, u"flow.bad_trial"_s, u"Nobody can give such an answer"_s,
            u"Give a key, words, silence, the length of a message, or what an action answers"_s, QString::number(number + 1)};
}

Expected<DialogueInput> inputOf(const QJsonObject &json, qsizetype number) {
    if (const QString key = json.value("key"_L1).toString(); key.size() == 1 && u"0123456789*#"_s.contains(key))
        return DialogueInput(KeyPressed{key.front()});
    if (json.contains("said"_L1))
        return DialogueInput(Heard{json.value("said"_L1).toString(), json.value("confidence"_L1).toDouble(1)});
    if (json.value("silence"_L1).toBool())
        return DialogueInput(NoInput{});
    if (json.contains("message"_L1))
        return DialogueInput(MessageRecorded{0, json.value("message"_L1).toInteger()});
    if (json.value("actionFails"_L1).toBool())
        return DialogueInput(ActionDone{Error{ErrorKind::NotFound, u"flow.bad_trial"_s, {}, {}, {}}});
    if (json.contains("action"_L1))
        return DialogueInput(ActionDone{json.value("action"_L1).toObject()});
    return badInput(number);
}

//! Writes down what comes out of a dialogue.
class TrialScript {
public:
    explicit TrialScript(DialogueEngine &engine)
        : m_engine(engine) {}

    void start() { take(m_engine.handle(Started{})); }

    void give(const DialogueInput &input, const QJsonObject &json) {
        QJsonObject line{{u"speaker"_s, u"citizen"_s}, {u"step"_s, m_engine.currentStep()}};
        if (const auto *pressed = std::get_if<KeyPressed>(&input)) {
            line.insert(u"key"_s, QString(pressed->key));
            line.insert(u"meaning"_s, m_engine.meaningOf(QString(pressed->key)));
        } else if (const auto *heard = std::get_if<Heard>(&input)) {
            line.insert(u"text"_s, heard->text);
            line.insert(u"readings"_s, readingsOf(heard->text));
            if (json.contains("confidence"_L1))
                line.insert(u"confidence"_s, heard->confidence);
        } else if (json.contains("message"_L1)) {
            line.insert(u"messageMs"_s, json.value("message"_L1));
        } else if (std::holds_alternative<ActionDone>(input)) {
            line[u"speaker"_s] = u"system"_s;
            line.insert(u"action"_s, m_action);
        } else {
            line.insert(u"silence"_s, true);
        }
        auto acts = m_engine.handle(input);
        if (std::holds_alternative<Heard>(input))
            line.insert(u"meaning"_s, m_engine.understoodAs());
        m_lines.append(line);
        take(acts);
    }

    QJsonObject result() const {
        QJsonObject out{{u"lines"_s, m_lines},
                        {u"step"_s, m_engine.currentStep()},
                        {u"awaits"_s, m_engine.isOver() ? u"nothing"_s : m_awaits},
                        {u"slot"_s, m_slot},
                        {u"keys"_s, keys()},
                        {u"answers"_s, m_engine.answers()},
                        {u"over"_s, m_engine.isOver()}};
        if (m_engine.isOver())
            out.insert(u"outcome"_s, m_outcome);
        if (m_awaits == u"action" && !m_engine.isOver())
            out.insert(u"action"_s, m_action);
        return out;
    }

private:
    QJsonArray readingsOf(const QString &text) const {
        QJsonArray out;
        const auto *step = m_engine.flow().step(m_engine.currentStep());
        const auto understood = step ? understand(text, step->says) : understand(text);
        for (const Reading &reading : understood.readings) {
            if (out.size() == kMostReadings)
                break;
            out.append(QJsonObject{{u"means"_s, reading.meaning ? nameOf(*reading.meaning) : reading.value}, {u"confidence"_s, reading.confidence}});
        }
        return out;
    }

    QJsonObject keys() const {
        QJsonObject out;
        const auto *step = m_engine.flow().step(m_engine.currentStep());
        if (!step || m_engine.isOver() || step->kind != FlowStep::Kind::Collect || step->minDigits)
            return out;
        for (auto i = step->keys.begin(); i != step->keys.end(); ++i)
            out.insert(i.key(), m_engine.meaningOf(i.key()));
        return out;
    }

    void take(const std::vector<DialogueAct> &acts) {
        for (const auto &act : acts) {
            if (const auto *say = std::get_if<Say>(&act)) {
                m_lines.append(QJsonObject{{u"speaker"_s, u"bot"_s}, {u"text"_s, say->text}, {u"spoken"_s, say->spoken}, {u"bargeIn"_s, nameOf(say->bargeIn)}, {u"step"_s, say->step}});
            } else if (const auto *collect = std::get_if<Collect>(&act)) {
                m_awaits = collect->digits ? u"digits"_s : u"answer"_s;
                m_slot = collect->slot;
            } else if (const auto *message = std::get_if<RecordMessage>(&act)) {
                m_awaits = u"message"_s;
                m_slot = message->slot;
            } else if (const auto *perform = std::get_if<Perform>(&act)) {
                m_awaits = u"action"_s;
                m_action = perform->action;
            } else if (const auto *person = std::get_if<HandOver>(&act)) {
                m_outcome = {{u"kind"_s, u"hand_over"_s}, {u"reason"_s, person->reason}, {u"detail"_s, person->detail}, {u"skill"_s, person->skill}};
            } else if (const auto *other = std::get_if<ContinueWith>(&act)) {
                m_outcome = {{u"kind"_s, u"continue"_s}, {u"flow"_s, other->flow}};
            } else if (const auto *end = std::get_if<End>(&act)) {
                m_outcome = {{u"kind"_s, u"end"_s}, {u"result"_s, end->result}, {u"label"_s, m_engine.flow().results.value(end->result)}};
            }
        }
    }

    DialogueEngine &m_engine;
    QJsonArray m_lines;
    QString m_awaits = u"nothing"_s;
    QString m_slot;
    QString m_action;
    QJsonObject m_outcome;
};

} // namespace

Expected<QJsonObject> FlowTrial::run(const std::shared_ptr<const Flow> &flow) const {
    if (inputs.size() > kMostInputs)
        return badInput(kMostInputs);
    QJsonObject given = values;
    for (const FlowVariable &variable : flow->variables) {
        bool known = given.contains(variable.name);
        for (const QString &heading : variable.columns)
            known |= given.contains(heading);
        if (!known && !variable.fallback && variable.source.isEmpty())
            given.insert(variable.name, exampleOf(variable.type, now));
    }
    LX_TRY(auto engine, DialogueEngine::create(flow, given, now));
    TrialScript script(engine);
    script.start();
    for (qsizetype i = 0; i < inputs.size() && !engine.isOver(); ++i) {
        const QJsonObject json = inputs.at(i).toObject();
        LX_TRY(const auto input, inputOf(json, i));
        script.give(input, json);
    }
    QJsonObject out = script.result();
    out.insert(u"values"_s, given);
    return out;
}

} // namespace lianxin
