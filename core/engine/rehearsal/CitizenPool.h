// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "call/media/MediaEngine.h"
#include "call/sip/SipStack.h"
#include "engine/rehearsal/Scenario.h"
#include "talk/speech/EspeakSynthesiser.h"
#include <QHash>
#include <QObject>
#include <map>

namespace lianxin {

class CitizenCall;

//! \brief The far side of a rehearsal: one SIP user agent on loopback that answers for every simulated citizen, as a
//! carrier's trunk would. Each call is a CitizenCall that does what its behaviour says. Main thread.
class CitizenPool : public QObject {
    Q_OBJECT
public:
    explicit CitizenPool(const Scenario &scenario, QObject *parent = nullptr);
    ~CitizenPool() override;

    //! Listens on a loopback port of its own. Errors: those of SipStack::start().
    Expected<quint16> start();
    //! A citizen calls the hotline: rings \a calledNumber at \a engine ("127.0.0.1:5060"), waits for a seat, talks.
    Expected<void> callHotline(const QString &number, const QString &calledNumber, const QString &engine);

Q_SIGNALS:
    //! {"number","behaviour","call":n-th to this number,"event":"called|answered|key|heard_seat|ended", …}
    void happened(const QJsonObject &event);

private:
    friend class CitizenCall;
    //! Of those who speak; started when the first of them does.
    Synthesiser &voice();
    void onSip(const sip::SipEvent &event);
    void onMedia(const MediaEvent &event);
    void report(const QString &number, const QString &behaviour, int call, const QString &event, QJsonObject more = {});

    Scenario m_scenario;
    sip::SipStack m_sip;
    MediaEngine m_media;
    std::map<sip::CallId, std::unique_ptr<CitizenCall>> m_calls;
    QHash<QString, int> m_counts; //!< calls to each number so far
    QList<double> m_seatTones;
    std::unique_ptr<EspeakSynthesiser> m_voice;
};

} // namespace lianxin
