// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/year/StepOracle.h"
#include "platform/base/Literals.h"
#include <QDate>
#include <QJsonArray>

namespace lianxin::test {
namespace {

qint64 minutesOf(const QString &clock) {
    const auto parts = clock.split(u':');
    return parts.size() == 2 ? parts[0].toInt() * 60 + parts[1].toInt() : -1;
}

//! A ticket as it stands between two happenings.
struct Standing {
    QString state = u"pending_dispatch"_s, unit, satisfaction;
    qint64 deadline = 0;
    bool paused = false, supervised = false;
    std::map<QString, std::pair<qint64, QString>> orders; //!< open supervision orders → when made, unit
    QString dissatisfiedOrder;

    bool withUnit() const { return state == u"pending_sign" || state == u"processing"; }
    bool runs() const { return deadline > 0 && !paused && (withUnit() || state == u"pending_dispatch"); }

    void happen(const StepOracle::Happening &it) {
        const QString &a = it.action;
        if (it.data.contains(u"deadline"_s) &&
            QStringList{u"created"_s, u"dispatched"_s, u"reassigned"_s, u"extension_granted"_s, u"resumed"_s, u"supervised"_s}.contains(a))
            deadline = it.data[u"deadline"_s].toInteger();
        if (a == u"dispatched" || a == u"reassigned") {
            unit = it.data[u"unitId"_s].toString();
            state = u"pending_sign"_s;
        } else if (a == u"signed") {
            state = u"processing"_s;
        } else if (a == u"returned") {
            state = u"pending_dispatch"_s;
            unit.clear();
        } else if (a == u"finished") {
            state = u"pending_visit"_s;
        } else if (a == u"paused" || a == u"resumed") {
            paused = a == u"paused";
        } else if (a == u"visited") {
            satisfaction = it.data[u"result"_s].toString();
            if (satisfaction == u"satisfied" || (satisfaction == u"dissatisfied" && it.data[u"outOfScope"_s].toBool()))
                state = u"closed"_s;
            else if (satisfaction == u"dissatisfied")
                state = u"processing"_s;
        } else if (a == u"supervised") {
            supervised = true;
            const QString id = it.data[u"supervisionId"_s].toString();
            if (it.data[u"reason"_s].toString() == u"dissatisfied") {
                orders.erase(dissatisfiedOrder); // the unit failed again: this one follows it
                dissatisfiedOrder = id;
            }
            orders[id] = {it.at, unit};
        } else if (a == u"appeal_upheld") {
            supervised = false;
            if (satisfaction == u"dissatisfied" && state == u"processing" && !paused)
                state = u"closed"_s;
            satisfaction.clear();
        } else if (a == u"closed") {
            state = u"closed"_s;
        }
        if (state == u"closed")
            supervised = false;
        if (!supervised)
            orders.clear();
    }
};

//! Made by the ladder itself, after it was looked at.
bool isOfTheLadder(const StepOracle::Happening &it) {
    const QString reason = it.data[u"reason"_s].toString();
    return it.action == u"supervised" && (reason == u"overdue" || reason == u"no_feedback");
}

bool isFeedback(const QString &action) {
    return action == u"processed" || action == u"finished" || action == u"return_asked" || action == u"extension_asked" || action == u"paused" ||
           action == u"assist_reported";
}

} // namespace

StepOracle::StepOracle(const QJsonObject &ladders, const std::vector<QJsonObject> &holidays) {
    for (const auto &year : holidays)
        for (const auto &day : year[u"days"_s].toArray())
            m_special[QDate(1970, 1, 1).daysTo(QDate::fromString(day[u"date"_s].toString(), Qt::ISODate))] = !day[u"isOffDay"_s].toBool();
    for (const auto &whose : {u"unit"_s, u"citizen"_s})
        for (const auto &kind : {u"workday"_s, u"weekend"_s, u"holiday"_s})
            for (const auto &range : ladders[u"windows"_s][whose][kind].toArray())
                m_hours[whose][kind].emplace_back(minutesOf(range.toString().section(u'-', 0, 0)), minutesOf(range.toString().section(u'-', 1, 1)));
    for (const auto &ladder : ladders[u"ladders"_s].toArray()) {
        std::vector<Rung> rungs;
        for (const auto &json : ladder[u"rungs"_s].toArray()) {
            Rung rung;
            rung.id = json[u"id"_s].toString();
            rung.act = json[u"do"_s].toString();
            rung.after = json[u"after"_s].toString();
            rung.reason = json[u"reason"_s].toString(u"overdue"_s);
            for (const auto &[key, kind] : {std::pair{u"workingDaysBefore"_s, 'd'}, std::pair{u"workingDaysAfter"_s, 'D'},
                                            std::pair{u"minutesBefore"_s, 'm'}, std::pair{u"minutesAfter"_s, 'M'}})
                if (const auto amount = json[key]; amount.isDouble()) {
                    rung.kind = kind;
                    rung.amount = amount.toInteger();
                }
            if (!rung.after.isEmpty())
                rung.kind = 'f';
            if (const auto at = json[u"at"_s].toString(); !at.isEmpty())
                rung.minuteOfDay = minutesOf(at);
            rung.feedbackMinute = minutesOf(json[u"feedbackBy"_s].toString());
            rung.anyHour = json[u"hours"_s].toString() == u"any";
            rungs.push_back(rung);
        }
        for (const auto &category : ladder[u"categories"_s].toArray())
            m_ladders[category.toString()] = rungs;
    }
}

bool StepOracle::isWorkday(qint64 day) const {
    const auto special = m_special.find(day);
    return special != m_special.end() ? special->second : (day + 3) % 7 < 5; // 1970-01-01 was a Thursday
}

const StepOracle::Hours &StepOracle::hoursOf(const QString &whose, qint64 day) const {
    static const Hours none;
    const auto special = m_special.find(day);
    const bool off = special != m_special.end() && !special->second;
    const auto &hours = m_hours.at(whose);
    const auto found = hours.find(off ? u"holiday"_s : isWorkday(day) ? u"workday"_s : u"weekend"_s);
    return found == hours.end() ? none : found->second;
}

bool StepOracle::isOpen(const QString &whose, qint64 at) const {
    const qint64 minute = (at + kZone) % kDayMs / kMinuteMs;
    for (const auto &[from, to] : hoursOf(whose, dayOf(at)))
        if (minute >= from && minute < to)
            return true;
    return false;
}

qint64 StepOracle::opening(const QString &whose, qint64 at) const {
    if (isOpen(whose, at))
        return at;
    for (qint64 day = dayOf(at);; ++day)
        for (const auto &[from, to] : hoursOf(whose, day))
            if (const qint64 opens = day * kDayMs - kZone + from * kMinuteMs; opens > at)
                return opens;
}

// An hour before people go home, the last time before \a at.
qint64 StepOracle::closingBefore(const QString &whose, qint64 at) const {
    for (qint64 day = dayOf(at);; --day) {
        const auto &hours = hoursOf(whose, day);
        for (auto range = hours.rbegin(); range != hours.rend(); ++range)
            if (const qint64 start = day * kDayMs - kZone; start + range->second * kMinuteMs <= at)
                return start + std::max(range->first, range->second - 60) * kMinuteMs;
    }
}

qint64 StepOracle::stepDays(qint64 day, qint64 count) const {
    for (const qint64 step = count < 0 ? -1 : 1; count != 0; count -= step)
        do
            day += step;
        while (!isWorkday(day));
    return day;
}

qint64 StepOracle::feedbackUntil(const Rung &rung, qint64 at) const {
    if (rung.feedbackMinute < 0)
        return 0;
    const qint64 today = dayOf(at) * kDayMs - kZone + rung.feedbackMinute * kMinuteMs;
    return at < today ? today : stepDays(dayOf(at), 1) * kDayMs - kZone + rung.feedbackMinute * kMinuteMs;
}

qint64 StepOracle::dueAt(const Rung &rung, qint64 deadline, qint64 asked) const {
    qint64 raw = asked;
    if (rung.kind == 'd' || rung.kind == 'D')
        raw = stepDays(dayOf(deadline), rung.kind == 'd' ? -rung.amount : rung.amount) * kDayMs - kZone + rung.minuteOfDay * kMinuteMs;
    else if (rung.kind != 'f')
        raw = deadline + (rung.kind == 'm' ? -1 : 1) * rung.amount * kMinuteMs;
    if (raw == 0 || rung.anyHour || rung.act == u"supervise")
        return raw;
    const QString whose = rung.act == u"tell_citizen" ? u"citizen"_s : u"unit"_s;
    const qint64 opens = opening(whose, raw);
    const bool before = rung.kind == 'd' || rung.kind == 'm';
    return before && raw < deadline && opens >= deadline ? closingBefore(whose, raw) : opens;
}

const std::vector<StepOracle::Rung> &StepOracle::rungsOf(const QString &category) const {
    const auto own = m_ladders.find(category);
    return own != m_ladders.end() ? own->second : m_ladders.at(u"*"_s);
}

std::map<StepOracle::Key, StepOracle::Step> StepOracle::stepsOf(const QString &category, bool hasPhone, const std::vector<Happening> &life,
                                                                 const std::vector<TakenBack> &back, qint64 until) const {
    std::map<Key, Step> steps;
    std::set<qint64> wakes;
    for (const auto &it : life)
        wakes.insert(it.at);
    for (const auto &one : back)
        wakes.insert(one.again);
    Standing now;
    size_t next = 0;
    while (!wakes.empty()) {
        const qint64 at = *wakes.begin();
        wakes.erase(wakes.begin());
        if (at > until)
            break;
        for (const auto &one : back)
            if (one.again <= at)
                if (const auto step = steps.find(one.key); step != steps.end() && step->second.at == one.placed)
                    steps.erase(step);
        for (; next < life.size() && life[next].at <= at && !(life[next].at == at && isOfTheLadder(life[next])); ++next)
            now.happen(life[next]);
        for (bool again = true; again;) {
            again = false;
            if (now.runs()) {
                std::map<QString, std::pair<qint64, Key>> last; // of several of one kind only the last
                std::vector<std::pair<Key, QString>> look; // what is done now, supervising with its reason
                for (const auto &rung : rungsOf(category)) {
                    const bool citizen = rung.act == u"tell_citizen";
                    const Key key{rung.id, now.deadline, citizen ? QString() : now.unit};
                    if (steps.contains(key) || (citizen ? !hasPhone : !now.withUnit()))
                        continue;
                    qint64 asked = 0, fired = 0;
                    if (rung.kind == 'f') {
                        const auto asker = steps.find(Key{rung.after, now.deadline, now.unit});
                        if (asker == steps.end() || asker->second.how == u"too_late")
                            continue;
                        fired = asker->second.at;
                        for (const auto &one : rungsOf(category))
                            if (one.id == rung.after)
                                asked = feedbackUntil(one, fired);
                    }
                    const qint64 due = dueAt(rung, now.deadline, asked);
                    if (due > at) {
                        wakes.insert(due + (kMinuteMs - due % kMinuteMs) % kMinuteMs);
                        continue;
                    }
                    QString how = u"fired"_s;
                    if ((rung.kind == 'd' || rung.kind == 'm') && at >= now.deadline)
                        how = u"too_late"_s;
                    for (const auto &it : life)
                        if (fired && isFeedback(it.action) && it.at >= fired && it.at <= at)
                            how = u"not_needed"_s;
                    const auto &unit = m_units.at(citizen || now.unit.isEmpty() ? m_units.begin()->first : now.unit);
                    if (how == u"fired") {
                        if (const auto other = last.find(rung.act); other != last.end()) {
                            if (other->second.first > due)
                                how = u"too_late"_s;
                            else
                                steps[other->second.second].how = u"too_late"_s;
                        }
                        if (how == u"fired")
                            last[rung.act] = {due, key};
                    }
                    steps[key] = {at, how};
                    look.emplace_back(key, QString());
                    if (how == u"fired" && !citizen && rung.act != u"escalate" && rung.act != u"supervise" && !unit.reachable)
                        steps[key].how = u"nobody"_s;
                    if (how == u"fired" && (rung.act == u"supervise" ||
                                            (rung.act == u"escalate" && (!unit.hasSuperior || !unit.superiorReachable))))
                        steps[key].how = u"supervised"_s;
                    if (steps[key].how == u"supervised")
                        look.back().second = rung.act == u"supervise" ? rung.reason : u"no_feedback"_s;
                    again = true; // what waits for this one may have an hour now
                }
                // The order that was made gives a new deadline: nothing else is done for the old one.
                if (next < life.size() && life[next].at == at && isOfTheLadder(life[next])) {
                    bool made = false;
                    for (const auto &[key, reason] : look) {
                        if (made || reason.isEmpty())
                            steps.erase(key);
                        made = made || reason == life[next].data[u"reason"_s].toString();
                    }
                    now.happen(life[next++]);
                    again = true;
                    continue;
                }
                for (const auto &[order, made] : now.orders) {
                    const Key key{u"supervision:"_s + order, now.deadline, now.unit};
                    const bool told = std::any_of(steps.begin(), steps.end(), [&](const auto &one) { return std::get<0>(one.first) == std::get<0>(key); });
                    if (told || !now.withUnit() || made.second != now.unit)
                        continue;
                    const qint64 fullHour = made.first + (60 * kMinuteMs - made.first % (60 * kMinuteMs)) % (60 * kMinuteMs);
                    if (const qint64 due = opening(u"unit"_s, fullHour); due > at) {
                        wakes.insert(due);
                    } else {
                        steps[key] = {at, m_units.at(now.unit).reachable ? u"fired"_s : u"nobody"_s};
                    }
                }
            }
        }
    }
    return steps;
}

} // namespace lianxin::test
