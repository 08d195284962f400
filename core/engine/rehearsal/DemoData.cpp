// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/rehearsal/DemoData.h"
#include "engine/engine/Services.h"
#include "engine/rehearsal/DemoDispatch.h"
#include "engine/rehearsal/DemoHistory.h"
#include "engine/rehearsal/Setup.h"
#include "platform/base/Resources.h"
#include <QElapsedTimer>
#include <QJsonArray>
#include <QRandomGenerator>
#include <QThread>

namespace lianxin {
namespace {

const QString kActor = u"demo"_s;
constexpr double kSpeed = 2'000; //!< of the clock: pauses between attempts pass in moments
constexpr int kLongestMs = 60'000;
constexpr quint32 kSeed = 12345;

//! 09:00 of the last working day that is over.
qint64 lastWorkingMorning(const Calendar &calendar) {
    QDate day = civil::dateOf(SystemClock().now()).addDays(-1);
    while (!calendar.isWorkingDay(day))
        day = day.addDays(-1);
    return civil::startOf(day) + 9 * 3'600'000LL;
}

QString newPassword() {
    // Without characters that are mistaken for others.
    static constexpr char16_t kLetters[] = u"abcdefghjkmnpqrstuvwxyz23456789";
    QString password;
    for (int i = 0; i < 12; ++i)
        password += QChar(kLetters[QRandomGenerator::system()->bounded(int(std::size(kLetters)) - 1)]);
    return password;
}

Expected<void> mustBeEmpty(Services &s) {
    LX_TRY(const auto lists, s.lists->lists());
    LX_TRY(const QJsonObject tickets, s.tickets->list({}, {}, 1, {}));
    if (lists.empty() && tickets.value("items"_L1).toArray().isEmpty())
        return {};
    return Error{ErrorKind::Conflict, u"demo.not_empty"_s, u"The store holds lists or tickets already."_s,
                 u"Make an empty store for demo data: lianxinctl --store FILE store init."_s, {}};
}

Expected<QStringList> addUnits(Services &s) {
    QStringList handling;
    Unit city;
    city.name = u"云州市政务服务管理局"_s;
    LX_TRY(const Id cityId, s.directory->saveUnit(city, u"01065550100"_s, kActor));
    const struct {
        const char16_t *district;
        std::vector<const char16_t *> units;
    } districts[] = {{u"临湖区", {u"春和街道办事处", u"湖滨街道办事处", u"临湖区城市管理局"}},
                     {u"江滨区", {u"枫桥街道办事处", u"江滨区住房和城乡建设局"}}};
    int number = 101;
    for (const auto &district : districts) {
        Unit government;
        government.name = QString::fromUtf16(district.district) + u"人民政府"_s;
        government.district = QString::fromUtf16(district.district);
        government.superiorId = cityId;
        LX_TRY(const Id superior, s.directory->saveUnit(government, u"01065550%1"_s.arg(number++), kActor));
        for (const char16_t *name : district.units) {
            Unit unit;
            unit.name = QString::fromUtf16(name);
            unit.district = government.district;
            unit.superiorId = superior;
            LX_TRY(const Id id, s.directory->saveUnit(unit, u"01065550%1"_s.arg(number++), kActor));
            LX_CHECK(s.directory->addLiaison(id, u"演练联络员"_s, u"199009%1"_s.arg(number, 5, 10, QChar(u'0')), 1, kActor));
            handling << id;
        }
    }
    return handling;
}

Expected<QJsonArray> addUsers(Services &s, const QString &password, const QString &unitId) {
    std::vector<NewUser> users;
    for (const DemoLogin &demo : demoLogins())
        users.push_back({demo.login, demo.displayName, password, {demo.role}, demo.seatNumber, {}});
    users.push_back({u"chenxi"_s, u"陈曦"_s, password, {u"dispatcher"_s}, {}, {}});
    users.push_back({u"wuhao"_s, u"吴昊"_s, password, {u"unit_liaison"_s}, {}, unitId});
    QJsonArray logins;
    for (const NewUser &user : users) {
        if (s.access->users.findByLogin(user.login)) // somebody's own; it stays as it is
            continue;
        LX_CHECK(s.access->users.add(user, kActor));
        logins.append(QJsonObject{{u"login"_s, user.login}, {u"displayName"_s, user.displayName}, {u"role"_s, user.roles.first()}});
    }
    return logins;
}

// One ticket of each stage in turn.
Expected<int> addTickets(Services &s, const QStringList &units) {
    static const char16_t *const titles[] = {u"小区垃圾堆积", u"夜间施工噪音", u"路灯不亮", u"井盖松动", u"占道经营", u"供水水压不足",
                                             u"绿化带枯死", u"公交站牌损坏", u"房屋漏水", u"噪声扰民", u"道路积水", u"咨询居住证办理"};
    constexpr int kTickets = 24;
    for (int i = 0; i < kTickets; ++i) {
        TicketDraft draft;
        draft.title = QString::fromUtf16(titles[std::size_t(i) % std::size(titles)]);
        draft.content = u"市民反映："_s + draft.title + u"，希望尽快处理。"_s;
        draft.category = u"城市管理"_s;
        draft.district = i % 2 ? u"江滨区"_s : u"临湖区"_s;
        draft.contactName = u"演练市民"_s;
        draft.contactPhone = u"199008%1"_s.arg(i, 5, 10, QChar(u'0'));
        draft.urgency = i % 8 == 0 ? u"urgent"_s : u"normal"_s;
        LX_TRY(const QJsonObject ticket, s.tickets->create(draft, kActor));
        const Id id = ticket.value("id"_L1).toString();
        const std::pair<QString, QJsonObject> steps[] = {{u"dispatch"_s, {{u"unitId"_s, units[i % units.size()]}}},
                                                         {u"sign"_s, {}},
                                                         {u"process"_s, {{u"opinion"_s, u"已安排人员到现场查看。"_s}}},
                                                         {u"finish"_s, {{u"opinion"_s, u"已现场处理。"_s}}}};
        for (int step = 0; step < i % 5; ++step)
            LX_CHECK(s.tickets->act(id, steps[step].first, steps[step].second, kActor));
    }
    return kTickets;
}

struct Campaigned {
    Id listId, campaignId;
    qint64 contacts = 0;
    int calls = 0;
};

Expected<Campaigned> runCampaign(Services &s) {
    Campaigned c;
    ImportRequest request;
    request.name = u"社保补贴告知名单"_s;
    request.path = resourcePath(u"samples/subsidy-notice.xlsx");
    request.areaCode = u"010"_s;
    LX_TRY(c.listId, s.lists->begin(request, kActor));
    JobControl control;
    LX_TRY(const ImportSummary summary, s.lists->runImport(c.listId, request, control, kActor));
    c.contacts = summary.imported;

    QStringList numbers;
    LX_TRY(const auto page, s.lists->contacts(c.listId, {}, 500));
    for (const Contact &contact : page.items) {
        LX_TRY(const QJsonObject person, s.lists->reveal(contact));
        numbers << person.value("phone"_L1).toString();
    }
    const QJsonObject spec{{u"name"_s, u"灵活就业人员社保补贴新政告知"_s},
                           {u"listId"_s, c.listId},
                           {u"flowId"_s, u"policy-notice"_s},
                           {u"lines"_s, 30},
                           {u"cps"_s, 20},
                           {u"attempts"_s, QJsonObject{{u"max"_s, 2}, {u"perDay"_s, 2}}},
                           {u"variables"_s, QJsonObject{{u"policy"_s, u"灵活就业人员社保补贴"_s}, {u"effective"_s, u"2026-10-15"_s}}}};
    LX_TRY(const CampaignSpec parsed, CampaignSpec::fromJson(spec));
    LX_TRY(c.campaignId, s.campaigns->create(parsed, kActor));

    DemoHistory history(s, Scenario::draw(numbers, {}, 1, kSeed, kSpeed));
    s.dialler->setOriginator(&history);
    LX_CHECK(s.dialler->start());
    LX_CHECK(s.campaigns->resume());
    LX_CHECK(s.campaigns->start(c.campaignId, kActor));
    QElapsedTimer time;
    time.start();
    while (time.elapsed() < kLongestMs) {
        LX_TRY(const int made, history.advance());
        c.calls += made;
        LX_TRY(const QJsonObject f, s.campaigns->figures(c.campaignId, false));
        if (f.value("total"_L1).toInteger() > 0 && f.value("done"_L1).toInteger() == f.value("total"_L1).toInteger())
            break;
        QThread::msleep(10);
    }
    s.campaigns->tick();
    s.dialler->stop();
    s.dialler->setOriginator(nullptr);
    return c;
}

} // namespace

Expected<QJsonObject> writeDemoData(EngineConfig config) {
    LX_TRY(const Calendar calendar, Calendar::load());
    config.profile = EngineConfig::Profile::Rehearsal; // for its clock; nothing is dialled
    config.clockStart = lastWorkingMorning(calendar);
    config.clockSpeed = kSpeed;
    LX_TRY(const auto services, Services::open(config));
    Services &s = *services;
    LX_CHECK(mustBeEmpty(s));
    LX_TRY(const QStringList units, addUnits(s));
    const QString password = newPassword();
    LX_TRY(const QJsonArray logins, addUsers(s, password, units.first()));
    LX_TRY(const int tickets, addTickets(s, units));
    LX_TRY(const DemoDispatched dispatched, addDemoDispatch(s, kActor));
    LX_TRY(const auto articles, s.knowledge->importSample(kActor));
    LX_TRY(const Campaigned campaign, runCampaign(s));
    return QJsonObject{{u"logins"_s, logins},
                       {u"password"_s, password},
                       {u"units"_s, units.size() + 3},
                       {u"tickets"_s, tickets + dispatched.closed + dispatched.newOnes},
                       {u"dispatchedByItself"_s, dispatched.automatic},
                       {u"articles"_s, articles.added},
                       {u"listId"_s, campaign.listId},
                       {u"campaignId"_s, campaign.campaignId},
                       {u"contacts"_s, campaign.contacts},
                       {u"calls"_s, campaign.calls}};
}

} // namespace lianxin
