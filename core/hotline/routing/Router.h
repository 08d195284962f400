// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "hotline/routing/Seats.h"
#include "platform/base/Expected.h"
#include <QJsonObject>
#include <QObject>
#include <QTimer>
#include <deque>
#include <map>

namespace lianxin {

//! \brief Why a call wants a person.
struct LIANXIN_EXPORT SeatRequest {
    Id callId;
    QString skill;      //!< empty: any seat
    QString reason;     //!< "key", "asked", "no_match", "emotion", "inbound", "transfer", "lost_seat"
    QString key;        //!< the key pressed, when it was one
    QString detail;     //!< what else the seat should know; no phone number
    int priority = 5;   //!< 0…9
    QString seatNumber; //!< only this seat (transfer); empty: any
};

//! \brief A call on its way to a seat.
struct LIANXIN_EXPORT SeatOffer {
    SeatRequest handOver;
    QString seatNumber;
    qint64 waitedMs = 0; //!< since the request
};

//! \brief Where a waiting call stands.
struct QueuePlace {
    int position = 0;          //!< 1 = next; 0 = is being offered
    qint64 expectedWaitMs = 0; //!< from recent handling times and the seats that serve; a guess
};

struct RoutingSettings {
    qint64 answerMs = 15'000;           //!< a seat that does not answer within loses the offer
    qint64 wrapUpMs = 60'000;           //!< wrap-up ends by itself after; 0 = never
    qint64 wrapUpMostMoreMs = 30 * 60'000; //!< by so much may the wrap-up of one call be prolonged in all
    qint64 waitLimitMs = 120'000;       //!< then a call-back is to be offered
    qint64 giveBackMs = 30'000;         //!< how long a call is kept for the seat that was lost
    qint64 placeEveryMs = 20'000;       //!< how often a waiting call is told its place
    qint64 serviceLevelMs = 15'000;     //!< GB/T 33358: answered within 15 s
    double serviceTarget = 0.95;        //!< share of the calls of which that is wanted
    qint64 defaultHandlingMs = 180'000; //!< until there are figures
    qint64 countEveryMs = 60'000;       //!< how often the time of states that last is written: a killed engine loses so much of a seat's day at most
    int maxOffers = 6;                  //!< seats tried before the call simply waits again
};

//! \brief Brings calls that want a person to seats: longest idle first, higher priority first, then longest
//! waiting. Knows no telephony: it says whom to ring (seatOffered) and is told what happened. Engine main
//! thread. Errors: routing.already_queued, routing.unknown_call, those of Seats.
class LIANXIN_EXPORT Router : public QObject {
    Q_OBJECT
public:
    Router(Store &store, Seats &seats, const Clock &clock, RoutingSettings settings = {},
           QObject *parent = nullptr);

    void start();

    //! A call wants a person. Offers a seat before it returns when one is free (seatOffered is emitted later,
    //! from the event loop); else the call waits and placeChanged tells its place from time to time.
    Expected<QueuePlace> request(const SeatRequest &handOver);
    //! The seat of this talking call was lost (console died): the same seat has first right for giveBackMs.
    Expected<QueuePlace> giveBack(const Id &callId);

    //! \name What the telephone tells
    //! @{
    void seatAnswered(const Id &callId);
    void seatRejected(const Id &callId);
    //! The seat's telephone could not be reached at all.
    void seatFailed(const Id &callId, const QString &why);
    void held(const Id &callId);
    void resumed(const Id &callId);
    //! Another seat, reserved before, has taken the talk over: the one that had it wraps up.
    void transferred(const Id &callId, const QString &toSeat);
    //! A seat has a citizen whom nobody at the hotline talked with: a supervisor took over from somebody outside.
    void taken(const Id &callId, const QString &bySeat);
    //! The talk is over: the seat wraps up.
    void talkEnded(const Id &callId);
    //! The citizen is gone, or no longer wants a person: leaves the queue, an offered seat becomes ready
    //! again.
    void callGone(const Id &callId);
    //! @}
    //! Wrap-up of this call was filed: the seat is ready. \a only empty, or without wrap-up of its own (a supervisor files
    //! for another): every seat that wraps the call up.
    Expected<void> wrappedUp(const Id &callId, const QString &only = {});

