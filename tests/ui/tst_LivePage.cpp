// SPDX-License-Identifier: GPL-3.0-or-later
#include "Fixture.h"
#include "support/TestRegistry.h"
#include "ui/supervision/HelpToast.h"
#include "ui/models/DraftWords.h"
#include "ui/models/EngineClock.h"
#include "ui/supervision/LivePage.h"
#include "ui/widgets/Table.h"
#include <QJsonArray>
#include <QLineEdit>
#include <QMenu>
#include <QSignalSpy>
#include <QTest>

using namespace lianxin;
using lianxin::test::ConsoleFixture;

namespace {

const QJsonArray kSeats{QJsonObject{{u"seatNumber"_s, u"0801"_s}, {u"displayName"_s, u"周敏"_s}, {u"state"_s, u"talking"_s}, {u"since"_s, 1000}, {u"callId"_s, u"a"_s}},
                        QJsonObject{{u"seatNumber"_s, u"0802"_s}, {u"displayName"_s, u"林静"_s}, {u"state"_s, u"talking"_s}, {u"since"_s, 1000}, {u"callId"_s, u"b"_s}},
                        QJsonObject{{u"seatNumber"_s, u"0803"_s}, {u"state"_s, u"ready"_s}, {u"since"_s, 1000}, {u"callId"_s, u""_s}},
                        QJsonObject{{u"seatNumber"_s, u"0804"_s}, {u"state"_s, u"offline"_s}, {u"since"_s, 1000}, {u"callId"_s, u""_s}}};
const QJsonArray kCalls{QJsonObject{{u"id"_s, u"a"_s}, {u"seatNumber"_s, u"0801"_s}, {u"name"_s, u"王**"_s}},
                        QJsonObject{{u"id"_s, u"b"_s}, {u"seatNumber"_s, u"0802"_s}, {u"name"_s, u"李**"_s}, {u"helpSince"_s, 2000}},
                        QJsonObject{{u"id"_s, u"c"_s}, {u"seatNumber"_s, u"0801"_s}, {u"name"_s, u"赵**"_s}, {u"parked"_s, true}, {u"answeredAt"_s, 500}}};

} // namespace

