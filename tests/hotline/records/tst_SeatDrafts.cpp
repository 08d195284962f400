// SPDX-License-Identifier: GPL-3.0-or-later
#include "hotline/records/CallRecords.h"
#include "hotline/records/RecordsSchema.h"
#include "hotline/records/SeatDrafts.h"
#include "platform/base/Clock.h"
#include "support/StoreFixture.h"
#include "support/TestRegistry.h"
#include <QJsonDocument>
#include <QRegularExpression>
#include <QTest>

using namespace lianxin;
using namespace lianxin::test;

namespace {

constexpr qint64 kHour = 3'600'000;
const QJsonObject kWords{{u"typed"_s, QJsonObject{{u"request"_s, QJsonObject{{u"value"_s, u"春江路88号，电话13812341234"_s}}}}}};
const QJsonObject kSummary{{u"summary"_s, u"已答复"_s}};

struct DraftHouse {
    DraftHouse(StoreFixture &fixture, ManualClock &clock)
        : calls(fixture.store(), fixture.sealer(), fixture.blindIndex(), clock)
        , drafts(fixture.store(), fixture.sealer(), clock) {}
    Id call(const QString &phone = u"13812341234"_s) {
        CallBegin begin;
        begin.phone = phone;
        begin.source = u"inbound"_s;
        const Id id = calls.begin(begin).value();
        if (!calls.setPhase(id, CallPhase::Talking, u"0801"_s))
            qFatal("no talk");
        return id;
    }
    Expected<void> keep(const Id &user, const Id &call, const QString &part, const QJsonObject &what, const QString &seat = u"0801"_s) {
        return drafts.keep(user, seat, call, part, what);
    }
    QJsonArray mine(const Id &user, const Id &call = {}) {
        const auto items = drafts.mine(user, call);
        return items ? *items : QJsonArray{items.error().code};
    }
    CallRecords calls;
    SeatDrafts drafts;
};

qint64 rowsOf(StoreFixture &fixture) {
    return fixture.store().readReturning<qint64>([](Snapshot &s) { return s.first(u"SELECT COUNT(*) FROM seat_draft")->integer(0); }).valueOr(-1);
}

} // namespace

