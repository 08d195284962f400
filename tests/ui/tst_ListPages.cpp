// SPDX-License-Identifier: GPL-3.0-or-later
#include "Fixture.h"
#include "support/TestRegistry.h"
#include "ui/campaigns/CampaignsPage.h"
#include "ui/campaigns/ListPeoplePage.h"
#include "ui/campaigns/ListsPage.h"
#include "ui/campaigns/TracePanel.h"
#include "ui/models/EngineClock.h"
#include "ui/models/Format.h"
#include "ui/models/RuleWords.h"
#include "ui/widgets/Table.h"
#include <QSignalSpy>
#include <QTest>

using namespace lianxin;
using lianxin::test::ConsoleFixture;
using lianxin::test::FakeDoor;

class tst_ListPages : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { test::prepareUi(); }
    void lists_undo_asksAndTakesBack() {
        FakeDoor door;
        door.on(u"lists.undo"_s, QJsonObject());
        ListsPage page(door, true);
        page.resize(1368, 816);
        page.show();
        auto *table = page.findChild<Table *>();
        QTRY_COMPARE(table->records()->rowCount(), 7);
        auto *undo = page.findChild<Button *>(u"listUndo"_s);
        QTRY_VERIFY(undo->isVisible());
        QVERIFY(!undo->isEnabled()); // people of it were called
        table->selectRow(table->records()->rowOf(u"list-5"_s));
        QTRY_VERIFY(undo->isEnabled());
        QCOMPARE(door.asked(u"lists.usage"_s).constLast()["id"_L1].toString(), u"list-5"_s);
        undo->click();
        auto *dialog = page.findChild<VerbDialog *>();
        QVERIFY(dialog);
        QVERIFY(door.asked(u"lists.undo"_s).isEmpty()); // asks first
        dialog->accept();
        QTRY_COMPARE(door.asked(u"lists.undo"_s).size(), 1);
        QCOMPARE(door.asked(u"lists.undo"_s).constFirst()["id"_L1].toString(), u"list-5"_s);
        // One that was taken back can be neither taken back again nor have its errors fetched.
        table->selectRow(table->records()->rowOf(u"list-6"_s));
        QTRY_VERIFY(!undo->isVisible());
        QVERIFY(!page.findChild<Button *>(u"listErrors"_s)->isVisible());
    }
    void lists_usage_leadsToTheCampaign() {
        FakeDoor door;
        ListsPage page(door, false);
        const QSignalSpy wanted(&page, &ListsPage::campaignWanted);
        page.show();
        Button *link = nullptr;
        QTRY_VERIFY(([&] {
            const auto buttons = page.findChildren<Button *>();
            for (Button *button : buttons)
                link = button->text() == u"老年人体检预约"_s ? button : link;
            return link != nullptr;
        }()));
        link->click();
        QCOMPARE(wanted.constFirst().constFirst().toString(), u"c5"_s);
        QVERIFY(!page.findChild<Button *>(u"listUndo"_s)->isVisible()); // may only look
    }
    void lists_none_saysHowTheyCome() {
        FakeDoor door;
        door.on(u"lists.list"_s, QJsonObject{{u"items"_s, QJsonArray()}, {u"total"_s, 0}});
        ListsPage page(door, true);
        page.show();
        const auto visible = [&] {
            for (const EmptyState *state : page.findChildren<EmptyState *>())
                if (state->isVisible())
                    return true;
            return false;
        };
        QTRY_VERIFY(visible());
    }
    void people_ofAList_showWhereTheyStandAndWhyNot() {
        FakeDoor door;
        ListPeoplePage page(door);
        page.resize(1368, 816);
        page.show();
        page.open(QJsonObject{{u"id"_s, u"list-1"_s}, {u"name"_s, u"灵活就业人员名单"_s}});
        auto *table = page.findChild<Table *>();
        QTRY_VERIFY(table->records()->rowCount() > 6);
        // Whoever is chosen is explained, in the campaign in which they stand; only where the choice stays.
        QTRY_COMPARE(door.asked(u"campaigns.trace"_s).size(), 1);
        table->selectRow(2);
        table->selectRow(3);
        table->selectRow(4);
        QTRY_COMPARE(door.asked(u"campaigns.trace"_s).size(), 2);
        const QJsonObject asked = door.asked(u"campaigns.trace"_s).constLast();
        QCOMPARE(asked["contactId"_L1].toString(), table->records()->recordAt(4)["id"_L1].toString());
        QCOMPARE(asked["id"_L1].toString(), u"c1"_s);
        QTRY_VERIFY(page.trace()->isVisible());
        // Narrowed down by the store, not here.
        auto *only = page.findChild<Choice *>(u"only"_s);
        only->setValue(u"busy"_s);
        Q_EMIT only->activated(only->currentIndex());
        QTRY_COMPARE(door.asked(u"lists.people"_s).constLast()["only"_L1].toString(), u"busy"_s);
        QCOMPARE(door.asked(u"lists.people"_s).constLast()["campaignId"_L1].toString(), u"c1"_s);
        auto *search = page.findChild<QLineEdit *>(u"search"_s);
        search->setText(u"139 1234 5678"_s);
        QTest::keyClick(search, Qt::Key_Return);
        QTRY_COMPARE(door.asked(u"lists.people"_s).constLast()["number"_L1].toString(), u"139 1234 5678"_s);
        search->setText(u"20417"_s);
        QTest::keyClick(search, Qt::Key_Return);
        QTRY_COMPARE(door.asked(u"lists.people"_s).constLast()["row"_L1].toInt(), 20417);
    }
    void people_pageByPage_areReadAsTheyAreScrolledTo() {
        FakeDoor door;
        const int whole = 1000;
        door.on(u"lists.people"_s, [whole](const QJsonObject &params) {
            const int from = params["cursor"_L1].toString().toInt();
            QJsonArray items;
            for (int i = from; i < qMin(whole, from + params["limit"_L1].toInt()); ++i)
                items.append(QJsonObject{{u"id"_s, u"l.%1"_s.arg(i)}, {u"row"_s, i + 1}, {u"phone"_s, u"199****%1"_s.arg(i, 4, 10, QChar(u'0'))}, {u"state"_s, u"no_campaign"_s}});
            const int next = from + int(items.size());
            return QJsonValue(QJsonObject{{u"items"_s, items}, {u"next"_s, next < whole ? QJsonValue(QString::number(next)) : QJsonValue()}, {u"total"_s, whole}, {u"campaign"_s, QJsonValue()}});
        });
        ListPeoplePage page(door);
        page.resize(1368, 816);
        page.show();
        page.open(QJsonObject{{u"id"_s, u"list-1"_s}, {u"name"_s, u"名单"_s}});
        auto *table = page.findChild<Table *>();
        QTRY_COMPARE(table->records()->rowCount(), 200);
        QTRY_VERIFY(!page.trace()->isVisible()); // no campaign calls it: nothing to explain
        for (int i = 0; i < 4; ++i) {
            const int before = table->records()->rowCount();
            table->scrollToBottom();
            QTRY_VERIFY(table->records()->rowCount() > before);
        }
        QCOMPARE(table->records()->rowCount(), whole);
        QTest::qWait(300);
        QVERIFY(door.asked(u"campaigns.trace"_s).isEmpty());
    }
    void people_whoAreNotCalled_haveAReason() {
        const auto person = [](const QString &state, const QString &held = {}) { return QJsonObject{{u"state"_s, state}, {u"heldBy"_s, held}}; };
        QCOMPARE(whyNotText(person(u"waiting"_s, u"number_today"_s)), heldText(u"number_today"_s));
        QVERIFY(whyNotText(person(u"done"_s, u"number_today"_s)).isEmpty());
        QVERIFY(!whyNotText(person(u"not_placed"_s)).isEmpty());
        QJsonObject listed = person(u"waiting"_s);
        listed[u"doNotCall"_s] = u"本人要求"_s;
        QVERIFY(whyNotText(listed).contains(u"本人要求"_s));
        QJsonObject later = person(u"retry"_s);
        later[u"dueAt"_s] = engineNow() + 3'600'000;
        QVERIFY(whyNotText(later).contains(dayTimeText(whole(later, "dueAt"_L1))));
        for (const QString &state : {u"no_campaign"_s, u"not_placed"_s, u"waiting"_s, u"dialling"_s, u"retry"_s, u"done"_s, u"cancelled"_s, u"ambiguous"_s})
            QVERIFY(standingWord(state).text != state);
    }
    void lists_openedList_showsItsPeople_andBack() {
        FakeDoor door;
        CampaignsPage page(door, true);
        page.resize(1368, 816);
        page.show();
        page.showLists();
        QTRY_VERIFY(page.lists()->isVisible());
        QTRY_VERIFY(page.lists()->findChild<Button *>(u"listPeople"_s)->isVisible());
        page.lists()->findChild<Button *>(u"listPeople"_s)->click();
        QTRY_VERIFY(page.people()->isVisible());
        QTRY_COMPARE(door.asked(u"lists.people"_s).constLast()["id"_L1].toString(), u"list-1"_s);
        page.people()->findChild<Button *>(u"back"_s)->click();
        QTRY_VERIFY(page.lists()->isVisible());
    }
};
LIANXIN_TEST(tst_ListPages);
#include "tst_ListPages.moc"
