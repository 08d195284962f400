// SPDX-License-Identifier: GPL-3.0-or-later
// What a dialogue makes of what the citizen says.
#include "platform/language/SpokenTime.h"
#include "talk/dialogue/DialogueEngine.h"
#include "talk/dialogue/HeardNumber.h"
#include "talk/dialogue/HeardTime.h"
#include <algorithm>

namespace lianxin {
namespace {

constexpr double sureEnough = 0.72; // acted on at once
constexpr double worthAsking = 0.45;
constexpr double betweenAnswers = 0.15; // two answers that are nearer to each other than that are no answer
constexpr int patience = 3;             // times the usual silence, for somebody who looks for something

//! The recogniser's doubt counts half: words that fit a question were likely heard rightly.
double together(double reading, const Heard &heard) {
    return reading * (0.5 + 0.5 * std::clamp(heard.confidence, 0.0, 1.0));
}

struct Answer {
    QString value;
    double sure = 0;
};

//! The question's answers by how likely they are meant.
std::vector<Answer> answersOf(const FlowStep &step, const Understood &understood, const Heard &heard) {
    std::vector<Answer> answers;
    for (const Reading &reading : understood.readings) {
        QString value = reading.value;
        double sure = together(reading.confidence, heard);
        if (reading.meaning) {
            const auto known = step.means.find(*reading.meaning);
            if (known == step.means.end())
                continue;
            value = known->second.value;
            if (known->second.confirms)
                sure = std::min(sure, (sureEnough + worthAsking) / 2);
        }
        const bool there = std::any_of(answers.begin(), answers.end(), [&](const Answer &one) { return one.value == value; });
        if (!there)
            answers.push_back({value, sure});
    }
    std::stable_sort(answers.begin(), answers.end(), [](const Answer &a, const Answer &b) { return a.sure > b.sure; });
    if (answers.size() > 1 && answers[0].sure - answers[1].sure < betweenAnswers)
        answers[0].sure = std::min(answers[0].sure, (sureEnough + worthAsking) / 2);
    return answers;
}

} // namespace

std::vector<DialogueAct> DialogueEngine::onHeard(const Heard &heard) {
    const auto *step = m_flow->step(m_step);
    if (!step || step->kind == FlowStep::Kind::Record) // a message is not spoken to us
        return {};
    m_numberFull = false;
    const auto understood = understand(heard.text, step->says);
    if (step->kind != FlowStep::Kind::Collect) {
        if (together(understood.of(Meaning::Person), heard) >= sureEnough)
            return toPerson(*step, u"asked"_s, {});
        return together(understood.of(Meaning::Upset), heard) >= sureEnough ? toPerson(*step, u"emotion"_s, {}) : std::vector<DialogueAct>();
    }
    const auto answers = answersOf(*step, understood, heard);
    const Answer answer = answers.empty() ? Answer() : answers.front();
    if (!m_pending.isEmpty()) {
        const QString pending = std::exchange(m_pending, {});
        if (understood.of(Meaning::Yes) >= worthAsking || answer.value == pending)
            return acceptSaid(*step, pending, std::max(m_pendingSure, sureEnough));
        if (understood.of(Meaning::No) >= worthAsking && answer.value.isEmpty())
            return fail(*step, false, {});
    }
    if (auto acts = onCommand(*step, understood, answer.sure, heard))
        return std::move(*acts);
    if (step->minDigits)
        return onNumber(*step, heard);
    if (answer.sure >= sureEnough)
        return acceptSaid(*step, answer.value, answer.sure);
    if (answer.sure >= worthAsking && !m_asked)
        return confirm(*step, answer.value, answer.sure);
    return fail(*step, false, {});
}

// What means the same at every question, unless the question has an answer for it.
std::optional<std::vector<DialogueAct>> DialogueEngine::onCommand(const FlowStep &step, const Understood &understood, double sureOfAnswer,
                                                                  const Heard &heard) {
    const auto sure = [&](Meaning meaning) { return step.means.contains(meaning) ? 0.0 : together(understood.of(meaning), heard); };
    const auto wins = [&](Meaning meaning) { return sure(meaning) >= sureEnough && sure(meaning) >= sureOfAnswer; };
    // Whoever says why they want a person has answered, too.
    const auto keepAnswer = [&] {
        const auto answers = answersOf(step, understood, heard);
        if (!answers.empty() && answers.front().sure >= sureEnough) {
            m_answers.insert(step.slot, answers.front().value);
            m_answers.insert(u"confidence"_s, std::min(m_answers.value(u"confidence"_s).toDouble(1), answers.front().sure));
        }
    };
    if (sure(Meaning::Upset) >= sureEnough) {
        keepAnswer();
        return toPerson(step, u"emotion"_s, {});
    }
    if (sure(Meaning::Person) >= sureEnough) {
        keepAnswer();
        return toPerson(step, u"asked"_s, {});
    }
    for (const auto &[meaning, target] : m_flow->on) {
        if (!wins(meaning))
            continue;
        if (const auto at = heardTime(heard.text, m_now, hotlineZone()); at && meaning == Meaning::Later)
            m_answers.insert(u"later_at"_s, *at);
        std::vector<DialogueAct> acts;
        enter(target, acts);
        return acts;
    }
    if (wins(Meaning::Repeat) || wins(Meaning::Slower) || wins(Meaning::Louder))
        return again(step, {});
    if (wins(Meaning::Wait)) {
        DialogueAct act = listening(step);
        std::get<Collect>(act).silenceMs *= patience;
        return std::vector<DialogueAct>{act};
    }
    if (wins(Meaning::Later) || wins(Meaning::Goodbye)) {
        if (const auto at = heardTime(heard.text, m_now, hotlineZone()); at && wins(Meaning::Later))
            m_answers.insert(u"later_at"_s, *at);
        m_tries = step.maxTries; // not asked again
        return fail(step, true, {});
    }
    return {};
}

std::vector<DialogueAct> DialogueEngine::onNumber(const FlowStep &step, const Heard &heard) {
    const auto number = heardNumber(heard.text, m_digits);
    if (number.digits == m_digits && !number.corrected)
        return fail(step, false, {});
    m_digits = number.digits;
    if (m_digits.size() > step.maxDigits)
        return fail(step, false, {});
    if (m_digits.size() < *step.minDigits) // people pause between groups
        return {Collect{step.slot, step.id, step.noInputMs, true}};
    return acceptSaid(step, std::exchange(m_digits, {}), std::clamp(heard.confidence, 0.0, 1.0));
}

std::vector<DialogueAct> DialogueEngine::acceptSaid(const FlowStep &step, const QString &value, double confidence) {
    m_answers.insert(u"confidence"_s, std::min(m_answers.value(u"confidence"_s).toDouble(1), confidence));
    return accept(step, value, {});
}

std::vector<DialogueAct> DialogueEngine::confirm(const FlowStep &step, const QString &value, double confidence) {
    m_pending = value;
    m_pendingSure = confidence;
    m_asked = true;
    const QString label = labelOf(step, value);
    m_words.insert(u"answer"_s, {label, label, false});
    std::vector<DialogueAct> acts;
    if (auto said = sentence(step, m_flow->confirmPrompt))
        acts.push_back(std::move(*said));
    acts.push_back(listening(step));
    return acts;
}

// As somebody would say it: the flow's word for the result, else the first wording for it.
QString DialogueEngine::labelOf(const FlowStep &step, const QString &value) const {
    if (m_flow->results.contains(value))
        return m_flow->results.value(value);
    if (const auto own = step.says.find(value); own != step.says.end() && !own->second.empty())
        return own->second.front().text;
    for (const auto &[meaning, meant] : step.means) {
        const auto &wordings = MeaningLexicon::shipped().wordings();
        if (const auto known = wordings.find(meaning); meant.value == value && known != wordings.end())
            return known->second.front().text;
    }
    return value;
}

} // namespace lianxin
