// SPDX-License-Identifier: GPL-3.0-or-later
// How a campaign is kept in bounds while it runs: numbers that exclude each other, pace by seats, and what holds it back.
#include "hotline/campaigns/CampaignRows.h"
#include "hotline/campaigns/Campaigns.h"
#include "hotline/dialling/Dialler.h"
#include "platform/base/Clock.h"
#include "platform/base/Literals.h"
#include "platform/base/Log.h"
#include <algorithm>

namespace lianxin {

namespace {

constexpr qint64 kNoSeatsMs = 60'000;      // without a seat for so long: held
constexpr qint64 kSeatsBackMs = 30'000;    // seats for so long: goes on
constexpr qint64 kAsksBeforeCeiling = 50;  // fewer say nothing about a share

constexpr QStringView kPausedByItself = u"自动暂停："; // begins the reason of a pause that no person made

QString laneOf(const Id &campaignId) { return u"campaign:"_s + campaignId; }

//! All numbers by which the person of an order is known, the one that is called first.
std::vector<QByteArray> numbersOfPerson(Snapshot &s, const CallOrder &order, const Id &listId) {
    std::vector<QByteArray> numbers{order.callee.phoneIndex};
    const auto take = [&](const std::vector<Row> &rows) {
        for (const Row &row : rows)
            if (std::find(numbers.begin(), numbers.end(), row.blob(0)) == numbers.end())
                numbers.push_back(row.blob(0));
    };
    take(s.query(u"SELECT phone_index FROM order_number WHERE order_id = $1 ORDER BY place", {order.id}));
    if (numbers.size() == 1 && order.place <= 1) // where further numbers are not called the order does not know them
        take(s.query(u"SELECT o.phone_index FROM contact_number m JOIN contact_other o ON o.list_id = m.list_id AND o.row_number = m.row_number "
                     "WHERE m.phone_index = $1 AND m.list_id = $2",
                     {order.callee.phoneIndex, listId}));
    return numbers;
}

} // namespace

bool Campaigns::isPacedBySeats(const CampaignSpec &spec) { return spec.rules.bySeats.value_or(!spec.handOverSkill.isEmpty()); }

void Campaigns::addConduct(const Campaign &campaign, SourceGate &gate) const {
    const CampaignRules &rules = campaign.spec.rules;
    gate.needsConsent = rules.needsConsent;
    gate.urgent = rules.urgent;
    gate.handsOver = isPacedBySeats(campaign.spec);
    gate.dropCeiling = rules.dropCeiling;
    gate.dropAfterMs = qint64(rules.dropAfterSeconds) * 1000;
    // Only the lack of seats closes the gate; a dead trunk has its own rule, which lets the next probe through, and the hours have theirs.
    if (const auto hold = m_holds.find(campaign.id); hold != m_holds.end() && hold->second.cause == "no_seats"_L1 && gate.state == SourceGate::State::Open) {
        gate.state = SourceGate::State::Paused;
        gate.reason = hold->second.reason;
    }
}

QString Campaigns::excludedBy(Snapshot &s, const CallOrder &order) {
    const auto found = m_live.find(order.sourceId);
    if (found == m_live.end())
        return {};
    const CampaignRules &rules = found->second.spec.rules;
    // Another person of the list has this further number as their own: they are called for themselves.
    if (order.place > 1) {
        const auto row = s.first(u"SELECT l.name FROM contact_number n JOIN contact_list l ON l.id = n.list_id WHERE n.phone_index = $1 AND n.list_id = $2",
                                 {order.callee.phoneIndex, found->second.spec.listId});
        if (row)
            return row->text(0);
    }
    // What is said of a person holds for all of their numbers, whichever is called.
    const std::vector<QByteArray> theirs = numbersOfPerson(s, order, found->second.spec.listId);
    const auto bound = [](auto &params, const auto &values) {
        QStringList out;
        for (const auto &value : values) {
            params.push_back(value);
            out << u"$%1"_s.arg(params.size());
        }
        return out.join(u',');
    };
    if (!rules.excludeLists.isEmpty()) {
        Params params;
        const QString numbers = bound(params, theirs);
        // Taken back, or never whole: a list that is no more leaves nobody out, although its rows are cleared away by and by only.
        if (const auto row = s.first(u"SELECT l.name FROM contact_list l WHERE l.id IN (%1) AND l.state NOT IN ('undone', 'failed') AND "
                                     "(EXISTS (SELECT 1 FROM contact_number n WHERE n.phone_index IN (%2) AND n.list_id = l.id) OR "
                                     "EXISTS (SELECT 1 FROM contact_other n WHERE n.phone_index IN (%2) AND n.list_id = l.id)) LIMIT 1"_s.arg(
                                         bound(params, rules.excludeLists), numbers),
                                     params))
            return row->text(0);
    }
    if (rules.exclusionGroup.isEmpty())
        return {};
    QStringList group;
    for (const auto &[id, other] : m_live)
        if (id != order.sourceId && other.spec.rules.exclusionGroup == rules.exclusionGroup)
            group << id;
    if (group.isEmpty())
        return {};
    Params params;
    const QString numbers = bound(params, theirs);
    const auto row = s.first(u"SELECT source_id FROM call_order WHERE id IN (SELECT id FROM call_order WHERE phone_index IN (%1) UNION SELECT order_id FROM order_number "
                             "WHERE phone_index IN (%1)) AND source = 'campaign' AND attempts_made > 0 AND source_id IN (%2) LIMIT 1"_s.arg(numbers, bound(params, group)),
                             params);
    return row ? m_live.at(row->text(0)).spec.name : QString();
}

void Campaigns::hold(const Campaign &campaign, const QString &cause, const QString &reason) {
    const auto before = m_holds.find(campaign.id);
    if (before == m_holds.end() ? cause.isEmpty() : before->second.cause == cause)
        return;
    if (cause.isEmpty())
        m_holds.erase(campaign.id);
    else
        m_holds[campaign.id] = {cause, reason, m_clock.now()};
    const auto done = m_store.write([&](Transaction &t) {
        t.emitEvent(u"campaign.state"_s, campaign.id,
                    {{u"name"_s, campaign.spec.name},
                     {u"state"_s, nameOf(campaign.state)},
                     {u"from"_s, nameOf(campaign.state)},
                     {u"reason"_s, cause.isEmpty() ? u"自动恢复外呼"_s : reason},
                     {u"hold"_s, cause}});
    });
    if (!done)
        qCWarning(lcHotline, "campaign %s: %s", qPrintable(campaign.id), qPrintable(done.error().toString()));
    m_changed.insert(campaign.id);
    m_dialler.wake();
}

// A person lets it go on although too many were dropped: counted anew.
void Campaigns::pardon(const Campaign &campaign) {
    if (isPacedBySeats(campaign.spec) && m_dialler.dropShare(laneOf(campaign.id), kAsksBeforeCeiling) > campaign.spec.rules.dropCeiling)
        m_dialler.forgetLane(laneOf(campaign.id));
}

// Holds a running campaign back where calling makes no sense, and lets it go on when the cause has gone; only a ceiling that was
// passed waits for a person.
void Campaigns::watch(const Campaign &campaign) {
    const qint64 now = m_clock.now();
    const auto figures = m_dialler.laneFigures(laneOf(campaign.id), campaign.spec.trunkId);
    if (figures.pacing && figures.pacing->asked >= kAsksBeforeCeiling && figures.pacing->dropShare > campaign.spec.rules.dropCeiling) {
        const QString reason = kPausedByItself.toString() + u"要求人工而未接通的占 %1%，超过上限 %2%，请人工确认后恢复"_s.arg(100 * figures.pacing->dropShare, 0, 'f', 1)
                                   .arg(100 * campaign.spec.rules.dropCeiling, 0, 'f', 1);
        hold(campaign, {}, {});
        if (auto paused = change(campaign.id, CampaignState::Paused, reason, u"engine"_s); !paused)
            qCWarning(lcHotline, "campaign %s: %s", qPrintable(campaign.id), qPrintable(paused.error().toString()));
        return;
    }
    if (!campaign.spec.windows.isOpen(m_calendar, now))
        return hold(campaign, u"window_closed"_s, u"不在外呼时段内，到时自动恢复"_s);
    if (figures.trunkDeadSince)
        return hold(campaign, u"trunk_dead"_s, u"中继线路不通，正在定时试呼，恢复后自动继续"_s);
    SeatWatch &seats = m_seatWatch[campaign.id];
    const bool lacking = isPacedBySeats(campaign.spec) && !m_dialler.seatsServe(campaign.spec.handOverSkill);
    if (lacking != seats.lacking || seats.since == 0)
        seats = {lacking, now};
    const qint64 lasted = m_clock.realDuration(now - seats.since);
    const auto held = m_holds.find(campaign.id);
    const bool isHeld = held != m_holds.end() && held->second.cause == "no_seats"_L1;
    if (isHeld ? lacking || lasted < kSeatsBackMs : lacking && lasted >= kNoSeatsMs)
        return hold(campaign, u"no_seats"_s, u"没有坐席在线承接转人工，坐席上线后自动恢复"_s);
    hold(campaign, {}, {});
}

QJsonObject Campaigns::pacing(const Campaign &campaign) const {
    const auto figures = m_dialler.laneFigures(laneOf(campaign.id), campaign.spec.trunkId);
    QJsonObject json = figures.pacing ? figures.pacing->toJson() : QJsonObject();
    json.insert(u"mode"_s, isPacedBySeats(campaign.spec) ? u"seats"_s : u"lines"_s);
    json.insert(u"calls"_s, figures.calls);
    json.insert(u"trunkDeadSince"_s, figures.trunkDeadSince ? QJsonValue(figures.trunkDeadSince) : QJsonValue());
    json.insert(u"hold"_s, QJsonValue());
    if (const auto hold = m_holds.find(campaign.id); hold != m_holds.end())
        json.insert(u"hold"_s, QJsonObject{{u"cause"_s, hold->second.cause}, {u"reason"_s, hold->second.reason}, {u"since"_s, hold->second.since}});
    else if (campaign.state == CampaignState::Paused && campaign.stateReason.startsWith(kPausedByItself))
        json.insert(u"hold"_s, QJsonObject{{u"cause"_s, u"drop_ceiling"_s}, {u"reason"_s, campaign.stateReason}, {u"since"_s, 0}});
    return json;
}

} // namespace lianxin
