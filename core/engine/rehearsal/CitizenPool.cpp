// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/rehearsal/CitizenPool.h"
#include "engine/rehearsal/CitizenCall.h"
#include "platform/base/Log.h"
#include <QDateTime>
#include <QMetaObject>
#include <algorithm>

namespace lianxin {
namespace {

sip::StackConfig stackConfig() {
    sip::StackConfig config;
    config.userAgent = "Lianxin-citizens";
    config.listen.front().bindLoopbackOnly = true;
    config.sessionExpires = std::chrono::seconds(0);
    return config;
}

MediaConfig mediaConfig() {
    MediaConfig config;
    config.threads = 1;
    config.realTimePriority = false; // the engine under rehearsal comes first
    return config;
}

} // namespace

CitizenPool::CitizenPool(const Scenario &scenario, QObject *parent)
    : QObject(parent)
    , m_scenario(scenario)
    , m_sip(stackConfig(),
            [this](sip::SipEvent event) {
                QMetaObject::invokeMethod(this, [this, event = std::move(event)] { onSip(event); }, Qt::QueuedConnection);
            })
    , m_media(mediaConfig(), [this](const MediaEvent &event) {
        QMetaObject::invokeMethod(this, [this, event] { onMedia(event); }, Qt::QueuedConnection);
    }) {
    for (const auto &seat : m_scenario.seats)
        if (!m_seatTones.contains(seat.toneHz))
            m_seatTones << seat.toneHz;
}

CitizenPool::~CitizenPool() {
    m_sip.stop();
    m_calls.clear();
    m_media.stop();
}

Synthesiser &CitizenPool::voice() {
    if (!m_voice)
        m_voice = std::make_unique<EspeakSynthesiser>(defaultWorkerProgram());
    return *m_voice;
}

Expected<quint16> CitizenPool::start() {
    m_media.start();
    LX_TRY(const auto bound, m_sip.start());
    return quint16(bound.front().port);
}

Expected<void> CitizenPool::callHotline(const QString &number, const QString &calledNumber, const QString &engine) {
    const SimulatedCitizen *who = m_scenario.citizen(number);
    const int nth = ++m_counts[number];
    CallPlan plan;
    plan.talks = true;
    auto citizen = std::make_unique<CitizenCall>(*this, 0, number, u"calls_in"_s, plan, nth, who ? who->toneHz : 1050);
    LX_TRY(const std::string offer, citizen->prepareOutgoing());
    sip::InviteRequest request;
    request.target = "sip:" + calledNumber.toStdString() + "@" + engine.toStdString();
    request.from = "sip:" + number.toStdString() + "@127.0.0.1";
    request.sdp = offer;
    request.loopbackOnly = true;
    LX_TRY(const sip::CallId call, m_sip.invite(request));
    citizen->outgoing(call);
    report(number, u"calls_in"_s, nth, u"called"_s);
    m_calls.emplace(call, std::move(citizen));
    return {};
}

void CitizenPool::onSip(const sip::SipEvent &event) {
    if (const auto *incoming = std::get_if<sip::IncomingCall>(&event)) {
        // Trunks dial out-of-town mobiles with a leading 0.
        QString number = QString::fromStdString(incoming->requestUser);
        if (number.size() == 12 && number.startsWith(u"01"_s))
            number.remove(0, 1);
        const SimulatedCitizen *who = m_scenario.citizen(number);
        if (!who) {
            report(number, u"unknown"_s, 0, u"called"_s);
            m_sip.reject(incoming->call, 404);
            return;
        }
        const auto &plans = who->calls.empty() ? findBehaviour(who->behaviour)->calls : who->calls;
        const int nth = ++m_counts[number];
        const CallPlan &plan = plans[std::min(std::size_t(nth), plans.size()) - 1];
        auto citizen = std::make_unique<CitizenCall>(*this, incoming->call, number, who->behaviour, plan, nth, who->toneHz);
        CitizenCall &c = *citizen;
        m_calls.emplace(incoming->call, std::move(citizen));
        c.ringing(*incoming);
        return;
    }
    const auto with = [this](sip::CallId id, auto action) {
        if (const auto found = m_calls.find(id); found != m_calls.end())
            action(*found->second);
    };
    if (const auto *answered = std::get_if<sip::Answered>(&event))
        with(answered->call, [&](CitizenCall &c) { c.peerAnswered(answered->sdp); });
    else if (const auto *offer = std::get_if<sip::ReOffer>(&event))
        with(offer->call, [&](CitizenCall &c) { c.reOffer(offer->sdp, offer->update); });
    else if (const auto *ended = std::get_if<sip::Ended>(&event)) {
        with(ended->call, [&](CitizenCall &c) { c.ended(ended->cause); });
        m_calls.erase(ended->call);
    }
}

// Silence on the line means that the engine died: nobody will say goodbye.
void CitizenPool::onMedia(const MediaEvent &event) {
    if (event.kind != MediaEvent::Kind::RtpSilent)
        return;
    const auto found = std::find_if(m_calls.begin(), m_calls.end(), [&](const auto &c) { return c.second->leg() == event.member; });
    if (found == m_calls.end())
        return;
    m_sip.hangUp(found->first);
    sip::EndCause lost;
    lost.by = sip::EndedBy::Stack;
    found->second->ended(lost);
    m_calls.erase(found);
}

void CitizenPool::report(const QString &number, const QString &behaviour, int call, const QString &event, QJsonObject more) {
    more.insert(u"number"_s, number);
    more.insert(u"behaviour"_s, behaviour);
    more.insert(u"call"_s, call);
    more.insert(u"event"_s, event);
    more.insert(u"at"_s, QDateTime::currentMSecsSinceEpoch());
    Q_EMIT happened(more);
}

} // namespace lianxin
