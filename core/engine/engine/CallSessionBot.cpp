// SPDX-License-Identifier: GPL-3.0-or-later
// The bot's part of a call: what it says and hears is written down, and who has the citizen when it is done.
#include "engine/engine/CallSession.h"
#include "engine/engine/CallDesk.h"
#include "engine/engine/CallFailures.h"
#include "engine/engine/CallHearing.h"
#include "hotline/dialling/Dialler.h"
#include "hotline/records/CallRecords.h"

namespace lianxin {
namespace {

Speaker speakerOf(DialogueStep::Speaker speaker) {
    switch (speaker) {
    case DialogueStep::Speaker::Bot: return Speaker::Bot;
    case DialogueStep::Speaker::Citizen: return Speaker::Citizen;
    case DialogueStep::Speaker::Seat: return Speaker::Seat;
    case DialogueStep::Speaker::System: break;
    }
    return Speaker::System;
}

constexpr int kMostFlows = 5; // of one call; more is a circle

} // namespace

void CallSession::noteMoment(const QString &name, qint64 at, const QString &key) {
    if (m_recordedFrom == 0)
        return;
    QJsonObject moment{{u"offsetMs"_s, std::max<qint64>(0, at - m_recordedFrom)}};
    if (!key.isEmpty())
        moment[u"key"_s] = key;
    m_moments[name] = moment;
}

void CallSession::startBot() {
    auto &p = m_desk.parts();
    if (!m_bot)
        m_bot = m_desk.makeBot(m_id, m_botCall, m_flowId, m_order ? m_order->variables : QJsonObject(), &m_actions, m_voice);
    if (!m_bot) {
        m_result = u"fault"_s;
        return askForPerson(u"no_match"_s, {}, {}, m_skill);
    }
    m_holder = Holder::Bot;
    noteFailure(p.records.setPhase(m_id, CallPhase::Bot), "call phase:");
    connect(m_bot.get(), &BotSession::dialogueStep, this, &CallSession::note);
    connect(m_bot.get(), &BotSession::handOverRequested, this, [this](const HandOver &request, const QJsonObject &answers) {
        m_answers = answers;
        askForPerson(request.reason, request.key, request.detail, request.skill.isEmpty() ? m_skill : request.skill);
    });
    connect(m_bot.get(), &BotSession::finished, this, [this](const BotOutcome &outcome) {
        m_answers = outcome.answers;
        for (auto it = outcome.moments.begin(); it != outcome.moments.end(); ++it)
            noteMoment(it.key(), it.value()["at"_L1].toInteger(), it.value()["key"_L1].toString());
        if (outcome.how == BotOutcome::How::Continued)
            return continueWith(outcome.flow);
        if (m_machine) { // what a machine did not say is nobody's answer
            m_answers = {};
            return;
        }
        m_result = outcome.result;
        auto &parts = m_desk.parts();
        noteFailure(parts.records.setAnswers(m_id, m_answers), "answers:");
        if (m_order)
            parts.dialler.noteResult(m_order->attemptId, m_result, m_answers);
        if (outcome.how == BotOutcome::How::Ended || outcome.how == BotOutcome::How::Failed)
            m_hungUpBy = u"bot"_s;
        if (outcome.error)
            qCWarning(lcBot).noquote() << "flow" << m_flowId << "failed:" << outcome.error->toString();
    });
    if (p.ears)
        p.ears->listen(m_id, m_botCall);
    m_bot->start();
}

// The flow before has said its last word; what it learned is known to the next one.
void CallSession::continueWith(const QString &flowId) {
    m_bot.release()->deleteLater(); // it is telling us so
    m_flowId = flowId;
    if (++m_flowsBefore < kMostFlows) {
        QJsonObject known = m_order ? m_order->variables : QJsonObject();
        for (auto it = m_answers.begin(); it != m_answers.end(); ++it)
            known.insert(it.key(), it.value());
        m_bot = m_desk.makeBot(m_id, m_botCall, flowId, known, &m_actions, m_voice);
    }
    if (m_bot)
        return startBot();
    m_result = u"fault"_s;
    askForPerson(u"no_match"_s, {}, {}, m_skill);
}

void CallSession::note(const DialogueStep &step) {
    const SpokenStep spoken{step.at, step.meaning, step.confidence};
    noteFailure(m_desk.parts().records.addStep(m_id, speakerOf(step.speaker), step.text, step.key, spoken), "dialogue step:");
}

} // namespace lianxin
