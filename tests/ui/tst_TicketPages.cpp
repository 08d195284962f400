// SPDX-License-Identifier: GPL-3.0-or-later
#include "Fixture.h"
#include "support/TestRegistry.h"
#include "ui/softphone/TranscriptView.h"
#include "ui/supervision/RecordingsPage.h"
#include "ui/supervision/WallPage.h"
#include "ui/tickets/BoardColumn.h"
#include "ui/models/TicketSteps.h"
#include "ui/tickets/BulkBar.h"
#include "ui/audio/RecordingPlayer.h"
#include "ui/audio/CallPlayer.h"
#include "ui/tickets/DerivationCalendar.h"
#include "ui/tickets/DispatchPage.h"
#include "ui/tickets/ReviewsPage.h"
#include "ui/tickets/TicketDrawer.h"
#include "ui/tickets/TicketDrawerParts.h"
#include "ui/tickets/TicketFilterBar.h"
#include "ui/tickets/TicketTimeline.h"
#include "ui/tickets/TicketsPage.h"
#include "ui/widgets/Table.h"
#include "ui/widgets/Theme.h"
#include <QScopeGuard>
#include <QSettings>
#include <QDropEvent>
#include <QLineEdit>
#include <QMimeData>
#include <QSignalSpy>
#include <QTest>

using namespace lianxin;
using lianxin::test::ConsoleFixture;
using lianxin::test::FakeDoor;

namespace {

QStringList everyVerb() {
    return {u"dispatch"_s, u"sign"_s,          u"process"_s,         u"note"_s,             u"finish"_s, u"visit"_s,  u"doubt"_s,
            u"close"_s,    u"archive"_s,       u"reopen"_s,          u"return"_s,           u"reassign"_s, u"pause"_s, u"resume"_s,
            u"urge"_s,     u"supervise"_s,     u"lift"_s,            u"assist"_s,           u"unassist"_s, u"report"_s, u"merge"_s,
            u"appeal"_s,   u"uphold_appeal"_s, u"reject_appeal"_s,   u"ask_return"_s,       u"refuse_return"_s,
            u"ask_extension"_s, u"grant_extension"_s, u"refuse_extension"_s};
}

} // namespace

