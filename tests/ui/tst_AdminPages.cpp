// SPDX-License-Identifier: GPL-3.0-or-later
#include "AdminSamples.h"
#include "Fixture.h"
#include "support/TestRegistry.h"
#include "ui/admin/AdminPage.h"
#include "ui/admin/BackupsPage.h"
#include "ui/admin/CalendarPage.h"
#include "ui/admin/DoNotCallPage.h"
#include "ui/admin/EnginesPage.h"
#include "ui/models/Format.h"
#include "ui/admin/FlowEditor.h"
#include "ui/admin/FlowTrialPanel.h"
#include "ui/admin/FlowsPage.h"
#include "ui/admin/NumbersDialog.h"
#include "ui/admin/SheetImportDialog.h"
#include "ui/admin/TrunkDialog.h"
#include "ui/admin/TrunksPage.h"
#include "ui/admin/UnitsPage.h"
#include "ui/models/LineDiff.h"
#include <QApplication>
#include <QClipboard>
#include <QSignalSpy>
#include <QTest>
#include <algorithm>

using namespace lianxin;
using lianxin::test::FakeDoor;

//! The system pages on a scripted door: what they ask, show and send.
class tst_AdminPages : public QObject {
    Q_OBJECT

    // The dialogue that a click brought up.
    template <class Dialog = VerbDialog>
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
    static void click(QWidget *where, const QString &name) {
        auto *button = where->findChild<Button *>(name);
        QVERIFY2(button, qPrintable(name));
        QVERIFY2(button->isEnabled(), qPrintable(name));
        button->click();
    }
    static void type(QWidget *where, const QString &name, const QString &words) {
        auto *edit = where->findChild<QLineEdit *>(name);
        QVERIFY2(edit, qPrintable(name));
        edit->setText(words);
    }
    static Error trouble() { return {ErrorKind::Store, u"storage.io"_s, u"disk full"_s, u"make room"_s, {}}; }

private Q_SLOTS:
    void initTestCase() { test::prepareUi(); }

    void pages_areForThoseWhoMay() {
        for (const auto &[who, keys] : {std::pair{u"admin"_s, QStringList{u"flows"_s, u"units"_s, u"dnc"_s, u"calendar"_s}}, {u"system"_s, QStringList{u"trunks"_s, u"engines"_s, u"backups"_s}},
                                        {u"security"_s, QStringList{u"users"_s}}}) {
            test::ConsoleFixture f;
            f.login(who);
            f.window->go(u"admin"_s);
            const auto *page = f.window->findChild<AdminPage *>();
            QVERIFY2(page, qPrintable(who));
            for (const QString &key : {u"flows"_s, u"units"_s, u"dnc"_s, u"calendar"_s, u"trunks"_s, u"engines"_s, u"backups"_s, u"users"_s})
                QVERIFY2(page->keys().contains(key) == keys.contains(key), qPrintable(who + u' ' + key));
        }
    }

    void rulesOfNumbers_areReadWrittenAndChecked() {
        const QJsonObject mobiles{{u"pattern"_s, u"1[3-9]\\d{9}"_s}, {u"replacement"_s, u"0\\0"_s}, {u"outOfTown"_s, true}};
        const QJsonObject service{{u"pattern"_s, u"(12\\d{3})"_s}, {u"replacement"_s, u"010\\1"_s}, {u"outOfTown"_s, false}};
        TrunkDialog known({{u"name"_s, u"电信主用"_s}, {u"host"_s, u"10.20.0.11"_s}, {u"numberRules"_s, QJsonArray{mobiles, service}}});
        QCOMPARE(known.trunk()["numberRules"_L1].toArray(), (QJsonArray{mobiles, service})); // as they were
        auto *edit = known.findChild<QPlainTextEdit *>(u"rules"_s);
        QCOMPARE(edit->toPlainText().count(u'\n'), 1);
        auto *verb = known.findChild<Button *>(u"verb"_s);
        for (const QString &wrong : {u"1[3-9"_s, u"1[3-9 => 0\\0"_s, u"1 => "_s, u"1 => 0; somewhere"_s}) {
            edit->setPlainText(u"12345 => 1\n"_s + wrong);
            QVERIFY2(!verb->isEnabled(), qPrintable(wrong));
        }
        edit->setPlainText(u"\n  12345 =>  1 \n"_s);
        QVERIFY(verb->isEnabled());
        QCOMPARE(known.trunk()["numberRules"_L1].toArray(), (QJsonArray{QJsonObject{{u"pattern"_s, u"12345"_s}, {u"replacement"_s, u"1"_s}, {u"outOfTown"_s, false}}}));
        edit->clear();
        known.findChild<Button *>(u"usualRule"_s)->click();
        QCOMPARE(known.trunk()["numberRules"_L1].toArray(), QJsonArray{mobiles});
    }

