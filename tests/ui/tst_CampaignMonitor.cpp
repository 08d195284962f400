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

class tst_CampaignMonitor : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { test::prepareUi(); }
    void monitor_barOpensItsCalls_andACallItsExplanation() {
        FakeDoor door;
        CampaignMonitor monitor(door, true);
        monitor.open(u"c1"_s);
        monitor.show();
        ConsoleFixture::settle();
        Q_EMIT monitor.findChild<OutcomeChart *>()->picked(1'791'590'400'000, {u"busy"_s, u"rejected"_s}, false);
        auto *dialog = monitor.findChild<QDialog *>(u"attempts"_s);
        QVERIFY(dialog);
        QTRY_COMPARE(dialog->findChild<Table *>()->records()->rowCount(), 2);
        const QJsonObject asked = door.asked(u"campaigns.attempts"_s).constFirst();
        QCOMPARE(asked["from"_L1].toInteger(), 1'791'590'400'000);
        QCOMPARE(asked["to"_L1].toInteger(), 1'791'594'000'000);
        QVERIFY(!asked.contains(u"handedOver"_s));
        Q_EMIT dialog->findChild<Table *>()->opened(dialog->findChild<Table *>()->records()->index(0, 0).data(RecordModel::RecordRole).toJsonObject());
        QTRY_COMPARE(door.asked(u"campaigns.trace"_s).size(), 1);
        QCOMPARE(door.asked(u"campaigns.trace"_s).constFirst()["orderId"_L1].toString(), u"o1"_s);
    }
    void monitor_calls_areOfThisCampaignOnly() {
        FakeDoor door;
        const auto call = [](const QString &id, const QString &campaign, const QString &state, const QString &seat) {
            return QJsonObject{{u"id"_s, id}, {u"campaignId"_s, campaign}, {u"state"_s, state}, {u"seatNumber"_s, seat}, {u"startedAt"_s, -9000}};
        };
        door.on(u"calls.list"_s, QJsonObject{{u"items"_s, QJsonArray{call(u"robot"_s, u"c1"_s, u"bot"_s, {}), call(u"handed"_s, u"c1"_s, u"talking"_s, u"0217"_s),
                                                                      call(u"other"_s, u"c2"_s, u"bot"_s, {}), call(u"inbound"_s, {}, u"talking"_s, u"0218"_s)}}});
        CampaignMonitor monitor(door, true);
        monitor.open(u"c1"_s);
        monitor.show();
        const RecordModel *calls = monitor.findChild<Table *>(u"liveCalls"_s)->records();
        QTRY_COMPARE(calls->rowCount(), 2);
        QVERIFY(calls->rowOf(u"robot"_s) >= 0 && calls->rowOf(u"handed"_s) >= 0);
        const auto chips = monitor.findChildren<Chip *>();
        QVERIFY(std::any_of(chips.begin(), chips.end(), [](const Chip *chip) { return chip->accessibleName() == CampaignMonitor::tr("%1 calls / %2 lines").arg(2).arg(30); }));
    }
    void axes_sayThousands_likeTheLabels() {
        LabelledView view;
        QVERIFY(view.chart()->localizeNumbers());
        QCOMPARE(view.chart()->locale().toString(1200), u"1,200"_s);
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
    void monitor_held_saysWhyAndWhatHelps() {
        FakeDoor door;
        QJsonObject figures = door.sample(u"campaigns.figures"_s);
        QJsonObject pacing = figures["pacing"_L1].toObject();
        pacing.insert(u"hold"_s, QJsonObject{{u"cause"_s, u"no_seats"_s}, {u"reason"_s, u"没有坐席"_s}, {u"since"_s, qint64(1'791'590'400'000)}});
        figures.insert(u"pacing"_s, pacing);
        door.on(u"campaigns.figures"_s, figures);
        CampaignMonitor monitor(door, true);
        monitor.open(u"c1"_s);
        monitor.show();
        auto *notice = monitor.findChild<QFrame *>(u"hold"_s);
        QTRY_VERIFY(notice->isVisible());
        QStringList words;
        const auto labels = notice->findChildren<QLabel *>();
        for (const QLabel *label : labels)
            words << label->text();
        const HoldText said = holdText(pacing);
        QVERIFY(!said.remedy.isEmpty());
        QVERIFY2(words.contains(said.remedy), qPrintable(words.join(u'|')));
        // Goes on: the notice goes too.
        pacing.insert(u"hold"_s, QJsonValue());
        figures.insert(u"pacing"_s, pacing);
        door.on(u"campaigns.figures"_s, figures);
        monitor.open(u"c1"_s);
        QTRY_VERIFY(!notice->isVisible());
    }
    void pace_everyCause_hasWordsAndARemedy() {
        for (const QString &cause : {u"window_closed"_s, u"trunk_dead"_s, u"no_seats"_s, u"drop_ceiling"_s}) {
            const QJsonObject pacing{{u"mode"_s, u"lines"_s}, {u"hold"_s, QJsonObject{{u"cause"_s, cause}, {u"reason"_s, u"x"_s}}}};
            QVERIFY2(!holdText(pacing).remedy.isEmpty() && !paceWord(pacing).text.isEmpty(), qPrintable(cause));
        }
        const QJsonObject unknown{{u"hold"_s, QJsonObject{{u"cause"_s, u"else"_s}, {u"reason"_s, u"停电"_s}}}};
        QCOMPARE(holdText(unknown).what, u"停电"_s); // as it came
        QVERIFY(paceText({{u"mode"_s, u"lines"_s}, {u"calls"_s, 7}}, 30, 2).constFirst().contains(u"30"_s));
        const FakeDoor door;
        QVERIFY(paceText(door.sample(u"campaigns.figures"_s)["pacing"_L1].toObject(), 30, 3).size() >= 4);
    }
    void monitor_retries_areCountedOnlyWhereShown() {
        FakeDoor door;
        CampaignMonitor monitor(door, true);
        monitor.resize(1368, 816);
        monitor.open(u"c1"_s);
        monitor.show();
        ConsoleFixture::settle();
        QVERIFY(!door.asked(u"campaigns.figures"_s).constLast().contains(u"retries"_s));
        monitor.findChild<Button *>(u"face.1"_s)->click();
        QVERIFY(!monitor.findChild<QLabel *>(u"paceWords"_s)->text().isEmpty());
        monitor.findChild<Button *>(u"face.2"_s)->click();
        QVERIFY(door.asked(u"campaigns.figures"_s).constLast()["retries"_L1].toBool());
        ConsoleFixture::settle();
        QVERIFY(!monitor.grab().isNull());
    }
    void monitor_preflight_isOfTheCampaign() {
        FakeDoor door;
        door.on(u"campaigns.preflight"_s, QJsonObject{{u"job"_s, u"p1"_s}});
        door.on(u"jobs.get"_s, QJsonObject{{u"state"_s, u"done"_s}, {u"result"_s, door.sample(u"preflight.result"_s)}});
        CampaignMonitor monitor(door, false); // to look needs no more than reading
        monitor.open(u"c1"_s);
        monitor.show();
        ConsoleFixture::settle();
        const auto actions = monitor.findChild<QMenu *>()->actions();
        QCOMPARE(actions.size(), 1);
        actions.constFirst()->trigger();
        QVERIFY(monitor.findChild<QDialog *>(u"preflight"_s));
        QCOMPARE(door.asked(u"campaigns.preflight"_s).constFirst(), (QJsonObject{{u"id"_s, u"c1"_s}}));
    }
    void export_isWrittenFetchedAndSaved() {
        FakeDoor door;
        int looks = 0;
        door.on(u"campaigns.export"_s, QJsonObject{{u"job"_s, u"x1"_s}, {u"file"_s, u"f1"_s}});
        door.on(u"jobs.get"_s, [&looks](const QJsonObject &) -> Expected<QJsonValue> {
            return QJsonValue(QJsonObject{{u"state"_s, ++looks < 2 ? u"running"_s : u"done"_s}, {u"done"_s, 100}, {u"total"_s, 200}});
        });
        door.on(u"campaigns.exported"_s, QJsonObject{{u"transfer"_s, u"t"_s}});
        const QTemporaryDir folder;
        CampaignMonitor monitor(door, true);
        monitor.open(u"c1"_s);
        monitor.show();
        ConsoleFixture::settle();
        const QString path = folder.filePath(u"out.xlsx"_s);
        monitor.exportTo(path);
        QTRY_VERIFY(QFile::exists(path));
        QCOMPARE(door.asked(u"campaigns.exported"_s).constFirst()["file"_L1].toString(), u"f1"_s);
        QCOMPARE(monitor.findChild<Button *>(u"exportAct"_s)->text(), CampaignExport::tr("Close"));
        QCOMPARE(CampaignExport::fileNameFor(u"a/b: c?"_s), u"a_b_ c_.xlsx"_s);
    }
    void export_closedWhileItRuns_isCancelled() {
        FakeDoor door;
        door.on(u"campaigns.export"_s, QJsonObject{{u"job"_s, u"x1"_s}, {u"file"_s, u"f1"_s}});
        door.on(u"jobs.get"_s, QJsonObject{{u"state"_s, u"running"_s}});
        door.on(u"jobs.cancel"_s, QJsonObject());
        auto *dialog = new CampaignExport(door, u"c1"_s, u"/nowhere/x.xlsx"_s);
        dialog->show();
        QTRY_VERIFY(!door.asked(u"jobs.get"_s).isEmpty());
        dialog->findChild<Button *>(u"exportAct"_s)->click();
        QTRY_COMPARE(door.asked(u"jobs.cancel"_s).size(), 1);
        QVERIFY(door.asked(u"campaigns.exported"_s).isEmpty());
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
    static QJsonArray twoHours() {
        return {QJsonObject{{u"hour"_s, qint64(1'791'590'400'000)}, {u"lineMs"_s, 9'000'000}, {u"linesPeak"_s, 5}, {u"cpsPeak"_s, 2}, {u"handOvers"_s, 4},
                            {u"outcomes"_s, QJsonObject{{u"answered"_s, 40}, {u"no_answer"_s, 30}, {u"busy"_s, 20}}}},
                QJsonObject{{u"hour"_s, qint64(1'791'597'600'000)}, {u"lineMs"_s, 7'200'000}, {u"linesPeak"_s, 4}, {u"cpsPeak"_s, 1},
                            {u"outcomes"_s, QJsonObject{{u"answered"_s, 25}, {u"powered_off"_s, 9}}}}};
    }
    void outcomeBars_areOpenedByKeysAndClicks() {
        OutcomeChart chart;
        chart.resize(900, 300);
        chart.setHours(twoHours(), 1'791'601'200'000);
        chart.show();
        ConsoleFixture::settle();
        QSignalSpy picked(&chart, &OutcomeChart::picked);
        auto *bars = chart.findChild<LabelledView *>();
        QVERIFY(bars && bars->focusPolicy() == Qt::StrongFocus);
        // The first column with something in it, the whole of it; then its parts from below; then the next hour.
        QTest::keyClick(bars, Qt::Key_Home);
        QTest::keyClick(bars, Qt::Key_Return);
        QCOMPARE(picked.count(), 1);
        QCOMPARE(picked.last().at(0).toLongLong(), 1'791'590'400'000);
        QVERIFY(picked.last().at(1).toStringList().contains(u"answered"_s) && picked.last().at(1).toStringList().contains(u"busy"_s));
        QVERIFY(!picked.last().at(2).value<std::optional<bool>>());
        QTest::keyClick(bars, Qt::Key_Up);
        QTest::keyClick(bars, Qt::Key_Space);
        QCOMPARE(picked.last().at(1).toStringList(), QStringList{u"answered"_s});
        QCOMPARE(picked.last().at(2).value<std::optional<bool>>(), std::optional(false));
        QTest::keyClick(bars, Qt::Key_Up);
        QTest::keyClick(bars, Qt::Key_Enter);
        QCOMPARE(picked.last().at(2).value<std::optional<bool>>(), std::optional(true));
        QTest::keyClick(bars, Qt::Key_End);
        QTest::keyClick(bars, Qt::Key_Return);
        QCOMPARE(picked.last().at(0).toLongLong(), 1'791'597'600'000);
        QVERIFY(!bars->accessibleDescription().isEmpty());
        QTest::keyClick(bars, Qt::Key_Left);
        QTest::keyClick(bars, Qt::Key_Return);
        QCOMPARE(picked.last().at(0).toLongLong(), 1'791'590'400'000);
        // A click on a part is that part; one on nothing is nothing.
        const QPointF inside = bars->chart()->mapToPosition(QPointF(bars->currentColumn(), 10), bars->chart()->series().constFirst());
        QTest::mouseClick(bars->viewport(), Qt::LeftButton, {}, bars->mapFromScene(bars->chart()->mapToScene(inside)));
        QCOMPARE(picked.last().at(1).toStringList(), QStringList{u"answered"_s});
        const qsizetype before = picked.count();
        QTest::mouseClick(bars->viewport(), Qt::LeftButton, {}, QPoint(2, 2));
        QCOMPARE(picked.count(), before);
    }
    void lineAndPaceBars_openTheirHour_andRetriesTheirHalfHour() {
        LinesChart lines;
        lines.resize(900, 300);
        lines.setHours(twoHours(), 10, 3, 1'791'601'200'000);
        lines.show();
        ConsoleFixture::settle();
        const QSignalSpy hour(&lines, &LinesChart::picked);
        const auto views = lines.findChildren<LabelledView *>();
        QCOMPARE(views.size(), 2);
        for (LabelledView *view : views) {
            QTest::keyClick(view, Qt::Key_Home);
            QTest::keyClick(view, Qt::Key_Return);
        }
        QCOMPARE(hour.count(), 2);
        QCOMPARE(hour.at(0).at(0).toLongLong(), 1'791'590'400'000);
        QCOMPARE(hour.at(1).at(0).toLongLong(), 1'791'590'400'000);
        RetryChart retries;
        retries.resize(900, 300);
        retries.setRetries({{u"total"_s, 12},
                            {u"halfHours"_s, QJsonArray{QJsonObject{{u"at"_s, qint64(1'791'613'800'000)}, {u"contacts"_s, 7}},
                                                        QJsonObject{{u"at"_s, qint64(1'791'619'200'000)}, {u"contacts"_s, 5}}}},
                            {u"later"_s, 0}});
        retries.show();
        ConsoleFixture::settle();
        const QSignalSpy half(&retries, &RetryChart::picked);
        auto *bars = retries.findChild<LabelledView *>();
        QTest::keyClick(bars, Qt::Key_Home);
        QTest::keyClick(bars, Qt::Key_Return);
        QCOMPARE(half.last().at(0).toLongLong(), 0); // whose time has come already, too
        QCOMPARE(half.last().at(1).toLongLong(), 1'791'615'600'000);
        QTest::keyClick(bars, Qt::Key_Right);
        QTest::keyClick(bars, Qt::Key_Return);
        QCOMPARE(half.last().at(0).toLongLong(), 1'791'619'200'000);
    }
    void monitor_barsOfAllFaces_openTheirRows() {
        FakeDoor door;
        door.on(u"campaigns.due"_s, QJsonObject{{u"items"_s, QJsonArray{QJsonObject{{u"orderId"_s, u"o9"_s}, {u"phone"_s, u"139****5678"_s}, {u"place"_s, 2}, {u"name"_s, u"李**"_s},
                                                                                   {u"outcome"_s, u"busy"_s}, {u"attempts"_s, 1}, {u"dueAt"_s, qint64(1'791'613'900'000)}}}},
                                                {u"next"_s, QJsonValue()}});
        CampaignMonitor monitor(door, true);
        monitor.resize(1368, 816);
        monitor.open(u"c1"_s);
        monitor.show();
        ConsoleFixture::settle();
        Q_EMIT monitor.findChild<LinesChart *>()->picked(1'791'590'400'000);
        auto *calls = monitor.findChild<QDialog *>(u"attempts"_s);
        QVERIFY(calls);
        QTRY_VERIFY(!door.asked(u"campaigns.attempts"_s).isEmpty());
        QVERIFY(door.asked(u"campaigns.attempts"_s).constLast()["outcomes"_L1].toArray().size() > 8);
        QVERIFY(!door.asked(u"campaigns.attempts"_s).constLast().contains(u"handedOver"_s));
        Q_EMIT monitor.findChild<RetryChart *>()->picked(1'791'613'800'000, 1'791'615'600'000);
        auto *due = monitor.findChild<QDialog *>(u"due"_s);
        QVERIFY(due);
        QTRY_COMPARE(due->findChild<Table *>()->records()->rowCount(), 1);
        QCOMPARE(door.asked(u"campaigns.due"_s).constLast()["to"_L1].toInteger(), 1'791'615'600'000);
        Q_EMIT due->findChild<Table *>()->opened(due->findChild<Table *>()->records()->recordAt(0));
        QTRY_COMPARE(door.asked(u"campaigns.trace"_s).constLast()["orderId"_L1].toString(), u"o9"_s);
    }
    void wizardAndMonitor_atLargeText_stackAndScroll() {
        Theme::current().apply(Theme::Mode::Light, 150);
        {
            FakeDoor door;
            CampaignWizard wizard(door);
            wizard.resize(1336, 780);
            wizard.show();
            wizard.draft().preview = door.sample(u"lists.preview"_s);
            wizard.go(CampaignDraft::Schedule);
            ConsoleFixture::settle();
            const auto stacks = wizard.findChildren<QStackedWidget *>();
            const auto *middle = stacks.at(0);
            const auto *right = stacks.at(1);
            QVERIFY(right->mapTo(&wizard, QPoint()).y() >= middle->mapTo(&wizard, QPoint(0, middle->height())).y()); // below, not over it
            CampaignMonitor monitor(door, true);
            monitor.resize(1336, 780);
            monitor.open(u"c1"_s);
            monitor.show();
            ConsoleFixture::settle();
            QVERIFY(monitor.trace()->mapTo(&monitor, QPoint()).y() > monitor.findChild<OutcomeChart *>()->mapTo(&monitor, QPoint(0, 200)).y());
        }
        Theme::current().apply(Theme::Mode::Light, 100);
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
    void list_ofAHundred_readsPagesAndOnlyWhatChanged() {
        FakeDoor door;
        const auto page = [](int from, const QString &next) {
            QJsonArray items;
            for (int i = from; i < from + 50; ++i)
                items.append(QJsonObject{{u"id"_s, u"k%1"_s.arg(i)}, {u"name"_s, u"任务%1"_s.arg(i)}, {u"state"_s, u"running"_s}});
            return QJsonObject{{u"items"_s, items}, {u"next"_s, next}, {u"total"_s, 100}};
        };
        door.on(u"campaigns.list"_s, [page](const QJsonObject &params) -> Expected<QJsonValue> {
            return QJsonValue(params["cursor"_L1].toString().isEmpty() ? page(0, u"1:k49"_s) : page(50, {}));
        });
        CampaignList list(door, true);
        list.show();
        list.load();
        auto *model = list.findChild<Table *>()->records();
        QTRY_COMPARE(model->rowCount(), 50);
        QVERIFY(model->canFetchMore({}));
        model->fetchMore({});
        QTRY_COMPARE(model->rowCount(), 100);
        QVERIFY(!model->canFetchMore({}));
        QCOMPARE(door.asked(u"campaigns.list"_s).constLast()["cursor"_L1].toString(), u"1:k49"_s);
        const qsizetype lists = door.asked(u"campaigns.list"_s).size();
        door.on(u"campaigns.get"_s, QJsonObject{{u"id"_s, u"k7"_s}, {u"name"_s, u"任务7"_s}, {u"state"_s, u"paused"_s}});
        door.say(u"campaign.progress"_s, u"k7"_s);
        door.say(u"campaign.progress"_s, u"beyond"_s); // on a page that nobody looked at
        QTRY_COMPARE(model->recordAt(7)["state"_L1].toString(), u"paused"_s);
        QCOMPARE(model->rowCount(), 100);
        QCOMPARE(door.asked(u"campaigns.list"_s).size(), lists);
        door.say(u"campaign.state"_s, u"new"_s);
        QTRY_COMPARE(door.asked(u"campaigns.list"_s).size(), lists + 1);
        QCOMPARE(door.asked(u"campaigns.list"_s).constLast()["limit"_L1].toInt(), 100); // as many as were there
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
LIANXIN_TEST(tst_CampaignMonitor);
#include "tst_CampaignMonitor.moc"
