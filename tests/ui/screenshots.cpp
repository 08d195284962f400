// SPDX-License-Identifier: GPL-3.0-or-later
// Renders every page with sample data: screenshots FOLDER [en] [PAGE…]. 1440 × 900, light and dark, in Chinese (en: in
// English); pages that are named, and the seat's, at 125 and 150 % too.
#include "AdminSamples.h"
#include "DraftSamples.h"
#include "Fixture.h"
#include "ui/knowledge/KnowledgeCard.h"
#include "ui/knowledge/KnowledgePage.h"
#include "ui/admin/AdminPage.h"
#include "ui/admin/FlowEditor.h"
#include "ui/admin/FlowTrialPanel.h"
#include "ui/admin/FlowsPage.h"
#include "ui/admin/TrunksPage.h"
#include "ui/admin/LaddersPage.h"
#include "ui/admin/WishesPage.h"
#include "ui/campaigns/CampaignWizard.h"
#include "ui/campaigns/CampaignsPage.h"
#include "ui/campaigns/CampaignMonitor.h"
#include "ui/campaigns/ListPeoplePage.h"
#include "ui/campaigns/ListsPage.h"
#include "ui/campaigns/PeoplePicker.h"
#include "ui/campaigns/TracePanel.h"
#include "ui/models/EngineClock.h"
#include "ui/shell/LoginPage.h"
#include "ui/softphone/TicketForm.h"
#include "ui/softphone/WrapUpPanel.h"
#include "ui/widgets/RevealDialog.h"
#include "ui/shell/SetUpPage.h"
#include "ui/supervision/RecordingsPage.h"
#include "ui/tickets/BoardColumn.h"
#include "ui/tickets/TicketsPage.h"
#include "ui/widgets/Table.h"
#include "ui/widgets/Theme.h"
#include <QApplication>
#include <QDir>
#include <QPainter>
#include <QPixmap>
#include <QSpinBox>
#include <cstdio>

using namespace lianxin;
using namespace lianxin::test;

