// SPDX-License-Identifier: GPL-3.0-or-later
#include "DraftSamples.h"
#include "Fixture.h"
#include "support/TestRegistry.h"
#include "ui/knowledge/KnowledgeCard.h"
#include "ui/models/DraftWords.h"
#include "ui/models/EngineClock.h"
#include "ui/softphone/CallerCard.h"
#include "ui/softphone/CountdownRing.h"
#include "ui/softphone/DraftField.h"
#include "ui/softphone/SeatPage.h"
#include "ui/softphone/TicketForm.h"
#include "ui/softphone/TranscriptView.h"
#include "ui/softphone/WrapUpPanel.h"
#include "ui/widgets/RevealDialog.h"
#include <QMenu>
#include <QTest>

using namespace lianxin;
using namespace lianxin::test;

namespace {

//! A seat that talks, with what was said and what follows from it for a ticket.
struct TalkingSeat : ConsoleFixture {
    explicit TalkingSeat(const QString &who = u"seat"_s) {
        giveDraft(door);
        login(who);
        window->show();
        if (!QTest::qWaitForWindowExposed(window.get()))
            qFatal("no window");
        window->activateWindow();
        QJsonObject call = door.sample(u"call.talking"_s);
        const QJsonObject transcript = door.sample(u"transcripts.get"_s);
        call[u"dialogue"_s] = transcript[u"lines"_s];
        call[u"transcript"_s] = QJsonObject{{u"rev"_s, transcript[u"rev"_s]}};
        putCall(u"talking"_s);
        door.on(u"calls.get"_s, call);
        desk.refresh();
        settle();
        form = window->findChild<TicketForm *>();
        panel = window->findChild<WrapUpPanel *>();
    }
    void tell(const QJsonObject &draft) {
        door.say(u"assistant.draft_changed"_s, u"k2"_s, {{u"callId"_s, u"k2"_s}, {u"seatNumber"_s, u"0217"_s}, {u"draft"_s, draft}});
        settle();
    }
    QWidget *editor(const char *label) const {
        const auto all = form->findChildren<QWidget *>();
        for (QWidget *one : all)
            if (one->accessibleName() == TicketForm::tr(label))
                return one;
        return nullptr;
    }
    QLineEdit *line(const char *label) const { return qobject_cast<QLineEdit *>(editor(label)); }
    DraftMark *mark(const QString &name) const { return form->findChild<DraftMark *>(name); }
    void endCall(qint64 wrapUpMs, const QJsonObject &more = {}) {
        QJsonObject seat = door.sample(u"seat.wrapup"_s);
        seat.insert(u"wrapUpUntil"_s, engineNow() + wrapUpMs);
        for (auto it = more.begin(); it != more.end(); ++it)
            seat.insert(it.key(), it.value());
        door.on(u"seats.me"_s, seat);
        door.on(u"calls.get"_s, door.sample(u"call.wrapup"_s));
        handset.call = false;
        door.say(u"seat.state"_s, u"0217"_s, seat);
        settle();
    }
    void beReady() {
        handset.call = false;
        door.on(u"seats.me"_s, door.sample(u"seats.me"_s));
        door.say(u"seat.state"_s, u"0217"_s, door.sample(u"seats.me"_s));
        settle();
    }
    Button *result(const QString &name) const {
        const auto buttons = panel->findChildren<Button *>();
        for (Button *button : buttons)
            if (button->property("result").toString() == name)
                return button;
        return nullptr;
    }
    QPlainTextEdit *summary() const {
        const auto texts = panel->findChildren<QPlainTextEdit *>();
        for (QPlainTextEdit *one : texts)
            if (one->accessibleName() == WrapUpPanel::tr("Summary"))
                return one;
        return nullptr;
    }
    TicketForm *form = nullptr;
    WrapUpPanel *panel = nullptr;
};

} // namespace

