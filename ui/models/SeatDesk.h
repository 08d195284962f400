// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "platform/base/Literals.h"
#include "ui/models/Door.h"
#include "ui/models/DraftKeeper.h"
#include "ui/models/Handset.h"
#include "ui/models/Session.h"
#include "ui/models/TranscriptModel.h"
#include <QTimer>

namespace lianxin {

//! \brief The state of one's own seat and of the call on it, as the engine last said: what the call bar and
//! the seat page show. While the engine is not heard of, the state is Unknown and keeps its age.
class SeatDesk final : public QObject {
    Q_OBJECT
public:
    enum class View { Idle, Ringing, Talking, Held, WrapUp, Unknown };
    Q_ENUM(View)
    SeatDesk(Door &door, Handset &handset, QObject *parent = nullptr);

    void begin(const Session &session);
    void finish();
    View view() const;
    //! The view before the engine went silent.
    View lastView() const { return m_view; }
    //! The engine's word for the seat: ready, away, talking …; empty before the first answer.
    const QString &seatState() const { return m_state; }
    const QString &seatReason() const { return m_reason; }
    qint64 seatSince() const { return m_since; }
    const QString &seatNumber() const { return m_session.seatNumber; }
    const Session &session() const { return m_session; }
    //! As calls.get answered; empty without a call.
    const QJsonObject &call() const { return m_call; }
    QString callId() const { return m_call["id"_L1].toString(); }
    //! When the present view of the call began, UTC ms (ringing since, talking since …). Of a wrap-up the engine's word
    //! counts, as beside the seat's state.
    qint64 callSince() const { return m_view == View::WrapUp && m_state == u"wrapup" && m_since > 0 ? m_since : m_callSince; }
    TranscriptModel *transcript() { return &m_transcript; }
    //! From a word being said to its being here, ms: the middle one of the last words; -1: none was heard yet.
    qint64 wordDelayMs() const;
    //! The recogniser is away: what is being said now will have no words.
    bool isDeaf() const;
    //! Puts a line of the transcript right.
    void correct(qint64 seq, const QString &text);
    //! What was written about calls and is not filed yet.
    DraftKeeper &drafts() { return m_drafts; }
    //! The seat as the engine last told it: wrapUpUntil, wrapUpExtendedMs, wrapUpExtensions, wrapUpReason …
    const QJsonObject &seat() const { return m_seat; }
    //! When the wrap-up ends by itself, UTC ms; 0: it does not, or none is under way.
    qint64 wrapUpUntil() const;
    Handset &handset() { return m_handset; }
    Door &door() { return m_door; }
    bool hasSeat() const { return !m_session.seatNumber.isEmpty(); }

    void answer();
    void hangUp();
    void reject();
    void toggleHold();
    //! What this telephone is on the call: its seat, a supervisor's, or one that is asked for advice.
    enum class Part { Seat, Supervisor, Consulted };
    Part part() const;
    //! Somebody is being consulted: "ringing", "talking" or "conference"; empty: nobody.
    QString consultState() const { return m_call["consult"_L1]["state"_L1].toString(); }
    //! A method of the door about the present call: "calls.park" …
    void act(const QString &method, QJsonObject more = {});
    //! Listen, whisper or barge on a seat's call; the telephone answers by itself when the engine rings it for that.
    void supervise(const QString &callId, const QString &mode);
    //! Rings the parked call that has waited longest.
    void retrieveParked();
    void setState(const QString &state, const QString &reason = {});
    //! \brief What came of a talk.
    struct Filing {
        QString result;
        QString summary;
        QString source; //!< of the summary: rules, model, person
        QString model;  //!< its name, where it is the source
        QString nextStep;
        QString ticketId; //!< empty: none
    };
    //! Files it; the seat is ready for the next call.
    void wrapUp(const Filing &filing);
    //! The same for a call whose wrap-up ran out meanwhile; the seat stays what it is.
    void fileLate(const QString &callId, const Filing &filing);
    //! More time for the wrap-up; \a reason: a name that the engine knows, or own words.
    void extendWrapUp(int minutes, const QString &reason);
    //! Asks what the talk gives for a ticket; draftCame() answers.
    void askDraft();
    void refresh();

Q_SIGNALS:
    void changed();
    //! A new call came up on this seat.
    void callArrived(const QString &callId);
    void failed(const lianxin::Error &error);
    void wrappedUp();
    //! What the talk gives for a ticket until now, as assistant.draft says it.
    void draftCame(const QJsonObject &draft);
    //! Nothing is proposed for a ticket: not permitted, or not known to the engine.
    void draftFailed(const lianxin::Error &error);
    //! wordDelayMs() is another one.
    void wordHeard();

private:
    void onEvent(const EventMessage &event);
    void takeSeat(const QJsonObject &seat);
    void takeCall(const QJsonObject &call);
    void onLine(const EventMessage &event);
    void takeLine(const QJsonObject &line);
    //! What was missed of the transcript.
    void catchUp();
    void loadCall(const QString &id);
    static QJsonObject paramsOf(const QString &callId, const Filing &filing);
    void setView(View view);
    void ask(const QString &method, const QJsonObject &params);

    Door &m_door;
    Handset &m_handset;
    Session m_session;
    TranscriptModel m_transcript;
    qint64 m_rev = 0; //!< everything up to this change of the transcript is here
    QTimer m_catchUp;
    QList<qint64> m_delays; //!< of the last words
    View m_view = View::Idle;
    QString m_state;
    QString m_reason;
    qint64 m_since = 0;
    qint64 m_callSince = 0;
    QJsonObject m_call;
    QJsonObject m_seat;
    DraftKeeper m_drafts;
    QString m_supervising; //!< call that this telephone was asked to join
    bool m_refreshing = false;
    bool m_again = false;
};

} // namespace lianxin
