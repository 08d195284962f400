// SPDX-License-Identifier: GPL-3.0-or-later
#include "Fixture.h"
#include "support/TestRegistry.h"
#include "ui/supervision/RecordingsPage.h"
#include "ui/supervision/WallPage.h"
#include "ui/tickets/BoardColumn.h"
#include "ui/tickets/TicketDrawer.h"
#include "ui/tickets/TicketsPage.h"
#include "ui/widgets/Table.h"
#include <QSettings>
#include <QSignalSpy>
#include <QTest>

using namespace lianxin;
using lianxin::test::ConsoleFixture;
using lianxin::test::FakeDoor;

class tst_TicketPages : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { test::prepareUi(); }
    void init() { QSettings().remove(u"tickets/table"_s); }
    void board_showsColumnsAndOpensTheDrawerBeside() {
        FakeDoor door;
        TicketsPage page(door, true);
        const QSignalSpy attention(&page, &TicketsPage::attention);
        page.resize(1368, 816);
        page.show();
        QTRY_COMPARE(attention.count(), 1);
        QCOMPARE(attention.constFirst().constFirst().toInt(), 3);
        const auto columns = page.findChildren<BoardColumn *>();
        QCOMPARE(columns.size(), 6);
        QCOMPARE(columns.at(2)->model()->rowCount(), 5);
        QVERIFY(columns.at(0)->isCollapsed());
        auto *drawer = page.findChild<TicketDrawer *>();
        QVERIFY(!drawer->isVisible());
        page.openTicket(u"t7"_s);
        QVERIFY(drawer->isVisible());
        QTRY_COMPARE(door.asked(u"tickets.get"_s).size(), 1);
        QTest::keyClick(&page, Qt::Key_Escape);
        QVERIFY(!drawer->isVisible());
    }
    void table_hasTheSameFilters() {
        FakeDoor door;
        TicketsPage page(door, true);
        page.show();
        ConsoleFixture::settle();
        page.showTable(true);
        QTRY_VERIFY(!door.asked(u"tickets.list"_s).isEmpty());
        auto *search = page.findChild<QLineEdit *>();
        search->setText(u"噪音"_s);
        QTest::keyClick(search, Qt::Key_Return);
        QTRY_COMPARE(door.asked(u"tickets.list"_s).constLast()["filter"_L1]["text"_L1].toString(), u"噪音"_s);
    }
    void drawer_actionsFollowTheStateAndThePermission() {
        FakeDoor door;
        TicketDrawer reader(door, false);
        reader.show();
        reader.open(u"t7"_s);
        ConsoleFixture::settle();
        const auto none = reader.findChildren<Button *>();
        for (const Button *button : none)
            QVERIFY(button->text().isEmpty() || !button->isVisible());
        TicketDrawer writer(door, true);
        writer.show();
        writer.open(u"t7"_s);
        ConsoleFixture::settle();
        Button *supervise = nullptr;
        const auto buttons = writer.findChildren<Button *>();
        for (Button *button : buttons) {
            if (button->text() == TicketDrawer::tr("Supervise"))
                supervise = button;
        }
        QVERIFY(supervise);
        supervise->click();
        auto *dialog = writer.findChild<VerbDialog *>();
        QCOMPARE(dialog->verb()->text(), TicketDrawer::tr("Supervise"));
        dialog->findChild<QLineEdit *>(u"reason"_s)->setText(u"超期"_s);
        dialog->accept();
        QTRY_COMPARE(door.asked(u"tickets.act"_s).size(), 1);
        QCOMPARE(door.asked(u"tickets.act"_s).constFirst()["params"_L1]["reason"_L1].toString(), u"超期"_s);
    }
    void drawer_refusedStep_showsTheCode() {
        FakeDoor door;
        door.on(u"tickets.get"_s, [](const QJsonObject &) {
            return Error{ErrorKind::NotFound, u"tickets.unknown"_s, u"x"_s, {}, {}};
        });
        TicketDrawer drawer(door, true);
        drawer.show();
        drawer.open(u"nope"_s);
        auto *banner = drawer.findChild<ErrorBanner *>();
        QTRY_VERIFY(banner->isVisible());
        QCOMPARE(banner->code(), u"tickets.unknown"_s);
    }
    void wall_paintsWithAndWithoutData() {
        FakeDoor door;
        EngineWatch engine(door);
        WallPage wall(door, engine);
        wall.resize(1368, 816);
        QVERIFY(!wall.grab().isNull()); // nothing known: question marks
        engine.start();
        wall.load();
        ConsoleFixture::settle();
        QVERIFY(!wall.grab().isNull());
    }
    void recordings_listen_needsAPurpose() {
        FakeDoor door;
        RecordingsPage page(door);
        page.show();
        auto *table = page.findChild<Table *>();
        QTRY_COMPARE(table->records()->rowCount(), 7);
        table->selectRow(0);
        QTest::keyClick(table, Qt::Key_Return);
        auto *dialog = page.findChild<VerbDialog *>();
        QVERIFY(dialog);
        QVERIFY(!dialog->verb()->isEnabled());
        dialog->reject();
        QVERIFY(door.asked(u"recordings.open"_s).isEmpty());
    }
};
LIANXIN_TEST(tst_TicketPages);
#include "tst_TicketPages.moc"
