// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/rehearsal/SeatAgent.h"
#include "platform/base/Log.h"
#include <QJsonArray>
#include <chrono>

namespace lianxin {
namespace {

constexpr int kThinkMs = 300; //!< between the first ring and the answer
constexpr int kRetryMs = 1'000;

} // namespace

ToneDevice::ToneDevice(double hz, std::vector<double> listenFor)
    : m_tone(makeTone(hz, 400))
    , m_listenFor(std::move(listenFor)) {}

void ToneDevice::start(std::shared_ptr<PcmPort> line) {
    stop();
    m_heardMs = 0;
    m_line = std::move(line);
    m_thread = std::jthread([this](const std::stop_token &stopping) { run(stopping); });
}

void ToneDevice::stop() {
    if (m_thread.joinable()) {
        m_thread.request_stop();
        m_thread.join();
    }
    m_line.reset();
}

void ToneDevice::run(const std::stop_token &stopping) {
    std::vector<ToneMeter> meters(m_listenFor.begin(), m_listenFor.end());
    std::size_t position = 0;
    PcmFrame frame;
    auto next = std::chrono::steady_clock::now();
    while (!stopping.stop_requested()) {
        next += std::chrono::milliseconds(kFrameMs);
        for (auto &sample : frame) {
            sample = (*m_tone)[position];
            position = (position + 1) % m_tone->size();
        }
        m_line->write(frame);
        while (m_line->readable() >= frame.size()) {
            m_line->read(frame);
            for (auto &meter : meters) {
                meter.add(frame);
                m_heardMs = std::max(int(m_heardMs), meter.heardMs());
            }
        }
        std::this_thread::sleep_until(next);
    }
}

SeatAgent::SeatAgent(const SimulatedSeat &seat, int talkMs, std::vector<double> citizenTones, QObject *parent)
    : QObject(parent)
    , m_seat(seat)
    , m_talkMs(talkMs)
    , m_device(std::make_shared<ToneDevice>(seat.toneHz, std::move(citizenTones)))
    , m_phone(m_device) {
    m_retry.setSingleShot(true);
    m_retry.setInterval(kRetryMs);
    m_talk.setSingleShot(true);
    m_talk.setInterval(m_talkMs);
    connect(&m_retry, &QTimer::timeout, this, [this] {
        if (!m_loggedIn)
            logIn();
        else if (m_phone.registration() == PhoneRegistration::Registered)
            becomeReady();
        else
            registerPhone();
    });
    connect(&m_talk, &QTimer::timeout, this, [this] { m_phone.hangUp(); });
    connect(&m_door, &DoorClient::stateChanged, this, [this](DoorClient::State state) {
        if (state != DoorClient::State::Live)
            return;
        // A new engine (after a crash) listens on another SIP port.
        if (m_loggedIn)
            registerPhone();
        else
            logIn();
    });
    connect(&m_door, &DoorClient::sessionLost, this, [this] {
        m_loggedIn = false;
        m_retry.start();
    });
    connect(&m_phone, &SeatPhone::registrationChanged, this, [this](PhoneRegistration now) {
        if (now == PhoneRegistration::Registered)
            becomeReady();
    });
    connect(&m_phone, &SeatPhone::ringing, this, &SeatAgent::onRinging);
    connect(&m_phone, &SeatPhone::stateChanged, this, &SeatAgent::onState);
    connect(&m_phone, &SeatPhone::ended, this, [this](const QString &callId) { onEnded(callId); });
}

void SeatAgent::start(const QString &doorUrl) { m_door.connectToEngine(doorUrl); }

void SeatAgent::logIn() {
    m_door.login(m_seat.login, m_seat.password, this, [this](const Expected<QJsonValue> &result) {
        if (!result) {
            qCWarning(lcEngine).noquote() << "simulated seat" << m_seat.seatNumber << "can't log in:" << result.error().toString();
            m_retry.start();
            return;
        }
        m_loggedIn = true;
        registerPhone();
    });
}

void SeatAgent::registerPhone() {
    m_door.call(u"seats.phone"_s, {}, this, [this](const Expected<QJsonValue> &result) {
        if (!result) {
            m_retry.start();
            return;
        }
        const QJsonObject phone = result->toObject();
        const QString registrar = phone.value("registrar"_L1).toString();
        if (registrar == m_registrar && m_phone.registration() == PhoneRegistration::Registered)
            return becomeReady();
        m_registrar = registrar;
        SeatPhoneConfig config;
        config.registrar = registrar;
        config.aor = phone.value("aor"_L1).toString();
        config.sipUser = phone.value("sipUser"_L1).toString();
        config.sipPassword = phone.value("sipPassword"_L1).toString();
        config.retryMs = kRetryMs;
        if (auto started = m_phone.start(config); !started) {
            qCWarning(lcEngine).noquote() << "simulated seat" << m_seat.seatNumber << ':' << started.error().toString();
            m_registrar.clear();
            m_retry.start();
        }
    });
}

void SeatAgent::becomeReady() {
    if (m_phone.state() != PhoneState::Idle)
        return;
    m_door.call(u"seats.setState"_s, {{u"state"_s, u"ready"_s}}, this, [this](const Expected<QJsonValue> &result) {
        if (result)
            report(u"ready"_s);
        else
            confirmReady();
    });
}

// "Ready" is refused when the seat is ready already; anything else is tried again.
void SeatAgent::confirmReady() {
    m_door.call(u"seats.me"_s, {}, this, [this](const Expected<QJsonValue> &seat) {
        if (!seat || seat->toObject().value("state"_L1).toString() != u"ready"_s)
            m_retry.start();
    });
}

void SeatAgent::onRinging(const QString &callId) {
    m_callId = callId;
    report(u"ringing"_s, {{u"callId"_s, callId}});
    // What the console shows before answering must be there by now.
    m_door.call(u"calls.get"_s, {{u"id"_s, callId}}, this, [this, callId](const Expected<QJsonValue> &result) {
        const QJsonObject call = result ? result->toObject() : QJsonObject();
        report(u"card"_s, {{u"callId"_s, callId},
                           {u"reason"_s, call.value("handover"_L1).toObject().value("reason"_L1)},
                           {u"steps"_s, call.value("dialogue"_L1).toArray().size()},
                           {u"phone"_s, call.value("phone"_L1)},
                           {u"error"_s, result ? QString() : result.error().toString()}});
    });
    QTimer::singleShot(kThinkMs, this, [this] { m_phone.answer(); });
}

void SeatAgent::onState(PhoneState state) {
    if (state == PhoneState::Talking && !m_talk.isActive()) {
        report(u"talking"_s, {{u"callId"_s, m_callId}});
        m_talk.start();
    }
}

void SeatAgent::onEnded(const QString &callId) {
    m_talk.stop();
    report(u"ended"_s, {{u"callId"_s, callId}, {u"heardMs"_s, m_device->heardMs()}});
    m_door.call(u"calls.wrapUp"_s,
                {{u"id"_s, callId}, {u"result"_s, u"answered"_s}, {u"summary"_s, u"演练通话，已答复。"_s}}, this,
                [this, callId](const Expected<QJsonValue> &filed) {
                    report(u"wrapped_up"_s, {{u"callId"_s, callId}, {u"error"_s, filed ? QString() : filed.error().toString()}});
                    m_retry.start();
                });
}

void SeatAgent::report(const QString &event, QJsonObject more) {
    more.insert(u"seat"_s, m_seat.seatNumber);
    more.insert(u"event"_s, event);
    more.insert(u"at"_s, QDateTime::currentMSecsSinceEpoch());
    Q_EMIT happened(more);
}

} // namespace lianxin
