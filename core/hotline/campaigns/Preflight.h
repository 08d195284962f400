// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "hotline/calendar/CallWindow.h"
#include "hotline/dialling/CallOrder.h"
#include "platform/base/Expected.h"
#include <QJsonObject>
#include <vector>

namespace lianxin {

//! \brief What a forecast rests on. Each value says where it comes from: "history" (the hotline's own calls), "default" (the
//! field's usual figure) or "given" (by the admin).
struct LIANXIN_EXPORT PreflightAssumptions {
    double answerRate = 0.45;    //!< share of attempts that a person answers, 0…1
    double talkSeconds = 40;     //!< with the robot, of an answered call
    double ringSeconds = 25;     //!< a line is taken by an attempt before somebody answers, or nobody does
    double handOverShare = 0.12; //!< of answered calls, that ask for a person
    double seatSeconds = 210;    //!< of a seat by a hand-over, wrap-up included
    QJsonObject sources;         //!< value → "history" …
    qint64 basis = 0;            //!< attempts that history was read from

    //! Puts in what the admin gave. Errors (Usage): campaigns.bad_assumption with the key as place.
    Expected<void> take(const QJsonObject &given);
    QJsonObject toJson() const;
};

//! \brief A forecast's question.
struct PreflightInput {
    qint64 from = 0;          //!< UTC ms: when dialling begins at the earliest
    qint64 endAt = 0;         //!< 0: none
    qint64 people = 0;        //!< that may be called
    qint64 delayedToTomorrow = 0; //!< of them, those who may not be called today any more
    qint64 retries = 0;       //!< people tried before, due again
    int lines = 1;
    double cps = 1;
    int seats = 0;            //!< planned for hand-overs; 0: not said
    CallWindow windows;
    AttemptPolicy attempts;
    double alternates[2] = {0, 0}; //!< share of people with a second, with a third number that may be called
};

//! \brief Half an hour of the forecast, in expectation.
struct HalfHour {
    qint64 at = 0; //!< UTC ms
    double calls = 0;
    double answered = 0;
    double handOvers = 0;
    double lines = 0;    //!< in use on average while calls are allowed
    int seatsNeeded = 0; //!< so that 95 % of those who ask for a person are answered within 15 s (Erlang C)
    int seatsShort = 0;  //!< more than are planned; 0 where nothing was planned
};

struct Forecast {
    qint64 opensAt = 0;  //!< first call; 0: never within 60 days
    qint64 finishAt = 0; //!< 0: not within a year of half hours
    double calls = 0;
    double answered = 0;
    double handOvers = 0;
    double lineHours = 0;
    double openMs = 0; //!< of dialling time
    std::vector<HalfHour> halfHours;
};

//! \brief Expected course of a campaign, half hour by half hour: cohorts of people who wait for their first or a further
//! attempt, a capacity of calls by lines and calls a second, windows, pauses by cause, attempts a day. Pure; any thread.
LIANXIN_EXPORT Forecast forecast(const PreflightInput &input, const PreflightAssumptions &assumptions, const Calendar &calendar,
                                 const std::function<bool()> &cancelled = {});

//! Seats for a load of \a erlangs so that \a share of those who come wait at most \a waitSeconds, with calls of
//! \a holdSeconds on average (Erlang C).
LIANXIN_EXPORT int seatsFor(double erlangs, double holdSeconds, double share = 0.95, double waitSeconds = 15);

} // namespace lianxin