class tst_SeatDrafts : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void parts_areKeptBesideEachOther_forTheirOwnerOnly_data() { StoreFixture::addBackendColumn(); }
    void parts_areKeptBesideEachOther_forTheirOwnerOnly() {
        ManualClock clock(100 * kHour);
        STORE_FIXTURE(fixture, recordsSchema(), &clock);
        DraftHouse house(fixture, clock);
        const Id call = house.call(), later = house.call();
        QVERIFY(house.keep(u"u1"_s, call, u"wrapUp"_s, kSummary));
        QVERIFY(house.keep(u"u1"_s, call, u"ticket"_s, kWords));
        clock.advance(1);
        QVERIFY(house.keep(u"u1"_s, later, u"ticket"_s, kWords));
        const auto items = house.mine(u"u1"_s);
        QCOMPARE(items.size(), 2);
        QCOMPARE(items[0][u"callId"_s].toString(), later);
        QCOMPARE(items[1][u"callId"_s].toString(), call);
        QCOMPARE(items[1][u"keptAt"_s].toInteger(), clock.now() - 1);
        QCOMPARE(items[1][u"ticket"_s].toObject(), kWords);
        QCOMPARE(items[1][u"wrapUp"_s].toObject(), kSummary);
        QCOMPARE(house.mine(u"u1"_s, later).size(), 1);
        QCOMPARE(house.mine(u"u2"_s), QJsonArray());
        QVERIFY(house.keep(u"u2"_s, call, u"ticket"_s, {}));
        QCOMPARE(house.mine(u"u1"_s).size(), 2); // was not theirs
        QVERIFY(house.keep(u"u1"_s, call, u"ticket"_s, {}));
        QVERIFY(!house.mine(u"u1"_s, call)[0].toObject().contains(u"ticket"_s));
        QVERIFY(house.keep(u"u1"_s, call, u"wrapUp"_s, {}));
        QCOMPARE(rowsOf(fixture), 1); // nothing is left of it
    }

    void words_areSealed_andOpenInTheirOwnRowOnly_data() { StoreFixture::addBackendColumn(); }
    void words_areSealed_andOpenInTheirOwnRowOnly() {
        ManualClock clock(100 * kHour);
        STORE_FIXTURE(fixture, recordsSchema(), &clock);
        DraftHouse house(fixture, clock);
        const Id call = house.call();
        QVERIFY(house.keep(u"u1"_s, call, u"ticket"_s, kWords));
        const auto sealed = fixture.store().readReturning<QByteArray>([](Snapshot &s) { return s.first(u"SELECT draft_sealed FROM seat_draft")->blob(0); }).value();
        QVERIFY(!sealed.contains(QByteArray("13812341234")) && !sealed.contains(u"春江路"_s.toUtf8()) && !sealed.contains("typed"));
        QVERIFY(fixture.store().write([&](Transaction &t) { t.execute(u"UPDATE seat_draft SET user_id = 'u2'"); }));
        QCOMPARE(house.mine(u"u2"_s), (QJsonArray{QJsonObject{{u"unreadable"_s, true}, {u"callId"_s, call}, {u"keptAt"_s, clock.now()}}}));
    }

    void damagedRow_hidesNoOther_andIsReplacedOrRemoved_data() { StoreFixture::addBackendColumn(); }
    void damagedRow_hidesNoOther_andIsReplacedOrRemoved() {
        ManualClock clock(100 * kHour);
        STORE_FIXTURE(fixture, recordsSchema(), &clock);
        DraftHouse house(fixture, clock);
        const Id call = house.call(), damaged = house.call();
        const auto damage = [&] {
            QVERIFY(house.keep(u"u1"_s, damaged, u"ticket"_s, kWords));
            QVERIFY(fixture.store().write([&](Transaction &t) { t.execute(u"UPDATE seat_draft SET draft_sealed = $1 WHERE call_id = $2", {QByteArray("torn"), damaged}); }));
        };
        QVERIFY(house.keep(u"u1"_s, call, u"ticket"_s, kWords));
        damage();
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"the draft of call .* can't be read: crypto"_s));
        const auto items = house.mine(u"u1"_s);
        QCOMPARE(items.size(), 2);
        for (const auto &item : items) {
            const bool torn = item[u"callId"_s].toString() == damaged;
            QCOMPARE(item[u"unreadable"_s].toBool(), torn);
            QCOMPARE(item[u"ticket"_s].toObject(), torn ? QJsonObject() : kWords);
        }
        QVERIFY(house.keep(u"u1"_s, damaged, u"wrapUp"_s, kSummary)); // takes its place
        QCOMPARE(house.mine(u"u1"_s, damaged)[0][u"wrapUp"_s].toObject(), kSummary);
        QVERIFY(!house.mine(u"u1"_s, damaged)[0].toObject().contains(u"unreadable"_s));
        damage();
        QVERIFY(house.keep(u"u1"_s, damaged, u"ticket"_s, {}));
        QCOMPARE(house.mine(u"u1"_s, damaged), QJsonArray());
        QCOMPARE(rowsOf(fixture), 1);
        damage();
        QVERIFY(house.drafts.ticketFiled(u"u1"_s, damaged, u"t1"_s, u"2026-1"_s));
        QCOMPARE(house.mine(u"u1"_s, damaged)[0][u"ticket"_s][u"savedId"_s].toString(), u"t1"_s);
    }

    void callOfAnotherSeat_isRefused_oneThatWasThere_isNot_data() { StoreFixture::addBackendColumn(); }
    void callOfAnotherSeat_isRefused_oneThatWasThere_isNot() {
        ManualClock clock(100 * kHour);
        STORE_FIXTURE(fixture, recordsSchema(), &clock);
        DraftHouse house(fixture, clock);
        const Id call = house.call();
        for (const auto &seat : {u"0802"_s, QString()})
            QCOMPARE(house.keep(u"u2"_s, call, u"ticket"_s, kWords, seat).error().code, u"calls.not_yours"_s);
        LegRecord leg;
        leg.callId = call;
        leg.kind = u"seat"_s;
        leg.seatNumber = u"0802"_s;
        const Id rang = house.calls.legStarted(leg).value();
        QCOMPARE(house.keep(u"u2"_s, call, u"ticket"_s, kWords, u"0802"_s).error().code, u"calls.not_yours"_s);
        QVERIFY(house.calls.legAnswered(rang, {}));
        QVERIFY(house.keep(u"u2"_s, call, u"ticket"_s, kWords, u"0802"_s)); // had it, and another has it now
        QVERIFY(house.keep(u"u2"_s, call, u"ticket"_s, kWords, u"0803"_s)); // goes on at another seat
        QCOMPARE(house.mine(u"u1"_s), QJsonArray());
    }

    void filedTickets_countAmongTheMostThatAreKept_data() { StoreFixture::addBackendColumn(); }
    void filedTickets_countAmongTheMostThatAreKept() {
        ManualClock clock(100 * kHour);
        STORE_FIXTURE(fixture, recordsSchema(), &clock);
        DraftHouse house(fixture, clock);
        for (int i = 0; i < SeatDrafts::kMostCalls + 3; ++i) {
            clock.advance(1);
            QVERIFY(house.drafts.ticketFiled(u"u1"_s, house.call(), u"t%1"_s.arg(i), u"2026-1"_s));
        }
        QCOMPARE(rowsOf(fixture), SeatDrafts::kMostCalls);
        QCOMPARE(house.mine(u"u1"_s)[0][u"ticket"_s][u"savedId"_s].toString(), u"t%1"_s.arg(SeatDrafts::kMostCalls + 2));
    }

    void notWrittenAtForTwelveHours_isGone_data() { StoreFixture::addBackendColumn(); }
    void notWrittenAtForTwelveHours_isGone() {
        ManualClock clock(100 * kHour);
        STORE_FIXTURE(fixture, recordsSchema(), &clock);
        DraftHouse house(fixture, clock);
        const Id call = house.call(), other = house.call();
        QVERIFY(house.keep(u"u1"_s, call, u"ticket"_s, kWords));
        QVERIFY(house.keep(u"u1"_s, other, u"ticket"_s, kWords));
        clock.advance(12 * kHour - 1);
        QVERIFY(house.keep(u"u1"_s, call, u"ticket"_s, kWords)); // goes on
        QCOMPARE(house.mine(u"u1"_s).size(), 2);
        clock.advance(1);
        QCOMPARE(house.mine(u"u1"_s).size(), 1); // before anybody has tidied up
        QCOMPARE(rowsOf(fixture), 2);
        QVERIFY(house.drafts.start());
        QCOMPARE(rowsOf(fixture), 1);
        QCOMPARE(house.mine(u"u1"_s)[0][u"callId"_s].toString(), call);
    }

    void filed_itsWordsGo_andNothingLateComesBack_data() { StoreFixture::addBackendColumn(); }
    void filed_itsWordsGo_andNothingLateComesBack() {
        ManualClock clock(100 * kHour);
        STORE_FIXTURE(fixture, recordsSchema(), &clock);
        DraftHouse house(fixture, clock);
        const Id call = house.call();
        QVERIFY(house.keep(u"u1"_s, call, u"ticket"_s, kWords));
        QVERIFY(house.keep(u"u1"_s, call, u"wrapUp"_s, kSummary));
        QVERIFY(house.drafts.ticketFiled(u"u1"_s, call, u"t1"_s, u"2026-1"_s));
        const QJsonObject saved{{u"savedId"_s, u"t1"_s}, {u"savedNumber"_s, u"2026-1"_s}};
        QVERIFY(house.keep(u"u1"_s, call, u"ticket"_s, kWords)); // was under way
        QCOMPARE(house.mine(u"u1"_s, call)[0][u"ticket"_s].toObject(), saved);
        QCOMPARE(house.mine(u"u1"_s, call)[0][u"wrapUp"_s].toObject(), kSummary);
        WrapUp filed;
        filed.result = u"ticket"_s;
        QVERIFY(house.calls.wrapUp(call, filed));
        QVERIFY(house.drafts.wrapUpFiled(u"u1"_s, call));
        QCOMPARE(rowsOf(fixture), 0);
        // Begun in the talk, filed after its wrap-up.
        QVERIFY(house.keep(u"u1"_s, call, u"ticket"_s, kWords));
        QVERIFY(house.drafts.wrapUpFiled(u"u1"_s, call));
        QCOMPARE(house.mine(u"u1"_s, call)[0][u"ticket"_s].toObject(), kWords);
        QVERIFY(house.drafts.ticketFiled(u"u1"_s, call, u"t1"_s, u"2026-1"_s));
        QCOMPARE(rowsOf(fixture), 0);
    }

    void citizenIsErased_soIsWhatWasWrittenOfThem_data() { StoreFixture::addBackendColumn(); }
    void citizenIsErased_soIsWhatWasWrittenOfThem() {
        ManualClock clock(100 * kHour);
        STORE_FIXTURE(fixture, recordsSchema(), &clock);
        DraftHouse house(fixture, clock);
        const Id call = house.call(), other = house.call(u"13900000000"_s);
        for (const Id &of : {call, other})
            QVERIFY(house.keep(u"u1"_s, of, u"ticket"_s, kWords));
        QVERIFY(fixture.store().write([&](Transaction &t) { house.calls.erase(t, fixture.blindIndex().of(u"13812341234")); }));
        QCOMPARE(rowsOf(fixture), 1);
        QCOMPARE(house.mine(u"u1"_s)[0][u"callId"_s].toString(), other);
    }

    void whatCantBeKept_isRefused_andTheOldestOfManyGo_data() { StoreFixture::addBackendColumn(); }
    void whatCantBeKept_isRefused_andTheOldestOfManyGo() {
        ManualClock clock(100 * kHour);
        STORE_FIXTURE(fixture, recordsSchema(), &clock);
        DraftHouse house(fixture, clock);
        const Id call = house.call();
        QCOMPARE(house.keep(u"u1"_s, u"none"_s, u"ticket"_s, kWords).error().code, u"records.unknown_call"_s);
        QCOMPARE(house.keep(u"u1"_s, call, u"notes"_s, kWords).error().code, u"records.draft_part"_s);
        QVERIFY(house.keep(u"u1"_s, call, u"ticket"_s, kWords));
        const QJsonObject tooLong{{u"summary"_s, QString(SeatDrafts::kMostBytes, u'x')}};
        QCOMPARE(house.keep(u"u1"_s, call, u"wrapUp"_s, tooLong).error().code, u"records.draft_too_long"_s);
        QCOMPARE(house.mine(u"u1"_s)[0][u"ticket"_s].toObject(), kWords); // what was there stays
        for (int i = 0; i < SeatDrafts::kMostCalls; ++i) {
            clock.advance(1);
            QVERIFY(house.keep(u"u1"_s, house.call(), u"ticket"_s, kWords));
        }
        QCOMPARE(house.mine(u"u1"_s).size(), SeatDrafts::kMostCalls);
        QCOMPARE(house.mine(u"u1"_s, call), QJsonArray());
    }
};
LIANXIN_TEST(tst_SeatDrafts);
#include "tst_SeatDrafts.moc"
