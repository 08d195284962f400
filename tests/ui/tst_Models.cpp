// SPDX-License-Identifier: GPL-3.0-or-later
#include "FakeDoor.h"
#include "Fixture.h"
#include "support/TestRegistry.h"
#include "ui/models/EngineWords.h"
#include "ui/widgets/EnglishText.h"
#include "ui/models/CampaignDraft.h"
#include "ui/models/EngineClock.h"
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
    void engineWords_whatIsKnown_comesBackInTheLanguageOfTheConsole_data() {
        QTest::addColumn<QString>("words");
        for (const QString &words : {u"剩 2 个工作日"_s, u"剩 1 个工作日 3 小时"_s, u"剩 6 小时"_s, u"超期 35 分钟"_s, u"超期 2 天"_s, u"今日 16:00 到期"_s,
                                     u"督办"_s, u"催办 3"_s, u"退单待审"_s, u"协办"_s, u"剩 许多"_s, u"第 2 次未接"_s, QString()})
            QTest::newRow(qUtf8Printable(words)) << words;
    }
    // The engine writes Chinese: in a Chinese console nothing changes.
    void engineWords_whatIsKnown_comesBackInTheLanguageOfTheConsole() {
        test::prepareUi();
        QFETCH(QString, words);
        QCOMPARE(engineWords(words), words);
    }
    void englishText_counted_takesOneOrMany() {
        const EnglishText english;
        QCOMPARE(english.translate("EngineWords", "%n workday(s)", nullptr, 1), u"%n workday"_s);
        QCOMPARE(english.translate("EngineWords", "%n workday(s)", nullptr, 2), u"%n workdays"_s);
        QVERIFY(english.translate("EngineWords", "left").isNull());
        QCOMPARE(english.translate("Page", "Forget “%1”?"), u"Forget \"%1\"?"_s);
        QCOMPARE(english.translate("Page", "Don’t add"), u"Don't add"_s);
    }
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
    void transcript_partialLine_isReplacedByWhatItsUtteranceBecomes() {
        TranscriptModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QSignalSpy said(&model, &TranscriptModel::citizenSaid);
        QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
        const auto partial = [](const QString &utterance, qint64 at, const QString &text, int revision, int stable = 0) {
            return QJsonObject{{u"utterance"_s, utterance}, {u"at"_s, at}, {u"speaker"_s, u"citizen"_s}, {u"text"_s, text},
                               {u"revision"_s, revision},   {u"stable"_s, stable}, {u"partial"_s, true}};
        };
        model.append(partial(u"1-0"_s, 1000, u"我一般"_s, 1));
        model.append(partial(u"1-0"_s, 1000, u"我一般下午"_s, 2, 3));
        model.append(partial(u"1-0"_s, 1000, u"我一"_s, 1)); // late
        QCOMPARE(model.rowCount(), 1);
        QCOMPARE(model.lines().constFirst().text, u"我一般下午"_s);
        QCOMPARE(model.lines().constFirst().stable, 3);
        model.append({{u"seq"_s, 5}, {u"rev"_s, 5}, {u"at"_s, 2000}, {u"speaker"_s, u"system"_s}, {u"text"_s, u"已转人工"_s}});
        QCOMPARE(said.count(), 0);
        QJsonObject final = partial(u"1-0"_s, 1000, u"我一般下午在家。"_s, 3);
        final.remove(u"partial"_s);
        final[u"seq"_s] = 6;
        final[u"rev"_s] = 6;
        final[u"facts"_s] = QJsonArray{QJsonObject{{u"kind"_s, u"time"_s}, {u"from"_s, 3}, {u"length"_s, 2}, {u"text"_s, u"下午"_s}}};
        model.append(final);
        model.append(final);                             // twice
        model.append(partial(u"1-0"_s, 1000, u"我"_s, 9)); // after all was said
        QCOMPARE(model.rowCount(), 2);
        QVERIFY(!model.lines().constFirst().partial);    // in its place, before what was said after it
        QCOMPARE(model.lines().constFirst().facts.constFirst().text, u"下午"_s);
        QCOMPARE(said.count(), 1);
        final[u"rev"_s] = 7;
        final[u"original"_s] = final.value(u"text"_s);
        final[u"text"_s] = u"我一般下午在单位。"_s;
        model.append(final);
        QCOMPARE(model.lines().constFirst().text, u"我一般下午在单位。"_s);
        QVERIFY(model.index(0).data(Qt::ToolTipRole).toString().contains(u"在家"_s));
        QCOMPARE(said.count(), 1); // put right is not said again
        model.append(partial(u"1-1"_s, 3000, u"嗯"_s, 1));
        model.append({{u"utterance"_s, u"1-1"_s}, {u"gone"_s, true}});
        QCOMPARE(model.rowCount(), 2);
        QCOMPARE(resets.count(), 0);
        QCOMPARE(model.lastSpoken(5).size(), 1);
        QCOMPARE(model.rowAt(1500), 0);
        QCOMPARE(model.rowAt(10), -1);
        model.clear();
        QCOMPARE(model.rowCount(), 0);
    }
    void transcript_correction_isAskedFor_onlyOfWhatPeopleSaid() {
        TranscriptModel model;
        QSignalSpy wanted(&model, &TranscriptModel::correctionWanted);
        model.setDialogue({QJsonObject{{u"seq"_s, 1}, {u"at"_s, 1}, {u"speaker"_s, u"bot"_s}, {u"text"_s, u"您好"_s}},
                           QJsonObject{{u"seq"_s, 2}, {u"at"_s, 2}, {u"speaker"_s, u"citizen"_s}, {u"text"_s, u"路灯不良"_s}},
                           QJsonObject{{u"seq"_s, 3}, {u"at"_s, 3}, {u"speaker"_s, u"citizen"_s}, {u"text"_s, u"转人工"_s}, {u"key"_s, u"2"_s}}});
        QVERIFY(!model.setData(model.index(0), u"您早"_s) && !model.setData(model.index(2), u"满意"_s));
        QVERIFY(!model.setData(model.index(1), u"  "_s) && !model.setData(model.index(1), u"路灯不良"_s));
        QVERIFY(model.setData(model.index(1), u"路灯不亮"_s));
        QCOMPARE(wanted.count(), 1);
        QCOMPARE(wanted.constFirst().at(0).toLongLong(), 2);
        QVERIFY(model.flags(model.index(1)).testFlag(Qt::ItemIsEditable) && !model.flags(model.index(0)).testFlag(Qt::ItemIsEditable));
        QCOMPARE(model.lines().at(1).text, u"路灯不良"_s); // the engine says when it is done
    }
    // Lost messages, a lost connection, a console that begins anew: every line once, in order.
    void desk_transcript_hasNoGapsAndNoDoubles() {
        FakeDoor door;
        FakeHandset handset;
        SeatDesk desk(door, handset);
        QJsonObject call = door.sample(u"call.talking"_s);
        const auto line = [](qint64 n, const QString &speaker = u"citizen"_s) {
            return QJsonObject{{u"seq"_s, n}, {u"rev"_s, n}, {u"at"_s, n * 1000}, {u"speaker"_s, speaker}, {u"text"_s, u"第%1句"_s.arg(n)}, {u"utterance"_s, u"1-%1"_s.arg(n)}};
        };
        const auto upTo = [&](qint64 n, qint64 after = 0) {
            QJsonArray lines;
            for (qint64 i = after + 1; i <= n; ++i)
                lines.append(line(i));
            return lines;
        };
        qint64 said = 3;
        QJsonArray live;
        door.on(u"seats.me"_s, door.sample(u"seat.talking"_s));
        door.on(u"calls.get"_s, [&](const QJsonObject &) -> Expected<QJsonValue> {
            call[u"dialogue"_s] = upTo(said);
            call[u"transcript"_s] = QJsonObject{{u"rev"_s, said}, {u"live"_s, live}};
            return QJsonValue(call);
        });
        door.on(u"transcripts.get"_s, [&](const QJsonObject &p) -> Expected<QJsonValue> {
            return QJsonValue(QJsonObject{{u"rev"_s, said}, {u"lines"_s, upTo(said, p[u"after"_s].toInteger())}, {u"live"_s, live}});
        });
        const auto tell = [&](const QJsonObject &line) { door.say(u"transcript.said"_s, u"k2"_s, {{u"callId"_s, u"k2"_s}, {u"line"_s, line}}); };
        const auto texts = [](SeatDesk &of) {
            QStringList words;
            for (const auto &one : of.transcript()->lines())
                words << one.text;
            return words.join(u' ');
        };
        desk.begin(Session::fromJson(door.sample(u"login.seat"_s), {}));
        QTRY_COMPARE(texts(desk), u"第1句 第2句 第3句"_s);
        said = 4;
        tell(line(4));
        QCOMPARE(texts(desk), u"第1句 第2句 第3句 第4句"_s);
        QVERIFY(door.asked(u"transcripts.get"_s).isEmpty());
        said = 6;
        tell(line(6)); // 5 was lost on the way
        QTRY_COMPARE(texts(desk), u"第1句 第2句 第3句 第4句 第5句 第6句"_s);
        QCOMPARE(door.asked(u"transcripts.get"_s).constFirst()[u"after"_s].toInteger(), 4);
        // The words are not in what is kept: a line that nothing was told of is asked for.
        said = 7;
        door.say(u"dialogue.step"_s, u"k2"_s, {{u"seq"_s, 7}, {u"rev"_s, 7}, {u"at"_s, 7000}, {u"speaker"_s, u"citizen"_s}});
        QTRY_VERIFY(texts(desk).endsWith(u"第7句"_s));
        door.say(u"dialogue.step"_s, u"k2"_s, {{u"seq"_s, 7}, {u"rev"_s, 7}, {u"at"_s, 7000}, {u"speaker"_s, u"citizen"_s}});
        const auto asked = door.asked(u"transcripts.get"_s).size();
        // The connection breaks in the middle of a sentence, which is over when it is back.
        QJsonObject half = line(8);
        half.remove(u"seq"_s);
        half.remove(u"rev"_s);
        half[u"partial"_s] = true;
        half[u"revision"_s] = 1;
        tell(half);
        QVERIFY(desk.transcript()->lines().constLast().partial);
        door.setLink(Door::Link::Lost);
        said = 9;
        door.setLink(Door::Link::Live);
        QTRY_COMPARE(desk.transcript()->rowCount(), 9);
        QVERIFY(!desk.transcript()->lines().at(7).partial);
        QCOMPARE(door.asked(u"transcripts.get"_s).size(), asked);
        tell(line(9)); // what was on its way all the same
        QCOMPARE(desk.transcript()->rowCount(), 9);
        // Another console, while somebody speaks.
        half[u"utterance"_s] = u"1-10"_s;
        half[u"at"_s] = 10'000;
        live = {half};
        FakeHandset other;
        SeatDesk anew(door, other);
        anew.begin(Session::fromJson(door.sample(u"login.seat"_s), {}));
        QTRY_COMPARE(anew.transcript()->rowCount(), 10);
        QVERIFY(anew.transcript()->lines().constLast().partial);
        said = 10;
        live = {};
        tell(line(10));
        QCOMPARE(anew.transcript()->rowCount(), 10);
        QVERIFY(!anew.transcript()->lines().constLast().partial);
    }
    void desk_wordDelay_andDeafness_areKnown() {
        FakeDoor door;
        FakeHandset handset;
        SeatDesk desk(door, handset);
        door.on(u"seats.me"_s, door.sample(u"seat.talking"_s));
        door.on(u"calls.get"_s, door.sample(u"call.talking"_s));
        desk.begin(Session::fromJson(door.sample(u"login.seat"_s), {}));
        QTRY_COMPARE(desk.callId(), u"k2"_s);
        QCOMPARE(desk.wordDelayMs(), -1);
        const qint64 now = engineNow();
        door.say(u"transcript.said"_s, u"k2"_s,
                 {{u"line"_s, QJsonObject{{u"utterance"_s, u"1-1"_s}, {u"at"_s, now - 2000}, {u"endedAt"_s, now - 500}, {u"speaker"_s, u"seat"_s},
                                          {u"text"_s, u"您好"_s}, {u"revision"_s, 1}, {u"partial"_s, true}}}});
        QVERIFY(desk.wordDelayMs() >= 500 && desk.wordDelayMs() < 60'000);
        QVERIFY(!desk.isDeaf());
        const auto system = [&](qint64 n, const QString &meaning) {
            door.say(u"dialogue.step"_s, u"k2"_s,
                     {{u"seq"_s, n}, {u"rev"_s, n}, {u"at"_s, now + n}, {u"speaker"_s, u"system"_s}, {u"text"_s, u"语音识别"_s}, {u"meaning"_s, meaning}});
        };
        system(1, u"hearing_lost"_s);
        QVERIFY(desk.isDeaf());
        system(2, u"hearing_back"_s);
        QVERIFY(!desk.isDeaf());
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