    void trunkCodecs_keepTheirOrder_andAreChosen() {
        TrunkDialog fresh({});
        QCOMPARE(fresh.trunk()["codecs"_L1].toArray(), (QJsonArray{u"PCMA"_s, u"PCMU"_s}));
        TrunkDialog known({{u"name"_s, u"电信主用"_s}, {u"host"_s, u"10.20.0.11"_s}, {u"codecs"_s, QJsonArray{u"PCMU"_s, u"PCMA"_s}}});
        QCOMPARE(known.trunk()["codecs"_L1].toArray(), (QJsonArray{u"PCMU"_s, u"PCMA"_s}));
        auto *codecs = known.findChild<Choice *>(u"codecs"_s);
        QCOMPARE(codecs->count(), 4);
        codecs->setFocus();
        QTest::keyClick(codecs, Qt::Key_Down);
        QCOMPARE(known.trunk()["codecs"_L1].toArray(), QJsonArray{u"PCMA"_s});
        TrunkDialog odd({{u"name"_s, u"旧"_s}, {u"host"_s, u"10.20.0.11"_s}, {u"codecs"_s, QJsonArray{u"PCMA"_s, u"PCMA"_s}}});
        QCOMPARE(odd.trunk()["codecs"_L1].toArray(), (QJsonArray{u"PCMA"_s, u"PCMA"_s})); // as it was
    }

    void numbersOfTheHotline_areGivenToFlowsOrSeats_andTakenOff() {
        FakeDoor door;
        test::giveAdminSamples(door);
        door.on(u"inbound.set"_s, QJsonObject());
        door.on(u"inbound.remove"_s, QJsonObject());
        FlowsPage page(door, true);
        page.setVisible(true);
        QTRY_VERIFY(page.findChild<ListDetail *>()->model()->rowCount() > 0);
        click(&page, u"numbers"_s);
        auto *dialog = dialogOf<NumbersDialog>(&page);
        QVERIFY(dialog);
        auto *save = dialog->findChild<Button *>(u"save"_s);
        auto *remove = dialog->findChild<Button *>(u"remove"_s);
        auto *flow = dialog->findChild<Choice *>(u"flow"_s);
        QCOMPARE(flow->count(), 3); // the seats, and what answers calls
        for (const QString &wrong : {QString(), u"12"_s, u"12a45"_s}) {
            type(dialog, u"number"_s, wrong);
            QVERIFY2(!save->isEnabled(), qPrintable(wrong));
        }
        type(dialog, u"number"_s, u"12345"_s);
        QVERIFY(save->isEnabled());
        QVERIFY(!remove->isEnabled()); // not there yet
        flow->setValue(u"ticket-progress"_s);
        type(dialog, u"skill"_s, u"社保"_s);
        save->click();
        QTRY_COMPARE(door.asked(u"inbound.set"_s).size(), 1);
        QCOMPARE(door.asked(u"inbound.set"_s).constFirst(), (QJsonObject{{u"number"_s, u"12345"_s}, {u"flowId"_s, u"ticket-progress"_s}, {u"skill"_s, u"社保"_s}}));
        auto *table = dialog->findChild<Table *>();
        QTRY_COMPARE(table->records()->rowCount(), 1);
        table->selectRow(0);
        QTRY_COMPARE(dialog->findChild<QLineEdit *>(u"number"_s)->text(), u"*"_s);
        QCOMPARE(flow->value(), u"inbound"_s);
        remove->click();
        auto *sure = dialogOf<VerbDialog>(dialog);
        QVERIFY(sure);
        QVERIFY(door.asked(u"inbound.remove"_s).isEmpty());
        sure->verb()->click();
        QTRY_COMPARE(door.asked(u"inbound.remove"_s).size(), 1);
        QCOMPARE(door.asked(u"inbound.remove"_s).constFirst()["number"_L1].toString(), u"*"_s);
        QTRY_VERIFY(dialog->findChild<QLineEdit *>(u"number"_s)->text().isEmpty());
        door.on(u"inbound.set"_s, [](const QJsonObject &) -> Expected<QJsonValue> { return trouble(); });
        type(dialog, u"number"_s, u"12319"_s);
        save->click();
        QTRY_COMPARE(dialog->findChild<ErrorBanner *>()->code(), u"storage.io"_s);
        QCOMPARE(dialog->findChild<QLineEdit *>(u"number"_s)->text(), u"12319"_s); // what was typed stays
    }