    //! The seat's wrap-up lasts longer. Errors: those of Seats::extendWrapUp(), routing.bad_extension (not 1 to 15 minutes).
    Expected<Seat> extendWrapUp(const QString &seat, int minutes, const QString &reason, const Id &userId);

    std::optional<QueuePlace> place(const Id &callId);
    //! Seat that rings or talks for the call; empty: none.
    QString seatOf(const Id &callId) const;
    struct QueueFigures {
        int waiting = 0;
        qint64 longestMs = 0;
        int offered = 0;
        int recentInbound = 0; //!< calls to the hotline that were answered or lost in the last quarter of an hour
        int recentInTime = 0;  //!< of them, answered by a person within the service level
    };
    QueueFigures figures() const;
    //! Day's counters: {"inbound":{"calls","answered","inTime","abandoned","rate"},"handover":{…
    //! "waitMsAvg","waitMsMax"}}
    Expected<QJsonObject> serviceLevel(const QString &day = {});
    //! The day by half hours, with what its seats did: serviceSlots(). Errors: routing.bad_day.
    Expected<QJsonObject> dayFigures(const QString &day = {});
    //! Reached by the wait of a call in milliseconds: counts an inbound call that the bot answered.
    void noteInboundAnswered(qint64 waitedMs);

    //! Writes what seats did until now; nothing is counted until start(). For the end of an engine.
    Expected<void> stop();

    //! Timeouts and offers due now; the timer calls it. Tests call it directly.
    void tick();

Q_SIGNALS:
    void seatOffered(const lianxin::SeatOffer &offer);
    //! The offer is over without an answer (why: "timeout", "rejected", "failed", "gone"): stop ringing the
    //! seat.
    void offerWithdrawn(const lianxin::Id &callId, const QString &seatNumber, const QString &why);
    void placeChanged(const lianxin::Id &callId, const lianxin::QueuePlace &place);
    //! Waited longer than waitLimitMs: offer a call-back. Once a request.
    void waitLimitReached(const lianxin::Id &callId);
    //! A transfer to a certain seat did not succeed (not free, timeout, rejected): the call waits for any
    //! seat now, first in line, and the seat that transferred has first right.
    void transferFailed(const lianxin::Id &callId, const QString &why);

private:
    struct Entry {
        SeatRequest handOver;
        qint64 since = 0;
        qint64 offeredAt = 0;
        QString seat; //!< rings, or talks
        enum class Phase { Waiting, Offered, Talking } phase = Phase::Waiting;
        qint64 talkingAt = 0;
        QStringList tried;
        QString transferredBy; //!< seat, for a transfer
        QString keptFor;       //!< seat with first right
        qint64 keptUntil = 0;
        qint64 toldAt = 0;
        bool limitTold = false;
        bool counted = false;
    };
    void offerWaiting();
    void beginWrapUp(const QString &seat, const Id &callId, const char *what);
    bool offer(Entry &entry);
    void withdraw(Entry &entry, const QString &why, SeatState seatTo, const QString &reason);
    void failTransfer(Entry &entry, const QString &why);
    std::vector<Entry *> line();
    qint64 expectedWait(int position, const QString &skill);
    void count(const Entry &entry, const QString &column, qint64 waitedMs);
    QJsonObject entryJson(const Entry &entry) const;

    Store &m_store;
    Seats &m_seats;
    const Clock &m_clock;
    RoutingSettings m_settings;
    std::map<Id, Entry> m_calls;
    std::deque<qint64> m_handling;       //!< last talk times, ms
    std::deque<std::pair<qint64, bool>> m_recentInbound; //!< when, and whether in time
    std::map<QString, qint64> m_wrapUps; //!< seat → until when
    QTimer m_timer;
    qint64 m_counted = 0; //!< when the time of lasting states was written
    bool m_offering = false;
};

} // namespace lianxin
