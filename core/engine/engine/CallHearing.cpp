// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/engine/CallHearing.h"
#include "call/telephony/Telephony.h"
#include "platform/base/Clock.h"
#include "platform/base/Log.h"
#include <QTimer>
#include <algorithm>
#include <chrono>

namespace lianxin {

struct CallHearing::Ear {
    Leg leg;
    std::shared_ptr<TapStream> tap;
    bool detects = false; // voices, for a bot
    VoiceActivity voice;  // listening thread only
};

CallHearing::CallHearing(Telephony &telephony, Recogniser &recogniser, const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_telephony(telephony)
    , m_recogniser(recogniser)
    , m_clock(clock)
    , m_thread([this] { run(); }) {
    m_time.start();
}

CallHearing::~CallHearing() {
    {
        const std::lock_guard lock(m_mutex);
        m_stop = true;
    }
    m_changed.notify_one();
    m_thread.join();
}

void CallHearing::run() {
    std::unique_lock lock(m_mutex);
    while (!m_stop) {
        if (m_ears.empty()) {
            m_changed.wait(lock);
            continue;
        }
        const auto ears = m_ears;
        lock.unlock();
        Batch batch;
        for (const auto &ear : ears) {
            std::vector<Heard> heard;
            TapFrame frame;
            while (ear->tap->pop(frame))
                heard.push_back({frame.positionMs, ear->detects && ear->voice.hear(frame.samples), frame.samples});
            if (!heard.empty())
                batch.emplace_back(ear, std::move(heard));
        }
        if (!batch.empty())
            QMetaObject::invokeMethod(this, [this, batch = std::move(batch)] { onHeard(batch); });
        lock.lock();
        if (!m_stop)
            m_changed.wait_for(lock, std::chrono::milliseconds(kFrameMs));
    }
}

bool CallHearing::begin(const Leg &leg, BotCall *call) {
    auto tap = m_telephony.tap(leg.first, leg.second);
    if (!tap) {
        qCWarning(lcBot).noquote() << "call" << leg.first << "can't be listened to:" << tap.error().toString();
        return false;
    }
    Listened listened;
    listened.ear = std::make_shared<Ear>();
    listened.ear->leg = leg;
    listened.ear->tap = *tap;
    listened.ear->detects = call != nullptr;
    listened.call = call;
    {
        const std::lock_guard lock(m_mutex);
        m_ears.push_back(listened.ear);
    }
    m_changed.notify_one();
    m_legs.emplace(leg, std::move(listened));
    open(leg);
    return true;
}

void CallHearing::listen(const Id &callId, BotCall &call) {
    const Leg leg(callId, CallSide::Citizen);
    if (const auto known = m_legs.find(leg); known != m_legs.end()) {
        known->second.call = &call;
        return;
    }
    watchLoad();
    if (!m_toldShort)
        begin(leg, &call);
}

void CallHearing::watchLoad() {
    if (std::exchange(m_toldShort, isShort()) == m_toldShort)
        return;
    if (m_toldShort)
        qCWarning(lcBot).noquote() << "words come" << lateMs() << "ms late: new calls are answered by keys until the engine keeps up";
    else
        qCInfo(lcBot) << "words come in time again: new calls are listened to";
}

void CallHearing::transcribe(const Id &callId, CallSide side) {
    rest(callId, side);
    begin({callId, side}, nullptr);
}

void CallHearing::rest(const Id &callId, CallSide side) {
    const auto known = m_legs.find({callId, side});
    if (known == m_legs.end())
        return;
    Listened &listened = known->second;
    {
        const std::lock_guard lock(m_mutex);
        std::erase(m_ears, listened.ear);
    }
    m_telephony.closeTap(*listened.ear->tap);
    if (!listened.ear->detects && listened.session) {
        const quint64 number = listened.number;
        const auto ending = m_endings.emplace(number, Ending{known->first, listened.zeroAt, std::move(listened.session)}).first;
        ending->second.session->finish();
        QTimer::singleShot(kLastWordsMs, this, [this, number] { m_endings.erase(number); });
    }
    m_legs.erase(known);
}

void CallHearing::tell(const Leg &leg, quint64 number, const RecognisedSegment &segment, bool final) {
    if (const auto ending = m_endings.find(number); ending != m_endings.end()) {
        Q_EMIT said(leg.first, leg.second, {u"%1-%2"_s.arg(number).arg(segment.segment), segment, ending->second.zeroAt, final});
        return;
    }
    const auto known = m_legs.find(leg);
    if (known == m_legs.end() || known->second.number != number)
        return;
    if (!known->second.ear->detects)
        Q_EMIT said(leg.first, leg.second, {u"%1-%2"_s.arg(number).arg(segment.segment), segment, known->second.zeroAt, final});
    else if (known->second.call)
        Q_EMIT known->second.call->wordsHeard(segment);
}

void CallHearing::open(const Leg &leg) {
    const auto known = m_legs.find(leg);
    if (known == m_legs.end() || known->second.session)
        return;
    const quint64 number = ++m_sessions;
    known->second.number = number;
    RecogniserEvents events;
    events.partial = [this, leg, number](const RecognisedSegment &segment) { tell(leg, number, segment, false); };
    events.final = [this, leg, number](const RecognisedSegment &segment) {
        m_pauseMs = kFirstPauseMs;
        m_sinceLoss.invalidate();
        tell(leg, number, segment, true);
    };
    events.trouble = [this, leg, number](RecogniserTrouble trouble, const Error &why) {
        if (trouble != RecogniserTrouble::Fatal)
            return;
        if (m_endings.erase(number) == 0)
            lose(leg, why);
        else
            Q_EMIT deaf(leg.first, leg.second);
    };
    events.finished = [this, number] { m_endings.erase(number); };
    known->second.session = m_recogniser.open(std::move(events));
}

void CallHearing::lose(const Leg &leg, const Error &why) {
    const auto known = m_legs.find(leg);
    if (known == m_legs.end() || !known->second.session)
        return;
    known->second.session.reset();
    const bool transcript = !known->second.ear->detects;
    qCWarning(lcBot).noquote() << "call" << leg.first << (transcript ? "is not transcribed for some time:" : "goes on by keys:") << why.toString();
    // All who lose it at the same time ask again at the same time, and those after them later.
    if (m_sinceLoss.isValid() && m_sinceLoss.elapsed() >= m_pauseMs) {
        m_pauseMs = std::min(2 * m_pauseMs, kLongestPauseMs);
        m_sinceLoss.start();
    } else if (!m_sinceLoss.isValid()) {
        m_sinceLoss.start();
    }
    QTimer::singleShot(m_pauseMs, this, [this, leg] { open(leg); });
    if (transcript)
        Q_EMIT deaf(leg.first, leg.second);
    else if (known->second.call)
        Q_EMIT known->second.call->hearingLost();
}

void CallHearing::onHeard(const Batch &batch) {
    watchLoad();
    for (const auto &[ear, frames] : batch) {
        const Leg leg = ear->leg;
        if (const auto known = m_legs.find(leg); known != m_legs.end() && known->second.ear == ear) {
            // The least delay that was ever seen between the line and here is none.
            const qint64 zeroAt = m_clock.now() - frames.back().atMs - kFrameMs;
            known->second.zeroAt = known->second.zeroAt == 0 ? zeroAt : std::min(known->second.zeroAt, zeroAt);
            const qint64 zero = m_time.elapsed() - frames.back().atMs - kFrameMs;
            known->second.zero = std::min(known->second.zero.value_or(zero), zero);
            if (const auto &session = known->second.session)
                m_load.add(m_time.elapsed(), zero - *known->second.zero + session->behindMs());
        }
        for (const Heard &heard : frames) {
            // Whoever is told may have ended the call, or handed it over.
            const auto known = m_legs.find(leg);
            if (known == m_legs.end() || known->second.ear != ear || !known->second.session)
                break;
            Listened &listened = known->second;
            listened.session->push(heard.samples, heard.atMs);
            const qint64 behind = listened.session->behindMs();
            if (behind > kFarBehindMs) {
                lose(leg, {ErrorKind::Unreachable, u"speech.backlog"_s, u"The recogniser does not keep up with the sound."_s,
                           u"Give it more processes, or a smaller model."_s, {}});
                break;
            }
            if (listened.call)
                Q_EMIT listened.call->soundHeard(heard.atMs, heard.voice, heard.atMs + kFrameMs - listened.session->untoldMs());
        }
    }
}

} // namespace lianxin