    void units_areSearchedShownAndChanged() {
        FakeDoor door;
        test::giveAdminSamples(door);
        door.on(u"units.save"_s, QJsonObject{{u"id"_s, u"2"_s}});
        door.on(u"units.saveContact"_s, QJsonObject{{u"id"_s, u"p9"_s}});
        door.on(u"units.removeContact"_s, QJsonObject());
        UnitsPage page(door);
        page.setVisible(true);
        auto *list = page.findChild<ListDetail *>();
        QTRY_COMPARE(list->model()->rowCount(), 10);
        QTRY_COMPARE(page.findChild<QLabel *>(u"unitName"_s)->text(), u"市人力资源和社会保障局"_s); // the sample's answer for whatever is chosen
        type(&page, u"words"_s, u"城管"_s);
        QCOMPARE(list->model()->rowCount(), 2);
        type(&page, u"words"_s, u"no such unit"_s);
        QCOMPARE(list->model()->rowCount(), 0);
        QVERIFY(!list->table()->isVisible()); // what to do instead
        type(&page, u"words"_s, {});
        QTRY_VERIFY(!list->current().isEmpty());

        QTRY_COMPARE(page.findChildren<Button *>(u"removeContact"_s).size(), 3);
        click(&page, u"change"_s);
        auto *dialog = dialogOf(&page);
        QVERIFY(dialog);
        type(dialog, u"name"_s, {});
        QVERIFY(!dialog->verb()->isEnabled());
        type(dialog, u"name"_s, u"市人社局"_s);
        dialog->verb()->click();
        QTRY_COMPARE(door.asked(u"units.save"_s).size(), 1);
        const QJsonObject saved = door.asked(u"units.save"_s).constFirst();
        QCOMPARE(saved["name"_L1].toString(), u"市人社局"_s);
        QVERIFY(!saved.contains("phone"_L1)); // not typed: stays

        click(&page, u"addContact"_s);
        dialog = dialogOf(&page);
        QVERIFY(dialog && !dialog->verb()->isEnabled());
        type(dialog, u"name"_s, u"孙倩"_s);
        type(dialog, u"phone"_s, u"13900000009"_s);
        dialog->verb()->click();
        QTRY_COMPARE(door.asked(u"units.saveContact"_s).size(), 1);
        QCOMPARE(door.asked(u"units.saveContact"_s).constFirst()["rank"_L1].toInt(), 4);

        QTRY_COMPARE(page.findChildren<Button *>(u"removeContact"_s).size(), 3);
        page.findChildren<Button *>(u"removeContact"_s).constFirst()->click();
        dialog = dialogOf(&page);
        QVERIFY(dialog);
        QVERIFY(door.asked(u"units.removeContact"_s).isEmpty()); // asks first
        dialog->verb()->click();
        QTRY_COMPARE(door.asked(u"units.removeContact"_s).size(), 1);

        door.on(u"units.list"_s, [](const QJsonObject &) -> Expected<QJsonValue> { return trouble(); });
        page.load();
        QTRY_VERIFY(list->error()->isVisibleTo(&page));
    }
    void unitHours_areShownAsAWeekAndChanged() {
        FakeDoor door;
        test::giveAdminSamples(door);
        door.on(u"units.save"_s, QJsonObject{{u"id"_s, u"2"_s}});
        UnitsPage page(door);
        page.setVisible(true);
        auto *week = page.findChild<QWidget *>(u"week"_s);
        QTRY_VERIFY(week->accessibleName().contains(u"08:30–12:00"_s));
        QCOMPARE(door.asked(u"calendar.week"_s).constLast()["shifts"_L1].toObject(), test::ownHours());
        click(&page, u"changeHours"_s);
        auto *dialog = dialogOf(&page);
        QVERIFY(dialog && !dialog->verb()->isEnabled()); // until the engine has read it
        QTRY_VERIFY(dialog->verb()->isEnabled());
        QCOMPARE(dialog->findChild<QLineEdit *>(u"hours.friday"_s)->text(), u"08:30-12:00"_s);
        QCOMPARE(dialog->findChild<QLineEdit *>(u"hours.make_up_day"_s)->text(), u"08:30-12:00, 14:00-17:30"_s);
        // What the engine can't read is said beside the preview, and not sent.
        door.on(u"calendar.week"_s, [](const QJsonObject &) -> Expected<QJsonValue> { return Error{ErrorKind::BadInput, u"calendar.bad_window"_s, {}, {}, u"sunday"_s}; });
        auto *sunday = dialog->findChild<QLineEdit *>(u"hours.sunday"_s);
        const auto write = [sunday](const QString &words) {
            sunday->setText(words);
            Q_EMIT sunday->textEdited(words);
        };
        write(u"25 bis 26"_s);
        QTRY_VERIFY(!dialog->verb()->isEnabled());
        door.on(u"calendar.week"_s, [](const QJsonObject &params) { return QJsonValue(test::weekSample(params["shifts"_L1].toObject())); });
        write(u"9:00 – 11:00；13:00至15:00"_s);
        QTRY_VERIFY(dialog->verb()->isEnabled());
        dialog->verb()->click();
        QTRY_COMPARE(door.asked(u"units.save"_s).size(), 1);
        const QJsonObject hours = door.asked(u"units.save"_s).constFirst()["hours"_L1].toObject();
        QCOMPARE(hours["sunday"_L1].toArray(), (QJsonArray{u"9:00-11:00"_s, u"13:00-15:00"_s}));
        QCOMPARE(hours["workday"_L1].toArray(), hours["monday"_L1].toArray());
        // None of its own is one choice away.
        QTRY_VERIFY(page.findChildren<VerbDialog *>().isEmpty());
        click(&page, u"changeHours"_s);
        dialog = dialogOf(&page);
        auto *pattern = dialog->findChild<Choice *>(u"pattern"_s);
        pattern->setValue(u"none"_s);
        Q_EMIT pattern->activated(pattern->currentIndex());
        QTRY_VERIFY(dialog->verb()->isEnabled());
        dialog->verb()->click();
        QTRY_COMPARE(door.asked(u"units.save"_s).size(), 2);
        QVERIFY(door.asked(u"units.save"_s).constLast().contains("hours"_L1) && door.asked(u"units.save"_s).constLast()["hours"_L1].toObject().isEmpty());
    }