class tst_TicketPages : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { test::prepareUi(); }
    void init() { QSettings().remove(u"tickets"_s); }
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
        QTRY_COMPARE(columns.at(2)->model()->rowCount(), 5);
        QVERIFY(columns.at(0)->isCollapsed());
        auto *drawer = page.findChild<TicketDrawer *>();
        QVERIFY(!drawer->isVisible());
        page.openTicket(u"t7"_s);
        QVERIFY(drawer->isVisible());
        QTRY_COMPARE(door.asked(u"tickets.get"_s).size(), 1);
        QTest::keyClick(&page, Qt::Key_Escape);
        QVERIFY(!drawer->isVisible());
    }
    void board_withoutRoom_turnsColumnsIntoStripsAndBack() {
        FakeDoor door;
        TicketsPage page(door, true);
        page.resize(1368, 816);
        page.show();
        const auto columns = page.findChildren<BoardColumn *>();
        const auto strips = [&] { return std::count_if(columns.begin(), columns.end(), [](const BoardColumn *column) { return column->isCollapsed(); }); };
        QTRY_COMPARE(strips(), 2);
        QTRY_COMPARE(columns.at(1)->model()->rowCount() > 0, true);
        page.resize(640, 816);
        QTRY_VERIFY(strips() > 2);
        QVERIFY(!columns.at(2)->isCollapsed()); // what is being worked on stays
        QVERIFY(std::all_of(columns.begin(), columns.end(), [](const BoardColumn *column) { return column->width() >= column->minimumWidth(); }));
        Q_EMIT columns.at(5)->expanded(); // by hand: another gives its room
        QVERIFY(!columns.at(5)->isCollapsed());
        page.resize(1368, 816);
        QTRY_COMPARE(strips(), 2);
    }
    void largeText_besideAnOpenTicket_makesNothingWider() {
        Theme::current().apply(Theme::Mode::Light, 150);
        const auto back = qScopeGuard([] { Theme::current().apply(Theme::Mode::Light, 100); });
        FakeDoor door;
        QJsonObject board = door.sample(u"tickets.board"_s);
        QJsonArray columns = board[u"columns"_s].toArray();
        for (auto column : columns) {
            QJsonObject large = column.toObject();
            large.insert(u"total"_s, 20'000);
            column = large;
        }
        board.insert(u"columns"_s, columns);
        door.on(u"tickets.board"_s, board);
        TicketsPage page(door, true);
        page.resize(1440 - Theme::current().px(72), 816); // a usual screen, less the places
        page.show();
        QTRY_COMPARE(page.columns().at(2)->model()->rowCount() > 0, true);
        page.openTicket(u"t7"_s);
        QTRY_COMPARE(door.asked(u"tickets.get"_s).size(), 1);
        ConsoleFixture::settle();
        QVERIFY2(page.minimumSizeHint().width() <= page.width(), qPrintable(QString::number(page.minimumSizeHint().width())));
    }
    void table_hasTheSameFilters() {
        FakeDoor door;
        TicketsPage page(door, true);
        page.show();
        ConsoleFixture::settle();
        page.showTable(true);
        QTRY_VERIFY(!door.asked(u"tickets.list"_s).isEmpty());
        auto *search = page.findChild<QLineEdit *>(u"search"_s);
        page.activateWindow();
        search->setFocus(); // Return presses the button that has the focus
        search->setText(u"噪音"_s);
        QTest::keyClick(search, Qt::Key_Return);
        QTRY_COMPARE(door.asked(u"tickets.list"_s).constLast()["filter"_L1]["text"_L1].toString(), u"噪音"_s);
    }
    void changesOfOthers_keepScrollAndSelection() {
        FakeDoor door;
        TicketsPage page(door, true);
        page.resize(1368, 816);
        page.show();
        BoardColumn *processing = page.columns().at(2);
        QTRY_COMPARE(processing->model()->rowCount(), 5);
        processing->list()->setCurrentIndex(processing->model()->index(3));
        const QString chosen = processing->model()->ticketAt(3)["id"_L1].toString();
        QJsonObject moved = processing->model()->ticketAt(0); // somebody finishes the first one
        moved.insert(u"state"_s, u"pending_visit"_s);
        door.on(u"tickets.list"_s, QJsonObject{{u"items"_s, QJsonArray{moved}}, {u"total"_s, 1}});
        const int boards = static_cast<int>(door.asked(u"tickets.board"_s).size());
        door.say(u"ticket.changed"_s, moved["id"_L1].toString());
        QTRY_COMPARE(processing->model()->rowCount(), 4);
        QCOMPARE(door.asked(u"tickets.list"_s).constLast()["filter"_L1]["ids"_L1].toArray().size(), 1);
        QCOMPARE(door.asked(u"tickets.board"_s).size(), boards); // only what changed was asked for
        QCOMPARE(processing->model()->total(), 56);
        QCOMPARE(page.columns().at(3)->model()->total(), 33);
        QVERIFY(page.columns().at(3)->model()->rowOf(moved["id"_L1].toString()) >= 0);
        QCOMPARE(processing->selected().size(), 1);
        QCOMPARE(processing->selected().at(0)["id"_L1].toString(), chosen);
        QVERIFY(!page.findChild<TicketDrawer *>()->isVisible()); // nothing opened by itself
    }
    void readingAgain_keepsWhatIsChosen() {
        FakeDoor door;
        TicketsPage page(door, true);
        page.resize(1368, 816);
        page.show();
        BoardColumn *processing = page.columns().at(2);
        QTRY_COMPARE(processing->model()->rowCount(), 5);
        ConsoleFixture::settle();
        processing->list()->selectAll();
        const int boards = static_cast<int>(door.asked(u"tickets.board"_s).size());
        page.load();
        QTRY_VERIFY(door.asked(u"tickets.board"_s).size() > boards);
        ConsoleFixture::settle();
        QCOMPARE(processing->selected().size(), 5);
        QVERIFY(page.findChild<BulkBar *>()->isVisible());
    }
    void change_afterTheBoardWasRead_isNotOverwrittenByIt() {
        FakeDoor door;
        TicketsPage page(door, true);
        page.resize(1368, 816);
        page.show();
        BoardColumn *processing = page.columns().at(2);
        QTRY_COMPARE(processing->model()->rowCount(), 5);
        ConsoleFixture::settle();
        QJsonObject moved = processing->model()->ticketAt(0);
        moved.insert(u"state"_s, u"pending_visit"_s);
        door.on(u"tickets.list"_s, QJsonObject{{u"items"_s, QJsonArray{moved}}, {u"total"_s, 1}});
        door.say(u"ticket.changed"_s, moved["id"_L1].toString());
        page.load(); // answers from before the change
        QThread::msleep(450); // both come while columns still wait to be shown
        QTRY_COMPARE(processing->model()->rowCount(), 4);
        ConsoleFixture::settle();
        QCOMPARE(processing->model()->rowCount(), 4);
        QVERIFY(page.columns().at(3)->model()->rowOf(moved["id"_L1].toString()) >= 0);
    }
    void dragging_offersOnlyStepsOfTheRules_andAsksForWhatTheyNeed() {
        FakeDoor door;
        TicketsPage page(door, true);
        page.resize(1368, 816);
        page.show();
        QTRY_VERIFY(!door.asked(u"tickets.rules"_s).isEmpty());
        ConsoleFixture::settle();
        BoardColumn *processing = page.columns().at(2);
        const std::unique_ptr<QMimeData> mime(processing->model()->mimeData({processing->model()->index(1)}));
        const auto drag = [&](BoardColumn *to) {
            QDragEnterEvent enter(QPoint(20, 20), Qt::MoveAction, mime.get(), Qt::LeftButton, {});
            enter.ignore();
            QCoreApplication::sendEvent(to, &enter);
            return enter.isAccepted();
        };
        QVERIFY(drag(page.columns().at(0)));  // 退单
        QVERIFY(drag(page.columns().at(3)));  // 办结
        QVERIFY(!drag(page.columns().at(2))); // where it is
        QVERIFY(!drag(page.columns().at(4))); // not without a visit
        QDropEvent drop(QPointF(20, 20), Qt::MoveAction, mime.get(), Qt::LeftButton, {});
        QCoreApplication::sendEvent(page.columns().at(3), &drop);
        auto *dialog = page.findChild<VerbDialog *>();
        QVERIFY(dialog);
        QCOMPARE(dialog->verb()->text(), stepWords(u"finish"_s).label);
        QVERIFY(!dialog->verb()->isEnabled()); // a result is needed
        dialog->findChild<QLineEdit *>(u"reason"_s)->setText(u"已修复"_s);
        dialog->accept();
        QTRY_COMPARE(door.asked(u"tickets.act"_s).size(), 1);
        const QJsonObject act = door.asked(u"tickets.act"_s).constFirst();
        QCOMPARE(act["action"_L1].toString(), u"finish"_s);
        QCOMPARE(act["params"_L1]["opinion"_L1].toString(), u"已修复"_s);
    }
    void dragging_withoutPermission_isRefused() {
        FakeDoor door;
        TicketsPage page(door, false);
        page.show();
        ConsoleFixture::settle();
        BoardColumn *processing = page.columns().at(2);
        const std::unique_ptr<QMimeData> mime(processing->model()->mimeData({processing->model()->index(1)}));
        QDragEnterEvent enter(QPoint(20, 20), Qt::MoveAction, mime.get(), Qt::LeftButton, {});
        enter.ignore();
        QCoreApplication::sendEvent(page.columns().at(3), &enter);
        QVERIFY(!enter.isAccepted());
    }
    void bulk_waitsForAnUndo_thenActsOnEach() {
        FakeDoor door;
        TicketsPage page(door, true);
        page.resize(1368, 816);
        page.show();
        BoardColumn *processing = page.columns().at(2);
        QTRY_COMPARE(processing->model()->rowCount(), 5);
        auto *bulk = page.findChild<BulkBar *>();
        QVERIFY(!bulk->isVisible());
        ConsoleFixture::settle();
        processing->list()->selectAll();
        QVERIFY(bulk->isVisible());
        auto *urge = bulk->findChild<Button *>(u"urge"_s);
        QVERIFY(urge);
        QVERIFY(!bulk->findChild<Button *>(u"dispatch"_s)); // not from these states
        urge->click();
        auto *dialog = bulk->findChild<VerbDialog *>();
        dialog->findChild<QLineEdit *>(u"reason"_s)->setText(u"请尽快"_s);
        dialog->accept();
        QVERIFY(bulk->isPlanned());
        bulk->findChild<Button *>(u"undo"_s)->click();
        QVERIFY(!bulk->isPlanned());
        ConsoleFixture::settle();
        QVERIFY(door.asked(u"tickets.act"_s).isEmpty());
        bulk->plan(u"urge"_s, {{u"text"_s, u"请尽快"_s}}, processing->selected());
        bulk->takeNow();
        QTRY_COMPARE(door.asked(u"tickets.act"_s).size(), 5);
        // Leaving the page takes what is planned rather than forgetting it.
        processing->list()->selectAll();
        bulk->plan(u"note"_s, {{u"text"_s, u"x"_s}}, processing->selected());
        page.hide();
        QTRY_COMPARE(door.asked(u"tickets.act"_s).size(), 10);
    }
    void columns_fetchFurtherCards_byCursor() {
        FakeDoor door;
        QJsonArray first, second;
        for (int i = 0; i < 60; ++i)
            (i < 40 ? first : second)
                .append(QJsonObject{{u"id"_s, u"c%1"_s.arg(i, 3, 10, QChar(u'0'))},
                                    {u"number"_s, QString::number(i)},
                                    {u"title"_s, u"路灯不亮"_s},
                                    {u"state"_s, u"processing"_s},
                                    {u"deadline"_s, 1000 + i}});
        door.on(u"tickets.board"_s,
                QJsonObject{{u"columns"_s, QJsonArray{QJsonObject{{u"state"_s, u"processing"_s}, {u"total"_s, 10000},
                                                                  {u"totalIsMore"_s, true}, {u"items"_s, first},
                                                                  {u"next"_s, u"1039:c039"_s}}}}});
        door.on(u"tickets.list"_s, QJsonObject{{u"items"_s, second}});
        TicketsPage page(door, true);
        page.resize(1368, 816);
        page.show();
        BoardColumn *processing = page.columns().at(2);
        QTRY_COMPARE(processing->model()->rowCount(), 40);
        processing->list()->scrollToBottom();
        QTRY_COMPARE(processing->model()->rowCount(), 60);
        const QJsonObject asked = door.asked(u"tickets.list"_s).constFirst();
        QCOMPARE(asked["cursor"_L1].toString(), u"1039:c039"_s);
        QCOMPARE(asked["filter"_L1]["state"_L1].toString(), u"processing"_s);
        page.load(); // what was fetched further down stays
        ConsoleFixture::settle();
        QCOMPARE(processing->model()->rowCount(), 60);
    }
    void anotherFilter_leavesNothingOfTheOneBefore() {
        const auto page = [](int from, int to) {
            QJsonArray tickets;
            for (int i = from; i < to; ++i)
                tickets.append(QJsonObject{{u"id"_s, u"c%1"_s.arg(i, 3, 10, QChar(u'0'))}, {u"deadline"_s, 1000 + i}});
            return tickets;
        };
        TicketColumnModel model(u"processing"_s);
        model.setTickets(page(0, 40), 1000, u"1039:c039"_s);
        model.append(page(40, 80), u"1079:c079"_s);
        model.setTickets(page(0, 40), 1000, u"1039:c039"_s); // read again: what was fetched further down stays
        QCOMPARE(model.rowCount(), 80);
        QCOMPARE(model.next(), u"1079:c079"_s);
        model.setTickets(page(0, 30), 500, u"1029:c029"_s, TicketColumnModel::Reading::Other);
        QCOMPARE(model.rowCount(), 30);
        QCOMPARE(model.next(), u"1029:c029"_s);
        // Runs go, come and move without being lost or doubled.
        QJsonArray mixed = page(20, 30);
        for (const auto &ticket : page(5, 20))
            mixed.append(ticket);
        for (const auto &ticket : page(90, 95))
            mixed.append(ticket);
        model.setTickets(mixed, 30, {}, TicketColumnModel::Reading::Other);
        QCOMPARE(model.rowCount(), static_cast<int>(mixed.size()));
        for (int row = 0; row < mixed.size(); ++row)
            QCOMPARE(model.ticketAt(row), mixed.at(row).toObject());
    }
    void keyboard_goesThroughColumns_andFindsTheSearch() {
        FakeDoor door;
        TicketsPage page(door, true);
        page.resize(1368, 816);
        page.show();
        BoardColumn *processing = page.columns().at(2);
        QTRY_COMPARE(processing->model()->rowCount(), 5);
        page.activateWindow();
        processing->list()->setFocus();
        processing->list()->setCurrentIndex(processing->model()->index(0));
        QTest::keyClick(processing->list(), Qt::Key_Right);
        QCOMPARE(page.columns().at(3)->selected().size(), 1);
        QVERIFY(processing->selected().isEmpty());
        QTest::keyClick(page.columns().at(3)->list(), Qt::Key_Right); // the collapsed column is passed over
        QCOMPARE(page.columns().at(5)->selected().size(), 1);
        QTest::keyClick(page.columns().at(5)->list(), Qt::Key_Return);
        QTRY_VERIFY(page.findChild<TicketDrawer *>()->isVisible());
        QTest::keyClick(&page, Qt::Key_Escape);
        QVERIFY(!page.findChild<TicketDrawer *>()->isVisible());
    }
    void savedViews_areKeptPerPerson() {
        FakeDoor door;
        {
            TicketFilterBar bar(door);
            bar.setUser(u"u-1"_s);
            bar.setFilter({{u"district"_s, u"望江区"_s}, {u"overdue"_s, true}}, u"created"_s);
            bar.show();
            bar.views()->menu()->aboutToShow();
            const auto actions = bar.views()->menu()->actions();
            actions.constLast()->trigger(); // save
            auto *dialog = bar.findChild<VerbDialog *>();
            QVERIFY(dialog);
            dialog->findChild<QLineEdit *>(u"reason"_s)->setText(u"望江超期"_s);
            dialog->accept();
        }
        for (const auto &[user, there] : {std::pair{u"u-1"_s, true}, {u"u-2"_s, false}}) {
            TicketFilterBar bar(door);
            bar.setUser(user);
            bar.show();
            bar.views()->menu()->aboutToShow();
            QAction *view = nullptr;
            for (QAction *action : bar.views()->menu()->actions())
                view = action->text() == u"望江超期" ? action : view;
            QCOMPARE(view != nullptr, there);
            if (!view)
                continue;
            view->trigger();
            QCOMPARE(bar.filter(), (QJsonObject{{u"district"_s, u"望江区"_s}, {u"overdue"_s, true}}));
            QCOMPARE(bar.sort(), u"created"_s);
        }
    }
    void filters_keepTheirWords_howeverNarrowTheyStand() {
        FakeDoor door;
        TicketFilterBar bar(door);
        bar.setTable(true);
        bar.setVisible(true);
        const auto choices = bar.findChildren<Choice *>();
        QCOMPARE(choices.size(), 4);
        QSet<int> lines;
        for (const int width : {1300, 700, 400, 300}) {
            bar.resize(width, bar.height());
            ConsoleFixture::settle();
            lines.clear();
            for (const Choice *choice : choices) {
                const QRect place(choice->mapTo(&bar, QPoint()), choice->size());
                QVERIFY2(place.width() >= qMin(choice->sizeHint().width(), choice->maximumWidth()), qPrintable(QString::number(width)));
                QVERIFY2(bar.rect().contains(place), qPrintable(QString::number(width)));
                lines << place.top();
            }
            if (width == 1300)
                QCOMPARE(lines.size(), 1);
        }
        QVERIFY(lines.size() >= 3);
    }
    void compactBoard_showsAllColumns() {
        FakeDoor door;
        TicketsPage page(door, true);
        page.resize(1368, 816);
        page.showView(TicketsPage::View::Compact);
        page.show();
        ConsoleFixture::settle();
        for (const BoardColumn *column : page.columns())
            QVERIFY(!column->isCollapsed());
        TicketsPage again(door, true); // the choice is remembered
        QVERIFY(!again.columns().at(0)->isCollapsed());
    }
    void drawer_showsDialogue_andListensFromTheMoment() {
        FakeDoor door;
        TicketDrawer drawer(door, true);
        drawer.setMayListen(true);
        drawer.show();
        drawer.open(u"t7"_s);
        ConsoleFixture::settle();
        auto *timeline = drawer.findChild<TicketTimeline *>();
        const QSignalSpy listen(timeline, &TicketTimeline::listenWanted);
        timeline->findChild<Button *>(u"listen"_s)->click();
        QCOMPARE(listen.count(), 1);
        QCOMPARE(listen.constFirst().at(0).toString(), u"k2"_s); // the newest
        QVERIFY(listen.constFirst().at(1).toLongLong() > 0);
        QVERIFY(drawer.findChild<VerbDialog *>()); // the purpose first
        drawer.findChild<VerbDialog *>()->reject();
        timeline->findChild<Button *>(u"dialogue"_s)->click();
        QTRY_COMPARE(door.asked(u"calls.get"_s).size(), 1);
        QTRY_VERIFY(timeline->findChildren<Button *>(u"listen"_s).size() >= 1);
    }
    void timeline_saysWhoWroteTheSummaryOfACall() {
        FakeDoor door;
        const auto shown = [&door](const QString &source, const QString &model) {
            QJsonObject call = door.sample(u"call.wrapup"_s);
            call[u"summary"_s] = u"市民咨询报销比例，已告知。"_s;
            call[u"summarySource"_s] = source;
            call[u"summaryModel"_s] = model;
            door.on(u"calls.get"_s, call);
            TicketDrawer drawer(door, true);
            drawer.show();
            drawer.open(u"t7"_s);
            ConsoleFixture::settle();
            auto *timeline = drawer.findChild<TicketTimeline *>();
            timeline->findChild<Button *>(u"dialogue"_s)->click();
            const auto label = [timeline] { return timeline->findChild<QLabel *>(u"callSummary"_s); };
            return QTest::qWaitFor([&] { return label() != nullptr; }, 30'000) ? label()->text() : QString();
        };
        const QString words = u"市民咨询报销比例，已告知。"_s;
        QCOMPARE(shown(u"rules"_s, {}), TicketTimeline::tr("Summary, by rules from the transcript: %1").arg(words));
        QCOMPARE(shown(u"model"_s, u"qwen3"_s), TicketTimeline::tr("Summary, by model %1: %2").arg(u"qwen3"_s, words));
        QCOMPARE(shown(u"person"_s, {}), TicketTimeline::tr("Summary, written by the seat: %1").arg(words));
        QCOMPARE(shown({}, {}), TicketTimeline::tr("Summary: %1").arg(words)); // of an older call
    }
    void timeline_playsFromTheExactSecond_byClickAndReturn() {
        FakeDoor door;
        QJsonObject ticket = door.sample(u"ticket.supervised"_s);
        const QJsonObject visited{{u"action"_s, u"visited"_s},
                                  {u"at"_s, qint64(1'773'200'000'000)},
                                  {u"actor"_s, u"engine"_s},
                                  {u"data"_s, QJsonObject{{u"callId"_s, u"k9"_s}, {u"result"_s, u"dissatisfied"_s}, {u"offsetMs"_s, 37'120}, {u"key"_s, u"2"_s}}}};
        const QJsonObject message{
            {u"action"_s, u"noted"_s},
            {u"at"_s, qint64(1'773'100'000'000)},
            {u"actor"_s, u"citizen"_s},
            {u"data"_s, QJsonObject{{u"callId"_s, u"k8"_s}, {u"evidence"_s, QJsonArray{QJsonObject{{u"callId"_s, u"k8"_s}, {u"offsetMs"_s, 4'000}}}}}}};
        const QJsonObject plain{{u"action"_s, u"signed"_s}, {u"at"_s, qint64(1'773'000'000'000)}, {u"actor"_s, u"u"_s}, {u"data"_s, QJsonObject()}};
        ticket[u"events"_s] = QJsonArray{plain, message, visited};
        door.on(u"tickets.get"_s, ticket);
        door.on(u"recordings.list"_s, QJsonObject{{u"items"_s, QJsonArray{QJsonObject{{u"id"_s, u"r2"_s}, {u"startedAt"_s, 2000}},
                                                                          QJsonObject{{u"id"_s, u"r1"_s}, {u"startedAt"_s, 1000}}}}});
        // Where it plays from is decided before; whether this machine can play at all is no matter of it.
        door.on(u"recordings.open"_s,
                [](const QJsonObject &) -> Expected<QJsonValue> { return Error{ErrorKind::NotFound, u"records.recording_erased"_s, u"Erased."_s, {}, {}}; });
        TicketDrawer drawer(door, true);
        drawer.setMayListen(true);
        drawer.show();
        drawer.open(u"t50"_s);
        auto *timeline = drawer.findChild<TicketTimeline *>();
        QTRY_COMPARE(timeline->findChildren<QWidget *>(u"playable"_s).size(), 2);
        const auto lines = timeline->findChildren<QWidget *>(u"playable"_s);
        QVERIFY(ticketEventText(visited).contains(u"00:37"_s));
        QVERIFY(lines[0]->accessibleName().contains(u"00:37"_s));
        const QSignalSpy listen(timeline, &TicketTimeline::listenWanted);
        const QSignalSpy found(drawer.findChild<CallPlayer *>(), &CallPlayer::found);
        drawer.activateWindow();
        lines[0]->setFocus();
        QTRY_VERIFY(lines[0]->hasFocus());
        QTest::keyClick(lines[0], Qt::Key_Return);
        QCOMPARE(listen.size(), 1);
        QCOMPARE(listen[0][0].toString(), u"k9"_s);
        QCOMPARE(listen[0][2].toLongLong(), 37'120);
        auto *dialog = drawer.findChild<VerbDialog *>();
        QVERIFY(dialog);
        dialog->findChild<QLineEdit *>(u"reason"_s)->setText(u"质检"_s);
        dialog->verb()->click();
        QTRY_COMPARE(found.size(), 1);
        QCOMPARE(found[0][0].toString(), u"r1"_s); // counted from where the first one begins
        QCOMPARE(found[0][1].toLongLong(), 37'120);
        QTRY_COMPARE(door.asked(u"recordings.open"_s).size(), 1);
        QTest::mouseClick(lines[1], Qt::LeftButton, {}, QPoint(40, 6));
        QCOMPARE(listen.size(), 2);
        QCOMPARE(listen[1][2].toLongLong(), 4'000);
        drawer.setMayListen(false);
        drawer.open(u"t50"_s);
        QTRY_COMPARE(timeline->findChildren<QWidget *>(u"playable"_s).size(), 0);
    }
    void drawer_supervisionOrder_isFollowed_andRelatedOpen() {
        FakeDoor door;
        door.on(u"tickets.get"_s, door.sample(u"ticket.supervised"_s));
        TicketDrawer drawer(door, true);
        const QSignalSpy other(&drawer, &TicketDrawer::otherWanted);
        drawer.show();
        drawer.open(u"t50"_s);
        QTRY_VERIFY(drawer.findChild<SupervisionPanel *>()->isVisible());
        auto *related = drawer.findChild<RelatedPanel *>();
        QTRY_VERIFY(related->isVisible());
        related->findChild<Button *>()->click();
        QCOMPARE(other.count(), 1);
        QCOMPARE(other.constFirst().constFirst().toString(), u"r1"_s);
    }
    void drawer_lowWindow_scrollsAndSqueezesNothing() {
        FakeDoor door;
        door.on(u"tickets.get"_s, door.sample(u"ticket.supervised"_s));
        TicketDrawer drawer(door, true);
        drawer.resize(456, 700);
        drawer.show();
        drawer.open(u"t50"_s);
        QTRY_VERIFY(drawer.findChild<SupervisionPanel *>()->isVisible());
        QTRY_VERIFY(drawer.findChild<RelatedPanel *>()->isVisible());
        const auto squeezed = [&] {
            QStringList found;
            const auto labels = drawer.findChildren<QLabel *>();
            for (const QLabel *label : labels) {
                const int needed = label->hasHeightForWidth() ? label->heightForWidth(label->width()) : label->sizeHint().height();
                if (label->isVisible() && !label->text().isEmpty() && label->height() < needed)
                    found << label->text();
            }
            return found.join(u" | "_s);
        };
        QTRY_COMPARE(squeezed(), QString());
        auto *calendar = drawer.findChild<DerivationCalendar *>();
        QVERIFY(calendar->height() >= calendar->sizeHint().height());
    }
    void dispatchDesk_decidesByKeyboard_goesOn_andTakesBack() {
        FakeDoor door;
        DispatchPage page(door, true);
        const QSignalSpy waiting(&page, &DispatchPage::waiting);
        page.resize(1368, 816);
        page.show();
        auto *table = page.findChild<Table *>();
        QTRY_COMPARE(table->records()->rowCount(), 14);
        QCOMPARE(waiting.constFirst().constFirst().toInt(), 14);
        table->selectRow(0);
        QTest::keyClick(table, Qt::Key_1);
        QTRY_COMPARE(door.asked(u"dispatch.decide"_s).size(), 1);
        const QJsonObject item = door.asked(u"dispatch.decide"_s).constFirst()["items"_L1].toArray().at(0).toObject();
        QCOMPARE(item["ticket"_L1].toString(), u"d1"_s);
        QCOMPARE(item["unitId"_L1].toString(), u"un2"_s);
        QTRY_COMPARE(table->records()->rowOf(u"d1"_s), -1);
        QCOMPARE(table->currentRecord()["id"_L1].toString(), u"d2"_s); // on to the next
        QTest::keyClick(table, Qt::Key_Z, Qt::ControlModifier);
        QTRY_COMPARE(door.asked(u"tickets.act"_s).size(), 1);
        QCOMPARE(door.asked(u"tickets.act"_s).constFirst()["action"_L1].toString(), u"return"_s);
        QTest::keyClick(table, Qt::Key_4);
        auto *dialog = page.findChild<VerbDialog *>();
        QVERIFY(dialog);
        QVERIFY(!dialog->verb()->isEnabled()); // a unit is needed
        dialog->reject();
    }
    void reviews_areDecidedByWhoListened() {
        FakeDoor door;
        ReviewsPage page(door, true);
        const QSignalSpy waiting(&page, &ReviewsPage::waiting);
        page.show();
        QTRY_COMPARE(waiting.count(), 1);
        QCOMPARE(waiting.constFirst().constFirst().toInt(), 3);
        page.findChild<Button *>(u"dissatisfied"_s)->click();
        QTRY_COMPARE(door.asked(u"tickets.reviews.decide"_s).size(), 1);
        const QJsonObject asked = door.asked(u"tickets.reviews.decide"_s).constFirst();
        QCOMPARE(asked["id"_L1].toString(), u"t31"_s);
        QCOMPARE(asked["result"_L1].toString(), u"dissatisfied"_s);
        QVERIFY(!asked.contains("outcome"_L1)); // nothing is made up
        QTRY_COMPARE(door.asked(u"tickets.reviews.list"_s).size(), 2);
    }
    void dispatchDesk_switchesAutomatic_onlyForWhoMay() {
        FakeDoor door;
        DispatchPage reader(door, false);
        reader.show();
        QVERIFY(!reader.findChild<Button *>(u"automatic"_s)->isEnabled());
        DispatchPage page(door, true);
        page.show();
        ConsoleFixture::settle();
        page.findChild<Button *>(u"automatic"_s)->click();
        QTRY_COMPARE(door.asked(u"dispatch.saveSettings"_s).size(), 1);
        QCOMPARE(door.asked(u"dispatch.saveSettings"_s).constFirst()["automatic"_L1].toBool(true), false);
    }
    void everyEventAndStep_hasWords() {
        for (const QString &action :
             {u"created"_s, u"reassigned"_s, u"return_asked"_s, u"extension_granted"_s, u"paused"_s, u"assist_reported"_s, u"merged"_s,
              u"absorbed"_s, u"released"_s, u"reopened"_s, u"visit_unclear"_s, u"appeal_upheld"_s, u"citizen_told"_s, u"escalated"_s})
            QVERIFY2(ticketEventText({{u"action"_s, action}}) != action, qPrintable(action));
        for (const auto &rule : everyVerb())
            QVERIFY2(stepWords(rule).label != rule, qPrintable(rule));
        QVERIFY(ticketEventText({{u"action"_s, u"supervised"_s}, {u"data"_s, QJsonObject{{u"reason"_s, u"dissatisfied"_s}}}})
                    .contains(u"市民不满意"));
    }
    void drawer_actionsFollowTheStateAndThePermission() {
        FakeDoor door;
        TicketDrawer reader(door, false);
        reader.show();
        reader.open(u"t7"_s);
        ConsoleFixture::settle();
        const auto none = reader.findChildren<Button *>();
        for (const Button *button : none)
            QVERIFY(!everyVerb().contains(button->objectName()));
        TicketDrawer writer(door, true);
        writer.show();
        writer.open(u"t7"_s);
        ConsoleFixture::settle();
        Button *supervise = nullptr;
        const auto buttons = writer.findChildren<Button *>();
        for (Button *button : buttons) {
            if (button->objectName() == "supervise"_L1)
                supervise = button;
        }
        QVERIFY(supervise);
        supervise->click();
        auto *dialog = writer.findChild<VerbDialog *>();
        QCOMPARE(dialog->verb()->text(), stepWords(u"supervise"_s).label);
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
    void player_anotherMomentWhileOnePlays_canBeStopped() {
        FakeDoor door;
        CallPlayer player(door);
        player.show();
        auto *sound = player.findChild<RecordingPlayer *>();
        QVERIFY(sound);
        Q_EMIT sound->stopped();
        QVERIFY(!player.isVisible());
        Q_EMIT sound->moved(1200);
        QVERIFY(player.isVisible());
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
    void recordings_search_goesOnUntilThereIsSomething_andLeadsToTheLine() {
        FakeDoor door;
        const QJsonObject sample = door.sample(u"transcripts.search"_s);
        door.on(u"transcripts.search"_s, [&](const QJsonObject &p) -> Expected<QJsonValue> {
            if (p[u"cursor"_s].toString().isEmpty()) // so many lines looked at, and nothing yet
                return QJsonValue(QJsonObject{{u"items"_s, QJsonArray{}}, {u"next"_s, u"older"_s}, {u"searchedTo"_s, qint64(1'791'600'000'000)}});
            return QJsonValue(sample);
        });
        RecordingsPage page(door);
        page.show();
        QTRY_VERIFY(!door.asked(u"recordings.list"_s).isEmpty());
        page.search(u" 补贴 "_s);
        QTRY_COMPARE(door.asked(u"transcripts.search"_s).size(), 2);
        QCOMPARE(door.asked(u"transcripts.search"_s).last()[u"text"_s].toString(), u"补贴"_s);
        const auto tables = page.findChildren<Table *>();
        const auto shown = std::find_if(tables.begin(), tables.end(), [](Table *table) { return table->isVisible(); });
        QVERIFY(shown != tables.end());
        QTRY_COMPARE((*shown)->records()->rowCount(), 2);
        (*shown)->selectRow(0);
        QTRY_COMPARE(door.asked(u"transcripts.get"_s).size(), 1);
        auto *view = page.findChild<TranscriptView *>();
        QTRY_VERIFY(view->isVisible());
        QTRY_COMPARE(view->currentIndex().row(), 5);
        QVERIFY(page.findChild<Button *>(u"reveal"_s)->isHidden()); // not for everybody
        page.setMayReveal(true);
        page.findChild<Button *>(u"reveal"_s)->click();
        auto *dialog = page.findChild<VerbDialog *>();
        QVERIFY(dialog && !dialog->verb()->isEnabled()); // what for?
        dialog->reject();
        QVERIFY(door.asked(u"transcripts.reveal"_s).isEmpty());
        page.search({});
        QVERIFY(!(*shown)->isVisible());
        // An answer that comes after the words were taken away is not looked at.
        door.hold(u"transcripts.search"_s);
        page.search(u"材料"_s);
        page.search({});
        door.release();
        ConsoleFixture::settle();
        QVERIFY(!(*shown)->isVisible());
        QCOMPARE((*shown)->records()->rowCount(), 0);
    }
};
LIANXIN_TEST(tst_TicketPages);
#include "tst_TicketPages.moc"
