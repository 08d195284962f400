// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/engine/CallHearing.h"
#include "call/telephony/Telephony.h"
#include "platform/base/Log.h"
#include <QTimer>
#include <algorithm>
#include <chrono>

namespace lianxin {

struct CallHearing::Ear {
    Id callId;
    std::shared_ptr<TapStream> tap;
    VoiceActivity voice; // listening thread only
};

CallHearing::CallHearing(Telephony &telephony, Recogniser &recogniser, QObject *parent)
    : QObject(parent)
    , m_telephony(telephony)
    , m_recogniser(recogniser)
    , m_thread([this] { run(); }) {}

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
                heard.push_back({frame.positionMs, ear->voice.hear(frame.samples), frame.samples});
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

void CallHearing::listen(const Id &callId, BotCall &call) {
    if (const auto known = m_calls.find(callId); known != m_calls.end()) {
        known->second.call = &call;
        return;
    }
    auto tap = m_telephony.tap(callId, CallSide::Citizen);
    if (!tap) {
        qCWarning(lcBot).noquote() << "call" << callId << "can't be listened to:" << tap.error().toString();
        return;
    }
    Listened listened;
    listened.ear = std::make_shared<Ear>();
    listened.ear->callId = callId;
    listened.ear->tap = *tap;
    listened.call = &call;
    {
        const std::lock_guard lock(m_mutex);
        m_ears.push_back(listened.ear);
    }
    m_changed.notify_one();
    m_calls.emplace(callId, std::move(listened));
    open(callId);
}

void CallHearing::rest(const Id &callId) {
    const auto known = m_calls.find(callId);
    if (known == m_calls.end())
        return;
    {
        const std::lock_guard lock(m_mutex);
        std::erase(m_ears, known->second.ear);
    }
    m_telephony.closeTap(*known->second.ear->tap);
    m_calls.erase(known);
}

void CallHearing::open(const Id &callId) {
    const auto known = m_calls.find(callId);
    if (known == m_calls.end() || known->second.session)
        return;
    const auto told = [this, callId](const RecognisedSegment &segment) {
        const auto listened = m_calls.find(callId);
        if (listened != m_calls.end() && listened->second.call)
            Q_EMIT listened->second.call->wordsHeard(segment);
    };
    RecogniserEvents events;
    events.partial = told;
    events.final = [this, told](const RecognisedSegment &segment) {
        m_pauseMs = kFirstPauseMs;
        told(segment);
    };
    events.trouble = [this, callId](RecogniserTrouble trouble, const Error &why) {
        if (trouble == RecogniserTrouble::Fatal)
            lose(callId, why);
    };
    known->second.session = m_recogniser.open(std::move(events));
}

void CallHearing::lose(const Id &callId, const Error &why) {
    const auto known = m_calls.find(callId);
    if (known == m_calls.end() || !known->second.session)
        return;
    known->second.session.reset();
    qCWarning(lcBot).noquote() << "call" << callId << "goes on by keys:" << why.toString();
    QTimer::singleShot(m_pauseMs, this, [this, callId] { open(callId); });
    m_pauseMs = std::min(2 * m_pauseMs, kLongestPauseMs);
    if (known->second.call)
        Q_EMIT known->second.call->hearingLost();
}

void CallHearing::onHeard(const Batch &batch) {
    for (const auto &[ear, frames] : batch) {
        const Id callId = ear->callId;
        for (const Heard &heard : frames) {
            // Whoever is told may have ended the call, or handed it over.
            const auto known = m_calls.find(callId);
            if (known == m_calls.end() || known->second.ear != ear || !known->second.session)
                break;
            Listened &listened = known->second;
            listened.session->push(heard.samples, heard.atMs);
            const qint64 behind = listened.session->behindMs();
            if (behind > kFarBehindMs) {
                lose(callId, {ErrorKind::Unreachable, u"speech.backlog"_s, u"The recogniser does not keep up with the sound."_s,
                              u"Give it more processes, or a smaller model."_s, {}});
                break;
            }
            if (listened.call)
                Q_EMIT listened.call->soundHeard(heard.atMs, heard.voice, heard.atMs + kFrameMs - behind);
        }
    }
}

} // namespace lianxin
