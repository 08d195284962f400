// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/rehearsal/CitizenCall.h"
#include "engine/rehearsal/CarrierSounds.h"
#include "engine/rehearsal/CitizenPool.h"
#include "platform/base/Log.h"
#include <QPointer>
#include <algorithm>
#include <cstdlib>

namespace lianxin {
namespace {

constexpr int kListenEveryMs = 40;
//! A frame whose loudest sample is above this is somebody speaking.
constexpr int kLoud = 300;
//! People wait with a key for what comes after a silence: no more of it than this counts as time that passes.
constexpr int kPatientMs = 1'500;
//! So long a silence after so much sound is the end of a prompt, not of a sentence in it.
constexpr int kPauseMs = 900;
constexpr int kPromptMs = 1'000;
//! Voices of the synthesiser, among which every number has its own.
constexpr const char *kVoices[] = {"m1", "m3", "m7", "f1", "f2", "f4"};
//! So long without a packet, and nobody is there any more.
constexpr int kSilenceMs = 5'000;
//! The least that a phone rings, whatever the speed: an INVITE needs its round trips.
constexpr int kLeastRingMs = 60;
//! As loud as the synthetic voices are, without their pauses; and a street's noise, which begins anew after that.
constexpr double kVoiceDbfs = -18;
constexpr int kNoiseMs = 7'000;
//! Between two rounds of an announcement.
constexpr int kAgainAfterMs = 700;

} // namespace

CitizenCall::CitizenCall(CitizenPool &pool, sip::CallId call, QString number, QString behaviour, CallPlan plan, int nth, double toneHz)
    : QObject(&pool)
    , m_pool(pool)
    , m_call(call)
    , m_number(std::move(number))
    , m_behaviour(std::move(behaviour))
    , m_plan(std::move(plan))
    , m_nth(nth)
    , m_toneHz(toneHz) {
    for (const double hz : m_pool.m_seatTones)
        m_seatMeters.emplace_back(hz);
    connect(&m_listening, &QTimer::timeout, this, &CitizenCall::listen);
    learnToSpeak();
}

CitizenCall::~CitizenCall() {
    if (m_bridge)
        m_pool.m_media.closeBridge(m_bridge);
}

void CitizenCall::ringing(const sip::IncomingCall &call) {
    m_offer = call.sdp;
    report(u"called"_s);
    const int ringMs = std::max(kLeastRingMs, int(m_plan.ringMs / m_pool.m_scenario.speed));
    if (!m_plan.early.isEmpty()) {
        if (!playEarly() || m_plan.earlyMs == 0)
            return;
        QTimer::singleShot(m_plan.earlyMs, this, [this] { // sound is never compressed
            if (m_plan.refuseStatus != 0)
                m_pool.m_sip.reject(m_call, m_plan.refuseStatus);
            else
                answer();
        });
        return;
    }
    if (m_plan.refuseStatus != 0) {
        // A full line or a dead number says so at once; a person looks at the phone first.
        const bool person = m_plan.refuseStatus == 603;
        if (person)
            m_pool.m_sip.ring(m_call);
        QTimer::singleShot(person ? ringMs : kLeastRingMs, this, [this] { m_pool.m_sip.reject(m_call, m_plan.refuseStatus); });
        return;
    }
    m_pool.m_sip.ring(m_call);
    if (!m_plan.ringsForever)
        QTimer::singleShot(ringMs, this, &CitizenCall::answer);
}

bool CitizenCall::playEarly() {
    if (auto accepted = acceptOffer(); !accepted) {
        qCWarning(lcSip).noquote() << "simulated carrier has no media:" << accepted.error().toString();
        m_pool.m_sip.reject(m_call, 500);
        return false;
    }
    m_pool.m_sip.ring(m_call, 183, m_reply);
    play(m_plan.early, true);
    return true;
}

void CitizenCall::play(const QString &sound, bool loop) {
    const auto pcm = carrierSound(m_pool.m_scenario.sounds, sound);
    if (!pcm) {
        qCWarning(lcSip).noquote() << "a simulated sound is missing:" << pcm.error().toString();
        return;
    }
    m_pool.m_media.play(m_player, {*pcm}, PlayOptions{.loop = loop, .gapMs = loop ? kAgainAfterMs : 0});
}

Expected<void> CitizenCall::openMedia() {
    LX_TRY(m_bridge, m_pool.m_media.openBridge());
    RtpLegConfig config;
    config.silenceTimeoutMs = kSilenceMs;
    LX_TRY(const RtpEndpoint endpoint, m_pool.m_media.openRtpLeg(m_bridge, config));
    m_leg = endpoint.member;
    LX_TRY(m_player, m_pool.m_media.openPlayer(m_bridge));
    LX_TRY(m_tap, m_pool.m_media.openTap(m_leg));
    LX_CHECK(surround());
    openLine(endpoint);
    sip::LocalMedia local;
    local.address = endpoint.address;
    local.port = m_path ? m_path->outerPort() : endpoint.port;
    m_sdp.emplace(local);
    return {};
}

// The street around the citizen; and a witness of what they say themselves.
Expected<void> CitizenCall::surround() {
    HearMatrix matrix{{m_leg, m_player}};
    if (m_plan.noiseDb > 0) {
        LX_TRY(const MemberId street, m_pool.m_media.openPlayer(m_bridge));
        matrix.push_back({m_leg, street});
        m_pool.m_media.play(street, {makeNoise(m_number.right(4).toUInt(), kNoiseMs, kVoiceDbfs - m_plan.noiseDb)}, PlayOptions{.loop = true});
    }
    m_pool.m_media.setMatrix(m_bridge, matrix);
    if (!m_plan.speaks.empty() && !m_pool.m_scenario.waves.isEmpty()) {
        LX_TRY(m_ownTap, m_pool.m_media.openTap(m_player));
        m_wave = std::make_unique<CitizenWave>();
    }
    return {};
}

void CitizenCall::openLine(const RtpEndpoint &endpoint) {
    if (m_plan.lossPercent == 0)
        return;
    m_path = std::make_unique<LossyPath>(m_plan.lossPercent, m_pool.m_scenario.seed ^ (m_number.right(6).toUInt() * 16 + quint32(m_nth)));
    if (m_path->open(QHostAddress(QString::fromStdString(endpoint.address)), endpoint.port))
        return;
    qCWarning(lcSip) << "a simulated line loses nothing: there are no ports left";
    m_path.reset();
}

void CitizenCall::applyAgreement(const sip::Agreement &agreement) {
    RtpParameters p;
    p.remoteAddress = agreement.remoteAddress;
    p.remotePort = std::uint16_t(agreement.remotePort);
    p.remoteRtcpPort = std::uint16_t(agreement.remoteRtcpPort);
    if (m_path) {
        m_path->setPeer(QHostAddress(QString::fromStdString(agreement.remoteAddress)), quint16(agreement.remotePort));
        p.remotePort = m_path->innerPort();
        p.remoteRtcpPort = 0;
    }
    p.codec = agreement.codec.name == "PCMU" ? CodecId::Pcmu : CodecId::Pcma;
    p.payloadType = agreement.codec.payloadType;
    p.telephoneEventSend = agreement.telephoneEventSend;
    p.telephoneEventReceive = agreement.telephoneEventReceive;
    p.sending = sip::sends(agreement.direction);
    p.receiving = sip::receives(agreement.direction);
    m_pool.m_media.setRtp(m_leg, p);
}

Expected<void> CitizenCall::acceptOffer() {
    LX_CHECK(openMedia());
    LX_TRY(const auto reply, m_sdp->answer(m_offer));
    applyAgreement(reply.agreement);
    m_reply = reply.answer;
    return {};
}

void CitizenCall::answer() {
    if (m_reply.empty()) {
        if (auto accepted = acceptOffer(); !accepted) {
            qCWarning(lcSip).noquote() << "simulated citizen has no media:" << accepted.error().toString();
            m_pool.m_sip.reject(m_call, 488);
            return;
        }
    } else {
        m_pool.m_media.stopPlaying(m_player);
    }
    m_pool.m_sip.answer(m_call, m_reply);
    established();
    if (!m_plan.says.isEmpty())
        play(m_plan.says, false);
}

Expected<std::string> CitizenCall::prepareOutgoing() {
    LX_CHECK(openMedia());
    return m_sdp->offer();
}

void CitizenCall::peerAnswered(const std::string &sdp) {
    auto agreement = m_sdp->accept(sdp);
    if (!agreement) {
        m_pool.m_sip.hangUp(m_call);
        return;
    }
    applyAgreement(*agreement);
    established();
}

void CitizenCall::reOffer(const std::string &sdp, bool) {
    if (!m_sdp)
        return m_pool.m_sip.refuseReoffer(m_call);
    auto reply = m_sdp->answer(sdp);
    if (!reply)
        return m_pool.m_sip.refuseReoffer(m_call);
    applyAgreement(reply->agreement);
    m_pool.m_sip.answerReoffer(m_call, reply->answer);
}

void CitizenCall::established() {
    m_up = true;
    report(u"answered"_s);
    m_listening.start(kListenEveryMs);
    if (m_plan.hangUpAfterMs > 0)
        QTimer::singleShot(m_plan.hangUpAfterMs, this, [this] { m_pool.m_sip.hangUp(m_call); });
}

void CitizenCall::pressWhenDue() {
    if (m_nextKey >= m_plan.keys.size() || m_listenedMs < m_plan.keys[m_nextKey].afterMs)
        return;
    const CallPlan::Press press = m_plan.keys[m_nextKey++];
    m_listenedMs = 0;
    m_pool.m_media.sendDigits(m_leg, std::string_view(&press.key, 1));
    report(u"key"_s, {{u"key"_s, QString(QChar::fromLatin1(press.key))}});
}

// While the phone rings: a sentence takes milliseconds to make.
void CitizenCall::learnToSpeak() {
    m_sentences.resize(m_plan.speaks.size());
    const QString own = u"cmn-latn-pinyin+"_s + QLatin1StringView(kVoices[m_number.right(2).toUInt() % std::size(kVoices)]);
    for (std::size_t i = 0; i < m_plan.speaks.size(); ++i) {
        const auto &sentence = m_plan.speaks[i];
        Utterance utterance{sentence.text, sentence.voice.isEmpty() ? own : sentence.voice};
        m_pool.voice().synthesise(utterance, [self = QPointer(this), i](const Expected<PcmPtr> &made) {
            if (!made)
                qCWarning(lcSpeech).noquote() << "a simulated citizen is dumb:" << made.error().toString();
            else if (self)
                self->m_sentences[i] = *made;
        });
    }
}

void CitizenCall::speakWhenDue() {
    if (m_nextSentence >= m_plan.speaks.size() || m_heardSeat || !m_sentences[m_nextSentence])
        return;
    const auto &sentence = m_plan.speaks[m_nextSentence];
    if (m_pauses < sentence.afterPauses || m_listenedToSpeak < sentence.afterMs)
        return;
    const qint64 lengthMs = qint64(m_sentences[m_nextSentence]->size()) * 1000 / kPcmRate;
    const QJsonObject said{{u"text"_s, sentence.text}, {u"means"_s, sentence.means}, {u"fromMs"_s, m_nowMs}, {u"lengthMs"_s, lengthMs}};
    m_spokeUntilMs = sentence.afterPauses > 0 ? m_nowMs + lengthMs : 0;
    m_pool.m_media.play(m_player, {m_sentences[m_nextSentence++]});
    m_pauses = 0;
    m_saidMs = 0;
    m_listenedToSpeak = 0;
    report(u"said"_s, said);
}

void CitizenCall::listen() {
    TapFrame frame;
    while (m_ownTap && m_ownTap->pop(frame))
        m_wave->say(frame);
    while (m_tap->pop(frame)) {
        if (m_wave)
            m_wave->hear(frame);
        const auto loudest = std::max_element(frame.samples.begin(), frame.samples.end(),
                                              [](auto a, auto b) { return std::abs(a) < std::abs(b); });
        m_quietMs = std::abs(*loudest) > kLoud ? 0 : m_quietMs + kFrameMs;
        m_loudMs += m_quietMs == 0 ? kFrameMs : 0;
        m_listenedMs += m_quietMs <= kPatientMs ? kFrameMs : 0;
        m_listenedToSpeak += m_quietMs <= kPatientMs ? kFrameMs : 0;
        m_saidMs += m_quietMs == 0 ? kFrameMs : 0;
        m_nowMs = frame.positionMs + kFrameMs;
        if (m_spokeUntilMs > 0 && m_nowMs > m_spokeUntilMs && m_quietMs == 0)
            report(u"replied"_s, {{u"afterMs"_s, m_nowMs - kFrameMs - std::exchange(m_spokeUntilMs, 0)}});
        if (m_quietMs >= kPauseMs && m_saidMs >= kPromptMs) {
            ++m_pauses;
            m_saidMs = 0;
        }
        for (auto &meter : m_seatMeters)
            meter.add(frame.samples);
    }
    if (m_up) {
        pressWhenDue();
        speakWhenDue();
    }
    if (m_heardSeat || !m_plan.talks)
        return;
    for (std::size_t i = 0; i < m_seatMeters.size(); ++i) {
        if (m_seatMeters[i].heardMs() < kSureMs)
            continue;
        m_heardSeat = true;
        report(u"heard_seat"_s, {{u"toneHz"_s, m_pool.m_seatTones[qsizetype(i)]}});
        // From now on the citizen speaks until the seat hangs up.
        m_pool.m_media.play(m_player, {makeTone(m_toneHz, 400)}, PlayOptions{.loop = true});
        return;
    }
}

void CitizenCall::ended(const sip::EndCause &cause) {
    m_up = false;
    m_listening.stop();
    if (m_tap)
        listen();
    QJsonObject more = keepWave();
    more[u"heardMs"_s] = m_loudMs;
    more[u"heardSeat"_s] = m_heardSeat;
    more[u"status"_s] = cause.status;
    more[u"by"_s] = nameOf(cause.by);
    report(u"ended"_s, more);
}

QJsonObject CitizenCall::keepWave() {
    QJsonObject kept;
    if (m_path) {
        kept[u"packets"_s] = m_path->passed() + m_path->lost();
        kept[u"lost"_s] = m_path->lost();
    }
    if (!m_wave || m_wave->isEmpty())
        return kept;
    const QString path = m_pool.m_scenario.waves + u"/%1-%2.wav"_s.arg(m_number).arg(m_nth);
    if (auto written = m_wave->write(path); written)
        kept[u"wave"_s] = path;
    else
        qCWarning(lcSpeech).noquote() << "a simulated citizen's sound is not kept:" << written.error().toString();
    return kept;
}

void CitizenCall::report(const QString &event, const QJsonObject &more) {
    m_pool.report(m_number, m_behaviour, m_nth, event, more);
}

} // namespace lianxin
