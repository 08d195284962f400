// SPDX-License-Identifier: GPL-3.0-or-later
#include "hotline/campaigns/CampaignTally.h"
#include "platform/base/Literals.h"

namespace lianxin::tally {

namespace {

QString stateName(const Standing &standing) { return standing.state.isEmpty() ? QString() : standing.state + u':' + standing.outcome; }

void shift(Transaction &t, const Id &campaignId, const QString &kind, const QString &from, const QString &to) {
    if (from == to)
        return;
    if (!from.isEmpty())
        add(t, campaignId, kind, from, -1);
    if (!to.isEmpty())
        add(t, campaignId, kind, to, 1);
}

} // namespace

void add(Transaction &t, const Id &campaignId, const QString &kind, const QString &name, qint64 by) {
    if (by == 0)
        return;
    t.execute(u"INSERT INTO campaign_tally (campaign_id, kind, name, number) VALUES ($1, $2, $3, $4) "
              "ON CONFLICT (campaign_id, kind, name) DO UPDATE SET number = campaign_tally.number + $4",
              {campaignId, kind, name, by});
}

Found find(Transaction &t, const Id &orderId) {
    QString sql = u"SELECT campaign_id, state, outcome, result, handover, handover_wait, attempts FROM campaign_contact WHERE order_id = $1"_s;
    if (t.isPostgres()) // two steps of one order may come from two engines
        sql += u" FOR UPDATE"_s;
    const auto row = t.first(sql, {orderId});
    if (!row)
        return {};
    return {row->text(0), {row->text(1), row->text(2), row->text(3), row->text(4), row->integer(5), row->integer(6)}};
}

void move(Transaction &t, const Id &campaignId, const Standing &from, const Standing &to) {
    shift(t, campaignId, u"state"_s, stateName(from), stateName(to));
    shift(t, campaignId, u"result"_s, from.result, to.result);
    shift(t, campaignId, u"handover"_s, from.handOver, to.handOver);
    shift(t, campaignId, u"dialled"_s, from.attempts > 0 ? u"contacts"_s : QString(), to.attempts > 0 ? u"contacts"_s : QString());
    const bool was = from.handOver == "answered"_L1;
    const bool is = to.handOver == "answered"_L1;
    add(t, campaignId, u"wait"_s, u"sum"_s, (is ? to.wait : 0) - (was ? from.wait : 0));
    if (is)
        t.execute(u"INSERT INTO campaign_tally (campaign_id, kind, name, number) VALUES ($1, 'wait', 'most', $2) "
                  "ON CONFLICT (campaign_id, kind, name) DO UPDATE SET number = CASE WHEN campaign_tally.number < $2 THEN $2 ELSE campaign_tally.number END",
                  {campaignId, to.wait});
}

} // namespace lianxin::tally
