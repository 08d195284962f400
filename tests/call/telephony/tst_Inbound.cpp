// SPDX-License-Identifier: GPL-3.0-or-later
#include "Peer.h"
#include "support/TestRegistry.h"

using namespace lianxin;
using namespace lianxin::test;

class tst_Inbound : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void call_answeredWithPrompt_bothTalk() {
        Exchange x;
        QVERIFY(x.start());
        auto &call = x.citizen->place("sip:12345@127.0.0.1:" + std::to_string(x.trunkPort()), "sip:13911112222@127.0.0.1");
        QTRY_COMPARE(x.inbound.size(), std::size_t(1));
        const Id id = x.inbound[0].callId;
        QCOMPARE(x.inbound[0].calledNumber, u"12345"_s);
        QCOMPARE(x.inbound[0].from, u"13911112222"_s);
        QCOMPARE(x.inbound[0].trunkId, u"trunk-1"_s);
        QVERIFY(!call.up);
        VERIFY_OK(x.telephony->answer(id));
        QTRY_VERIFY(call.up);
        QCOMPARE(x.telephony->answer(id).error().code, u"telephony.state"_s);
        const auto token = x.telephony->play(id, {makePcm(tone(1000, 10'000))});
        QVERIFY(token);
        QTRY_VERIFY(hears(call.end, 1000));
        x.citizen->press(call, "0");
        QTRY_VERIFY(x.saw(u"key citizen 0"_s));
        x.citizen->stack.hangUp(call.id);
        QTRY_COMPARE(x.ended.size(), std::size_t(1));
        QVERIFY(x.ended[0].by == CallEndedBy::Citizen && x.ended[0].answeredAt > 0 && !x.ended[0].inviteSent);
    }
    void call_rejected_callerSeesTheCode() {
        Exchange x;
        QVERIFY(x.start());
        auto &call = x.citizen->place("sip:12345@127.0.0.1:" + std::to_string(x.trunkPort()), "sip:139@127.0.0.1");
        QTRY_COMPARE(x.inbound.size(), std::size_t(1));
        VERIFY_OK(x.telephony->reject(x.inbound[0].callId, 480));
        QTRY_VERIFY(call.over);
        QCOMPARE(call.cause.status, 480);
        QTRY_COMPARE(x.ended.size(), std::size_t(1));
        QVERIFY(x.ended[0].by == CallEndedBy::Us);
    }
    void callerGivesUpWhileRinging_callEnds() {
        Exchange x;
        QVERIFY(x.start());
        auto &call = x.citizen->place("sip:12345@127.0.0.1:" + std::to_string(x.trunkPort()), "sip:139@127.0.0.1");
        QTRY_COMPARE(x.inbound.size(), std::size_t(1));
        x.citizen->stack.hangUp(call.id);
        QTRY_COMPARE(x.ended.size(), std::size_t(1));
        QVERIFY(x.ended[0].by == CallEndedBy::Citizen);
        QCOMPARE(x.ended[0].answeredAt, 0);
    }
    void allChannelsTaken_callIsRefused() {
        Exchange x;
        QVERIFY(x.start());
        x.trunks.trunks[0].channels = 1;
        const std::string uri = "sip:12345@127.0.0.1:" + std::to_string(x.trunkPort());
        x.citizen->place(uri, "sip:139@127.0.0.1");
        QTRY_COMPARE(x.inbound.size(), std::size_t(1));
        auto &second = x.citizen->place(uri, "sip:138@127.0.0.1");
        QTRY_VERIFY(second.over);
        QCOMPARE(second.cause.status, 503);
        QCOMPARE(x.inbound.size(), std::size_t(1));
    }
    void strangerWithoutTrunk_isRefused() {
        Exchange x;
        QVERIFY(x.start());
        x.trunks.trunks[0].host = u"192.0.2.1"_s;
        auto &call = x.citizen->place("sip:12345@127.0.0.1:" + std::to_string(x.trunkPort()), "sip:139@127.0.0.1");
        QTRY_VERIFY(call.over);
        QCOMPARE(call.cause.status, 403);
        QVERIFY(x.inbound.empty());
    }
};
LIANXIN_TEST(tst_Inbound);
#include "tst_Inbound.moc"
