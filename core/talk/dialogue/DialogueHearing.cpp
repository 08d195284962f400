// SPDX-License-Identifier: GPL-3.0-or-later
// What a dialogue makes of what the citizen says.
#include "platform/language/SpokenTime.h"
#include "talk/dialogue/DialogueEngine.h"
#include "talk/dialogue/HeardNumber.h"
#include "talk/dialogue/HeardTime.h"
#include <QRegularExpression>
#include <algorithm>

namespace lianxin {
namespace {

constexpr int kAngryBreaths = 2; // that sound so, one after the other, ask for a person

constexpr double sureEnough = 0.72; // acted on at once
constexpr double worthAsking = 0.45;
constexpr double betweenAnswers = 0.15; // two answers that are nearer to each other than that are no answer
constexpr int mostNothings = 3;         // that a question is left standing for
constexpr int patience = 3;             // times the usual silence, for somebody who looks for something

//! The recogniser's doubt counts half: words that fit a question were likely heard rightly.
double together(double reading, const Heard &heard) {
    return reading * (0.5 + 0.5 * std::clamp(heard.confidence, 0.0, 1.0));
}

//! Nothing but what people say while they think, or numbers where none is asked for: recognisers hear those in noise.
bool saysNothing(const QString &text) {
    static const QRegularExpression digits(QStringLiteral("[0-9零〇一幺二两三四五六七八九十]+"));
    QString rest = comparable(text).remove(digits);
    for (const QString &filler : MeaningLexicon::shipped().fillers())
        rest.remove(filler);
    return rest.isEmpty();
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
        const auto known = std::find_if(answers.begin(), answers.end(), [&](const Answer &one) { return one.value == value; });
        if (known == answers.end())
            answers.push_back({value, sure});
        else
            known->sure = std::max(known->sure, sure); // 都解决了，很满意: said outright, too
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
    m_understoodAs.clear();
    if (!heard.whole)
        return onPartHeard(*step, heard);
    m_angry = heard.angry ? m_angry + 1 : 0;
    const auto understood = understand(heard.text, step->says);
    if (step->kind != FlowStep::Kind::Collect)
        return personFor(*step, understood, heard).value_or(std::vector<DialogueAct>());
    const auto answers = answersOf(*step, understood, heard);
    const Answer answer = answers.empty() ? Answer() : answers.front();
    if (!m_pending.isEmpty()) {
        const QString pending = std::exchange(m_pending, {});
        if (understood.of(Meaning::Yes) >= worthAsking || (answer.value == pending && !understood.contradictory))
            return acceptSaid(*step, pending, std::max(m_pendingSure, sureEnough));
        if (understood.of(Meaning::No) >= worthAsking && answer.value.isEmpty()) {
            m_understoodAs = wordFor(Meaning::No);
            return fail(*step, false, {});
        }
    }
    const QString laterTo = std::exchange(m_laterTo, {});
    if (!laterTo.isEmpty() && keepTime(heard.text)) {
        m_understoodAs = wordFor(Meaning::Later);
        return leaveFor(laterTo);
    }
    if (auto acts = onCommand(*step, understood, answer.sure, heard))
        return std::move(*acts);
    if (!laterTo.isEmpty() && answer.sure < sureEnough) {
        if (!saysNothing(heard.text))
            return leaveFor(laterTo); // some time, that is
        m_laterTo = laterTo;
        return {listening(*step)};
    }
    if (step->minDigits)
        return onNumber(*step, heard);
    if (answer.sure >= sureEnough)
        return acceptSaid(*step, answer.value, answer.sure);
    if (answer.sure >= worthAsking && !m_asked)
        return confirm(*step, answer.value, answer.sure);
    if (saysNothing(heard.text) && m_nothings++ < mostNothings)
        return {listening(*step)};
    return fail(*step, false, {});
}

std::optional<std::vector<DialogueAct>> DialogueEngine::personFor(const FlowStep &step, const Understood &understood, const Heard &heard) {
    for (const auto &[meaning, reason] : {std::pair(Meaning::Person, u"asked"_s), std::pair(Meaning::Upset, u"emotion"_s)}) {
        if (together(understood.of(meaning), heard) < sureEnough)
            continue;
        m_understoodAs = wordFor(meaning);
        return toPerson(step, reason, {});
    }
    return {};
}

// Not understood, then, whatever the words are: the rest of 很不满意 is 满意.
std::vector<DialogueAct> DialogueEngine::onPartHeard(const FlowStep &step, const Heard &heard) {
    if (auto acts = personFor(step, understand(heard.text), heard))
        return std::move(*acts);
    if (step.kind != FlowStep::Kind::Collect)
        return {};
    m_pending.clear();
    if (!m_laterTo.isEmpty()) { // they want to be called later, whatever they said of when
        if (m_tries >= step.maxTries)
            return leaveFor(std::exchange(m_laterTo, {}));
        ++m_tries;
        return askWhen(step, m_laterTo);
    }
    return fail(step, false, {});
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
    const bool soundsUpset = m_angry >= kAngryBreaths && !step.means.contains(Meaning::Upset);
    if (sure(Meaning::Upset) >= sureEnough || soundsUpset) {
        m_understoodAs = wordFor(Meaning::Upset);
        keepAnswer();
        return toPerson(step, u"emotion"_s, {});
    }
    if (sure(Meaning::Person) >= sureEnough) {
        m_understoodAs = wordFor(Meaning::Person);
        keepAnswer();
        return toPerson(step, u"asked"_s, {});
    }
    for (const auto &[meaning, target] : m_flow->on) {
        if (!wins(meaning))
            continue;
        m_understoodAs = wordFor(meaning);
        if (meaning == Meaning::Later && !keepTime(heard.text) && !std::exchange(m_askedWhen, true))
            return askWhen(step, target);
        return leaveFor(target);
    }
    for (const Meaning meaning : {Meaning::Slower, Meaning::Louder, Meaning::Repeat}) {
        if (!wins(meaning))
            continue;
        m_understoodAs = wordFor(meaning);
        m_slow |= meaning == Meaning::Slower;
        return again(step, {});
    }
    if (wins(Meaning::Wait)) {
        m_understoodAs = wordFor(Meaning::Wait);
        DialogueAct act = listening(step);
        std::get<Collect>(act).silenceMs *= patience;
        return std::vector<DialogueAct>{act};
    }
    if (wins(Meaning::Later) || wins(Meaning::Goodbye)) {
        m_understoodAs = wordFor(wins(Meaning::Later) ? Meaning::Later : Meaning::Goodbye);
        if (wins(Meaning::Later))
            keepTime(heard.text);
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
    m_understoodAs = m_digits;
    if (m_digits.size() > step.maxDigits)
        return fail(step, false, {});
    if (m_digits.size() < *step.minDigits) // people pause between groups
        return {Collect{step.slot, step.id, step.noInputMs, true}};
    return acceptSaid(step, std::exchange(m_digits, {}), std::clamp(heard.confidence, 0.0, 1.0));
}

std::vector<DialogueAct> DialogueEngine::acceptSaid(const FlowStep &step, const QString &value, double confidence) {
    m_answers.insert(u"confidence"_s, std::min(m_answers.value(u"confidence"_s).toDouble(1), confidence));
    m_understoodAs = labelOf(step, value);
    return accept(step, value, {});
}

std::vector<DialogueAct> DialogueEngine::confirm(const FlowStep &step, const QString &value, double confidence) {
    m_pending = value;
    m_pendingSure = confidence;
    m_asked = true;
    m_understoodAs = labelOf(step, value) + u'？';
    std::vector<DialogueAct> acts;
    if (auto said = confirmation(step, value))
        acts.push_back(std::move(*said));
    acts.push_back(listening(step));
    return acts;
}

// When they want to be called instead, where they said so.
bool DialogueEngine::keepTime(const QString &said) {
    const auto at = heardTime(said, m_now, hotlineZone());
    if (!at)
        return false;
    m_answers.insert(u"later_at"_s, *at);
    FlowVariable moment;
    moment.type = VariableType::Moment;
    if (const auto words = formatValue(moment, *at, m_now, hotlineZone()))
        m_words.insert(u"later_at"_s, *words);
    return true;
}

std::vector<DialogueAct> DialogueEngine::askWhen(const FlowStep &step, const QString &target) {
    m_laterTo = target;
    std::vector<DialogueAct> acts;
    if (auto said = sentence(step, m_flow->whenPrompt))
        acts.push_back(std::move(*said));
    acts.push_back(listening(step));
    return acts;
}

std::vector<DialogueAct> DialogueEngine::leaveFor(const QString &target) {
    std::vector<DialogueAct> acts;
    enter(target, acts);
    return acts;
}

bool DialogueEngine::wantsPerson(const QString &text) {
    const auto understood = understand(text);
    return std::max(understood.of(Meaning::Person), understood.of(Meaning::Upset)) >= sureEnough;
}

bool DialogueEngine::isUrgent(const QString &text) {
    const auto understood = understand(text);
    return wantsPerson(text) || understood.of(Meaning::StopCalling) >= sureEnough;
}

QString DialogueEngine::wordFor(Meaning meaning) {
    const auto &wordings = MeaningLexicon::shipped().wordings();
    const auto known = wordings.find(meaning);
    return known == wordings.end() || known->second.empty() ? nameOf(meaning) : known->second.front().text;
}

// As somebody would say it: the flow's word for the result, else the first wording for it.
QString DialogueEngine::labelOf(const FlowStep &step, const QString &value) const {
    if (m_flow->results.contains(value))
        return m_flow->results.value(value);
    if (const auto own = step.says.find(value); own != step.says.end() && !own->second.empty())
        return own->second.front().text;
    for (const auto &[meaning, meant] : step.means) {
        if (meant.value == value)
            return wordFor(meaning);
    }
    return value;
}

} // namespace lianxin
