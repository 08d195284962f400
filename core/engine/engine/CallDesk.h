// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "call/telephony/Telephony.h"
#include "hotline/dialling/Ports.h"
#include "hotline/routing/Callbacks.h"
#include "hotline/routing/Router.h"
#include "talk/bot/BotSession.h"
#include "talk/bot/QueueVoice.h"
#include <QJsonArray>
#include <QObject>
#include <map>
#include <memory>

namespace lianxin {

class CallRecords;
class CallSession;
class CallOutside;
class Campaigns;
class Dialler;
class Directory;
class CallHearing;
class CallTranscripts;
class FieldSealer;
class FlowActions;
class FlowStore;
class Announcements;
class InboundRoutes;
class LineHearing;
class Recordings;
class Seats;
struct Seat;
class TicketCalls;
class TicketInquiry;
class Tickets;
class Trunks;

//! How the robot sounds, where a campaign wants it otherwise than the flow.
struct BotVoice {
    QString id;   //!< empty: the flow's
    int rate = 0; //!< per cent; 0: the flow's

    //! The flow as it is to be said; a voice that \a synthesiser does not have is the flow's own.
    std::shared_ptr<const Flow> said(std::shared_ptr<const Flow> flow, const Synthesiser &synthesiser) const;
};

//! What the desk works with; all outlive it.
struct CallDeskParts {
    const Clock &clock; //!< of conversations: never compressed
    const Clock &businessClock; //!< of deadlines
    Telephony &telephony;
    Trunks &trunks;
    Dialler &dialler;
    Campaigns &campaigns;
    CallRecords &records;
    Recordings &recordings;
    Router &router;
    Seats &seats;
    Callbacks &callbacks;
    Directory &directory;
    Tickets &tickets;
    TicketCalls &ticketCalls;
    TicketInquiry &inquiry;
    FlowStore &flows;
    InboundRoutes &inbound;
    Synthesiser &synthesiser;
    const SystemPrompts &prompts;
    Timers &timers;
    const FieldSealer &sealer;
    Announcements &announcements;
    CallTranscripts &transcripts;
    CallHearing *ears = nullptr; //!< of the bots; none: they take keys only
};

//! \brief The place where calls meet: takes orders from dialling (Originator) and inbound calls from telephony, gives
//! each a CallSession, and carries every signal of telephony and routing to the session it is about. Main thread.
class CallDesk : public QObject, public Originator, public SeatForecast {
    Q_OBJECT
public:
    explicit CallDesk(CallDeskParts parts, QObject *parent = nullptr);
    ~CallDesk() override;

    CallDeskParts &parts() { return m_parts; }
    LineHearing &hearing() { return *m_hearing; }
    int seatRingSeconds() const { return 18; } // a little longer than routing waits, which decides
    CallSession *session(const Id &callId) const;
    int calls() const { return int(m_sessions.size()); }
    //! Whole seconds that a citizen's phone may ring, shortened by a rehearsal's clock.
    void setRingSeconds(int seconds) { m_ringSeconds = seconds; }

    //! \name Port of dialling
    //! @{
    Expected<void> originate(const OriginateRequest &request) override;
    void abort(const Id &attemptId) override;
    int freeLines(const QString &trunkId) override;
    double callsPerSecond(const QString &trunkId) override;
    //! @}
    //! Port of dialling: how things stand at the seats.
    SeatOutlook outlook(const QString &skill) override;
    //! A call that only shows whether a trunk works: through dialling's policy like every other, ended when it is answered;
    //! the outcome is the trunk's health. Id of the order. Errors: trunk.*, phone.*, trunk.test_refused (names the rule).
    Expected<Id> placeTrunkTest(const Id &trunkId, const QString &number);
    //! How far such a call is, as trunks.testState answers. Errors: trunk.test_unknown (NotFound).
    Expected<QJsonObject> trunkTestState(const Id &orderId);

    //! Whose the orders are that call somebody into a call; nullptr: nobody's, they are refused.
    void setOutside(CallOutside *outside) { m_outside = outside; }
    CallOutside *outside() const { return m_outside; }

    //! The call of this order, once it is placed, is for this seat: its telephone rings meanwhile.
    void callForSeat(const Id &orderId, const QString &seat) { m_seatOfOrder[orderId] = seat; }

    //! \name For sessions
    //! @{
    static bool isTrunkTest(const OriginateRequest &request);
    //! Whether it is noted of the citizen of that call that they want slow speech, or are old.
    bool wantsSlowSpeech(const Id &callId);
    //! Speaks slowly to whom it wantsSlowSpeech().
    std::unique_ptr<BotSession> makeBot(const Id &callId, BotCall &call, const QString &flowId, const QJsonObject &variables,
                                        FlowActions *actions, const BotVoice &voice);
    //! Sounds as \a flowId does when \a voice says it; without a flow as the voice alone.
    std::unique_ptr<QueueVoice> makeQueueVoice(BotCall &call, const QString &flowId, const BotVoice &voice);
    Expected<void> bookCallBack(const Id &callId, const QString &skill);
    Expected<void> reserveForTransfer(const Id &callId, const QString &seat);
    void releaseTransfer(const QString &seat);
    void completeTransfer(const Id &callId, const QString &to);
    //! That was asked for, else the engine's first. Errors: trunk.*
    Expected<Id> trunkOf(const QString &wanted);
    //! @}

private:
    void wireTelephony();
    void wireRouting();
    //! How long seats talk and wrap up, for the pace of campaigns that hand over.
    void noteSeat(const Seat &seat);
    void onInbound(const InboundCall &call);

    CallDeskParts m_parts;
    std::unique_ptr<LineHearing> m_hearing;
    CallOutside *m_outside = nullptr;
    std::map<Id, std::unique_ptr<CallSession>> m_sessions;
    std::map<Id, Id> m_callOfAttempt;
    std::map<Id, QString> m_seatOfOrder;
    int m_ringSeconds = 30;
    //! What the network said before the answer of a test call, by its id.
    struct TestProgress {
        QJsonArray steps;
        bool earlyMedia = false;
    };
    std::map<Id, TestProgress> m_tests;
    struct SeatSpan {
        qint64 busySince = 0; //!< rings or talks; 0: does not
        qint64 wrapUpSince = 0;
    };
    std::map<QString, SeatSpan> m_seatSpans;
};

} // namespace lianxin
