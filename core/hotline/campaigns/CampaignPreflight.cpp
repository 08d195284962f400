// SPDX-License-Identifier: GPL-3.0-or-later
// What would happen, without a call: rows held back by the rules that dialling itself asks, and the expected course.
#include "hotline/campaigns/CampaignRows.h"
#include "hotline/campaigns/Campaigns.h"
#include "hotline/campaigns/ExcludedNumbers.h"
#include "hotline/campaigns/Preflight.h"
#include "hotline/dialling/Dialler.h"
#include "hotline/dialling/NumberFacts.h"
#include "hotline/directory/Directory.h"
#include "platform/base/Clock.h"
#include "platform/base/Literals.h"
#include <QJsonDocument>
#include <algorithm>
#include <cmath>
#include <map>
#include <tuple>

namespace lianxin {

using namespace campaignrows;

namespace {

constexpr int kHistory = 20'000;   // attempts that are read
constexpr int kEnough = 200;       // attempts that make a rate
constexpr int kEnoughTalks = 50;
constexpr int kEnoughHandOvers = 20;
constexpr double kWrapUpSeconds = 30;
constexpr qsizetype kShownHalfHours = 160;
constexpr qsizetype kShownHeld = ExcludedNumbers::shown; // rows that are named, of each rule
constexpr qint64 kRowsASlice = 8'000;
constexpr int kMostSlices = 256;

struct Held {
    QJsonObject blocked; //!< rule → rows that will never be called
    QJsonObject delayed; //!< rule → rows that can't be called at the beginning
    std::map<QString, std::vector<QByteArray>> numbers; //!< rule → the first of those that it holds
    QJsonObject elsewhere; //!< rule → rows whose number it would keep for good, and that are called at another number
    qint64 blockedRows = 0;
    qint64 tomorrow = 0;
};

//! Has whoever has this number another one that may be called?
bool hasAnother(Snapshot &s, const Id &listId, const QByteArray &number, qint64 at) {
    for (const Row &row : s.query(u"SELECT o.phone_index FROM contact_number n JOIN contact_other o ON o.list_id = n.list_id AND o.row_number = n.row_number "
                                  "WHERE n.phone_index = $1 AND n.list_id = $2 AND NOT EXISTS (SELECT 1 FROM number_state x WHERE x.phone_index = o.phone_index "
                                  "AND x.empty = 1) AND NOT EXISTS (SELECT 1 FROM contact_number t WHERE t.phone_index = o.phone_index AND t.list_id = $2)",
                                  {number, listId}))
        if (!Directory::doNotCall(s, row.blob(0), at))
            return true;
    return false;
}

//! Numbers lie anywhere between 0 and 1 by the first two bytes of their index: part \a slice of \a slices, as SQL.
QString inSlice(const Snapshot &s, int slice, int slices) {
    const auto bound = [&](int at) {
        const QString hex = u"%1"_s.arg(qint64(at) * 0x10000 / slices, 4, 16, QChar(u'0'));
        return s.isPostgres() ? u"'\\x%1'::bytea"_s.arg(hex) : u"X'%1'"_s.arg(hex);
    };
    QString sql;
    if (slice > 0)
        sql += u" AND @.phone_index >= "_s + bound(slice);
    if (slice + 1 < slices)
        sql += u" AND @.phone_index < "_s + bound(slice + 1);
    return sql;
}

void count(QJsonObject &by, const QString &rule, qint64 rows) { by.insert(rule, by.value(rule).toInteger() + rows); }

} // namespace

// The newest calls of campaigns say how people here answer.
PreflightAssumptions Campaigns::assumptions(Snapshot &s) const {
    PreflightAssumptions is;
    qint64 answered = 0, talks = 0, handOvers = 0, seats = 0, all = 0;
    double ring = 0, talk = 0, seat = 0;
    s.forEach(u"SELECT a.outcome, a.sent_at, a.answered_at, a.ended_at, cc.handover, cc.handover_wait FROM attempt a "
              "JOIN campaign_contact cc ON cc.order_id = a.order_id WHERE a.source = 'campaign' AND a.number > 0 AND a.sent_at > 0 AND a.ended_at > 0 "
              "AND a.outcome NOT IN ('cancelled', 'ambiguous', 'blocked') ORDER BY a.id DESC LIMIT $1",
              {qint64(kHistory)}, [&](const Row &row) {
                  const qint64 sent = row.integer(1), answer = row.integer(2), end = row.integer(3);
                  const bool person = row.text(0) == "answered"_L1 && answer > 0;
                  ++all;
                  ring += double((person ? answer : end) - sent) / 1000;
                  if (!person)
                      return true;
                  ++answered;
                  const QString handOver = row.text(4);
                  handOvers += !handOver.isEmpty();
                  if (handOver.isEmpty()) {
                      ++talks;
                      talk += double(end - answer) / 1000;
                  } else if (handOver == "answered"_L1) {
                      ++seats;
                      seat += double(end - answer - row.integer(5)) / 1000;
                  }
                  return true;
              });
    is.basis = all;
    const auto take = [&](const QString &key, double PreflightAssumptions::*value, bool known, double number, double least, double most) {
        is.sources.insert(key, known ? u"history"_s : u"default"_s);
        if (known)
            is.*value = std::clamp(number, least, most);
    };
    take(u"answerRate"_s, &PreflightAssumptions::answerRate, all >= kEnough, all ? double(answered) / double(all) : 0, 0.01, 1);
    take(u"ringSeconds"_s, &PreflightAssumptions::ringSeconds, all >= kEnough, all ? ring / double(all) : 0, 1, 180);
    take(u"talkSeconds"_s, &PreflightAssumptions::talkSeconds, talks >= kEnoughTalks, talks ? talk / double(talks) : 0, 1, 3600);
    take(u"handOverShare"_s, &PreflightAssumptions::handOverShare, answered >= kEnough, answered ? double(handOvers) / double(answered) : 0, 0, 1);
    const double robot = talks >= kEnoughTalks ? talk / double(talks) : 0;
    take(u"seatSeconds"_s, &PreflightAssumptions::seatSeconds, seats >= kEnoughHandOvers, (seats ? seat / double(seats) : 0) - robot / 2 + kWrapUpSeconds, 5, 7200);
    return is;
}

Expected<PreflightQuestion> Campaigns::preflightQuestion(const Id &id) {
    LX_TRY(const Campaign campaign, this->campaign(id));
    LX_TRY(PreflightQuestion question, preflightQuestion(campaign.spec));
    question.campaignId = id;
    question.total = std::max(campaign.total, question.total);
    return question;
}

Expected<PreflightQuestion> Campaigns::preflightQuestion(const CampaignSpec &spec) {
    PreflightQuestion question;
    question.spec = spec;
    LX_TRY(const ContactList list, m_lists.find(spec.listId));
    if (list.state != "ready"_L1)
        return campaignError(ErrorKind::Conflict, u"list_not_ready"_s, u"The list of the campaign is %1"_s.arg(list.state), u"Wait for the import, or choose another list"_s);
    question.spec.listId = list.id;
    question.total = list.summary.imported;
    question.now = m_clock.now();
    question.numberCap = m_dialler.settings().numberCap;
    question.people = m_dialler.settings().people;
    for (const QString &id : spec.rules.excludeLists) {
        // The dialler goes on without a list that is no more; so does this, and says so.
        const auto excluding = m_lists.list(id);
        if (!excluding && excluding.error().kind != ErrorKind::NotFound)
            return excluding.error();
        if (!excluding || excluding->state == "undone"_L1 || excluding->state == "failed"_L1)
            question.goneLists << (excluding ? excluding->name : QString());
        else
            question.lists.emplace_back(id, excluding->name);
    }
    if (!spec.rules.exclusionGroup.isEmpty())
        for (const auto &[id, other] : m_live)
            if (other.spec.rules.exclusionGroup == spec.rules.exclusionGroup)
                question.campaigns.emplace_back(id, other.spec.name);
    return question;
}

Expected<QJsonObject> Campaigns::preflight(const PreflightQuestion &question, JobControl &control) const {
    const CampaignSpec &spec = question.spec;
    const qint64 from = std::max(question.now, spec.startAt);
    const qint64 opens = spec.windows.nextOpening(m_calendar, from).value_or(from);
    const bool today = civil::dateOf(opens) == civil::dateOf(question.now);
    const int slices = int(std::clamp<qint64>(question.total / kRowsASlice, 1, kMostSlices));
    control.setTotal(slices + 3);

    // Everybody of whom nothing is known passes alike; the others are judged as dialling would judge them at the opening.
    DialFacts plain;
    plain.now = opens;
    plain.order.source = OrderSourceKind::Campaign;
    plain.order.sourceId = question.campaignId;
    plain.order.attempts = spec.attempts;
    plain.emptyNumber = plain.doNotCall = plain.numberBusy = false;
    plain.gate = SourceGate{};
    plain.gate->lines = spec.lines;
    plain.gate->cps = spec.cps;
    plain.attemptsToday = plain.numberToday = plain.sourceCalls = 0;
    plain.numberCap = question.numberCap;
    plain.day = civil::dateOf(opens).toString(Qt::ISODate);
    plain.nextDay = civil::startOf(civil::dateOf(opens).addDays(1));
    plain.window = WindowFact{spec.windows.isOpen(m_calendar, opens), 0, {}, {}, {}};
    plain.gate->needsConsent = spec.rules.needsConsent;
    plain.gate->urgent = spec.rules.urgent;
    plain.person = personFact({}, question.people, m_calendar, opens);
    plain.excludedBy = QString();
    plain.trunkFree = 1;

    Held held;
    QJsonObject heldRows;
    PreflightAssumptions is;
    qint64 settled = 0, retry = 0, withSecond = 0, withThird = 0;
    // Facts repeat: a few kinds stand for all rows.
    using Kind = std::tuple<bool, bool, QString, int, QByteArray, QString>;
    std::map<Kind, DialDecision> judged;
    const auto judge = [&](NumberFacts facts, const QString &excludedBy) -> const DialDecision & {
        facts.today = today ? std::min(facts.today, question.numberCap) : 0;
        Kind kind{facts.empty, facts.doNotCall, facts.doNotCallReason, facts.today,
                  facts.preferences.isEmpty() ? QByteArray() : QJsonDocument(facts.preferences).toJson(QJsonDocument::Compact), excludedBy};
        auto found = judged.find(kind);
        if (found == judged.end()) {
            DialFacts f = plain;
            f.emptyNumber = facts.empty;
            f.doNotCall = facts.doNotCall;
            f.doNotCallReason = facts.doNotCallReason;
            f.numberToday = facts.today;
            f.person = personFact(facts.preferences, question.people, m_calendar, opens);
            f.excludedBy = excludedBy;
            found = judged.emplace(std::move(kind), decide(f)).first;
        }
        return found->second;
    };
    const auto note = [&held](const DialDecision &decision, qint64 rows, const std::vector<QByteArray> &numbers) {
        const RuleResult *obstacle = decision.obstacle();
        if (!obstacle || rows == 0)
            return;
        const auto named = std::find_if(decision.rules.begin(), decision.rules.end(), [](const RuleResult &r) { return r.final; });
        auto &kept = held.numbers[nameOf(named == decision.rules.end() ? obstacle->rule : named->rule)];
        for (size_t i = 0; i < numbers.size() && kept.size() < size_t(kShownHeld); ++i)
            kept.push_back(numbers[i]);
        if (decision.isFinal()) {
            // Named is what keeps it for good, whatever else would hold it today.
            const auto why = std::find_if(decision.rules.begin(), decision.rules.end(), [](const RuleResult &r) { return r.final; });
            held.blockedRows += rows;
            count(held.blocked, nameOf(why->rule), rows);
        } else {
            // Hours of a person open again on the same day.
            held.tomorrow += obstacle->rule == DialRule::NumberToday ? rows : 0;
            count(held.delayed, nameOf(obstacle->rule), rows);
        }
    };
    LX_CHECK(m_store.read([&](Snapshot &s) {
        const auto goOn = [&control] { return !control.isCancelled(); };
        ExcludedNumbers others(s, question, goOn);
        if (!spec.attempts.alternatesAfter.empty())
            for (const Row &row : s.query(u"SELECT n, COUNT(*) FROM (SELECT COUNT(*) AS n FROM contact_other WHERE list_id = $1 GROUP BY row_number) r GROUP BY n", {spec.listId})) {
                withSecond += row.integer(1);
                withThird += row.integer(0) > 1 ? row.integer(1) : 0;
            }
        const bool alternates = withSecond > 0;
        control.advance();
        qint64 noted = 0;
        // Slice by slice: little is held at a time, and whoever cancels does not wait.
        for (int slice = 0; slice < slices && goOn(); ++slice) {
            forEachKnownNumber(s, ExcludedNumbers::inList() + inSlice(s, slice, slices), spec.listId, question.now, [&](const QByteArray &index, const NumberFacts &facts) {
                ++noted;
                const DialDecision &decision = judge(facts, others.by(index));
                const bool onlyNumber = std::all_of(decision.rules.begin(), decision.rules.end(), [](const RuleResult &r) {
                    return !r.final || r.rule == DialRule::EmptyNumber || r.rule == DialRule::DoNotCall;
                });
                if (alternates && decision.isFinal() && onlyNumber && hasAnother(s, spec.listId, index, question.now))
                    count(held.elsewhere, nameOf(std::find_if(decision.rules.begin(), decision.rules.end(), [](const RuleResult &r) { return r.final; })->rule), 1);
                else
                    note(decision, 1, {index});
                return goOn();
            });
            control.advance();
        }
        for (const auto &[name, rest] : others.rest()) {
            noted += rest.count;
            note(judge({}, name), rest.count, rest.first);
        }
        note(judge({}, {}), std::max<qint64>(0, question.total - noted), {});
        for (const auto &[rule, numbers] : held.numbers) {
            QJsonArray rows;
            for (const QByteArray &number : numbers)
                if (const auto row = s.first(u"SELECT row_number FROM contact_number WHERE phone_index = $1 AND list_id = $2", {number, spec.listId}))
                    rows.append(row->integer(0));
            if (!rows.isEmpty())
                heldRows.insert(rule, rows);
        }
        if (!goOn())
            return;
        is = assumptions(s);
        if (!question.campaignId.isEmpty()) {
            for (const Row &row : s.query(u"SELECT name, number FROM campaign_tally WHERE campaign_id = $1 AND kind = 'state'", {question.campaignId})) {
                const QString state = row.text(0).section(u':', 0, 0);
                if (state == kRetry || state == kDialling)
                    retry += row.integer(1);
                else if (state != kWaiting)
                    settled += row.integer(1);
            }
        }
    }));
    control.advance();
    if (control.isCancelled())
        return jobCancelled();
    LX_CHECK(is.take(question.assumptions));

    PreflightInput input;
    input.from = from;
    input.endAt = spec.endAt;
    const qint64 callable = std::max<qint64>(0, question.total - held.blockedRows);
    input.retries = std::min(retry, callable);
    input.people = std::max<qint64>(0, callable - settled - input.retries);
    input.delayedToTomorrow = std::min(held.tomorrow, input.people);
    input.lines = spec.lines;
    input.cps = spec.cps;
    input.seats = spec.handOverSeats;
    input.windows = spec.windows;
    input.attempts = spec.attempts;
    if (question.total > 0) {
        input.alternates[0] = double(withSecond) / double(question.total);
        input.alternates[1] = double(withThird) / double(question.total);
    }
    const Forecast course = forecast(input, is, m_calendar, [&control] { return control.isCancelled(); });
    control.advance();
    if (control.isCancelled())
        return jobCancelled();

    QJsonArray remarks;
    for (const QString &name : question.goneLists)
        remarks.append(QJsonObject{{u"code"_s, u"excluded_list_gone"_s}, {u"name"_s, name}});
    QJsonArray halfHours;
    QJsonObject peak{{u"calls"_s, 0}, {u"lines"_s, 0}, {u"handOvers"_s, 0}, {u"seatsNeeded"_s, 0}, {u"seatsShort"_s, 0}};
    int shortHalfHours = 0;
    for (const HalfHour &h : course.halfHours) {
        const QJsonObject json{{u"at"_s, h.at},           {u"calls"_s, std::round(h.calls)},         {u"answered"_s, std::round(h.answered)},
                               {u"lines"_s, std::ceil(h.lines - 1e-6)}, {u"handOvers"_s, std::round(h.handOvers)}, {u"seatsNeeded"_s, h.seatsNeeded},
                               {u"seatsShort"_s, h.seatsShort}};
        shortHalfHours += h.seatsShort > 0;
        for (const QString &key : peak.keys())
            peak.insert(key, std::max(peak.value(key).toDouble(), json.value(key).toDouble()));
        if (halfHours.size() < kShownHalfHours)
            halfHours.append(json);
    }
    return QJsonObject{{u"total"_s, question.total},
                       {u"callable"_s, callable},
                       {u"remaining"_s, input.people + input.retries},
                       {u"blocked"_s, held.blocked},
                       {u"delayed"_s, held.delayed},
                       {u"listId"_s, spec.listId},
                       {u"heldRows"_s, heldRows},
                       {u"remarks"_s, remarks},
                       {u"alternates"_s, QJsonObject{{u"people"_s, withSecond}, {u"elsewhere"_s, held.elsewhere}}},
                       {u"opensAt"_s, course.opensAt ? QJsonValue(course.opensAt) : QJsonValue()},
                       {u"finishAt"_s, course.finishAt ? QJsonValue(course.finishAt) : QJsonValue()},
                       {u"beyondEnd"_s, spec.endAt != 0 && (course.finishAt == 0 || course.finishAt > spec.endAt)},
                       {u"workMs"_s, std::round(course.openMs)},
                       {u"calls"_s, std::round(course.calls)},
                       {u"answered"_s, std::round(course.answered)},
                       {u"handOvers"_s, std::round(course.handOvers)},
                       {u"lineHours"_s, std::round(course.lineHours * 10) / 10},
                       {u"seats"_s, spec.handOverSeats},
                       {u"peak"_s, peak},
                       {u"shortHalfHours"_s, shortHalfHours},
                       {u"halfHours"_s, halfHours},
                       {u"moreHalfHours"_s, qint64(course.halfHours.size()) - halfHours.size()},
                       {u"assumptions"_s, is.toJson()}};
}

} // namespace lianxin
