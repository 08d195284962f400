// SPDX-License-Identifier: GPL-3.0-or-later
#include "hotline/campaigns/Campaigns.h"
#include "hotline/campaigns/CampaignRows.h"
#include "hotline/dialling/Dialler.h"
#include "platform/base/Clock.h"
#include "platform/base/Literals.h"
#include "platform/base/Log.h"
#include <array>

namespace lianxin {

using namespace campaignrows;

namespace {

constexpr std::array<std::pair<CampaignState, const char *>, 8> kStates{{{CampaignState::Draft, "draft"},
                                                                          {CampaignState::Ready, "ready"},
                                                                          {CampaignState::Scheduled, "scheduled"},
                                                                          {CampaignState::Running, "running"},
                                                                          {CampaignState::Paused, "paused"},
                                                                          {CampaignState::Stopping, "stopping"},
                                                                          {CampaignState::Stopped, "stopped"},
                                                                          {CampaignState::Completed, "completed"}}};

bool hasEnded(CampaignState state) { return state == CampaignState::Stopped || state == CampaignState::Completed; }

} // namespace

QString nameOf(CampaignState state) {
    for (const auto &[known, name] : kStates)
        if (known == state)
            return QString::fromLatin1(name);
    return {};
}

std::optional<CampaignState> campaignStateFromName(QStringView name) {
    for (const auto &[state, known] : kStates)
        if (name == QLatin1StringView(known))
            return state;
    return std::nullopt;
}

bool mayChange(CampaignState from, CampaignState to) {
    using S = CampaignState;
    switch (from) {
    case S::Draft:
        return to == S::Ready || to == S::Stopped;
    case S::Ready:
        return to == S::Scheduled || to == S::Running || to == S::Stopped || to == S::Draft;
    case S::Scheduled:
        return to == S::Running || to == S::Paused || to == S::Stopped;
    case S::Running:
        return to == S::Paused || to == S::Stopping || to == S::Completed;
    case S::Paused:
        return to == S::Running || to == S::Scheduled || to == S::Stopping;
    case S::Stopping:
        return to == S::Stopped;
    case S::Stopped:
    case S::Completed:
        return false;
    }
    return false;
}

Campaigns::Campaigns(Store &store, ContactLists &lists, Dialler &dialler, const Calendar &calendar, const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_store(store)
    , m_lists(lists)
    , m_dialler(dialler)
    , m_calendar(calendar)
    , m_clock(clock) {
    connect(&m_timer, &QTimer::timeout, this, &Campaigns::tick);
}

Campaigns::~Campaigns() = default;

Expected<void> Campaigns::load() {
    return m_store.read([this](Snapshot &s) {
        m_live.clear();
        for (const Row &row : s.query(sql(kCampaign, u"WHERE state NOT IN ('stopped', 'completed')"))) {
            Campaign campaign = campaignOf(row);
            m_live.emplace(campaign.id, std::move(campaign));
        }
    });
}

Expected<void> Campaigns::resume() {
    LX_CHECK(load());
    m_timer.start(int(std::clamp<qint64>(m_clock.realDuration(1000), 100, 1000)));
    return {};
}

// What has to be there before anybody is called.
Expected<void> Campaigns::ready(const CampaignSpec &spec) {
    LX_TRY(const ContactList list, m_lists.list(spec.listId));
    if (list.state != "ready"_L1)
        return campaignError(ErrorKind::Conflict, u"list_not_ready"_s, u"The list of the campaign is %1"_s.arg(list.state),
                             u"Wait for the import, or choose another list"_s);
    if (m_flows && !m_flows->flow(spec.flowId))
        return campaignError(ErrorKind::NotFound, u"flow_unknown"_s, u"There is no flow \"%1\""_s.arg(spec.flowId), u"See flows.list"_s);
    return {};
}

Expected<Id> Campaigns::create(const CampaignSpec &given, const QString &actor) {
    CampaignSpec spec = given;
    LX_TRY(const ContactList list, m_lists.find(spec.listId));
    spec.listId = list.id;
    if (m_flows && !m_flows->flow(spec.flowId))
        return campaignError(ErrorKind::NotFound, u"flow_unknown"_s, u"There is no flow \"%1\""_s.arg(spec.flowId), u"See flows.list"_s);
    if (list.state != "ready"_L1 && list.state != "importing"_L1)
        return campaignError(ErrorKind::Conflict, u"list_not_ready"_s, u"The list is %1"_s.arg(list.state), u"Choose another list"_s);
    Campaign campaign;
    campaign.id = newId();
    campaign.spec = spec;
    campaign.state = list.state == "ready"_L1 ? CampaignState::Ready : CampaignState::Draft;
    campaign.stateReason = list.state == "ready"_L1 ? u"已创建，待启动"_s : u"名单正在导入"_s;
    campaign.createdBy = actor;
    campaign.createdAt = m_clock.now();
    campaign.total = list.summary.imported;
    LX_CHECK(m_store.write([&](Transaction &t) {
        t.execute(u"INSERT INTO campaign (id, name, list_id, spec, state, state_reason, fed_row, total, created_by, created_at, started_at, ended_at) "
                  "VALUES ($1, $2, $3, $4, $5, $6, 0, $7, $8, $9, 0, 0)",
                  {campaign.id, spec.name, spec.listId, compact(spec.toJson()), nameOf(campaign.state), campaign.stateReason, campaign.total, actor,
                   campaign.createdAt});
        t.emitEvent(u"campaign.state"_s, campaign.id,
                    {{u"name"_s, spec.name}, {u"state"_s, nameOf(campaign.state)}, {u"from"_s, QString()}, {u"reason"_s, campaign.stateReason}}, actor);
    }));
    const Id id = campaign.id;
    m_live.emplace(id, std::move(campaign));
    return id;
}

Expected<std::vector<Campaign>> Campaigns::campaigns() {
    return m_store.readReturning<std::vector<Campaign>>([](Snapshot &s) {
        std::vector<Campaign> out;
        for (const Row &row : s.query(sql(kCampaign, u"ORDER BY created_at DESC, id DESC LIMIT 1000")))
            out.push_back(campaignOf(row));
        return out;
    });
}

Expected<Campaigns::CampaignPage> Campaigns::campaigns(const QString &cursor, int limit) {
    const int wanted = std::clamp(limit, 1, 1000);
    qint64 at = std::numeric_limits<qint64>::max();
    QString before;
    if (!cursor.isEmpty()) {
        bool ok = false;
        at = cursor.section(u':', 0, 0).toLongLong(&ok);
        before = cursor.section(u':', 1);
        if (!ok || before.isEmpty())
            return campaignError(ErrorKind::Usage, u"bad_cursor"_s, u"This is no cursor of campaigns.list"_s, u"Give next of the page before"_s);
    }
    return m_store.readReturning<CampaignPage>([&](Snapshot &s) {
        CampaignPage page;
        page.total = s.first(u"SELECT COUNT(*) FROM campaign")->integer(0);
        for (const Row &row : s.query(sql(kCampaign, u"WHERE (created_at, id) < ($1, $2) ORDER BY created_at DESC, id DESC LIMIT $3"),
                                      {at, before, qint64(wanted + 1)})) {
            if (int(page.items.size()) == wanted) {
                page.next = u"%1:%2"_s.arg(page.items.back().createdAt).arg(page.items.back().id);
                break;
            }
            page.items.push_back(campaignOf(row));
        }
        return page;
    });
}

Expected<Campaign> Campaigns::campaign(const Id &id) {
    if (const auto live = m_live.find(id); live != m_live.end())
        return live->second;
    LX_TRY(const auto row, m_store.readReturning<std::optional<Row>>([&](Snapshot &s) { return s.first(sql(kCampaign, u"WHERE id = $1"), {id}); }));
    if (!row)
        return campaignError(ErrorKind::NotFound, u"not_found"_s, u"There is no such campaign"_s, u"See campaigns.list"_s);
    return campaignOf(*row);
}

// The one place where a state changes; the reason goes with it, into the row and the event.
Expected<Campaign> Campaigns::change(const Id &id, CampaignState to, const QString &reason, const QString &actor) {
    LX_TRY(Campaign campaign, this->campaign(id));
    const CampaignState from = campaign.state;
    if (!mayChange(from, to))
        return campaignError(ErrorKind::Conflict, u"wrong_state"_s, u"The campaign is %1 and can't become %2"_s.arg(nameOf(from), nameOf(to)),
                             u"Look at its state again"_s);
    const qint64 now = m_clock.now();
    campaign.state = to;
    campaign.stateReason = reason;
    if (to == CampaignState::Running && campaign.startedAt == 0)
        campaign.startedAt = now;
    if (hasEnded(to))
        campaign.endedAt = now;
    LX_CHECK(m_store.write([&](Transaction &t) {
        if (t.execute(u"UPDATE campaign SET state = $2, state_reason = $3, started_at = $4, ended_at = $5, total = $6 WHERE id = $1 AND state = $7",
                      {id, nameOf(to), reason, campaign.startedAt, campaign.endedAt, campaign.total, nameOf(from)}) == 0)
            throw StoreFailure(campaignError(ErrorKind::Conflict, u"wrong_state"_s, u"Somebody else changed the campaign"_s, u"Look at its state again"_s));
        t.emitEvent(u"campaign.state"_s, id, {{u"name"_s, campaign.spec.name}, {u"state"_s, nameOf(to)}, {u"from"_s, nameOf(from)}, {u"reason"_s, reason}}, actor);
    }));
    if (to != CampaignState::Running)
        m_holds.erase(id);
    if (hasEnded(to)) {
        m_dialler.forgetLane(u"campaign:"_s + id);
        m_seatWatch.erase(id);
        m_peaks.erase(id);
        m_retries.erase(id);
        m_live.erase(id);
    } else {
        m_live.insert_or_assign(id, campaign);
    }
    m_changed.insert(id);
    m_dialler.wake();
    return campaign;
}

Expected<Campaign> Campaigns::start(const Id &id, const QString &actor) {
    LX_TRY(Campaign campaign, this->campaign(id));
    if (!hasEnded(campaign.state))
        LX_CHECK(ready(campaign.spec));
    if (campaign.state == CampaignState::Draft) {
        LX_TRY(const ContactList list, m_lists.list(campaign.spec.listId));
        m_live[id].total = list.summary.imported;
        LX_TRY(campaign, change(id, CampaignState::Ready, u"名单已导入"_s, actor));
    }
    if (campaign.spec.endAt != 0 && campaign.spec.endAt <= m_clock.now())
        return campaignError(ErrorKind::Conflict, u"past_end"_s, u"The campaign's end lies in the past"_s, u"Create it anew with another end"_s);
    // Whether it goes on now or at its hour: a person has decided so.
    if (campaign.state == CampaignState::Paused)
        pardon(campaign);
    if (campaign.spec.startAt > m_clock.now() && campaign.state != CampaignState::Scheduled)
        return change(id, CampaignState::Scheduled, u"定时启动：%1"_s.arg(civil::isoOf(campaign.spec.startAt)), actor);
    auto started = change(id, CampaignState::Running, campaign.state == CampaignState::Paused ? u"人工恢复"_s : u"人工启动"_s, actor);
    if (started)
        tick();
    return started;
}

Expected<Campaign> Campaigns::pause(const Id &id, const QString &reason, const QString &actor) {
    return change(id, CampaignState::Paused, reason.isEmpty() ? u"人工暂停"_s : reason, actor);
}

Expected<Campaign> Campaigns::stop(const Id &id, const QString &reason, const QString &actor) {
    const QString why = reason.isEmpty() ? u"人工停止"_s : reason;
    LX_TRY(const Campaign campaign, this->campaign(id));
    const bool neverRan = campaign.state == CampaignState::Draft || campaign.state == CampaignState::Ready || campaign.state == CampaignState::Scheduled;
    auto stopping = change(id, neverRan ? CampaignState::Stopped : CampaignState::Stopping, why, actor);
    if (stopping && !neverRan) {
        finishWhereDone(m_live[id]);
        return this->campaign(id);
    }
    return stopping;
}

void Campaigns::tick() {
    const qint64 now = m_clock.now();
    std::vector<Id> ids;
    for (const auto &[id, campaign] : m_live)
        ids.push_back(id);
    for (const Id &id : ids) {
        const auto found = m_live.find(id);
        if (found == m_live.end())
            continue;
        Campaign &campaign = found->second;
        Expected<void> done;
        if (campaign.state == CampaignState::Scheduled && campaign.spec.startAt <= now) {
            if (auto changed = change(id, CampaignState::Running, u"到达启动时间"_s, u"engine"_s); !changed)
                done = changed.error();
        } else if ((campaign.state == CampaignState::Running || campaign.state == CampaignState::Paused) && campaign.spec.endAt != 0 && campaign.spec.endAt <= now) {
            if (auto changed = stop(id, u"到达结束时间"_s, u"engine"_s); !changed)
                done = changed.error();
        } else if (campaign.state == CampaignState::Running) {
            watch(campaign);
            if (campaign.state != CampaignState::Running)
                continue;
            if (auto fed = feed(campaign); !fed)
                done = fed.error();
            else if (*fed == 0)
                finishWhereDone(campaign);
        } else if (campaign.state == CampaignState::Stopping) {
            finishWhereDone(campaign);
        }
        if (!done)
            qCWarning(lcHotline, "campaign %s: %s", qPrintable(id), qPrintable(done.error().toString()));
    }
    keepPeaks();
    publishProgress();
    if (const qint64 now = m_clock.now(); now - m_workbooksAt >= 3'600'000 || m_workbooksAt == 0) {
        m_workbooksAt = now;
        if (auto expired = m_lists.expireErrorWorkbooks(); !expired)
            qCWarning(lcHotline, "%s", qPrintable(expired.error().toString()));
    }
    m_lists.purgeBeside();
}

SourceGate Campaigns::gate(const Id &campaignId) {
    SourceGate gate;
    const auto found = campaign(campaignId);
    if (!found) {
        gate.state = found.error().kind == ErrorKind::NotFound ? SourceGate::State::Ended : SourceGate::State::Unknown;
        return gate;
    }
    switch (found->state) {
    case CampaignState::Running:
        gate.state = SourceGate::State::Open;
        break;
    case CampaignState::Paused:
        gate.state = SourceGate::State::Paused;
        break;
    case CampaignState::Draft:
    case CampaignState::Ready:
    case CampaignState::Scheduled:
        gate.state = SourceGate::State::NotStarted;
        break;
    default:
        gate.state = SourceGate::State::Ended;
    }
    gate.reason = found->stateReason;
    gate.lines = found->spec.lines;
    gate.cps = found->spec.cps;
    gate.windows = found->spec.windows.toJson();
    addConduct(*found, gate);
    return gate;
}

} // namespace lianxin
