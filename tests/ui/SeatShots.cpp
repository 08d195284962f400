// SPDX-License-Identifier: GPL-3.0-or-later
#include "Shots.h"
#include "DraftSamples.h"
#include "ui/knowledge/KnowledgeCard.h"
#include "ui/knowledge/KnowledgePage.h"
#include "ui/admin/WishesPage.h"
#include "ui/models/EngineClock.h"
#include "ui/shell/LoginPage.h"
#include "ui/softphone/TicketForm.h"
#include "ui/softphone/WrapUpPanel.h"
#include "ui/shell/SetUpPage.h"
#include <QLineEdit>

namespace lianxin::test {
namespace {

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

} // namespace

// The login, the seat and what seats use.
QList<Shot> seatShots() {
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
        {u"seat-engine-lost"_s, u"seat"_s,
         [](ConsoleFixture &f) {
             f.putCall(u"talking"_s);
             f.door.setLink(Door::Link::Lost, 8000);
         }},
        {u"wishes"_s, u"seat"_s,
         [](ConsoleFixture &f) {
             f.door.on(u"citizens.wishes"_s, QJsonObject{{u"known"_s, true},
                                                         {u"wishes"_s, QJsonObject{{u"hours"_s, QJsonArray{u"09:00-11:00"_s, u"15:00-18:00"_s}}, {u"birthYear"_s, 1948}, {u"dialect"_s, u"yue"_s}, {u"automaticCalls"_s, true}}}});
             f.window->showWishes();
             f.window->findChild<WishesPage *>()->lookUp(u"139 1234 5678"_s);
         }},
        {u"palette"_s, u"leader"_s,
         [](ConsoleFixture &f) {
             f.window->go(u"wall"_s);
             f.window->showPalette();
         }},
    };
}

} // namespace lianxin::test
