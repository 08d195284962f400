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
        QTRY_COMPARE(f.door.asked(u"calls.dial"_s).size(), 1);
        QCOMPARE(f.door.asked(u"calls.dial"_s)[0], (QJsonObject{{u"callbackId"_s, u"b1"_s}})); // an id, never a number
        QVERIFY(f.door.asked(u"callbacks.call"_s).isEmpty());
        tables[1]->selectRow(1); // called back already
        QTest::keyClick(tables[1], Qt::Key_Return);
        f.settle();
        QCOMPARE(f.door.asked(u"calls.dial"_s).size(), 1);
    }
    void refusedCall_isTold_alsoAfterTheListsWereReadAgain() {
        ConsoleFixture f;
        script(f);
        f.door.on(u"calls.dial"_s, [](const QJsonObject &) -> Expected<QJsonValue> {
            return Error{ErrorKind::Refused, u"calls.dial_refused"_s, u"The rules of dialling do not allow this call now: window."_s, {}, u"window"_s};
        });
        f.login(u"seat"_s);
        CallbacksPage page(f.desk);
        page.show();
        auto *call = page.findChild<Button *>(u"callBack"_s);
        QTRY_VERIFY(call->isEnabled());
        call->click();
        auto *error = page.findChild<ErrorBanner *>();
        QTRY_VERIFY(error->isVisible());
        QCOMPARE(error->code(), u"calls.dial_refused"_s);
        const auto before = f.door.asked(u"callbacks.list"_s).size();
        page.load();
        QTRY_VERIFY(f.door.asked(u"callbacks.list"_s).size() > before);
        f.settle();
        QVERIFY(error->isVisible());
        QTRY_VERIFY(call->isEnabled()); // it can be tried again
    }
    void number_isRevealedToWhoMay_only() {
        for (const QString &who : {u"seat"_s, u"leader"_s}) {
            ConsoleFixture f;
            script(f);
            f.login(who);
            Session session;
            session.userId = u"u"_s;
            session.seatNumber = u"0217"_s;
            session.permissions = who == "leader"_L1 ? QSet<QString>{u"personalreveal"_s, u"callssupervise"_s} : QSet<QString>{u"personalreveal"_s};
            f.desk.begin(session);
            CallbacksPage page(f.desk);
            page.show();
            auto *reveal = page.findChild<Button *>(u"reveal"_s);
            auto *book = page.findChild<Button *>(u"book"_s);
            QTRY_VERIFY(book->isEnabled());
            QCOMPARE(reveal->isVisible(), who == "leader"_L1);
            QVERIFY(reveal->isEnabled());
        }
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
