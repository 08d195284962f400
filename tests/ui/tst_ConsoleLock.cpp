// SPDX-License-Identifier: GPL-3.0-or-later
#include "Fixture.h"
#include "support/TestRegistry.h"
#include "ui/shell/ConsoleLock.h"
#include "ui/shell/LockPage.h"
#include "ui/shell/LoginPage.h"
#include "ui/shell/TopBar.h"
#include "ui/softphone/WrapUpPanel.h"
#include <QApplication>
#include <QTest>

using namespace lianxin;
using lianxin::test::ConsoleFixture;

namespace {

//! A console whose engine knows one password, and remembers the order in which it was asked.
struct LockableConsole : ConsoleFixture {
    explicit LockableConsole(const QString &who = u"seat"_s) {
        note(u"session.lock"_s, QJsonObject());
        note(u"calls.hold"_s, QJsonObject());
        door.on(u"seats.setState"_s, [this](const QJsonObject &params) -> Expected<QJsonValue> {
            steps << u"seats.setState "_s + params[u"state"_s].toString();
            seat[u"state"_s] = params[u"state"_s];
            seat[u"reason"_s] = params[u"reason"_s].toString();
            return QJsonValue(seat);
        });
        door.on(u"seats.me"_s, [this](const QJsonObject &) -> Expected<QJsonValue> { return QJsonValue(seat); });
        door.on(u"session.unlock"_s, [](const QJsonObject &params) -> Expected<QJsonValue> {
            if (params[u"password"_s].toString() != u"right"_s)
                return Error{ErrorKind::Refused, u"session.wrong_password"_s, u"x"_s, {}, {}};
            return QJsonValue(QJsonObject());
        });
        seat = door.sample(u"seats.me"_s);
        login(who);
        window->show();
        QApplication::setActiveWindow(window.get());
        settle();
    }
    void note(const QString &method, const QJsonObject &answer) {
        door.on(method, [this, method, answer](const QJsonObject &) -> Expected<QJsonValue> {
            steps << method;
            return QJsonValue(answer);
        });
    }
    ConsoleLock &lock() { return *window->consoleLock(); }
    void give(const QString &password) {
        lock().page()->password()->setText(password);
        QTest::keyClick(lock().page()->password(), Qt::Key_Return);
        settle();
    }
    QStringList steps;
    QJsonObject seat;
};

} // namespace

