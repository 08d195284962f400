// SPDX-License-Identifier: GPL-3.0-or-later
#include "Fixture.h"
#include "support/TestRegistry.h"
#include "ui/campaigns/CampaignExport.h"
#include "ui/campaigns/CampaignList.h"
#include "ui/campaigns/CampaignMonitor.h"
#include "ui/campaigns/CampaignWizard.h"
#include "ui/campaigns/CampaignsPage.h"
#include "ui/campaigns/ImportOptions.h"
#include "ui/models/Format.h"
#include "ui/campaigns/ChartParts.h"
#include "ui/campaigns/LoadCharts.h"
#include "ui/campaigns/OutcomeChart.h"
#include "ui/campaigns/ListsPage.h"
#include "ui/campaigns/PaceWords.h"
#include "ui/campaigns/PeoplePicker.h"
#include "ui/campaigns/PreflightView.h"
#include "ui/campaigns/TracePanel.h"
#include "ui/campaigns/VoicePicker.h"
#include "ui/models/RuleWords.h"
#include "ui/widgets/Table.h"
#include <QMenu>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace lianxin;
using lianxin::test::ConsoleFixture;
using lianxin::test::FakeDoor;

class tst_CampaignWizard : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { test::prepareUi(); }
    void wizard_backAndForth_losesNothing() {
        FakeDoor door;
        CampaignWizard wizard(door);
        wizard.resize(1368, 816);
        wizard.show();
        wizard.findChild<QAbstractButton *>(u"template.policy_notice"_s)->click();
        wizard.chooseFile(u"/data/名单.csv"_s);
        QTRY_VERIFY(!wizard.draft().preview.isEmpty());
        wizard.forward();
        QCOMPARE(wizard.step(), int(CampaignDraft::File));
        wizard.forward();
        QCOMPARE(wizard.step(), int(CampaignDraft::Mapping));
        wizard.draft().setRole(u"户籍"_s, u"note"_s);
        wizard.go(CampaignDraft::File);
        wizard.go(CampaignDraft::Mapping);
        QCOMPARE(wizard.draft().mapping["note"_L1].toString(), u"户籍"_s);
        wizard.forward(); // imports
        QTRY_COMPARE(wizard.step(), int(CampaignDraft::Flow));
        QCOMPARE(wizard.draft().listId, u"list-1"_s);
        QCOMPARE(door.asked(u"lists.import"_s).constFirst()["mapping"_L1]["note"_L1].toString(), u"户籍"_s);
        QTRY_VERIFY(!wizard.findChildren<QAbstractButton *>().isEmpty());
        wizard.forward();
        wizard.findChild<QSpinBox *>(u"pause.powered_off"_s)->setValue(77);
        wizard.forward();
        QCOMPARE(wizard.step(), int(CampaignDraft::Seats));
        wizard.findChild<QSpinBox *>(u"seatCount"_s)->setValue(4);
        wizard.forward();
        QCOMPARE(wizard.step(), int(CampaignDraft::Preflight));
        wizard.go(CampaignDraft::Mapping);
        QCOMPARE(wizard.draft().listId, u"list-1"_s); // the import stays
        QCOMPARE(wizard.draft().toParams()["attempts"_L1]["intervals"_L1]["powered_off"_L1].toInt(), 77);
        QCOMPARE(wizard.draft().toParams()["handOverSeats"_L1].toInt(), 4);
    }
    void wizard_flowOfALaterTemplate_isMarked() {
        FakeDoor door;
        CampaignWizard wizard(door);
        wizard.show();
        wizard.findChild<QAbstractButton *>(u"template.policy_notice"_s)->click();
        wizard.go(CampaignDraft::Flow); // the flows are fetched
        const auto marked = [&wizard] {
            QStringList names;
            const auto rows = wizard.findChildren<QAbstractButton *>(QRegularExpression(u"^flow\\."_s));
            for (const QAbstractButton *row : rows)
                if (row->isChecked())
                    names << row->objectName();
            return names;
        };
        QTRY_COMPARE(marked(), QStringList{u"flow.policy-notice"_s});
        wizard.go(CampaignDraft::Scenario);
        wizard.findChild<QAbstractButton *>(u"template.return_visit"_s)->click();
        wizard.go(CampaignDraft::Flow);
        QCOMPARE(marked(), QStringList{u"flow.return-visit"_s});
        QCOMPARE(wizard.draft().flowId, u"return-visit"_s);
    }
    void wizard_problems_canBeSeenAlone_andSavedOnceImported() {
        FakeDoor door;
        CampaignWizard wizard(door);
        wizard.resize(1368, 816);
        wizard.show();
        wizard.findChild<QAbstractButton *>(u"template.policy_notice"_s)->click();
        wizard.chooseFile(u"/data/名单.csv"_s);
        QTRY_VERIFY(!wizard.draft().preview.isEmpty());
        wizard.go(CampaignDraft::Mapping);
        QCOMPARE(wizard.findChild<Button *>(u"next"_s)->text(), CampaignWizard::tr("Import %1 people").arg(numberText(23046)));
        ConsoleFixture::settle(); // the table of the file before is gone
        const auto rows = [&wizard] { return wizard.findChild<Table *>(u"importPreview"_s)->records()->rowCount(); };
        const int all = rows();
        wizard.findChild<Button *>(u"problemRows"_s)->click();
        QCOMPARE(rows(), 5);
        wizard.findChild<Button *>(u"allRows"_s)->click();
        QCOMPARE(rows(), all);
        auto *save = wizard.findChild<Button *>(u"exportProblems"_s);
        QVERIFY(save->isHidden()); // there is no workbook yet
        wizard.forward();
        QTRY_COMPARE(wizard.step(), int(CampaignDraft::Flow));
        wizard.go(CampaignDraft::Mapping);
        QVERIFY(!save->isHidden());
        QTemporaryDir folder;
        wizard.exportProblems(folder.filePath(u"x.xlsx"_s));
        QTRY_COMPARE(door.asked(u"lists.errors"_s).size(), 1);
        QCOMPARE(door.asked(u"lists.errors"_s).constFirst()["id"_L1].toString(), wizard.draft().listId);
    }
    void wizard_template_fillsWhatIsUsual() {
        FakeDoor door;
        CampaignWizard wizard(door);
        wizard.show();
        wizard.forward();
        QCOMPARE(wizard.step(), int(CampaignDraft::Scenario)); // nothing chosen yet
        wizard.draft().name = u"台风"_s;
        wizard.findChild<QAbstractButton *>(u"template.emergency"_s)->click();
        QCOMPARE(wizard.draft().maxAttempts, 6);
        QCOMPARE(wizard.draft().priority, 9);
        QVERIFY(!wizard.draft().windows["holiday"_L1].toArray().isEmpty());
        QCOMPARE(wizard.draft().name, u"台风"_s);
        wizard.findChild<QAbstractButton *>(u"template.survey"_s)->click();
        QCOMPARE(wizard.draft().perDay, 1);
        QVERIFY(wizard.draft().windows["holiday"_L1].toArray().isEmpty());
    }
    void wizard_listThatIsHere_skipsTheFile() {
        FakeDoor door;
        door.on(u"lists.list"_s, QJsonObject{{u"items"_s, QJsonArray{QJsonObject{{u"id"_s, u"list-7"_s}, {u"name"_s, u"上月名单"_s}, {u"state"_s, u"ready"_s}, {u"imported"_s, 812}},
                                                                     QJsonObject{{u"id"_s, u"list-8"_s}, {u"name"_s, u"坏的"_s}, {u"state"_s, u"failed"_s}}}}});
        CampaignWizard wizard(door);
        wizard.show();
        wizard.findChild<QAbstractButton *>(u"template.reminder"_s)->click();
        wizard.findChild<QAbstractButton *>(u"source.list"_s)->click();
        QAbstractButton *list = nullptr;
        QTRY_VERIFY(([&] {
            const auto buttons = wizard.findChildren<QAbstractButton *>();
            for (QAbstractButton *button : buttons)
                list = button->text() == u"上月名单"_s ? button : list;
            return list != nullptr;
        }()));
        list->click();
        QCOMPARE(wizard.draft().listId, u"list-7"_s);
        wizard.forward();
        QCOMPARE(wizard.step(), int(CampaignDraft::Flow));
        wizard.findChild<Button *>(u"back"_s)->click();
        QCOMPARE(wizard.step(), int(CampaignDraft::Scenario));
    }
    void wizard_peopleOfTickets_areCountedThenMadeAList() {
        FakeDoor door;
        door.on(u"lists.fromQuery"_s, QJsonObject{{u"job"_s, u"q1"_s}, {u"listId"_s, u"list-q"_s}});
        door.on(u"jobs.get"_s, QJsonObject{{u"state"_s, u"done"_s},
                                           {u"result"_s, QJsonObject{{u"listId"_s, u"list-q"_s},
                                                                     {u"imported"_s, 42},
                                                                     {u"reasons"_s, QJsonObject{{u"duplicate"_s, 3}}},
                                                                     {u"sample"_s, QJsonArray{QJsonObject{{u"phone"_s, u"138****0001"_s}, {u"name"_s, u"张**"_s}}}}}}});
        CampaignWizard wizard(door);
        wizard.resize(1368, 816);
        wizard.show();
        wizard.findChild<QAbstractButton *>(u"template.return_visit"_s)->click();
        wizard.findChild<QAbstractButton *>(u"source.query"_s)->click();
        auto *next = wizard.findChild<Button *>(u"next"_s);
        QVERIFY(!next->isEnabled()); // there is no list yet
        auto *picker = wizard.findChild<PeoplePicker *>();
        QTRY_VERIFY(picker->isVisible());
        picker->findChild<Choice *>(u"queryState"_s)->setValue(u"closed"_s);
        picker->findChild<QLineEdit *>(u"queryFrom"_s)->setText(u"2026-10-01"_s);
        picker->findChild<QLineEdit *>(u"queryTo"_s)->setText(u"2026-10-31"_s);
        picker->findChild<QCheckBox *>(u"withoutVisit"_s)->setChecked(true);
        picker->findChild<Button *>(u"queryCount"_s)->click();
        QTRY_VERIFY(picker->findChild<QLabel *>(u"queryFound"_s)->text().contains(u"42"_s));
        QCOMPARE(picker->findChild<Table *>()->records()->rowCount(), 1);
        const QJsonObject asked = door.asked(u"lists.fromQuery"_s).constFirst();
        QVERIFY(asked["dryRun"_L1].toBool() && asked["withoutVisit"_L1].toBool());
        QCOMPARE(asked["states"_L1][0].toString(), u"closed"_s);
        QCOMPARE(asked["to"_L1].toInteger() - asked["from"_L1].toInteger(), 31 * qint64(86'400'000)); // the last day included
        QVERIFY(wizard.draft().listId.isEmpty()); // counting makes nothing
        picker->findChild<Button *>(u"queryMake"_s)->click();
        QTRY_COMPARE(wizard.draft().listId, u"list-q"_s);
        QVERIFY(!door.asked(u"lists.fromQuery"_s).constLast().contains(u"dryRun"_s));
        QVERIFY(next->isEnabled());
        // Asking for others: the list that was made is not of them.
        picker->findChild<QCheckBox *>(u"withoutVisit"_s)->setChecked(false);
        QVERIFY(wizard.draft().listId.isEmpty());
        QVERIFY(!next->isEnabled());
    }
    void picker_dayThatIsNone_isMarkedAndNotAsked() {
        FakeDoor door;
        PeoplePicker picker(door);
        picker.show();
        picker.findChild<QLineEdit *>(u"queryFrom"_s)->setText(u"gestern"_s);
        picker.count();
        QVERIFY(door.asked(u"lists.fromQuery"_s).isEmpty());
        QVERIFY(!picker.findChild<QLabel *>(u"queryFound"_s)->text().isEmpty());
        // Conditions of tickets don't go with a question about citizens.
        picker.findChild<QLineEdit *>(u"queryFrom"_s)->clear();
        picker.findChild<QCheckBox *>(u"withoutVisit"_s)->setChecked(true);
        picker.findChild<Choice *>(u"people"_s)->setValue(u"citizens"_s);
        QCOMPARE(*picker.query(), (QJsonObject{{u"people"_s, u"citizens"_s}}));
    }
    void picker_refused_saysSoAndCanBeRepeated() {
        FakeDoor door;
        door.on(u"lists.fromQuery"_s, [](const QJsonObject &) { return Error{ErrorKind::Refused, u"lists.query_refused"_s, u"x"_s, {}, {}}; });
        PeoplePicker picker(door);
        picker.show();
        picker.count();
        QTRY_VERIFY(picker.findChild<ErrorBanner *>()->isVisible());
        QVERIFY(!picker.isRunning());
        QVERIFY(picker.findChild<Button *>(u"queryMake"_s)->isEnabled());
    }
    void template_emergency_isUrgent_andSaysSo() {
        CampaignDraft draft;
        draft.useTemplate(u"emergency"_s);
        QVERIFY(draft.toParams()["rules"_L1]["urgent"_L1].toBool());
        draft.useTemplate(u"survey"_s);
        QVERIFY(!draft.toParams().contains(u"rules"_s));
    }
    void preflight_isAskedForAndShown() {
        FakeDoor door;
        door.on(u"campaigns.preflight"_s, QJsonObject{{u"job"_s, u"p1"_s}});
        door.on(u"jobs.get"_s, QJsonObject{{u"state"_s, u"done"_s}, {u"result"_s, door.sample(u"preflight.result"_s)}});
        PreflightView view(door);
        const QSignalSpy answered(&view, &PreflightView::answered);
        view.run({{u"id"_s, u"c1"_s}});
        QTRY_COMPARE(answered.count(), 1);
        QStringList words;
        const auto labels = view.side()->findChildren<QLabel *>();
        for (const QLabel *label : labels)
            words << label->text();
        QVERIFY2(words.contains(heldText(u"do_not_call"_s)), qPrintable(words.join(u'|')));
        // What the admin says counts from then on.
        view.side()->findChild<QDoubleSpinBox *>(u"answerRate"_s)->setValue(70);
        QTRY_COMPARE(answered.count(), 2);
        QCOMPARE(door.asked(u"campaigns.preflight"_s).constLast()["assumptions"_L1]["answerRate"_L1].toDouble(), 0.7);
        view.side()->deleteLater();
        view.face()->deleteLater();
    }
    void wizard_launch_createsAndStarts() {
        FakeDoor door;
        CampaignWizard wizard(door);
        const QSignalSpy launched(&wizard, &CampaignWizard::launched);
        wizard.chooseFile(u"/data/名单.csv"_s);
        QTRY_VERIFY(!wizard.draft().preview.isEmpty());
        wizard.draft().listId = u"list-1"_s;
        wizard.draft().flowId = u"policy-notice"_s;
        wizard.go(CampaignDraft::Review);
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
        wizard.go(CampaignDraft::File);
        wizard.chooseFile(u"/data/x.xlsx"_s);
        auto *banner = wizard.findChild<ErrorBanner *>();
        QTRY_VERIFY(banner->isVisible());
        QCOMPARE(banner->code(), u"sheet.damaged"_s);
        wizard.forward();
        QCOMPARE(wizard.step(), int(CampaignDraft::File));
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
        wizard.go(CampaignDraft::Mapping);
        wizard.forward();
        auto *banner = wizard.findChild<ErrorBanner *>();
        QTRY_VERIFY(banner->isVisible());
        QCOMPARE(banner->code(), u"lists.nothing_valid"_s);
        QCOMPARE(wizard.step(), int(CampaignDraft::Mapping));
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
    void wizard_severalFiles_areEachLookedAt_andReadTheirOwnWay() {
        FakeDoor door;
        const auto preview = [](const QString &title, int headerRow, const QJsonArray &problems) {
            QJsonObject reasons;
            for (const auto &problem : problems)
                reasons[problem["code"_L1].toString()] = reasons[problem["code"_L1].toString()].toInt() + 1;
            return QJsonObject{{u"sheets"_s, QJsonArray{QJsonObject{{u"name"_s, u"名单"_s}, {u"state"_s, u"visible"_s}}, QJsonObject{{u"name"_s, u"旧表"_s}, {u"state"_s, u"hidden"_s}}}},
                               {u"sheet"_s, u"名单"_s}, {u"headerRow"_s, headerRow}, {u"checked"_s, 10}, {u"valid"_s, 10 - problems.size()}, {u"problems"_s, problems}, {u"reasons"_s, reasons},
                               {u"columns"_s, QJsonArray{QJsonObject{{u"column"_s, 0}, {u"title"_s, u"姓名"_s}, {u"role"_s, u"name"_s}, {u"score"_s, 90}},
                                                         QJsonObject{{u"column"_s, 1}, {u"title"_s, title}, {u"role"_s, u"phone"_s}, {u"score"_s, 90}},
                                                         QJsonObject{{u"column"_s, 2}, {u"title"_s, u"备用"_s}, {u"role"_s, u"phone2"_s}, {u"score"_s, 90}}}},
                               {u"rows"_s, QJsonArray{QJsonArray{u"张*"_s, u"199****0001"_s, QString()}, QJsonArray{u"李*"_s, u"199****0002"_s, QString()}}}, {u"numbers"_s, QJsonArray{2, 3}}, {u"places"_s, QJsonArray{}}};
        };
        const QJsonObject lost{{u"row"_s, 3}, {u"code"_s, u"phone.digits_lost"_s}, {u"reason"_s, u"位数不足"_s}};
        const QJsonObject twice{{u"row"_s, 2}, {u"code"_s, u"duplicate"_s}, {u"reason"_s, u"重复"_s}};
        door.on(u"lists.preview"_s, [=](const QJsonObject &params) -> Expected<QJsonValue> {
            const QString path = params["path"_L1].toString();
            if (path == "/data/d.xlsx"_L1)
                return Error{ErrorKind::BadInput, u"sheet.corrupt"_s, u"no workbook"_s, {}, path};
            return QJsonValue(path == "/data/b.xlsx"_L1 ? preview(u"手机"_s, 2, {lost, twice}) : preview(u"电话"_s, 1, {twice}));
        });
        CampaignWizard wizard(door);
        wizard.resize(1368, 816);
        wizard.show();
        wizard.go(CampaignDraft::File);
        auto *choice = wizard.findChild<Choice *>(u"fileChoice"_s);
        QVERIFY(choice->isHidden() || !choice->isVisible());
        wizard.chooseFiles({u"/data/a.xlsx"_s, u"/data/b.xlsx"_s, u"/data/c.xlsx"_s, u"/data/d.xlsx"_s});
        QTRY_COMPARE(door.asked(u"lists.preview"_s).size(), 4);
        QTRY_VERIFY(wizard.files().at(3).isFailed);
        QVERIFY(choice->isVisible());
        QCOMPARE(choice->count(), 4);
        QVERIFY(choice->itemText(3).contains(u"d.xlsx"_s));
        // All of them are counted, and a problem leads to the file that has it.
        QCOMPARE(wizard.files().totals()["checked"_L1].toInteger(), 30);
        QCOMPARE(wizard.files().totals()["valid"_L1].toInteger(), 26);
        auto *bar = wizard.findChild<QAbstractButton *>(u"problemBar.phone.digits_lost"_s);
        QVERIFY(bar && bar->isEnabled());
        bar->click();
        QCOMPARE(wizard.files().current(), 1);
        QCOMPARE(wizard.draft().path, u"/data/b.xlsx"_s);
        QTRY_COMPARE(wizard.findChild<Table *>(u"importPreview"_s)->currentRecord()["row"_L1].toInt(), 3);
        QCOMPARE(wizard.findChild<QSpinBox *>(u"headerRow"_s)->value(), 2);
        // What is said of one holds for those with its titles, and for no other.
        choice->setCurrentIndex(0);
        Q_EMIT choice->activated(0);
        wizard.draft().setRole(u"备用"_s, u"phone"_s);
        Q_EMIT wizard.findChild<ImportOptions *>()->changed();
        QTRY_COMPARE(wizard.files().at(2).mapping, wizard.draft().mapping);
        QVERIFY(wizard.files().at(1).mapping.isEmpty());
        QTRY_COMPARE(wizard.files().nextUnread(), -1);
        // The sheet and the row of the titles are one file's.
        wizard.lookAtFile(1);
        auto *header = wizard.findChild<QSpinBox *>(u"headerRow"_s);
        header->setValue(4);
        Q_EMIT header->editingFinished();
        QTRY_COMPARE(door.asked(u"lists.preview"_s).constLast()["headerRow"_L1].toInt(), 4);
        QCOMPARE(door.asked(u"lists.preview"_s).constLast()["path"_L1].toString(), u"/data/b.xlsx"_s);
        wizard.go(CampaignDraft::Mapping);
        wizard.forward();
        QTRY_COMPARE(door.asked(u"lists.import"_s).size(), 1);
        const QJsonObject asked = door.asked(u"lists.import"_s).constFirst();
        QCOMPARE(asked["path"_L1].toString(), u"/data/a.xlsx"_s);
        QCOMPARE(asked["mapping"_L1]["phone"_L1].toString(), u"备用"_s);
        QVERIFY(!asked.contains(u"headerRow"_s));
        QCOMPARE(asked["more"_L1].toArray(), (QJsonArray{u"/data/b.xlsx"_s, u"/data/c.xlsx"_s, u"/data/d.xlsx"_s}));
        QCOMPARE(asked["moreAs"_L1][0]["headerRow"_L1].toInt(), 4);
        QVERIFY(asked["moreAs"_L1][0]["mapping"_L1].toObject().isEmpty());
        QCOMPARE(asked["moreAs"_L1][1]["headerRow"_L1].toInt(), -1);
        QCOMPARE(asked["moreAs"_L1][1]["mapping"_L1].toObject(), asked["mapping"_L1].toObject());
    }
    void wizard_f8_goesFromProblemToProblemAndAroundAgain() {
        FakeDoor door;
        CampaignWizard wizard(door);
        wizard.resize(1368, 816);
        wizard.show();
        wizard.chooseFile(u"/data/名单.csv"_s);
        QTRY_VERIFY(!wizard.draft().preview.isEmpty());
        wizard.go(CampaignDraft::Mapping);
        auto *table = wizard.findChild<Table *>(u"importPreview"_s);
        QVERIFY(table);
        QStringList seen;
        do {
            QTest::keyClick(&wizard, Qt::Key_F8);
            const QJsonObject row = table->currentRecord();
            QVERIFY(!row["code"_L1].toString().isEmpty());
            seen << QString::number(row["row"_L1].toInt());
        } while (seen.size() < 20 && seen.count(seen.constFirst()) == 1);
        seen.removeLast();
        QVERIFY(seen.size() > 1);
        QCOMPARE(QSet<QString>(seen.begin(), seen.end()).size(), seen.size());
    }
    void wizard_remember_namesTheUsesOfTheColumnsUnlessItIsNotWanted() {
        for (const bool wanted : {true, false}) {
            FakeDoor door;
            CampaignWizard wizard(door);
            wizard.show();
            wizard.chooseFile(u"/data/名单.csv"_s);
            QTRY_VERIFY(!wizard.draft().preview.isEmpty());
            wizard.go(CampaignDraft::Mapping);
            auto *remember = wizard.findChild<QCheckBox *>(u"remember"_s);
            QVERIFY(remember->isEnabled() && remember->isChecked());
            remember->setChecked(wanted);
            QCOMPARE(wizard.findChild<QLineEdit *>(u"templateName"_s)->isEnabled(), wanted);
            wizard.forward();
            QTRY_COMPARE(wizard.step(), int(CampaignDraft::Flow));
            QCOMPARE(door.asked(u"lists.import"_s).constFirst()["template"_L1].toString(), wanted ? u"名单"_s : QString());
            QVERIFY(!remember->isEnabled()); // it is done
        }
    }
    void wizard_fileWithoutTitles_cannotBeRemembered() {
        FakeDoor door;
        QJsonObject preview = door.sample(u"lists.preview"_s);
        preview.insert(u"headerRow"_s, 0);
        door.on(u"lists.preview"_s, preview);
        CampaignWizard wizard(door);
        wizard.show();
        wizard.chooseFile(u"/data/名单.csv"_s);
        QTRY_VERIFY(!wizard.draft().preview.isEmpty());
        wizard.go(CampaignDraft::Mapping);
        QVERIFY(!wizard.findChild<QCheckBox *>(u"remember"_s)->isEnabled());
        wizard.forward();
        QTRY_COMPARE(door.asked(u"lists.import"_s).size(), 1);
        QVERIFY(!door.asked(u"lists.import"_s).constFirst().contains(u"template"_s));
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
    void preflight_halfHourOpensItsRow() {
        FakeDoor door;
        PreflightView view(door);
        view.face()->resize(900, 600);
        view.show(door.sample(u"preflight.result"_s));
        view.face()->show();
        ConsoleFixture::settle();
        auto *bars = view.face()->findChild<LabelledView *>();
        QVERIFY(bars);
        QTest::keyClick(bars, Qt::Key_Home);
        QTest::keyClick(bars, Qt::Key_Return);
        auto *dialog = view.face()->findChild<QDialog *>(u"halfHours"_s);
        QVERIFY(dialog);
        const auto *table = dialog->findChild<Table *>();
        QVERIFY(table->records()->rowCount() > 5);
        QCOMPARE(table->currentRecord()["at"_L1].toInteger(), door.sample(u"preflight.result"_s)["halfHours"_L1][0]["at"_L1].toInteger());
        view.side()->deleteLater();
        view.face()->deleteLater();
    }
    void preflight_aListThatIsGone_isTold() {
        FakeDoor door;
        PreflightView view(door);
        QJsonObject result = door.sample(u"preflight.result"_s);
        view.show(result);
        const auto remarksOf = [&view] { return view.face()->findChildren<QLabel *>(u"remark"_s) + view.side()->findChildren<QLabel *>(u"remark"_s); };
        QVERIFY(remarksOf().isEmpty());
        result.insert(u"remarks"_s, QJsonArray{QJsonObject{{u"code"_s, u"excluded_list_gone"_s}, {u"name"_s, u"投诉名单"_s}}, QJsonObject{{u"code"_s, u"excluded_list_gone"_s}, {u"name"_s, QString()}}});
        view.show(result);
        const auto remarks = remarksOf();
        QCOMPARE(remarks.size(), 2);
        QVERIFY(remarks[0]->text().contains(u"投诉名单"_s));
        QVERIFY(!remarks[1]->text().isEmpty());
        view.side()->deleteLater();
        view.face()->deleteLater();
    }
    void preflight_heldBarOpensItsPeople() {
        FakeDoor door;
        door.on(u"lists.contacts"_s, QJsonObject{{u"items"_s, QJsonArray{QJsonObject{{u"id"_s, u"l1.7"_s}, {u"row"_s, 7}, {u"phone"_s, u"138****1234"_s}, {u"name"_s, u"张**"_s}}}}});
        QJsonObject result = door.sample(u"preflight.result"_s);
        result.insert(u"listId"_s, u"l1"_s);
        result.insert(u"heldRows"_s, QJsonObject{{u"do_not_call"_s, QJsonArray{7}}});
        PreflightView view(door);
        view.show(result);
        view.side()->show();
        auto *bar = view.side()->findChild<Button *>(u"held.do_not_call"_s);
        QVERIFY(bar && bar->isEnabled());
        QTest::keyClick(bar, Qt::Key_Space);
        auto *dialog = view.side()->findChild<QDialog *>(u"held"_s);
        QVERIFY(dialog);
        QTRY_COMPARE(dialog->findChild<Table *>()->records()->rowCount(), 1);
        const QJsonObject asked = door.asked(u"lists.contacts"_s).constFirst();
        QCOMPARE(asked["id"_L1].toString(), u"l1"_s);
        QCOMPARE(asked["filter"_L1]["rows"_L1].toArray(), QJsonArray{7});
        view.side()->deleteLater();
        view.face()->deleteLater();
    }
    void wizard_furtherNumbers_areARuleOfTheCampaign() {
        FakeDoor door;
        CampaignWizard wizard(door);
        wizard.resize(1368, 816);
        wizard.show();
        QVERIFY(wizard.draft().toParams()["attempts"_L1]["alternates"_L1]["after"_L1].toArray().contains(u"no_answer"_s)); // usually on
        wizard.go(CampaignDraft::Schedule);
        wizard.findChild<QCheckBox *>(u"alternates.rejected"_s)->setChecked(true);
        wizard.findChild<QCheckBox *>(u"alternates.busy"_s)->setChecked(false);
        wizard.findChild<QSpinBox *>(u"alternateMinutes"_s)->setValue(15);
        const QJsonObject rule = wizard.draft().toParams()["attempts"_L1]["alternates"_L1].toObject();
        QVERIFY(rule["after"_L1].toArray().contains(u"rejected"_s) && !rule["after"_L1].toArray().contains(u"busy"_s));
        QCOMPARE(rule["minutes"_L1].toInt(), 15);
        wizard.findChild<QCheckBox *>(u"alternates"_s)->setChecked(false);
        QVERIFY(!wizard.findChild<QSpinBox *>(u"alternateMinutes"_s)->isEnabled());
        QVERIFY(!wizard.draft().toParams()["attempts"_L1].toObject().contains(u"alternates"_s));
    }
    void voice_isChosenHeardAndStopped() {
        FakeDoor door;
        door.on(u"speech.voices"_s, QJsonObject{{u"items"_s, QJsonArray{QJsonObject{{u"id"_s, u"a"_s}, {u"title"_s, u"女声"_s}}, QJsonObject{{u"id"_s, u"b"_s}, {u"title"_s, u"男声"_s}}}}});
        door.on(u"campaigns.audition"_s, QJsonObject{{u"transfer"_s, u"t1"_s}, {u"bytes"_s, 44}});
        CampaignWizard wizard(door);
        wizard.resize(1368, 816);
        wizard.show();
        wizard.draft().listId = u"l1"_s;
        wizard.draft().fromFile = false;
        wizard.draft().useTemplate(u"policy_notice"_s);
        wizard.go(CampaignDraft::Flow);
        auto *picker = wizard.findChild<VoicePicker *>();
        auto *voice = picker->findChild<Choice *>(u"voice"_s);
        QTRY_COMPARE(voice->count(), 3);
        QVERIFY(!wizard.draft().toParams().contains(u"voice"_s));
        voice->setValue(u"b"_s);
        Q_EMIT voice->activated(voice->currentIndex());
        picker->findChild<QSpinBox *>(u"voiceRate"_s)->setValue(85);
        QCOMPARE(wizard.draft().toParams()["voice"_L1].toObject(), QJsonObject({{u"id"_s, u"b"_s}, {u"rate"_s, 85}}));
        auto *listen = picker->findChild<Button *>(u"audition"_s);
        door.hold(u"campaigns.audition"_s);
        listen->click();
        QTRY_COMPARE(door.asked(u"campaigns.audition"_s).size(), 1);
        const QJsonObject asked = door.asked(u"campaigns.audition"_s).constLast();
        QCOMPARE(asked["flowId"_L1].toString(), u"policy-notice"_s);
        QCOMPARE(asked["listId"_L1].toString(), u"l1"_s);
        QCOMPARE(asked["voice"_L1].toString(), u"b"_s);
        QCOMPARE(asked["rate"_L1].toInt(), 85);
        QVERIFY(picker->isPlaying());
        listen->click(); // stopped at once; what comes later is not played
        QVERIFY(!picker->isPlaying());
        door.release();
        ConsoleFixture::settle();
        QVERIFY(!picker->isPlaying());
        door.on(u"campaigns.audition"_s, [](const QJsonObject &) -> Expected<QJsonValue> { return Error{ErrorKind::Unreachable, u"workers.died"_s, u"gone"_s, {}, {}}; });
        listen->click();
        QTRY_VERIFY(!picker->isPlaying() || !picker->findChild<ErrorBanner *>()->isHidden());
        listen->click();
        wizard.go(CampaignDraft::Schedule); // out of sight, out of hearing
        QVERIFY(!picker->isPlaying());
    }
};
LIANXIN_TEST(tst_CampaignWizard);
#include "tst_CampaignWizard.moc"
