// SPDX-License-Identifier: GPL-3.0-or-later
#include "Talk.h"
#include "support/TestRegistry.h"

using namespace lianxin;
using namespace lianxin::test;

namespace {

constexpr double kCitizenTone = 600;
constexpr double kSeatTone = 900;
constexpr double kUnitTone = 1500;
constexpr double kComfortTone = 2100;

//! A talk, and a unit's telephone (1500 Hz) at the far end of a trunk of its own.
struct WithUnit : Talk {
    Peer *unit = nullptr;
    PeerCall *unitCall = nullptr;
    OutsideParty party;

    bool begin() {
        if (!talk())
            return false;
        unit = addPeer();
        Trunk t = trunks.trunks.front();
        t.id = u"trunk-2"_s;
        t.port = unit->port;
        t.channels = 1;
        trunks.trunks.push_back(t);
        party.id = u"party-1"_s;
        party.trunkId = t.id;
        party.number = u"05328888666"_s;
        unit->onCall = [this](PeerCall &call) {
            unit->ring(call);
            unit->answer(call);
        };
        return true;
    }
    bool isThere() {
        if (!QTest::qWaitFor([&] { return saw(u"outside answered party-1"_s) && unit->isUp(); }, 10'000))
            return false;
        unitCall = unit->latest();
        unit->say(*unitCall, kUnitTone);
        return true;
    }
    bool consult() { return begin() && telephony->consultOutside(id, party) && isThere(); }
    bool isOver() const { return QTest::qWaitFor([&] { return outsideEnded.size() == 1; }, 10'000); }
    int linesTaken() const { return telephony->trunkState(u"trunk-2"_s).inUse; }

    bool hearsOnly(const PeerCall *listener, const std::vector<double> &wanted) const {
        for (const double hz : {kCitizenTone, kSeatTone, kUnitTone, kComfortTone}) {
            const bool should = std::find(wanted.begin(), wanted.end(), hz) != wanted.end();
            if (should ? !hears(listener->end, hz) : !quiet(listener->end, hz))
                return false;
        }
        return true;
    }
    bool heard(const std::vector<double> &byCitizen, const std::vector<double> &bySeat, const std::vector<double> &byUnit) const {
        return QTest::qWaitFor([&] { return hearsOnly(citizenCall, byCitizen) && hearsOnly(seatCall, bySeat) && hearsOnly(unitCall, byUnit); },
                               10'000);
    }
    bool citizenAndSeat() const {
        return QTest::qWaitFor([&] { return hearsOnly(citizenCall, {kSeatTone}) && hearsOnly(seatCall, {kCitizenTone}); }, 10'000);
    }
    bool citizenAndUnit() const {
        return QTest::qWaitFor([&] { return hearsOnly(citizenCall, {kUnitTone}) && hearsOnly(unitCall, {kCitizenTone}); }, 10'000);
    }
};

} // namespace

//! Somebody over a trunk as a leg of a call that goes on, proved on tones.
class tst_Outside : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void consult_citizenHearsComfort_conferenceAll_completeTheTwo() {
        WithUnit x;
        QVERIFY(x.start());
        QVERIFY(x.consult());
        QCOMPARE(QString::fromStdString(x.unitCall->offer.requestUser), u"05328888666"_s);
        QCOMPARE(QString::fromStdString(x.unitCall->offer.fromUser), u"12345"_s);
        QCOMPARE(x.linesTaken(), 1);
        QVERIFY(x.saw(u"held 1"_s) && x.saw(u"outside joined party-1"_s));
        QVERIFY(x.heard({kComfortTone}, {kUnitTone}, {kSeatTone}));
        VERIFY_OK(x.telephony->resume(x.id)); // to the citizen, while the unit waits
        QVERIFY(x.heard({kSeatTone}, {kCitizenTone}, {}));
        VERIFY_OK(x.telephony->conference(x.id));
        QVERIFY(x.telephony->isConference(x.id));
        QVERIFY(x.heard({kSeatTone, kUnitTone}, {kCitizenTone, kUnitTone}, {kCitizenTone, kSeatTone}));
        VERIFY_OK(x.telephony->completeConsult(x.id));
        QTRY_VERIFY(x.seatCall->over);
        QVERIFY(x.saw(u"outside replaced 0217 party-1"_s));
        QVERIFY(x.citizenAndUnit());
        QTRY_VERIFY(amplitudeOf(kUnitTone, x.recorded(false)) > 4000); // the recording goes on
        QVERIFY(x.outsideEnded.empty());
        x.unit->stack.hangUp(x.unitCall->id);
        QVERIFY(x.isOver());
        QVERIFY(x.outsideEnded[0].wasAnswered && x.outsideEnded[0].by == CallEndedBy::Outside);
        QTRY_COMPARE(x.seatEnded.size(), std::size_t(2)); // in the seat's place, so told as one
        QCOMPARE(x.seatEnded[1].seat, u"party-1"_s);
        QCOMPARE(x.linesTaken(), 0);
    }
    void whoLeavesFirst_leavesTwo_data() {
        QTest::addColumn<QString>("who");
        QTest::newRow("unit") << u"unit"_s;
        QTest::newRow("seat") << u"seat"_s;
        QTest::newRow("citizen") << u"citizen"_s;
        QTest::newRow("seat says so") << u"end"_s;
    }
    void whoLeavesFirst_leavesTwo() {
        QFETCH(QString, who);
        WithUnit x;
        QVERIFY(x.start());
        QVERIFY(x.consult());
        VERIFY_OK(x.telephony->conference(x.id));
        if (who == "unit"_L1 || who == "end"_L1) {
            if (who == "unit"_L1)
                x.unit->stack.hangUp(x.unitCall->id);
            else
                VERIFY_OK(x.telephony->endConsult(x.id));
            QVERIFY(x.isOver());
            QVERIFY(x.outsideEnded[0].by == (who == "unit"_L1 ? CallEndedBy::Outside : CallEndedBy::Us));
            QVERIFY(x.saw(u"outside left party-1 1"_s));
            QVERIFY(x.citizenAndSeat());
        } else if (who == "seat"_L1) {
            x.seat->stack.hangUp(x.seatCall->id);
            QTRY_VERIFY(x.saw(u"outside replaced 0217 party-1"_s));
            QVERIFY(x.citizenAndUnit());
            x.citizen->stack.hangUp(x.citizenCall->id);
            QTRY_VERIFY(x.unitCall->over);
            QVERIFY(x.isOver());
        } else {
            x.citizen->stack.hangUp(x.citizenCall->id);
            QTRY_VERIFY(x.unitCall->over && x.seatCall->over);
            QVERIFY(x.isOver());
            QCOMPARE(x.ended.size(), std::size_t(1));
        }
        QTRY_COMPARE(x.linesTaken(), 0);
    }
    void busy_noAnswer_cancelled_areToldAsWhatTheyAre_data() {
        QTest::addColumn<QString>("how");
        for (const char *how : {"busy", "no answer", "cancelled"})
            QTest::newRow(how) << QString::fromLatin1(how);
    }
    void busy_noAnswer_cancelled_areToldAsWhatTheyAre() {
        QFETCH(QString, how);
        WithUnit x;
        QVERIFY(x.start());
        QVERIFY(x.begin());
        x.unit->onCall = [&](PeerCall &call) {
            if (how == "busy"_L1)
                x.unit->stack.reject(call.id, 486);
            else
                x.unit->ring(call);
        };
        x.party.ringSeconds = how == "no answer"_L1 ? 1 : 30;
        VERIFY_OK(x.telephony->consultOutside(x.id, x.party));
        QCOMPARE(x.telephony->consultOutside(x.id, x.party).error().code, u"telephony.consulting"_s);
        QCOMPARE(x.telephony->conference(x.id).error().code, u"telephony.state"_s);
        if (how == "cancelled"_L1) {
            QTRY_VERIFY(x.saw(u"outside ringing party-1"_s));
            VERIFY_OK(x.telephony->endConsult(x.id));
            QTRY_VERIFY(x.unit->latest()->over);
        }
        QVERIFY(x.isOver());
        const OutsideEnded &ended = x.outsideEnded[0];
        QVERIFY(!ended.wasAnswered);
        if (how == "busy"_L1)
            QCOMPARE(ended.code, 486);
        QVERIFY(ended.by == (how == "busy"_L1 ? CallEndedBy::Outside : how == "no answer"_L1 ? CallEndedBy::RingTimeout : CallEndedBy::Us));
        QCOMPARE(x.linesTaken(), 0);
        VERIFY_OK(x.telephony->resume(x.id)); // the citizen was held, and is back
        QVERIFY(x.citizenAndSeat());
    }
    void earlySound_isHeardByTheSeatAlone() {
        WithUnit x;
        QVERIFY(x.start());
        QVERIFY(x.begin());
        x.unit->onCall = [&](PeerCall &call) {
            x.unit->earlyMedia(call);
            x.unit->say(call, kUnitTone);
        };
        VERIFY_OK(x.telephony->consultOutside(x.id, x.party));
        QTRY_VERIFY(x.unit->latest());
        x.unitCall = x.unit->latest();
        QVERIFY(x.heard({kComfortTone}, {kUnitTone}, {}));
    }
    void blindTransfer_seatKeepsTheCitizenUntilTheAnswer() {
        WithUnit x;
        QVERIFY(x.start());
        QVERIFY(x.begin());
        x.unit->onCall = [&](PeerCall &call) { x.unit->ring(call); };
        VERIFY_OK(x.telephony->transferOutside(x.id, x.party));
        QTRY_VERIFY(x.saw(u"outside ringing party-1"_s));
        QTRY_VERIFY(x.hearsOnly(x.citizenCall, {kComfortTone}));
        VERIFY_OK(x.telephony->cancelTransfer(x.id)); // taken back while it rings
        QVERIFY(x.isOver() && x.outsideEnded[0].by == CallEndedBy::Us);
        QVERIFY(x.citizenAndSeat());
        x.outsideEnded.clear();
        x.unit->onCall = [&](PeerCall &call) { x.unit->answer(call); };
        VERIFY_OK(x.telephony->transferOutside(x.id, x.party));
        QVERIFY(x.isThere());
        QTRY_VERIFY(x.seatCall->over);
        QVERIFY(x.saw(u"transfer party-1 1 200"_s));
        QVERIFY(x.citizenAndUnit());
    }
    void keysOfTheSeat_reachWhomItAsks_notTheCitizensSide() {
        WithUnit x;
        QVERIFY(x.start());
        QVERIFY(x.consult());
        x.seat->press(*x.seatCall, "7");
        QTRY_VERIFY(x.keysHeard(x.unitCall->end->endpoint.member) == "7");
        QVERIFY(x.keysHeard(x.citizenCall->end->endpoint.member).empty());
    }
    void noFreeLine_isRefusedBeforeAnybodyIsDisturbed() {
        WithUnit x;
        QVERIFY(x.start());
        QCOMPARE(x.telephony->consultOutside(x.id, x.party).error().code, u"telephony.no_call"_s);
        QVERIFY(x.begin());
        auto other = x.order(u"other"_s); // has the trunk's only line
        other.trunkId = u"trunk-2"_s;
        x.unit->onCall = [&](PeerCall &call) { x.unit->ring(call); };
        VERIFY_OK(x.telephony->placeCall(other));
        QCOMPARE(x.telephony->consultOutside(x.id, x.party).error().code, u"trunk.channels"_s);
        x.trunks.trunks.back().enabled = false;
        QCOMPARE(x.telephony->transferOutside(x.id, x.party).error().code, u"trunk.disabled"_s);
        QVERIFY(x.citizenAndSeat());
        QVERIFY(x.outsideEnded.empty() && !x.saw(u"held 1"_s));
    }
};

LIANXIN_TEST(tst_Outside);
#include "tst_Outside.moc"
