// SPDX-License-Identifier: GPL-3.0-or-later
#include "Fixture.h"
#include "support/TestRegistry.h"
#include "ui/softphone/CallbacksPage.h"
#include "ui/widgets/Table.h"
#include <QSignalSpy>
#include <QTest>

using namespace lianxin;
using test::ConsoleFixture;

namespace {

QJsonObject missedCall(const char *id, const char *fate, const char *by = "") {
    return {{u"id"_s, QString::fromLatin1(id)}, {u"missedAt"_s, 1'791'600'000'000.0}, {u"rang"_s, 2}, {u"name"_s, u"王**"_s}, {u"phone"_s, u"139****5678"_s},
            {u"fate"_s, QString::fromLatin1(fate)}, {u"answeredBy"_s, QString::fromLatin1(by)}};
}

void script(ConsoleFixture &f) {
    f.door.on(u"calls.missed"_s, QJsonObject{{u"items"_s, QJsonArray{missedCall("c1", "lost"), missedCall("c2", "answered", "0218")}}});
    f.door.on(u"callbacks.list"_s, QJsonObject{{u"items"_s, QJsonArray{QJsonObject{{u"id"_s, u"b1"_s}, {u"state"_s, u"open"_s}, {u"name"_s, u"李**"_s}},
                                                                          QJsonObject{{u"id"_s, u"b2"_s}, {u"state"_s, u"done"_s}}}}});
}

} // namespace

class tst_CallbacksPage : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { test::prepareUi(); }
    void missed_andBooked_areShown_enterBooksAndCalls() {
        ConsoleFixture f;
        script(f);
        f.login(u"seat"_s);
        CallbacksPage page(f.desk);
        const QSignalSpy waiting(&page, &CallbacksPage::waiting);
        page.show();
        const auto tables = page.findChildren<Table *>();
        QCOMPARE(tables.size(), 2);
        QTRY_COMPARE(tables[0]->records()->rowCount(), 2);
        QTRY_COMPARE(tables[1]->records()->rowCount(), 2);
        QTRY_VERIFY(!waiting.isEmpty() && waiting.last()[0].toInt() == 2); // one lost, one to be called
        tables[0]->selectRow(0);
        QTest::keyClick(tables[0], Qt::Key_Return);
        QTRY_COMPARE(f.door.asked(u"callbacks.book"_s).size(), 1);
        QCOMPARE(f.door.asked(u"callbacks.book"_s)[0]["callId"_L1].toString(), u"c1"_s);
        f.settle();
        tables[0]->selectRow(1); // somebody has spoken with them
        QTest::keyClick(tables[0], Qt::Key_Return);
        f.settle();
        QCOMPARE(f.door.asked(u"callbacks.book"_s).size(), 1);
        tables[1]->selectRow(0);
        QTest::keyClick(tables[1], Qt::Key_Return);
        QTRY_COMPARE(f.door.asked(u"callbacks.call"_s).size(), 1);
    }
    void fates_areSaidInWords() {
        for (const char *fate : {"waiting", "lost", "callback_open", "callback_placed", "callback_done", "callback_failed", "callback_cancelled"}) {
            const Word word = CallbacksPage::fateWord(missedCall("c", fate));
            QVERIFY2(!word.text.isEmpty() && !word.icon.isEmpty(), fate);
        }
        QVERIFY(CallbacksPage::fateWord(missedCall("c", "answered", "0218")).text.contains(u"0218"_s));
    }
    void page_isInTheSeatsNavigation_andLeadersWithoutSeatHaveNone() {
        ConsoleFixture f;
        f.login(u"seat"_s);
        QVERIFY(f.window->pages().contains(u"callbacks"_s));
    }
};
LIANXIN_TEST(tst_CallbacksPage);
#include "tst_CallbacksPage.moc"
