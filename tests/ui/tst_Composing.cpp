// SPDX-License-Identifier: GPL-3.0-or-later
#include "Fixture.h"
#include "support/TestRegistry.h"
#include "ui/shell/TopBar.h"
#include "ui/softphone/TicketForm.h"
#include <QApplication>
#include <QInputMethodEvent>
#include <QPlainTextEdit>
#include <QTest>

using namespace lianxin;
using lianxin::test::ConsoleFixture;

namespace {

//! A seat in a talk whose keyboard is in a field of the draft, where an input method composes.
struct ComposingSeat : ConsoleFixture {
    ComposingSeat() {
        login(u"seat"_s);
        window->show();
        QApplication::setActiveWindow(window.get());
        putCall(u"talking"_s);
        handset.call = true;
        form = window->findChild<TicketForm *>();
        content = form->findChild<QPlainTextEdit *>();
        content->clear();
        content->setFocus();
    }
    static void compose(QWidget *field, const QString &preedit, const QString &commit = {}) {
        QInputMethodEvent event(preedit, {});
        if (!commit.isEmpty())
            event.setCommitString(commit);
        QApplication::sendEvent(field, &event);
    }
    TicketForm *form = nullptr;
    QPlainTextEdit *content = nullptr;
};

} // namespace

// The keys that an input method uses up (letters, space, Return) never reach the console while it composes; what does are the others.
class tst_Composing : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void composing_callKeys_reachTheCall() {
        ComposingSeat s;
        ComposingSeat::compose(s.content, u"lu deng"_s);
        QTest::keyClick(s.content, Qt::Key_F10);
        QVERIFY(s.handset.isMuted);
        QTest::keyClick(s.content, Qt::Key_F12);
        QTRY_VERIFY(s.handset.did.contains(u"hangUp"_s));
        QCOMPARE(s.content->toPlainText(), QString());
    }
    void composing_whatIsNotCommitted_isInNoTicket() {
        ComposingSeat s;
        s.content->setPlainText(u"建设路"_s);
        QTextCursor end = s.content->textCursor();
        end.movePosition(QTextCursor::End);
        s.content->setTextCursor(end);
        ComposingSeat::compose(s.content, u"lu deng"_s);
        QCOMPARE(s.form->content(), u"建设路"_s);
        QCOMPARE(s.form->draft().value(u"request"_s), u"建设路"_s);
        ComposingSeat::compose(s.content, {}, u"路灯不亮"_s);
        QCOMPARE(s.form->draft().value(u"request"_s), u"建设路路灯不亮"_s);
    }
    void composing_aDraftThatComes_doesNotCutTheWord() {
        ComposingSeat s;
        ComposingSeat::compose(s.content, u"lu deng"_s);
        const QJsonObject draft{{u"callId"_s, s.desk.callId()},
                                {u"rev"_s, 1'000'000},
                                {u"fields"_s, QJsonObject{{u"request"_s, QJsonObject{{u"value"_s, u"路灯坏了"_s}, {u"source"_s, u"said"_s}}}}}};
        s.door.say(u"assistant.draft_changed"_s, s.desk.callId(), {{u"draft"_s, draft}});
        s.settle();
        ComposingSeat::compose(s.content, {}, u"路灯不亮"_s);
        QCOMPARE(s.content->toPlainText(), u"路灯不亮"_s);
        const auto offer = s.form->draft().field(u"request"_s).offer;
        QVERIFY(offer.has_value()); // it waits beside what is written
        QCOMPARE(offer->option.value, u"路灯坏了"_s);
    }
};

LIANXIN_TEST(tst_Composing);
#include "tst_Composing.moc"
