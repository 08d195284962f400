// SPDX-License-Identifier: GPL-3.0-or-later
#include "Fixture.h"
#include "support/TestRegistry.h"
#include "ui/knowledge/KnowledgeCard.h"
#include "ui/models/Words.h"
#include "ui/shell/TopBar.h"
#include "ui/softphone/Keypad.h"
#include "ui/softphone/RingingCard.h"
#include "ui/softphone/TicketForm.h"
#include "ui/softphone/TranscriptCard.h"
#include "ui/softphone/TranscriptView.h"
#include "ui/softphone/TransferDialog.h"
#include "ui/softphone/WrapUpPanel.h"
#include <QLineEdit>
#include <QTest>

using namespace lianxin;
using lianxin::test::ConsoleFixture;

namespace {

QString wordsOf(const QWidget *widget) {
    QStringList words;
    const auto labels = widget->findChildren<QLabel *>();
    for (const QLabel *label : labels)
        words << label->text();
    const auto chips = widget->findChildren<Chip *>();
    for (const Chip *chip : chips)
        words << chip->word().text;
    return words.join(u'\n');
}

template <class T>
T *editorNamed(const QWidget *widget, const char *label) {
    const QString name = TicketForm::tr(label);
    const auto editors = widget->findChildren<T *>();
    for (T *editor : editors) {
        if (editor->accessibleName() == name)
            return editor;
    }
    return nullptr;
}

} // namespace

