// SPDX-License-Identifier: GPL-3.0-or-later
// What dialling and the engine tell about our orders. The functions with a transaction run inside dialling's.
#include "hotline/campaigns/CampaignTally.h"
#include "hotline/campaigns/Campaigns.h"
#include "hotline/dialling/Dialler.h"
#include "platform/base/Clock.h"
#include "platform/base/Literals.h"
#include "platform/base/Log.h"

namespace lianxin {

namespace {

QString stateOf(OrderState state) {
    switch (state) {
    case OrderState::Waiting:
        return u"retry"_s;
    case OrderState::Dialling:
        return u"dialling"_s;
    case OrderState::Done:
        return u"done"_s;
    case OrderState::Cancelled:
        return u"cancelled"_s;
    case OrderState::Ambiguous:
        return u"ambiguous"_s;
    }
    return {};
}

} // namespace

void Campaigns::attemptStarted(Transaction &t, const CallOrder &order, const Attempt &attempt) {
    const tally::Found before = tally::find(t, order.id);
    if (before.campaignId.isEmpty())
        return;
    tally::Standing now = before.standing;
    now.state = u"dialling"_s;
    now.attempts = attempt.number;
    t.execute(u"UPDATE campaign_contact SET state = 'dialling', attempts = $2 WHERE order_id = $1", {order.id, qint64(attempt.number)});
    tally::move(t, before.campaignId, before.standing, now);
    m_changed.insert(order.sourceId);
    noteStart(order.sourceId, attempt.id, attempt.intentAt ? attempt.intentAt : m_clock.now());
}

void Campaigns::attemptEnded(Transaction &t, const CallOrder &order, const Attempt &attempt) {
    const tally::Found before = tally::find(t, order.id);
    if (before.campaignId.isEmpty())
        return;
    const qint64 now = attempt.endedAt ? attempt.endedAt : m_clock.now();
    tally::Standing standing = before.standing;
    standing.state = stateOf(order.state);
    standing.outcome = attempt.outcome ? nameOf(*attempt.outcome) : QString();
    standing.result = attempt.result.isEmpty() ? order.result : attempt.result;
    standing.attempts = attempt.number;
    const bool open = order.state == OrderState::Waiting || order.state == OrderState::Dialling;
    t.execute(u"UPDATE campaign_contact SET state = $2, outcome = $3, result = $4, detail = $5, answered_at = $6, ended_at = $7, attempts = $8, "
              "place = $9, called_masked = $10 WHERE order_id = $1",
              {order.id, standing.state, standing.outcome, standing.result, attempt.detail, attempt.answeredAt, open ? qint64(0) : now,
               qint64(attempt.number), qint64(attempt.place), attempt.phoneMasked});
    tally::move(t, before.campaignId, before.standing, standing);
    m_changed.insert(order.sourceId);
    // By the hour stands what was dialled: not a call that never left, and not again what a person decided later.
    if (attempt.number == 0 || attempt.detail == "resolved_by_person"_L1)
        return;
    countHour(t, order.sourceId, standing.outcome, now, 1);
    if (standing.outcome == "answered"_L1 && !standing.handOver.isEmpty())
        countHour(t, order.sourceId, u"handed_over"_s, now, 1);
    countLineTime(t, order.sourceId, attempt.intentAt, now);
}

void Campaigns::orderEnded(Transaction &t, const CallOrder &order) {
    const tally::Found before = tally::find(t, order.id);
    if (before.campaignId.isEmpty())
        return;
    tally::Standing now = before.standing;
    now.state = stateOf(order.state);
    now.outcome = order.outcome ? nameOf(*order.outcome) : QString();
    t.execute(u"UPDATE campaign_contact SET state = $2, outcome = $3, detail = $4, ended_at = $5 WHERE order_id = $1",
              {order.id, now.state, now.outcome, order.heldBy, order.endedAt ? order.endedAt : m_clock.now()});
    tally::move(t, before.campaignId, before.standing, now);
    m_changed.insert(order.sourceId);
}

void Campaigns::noteHandOver(const Id &orderId, HandOverStep step, qint64 waitMs) {
    const QString text = step == HandOverStep::Requested ? u"requested"_s : step == HandOverStep::Answered ? u"answered"_s : u"lost"_s;
    using Ask = Dialler::AskStep;
    m_dialler.noteAsk(orderId, step == HandOverStep::Requested ? Ask::Asked : step == HandOverStep::Answered ? Ask::Answered : Ask::Lost, waitMs);
    const auto campaignId = m_store.writeReturning<QString>([&](Transaction &t) -> QString {
        const tally::Found before = tally::find(t, orderId);
        if (before.campaignId.isEmpty() || (before.standing.handOver == "answered"_L1 && step != HandOverStep::Answered))
            return {}; // hanging up after a talk loses nothing
        tally::Standing now = before.standing;
        now.handOver = text;
        now.wait = waitMs;
        t.execute(u"UPDATE campaign_contact SET handover = $2, handover_wait = $3 WHERE order_id = $1", {orderId, text, waitMs});
        tally::move(t, before.campaignId, before.standing, now);
        return before.campaignId;
    });
    if (!campaignId)
        qCWarning(lcHotline, "hand-over of order %s: %s", qPrintable(orderId), qPrintable(campaignId.error().toString()));
    else if (!campaignId->isEmpty())
        m_changed.insert(*campaignId);
}

// At most one campaign.progress a campaign and tick.
void Campaigns::publishProgress() {
    if (m_changed.empty())
        return;
    std::set<Id> changed;
    changed.swap(m_changed);
    for (const Id &id : changed) {
        const auto figures = this->figures(id, false);
        if (!figures)
            continue;
        const auto done = m_store.write([&](Transaction &t) { t.emitEvent(u"campaign.progress"_s, id, *figures); });
        if (!done)
            qCWarning(lcHotline, "campaign %s: %s", qPrintable(id), qPrintable(done.error().toString()));
    }
}

} // namespace lianxin
