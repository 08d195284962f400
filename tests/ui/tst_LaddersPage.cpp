// SPDX-License-Identifier: GPL-3.0-or-later
#include "Fixture.h"
#include "support/TestRegistry.h"
#include "ui/admin/AdminPage.h"
#include "ui/admin/LaddersPage.h"
#include "ui/widgets/Table.h"
#include <QCheckBox>
#include <QLineEdit>
#include <QSpinBox>
#include <QTest>

using namespace lianxin;
using lianxin::test::ConsoleFixture;
using lianxin::test::FakeDoor;

namespace {

QJsonObject general(const QJsonObject &ladders) {
    return ladders["ladders"_L1].toArray().last().toObject();
}

QJsonObject stepOf(const QJsonObject &ladders, const QString &id) {
    for (const auto &step : general(ladders)["rungs"_L1].toArray())
        if (step["id"_L1].toString() == id)
            return step.toObject();
    return {};
}

void choose(Choice *choice, const QString &value) {
    choice->setValue(value);
    Q_EMIT choice->activated(choice->currentIndex());
}

//! The page with the ladder for all others.
struct Ladders {
    Ladders() {
        page.resize(1336, 760);
        page.show();
        ready = QTest::qWaitFor([this] { return page.draft().count() == 3; });
        page.showLadder(2);
        table = page.findChild<Table *>();
    }
    template <class T>
    T *find(const QString &name) {
        return page.findChild<T *>(name);
    }
    void select(const QString &id) { table->selectRow(table->records()->rowOf(id)); }
    QJsonObject step(const QString &id) { return stepOf(page.draft().json(), id); }
    FakeDoor door;
    LaddersPage page{door};
    Table *table = nullptr;
    bool ready = false;
};

} // namespace

