// SPDX-License-Identifier: GPL-3.0-or-later
#include "Shots.h"
#include "ui/campaigns/CampaignWizard.h"
#include "ui/campaigns/CampaignsPage.h"
#include "ui/campaigns/CampaignMonitor.h"
#include "ui/campaigns/ListPeoplePage.h"
#include "ui/campaigns/ListsPage.h"
#include "ui/campaigns/PeoplePicker.h"
#include "ui/campaigns/TracePanel.h"
#include "ui/widgets/Table.h"
#include <QLineEdit>
#include <QCheckBox>

namespace lianxin::test {
namespace {

QJsonObject forecast(const FakeDoor &door) {
    return door.sample(u"preflight.result"_s);
}

//! A campaign as it is in the wizard once its list is imported and its flow chosen.
CampaignWizard *planCampaign(ConsoleFixture &f) {
    f.window->go(u"campaigns"_s);
    f.window->campaigns()->showWizard();
    auto *wizard = f.window->campaigns()->wizard();
    wizard->chooseFile(u"/data/灵活就业_目标人员_1010.csv"_s);
    ConsoleFixture::settle();
    CampaignDraft &draft = wizard->draft();
    draft.useTemplate(u"policy_notice"_s);
    draft.listId = u"list-1"_s;
    draft.imported = f.door.sample(u"import.summary"_s);
    draft.flowId = u"policy-notice"_s;
    draft.flowName = u"政策告知"_s;
    draft.name = u"灵活就业人员社保补贴新政告知"_s;
    for (const auto &[box, value] : {std::pair{u"seatCount"_s, 6}, {u"lines"_s, 30}, {u"cps"_s, 3}})
        wizard->findChild<QSpinBox *>(box)->setValue(value);
    return wizard;
}

} // namespace

// Campaigns, lists and the wizard.
QList<Shot> campaignShots() {
    return {
        {u"campaigns"_s, u"admin"_s, [](ConsoleFixture &f) { f.window->go(u"campaigns"_s); }},
        {u"lists"_s, u"admin"_s,
         [](ConsoleFixture &f) {
             f.window->go(u"campaigns"_s);
             f.window->campaigns()->showLists();
             ConsoleFixture::settle(100);
             auto *table = f.window->campaigns()->lists()->findChild<Table *>();
             table->selectRow(table->records()->rowOf(u"list-5"_s));
         }},
        {u"list-people"_s, u"admin"_s,
         [](ConsoleFixture &f) {
             f.window->go(u"campaigns"_s);
             f.window->campaigns()->showLists();
             ConsoleFixture::settle(100);
             f.window->campaigns()->lists()->findChild<Button *>(u"listPeople"_s)->click();
             ConsoleFixture::settle(100);
             f.window->campaigns()->people()->findChild<Table *>()->selectRow(9);
             ConsoleFixture::settle(300);
         }},
        {u"campaign-wizard"_s, u"admin"_s,
         [](ConsoleFixture &f) {
             f.window->go(u"campaigns"_s);
             f.window->campaigns()->showWizard();
             auto *wizard = f.window->campaigns()->wizard();
             wizard->chooseFile(u"/data/灵活就业_目标人员_1010.csv"_s);
             ConsoleFixture::settle();
             wizard->draft().useTemplate(u"policy_notice"_s);
             wizard->go(CampaignDraft::Mapping);
         }},
        {u"campaign-wizard-files"_s, u"admin"_s,
         [](ConsoleFixture &f) {
             f.window->go(u"campaigns"_s);
             f.window->campaigns()->showWizard();
             auto *wizard = f.window->campaigns()->wizard();
             wizard->draft().useTemplate(u"policy_notice"_s);
             wizard->chooseFiles({u"/data/望江区_1010.xlsx"_s, u"/data/临湖区_1010.xlsx"_s, u"/data/高新区_1010.csv"_s});
             ConsoleFixture::settle(150);
             wizard->lookAtFile(1);
             wizard->go(CampaignDraft::Mapping);
         }},
        {u"campaign-wizard-flow"_s, u"admin"_s,
         [](ConsoleFixture &f) {
             planCampaign(f)->go(CampaignDraft::Flow);
             ConsoleFixture::settle();
         }},
        {u"campaign-wizard-review"_s, u"admin"_s,
         [](ConsoleFixture &f) {
             CampaignWizard *wizard = planCampaign(f);
             for (const auto step : {CampaignDraft::Flow, CampaignDraft::Schedule, CampaignDraft::Seats}) {
                 wizard->go(step);
                 ConsoleFixture::settle();
             }
             wizard->draft().preflight = forecast(f.door);
             wizard->draft().preflightOf = wizard->draft().toParams();
             wizard->go(CampaignDraft::Review);
         }},
        {u"campaign-schedule"_s, u"admin"_s,
         [](ConsoleFixture &f) {
             CampaignWizard *wizard = planCampaign(f);
             wizard->go(CampaignDraft::Flow);
             ConsoleFixture::settle();
             wizard->go(CampaignDraft::Schedule);
         }},
        {u"campaign-wizard-scenario"_s, u"admin"_s,
         [](ConsoleFixture &f) {
             f.window->go(u"campaigns"_s);
             f.window->campaigns()->showWizard();
             f.window->findChild<QAbstractButton *>(u"template.policy_notice"_s)->click();
         }},
        {u"campaign-wizard-people"_s, u"admin"_s,
         [](ConsoleFixture &f) {
             QJsonArray sample;
             const QStringList people{u"138****6605 许** 20260930001172 望江区 环境噪声"_s, u"136****0871 赵** 20260930000418 临湖区 市政设施"_s, u"158****4471 何** 20260929004316 望江区 供热供气"_s,
                                      u"177****0935 蒋** 20260929002250 东陵区 环境卫生"_s, u"180****3318 郑** 20260928003920 高新区 特种设备"_s, u"135****7716 周** 20260928001507 望江区 公共交通"_s};
             for (const QString &person : people) {
                 const QStringList of = person.split(u' ');
                 sample.append(QJsonObject{{u"phone"_s, of.at(0)}, {u"name"_s, of.at(1)}, {u"ticket"_s, of.at(2)}, {u"district"_s, of.at(3)}, {u"category"_s, of.at(4)}});
             }
             f.door.on(u"lists.fromQuery"_s, QJsonObject{{u"job"_s, u"q1"_s}, {u"listId"_s, u"list-q"_s}});
             f.door.on(u"jobs.get"_s, QJsonObject{{u"state"_s, u"done"_s},
                                                  {u"result"_s, QJsonObject{{u"imported"_s, 1284}, {u"reasons"_s, QJsonObject{{u"duplicate"_s, 61}, {u"phone.empty"_s, 4}}}, {u"sample"_s, sample}}}});
             f.window->go(u"campaigns"_s);
             f.window->campaigns()->showWizard();
             auto *wizard = f.window->campaigns()->wizard();
             wizard->findChild<QAbstractButton *>(u"template.return_visit"_s)->click();
             wizard->findChild<QAbstractButton *>(u"source.query"_s)->click();
             ConsoleFixture::settle(100);
             auto *picker = wizard->findChild<PeoplePicker *>();
             picker->findChild<Choice *>(u"queryState"_s)->setValue(u"closed"_s);
             picker->findChild<QLineEdit *>(u"queryFrom"_s)->setText(u"2026-09-01"_s);
             picker->findChild<QCheckBox *>(u"withoutVisit"_s)->setChecked(true);
             picker->count();
             ConsoleFixture::settle(100);
         }},
        {u"campaign-wizard-seats"_s, u"admin"_s,
         [](ConsoleFixture &f) {
             CampaignWizard *wizard = planCampaign(f);
             for (const auto step : {CampaignDraft::Flow, CampaignDraft::Schedule, CampaignDraft::Seats}) {
                 wizard->go(step);
                 ConsoleFixture::settle();
             }
         }},
        {u"campaign-preflight"_s, u"admin"_s,
         [](ConsoleFixture &f) {
             f.door.on(u"jobs.get"_s, QJsonObject{{u"state"_s, u"done"_s}, {u"result"_s, forecast(f.door)}});
             CampaignWizard *wizard = planCampaign(f);
             for (const auto step : {CampaignDraft::Flow, CampaignDraft::Schedule, CampaignDraft::Seats, CampaignDraft::Preflight}) {
                 wizard->go(step);
                 ConsoleFixture::settle();
             }
             ConsoleFixture::settle(500);
         }},
        {u"campaign-monitor"_s, u"admin"_s,
         [](ConsoleFixture &f) {
             f.window->go(u"campaigns"_s);
             f.window->campaigns()->showMonitor(u"c1"_s);
             ConsoleFixture::settle();
             f.window->campaigns()->monitor()->trace()->ask(u"13912345678"_s);
         }},
        {u"campaign-lines"_s, u"admin"_s,
         [](ConsoleFixture &f) {
             QJsonObject figures = f.door.sample(u"campaigns.figures"_s);
             QJsonObject pacing = figures["pacing"_L1].toObject();
             pacing.insert(u"hold"_s, QJsonObject{{u"cause"_s, u"no_seats"_s}, {u"since"_s, qint64(1'791'613'700'000)}});
             figures.insert(u"pacing"_s, pacing);
             f.door.on(u"campaigns.figures"_s, figures);
             f.window->go(u"campaigns"_s);
             f.window->campaigns()->showMonitor(u"c1"_s);
             f.window->campaigns()->monitor()->showFace(CampaignMonitor::Face::Lines);
         }},
        {u"campaign-retries"_s, u"admin"_s,
         [](ConsoleFixture &f) {
             f.window->go(u"campaigns"_s);
             f.window->campaigns()->showMonitor(u"c1"_s);
             f.window->campaigns()->monitor()->showFace(CampaignMonitor::Face::Retries);
         }},
    };
}

} // namespace lianxin::test