namespace {

struct Shot {
    QString name;
    QString who;
    std::function<void(ConsoleFixture &)> prepare;
};

//! The call of the sample, with what was recognised of it until now.
void hearTalk(ConsoleFixture &f) {
    QJsonObject status = f.door.sample(u"engine.status"_s);
    status[u"hearing"_s] = QJsonObject{{u"engine"_s, u"sherpa-onnx 1.13.8"_s}, {u"ok"_s, true}, {u"demo"_s, true}, {u"listening"_s, 2}};
    f.door.on(u"engine.status"_s, status);
    f.engine.start();
    const QJsonObject transcript = f.door.sample(u"transcripts.get"_s);
    QJsonObject call = f.door.sample(u"call.talking"_s);
    call[u"dialogue"_s] = transcript[u"lines"_s];
    call[u"transcript"_s] = QJsonObject{{u"rev"_s, transcript[u"rev"_s]}};
    giveDraft(f.door);
    f.putCall(u"talking"_s);
    f.door.on(u"calls.get"_s, call);
    f.desk.refresh();
    ConsoleFixture::settle();
    QJsonObject line = transcript[u"live"_s].toArray().first().toObject();
    line[u"endedAt"_s] = engineNow() - 600;
    f.door.say(u"transcript.said"_s, f.desk.callId(), {{u"line"_s, line}});
}

//! As if it had been typed.
void write(TicketForm *form, const char *field, const QString &words) {
    const auto edits = form->findChildren<QLineEdit *>();
    for (QLineEdit *edit : edits) {
        if (edit->accessibleName() != TicketForm::tr(field))
            continue;
        edit->selectAll();
        edit->insert(words);
    }
}

//! The talk is over, the seat wraps up for another 42 s.
void wrapUp(ConsoleFixture &f, const QJsonObject &more) {
    QJsonObject seat = f.door.sample(u"seat.wrapup"_s);
    seat.insert(u"wrapUpUntil"_s, engineNow() + 42'000);
    for (auto it = more.begin(); it != more.end(); ++it)
        seat.insert(it.key(), it.value());
    QJsonObject call = f.desk.call();
    call.insert(u"state"_s, u"ended"_s);
    f.door.on(u"seats.me"_s, seat);
    f.door.on(u"calls.get"_s, call);
    f.handset.call = false;
    f.door.say(u"seat.state"_s, u"0217"_s, seat);
    ConsoleFixture::settle(100);
}

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

//! Fourteen tickets in every column, of those that the sample has.
QJsonObject largeCity(QJsonObject board) {
    QJsonArray all;
    QJsonArray columns = board[u"columns"_s].toArray();
    for (const auto &column : columns)
        for (const auto &ticket : column[u"items"_s].toArray())
            all.append(ticket);
    int next = 0;
    for (qsizetype c = 0; c < columns.size(); ++c) {
        QJsonObject column = columns.at(c).toObject();
        const QString state = column[u"state"_s].toString();
        QJsonArray items;
        for (int i = 0; i < 14; ++i) {
            QJsonObject ticket = all.at((next += 5) % all.size()).toObject();
            ticket.insert(u"id"_s, u"%1-%2"_s.arg(c).arg(i, 2, 10, QChar(u'0')));
            if (state != u"supervised")
                ticket.insert(u"state"_s, state);
            if (state == u"closed") {
                ticket.remove(u"deadlineText"_s);
                ticket.insert(u"satisfaction"_s, i % 4 == 3 ? u""_s : u"satisfied"_s);
                ticket.insert(u"badges"_s, QJsonArray());
            }
            items.append(ticket);
        }
        column.insert(u"items"_s, items);
        column.insert(u"total"_s, column[u"total"_s].toInt() * 37);
        columns[c] = column;
    }
    board.insert(u"columns"_s, columns);
    return board;
}

QList<Shot> shots() {
    return {
        {u"login"_s,
         {},
         [](ConsoleFixture &f) { f.window->loginPage()->setDemoLogin(u"0217"_s, u"lianxin-demo"_s); }},
        {u"login-trust"_s,
         {},
         [](ConsoleFixture &f) {
             f.window->loginPage()->showError({ErrorKind::Refused, u"protocol.certificate_unknown"_s,
                                               u"Nobody whom this machine trusts vouches for the engine's certificate."_s,
                                               u"Compare its fingerprint with the one that your administrator gave you, then trust it by that."_s,
                                               u"sha256:9f3c1b7ae2d04558c6710fae93b2d81e4a7705cc1d6e92f38b40a1d7e65c0b29"_s});
         }},
        {u"first-run"_s,
         {},
         [](ConsoleFixture &f) {
             f.door.setLink(Door::Link::Off, -1);
             f.window->loginPage()->setFirstRun(true);
         }},
        {u"first-run-set-up"_s,
         {},
         [](ConsoleFixture &f) {
             f.door.setLink(Door::Link::Off, -1);
             f.window->loginPage()->setFirstRun(true);
             auto *path = f.window->loginPage()->showSetUp()->findChild<QLineEdit *>(u"path"_s);
             path->setText(u"/srv/lianxin/hotline.db"_s);
         }},
        {u"seat-idle"_s, u"seat"_s, [](ConsoleFixture &) {}},
        {u"seat-ringing"_s, u"seat"_s, [](ConsoleFixture &f) { f.putCall(u"ringing"_s); }},
        {u"seat-talking"_s, u"seat"_s,
         [](ConsoleFixture &f) {
             hearTalk(f);
         }},
        {u"seat-knowledge"_s, u"seat"_s,
         [](ConsoleFixture &f) {
             hearTalk(f);
             f.window->findChild<KnowledgeCard *>()->search(u"外地户籍能申请社保补贴吗"_s);
             ConsoleFixture::settle(100);
         }},
        {u"knowledge"_s, u"admin"_s, [](ConsoleFixture &f) { f.window->go(u"knowledge"_s); }},
        {u"knowledge-edit"_s, u"admin"_s,
         [](ConsoleFixture &f) {
             f.window->go(u"knowledge"_s);
             ConsoleFixture::settle(100);
             f.window->findChild<KnowledgePage *>()->findChild<Button *>(u"edit"_s)->click();
         }},
        {u"knowledge-seat"_s, u"seat"_s, [](ConsoleFixture &f) { f.window->go(u"knowledge"_s); }},
        {u"seat-proposals"_s, u"leader"_s, // what a person typed, what waits beside it, an urgent matter
         [](ConsoleFixture &f) {
             QJsonObject leader = f.door.sample(u"login.seat"_s);
             leader.insert(u"permissions"_s, QJsonArray{u"self"_s, u"calls_handle"_s, u"calls_supervise"_s, u"tickets_read"_s, u"tickets_write"_s, u"knowledge_read"_s, u"personal_reveal"_s});
             f.window->begin(leader);
             hearTalk(f);
             ConsoleFixture::settle();
             auto *form = f.window->findChild<TicketForm *>();
             write(form, "Address", u"江滨路 8 号"_s);
             write(form, "Category", u"民政"_s);
             QJsonObject draft = draftWithAddress(f.door, u"春和里12号楼"_s, 17);
             QJsonObject fields = draft[u"fields"_s].toObject();
             fields.insert(u"urgency"_s, fieldOf(u"urgent"_s, 0.9, u"said"_s, {evidenceOf(f.door.sample(u"transcripts.get"_s)[u"lines"_s].toArray().at(14).toObject())}));
             fields.remove(u"time"_s);
             fields.remove(u"district"_s);
             draft.insert(u"fields"_s, fields);
             draft.insert(u"alerts"_s, QJsonArray{u"vulnerable"_s});
             f.door.on(u"assistant.draft"_s, draft);
             f.desk.askDraft();
         }},
        {u"seat-wrapup"_s, u"seat"_s,
         [](ConsoleFixture &f) {
             hearTalk(f);
             ConsoleFixture::settle();
             f.door.on(u"assistant.summary"_s, [&f](const QJsonObject &p) -> Expected<QJsonValue> {
                 return QJsonValue(p[u"rulesOnly"_s].toBool() ? summarySample(f.door) : summarySample(f.door, u"qwen3-8b"_s));
             });
             wrapUp(f, {{u"wrapUpExtendedMs"_s, 120'000}, {u"wrapUpExtensions"_s, 1}, {u"wrapUpReason"_s, u"materials"_s}});
             write(f.window->findChild<TicketForm *>(), "Address", u"春和里 12 号楼"_s);
             f.window->findChild<TicketForm *>()->save();
             f.window->findChild<QAbstractButton *>(u"finishWrapUp"_s)->setFocus();
         }},
        {u"seat-extend"_s, u"seat"_s,
         [](ConsoleFixture &f) {
             hearTalk(f);
             wrapUp(f, {});
             f.window->findChild<WrapUpPanel *>()->askExtension();
             ConsoleFixture::settle();
             if (auto *dialog = f.window->findChild<VerbDialog *>(u"extension"_s))
                 dialog->findChild<QLineEdit *>(u"reason"_s)->setText(u"查阅资料"_s);
         }},
        {u"seat-unfiled"_s, u"seat"_s, // a draft that was not saved when the call was over
         [](ConsoleFixture &f) {
             hearTalk(f);
             ConsoleFixture::settle();
             write(f.window->findChild<TicketForm *>(), "Address", u"春和里 12 号楼"_s);
             f.handset.call = false;
             f.door.on(u"seats.me"_s, f.door.sample(u"seats.me"_s));
             f.door.say(u"seat.state"_s, u"0217"_s, f.door.sample(u"seats.me"_s));
             ConsoleFixture::settle(200);
         }},
        {u"callbacks"_s, u"seat"_s, [](ConsoleFixture &f) { f.window->go(u"callbacks"_s); }},
        {u"live"_s, u"leader"_s,
         [](ConsoleFixture &f) {
             QJsonArray seats = f.door.sample(u"seats.list"_s)[u"items"_s].toArray();
             for (qsizetype i = 0; i < seats.size(); ++i) {
                 QJsonObject seat = seats.at(i).toObject();
                 if (seat[u"state"_s].toString() == u"wrapup"_s) {
                     seat.insert(u"wrapUpExtendedMs"_s, 180'000);
                     seat.insert(u"wrapUpExtensions"_s, 1);
                     seat.insert(u"wrapUpReason"_s, u"emotional"_s);
                 }
                 seats[i] = seat;
             }
             f.door.on(u"seats.list"_s, QJsonObject{{u"items"_s, seats}});
             f.door.on(u"seats.extensions"_s, QJsonObject{{u"count"_s, 4}, {u"minutes"_s, 13}, {u"seats"_s, QJsonArray()}});
             f.door.on(u"seats.welfare"_s, QJsonObject{{u"presses"_s, 2}, {u"closed"_s, 1}});
             f.window->go(u"live"_s);
         }},
        {u"seat-engine-lost"_s, u"seat"_s,
         [](ConsoleFixture &f) {
             f.putCall(u"talking"_s);
             f.door.setLink(Door::Link::Lost, 8000);
         }},
        {u"campaigns"_s, u"admin"_s, [](ConsoleFixture &f) { f.window->go(u"campaigns"_s); }},
        {u"wishes"_s, u"seat"_s,
         [](ConsoleFixture &f) {
             f.door.on(u"citizens.wishes"_s, QJsonObject{{u"known"_s, true},
                                                         {u"wishes"_s, QJsonObject{{u"hours"_s, QJsonArray{u"09:00-11:00"_s, u"15:00-18:00"_s}}, {u"birthYear"_s, 1948}, {u"dialect"_s, u"yue"_s}, {u"automaticCalls"_s, true}}}});
             f.window->showWishes();
             f.window->findChild<WishesPage *>()->lookUp(u"139 1234 5678"_s);
         }},
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
        {u"campaign-wizard-flow"_s, u"admin"_s,
         [](ConsoleFixture &f) {
             f.window->go(u"campaigns"_s);
             f.window->campaigns()->showWizard();
             auto *wizard = f.window->campaigns()->wizard();
             wizard->chooseFile(u"/data/灵活就业_目标人员_1010.csv"_s);
             ConsoleFixture::settle();
             wizard->draft().listId = u"list-1"_s;
             wizard->draft().imported = f.door.sample(u"import.summary"_s);
             wizard->draft().flowId = u"policy-notice"_s;
             wizard->draft().flowName = u"政策告知"_s;
             wizard->draft().useTemplate(u"policy_notice"_s);
             wizard->draft().flowName = u"政策告知"_s;
             wizard->go(CampaignDraft::Flow);
         }},
        {u"campaign-wizard-review"_s, u"admin"_s,
         [](ConsoleFixture &f) {
             f.window->go(u"campaigns"_s);
             f.window->campaigns()->showWizard();
             auto *wizard = f.window->campaigns()->wizard();
             wizard->chooseFile(u"/data/灵活就业_目标人员_1010.csv"_s);
             ConsoleFixture::settle();
             wizard->draft().listId = u"list-1"_s;
             wizard->draft().imported = f.door.sample(u"import.summary"_s);
             wizard->draft().flowId = u"policy-notice"_s;
             wizard->draft().flowName = u"政策告知"_s;
             wizard->draft().useTemplate(u"policy_notice"_s);
             wizard->draft().flowName = u"政策告知"_s;
             wizard->draft().seats = 6;
             wizard->draft().lines = 30;
             wizard->go(CampaignDraft::Flow);
             ConsoleFixture::settle();
             wizard->draft().preflight = f.door.sample(u"preflight.result"_s);
             wizard->draft().preflightOf = wizard->draft().toParams();
             wizard->go(CampaignDraft::Review);
         }},
        {u"campaign-schedule"_s, u"admin"_s,
         [](ConsoleFixture &f) {
             f.window->go(u"campaigns"_s);
             f.window->campaigns()->showWizard();
             f.window->campaigns()->wizard()->go(CampaignDraft::Schedule);
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
             for (int i = 0; i < 9; ++i)
                 sample.append(QJsonObject{{u"phone"_s, u"13%1****%2"_s.arg(i).arg(6605 - i * 311)}, {u"name"_s, QString(u"许赵何蒋郑周冯王李"_s.at(i)) + u"**"_s},
                                           {u"ticket"_s, u"2026100%1"_s.arg(8120 - i * 37)}, {u"district"_s, u"望江区"_s}, {u"category"_s, u"环境噪声"_s}});
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
             f.window->go(u"campaigns"_s);
             f.window->campaigns()->showWizard();
             f.window->campaigns()->wizard()->go(CampaignDraft::Seats);
         }},
        {u"campaign-preflight"_s, u"admin"_s,
         [](ConsoleFixture &f) {
             f.door.on(u"jobs.get"_s, QJsonObject{{u"state"_s, u"done"_s}, {u"result"_s, f.door.sample(u"preflight.result"_s)}});
             f.window->go(u"campaigns"_s);
             f.window->campaigns()->showWizard();
             auto *wizard = f.window->campaigns()->wizard();
             wizard->draft().useTemplate(u"policy_notice"_s);
             wizard->draft().listId = u"list-1"_s;
             wizard->draft().imported = f.door.sample(u"import.summary"_s);
             wizard->draft().name = u"灵活就业人员社保补贴新政告知"_s;
             wizard->draft().flowName = u"政策告知"_s;
             wizard->go(CampaignDraft::Preflight);
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
        {u"ticket-board"_s, u"leader"_s,
         [](ConsoleFixture &f) {
             f.window->go(u"tickets"_s);
             f.window->tickets()->showTable(false);
             ConsoleFixture::settle();
             f.window->tickets()->openTicket(u"t7"_s);
         }},
        {u"ticket-compact"_s, u"leader"_s,
         [](ConsoleFixture &f) {
             f.door.on(u"tickets.board"_s, largeCity(f.door.sample(u"tickets.board"_s)));
             f.window->go(u"tickets"_s);
             f.window->tickets()->showView(TicketsPage::View::Compact);
         }},
        {u"ticket-bulk"_s, u"leader"_s,
         [](ConsoleFixture &f) {
             f.window->go(u"tickets"_s);
             f.window->tickets()->showTable(false);
             ConsoleFixture::settle();
             f.window->tickets()->columns().at(2)->list()->selectAll();
         }},
        {u"supervision-order"_s, u"leader"_s,
         [](ConsoleFixture &f) {
             f.door.on(u"tickets.get"_s, f.door.sample(u"ticket.supervised"_s));
             f.window->go(u"tickets"_s);
             f.window->tickets()->showTable(false);
             ConsoleFixture::settle();
             f.window->tickets()->openTicket(u"t50"_s);
         }},
        {u"ticket-step"_s, u"leader"_s,
         [](ConsoleFixture &f) {
             f.window->go(u"tickets"_s);
             f.window->tickets()->showTable(false);
             ConsoleFixture::settle();
             f.window->tickets()->openTicket(u"t7"_s);
             ConsoleFixture::settle();
             const auto buttons = f.window->tickets()->findChildren<Button *>(u"supervise"_s);
             for (Button *button : buttons) {
                 if (button->isVisible())
                     button->click();
             }
         }},
        {u"ticket-reveal"_s, u"leader"_s,
         [](ConsoleFixture &f) {
             f.window->go(u"tickets"_s);
             f.window->tickets()->showTable(false);
             ConsoleFixture::settle();
             f.window->tickets()->openTicket(u"t7"_s);
             ConsoleFixture::settle();
             const auto buttons = f.window->tickets()->findChildren<Button *>(u"reveal"_s);
             for (Button *button : buttons) {
                 if (button->isVisible())
                     button->click();
             }
             ConsoleFixture::settle();
             if (auto *dialog = f.window->findChild<RevealDialog *>())
                 dialog->findChild<QLineEdit *>(u"purpose"_s)->setText(u"上门核实：现场无人应答，需要联系"_s);
         }},
        {u"dispatch-desk"_s, u"leader"_s, [](ConsoleFixture &f) { f.window->go(u"dispatch"_s); }},
        {u"reviews"_s, u"leader"_s, [](ConsoleFixture &f) { f.window->go(u"reviews"_s); }},
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
        {u"appeals"_s, u"leader"_s,
         [](ConsoleFixture &f) {
             f.door.on(u"tickets.get"_s, f.door.sample(u"ticket.supervised"_s));
             f.door.on(u"calls.get"_s, f.door.sample(u"call.visit"_s));
             f.window->go(u"appeals"_s);
         }},
        {u"appeal-make"_s, u"liaison"_s,
         [](ConsoleFixture &f) {
             QJsonObject ticket = f.door.sample(u"ticket.supervised"_s);
             ticket.insert(u"verbs"_s, QJsonArray{u"process"_s, u"finish"_s, u"appeal"_s, u"ask_extension"_s});
             f.door.on(u"tickets.get"_s, ticket);
             f.window->go(u"tickets"_s);
             f.window->tickets()->openTicket(u"t50"_s);
             ConsoleFixture::settle();
             if (auto *appeal = f.window->tickets()->findChild<Button *>(u"appeal"_s))
                 appeal->click();
         }},
        {u"ticket-table"_s, u"leader"_s,
         [](ConsoleFixture &f) {
             f.window->go(u"tickets"_s);
             f.window->tickets()->showTable(true);
         }},
        {u"supervisor-wall"_s, u"leader"_s,
         [](ConsoleFixture &f) {
             f.window->go(u"wall"_s);
             f.window->setWallAlone(true);
             f.window->showNormal();
             f.window->resize(1440, 900);
         }},
        {u"recordings"_s, u"leader"_s,
         [](ConsoleFixture &f) {
             f.window->go(u"recordings"_s);
             ConsoleFixture::settle();
             f.window->findChild<RecordingsPage *>()->findChild<Table *>()->selectRow(1);
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
             showAdmin(f, u"flows"_s, 0);
             auto *trial = f.window->findChild<FlowTrialPanel *>();
             trial->give({{u"said"_s, u"你说啥子"_s}});
             trial->give({{u"said"_s, u"还可以吧，挺满意的"_s}});
         }},
        {u"flow-editor"_s, u"admin"_s,
         [](ConsoleFixture &f) {
             showAdmin(f, u"flows"_s, 0);
             QFile flow(QStringLiteral(LIANXIN_SOURCE_DIR "/resources/flows/return-visit.yaml"));
             if (!flow.open(QIODevice::ReadOnly))
                 return;
             const QString yaml = QString::fromUtf8(flow.readAll());
             f.door.on(u"flows.check"_s, jsonOf(R"({"ok":false,"issues":[{"severity":"error","code":"flow.unknown_step","line":40,"column":13,"message":"There is no step 'nowhere'.","remedy":"Name one of the steps."},
                 {"severity":"warning","code":"flow.long_prompt","line":31,"column":10,"message":"The prompt is long: 182 characters.","remedy":"Split it, or ask earlier."}]})"));
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
        {u"audit"_s, u"audit"_s, [](ConsoleFixture &f) { f.window->go(u"admin"_s); }},
        {u"palette"_s, u"leader"_s,
         [](ConsoleFixture &f) {
             f.window->go(u"wall"_s);
             f.window->showPalette();
         }},
    };
}

} // namespace

int main(int argc, char **argv) {
    QApplication app(argc, argv);
    if (argc < 2) {
        std::fprintf(stderr, "usage: screenshots FOLDER [PAGE…]\n");
        return 2;
    }
    const QDir folder(QString::fromLocal8Bit(argv[1]));
    QStringList only;
    for (int i = 2; i < argc; ++i)
        only << QString::fromLocal8Bit(argv[i]);
    const bool english = only.removeAll(u"en"_s) > 0;
    prepareUi(english ? UiLanguage::English : UiLanguage::Chinese);
    for (const bool dark : {false, true}) {
        for (const int percent : {100, 125, 150}) {
            if (percent != 100 && dark)
                continue;
            Theme::current().apply(dark ? Theme::Mode::Dark : Theme::Mode::Light, percent);
            for (const Shot &shot : shots()) {
                if (only.isEmpty() ? percent != 100 && shot.name != u"seat-talking"_s : !only.contains(shot.name))
                    continue;
                // Saturday 2026-10-10, a working day by the State Council's notice; 14:32 in Beijing.
                setEngineClocks({{u"now"_s, qint64(1'791'613'928'000)}});
                ConsoleFixture f;
                f.window->resize(1440, 900);
                if (!shot.who.isEmpty())
                    f.login(shot.who);
                f.window->show();
                ConsoleFixture::settle(60);
                shot.prepare(f);
                ConsoleFixture::settle(120);
                QPixmap picture = f.window->grab();
                if (shot.name == u"palette"_s || shot.name == u"ticket-step"_s || shot.name == u"ticket-reveal"_s || shot.name == u"login-trust"_s || shot.name == u"appeal-make"_s || shot.name == u"wishes"_s || shot.name == u"unit-hours"_s || shot.name == u"seat-extend"_s) {
                    QPainter painter(&picture);
                    for (QWidget *top : QApplication::topLevelWidgets()) {
                        if (top != f.window.get() && top->isVisible())
                            painter.drawPixmap(top->pos() - f.window->pos(), top->grab());
                    }
                }
                const QString file = folder.filePath(shot.name + (dark ? u"-dark"_s : QString()) +
                                                     (percent == 100 ? QString() : u"-%1"_s.arg(percent)) +
                                                     (english ? u"-en.png"_s : u".png"_s));
                if (!picture.toImage().convertToFormat(QImage::Format_RGB888).save(file)) {
                    std::fprintf(stderr, "can't write %s\n", qPrintable(file));
                    return 1;
                }
            }
        }
    }
    return 0;
}