class tst_SeatDraft : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void form_fillsFromTheTalk_andEveryFieldSaysWhere() {
        TalkingSeat s;
        QTRY_COMPARE(s.line("Title")->text(), u"咨询灵活就业社保补贴"_s);
        QCOMPARE(s.line("Category")->text(), u"社保 / 就业补贴"_s);
        QCOMPARE(s.line("District")->text(), u"临湖区"_s);
        QVERIFY(s.form->content().contains(u"外省"_s));
        const DraftMark *category = s.mark(u"origin.category"_s);
        QVERIFY(category->isVisible());
        QCOMPARE(category->lead().text, u"92%"_s);
        QCOMPARE(category->face().icon, u"audio-lines"_s); // not by colour alone
        QVERIFY(!category->accessibleName().isEmpty());
        QVERIFY(category->toolTip().contains(u"外地户籍"_s));
        QVERIFY(s.line("Title")->accessibleDescription().contains(u"外地户籍"_s));
        // Not sure enough: a person is to look.
        QCOMPARE(s.line("District")->property("state").toString(), u"check"_s);
        QCOMPARE(s.mark(u"origin.district"_s)->face().tone, Tone::Warn);
        QVERIFY(!s.form->isDirty()); // nobody wrote anything
        QVERIFY(s.line("Contact")->text().contains(u"138****1234"_s));
        QVERIFY(s.line("Contact")->isReadOnly());
    }
    void head_saysHowCompleteItIs_andWhatToAsk() {
        TalkingSeat s;
        QTRY_VERIFY(s.mark(u"origin.title"_s)->isVisible());
        // The list knows an address of its own: taken out to have one missing.
        s.line("Address")->setFocus();
        s.line("Address")->selectAll();
        QTest::keyClick(s.line("Address"), Qt::Key_Delete);
        auto *count = s.form->findChild<QLabel *>(u"complete"_s);
        auto *ask = s.form->findChild<QLabel *>(u"ask"_s);
        QTRY_COMPARE(count->text(), u"5 / 6"_s);
        QVERIFY(ask->text().contains(draftQuestionText(u"ask_address"_s)));
        s.tell(draftWithAddress(s.door, u"春和里12号楼"_s, 17));
        QCOMPARE(count->text(), u"5 / 6"_s); // only offered: the keyboard is in it, and a person emptied it
        QTest::keyClick(s.line("Address"), Qt::Key_Return, Qt::AltModifier);
        QTRY_COMPARE(count->text(), u"6 / 6"_s);
        QVERIFY(!ask->text().contains(draftQuestionText(u"ask_address"_s)));
    }
    void typed_staysWhileTheTalkGoesOn_chipTakesTheNewer_andUndoGivesItBack() {
        TalkingSeat s;
        QTRY_VERIFY(s.mark(u"origin.title"_s)->isVisible());
        QLineEdit *address = s.line("Address");
        address->setFocus();
        address->selectAll();
        QTest::keyClicks(address, u"Jiang 8"_s);
        s.tell(draftWithAddress(s.door, u"春和里12号楼"_s, 17));
        QCOMPARE(address->text(), u"Jiang 8"_s);
        QCOMPARE(address->cursorPosition(), 7);
        DraftMark *offer = s.mark(u"offer.address"_s);
        QVERIFY(offer->isVisible());
        QCOMPARE(offer->face().text, u"春和里12号楼"_s);
        QVERIFY(address->accessibleDescription().contains(u"春和里12号楼"_s));
        QTest::mouseClick(offer, Qt::LeftButton);
        QCOMPARE(address->text(), u"春和里12号楼"_s);
        QVERIFY(!offer->isVisible());
        QTest::keyClick(address, Qt::Key_Backspace, Qt::AltModifier);
        QCOMPARE(address->text(), u"Jiang 8"_s);
        s.tell(draftWithAddress(s.door, u"春和里13号楼"_s, 18));
        QTRY_VERIFY(offer->isVisible());
        QTest::keyClick(address, Qt::Key_Delete, Qt::AltModifier);
        QVERIFY(!offer->isVisible());
        QCOMPARE(address->text(), u"Jiang 8"_s);
    }
    void proposal_isTakenBackByKey_andDoesNotComeAgain() {
        TalkingSeat s;
        QTRY_VERIFY(s.mark(u"origin.time"_s)->isVisible());
        QLineEdit *time = s.line("Time");
        time->setFocus();
        QTest::keyClick(time, Qt::Key_Backspace, Qt::AltModifier);
        QVERIFY(time->text().isEmpty());
        s.tell(draftSample(s.door, 17));
        QVERIFY(time->text().isEmpty());
        QVERIFY(!s.mark(u"offer.time"_s)->isVisible());
    }
    void field_leadsToTheSentence_andItsSecondOfSound() {
        TalkingSeat s;
        QTRY_VERIFY(s.mark(u"origin.title"_s)->isVisible());
        auto *view = s.window->findChild<TranscriptView *>();
        QTest::mouseClick(s.mark(u"origin.district"_s), Qt::LeftButton);
        QTRY_COMPARE(s.door.asked(u"transcripts.sound"_s).size(), 1);
        const QJsonObject said = s.door.sample(u"transcripts.get"_s)["lines"_L1].toArray().at(5).toObject();
        QCOMPARE(s.door.asked(u"transcripts.sound"_s).constFirst()["at"_L1].toInteger(), said["at"_L1].toInteger());
        QCOMPARE(view->currentIndex().data().toString(), said["text"_L1].toString());
        s.line("Title")->setFocus();
        QTest::keyClick(s.line("Title"), Qt::Key_F1);
        QTRY_COMPARE(s.door.asked(u"transcripts.sound"_s).size(), 2);
        QVERIFY(view->currentIndex().data().toString().contains(u"外地户籍"_s));
    }
    void unit_isChosenFromAtMostThree_byKeyboard() {
        TalkingSeat s;
        QTRY_VERIFY(s.mark(u"offer.unit"_s)->isVisible());
        auto *unit = qobject_cast<Choice *>(s.editor("Handling unit"));
        QVERIFY(unit->value().isEmpty());
        unit->setFocus();
        QTest::keyClick(unit, Qt::Key_Down, Qt::AltModifier);
        auto *menu = s.form->findChild<QMenu *>(u"draftMenu"_s);
        QVERIFY(menu);
        QTRY_VERIFY(menu->isVisible());
        QStringList names;
        const auto actions = menu->actions();
        for (const QAction *action : actions)
            names << action->objectName();
        QCOMPARE(names, (QStringList{u"accept"_s, u"choose"_s, u"decline"_s, u"hear"_s}));
        QTest::keyClick(menu, Qt::Key_Down);
        QTest::keyClick(menu, Qt::Key_Down);
        QTest::keyClick(menu, Qt::Key_Return);
        QTRY_COMPARE(unit->value(), u"un3"_s);
        QVERIFY(s.form->isDirty());
    }
    void saved_byCtrlEnter_withTheLinesItCameFrom_andTheContactOfTheCall() {
        TalkingSeat s;
        QTRY_VERIFY(s.form->isComplete());
        s.line("Title")->setFocus();
        QTest::keyClick(s.line("Title"), Qt::Key_Return, Qt::ControlModifier);
        QTRY_COMPARE(s.door.asked(u"tickets.create"_s).size(), 1);
        const QJsonObject asked = s.door.asked(u"tickets.create"_s).constFirst();
        QCOMPARE(asked["category"_L1].toString(), u"就业补贴"_s); // the value, not the path that is shown
        QVERIFY(asked["contactOfCall"_L1].toBool());
        QCOMPARE(asked["contactPhone"_L1].toString(), u"138****1234"_s);
        QVERIFY(!asked.contains("unitId"_L1)); // dispatch decides, unless a person takes it
        QVERIFY(asked["evidence"_L1].toArray().contains(QJsonObject{{u"field"_s, u"title"_s}, {u"seq"_s, 4}}));
        QTRY_COMPARE(s.form->ticketNumber(), u"20261010002311"_s);
        s.tell(draftWithAddress(s.door, u"春和里12号楼"_s, 17)); // too late
        QVERIFY(s.line("Address")->text() != u"春和里12号楼"_s);
    }
    void number_isOfferedOnlyToWhoMaySeeIt() {
        for (const bool may : {false, true}) {
            ConsoleFixture f;
            giveDraft(f.door);
            QJsonObject login = f.door.sample(u"login.seat"_s);
            QJsonArray permissions = login["permissions"_L1].toArray();
            permissions.append(u"personal_reveal"_s);
            if (may)
                permissions.append(u"calls_supervise"_s); // calls.reveal asks for both
            login.insert(u"permissions"_s, permissions);
            f.window->begin(login);
            f.window->show();
            f.putCall(u"talking"_s);
            auto *reveal = f.window->findChild<CallerCard *>()->findChild<Button *>(u"reveal"_s);
            QTRY_COMPARE(reveal->isVisible(), may);
            if (!may)
                continue;
            f.door.on(u"calls.reveal"_s, QJsonValue(QJsonObject{{u"name"_s, u"张小明"_s}, {u"phone"_s, u"13812341234"_s}}));
            reveal->click();
            QTRY_VERIFY(f.window->findChild<RevealDialog *>());
            auto *dialog = f.window->findChild<RevealDialog *>();
            dialog->findChild<QLineEdit *>(u"purpose"_s)->setText(u"上门核实"_s);
            QTest::keyClick(dialog->findChild<QLineEdit *>(u"purpose"_s), Qt::Key_Return);
            QTRY_COMPARE(f.door.asked(u"calls.reveal"_s).size(), 1);
            QCOMPARE(f.door.asked(u"calls.reveal"_s).constFirst()["id"_L1].toString(), u"k2"_s);
            QTRY_COMPARE(dialog->findChild<QLabel *>(u"number"_s)->text(), u"13812341234"_s);
        }
    }
    void narrowPage_transcriptAndKnowledgeShareAPlace() {
        TalkingSeat s;
        s.window->resize(1440, 900);
        s.settle();
        auto *view = s.window->findChild<TranscriptView *>();
        auto *knowledge = s.window->findChild<KnowledgeCard *>();
        QVERIFY(view->isVisible() && knowledge->isVisible());
        s.window->resize(1100, 900);
        QTRY_VERIFY(view->isVisible() && !knowledge->isVisible());
        QTest::keyClick(s.window.get(), Qt::Key_Slash, Qt::ControlModifier);
        QTRY_VERIFY(!view->isVisible() && knowledge->isVisible());
        s.line("Title")->setFocus();
        QTest::keyClick(s.line("Title"), Qt::Key_F1); // where it was said
        QTRY_VERIFY(view->isVisible());
        s.endCall(42'000);
        QTRY_VERIFY(s.panel->isVisible());
        s.window->resize(1440, 900);
        QTRY_VERIFY(view->isVisible() && s.panel->isVisible());
    }
    void urgentMatter_isShownInWords() {
        TalkingSeat s;
        QJsonObject draft = draftSample(s.door, 17);
        QJsonObject fields = draft["fields"_L1].toObject();
        QJsonObject urgency = fieldOf(u"critical"_s, 0.95, u"said"_s, {});
        urgency.insert(u"rules"_s, QJsonArray{QJsonObject{{u"key"_s, u"gas_leak"_s}, {u"words"_s, u"煤气味"_s}}});
        fields.insert(u"urgency"_s, urgency);
        draft.insert(u"fields"_s, fields);
        draft.insert(u"alerts"_s, QJsonArray{u"gas_leak"_s});
        s.tell(draft);
        QCOMPARE(qobject_cast<Choice *>(s.editor("Urgency"))->value(), u"critical"_s);
        auto *alert = s.form->findChild<Chip *>(u"alert"_s);
        QVERIFY(alert->isVisible());
        QVERIFY(alert->word().text.contains(urgencyRuleText(u"gas_leak"_s)));
        QVERIFY(!alert->word().icon.isEmpty());
    }
    void noDraft_andLostLink_areSaid_andTypingGoesOn() {
        TalkingSeat s;
        s.door.on(u"assistant.draft"_s, [](const QJsonObject &) -> Expected<QJsonValue> { return Error{ErrorKind::NotFound, u"door.no_method"_s, {}, {}, {}}; });
        s.desk.askDraft();
        auto *ask = s.form->findChild<QLabel *>(u"ask"_s);
        const Error refused{ErrorKind::NotFound, {}, {}, {}, {}};
        QTRY_VERIFY(ask->text().contains(headingOf(refused)));
        s.door.setLink(Door::Link::Lost, 8000);
        s.settle();
        QCOMPARE(ask->text(), TicketForm::tr("The engine is away. What you write is kept here and can be saved when it is back."));
        QTest::keyClicks(s.line("Title"), u"abc"_s);
        QVERIFY(s.line("Title")->text().contains(u"abc"_s));
        const auto before = s.door.asked(u"assistant.draft"_s).size();
        giveDraft(s.door);
        s.door.on(u"assistant.draft"_s, draftWithAddress(s.door, u"春和里12号楼"_s, 20));
        s.door.setLink(Door::Link::Live);
        QTRY_VERIFY(s.door.asked(u"assistant.draft"_s).size() > before); // what was told meanwhile
        QTRY_COMPARE(s.line("Address")->text(), u"春和里12号楼"_s);
        QVERIFY(s.line("Title")->text().contains(u"abc"_s));
    }
    void typed_survivesTheConsole_andAnotherPage() {
        KeptDrafts kept;
        {
            TalkingSeat s;
            kept = s.door.drafts();
            QTRY_VERIFY(s.mark(u"origin.title"_s)->isVisible());
            QTest::keyClicks(s.line("Expects"), u"visit"_s);
            s.window->go(u"callbacks"_s);
            s.settle();
            s.window->go(u"seat"_s);
            QCOMPARE(s.line("Expects")->text(), u"visit"_s);
            QTRY_VERIFY(!s.desk.drafts().isWaiting());
        } // as if it had been killed
        ConsoleFixture again;
        again.door.setDrafts(kept);
        giveDraft(again.door);
        again.login(u"seat"_s);
        again.window->show();
        again.putCall(u"talking"_s);
        auto *form = again.window->findChild<TicketForm *>();
        QTRY_COMPARE(form->draft().value(u"visit"_s), u"visit"_s);
        QVERIFY(form->isDirty());
        QTRY_COMPARE(form->draft().value(u"title"_s), u"咨询灵活就业社保补贴"_s); // proposals come from the engine again
    }
    void typed_beforeTheConsoleWasKilled_isNotOverwrittenByTheFormThatBegins() {
        ConsoleFixture s;
        const QJsonObject typed{{u"title"_s, QJsonObject{{u"value"_s, u"路灯不亮"_s}, {u"label"_s, u"路灯不亮"_s}}}};
        (*s.door.drafts())[u"k2"_s] = {{u"callId"_s, u"k2"_s}, {u"ticket"_s, QJsonObject{{u"typed"_s, typed}}}};
        giveDraft(s.door);
        s.door.hold(u"drafts.mine"_s);
        s.login(u"seat"_s); // asks what is unfiled
        s.window->show();
        s.putCall(u"ringing"_s); // the same call, back before that is answered
        s.door.release();
        s.settle();
        s.putCall(u"talking"_s);
        auto *form = s.window->findChild<TicketForm *>();
        QTRY_COMPARE(form->draft().value(u"title"_s), u"路灯不亮"_s);
        s.desk.drafts().send();
        QTRY_VERIFY(!s.desk.drafts().isWaiting());
        QCOMPARE(s.door.drafts()->value(u"k2"_s)["ticket"_L1]["typed"_L1]["title"_L1].toObject(), typed[u"title"_s].toObject());
    }
    void unreadableDraft_isToldOnTheWaitingPage_untilItIsRemoved() {
        ConsoleFixture s;
        (*s.door.drafts())[u"k9"_s] = {{u"callId"_s, u"k9"_s}, {u"unreadable"_s, true}};
        s.login(u"seat"_s);
        s.window->show();
        const auto remove = [&]() -> QPushButton * {
            const auto buttons = s.window->findChildren<QPushButton *>();
            for (auto *button : buttons)
                if (button->accessibleName() == SeatPage::tr("Remove the drafts that can’t be read"))
                    return button;
            return nullptr;
        };
        QTRY_VERIFY(remove() && remove()->isVisible());
        remove()->click();
        QTRY_VERIFY(!remove()->isVisible());
        QVERIFY(s.door.asked(u"drafts.keep"_s).constLast()["what"_L1].toObject().isEmpty());
    }
    void callOver_unsavedDraft_waitsOnTheWaitingPage_untilSavedOrDiscarded() {
        TalkingSeat s;
        QTRY_VERIFY(s.form->isComplete());
        QTest::keyClicks(s.line("Expects"), u"visit"_s);
        s.beReady();
        QTRY_VERIFY(s.form->isResumed());
        QTRY_VERIFY(s.form->isVisible());
        QCOMPARE(s.line("Expects")->text(), u"visit"_s);
        QCOMPARE(s.line("Title")->text(), u"咨询灵活就业社保补贴"_s); // what was proposed is there, too
        QTest::keyClick(s.window.get(), Qt::Key_F9);
        QTRY_COMPARE(s.door.asked(u"tickets.create"_s).size(), 1);
        QCOMPARE(s.door.asked(u"tickets.create"_s).constFirst()["callId"_L1].toString(), u"k2"_s);
        QTRY_VERIFY(!s.form->isVisible());
    }
    void wrapUp_summaryByRules_thenTheModels_andAPersonsStays() {
        TalkingSeat s;
        s.door.on(u"assistant.summary"_s, [&s](const QJsonObject &p) -> Expected<QJsonValue> {
            return QJsonValue(p["rulesOnly"_L1].toBool() ? summarySample(s.door) : summarySample(s.door, u"qwen3"_s));
        });
        s.endCall(42'000);
        QVERIFY(s.panel->isVisible());
        QTRY_COMPARE(s.summary()->toPlainText(), summarySample(s.door, u"qwen3"_s)["text"_L1].toString());
        QStringList labels;
        const auto shown = s.panel->findChildren<QLabel *>();
        for (const QLabel *label : shown)
            labels << label->text();
        QVERIFY(labels.contains(WrapUpPanel::tr("by model %1, please check").arg(u"qwen3"_s)));
        QCOMPARE(s.panel->findChild<QPlainTextEdit *>(u"nextStep"_s)->toPlainText(), u"社区服务站预约上门办理"_s);
        s.result(u"informed"_s)->click();
        s.door.on(u"seats.me"_s, s.door.sample(u"seats.me"_s));
        s.summary()->setFocus();
        QTest::keyClick(s.summary(), Qt::Key_Return, Qt::ControlModifier);
        QTRY_COMPARE(s.door.asked(u"calls.wrapUp"_s).size(), 1);
        const QJsonObject filed = s.door.asked(u"calls.wrapUp"_s).constFirst();
        QCOMPARE(filed["result"_L1].toString(), u"informed"_s);
        QCOMPARE(filed["nextStep"_L1].toString(), u"社区服务站预约上门办理"_s);
        QCOMPARE(filed["summarySource"_L1].toString(), u"model"_s); // nobody changed it
        QCOMPARE(filed["summaryModel"_L1].toString(), u"qwen3"_s);
        QTRY_COMPARE(s.desk.view(), SeatDesk::View::Idle);
        s.settle();
        QCOMPARE(s.door.asked(u"calls.wrapUp"_s).size(), 1); // not filed a second time
    }
    void wrapUp_writtenSummary_isNotReplaced_theNewerIsTakenByAButton() {
        TalkingSeat s;
        s.door.hold(u"assistant.summary"_s);
        s.endCall(42'000);
        s.summary()->setFocus();
        QTest::keyClicks(s.summary(), u"mine"_s);
        s.door.release();
        s.settle();
        QCOMPARE(s.summary()->toPlainText(), u"mine"_s);
        auto *newer = s.panel->findChild<Button *>(u"newerSummary"_s);
        QTRY_VERIFY(newer->isVisible());
        newer->click();
        QCOMPARE(s.summary()->toPlainText(), summarySample(s.door)["text"_L1].toString());
    }
    void wrapUp_countdown_isExtendedWithAReason() {
        TalkingSeat s;
        s.endCall(42'000);
        auto *ring = s.panel->findChild<CountdownRing *>();
        QTRY_VERIFY(ring->isVisible());
        QVERIFY2(ring->words().contains(u"00:4"_s) || ring->words().contains(u"00:3"_s), qPrintable(ring->words()));
        QTest::keyClick(s.window.get(), Qt::Key_E, Qt::AltModifier);
        QTRY_VERIFY(s.panel->findChild<VerbDialog *>(u"extension"_s));
        auto *dialog = s.panel->findChild<VerbDialog *>(u"extension"_s);
        QVERIFY(!dialog->verb()->isEnabled()); // not without a reason
        dialog->findChild<Choice *>(u"minutes"_s)->setValue(u"5"_s);
        dialog->findChild<QLineEdit *>(u"reason"_s)->setText(extensionReasonText(u"materials"_s));
        QJsonObject longer = s.door.sample(u"seat.wrapup"_s);
        longer.insert(u"wrapUpUntil"_s, engineNow() + 342'000);
        longer.insert(u"wrapUpExtendedMs"_s, 300'000);
        longer.insert(u"wrapUpExtensions"_s, 1);
        longer.insert(u"wrapUpReason"_s, u"materials"_s);
        s.door.on(u"seats.extendWrapUp"_s, longer);
        s.door.on(u"seats.me"_s, longer);
        dialog->verb()->click();
        QTRY_COMPARE(s.door.asked(u"seats.extendWrapUp"_s).size(), 1);
        QCOMPARE(s.door.asked(u"seats.extendWrapUp"_s).constFirst(), (QJsonObject{{u"minutes"_s, 5}, {u"reason"_s, u"materials"_s}}));
        auto *extended = s.panel->findChild<QLabel *>(u"extended"_s);
        QTRY_VERIFY(extended->isVisible());
        QVERIFY(extended->text().contains(extensionReasonText(u"materials"_s)));
        QTRY_VERIFY(ring->words().contains(u"05:"_s));
    }
    void wrapUp_refusedExtension_isTold() {
        TalkingSeat s;
        s.endCall(42'000);
        s.door.on(u"seats.extendWrapUp"_s, [](const QJsonObject &) -> Expected<QJsonValue> {
            return Error{ErrorKind::Conflict, u"routing.wrap_up_ceiling"_s, u"m"_s, u"r"_s, {}};
        });
        s.desk.extendWrapUp(15, u"complex"_s);
        auto *seat = s.panel->window();
        QTRY_VERIFY([seat] {
            const auto banners = seat->findChildren<ErrorBanner *>();
            return std::any_of(banners.begin(), banners.end(), [](const ErrorBanner *one) { return one->isVisible() && one->code() == u"routing.wrap_up_ceiling"_s; });
        }());
    }
    void wrapUp_timeRanOut_whatWasWrittenIsFiledOnce() {
        TalkingSeat s;
        s.endCall(42'000);
        s.summary()->setFocus();
        s.summary()->setPlainText(u"已答复"_s);
        s.result(u"resolved"_s)->click();
        s.beReady();
        QTRY_COMPARE(s.door.asked(u"calls.wrapUp"_s).size(), 1);
        QCOMPARE(s.door.asked(u"calls.wrapUp"_s).constFirst()["summary"_L1].toString(), u"已答复"_s);
        QCOMPARE(s.door.asked(u"calls.wrapUp"_s).constFirst()["summarySource"_L1].toString(), u"person"_s);
        QVERIFY(!s.door.asked(u"calls.wrapUp"_s).constFirst().contains("summaryModel"_L1));
        QCOMPARE(s.door.asked(u"calls.wrapUp"_s).constFirst()["id"_L1].toString(), u"k2"_s);
        s.settle();
        QCOMPARE(s.door.asked(u"calls.wrapUp"_s).size(), 1);
    }
    void wrapUp_lockedOut_isNotFiled_andGoesOnAfterwards() {
        TalkingSeat s;
        s.endCall(42'000);
        s.summary()->setPlainText(u"已答复"_s);
        s.result(u"resolved"_s)->click();
        Q_EMIT s.door.sessionLocked();
        s.settle();
        QVERIFY(s.door.asked(u"calls.wrapUp"_s).isEmpty());
        s.login(u"seat"_s);
        s.settle();
        s.panel = s.window->findChild<WrapUpPanel *>();
        QTRY_COMPARE(s.summary()->toPlainText(), u"已答复"_s);
        QVERIFY(s.door.asked(u"calls.wrapUp"_s).isEmpty());
    }
    void wrapUp_survivesTheConsole() {
        KeptDrafts kept;
        {
            TalkingSeat s;
            kept = s.door.drafts();
            s.endCall(42'000);
            s.summary()->setPlainText(u"已答复"_s);
            s.result(u"resolved"_s)->click();
            QTRY_VERIFY(!s.desk.drafts().isWaiting());
        }
        ConsoleFixture again;
        again.door.setDrafts(kept);
        giveDraft(again.door);
        again.login(u"seat"_s);
        again.window->show();
        again.putCall(u"wrapup"_s);
        auto *panel = again.window->findChild<WrapUpPanel *>();
        const auto summary = [panel] {
            const auto texts = panel->findChildren<QPlainTextEdit *>();
            for (const QPlainTextEdit *one : texts)
                if (one->accessibleName() == WrapUpPanel::tr("Summary"))
                    return one->toPlainText();
            return QString();
        };
        QTRY_COMPARE(summary(), u"已答复"_s);
        QTRY_VERIFY(panel->findChild<Button *>(u"finishWrapUp"_s)->isEnabled());
    }
};
LIANXIN_TEST(tst_SeatDraft);
#include "tst_SeatDraft.moc"