class tst_ConsoleLock : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void readySeat_locked_isAwayAndCovered_thenReadyAgain() {
        LockableConsole f;
        f.seat[u"state"_s] = u"ready"_s;
        f.desk.refresh();
        QTRY_COMPARE(f.desk.seatState(), u"ready"_s);
        QTest::keyClick(f.window.get(), Qt::Key_L, Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY(f.lock().isLocked());
        QVERIFY(f.lock().page()->isVisible());
        QVERIFY(!f.window->topBar()->isVisible());
        QTRY_COMPARE(f.steps, (QStringList{u"seats.setState away"_s, u"session.lock"_s}));
        QCOMPARE(f.seat[u"reason"_s].toString(), u"locked"_s);
        f.give(u"wrong"_s);
        QVERIFY(f.lock().isLocked());
        QCOMPARE(f.lock().page()->findChild<ErrorBanner *>()->code(), u"session.wrong_password"_s);
        QVERIFY(f.lock().page()->password()->text().isEmpty());
        f.give(u"right"_s);
        QTRY_VERIFY(!f.lock().isLocked());
        QVERIFY(f.window->topBar()->isVisible());
        QTRY_COMPARE(f.steps.constLast(), u"seats.setState ready"_s);
    }
    void awaySeat_afterUnlocking_staysAway() {
        LockableConsole f;
        f.seat[u"state"_s] = u"away"_s;
        f.seat[u"reason"_s] = u"吃饭"_s;
        f.desk.refresh();
        QTRY_COMPARE(f.desk.seatState(), u"away"_s);
        f.lock().lock();
        QTRY_COMPARE(f.steps, QStringList{u"session.lock"_s});
        f.give(u"right"_s);
        QTRY_VERIFY(!f.lock().isLocked());
        f.settle(50);
        QCOMPARE(f.steps, QStringList{u"session.lock"_s});
    }
    void talking_locked_holdsTheCitizen_andNoKeyReachesTheCall() {
        LockableConsole f;
        f.putCall(u"talking"_s);
        f.handset.call = true;
        f.lock().lock();
        QTRY_COMPARE(f.steps, (QStringList{u"calls.hold"_s, u"session.lock"_s}));
        const auto *words = f.lock().page()->findChild<QLabel *>(u"lockedCall"_s);
        QVERIFY(words->text().startsWith(LockPage::tr("The citizen is on hold and hears music, for %1.").section(u'%', 0, 0)));
        if (const auto folder = qEnvironmentVariable("LIANXIN_SHOTS"); !folder.isEmpty())
            f.window->grab().save(folder + u"/locked.png"_s);
        for (const auto key : {Qt::Key_F2, Qt::Key_F3, Qt::Key_F10, Qt::Key_F12, Qt::Key_F9})
            QTest::keyClick(f.lock().page()->password(), key);
        QTest::keyClick(f.lock().page()->password(), Qt::Key_K, Qt::ControlModifier);
        f.settle();
        QVERIFY(f.handset.did.isEmpty() && !f.handset.isMuted);
        QVERIFY(f.window->findChild<CommandPalette *>() == nullptr);
        f.handset.call = false; // the citizen has hung up
        Q_EMIT f.handset.changed();
        QCOMPARE(words->text(), LockPage::tr("A call is still to be wrapped up."));
    }
    void holdRefused_locked_isMutedUntilUnlocked() {
        LockableConsole f;
        f.door.on(u"calls.hold"_s, [](const QJsonObject &) -> Expected<QJsonValue> { return Error{ErrorKind::Conflict, u"calls.not_talking"_s, u"x"_s, {}, {}}; });
        f.putCall(u"talking"_s);
        f.handset.call = true;
        f.lock().lock();
        QTRY_VERIFY(f.handset.isMuted);
        QTRY_COMPARE(f.steps, QStringList{u"session.lock"_s});
        f.give(u"right"_s);
        QTRY_VERIFY(!f.handset.isMuted);
    }
    void wrapUp_locked_goesOn_andWhatWasWrittenIsFiledWhenItEnded() {
        LockableConsole f;
        f.putCall(u"wrapup"_s);
        auto *panel = f.window->findChild<WrapUpPanel *>();
        auto *step = panel->findChild<QPlainTextEdit *>(u"nextStep"_s);
        step->setPlainText(u"明日回电"_s);
        f.lock().lock();
        QVERIFY(!panel->isVisible());
        QTRY_COMPARE(f.steps, QStringList{u"session.lock"_s}); // its state is left alone
        QTRY_VERIFY(!f.desk.drafts().isWaiting());             // kept before it was locked
        // Its time runs out, and the engine makes the seat away (SeatLocks).
        f.seat = f.door.sample(u"seats.me"_s);
        f.seat[u"state"_s] = u"away"_s;
        f.seat[u"reason"_s] = u"locked"_s;
        f.door.on(u"seats.me"_s, [&f](const QJsonObject &) -> Expected<QJsonValue> { return QJsonValue(f.seat); });
        f.door.on(u"calls.wrapUp"_s, QJsonObject());
        f.give(u"right"_s);
        QTRY_COMPARE(f.door.asked(u"calls.wrapUp"_s).size(), 1);
        QCOMPARE(f.door.asked(u"calls.wrapUp"_s).constFirst()[u"nextStep"_s].toString(), u"明日回电"_s);
        QTRY_COMPARE(f.desk.seatState(), u"away"_s);
        f.settle(50);
        QCOMPARE(f.steps, QStringList{u"session.lock"_s}); // the person says when it is ready
    }
    void ringing_whileLocked_goesToTheNextSeat() {
        LockableConsole f;
        f.lock().lock();
        f.handset.rings = true;
        Q_EMIT f.handset.ringing(u"call-1"_s);
        QCOMPARE(f.handset.did, QStringList{u"reject"_s});
    }
    void dialog_locked_isHidden_andBackWithWhatWasWritten() {
        LockableConsole f;
        VerbDialog dialog(u"?"_s, u"?"_s, u"Do"_s, Button::Kind::Primary, f.window.get());
        auto *words = new QLineEdit;
        dialog.body()->addWidget(words);
        dialog.open();
        words->setText(u"half a sentence"_s);
        QVERIFY(QTest::qWaitForWindowExposed(&dialog));
        QTest::keyClick(words, Qt::Key_L, Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY(f.lock().isLocked());
        QVERIFY(!dialog.isVisible());
        f.give(u"right"_s);
        QTRY_VERIFY(dialog.isVisible());
        QCOMPARE(words->text(), u"half a sentence"_s);
    }
    void engineLocksTheSession_coversWithoutAskingForIt() {
        LockableConsole f;
        Q_EMIT f.door.sessionLocked();
        QVERIFY(f.lock().isLocked());
        f.settle();
        QVERIFY(f.steps.isEmpty());
        QVERIFY(!f.window->pages().isEmpty()); // the session is still there
        f.give(u"right"_s);
        QTRY_VERIFY(!f.lock().isLocked());
    }
    void engineAway_locked_isToldWhenItIsBack() {
        LockableConsole f;
        f.door.on(u"session.lock"_s, [](const QJsonObject &) -> Expected<QJsonValue> { return Error{ErrorKind::Unreachable, u"protocol.lost"_s, u"x"_s, {}, {}}; });
        f.door.setLink(Door::Link::Lost);
        f.lock().lock();
        QVERIFY(f.lock().page()->isVisible());
        f.settle();
        f.note(u"session.lock"_s, {});
        f.door.setLink(Door::Link::Live);
        QTRY_VERIFY(f.steps.contains(u"session.lock"_s));
    }
    void nobodyTouchesAnything_locksByItself_butNotInACall() {
        LockableConsole f;
        f.putCall(u"talking"_s);
        f.lock().setIdleLimit(60);
        f.settle(400);
        QVERIFY(!f.lock().isLocked());
        f.putCall(u"wrapup"_s);
        QTRY_VERIFY(f.lock().isLocked());
    }
    void readySeat_isNotLockedByItself_oneThatIsAwayIs() {
        LockableConsole f;
        f.seat[u"state"_s] = u"ready"_s;
        f.desk.refresh();
        QTRY_COMPARE(f.desk.seatState(), u"ready"_s);
        f.lock().setIdleLimit(60);
        f.settle(400);
        QVERIFY(!f.lock().isLocked());
        f.seat[u"state"_s] = u"away"_s;
        f.desk.refresh();
        QTRY_VERIFY(f.lock().isLocked());
    }
    void wallThatStandsAlone_locksWhenItIsLeft() {
        LockableConsole f(u"leader"_s);
        f.window->go(u"wall"_s);
        f.window->setWallAlone(true);
        f.lock().setIdleLimit(40);
        f.settle(300);
        QVERIFY(!f.lock().isLocked());
        f.window->setWallAlone(false);
        QVERIFY(f.lock().isLocked());
    }
    void sessionEnds_whileLocked_leadsToTheLogin() {
        LockableConsole f;
        f.lock().lock();
        Q_EMIT f.door.sessionLost({ErrorKind::Refused, u"session.expired"_s, u"x"_s, {}, {}});
        f.settle();
        QVERIFY(!f.lock().isLocked());
        QVERIFY(f.window->loginPage()->isVisible());
    }
};

LIANXIN_TEST(tst_ConsoleLock);
#include "tst_ConsoleLock.moc"
