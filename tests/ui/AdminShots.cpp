// SPDX-License-Identifier: GPL-3.0-or-later
#include "Shots.h"
#include "AdminSamples.h"
#include "ui/admin/AdminPage.h"
#include "ui/admin/AuditPage.h"
#include "ui/admin/FlowEditor.h"
#include "ui/admin/FlowTrialPanel.h"
#include "ui/admin/FlowsPage.h"
#include "ui/admin/TrunksPage.h"
#include "ui/admin/UsersPage.h"
#include "ui/admin/LaddersPage.h"
#include "ui/models/EngineClock.h"
#include "ui/widgets/Table.h"
#include <QLineEdit>
#include <QFile>
#include <QSpinBox>

namespace lianxin::test {
namespace {

//! A list of the system pages, with the row of that number chosen.
void showAdmin(ConsoleFixture &f, const QString &key, int chosen) {
    giveAdminSamples(f.door);
    f.window->go(u"admin"_s);
    auto *page = f.window->findChild<AdminPage *>();
    page->showList(page->keys().constLast()); // what is shown already was read before the samples came
    page->showList(key);
    ConsoleFixture::settle(100);
    if (chosen < 0)
        return;
    const auto lists = f.window->findChildren<ListDetail *>();
    for (ListDetail *list : lists)
        if (list->isVisible())
            list->table()->selectRow(chosen);
    ConsoleFixture::settle(100);
}

//! The flow of return visits, as it is shipped; its text.
QString showReturnVisit(ConsoleFixture &f) {
    QFile flow(QStringLiteral(LIANXIN_SOURCE_DIR "/resources/flows/return-visit.yaml"));
    const QString yaml = flow.open(QIODevice::ReadOnly) ? QString::fromUtf8(flow.readAll()) : QString();
    f.door.on(u"flows.get"_s, QJsonObject{{u"id"_s, u"return-visit"_s}, {u"version"_s, 3}, {u"title"_s, u"办结回访"_s}, {u"direction"_s, u"outbound"_s}, {u"yaml"_s, yaml}});
    showAdmin(f, u"flows"_s, 0);
    return yaml;
}

} // namespace

// The system pages.
QList<Shot> adminShots() {
    return {
        {u"categories"_s, u"admin"_s,
         [](ConsoleFixture &f) {
             f.window->go(u"admin"_s);
             f.window->findChild<AdminPage *>()->showList(u"categories"_s);
         }},
        {u"ladders"_s, u"admin"_s,
         [](ConsoleFixture &f) {
             f.window->go(u"admin"_s);
             f.window->findChild<AdminPage *>()->showList(u"ladders"_s);
             ConsoleFixture::settle();
             f.window->findChild<LaddersPage *>()->showLadder(2);
             f.window->findChild<LaddersPage *>()->findChild<Table *>()->selectRow(1);
         }},
        {u"ladders-changed"_s, u"admin"_s,
         [](ConsoleFixture &f) {
             f.window->go(u"admin"_s);
             f.window->findChild<AdminPage *>()->showList(u"ladders"_s);
             ConsoleFixture::settle();
             auto *page = f.window->findChild<LaddersPage *>();
             page->showLadder(2);
             page->findChild<Table *>()->selectRow(1);
             page->findChild<QSpinBox *>(u"amount"_s)->setValue(3);
             ConsoleFixture::settle(500);
         }},
        {u"dispatch-model"_s, u"admin"_s,
         [](ConsoleFixture &f) {
             f.window->go(u"admin"_s);
             f.window->findChild<AdminPage *>()->showList(u"models"_s);
         }},
        {u"dispatch-training"_s, u"admin"_s,
         [](ConsoleFixture &f) {
             f.door.on(u"jobs.list"_s, QJsonObject{{u"items"_s, QJsonArray{QJsonObject{{u"id"_s, u"j7"_s}, {u"kind"_s, u"dispatch.train"_s},
                                                                                       {u"state"_s, u"running"_s}, {u"done"_s, 14}, {u"total"_s, 44}}}}});
             f.window->go(u"admin"_s);
             f.window->findChild<AdminPage *>()->showList(u"models"_s);
         }},
        {u"units"_s, u"admin"_s, [](ConsoleFixture &f) { showAdmin(f, u"units"_s, 1); }},
        {u"unit-hours"_s, u"admin"_s,
         [](ConsoleFixture &f) {
             showAdmin(f, u"units"_s, 1);
             f.window->findChild<Button *>(u"changeHours"_s)->click();
             ConsoleFixture::settle(300);
         }},
        {u"do-not-call"_s, u"admin"_s, [](ConsoleFixture &f) { showAdmin(f, u"dnc"_s, 1); }},
        {u"working-days"_s, u"admin"_s, [](ConsoleFixture &f) { showAdmin(f, u"calendar"_s, -1); }},
        {u"flow-trial"_s, u"admin"_s,
         [](ConsoleFixture &f) {
             showReturnVisit(f);
             auto *trial = f.window->findChild<FlowTrialPanel *>();
             trial->give({{u"said"_s, u"你说啥子"_s}});
             trial->give({{u"said"_s, u"还可以吧，挺满意的"_s}, {u"confidence"_s, 0.9}});
         }},
        {u"flow-editor"_s, u"admin"_s,
         [](ConsoleFixture &f) {
             const QString yaml = showReturnVisit(f);
             f.door.on(u"flows.check"_s, jsonOf(R"({"ok":false,"issues":[{"severity":"error","code":"flow.unknown_answer","line":40,"column":13,"message":"The answer 'unclear' of the step 'ask' leads nowhere.","remedy":"Add it to 'next'."},
                 {"severity":"warning","code":"flow.long_prompt","line":31,"column":10,"message":"The step 'greet' speaks 182 characters in one go.","remedy":"Shorten it: people listen for about half a minute."}]})"));
             auto *page = f.window->findChild<FlowsPage *>();
             page->editor()->edit(yaml, yaml);
             page->showFace(FlowsPage::Face::File);
         }},
        {u"trunks"_s, u"system"_s,
         [](ConsoleFixture &f) {
             f.door.on(u"trunks.test"_s, QJsonObject{{u"orderId"_s, u"o1"_s}});
             const auto now = static_cast<double>(engineNow());
             f.door.on(u"trunks.testState"_s, QJsonObject{{u"state"_s, u"ended"_s}, {u"outcome"_s, u"answered"_s}, {u"earlyMedia"_s, true}, {u"ringMs"_s, 1400}, {u"answerMs"_s, 6200},
                                                          {u"ladder"_s, QJsonArray{QJsonObject{{u"at"_s, now}, {u"what"_s, u"invite"_s}}, QJsonObject{{u"at"_s, now + 1400}, {u"what"_s, u"progress"_s}, {u"status"_s, 183}},
                                                                                   QJsonObject{{u"at"_s, now + 6200}, {u"what"_s, u"answered"_s}, {u"status"_s, 200}}, QJsonObject{{u"at"_s, now + 6300}, {u"what"_s, u"ended"_s}}}}});
             showAdmin(f, u"trunks"_s, 0);
             auto *page = f.window->findChild<TrunksPage *>();
             page->findChild<Button *>(u"test"_s)->click();
             ConsoleFixture::settle();
             auto *dialog = page->findChild<VerbDialog *>();
             dialog->findChild<QLineEdit *>(u"testNumber"_s)->setText(u"13800000000"_s);
             dialog->verb()->click();
             ConsoleFixture::settle(900);
         }},
        {u"backups"_s, u"system"_s, [](ConsoleFixture &f) { showAdmin(f, u"backups"_s, 1); }},
        {u"engines"_s, u"system"_s, [](ConsoleFixture &f) { showAdmin(f, u"engines"_s, 0); }},
        {u"users"_s, u"security"_s, [](ConsoleFixture &f) { f.window->go(u"admin"_s); }},
        {u"user-change"_s, u"security"_s,
         [](ConsoleFixture &f) {
             f.window->go(u"admin"_s);
             ConsoleFixture::settle(100);
             f.window->findChild<UsersPage *>()->findChild<ListDetail *>()->choose(u"sunli"_s);
             f.window->findChild<UsersPage *>()->findChild<Button *>(u"change"_s)->click();
         }},
        {u"numbers"_s, u"admin"_s,
         [](ConsoleFixture &f) {
             showAdmin(f, u"flows"_s, 0);
             f.door.on(u"inbound.list"_s, jsonOf(R"({"items":[{"number":"12345","flowId":"inbound","skill":""},{"number":"12319","flowId":"","skill":"城管"},{"number":"*","flowId":"inbound","skill":""}]})"));
             f.window->findChild<FlowsPage *>()->findChild<Button *>(u"numbers"_s)->click();
         }},
        {u"trunk-change"_s, u"system"_s,
         [](ConsoleFixture &f) {
             showAdmin(f, u"trunks"_s, 0);
             f.window->findChild<TrunksPage *>()->findChild<Button *>(u"change"_s)->click();
             ConsoleFixture::settle();
             f.window->findChild<Button *>(u"usualRule"_s)->click();
         }},
        {u"audit"_s, u"audit"_s,
         [](ConsoleFixture &f) {
             f.window->go(u"admin"_s);
             ConsoleFixture::settle(100);
             f.window->findChild<AuditPage *>()->findChild<Table *>()->selectRow(1);
         }},
    };
}

} // namespace lianxin::test
