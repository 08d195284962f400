// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/rehearsal/SpokenPeople.h"
#include "engine/rehearsal/Dice.h"
#include <QHash>
#include <algorithm>

namespace lianxin {
namespace {

constexpr int kLossPercent = 1;
constexpr int kNoiseDb = 15;

const QString kSatisfied = u"satisfied"_s, kDissatisfied = u"dissatisfied"_s, kPerson = u"person"_s, kLater = u"later"_s, kDoubt = u"doubt"_s;

//! A wording, and what is meant by it.
struct Said {
    QString text;
    QString means;
};

std::vector<Said> all(const QString &means, const QStringList &texts) {
    std::vector<Said> list;
    for (const QString &text : texts)
        list.push_back({text, means});
    return list;
}

const std::vector<Said> &satisfiedWordings() {
    static const auto list = all(kSatisfied, {u"非常满意"_s, u"满意"_s, u"比较满意"_s, u"基本满意"_s, u"很满意"_s, u"挺满意的"_s, u"还算满意"_s, u"特别好"_s,
                                              u"处理得很好"_s, u"我很满意"_s});
    return list;
}

const std::vector<Said> &dissatisfiedWordings() {
    static const auto list = all(kDissatisfied, {u"不满意"_s, u"根本没人管"_s, u"很不满意"_s, u"非常不满意"_s, u"不太满意"_s, u"不怎么满意"_s, u"一点都不满意"_s,
                                                 u"我不满意"_s, u"结果不满意"_s, u"对承办单位不满意"_s});
    return list;
}

//! Whoever is asked again says it again, at last in the plainest words.
CallPlan answers(const Said &said, int firstAfterPauses = 1, int firstAfterMs = 0) {
    const QString plain = said.means == kSatisfied ? u"满意"_s : said.means == kDissatisfied ? u"不满意"_s : said.means == kPerson ? u"转人工"_s : said.text;
    CallPlan plan;
    plan.speaks = {{said.text, firstAfterPauses, firstAfterMs, {}, said.means}, {said.text, 1, 0, {}, said.means}, {plain, 1, 0, {}, said.means}};
    plan.talks = true;
    plan.lossPercent = kLossPercent;
    return plan;
}

//! \a first is asked back; then the answer.
CallPlan answersAfter(const Said &first, const Said &then) {
    CallPlan plan = answers(then);
    plan.speaks.insert(plan.speaks.begin(), {first.text, 1, 0, {}, first.means});
    return plan;
}

CallPlan noisy(CallPlan plan) {
    plan.noiseDb = kNoiseDb;
    return plan;
}

CallPlan onLine(CallPlan plan) {
    plan.lossPercent = kLossPercent;
    return plan;
}

//! What somebody of a behaviour does who is the \a nth of it, with wordings taken from \a from on.
std::vector<CallPlan> plansOf(const QString &behaviour, std::size_t nth, std::size_t from) {
    const auto pick = [&](const std::vector<Said> &list) { return list[(from + nth) % list.size()]; };
    if (behaviour == u"says_satisfied")
        return {answers(pick(satisfiedWordings()))};
    if (behaviour == u"says_dissatisfied")
        return {answers(pick(dissatisfiedWordings()))};
    if (behaviour == u"says_person")
        return {answers(pick(all(kPerson, {u"我要转人工"_s, u"转人工"_s, u"人工服务"_s})))};
    if (behaviour == u"corrects_themselves")
        return {answers(pick({{u"满意，我说错了，不满意"_s, kDissatisfied}, {u"不满意，我说错了，满意"_s, kSatisfied}, {u"满意，不对，不满意"_s, kDissatisfied}}))};
    if (behaviour == u"interrupts") {
        static constexpr int afterMs[] = {16'000, 15'000, 17'000};
        return {answers(pick({{u"根本没人管"_s, kDissatisfied}, {u"非常满意"_s, kSatisfied}, {u"很不满意"_s, kDissatisfied}}), 0, afterMs[nth % std::size(afterMs)])};
    }
    if (behaviour == u"answers_late")
        return {answers({u"很满意"_s, kSatisfied}, 2)};
    if (behaviour == u"in_noise")
        return {noisy(answers(pick({{u"非常满意"_s, kSatisfied}, {u"不满意"_s, kDissatisfied}, {u"我要转人工"_s, kPerson}})))};
    if (behaviour == u"contradicts")
        return {answersAfter({u"态度满意结果不满意"_s, kDoubt}, {u"不满意"_s, kDissatisfied})};
    if (behaviour == u"is_unsure")
        return {answersAfter({u"不好说"_s, kDoubt}, {u"比较满意"_s, kSatisfied})};
    if (behaviour == u"later_asked")
        return {answersAfter({u"我现在没空"_s, kLater}, {u"过一会儿再打"_s, kLater}), answers({u"满意"_s, kSatisfied})};
    if (behaviour == u"later_named")
        return {answers({u"下午再打"_s, kLater}), answers({u"非常满意"_s, kSatisfied})};
    if (behaviour == u"is_somebody_else")
        return {answers(pick(all(u"wrong_person"_s, {u"不是我反映的"_s, u"你打错了"_s})))};
    if (behaviour == u"wants_no_calls")
        return {answers(pick(all(u"stop"_s, {u"不要再打了"_s, u"别再给我打电话了"_s})))};
    if (behaviour == u"keys_instead") {
        CallPlan plan;
        plan.keys = {{16'000, '1'}};
        return {onLine(std::move(plan))};
    }
    return {onLine({})}; // says_nothing
}

//! Forty people; whoever draws more begins anew.
const QStringList &mix() {
    static const QStringList order = [] {
        QStringList list{u"says_satisfied"_s, u"says_dissatisfied"_s, u"says_person"_s, u"corrects_themselves"_s, u"interrupts"_s, u"answers_late"_s, u"in_noise"_s,
                         u"contradicts"_s, u"later_asked"_s, u"is_somebody_else"_s, u"wants_no_calls"_s, u"keys_instead"_s, u"is_unsure"_s, u"says_nothing"_s,
                         u"later_named"_s, u"says_person"_s};
        for (int i = 0; i < 2; ++i)
            list << u"corrects_themselves"_s << u"interrupts"_s << u"in_noise"_s;
        for (int i = 0; i < 9; ++i)
            list << u"says_satisfied"_s << u"says_dissatisfied"_s;
        return list;
    }();
    return order;
}

} // namespace

const QStringList &spokenMeanings() {
    static const QStringList list{kSatisfied, kDissatisfied, u"wrong_person"_s, kPerson, kLater, u"stop"_s, kDoubt};
    return list;
}

const std::vector<Behaviour> &spokenBehaviours() {
    static const std::vector<Behaviour> table = [] {
        const auto one = [](const QString &name, const QString &inWords, const QStringList &results) {
            Behaviour b;
            b.name = name;
            b.inWords = inWords;
            b.calls = plansOf(name, 0, 0);
            b.expectedOutcome = u"answered"_s;
            b.expectedResults = results;
            for (const auto &unscored : {u"handed_over"_s, u"no_input"_s})
                if (!b.expectedResults.contains(unscored))
                    b.expectedResults << unscored;
            b.calledAgain = b.calls.size() > 1;
            return b;
        };
        // Some of these are satisfied and some are not: expectedResultsOf() goes by what each of them says.
        const QStringList either{kSatisfied, kDissatisfied};
        std::vector<Behaviour> list{
            one(u"says_satisfied"_s, u"说满意（十种说法）"_s, {kSatisfied}),
            one(u"says_dissatisfied"_s, u"说不满意（十种说法）"_s, {kDissatisfied}),
            one(u"says_person"_s, u"说“转人工”，和坐席通话"_s, {u"handed_over"_s}),
            one(u"corrects_themselves"_s, u"说错了又改口"_s, either),
            one(u"interrupts"_s, u"没听完就打断"_s, either),
            one(u"answers_late"_s, u"第一遍不说话，再问才说"_s, {kSatisfied}),
            one(u"in_noise"_s, u"背景嘈杂（低于人声 15 dB）"_s, {kSatisfied, kDissatisfied, u"handed_over"_s}),
            one(u"contradicts"_s, u"前后矛盾，再问才说清"_s, {kDissatisfied}),
            one(u"is_unsure"_s, u"先说“不好说”，再问才回答"_s, {kSatisfied}),
            one(u"later_asked"_s, u"说“我现在没空”，反问后说时间，再次接听"_s, {kSatisfied}),
            one(u"later_named"_s, u"说“下午再打”，再次接听"_s, {kSatisfied}),
            one(u"is_somebody_else"_s, u"说打错了、不是本人"_s, {u"wrong_person"_s}),
            one(u"wants_no_calls"_s, u"说不要再打"_s, {u"no_more_calls"_s}),
            one(u"keys_instead"_s, u"不说话，按 1"_s, {kSatisfied}),
            one(u"says_nothing"_s, u"始终不说话、不按键"_s, {u"no_input"_s}),
        };
        list[2].reachesSeat = true;
        return list;
    }();
    return table;
}

QStringList expectedResultsOf(const SimulatedCitizen &citizen) {
    const auto &last = citizen.calls.empty() ? std::vector<CallPlan::Sentence>() : citizen.calls.back().speaks;
    if (last.empty() || last.back().means.isEmpty())
        return findBehaviour(citizen.behaviour)->expectedResults;
    static const QHash<QString, QString> resultOf{{kPerson, u"handed_over"_s}, {u"stop"_s, u"no_more_calls"_s}, {kLater, u"call_later"_s}};
    QStringList results{resultOf.value(last.back().means, last.back().means)};
    for (const auto &unscored : {u"handed_over"_s, u"no_input"_s})
        if (!results.contains(unscored))
            results << unscored;
    return results;
}

std::vector<SimulatedCitizen> drawSpeakers(const QStringList &numbers, Dice &dice) {
    QHash<QString, std::size_t> seen;
    std::vector<SimulatedCitizen> people;
    const std::size_t from = dice.below(60);
    for (qsizetype i = 0; i < numbers.size(); ++i) {
        const QString &behaviour = mix()[i % mix().size()];
        people.push_back({{}, behaviour, 0, plansOf(behaviour, seen[behaviour]++, from)});
    }
    for (std::size_t i = people.size(); i > 1; --i)
        std::swap(people[i - 1], people[dice.below(i)]);
    for (std::size_t i = 0; i < people.size(); ++i)
        people[i].number = numbers[qsizetype(i)];
    return people;
}

} // namespace lianxin
