// SPDX-License-Identifier: GPL-3.0-or-later
#include "hotline/campaigns/CampaignRows.h"
#include "hotline/campaigns/Campaigns.h"
#include "platform/base/Literals.h"
#include <QJsonArray>
#include <cmath>

namespace lianxin {

using namespace campaignrows;

Expected<QJsonObject> Campaigns::figures(const Id &id, bool byHour) {
    LX_TRY(const Campaign campaign, this->campaign(id));
    LX_TRY(QJsonObject out, m_store.readReturning<QJsonObject>([&](Snapshot &s) { return figuresOf(s, id, campaign.total, byHour); }));
    out.insert(u"pacing"_s, pacing(campaign));
    return out;
}

QJsonObject Campaigns::figuresOf(Snapshot &s, const Id &id, qint64 listed, bool byHour) {
    qint64 placed = 0;
    qint64 done = 0;
    qint64 dialling = 0;
    qint64 retry = 0;
    qint64 answered = 0;
    qint64 reached = 0; // contacts with an outcome of the network or a person
    QJsonObject outcomes;
    QJsonObject results;
    qint64 requested = 0;
    qint64 taken = 0;
    qint64 lost = 0;
    qint64 waitSum = 0;
    qint64 waitMax = 0;
    for (const Row &row : s.query(u"SELECT kind, name, number FROM campaign_tally WHERE campaign_id = $1 AND number <> 0", {id})) {
        const QString kind = row.text(0);
        const QString name = row.text(1);
        const qint64 count = row.integer(2);
        if (kind == "result"_L1) {
            results.insert(name, count);
        } else if (kind == "handover"_L1) {
            requested += count;
            taken += name == "answered"_L1 ? count : 0;
            lost += name == "lost"_L1 ? count : 0;
        } else if (kind == "wait"_L1) {
            (name == "sum"_L1 ? waitSum : waitMax) = count;
        } else if (kind == "state"_L1) {
            const QString state = name.section(u':', 0, 0);
            const QString outcome = name.section(u':', 1);
            placed += count;
            const bool settled = state != kWaiting && state != kDialling && state != kRetry;
            dialling += state == kDialling ? count : 0;
            retry += state == kRetry ? count : 0;
            done += settled ? count : 0;
            if (settled && !outcome.isEmpty())
                outcomes.insert(outcome, outcomes.value(outcome).toInteger() + count);
            if (settled && outcome == "answered"_L1)
                answered += count;
            if (settled && outcome != "cancelled"_L1 && outcome != "blocked"_L1 && !outcome.isEmpty())
                reached += count;
        }
    }
    const qint64 total = std::max(listed, placed);
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
                                                 {u"waitMsAvg"_s, taken ? std::round(double(waitSum) / double(taken)) : 0.0},
                                                 {u"waitMsMax"_s, waitMax}}},
                    {u"results"_s, results}};
    if (byHour)
        out.insert(u"byHour"_s, hoursOf(s, id));
    return out;
}

} // namespace lianxin
