// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "Peer.h"

namespace lianxin::test {

//! An exchange with an answered citizen (600 Hz) and one seat (0217, 900 Hz).
struct Talk : Exchange {
    using Exchange::Exchange;
    Peer *seat = nullptr;
    PeerCall *citizenCall = nullptr;
    PeerCall *seatCall = nullptr;
    std::shared_ptr<MemorySink> sink = std::make_shared<MemorySink>();
    const Id id = u"0190-call"_s;

    bool answer() {
        citizen->onCall = [this](PeerCall &call) { citizen->answer(call); };
        auto o = order(id);
        return telephony->placeCall(o) && QTest::qWaitFor([&] { return saw(u"answered"_s) && citizen->isUp(); }, 10'000);
    }
    bool registerSeat(std::uint16_t via = 0) {
        seat = addSeat(u"0217"_s, via);
        return seat && QTest::qWaitFor([&] { return telephony->isSeatRegistered(u"0217"_s); }, 10'000);
    }
    //! Everything up to two people talking and being recorded.
    bool talk(std::uint16_t via = 0) {
        if (!answer() || !(seat || registerSeat(via)) || !telephony->ringSeat(id, u"0217"_s)
            || !QTest::qWaitFor([&] { return saw(u"seat answered 0217"_s); }, 10'000) || !telephony->bridgeSeat(id)
            || !telephony->startRecording(id, sink))
            return false;
        citizenCall = citizen->latest();
        seatCall = seat->latest();
        citizen->say(*citizenCall, 600);
        seat->say(*seatCall, 900);
        return QTest::qWaitFor([&] { return hears(citizenCall->end, 900) && hears(seatCall->end, 600); }, 10'000);
    }
    std::vector<std::int16_t> recorded(bool left) const {
        const auto all = left ? sink->left() : sink->right();
        return MemorySink::part(all, std::max(0, int(all.size() / 8) - 300), 300);
    }
};

} // namespace lianxin::test