    void import_isSeenBeforeAnythingIsKept() {
        FakeDoor door;
        const QJsonObject found{{u"added"_s, 2}, {u"updated"_s, 1}, {u"rejectedRows"_s, 1}, {u"titles"_s, QJsonArray{u"部门"_s, u"电话"_s}},
                                {u"columns"_s, QJsonObject{{u"phone"_s, u"电话"_s}}}, {u"sample"_s, QJsonArray{QJsonObject{{u"row"_s, 2}, {u"name"_s, u"甲"_s}}}},
                                {u"rejected"_s, QJsonArray{QJsonObject{{u"row"_s, 4}, {u"reason"_s, u"单位名称为空"_s}}}}};
        door.on(u"units.import"_s, [&](const QJsonObject &params) -> Expected<QJsonValue> {
            if (!params["columns"_L1].toObject().contains(u"name"_s) && params["path"_L1].toString() == u"/bad.csv")
                return Error{ErrorKind::BadInput, u"directory.columns_missing"_s, u"The file has no column 单位名称"_s, {}, {}};
            return QJsonValue(found);
        });
        SheetImportDialog dialog(door, u"Units"_s, u"units.import"_s, {{u"name"_s, u"Unit"_s}, {u"phone"_s, u"Phone"_s}}, {});
        dialog.setVisible(true);
        auto *verb = dialog.findChild<Button *>(u"verb"_s);
        QVERIFY(!verb->isEnabled());
        dialog.preview(u"/bad.csv"_s);
        QTRY_VERIFY(dialog.findChild<ErrorBanner *>()->isVisible());
        QVERIFY(!verb->isEnabled());
        dialog.preview(u"/units.csv"_s);
        QTRY_VERIFY(verb->isEnabled());
        QVERIFY(door.asked(u"units.import"_s).constLast()["dryRun"_L1].toBool());
        auto *name = dialog.findChild<Choice *>(u"map.name"_s);
        QCOMPARE(dialog.findChild<Choice *>(u"map.phone"_s)->value(), u"电话"_s);
        QCOMPARE(name->value(), QString());
        name->setValue(u"部门"_s);
        Q_EMIT name->activated(name->currentIndex());
        QTRY_COMPARE(door.asked(u"units.import"_s).constLast()["columns"_L1][u"name"_s].toString(), u"部门"_s);
        QTRY_VERIFY(verb->isEnabled());
        QSignalSpy imported(&dialog, &SheetImportDialog::imported);
        name->setValue(u"部门"_s);
        verb->click();
        QTRY_COMPARE(imported.size(), 1);
        QVERIFY(!door.asked(u"units.import"_s).constLast()["dryRun"_L1].toBool());
        QVERIFY(!dialog.isVisible());
    }

    void doNotCall_isLookedUpAddedAndTakenOff() {
        FakeDoor door;
        test::giveAdminSamples(door);
        door.on(u"dnc.add"_s, QJsonObject{{u"id"_s, u"n"_s}});
        door.on(u"dnc.remove"_s, QJsonObject());
        DoNotCallPage page(door);
        page.setVisible(true);
        auto *list = page.findChild<ListDetail *>();
        QTRY_COMPARE(list->model()->rowCount(), 14);
        page.findChild<QLineEdit *>(u"number"_s)->setFocus();
        type(&page, u"number"_s, u"139 1234 5678"_s);
        QTest::keyClick(page.findChild<QLineEdit *>(u"number"_s), Qt::Key_Return);
        QTRY_COMPARE(door.asked(u"dnc.list"_s).constLast()["number"_L1].toString(), u"139 1234 5678"_s);
        click(&page, u"new"_s);
        auto *dialog = dialogOf(&page);
        QVERIFY(dialog);
        type(dialog, u"dncNumber"_s, u"13912345678"_s);
        QVERIFY(!dialog->verb()->isEnabled()); // not without a reason
        type(dialog, u"reason"_s, u"市民要求"_s);
        dialog->findChild<Choice *>(u"until"_s)->setValue(u"90"_s);
        dialog->verb()->click();
        QTRY_COMPARE(door.asked(u"dnc.add"_s).size(), 1);
        QVERIFY(door.asked(u"dnc.add"_s).constFirst()["until"_L1].toDouble() > static_cast<double>(engineNow()));
        QTRY_VERIFY(!list->current().isEmpty());
        click(&page, u"remove"_s);
        dialog = dialogOf(&page);
        QVERIFY(dialog && door.asked(u"dnc.remove"_s).isEmpty());
        dialog->verb()->click();
        QTRY_COMPARE(door.asked(u"dnc.remove"_s).size(), 1);
    }

