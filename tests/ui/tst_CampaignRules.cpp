// SPDX-License-Identifier: GPL-3.0-or-later
#include "Fixture.h"
#include "support/TestRegistry.h"
#include "ui/campaigns/CampaignList.h"
#include "ui/campaigns/CampaignWizard.h"
#include "ui/campaigns/DialRulesDialog.h"
#include "ui/campaigns/RulesCard.h"
#include "ui/campaigns/TemplatesDialog.h"
#include "ui/models/Format.h"
#include "ui/widgets/Table.h"
#include <QPointer>
#include <QTest>

using namespace lianxin;
using lianxin::test::FakeDoor;

//! The rules of one campaign, and those that hold over all calls.
class tst_CampaignRules : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { test::prepareUi(); }
    void wizard_rules_areSentWhereTheyAreNotUsual() {
        FakeDoor door;
        CampaignWizard wizard(door);
        wizard.resize(1368, 816);
        wizard.show();
        wizard.draft().listId = u"list-1"_s;
        wizard.draft().useTemplate(u"policy_notice"_s);
        QVERIFY(!wizard.draft().toParams().contains("rules"_L1));
        wizard.go(CampaignDraft::Seats);
        QTRY_VERIFY(wizard.findChild<QCheckBox *>(u"leaveOut.list-2"_s));
        QVERIFY(!wizard.findChild<QCheckBox *>(u"leaveOut.list-1"_s)); // its own
        QVERIFY(!wizard.findChild<QCheckBox *>(u"leaveOut.list-6"_s)); // taken back
        wizard.findChild<QCheckBox *>(u"leaveOut.list-2"_s)->setChecked(true);
        wizard.findChild<QCheckBox *>(u"needsConsent"_s)->setChecked(true);
        auto *group = wizard.findChild<QLineEdit *>(u"exclusionGroup"_s);
        group->setText(u" 民生回访 "_s);
        Q_EMIT group->editingFinished();
        wizard.findChild<QDoubleSpinBox *>(u"dropCeiling"_s)->setValue(1.5);
        wizard.findChild<QSpinBox *>(u"dropAfter"_s)->setValue(20);
        auto *pace = wizard.findChild<Choice *>(u"paceBy"_s);
        pace->setValue(u"lines"_s);
        Q_EMIT pace->activated(pace->currentIndex());
        const QJsonObject rules = wizard.draft().toParams()["rules"_L1].toObject();
        QCOMPARE(rules, QJsonObject({{u"needsConsent"_s, true}, {u"exclusionGroup"_s, u"民生回访"_s}, {u"excludeLists"_s, QJsonArray{u"list-2"_s}},
                                     {u"dropCeiling"_s, 0.015}, {u"dropAfterSeconds"_s, 20}, {u"bySeats"_s, false}}));
        wizard.findChild<QCheckBox *>(u"urgent"_s)->setChecked(true);
        QVERIFY(wizard.draft().urgent);
        wizard.findChild<QCheckBox *>(u"leaveOut.list-2"_s)->setChecked(false);
        QVERIFY(!wizard.draft().toParams()["rules"_L1].toObject().contains("excludeLists"_L1));
    }
    void wizard_aListThatIsLeftOut_becomesTheCampaignsOwn_andIsNotLeftOut() {
        FakeDoor door;
        CampaignWizard wizard(door);
        wizard.resize(1368, 816);
        wizard.show();
        wizard.draft().listId = u"list-1"_s;
        wizard.go(CampaignDraft::Seats);
        QTRY_VERIFY(wizard.findChild<QCheckBox *>(u"leaveOut.list-2"_s));
        wizard.findChild<QCheckBox *>(u"leaveOut.list-2"_s)->setChecked(true);
        QVERIFY(wizard.draft().toParams()["rules"_L1].toObject().contains("excludeLists"_L1));
        wizard.go(CampaignDraft::File);
        wizard.draft().listId = u"list-2"_s;
        wizard.go(CampaignDraft::Seats);
        QVERIFY(!wizard.draft().toParams()["rules"_L1].toObject().contains("excludeLists"_L1));
    }
    void wizard_everyRole_canBeChosen_andEveryCauseHasItsPause() {
        const QStringList roles = CampaignDraft::roles();
        for (const QString &role : {u"language"_s, u"id"_s, u"phone3"_s}) // as the engine guesses them
            QVERIFY(roles.contains(role) && CampaignDraft::roleText(role) != role);
        FakeDoor door;
        CampaignWizard wizard(door);
        wizard.findChild<QSpinBox *>(u"pause.rejected"_s)->setValue(33);
        wizard.findChild<QSpinBox *>(u"pause.suspended"_s)->setValue(44);
        const QJsonObject pauses = wizard.draft().toParams()["attempts"_L1]["intervals"_L1].toObject();
        QCOMPARE(pauses["rejected"_L1].toInt(), 33);
        QCOMPARE(pauses["suspended"_L1].toInt(), 44);
        // And so many calls that may end so; as is usual where nothing was said.
        QVERIFY(!wizard.draft().toParams()["attempts"_L1].toObject().contains("most"_L1));
        auto *most = wizard.findChild<QSpinBox *>(u"most.rejected"_s);
        QVERIFY(!most->specialValueText().isEmpty() && !most->accessibleName().isEmpty());
        most->setValue(1);
        QCOMPARE(wizard.draft().toParams()["attempts"_L1]["most"_L1].toObject(), QJsonObject({{u"rejected"_s, 1}}));
        most->setValue(0);
        QVERIFY(!wizard.draft().toParams()["attempts"_L1].toObject().contains("most"_L1));
    }
    void keptUsesOfColumns_areShown_removedAfterAWhile_andKeptAgain() {
        FakeDoor door;
        const auto entry = [](const QString &id, const QString &name) {
            return QJsonObject{{u"id"_s, id}, {u"name"_s, name}, {u"mapping"_s, QJsonObject{{u"phone"_s, u"联系电话"_s}, {u"field"_s, QJsonArray{u"类别"_s}}}}, {u"usedAt"_s, qint64(1791590400000)}};
        };
        door.on(u"lists.templates"_s, QJsonObject{{u"items"_s, QJsonArray{entry(u"t1"_s, u"周报"_s), entry(u"t2"_s, u"月报"_s)}}});
        door.on(u"lists.removeTemplate"_s, QJsonObject());
        CampaignWizard wizard(door);
        wizard.resize(1368, 816);
        wizard.show();
        wizard.findChild<Button *>(u"keptTemplates"_s)->click();
        QPointer<TemplatesDialog> dialog = wizard.findChild<TemplatesDialog *>();
        QVERIFY(dialog);
        auto *table = dialog->findChild<Table *>();
        QTRY_COMPARE(table->records()->rowCount(), 2);
        QVERIFY(table->records()->index(0, 2).data().toString().contains(u"联系电话"_s));
        auto *remove = dialog->findChild<Button *>(u"removeTemplate"_s);
        remove->click();
        QCOMPARE(table->records()->rowCount(), 1);
        QVERIFY(door.asked(u"lists.removeTemplate"_s).isEmpty()); // it can be taken back
        dialog->findChild<Button *>(u"keepTemplate"_s)->click();
        QCOMPARE(table->records()->rowCount(), 2);
        remove->click();
        dialog->settle(); // the time is over
        QCOMPARE(door.asked(u"lists.removeTemplate"_s).size(), 1);
        QCOMPARE(door.asked(u"lists.removeTemplate"_s).constLast()["id"_L1].toString(), u"t1"_s);
        QCOMPARE(table->records()->rowCount(), 1);
        remove->click();
        dialog->accept(); // at once
        QCOMPARE(door.asked(u"lists.removeTemplate"_s).size(), 2);
        QCOMPARE(door.asked(u"lists.removeTemplate"_s).constLast()["id"_L1].toString(), u"t2"_s);
        QTRY_VERIFY(!dialog);
        TemplatesDialog readOnly(door, false);
        readOnly.setAttribute(Qt::WA_DeleteOnClose, false);
        QVERIFY(readOnly.findChild<Button *>(u"removeTemplate"_s)->isHidden());
    }
    void import_hiddenRows_areOfferedToBeLeftOut() {
        FakeDoor door;
        QJsonObject preview = door.sample(u"lists.preview"_s);
        door.on(u"lists.preview"_s, preview);
        CampaignWizard wizard(door);
        wizard.resize(1368, 816);
        wizard.show();
        wizard.go(CampaignDraft::File);
        auto *skip = wizard.findChild<QCheckBox *>(u"skipHidden"_s);
        wizard.chooseFile(u"/data/无隐藏.xlsx"_s);
        QTRY_VERIFY(!wizard.draft().preview.isEmpty());
        QVERIFY(skip->isHidden()); // nothing to leave out
        preview.insert(u"hidden"_s, 12);
        preview.insert(u"sheets"_s, QJsonArray{QJsonObject{{u"name"_s, u"名单"_s}, {u"state"_s, u"visible"_s}}, QJsonObject{{u"name"_s, u"旧表"_s}, {u"state"_s, u"hidden"_s}}});
        door.on(u"lists.preview"_s, preview);
        wizard.chooseFile(u"/data/筛选.xlsx"_s);
        QTRY_VERIFY(!skip->isHidden());
        QVERIFY(skip->text().contains(u"12"_s));
        Choice *sheets = nullptr;
        for (Choice *choice : wizard.findChildren<Choice *>())
            sheets = choice->findData(u"旧表"_s) >= 0 ? choice : sheets;
        QVERIFY(sheets);
        QVERIFY(sheets->itemText(sheets->findData(u"旧表"_s)) != u"旧表"_s); // told from the others
        QCOMPARE(sheets->itemText(sheets->findData(u"名单"_s)), u"名单"_s);
        const auto asked = door.asked(u"lists.preview"_s).size();
        QVERIFY(!door.asked(u"lists.preview"_s).constLast().contains("skipHidden"_L1));
        skip->setChecked(true); // looked at anew
        QTRY_COMPARE(door.asked(u"lists.preview"_s).size(), asked + 1);
        QVERIFY(door.asked(u"lists.preview"_s).constLast()["skipHidden"_L1].toBool());
        QTRY_VERIFY(!wizard.draft().preview.isEmpty());
        wizard.go(CampaignDraft::Mapping);
        wizard.forward();
        QTRY_COMPARE(door.asked(u"lists.import"_s).size(), 1);
        QVERIFY(door.asked(u"lists.import"_s).constFirst()["skipHidden"_L1].toBool());
    }
    void numbers_showPlaceAndCarrier_asFarAsKnown() {
        QCOMPARE(placeText({{u"place"_s, u"北京"_s}, {u"carrier"_s, u"china_mobile"_s}}), u"北京 移动"_s);
        QCOMPARE(placeText({{u"carrier"_s, u"china_unicom_mvno"_s}}), u"联通（转售）"_s);
        QCOMPARE(placeText({}), QString());
    }
    void rulesForAllCalls_areReadAndChanged() {
        FakeDoor door;
        const QJsonObject now{{u"numberCap"_s, 5}, {u"adultFrom"_s, 18}, {u"elderlyFrom"_s, 65}, {u"elderlyHours"_s, QJsonArray{u"09:00-11:30"_s, u"14:30-18:00"_s}}};
        door.on(u"dialling.settings"_s, now);
        door.on(u"dialling.setSettings"_s, [](const QJsonObject &) -> Expected<QJsonValue> {
            return Error{ErrorKind::Usage, u"dialling.bad_setting"_s, u"elderlyHours must be times of a day."_s, {}, u"elderlyHours"_s};
        });
        CampaignList list(door, true);
        list.show();
        list.findChild<Button *>(u"dialRules"_s)->click();
        QPointer<DialRulesDialog> dialog = list.findChild<DialRulesDialog *>();
        QVERIFY(dialog);
        auto *save = dialog->findChild<Button *>(u"saveRules"_s);
        QVERIFY(save->isDefault() && !save->isEnabled()); // not before they are known
        QTRY_VERIFY(save->isEnabled());
        QCOMPARE(dialog->findChild<QLineEdit *>(u"elderlyHours"_s)->text(), u"09:00-11:30, 14:30-18:00"_s);
        dialog->findChild<QSpinBox *>(u"numberCap"_s)->setValue(2);
        dialog->findChild<QLineEdit *>(u"elderlyHours"_s)->setText(u"10：00–11：00"_s);
        save->click();
        QTRY_VERIFY(!dialog->findChild<ErrorBanner *>()->isHidden());
        const QJsonObject asked = door.asked(u"dialling.setSettings"_s).constFirst();
        QCOMPARE(asked["numberCap"_L1].toInt(), 2);
        QCOMPARE(asked["elderlyHours"_L1].toArray(), QJsonArray{u"10:00-11:00"_s});
        // Trying again asks with what was typed, as saving does.
        Q_EMIT dialog->findChild<ErrorBanner *>()->retried();
        QTRY_COMPARE(door.asked(u"dialling.setSettings"_s).size(), 2);
        QCOMPARE(door.asked(u"dialling.setSettings"_s).constLast(), asked);
        QCOMPARE(door.asked(u"dialling.settings"_s).size(), 1);
        QTRY_VERIFY(!dialog->findChild<ErrorBanner *>()->isHidden());
        QCOMPARE(dialog->findChild<QSpinBox *>(u"numberCap"_s)->value(), 2);
        QCOMPARE(dialog->findChild<QLineEdit *>(u"elderlyHours"_s)->text(), u"10：00–11：00"_s);
        door.on(u"dialling.setSettings"_s, now);
        Q_EMIT dialog->findChild<ErrorBanner *>()->retried();
        QTRY_VERIFY(!dialog);
        CampaignList readOnly(door, false);
        QVERIFY(readOnly.findChild<Button *>(u"dialRules"_s)->isHidden());
    }
};
LIANXIN_TEST(tst_CampaignRules);
#include "tst_CampaignRules.moc"
