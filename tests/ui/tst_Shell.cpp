// SPDX-License-Identifier: GPL-3.0-or-later
#include "Fixture.h"
#include "support/TestRegistry.h"
#include "ui/shell/LoginPage.h"
#include "ui/shell/StatusLine.h"
#include "ui/widgets/Theme.h"
#include <QAccessible>
#include <QElapsedTimer>
#include <QTest>

using namespace lianxin;
using lianxin::test::ConsoleFixture;

class tst_Shell : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void login_wrongPassword_showsTheErrorAndStays() {
        ConsoleFixture f;
        f.window->show();
        f.door.on(u"session.login"_s, [](const QJsonObject &) {
            return Error{ErrorKind::Refused, u"session.wrong_password"_s, u"x"_s, {}, {}};
        });
        f.window->loginPage()->login()->setText(u"0217"_s);
        f.window->loginPage()->password()->setText(u"no"_s);
        f.window->loginPage()->submit();
        auto *banner = f.window->loginPage()->findChild<ErrorBanner *>();
        QTRY_VERIFY(banner->isVisible());
        QCOMPARE(banner->code(), u"session.wrong_password"_s);
        QVERIFY(f.window->pages().isEmpty());
    }
    void login_longError_isReadWhole() {
        ConsoleFixture f;
        f.window->resize(1280, 800);
        f.window->show();
        f.door.on(u"session.login"_s, [](const QJsonObject &) {
            return Error{ErrorKind::Store, u"storage.locked"_s, u"另一个引擎正在使用这个存储库（进程 12345，主机 hotline-1），现在无法打开"_s,
                         u"请先停止另一个引擎，或等它结束后再登录；如果它已经死去，锁会在一分钟内自行解除"_s, {}};
        });
        auto *page = f.window->loginPage();
        page->login()->setText(u"0217"_s);
        page->password()->setText(u"no"_s);
        page->submit();
        auto *banner = page->findChild<ErrorBanner *>();
        QTRY_VERIFY(banner->isVisible());
        const auto words = banner->findChildren<QLabel *>();
        const auto whole = [](const QLabel *label) {
            return label->height() >= label->heightForWidth(label->width()) && label->width() >= 200;
        };
        QTRY_VERIFY(std::any_of(words.begin(), words.end(), [&](const QLabel *label) { return label->wordWrap() && whole(label); }));
        const auto buttons = banner->findChildren<QPushButton *>();
        QVERIFY(std::all_of(buttons.begin(), buttons.end(), [&](const QPushButton *b) { return banner->rect().contains(b->geometry()); }));
        if (const auto folder = qEnvironmentVariable("LIANXIN_SHOTS"); !folder.isEmpty())
            f.window->grab().save(folder + u"/login-error.png"_s);
    }
    void login_byKeyboard_opensTheWorkspace() {
        ConsoleFixture f;
        f.window->show();
        auto *page = f.window->loginPage();
        page->login()->setText(u"0217"_s);
        page->password()->setText(u"secret"_s);
        QTest::keyClick(page->password(), Qt::Key_Return);
        QTRY_COMPARE(f.window->page(), u"seat"_s);
        QVERIFY(f.door.subscribed);
        QVERIFY(page->password()->text().isEmpty());
    }
    void navigation_showsOnlyWhatTheRoleMay_data() {
        QTest::addColumn<QString>("who");
        QTest::addColumn<QStringList>("pages");
        QTest::newRow("seat") << u"seat"_s << QStringList{u"seat"_s, u"callbacks"_s, u"tickets"_s, u"knowledge"_s};
        QTest::newRow("leader") << u"leader"_s
                                << QStringList{u"campaigns"_s, u"tickets"_s, u"dispatch"_s, u"reviews"_s, u"appeals"_s, u"live"_s, u"wall"_s, u"recordings"_s};
        QTest::newRow("admin") << u"admin"_s << QStringList{u"campaigns"_s, u"tickets"_s, u"knowledge"_s, u"admin"_s};
        QTest::newRow("security") << u"security"_s << QStringList{u"admin"_s};
        QTest::newRow("audit") << u"audit"_s << QStringList{u"admin"_s};
    }
    void navigation_showsOnlyWhatTheRoleMay() {
        QFETCH(QString, who);
        QFETCH(QStringList, pages);
        ConsoleFixture f;
        f.login(who);
        QCOMPARE(f.window->pages(), pages);
    }
    void wall_alone_hidesTheShellUntilEsc() {
        ConsoleFixture f;
        f.login(u"leader"_s);
        f.window->show();
        QVERIFY(QTest::qWaitForWindowActive(f.window.get()));
        const auto *status = f.window->findChild<StatusLine *>();
        QTest::keyClick(f.window.get(), Qt::Key_F11);
        QCOMPARE(f.window->page(), u"wall"_s);
        QVERIFY(f.window->isWallAlone());
        QVERIFY(f.window->isFullScreen());
        QVERIFY(!status->isVisible());
        QTest::keyClick(f.window.get(), Qt::Key_Escape);
        QVERIFY(!f.window->isWallAlone());
        QVERIFY(status->isVisible());
        f.window->go(u"wall"_s);
        f.window->setWallAlone(true);
        f.window->go(u"tickets"_s); // another page brings the shell back
        QVERIFY(status->isVisible());
        f.window->setWallAlone(true);
        f.window->leave();
        QVERIFY(!f.window->isFullScreen());
    }
    void leave_theKeyboardIsAtTheLogin() {
        ConsoleFixture f;
        f.login(u"seat"_s);
        f.window->show();
        QVERIFY(QTest::qWaitForWindowActive(f.window.get()));
        f.window->leave();
        const auto *login = f.window->findChild<LoginPage *>();
        QVERIFY(login != nullptr && login->isVisible());
        QTRY_VERIFY(QApplication::focusWidget() != nullptr && login->isAncestorOf(QApplication::focusWidget()));
    }
    void palette_ctrlK_findsAndRuns() {
        ConsoleFixture f;
        f.login(u"leader"_s);
        f.window->show();
        QVERIFY(QTest::qWaitForWindowExposed(f.window.get()));
        f.window->activateWindow();
        QTest::keyClick(f.window.get(), Qt::Key_K, Qt::ControlModifier);
        auto *palette = f.window->findChild<CommandPalette *>();
        QTRY_VERIFY(palette && palette->isVisible());
        auto *search = palette->findChild<QLineEdit *>();
        QTRY_VERIFY(search->hasFocus());
        search->setText(MainWindow::tr("Recordings"));
        QTest::keyClick(search, Qt::Key_Return);
        QTRY_COMPARE(f.window->page(), u"recordings"_s);
    }
    void palette_walkedThrough_saysWhatEnterWouldDo() {
        ConsoleFixture f;
        f.login(u"seat"_s);
        f.window->show();
        f.window->showPalette();
        auto *palette = f.window->findChild<CommandPalette *>();
        auto *search = palette->findChild<QLineEdit *>();
        auto *list = palette->findChild<QListWidget *>();
        const auto told = [search] { return QAccessible::queryAccessibleInterface(search)->text(QAccessible::Description); };
        const auto entry = [list](int row) { return list->item(row)->text(); };
        QVERIFY(told().startsWith(entry(0)));
        QTest::keyClick(search, Qt::Key_Down);
        QVERIFY(told().startsWith(entry(1)) && entry(1) != entry(0));
        QTest::keyClick(search, Qt::Key_Up);
        QTest::keyClick(search, Qt::Key_Up); // round to the last
        QVERIFY(told().startsWith(entry(list->count() - 1)));
        search->setText(u"这样的命令没有"_s);
        QCOMPARE(told(), CommandPalette::tr("Nothing is found"));
        QVERIFY(!QAccessible::queryAccessibleInterface(search)->text(QAccessible::Name).isEmpty());
    }
    void sessionLost_leadsBackToLogin() {
        ConsoleFixture f;
        f.login(u"seat"_s);
        f.window->show();
        Q_EMIT f.door.sessionLost({ErrorKind::Refused, u"session.expired"_s, u"x"_s, {}, {}});
        f.settle();
        QVERIFY(f.window->loginPage()->isVisible());
        QVERIFY(f.window->pages().isEmpty());
    }
    void everyPage_withAnEngineThatNeverAnswers_isUsableAtOnce() {
        ConsoleFixture f;
        for (const QString &method :
             {u"tickets.board"_s, u"tickets.list"_s, u"campaigns.list"_s, u"seats.list"_s,
              u"recordings.list"_s, u"engine.status"_s, u"seats.me"_s, u"calls.history"_s})
            f.door.hold(method);
        f.login(u"leader"_s);
        f.window->show();
        const QStringList pages = f.window->pages();
        for (const QString &page : pages) {
            QElapsedTimer timer;
            timer.start();
            f.window->go(page);
            QVERIFY(!f.window->grab().isNull());
            QVERIFY2(timer.elapsed() < 5000, qPrintable(page));
        }
        f.door.release();
        f.settle();
    }
    void everyPage_whenEverythingFails_staysUp() {
        for (const QString &who : {u"seat"_s, u"leader"_s, u"admin"_s, u"security"_s, u"audit"_s}) {
            ConsoleFixture f;
            for (const QString &method :
                 {u"tickets.board"_s, u"tickets.list"_s, u"campaigns.list"_s, u"seats.list"_s,
                  u"recordings.list"_s, u"engine.status"_s, u"seats.me"_s, u"calls.history"_s,
                  u"users.list"_s, u"audit.list"_s, u"supervision.list"_s, u"callbacks.list"_s})
                f.door.on(method, [](const QJsonObject &) {
                    return Error{ErrorKind::Store, u"storage.gone"_s, u"x"_s, {}, {}};
                });
            f.login(who);
            f.window->show();
            const QStringList pages = f.window->pages();
            for (const QString &page : pages) {
                f.window->go(page);
                f.settle(5);
            }
            f.door.setLink(Door::Link::Lost, 9000);
            f.settle(5);
        }
    }
    void look_darkAndLarge_isAppliedToEveryPage() {
        ConsoleFixture f;
        f.login(u"leader"_s);
        f.window->show();
        f.window->applyLook(true, 150);
        const QStringList pages = f.window->pages();
        for (const QString &page : pages) {
            f.window->go(page);
            QVERIFY(!f.window->grab().isNull());
        }
        f.window->applyLook(false, 100);
    }
    void controls_haveNamesForScreenReaders() {
        ConsoleFixture f;
        f.login(u"seat"_s);
        f.window->show();
        f.putCall(u"talking"_s);
        const auto buttons = f.window->findChildren<QAbstractButton *>();
        for (const QAbstractButton *button : buttons) {
            if (!button->isVisible() || button->objectName().startsWith("qt_"_L1) ||
                qstrcmp(button->metaObject()->className(), "QTableCornerButton") == 0)
                continue;
            QVERIFY2(!button->accessibleName().isEmpty() || !button->text().isEmpty(),
                     button->metaObject()->className());
        }
    }
};
LIANXIN_TEST(tst_Shell);
#include "tst_Shell.moc"
