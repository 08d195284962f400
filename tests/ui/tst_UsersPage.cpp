// SPDX-License-Identifier: GPL-3.0-or-later
#include "Fixture.h"
#include "support/TestRegistry.h"
#include "ui/admin/UserDialog.h"
#include "ui/admin/UsersPage.h"
#include "ui/models/EngineClock.h"
#include "ui/shell/LoginPage.h"
#include "ui/shell/PasswordDialog.h"
#include <QMenu>
#include <QSignalSpy>
#include <QTest>

using namespace lianxin;
using lianxin::test::FakeDoor;

//! Who gives and takes accounts, and whoever changes their own password.
class tst_UsersPage : public QObject {
    Q_OBJECT

    template <class Dialog>
    static Dialog *dialogOf(QWidget *page) {
        Dialog *found = nullptr;
        (void)QTest::qWaitFor([&] {
            const auto all = page->findChildren<Dialog *>();
            for (Dialog *one : all)
                if (one->isVisible())
                    found = one;
            return found != nullptr;
        }, 30'000);
        return found;
    }
    static Button *button(QWidget *where, const QString &name) { return where->findChild<Button *>(name); }
    static void type(QWidget *where, const QString &name, const QString &words) {
        auto *edit = where->findChild<QLineEdit *>(name);
        QVERIFY2(edit, qPrintable(name));
        edit->setText(words);
    }
    static QCheckBox *role(QWidget *where, const QString &name) { return where->findChild<QCheckBox *>(u"role."_s + name); }

    struct Page {
        FakeDoor door;
        std::unique_ptr<UsersPage> page;
        ListDetail *list = nullptr;
        explicit Page(const QString &self = u"u5"_s) {
            for (const QString &method : {u"users.add"_s, u"users.update"_s, u"users.lock"_s, u"users.unlock"_s})
                door.on(method, QJsonObject{{u"id"_s, u"u1"_s}, {u"displayName"_s, u"周敏"_s}});
            page = std::make_unique<UsersPage>(door, self);
            page->setVisible(true);
            list = page->findChild<ListDetail *>();
        }
        void choose(const QString &id) {
            QTRY_VERIFY(list->model()->rowOf(id) >= 0);
            list->choose(id);
            QTRY_COMPARE(list->current()["id"_L1].toString(), id);
        }
    };

private Q_SLOTS:
    void initTestCase() { test::prepareUi(); }

    void newUser_isMadeWithRolesAndUnit() {
        Page p;
        button(p.page.get(), u"new"_s)->click();
        auto *dialog = dialogOf<UserDialog>(p.page.get());
        QVERIFY(dialog);
        auto *verb = button(dialog, u"verb"_s);
        QVERIFY(!verb->isEnabled());
        type(dialog, u"login"_s, u"sunqian"_s);
        type(dialog, u"name"_s, u"孙倩"_s);
        type(dialog, u"password"_s, u"first-word-1"_s);
        QVERIFY(!verb->isEnabled()); // may nothing yet
        auto *unit = dialog->findChild<Choice *>(u"unit"_s);
        QVERIFY(!unit->isVisible());
        role(dialog, u"unit_liaison"_s)->setChecked(true);
        QVERIFY(unit->isVisible());
        QTRY_VERIFY(unit->findData(u"5"_s) >= 0);
        unit->setValue(u"5"_s);
        verb->click();
        QTRY_COMPARE(p.door.asked(u"users.add"_s).size(), 1);
        const QJsonObject sent = p.door.asked(u"users.add"_s).constFirst();
        QCOMPARE(sent, (QJsonObject{{u"login"_s, u"sunqian"_s}, {u"displayName"_s, u"孙倩"_s}, {u"password"_s, u"first-word-1"_s}, {u"roles"_s, QJsonArray{u"unit_liaison"_s}},
                                    {u"seatNumber"_s, QString()}, {u"unitId"_s, u"5"_s}}));
    }

    void refusedUser_keepsWhatWasTyped() {
        Page p;
        p.door.on(u"users.add"_s, [](const QJsonObject &) -> Expected<QJsonValue> {
            return Error{ErrorKind::Conflict, u"access.login_taken"_s, u"This login is taken."_s, {}, u"zhoumin"_s};
        });
        button(p.page.get(), u"new"_s)->click();
        auto *dialog = dialogOf<UserDialog>(p.page.get());
        QVERIFY(dialog);
        type(dialog, u"login"_s, u"zhoumin"_s);
        type(dialog, u"name"_s, u"孙倩"_s);
        type(dialog, u"password"_s, u"first-word-1"_s);
        role(dialog, u"seat"_s)->setChecked(true);
        button(dialog, u"verb"_s)->click();
        QTRY_COMPARE(dialog->findChild<ErrorBanner *>()->code(), u"access.login_taken"_s);
        QVERIFY(dialog->isVisible());
        QCOMPARE(dialog->findChild<QLineEdit *>(u"name"_s)->text(), u"孙倩"_s);
        QVERIFY(button(dialog, u"verb"_s)->isEnabled());
    }

    void change_sendsWhatDiffers_andNobodyTheirOwnRoles() {
        Page p;
        p.choose(u"u4"_s);
        button(p.page.get(), u"change"_s)->click();
        auto *dialog = dialogOf<UserDialog>(p.page.get());
        QVERIFY(dialog && !button(dialog, u"verb"_s)->isEnabled()); // as it was
        role(dialog, u"dispatcher"_s)->setChecked(false);
        role(dialog, u"supervisor"_s)->setChecked(true);
        type(dialog, u"seatNumber"_s, u"0231"_s);
        button(dialog, u"verb"_s)->click();
        QTRY_COMPARE(p.door.asked(u"users.update"_s).size(), 1);
        QCOMPARE(p.door.asked(u"users.update"_s).constFirst(),
                 (QJsonObject{{u"id"_s, u"u4"_s}, {u"seatNumber"_s, u"0231"_s}, {u"roles"_s, QJsonArray{u"seat"_s, u"supervisor"_s}}}));
        QTRY_VERIFY(!dialogVisible<UserDialog>(p.page.get()));
        p.choose(u"u5"_s); // who sits here
        button(p.page.get(), u"change"_s)->click();
        dialog = dialogOf<UserDialog>(p.page.get());
        QVERIFY(dialog && !role(dialog, u"security_admin"_s)->isEnabled());
        QVERIFY(!button(p.page.get(), u"lock"_s)->isEnabled());
    }

    void lockedUser_isLetInAgain_alsoAfterWrongPasswords() {
        Page p;
        p.choose(u"u4"_s);
        auto *unlock = button(p.page.get(), u"unlock"_s);
        QVERIFY(unlock->isVisible());
        QVERIFY(!button(p.page.get(), u"lock"_s)->isVisible());
        unlock->click();
        QTRY_COMPARE(p.door.asked(u"users.unlock"_s).size(), 1);
        QCOMPARE(p.door.asked(u"users.unlock"_s).constFirst()["id"_L1].toString(), u"u4"_s);
        QJsonObject out = p.list->model()->recordAt(p.list->model()->rowOf(u"u1"_s));
        out.insert(u"lockedUntil"_s, static_cast<double>(engineNow() + 600'000));
        p.door.on(u"users.list"_s, QJsonObject{{u"items"_s, QJsonArray{out}}});
        p.door.say(u"user.changed"_s, u"u1"_s);
        QTRY_COMPARE(p.list->model()->rowCount(), 1);
        QTRY_VERIFY(unlock->isVisible());
        QVERIFY(button(p.page.get(), u"lock"_s)->isVisible()); // for good is another thing
    }

    void lock_asksFirst_andPasswordsAreSet() {
        Page p;
        p.choose(u"u1"_s);
        button(p.page.get(), u"lock"_s)->click();
        auto *dialog = dialogOf<VerbDialog>(p.page.get());
        QVERIFY(dialog);
        QVERIFY(p.door.asked(u"users.lock"_s).isEmpty());
        dialog->verb()->click();
        QTRY_COMPARE(p.door.asked(u"users.lock"_s).size(), 1);
        QTRY_VERIFY(!dialogVisible<VerbDialog>(p.page.get()));
        button(p.page.get(), u"newPassword"_s)->click();
        dialog = dialogOf<VerbDialog>(p.page.get());
        QVERIFY(dialog && !dialog->verb()->isEnabled());
        type(dialog, u"password"_s, u"another-word-2"_s);
        dialog->verb()->click();
        QTRY_COMPARE(p.door.asked(u"users.update"_s).size(), 1);
        QCOMPARE(p.door.asked(u"users.update"_s).constFirst(), (QJsonObject{{u"id"_s, u"u1"_s}, {u"password"_s, u"another-word-2"_s}}));
    }

    void search_narrowsByNameLoginAndSeat() {
        Page p;
        QTRY_VERIFY(p.list->model()->rowCount() > 3);
        for (const QString &words : {u"周敏"_s, u"zhoumin"_s, u"0217"_s}) {
            type(p.page.get(), u"words"_s, words);
            QCOMPARE(p.list->model()->rowCount(), 1);
            QCOMPARE(p.list->model()->recordAt(0)["id"_L1].toString(), u"u1"_s);
        }
    }

    void ownPassword_isChanged_andLeadsToTheLogin() {
        test::ConsoleFixture f;
        f.login(u"seat"_s);
        f.window->show();
        QMenu *menu = nullptr;
        const auto menus = f.window->findChildren<QMenu *>();
        QAction *change = nullptr;
        for (QMenu *one : menus)
            for (QAction *action : one->actions())
                if (action->text() == MainWindow::tr("Change my password …")) {
                    menu = one;
                    change = action;
                }
        QVERIFY(menu && change);
        change->trigger();
        auto *dialog = dialogOf<PasswordDialog>(f.window.get());
        QVERIFY(dialog);
        auto *verb = button(dialog, u"verb"_s);
        type(dialog, u"present"_s, u"old-word-1"_s);
        type(dialog, u"fresh"_s, u"new-word-2"_s);
        QVERIFY(!verb->isEnabled());
        type(dialog, u"again"_s, u"new-word-3"_s);
        QVERIFY(!verb->isEnabled());
        type(dialog, u"again"_s, u"new-word-2"_s);
        QVERIFY(verb->isEnabled());
        const Error wrong{ErrorKind::Refused, u"access.wrong_credentials"_s, u"Login or password is wrong."_s, {}, {}};
        f.door.on(u"session.changePassword"_s, [wrong](const QJsonObject &) -> Expected<QJsonValue> { return wrong; });
        verb->click();
        QTRY_COMPARE(dialog->findChild<ErrorBanner *>()->code(), u"access.wrong_credentials"_s);
        QVERIFY(dialog->isVisible());
        // The engine ends the session before it answers.
        f.door.on(u"session.changePassword"_s, [&f](const QJsonObject &) -> Expected<QJsonValue> {
            Q_EMIT f.door.sessionLost({ErrorKind::Refused, u"session.closed"_s, u"The session was ended by the engine."_s, u"Log in again."_s, {}});
            return QJsonValue(QJsonObject());
        });
        verb->click();
        QTRY_COMPARE(f.door.asked(u"session.changePassword"_s).size(), 2);
        const auto *login = f.window->findChild<LoginPage *>();
        QTRY_VERIFY(login->isVisible());
        QTRY_VERIFY(!dialogVisible<PasswordDialog>(f.window.get()));
        for (const auto *banner : login->findChildren<ErrorBanner *>())
            QVERIFY(!banner->isVisible()); // nothing went wrong
    }

    void ownPassword_waitsForTheEndOfACall() {
        test::ConsoleFixture f;
        f.login(u"seat"_s);
        f.putCall(u"talking"_s);
        QTRY_COMPARE(f.desk.view(), SeatDesk::View::Talking);
        QAction *change = nullptr;
        for (QMenu *one : f.window->findChildren<QMenu *>())
            for (QAction *action : one->actions())
                if (action->text() == MainWindow::tr("Change my password …"))
                    change = action;
        QVERIFY(change);
        change->trigger();
        test::ConsoleFixture::settle(50);
        QVERIFY(!f.window->findChild<PasswordDialog *>());
    }

private:
    template <class Dialog>
    static bool dialogVisible(QWidget *page) {
        const auto all = page->findChildren<Dialog *>();
        return std::any_of(all.begin(), all.end(), [](const Dialog *one) { return one->isVisible(); });
    }
};

LIANXIN_TEST(tst_UsersPage);
#include "tst_UsersPage.moc"
