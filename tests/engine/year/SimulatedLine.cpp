// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/year/SimulatedLine.h"
#include "platform/base/Clock.h"
#include "platform/base/Resources.h"
#include "talk/dialogue/FlowChecker.h"
#include <QFile>
#include <stdexcept>

namespace lianxin::test {
namespace {

constexpr qint64 kLineMinute = 60'000;

} // namespace

SimulatedLine::SimulatedLine(const Clock &clock, const StepOracle &hours, int numberCap)
    : m_clock(clock)
    , m_hours(hours)
    , m_cap(numberCap) {}

std::shared_ptr<const Flow> SimulatedLine::flow(const QString &id) {
    auto &known = m_flows[id];
    if (!known) {
        QFile file(resourcePath(u"flows/%1.yaml"_s.arg(id)));
        if (!file.open(QIODevice::ReadOnly))
            throw std::runtime_error("a call has a flow that does not exist: " + id.toStdString());
        const auto check = checkFlow(file.readAll());
        if (!check.isSound())
            throw std::runtime_error("unsound flow: " + id.toStdString());
        known = std::make_shared<const Flow>(*check.flow);
    }
    return known;
}

void SimulatedLine::judge(const OriginateRequest &request) {
    const qint64 now = m_clock.now(), day = StepOracle::dayOf(now);
    const auto complain = [&](const QString &what) {
        complaints << u"%1 %2: %3"_s.arg(QDateTime::fromMSecsSinceEpoch(now, Qt::OffsetFromUTC, 8 * 3600).toString(Qt::ISODate), request.flowId, what);
    };
    if (++m_today[{request.phone, day}] > m_cap)
        complain(u"called more than %1 times that day"_s.arg(m_cap));
    if (!m_busy.insert(request.phone).second)
        complain(u"two calls at once"_s);
    if (doNotCall.contains(request.phone))
        complain(u"on the do-not-call list"_s);
    const qint64 hour = (now + 8 * 3'600'000) % 86'400'000 / 3'600'000;
    if (request.flowId.startsWith(u"return-visit") && (hour < 8 || hour >= 20))
        complain(u"a return visit at night"_s);
    if (request.flowId == u"ticket-progress" && !m_hours.isOpen(u"citizen"_s, now))
        complain(u"a citizen outside the citizens' hours"_s);
}

Expected<void> SimulatedLine::originate(const OriginateRequest &request) {
    if (onOriginate)
        onOriginate(request);
    ++calls;
    judge(request);
    const Person person = personOf(request);
    Ended call{request.attemptId, request, m_clock.now() + kLineMinute, {}, person.outcome == Outcome::Answered};
    if (call.answered) {
        call.end = talk(request, person.keys);
        call.at += kLineMinute * (person.keys.size() > 2);
    } else {
        call.end.outcome = person.outcome;
    }
    m_calls[request.attemptId] = call;
    return {};
}

// The dialogue engine, as on a line, without the sound: it says and asks, the person answers each question.
AttemptEnd SimulatedLine::talk(const OriginateRequest &request, const QString &keys) {
    ++dialogues;
    AttemptEnd end;
    end.outcome = Outcome::Answered;
    auto dialogue = DialogueEngine::create(flow(request.flowId), request.variables, m_clock.now());
    if (!dialogue)
        throw std::runtime_error(dialogue.error().toString().toStdString());
    auto acts = dialogue->handle(Started{});
    qsizetype next = 0;
    for (int turn = 0; turn < 100; ++turn) {
        bool asked = false;
        for (const auto &act : acts) {
            asked = asked || std::holds_alternative<Collect>(act);
            if (const auto *over = std::get_if<End>(&act))
                end.result = over->result;
            if (std::holds_alternative<HandOver>(act))
                end.result = u"handed_over"_s;
        }
        end.answers = dialogue->answers();
        if (!end.result.isEmpty())
            break;
        if (!asked)
            acts = dialogue->handle(PromptFinished{});
        else if (next >= keys.size() || keys[next] == u'.')
            acts = dialogue->handle(NoInput{});
        else if (keys[next] == u'x') {
            (void)dialogue->handle(HungUp{});
            end.result = u"hung_up"_s;
            break;
        } else {
            ++keysPressed;
            acts = dialogue->handle(KeyPressed{keys[next]});
        }
        next += asked;
    }
    return end;
}

void SimulatedLine::abort(const Id &attemptId) {
    if (const auto found = m_calls.find(attemptId); found != m_calls.end()) {
        found->second.end = {Outcome::Cancelled, {}, {}, {}, 0};
        found->second.answered = false;
    }
}

void SimulatedLine::fallSilent() {
    m_calls.clear();
    m_busy.clear();
}

std::vector<SimulatedLine::Ended> SimulatedLine::takeEnded() {
    std::vector<Ended> over;
    for (auto it = m_calls.begin(); it != m_calls.end();)
        if (it->second.at <= m_clock.now()) {
            m_busy.erase(it->second.request.phone);
            over.push_back(it->second);
            it = m_calls.erase(it);
        } else {
            ++it;
        }
    return over;
}

} // namespace lianxin::test