class tst_LivePage : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void rows_whoWantsASupervisorFirst_parkedLast_nobodyWhoIsOff() {
        const QJsonArray rows = LivePage::rowsOf(kSeats, kCalls);
        QStringList ids;
        for (const auto &row : rows)
            ids << row["rowId"_L1].toString();
        QCOMPARE(ids, (QStringList{u"0802"_s, u"0801"_s, u"0803"_s, u"c"_s}));
        QCOMPARE(rows[0]["name"_L1].toString(), u"李**"_s);
        QVERIFY(rows[3]["parked"_L1].toBool());
    }
    void callThatItsSeatLeftOutside_isListenedTo_notWhisperedTo() {
        ConsoleFixture f;
        f.login(u"seat"_s);
        QJsonArray calls = kCalls;
        calls.append(QJsonObject{{u"id"_s, u"d"_s}, {u"seatNumber"_s, u"0801"_s}, {u"name"_s, u"孙**"_s},
                                 {u"outside"_s, QJsonObject{{u"party"_s, u"市城管委"_s}, {u"hasCitizen"_s, true}, {u"since"_s, 700}}}});
        calls.append(QJsonObject{{u"id"_s, u"e"_s}, {u"seatNumber"_s, u"0802"_s}, // the seat is still with them
                                 {u"outside"_s, QJsonObject{{u"party"_s, u"110"_s}, {u"hasCitizen"_s, false}}}});
        f.door.on(u"seats.list"_s, QJsonObject{{u"items"_s, kSeats}});
        f.door.on(u"calls.list"_s, QJsonObject{{u"items"_s, calls}});
        LivePage page(f.desk);
        page.resize(1100, 600);
        page.show();
        QVERIFY(QTest::qWaitForWindowExposed(&page));
        page.activateWindow();
        auto *table = page.findChild<Table *>();
        QTRY_COMPARE(table->records()->rowCount(), 5);
        table->selectRow(4);
        auto *listen = page.findChild<Button *>(u"listen"_s);
        QTRY_VERIFY(listen->isEnabled() && page.findChild<Button *>(u"barge"_s)->isEnabled());
        QCOMPARE(table->currentRecord()["callId"_L1].toString(), u"d"_s);
        QVERIFY(!page.findChild<Button *>(u"whisper"_s)->isEnabled());
        QTest::keyClick(&page, Qt::Key_B, Qt::AltModifier);
        QTRY_COMPARE(f.door.asked(u"calls.supervise"_s).size(), 1);
        QCOMPARE(f.door.asked(u"calls.supervise"_s).first()["id"_L1].toString(), u"d"_s);
        QCOMPARE(f.door.asked(u"calls.supervise"_s).first()["mode"_L1].toString(), u"barge"_s);
    }
    void keys_listenToTheChosenSeat() {
        ConsoleFixture f;
        f.login(u"seat"_s); // has a telephone; what it may is the engine's to say
        f.door.on(u"seats.list"_s, QJsonObject{{u"items"_s, kSeats}});
        f.door.on(u"calls.list"_s, QJsonObject{{u"items"_s, kCalls}});
        f.door.on(u"seats.welfare"_s, QJsonObject{{u"presses"_s, 3}, {u"closed"_s, 1}});
        LivePage page(f.desk);
        page.resize(1100, 600);
        QSignalSpy wanted(&page, &LivePage::wanted);
        page.show();
        QVERIFY(QTest::qWaitForWindowExposed(&page));
        page.activateWindow();
        auto *table = page.findChild<Table *>();
        QTRY_COMPARE(table->records()->rowCount(), 4);
        QTRY_COMPARE(wanted.last().first().toInt(), 1);
        auto *listen = page.findChild<Button *>(u"listen"_s);
        auto *leave = page.findChild<Button *>(u"leave"_s);
        table->selectRow(2); // ready: nothing to hear
        QTRY_VERIFY(!listen->isEnabled());
        table->selectRow(0);
        QTRY_VERIFY(listen->isEnabled() && !leave->isEnabled());
        if (const auto folder = qEnvironmentVariable("LIANXIN_SHOTS"); !folder.isEmpty())
            page.grab().save(folder + u"/live.png"_s);
        QTest::keyClick(&page, Qt::Key_W, Qt::AltModifier);
        QTRY_COMPARE(f.door.asked(u"calls.supervise"_s).size(), 1);
        QCOMPARE(f.door.asked(u"calls.supervise"_s).first()["id"_L1].toString(), u"b"_s);
        QCOMPARE(f.door.asked(u"calls.supervise"_s).first()["mode"_L1].toString(), u"whisper"_s);
    }
    void chosenSeat_restsAndIsGivenSkills() {
        ConsoleFixture f;
        f.login(u"seat"_s);
        QJsonArray seats = kSeats;
        QJsonObject resting = seats[2].toObject();
        resting.insert(u"coolUntil"_s, static_cast<double>(engineNow() + 300'000));
        resting.insert(u"skills"_s, QJsonArray{u"社保"_s});
        seats[2] = resting;
        f.door.on(u"seats.list"_s, QJsonObject{{u"items"_s, seats}});
        f.door.on(u"calls.list"_s, QJsonObject{{u"items"_s, kCalls}});
        f.door.on(u"seats.coolDown"_s, QJsonObject());
        f.door.on(u"seats.setSkills"_s, QJsonObject());
        LivePage page(f.desk);
        page.resize(1100, 600);
        page.show();
        auto *table = page.findChild<Table *>();
        QTRY_COMPARE(table->records()->rowCount(), 4);
        auto *care = page.findChild<Button *>(u"seatCare"_s);
        auto *menu = care->findChild<QMenu *>();
        const auto choose = [&](const QString &name) {
            care->click();
            if (menu->sizeHint().height() < page.height() && !page.geometry().contains(menu->geometry().center()))
                return false; // it opens where it can be seen
            auto *action = menu->findChild<QAction *>(name);
            const bool there = action != nullptr;
            if (there)
                action->trigger();
            menu->hide();
            return there;
        };
        table->selectRow(3); // a parked call has no seat
        QTRY_VERIFY(!care->isEnabled());
        table->selectRow(0);
        QTRY_VERIFY(care->isEnabled());
        QVERIFY(!choose(u"rest.0"_s)); // it does not rest
        QVERIFY(choose(u"rest.10"_s));
        QTRY_COMPARE(f.door.asked(u"seats.coolDown"_s).size(), 1);
        QCOMPARE(f.door.asked(u"seats.coolDown"_s).constFirst(), (QJsonObject{{u"seatNumber"_s, u"0802"_s}, {u"minutes"_s, 10}}));
        table->selectRow(2);
        QTRY_COMPARE(table->currentRecord()["seatNumber"_L1].toString(), u"0803"_s);
        QVERIFY(choose(u"rest.0"_s));
        QTRY_COMPARE(f.door.asked(u"seats.coolDown"_s).size(), 2);
        QCOMPARE(f.door.asked(u"seats.coolDown"_s).constLast(), (QJsonObject{{u"seatNumber"_s, u"0803"_s}, {u"minutes"_s, 0}}));
        QVERIFY(choose(u"skills"_s));
        auto *dialog = page.findChild<VerbDialog *>(u"skills"_s);
        QVERIFY(dialog);
        auto *names = dialog->findChild<QLineEdit *>(u"skillNames"_s);
        QCOMPARE(names->text(), u"社保"_s);
        names->setText(u"社保、 医保;医保"_s);
        dialog->verb()->click();
        QTRY_COMPARE(f.door.asked(u"seats.setSkills"_s).size(), 1);
        QCOMPARE(f.door.asked(u"seats.setSkills"_s).constFirst(), (QJsonObject{{u"seatNumber"_s, u"0803"_s}, {u"skills"_s, QJsonArray{u"社保"_s, u"医保"_s}}}));
    }
    void extendedWrapUp_isShownWithItsReason_andCounted() {
        ConsoleFixture f;
        f.door.on(u"seats.list"_s, QJsonObject{{u"items"_s, QJsonArray{QJsonObject{{u"seatNumber"_s, u"0211"_s}, {u"displayName"_s, u"赵敏"_s}, {u"state"_s, u"wrapup"_s},
                                                                                     {u"wrapUpExtendedMs"_s, 180'000}, {u"wrapUpExtensions"_s, 1}, {u"wrapUpReason"_s, u"emotional"_s}}}}});
        f.door.on(u"calls.list"_s, QJsonObject{{u"items"_s, QJsonArray()}});
        f.door.on(u"seats.extensions"_s, QJsonObject{{u"count"_s, 4}, {u"minutes"_s, 13}});
        f.login(u"leader"_s);
        LivePage page(f.desk);
        page.show();
        auto *records = page.findChild<Table *>()->records();
        QTRY_COMPARE(records->rowCount(), 1);
        QStringList cells;
        for (int column = 0; column < records->columnCount(); ++column)
            cells << records->index(0, column).data().toString();
        QVERIFY2(cells.join(u'|').contains(extensionReasonText(u"emotional"_s)), qPrintable(cells.join(u'|')));
        QTRY_VERIFY([&page] {
            const auto labels = page.findChildren<QLabel *>();
            return std::any_of(labels.begin(), labels.end(), [](const QLabel *label) {
                return label->text().contains(LivePage::tr("Wrap-ups extended today: %1, by %2 min in all").arg(4).arg(13));
            });
        }());
    }
    void wishOfASeat_ringsTheSupervisorsBell() {
        ConsoleFixture f;
        f.login(u"leader"_s);
        f.window->resize(1280, 800);
        f.window->show();
        f.door.say(u"live.help"_s, u"a"_s, {{u"callId"_s, u"a"_s}, {u"seatNumber"_s, u"0801"_s}});
        const auto told = [&] {
            const auto menus = f.window->findChildren<QMenu *>();
            return std::any_of(menus.begin(), menus.end(), [](const QMenu *menu) {
                const auto actions = menu->actions();
                return std::any_of(actions.begin(), actions.end(), [](const QAction *action) { return action->text().contains(u"0801"_s); });
            });
        };
        QTRY_VERIFY(told());
        // And a toast that goes once it is nobody's wish any more.
        auto *toast = f.window->findChild<HelpToast *>();
        QVERIFY(toast && toast->isVisible() && toast->callId() == u"a"_s);
        QVERIFY(toast->parentWidget()->rect().contains(toast->geometry()));
        if (const auto folder = qEnvironmentVariable("LIANXIN_SHOTS"); !folder.isEmpty())
            f.window->grab().save(folder + u"/help-toast.png"_s);
        f.door.on(u"calls.list"_s, QJsonObject{{u"items"_s, QJsonArray{QJsonObject{{u"id"_s, u"a"_s}, {u"helpSince"_s, 5}}}}});
        f.door.say(u"live.changed"_s, u"a"_s);
        ConsoleFixture::settle();
        QVERIFY(f.window->findChild<HelpToast *>());
        f.door.on(u"calls.list"_s, QJsonObject{{u"items"_s, QJsonArray{}}});
        f.door.say(u"live.changed"_s, u"a"_s);
        QTRY_VERIFY(!f.window->findChild<HelpToast *>());
    }
    void toast_joinsTheCall() {
        ConsoleFixture f;
        f.login(u"seat"_s);
        f.window->resize(1280, 800);
        f.window->show();
        auto *toast = new HelpToast(f.desk, u"b"_s, u"0802"_s, f.window.get());
        QSignalSpy gone(toast, &QObject::destroyed);
        toast->findChild<Button *>(u"barge"_s)->click();
        QTRY_COMPARE(f.door.asked(u"calls.supervise"_s).size(), 1);
        QCOMPARE(f.door.asked(u"calls.supervise"_s).first()["mode"_L1].toString(), u"barge"_s);
        QTRY_COMPARE(gone.count(), 1);
    }
};
LIANXIN_TEST(tst_LivePage);
#include "tst_LivePage.moc"
