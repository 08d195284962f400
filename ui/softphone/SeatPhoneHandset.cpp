// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/softphone/SeatPhoneHandset.h"
#include "platform/base/Literals.h"
#include "ui/audio/SoundDevice.h"
#include "ui/models/ErrorWords.h"

namespace lianxin {
namespace {

constexpr int kWarnedMs = 4000;

} // namespace

SeatPhoneHandset::SeatPhoneHandset(Door &door, std::shared_ptr<SoundDevice> sound, QObject *parent)
    : Handset(parent)
    , m_door(door)
    , m_sound(std::move(sound))
    , m_phone(m_sound) {
    connect(&m_phone, &SeatPhone::registrationChanged, this, &Handset::changed);
    connect(&m_phone, &SeatPhone::stateChanged, this, &Handset::changed);
    connect(&m_phone, &SeatPhone::ringing, this, &Handset::ringing);
    connect(&m_phone, &SeatPhone::ended, this, [this](const QString &callId) { Q_EMIT ended(callId); });
    connect(&m_phone, &SeatPhone::failed, this, &SeatPhoneHandset::failed);
    connect(m_sound.get(), &SoundDevice::levelChanged, this, [this](double level) {
        m_level = level;
        Q_EMIT levelChanged(level);
    });
    connect(m_sound.get(), &SoundDevice::troubleChanged, this, &Handset::changed);
    connect(m_sound.get(), &SoundDevice::speakingChanged, this, &SeatPhoneHandset::noteSpeech);
    m_warned.setSingleShot(true);
    m_warned.setInterval(kWarnedMs);
    connect(&m_warned, &QTimer::timeout, this, [this] { noteSpeech(m_speaks); });
    connect(&door, &Door::linkChanged, this, [this] {
        const Door::Link link = m_door.link();
        if (link == Door::Link::Lost)
            m_lost = true;
        else if (link == Door::Link::Live && m_working && m_lost)
            askAccount();
    });
    connect(&m_phone, &SeatPhone::ended, this, [this] {
        if (m_working && m_lost && m_door.link() == Door::Link::Live)
            askAccount();
    });
}

void SeatPhoneHandset::begin() {
    m_working = true;
    m_account = {};
    askAccount();
}

void SeatPhoneHandset::askAccount() {
    m_lost = false;
    m_door.call(u"seats.phone"_s, {}, this, [this](const Expected<QJsonValue> &reply) {
        if (!m_working)
            return;
        if (!reply) {
            m_error = sentenceOf(reply.error());
            Q_EMIT changed();
            return;
        }
        m_error.clear();
        takeAccount(reply->toObject());
        Q_EMIT changed();
    });
}

void SeatPhoneHandset::takeAccount(const QJsonObject &account) {
    if (account == m_account)
        return; // the phone registers again by itself
    if (hasCall()) {
        m_lost = true; // asked again when the call is over
        return;
    }
    SeatPhoneConfig config;
    config.registrar = account["registrar"_L1].toString();
    config.aor = account["aor"_L1].toString();
    config.sipUser = account["sipUser"_L1].toString();
    config.sipPassword = account["sipPassword"_L1].toString();
    config.transport = account["transport"_L1].toString(config.transport);
    // The one certificate that the door was trusted by is the one that the telephone trusts.
    config.trusted = m_door.engineCertificate();
    const auto started = m_phone.start(config);
    m_account = started ? account : QJsonObject();
    if (!started) {
        m_error = sentenceOf(started.error());
        Q_EMIT failed(started.error());
    }
}

void SeatPhoneHandset::finish() {
    m_working = false;
    m_account = {};
    m_phone.stop();
    Q_EMIT changed();
}

Handset::Line SeatPhoneHandset::line() const {
    if (!m_error.isEmpty())
        return Line::Unregistered;
    switch (m_phone.registration()) {
    case PhoneRegistration::Off:
        return Line::Off;
    case PhoneRegistration::Registering:
        return Line::Registering;
    case PhoneRegistration::Registered:
        return Line::Registered;
    case PhoneRegistration::Unregistered:
        break;
    }
    return Line::Unregistered;
}

QString SeatPhoneHandset::why() const {
    return m_error.isEmpty() ? inReadersWords(m_phone.why()) : m_error;
}
bool SeatPhoneHandset::hasCall() const {
    return m_phone.state() != PhoneState::Idle;
}
bool SeatPhoneHandset::isRinging() const {
    return m_phone.state() == PhoneState::Ringing;
}

void SeatPhoneHandset::setMuted(bool muted) {
    m_phone.setMuted(muted);
    noteSpeech(m_speaks);
    Q_EMIT changed();
}

void SeatPhoneHandset::noteSpeech(bool speaks) {
    m_speaks = speaks;
    bool warn = m_phone.muted() && hasCall();
    if (warn && speaks)
        m_warned.start();
    else if (!warn)
        m_warned.stop();
    warn = m_warned.isActive();
    if (std::exchange(m_speaksMuted, warn) != warn)
        Q_EMIT changed();
}

bool SeatPhoneHandset::isSoundLost() const {
    return m_sound->isLost();
}

QString SeatPhoneHandset::deviceTrouble() const {
    return m_sound->trouble();
}

} // namespace lianxin
