// SPDX-License-Identifier: GPL-3.0-or-later
#include "Shots.h"
#include "AdminSamples.h"
#include "ui/admin/AdminPage.h"
#include "ui/campaigns/CampaignsPage.h"
#include "ui/knowledge/SynonymsDialog.h"
#include "ui/shell/ConsoleLock.h"
#include "ui/supervision/LivePage.h"
#include "ui/supervision/SeatCare.h"
#include "ui/widgets/Table.h"
#include <QApplication>
#include <QCloseEvent>
#include <QLineEdit>
#include <QMenu>
#include <QTest>
#include <qtestspontaneevent.h>

namespace lianxin::test {
namespace {

void press(ConsoleFixture &f, const QString &name) {
    const auto buttons = f.window->findChildren<Button *>(name);
    for (Button *button : buttons)
        if (button->isVisible())
            button->click();
    ConsoleFixture::settle(300);
}

} // namespace

// What opens above a page.
QList<Shot> dialogShots() {
    return {
        {u"synonyms"_s, u"admin"_s,
         [](ConsoleFixture &f) {
             f.door.on(u"knowledge.synonyms"_s, jsonOf(R"({"items":[{"word":"低保","meanings":["最低生活保障"]},{"word":"退休金","meanings":["养老金","基本养老保险待遇"]},
                 {"word":"五险","meanings":["社会保险"]},{"word":"医保卡","meanings":["社会保障卡","医保电子凭证"]}]})"));
             f.window->go(u"knowledge"_s);
             ConsoleFixture::settle(100);
             press(f, u"synonymWords"_s);
             if (auto *dialog = f.window->findChild<SynonymsDialog *>())
                 dialog->findChild<Table *>()->selectRow(1);
         }},
        {u"uncertain-calls"_s, u"admin"_s,
         [](ConsoleFixture &f) {
             f.door.on(u"dialling.backlog"_s, QJsonObject{{u"waiting"_s, 0}, {u"dialling"_s, 0}, {u"ambiguous"_s, 3}});
             f.door.on(u"dialling.ambiguous"_s, jsonOf(R"({"items":[{"id":"a1","phone":"138****0001","place":1,"source":"return_visit","trunkId":"trunk-a","intentAt":1791613600000},
                 {"id":"a2","phone":"139****5512","place":1,"source":"campaign","trunkId":"trunk-a","intentAt":1791613601000},
                 {"id":"a3","phone":"186****7730","place":2,"source":"callback","trunkId":"trunk-b","intentAt":1791613604000}],"next":null})"));
             f.window->go(u"knowledge"_s); // the campaigns are shown already, and their backlog was read
             f.window->go(u"campaigns"_s);
             ConsoleFixture::settle(300);
             press(f, u"uncertain"_s);
         }},
        {u"dial-rules"_s, u"admin"_s,
         [](ConsoleFixture &f) {
             f.door.on(u"dialling.settings"_s, jsonOf(R"({"numberCap":3,"adultFrom":18,"elderlyFrom":65,"elderlyHours":["09:00-11:30","14:30-18:00"]})"));
             f.window->go(u"campaigns"_s);
             ConsoleFixture::settle(100);
             press(f, u"dialRules"_s);
         }},
        {u"seat-care"_s, u"leader"_s,
         [](ConsoleFixture &f) {
             f.window->go(u"live"_s);
             ConsoleFixture::settle(200);
             f.window->findChild<LivePage *>()->findChild<Table *>()->selectRow(1);
             ConsoleFixture::settle(100);
             f.window->findChild<SeatCare *>()->click();
         }},
        {u"seat-skills"_s, u"leader"_s,
         [](ConsoleFixture &f) {
             f.window->go(u"live"_s);
             ConsoleFixture::settle(200);
             f.window->findChild<LivePage *>()->findChild<Table *>()->selectRow(1);
             ConsoleFixture::settle(100);
             auto *care = f.window->findChild<SeatCare *>();
             care->click();
             auto *menu = care->findChild<QMenu *>();
             menu->actions().constLast()->trigger();
             menu->close();
         }},
        {u"own-password"_s, u"seat"_s, [](ConsoleFixture &f) { f.window->askPassword(); }},
        {u"close-unsaved"_s, u"seat"_s,
         [](ConsoleFixture &f) {
             f.putCall(u"talking"_s);
             ConsoleFixture::settle(200);
             f.door.setLink(Door::Link::Lost);
             f.desk.drafts().keep(f.desk.call()["id"_L1].toString(), u"ticket"_s, {{u"title"_s, u"灵活就业社保补贴申请咨询"_s}});
             QCloseEvent close; // as a person closes it, not a program
             QSpontaneKeyEvent::setSpontaneous(&close);
             qApp->notify(f.window.get(), &close);
             ConsoleFixture::settle(2'300); // the engine has two seconds to answer
         }},
        {u"locked"_s, u"seat"_s, [](ConsoleFixture &f) { f.window->consoleLock()->lock(); }},
        {u"user-add"_s, u"security"_s,
         [](ConsoleFixture &f) {
             f.window->go(u"admin"_s);
             ConsoleFixture::settle(100);
             press(f, u"new"_s);
         }},
        {u"announcements"_s, u"admin"_s,
         [](ConsoleFixture &f) {
             f.door.on(u"announcements.settings"_s, jsonOf(R"({"listen":true,"endEarly":true,"keepSound":true,"keepDays":30})"));
             f.door.on(u"announcements.list"_s, jsonOf(R"({"items":[{"id":"n1","title":"您拨打的用户已关机","state":"powered_off","durationMs":4200,"hits":318,"createdAt":1790000000000},
                 {"id":"n2","title":"您拨打的号码是空号","state":"vacant","durationMs":3900,"hits":127,"createdAt":1790000000000}],"next":null})"));
             f.door.on(u"attempts.list"_s, jsonOf(R"({"items":[],"next":null})"));
             f.window->go(u"admin"_s);
             f.window->findChild<AdminPage *>()->showList(u"announcements"_s);
             ConsoleFixture::settle(200);
             press(f, u"settings"_s);
         }},
    };
}

} // namespace lianxin::test
