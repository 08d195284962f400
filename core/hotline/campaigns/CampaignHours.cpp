// SPDX-License-Identifier: GPL-3.0-or-later
// A campaign by the hour: outcomes of its calls, how long its lines were taken, how many at once, how fast it dialled; and when
// those who were not reached are due again.
#include "hotline/campaigns/Campaigns.h"
#include "hotline/dialling/Dialler.h"
#include "platform/base/Clock.h"
#include "platform/base/Literals.h"
#include "platform/base/Log.h"
#include "platform/storage/Store.h"
#include <QJsonArray>

namespace lianxin {

namespace {

constexpr qint64 kOneHourMs = 3'600'000;
constexpr qint64 kHoursStepMs = 1'800'000;
constexpr qint64 kRetriesKnownMs = 10'000; // the same answer for so long: there may be hundreds of thousands to count
// Beside the outcomes stand, in the same table: milliseconds that lines were taken, most lines at once, most calls in a second.
constexpr char16_t kLineMs[] = u"line_ms";
constexpr char16_t kLinesPeak[] = u"lines_peak";
constexpr char16_t kCpsPeak[] = u"cps_peak";

bool isOutcome(const QString &name) { return name != QStringView(kLineMs) && name != QStringView(kLinesPeak) && name != QStringView(kCpsPeak); }

} // namespace

QJsonArray Campaigns::hoursOf(Snapshot &s, const Id &id) {
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
            current = {{u"hour"_s, row.integer(0)}, {u"handOvers"_s, 0}, {u"lineMs"_s, 0}, {u"linesPeak"_s, 0}, {u"cpsPeak"_s, 0}};
            outcomes = {};
        }
        const QString name = row.text(1);
        const qint64 number = row.integer(2);
        if (name == "handed_over"_L1)
            current.insert(u"handOvers"_s, number);
        else if (isOutcome(name))
            outcomes.insert(name, number);
        else
            current.insert(name == QStringView(kLineMs) ? u"lineMs"_s : name == QStringView(kLinesPeak) ? u"linesPeak"_s : u"cpsPeak"_s, number);
    }
    finish();
    return hours;
}

void Campaigns::countHour(Transaction &t, const Id &campaignId, const QString &what, qint64 at, qint64 by) {
    t.execute(u"INSERT INTO campaign_hour (campaign_id, hour_at, outcome, number) VALUES ($1, $2, $3, $4) "
              "ON CONFLICT (campaign_id, hour_at, outcome) DO UPDATE SET number = campaign_hour.number + $4",
              {campaignId, at - at % kOneHourMs, what, by});
}

// A call that lasts over the full hour counts in both.
void Campaigns::countLineTime(Transaction &t, const Id &campaignId, qint64 from, qint64 to) {
    const QString what = QString::fromUtf16(kLineMs);
    for (qint64 at = from; at < to;) {
        const qint64 until = std::min(to, at - at % kOneHourMs + kOneHourMs);
        countHour(t, campaignId, what, at, until - at);
        at = until;
    }
}

void Campaigns::noteStart(const Id &campaignId, const Id &attemptId, qint64 at) {
    HourPeak &peak = m_peaks[campaignId];
    const qint64 second = m_clock.realDuration(at) / 1000;
    if (peak.second != second) {
        peak.second = second;
        peak.started.clear();
    }
    peak.started.insert(attemptId); // a transaction that is tried again counts once
    peak.cps = std::max(peak.cps, qint64(peak.started.size()));
}

// What is known of this hour's peaks goes to the store when it grew, and not with every call.
void Campaigns::keepPeaks() {
    const qint64 now = m_clock.now();
    const qint64 hour = now - now % kOneHourMs;
    struct Grown {
        Id id;
        qint64 lines;
        qint64 cps;
    };
    std::vector<Grown> grown;
    for (const auto &[id, campaign] : m_live) {
        if (campaign.state != CampaignState::Running && campaign.state != CampaignState::Paused && campaign.state != CampaignState::Stopping)
            continue;
        HourPeak &peak = m_peaks[id];
        if (peak.hour != hour) {
            peak.hour = hour;
            peak.keptLines = peak.keptCps = 0;
            peak.cps = peak.second == m_clock.realDuration(now) / 1000 ? qint64(peak.started.size()) : 0;
        }
        const qint64 lines = m_dialler.laneFigures(u"campaign:"_s + id, campaign.spec.trunkId).calls;
        if (lines <= peak.keptLines && peak.cps <= peak.keptCps)
            continue;
        peak.keptLines = std::max(peak.keptLines, lines);
        peak.keptCps = std::max(peak.keptCps, peak.cps);
        grown.push_back({id, peak.keptLines, peak.keptCps});
    }
    if (grown.empty())
        return;
    const auto done = m_store.write([&](Transaction &t) {
        for (const Grown &g : grown)
            for (const auto &[what, number] : {std::pair{kLinesPeak, g.lines}, std::pair{kCpsPeak, g.cps}})
                t.execute(u"INSERT INTO campaign_hour (campaign_id, hour_at, outcome, number) VALUES ($1, $2, $3, $4) "
                          "ON CONFLICT (campaign_id, hour_at, outcome) DO UPDATE SET number = CASE WHEN campaign_hour.number < $4 THEN $4 "
                          "ELSE campaign_hour.number END",
                          {g.id, hour, QString::fromUtf16(what), number});
    });
    if (!done)
        qCWarning(lcHotline, "%s", qPrintable(done.error().toString()));
}

Expected<QJsonObject> Campaigns::retries(const Id &id) {
    LX_CHECK(this->campaign(id));
    const qint64 now = m_clock.now();
    KnownRetries &known = m_retries[id];
    if (known.at != 0 && now >= known.at && m_clock.realDuration(now - known.at) < kRetriesKnownMs)
        return known.answer;
    const qint64 first = now - now % kHoursStepMs;
    LX_TRY(known.answer, m_store.readReturning<QJsonObject>([&](Snapshot &s) {
        QJsonArray halves;
        qint64 later = 0;
        qint64 total = 0;
        // What is overdue is due now.
        for (const Row &row : s.query(u"SELECT CASE WHEN due_at < $2 THEN $2 ELSE due_at - due_at % 1800000 END AS half, COUNT(*) FROM call_order "
                                      "WHERE lane = $1 AND state = 'waiting' AND attempts_made > 0 GROUP BY half ORDER BY half",
                                      {u"campaign:"_s + id, first})) {
            total += row.integer(1);
            if (halves.size() < kRetryHalfHours)
                halves.append(QJsonObject{{u"at"_s, row.integer(0)}, {u"contacts"_s, row.integer(1)}});
            else
                later += row.integer(1);
        }
        return QJsonObject{{u"total"_s, total}, {u"halfHours"_s, halves}, {u"later"_s, later}};
    }));
    known.at = now;
    return known.answer;
}

} // namespace lianxin
