// SPDX-License-Identifier: GPL-3.0-or-later
#include "Fixture.h"
#include "support/TestRegistry.h"
#include "ui/admin/DispatchChart.h"
#include "ui/admin/ModelsPage.h"
#include "ui/admin/ProposalsDialog.h"
#include "ui/widgets/Table.h"
#include <QSignalSpy>
#include <QSlider>
#include <QTest>

using namespace lianxin;
using lianxin::test::ConsoleFixture;
using lianxin::test::FakeDoor;

namespace {

struct Models {
    explicit Models(const std::function<void(FakeDoor &)> &prepare = {}) {
        if (prepare)
            prepare(door);
        page.resize(1336, 760);
        page.show();
        ConsoleFixture::settle();
    }
    template <class T>
    T *find(const QString &name) {
        return page.findChild<T *>(name);
    }
    Table *table(const QString &name) {
        for (Table *one : page.findChildren<Table *>())
            if (one->accessibleName() == name)
                return one;
        return nullptr;
    }
    void accept() {
        const auto dialogs = page.findChildren<VerbDialog *>();
        for (VerbDialog *dialog : dialogs)
            if (dialog->isVisible())
                dialog->accept();
    }
    FakeDoor door;
    ModelsPage page{door};
};

} // namespace

class tst_ModelsPage : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { test::prepareUi(); }
    void reach_ofACertainty_comesFromTheTest() {
        const QJsonArray bins{QJsonObject{{u"from"_s, 0.5}, {u"to"_s, 0.6}, {u"count"_s, 100}, {u"accuracy"_s, 0.5}},
                              QJsonObject{{u"from"_s, 0.9}, {u"to"_s, 1.0}, {u"count"_s, 300}, {u"accuracy"_s, 0.96}}};
        QCOMPARE(reachOf(bins, 0.5).first, 1.0);
        QCOMPARE(reachOf(bins, 0.5).second, (50 + 288) / 400.0);
        QCOMPARE(reachOf(bins, 0.7).first, 0.75);
        QCOMPARE(reachOf(bins, 0.7).second, 0.96);
        QVERIFY(qAbs(reachOf(bins, 0.95).first - 0.375) < 1e-9); // half of the last
        QCOMPARE(reachOf(bins, 1.0).second, -1.0);               // nothing is that certain
        QCOMPARE(reachOf({}, 0.9).first, -1.0);
    }
    void page_showsTheModelInUse_withItsCard() {
        Models w;
        Table *models = w.table(ModelsPage::tr("Trained models"));
        QVERIFY(models);
        QTRY_COMPARE(models->records()->rowCount(), 3);
        QCOMPARE(models->currentRecord()["id"_L1].toString(), u"m2"_s); // the one in use
        QCOMPARE(w.table(ModelsPage::tr("Categories of the model"))->records()->rowCount(), 11);
        QVERIFY(!w.find<Button>(u"activate"_s)->isEnabled());
        models->selectRow(2);
        QVERIFY(w.find<Button>(u"activate"_s)->isEnabled());
        w.find<Button>(u"activate"_s)->click();
        w.accept();
        QTRY_COMPARE(w.door.asked(u"dispatch.activate"_s).size(), 1);
        QCOMPARE(w.door.asked(u"dispatch.activate"_s).constFirst()["id"_L1].toString(), u"m1"_s); // back to an earlier one
    }
    void withoutAModel_trainingIsTheNextStep() {
        Models w([](FakeDoor &door) { door.on(u"dispatch.models"_s, QJsonObject{{u"items"_s, QJsonArray()}}); });
        auto *empty = w.page.findChild<EmptyState *>();
        QTRY_VERIFY(empty->isVisible());
        QVERIFY(!w.find<Button>(u"test"_s)->isEnabled());
        Q_EMIT empty->acted();
        w.door.on(u"jobs.get"_s, QJsonObject{{u"id"_s, u"j-train"_s}, {u"state"_s, u"running"_s}, {u"done"_s, 3}, {u"total"_s, 12}});
        w.accept();
        QTRY_COMPARE(w.door.asked(u"dispatch.train"_s).size(), 1);
        QTRY_VERIFY(w.find<Button>(u"stop"_s)->isVisible());
        QVERIFY(!w.find<Button>(u"train"_s)->isEnabled()); // one at a time
    }
    void training_isStopped_orEndsWithWhatWentWrong() {
        Models w;
        w.door.on(u"jobs.get"_s, QJsonObject{{u"id"_s, u"j-train"_s}, {u"state"_s, u"running"_s}, {u"done"_s, 3}, {u"total"_s, 12}});
        w.find<Button>(u"train"_s)->click();
        w.accept();
        QTRY_VERIFY(w.find<Button>(u"stop"_s)->isVisible());
        w.door.on(u"jobs.get"_s, QJsonObject{{u"id"_s, u"j-train"_s}, {u"state"_s, u"cancelled"_s}});
        w.find<Button>(u"stop"_s)->click();
        QTRY_VERIFY(!w.door.asked(u"jobs.cancel"_s).isEmpty());
        QCOMPARE(w.door.asked(u"jobs.cancel"_s).constFirst()["id"_L1].toString(), u"j-train"_s);
        QTRY_VERIFY(!w.find<Button>(u"stop"_s)->isVisible());
        QVERIFY(w.find<Button>(u"train"_s)->isEnabled());
        auto *banner = w.page.findChild<ErrorBanner *>();
        QVERIFY(!banner->isVisible()); // stopping was wanted
        w.door.on(u"jobs.get"_s, QJsonObject{{u"state"_s, u"failed"_s},
                                             {u"error"_s, Error{ErrorKind::BadInput, u"text.too_few"_s, u"Too few texts."_s, u"Close more tickets."_s, {}}.toJson()}});
        w.find<Button>(u"train"_s)->click();
        w.accept();
        QTRY_VERIFY(banner->isVisible());
        QCOMPARE(banner->code(), u"text.too_few"_s);
    }
    void runningTraining_isFoundAgain() {
        Models w([](FakeDoor &door) {
            door.on(u"jobs.list"_s, QJsonObject{{u"items"_s, QJsonArray{QJsonObject{{u"id"_s, u"j7"_s}, {u"kind"_s, u"dispatch.train"_s}, {u"state"_s, u"running"_s}}}}});
            door.on(u"jobs.get"_s, QJsonObject{{u"state"_s, u"running"_s}, {u"done"_s, 1}, {u"total"_s, 2}});
        });
        QTRY_VERIFY(w.find<Button>(u"stop"_s)->isVisible());
        QTRY_VERIFY(!w.door.asked(u"jobs.get"_s).isEmpty());
        QCOMPARE(w.door.asked(u"jobs.get"_s).constFirst()["id"_L1].toString(), u"j7"_s);
    }
    void test_onNewerTickets_saysWhetherTheModelHolds() {
        Models w;
        w.door.on(u"jobs.get"_s, QJsonObject{{u"state"_s, u"done"_s},
                                             {u"result"_s, QJsonObject{{u"id"_s, u"m2"_s}, {u"tickets"_s, 1204}, {u"accuracy"_s, 0.71}, {u"coverage95"_s, 0.4}}}});
        w.find<Button>(u"test"_s)->click();
        QTRY_COMPARE(w.door.asked(u"dispatch.evaluate"_s).size(), 1);
        QCOMPARE(w.door.asked(u"dispatch.evaluate"_s).constFirst()["id"_L1].toString(), u"m2"_s);
        const auto verdict = [&] {
            for (const QLabel *label : w.page.findChildren<QLabel *>())
                if (label->isVisible() && label->text().contains(u"1,204"))
                    return label->property("tone").toString();
            return QString();
        };
        QTRY_COMPARE(verdict(), u"warn"_s); // .71 where .911 was promised
        // Nothing to test it on is no failure.
        w.door.on(u"jobs.get"_s,
                  QJsonObject{{u"state"_s, u"failed"_s},
                              {u"error"_s, Error{ErrorKind::Conflict, u"dispatch.nothing_newer"_s, u"No ticket."_s, {}, {}}.toJson()}});
        w.find<Button>(u"test"_s)->click();
        const auto explained = [&] {
            for (const QLabel *label : w.page.findChildren<QLabel *>())
                if (label->isVisible() && label->text().contains(u"没见过"))
                    return true;
            return false;
        };
        QTRY_VERIFY(explained());
        QVERIFY(!w.page.findChild<ErrorBanner *>()->isVisible());
    }
    void certainty_showsWhatItBrings_andIsSetAfterAQuestion() {
        Models w;
        auto *slider = w.find<QSlider>(u"threshold"_s);
        QTRY_COMPARE(slider->value(), 90);
        auto *set = w.find<Button>(u"setThreshold"_s);
        QVERIFY(!set->isEnabled());
        const QString before = w.find<QLabel>(u"reach"_s)->text();
        slider->setFocus();
        QTest::keyClick(slider, Qt::Key_PageDown);
        QCOMPARE(slider->value(), 85);
        QVERIFY(w.find<QLabel>(u"reach"_s)->text() != before);
        QVERIFY(set->isEnabled());
        set->click();
        w.accept();
        QTRY_COMPARE(w.door.asked(u"dispatch.saveSettings"_s).size(), 1);
        QCOMPARE(w.door.asked(u"dispatch.saveSettings"_s).constFirst()["threshold"_L1].toDouble(), 0.85);
    }
    void figures_openTheTicketsBehindThem() {
        Models w;
        const QSignalSpy wanted(&w.page, &ModelsPage::ticketWanted);
        QTest::keyClick(w.find<Figure>(u"overridden"_s), Qt::Key_Return);
        auto *dialog = w.page.findChild<ProposalsDialog *>();
        QVERIFY(dialog);
        QTRY_VERIFY(!w.door.asked(u"dispatch.proposals"_s).isEmpty());
        QCOMPARE(w.door.asked(u"dispatch.proposals"_s).constLast()["figure"_L1].toString(), u"overridden"_s);
        auto *table = dialog->findChild<Table *>();
        QTRY_COMPARE(table->records()->rowCount(), 2);
        table->selectRow(1);
        QTest::keyClick(table, Qt::Key_Return);
        QCOMPARE(wanted.size(), 1);
        QCOMPARE(wanted.constFirst().constFirst().toString(), u"t42"_s);
        // A point of the chart opens its month.
        Q_EMIT w.page.findChild<DispatchChart *>()->picked(u"returned"_s, u"2026-09"_s);
        QTRY_COMPARE(w.door.asked(u"dispatch.proposals"_s).constLast()["month"_L1].toString(), u"2026-09"_s);
    }
};
LIANXIN_TEST(tst_ModelsPage);
#include "tst_ModelsPage.moc"