class tst_LaddersPage : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { test::prepareUi(); }
    void sentences_sayWhenAndWhat() {
        const QJsonArray steps{QJsonObject{{u"id"_s, u"a"_s}, {u"do"_s, u"remind_unit"_s}, {u"workingDaysBefore"_s, 2}, {u"at"_s, u"09:00"_s}, {u"feedbackBy"_s, u"18:00"_s}},
                               QJsonObject{{u"id"_s, u"b"_s}, {u"do"_s, u"escalate"_s}, {u"after"_s, u"a"_s}},
                               QJsonObject{{u"id"_s, u"c"_s}, {u"do"_s, u"remind_unit"_s}, {u"minutesBefore"_s, 240}, {u"hours"_s, u"any"_s}},
                               QJsonObject{{u"id"_s, u"d"_s}, {u"do"_s, u"supervise"_s}, {u"workingDaysAfter"_s, 5}},
                               QJsonObject{{u"id"_s, u"e"_s}, {u"do"_s, u"escalate"_s}, {u"after"_s, u"gone"_s}}};
        const auto sentence = [&](int i) { return stepSentence(steps.at(i).toObject(), steps); };
        QVERIFY2(sentence(0).contains(u"2 个工作日") && sentence(0).contains(u"18:00"), qPrintable(sentence(0)));
        QVERIFY2(sentence(1).contains(u"第 1 步"), qPrintable(sentence(1)));
        QVERIFY2(sentence(2).contains(u"4 小时") && sentence(2).contains(u"夜间"), qPrintable(sentence(2)));
        QVERIFY2(sentence(3).contains(u"督办"), qPrintable(sentence(3)));
        QVERIFY(stepWhenText(steps.at(4).toObject(), steps) != stepWhenText(steps.at(1).toObject(), steps));
        QCOMPARE(minutesText(90), u"1 小时 30 分钟"_s);
    }
    void page_showsLaddersByCategory_andWhoSavedThem() {
        Ladders w;
        QVERIFY(w.ready);
        QCOMPARE(w.table->records()->rowCount(), 8);
        w.page.showLadder(0);
        QCOMPARE(w.table->records()->rowCount(), 3);
        bool named = false;
        for (const QLabel *label : w.page.findChildren<QLabel *>())
            named = named || label->text().contains(u"林静");
        QVERIFY(named);
        QVERIFY(!w.find<Button>(u"save"_s)->isEnabled()); // nothing was changed
    }
    void step_isChanged_checkedByTheEngine_andSavedAfterItSaysWhatItMeans() {
        Ladders w;
        w.select(u"due_soon"_s);
        w.find<QSpinBox>(u"amount"_s)->setValue(3);
        QCOMPARE(w.step(u"due_soon"_s)["workingDaysBefore"_L1].toInt(), 3);
        QCOMPARE(w.step(u"due_soon"_s)["feedbackBy"_L1].toString(), u"18:00"_s); // the rest stays
        QVERIFY(!w.find<Button>(u"save"_s)->isEnabled());                       // not looked at yet
        QVERIFY(!w.find<Button>(u"undo"_s)->isEnabled());
        QTRY_VERIFY(w.find<Button>(u"save"_s)->isEnabled());
        QCOMPARE(stepOf(w.door.asked(u"tickets.ladders.check"_s).constLast()["ladders"_L1].toObject(), u"due_soon"_s)["workingDaysBefore"_L1].toInt(), 3);
        QVERIFY(w.door.asked(u"tickets.ladders.save"_s).isEmpty()); // a check keeps nothing
        w.find<Button>(u"save"_s)->click();
        auto *dialog = w.page.findChild<VerbDialog *>();
        QVERIFY(dialog);
        bool effect = false;
        for (const QLabel *label : dialog->findChildren<QLabel *>())
            effect = effect || label->text().contains(u"412 件");
        QVERIFY(effect);
        dialog->accept();
        QTRY_COMPARE(w.door.asked(u"tickets.ladders.save"_s).size(), 1);
        QCOMPARE(w.door.asked(u"tickets.ladders.save"_s).constFirst()["version"_L1].toInt(), 2); // of what was read
        QTRY_VERIFY(!w.page.draft().isChanged());
    }
    void steps_areAddedMovedAndRemoved_byKeys() {
        Ladders w;
        w.select(u"due_today"_s);
        const int before = w.table->records()->rowCount();
        w.find<Button>(u"addStep"_s)->click();
        QCOMPARE(w.table->records()->rowCount(), before + 1);
        const QString added = w.table->currentRecord()["id"_L1].toString();
        QCOMPARE(w.table->records()->rowOf(added), w.table->records()->rowOf(u"due_today"_s) + 1); // behind the one that was chosen
        choose(w.find<Choice>(u"act"_s), u"supervise"_s);
        QCOMPARE(w.step(added)["do"_L1].toString(), u"supervise"_s);
        choose(w.find<Choice>(u"when"_s), u"minutesAfter"_s);
        QCOMPARE(w.step(added)["minutesAfter"_L1].toInt(), 240); // no two minutes made of two days
        QVERIFY(!w.step(added).contains("workingDaysBefore"_L1));
        const int at = w.table->records()->rowOf(added);
        w.page.activateWindow();
        QTest::keyClick(&w.page, Qt::Key_Up, Qt::AltModifier);
        QTRY_COMPARE(w.table->records()->rowOf(added), at - 1);
        w.find<Button>(u"removeStep"_s)->click();
        QCOMPARE(w.table->records()->rowOf(added), -1);
        w.find<Button>(u"discard"_s)->click();
        QVERIFY(!w.page.draft().isChanged());
        QCOMPARE(w.table->records()->rowCount(), before);
    }
    void refusal_standsBesideItsField_andNothingIsSaved() {
        Ladders w;
        w.door.on(u"tickets.ladders.check"_s, [](const QJsonObject &params) -> Expected<QJsonValue> {
            const QJsonArray steps = general(params["ladders"_L1].toObject())["rungs"_L1].toArray();
            for (int i = 0; i < steps.size(); ++i)
                if (steps.at(i)["id"_L1].toString() == "due_soon"_L1 && steps.at(i)["workingDaysBefore"_L1].toInt() > 200)
                    return Error{ErrorKind::BadInput, u"tickets.bad_ladder"_s, u"workingDaysBefore is out of range."_s, u"Write a whole number from 0 to 200."_s,
                                 u"ladders[2].rungs[%1].workingDaysBefore"_s.arg(i)};
            return QJsonValue(QJsonObject{{u"effect"_s, QJsonArray()}});
        });
        w.select(u"due_soon"_s);
        auto *amount = w.find<QSpinBox>(u"amount"_s);
        amount->setValue(900);
        const auto said = [&] {
            for (const QLabel *label : w.page.findChildren<QLabel *>())
                if (label->isVisible() && label->text().startsWith(u"提前工作日数超出范围。"_s))
                    return label;
            return static_cast<const QLabel *>(nullptr);
        };
        QTRY_VERIFY(said());
        QCOMPARE(said()->parentWidget(), amount->parentWidget()->parentWidget()); // in the box of that field
        QVERIFY(!w.find<Button>(u"save"_s)->isEnabled());
        amount->setValue(3);
        QTRY_VERIFY(w.find<Button>(u"save"_s)->isEnabled());
        QVERIFY(!said());
    }
    void refusalOfASave_keepsWhatWasTyped() {
        Ladders w;
        w.door.on(u"tickets.ladders.save"_s, [](const QJsonObject &) {
            return Error{ErrorKind::Conflict, u"tickets.ladders_changed"_s, u"Somebody else saved ladders meanwhile."_s, u"Read them again."_s, {}};
        });
        w.select(u"due_soon"_s);
        w.find<QSpinBox>(u"amount"_s)->setValue(4);
        QTRY_VERIFY(w.find<Button>(u"save"_s)->isEnabled());
        w.find<Button>(u"save"_s)->click();
        w.page.findChild<VerbDialog *>()->accept();
        QTRY_VERIFY(w.page.findChild<ErrorBanner *>()->isVisible());
        QCOMPARE(w.page.findChild<ErrorBanner *>()->code(), u"tickets.ladders_changed"_s);
        QCOMPARE(w.step(u"due_soon"_s)["workingDaysBefore"_L1].toInt(), 4);
    }
    void versionBefore_isBroughtBack() {
        Ladders w;
        QTRY_VERIFY(w.find<Button>(u"undo"_s)->isEnabled());
        w.find<Button>(u"undo"_s)->click();
        QTRY_VERIFY(w.page.findChild<VerbDialog *>(u"return"_s));
        w.page.findChild<VerbDialog *>(u"return"_s)->accept();
        QTRY_COMPARE(w.door.asked(u"tickets.ladders.save"_s).size(), 1);
        const QJsonObject saved = w.door.asked(u"tickets.ladders.save"_s).constFirst()["ladders"_L1].toObject();
        QVERIFY(stepOf(saved, u"week_before"_s).isEmpty()); // that came with the version in force
        QVERIFY(!stepOf(saved, u"due_soon"_s).isEmpty());
        ConsoleFixture::settle();
        // Any other one from the list.
        w.find<Button>(u"versions"_s)->click();
        auto *list = w.page.findChild<VerbDialog *>(u"versionList"_s);
        QVERIFY(list);
        QCOMPARE(list->findChild<Table *>()->records()->rowCount(), 3);
        list->findChild<Table *>()->selectRow(0);
        QVERIFY(!list->verb()->isEnabled()); // it is in force
        list->reject();
    }
    void categoryOfItsOwn_beginsWithTheGeneralSteps() {
        Ladders w;
        w.find<Button>(u"addLadder"_s)->click();
        auto *dialog = w.page.findChild<VerbDialog *>();
        auto *category = dialog->findChild<Choice *>(u"category"_s);
        QCOMPARE(category->count(), 2); // 危急 and 公用事业 have theirs
        category->setValue(u"复杂"_s);
        dialog->accept();
        QCOMPARE(w.page.draft().count(), 4);
        QCOMPARE(w.page.draft().categoriesOf(2), QStringList{u"复杂"_s});
        QCOMPARE(w.page.draft().stepsOf(2).size(), 8);
    }
    void hours_areLookedAtBeforeTheyAreTaken() {
        Ladders w;
        w.door.on(u"tickets.ladders.check"_s, [](const QJsonObject &params) -> Expected<QJsonValue> {
            const QString first = params["ladders"_L1]["windows"_L1]["unit"_L1]["workday"_L1][0].toString();
            if (first != "08:00-12:00"_L1)
                return Error{ErrorKind::BadInput, u"calendar.bad_window"_s, u"x"_s, u"y"_s, u"windows.unit.workday"_s};
            return QJsonValue(QJsonObject{{u"effect"_s, QJsonArray()}});
        });
        w.find<Button>(u"hours"_s)->click();
        auto *dialog = w.page.findChild<VerbDialog *>();
        auto *edit = dialog->findChild<QLineEdit *>(u"unit.workday"_s);
        QCOMPARE(edit->text(), u"08:30-20:00"_s);
        edit->setText(u"9-8"_s);
        QVERIFY(!dialog->verb()->isEnabled());
        QTRY_COMPARE(edit->property("state").toString(), u"missing"_s);
        QVERIFY(!dialog->verb()->isEnabled());
        edit->setText(u"08：00-12:00，14:00-20:00"_s); // as an input method types it
        QTRY_VERIFY(dialog->verb()->isEnabled());
        dialog->accept();
        QCOMPARE(w.page.draft().hours(u"unit"_s, u"workday"_s), u"08:00-12:00, 14:00-20:00"_s);
    }
    void returnVisits_areSetBesideTheLadders() {
        Ladders w;
        w.find<Button>(u"visits"_s)->click();
        auto *dialog = w.page.findChild<VerbDialog *>(u"visitsDialog"_s);
        QVERIFY(dialog);
        QCOMPARE(dialog->findChild<QSpinBox *>(u"leastConfidence"_s)->value(), 75);
        auto *perDay = dialog->findChild<QSpinBox *>(u"perDay"_s);
        dialog->findChild<QSpinBox *>(u"attempts"_s)->setValue(2);
        perDay->setValue(5);
        QCOMPARE(perDay->value(), 2); // not more a day than in all
        dialog->findChild<QSpinBox *>(u"delayMinutes"_s)->setValue(120);
        dialog->findChild<QSpinBox *>(u"leastConfidence"_s)->setValue(80);
        dialog->accept();
        const QJsonObject visits = w.page.draft().visits();
        QCOMPARE(visits["delayMinutes"_L1].toInt(), 120);
        QCOMPARE(visits["attempts"_L1].toInt(), 2);
        QCOMPARE(visits["perDay"_L1].toInt(), 2);
        QCOMPARE(visits["withinDays"_L1].toInt(), 14);
        QCOMPARE(visits["leastConfidence"_L1].toDouble(), 0.8);
        QVERIFY(w.page.draft().isChanged());
        QTRY_VERIFY(w.find<Button>(u"save"_s)->isEnabled()); // the engine has looked at it
    }
    void ladders_areShownToThoseWhoKeepThem() {
        ConsoleFixture f;
        f.login(u"admin"_s);
        QVERIFY(f.window->findChild<AdminPage *>()->keys().contains(u"ladders"_s));
        QVERIFY(f.window->findChild<AdminPage *>()->keys().contains(u"models"_s));
        f.window->show();
        QStringList named;
        for (const auto &command : f.window->commands())
            named << command.words;
        QVERIFY(named.contains(u"催办规则"_s) && named.contains(u"自动派单模型"_s)); // by Ctrl+K, too
        QVERIFY(!named.contains(QString()));
        ConsoleFixture other;
        other.login(u"security"_s);
        QVERIFY(!other.window->findChild<AdminPage *>()->keys().contains(u"ladders"_s));
    }
};
LIANXIN_TEST(tst_LaddersPage);
#include "tst_LaddersPage.moc"
