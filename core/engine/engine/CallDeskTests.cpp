// SPDX-License-Identifier: GPL-3.0-or-later
// Test calls over a trunk: placed like any other call, and told step by step.
#include "engine/engine/CallDesk.h"
#include "call/telephony/Trunks.h"
#include "hotline/dialling/Dialler.h"
#include "hotline/directory/Directory.h"
#include "platform/base/PhoneNumber.h"

namespace lianxin {
namespace {

const QString kPurpose = u"purpose"_s;
const QString kTrunkTest = u"trunk_test"_s;

} // namespace

bool CallDesk::isTrunkTest(const OriginateRequest &request) {
    return request.source == OrderSourceKind::Manual && request.variables.value(kPurpose).toString() == kTrunkTest;
}

Expected<Id> CallDesk::placeTrunkTest(const Id &trunkId, const QString &number) {
    LX_TRY(const PhoneNumber phone, parsePhoneNumber(number));
    LX_TRY(const Trunk trunk, m_parts.trunks.find(trunkId));
    const SealedPhone sealed = m_parts.directory.seal(phone.digits);
    CallOrder order;
    order.callee.phoneSealed = sealed.sealed;
    order.callee.phoneIndex = sealed.index;
    order.callee.phoneMasked = sealed.masked;
    order.source = OrderSourceKind::Manual;
    order.sourceId = trunk.id;
    order.variables = {{kPurpose, kTrunkTest}};
    order.trunkId = trunk.id;
    order.attempts.max = 1;
    order.attempts.perDay = 1;
    order.priority = 9;
    LX_TRY(const Id id, m_parts.dialler.place(std::move(order)));
    // Somebody waits for the answer: what the policy does not allow now is not kept for later.
    LX_TRY(const DialDecision decision, m_parts.dialler.explain(id));
    if (decision.mayDial)
        return id;
    const QString rule = nameOf(decision.obstacle()->rule);
    LX_CHECK(m_parts.dialler.cancelOrder(id, kTrunkTest));
    return Error{ErrorKind::Refused, u"trunk.test_refused"_s, u"The rules of dialling do not allow this call now: %1."_s.arg(rule),
                 u"Call within the hours for calls, a number that is not on the do-not-call list, on a trunk with free lines."_s, rule};
}

Expected<QJsonObject> CallDesk::trunkTestState(const Id &orderId) {
    const auto order = m_parts.dialler.order(orderId);
    if (!order)
        return order.error();
    if (!*order || (*order)->source != OrderSourceKind::Manual || (*order)->variables.value(kPurpose).toString() != kTrunkTest)
        return Error{ErrorKind::NotFound, u"trunk.test_unknown"_s, u"There is no such test call."_s, u"Start another one."_s, {}};
    Dialler::AttemptFilter filter;
    filter.orderId = orderId;
    LX_TRY(const auto made, m_parts.dialler.attempts(filter, {}, 1));
    QJsonObject state{{u"state"_s, u"waiting"_s}, {u"earlyMedia"_s, false}};
    QJsonArray ladder;
    if (!made.items.empty()) {
        const Attempt &attempt = made.items.front();
        state[u"state"_s] = attempt.endedAt > 0 ? u"ended"_s : u"calling"_s;
        const qint64 begun = attempt.sentAt > 0 ? attempt.sentAt : attempt.intentAt;
        ladder.append(QJsonObject{{u"at"_s, begun}, {u"what"_s, u"invite"_s}});
        if (const auto test = m_tests.find(attempt.callId); test != m_tests.end()) {
            state[u"earlyMedia"_s] = test->second.earlyMedia;
            for (const auto &step : test->second.steps)
                ladder.append(step);
            if (!test->second.steps.isEmpty())
                state[u"ringMs"_s] = test->second.steps.first()[u"at"_s].toInteger() - begun;
        }
        if (attempt.answeredAt > 0) {
            ladder.append(QJsonObject{{u"at"_s, attempt.answeredAt}, {u"what"_s, u"answered"_s}, {u"status"_s, 200}});
            state[u"answerMs"_s] = attempt.answeredAt - begun;
        }
        if (attempt.endedAt > 0) {
            const QJsonObject cause = attempt.cause.toJson();
            QJsonObject end{{u"at"_s, attempt.endedAt}, {u"what"_s, u"ended"_s}};
            if (attempt.answeredAt == 0 && attempt.cause.status > 0) {
                end.insert(u"status"_s, attempt.cause.status);
                end.insert(u"phrase"_s, cause.value("phrase"_L1));
            }
            ladder.append(end);
            state[u"cause"_s] = cause;
            state[u"outcome"_s] = attempt.outcome ? nameOf(*attempt.outcome) : QString();
            if (!attempt.heard.isEmpty())
                state[u"heard"_s] = attempt.heard.value("state"_L1);
        }
    } else if ((*order)->state != OrderState::Waiting && (*order)->state != OrderState::Dialling) {
        state[u"state"_s] = u"ended"_s;
    }
    state[u"ladder"_s] = ladder;
    return state;
}

} // namespace lianxin
