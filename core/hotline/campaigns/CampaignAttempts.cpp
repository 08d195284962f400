// SPDX-License-Identifier: GPL-3.0-or-later
// The rows behind a figure: contacts by outcome, attempts by hour and outcome.
#include "hotline/campaigns/CampaignRows.h"
#include "hotline/campaigns/Campaigns.h"
#include "platform/base/Literals.h"
#include <QJsonDocument>
#include <algorithm>

namespace lianxin {

using namespace campaignrows;

namespace {

struct AttemptRow {
    qint64 endedAt;
    QString id;
    QJsonObject json;
    bool operator<(const AttemptRow &other) const { return std::tie(endedAt, id) < std::tie(other.endedAt, other.id); }
};

AttemptRow attemptRowOf(const Row &row) {
    const qint64 answered = row.integer(6);
    const qint64 ended = row.integer(7);
    return {ended, row.text(0),
            {{u"id"_s, row.text(0)},
             {u"orderId"_s, row.text(1)},
             {u"callId"_s, row.text(2)},
             {u"phone"_s, row.text(3)},
             {u"number"_s, row.integer(4)},
             {u"intentAt"_s, row.integer(5)},
             {u"answeredAt"_s, answered},
             {u"endedAt"_s, ended},
             {u"talkMs"_s, answered > 0 ? ended - answered : qint64(0)},
             {u"outcome"_s, row.text(8)},
             {u"result"_s, row.text(9)},
             {u"detail"_s, row.text(10)},
             {u"sipStatus"_s, row.json(11).value("status"_L1).toInt()},
             {u"name"_s, row.text(12)},
             {u"row"_s, row.integer(13)},
             {u"handOver"_s, row.text(14)},
             {u"place"_s, row.integer(15)}}};
}

} // namespace

// Each outcome walks one index from the cursor on; the page is what comes first among them.
Expected<Campaigns::Page> Campaigns::attempts(const Id &id, const AttemptQuery &query, const QString &cursor, int limit) {
    LX_CHECK(this->campaign(id));
    const int wanted = std::clamp(limit, 1, 1000);
    qint64 fromAt = query.from;
    QString fromId;
    if (!cursor.isEmpty()) {
        bool ok = false;
        fromAt = cursor.section(u':', 0, 0).toLongLong(&ok);
        fromId = cursor.section(u':', 1);
        if (!ok || fromId.isEmpty())
            return campaignError(ErrorKind::Usage, u"bad_cursor"_s, u"This is no cursor of campaigns.attempts"_s, u"Give next of the page before"_s);
    }
    const qint64 to = query.to > 0 ? query.to : std::numeric_limits<qint64>::max();
    const QString handOver = query.handedOver ? (*query.handedOver ? u" AND cc.handover <> ''"_s : u" AND cc.handover = ''"_s) : QString();
    return m_store.readReturning<Page>([&](Snapshot &s) {
        std::vector<AttemptRow> found;
        for (const QString &outcome : query.outcomes) {
            for (const Row &row : s.query(u"SELECT a.id, a.order_id, a.call_id, a.phone_masked, a.number, a.intent_at, a.answered_at, a.ended_at, "
                                          "a.outcome, a.result, a.detail, a.cause, cc.name_masked, cc.row_number, cc.handover, a.place "
                                          "FROM attempt a JOIN campaign_contact cc ON cc.order_id = a.order_id "
                                          "WHERE a.source_id = $1 AND a.outcome = $2 AND (a.ended_at, a.id) > ($3, $4) AND a.ended_at < $5 AND "
                                          "a.number > 0%1 ORDER BY a.ended_at, a.id LIMIT $6"_s.arg(handOver),
                                          {id, outcome, fromAt, fromId, to, qint64(wanted + 1)}))
                found.push_back(attemptRowOf(row));
        }
        std::sort(found.begin(), found.end());
        Page page;
        for (const AttemptRow &row : found) {
            if (page.items.size() == wanted) {
                const QJsonObject last = page.items.last().toObject();
                page.next = u"%1:%2"_s.arg(last.value("endedAt"_L1).toInteger()).arg(last.value("id"_L1).toString());
                break;
            }
            page.items.append(row.json);
        }
        return page;
    });
}

Expected<Campaigns::Page> Campaigns::due(const Id &id, qint64 from, qint64 to, const QString &cursor, int limit) {
    LX_CHECK(this->campaign(id));
    const int wanted = std::clamp(limit, 1, 1000);
    qint64 fromAt = from;
    QString fromId;
    if (!cursor.isEmpty()) {
        bool ok = false;
        fromAt = cursor.section(u':', 0, 0).toLongLong(&ok);
        fromId = cursor.section(u':', 1);
        if (!ok || fromId.isEmpty())
            return campaignError(ErrorKind::Usage, u"bad_cursor"_s, u"This is no cursor of campaigns.due"_s, u"Give next of the page before"_s);
    }
    return m_store.readReturning<Page>([&](Snapshot &s) {
        Page page;
        for (const Row &row : s.query(u"SELECT o.id, o.due_at, o.phone_masked, o.place, cc.name_masked, cc.row_number, cc.outcome, cc.attempts FROM call_order o "
                                      "JOIN campaign_contact cc ON cc.order_id = o.id WHERE o.lane = $1 AND o.state = 'waiting' AND o.attempts_made > 0 AND "
                                      "(o.due_at, o.id) > ($2, $3) AND o.due_at < $4 ORDER BY o.due_at, o.id LIMIT $5",
                                      {u"campaign:"_s + id, fromAt, fromId, to > 0 ? to : std::numeric_limits<qint64>::max(), qint64(wanted + 1)})) {
            if (page.items.size() == wanted) {
                const QJsonObject last = page.items.last().toObject();
                page.next = u"%1:%2"_s.arg(last.value("dueAt"_L1).toInteger()).arg(last.value("orderId"_L1).toString());
                break;
            }
            page.items.append(QJsonObject{{u"orderId"_s, row.text(0)},
                                          {u"dueAt"_s, row.integer(1)},
                                          {u"phone"_s, row.text(2)},
                                          {u"place"_s, row.integer(3)},
                                          {u"name"_s, row.text(4)},
                                          {u"row"_s, row.integer(5)},
                                          {u"outcome"_s, row.text(6)},
                                          {u"attempts"_s, row.integer(7)}});
        }
        return page;
    });
}

Expected<Campaigns::Page> Campaigns::contacts(const Id &id, const QString &outcome, const QString &cursor, int limit) {
    LX_CHECK(this->campaign(id));
    const int wanted = std::clamp(limit, 1, 1000);
    QString which;
    Params params{id, cursor.toLongLong(), qint64(wanted + 1)};
    if (outcome == "handed_over"_L1) {
        which = u" AND handover <> ''"_s;
    } else if (!outcome.isEmpty()) {
        which = u" AND outcome = $4"_s;
        params.push_back(outcome);
    }
    return m_store.readReturning<Page>([&](Snapshot &s) {
        Page page;
        qint64 last = 0;
        for (const Row &row : s.query(u"SELECT row_number, contact_id, order_id, phone_masked, name_masked, state, outcome, result, detail, attempts, "
                                      "answered_at, ended_at, handover, place, called_masked FROM campaign_contact WHERE campaign_id = $1 AND row_number > $2%1 "
                                      "ORDER BY row_number LIMIT $3"_s.arg(which),
                                      params)) {
            if (page.items.size() == wanted) {
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
                                          {u"handOver"_s, row.text(12)},
                                          {u"place"_s, row.integer(13)},
                                          {u"called"_s, row.text(14)}});
        }
        return page;
    });
}

} // namespace lianxin
