// SPDX-License-Identifier: GPL-3.0-or-later
#include "Fixture.h"
#include "support/TestRegistry.h"
#include "ui/campaigns/CampaignList.h"
#include "ui/campaigns/CampaignMonitor.h"
#include "ui/campaigns/CampaignWizard.h"
#include "ui/campaigns/CampaignsPage.h"
#include "ui/campaigns/ImportOptions.h"
#include "ui/campaigns/OutcomeChart.h"
#include "ui/campaigns/TracePanel.h"
#include "ui/models/Format.h"
#include "ui/widgets/Table.h"
#include <QSignalSpy>
#include <QTest>

using namespace lianxin;
using lianxin::test::ConsoleFixture;
using lianxin::test::FakeDoor;

class tst_CampaignPages : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { test::prepareUi(); }
    void wizard_backAndForth_losesNothing() {
        FakeDoor door;
        CampaignWizard wizard(door);
        wizard.resize(1368, 816);
        wizard.show();
        wizard.chooseFile(u"/data/名单.csv"_s);
        QTRY_VERIFY(!wizard.draft().preview.isEmpty());
        wizard.forward();
        QCOMPARE(wizard.step(), 1);
        wizard.draft().setRole(u"户籍"_s, u"note"_s);
        wizard.go(0);
        wizard.go(1);
        QCOMPARE(wizard.draft().mapping["note"_L1].toString(), u"户籍"_s);
        wizard.forward(); // imports
        QTRY_COMPARE(wizard.step(), 2);
        QCOMPARE(wizard.draft().listId, u"list-1"_s);
        QCOMPARE(door.asked(u"lists.import"_s).constFirst()["mapping"_L1]["note"_L1].toString(), u"户籍"_s);
        QTRY_VERIFY(!wizard.findChildren<QAbstractButton *>().isEmpty());
        wizard.draft().flowId = u"policy-notice"_s;
        wizard.forward();
        wizard.forward();
        QCOMPARE(wizard.step(), 4);
        wizard.go(1);
        QCOMPARE(wizard.draft().listId, u"list-1"_s); // the import stays
    }
    void wizard_launch_createsAndStarts() {
        FakeDoor door;
        CampaignWizard wizard(door);
        const QSignalSpy launched(&wizard, &CampaignWizard::launched);
        wizard.chooseFile(u"/data/名单.csv"_s);
        QTRY_VERIFY(!wizard.draft().preview.isEmpty());
        wizard.draft().listId = u"list-1"_s;
        wizard.draft().flowId = u"policy-notice"_s;
        wizard.go(4);
        wizard.forward();
        QTRY_COMPARE(launched.count(), 1);
        QCOMPARE(door.asked(u"campaigns.create"_s).constFirst()["flowId"_L1].toString(), u"policy-notice"_s);
        QCOMPARE(door.asked(u"campaigns.start"_s).constFirst()["id"_L1].toString(), u"c9"_s);
    }
    void wizard_unreadableFile_saysSoAndStays() {
        FakeDoor door;
        door.on(u"lists.preview"_s, [](const QJsonObject &) {
            return Error{ErrorKind::BadInput, u"sheet.damaged"_s, u"Damaged."_s, u"Save it anew."_s, {}};
        });
        CampaignWizard wizard(door);
        wizard.show();
        wizard.chooseFile(u"/data/x.xlsx"_s);
        auto *banner = wizard.findChild<ErrorBanner *>();
        QTRY_VERIFY(banner->isVisible());
        QCOMPARE(banner->code(), u"sheet.damaged"_s);
        wizard.forward();
        QCOMPARE(wizard.step(), 0);
    }
    void wizard_importFails_isToldAndCanBeRepeated() {
        FakeDoor door;
        door.on(u"jobs.get"_s,
                QJsonObject{{u"state"_s, u"failed"_s},
                            {u"error"_s,
                             Error{ErrorKind::BadInput, u"lists.nothing_valid"_s, u"x"_s, {}, {}}.toJson()}});
        CampaignWizard wizard(door);
        wizard.show();
        wizard.chooseFile(u"/data/x.xlsx"_s);
        QTRY_VERIFY(!wizard.draft().preview.isEmpty());
        wizard.go(1);
        wizard.forward();
        auto *banner = wizard.findChild<ErrorBanner *>();
        QTRY_VERIFY(banner->isVisible());
        QCOMPARE(banner->code(), u"lists.nothing_valid"_s);
        QCOMPARE(wizard.step(), 1);
        QVERIFY(wizard.findChild<Button *>(u"next"_s)->isEnabled());
    }
    void wizard_protectedFile_asksForThePasswordUntilItFits() {
        FakeDoor door;
        door.on(u"lists.preview"_s, [&door](const QJsonObject &params) -> Expected<QJsonValue> {
            const QString password = params["password"_L1].toString();
            if (password == u"对的"_s)
                return QJsonValue(QJsonObject{{u"headerRow"_s, 1}, {u"template"_s, u"市局周报"_s}});
            return Error{ErrorKind::BadInput, password.isEmpty() ? u"sheet.encrypted"_s : u"sheet.password_wrong"_s, u"x"_s, {}, {}};
        });
        CampaignWizard wizard(door);
        wizard.show();
        wizard.go(CampaignDraft::File);
        auto *password = wizard.findChild<QLineEdit *>(u"filePassword"_s);
        QVERIFY(!password->isVisible());
        wizard.chooseFiles({u"/data/机密.xlsx"_s, u"/data/机密2.xlsx"_s});
        QTRY_VERIFY(password->isVisible());
        QCOMPARE(password->echoMode(), QLineEdit::Password);
        password->setText(u"错的"_s);
        Q_EMIT password->returnPressed();
        QTRY_COMPARE(wizard.findChild<ErrorBanner *>()->code(), u"sheet.password_wrong"_s);
        password->setText(u"对的"_s);
        Q_EMIT password->returnPressed();
        QTRY_VERIFY(!wizard.draft().preview.isEmpty());
        wizard.findChild<QLineEdit *>(u"templateName"_s)->setText(u"周报"_s);
        wizard.findChild<QCheckBox *>(u"skipRunning"_s)->setChecked(true);
        wizard.go(CampaignDraft::Mapping);
        wizard.forward();
        QTRY_VERIFY(!door.asked(u"lists.import"_s).isEmpty());
        const QJsonObject asked = door.asked(u"lists.import"_s).constFirst();
        QCOMPARE(asked["password"_L1].toString(), u"对的"_s);
        QCOMPARE(asked["template"_L1].toString(), u"周报"_s);
        QVERIFY(asked["skipRunning"_L1].toBool() && !asked.contains(u"skipDoNotCall"_s));
        QCOMPARE(asked["more"_L1].toArray().size(), 1);
    }
    void wizard_importUndone_canBeImportedAgain() {
        FakeDoor door;
        door.on(u"lists.undo"_s, QJsonObject());
        CampaignWizard wizard(door);
        wizard.show();
        wizard.chooseFile(u"/data/名单.csv"_s);
        QTRY_VERIFY(!wizard.draft().preview.isEmpty());
        wizard.go(CampaignDraft::Mapping);
        wizard.forward();
        QTRY_COMPARE(wizard.step(), int(CampaignDraft::Flow));
        wizard.go(CampaignDraft::Mapping);
        auto *act = wizard.findChild<Button *>(u"importAct"_s);
        QTRY_VERIFY(act->isVisible());
        act->click();
        QTRY_COMPARE(door.asked(u"lists.undo"_s).size(), 1);
        QTRY_VERIFY(wizard.draft().listId.isEmpty());
        QVERIFY(!act->isVisible());
    }
    void importStatus_tellsRateAndRemainingTime() {
        QCOMPARE(ImportStatus::progressText({{u"done"_s, 0}}), ImportStatus::tr("%1 rows").arg(u"0"_s));
        const QString words = ImportStatus::progressText({{u"done"_s, 120000}, {u"total"_s, 1000000}, {u"rate"_s, 80000.0}});
        QVERIFY2(words.contains(u"80"_s) && words.contains(spanText(11000)), qPrintable(words));
    }
    void monitor_pause_asksForAReasonWithAVerb() {
        FakeDoor door;
        CampaignMonitor monitor(door, true);
        monitor.resize(1368, 816);
        monitor.open(u"c1"_s);
        monitor.show();
        ConsoleFixture::settle();
        Button *pause = nullptr;
        const auto buttons = monitor.findChildren<Button *>();
        for (Button *button : buttons) {
            if (button->text() == CampaignMonitor::tr("Pause campaign"))
                pause = button;
        }
        QVERIFY(pause);
        pause->click();
        auto *dialog = monitor.findChild<VerbDialog *>();
        QVERIFY(dialog);
        QCOMPARE(dialog->verb()->text(), CampaignMonitor::tr("Pause campaign"));
        QVERIFY(!dialog->verb()->isEnabled());
        dialog->findChild<QLineEdit *>(u"reason"_s)->setText(u"坐席不足"_s);
        QVERIFY(dialog->verb()->isEnabled());
        dialog->accept();
        QTRY_COMPARE(door.asked(u"campaigns.pause"_s).size(), 1);
        QCOMPARE(door.asked(u"campaigns.pause"_s).constFirst()["reason"_L1].toString(), u"坐席不足"_s);
    }
    void monitor_withoutPermission_offersNothingToChange() {
        FakeDoor door;
        CampaignMonitor monitor(door, false);
        monitor.open(u"c1"_s);
        monitor.show();
        ConsoleFixture::settle();
        const auto buttons = monitor.findChildren<Button *>();
        for (const Button *button : buttons)
            QVERIFY(button->text() != CampaignMonitor::tr("Pause campaign") || !button->isVisible());
    }
    void trace_showsEveryRuleAndTheObstacle() {
        FakeDoor door;
        TracePanel panel(door);
        panel.setCampaign(u"c1"_s);
        panel.ask(u"13912345678"_s);
        ConsoleFixture::settle();
        QStringList words;
        const auto labels = panel.findChildren<QLabel *>();
        for (const QLabel *label : labels)
            words << label->text();
        QVERIFY(words.contains(TracePanel::tr("Not called now")));
        QVERIFY(words.contains(TracePanel::tr("%1 today, limit %2").arg(2).arg(2)));
    }
    void chart_groups_takeEveryOutcome() {
        QCOMPARE(OutcomeChart::groupOf(u"answered"_s), 0);
        QCOMPARE(OutcomeChart::groupOf(u"rejected"_s), 3);
        QCOMPARE(OutcomeChart::groupOf(u"anything_else"_s), 4);
        OutcomeChart chart;
        chart.setHours({}, 0); // nothing yet
        chart.setHours({QJsonObject{{u"hour"_s, 9}, {u"outcomes"_s, QJsonObject{{u"busy"_s, 3}}}}}, 0);
        chart.resize(900, 280);
        QVERIFY(!chart.grab().isNull());
    }
    void list_enter_opensTheCampaign() {
        FakeDoor door;
        CampaignList list(door, true);
        const QSignalSpy opened(&list, &CampaignList::opened);
        list.show();
        list.load();
        auto *table = list.findChild<Table *>();
        QTRY_COMPARE(table->records()->rowCount(), 6);
        table->selectRow(1);
        list.activateWindow();
        table->setFocus(); // Return presses the button that has the focus
        QTest::keyClick(table, Qt::Key_Return);
        QCOMPARE(opened.count(), 1);
        QCOMPARE(opened.constFirst().constFirst().toString(), u"c2"_s);
    }
};
LIANXIN_TEST(tst_CampaignPages);
#include "tst_CampaignPages.moc"
