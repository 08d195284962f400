// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "call/media/MediaEngine.h"
#include "call/phone/SeatPhone.h"
#include "call/sip/Sdp.h"
#include "call/sip/SipStack.h"

namespace lianxin {

//! Everything here lives on the phone's thread; events of the other threads are queued to it first.
struct SeatPhone::Private {
    explicit Private(SeatPhone *phone)
        : q(phone) {}

    SeatPhone *const q;
    std::shared_ptr<AudioDevicePort> device;
    SeatPhoneConfig config;
    std::string registrarHost; //!< "address:port"
    std::string localAddress;

    // Events of a stack that was stopped meanwhile carry an older generation and are dropped.
    int generation = 0;
    std::unique_ptr<sip::SipStack> stack;
    std::unique_ptr<MediaEngine> media;
    sip::RegistrationId registrationId = 0;
    PhoneRegistration registration = PhoneRegistration::Off;
    QString why;

    PhoneState state = PhoneState::Idle;
    sip::CallId call = 0;
    QString callId;
    std::string offer; //!< of the ringing call
    std::unique_ptr<sip::SdpNegotiator> negotiator;
    bool heldByUs = false;
    bool heldByPeer = false;
    bool muted = false;
    enum class Asked { Nothing, Hold, Resume };
    Asked asked = Asked::Nothing; //!< of our reoffer that waits for its answer

    BridgeId bridge = 0;
    MemberId leg = 0;
    MemberId microphone = 0;
    std::shared_ptr<PcmPort> line;
    bool deviceStarted = false;

    // SeatPhone.cpp
    void onSip(const sip::SipEvent &event);
    void onMedia(const MediaEvent &event);
    void setRegistration(PhoneRegistration next, QString reason);
    void setState(PhoneState next);

    // SeatPhoneCall.cpp
    void onIncoming(const sip::IncomingCall &incoming);
    void onEnded(const sip::Ended &ended);
    void onReOffer(const sip::ReOffer &reoffer);
    void onReOfferDone(const sip::ReOfferDone &done);
    void onTransfer(const sip::TransferProgress &progress);
    Expected<void> openSound();
    void closeSound();
    void apply(const sip::Agreement &agreement);
    void applyMatrix();
    void askFor(Asked what);
    //! Talking or Held, by what the two sides have agreed on.
    PhoneState settled() const { return heldByUs || heldByPeer ? PhoneState::Held : PhoneState::Talking; }
};

} // namespace lianxin
