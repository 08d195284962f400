// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QJsonObject>
#include <QString>
#include <map>
#include <set>
#include <tuple>
#include <vector>

namespace lianxin::test {

//! \brief Says which ladder steps a ticket must have had, from nothing but what happened to it: a second implementation of
//! the ticket clock's rules, offline, with a calendar and hours of its own. It knows neither the planner nor its tables.
class StepOracle {
public:
    //! One step: which rung, for which deadline, of which unit ("" for what the citizen is told).
    using Key = std::tuple<QString, qint64, QString>;
    struct Step {
        qint64 at = 0;
        QString how; //!< fired, too_late, not_needed, supervised
    };
    //! What happened, as the ticket's own events tell it.
    struct Happening {
        qint64 at = 0;
        QString action;
        QJsonObject data;
    };
    //! A call that was prepared and taken back, since its ticket changed before anybody was reached.
    struct TakenBack {
        Key key;
        qint64 placed = 0;
        qint64 again = 0; //!< when its tickets were looked at again: in the minute that took it back if the clock still looked in it, else the next
    };
    struct Unit {
        bool hasSuperior = true;
        bool reachable = true;
        bool superiorReachable = true;
    };

    //! \a ladders and \a holidays are the shipped files (resources/tickets/ladders.json, resources/calendar).
    StepOracle(const QJsonObject &ladders, const std::vector<QJsonObject> &holidays);
    void setUnits(std::map<QString, Unit> units) { m_units = std::move(units); }

    std::map<Key, Step> stepsOf(const QString &category, bool hasPhone, const std::vector<Happening> &life, const std::vector<TakenBack> &back,
                                qint64 until) const;

    //! Whether the unit (or the citizen) may be called at that minute by the ladders' hours.
    bool isOpen(const QString &whose, qint64 at) const;
    bool isWorkday(qint64 dayNumber) const;
    //! Days since 1970 in Shanghai, where every day has 24 hours.
    static qint64 dayOf(qint64 at) { return (at + kZone) / kDayMs; }

private:
    static constexpr qint64 kZone = 8 * 3'600'000, kDayMs = 86'400'000, kMinuteMs = 60'000;
    struct Rung {
        QString id, act, after, reason;
        char kind = 0; //!< d/D working days before/after, m/M minutes before/after, f no feedback
        qint64 amount = 0, minuteOfDay = 540, feedbackMinute = -1;
        bool anyHour = false;
    };
    using Hours = std::vector<std::pair<qint64, qint64>>; //!< minutes of the day
    qint64 stepDays(qint64 day, qint64 count) const;
    qint64 opening(const QString &whose, qint64 at) const;
    qint64 closingBefore(const QString &whose, qint64 at) const;
    const Hours &hoursOf(const QString &whose, qint64 day) const;
    qint64 feedbackUntil(const Rung &rung, qint64 at) const;
    qint64 dueAt(const Rung &rung, qint64 deadline, qint64 asked) const;
    const std::vector<Rung> &rungsOf(const QString &category) const;

    std::map<QString, std::vector<Rung>> m_ladders;
    std::map<QString, std::map<QString, Hours>> m_hours;
    std::map<qint64, bool> m_special; //!< day → works
    std::map<QString, Unit> m_units;
};

} // namespace lianxin::test
