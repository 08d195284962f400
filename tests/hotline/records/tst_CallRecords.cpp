// SPDX-License-Identifier: GPL-3.0-or-later
#include "hotline/records/CallRecords.h"
#include "hotline/records/RecordsSchema.h"
#include "platform/base/Clock.h"
#include "support/StoreFixture.h"
#include "support/TestRegistry.h"
#include <QJsonDocument>
#include <QTest>
#include <set>

using namespace lianxin;
using namespace lianxin::test;

namespace {

CallBegin outbound(const QString &phone = u"13812341234"_s) {
    CallBegin call;
    call.phone = phone;
    call.name = u"张小敏"_s;
    call.source = u"campaign"_s;
    call.sourceId = u"c1"_s;
    call.sourceName = u"门诊报销"_s;
    call.flowId = u"policy-notice"_s;
    call.attemptId = u"attempt"_s;
    return call;
}

} // namespace

class tst_CallRecords : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void wholeCall_isThereAfterwards_data() { StoreFixture::addBackendColumn(); }
    void wholeCall_isThereAfterwards() {
        ManualClock clock(1'000'000);
        STORE_FIXTURE(fixture, recordsSchema(), &clock);
        CallRecords calls(fixture.store(), fixture.sealer(), fixture.blindIndex(), clock);
        const auto id = calls.begin(outbound());
        QVERIFY2(id, id ? "" : qPrintable(id.error().toString()));
        const auto leg = calls.legStarted({{}, *id, u"citizen"_s, {}, {}, 0, 0, 0, 0, {}});
        QVERIFY(leg);
        QVERIFY(calls.setPhase(*id, CallPhase::Ringing));
        clock.advance(5'000);
        QVERIFY(calls.answered(*id));
        QVERIFY(calls.legAnswered(*leg, u"PCMA"_s));
        QVERIFY(calls.setPhase(*id, CallPhase::Bot));
        QVERIFY(calls.addStep(*id, Speaker::Bot, u"您好，这里是12345热线"_s));
        QVERIFY(calls.addStep(*id, Speaker::Citizen, {}, u"2"_s));
        QVERIFY(calls.setAnswers(*id, {{u"heard"_s, true}}));
        QVERIFY(calls.setAnswers(*id, {{u"community"_s, u"春和里"_s}}));
        QVERIFY(calls.setHandOver(*id, u"key"_s, u"2"_s, {}));
        QVERIFY(calls.setPhase(*id, CallPhase::Talking, u"0217"_s));
        QVERIFY(calls.end(*id, {u"answered"_s, u"handed_over"_s, 200, u"citizen"_s, 0}));
        QVERIFY(calls.setPhase(*id, CallPhase::Held));               // a late word
        QVERIFY(calls.end(*id, {u"busy"_s, {}, 486, u"seat"_s, 0})); // told twice
        WrapUp filed;
        filed.result = u"resolved"_s;
        filed.summary = u"解释了报销比例"_s;
        filed.source = SummarySource::Model;
        filed.model = u"qwen"_s;
        filed.nextStep = u"三天内回电"_s;
        filed.ticketId = u"t1"_s;
        filed.seatNumber = u"0217"_s;
        QVERIFY(calls.wrapUp(*id, filed));
        WrapUp tooLong;
        tooLong.summary = QString(2'001, u'长');
        QCOMPARE(calls.wrapUp(*id, tooLong).error().code, u"records.too_long"_s);
        tooLong.summary.clear();
        tooLong.nextStep = QString(501, u'长');
        QCOMPARE(calls.wrapUp(*id, tooLong).error().place, u"nextStep"_s);
        fixture.reopen();
        CallRecords later(fixture.store(), fixture.sealer(), fixture.blindIndex(), clock);
        const auto detail = later.detail(*id);
        QVERIFY(detail);
        const auto &d = *detail;
        QCOMPARE(d[u"phone"_s].toString(), u"13812341234"_s);
        QCOMPARE(d[u"name"_s].toString(), u"张小敏"_s);
        QCOMPARE(d[u"state"_s].toString(), u"ended"_s);
        QCOMPARE(d[u"outcome"_s].toString(), u"answered"_s);
        QCOMPARE(d[u"result"_s].toString(), u"resolved"_s);
        QCOMPARE(d[u"summary"_s].toString(), u"解释了报销比例"_s);
        QCOMPARE(d[u"nextStep"_s].toString(), u"三天内回电"_s);
        QCOMPARE(d[u"summarySource"_s].toString(), u"model"_s);
        QCOMPARE(d[u"summaryModel"_s].toString(), u"qwen"_s);
        filed.source = SummarySource::Person; // somebody put it right afterwards
        QVERIFY(later.wrapUp(*id, filed));
        QCOMPARE(later.detail(*id)->value("summarySource"_L1).toString(), u"person"_s);
        QVERIFY(later.detail(*id)->value("summaryModel"_L1).toString().isEmpty());
        filed.summary.clear();
        QVERIFY(later.wrapUp(*id, filed));
        QVERIFY(later.detail(*id)->value("summarySource"_L1).toString().isEmpty()); // of no words
        QCOMPARE(*later.citizenPhone(*id), u"13812341234"_s);
        QCOMPARE(d[u"campaignName"_s].toString(), u"门诊报销"_s);
        QCOMPARE(d[u"answeredAt"_s].toInteger(), 1'005'000);
        QCOMPARE(d[u"handover"_s][u"reason"_s].toString(), u"key"_s);
        QCOMPARE(d[u"answers"_s][u"community"_s].toString(), u"春和里"_s);
        QVERIFY(d[u"answers"_s][u"heard"_s].toBool());
        QCOMPARE(d[u"dialogue"_s].toArray().size(), 2);
        QCOMPARE(d[u"dialogue"_s].toArray()[1][u"key"_s].toString(), u"2"_s);
        QCOMPARE(d[u"legs"_s].toArray()[0][u"codec"_s].toString(), u"PCMA"_s);
        QVERIFY(d[u"legs"_s].toArray()[0][u"endedAt"_s].toInteger() > 0);
        QCOMPARE(later.summary(*id).value()[u"phone"_s].toString(), u"138****1234"_s);
    }

    void personalData_isNowhereInTheClear_data() { StoreFixture::addBackendColumn(); }
    void personalData_isNowhereInTheClear() {
        ManualClock clock(1'000'000);
        STORE_FIXTURE(fixture, recordsSchema(), &clock);
        CallRecords calls(fixture.store(), fixture.sealer(), fixture.blindIndex(), clock);
        const auto id = calls.begin(outbound()).value();
        QVERIFY(calls.addStep(id, Speaker::Citizen, u"我的电话是13812341234"_s));
        QVERIFY(calls.end(id, {u"answered"_s, {}, 200, u"citizen"_s, 0}));
        const auto everyEvent = fixture.store().eventsAfter(0, 100).value();
        for (const auto &event : everyEvent) {
            const auto text = QJsonDocument(event.payload).toJson();
            QVERIFY2(!text.contains("13812341234") && !text.contains("张小敏"), text.constData());
        }
        QVERIFY(fixture.store().read([&](Snapshot &s) {
            for (const char16_t *table : {u"call", u"dialogue_step"})
                for (const auto &row : s.query(u"SELECT * FROM "_s + QString::fromUtf16(table)))
                    for (int c = 0; c < row.size(); ++c) {
                        const QByteArray bytes = row.blob(c) + row.text(c).toUtf8();
                        QVERIFY(!bytes.contains("13812341234") && !bytes.contains(u"张小敏"_s.toUtf8()));
                    }
        }));
    }

    void engineDied_itsCallsAreEnded_othersAreNot_data() { StoreFixture::addBackendColumn(); }
    void engineDied_itsCallsAreEnded_othersAreNot() {
        ManualClock clock(1'000'000);
        STORE_FIXTURE(fixture, recordsSchema(), &clock);
        CallRecords calls(fixture.store(), fixture.sealer(), fixture.blindIndex(), clock);
        const auto a = calls.begin(outbound()).value(), b = calls.begin(outbound()).value();
        QVERIFY(calls.end(b, {u"busy"_s, {}, 486, u"citizen"_s, 0}));
        QVERIFY(fixture.store().write([&](Transaction &t) {
            t.execute(u"INSERT INTO call (id, engine, direction, phase, phone_masked, name_masked, source, "
                      u"source_id, source_name, "
                      "order_id, attempt_id, contact_id, flow_id, trunk_id, seat_number, why, verify_code, "
                      "started_at, "
                      "answered_at, ended_at, outcome, result, sip_status, hung_up_by, wrapped_at, "
                      "ticket_id) VALUES "
                      "('x','neighbour','inbound','bot','','','','','','','','','','','','','',1,0,0,'','',0,"
                      "'',0,'')");
        }));
        fixture.reopen();
        CallRecords later(fixture.store(), fixture.sealer(), fixture.blindIndex(), clock);
        QCOMPARE(later.recover().value(), 1);
        QCOMPARE(later.summary(a).value()[u"outcome"_s].toString(), u"engine_stopped"_s);
        QCOMPARE(later.running().value().size(), 1);
        QCOMPARE(later.recover().value(), 0);
    }

    void history_filtersAndPages_data() { StoreFixture::addBackendColumn(); }
    void history_filtersAndPages() {
        ManualClock clock(1'000'000);
        STORE_FIXTURE(fixture, recordsSchema(), &clock);
        CallRecords calls(fixture.store(), fixture.sealer(), fixture.blindIndex(), clock);
        std::set<QString> all;
        for (int i = 0; i < 7; ++i) {
            const auto id = calls.begin(outbound(i % 2 ? u"13800000000"_s : u"13812341234"_s)).value();
            QVERIFY(calls.end(id, {i % 2 ? u"busy"_s : u"answered"_s, {}, 0, {}, 0}));
            all.insert(id);
            clock.advance(1000);
        }
        std::set<QString> seen;
        QString cursor;
        do {
            const auto page = calls.history({}, cursor, 3).value();
            for (const auto &item : page[u"items"_s].toArray())
                QVERIFY(seen.insert(item[u"id"_s].toString()).second);
            cursor = page[u"next"_s].toString();
        } while (!cursor.isEmpty());
        QCOMPARE(seen, all);
        CallRecords::Filter filter;
        filter.outcome = u"busy"_s;
        QCOMPARE(calls.history(filter, {}, 100).value()[u"items"_s].toArray().size(), 3);
        filter = {};
        filter.from = 1'003'000;
        filter.to = 1'005'000;
        QCOMPARE(calls.history(filter, {}, 100).value()[u"items"_s].toArray().size(), 2);
        filter = {};
        filter.phoneIndex = fixture.blindIndex().of(u"13812341234");
        const auto items = calls.history(filter, {}, 100).value()[u"items"_s].toArray();
        QCOMPARE(items.size(), 4);
        QCOMPARE(calls.sameNumber(items[0][u"id"_s].toString(), 10).value().size(), 3);
    }

    void erase_leavesTimesAndOutcome_nothingPersonal_data() { StoreFixture::addBackendColumn(); }
    void erase_leavesTimesAndOutcome_nothingPersonal() {
        ManualClock clock(1'000'000);
        STORE_FIXTURE(fixture, recordsSchema(), &clock);
        CallRecords calls(fixture.store(), fixture.sealer(), fixture.blindIndex(), clock);
        const auto id = calls.begin(outbound()).value(),
                   other = calls.begin(outbound(u"13900000000"_s)).value();
        QVERIFY(calls.addStep(id, Speaker::Citizen, u"您好"_s));
        QVERIFY(calls.end(id, {u"answered"_s, {}, 0, {}, 0}));
        std::vector<Id> erased;
        QVERIFY(fixture.store().write(
            [&](Transaction &t) { erased = calls.erase(t, fixture.blindIndex().of(u"13812341234")); }));
        QCOMPARE(erased, std::vector<Id>{id});
        const auto detail = calls.detail(id).value();
        QCOMPARE(detail[u"outcome"_s].toString(), u"answered"_s);
        QVERIFY(detail[u"phone"_s].toString().isEmpty() && detail[u"name"_s].toString().isEmpty());
        QVERIFY(detail[u"dialogue"_s].toArray().isEmpty());
        QCOMPARE(calls.detail(other).value()[u"phone"_s].toString(), u"13900000000"_s);
    }

    void unknownCall_isSaid() {
        ManualClock clock(1'000'000);
        StoreFixture fixture(u"intl"_s, recordsSchema(), &clock);
        CallRecords calls(fixture.store(), fixture.sealer(), fixture.blindIndex(), clock);
        for (const auto &done :
             {calls.setPhase(u"x"_s, CallPhase::Bot), calls.answered(u"x"_s), calls.end(u"x"_s, {}),
              calls.wrapUp(u"x"_s, {}), calls.setAnswers(u"x"_s, {})}) {
            QVERIFY(!done);
            QCOMPARE(done.error().code, u"records.unknown_call"_s);
        }
        QVERIFY(!calls.detail(u"x"_s));
    }
};
LIANXIN_TEST(tst_CallRecords);
#include "tst_CallRecords.moc"
