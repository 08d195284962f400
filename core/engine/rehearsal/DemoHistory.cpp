// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/rehearsal/DemoHistory.h"
#include "engine/engine/Services.h"
#include <QJsonArray>

namespace lianxin {

Expected<void> DemoHistory::originate(const OriginateRequest &request) {
    m_asked.push_back(request);
    return {};
}

Expected<int> DemoHistory::advance() {
    s.campaigns->tick();
    s.dialler->tick();
    const auto asked = std::exchange(m_asked, {});
    for (const OriginateRequest &request : asked)
        LX_CHECK(happen(request));
    return int(asked.size());
}

Expected<void> DemoHistory::happen(const OriginateRequest &request) {
    const SimulatedCitizen *who = m_scenario.citizen(request.phone);
    const Behaviour &behaviour = *findBehaviour(who ? who->behaviour : u"no_answer"_s);
    const int nth = ++m_counts[request.phone];
    const CallPlan &plan = behaviour.calls[std::min(std::size_t(nth), behaviour.calls.size()) - 1];

    CallBegin begin;
    begin.phone = request.phone;
    begin.name = request.variables.value("name"_L1).toString();
    begin.source = nameOf(request.source);
    begin.sourceId = request.sourceId;
    begin.orderId = request.orderId;
    begin.attemptId = request.attemptId;
    begin.contactId = request.contactId;
    begin.flowId = request.flowId;
    if (auto campaign = s.campaigns->campaign(request.sourceId))
        begin.sourceName = begin.why = campaign->spec.name;
    LX_TRY(const Id call, s.records->begin(begin));
    s.dialler->attemptCall(request.attemptId, call);

    AttemptEnd end;
    end.cause.hadProvisional = true;
    if (plan.refuseStatus != 0 || plan.ringsForever) {
        end.cause.status = plan.ringsForever ? 487 : plan.refuseStatus;
        end.cause.ringTimeout = end.cause.ourCancel = plan.ringsForever;
        end.outcome = plan.early.isEmpty() ? outcomeOf(end.cause) : outcomeFromName(behaviour.expectedOutcome).value_or(Outcome::NoAnswer);
    } else if (behaviour.expectedOutcome == u"machine"_s) {
        LX_CHECK(s.records->answered(call));
        s.dialler->attemptAnswered(request.attemptId, call);
        end.outcome = Outcome::Machine;
    } else {
        LX_CHECK(s.records->answered(call));
        s.dialler->attemptAnswered(request.attemptId, call);
        LX_CHECK(talkWithBot(call, request, behaviour, plan));
        end.outcome = Outcome::Answered;
        end.result = behaviour.expectedResults.value(0);
    }
    if (const auto state = numberStateFromName(behaviour.expectedHeard); state && *state != NumberState::Reached && *state != NumberState::Unknown)
        end.heard = {{u"state"_s, nameOf(*state)}, {u"confidence"_s, 0.94},
                     {u"evidence"_s, QJsonArray{QJsonObject{{u"source"_s, plan.early.isEmpty() ? u"answer"_s : u"announcement"_s},
                                                            {u"detail"_s, plan.early.isEmpty() ? u"beep"_s : chineseNameOf(*state) + u" 1"_s},
                                                            {u"state"_s, nameOf(*state)}, {u"confidence"_s, 0.94}, {u"fromMs"_s, 900}, {u"toMs"_s, 3'100}}}}};
    CallEnd over;
    over.outcome = nameOf(end.outcome);
    over.result = end.result;
    over.sipStatus = end.cause.status;
    over.hungUpBy = plan.talks ? u"seat"_s : plan.hangUpAfterMs > 0 ? u"citizen"_s : u"bot"_s;
    LX_CHECK(s.records->end(call, over));
    s.dialler->attemptEnded(request.attemptId, end);
    return {};
}

Expected<void> DemoHistory::talkWithBot(const Id &call, const OriginateRequest &request, const Behaviour &behaviour, const CallPlan &plan) {
    LX_CHECK(s.records->setPhase(call, CallPhase::Bot));
    LX_CHECK(s.records->addStep(call, Speaker::Bot, u"您好，这里是12345政务服务便民热线，我是智能语音助手，正在用合成语音与您通话。"_s, {}));
    LX_CHECK(s.records->addStep(call, Speaker::Bot,
                                u"有一项与您有关的政策想告诉您：%1。听明白了请按1；想找工作人员详细了解，请按2；再听一遍，请按9。"_s.arg(
                                    request.variables.value("policy"_L1).toString()), {}));
    for (const CallPlan::Press &press : plan.keys)
        LX_CHECK(s.records->addStep(call, Speaker::Citizen, {}, QString(QChar::fromLatin1(press.key))));
    s.dialler->noteResult(request.attemptId, behaviour.expectedResults.value(0), {});
    if (plan.talks)
        LX_CHECK(talkWithSeat(call, request, plan));
    return {};
}

Expected<void> DemoHistory::talkWithSeat(const Id &call, const OriginateRequest &request, const CallPlan &plan) {
    const QString key = plan.keys.empty() ? QString() : QString(QChar::fromLatin1(plan.keys.back().key));
    const QString seat = u"0217"_s;
    constexpr qint64 kWaitedMs = 6'000;
    LX_CHECK(s.records->setHandOver(call, u"key"_s, key, u"想了解详细政策"_s));
    LX_CHECK(s.records->setPhase(call, CallPhase::Talking, seat));
    LegRecord leg;
    leg.callId = call;
    leg.kind = u"seat"_s;
    leg.seatNumber = seat;
    LX_TRY(const Id legId, s.records->legStarted(leg));
    LX_CHECK(s.records->legAnswered(legId, u"PCMA"_s));
    s.campaigns->noteHandOver(request.orderId, HandOverStep::Requested, 0);
    s.campaigns->noteHandOver(request.orderId, HandOverStep::Answered, kWaitedMs);
    LX_CHECK(s.records->legEnded(legId, 0));
    WrapUp filed;
    filed.summary = u"市民询问办理材料和地点，已告知。"_s;
    filed.seatNumber = seat;
    return s.records->wrapUp(call, filed);
}

} // namespace lianxin
