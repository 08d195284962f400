// SPDX-License-Identifier: GPL-3.0-or-later
#include "Fixture.h"
#include "platform/base/Literals.h"
#include "support/TestRegistry.h"
#include "ui/admin/WishesPage.h"
#include "ui/models/Format.h"
#include "ui/softphone/CallerCard.h"
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
    void wishes_ofWhomTheSeatTalksTo_areShownAndNoted_withoutTheirNumber() {
        test::ConsoleFixture f;
        QJsonObject wishes{{u"speechRate"_s, u"slow"_s}, {u"dialect"_s, u"yue"_s}};
        f.door.on(u"calls.wishes"_s, [&wishes](const QJsonObject &) { return QJsonValue(QJsonObject{{u"known"_s, true}, {u"wishes"_s, wishes}, {u"slow"_s, wishes.contains("speechRate"_L1)}}); });
        f.door.on(u"calls.setWishes"_s, [&wishes](const QJsonObject &params) {
            wishes = {};
            (void)params;
            return QJsonValue(QJsonObject());
        });
        f.login(u"seat"_s);
        f.window->show();
        f.putCall(u"talking"_s);
        auto *card = f.window->findChild<CallerCard *>();
        QVERIFY(card);
        const auto says = [card](const QString &words) {
            const auto labels = card->findChildren<ElidedLabel *>();
            return std::any_of(labels.begin(), labels.end(), [&](const ElidedLabel *label) { return label->text() == words && label->isVisible(); });
        };
        QTRY_VERIFY(says(listText({CallerCard::tr("speak slowly"), CallerCard::tr("Cantonese")})));
        card->findChild<Button *>(u"wishes"_s)->click();
        auto *page = f.window->findChild<WishesPage *>();
        QVERIFY(page);
        auto *save = page->findChild<Button *>(u"wishSave"_s);
        QTRY_VERIFY(save->isEnabled());
        QVERIFY(!page->findChild<QLineEdit *>(u"wishNumber"_s)->isVisible());
        page->findChild<Choice *>(u"wishCalls"_s)->setValue(u"no"_s);
        save->click();
        QTRY_COMPARE(f.door.asked(u"calls.setWishes"_s).size(), 1);
        QCOMPARE(f.door.asked(u"calls.setWishes"_s).constFirst(),
                 (QJsonObject{{u"id"_s, f.desk.callId()}, {u"wishes"_s, QJsonObject{{u"automaticCalls"_s, false}}}}));
        QVERIFY(f.door.asked(u"citizens.setWishes"_s).isEmpty());
        QTRY_VERIFY(says(CallerCard::tr("No wishes noted"))); // read anew
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
