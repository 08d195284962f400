// SPDX-License-Identifier: GPL-3.0-or-later
#include "call/sip/SipPeer.h"
#include "support/TestRegistry.h"
#include <QTest>

using namespace lianxin;
using namespace lianxin::sip;
using namespace lianxin::test;

//! REFER and Replaces among three stacks.
class tst_SipTransfer : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() {
        for (auto *peer : {&a, &b, &c}) {
            *peer = std::make_unique<SipPeer>();
            QVERIFY((*peer)->start());
        }
    }
    void cleanup() {
        for (auto *peer : {&a, &b, &c})
            peer->reset();
    }

    void blind_progressIsToldToTheEnd() {
        const auto pair = connectCall(*a, *b);
        QVERIFY(pair);
        a->stack.refer(pair->a, c->uri("8002"), "<sip:8001@127.0.0.1>");
        const auto referred = b->waitOf<Referred>(pair->b);
        QVERIFY(referred);
        QCOMPARE(referred->target, c->uri("8002"));
        QCOMPARE(referred->targetUser, std::string("8002"));
        QVERIFY(referred->replaces.empty());
        QVERIFY(referred->referredBy.find("sip:8001@127.0.0.1") != std::string::npos);
        // b does as it was asked, and tells.
        const auto leg = b->stack.invite(inviteTo(referred->target));
        const auto incoming = c->wait<IncomingCall>();
        QVERIFY(incoming);
        b->stack.notifyTransfer(pair->b, 180, "Ringing");
        QVERIFY(a->wait<TransferProgress>([](const auto &p) { return p.status == 180 && !p.final; }));
        c->stack.answer(incoming->call, sdpText(42000));
        QVERIFY(b->waitOf<Answered>(*leg));
        b->stack.notifyTransfer(pair->b, 200, "OK");
        const auto done = a->wait<TransferProgress>([](const auto &p) { return p.final; });
        QVERIFY(done);
        QCOMPARE(done->status, 200);
        a->stack.hangUp(pair->a);
        QVERIFY(b->waitOf<Ended>(pair->b));
        QVERIFY(!c->has<Ended>());
    }

    void blind_targetBusy_leavesTheCallUp() {
        const auto pair = connectCall(*a, *b);
        QVERIFY(pair);
        a->stack.refer(pair->a, c->uri("8002"));
        QVERIFY(b->waitOf<Referred>(pair->b));
        b->stack.notifyTransfer(pair->b, 486);
        const auto done = a->wait<TransferProgress>([](const auto &p) { return p.final; });
        QVERIFY(done);
        QCOMPARE(done->status, 486);
        QVERIFY(!a->has<Ended>());
        // A second try is a new REFER.
        a->stack.refer(pair->a, c->uri("8003"));
        const auto again = b->waitOf<Referred>(pair->b);
        QVERIFY(again);
        QCOMPARE(again->targetUser, std::string("8003"));
        b->stack.notifyTransfer(pair->b, 200);
        QVERIFY(a->wait<TransferProgress>([](const auto &p) { return p.final && p.status == 200; }));
    }

    void blind_peerEndsBeforeTheLastWord_endsTheCall() {
        const auto pair = connectCall(*a, *b);
        QVERIFY(pair);
        a->stack.refer(pair->a, c->uri("8002"));
        QVERIFY(b->waitOf<Referred>(pair->b));
        b->stack.hangUp(pair->b);
        QVERIFY(a->waitOf<Ended>(pair->a));
        QVERIFY(b->waitOf<Ended>(pair->b));
    }

    void attended_replacesTheConsultation() {
        const auto first = connectCall(*a, *b);   // a talks to b
        const auto second = connectCall(*a, *c);  // and asks c
        QVERIFY(first && second);
        a->stack.referReplacing(first->a, second->a, "<sip:8001@127.0.0.1>");
        const auto referred = b->waitOf<Referred>(first->b);
        QVERIFY(referred);
        QVERIFY(!referred->replaces.empty());
        QCOMPARE(referred->replacesCall, CallId(0));
        auto request = inviteTo(referred->target);
        request.replaces = referred->replaces;
        request.referredBy = referred->referredBy;
        const auto leg = b->stack.invite(request);
        QVERIFY(leg);
        const auto incoming = c->wait<IncomingCall>();
        QVERIFY(incoming);
        QCOMPARE(incoming->replaces, second->b);
        c->stack.answer(incoming->call, sdpText(42000));
        c->stack.hangUp(incoming->replaces);
        QVERIFY(b->waitOf<Answered>(*leg));
        QVERIFY(a->waitOf<Ended>(second->a));
        b->stack.notifyTransfer(first->b, 200);
        QVERIFY(a->wait<TransferProgress>([](const auto &p) { return p.final && p.status == 200; }));
        a->stack.hangUp(first->a);
        QVERIFY(b->waitOf<Ended>(first->b));
        QVERIFY(!c->has<IncomingCall>());
    }

    void attended_withinOneEngine_namesOurOwnCall() {
        // Both legs of a end at b, as two seats' legs end at the engine.
        const auto first = connectCall(*a, *b);
        const auto second = connectCall(*a, *b);
        QVERIFY(first && second);
        a->stack.referReplacing(first->a, second->a);
        const auto referred = b->waitOf<Referred>(first->b);
        QVERIFY(referred);
        QCOMPARE(referred->replacesCall, second->b);
    }

    void replaces_ofNothing_isAnswered481() {
        auto request = inviteTo(b->uri("x"));
        request.replaces = "nowhere@host;to-tag=1;from-tag=2";
        const auto id = a->stack.invite(request);
        const auto ended = a->waitOf<Ended>(*id);
        QVERIFY(ended);
        QCOMPARE(ended->cause.status, 481);
        QVERIFY(!b->has<IncomingCall>());
        QVERIFY(!b->has<Ended>());
    }

    void notify_withoutRefer_doesNothing() {
        const auto pair = connectCall(*a, *b);
        QVERIFY(pair);
        b->stack.notifyTransfer(pair->b, 200);
        a->stack.sendInfoDtmf(pair->a, '1');
        QVERIFY(b->waitOf<InfoDtmf>(pair->b));
        QVERIFY(!a->has<TransferProgress>());
    }

private:
    std::unique_ptr<SipPeer> a;
    std::unique_ptr<SipPeer> b;
    std::unique_ptr<SipPeer> c;
};

LIANXIN_TEST(tst_SipTransfer);
#include "tst_SipTransfer.moc"
