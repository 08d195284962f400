// SPDX-License-Identifier: GPL-3.0-or-later
#include "hotline/campaigns/CampaignRows.h"
#include "hotline/campaigns/Campaigns.h"
#include "hotline/directory/Directory.h"
#include "platform/base/Clock.h"
#include "platform/base/Literals.h"
#include <QJsonArray>
#include <cmath>

namespace lianxin {

using namespace campaignrows;

namespace {

QJsonArray hoursOf(Snapshot &s, const Id &id) {
    QJsonArray hours;
    QJsonObject current;
    QJsonObject outcomes;
    const auto finish = [&] {
        if (current.isEmpty())
            return;
        current.insert(u"outcomes"_s, outcomes);
        hours.append(current);
    };
    for (const Row &row : s.query(u"SELECT hour_at, outcome, number FROM campaign_hour WHERE campaign_id = $1 ORDER BY hour_at, outcome", {id})) {
        if (current.isEmpty() || current.value("hour"_L1).toInteger() != row.integer(0)) {
            finish();
            current = {{u"hour"_s, row.integer(0)}, {u"handOvers"_s, 0}};
            outcomes = {};
        }
        if (row.text(1) == "handed_over"_L1)
            current.insert(u"handOvers"_s, row.integer(2));
        else
            outcomes.insert(row.text(1), row.integer(2));
    }
    finish();
    return hours;
}

} // namespace

Expected<QJsonObject> Campaigns::figures(const Id &id, bool byHour) {
    LX_TRY(const Campaign campaign, this->campaign(id));
    return m_store.readReturning<QJsonObject>([&](Snapshot &s) {
        qint64 placed = 0;
        qint64 done = 0;
        qint64 dialling = 0;
        qint64 retry = 0;
        qint64 answered = 0;
        qint64 reached = 0; // contacts with an outcome of the network or a person
        QJsonObject outcomes;
        for (const Row &row : s.query(u"SELECT state, outcome, COUNT(*) FROM campaign_contact WHERE campaign_id = $1 GROUP BY state, outcome", {id})) {
            const QString state = row.text(0);
            const QString outcome = row.text(1);
            const qint64 count = row.integer(2);
            placed += count;
            if (state == "dialling"_L1)
                dialling += count;
            else if (state == "retry"_L1)
                retry += count;
            else if (state != "waiting"_L1)
                done += count;
            const bool settled = state != "waiting"_L1 && state != "dialling"_L1 && state != "retry"_L1;
            if (settled && !outcome.isEmpty())
                outcomes.insert(outcome, outcomes.value(outcome).toInteger() + count);
            if (settled && outcome == "answered"_L1)
                answered += count;
            if (settled && outcome != "cancelled"_L1 && outcome != "blocked"_L1 && !outcome.isEmpty())
                reached += count;
        }
        QJsonObject results;
        for (const Row &row : s.query(u"SELECT result, COUNT(*) FROM campaign_contact WHERE campaign_id = $1 AND result <> '' GROUP BY result", {id}))
            results.insert(row.text(0), row.integer(1));
        qint64 requested = 0;
        qint64 taken = 0;
        qint64 lost = 0;
        double waitSum = 0;
        qint64 waitMax = 0;
        for (const Row &row : s.query(u"SELECT handover, COUNT(*), SUM(handover_wait), MAX(handover_wait) FROM campaign_contact "
                                      "WHERE campaign_id = $1 AND handover <> '' GROUP BY handover",
                                      {id})) {
            requested += row.integer(1);
            if (row.text(0) == "answered"_L1) {
                taken = row.integer(1);
                waitSum = row.real(2);
                waitMax = row.integer(3);
            } else if (row.text(0) == "lost"_L1) {
                lost = row.integer(1);
            }
        }
        const qint64 total = std::max(campaign.total, placed);
        QJsonObject out{{u"total"_s, total},
                        {u"done"_s, done},
                        {u"dialling"_s, dialling},
                        {u"pending"_s, total - done - dialling - retry},
                        {u"retryDue"_s, retry},
                        {u"answered"_s, answered},
                        {u"connectRate"_s, reached ? double(answered) / double(reached) : 0.0},
                        {u"outcomes"_s, outcomes},
                        {u"handOvers"_s, QJsonObject{{u"requested"_s, requested},
                                                     {u"answered"_s, taken},
                                                     {u"lost"_s, lost},
                                                     {u"waitMsAvg"_s, taken ? std::round(waitSum / double(taken)) : 0.0},
                                                     {u"waitMsMax"_s, waitMax}}},
                        {u"results"_s, results}};
        out.insert(u"pacing"_s, pacing(campaign));
        if (byHour)
            out.insert(u"byHour"_s, hoursOf(s, id));
        return out;
    });
}

Expected<Campaigns::Page> Campaigns::contacts(const Id &id, const QString &outcome, const QString &cursor, int limit) {
    LX_TRY(const Campaign campaign, this->campaign(id));
    Q_UNUSED(campaign)
    const int wanted = std::clamp(limit, 1, 1000);
    return m_store.readReturning<Page>([&](Snapshot &s) {
        Page page;
        qint64 last = 0;
        const bool handedOver = outcome == "handed_over"_L1;
        for (const Row &row : s.query(u"SELECT row_number, contact_id, order_id, phone_masked, name_masked, state, outcome, result, detail, attempts, "
                                      "answered_at, ended_at, handover FROM campaign_contact WHERE campaign_id = $1 AND row_number > $2 AND "
                                      "($3 = '' OR outcome = $3 OR ($4 = 1 AND handover <> '')) ORDER BY row_number LIMIT $5",
                                      {id, cursor.toLongLong(), outcome, qint64(handedOver), qint64(wanted + 1)})) {
            if (int(page.items.size()) == wanted) {
                page.next = QString::number(last);
                break;
            }
            last = row.integer(0);
            page.items.append(QJsonObject{{u"id"_s, row.text(1)},
                                          {u"row"_s, row.integer(0)},
                                          {u"orderId"_s, row.text(2)},
                                          {u"phone"_s, row.text(3)},
                                          {u"name"_s, row.text(4)},
                                          {u"state"_s, row.text(5)},
                                          {u"outcome"_s, row.text(6)},
                                          {u"result"_s, row.text(7)},
                                          {u"detail"_s, row.text(8)},
                                          {u"attempts"_s, row.integer(9)},
                                          {u"answeredAt"_s, row.integer(10)},
                                          {u"endedAt"_s, row.integer(11)},
                                          {u"handOver"_s, row.text(12)}});
        }
        return page;
    });
}

// Assumptions are part of the answer: they are the field's usual figures, not this city's.
Expected<QJsonObject> Campaigns::preflight(const Id &id) {
    constexpr double kAttemptsPerContact = 1.6;
    constexpr double kLineSeconds = 45;
    constexpr double kHandOverShare = 0.12;
    constexpr double kSeatSeconds = 210;
    LX_TRY(const Campaign campaign, this->campaign(id));
    const qint64 now = m_clock.now();
    LX_TRY(const qint64 listed, m_store.readReturning<qint64>([&](Snapshot &s) {
        return Directory::countDoNotCall(s, ContactLists::listedNumbers(), campaign.spec.listId, now);
    }));
    const qint64 from = std::max(now, campaign.spec.startAt);
    const qint64 callable = std::max<qint64>(0, campaign.total - listed);
    const double attempts = double(callable) * std::min(kAttemptsPerContact, double(campaign.spec.attempts.max));
    const double perSecond = std::min(campaign.spec.cps, campaign.spec.lines / kLineSeconds);
    const auto workMs = qint64(attempts / perSecond * 1000);
    const CallWindow &window = campaign.spec.windows;
    qint64 finish = 0;
    qint64 left = workMs;
    std::optional<qint64> opens = window.nextOpening(m_calendar, from);
    for (int i = 0; opens && i < 10000; ++i) {
        const qint64 closes = window.closesAt(m_calendar, *opens).value_or(*opens);
        if (left <= closes - *opens) {
            finish = *opens + left;
            break;
        }
        left -= closes - *opens;
        opens = window.nextOpening(m_calendar, closes);
    }
    const double perHalfHour = perSecond * 1800;
    return QJsonObject{{u"total"_s, campaign.total},
                       {u"callable"_s, callable},
                       {u"blocked"_s, QJsonObject{{u"do_not_call"_s, listed}}},
                       {u"opensAt"_s, opens ? QJsonValue(window.nextOpening(m_calendar, from).value_or(0)) : QJsonValue()},
                       {u"workMs"_s, workMs},
                       {u"finishAt"_s, finish ? QJsonValue(finish) : QJsonValue()},
                       {u"beyondEnd"_s, campaign.spec.endAt != 0 && (finish == 0 || finish > campaign.spec.endAt)},
                       {u"perHalfHour"_s, QJsonObject{{u"calls"_s, std::round(perHalfHour)},
                                                      {u"lines"_s, std::ceil(perSecond * kLineSeconds)},
                                                      {u"seats"_s, std::ceil(perSecond * kHandOverShare * kSeatSeconds)}}},
                       {u"assumptions"_s, QJsonObject{{u"attemptsPerContact"_s, kAttemptsPerContact},
                                                      {u"lineSeconds"_s, kLineSeconds},
                                                      {u"handOverShare"_s, kHandOverShare},
                                                      {u"seatSeconds"_s, kSeatSeconds}}}};
}

} // namespace lianxin
