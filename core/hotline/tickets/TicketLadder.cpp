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
constexpr std::array kActs{"remind_unit"_L1, "tell_citizen"_L1, "escalate"_L1, "supervise"_L1};
using When = LadderRung::When;
constexpr std::array kAmounts{std::pair{"workingDaysBefore"_L1, When::DaysBefore}, std::pair{"workingDaysAfter"_L1, When::DaysAfter},
                              std::pair{"minutesBefore"_L1, When::MinutesBefore}, std::pair{"minutesAfter"_L1, When::MinutesAfter}};

Error badLadder(const QString &place, const QString &message) {
    return {ErrorKind::BadInput, u"tickets.bad_ladder"_s, message, u"See resources/tickets/ladders.json."_s, place};
}

Expected<QTime> timeOf(const QJsonObject &json, const QString &key, QTime fallback, const QString &place) {
    if (!json.contains(key))
        return fallback;
    const QTime time = QTime::fromString(json[key].toString(), u"HH:mm"_s);
    if (!time.isValid())
        return badLadder(place, u"%1 is a time like 09:00."_s.arg(key));
    return time;
}

Expected<LadderRung> rungOf(const QJsonObject &json, const QSet<QString> &before, const QString &place) {
    LadderRung rung;
    rung.id = json[u"id"_s].toString();
    if (rung.id.isEmpty() || before.contains(rung.id))
        return badLadder(place, u"Every rung has an id of its own."_s);
    const auto act = std::find(kActs.begin(), kActs.end(), json[u"do"_s].toString());
    if (act == kActs.end())
        return badLadder(place + u".do"_s, u"A rung does remind_unit, tell_citizen, escalate or supervise."_s);
    rung.act = RungAct(act - kActs.begin());
    int named = 0;
    for (const auto &[key, when] : kAmounts)
        if (json.contains(key)) {
            ++named;
            rung.when = when;
            rung.amount = json[key].toInt(-1);
            if (rung.amount < 0 || rung.amount > 100'000)
                return badLadder(place + u'.' + key, u"%1 is 0 to 100,000."_s.arg(key));
        }
    if (json.contains(u"after"_s)) {
        ++named;
        rung.when = When::NoFeedback;
        rung.after = json[u"after"_s].toString();
        if (!before.contains(rung.after))
            return badLadder(place + u".after"_s, u"after names an earlier rung of this ladder that asks for feedback."_s);
    }
    if (named != 1)
        return badLadder(place, u"A rung has one of workingDaysBefore, workingDaysAfter, minutesBefore, minutesAfter, after."_s);
    LX_TRY(rung.at, timeOf(json, u"at"_s, QTime(9, 0), place));
    LX_TRY(rung.feedbackBy, timeOf(json, u"feedbackBy"_s, QTime(), place));
    rung.anyHour = json[u"hours"_s].toString() == u"any";
    rung.reason = json[u"reason"_s].toString(u"overdue"_s);
    return rung;
}

} // namespace

QString nameOf(RungAct act) { return kActs[size_t(act)]; }

Expected<TicketLadder> TicketLadder::fromJson(const QJsonObject &json) {
    TicketLadder ladder;
    ladder.m_json = json;
    const auto windows = json[u"windows"_s].toObject();
    if (windows.contains(u"unit"_s)) {
        LX_TRY(ladder.m_unit, CallWindow::fromJson(windows[u"unit"_s].toObject()));
    }
    if (windows.contains(u"citizen"_s)) {
        LX_TRY(ladder.m_citizen, CallWindow::fromJson(windows[u"citizen"_s].toObject()));
    }
    int number = 0;
    for (const auto &value : json[u"ladders"_s].toArray()) {
        const QString place = u"ladders[%1]"_s.arg(number++);
        Ladder one;
        for (const auto &category : value[u"categories"_s].toArray())
            one.categories << category.toString();
        if (one.categories.isEmpty())
            return badLadder(place + u".categories"_s, u"A ladder names its categories, or \"*\"."_s);
        QSet<QString> ids;
        for (const auto &rung : value[u"rungs"_s].toArray()) {
            LX_TRY(auto read, rungOf(rung.toObject(), ids, u"%1.rungs[%2]"_s.arg(place).arg(ids.size())));
            if (read.when == When::NoFeedback)
                for (const auto &asks : one.rungs)
                    if (asks.id == read.after && !asks.feedbackBy.isValid())
                        return badLadder(place, u"The rung %1 has no feedbackBy that %2 could wait for."_s.arg(asks.id, read.id));
            ids.insert(read.id);
            one.rungs.push_back(std::move(read));
        }
        ladder.m_ladders.push_back(std::move(one));
    }
    return ladder;
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

qint64 TicketLadder::dueAt(const Calendar &calendar, const LadderRung &rung, qint64 deadline, qint64 asked) const {
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
    const CallWindow &window = windowOf(rung);
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

QJsonObject TicketLadder::windows(const LadderRung &rung) const {
    if (!rung.anyHour)
        return windowOf(rung).toJson();
    const QJsonArray day{u"00:00-24:00"_s};
    return {{u"workday"_s, day}, {u"weekend"_s, day}, {u"holiday"_s, day}};
}

} // namespace lianxin
