// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "hotline/calendar/CallWindow.h"
#include "platform/base/Expected.h"
#include <QJsonObject>
#include <QStringList>
#include <optional>
#include <vector>

namespace lianxin {

//! \brief What a rung of the ladder does. Stored by name: remind_unit, tell_citizen, escalate, supervise,
//! push_supervision.
enum class RungAct {
    RemindUnit,  //!< calls the liaison, who acknowledges
    TellCitizen, //!< calls the citizen with the expected date
    Escalate,    //!< calls the unit's superior
    Supervise,   //!< makes a supervision order
    PushSupervision, //!< tells the unit of a supervision order; follows every order, no rung of a configured ladder
};
LIANXIN_EXPORT QString nameOf(RungAct act);
LIANXIN_EXPORT std::optional<RungAct> rungActFromName(QStringView name);

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
    qint64 since = 0;   //!< UTC ms when it was added or got another hour; 0: as long as there are tickets
    bool hasHoursOf(const LadderRung &other) const; //!< due at the same time
};

//! \brief Ladders by category, from resources/tickets/ladders.json (configuration). Pure; a value.
//!
//! {"windows":{"unit":{"workday":["08:30-20:00"]},"citizen":{…}},
//!  "ladders":[{"categories":["危急"],"rungs":[{"id":"soon","do":"remind_unit","minutesBefore":60,"hours":"any"}]},
//!             {"categories":["*"],"rungs":[{"id":"due_soon","do":"remind_unit","workingDaysBefore":2,"at":"09:00",
//!              "feedbackBy":"18:00"},{"id":"no_feedback","do":"escalate","after":"due_soon"}]}],
//!  "visits":{"delayMinutes":30,"withinDays":14,"attempts":3,"perDay":1,"leastConfidence":0.75}}
class LIANXIN_EXPORT TicketLadder {
public:
    //! Errors (BadInput): tickets.bad_ladder with the place; calendar.bad_window. Both name the field and what to write.
    static Expected<TicketLadder> fromJson(const QJsonObject &json);
    //! What the project ships; no rungs at all, with a warning in the log, when that is damaged.
    static TicketLadder shipped();

    //! The first ladder that names the category, else the one for "*".
    const std::vector<LadderRung> &of(const QString &category) const;
    //! When \a rung is due: the hours in which its people may be called are kept. A rung before the deadline that would
    //! fall behind it for that reason comes earlier instead. \a asked: of a NoFeedback, the hour until which feedback was
    //! asked for (feedbackUntil()); 0 while nothing was asked → 0.
    //! \a own: hours of work of the unit that is called, within which the ladder's are kept.
    qint64 dueAt(const Calendar &calendar, const LadderRung &rung, qint64 deadline, qint64 asked = 0, const std::optional<WorkShifts> &own = {}) const;
    //! The hour until which a rung that fires at \a at wants feedback; 0: it wants none. On the day it fires, or, when that
    //! hour has passed, on the next working day.
    static qint64 feedbackUntil(const Calendar &calendar, const LadderRung &rung, qint64 at);
    //! \a at, or when the people of \a act may be called next.
    qint64 opensAt(const Calendar &calendar, RungAct act, qint64 at, const std::optional<WorkShifts> &own = {}) const;
    QJsonObject windows(RungAct act, bool anyHour, const std::optional<WorkShifts> &own = {}) const; //!< for the dialling order
    const QJsonObject &json() const { return m_json; }

    struct Ladder {
        QStringList categories;
        std::vector<LadderRung> rungs;
    };
    const std::vector<Ladder> &ladders() const { return m_ladders; }
    //! The same ladders, the rungs that \a before does not have at the same hours marked as there since \a now.
    TicketLadder since(const TicketLadder &before, qint64 now) const;

    //! When citizens are asked after a finish.
    struct Visits {
        int delayMinutes = 30; //!< after the finish
        int withinDays = 14;   //!< then it is given up
        int attempts = 3, perDay = 1;
        double leastConfidence = 0.75; //!< of an answer; below it a person listens before anything follows
        bool operator==(const Visits &) const = default;
    };
    const Visits &visits() const { return m_visits; }

private:
    CallWindow windowOf(RungAct act, const std::optional<WorkShifts> &own) const {
        return act == RungAct::TellCitizen ? m_citizen : own ? m_unit.within(*own) : m_unit;
    }

    std::vector<Ladder> m_ladders;
    CallWindow m_unit, m_citizen;
    Visits m_visits;
    QJsonObject m_json;
};

} // namespace lianxin
