// SPDX-License-Identifier: GPL-3.0-or-later
#include "hotline/tickets/TicketLadder.h"
#include "platform/base/Literals.h"
#include "platform/base/Log.h"
#include "platform/base/Resources.h"
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSet>
#include <array>

namespace lianxin {
namespace {

constexpr qint64 kMinuteMs = 60'000;
constexpr int kLeadMinutes = 60; //!< what is brought forward comes this long before people go home
constexpr std::array kActs{"remind_unit"_L1, "tell_citizen"_L1, "escalate"_L1, "supervise"_L1, "push_supervision"_L1};
constexpr auto kConfigurable = kActs.begin() + 4;
using When = LadderRung::When;
constexpr std::array kAmounts{std::pair{"workingDaysBefore"_L1, When::DaysBefore}, std::pair{"workingDaysAfter"_L1, When::DaysAfter},
                              std::pair{"minutesBefore"_L1, When::MinutesBefore}, std::pair{"minutesAfter"_L1, When::MinutesAfter}};

Error badLadder(const QString &place, const QString &message, const QString &remedy) {
    return {ErrorKind::BadInput, u"tickets.bad_ladder"_s, message, remedy, place};
}

Expected<QTime> timeOf(const QJsonObject &json, const QString &key, QTime fallback, const QString &place) {
    if (!json.contains(key))
        return fallback;
    const QTime time = QTime::fromString(json[key].toString(), u"HH:mm"_s);
    if (!time.isValid())
        return badLadder(place + u'.' + key, u"%1 is no time of day."_s.arg(json[key].toVariant().toString().left(20)),
                         u"Write hours and minutes, like 09:00."_s);
    return time;
}

Expected<void> knownKeys(const QJsonObject &json, const QStringList &keys, const QString &place) {
    for (auto it = json.begin(); it != json.end(); ++it)
        if (!keys.contains(it.key()))
            return badLadder(place.isEmpty() ? it.key() : place + u'.' + it.key(), u"%1 is not known here."_s.arg(it.key().left(40)),
                             u"Use %1."_s.arg(keys.join(u", "_s)));
    return {};
}

Expected<LadderRung> rungOf(const QJsonObject &json, const QSet<QString> &before, const QString &place) {
    static const QStringList keys{u"id"_s, u"do"_s, u"workingDaysBefore"_s, u"workingDaysAfter"_s, u"minutesBefore"_s, u"minutesAfter"_s,
                                  u"after"_s, u"at"_s, u"feedbackBy"_s, u"hours"_s, u"reason"_s, u"since"_s};
    LX_CHECK(knownKeys(json, keys, place));
    LadderRung rung;
    rung.id = json[u"id"_s].toString();
    if (rung.id.isEmpty() || rung.id.size() > 40 || rung.id.contains(u':'))
        return badLadder(place + u".id"_s, u"A rung needs an id."_s, u"Give it a short name, like due_soon, without a colon."_s);
    if (before.contains(rung.id))
        return badLadder(place + u".id"_s, u"Two rungs of this ladder are called %1."_s.arg(rung.id), u"Give every rung an id of its own."_s);
    const auto act = std::find(kActs.begin(), kConfigurable, json[u"do"_s].toString());
    if (act == kConfigurable)
        return badLadder(place + u".do"_s, u"It is not said what the rung does."_s,
                         u"Write remind_unit, tell_citizen, escalate or supervise."_s);
    rung.act = RungAct(act - kActs.begin());
    int named = 0;
    for (const auto &[key, when] : kAmounts)
        if (json.contains(key)) {
            ++named;
            rung.when = when;
            rung.amount = json[key].toInt(-1);
            const bool days = when == When::DaysBefore || when == When::DaysAfter;
            const int most = days ? 250 : 100'000;
            if (rung.amount < 0 || rung.amount > most)
                return badLadder(place + u'.' + key, u"%1 is out of range."_s.arg(key), u"Write a whole number from 0 to %1."_s.arg(most));
        }
    if (json.contains(u"after"_s)) {
        ++named;
        rung.when = When::NoFeedback;
        rung.after = json[u"after"_s].toString();
        if (!before.contains(rung.after))
            return badLadder(place + u".after"_s, u"There is no earlier rung called %1."_s.arg(rung.after.left(40)),
                             u"Name an earlier rung of this ladder that asks for feedback."_s);
    }
    if (named != 1)
        return badLadder(place, named ? u"A rung is due at one time only."_s : u"It is not said when the rung is due."_s,
                         u"Write one of workingDaysBefore, workingDaysAfter, minutesBefore, minutesAfter, after."_s);
    LX_TRY(rung.at, timeOf(json, u"at"_s, QTime(9, 0), place));
    LX_TRY(rung.feedbackBy, timeOf(json, u"feedbackBy"_s, QTime(), place));
    if (json.contains(u"hours"_s) && json[u"hours"_s].toString() != u"any")
        return badLadder(place + u".hours"_s, u"hours can only be \"any\"."_s, u"Leave it out, or write \"any\": also at night and on holidays."_s);
    rung.anyHour = json.contains(u"hours"_s);
    rung.reason = json[u"reason"_s].toString(u"overdue"_s);
    rung.since = json[u"since"_s].toInteger();
    return rung;
}

Expected<TicketLadder::Visits> visitsOf(const QJsonObject &json) {
    LX_CHECK(knownKeys(json, {u"delayMinutes"_s, u"withinDays"_s, u"attempts"_s, u"perDay"_s, u"leastConfidence"_s}, u"visits"_s));
    TicketLadder::Visits visits;
    for (const auto &[key, value, least, most] : {std::tuple{u"delayMinutes"_s, &visits.delayMinutes, 0, 10'080},
                                                  std::tuple{u"withinDays"_s, &visits.withinDays, 1, 60},
                                                  std::tuple{u"attempts"_s, &visits.attempts, 1, 10},
                                                  std::tuple{u"perDay"_s, &visits.perDay, 1, 5}}) {
        *value = json[key].toInt(json.contains(key) ? -1 : *value);
        if (*value < least || *value > most)
            return badLadder(u"visits."_s + key, u"%1 is out of range."_s.arg(key),
                             u"Write a whole number from %1 to %2."_s.arg(least).arg(most));
    }
    visits.leastConfidence = json[u"leastConfidence"_s].toDouble(json.contains(u"leastConfidence"_s) ? -1 : visits.leastConfidence);
    if (visits.leastConfidence < 0 || visits.leastConfidence > 1)
        return badLadder(u"visits.leastConfidence"_s, u"leastConfidence is out of range."_s, u"Write a number from 0 to 1."_s);
    visits.perDay = std::min(visits.perDay, visits.attempts);
    return visits;
}

Expected<CallWindow> ladderWindow(const QJsonObject &windows, const QString &whose) {
    auto window = CallWindow::fromJson(windows[whose].toObject());
    if (!window) {
        Error error = window.error();
        error.place = u"windows.%1.%2"_s.arg(whose, error.place);
        return error;
    }
    if (window->ranges(DayKind::Workday).empty())
        return badLadder(u"windows.%1.workday"_s.arg(whose), u"Nobody could ever be called."_s, u"Write hours for working days, like [\"08:30-20:00\"]."_s);
    return window;
}

} // namespace

QString nameOf(RungAct act) { return kActs[size_t(act)]; }

std::optional<RungAct> rungActFromName(QStringView name) {
    const auto act = std::find(kActs.begin(), kActs.end(), name);
    return act == kActs.end() ? std::nullopt : std::optional(RungAct(act - kActs.begin()));
}

bool LadderRung::hasHoursOf(const LadderRung &other) const {
    return act == other.act && when == other.when && amount == other.amount && at == other.at && after == other.after &&
           anyHour == other.anyHour;
}

Expected<TicketLadder> TicketLadder::fromJson(const QJsonObject &json) {
    TicketLadder ladder;
    ladder.m_json = json;
    LX_CHECK(knownKeys(json, {u"windows"_s, u"ladders"_s, u"visits"_s}, {}));
    const auto windows = json[u"windows"_s].toObject();
    LX_CHECK(knownKeys(windows, {u"unit"_s, u"citizen"_s}, u"windows"_s));
    LX_TRY(ladder.m_unit, ladderWindow(windows, u"unit"_s));
    LX_TRY(ladder.m_citizen, ladderWindow(windows, u"citizen"_s));
    LX_TRY(ladder.m_visits, visitsOf(json[u"visits"_s].toObject()));
    if (!json[u"ladders"_s].isArray())
        return badLadder(u"ladders"_s, u"There are no ladders."_s, u"Write a list of ladders, each with categories and rungs."_s);
    int number = 0;
    QSet<QString> named;
    for (const auto &value : json[u"ladders"_s].toArray()) {
        const QString place = u"ladders[%1]"_s.arg(number++);
        LX_CHECK(knownKeys(value.toObject(), {u"categories"_s, u"rungs"_s}, place));
        Ladder one;
        for (const auto &category : value[u"categories"_s].toArray()) {
            if (named.contains(category.toString()))
                return badLadder(place + u".categories"_s, u"%1 has a ladder already."_s.arg(category.toString()),
                                 u"Name every category once."_s);
            named.insert(category.toString());
            one.categories << category.toString();
        }
        if (one.categories.isEmpty() || one.categories.contains(QString()))
            return badLadder(place + u".categories"_s, u"The ladder is for no category."_s, u"Name categories, or \"*\" for all others."_s);
        QSet<QString> ids;
        int index = 0;
        for (const auto &rung : value[u"rungs"_s].toArray()) {
            const QString at = u"%1.rungs[%2]"_s.arg(place).arg(index++);
            LX_TRY(auto read, rungOf(rung.toObject(), ids, at));
            if (read.when == When::NoFeedback)
                for (const auto &asks : one.rungs)
                    if (asks.id == read.after && !asks.feedbackBy.isValid())
                        return badLadder(at + u".after"_s, u"The rung %1 asks for no feedback that %2 could wait for."_s.arg(asks.id, read.id),
                                         u"Give %1 a feedbackBy, like 18:00."_s.arg(asks.id));
            ids.insert(read.id);
            one.rungs.push_back(std::move(read));
        }
        ladder.m_ladders.push_back(std::move(one));
    }
    return ladder;
}

TicketLadder TicketLadder::since(const TicketLadder &before, qint64 now) const {
    TicketLadder marked = *this;
    QJsonArray ladders;
    for (auto &ladder : marked.m_ladders) {
        QJsonArray rungs;
        const auto &known = before.of(ladder.categories.front());
        for (auto &rung : ladder.rungs) {
            const auto same = std::find_if(known.begin(), known.end(), [&](const auto &one) { return one.id == rung.id && one.hasHoursOf(rung); });
            rung.since = same == known.end() ? now : same->since;
            auto json = m_json[u"ladders"_s][ladders.size()][u"rungs"_s][rungs.size()].toObject();
            json.remove(u"since"_s);
            if (rung.since)
                json[u"since"_s] = rung.since;
            rungs.append(json);
        }
        ladders.append(QJsonObject{{u"categories"_s, QJsonArray::fromStringList(ladder.categories)}, {u"rungs"_s, rungs}});
    }
    marked.m_json[u"ladders"_s] = ladders;
    return marked;
}

TicketLadder TicketLadder::shipped() {
    QFile file(resourcePath(u"tickets/ladders.json"));
    if (file.open(QIODevice::ReadOnly)) {
        if (auto ladder = fromJson(QJsonDocument::fromJson(file.readAll()).object()))
            return *ladder;
        else
            qCWarning(lcHotline) << "ticket ladders:" << ladder.error().toString();
    } else {
        qCWarning(lcHotline) << "ticket ladders can't be read; nobody is reminded by itself";
    }
    return {};
}

const std::vector<LadderRung> &TicketLadder::of(const QString &category) const {
    static const std::vector<LadderRung> none;
    for (const QString &wanted : {category, u"*"_s})
        for (const auto &ladder : m_ladders)
            if (ladder.categories.contains(wanted))
                return ladder.rungs;
    return none;
}

qint64 TicketLadder::dueAt(const Calendar &calendar, const LadderRung &rung, qint64 deadline, qint64 asked, const std::optional<WorkShifts> &own) const {
    const QDate last = civil::dateOf(deadline);
    qint64 raw = 0;
    switch (rung.when) {
    case When::DaysBefore:
        raw = civil::at(calendar.workingDayFrom(last, -rung.amount), rung.at);
        break;
    case When::DaysAfter:
        raw = civil::at(calendar.workingDayFrom(last, rung.amount), rung.at);
        break;
    case When::MinutesBefore:
        raw = deadline - rung.amount * kMinuteMs;
        break;
    case When::MinutesAfter:
        raw = deadline + rung.amount * kMinuteMs;
        break;
    case When::NoFeedback:
        raw = asked;
        break;
    }
    if (raw == 0 || rung.anyHour || rung.act == RungAct::Supervise)
        return raw;
    const CallWindow window = windowOf(rung.act, own);
    const qint64 opens = window.nextOpening(calendar, raw).value_or(raw);
    const bool before = rung.when == When::DaysBefore || rung.when == When::MinutesBefore;
    if (before && raw < deadline && opens >= deadline)
        return window.lastOpening(calendar, raw, kLeadMinutes).value_or(opens);
    return opens;
}

qint64 TicketLadder::feedbackUntil(const Calendar &calendar, const LadderRung &rung, qint64 at) {
    if (!rung.feedbackBy.isValid())
        return 0;
    const qint64 today = civil::at(civil::dateOf(at), rung.feedbackBy);
    return at < today ? today : civil::at(calendar.workingDayFrom(civil::dateOf(at), 1), rung.feedbackBy);
}

qint64 TicketLadder::opensAt(const Calendar &calendar, RungAct act, qint64 at, const std::optional<WorkShifts> &own) const {
    return windowOf(act, own).nextOpening(calendar, at).value_or(at);
}

QJsonObject TicketLadder::windows(RungAct act, bool anyHour, const std::optional<WorkShifts> &own) const {
    if (!anyHour)
        return windowOf(act, own).toJson();
    const QJsonArray day{u"00:00-24:00"_s};
    return {{u"workday"_s, day}, {u"weekend"_s, day}, {u"holiday"_s, day}};
}

} // namespace lianxin
