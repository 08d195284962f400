// SPDX-License-Identifier: GPL-3.0-or-later
#include "Fixture.h"
#include "platform/base/Literals.h"
#include "support/TestRegistry.h"
#include "ui/admin/WishesPage.h"
#include <QAbstractItemView>
#include <QLineEdit>
#include <QTest>

using namespace lianxin;
using lianxin::test::FakeDoor;

class tst_WishesPage : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { test::prepareUi(); }
    void wishes_onlyWhatChanged_isNoted() {
        FakeDoor door;
        door.on(u"citizens.wishes"_s, QJsonObject{{u"known"_s, true},
                                                  {u"wishes"_s, QJsonObject{{u"automaticCalls"_s, true}, {u"hours"_s, QJsonArray{u"09:00-11:00"_s}}, {u"dialect"_s, u"yue"_s}, {u"birthYear"_s, 1950}}}});
        door.on(u"citizens.setWishes"_s, QJsonObject{{u"id"_s, u"z1"_s}});
        WishesPage page(door);
        page.show();
        auto *save = page.findChild<Button *>(u"wishSave"_s);
        QVERIFY(!save->isEnabled()); // of nobody yet
        page.findChild<QLineEdit *>(u"wishNumber"_s)->setText(u"139 1234 5678"_s);
        page.findChild<Button *>(u"wishFind"_s)->click();
        QTRY_VERIFY(save->isEnabled());
        QCOMPARE(page.findChild<Choice *>(u"wishCalls"_s)->value(), u"yes"_s);
        QCOMPARE(page.findChild<QLineEdit *>(u"wishHours"_s)->text(), u"09:00-11:00"_s);
        QVERIFY(page.changes().isEmpty());
        save->click();
        QVERIFY(door.asked(u"citizens.setWishes"_s).isEmpty()); // nothing to note
        page.findChild<Choice *>(u"wishCalls"_s)->setValue(u"no"_s);
        page.findChild<QLineEdit *>(u"wishHours"_s)->setText(u"9:00–11:00，14：00-18:00"_s);
        QCOMPARE(page.changes()["hours"_L1].toArray(), (QJsonArray{u"9:00-11:00"_s, u"14:00-18:00"_s}));
        page.findChild<QLineEdit *>(u"wishHours"_s)->clear();
        save->click();
        QTRY_COMPARE(door.asked(u"citizens.setWishes"_s).size(), 1);
        QCOMPARE(door.asked(u"citizens.setWishes"_s).constFirst()["wishes"_L1].toObject(),
                 (QJsonObject{{u"automaticCalls"_s, false}, {u"hours"_s, QJsonValue()}}));
        QTRY_COMPARE(door.asked(u"citizens.wishes"_s).size(), 2); // shows what stands now
    }
    void wishes_ofAnotherNumber_areNotMixedUp() {
        FakeDoor door;
        door.on(u"citizens.wishes"_s, QJsonObject{{u"known"_s, false}, {u"wishes"_s, QJsonObject()}});
        WishesPage page(door);
        page.show();
        page.lookUp(u"13912345678"_s);
        auto *save = page.findChild<Button *>(u"wishSave"_s);
        QTRY_VERIFY(save->isEnabled());
        auto *number = page.findChild<QLineEdit *>(u"wishNumber"_s);
        number->setFocus();
        QTest::keyClick(number, Qt::Key_Backspace);
        QVERIFY(!save->isEnabled()); // has to be looked up first
    }
    void wishes_areForThoseWhoNoteThem() {
        for (const auto &[who, may] : {std::pair{u"seat"_s, true}, {u"leader"_s, true}, {u"admin"_s, false}, {u"security"_s, false}}) {
            test::ConsoleFixture f;
            f.login(who);
            f.window->showPalette();
            bool offered = false;
            for (const auto *list : f.window->findChildren<QAbstractItemView *>())
                for (int i = 0; list->model() && i < list->model()->rowCount(); ++i)
                    offered = offered || list->model()->index(i, 0).data().toString().startsWith(MainWindow::tr("Wishes of a citizen …"));
            QVERIFY2(offered == may, qPrintable(who));
        }
    }
    void wishes_refused_saysWhy() {
        FakeDoor door;
        door.on(u"citizens.wishes"_s, QJsonObject{{u"known"_s, false}});
        door.on(u"citizens.setWishes"_s, [](const QJsonObject &) { return Error{ErrorKind::Usage, u"directory.bad_wish"_s, u"x"_s, {}, u"hours"_s}; });
        WishesPage page(door);
        page.show();
        page.lookUp(u"13912345678"_s);
        QTRY_VERIFY(page.findChild<Button *>(u"wishSave"_s)->isEnabled());
        page.findChild<QLineEdit *>(u"wishHours"_s)->setText(u"evening"_s);
        page.save();
        QTRY_VERIFY(page.findChild<ErrorBanner *>()->isVisible());
        QCOMPARE(page.findChild<ErrorBanner *>()->code(), u"directory.bad_wish"_s);
    }
};
LIANXIN_TEST(tst_WishesPage);
#include "tst_WishesPage.moc"
