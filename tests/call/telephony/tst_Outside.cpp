// SPDX-License-Identifier: GPL-3.0-or-later
#include "Talk.h"
#include "support/TestRegistry.h"

using namespace lianxin;
using namespace lianxin::test;

namespace {

struct WithUnit : Parties {
    bool begin() {
        if (!talk())
            return false;
        connectUnit();
        return true;
    }
    bool consult() { return begin() && telephony->consultOutside(id, party) && unitAnswered(); }
    //! The seat has left citizen and unit alone, and a supervisor has a telephone.
    bool leaveThemAlone() { return consult() && registerGuest() && telephony->completeConsult(id) && citizenAndUnit(); }
    bool isOver() const { return QTest::qWaitFor([&] { return outsideEnded.size() == 1; }, 10'000); }
    int linesTaken() const { return telephony->trunkState(u"trunk-2"_s).inUse; }
    bool heard(const std::vector<double> &byCitizen, const std::vector<double> &bySeat, const std::vector<double> &byUnit) const {
        return eachHears({{citizenCall, byCitizen}, {seatCall, bySeat}, {unitCall, byUnit}});
    }
    bool heardAlone(const std::vector<double> &byCitizen, const std::vector<double> &byUnit, const std::vector<double> &byGuest) const {
        return eachHears({{citizenCall, byCitizen}, {unitCall, byUnit}, {guestCall, byGuest}});
    }
};

//! How often the ring-back tone was heard in a sound, and for how long at the most, ms.
std::pair<int, int> ringsIn(const std::vector<std::int16_t> &sound) {
    constexpr int kStep = 20;
    int rings = 0, run = 0, longest = 0;
    for (int ms = 0; std::size_t(ms + kStep) * 8 <= sound.size(); ms += kStep) {
        const bool rang = amplitudeOf(kRingBack, MemorySink::part(sound, ms, kStep)) > 3000;
        rings += rang && run == 0;
        run = rang ? run + kStep : 0;
        longest = std::max(longest, run);
    }
    return {rings, longest};
}

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
        QVERIFY(x.heard({kComfort}, {kUnit}, {kSeat}));
        VERIFY_OK(x.telephony->resume(x.id)); // to the citizen, while the unit waits
        QVERIFY(x.heard({kSeat}, {kCitizen}, {}));
        VERIFY_OK(x.telephony->conference(x.id));
        QVERIFY(x.telephony->isConference(x.id));
        QVERIFY(x.heard({kSeat, kUnit}, {kCitizen, kUnit}, {kCitizen, kSeat}));
        VERIFY_OK(x.telephony->completeConsult(x.id));
        QTRY_VERIFY(x.seatCall->over);
        QVERIFY(x.saw(u"outside replaced 0217 party-1"_s));
        QVERIFY(x.citizenAndUnit());
        QTRY_VERIFY(amplitudeOf(kUnit, x.recorded(false)) > 4000); // the recording goes on
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
            x.unit->say(call, kUnit);
        };
        VERIFY_OK(x.telephony->consultOutside(x.id, x.party));
        QTRY_VERIFY(x.unit->latest());
        x.unitCall = x.unit->latest();
        QVERIFY(x.heard({kComfort}, {kUnit}, {}));
    }
    void unitRings_seatHearsTheRingBackTone_untilTheAnswer() {
        WithUnit x;
        QVERIFY(x.start());
        QVERIFY(x.begin());
        x.unit->onCall = [&](PeerCall &call) { x.unit->ring(call); };
        VERIFY_OK(x.telephony->consultOutside(x.id, x.party));
        QTRY_VERIFY(x.saw(u"outside ringing party-1"_s));
        QVERIFY(x.eachHears({{x.citizenCall, {kComfort}}, {x.seatCall, {kRingBack}}}));
        QVERIFY(x.eachHears({{x.citizenCall, {kComfort}}, {x.seatCall, {}}})); // four seconds of silence
        QVERIFY(x.eachHears({{x.citizenCall, {kComfort}}, {x.seatCall, {kRingBack}}}));
        const auto [rings, longest] = ringsIn(x.seatCall->end->sink->left());
        QVERIFY2(rings >= 2 && longest <= 1100, qPrintable(u"%1 rings of %2 ms"_s.arg(rings).arg(longest)));
        VERIFY_OK(x.telephony->resume(x.id)); // back to the citizen: it rings on, and is not heard
        QVERIFY(x.citizenAndSeat());
        VERIFY_OK(x.telephony->hold(x.id));
        QVERIFY(x.eachHears({{x.seatCall, {kRingBack}}}));
        x.unit->answer(*x.unit->latest());
        QVERIFY(x.unitAnswered());
        QVERIFY(x.heard({kComfort}, {kUnit}, {kSeat}));
    }
    void unitRingsAndItsNetworkThenSpeaks_theToneGivesWay() {
        WithUnit x;
        QVERIFY(x.start());
        QVERIFY(x.begin());
        x.unit->onCall = [&](PeerCall &call) { x.unit->ring(call); };
        VERIFY_OK(x.telephony->transferOutside(x.id, x.party));
        QVERIFY(x.eachHears({{x.citizenCall, {kComfort}}, {x.seatCall, {kRingBack}}}));
        x.unit->earlyMedia(*x.unit->latest());
        x.unit->say(*x.unit->latest(), kUnit);
        QVERIFY(x.eachHears({{x.citizenCall, {kComfort}}, {x.seatCall, {kUnit}}}));
        VERIFY_OK(x.telephony->cancelTransfer(x.id));
        QVERIFY(x.citizenAndSeat());
    }
    void trunkWithoutEarlyMedia_seatHearsTheToneAllTheSame() {
        WithUnit x;
        QVERIFY(x.start());
        QVERIFY(x.begin());
        x.trunks.trunks.back().earlyMedia = false;
        x.unit->onCall = [&](PeerCall &call) {
            x.unit->ring(call);
            x.unit->earlyMedia(call);
            x.unit->say(call, kUnit);
        };
        VERIFY_OK(x.telephony->consultOutside(x.id, x.party));
        QVERIFY(x.eachHears({{x.citizenCall, {kComfort}}, {x.seatCall, {kRingBack}}}));
        QVERIFY(x.eachHears({{x.citizenCall, {kComfort}}, {x.seatCall, {}}}));
    }
    void seatHasLeft_supervisorListensAndBarges_butCannotWhisper() {
        WithUnit x;
        QVERIFY(x.start());
        QVERIFY(x.leaveThemAlone());
        QCOMPARE(x.telephony->supervise(x.id, u"0300"_s, SupervisionMode::Whisper).error().code, u"telephony.no_whisper"_s);
        VERIFY_OK(x.telephony->supervise(x.id, u"0300"_s, SupervisionMode::Listen));
        QVERIFY(x.guestJoined(u"supervisor"_s));
        QVERIFY(x.heardAlone({kUnit}, {kCitizen}, {kCitizen, kUnit}));
        QCOMPARE(x.telephony->setSupervision(x.id, SupervisionMode::Whisper).error().code, u"telephony.no_whisper"_s);
        VERIFY_OK(x.telephony->setSupervision(x.id, SupervisionMode::Barge));
        QVERIFY(x.heardAlone({kUnit, kGuest}, {kCitizen, kGuest}, {kCitizen, kUnit}));
        VERIFY_OK(x.telephony->endSupervision(x.id));
        QVERIFY(x.saw(u"supervisor left 0300 1"_s));
        QVERIFY(x.citizenAndUnit());
        VERIFY_OK(x.telephony->supervise(x.id, u"0300"_s, SupervisionMode::Listen)); // and again, until the unit hangs up
        QTRY_COMPARE(x.log.count(u"supervisor joined 0300"_s), 2);
        x.unit->stack.hangUp(x.unitCall->id);
        QVERIFY(x.isOver());
        QTRY_COMPARE(x.log.count(u"supervisor left 0300 1"_s), 2);
    }
    void seatHasLeft_nobodyCanPutThemOnHold() {
        WithUnit x;
        QVERIFY(x.start());
        QVERIFY(x.leaveThemAlone());
        x.log.clear();
        const auto held = x.telephony->hold(x.id);
        QVERIFY(!held);
        QCOMPARE(held.error().code, u"telephony.state"_s);
        QCOMPARE(held.error().kind, ErrorKind::Conflict);
        QVERIFY(!held.error().remedy.isEmpty());
        QVERIFY2(x.log.isEmpty(), qPrintable(x.log.join(u' ')));
        QVERIFY(x.citizenAndUnit());
    }
    void seatHasLeft_supervisorTakesOver_theUnitIsLetGo() {
        WithUnit x;
        QVERIFY(x.start());
        QVERIFY(x.leaveThemAlone());
        VERIFY_OK(x.telephony->supervise(x.id, u"0300"_s, SupervisionMode::Listen));
        QVERIFY(x.guestJoined(u"supervisor"_s));
        VERIFY_OK(x.telephony->takeOverCall(x.id));
        QVERIFY(x.saw(u"supervisor replaced party-1 0300"_s));
        QTRY_VERIFY(x.unitCall->over);
        QVERIFY(x.isOver());
        QVERIFY(x.outsideEnded[0].wasAnswered && x.outsideEnded[0].by == CallEndedBy::Us);
        QVERIFY(x.citizenAndGuest());
        QTRY_COMPARE(x.linesTaken(), 0);
        VERIFY_OK(x.telephony->hold(x.id)); // a seat like every other now
        QVERIFY(x.eachHears({{x.citizenCall, {kComfort}}, {x.guestCall, {}}}));
    }
    void supervisorWhispersAndTheSeatLeaves_theWhisperIsNotHeardOutside_data() {
        QTest::addColumn<bool>("transfer");
        QTest::newRow("consulted") << false;
        QTest::newRow("transferred") << true;
    }
    void supervisorWhispersAndTheSeatLeaves_theWhisperIsNotHeardOutside() {
        QFETCH(bool, transfer);
        WithUnit x;
        QVERIFY(x.start());
        QVERIFY(x.begin() && x.registerGuest());
        VERIFY_OK(x.telephony->supervise(x.id, u"0300"_s, SupervisionMode::Whisper));
        QVERIFY(x.guestJoined(u"supervisor"_s));
        VERIFY_OK(transfer ? x.telephony->transferOutside(x.id, x.party) : x.telephony->consultOutside(x.id, x.party));
        QVERIFY(x.unitAnswered());
        if (!transfer) {
            QVERIFY(x.heard({kComfort}, {kUnit, kGuest}, {kSeat}));
            VERIFY_OK(x.telephony->completeConsult(x.id));
        }
        QTRY_VERIFY(x.saw(u"supervision 0300 listen"_s));
        QVERIFY(x.heardAlone({kUnit}, {kCitizen}, {kCitizen, kUnit}));
    }
    void blindTransfer_seatKeepsTheCitizenUntilTheAnswer() {
        WithUnit x;
        QVERIFY(x.start());
        QVERIFY(x.begin());
        x.unit->onCall = [&](PeerCall &call) { x.unit->ring(call); };
        VERIFY_OK(x.telephony->transferOutside(x.id, x.party));
        QTRY_VERIFY(x.saw(u"outside ringing party-1"_s));
        QTRY_VERIFY(x.hearsOnly(x.citizenCall, {kComfort}));
        VERIFY_OK(x.telephony->cancelTransfer(x.id)); // taken back while it rings
        QVERIFY(x.isOver() && x.outsideEnded[0].by == CallEndedBy::Us);
        QVERIFY(x.citizenAndSeat());
        x.outsideEnded.clear();
        x.unit->onCall = [&](PeerCall &call) { x.unit->answer(call); };
        VERIFY_OK(x.telephony->transferOutside(x.id, x.party));
        QVERIFY(x.unitAnswered());
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