    void calendar_showsTheYear_andTakesOwnDays() {
        FakeDoor door;
        test::giveAdminSamples(door);
        door.on(u"calendar.setDay"_s, QJsonObject());
        CalendarPage page(door);
        page.resize(1200, 800);
        page.setVisible(true);
        page.load(2026);
        auto *view = page.findChild<YearView *>();
        QTRY_COMPARE(view->year(), 2026);
        QVERIFY(!view->works(QDate(2026, 2, 17)));
        QVERIFY(view->works(QDate(2026, 10, 10))); // a make-up Saturday
        QVERIFY(!view->works(QDate(2026, 4, 20))); // the hotline's own
        QVERIFY(!page.findChild<Button *>(u"after"_s)->isEnabled()); // 2027 is not known
        view->choose(QDate(2026, 4, 20));
        QVERIFY(page.findChild<Button *>(u"backToNotice"_s)->isVisible());
        view->setFocus();
        QTest::keyClick(view, Qt::Key_Right);
        QCOMPARE(view->chosen(), QDate(2026, 4, 21));
        QTest::keyClick(view, Qt::Key_Down);
        QCOMPARE(view->chosen(), QDate(2026, 4, 28));
        QVERIFY(!page.findChild<Button *>(u"backToNotice"_s)->isVisible());
        QTest::keyClick(view, Qt::Key_Return);
        auto *dialog = dialogOf(&page);
        QVERIFY(dialog);
        QCOMPARE(dialog->findChild<Choice *>(u"kind"_s)->value(), u"off"_s); // the other of what it is
        type(dialog, u"name"_s, u"地方节日"_s);
        dialog->verb()->click();
        QTRY_COMPARE(door.asked(u"calendar.setDay"_s).size(), 1);
        QCOMPARE(door.asked(u"calendar.setDay"_s).constFirst(), (QJsonObject{{u"date"_s, u"2026-04-28"_s}, {u"kind"_s, u"off"_s}, {u"name"_s, u"地方节日"_s}}));
        view->choose(QDate(2026, 4, 20));
        click(&page, u"backToNotice"_s);
        QTRY_COMPARE(door.asked(u"calendar.setDay"_s).constLast()["kind"_L1].toString(), u"notice"_s);
    }

