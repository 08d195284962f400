// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "call/media/MediaEngine.h"
#include "call/sip/Sdp.h"
#include "call/sip/SipStack.h"
#include "engine/rehearsal/CitizenWave.h"
#include "engine/rehearsal/LossyPath.h"
#include "engine/rehearsal/Scenario.h"
#include "engine/rehearsal/Tone.h"
#include <QObject>
#include <QTimer>

namespace lianxin {

class CitizenPool;

//! \brief One call of one simulated citizen. Main thread.
class CitizenCall : public QObject {
    Q_OBJECT
public:
    CitizenCall(CitizenPool &pool, sip::CallId call, QString number, QString behaviour, CallPlan plan, int nth, double toneHz);
    ~CitizenCall() override;

    //! The phone rings: refuse, ring on, or answer after a while.
    void ringing(const sip::IncomingCall &call);
    //! The citizen calls the hotline; returns the offer for the INVITE.
    Expected<std::string> prepareOutgoing();
    void outgoing(sip::CallId call) { m_call = call; }
    void peerAnswered(const std::string &sdp);
    void reOffer(const std::string &sdp, bool update);
    void ended(const sip::EndCause &cause);
    sip::CallId call() const { return m_call; }
    MemberId leg() const { return m_leg; }

private:
    Expected<void> openMedia();
    void applyAgreement(const sip::Agreement &agreement);
    void answer();
    //! Sound before the answer. False: it can't be played, and the call was refused.
    bool playEarly();
    Expected<void> acceptOffer();
    void play(const QString &sound, bool loop);
    void established();
    void pressWhenDue();
    void openLine(const RtpEndpoint &endpoint);
    Expected<void> surround();
    void learnToSpeak();
    QJsonObject keepWave();
    void speakWhenDue();
    void listen();
    void report(const QString &event, const QJsonObject &more = {});

    CitizenPool &m_pool;
    sip::CallId m_call;
    QString m_number;
    QString m_behaviour;
    CallPlan m_plan;
    int m_nth;
    double m_toneHz;
    std::optional<sip::SdpNegotiator> m_sdp;
    std::string m_offer;
    std::string m_reply; //!< our SDP, once it was given
    BridgeId m_bridge = 0;
    MemberId m_leg = 0;
    MemberId m_player = 0;
    std::shared_ptr<TapStream> m_tap;
    std::shared_ptr<TapStream> m_ownTap; //!< what the citizen says
    std::unique_ptr<CitizenWave> m_wave; //!< of those who speak
    std::unique_ptr<LossyPath> m_path;   //!< none: a line without loss
    std::vector<ToneMeter> m_seatMeters;
    std::size_t m_nextKey = 0;
    std::vector<PcmBuffer> m_sentences; //!< as they sound; empty where the voice is not there yet
    std::size_t m_nextSentence = 0;
    int m_pauses = 0;          //!< of others, since the last sentence
    qint64 m_saidMs = 0;       //!< heard since the last pause
    qint64 m_nowMs = 0;        //!< of the media's clock
    qint64 m_spokeUntilMs = 0; //!< an answer is waited for since then; 0: none
    qint64 m_listenedToSpeak = 0; //!< as m_listenedMs, since the last sentence
    bool m_up = false;
    bool m_heardSeat = false;
    qint64 m_loudMs = 0; //!< how long anything at all was heard
    qint64 m_quietMs = 0; //!< since when nothing is heard
    qint64 m_listenedMs = 0; //!< since the last key, as Press::afterMs counts it
    QTimer m_listening;
};

} // namespace lianxin
