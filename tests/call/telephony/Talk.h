// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "Peer.h"

namespace lianxin::test {

// What each of them sounds like.
inline constexpr double kCitizen = 600;
inline constexpr double kSeat = 900;
inline constexpr double kGuest = 1500;
inline constexpr double kUnit = 1250;
inline constexpr double kComfort = 2100;
inline constexpr double kRingBack = 450;

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
        citizen->say(*citizenCall, kCitizen);
        seat->say(*seatCall, kSeat);
        return QTest::qWaitFor([&] { return hears(citizenCall->end, kSeat) && hears(seatCall->end, kCitizen); }, 10'000);
    }
    std::vector<std::int16_t> recorded(bool left) const {
        const auto all = left ? sink->left() : sink->right();
        return MemorySink::part(all, std::max(0, int(all.size() / 8) - 300), 300);
    }
    //! The listener hears exactly these tones of all that there are.
    static bool hearsOnly(const PeerCall *listener, const std::vector<double> &wanted) {
        for (const double hz : {kCitizen, kSeat, kGuest, kUnit, kComfort, kRingBack}) {
            const bool should = std::find(wanted.begin(), wanted.end(), hz) != wanted.end();
            if (should ? !hears(listener->end, hz) : !quiet(listener->end, hz))
                return false;
        }
        return true;
    }
    //! Two who hear each other and nobody else.
    static bool areAlone(const PeerCall *one, double oneTone, const PeerCall *other, double otherTone) {
        return QTest::qWaitFor([&] { return hearsOnly(one, {otherTone}) && hearsOnly(other, {oneTone}); }, 10'000);
    }
    bool citizenAndSeat() const { return areAlone(citizenCall, kCitizen, seatCall, kSeat); }
};

//! A talk, and who may join it: a telephone of a supervisor or a colleague (0300, 1500 Hz), and a unit's (1250 Hz) at the far end
//! of a trunk of its own.
struct Parties : Talk {
    Peer *guest = nullptr;
    PeerCall *guestCall = nullptr;
    Peer *unit = nullptr;
    PeerCall *unitCall = nullptr;
    OutsideParty party;

    bool registerGuest() {
        guest = addSeat(u"0300"_s);
        return guest && QTest::qWaitFor([&] { return telephony->isSeatRegistered(u"0300"_s); }, 10'000);
    }
    bool guestJoined(const QString &role) {
        if (!QTest::qWaitFor([&] { return saw(role + u" joined 0300"_s); }, 10'000))
            return false;
        guestCall = guest->latest();
        guest->say(*guestCall, kGuest);
        return true;
    }
    //! It answers unless told otherwise.
    void connectUnit() {
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
    }
    bool unitAnswered() {
        if (!QTest::qWaitFor([&] { return saw(u"outside answered party-1"_s) && unit->isUp(); }, 10'000))
            return false;
        unitCall = unit->latest();
        unit->say(*unitCall, kUnit);
        return true;
    }
    bool citizenAndGuest() const { return areAlone(citizenCall, kCitizen, guestCall, kGuest); }
    bool citizenAndUnit() const { return areAlone(citizenCall, kCitizen, unitCall, kUnit); }
    //! Who hears exactly whom, soon and all at once.
    static bool eachHears(const std::vector<std::pair<const PeerCall *, std::vector<double>>> &wanted) {
        return QTest::qWaitFor([&] { return std::all_of(wanted.begin(), wanted.end(), [](const auto &w) { return hearsOnly(w.first, w.second); }); },
                               10'000);
    }
};

} // namespace lianxin::test
