// SPDX-License-Identifier: GPL-3.0-or-later
#include "Fixture.h"
#include "support/TestRegistry.h"
#include "ui/admin/AdminPage.h"
#include "ui/admin/AnnouncementsPage.h"
#include "ui/campaigns/AttemptLines.h"
#include "ui/campaigns/TracePanel.h"
#include "ui/models/Words.h"
#include "ui/widgets/Table.h"
#include <QMenu>
#include <QSignalSpy>
#include <QCheckBox>
#include <QSpinBox>
#include <QTest>

using namespace lianxin;
using lianxin::test::FakeDoor;

namespace {

QJsonObject heardAs(const QString &state, bool sound = true) {
    QJsonObject heard{{u"state"_s, state},
                      {u"confidence"_s, 0.93},
                      {u"evidence"_s, QJsonArray{QJsonObject{{u"source"_s, u"announcement"_s}, {u"detail"_s, u"关机 1"_s}, {u"fromMs"_s, 5'400}, {u"toMs"_s, 7'800}}}}};
    if (state == u"unknown"_s) {
        heard[u"evidence"_s] = QJsonArray();
        heard.insert(u"unrecognised"_s, true);
    }
    if (sound)
        heard[u"sound"_s] = QJsonObject{{u"recordingId"_s, u"r1"_s}, {u"fromMs"_s, 3'400}};
    return heard;
}

QJsonObject attemptWith(const QString &id, const QString &outcome, const QJsonValue &heard) {
    return {{u"id"_s, id}, {u"callId"_s, u"call-"_s + id}, {u"outcome"_s, outcome}, {u"intentAt"_s, qint64(1'791'766'800'000)}, {u"phone"_s, u"138****1234"_s},
            {u"cause"_s, QJsonObject{{u"status"_s, 480}, {u"q850"_s, 20}}}, {u"heard"_s, heard}};
}

} // namespace

//! What was heard on lines, shown and taught.
class tst_AnnouncementsUi : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { test::prepareUi(); }

    void offset_isCountedFromWhereTheRecordingBegins() {
        QCOMPARE(heardOffset(heardAs(u"powered_off"_s)), qint64(2'000));
        QCOMPARE(heardOffset(heardAs(u"unknown"_s)), qint64(0));
        QCOMPARE(heardOffset(heardAs(u"powered_off"_s, false)), qint64(-1));
        QCOMPARE(heardOffset({}), qint64(-1));
        QJsonObject machine = heardAs(u"voicemail"_s, false);
        machine[u"answeredAtMs"_s] = 5'000; // the recording of an answered call begins with the answer
        QCOMPARE(heardOffset(machine), qint64(400));
    }

    void everyStateHasAWord() {
        for (const QString &state : {u"powered_off"_s, u"suspended"_s, u"vacant"_s, u"unreachable"_s, u"busy"_s, u"no_answer"_s, u"ring_back_tune"_s,
                                     u"voicemail"_s, u"reached"_s, u"unknown"_s})
            QVERIFY2(numberStateWord(state).text != state && !numberStateWord(state).icon.isEmpty(), qPrintable(state));
    }

    void attempts_showCauseAndWhatWasHeard_playTheSecond() {
        FakeDoor door;
        AttemptLines lines(door, {attemptWith(u"a1"_s, u"powered_off"_s, heardAs(u"powered_off"_s)), attemptWith(u"a2"_s, u"busy"_s, QJsonValue())});
        QSignalSpy listen(&lines, &AttemptLines::listenWanted);
        const auto buttons = lines.findChildren<Button *>(u"playHeard"_s);
        QCOMPARE(buttons.size(), 1);
        buttons.front()->click();
        QCOMPARE(listen.size(), 1);
        QCOMPARE(listen.front().at(0).toString(), u"call-a1"_s);
        QCOMPARE(listen.front().at(1).toLongLong(), 2'000);
        QVERIFY(!lines.findChild<Button *>(u"teach"_s)); // it was understood
        QCOMPARE(causeText({{u"status"_s, 480}, {u"q850"_s, 20}}), u"SIP 480 · Q.850 20"_s);
        QVERIFY(causeText({{u"heardEnough"_s, true}}).size() > 3);
    }

    void unknown_oneClickTeachesIt() {
        FakeDoor door;
        door.on(u"announcements.learn"_s, QJsonObject{{u"id"_s, u"n1"_s}});
        AttemptLines lines(door, {attemptWith(u"a1"_s, u"no_answer"_s, heardAs(u"unknown"_s))});
        QSignalSpy taught(&lines, &AttemptLines::taught);
        auto *button = lines.findChild<Button *>(u"teach"_s);
        QVERIFY(button && button->menu());
        QCOMPARE(button->menu()->actions().size(), 7);
        button->menu()->actions().front()->trigger();
        QTRY_COMPARE(taught.size(), 1);
        QCOMPARE(door.asked(u"announcements.learn"_s).front(), (QJsonObject{{u"attemptId"_s, u"a1"_s}, {u"state"_s, u"powered_off"_s}}));
    }

    void unknownEnd_aPersonDecides_afterBeingAsked() {
        for (const bool again : {true, false}) {
            FakeDoor door;
            door.on(u"dialling.resolve"_s, QJsonObject());
            QJsonObject settled = attemptWith(u"a2"_s, u"ambiguous"_s, QJsonValue());
            settled[u"detail"_s] = u"resolved_by_person"_s;
            AttemptLines lines(door, {attemptWith(u"a1"_s, u"ambiguous"_s, QJsonValue()), settled, attemptWith(u"a3"_s, u"busy"_s, QJsonValue())});
            lines.show();
            QSignalSpy decided(&lines, &AttemptLines::decided);
            const auto buttons = lines.findChildren<Button *>(again ? u"callAgain"_s : u"letBe"_s);
            QCOMPARE(buttons.size(), 1); // of the one that nobody decided yet
            buttons.front()->click();
            auto *dialog = lines.findChild<VerbDialog *>();
            QVERIFY(dialog && door.asked(u"dialling.resolve"_s).isEmpty());
            dialog->verb()->click();
            QTRY_COMPARE(decided.size(), 1);
            QCOMPARE(door.asked(u"dialling.resolve"_s).front(), again ? (QJsonObject{{u"id"_s, u"a1"_s}, {u"redial"_s, true}})
                                                                     : (QJsonObject{{u"id"_s, u"a1"_s}, {u"outcome"_s, u"cancelled"_s}}));
        }
    }

    void trace_showsAttempts_andAsksAgainAfterTeaching() {
        FakeDoor door;
        QJsonObject trace = door.sample(u"campaigns.trace"_s);
        QJsonArray orders = trace["orders"_L1].toArray();
        QJsonObject order = orders[0].toObject();
        order[u"attempts"_s] = QJsonArray{attemptWith(u"a1"_s, u"no_answer"_s, heardAs(u"unknown"_s))};
        orders[0] = order;
        trace[u"orders"_s] = orders;
        door.on(u"campaigns.trace"_s, trace);
        door.on(u"announcements.learn"_s, QJsonObject());
        TracePanel panel(door);
        panel.setCampaign(u"c1"_s);
        panel.ask(u"13812341234"_s);
        QTRY_VERIFY(panel.findChild<AttemptLines *>());
        panel.findChild<Button *>(u"teach"_s)->menu()->actions().at(2)->trigger();
        QTRY_COMPARE(door.asked(u"campaigns.trace"_s).size(), 2);
    }

    void page_changesHowCallsAreHeard() {
        FakeDoor door;
        door.on(u"announcements.settings"_s, QJsonObject{{u"listen"_s, true}, {u"endEarly"_s, true}, {u"keepSound"_s, true}, {u"keepDays"_s, 90}});
        door.on(u"announcements.setSettings"_s, QJsonObject());
        AnnouncementsPage page(door);
        page.show();
        page.findChild<Button *>(u"settings"_s)->click();
        QTRY_VERIFY(page.findChild<VerbDialog *>(u"hearing"_s));
        auto *dialog = page.findChild<VerbDialog *>(u"hearing"_s);
        auto *days = dialog->findChild<QSpinBox *>(u"keepDays"_s);
        auto *keeps = dialog->findChild<QCheckBox *>(u"keepSound"_s);
        QCOMPARE(days->value(), 90);
        keeps->setChecked(false);
        QVERIFY(!days->isEnabled());
        keeps->setChecked(true);
        days->setValue(30);
        dialog->findChild<QCheckBox *>(u"endEarly"_s)->setChecked(false);
        dialog->verb()->click();
        QTRY_COMPARE(door.asked(u"announcements.setSettings"_s).size(), 1);
        QCOMPARE(door.asked(u"announcements.setSettings"_s).constFirst(),
                 (QJsonObject{{u"listen"_s, true}, {u"endEarly"_s, false}, {u"keepSound"_s, true}, {u"keepDays"_s, 30}}));
    }

    void page_teachesOne_thenHoldsTheOthersAgainstIt() {
        FakeDoor door;
        door.on(u"announcements.list"_s, QJsonObject{{u"items"_s, QJsonArray{QJsonObject{{u"id"_s, u"n1"_s}, {u"title"_s, u"关机 1"_s}, {u"state"_s, u"powered_off"_s},
                                                                                        {u"lengthMs"_s, 3'000}, {u"hits"_s, 12}, {u"learnedAt"_s, qint64(1'791'766'800'000)}}}}});
        door.on(u"attempts.list"_s, QJsonObject{{u"items"_s, QJsonArray{attemptWith(u"a1"_s, u"no_answer"_s, heardAs(u"unknown"_s)),
                                                                       attemptWith(u"a2"_s, u"no_answer"_s, heardAs(u"unknown"_s)),
                                                                       attemptWith(u"a3"_s, u"no_answer"_s, heardAs(u"unknown"_s))}}});
        door.on(u"announcements.learn"_s, QJsonObject{{u"id"_s, u"n2"_s}});
        door.on(u"announcements.rejudge"_s, QJsonObject{{u"job"_s, u"j1"_s}, {u"attempts"_s, 3}});
        QJsonObject job{{u"state"_s, u"running"_s}, {u"done"_s, 1}, {u"total"_s, 3}};
        door.on(u"jobs.get"_s, [&job](const QJsonObject &) -> Expected<QJsonValue> { return QJsonValue(job); });
        AnnouncementsPage page(door);
        page.resize(1336, 760);
        page.show();
        const auto tables = page.findChildren<Table *>();
        QCOMPARE(tables.size(), 2);
        QTRY_COMPARE(tables[1]->records()->rowCount(), 3);
        QCOMPARE(door.asked(u"attempts.list"_s).front().value("unrecognised"_L1).toBool(), true);
        tables[1]->selectRow(0);
        auto *means = page.findChild<Choice *>(u"thisIs"_s);
        means->setValue(u"vacant"_s);
        Q_EMIT means->activated(means->currentIndex());
        QTRY_COMPARE(door.asked(u"announcements.rejudge"_s).size(), 1);
        QCOMPARE(door.asked(u"announcements.learn"_s).front().value("state"_L1).toString(), u"vacant"_s);
        auto *rejudge = page.findChild<Button *>(u"rejudge"_s);
        QTRY_VERIFY(rejudge->text().contains(u'3'));
        rejudge->click(); // while it runs: stops it
        QTRY_COMPARE(door.asked(u"jobs.cancel"_s).size(), 1);
        QCOMPARE(door.asked(u"announcements.rejudge"_s).size(), 1);
        job = {{u"state"_s, u"done"_s}, {u"result"_s, QJsonObject{{u"looked"_s, 3}, {u"understood"_s, 2}, {u"changed"_s, 1}}}};
        const auto lists = door.asked(u"attempts.list"_s).size();
        QTRY_VERIFY(door.asked(u"attempts.list"_s).size() > lists);
        QTRY_COMPARE(rejudge->text(), AnnouncementsPage::tr("Judge all anew"));
        rejudge->click();
        QTRY_COMPARE(door.asked(u"announcements.rejudge"_s).size(), 2);
    }
};
LIANXIN_TEST(tst_AnnouncementsUi);
#include "tst_Announcements.moc"
