// SPDX-License-Identifier: GPL-3.0-or-later
#include "talk/dialogue/DialogueEngine.h"
#include "platform/language/SpokenTime.h"
#include <QSet>
#include <algorithm>

namespace lianxin {
namespace {

constexpr int mostHops = 200;  // steps without a question; the checker refuses circles, this is the net below
constexpr int mostRepeats = 5; // key 9 on one question
constexpr int betweenDigitsMs = 4'000;
constexpr int shortestMessageMs = 1'000; // below, nobody has said anything

template <class... F>
struct Cases : F... {
    using F::operator()...;
};
template <class... F>
Cases(F...) -> Cases<F...>;

QString pick(const QStringList &prompts, int nth) {
    return prompts.isEmpty() ? QString() : prompts[std::min<qsizetype>(nth, prompts.size() - 1)];
}

} // namespace

std::vector<DialogueAct> DialogueEngine::handle(const DialogueInput &input) {
    if (m_over)
        return {};
    if (m_step.isEmpty() && !std::holds_alternative<Started>(input))
        return {};
    return std::visit(Cases{
                          [this](const Started &) {
                              std::vector<DialogueAct> acts;
                              if (m_step.isEmpty())
                                  enter(m_flow->entry, acts);
                              return acts;
                          },
                          [this](const KeyPressed &pressed) { return onKey(pressed.key); },
                          [this](const Heard &heard) { return onHeard(heard); },
                          [this](const NoInput &) { return onSilence(); },
                          [](const PromptFinished &) { return std::vector<DialogueAct>(); },
                          [this](const HungUp &) {
                              finish();
                              return std::vector<DialogueAct>();
                          },
                          [this](const ActionDone &done) { return onAction(done.answer); },
                          [this](const MessageRecorded &message) { return onRecorded(message); },
                      },
                      input);
}

std::vector<DialogueAct> DialogueEngine::onKey(QChar key) {
    const auto *step = m_flow->step(m_step);
    if (!step)
        return {};
    m_numberFull = false;
    m_pending.clear();
    m_laterTo.clear();
    if (step->kind == FlowStep::Kind::Record) {
        if (key == u'0')
            return toPerson(*step, u"key"_s, key);
        return key == u'9' ? again(*step, key) : std::vector<DialogueAct>{listening(*step)};
    }
    if (step->kind != FlowStep::Kind::Collect)
        return key == u'0' ? toPerson(*step, u"key"_s, key) : std::vector<DialogueAct>();
    if (step->minDigits) {
        if (key == u'*') {
            m_digits.clear();
            return again(*step, key);
        }
        if (key == u'#')
            return closeDigits(*step, key);
        if (!key.isDigit())
            return fail(*step, false, key);
        m_digits += key;
        if (m_digits.size() >= step->maxDigits) {
            m_numberFull = true;
            return accept(*step, std::exchange(m_digits, {}), key);
        }
        return {Collect{step->slot, step->id, betweenDigitsMs, true}};
    }
    if (key == u'0')
        return toPerson(*step, u"key"_s, key);
    if (key == u'9')
        return again(*step, key);
    const auto answer = step->keys.constFind(QString(key));
    return answer == step->keys.constEnd() ? fail(*step, false, key) : accept(*step, *answer, key);
}

std::vector<DialogueAct> DialogueEngine::closeDigits(const FlowStep &step, QChar key) {
    const QString digits = std::exchange(m_digits, {});
    // In a number 0 and 9 are digits; alone they keep their meaning.
    if (digits == u"0" && *step.minDigits > 1)
        return toPerson(step, u"key"_s, u'0');
    if (digits == u"9" && *step.minDigits > 1)
        return again(step, u'9');
    if (digits.isEmpty())
        return fail(step, key.isNull(), key);
    return digits.size() >= *step.minDigits ? accept(step, digits, key) : fail(step, false, key);
}

std::vector<DialogueAct> DialogueEngine::onSilence() {
    const auto *step = m_flow->step(m_step);
    if (!step || step->kind != FlowStep::Kind::Collect)
        return {};
    m_pending.clear();
    if (!m_laterTo.isEmpty())
        return leaveFor(std::exchange(m_laterTo, {}));
    return step->minDigits && !m_digits.isEmpty() ? closeDigits(*step, {}) : fail(*step, true, {});
}

std::vector<DialogueAct> DialogueEngine::onAction(const Expected<QJsonObject> &answer) {
    const auto *step = m_flow->step(m_step);
    if (!step || step->kind != FlowStep::Kind::Action)
        return {};
    std::vector<DialogueAct> acts;
    if (!answer) {
        enter(step->onFailure, acts);
        return acts;
    }
    for (auto it = answer->begin(); it != answer->end(); ++it) {
        FlowVariable variable = m_flow->variables.value(it.key());
        variable.name = it.key();
        auto words = formatValue(variable, it.value(), m_now, hotlineZone());
        if (!words)
            continue; // what can't be said is treated as not known
        m_answers.insert(it.key(), it.value());
        m_words.insert(it.key(), *words);
    }
    enter(step->next, acts);
    return acts;
}

std::vector<DialogueAct> DialogueEngine::onRecorded(const MessageRecorded &message) {
    const auto *step = m_flow->step(m_step);
    if (!step || step->kind != FlowStep::Kind::Record)
        return {};
    const qint64 length = message.to - message.from;
    if (length < shortestMessageMs)
        return fail(*step, true, {});
    m_answers.insert(step->slot, QJsonObject{{u"from"_s, message.from}, {u"to"_s, message.to}});
    FlowVariable slot;
    slot.name = step->slot;
    slot.type = VariableType::Duration;
    if (const auto words = formatValue(slot, length, m_now, hotlineZone()))
        m_words.insert(step->slot, *words);
    std::vector<DialogueAct> acts;
    enter(step->next, acts);
    return acts;
}

bool DialogueEngine::swallows(QChar key) {
    if (key != u'#' || !std::exchange(m_numberFull, false))
        return false;
    const auto *step = m_flow->step(m_step);
    return !step || !step->keys.contains(QString(key));
}

DialogueAct DialogueEngine::listening(const FlowStep &step) {
    if (step.kind == FlowStep::Kind::Record)
        return RecordMessage{step.slot, step.id, step.maxSeconds * 1000};
    return Collect{step.slot, step.id, step.noInputMs, step.minDigits.has_value()};
}

std::vector<DialogueAct> DialogueEngine::accept(const FlowStep &step, const QString &value, QChar key) {
    m_answers.insert(step.slot, value);
    FlowVariable slot;
    slot.name = step.slot;
    slot.type = step.minDigits ? VariableType::TicketNumber : VariableType::Text;
    const QString shown = step.minDigits ? value : m_flow->results.value(value, value);
    if (const auto words = formatValue(slot, shown, m_now, hotlineZone()))
        m_words.insert(step.slot, *words);
    std::vector<DialogueAct> acts;
    enter(step.answers.value(value, step.next), acts, key);
    return acts;
}

std::vector<DialogueAct> DialogueEngine::fail(const FlowStep &step, bool silent, QChar key) {
    if (m_tries < step.maxTries) {
        const QString prompt = pick(silent ? step.noInputPrompts : step.noMatchPrompts, m_tries - 1);
        ++m_tries;
        return ask(step, prompt.isEmpty() ? step.say : prompt);
    }
    const QString &target = silent ? step.onNoInput : step.onNoMatch;
    if (!target.isEmpty()) {
        std::vector<DialogueAct> acts;
        enter(target, acts, key);
        return acts;
    }
    if (!silent)
        return toPerson(step, u"no_match"_s, key);
    finish();
    return {End{u"no_input"_s}};
}

std::vector<DialogueAct> DialogueEngine::again(const FlowStep &step, QChar key) {
    return ++m_repeats > mostRepeats ? fail(step, false, key) : ask(step, step.say);
}

std::vector<DialogueAct> DialogueEngine::ask(const FlowStep &step, const QString &prompt) {
    m_digits.clear();
    std::vector<DialogueAct> acts;
    if (auto said = sentence(step, prompt))
        acts.push_back(std::move(*said));
    acts.push_back(listening(step));
    return acts;
}

std::vector<DialogueAct> DialogueEngine::toPerson(const FlowStep &step, const QString &reason, QChar key) {
    std::vector<DialogueAct> acts;
    if (auto said = sentence(step, m_flow->personPrompt))
        acts.push_back(std::move(*said));
    HandOver request;
    request.reason = reason;
    request.key = key.isNull() ? QString() : QString(key);
    request.step = step.id;
    acts.push_back(std::move(request));
    finish();
    return acts;
}

void DialogueEngine::enter(const QString &target, std::vector<DialogueAct> &acts, QChar key) {
    QString id = target;
    for (int hops = 0; hops < mostHops; ++hops) {
        const auto *step = m_flow->step(id);
        if (!step)
            break;
        m_step = id;
        m_tries = 1;
        m_repeats = 0;
        m_nothings = 0;
        m_pending.clear();
        m_laterTo.clear();
        m_asked = false;
        if (step->kind != FlowStep::Kind::Branch && step->kind != FlowStep::Kind::Action) {
            if (auto said = sentence(*step, step->say))
                acts.push_back(std::move(*said));
        }
        switch (step->kind) {
        case FlowStep::Kind::Say:
            id = step->next;
            continue;
        case FlowStep::Kind::Branch:
            id = decide(*step);
            continue;
        case FlowStep::Kind::Collect:
        case FlowStep::Kind::Record:
            m_digits.clear();
            acts.push_back(listening(*step));
            return;
        case FlowStep::Kind::Action:
            acts.push_back(Perform{step->action, known()});
            return;
        case FlowStep::Kind::HandOver: {
            const auto detail = fillPrompt(step->detail, m_words);
            // The same step is reached by a key and by the word for it.
            acts.push_back(HandOver{step->reason == u"key" && key.isNull() ? u"asked"_s : step->reason, key.isNull() ? QString() : QString(key),
                                    detail ? detail->written : QString(), step->skill, step->id});
            finish();
            return;
        }
        case FlowStep::Kind::Continue:
            acts.push_back(ContinueWith{step->flow});
            finish();
            return;
        case FlowStep::Kind::End:
            acts.push_back(End{step->result});
            finish();
            return;
        }
    }
    acts.push_back(End{u"fault"_s});
    finish();
}

std::optional<Say> DialogueEngine::sentence(const FlowStep &step, const QString &text) const {
    return sentence(step, text, m_words);
}

std::optional<Say> DialogueEngine::sentence(const FlowStep &step, const QString &text, QMap<QString, SpokenValue> words) const {
    if (text.isEmpty())
        return {};
    // A slot that has no value yet is left out rather than stopping the call.
    if (const auto parts = parsePrompt(text)) {
        for (const auto &part : *parts) {
            if (part.isPlaceholder && !words.contains(part.text))
                words.insert(part.text, {});
        }
    }
    const auto filled = fillPrompt(text, words);
    if (!filled)
        return {};
    return Say{filled->written, filled->spoken, step.bargeIn, filled->personal, step.id};
}

QString DialogueEngine::meaningOf(const QString &keys) const {
    const auto *step = m_flow->step(m_step);
    if (keys == u"0")
        return u"转人工"_s;
    if (step && step->kind == FlowStep::Kind::Record)
        return keys == u"9" ? u"重新留言"_s : u"留言结束"_s;
    if (!step || step->kind != FlowStep::Kind::Collect || (step->minDigits && keys != u"9"))
        return {};
    if (keys == u"9")
        return u"重听"_s;
    const QString value = step->keys.value(keys);
    if (m_flow->results.contains(value))
        return m_flow->results.value(value);
    const auto *target = m_flow->step(step->answers.value(value, step->next));
    return !value.isEmpty() && target && target->kind == FlowStep::Kind::HandOver ? u"转人工"_s : value;
}

std::vector<Say> DialogueEngine::upcoming() const {
    std::vector<Say> out;
    if (m_over)
        return out;
    if (m_step.isEmpty()) {
        collectUpcoming(m_flow->entry, 0, out);
        return out;
    }
    const auto *step = m_flow->step(m_step);
    if (!step || (step->kind != FlowStep::Kind::Collect && step->kind != FlowStep::Kind::Record))
        return out;
    const auto add = [&](const QString &text) {
        if (auto said = sentence(*step, text))
            out.push_back(std::move(*said));
    };
    QSet<QString> targets(step->answers.cbegin(), step->answers.cend());
    targets << step->next << step->onNoInput << step->onNoMatch;
    for (const auto &target : targets)
        collectUpcoming(target, 0, out);
    add(pick(step->noInputPrompts, m_tries - 1));
    add(pick(step->noMatchPrompts, m_tries - 1));
    add(m_flow->personPrompt);
    if (m_flow->on.contains(Meaning::Later))
        add(m_flow->whenPrompt);
    for (const auto &[meaning, target] : m_flow->on)
        collectUpcoming(target, 0, out);
    QStringList values = step->answers.keys();
    for (const auto &[meaning, meant] : step->means)
        values << meant.value;
    values.removeDuplicates();
    for (const QString &value : std::as_const(values)) {
        if (auto said = confirmation(*step, value))
            out.push_back(std::move(*said));
    }
    return out;
}

std::optional<Say> DialogueEngine::confirmation(const FlowStep &step, const QString &value) const {
    auto words = m_words;
    const QString label = labelOf(step, value);
    words.insert(u"answer"_s, {label, label, false});
    return sentence(step, m_flow->confirmPrompt, std::move(words));
}

// Nothing is made ready whose words an action has still to find out.
bool DialogueEngine::knowsAll(const QString &text) const {
    const auto parts = parsePrompt(text);
    return parts && std::all_of(parts->begin(), parts->end(), [&](const auto &part) { return !part.isPlaceholder || m_words.contains(part.text); });
}

void DialogueEngine::collectUpcoming(const QString &id, int depth, std::vector<Say> &out) const {
    const auto *step = m_flow->step(id);
    if (!step || depth > 20)
        return;
    if (step->kind != FlowStep::Kind::Branch && step->kind != FlowStep::Kind::Action && knowsAll(step->say)) {
        if (auto said = sentence(*step, step->say))
            out.push_back(std::move(*said));
    }
    if (step->kind == FlowStep::Kind::Say || step->kind == FlowStep::Kind::Action)
        collectUpcoming(step->next, depth + 1, out);
    else if (step->kind == FlowStep::Kind::Branch)
        collectUpcoming(decide(*step), depth + 1, out);
}

} // namespace lianxin
