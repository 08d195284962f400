// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "hotline/calendar/CallWindow.h"
#include "platform/base/Expected.h"
#include <QJsonObject>
#include <QStringList>
#include <vector>

namespace lianxin {

//! \brief What a rung of the ladder does. Stored by name: remind_unit, tell_citizen, escalate, supervise.
enum class RungAct {
    RemindUnit,  //!< calls the liaison, who acknowledges
    TellCitizen, //!< calls the citizen with the expected date
    Escalate,    //!< calls the unit's superior
    Supervise,   //!< makes a supervision order
};
LIANXIN_EXPORT QString nameOf(RungAct act);

//! \brief One step that follows from a ticket's deadline.
struct LadderRung {
    QString id; //!< unique in its ladder; stored
    RungAct act = RungAct::RemindUnit;
    enum class When {
        DaysBefore,    //!< amount working days before the deadline's day, at a time of day
        DaysAfter,     //!< the same after it
        MinutesBefore, //!< before the deadline to the minute
        MinutesAfter,
        NoFeedback, //!< at the hour until which `after` asked for feedback, if there was none
    };
    When when = When::DaysBefore;
    int amount = 0;
    QTime at{9, 0};
    QString after;      //!< NoFeedback: the rung that asked
    QTime feedbackBy;   //!< what this rung asks for; invalid: nothing
    bool anyHour = false; //!< also at night and on holidays
    QString reason;     //!< of a supervision order
};

//! \brief Ladders by category, from resources/tickets/ladders.json (configuration). Pure; a value.
//!
//! {"windows":{"unit":{"workday":["08:30-20:00"]},"citizen":{…}},
//!  "ladders":[{"categories":["危急"],"rungs":[{"id":"soon","do":"remind_unit","minutesBefore":60,"hours":"any"}]},
//!             {"categories":["*"],"rungs":[{"id":"due_soon","do":"remind_unit","workingDaysBefore":2,"at":"09:00",
//!              "feedbackBy":"18:00"},{"id":"no_feedback","do":"escalate","after":"due_soon"}]}]}
class LIANXIN_EXPORT TicketLadder {
public:
    //! Errors (BadInput): tickets.bad_ladder with the place; calendar.bad_window.
    static Expected<TicketLadder> fromJson(const QJsonObject &json);
    //! What the project ships; no rungs at all, with a warning in the log, when that is damaged.
    static TicketLadder shipped();

    //! The first ladder that names the category, else the one for "*".
    const std::vector<LadderRung> &of(const QString &category) const;
    //! When \a rung is due: the hours in which its people may be called are kept. A rung before the deadline that would
    //! fall behind it for that reason comes earlier instead. \a asked: of a NoFeedback, the hour until which feedback was
    //! asked for (feedbackUntil()); 0 while nothing was asked → 0.
    qint64 dueAt(const Calendar &calendar, const LadderRung &rung, qint64 deadline, qint64 asked = 0) const;
    //! The hour until which a rung that fires at \a at wants feedback; 0: it wants none. On the day it fires, or, when that
    //! hour has passed, on the next working day.
    static qint64 feedbackUntil(const Calendar &calendar, const LadderRung &rung, qint64 at);
    QJsonObject windows(const LadderRung &rung) const; //!< for the dialling order
    const QJsonObject &json() const { return m_json; }

private:
    const CallWindow &windowOf(const LadderRung &rung) const { return rung.act == RungAct::TellCitizen ? m_citizen : m_unit; }

    struct Ladder {
        QStringList categories;
        std::vector<LadderRung> rungs;
    };
    std::vector<Ladder> m_ladders;
    CallWindow m_unit, m_citizen;
    QJsonObject m_json;
};

} // namespace lianxin
