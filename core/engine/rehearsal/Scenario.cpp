// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/rehearsal/Scenario.h"
#include "engine/rehearsal/Dice.h"
#include "engine/rehearsal/SpokenPeople.h"
#include <QJsonArray>
#include <algorithm>

namespace lianxin {
namespace {

CallPlan refuses(int status) {
    CallPlan plan;
    plan.refuseStatus = status;
    return plan;
}

CallPlan rings() {
    CallPlan plan;
    plan.ringsForever = true;
    return plan;
}

CallPlan presses(std::vector<CallPlan::Press> keys, bool talks = false) {
    CallPlan plan;
    plan.keys = std::move(keys);
    plan.talks = talks;
    return plan;
}

CallPlan hangsUp(int afterMs) {
    CallPlan plan;
    plan.hangUpAfterMs = afterMs;
    return plan;
}

CallPlan announces(const QString &early, int earlyMs, int status) {
    CallPlan plan;
    plan.early = early;
    plan.earlyMs = earlyMs;
    plan.refuseStatus = status;
    plan.ringsForever = status == 0;
    return plan;
}

CallPlan hearsTune(int earlyMs, CallPlan plan) {
    plan.early = u"tune"_s;
    plan.earlyMs = earlyMs;
    return plan;
}

CallPlan says(const QString &sound, CallPlan plan = {}) {
    plan.says = sound;
    return plan;
}

// Frequencies far enough from each other, and from DTMF's, to be told apart in 20 ms (a bin is 50 Hz wide).
constexpr double kSeatTones[] = {450, 550, 650};
constexpr double kCitizenTones[] = {1050, 1150, 1550, 1750};

} // namespace

const std::vector<Behaviour> &noticeBehaviours() {
    static const std::vector<Behaviour> table{
        {u"confirms"_s, u"听完，按 1 确认"_s, {presses({{2500, '1'}})}, u"answered"_s, {u"informed"_s}, false, 5},
        {u"listens"_s, u"听完，什么也不按"_s, {CallPlan{}}, u"answered"_s, {u"no_input"_s}, false, 2},
        {u"asks_person"_s, u"按 2 转人工，和坐席通话"_s, {presses({{2500, '2'}}, true)}, u"answered"_s, {u"handed_over"_s}, true, 3},
        {u"presses_zero"_s, u"按 0 找人，和坐席通话"_s, {presses({{3000, '0'}}, true)}, u"answered"_s, {u"handed_over"_s}, true, 1},
        {u"repeats"_s, u"先按 9 重听，再按 1"_s, {presses({{3000, '9'}, {4000, '1'}})}, u"answered"_s, {u"informed"_s}, false, 1},
        {u"hangs_up"_s, u"接通两秒后挂断"_s, {hangsUp(2000)}, u"answered"_s, {u"hung_up"_s}, false, 2},
        {u"busy_then_confirms"_s, u"第一次占线，第二次接听并按 1"_s, {refuses(486), presses({{2500, '1'}})}, u"answered"_s, {u"informed"_s}, false, 1},
        {u"busy"_s, u"一直占线"_s, {refuses(486)}, u"busy"_s, {}, false, 1},
        {u"no_answer"_s, u"无人接听"_s, {rings()}, u"no_answer"_s, {}, false, 2},
        {u"rejects"_s, u"拒接"_s, {refuses(603)}, u"rejected"_s, {}, false, 1},
        {u"empty_number"_s, u"空号"_s, {refuses(404)}, u"empty_number"_s, {}, false, 1},
        {u"network"_s, u"线路故障"_s, {refuses(503)}, u"network"_s, {}, false, 1},
        // What carriers say before the answer, under causes that say nothing; mailboxes and people who answer.
        {u"carrier_off"_s, u"运营商播报“已关机”，以 480 结束"_s, {announces(u"powered_off"_s, 12'000, 480)}, u"powered_off"_s, {}, false, 1, u"powered_off"_s},
        {u"carrier_suspended"_s, u"运营商播报“已停机”，以 487 结束"_s, {announces(u"suspended"_s, 12'000, 487)}, u"suspended"_s, {}, false, 1, u"suspended"_s},
        {u"carrier_vacant"_s, u"运营商反复播报“号码不存在”，不结束"_s, {announces(u"vacant"_s, 0, 0)}, u"empty_number"_s, {}, false, 1, u"vacant"_s},
        {u"carrier_untaught"_s, u"运营商播报没有学过的提示音，以 480 结束"_s, {announces(u"untaught"_s, 5'000, 480)}, u"no_answer"_s, {}, false, 1, u"unknown"_s},
        {u"tune_then_confirms"_s, u"彩铃后接听，按 1 确认"_s, {hearsTune(4'000, presses({{2500, '1'}}))}, u"answered"_s, {u"informed"_s}, false, 1, u"reached"_s},
        {u"mailbox"_s, u"语音信箱接听，提示音后录音"_s, {says(u"mailbox"_s)}, u"machine"_s, {}, false, 1, u"voicemail"_s},
        {u"says_hello"_s, u"接听后先问“喂，你好，哪位”，再按 1"_s, {says(u"hello"_s, presses({{4500, '1'}}))}, u"answered"_s, {u"informed"_s}, false, 1, u"reached"_s},
    };
    return table;
}

const std::vector<Behaviour> &visitBehaviours() {
    static const std::vector<Behaviour> table{
        {u"satisfied"_s, u"满意，按 1"_s, {presses({{2500, '1'}})}, u"answered"_s, {u"satisfied"_s}, false, 3},
        {u"dissatisfied"_s, u"不满意，按 2"_s, {presses({{2500, '2'}})}, u"answered"_s, {u"dissatisfied"_s}, false, 2},
        {u"not_me"_s, u"不是本人，按 3"_s, {presses({{2500, '3'}})}, u"answered"_s, {u"wrong_person"_s}, false, 1},
        {u"visit_person"_s, u"按 0 找人，和坐席通话"_s, {presses({{2500, '0'}}, true)}, u"answered"_s, {u"handed_over"_s}, true, 1},
    };
    return table;
}

const std::vector<Behaviour> &liaisonBehaviours() {
    static const std::vector<Behaviour> table{
        {u"acknowledges"_s, u"承办单位联络员，按 1 签收"_s, {presses({{2500, '1'}})}, u"answered"_s, {u"acknowledged"_s}, false, 1},
    };
    return table;
}

const Behaviour *findBehaviour(const QString &name) {
    for (const auto *table : {&noticeBehaviours(), &visitBehaviours(), &spokenBehaviours(), &liaisonBehaviours()})
        for (const Behaviour &b : *table)
            if (b.name == name)
                return &b;
    return nullptr;
}

namespace {

std::vector<QString> drawNames(const std::vector<Behaviour> &table, std::size_t count, Dice &dice) {
    std::vector<QString> bag;
    for (const Behaviour &b : table)
        bag.insert(bag.end(), std::size_t(b.weight), b.name);
    std::vector<QString> names;
    for (const Behaviour &b : table) // one of each first, those who reach a seat before the others
        if (b.reachesSeat)
            names.push_back(b.name);
    for (const Behaviour &b : table)
        if (!b.reachesSeat)
            names.push_back(b.name);
    const auto talker = std::find_if(table.begin(), table.end(), [](const Behaviour &b) { return b.reachesSeat; });
    const auto talkers = std::count_if(table.begin(), table.end(), [](const Behaviour &b) { return b.reachesSeat; });
    for (auto have = talkers; have < 3 && talker != table.end(); ++have)
        names.insert(names.begin(), talker->name);
    while (names.size() < count)
        names.push_back(bag[dice.below(bag.size())]);
    names.resize(count);
    for (std::size_t i = names.size(); i > 1; --i)
        std::swap(names[i - 1], names[dice.below(i)]);
    return names;
}

} // namespace

Scenario Scenario::draw(const QStringList &notice, const QStringList &visit, int seats, quint32 seed, double speed, const QStringList &spoken) {
    Scenario s;
    s.seed = seed;
    s.speed = speed;
    Dice dice(seed);
    const auto add = [&](const QStringList &numbers, const std::vector<Behaviour> &table) {
        const auto names = drawNames(table, std::size_t(numbers.size()), dice);
        for (qsizetype i = 0; i < numbers.size(); ++i)
            s.citizens.push_back({numbers[i], names[std::size_t(i)], kCitizenTones[dice.below(std::size(kCitizenTones))]});
    };
    add(notice, noticeBehaviours());
    add(visit, visitBehaviours());
    for (SimulatedCitizen &speaker : drawSpeakers(spoken, dice)) {
        speaker.toneHz = kCitizenTones[dice.below(std::size(kCitizenTones))];
        s.citizens.push_back(std::move(speaker));
    }
    for (int i = 0; i < seats; ++i) {
        const QString number = u"%1"_s.arg(801 + i, 4, 10, QChar(u'0'));
        s.seats.push_back({number, u"seat"_s + number, u"rehearsal-"_s + number, kSeatTones[std::size_t(i) % std::size(kSeatTones)]});
    }
    return s;
}

const SimulatedCitizen *Scenario::citizen(const QString &number) const {
    const auto found = std::find_if(citizens.begin(), citizens.end(), [&](const auto &c) { return c.number == number; });
    if (found != citizens.end())
        return &*found;
    const auto liaison = std::find_if(liaisons.begin(), liaisons.end(), [&](const auto &c) { return c.number == number; });
    return liaison == liaisons.end() ? nullptr : &*liaison;
}

QJsonObject Scenario::toJson() const {
    QJsonArray people, units;
    for (const auto &c : liaisons)
        units.append(QJsonObject{{u"number"_s, c.number}, {u"behaviour"_s, c.behaviour}, {u"toneHz"_s, c.toneHz}});
    for (const auto &c : citizens) {
        QJsonObject person{{u"number"_s, c.number}, {u"behaviour"_s, c.behaviour}, {u"toneHz"_s, c.toneHz}};
        QJsonArray calls;
        for (const CallPlan &plan : c.calls)
            calls.append(plan.toJson());
        if (!calls.isEmpty())
            person.insert(u"calls"_s, calls);
        people.append(person);
    }
    QJsonArray places;
    for (const auto &p : seats)
        places.append(QJsonObject{{u"seatNumber"_s, p.seatNumber}, {u"login"_s, p.login}, {u"password"_s, p.password}, {u"toneHz"_s, p.toneHz}});
    return {{u"seed"_s, qint64(seed)}, {u"speed"_s, speed}, {u"talkMs"_s, talkMs}, {u"citizens"_s, people},
            {u"liaisons"_s, units}, {u"seats"_s, places}, {u"sounds"_s, sounds}, {u"waves"_s, waves}};
}

namespace {

Error badScenario(const QString &what) {
    return Error{ErrorKind::BadInput, u"rehearsal.scenario"_s, u"The scenario can't be used: "_s + what + u'.',
                 u"Let `lianxinctl rehearse` write it."_s, {}};
}

} // namespace

QJsonObject CallPlan::toJson() const {
    QJsonArray pressed, said;
    for (const Press &press : keys)
        pressed.append(QJsonObject{{u"afterMs"_s, press.afterMs}, {u"key"_s, QString(QChar::fromLatin1(press.key))}});
    for (const Sentence &one : speaks)
        said.append(QJsonObject{{u"text"_s, one.text}, {u"afterPauses"_s, one.afterPauses}, {u"afterMs"_s, one.afterMs}, {u"voice"_s, one.voice}, {u"means"_s, one.means}});
    return {{u"refuseStatus"_s, refuseStatus}, {u"ringsForever"_s, ringsForever}, {u"hangUpAfterMs"_s, hangUpAfterMs}, {u"talks"_s, talks},
            {u"early"_s, early}, {u"earlyMs"_s, earlyMs}, {u"says"_s, says}, {u"keys"_s, pressed}, {u"speaks"_s, said},
            {u"lossPercent"_s, lossPercent}, {u"noiseDb"_s, noiseDb}};
}

Expected<CallPlan> CallPlan::fromJson(const QJsonObject &json) {
    CallPlan plan;
    plan.talks = json.value("talks"_L1).toBool();
    plan.early = json.value("early"_L1).toString();
    plan.earlyMs = json.value("earlyMs"_L1).toInt();
    plan.says = json.value("says"_L1).toString();
    plan.refuseStatus = json.value("refuseStatus"_L1).toInt();
    plan.ringsForever = json.value("ringsForever"_L1).toBool();
    plan.hangUpAfterMs = json.value("hangUpAfterMs"_L1).toInt();
    plan.lossPercent = json.value("lossPercent"_L1).toInt();
    plan.noiseDb = json.value("noiseDb"_L1).toInt();
    if (plan.lossPercent < 0 || plan.lossPercent > 50)
        return badScenario(u"a line loses more than half of its packets"_s);
    for (const auto &press : json.value("keys"_L1).toArray()) {
        const QString key = press[u"key"_s].toString();
        if (key.size() != 1 || !u"0123456789*#"_s.contains(key))
            return badScenario(u"a citizen presses what is no key"_s);
        plan.keys.push_back({press[u"afterMs"_s].toInt(), key[0].toLatin1()});
    }
    for (const auto &one : json.value("speaks"_L1).toArray()) {
        plan.speaks.push_back({one[u"text"_s].toString(), one[u"afterPauses"_s].toInt(), one[u"afterMs"_s].toInt(), one[u"voice"_s].toString(), one[u"means"_s].toString()});
        if (plan.speaks.back().text.isEmpty())
            return badScenario(u"a citizen says nothing"_s);
    }
    return plan;
}

Expected<Scenario> Scenario::fromJson(const QJsonObject &json) {
    Scenario s;
    s.seed = quint32(json.value("seed"_L1).toInteger());
    s.speed = json.value("speed"_L1).toDouble(1);
    s.sounds = json.value("sounds"_L1).toString();
    s.waves = json.value("waves"_L1).toString();
    s.talkMs = json.value("talkMs"_L1).toInt(2'500);
    if (s.speed <= 0)
        return badScenario(u"speed is not positive"_s);
    for (const auto &value : json.value("citizens"_L1).toArray()) {
        const QJsonObject o = value.toObject();
        SimulatedCitizen c{o.value("number"_L1).toString(), o.value("behaviour"_L1).toString(), o.value("toneHz"_L1).toDouble()};
        for (const auto &call : o.value("calls"_L1).toArray()) {
            LX_TRY(CallPlan plan, CallPlan::fromJson(call.toObject()));
            c.calls.push_back(std::move(plan));
        }
        if (c.number.isEmpty() || (c.calls.empty() && !findBehaviour(c.behaviour)) || c.toneHz <= 0)
            return badScenario(u"a citizen lacks number, behaviour or tone"_s);
        s.citizens.push_back(std::move(c));
    }
    for (const auto &value : json.value("liaisons"_L1).toArray()) {
        s.liaisons.push_back({value[u"number"_s].toString(), value[u"behaviour"_s].toString(), value[u"toneHz"_s].toDouble()});
        if (s.liaisons.back().number.isEmpty() || !findBehaviour(s.liaisons.back().behaviour))
            return badScenario(u"a liaison lacks number or behaviour"_s);
    }
    for (const auto &value : json.value("seats"_L1).toArray()) {
        const QJsonObject o = value.toObject();
        SimulatedSeat p{o.value("seatNumber"_L1).toString(), o.value("login"_L1).toString(), o.value("password"_L1).toString(),
                        o.value("toneHz"_L1).toDouble()};
        if (p.seatNumber.isEmpty() || p.login.isEmpty() || p.toneHz <= 0)
            return badScenario(u"a seat lacks number, login or tone"_s);
        s.seats.push_back(std::move(p));
    }
    return s;
}

} // namespace lianxin
