// SPDX-License-Identifier: GPL-3.0-or-later
// The plan that tickets are looked at by, and the ladders as configuration.
#include "hotline/tickets/TicketClockPrivate.h"
#include <QCryptographicHash>
#include <algorithm>

namespace lianxin {
namespace {

struct LadderChange {
    QStringList categories;
    QString rung;
    QLatin1StringView what;
};

bool says(const LadderRung &a, const LadderRung &b) { return a.feedbackBy == b.feedbackBy && a.reason == b.reason; }

std::vector<LadderChange> changesOf(const TicketLadder &before, const TicketLadder &after) {
    std::vector<LadderChange> changes;
    const auto byId = [](const std::vector<LadderRung> &rungs, const QString &id) {
        return std::find_if(rungs.begin(), rungs.end(), [&](const auto &one) { return one.id == id; });
    };
    QSet<QString> named;
    for (const auto &ladder : after.ladders()) {
        const auto &known = before.of(ladder.categories.front());
        for (const auto &category : ladder.categories)
            named.insert(category);
        for (const auto &rung : ladder.rungs) {
            const auto same = byId(known, rung.id);
            if (same == known.end())
                changes.push_back({ladder.categories, rung.id, "added"_L1});
            else if (!same->hasHoursOf(rung))
                changes.push_back({ladder.categories, rung.id, "moved"_L1});
            else if (!says(*same, rung))
                changes.push_back({ladder.categories, rung.id, "changed"_L1});
        }
        for (const auto &rung : known)
            if (byId(ladder.rungs, rung.id) == ladder.rungs.end())
                changes.push_back({ladder.categories, rung.id, "removed"_L1});
    }
    for (const auto &ladder : before.ladders())
        if (!named.contains(ladder.categories.front())) // these follow the general ladder from now on
            for (const auto &rung : ladder.rungs)
                if (const auto &general = after.of(ladder.categories.front()); byId(general, rung.id) == general.end())
                    changes.push_back({ladder.categories, rung.id, "removed"_L1});
    return changes;
}

// For the person who saves.
QJsonArray effectOf(const std::vector<LadderChange> &changes, bool otherHours, bool otherVisits, qint64 open) {
    QJsonArray effect;
    const auto any = [&](QLatin1StringView what) {
        return std::any_of(changes.begin(), changes.end(), [&](const auto &change) { return change.what == what; });
    };
    if (changes.empty() && !otherHours && !otherVisits) {
        effect.append(u"没有改动，在办工单照旧。"_s);
        return effect;
    }
    if (otherVisits)
        effect.append(u"回访设置的改动对还没有安排的回访生效；已经安排的按原来的次数和期限执行。"_s);
    if (changes.empty() && !otherHours)
        return effect;
    effect.append(u"%1 件在办工单将分批按新阶梯重新推算，不影响通话；推算完之前，到点的步骤优先执行。"_s.arg(open));
    effect.append(u"已经执行过的步骤不再重复，也不撤销。"_s);
    if (any("added"_L1) || any("moved"_L1))
        effect.append(u"新增或改期的步骤，如果对某件工单来说时间已过：同类步骤做过的不补做，一次都没做过的补做一次。"_s);
    if (any("removed"_L1))
        effect.append(u"删除的步骤不再安排；已经排入外呼队列的电话仍会拨出。"_s);
    if (otherHours)
        effect.append(u"通话时段的改动只影响此后安排的电话。"_s);
    return effect;
}

void keepCauses(Transaction &t, const DeadlineCauses &causes, qint64 now) {
    t.execute(u"INSERT INTO ticket_setting (name, value, version, at, actor) VALUES ('deadlines', $1, $2, $3, 'engine') ON CONFLICT (name) DO "
              "UPDATE SET value = excluded.value, version = excluded.version, at = excluded.at",
              {notice::compact(causes.toJson()), causes.newest(), now});
}

//! Rows of ladders that were in force before: "ladders/3".
const QString kEarlier = u"ladders/"_s;

} // namespace

QString TicketClock::fingerprint() const {
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(notice::compact(m_ladder.json()).toUtf8());
    hash.addData(notice::compact(DeadlineCauses::known(m_calendar, m_tickets.limits()).toJson()).toUtf8());
    return QString::fromLatin1(hash.result().toHex());
}

qint64 TicketClock::setPlan(Transaction &t, const QString &print, bool evenIfSame) const {
    const auto before = t.first(u"SELECT value, version FROM ticket_setting WHERE name = 'plan'");
    if (before && before->text(0) == print && !evenIfSame)
        return before->integer(1);
    // Tickets that no plan has seen yet are at 1.
    const qint64 plan =
        t.query(u"INSERT INTO ticket_setting (name, value, version, at, actor) VALUES ('plan', $1, 2, $2, 'engine') ON CONFLICT (name) DO "
                "UPDATE SET value = excluded.value, version = ticket_setting.version + 1, at = excluded.at RETURNING version",
                {print, m_clock.now()})
            .front()
            .integer(0);
    const auto kept = t.first(u"SELECT value FROM ticket_setting WHERE name = 'deadlines'");
    auto causes = kept ? DeadlineCauses::fromJson(kept->json(0)) : DeadlineCauses();
    if (causes.learn(DeadlineCauses::known(m_calendar, m_tickets.limits()), plan))
        keepCauses(t, causes, m_clock.now());
    return plan;
}

// Another engine may have saved ladders, or learned a calendar.
Expected<void> TicketClock::learnPlan() {
    qint64 plan = 0, version = 0;
    QJsonObject ladders;
    LX_CHECK(m_store.read([&](Snapshot &s) {
        for (const auto &row : s.query(u"SELECT name, version FROM ticket_setting WHERE name IN ('plan', 'ladders')"))
            (row.text(0) == u"plan" ? plan : version) = row.integer(1);
        if (version != m_laddersVersion)
            ladders = s.first(u"SELECT value FROM ticket_setting WHERE name = 'ladders'")->json(0);
    }));
    if (version != m_laddersVersion) {
        LX_TRY(m_ladder, TicketLadder::fromJson(ladders));
        m_laddersVersion = version;
    }
    if (plan == m_plan)
        return {};
    if (m_plan != 0 && m_onOtherPlan)
        m_onOtherPlan();
    LX_CHECK(m_store.read([&](Snapshot &s) {
        const auto causes = s.first(u"SELECT value FROM ticket_setting WHERE name = 'deadlines'");
        m_causes = causes ? DeadlineCauses::fromJson(causes->json(0)) : DeadlineCauses();
    }));
    m_plan = plan;
    m_plannable = m_causes.plannable(DeadlineCauses::known(m_calendar, m_tickets.limits()), plan);
    return {};
}

Expected<QJsonObject> TicketClock::followLimits(const QString &actor) {
    LX_CHECK(learnPlan());
    QJsonObject answer;
    LX_CHECK(m_store.write([&](Transaction &t) {
        const qint64 plan = setPlan(t, fingerprint(), true);
        const auto kept = t.first(u"SELECT value FROM ticket_setting WHERE name = 'deadlines'");
        auto causes = kept ? DeadlineCauses::fromJson(kept->json(0)) : DeadlineCauses();
        causes.limits = {plan, m_clock.now(), actor};
        keepCauses(t, causes, m_clock.now());
        answer = {{u"plan"_s, plan}, {u"openTickets"_s, t.first(u"SELECT COUNT(*) FROM ticket WHERE plan > 0")->integer(0)}};
        t.emitEvent(u"ticket.limits_followed"_s, {}, answer, actor);
    }));
    LX_CHECK(learnPlan());
    return answer;
}

Expected<void> TicketClock::replan() {
    LX_CHECK(m_store.write([&](Transaction &t) { setPlan(t, fingerprint(), true); }));
    return learnPlan();
}

Expected<void> TicketClock::replanIfChanged() {
    LX_CHECK(learnPlan());
    LX_CHECK(m_store.write([&](Transaction &t) { setPlan(t, fingerprint(), false); }));
    return learnPlan();
}

Expected<QJsonObject> TicketClock::ladders() {
    LX_CHECK(learnPlan());
    return m_store.readReturning<QJsonObject>([&](Snapshot &s) {
        const auto saved = s.first(u"SELECT at, actor FROM ticket_setting WHERE name = 'ladders'");
        QJsonArray categories;
        for (const auto &[name, limit] : m_tickets.limits().categories)
            categories.append(name);
        return QJsonObject{
            {u"ladders"_s, m_ladder.json()},
            {u"version"_s, m_laddersVersion},
            {u"shipped"_s, !saved},
            {u"savedAt"_s, saved ? saved->integer(0) : 0},
            {u"savedBy"_s, saved ? saved->text(1) : QString()},
            {u"categories"_s, categories},
            {u"openTickets"_s, s.first(u"SELECT COUNT(*) FROM ticket WHERE plan > 0")->integer(0)},
            {u"stillToPlan"_s, s.first(u"SELECT COUNT(*) FROM ticket WHERE plan > 0 AND plan < $1", {m_plan})->integer(0)}};
    });
}

Expected<QJsonObject> TicketClock::saveLadders(const QJsonObject &json, qint64 version, bool dryRun, const QString &actor) {
    LX_CHECK(learnPlan());
    LX_TRY(const auto read, TicketLadder::fromJson(json));
    const auto marked = read.since(m_ladder, m_clock.now());
    const auto changes = changesOf(m_ladder, marked);
    const bool otherVisits = marked.visits() != m_ladder.visits();
    const bool otherHours = marked.json()[u"windows"_s] != m_ladder.json()[u"windows"_s];
    QJsonObject answer{{u"version"_s, m_laddersVersion}, {u"saved"_s, false}};
    const auto describe = [&](Snapshot &s) {
        const qint64 open = s.first(u"SELECT COUNT(*) FROM ticket WHERE plan > 0")->integer(0);
        QJsonArray items;
        for (const auto &change : changes)
            items.append(QJsonObject{{u"categories"_s, QJsonArray::fromStringList(change.categories)}, {u"rung"_s, change.rung}, {u"what"_s, change.what}});
        answer[u"openTickets"_s] = open;
        answer[u"changes"_s] = items;
        answer[u"effect"_s] = effectOf(changes, otherHours, otherVisits, open);
    };
    if (dryRun) {
        LX_CHECK(m_store.read(describe));
        return answer;
    }
    const auto before = std::exchange(m_ladder, marked); // the fingerprint is that of the new ones
    const auto done = m_store.write([&](Transaction &t) {
        const auto row = t.first(u"SELECT version FROM ticket_setting WHERE name = 'ladders'");
        const qint64 now = row ? row->integer(0) : 0;
        if ((version > 0 && version != now) || now != m_laddersVersion)
            throw StoreFailure({ErrorKind::Conflict, u"tickets.ladders_changed"_s, u"Somebody else saved ladders meanwhile."_s,
                                u"Read them again, and change those."_s, u"version"_s});
        describe(t);
        // What is overwritten stays beside it, so that there is a way back.
        t.execute(u"INSERT INTO ticket_setting (name, value, version, at, actor) SELECT $1, value, version, at, actor FROM ticket_setting "
                  "WHERE name = 'ladders' ON CONFLICT (name) DO NOTHING",
                  {kEarlier + QString::number(now)});
        t.execute(u"INSERT INTO ticket_setting (name, value, version, at, actor) VALUES ('ladders', $1, $2, $3, $4) ON CONFLICT (name) DO "
                  "UPDATE SET value = excluded.value, version = excluded.version, at = excluded.at, actor = excluded.actor",
                  {notice::compact(marked.json()), now + 1, m_clock.now(), actor});
        setPlan(t, fingerprint(), true);
        t.emitEvent(u"ticket.ladders_saved"_s, {}, {{u"version"_s, now + 1}}, actor);
    });
    if (!done) {
        m_ladder = before;
        return done.error();
    }
    LX_CHECK(learnPlan());
    answer[u"version"_s] = m_laddersVersion;
    answer[u"saved"_s] = true;
    return answer;
}

Expected<QJsonArray> TicketClock::ladderVersions(int most) {
    return m_store.readReturning<QJsonArray>([&](Snapshot &s) {
        QJsonArray items;
        for (const auto &row : s.query(u"SELECT version, at, actor, value FROM ticket_setting WHERE name = 'ladders' OR name LIKE $1 "
                                       "ORDER BY version DESC LIMIT $2",
                                       {kEarlier + u'%', qint64(std::clamp(most, 1, 100))}))
            items.append(QJsonObject{{u"version"_s, row.integer(0)}, {u"savedAt"_s, row.integer(1)}, {u"savedBy"_s, row.text(2)}, {u"ladders"_s, row.json(3)}});
        items.append(QJsonObject{{u"version"_s, 0}, {u"savedAt"_s, 0}, {u"savedBy"_s, QString()}, {u"ladders"_s, TicketLadder::shipped().json()}});
        return items;
    });
}

} // namespace lianxin
