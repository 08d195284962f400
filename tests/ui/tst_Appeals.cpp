// SPDX-License-Identifier: GPL-3.0-or-later
#include "Fixture.h"
#include "support/TestRegistry.h"
#include "ui/tickets/AppealsPage.h"
#include "ui/tickets/TicketDrawer.h"
#include "ui/widgets/Table.h"
#include <QCheckBox>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>

using namespace lianxin;
using lianxin::test::ConsoleFixture;
using lianxin::test::FakeDoor;

namespace {

bool says(const QWidget &page, const QString &words) {
    for (const QLabel *label : page.findChildren<QLabel *>())
        if (label->isVisible() && label->text().contains(words))
            return true;
    return false;
}

} // namespace

class tst_Appeals : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { test::prepareUi(); }
    void page_putsTheUnitBesideTheCitizen() {
        FakeDoor door;
        door.on(u"tickets.get"_s, door.sample(u"ticket.supervised"_s));
        AppealsPage page(door, true, true);
        const QSignalSpy waiting(&page, &AppealsPage::waiting);
        page.resize(1368, 816);
        page.show();
        QTRY_COMPARE(waiting.count(), 1);
        QCOMPARE(waiting.constFirst().constFirst().toInt(), 3);
        QCOMPARE(door.asked(u"tickets.appeals.list"_s).constFirst()["state"_L1].toString(), u"open"_s);
        QTRY_VERIFY(says(page, u"清运当天已完成"_s));    // what the unit says
        QTRY_VERIFY(says(page, u"清运单 东城清〔2026〕1183 号"_s)); // its evidence
        QTRY_VERIFY(says(page, u"还是没人来收"_s));     // what the citizen said
        QTRY_VERIFY(says(page, u"84.1%"_s));              // and what it is about
        const QJsonObject asked = door.asked(u"tickets.performance"_s).constFirst();
        QCOMPARE(asked["unitId"_L1].toString(), u"un4"_s);
        QCOMPARE(asked["from"_L1].toString().right(2), u"01"_s);
    }
    void appeal_isDecidedWithAReason_andItsEffectShown() {
        FakeDoor door;
        AppealsPage page(door, true, true);
        page.resize(1368, 816);
        page.show();
        QTRY_VERIFY(says(page, u"84.1%"_s));
        page.findChild<Button *>(u"uphold"_s)->click();
        auto *dialog = page.findChild<VerbDialog *>();
        QVERIFY(dialog);
        QVERIFY(!dialog->verb()->isEnabled()); // the unit reads why
        dialog->findChild<QLineEdit *>(u"reason"_s)->setText(u"清运单属实"_s);
        QJsonObject after = door.sample(u"tickets.performance"_s);
        QJsonObject unit = after["items"_L1][0].toObject();
        unit.insert(u"dissatisfied"_s, 27);
        unit.insert(u"rates"_s, QJsonObject{{u"satisfaction"_s, 0.8457}});
        after.insert(u"items"_s, QJsonArray{unit});
        door.on(u"tickets.performance"_s, after);
        dialog->accept();
        QTRY_COMPARE(door.asked(u"tickets.appeals.decide"_s).size(), 1);
        const QJsonObject decided = door.asked(u"tickets.appeals.decide"_s).constFirst();
        QCOMPARE(decided["id"_L1].toString(), u"ap3"_s);
        QCOMPARE(decided["uphold"_L1].toBool(), true);
        QCOMPARE(decided["reason"_L1].toString(), u"清运单属实"_s);
        QTRY_VERIFY(says(page, u"84.1% → 84.6%"_s));
        QVERIFY(door.asked(u"tickets.appeals.list"_s).size() >= 2);
    }
    void decisionOfAnother_isSaid() {
        FakeDoor door;
        door.on(u"tickets.appeals.decide"_s, [](const QJsonObject &) {
            return Error{ErrorKind::Conflict, u"tickets.appeal_decided"_s, u"This appeal is not open any more."_s, u"Look at it again."_s, {}};
        });
        AppealsPage page(door, true, true);
        page.show();
        QTRY_VERIFY(page.findChild<Button *>(u"reject"_s)->isVisible());
        page.findChild<Button *>(u"reject"_s)->click();
        auto *dialog = page.findChild<VerbDialog *>();
        dialog->findChild<QLineEdit *>(u"reason"_s)->setText(u"录音清楚"_s);
        dialog->accept();
        QTRY_VERIFY(page.findChild<ErrorBanner *>()->isVisible());
        QCOMPARE(page.findChild<ErrorBanner *>()->code(), u"tickets.appeal_decided"_s);
    }
    void withoutTheRole_appealsAreReadOnly() {
        FakeDoor door;
        AppealsPage page(door, false, false);
        page.show();
        QTRY_VERIFY(says(page, u"清运当天已完成"_s));
        QVERIFY(!page.findChild<Button *>(u"uphold"_s)->isVisible());
        QVERIFY(!page.findChild<Button *>(u"reject"_s)->isVisible());
        ConsoleFixture leader;
        leader.login(u"leader"_s);
        QVERIFY(leader.window->pages().contains(u"appeals"_s));
        ConsoleFixture liaison;
        liaison.login(u"liaison"_s);
        QVERIFY(!liaison.window->pages().contains(u"appeals"_s));
        QVERIFY(liaison.window->pages().contains(u"tickets"_s));
    }
    void nothingToDecide_saysWhereAppealsComeFrom() {
        FakeDoor door;
        door.on(u"tickets.appeals.list"_s, QJsonObject{{u"items"_s, QJsonArray()}, {u"next"_s, QJsonValue()}, {u"total"_s, 0}});
        AppealsPage page(door, true, true);
        page.show();
        ConsoleFixture::settle();
        QVERIFY(!page.findChild<Button *>(u"uphold"_s)->isVisible());
        page.findChild<Button *>(u"all"_s)->click();
        QTRY_COMPARE(door.asked(u"tickets.appeals.list"_s).size(), 2);
        QVERIFY(!door.asked(u"tickets.appeals.list"_s).constLast().contains("state"_L1));
    }
    void unit_appealsInTheDrawer_withEvidence() {
        FakeDoor door;
        QJsonObject ticket = door.sample(u"ticket.supervised"_s);
        ticket.insert(u"verbs"_s, QJsonArray{u"process"_s, u"finish"_s, u"appeal"_s});
        door.on(u"tickets.get"_s, ticket);
        TicketDrawer drawer(door, true);
        const QSignalSpy changed(&drawer, &TicketDrawer::changed);
        drawer.show();
        drawer.open(u"t50"_s);
        QTRY_VERIFY(drawer.findChild<Button *>(u"appeal"_s)); // not hidden in a menu
        drawer.findChild<Button *>(u"appeal"_s)->click();
        auto *dialog = drawer.findChild<VerbDialog *>();
        QVERIFY(dialog);
        QVERIFY(!dialog->verb()->isEnabled());
        dialog->findChild<QPlainTextEdit *>(u"reason"_s)->setPlainText(u"当天已清运"_s);
        QVERIFY(dialog->verb()->isEnabled());
        const auto checks = dialog->findChildren<QCheckBox *>();
        QVERIFY(!checks.isEmpty());
        checks.constFirst()->setChecked(true);
        dialog->findChild<QLineEdit *>(u"other"_s)->setText(u"清运单 1183 号"_s);
        dialog->accept();
        QTRY_COMPARE(door.asked(u"tickets.appeal"_s).size(), 1);
        const QJsonObject asked = door.asked(u"tickets.appeal"_s).constFirst();
        QCOMPARE(asked["id"_L1].toString(), u"t50"_s);
        QCOMPARE(asked["reason"_L1].toString(), u"当天已清运"_s);
        const QJsonArray evidence = asked["evidence"_L1].toArray();
        QCOMPARE(evidence.size(), 2);
        QVERIFY(!evidence.at(0)["note"_L1].toString().isEmpty() && evidence.at(0)["at"_L1].toInteger() > 0);
        QCOMPARE(evidence.at(1)["note"_L1].toString(), u"清运单 1183 号"_s);
        QTRY_COMPARE(changed.count(), 1);
    }
};
LIANXIN_TEST(tst_Appeals);
#include "tst_Appeals.moc"
