// SPDX-License-Identifier: GPL-3.0-or-later
// Contacts become orders of dialling bit by bit, so that a list of a million does not lie in the queue at once.
#include "hotline/campaigns/CampaignRows.h"
#include "hotline/campaigns/CampaignTally.h"
#include "hotline/campaigns/Campaigns.h"
#include "hotline/dialling/Dialler.h"
#include "platform/base/Clock.h"
#include "platform/base/Literals.h"
#include "platform/base/Log.h"

namespace lianxin {

using namespace campaignrows;

namespace {

constexpr int kMinWaiting = 500;
constexpr int kBatch = 1000;

} // namespace

Expected<CallOrder> Campaigns::orderFor(const Campaign &campaign, const Contact &contact) const {
    CallOrder order;
    LX_TRY(QByteArray phone, m_lists.sealedPhone(contact));
    order.callee = {contact.id, std::move(phone), contact.phoneIndex, contact.phoneMasked, contact.nameMasked};
    if (!campaign.spec.attempts.alternatesAfter.empty()) {
        LX_TRY(order.callee.others, m_lists.otherNumbers(contact));
    }
    order.source = OrderSourceKind::Campaign;
    order.sourceId = campaign.id;
    order.flowId = campaign.spec.flowId;
    LX_TRY(order.variables, m_lists.variables(contact));
    for (auto i = campaign.spec.variables.begin(); i != campaign.spec.variables.end(); ++i)
        order.variables.insert(i.key(), i.value());
    order.trunkId = campaign.spec.trunkId;
    order.callerId = campaign.spec.callerId;
    order.handOverSkill = campaign.spec.handOverSkill;
    order.priority = campaign.spec.priority;
    order.expires = campaign.spec.endAt;
    order.attempts = campaign.spec.attempts;
    return order;
}

// Orders, rows and the mark up to which the list was fed change in one commit: nobody is called twice or left out.
Expected<int> Campaigns::feed(const Campaign &campaign) {
    const int low = std::max(kMinWaiting, int(campaign.spec.cps * 20));
    LX_TRY(const auto contacts, m_store.readReturning<std::vector<Contact>>([&](Snapshot &s) -> std::vector<Contact> {
        const auto state = s.first(u"SELECT fed_row, (SELECT COALESCE(SUM(number), 0) FROM campaign_tally WHERE campaign_id = $1 AND kind = 'state' AND "
                                   "name = 'waiting:') FROM campaign WHERE id = $1",
                                   {campaign.id});
        if (!state || state->integer(1) >= low)
            return {};
        return ContactLists::contactsAfter(s, campaign.spec.listId, state->integer(0), kBatch);
    }));
    if (contacts.empty())
        return 0;
    std::vector<CallOrder> orders;
    for (const Contact &contact : contacts) {
        LX_TRY(CallOrder order, orderFor(campaign, contact));
        orders.push_back(std::move(order));
    }
    LX_CHECK(m_store.write([&](Transaction &t) {
        if (t.execute(u"UPDATE campaign SET fed_row = $2 WHERE id = $1 AND fed_row < $3 AND state = 'running'",
                      {campaign.id, contacts.back().row, contacts.front().row}) == 0)
            return; // stopped, or another engine fed these
        const std::vector<Id> ids = m_dialler.place(t, orders);
        std::vector<Params> rows;
        for (size_t i = 0; i < contacts.size(); ++i)
            rows.push_back({campaign.id, contacts[i].row, contacts[i].id, ids[i], contacts[i].phoneMasked, contacts[i].nameMasked});
        t.executeMany(u"INSERT INTO campaign_contact (campaign_id, row_number, contact_id, order_id, phone_masked, name_masked, state, outcome, "
                      "result, detail, attempts, answered_at, ended_at, handover, handover_wait) "
                      "VALUES ($1, $2, $3, $4, $5, $6, 'waiting', '', '', '', 0, 0, 0, '', 0)",
                      rows);
        tally::add(t, campaign.id, u"state"_s, u"waiting:"_s, qint64(rows.size()));
    }));
    m_changed.insert(campaign.id);
    m_dialler.wake();
    return int(contacts.size());
}

// Completes a running campaign, or stops a stopping one, once nothing of it is open any more.
void Campaigns::finishWhereDone(Campaign &campaign) {
    const Id id = campaign.id;
    if (campaign.state == CampaignState::Stopping) {
        // Repeatable: after a crash in between it is done again.
        const auto cancelled = m_dialler.cancelSource(OrderSourceKind::Campaign, id, false, campaign.stateReason);
        const auto marked = cancelled ? m_store.write([&](Transaction &t) {
            // What waits is taken back; the counters follow in one step for each kind of it.
            const auto open = t.query(u"SELECT state, outcome, COUNT(*) FROM campaign_contact WHERE campaign_id = $1 AND state IN ('waiting', 'retry') "
                                      "GROUP BY state, outcome",
                                      {id});
            for (const Row &row : open) {
                tally::add(t, id, u"state"_s, row.text(0) + u':' + row.text(1), -row.integer(2));
                tally::add(t, id, u"state"_s, u"cancelled:"_s + (row.text(1).isEmpty() ? u"cancelled"_s : row.text(1)), row.integer(2));
            }
            if (open.empty())
                return;
            t.execute(u"UPDATE campaign_contact SET state = 'cancelled', detail = $3, ended_at = $2, outcome = CASE WHEN outcome = '' THEN 'cancelled' "
                      "ELSE outcome END WHERE campaign_id = $1 AND state IN ('waiting', 'retry')",
                      {id, m_clock.now(), campaign.stateReason});
        })
                                      : Expected<void>(cancelled.error());
        if (!marked) {
            qCWarning(lcHotline, "campaign %s: %s", qPrintable(id), qPrintable(marked.error().toString()));
            return;
        }
    }
    const auto open = m_store.readReturning<qint64>([&](Snapshot &s) {
        qint64 number = 0;
        for (const Row &row : s.query(u"SELECT name, number FROM campaign_tally WHERE campaign_id = $1 AND kind = 'state'", {id})) {
            const QString state = row.text(0).section(u':', 0, 0);
            if (state == kWaiting || state == kDialling || state == kRetry)
                number += row.integer(1);
        }
        return number;
    });
    if (!open || *open > 0)
        return;
    if (campaign.state == CampaignState::Running) {
        const auto left = m_store.readReturning<bool>([&](Snapshot &s) {
            const auto row = s.first(u"SELECT fed_row FROM campaign WHERE id = $1", {id});
            return row && !ContactLists::contactsAfter(s, campaign.spec.listId, row->integer(0), 1).empty();
        });
        if (!left || *left)
            return;
    }
    const CampaignState to = campaign.state == CampaignState::Running ? CampaignState::Completed : CampaignState::Stopped;
    const QString reason = to == CampaignState::Completed ? u"名单已全部处理"_s : campaign.stateReason;
    if (auto changed = change(id, to, reason, u"engine"_s); !changed)
        qCWarning(lcHotline, "campaign %s: %s", qPrintable(id), qPrintable(changed.error().toString()));
}

} // namespace lianxin