    void notice_isUnderstoodBeforeItIsAccepted() {
        FakeDoor door;
        door.on(u"calendar.load"_s, [](const QJsonObject &params) -> Expected<QJsonValue> {
            if (!params["text"_L1].toString().contains(u"元旦"_s))
                return Error{ErrorKind::BadInput, u"calendar.notice_empty"_s, u"There are no holidays in this text"_s, {}, {}};
            return QJsonValue(test::jsonOf(R"({"year":2027,"items":[{"date":"2027-01-01","kind":"holiday","name":"元旦"},{"date":"2027-01-03","kind":"make_up_day","name":"元旦"}]})"));
        });
        NoticeDialog dialog(door);
        QSignalSpy taken(&dialog, &NoticeDialog::taken);
        dialog.setVisible(true);
        auto *verb = dialog.findChild<Button *>(u"verb"_s);
        dialog.words()->setPlainText(u"hello"_s);
        QTRY_VERIFY_WITH_TIMEOUT(dialog.findChild<ErrorBanner *>()->isVisible(), 30'000);
        QVERIFY(!verb->isEnabled());
        dialog.words()->setPlainText(u"一、元旦：1月1日放假"_s);
        QTRY_VERIFY_WITH_TIMEOUT(verb->isEnabled(), 30'000);
        for (const QJsonObject &asked : door.asked(u"calendar.load"_s))
            QVERIFY(asked["dryRun"_L1].toBool());
        verb->click();
        QTRY_COMPARE(taken.size(), 1);
        QCOMPARE(taken.at(0).at(0).toInt(), 2027);
        QVERIFY(!door.asked(u"calendar.load"_s).constLast()["dryRun"_L1].toBool());
    }

    void trunk_isChanged_andTriedOutByACall() {
        FakeDoor door;
        test::giveAdminSamples(door);
        door.on(u"trunks.save"_s, QJsonObject{{u"id"_s, u"1"_s}});
        door.on(u"trunks.test"_s, QJsonObject{{u"orderId"_s, u"o1"_s}});
        int asked = 0;
        door.on(u"trunks.testState"_s, [&](const QJsonObject &) -> Expected<QJsonValue> {
            QJsonObject state{{u"state"_s, ++asked < 3 ? u"calling"_s : u"ended"_s}, {u"earlyMedia"_s, true}, {u"ringMs"_s, 900},
                              {u"ladder"_s, QJsonArray{QJsonObject{{u"at"_s, 1000}, {u"what"_s, u"invite"_s}}, QJsonObject{{u"at"_s, 1900}, {u"what"_s, u"progress"_s}, {u"status"_s, 183}}}}};
            if (asked >= 3) {
                state.insert(u"outcome"_s, u"busy"_s);
                state.insert(u"cause"_s, QJsonObject{{u"status"_s, 486}, {u"q850"_s, 17}});
            }
            return QJsonValue(state);
        });
        TrunksPage page(door);
        page.resize(1200, 800);
        page.setVisible(true);
        auto *list = page.findChild<ListDetail *>();
        QTRY_COMPARE(list->model()->rowCount(), 4);
        QTRY_COMPARE(list->current()["id"_L1].toString(), u"1"_s);
        click(&page, u"change"_s);
        auto *change = dialogOf<TrunkDialog>(&page);
        QVERIFY(change);
        type(change, u"callerIds"_s, u"12345，01012345、 01054321"_s);
        type(change, u"host"_s, {});
        QVERIFY(!change->findChild<Button *>(u"verb"_s)->isEnabled());
        type(change, u"host"_s, u"10.20.0.12"_s);
        click(change, u"verb"_s);
        QTRY_COMPARE(door.asked(u"trunks.save"_s).size(), 1);
        const QJsonObject saved = door.asked(u"trunks.save"_s).constFirst()["trunk"_L1].toObject();
        QCOMPARE(saved["callerIds"_L1].toArray(), (QJsonArray{u"12345"_s, u"01012345"_s, u"01054321"_s}));
        QCOMPARE(saved["host"_L1].toString(), u"10.20.0.12"_s);
        QVERIFY(!saved.contains("password"_L1)); // stays as it is
        QVERIFY(!saved.contains("health"_L1));   // what the engine adds is not sent back

        click(&page, u"test"_s);
        auto *dialog = dialogOf(&page);
        QVERIFY(dialog);
        type(dialog, u"testNumber"_s, u"13800000000"_s);
        dialog->verb()->click();
        auto *box = page.findChild<QWidget *>(u"testBox"_s);
        QTRY_VERIFY_WITH_TIMEOUT(asked >= 3, 30'000);
        QTRY_VERIFY(box->isVisible());
        QTRY_VERIFY_WITH_TIMEOUT(box->findChild<Chip *>()->word().tone != Tone::Accent, 30'000); // an outcome
        QCOMPARE(door.asked(u"trunks.test"_s).constFirst()["number"_L1].toString(), u"13800000000"_s);
        list->table()->selectRow(3); // another trunk: the test is not its
        QVERIFY(!box->isVisible());
        click(&page, u"toggle"_s); // it is switched off: on needs no question
        QTRY_COMPARE(door.asked(u"trunks.save"_s).size(), 2);
        QVERIFY(door.asked(u"trunks.save"_s).constLast()["trunk"_L1]["enabled"_L1].toBool());
    }

    void backup_isMadeVerifiedAndItsCommandShown() {
        FakeDoor door;
        test::giveAdminSamples(door);
        door.on(u"store.makeBackup"_s, QJsonObject{{u"job"_s, u"j1"_s}});
        door.on(u"store.verifyBackup"_s, QJsonObject{{u"job"_s, u"j2"_s}});
        door.on(u"store.setBackups"_s, QJsonObject());
        door.on(u"jobs.cancel"_s, QJsonObject());
        int looks = 0;
        int checks = 0;
        door.on(u"jobs.get"_s, [&](const QJsonObject &params) -> Expected<QJsonValue> {
            if (params["id"_L1].toString() == u"j1" && ++looks < 2)
                return QJsonValue(QJsonObject{{u"state"_s, u"running"_s}, {u"done"_s, 1}, {u"total"_s, 3}});
            if (params["id"_L1].toString() == u"j1")
                return QJsonValue(QJsonObject{{u"state"_s, u"done"_s}, {u"result"_s, QJsonObject{{u"id"_s, u"a3"_s}, {u"bytes"_s, 1000}}}});
            if (++checks < 2)
                return QJsonValue(QJsonObject{{u"state"_s, u"running"_s}, {u"done"_s, 100}, {u"total"_s, 300}});
            return QJsonValue(QJsonObject{{u"state"_s, u"done"_s}, {u"result"_s, QJsonObject{{u"ok"_s, false}, {u"sha256Ok"_s, false}, {u"findings"_s, QJsonArray()}}}});
        });
        BackupsPage page(door);
        page.resize(1200, 800);
        page.setVisible(true);
        auto *list = page.findChild<ListDetail *>();
        QTRY_COMPARE(list->model()->rowCount(), 6);
        QVERIFY(page.findChild<QLabel *>(u"schedule"_s)->text().contains(u"02:30"_s));
        QTRY_VERIFY(page.findChild<QLabel *>(u"command"_s)->property("command").toString().startsWith(u"lianxinctl store restore '/srv/"_s));
        for (const QString &name : {u"stopCommand"_s, u"command"_s, u"checkCommand"_s}) { // each is copied as it is typed
            click(&page, u"copy."_s + name);
            QCOMPARE(QApplication::clipboard()->text(), page.findChild<QLabel *>(name)->property("command").toString());
            QVERIFY(!QApplication::clipboard()->text().contains(QChar(0x200b)));
        }
        const auto tone = [&] { return page.findChild<QLabel *>(u"ready"_s)->property("tone").toString(); };
        QCOMPARE(tone(), u"warn"_s); // not verified yet
        list->choose(u"a2"_s);
        QCOMPARE(tone(), u"good"_s);
        list->choose(u"a5"_s); // damaged
        QCOMPARE(tone(), u"bad"_s);
        list->choose(u"a6"_s); // gone
        QCOMPARE(tone(), u"bad"_s);
        click(&page, u"make"_s);
        QTRY_VERIFY(page.findChild<Button *>(u"stop"_s)->isVisible());
        QVERIFY(!page.findChild<Button *>(u"make"_s)->isEnabled()); // one at a time
        QTRY_VERIFY_WITH_TIMEOUT(page.findChild<Button *>(u"make"_s)->isEnabled(), 30'000);
        QTRY_COMPARE(list->current()["id"_L1].toString(), u"a3"_s); // the new one is chosen
        click(&page, u"verify"_s);
        QTRY_VERIFY(page.findChild<Button *>(u"stop"_s)->isVisible());
        const auto badNews = [&] {
            const auto labels = list->findChildren<QLabel *>();
            return std::any_of(labels.begin(), labels.end(), [](const QLabel *label) { return label->property("tone").toString() == u"bad" && !label->text().isEmpty(); });
        };
        QTRY_VERIFY_WITH_TIMEOUT(badNews(), 30'000);
        QCOMPARE(door.asked(u"store.verifyBackup"_s).constFirst()["id"_L1].toString(), u"a3"_s);
        click(&page, u"settings"_s);
        auto *dialog = dialogOf(&page);
        QVERIFY(dialog);
        type(dialog, u"dailyAt"_s, u"03:15"_s);
        dialog->verb()->click();
        QTRY_COMPARE(door.asked(u"store.setBackups"_s).size(), 1);
        QCOMPARE(door.asked(u"store.setBackups"_s).constFirst()["dailyAt"_L1].toString(), u"03:15"_s);
        QCOMPARE(door.asked(u"store.setBackups"_s).constFirst()["keep"_L1].toInt(), 14);
    }

    void engines_sayHowTheyDo() {
        FakeDoor door;
        test::giveAdminSamples(door);
        EnginesPage page(door);
        page.resize(1200, 800);
        page.setVisible(true);
        QTRY_COMPARE(page.findChild<ListDetail *>()->model()->rowCount(), 3);
        QTRY_COMPARE(page.findChildren<Table *>().constLast()->records()->rowCount(), 12);
        page.findChild<QCheckBox *>(u"warnings"_s)->setChecked(true);
        QTRY_VERIFY(door.asked(u"engine.log"_s).constLast()["warnings"_L1].toBool());
        QTRY_VERIFY(!page.findChildren<Chip *>().isEmpty()); // the state of this engine
        QStringList said;
        for (const QLabel *label : page.findChildren<QLabel *>())
            said << label->text();
        QVERIFY2(said.contains(bytesText(188'743'680)), qPrintable(said.join(u'|')));
        QVERIFY(said.contains(EnginesPage::tr("%1, at most %2").arg(bytesText(52'428'800), bytesText(1'342'177'280))));
    }

    void flow_isTriedOutByKeysAndWords() {
        FakeDoor door;
        test::giveAdminSamples(door);
        door.on(u"flows.speak"_s, QJsonObject{{u"transfer"_s, u"t"_s}});
        FlowTrialPanel panel(door);
        panel.setVisible(true);
        panel.begin({{u"id"_s, u"return-visit"_s}});
        auto *key = panel.findChild<Button *>(u"key.1"_s);
        QTRY_COMPARE(key->toolTip(), u"满意"_s);
        auto *words = panel.findChild<QLineEdit *>(u"words"_s);
        words->setFocus();
        words->setText(u"你说啥子"_s);
        QTest::keyClick(words, Qt::Key_Return);
        QTRY_COMPARE(door.asked(u"flows.try"_s).constLast()["inputs"_L1].toArray().size(), 1);
        QTRY_VERIFY(panel.findChild<Button *>(u"undo"_s)->isEnabled());
        key->click();
        QTRY_VERIFY(!key->isEnabled()); // it is over
        QTRY_VERIFY(!words->isEnabled());
        click(&panel, u"undo"_s);
        QTRY_VERIFY(key->isEnabled());
        QCOMPARE(door.asked(u"flows.try"_s).constLast()["inputs"_L1].toArray().size(), 1);
        click(&panel, u"again"_s);
        QTRY_VERIFY(door.asked(u"flows.try"_s).constLast()["inputs"_L1].toArray().isEmpty());
        QTRY_VERIFY(!panel.findChildren<Button *>(u"speak"_s).isEmpty());
        panel.findChildren<Button *>(u"speak"_s).constLast()->click();
        QTRY_COMPARE(door.asked(u"flows.speak"_s).size(), 1);
        click(&panel, u"values"_s);
        auto *dialog = dialogOf(&panel);
        QVERIFY(dialog);
        type(dialog, u"value.subject"_s, u"井盖丢失"_s);
        dialog->verb()->click();
        QTRY_COMPARE(door.asked(u"flows.try"_s).constLast()["values"_L1][u"subject"_s].toString(), u"井盖丢失"_s);
    }

    void flow_isEditedWithTheCheckerLookingOn() {
        FakeDoor door;
        door.on(u"flows.check"_s, [](const QJsonObject &params) -> Expected<QJsonValue> {
            if (params["yaml"_L1].toString().contains(u"nowhere"_s))
                return QJsonValue(test::jsonOf(R"({"ok":false,"issues":[{"severity":"error","code":"flow.unknown_step","line":2,"column":7,"message":"There is no step","remedy":"Name one"}]})"));
            return QJsonValue(test::jsonOf(R"({"ok":true,"issues":[]})"));
        });
        door.on(u"flows.import"_s, QJsonObject{{u"id"_s, u"f"_s}, {u"version"_s, 4}});
        FlowEditor editor(door, true);
        editor.resize(800, 600);
        editor.show();
        auto *publish = editor.findChild<Button *>(u"publish"_s);
        editor.edit(u"id: f\nnext: done\n"_s, u"id: f\nnext: done\n"_s);
        QTRY_VERIFY(editor.isSound());
        QVERIFY(!publish->isEnabled()); // nothing new in it
        auto *yaml = editor.findChild<YamlEdit *>();
        yaml->setPlainText(u"id: f\nnext: nowhere\n"_s);
        QVERIFY(!publish->isEnabled());
        auto *issues = editor.findChild<Table *>();
        QTRY_VERIFY_WITH_TIMEOUT(issues->isVisible(), 30'000);
        QVERIFY(!editor.isSound());
        issues->setFocus();
        issues->selectRow(0);
        QTest::keyClick(issues, Qt::Key_Return);
        QCOMPARE(yaml->textCursor().blockNumber(), 1);
        QCOMPARE(yaml->textCursor().positionInBlock(), 6);
        yaml->setPlainText(u"id: f\ntitle: x\nnext: done\n"_s);
        QTRY_VERIFY_WITH_TIMEOUT(publish->isEnabled(), 30'000);
        click(&editor, u"compare"_s);
        QVERIFY(editor.findChild<QPlainTextEdit *>(u"difference"_s)->toPlainText().contains(u"+ title: x"_s));
        QSignalSpy published(&editor, &FlowEditor::published);
        publish->click();
        auto *dialog = dialogOf(&editor);
        QVERIFY(dialog && door.asked(u"flows.import"_s).isEmpty());
        dialog->verb()->click();
        QTRY_COMPARE(published.size(), 1);
        QVERIFY(!editor.isDirty());
    }

    void yaml_tabIndents_andEscapeLeaves() {
        YamlEdit edit;
        edit.show();
        edit.setFocus();
        QTest::keyClick(&edit, Qt::Key_Tab);
        QTest::keyClicks(&edit, u"a:"_s);
        QTest::keyClick(&edit, Qt::Key_Return);
        QTest::keyClicks(&edit, u"b: 1"_s);
        QCOMPARE(edit.toPlainText(), u"  a:\n  b: 1"_s); // as far in as the line before
        QTest::keyClick(&edit, Qt::Key_Escape);
        QTest::keyClick(&edit, Qt::Key_Tab); // goes on to the next control
        QCOMPARE(edit.toPlainText(), u"  a:\n  b: 1"_s);
    }

    void flows_areTakenBackToAVersionThatWasKept() {
        FakeDoor door;
        test::giveAdminSamples(door);
        door.on(u"flows.use"_s, QJsonObject{{u"id"_s, u"return-visit"_s}, {u"version"_s, 2}});
        FlowsPage page(door, true);
        page.resize(1300, 800);
        page.setVisible(true);
        auto *list = page.findChild<ListDetail *>();
        QTRY_COMPARE(list->model()->rowCount(), 5);
        QTRY_VERIFY(!page.findChild<QLabel *>(u"flowName"_s)->text().isEmpty());
        QTRY_VERIFY(!list->model()->recordAt(list->model()->rowOf(u"inbound"_s))["numbers"_L1].toString().isEmpty()); // in use
        page.showFace(FlowsPage::Face::Versions);
        auto *use = page.findChild<Button *>(u"useVersion"_s);
        Table *versions = nullptr;
        QTRY_VERIFY([&] {
            const auto tables = page.findChildren<Table *>();
            for (Table *table : tables)
                if (table->isVisible() && table->records() && table->records()->rowCount() == 3)
                    versions = table;
            return versions != nullptr;
        }());
        QTRY_VERIFY(!use->isEnabled()); // the first is in force
        versions->selectRow(1);
        QVERIFY(use->isEnabled());
        use->click();
        auto *dialog = dialogOf(&page);
        QVERIFY(dialog);
        dialog->verb()->click();
        QTRY_COMPARE(door.asked(u"flows.use"_s).size(), 1);
        QCOMPARE(door.asked(u"flows.use"_s).constFirst()["version"_L1].toInt(), 2);
        // What somebody writes is not thrown away by a click in the list.
        QTRY_VERIFY(!page.editor()->isDirty());
        page.newFlow();
        QVERIFY(page.editor()->isDirty());
        const auto gets = door.asked(u"flows.get"_s).size();
        list->table()->selectRow(3);
        QCOMPARE(door.asked(u"flows.get"_s).size(), gets);
        QVERIFY(page.editor()->isDirty());
    }

    void difference_namesWhatChanged() {
        QVERIFY(lineDiff(u"a\nb"_s, u"a\nb"_s).isEmpty());
        const auto lines = lineDiff(u"1\n2\n3\n4\n5\n6\n7\n8\n9"_s, u"1\n2\n3\n4\nfive\n6\n7\n8\n9"_s, 1);
        QCOMPARE(lines.size(), 6);
        QCOMPARE(lines.at(0).kind, DiffLine::Kind::Skipped);
        QCOMPARE(lines.at(0).count, 3);
        QCOMPARE(lines.at(2), (DiffLine{DiffLine::Kind::Removed, u"5"_s}));
        QCOMPARE(lines.at(3), (DiffLine{DiffLine::Kind::Added, u"five"_s}));
        QCOMPARE(lines.at(5).count, 3);
        QCOMPARE(lineDiff({}, u"x"_s).constLast().text, u"x"_s);
    }
};
LIANXIN_TEST(tst_AdminPages);
#include "tst_AdminPages.moc"
