// SPDX-License-Identifier: GPL-3.0-or-later
#include "Talk.h"
#include "support/TestRegistry.h"

using namespace lianxin;
using namespace lianxin::test;

namespace {

struct Three : Parties {
    bool begin() { return talk() && registerGuest(); }
    bool supervise(SupervisionMode mode = SupervisionMode::Listen) {
        return begin() && telephony->supervise(id, u"0300"_s, mode) && guestJoined(u"supervisor"_s);
    }
    bool consult() { return begin() && telephony->consult(id, u"0300"_s) && guestJoined(u"consulted"_s); }
    bool heard(const std::vector<double> &byCitizen, const std::vector<double> &bySeat, const std::vector<double> &byGuest) const {
        return eachHears({{citizenCall, byCitizen}, {seatCall, bySeat}, {guestCall, byGuest}});
    }
};

} // namespace

//! Who hears whom when more than a citizen and a seat are on a call, proved on tones.
class tst_Guests : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void listenWhisperBarge_eachIsHeardByWhomItShould() {
        Three x;
        QVERIFY(x.start());
        QVERIFY(x.supervise());
        QVERIFY(x.heard({kSeat}, {kCitizen}, {kCitizen, kSeat}));
        VERIFY_OK(x.telephony->setSupervision(x.id, SupervisionMode::Whisper));
        QVERIFY(x.heard({kSeat}, {kCitizen, kGuest}, {kCitizen, kSeat}));
        VERIFY_OK(x.telephony->setSupervision(x.id, SupervisionMode::Barge));
        QVERIFY(x.heard({kSeat, kGuest}, {kCitizen, kGuest}, {kCitizen, kSeat}));
        VERIFY_OK(x.telephony->setSupervision(x.id, SupervisionMode::Listen));
        QVERIFY(x.heard({kSeat}, {kCitizen}, {kCitizen, kSeat}));
        VERIFY_OK(x.telephony->endSupervision(x.id));
        QVERIFY(x.saw(u"supervisor left 0300 1"_s));
        QTRY_VERIFY(x.guestCall->over);
        QVERIFY(x.hearsOnly(x.citizenCall, {kSeat}));
        QVERIFY(x.seatEnded.empty());
    }
    void whisperToAHeldCall_citizenHearsOnlyComfort() {
        Three x;
        QVERIFY(x.start());
        QVERIFY(x.supervise(SupervisionMode::Barge));
        VERIFY_OK(x.telephony->hold(x.id));
        QVERIFY(x.heard({kComfort}, {kGuest}, {kSeat}));
        VERIFY_OK(x.telephony->resume(x.id));
        QVERIFY(x.heard({kSeat, kGuest}, {kCitizen, kGuest}, {kCitizen, kSeat}));
    }
    void takeOver_supervisorIsTheSeat() {
        Three x;
        QVERIFY(x.start());
        QVERIFY(x.supervise());
        VERIFY_OK(x.telephony->takeOverCall(x.id));
        QTRY_VERIFY(x.seatCall->over);
        QVERIFY(x.saw(u"supervisor replaced 0217 0300"_s));
        QCOMPARE(x.seatEnded.size(), std::size_t(1));
        QVERIFY(x.seatEnded[0].by == CallEndedBy::Us && x.seatEnded[0].wasAnswered);
        QVERIFY(x.citizenAndGuest());
        x.guest->stack.hangUp(x.guestCall->id); // a seat like every other now
        QTRY_COMPARE(x.seatEnded.size(), std::size_t(2));
        QCOMPARE(x.seatEnded[1].seat, u"0300"_s);
        QVERIFY(x.seatEnded[1].by == CallEndedBy::Seat);
    }
    void secondSupervisor_isRefused_andOthersWithAReason() {
        Three x;
        QVERIFY(x.start());
        QCOMPARE(x.telephony->supervise(x.id, u"0300"_s, SupervisionMode::Listen).error().code, u"telephony.no_call"_s);
        QVERIFY(x.begin());
        QCOMPARE(x.telephony->takeOverCall(x.id).error().code, u"telephony.state"_s);
        VERIFY_OK(x.telephony->supervise(x.id, u"0300"_s, SupervisionMode::Listen));
        QVERIFY(x.guestJoined(u"supervisor"_s));
        QCOMPARE(x.telephony->supervise(x.id, u"0301"_s, SupervisionMode::Listen).error().code, u"telephony.supervised"_s);
        QCOMPARE(x.telephony->consult(x.id, u"0300"_s).error().code, u"telephony.same_seat"_s);
        QCOMPARE(x.telephony->consult(x.id, u"0217"_s).error().code, u"telephony.same_seat"_s);
        QCOMPARE(x.telephony->consult(x.id, u"0999"_s).error().code, u"telephony.seat_offline"_s);
        QCOMPARE(x.telephony->transferToSeat(x.id, u"0300"_s).error().code, u"telephony.seat_busy"_s);
    }
    void supervision_endsInEveryOrderOfHangingUp_data() {
        QTest::addColumn<QString>("who");
        QTest::newRow("supervisor") << u"supervisor"_s;
        QTest::newRow("seat") << u"seat"_s;
        QTest::newRow("citizen") << u"citizen"_s;
    }
    void supervision_endsInEveryOrderOfHangingUp() {
        QFETCH(QString, who);
        Three x;
        QVERIFY(x.start());
        QVERIFY(x.supervise(SupervisionMode::Barge));
        if (who == "supervisor"_L1) {
            x.guest->stack.hangUp(x.guestCall->id);
            QTRY_VERIFY(x.saw(u"supervisor left 0300 1"_s));
            QVERIFY(x.citizenAndSeat());
            QVERIFY(x.seatEnded.empty());
            VERIFY_OK(x.telephony->supervise(x.id, u"0300"_s, SupervisionMode::Listen)); // and again
            return;
        }
        if (who == "seat"_L1)
            x.seat->stack.hangUp(x.seatCall->id);
        else
            x.citizen->stack.hangUp(x.citizenCall->id);
        QTRY_VERIFY(x.guestCall->over);
        QVERIFY(x.saw(u"supervisor left 0300 1"_s));
        QTRY_COMPARE(x.seatEnded.size(), std::size_t(1));
        QCOMPARE(x.ended.size(), std::size_t(who == "citizen"_L1));
    }
    void supervisorWhoDoesNotAnswer_disturbsNobody() {
        Three x;
        QVERIFY(x.start());
        QVERIFY(x.begin());
        x.guest->onCall = [&](PeerCall &call) { x.guest->ring(call); };
        VERIFY_OK(x.telephony->supervise(x.id, u"0300"_s, SupervisionMode::Barge, 1));
        QTRY_VERIFY(x.saw(u"supervisor left 0300 0"_s));
        QVERIFY(x.hearsOnly(x.citizenCall, {kSeat}) && x.hearsOnly(x.seatCall, {kCitizen}));
        x.guest->onCall = [&](PeerCall &call) { x.guest->stack.reject(call.id, 486); };
        x.log.clear();
        VERIFY_OK(x.telephony->supervise(x.id, u"0300"_s, SupervisionMode::Barge));
        QTRY_VERIFY(x.saw(u"supervisor left 0300 0"_s));
        QVERIFY(x.seatEnded.empty());
    }
    void supervisorWhoseTelephoneDies_isTakenOut() {
        Three x;
        QVERIFY(x.start());
        QVERIFY(x.supervise());
        x.guest->muteRtp(*x.guestCall);
        x.guest->stack.stop(std::chrono::milliseconds(1));
        QTRY_VERIFY_WITH_TIMEOUT(x.saw(u"supervisor left 0300 1"_s), 20'000);
        QVERIFY(x.hearsOnly(x.citizenCall, {kSeat}));
    }

    void consult_citizenIsHeldAndHearsNothingOfIt() {
        Three x;
        QVERIFY(x.start());
        QVERIFY(x.consult());
        QVERIFY(x.saw(u"held 1"_s));
        QVERIFY(x.heard({kComfort}, {kGuest}, {kSeat}));
        VERIFY_OK(x.telephony->resume(x.id)); // to the citizen, while the other waits
        QVERIFY(x.heard({kSeat}, {kCitizen}, {}));
        VERIFY_OK(x.telephony->hold(x.id));
        QVERIFY(x.heard({kComfort}, {kGuest}, {kSeat}));
        VERIFY_OK(x.telephony->endConsult(x.id));
        QVERIFY(x.saw(u"consulted left 0300 1"_s));
        QTRY_VERIFY(x.guestCall->over);
        VERIFY_OK(x.telephony->resume(x.id));
        QVERIFY(x.citizenAndSeat());
    }
    void consult_completed_isAnAttendedTransfer() {
        Three x;
        QVERIFY(x.start());
        QVERIFY(x.consult());
        VERIFY_OK(x.telephony->completeConsult(x.id));
        QTRY_VERIFY(x.seatCall->over);
        QVERIFY(x.saw(u"held 0"_s) && x.saw(u"consulted replaced 0217 0300"_s));
        QVERIFY(x.citizenAndGuest());
        QTRY_VERIFY(amplitudeOf(kGuest, x.recorded(false)) > 4000);
    }
    void conference_allHearEachOther_andWhoLeavesLeavesTwo_data() {
        QTest::addColumn<QString>("who");
        QTest::newRow("consulted") << u"consulted"_s;
        QTest::newRow("seat") << u"seat"_s;
        QTest::newRow("citizen") << u"citizen"_s;
    }
    void conference_allHearEachOther_andWhoLeavesLeavesTwo() {
        QFETCH(QString, who);
        Three x;
        QVERIFY(x.start());
        QVERIFY(x.consult());
        VERIFY_OK(x.telephony->conference(x.id));
        QVERIFY(x.heard({kSeat, kGuest}, {kCitizen, kGuest}, {kCitizen, kSeat}));
        VERIFY_OK(x.telephony->hold(x.id));
        QVERIFY(x.heard({kComfort}, {kGuest}, {kSeat}));
        VERIFY_OK(x.telephony->resume(x.id));
        QVERIFY(x.heard({kSeat, kGuest}, {kCitizen, kGuest}, {kCitizen, kSeat}));
        if (who == "consulted"_L1) {
            x.guest->stack.hangUp(x.guestCall->id);
            QTRY_VERIFY(x.saw(u"consulted left 0300 1"_s));
            QVERIFY(x.citizenAndSeat());
        } else if (who == "seat"_L1) {
            x.seat->stack.hangUp(x.seatCall->id);
            QTRY_VERIFY(x.saw(u"consulted replaced 0217 0300"_s));
            QVERIFY(x.citizenAndGuest());
            QVERIFY(x.seatEnded[0].by == CallEndedBy::Us);
        } else {
            x.citizen->stack.hangUp(x.citizenCall->id);
            QTRY_VERIFY(x.guestCall->over && x.seatCall->over);
            QCOMPARE(x.ended.size(), std::size_t(1));
        }
    }
    void consultedWhoRefuses_citizenIsStillHeldByTheSeat() {
        Three x;
        QVERIFY(x.start());
        QVERIFY(x.begin());
        x.guest->onCall = [&](PeerCall &call) { x.guest->stack.reject(call.id, 486); };
        VERIFY_OK(x.telephony->consult(x.id, u"0300"_s));
        QCOMPARE(x.telephony->consult(x.id, u"0301"_s).error().code, u"telephony.consulting"_s);
        QCOMPARE(x.telephony->completeConsult(x.id).error().code, u"telephony.state"_s);
        QCOMPARE(x.telephony->conference(x.id).error().code, u"telephony.state"_s);
        QTRY_VERIFY(x.saw(u"consulted left 0300 0"_s));
        VERIFY_OK(x.telephony->resume(x.id));
        QTRY_VERIFY(x.hearsOnly(x.citizenCall, {kSeat}));
    }
};

LIANXIN_TEST(tst_Guests);
#include "tst_Guests.moc"
