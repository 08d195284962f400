// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "hotline/dialling/ChanceTable.h"
#include "platform/base/Literals.h"
#include <QJsonObject>
#include <array>
#include <vector>

namespace lianxin {

//! \brief What a campaign that hands calls over to seats promises to those who ask for a person.
struct PacingTargets {
    double answerWithin = 15;    //!< seconds (GB/T 33358)
    double answeredShare = 0.95; //!< of those who ask, within that
    double dropAfter = 30;       //!< seconds; who is not answered by then, or hangs up before, was dropped
    double dropCeiling = 0.03;   //!< of those who ask; hard
};

//! \brief How things stand at one instant. Seconds are those already spent in the stage.
struct PacingScene {
    std::vector<double> ringing;  //!< calls of the campaign that ring
    std::vector<double> inNotice; //!< … that were answered, and have not asked for a person (yet)
    int waiting = 0;              //!< calls that wait for a seat, whosever
    int ready = 0;                //!< free seats
    std::vector<double> talking;  //!< seats that talk, or are about to
    std::vector<double> wrapping; //!< seats in wrap-up
    double arrivalsPerSecond = 0; //!< calls to the hotline that want a seat
    int room = 0;                 //!< calls that lines and rates would let start now
};

//! \brief What was decided, and from what. Keys of toJson(): callsNow, inFlight, atOnce, seatsServing, seatsFree,
//! seatsFreeSoon, asksSoon, answerRate, askRate, ringSeconds, talkSeconds, wrapUpSeconds, lateRisk, allowedRisk, asked,
//! lateShare, dropShare, dropCeiling, reason.
struct LIANXIN_EXPORT PacingView {
    int callsNow = 0;         //!< calls that may start now
    int inFlight = 0;         //!< calls that may still ask for a person
    int seatsServing = 0;
    int seatsFree = 0;
    double seatsFreeSoon = 0; //!< free and expected to be, by the time at which a call begun now asks for a person
    double asksSoon = 0;      //!< of the calls in flight and those who wait, by then
    double answerRate = 0;    //!< of calls
    double askRate = 0;       //!< of those who answer
    double ringSeconds = 0;
    double talkSeconds = 0;
    double wrapUpSeconds = 0;
    double lateRisk = 0;      //!< of one more call's asking in vain for answerWithin
    double allowedRisk = 0;   //!< what is allowed now, after what happened so far
    qint64 asked = 0;
    double lateShare = 0;     //!< of those who asked
    double dropShare = 0;     //!< of those who asked
    double dropCeiling = 0;
    QString reason;           //!< why not more: "", "no_seats", "seats_busy", "drop_ceiling"

    QJsonObject toJson() const;
};

//! \brief Paces a campaign whose citizens may ask for a person: begins as many calls as seats are expected to be free for,
//! when they ask. Learns ring time, answer rate, how many ask and when, talk and wrap-up times; reckons with what calls
//! and seats have already spent; and steers the risk that it takes by those who really had to wait, so that the share of
//! the late and of the dropped stays below the targets whatever the estimates are worth. docs/pacing.md. Pure.
class LIANXIN_EXPORT SeatPacer {
public:
    static constexpr int kInstants = 18;
    static constexpr double kStep = 5; //!< seconds between two instants looked ahead at
    //! Expected number by each instant.
    using Ahead = std::array<double, kInstants>;

    explicit SeatPacer(PacingTargets targets = {});
    void setTargets(const PacingTargets &targets) { m_targets = targets; }
    const PacingTargets &targets() const { return m_targets; }

    //! \name What happened
    //! @{
    void ringEnded(double seconds, bool answered);
    //! Answered calls: until a person was asked for, or until the end without.
    void noticeEnded(double seconds, bool asked);
    void talkEnded(double seconds);
    void wrapUpEnded(double seconds);
    void askServed(double waitedSeconds);
    void askLost(double waitedSeconds);
    //! @}

    //! \a others: asks expected of other campaigns for the same seats.
    PacingView decide(const PacingScene &scene, const Ahead &others = {}) const;
    //! Asks expected of the scene's calls.
    Ahead asksAhead(const PacingScene &scene) const;
    qint64 asked() const { return m_asked; }
    qint64 dropped() const { return m_dropped; }
    double lateShare() const { return m_asked ? double(m_late) / double(m_asked) : 0; }
    double dropShare() const { return m_asked ? double(m_dropped) / double(m_asked) : 0; }

    //! \name Kept across restarts
    //! @{
    //! Everything that was learned and counted.
    QJsonObject toJson() const;
    //! False, and nothing changed, for what toJson() did not write.
    bool restore(const QJsonObject &json);
    //! Shares are those of a day: counts begin anew, what was learned stays.
    void newDay() { m_asked = m_late = m_dropped = 0; }
    //! @}

private:
    void tables(const PacingScene &scene) const;
    bool isNew() const;
    void learn(bool late, bool dropped);

    PacingTargets m_targets;
    mutable ChanceTable m_ring{1, 60, 20, 0.5, 600};
    mutable ChanceTable m_notice{1, 120, 30, 0.5, 400};
    mutable ChanceTable m_talk{10, 120, 180, 1, 600};
    mutable ChanceTable m_wrapUp{2, 60, 30, 1, 600};
    double m_lateRisk = 0.05; //!< allowed, steered by the late
    double m_dropRisk = 0.05; //!< allowed, steered by the dropped
    qint64 m_asked = 0;
    qint64 m_late = 0;
    qint64 m_dropped = 0;
    //! Chances by stage and bin of time spent, for each instant; made anew after news.
    mutable std::vector<Ahead> m_ringAsks;
    mutable std::vector<Ahead> m_noticeAsks;
    mutable std::vector<Ahead> m_talkFrees; //!< by the instant and answerWithin
    mutable std::vector<Ahead> m_wrapFrees;
    mutable int m_news = 1 << 20; //!< since the tables were made
};

} // namespace lianxin
