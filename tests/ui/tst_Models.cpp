// SPDX-License-Identifier: GPL-3.0-or-later
#include "FakeDoor.h"
#include "support/TestRegistry.h"
#include "ui/models/CampaignDraft.h"
#include "ui/models/Format.h"
#include "ui/models/RecordModel.h"
#include "ui/models/SeatDesk.h"
#include "ui/models/TicketColumnModel.h"
#include "ui/models/TranscriptModel.h"
#include "ui/models/Words.h"
#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace lianxin;
using lianxin::test::FakeDoor;
using lianxin::test::FakeHandset;

namespace {

QJsonObject record(const QString &id, const QString &name) {
    return {{u"id"_s, id}, {u"name"_s, name}};
}

QList<RecordColumn> columns() {
    return {{u"Name"_s, 100, false, [](const QJsonObject &r) { return Cell{r["name"_L1].toString()}; }},
            {u"Count"_s, 0, true, [](const QJsonObject &r) { return Cell{r["id"_L1].toString()}; }}};
}

} // namespace

class tst_Models : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void records_setAppendUpsertRemove_keepTheModelsRules() {
        RecordModel model(columns(), u"id"_s);
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setRecords({record(u"1"_s, u"a"_s), record(u"2"_s, u"b"_s)});
        QCOMPARE(model.rowCount(), 2);
        model.append({record(u"2"_s, u"B"_s), record(u"3"_s, u"c"_s)});
        QCOMPARE(model.rowCount(), 3);
        QCOMPARE(model.index(1, 0).data().toString(), u"B"_s);
        model.upsert(record(u"4"_s, u"d"_s));
        QCOMPARE(model.rowOf(u"4"_s), 0);
        model.upsert(record(u"3"_s, u"C"_s));
        QCOMPARE(model.recordAt(model.rowOf(u"3"_s))["name"_L1].toString(), u"C"_s);
        QVERIFY(model.remove(u"1"_s));
        QVERIFY(!model.remove(u"1"_s));
        QCOMPARE(model.rowCount(), 3);
        model.setRecords({});
        QVERIFY(model.isEmpty());
    }
    void records_fetchMore_asksForEachPageOnce() {
        RecordModel model(columns(), u"id"_s);
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QStringList asked;
        model.setPager([&asked](const QString &cursor) { asked << cursor; });
        model.setRecords({record(u"1"_s, u"a"_s)});
        QVERIFY(!model.canFetchMore({}));
        model.setNext(u"p2"_s);
        model.fetchMore({});
        model.fetchMore({});
        QCOMPARE(asked, QStringList{u"p2"_s});
        model.append({record(u"2"_s, u"b"_s)});
        model.setNext({});
        QVERIFY(!model.canFetchMore({}));
    }
    void records_numberColumns_areAlignedRightWithTheirHeader() {
        RecordModel model(columns(), u"id"_s);
        model.setRecords({record(u"1"_s, u"a"_s)});
        QVERIFY(model.index(0, 1).data(Qt::TextAlignmentRole).value<Qt::Alignment>() & Qt::AlignRight);
        QVERIFY(model.headerData(1, Qt::Horizontal, Qt::TextAlignmentRole).value<Qt::Alignment>() &
                Qt::AlignRight);
    }
    void transcript_partialLine_isReplacedByItsSpeakersNext() {
        TranscriptModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.append(
            {{u"at"_s, 1000}, {u"speaker"_s, u"citizen"_s}, {u"text"_s, u"我一般"_s}, {u"partial"_s, true}});
        model.append({{u"at"_s, 1000}, {u"speaker"_s, u"citizen"_s}, {u"text"_s, u"我一般下午在家"_s}});
        QCOMPARE(model.rowCount(), 1);
        QVERIFY(!model.lines().constFirst().partial);
        model.append({{u"at"_s, 2000}, {u"speaker"_s, u"system"_s}, {u"text"_s, u"已转人工"_s}});
        model.append({{u"at"_s, 2000}, {u"speaker"_s, u"system"_s}, {u"text"_s, u"已转人工"_s}});
        QCOMPARE(model.rowCount(), 2); // the same step twice is one line
        QCOMPARE(model.lastSpoken(5).size(), 1);
        model.clear();
        QCOMPARE(model.rowCount(), 0);
    }
    void ticketColumn_setTickets_countsOverdue() {
        TicketColumnModel model(u"processing"_s);
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setTickets({QJsonObject{{u"id"_s, u"1"_s}, {u"deadline"_s, 1000}},
                          QJsonObject{{u"id"_s, u"2"_s}, {u"deadline"_s, 9000}},
                          QJsonObject{{u"id"_s, u"3"_s}}},
                         57);
        QCOMPARE(model.total(), 57);
        QCOMPARE(model.overdue(5000), 1);
        QCOMPARE(model.rowOf(u"2"_s), 1);
    }
    void format_timesAreThoseOfChina_whateverTheZone() {
        QCOMPARE(clockText(1'791'622'931'000), u"17:02:11"_s);
        QCOMPARE(timerText(192'000), u"00:03:12"_s);
        QCOMPARE(shortTimerText(3'661'000), u"1:01:01"_s);
        QCOMPARE(numberText(23046), u"23,046"_s);
        QCOMPARE(percentText(0.5864), u"58.6%"_s);
        QCOMPARE(percentText(-1), u"–"_s);
        QCOMPARE(clockText(0), QString());
    }
    void deadline_tones_turnAmberThenRed() {
        const qint64 now = 1'000'000'000'000;
        const auto at = [now](qint64 left) {
            return deadlineWord({{u"deadline"_s, static_cast<double>(now + left)}}, now).tone;
        };
        QCOMPARE(at(5LL * 86'400'000), Tone::Mute);
        QCOMPARE(at(3'600'000), Tone::Warn);
        QCOMPARE(at(-1), Tone::Bad);
        // Over a weekend two days of the clock are less than one working day; the engine's count decides.
        const auto counted = [now](qint64 left, const QString &text) {
            return deadlineWord({{u"deadline"_s, static_cast<double>(now + left)}, {u"deadlineText"_s, text}}, now).tone;
        };
        QCOMPARE(counted(3LL * 86'400'000, u"剩 1 个工作日 3 小时"_s), Tone::Warn);
        QCOMPARE(counted(3LL * 86'400'000, u"剩 2 个工作日"_s), Tone::Mute);
        QCOMPARE(counted(6LL * 3'600'000, u"剩 6 小时"_s), Tone::Warn);
        // A closed ticket has no deadline that anybody could miss.
        const QJsonObject closed{{u"deadline"_s, static_cast<double>(now - 1)}, {u"state"_s, u"closed"_s}};
        QCOMPARE(deadlineWord(closed, now).tone, Tone::Mute);
        QJsonObject praised = closed;
        praised.insert(u"satisfaction"_s, u"satisfied"_s);
        QCOMPARE(deadlineWord(praised, now).tone, Tone::Good);
    }
    void words_unknownName_isShownAsItCame() {
        QCOMPARE(outcomeWord(u"something_new"_s).text, u"something_new"_s);
        QVERIFY(seatWord({}).icon == u"circle-help"_s);
        QCOMPARE(seatReasonText(u"午餐"_s), u"午餐"_s);
        QVERIFY(seatReasonText(u"missed"_s) != u"missed"_s);
    }
    void session_can_ignoresHowThePermissionIsWritten() {
        Session session = Session::fromJson({{u"permissions"_s, QJsonArray{u"calls_handle"_s}}},
                                            {{u"profile"_s, u"rehearsal"_s}});
        QVERIFY(session.can(u"CallsHandle"_s));
        QVERIFY(session.can(u"calls.handle"_s));
        QVERIFY(!session.can(u"AuditRead"_s));
        QVERIFY(session.rehearsal);
    }
    void draft_setRole_movesARoleAndVoidsTheImport() {
        CampaignDraft draft;
        draft.setFile(u"/a.xlsx"_s, {});
        const QJsonObject phone{{u"title"_s, u"电话"_s}, {u"role"_s, u"phone"_s}};
        const QJsonObject other{{u"title"_s, u"备用电话"_s}, {u"role"_s, u"field"_s}};
        draft.preview = {{u"columns"_s, QJsonArray{phone, other}}};
        draft.listId = u"l"_s;
        QVERIFY(draft.isDone(CampaignDraft::Mapping));
        draft.setRole(u"备用电话"_s, u"phone"_s);
        QCOMPARE(draft.roleOf(other), u"phone"_s);
        QCOMPARE(draft.roleOf(phone), u"field"_s);
        QVERIFY(draft.listId.isEmpty());
        draft.setRole(u"备用电话"_s, u"ignore"_s);
        QCOMPARE(draft.roleOf(other), u"ignore"_s);
        QCOMPARE(draft.roleOf(phone), u"phone"_s);
    }
    void draft_steps_tellWhatIsMissing() {
        CampaignDraft draft;
        for (int step = 0; step < CampaignDraft::StepCount; ++step)
            QCOMPARE(draft.isDone(static_cast<CampaignDraft::Step>(step)),
                     step == CampaignDraft::Schedule || step == CampaignDraft::Seats || step == CampaignDraft::Preflight);
        draft.windows = {};
        QVERIFY(!draft.isDone(CampaignDraft::Schedule));
    }
    void draft_toParams_hasTheShapeOfTheDoor() {
        CampaignDraft draft;
        draft.name = u" a "_s;
        const QJsonObject params = draft.toParams();
        QCOMPARE(params["name"_L1].toString(), u"a"_s);
        QCOMPARE(params["attempts"_L1]["intervals"_L1]["busy"_L1].toInt(), 10);
        QVERIFY(!params.contains("startAt"_L1));
    }
    void desk_events_leadFromRingingToWrapUp() {
        FakeDoor door;
        FakeHandset handset;
        SeatDesk desk(door, handset);
        const QSignalSpy arrived(&desk, &SeatDesk::callArrived);
        desk.begin(Session::fromJson(door.sample(u"login.seat"_s), {}));
        QTRY_COMPARE(desk.seatState(), u"ready"_s);
        QCOMPARE(desk.view(), SeatDesk::View::Idle);
        const auto put = [&](const QString &which) {
            door.on(u"seats.me"_s, door.sample(u"seat."_s + which));
            door.on(u"calls.get"_s, door.sample(u"call."_s + which));
            door.say(u"seat.state"_s, u"0217"_s, {{u"seatNumber"_s, u"0217"_s}});
        };
        put(u"ringing"_s);
        QTRY_COMPARE(desk.view(), SeatDesk::View::Ringing);
        QCOMPARE(arrived.count(), 1);
        put(u"talking"_s);
        QTRY_COMPARE(desk.view(), SeatDesk::View::Talking);
        const int lines = desk.transcript()->rowCount();
        door.say(u"dialogue.step"_s, u"k2"_s,
                 {{u"callId"_s, u"k2"_s}, {u"speaker"_s, u"seat"_s}, {u"text"_s, u"您好"_s}, {u"at"_s, 1}});
        QCOMPARE(desk.transcript()->rowCount(), lines + 1);
        put(u"wrapup"_s);
        QTRY_COMPARE(desk.view(), SeatDesk::View::WrapUp);
    }
    void desk_lostDoor_showsUnknownAndKeepsTheLastView() {
        FakeDoor door;
        FakeHandset handset;
        SeatDesk desk(door, handset);
        desk.begin(Session::fromJson(door.sample(u"login.seat"_s), {}));
        QTRY_COMPARE(desk.seatState(), u"ready"_s);
        door.setLink(Door::Link::Lost, 8000);
        QCOMPARE(desk.view(), SeatDesk::View::Unknown);
        QCOMPARE(desk.lastView(), SeatDesk::View::Idle);
        door.setLink(Door::Link::Live);
        QCOMPARE(desk.view(), SeatDesk::View::Idle);
    }
    void desk_hangUp_endsTheTelephonesCallOrAsksTheDoor() {
        FakeDoor door;
        FakeHandset handset;
        SeatDesk desk(door, handset);
        desk.begin(Session::fromJson(door.sample(u"login.seat"_s), {}));
        door.on(u"seats.me"_s, door.sample(u"seat.talking"_s));
        desk.refresh();
        QTRY_COMPARE(desk.view(), SeatDesk::View::Talking);
        desk.hangUp();
        QTRY_COMPARE(door.asked(u"calls.hangup"_s).size(), 1);
        handset.call = true;
        desk.hangUp();
        QCOMPARE(handset.did, QStringList{u"hangUp"_s});
    }
    void desk_seatStateRefused_isTold() {
        FakeDoor door;
        FakeHandset handset;
        SeatDesk desk(door, handset);
        const QSignalSpy failed(&desk, &SeatDesk::failed);
        desk.begin(Session::fromJson(door.sample(u"login.seat"_s), {}));
        door.on(u"seats.setState"_s, [](const QJsonObject &) {
            return Error{ErrorKind::Conflict, u"seats.busy"_s, u"x"_s, {}, {}};
        });
        desk.setState(u"away"_s, u"x"_s);
        QTRY_COMPARE(failed.count(), 1);
    }
};
LIANXIN_TEST(tst_Models);
#include "tst_Models.moc"