class tst_SeatPage : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void ringing_card_showsWhoWhyAndWhatWasSaid() {
        ConsoleFixture f;
        f.login(u"seat"_s);
        f.window->show();
        f.putCall(u"ringing"_s);
        const auto *card = f.window->findChild<RingingCard *>();
        QVERIFY(card && card->isVisible());
        const QString words = wordsOf(card);
        for (const QString &said : {u"刘**"_s, u"139****5678"_s, u"春江路 88 号工地"_s, u"20260929004317"_s,
                                    u"西南官话"_s, u"按键 0：转人工"_s})
            QVERIFY2(words.contains(said), qPrintable(said));
    }
    void ringing_f2_answersAndEscapeDoesNothing() {
        ConsoleFixture f;
        f.login(u"seat"_s);
        f.window->show();
        QVERIFY(QTest::qWaitForWindowExposed(f.window.get()));
        f.window->activateWindow();
        f.putCall(u"ringing"_s);
        QTest::keyClick(f.window.get(), Qt::Key_Escape);
        QVERIFY(f.handset.did.isEmpty());
        QTest::keyClick(f.window.get(), Qt::Key_F2);
        QTRY_COMPARE(f.handset.did, QStringList{u"answer"_s});
    }
    void talking_f3HoldsAndEscapeNeverEndsTheCall() {
        ConsoleFixture f;
        f.login(u"seat"_s);
        f.window->show();
        QVERIFY(QTest::qWaitForWindowExposed(f.window.get()));
        f.window->activateWindow();
        f.putCall(u"talking"_s);
        QVERIFY(f.window->findChild<TranscriptView *>()->isVisible());
        QTest::keyClick(f.window.get(), Qt::Key_Escape);
        QTest::keyClick(f.window.get(), Qt::Key_F3);
        QTRY_COMPARE(f.door.asked(u"calls.hold"_s).size(), 1);
        QVERIFY(!f.handset.did.contains(u"hangUp"_s));
        QVERIFY(f.door.asked(u"calls.hangup"_s).isEmpty());
    }
    void talking_f4_opensTransferAndEnterHandsOver() {
        ConsoleFixture f;
        f.login(u"seat"_s);
        f.window->show();
        QVERIFY(QTest::qWaitForWindowExposed(f.window.get()));
        f.window->activateWindow();
        f.putCall(u"talking"_s);
        QTest::keyClick(f.window.get(), Qt::Key_F4);
        QTRY_VERIFY(f.window->findChild<TransferDialog *>() != nullptr);
        auto *dialog = f.window->findChild<TransferDialog *>();
        f.settle();
        QTest::keyClick(dialog->findChild<QAbstractItemView *>(), Qt::Key_Return);
        QTRY_COMPARE(f.door.asked(u"calls.transfer"_s).size(), 1);
        QCOMPARE(f.door.asked(u"calls.transfer"_s).constFirst()["seatNumber"_L1].toString(), u"0206"_s);
    }
    void consult_aUnitIsFoundByTyping_andCalledWithEnter() {
        ConsoleFixture f;
        f.login(u"seat"_s);
        f.window->show();
        QVERIFY(QTest::qWaitForWindowExposed(f.window.get()));
        f.window->activateWindow();
        f.putCall(u"talking"_s);
        TransferDialog dialog(f.desk, TransferDialog::Purpose::Consult, f.window.get());
        dialog.open();
        f.settle();
        auto *find = dialog.findChild<QLineEdit *>();
        const auto list = [&dialog] {
            for (Table *table : dialog.findChildren<Table *>())
                if (table->isVisible())
                    return table;
            return static_cast<Table *>(nullptr);
        };
        dialog.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&dialog));
        QTest::keyClick(&dialog, Qt::Key_U, Qt::AltModifier);
        QTRY_COMPARE(list()->records()->rowCount(), 3);
        find->setText(u"水务"_s);
        QCOMPARE(list()->records()->rowCount(), 1);
        find->setText(u"无此单位"_s);
        QCOMPARE(list()->records()->rowCount(), 0);
        QTest::keyClick(find, Qt::Key_Return); // nobody is chosen: nobody is called
        QVERIFY(f.door.asked(u"calls.consult"_s).isEmpty() && dialog.isVisible());
        find->setText(u"市"_s);
        QCOMPARE(list()->records()->rowCount(), 2);
        QTest::keyClick(find, Qt::Key_Down); // the list follows the line that narrows it
        QTest::keyClick(find, Qt::Key_Return);
        QTRY_COMPARE(f.door.asked(u"calls.consult"_s).size(), 1);
        QCOMPARE(f.door.asked(u"calls.consult"_s).constFirst()["unitId"_L1].toString(), u"u2"_s);
        QVERIFY(!dialog.isVisible());
    }
    void transfer_anEmergencyNumberIsThere_aTypedOneWherePermitted() {
        ConsoleFixture f;
        f.login(u"seat"_s);
        f.window->show();
        f.putCall(u"talking"_s);
        {
            TransferDialog dialog(f.desk, TransferDialog::Purpose::Transfer, f.window.get());
            dialog.open();
            f.settle();
            dialog.show(TransferDialog::Section::Number);
            QVERIFY(!dialog.findChild<QLineEdit *>()->isEnabled());
            Table *numbers = dialog.findChildren<Table *>().constLast();
            QCOMPARE(numbers->records()->rowCount(), 4);
            QTest::keyClick(numbers, Qt::Key_Return);
            QTRY_COMPARE(f.door.asked(u"calls.transfer"_s).size(), 1);
            QCOMPARE(f.door.asked(u"calls.transfer"_s).constFirst()["number"_L1].toString(), u"110"_s);
        }
        QJsonObject there = f.door.sample(u"calls.outside"_s);
        there[u"mayType"_s] = true;
        f.door.on(u"calls.outside"_s, there);
        TransferDialog dialog(f.desk, TransferDialog::Purpose::Transfer, f.window.get());
        dialog.open();
        f.settle();
        dialog.show(TransferDialog::Section::Number);
        auto *find = dialog.findChild<QLineEdit *>();
        QVERIFY(find->isEnabled());
        QTest::keyClicks(find, u"010-8888 6666"_s);
        QTest::keyClick(find, Qt::Key_Return);
        QTRY_COMPARE(f.door.asked(u"calls.transfer"_s).size(), 2);
        QCOMPARE(f.door.asked(u"calls.transfer"_s).constLast()["number"_L1].toString(), u"01088886666"_s);
    }
    void callBar_tellsWhomTheSeatCallsOutside_andWhatBecameOfIt() {
        ConsoleFixture f;
        f.login(u"seat"_s);
        f.window->show();
        f.putCall(u"talking"_s);
        auto *bar = f.window->findChild<CallBar *>();
        QJsonObject call = f.desk.call();
        const auto tell = [&] {
            f.door.on(u"calls.get"_s, call);
            f.door.say(u"call.guests"_s, call["id"_L1].toString(), {{u"seatNumber"_s, u"0217"_s}});
        };
        call[u"outside"_s] = QJsonObject{{u"party"_s, u"110"_s}, {u"kind"_s, u"emergency"_s}, {u"as"_s, u"consult"_s}, {u"state"_s, u"ringing"_s}};
        call[u"consult"_s] = QJsonObject{{u"party"_s, u"110"_s}, {u"outside"_s, true}, {u"state"_s, u"ringing"_s}};
        tell();
        QTRY_VERIFY(wordsOf(bar).contains(u"110 "_s + emergencyText(u"110"_s)));
        call.remove(u"outside"_s);
        call.remove(u"consult"_s);
        call[u"outsideLast"_s] = QJsonObject{{u"party"_s, u"市水务局"_s}, {u"kind"_s, u"unit"_s}, {u"as"_s, u"consult"_s}, {u"outcome"_s, u"busy"_s}};
        tell();
        QTRY_VERIFY(wordsOf(bar).contains(u"市水务局"_s) && wordsOf(bar).contains(outcomeWord(u"busy"_s).text));
        call[u"outside"_s] = QJsonObject{{u"party"_s, u"市水务局"_s}, {u"kind"_s, u"unit"_s}, {u"as"_s, u"transfer"_s}, {u"state"_s, u"ringing"_s}};
        tell();
        const auto steps = [bar] {
            bar->button(u"more"_s)->click();
            QStringList names;
            for (const QAction *action : bar->moreMenu()->actions())
                names << action->objectName();
            bar->moreMenu()->close();
            return names;
        };
        QTRY_VERIFY(steps().contains(u"calls.transferCancel"_s));
        QVERIFY(!steps().contains(u"calls.consult"_s));
    }
    void mute_button_mutesTheTelephone() {
        ConsoleFixture f;
        f.login(u"seat"_s);
        f.window->show();
        f.putCall(u"talking"_s);
        f.window->topBar()->callBar()->button(u"mute"_s)->click();
        QVERIFY(f.handset.isMuted);
    }
    void keys_muteAndHangUp_alsoBesideTheKeypad() {
        ConsoleFixture f;
        f.login(u"seat"_s);
        f.window->show();
        QVERIFY(QTest::qWaitForWindowExposed(f.window.get()));
        f.window->activateWindow();
        f.putCall(u"talking"_s);
        f.handset.call = true;
        QTest::keyClick(f.window.get(), Qt::Key_F10);
        QVERIFY(f.handset.isMuted);
        QTest::keyClick(f.window.get(), Qt::Key_P, Qt::ControlModifier);
        auto *keypad = f.window->findChild<Keypad *>();
        QVERIFY(keypad && keypad->isVisible());
        keypad->activateWindow();
        QTest::keyClick(keypad, Qt::Key_F10);
        QTRY_VERIFY(!f.handset.isMuted);
        QTest::keyClick(keypad, Qt::Key_Escape);
        QVERIFY(!f.handset.did.contains(u"hangUp"_s));
        QTest::keyClick(f.window.get(), Qt::Key_F12);
        QTRY_VERIFY(f.handset.did.contains(u"hangUp"_s));
    }
    void ringing_f2Answers_alsoWhileADialogHasTheKeyboard() {
        ConsoleFixture f;
        f.login(u"seat"_s);
        f.window->show();
        QVERIFY(QTest::qWaitForWindowExposed(f.window.get()));
        VerbDialog dialog(u"?"_s, u"?"_s, u"Do"_s, Button::Kind::Primary, f.window.get());
        dialog.open();
        QVERIFY(QTest::qWaitForWindowExposed(&dialog));
        f.putCall(u"ringing"_s);
        QTest::keyClick(&dialog, Qt::Key_F2);
        QCOMPARE(f.handset.did, QStringList{u"answer"_s});
        QVERIFY(dialog.isVisible());
    }
    void answered_keyboardIsNowhereThatWrites_andCtrlTGoesToTheDraft() {
        ConsoleFixture f;
        f.login(u"seat"_s);
        f.window->show();
        QVERIFY(QTest::qWaitForWindowExposed(f.window.get()));
        f.window->activateWindow();
        f.putCall(u"ringing"_s);
        f.putCall(u"talking"_s);
        QTRY_VERIFY(f.window->findChild<TranscriptView *>()->hasFocus());
        QTest::keyClick(f.window.get(), Qt::Key_T, Qt::ControlModifier);
        QTRY_VERIFY(f.window->findChild<TicketForm *>()->isAncestorOf(QApplication::focusWidget()));
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Slash, Qt::ControlModifier);
        QTRY_VERIFY(f.window->findChild<KnowledgeCard *>()->isAncestorOf(QApplication::focusWidget()));
    }
    void mutedAndSpeaking_barWarns() {
        ConsoleFixture f;
        f.login(u"seat"_s);
        f.window->show();
        f.putCall(u"talking"_s);
        f.handset.isMuted = f.handset.speaks = true;
        Q_EMIT f.handset.changed();
        const CallBar *bar = f.window->topBar()->callBar();
        QCOMPARE(bar->property("callState").toString(), u"lost"_s);
        QVERIFY(wordsOf(bar).contains(u"您已静音，对方听不到"_s));
        QVERIFY(!bar->button(u"devices"_s)->isVisible());
        f.handset.speaks = false;
        Q_EMIT f.handset.changed();
        QCOMPARE(bar->property("callState").toString(), u"talking"_s);
    }
    void headsetReplaced_bar_keepsWhoAndSaysWhatIsUsed() {
        ConsoleFixture f;
        f.login(u"seat"_s);
        f.window->show();
        f.putCall(u"talking"_s);
        f.handset.trouble = u"“Jabra”已拔出，改用“内置”"_s;
        f.handset.soundLost = false;
        Q_EMIT f.handset.changed();
        const QString words = wordsOf(f.window->topBar()->callBar());
        QVERIFY(words.contains(f.handset.trouble) && words.contains(u"**"_s));
        QVERIFY(f.window->topBar()->callBar()->button(u"devices"_s)->isVisible());
    }
    void keypad_typedDigits_areSent() {
        lianxin::test::prepareUi();
        lianxin::test::FakeHandset handset;
        Keypad keypad(handset);
        keypad.show();
        QTest::keyClicks(&keypad, u"1#a"_s);
        QCOMPARE(handset.did, (QStringList{u"keys 1"_s, u"keys #"_s}));
    }
    void unknown_bar_showsQuestionMarkAndAge() {
        ConsoleFixture f;
        f.login(u"seat"_s);
        f.window->show();
        f.putCall(u"talking"_s);
        f.door.setLink(Door::Link::Lost, 8000);
        f.settle();
        const CallBar *bar = f.window->topBar()->callBar();
        QCOMPARE(bar->property("callState").toString(), u"unknown"_s);
        QVERIFY(wordsOf(bar).contains(u'?'));
        QVERIFY(bar->button(u"reconnect"_s)->isVisible());
        QVERIFY(!bar->button(u"end"_s)->isVisible());
        QVERIFY(f.window->findChild<TranscriptView *>()->isVisible()); // what was known stays on the page
    }
    void headsetGone_bar_tellsAndKeepsHangUp() {
        ConsoleFixture f;
        f.login(u"seat"_s);
        f.window->show();
        f.putCall(u"talking"_s);
        f.handset.trouble = u"耳麦已断开"_s;
        Q_EMIT f.handset.changed();
        const CallBar *bar = f.window->topBar()->callBar();
        QCOMPARE(bar->property("callState").toString(), u"lost"_s);
        QVERIFY(bar->button(u"devices"_s)->isVisible());
        QVERIFY(bar->button(u"end"_s)->isEnabled());
    }
    void ticket_incomplete_marksWhatIsMissingAndAsksNothing() {
        ConsoleFixture f;
        f.login(u"seat"_s);
        f.window->show();
        f.putCall(u"talking"_s);
        auto *form = f.window->findChild<TicketForm *>();
        form->save();
        QVERIFY(f.door.asked(u"tickets.create"_s).isEmpty());
        QCOMPARE(editorNamed<QLineEdit>(form, "Title")->property("state").toString(), u"missing"_s);
    }
    void ticket_complete_isSavedOnceWithTheCall() {
        ConsoleFixture f;
        f.login(u"seat"_s);
        f.window->show();
        QVERIFY(QTest::qWaitForWindowExposed(f.window.get()));
        f.window->activateWindow();
        f.putCall(u"talking"_s);
        auto *form = f.window->findChild<TicketForm *>();
        QTest::keyClicks(editorNamed<QLineEdit>(form, "Title"), u"abc"_s);
        QTest::keyClicks(editorNamed<QLineEdit>(form, "Category"), u"def"_s);
        editorNamed<QPlainTextEdit>(form, "Request")->setPlainText(u"补贴"_s);
        QVERIFY(form->isDirty());
        QTest::keyClick(f.window.get(), Qt::Key_F9);
        QTRY_COMPARE(form->ticketNumber(), u"20261010002311"_s);
        QTest::keyClick(f.window.get(), Qt::Key_F9);
        f.settle();
        QCOMPARE(f.door.asked(u"tickets.create"_s).size(), 1);
        QCOMPARE(f.door.asked(u"tickets.create"_s).constFirst()["callId"_L1].toString(), u"k2"_s);
        QVERIFY(!form->isDirty());
    }
    void ticket_anotherCall_beginsAnEmptyDraft() {
        ConsoleFixture f;
        f.login(u"seat"_s);
        f.putCall(u"talking"_s);
        auto *form = f.window->findChild<TicketForm *>();
        auto *title = editorNamed<QLineEdit>(form, "Title");
        title->setText(u"typed"_s);
        f.door.say(u"call.talking"_s, u"k2"_s);
        f.settle();
        QCOMPARE(title->text(), u"typed"_s);
        QJsonObject other = f.door.sample(u"call.talking"_s);
        other[u"id"_s] = u"k3"_s;
        QJsonObject seat = f.door.sample(u"seat.talking"_s);
        seat[u"callId"_s] = u"k3"_s;
        f.door.on(u"calls.get"_s, other);
        f.door.on(u"seats.me"_s, seat);
        f.desk.refresh();
        f.settle();
        QVERIFY(title->text().isEmpty());
    }
    void wrapUp_f9_finishesWithResultAndReturnsToWaiting() {
        ConsoleFixture f;
        f.login(u"seat"_s);
        f.window->show();
        QVERIFY(QTest::qWaitForWindowExposed(f.window.get()));
        f.window->activateWindow();
        f.putCall(u"talking"_s);
        f.putCall(u"wrapup"_s);
        auto *panel = f.window->findChild<WrapUpPanel *>();
        QVERIFY(panel->isVisible());
        QTest::keyClick(f.window.get(), Qt::Key_F9);
        QVERIFY(f.door.asked(u"calls.wrapUp"_s).isEmpty()); // no result chosen yet
        const auto buttons = panel->findChildren<Button *>();
        for (Button *button : buttons) {
            if (button->property("result").toString() == "resolved"_L1)
                button->click();
        }
        f.door.on(u"seats.me"_s, f.door.sample(u"seats.me"_s));
        QTest::keyClick(f.window.get(), Qt::Key_F9);
        QTRY_COMPARE(f.door.asked(u"calls.wrapUp"_s).size(), 1);
        QCOMPARE(f.door.asked(u"calls.wrapUp"_s).constFirst()["result"_L1].toString(), u"resolved"_s);
        QTRY_COMPARE(f.desk.view(), SeatDesk::View::Idle);
    }

    void talking_moreMenu_offersWhatFitsTheCall() {
        ConsoleFixture f;
        f.login(u"seat"_s);
        f.window->show();
        QVERIFY(QTest::qWaitForWindowExposed(f.window.get()));
        f.window->activateWindow();
        f.putCall(u"talking"_s);
        auto *bar = f.window->findChild<CallBar *>();
        const auto steps = [bar] {
            bar->button(u"more"_s)->click();
            QStringList names;
            const auto actions = bar->moreMenu()->actions();
            for (const QAction *action : actions)
                if (!action->objectName().isEmpty())
                    names << action->objectName();
            bar->moreMenu()->close();
            return names;
        };
        QCOMPARE(steps(), (QStringList{u"calls.consult"_s, u"calls.transferQueue"_s, u"calls.park"_s, u"calls.help"_s}));
        QTest::keyClick(f.window.get(), Qt::Key_F8);
        QTRY_COMPARE(f.door.asked(u"calls.abuse"_s).size(), 1);

        QJsonObject call = f.desk.call();
        const qint64 now = call["startedAt"_L1].toInteger();
        call[u"consult"_s] = QJsonObject{{u"seatNumber"_s, u"0302"_s}, {u"state"_s, u"talking"_s}, {u"since"_s, now}};
        call[u"abuseSince"_s] = now;
        call[u"supervision"_s] = QJsonObject{{u"seatNumber"_s, u"0900"_s}, {u"displayName"_s, u"何建国"_s}, {u"mode"_s, u"whisper"_s}, {u"joined"_s, true}};
        f.door.on(u"calls.get"_s, call);
        f.door.say(u"call.guests"_s, call["id"_L1].toString(), {{u"seatNumber"_s, u"0217"_s}});
        QTRY_COMPARE(f.desk.consultState(), u"talking"_s);
        QCOMPARE(f.desk.part(), SeatDesk::Part::Seat);
        QCOMPARE(steps(), (QStringList{u"calls.conference"_s, u"calls.transferComplete"_s, u"calls.consultEnd"_s, u"calls.help"_s, u"calls.abuseClose"_s}));
        QTRY_VERIFY(wordsOf(bar).contains(u"何建国"_s) && wordsOf(bar).contains(u"0302"_s));
        QVERIFY(!bar->button(u"whisper"_s)->isVisible());
    }
    void transcript_isShownAsItIsHeard_aClickIsThatSecond_andALineCanBePutRight() {
        ConsoleFixture f;
        QJsonObject status = f.door.sample(u"engine.status"_s);
        status[u"hearing"_s] = QJsonObject{{u"engine"_s, u"sherpa-onnx"_s}, {u"ok"_s, true}, {u"demo"_s, true}};
        f.door.on(u"engine.status"_s, status);
        f.login(u"seat"_s);
        f.window->show();
        QVERIFY(QTest::qWaitForWindowExposed(f.window.get()));
        f.window->activateWindow();
        QJsonObject call = f.door.sample(u"call.talking"_s);
        const QJsonObject transcript = f.door.sample(u"transcripts.get"_s);
        call[u"dialogue"_s] = transcript[u"lines"_s];
        call[u"transcript"_s] = QJsonObject{{u"rev"_s, transcript[u"rev"_s]}, {u"live"_s, transcript[u"live"_s]}};
        f.putCall(u"talking"_s);
        f.door.on(u"calls.get"_s, call);
        f.desk.refresh();
        auto *view = f.window->findChild<TranscriptView *>();
        QTRY_COMPARE(view->model()->rowCount(), transcript[u"lines"_s].toArray().size() + 1);
        f.engine.start();
        auto *card = f.window->findChild<TranscriptCard *>();
        QTRY_VERIFY(card->findChild<Chip *>(u"demoModel"_s)->isVisible());
        QCOMPARE(card->findChild<Chip *>(u"hears"_s)->word().tone, Tone::Good);

        // The last sentence of the citizen asks the knowledge, once.
        QTRY_VERIFY(!f.door.asked(u"knowledge.suggest"_s).isEmpty());
        QVERIFY(f.door.asked(u"knowledge.suggest"_s).constFirst()[u"text"_s].toString().contains(u"社区的人"_s));

        const QModelIndex line = view->model()->index(10, 0);
        view->scrollTo(line);
        QTest::mouseClick(view->viewport(), Qt::LeftButton, {}, view->visualRect(line).center());
        QTRY_COMPARE(f.door.asked(u"transcripts.sound"_s).size(), 1);
        const auto said = line.data(TranscriptModel::LineRole).value<TranscriptModel::Line>();
        QCOMPARE(f.door.asked(u"transcripts.sound"_s).constFirst()[u"at"_s].toInteger(), said.at);
        QCOMPARE(f.door.asked(u"transcripts.sound"_s).constFirst()[u"id"_s].toString(), u"k2"_s);

        view->setFocus();
        view->setCurrentIndex(line);
        QTest::keyClick(view, Qt::Key_E, Qt::ControlModifier);
        QTRY_VERIFY(view->viewport()->findChild<QLineEdit *>() != nullptr);
        auto *edit = view->viewport()->findChild<QLineEdit *>();
        edit->setText(u"对，我户口在外省"_s);
        QJsonObject corrected = transcript[u"lines"_s].toArray().at(10).toObject();
        corrected[u"original"_s] = corrected.value(u"text"_s);
        corrected[u"text"_s] = u"对，我户口在外省"_s;
        corrected[u"rev"_s] = transcript[u"rev"_s].toInteger() + 1;
        f.door.on(u"transcripts.correct"_s, corrected);
        QTest::keyClick(edit, Qt::Key_Return);
        QTRY_COMPARE(f.door.asked(u"transcripts.correct"_s).size(), 1);
        QCOMPARE(f.door.asked(u"transcripts.correct"_s).constFirst()[u"seq"_s].toInteger(), 11);
        QTRY_COMPARE(line.data(Qt::DisplayRole).toString(), u"对，我户口在外省"_s);
        // A robot's line is what it is.
        view->setCurrentIndex(view->model()->index(1, 0));
        QTest::keyClick(view, Qt::Key_E, Qt::ControlModifier);
        f.settle();
        QVERIFY(view->viewport()->findChild<QLineEdit *>() == nullptr);
        QVERIFY(card->grab().width() > 0); // it paints
    }
    void supervisedCall_telephoneAnswersByItself_andTheBarHasItsModes() {
        ConsoleFixture f;
        f.login(u"seat"_s);
        f.window->show();
        QVERIFY(QTest::qWaitForWindowExposed(f.window.get()));
        f.window->activateWindow();
        QJsonObject call = f.door.sample(u"call.talking"_s);
        const QString id = call["id"_L1].toString();
        call[u"seatNumber"_s] = u"0801"_s;
        call[u"supervision"_s] = QJsonObject{{u"seatNumber"_s, u"0217"_s}, {u"mode"_s, u"listen"_s}, {u"joined"_s, true}};
        f.door.on(u"calls.get"_s, call);
        f.handset.rings = true;
        Q_EMIT f.handset.ringing(u"another"_s);
        ConsoleFixture::settle();
        QVERIFY(f.handset.did.isEmpty()); // nobody asked for that one
        f.desk.supervise(id, u"listen"_s);
        QTRY_COMPARE(f.door.asked(u"calls.supervise"_s).size(), 1);
        Q_EMIT f.handset.ringing(id);
        QTRY_COMPARE(f.handset.did, QStringList{u"answer"_s});
        f.handset.rings = false;
        f.handset.call = true;
        f.door.say(u"live.changed"_s, id);
        QTRY_COMPARE(f.desk.part(), SeatDesk::Part::Supervisor);
        QTRY_COMPARE(f.desk.view(), SeatDesk::View::Talking);
        auto *bar = f.window->findChild<CallBar *>();
        QTRY_VERIFY(bar->button(u"whisper"_s)->isVisible() && bar->button(u"listen"_s)->isChecked());
        QVERIFY(!bar->button(u"hold"_s)->isVisible() && !bar->button(u"abuse"_s)->isEnabled());
        QTest::keyClick(f.window.get(), Qt::Key_2, Qt::ControlModifier);
        QTRY_COMPARE(f.door.asked(u"calls.supervise"_s).size(), 2);
        QCOMPARE(f.door.asked(u"calls.supervise"_s).last()["mode"_L1].toString(), u"whisper"_s);
        QTest::keyClick(f.window.get(), Qt::Key_4, Qt::ControlModifier);
        QTRY_COMPARE(f.door.asked(u"calls.takeOver"_s).size(), 1);
    }
};
LIANXIN_TEST(tst_SeatPage);
#include "tst_SeatPage.moc"
