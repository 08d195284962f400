// SPDX-License-Identifier: GPL-3.0-or-later
#include "hotline/routing/SeatState.h"
#include "support/TestRegistry.h"
#include <QTest>
#include <set>

using namespace lianxin;

class tst_SeatState : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void names_goThereAndBack() {
        for (int i = 0; i <= int(SeatState::Away); ++i)
            QCOMPARE(seatStateFromName(nameOf(SeatState(i))), std::optional(SeatState(i)));
        QVERIFY(!seatStateFromName(u"dancing"));
    }
    void table_namesEachStepOnce() {
        std::set<std::tuple<SeatState, SeatState, SeatStep>> seen;
        for (const auto &step : seatTransitions())
            QVERIFY2(seen.insert({step.from, step.to, step.by}).second, step.when);
    }
    void person_neverTakesCallStates() {
        for (int from = 0; from <= int(SeatState::Away); ++from)
            for (const auto to : {SeatState::Ringing, SeatState::Talking, SeatState::Hold, SeatState::Wrapup})
                QVERIFY(!mayStep(SeatState(from), to, SeatStep::Person));
    }
    void personInACall_canNotLeaveIt() {
        for (const auto from : {SeatState::Ringing, SeatState::Talking, SeatState::Hold})
            for (int to = 0; to <= int(SeatState::Away); ++to)
                QVERIFY(!mayStep(from, SeatState(to), SeatStep::Person));
    }
    void everyState_hasAWayToReady() {
        std::set<SeatState> reach{SeatState::Ready};
        for (int round = 0; round < 8; ++round)
            for (const auto &step : seatTransitions())
                if (reach.contains(step.to))
                    reach.insert(step.from);
        QCOMPARE(reach.size(), size_t(7));
    }
    void onlyReadySeats_canBeRung() {
        for (int from = 0; from <= int(SeatState::Away); ++from)
            QCOMPARE(mayStep(SeatState(from), SeatState::Ringing, SeatStep::Engine),
                     SeatState(from) == SeatState::Ready);
    }
};
LIANXIN_TEST(tst_SeatState);
#include "tst_SeatState.moc"
