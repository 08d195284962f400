// SPDX-License-Identifier: GPL-3.0-or-later
#include "DraftSamples.h"
#include "support/TestRegistry.h"
#include "ui/models/DraftedTicket.h"
#include <QSignalSpy>
#include <QTest>

using namespace lianxin;
using namespace lianxin::test;
using Origin = DraftedTicket::Origin;

namespace {

struct Drafting {
    Drafting() { draft.begin(u"k2"_s, {{u"district"_s, u"望江区"_s}}); }
    void takeAddress(const QString &address, qint64 rev) { draft.take(draftWithAddress(door, address, rev)); }
    FakeDoor door;
    DraftedTicket draft;
};

} // namespace

class tst_DraftedTicket : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void proposals_fillWhatNobodyTouched_andFollowTheTalk() {
        Drafting d;
        d.takeAddress(u"春和里12号楼"_s, 16);
        QCOMPARE(d.draft.value(u"address"_s), u"春和里12号楼"_s);
        QCOMPARE(d.draft.field(u"address"_s).origin, Origin::Proposed);
        QCOMPARE(d.draft.field(u"address"_s).proposal->evidence.constFirst().seq, 6);
        QCOMPARE(d.draft.value(u"district"_s), u"临湖区"_s); // what was said beats the list
        d.takeAddress(u"春和里21号楼"_s, 17);
        QCOMPARE(d.draft.value(u"address"_s), u"春和里21号楼"_s);
        d.draft.take(draftSample(d.door, 18)); // taken back in the talk
        QVERIFY(d.draft.value(u"address"_s).isEmpty());
    }
    void olderOrAnotherCallsDraft_changesNothing() {
        Drafting d;
        d.takeAddress(u"春和里12号楼"_s, 16);
        d.takeAddress(u"别处"_s, 15);
        QJsonObject other = draftWithAddress(d.door, u"别处"_s, 99);
        other.insert(u"callId"_s, u"k9"_s);
        d.draft.take(other);
        QCOMPARE(d.draft.value(u"address"_s), u"春和里12号楼"_s);
    }
    void typed_isNeverOverwritten_theNewerWaitsBesideIt() {
        Drafting d;
        d.draft.type(u"address"_s, u"江滨路"_s);
        for (qint64 rev = 16; rev < 20; ++rev) {
            d.takeAddress(u"春和里%1号楼"_s.arg(rev), rev);
            QCOMPARE(d.draft.value(u"address"_s), u"江滨路"_s);
            QCOMPARE(d.draft.field(u"address"_s).offer->option.value, u"春和里%1号楼"_s.arg(rev));
        }
        d.draft.take(draftSample(d.door, 20)); // what was taken back waits no more
        QVERIFY(!d.draft.field(u"address"_s).offer);
        QCOMPARE(d.draft.value(u"address"_s), u"江滨路"_s);
    }
    void emptiedByAPerson_staysEmpty() {
        Drafting d;
        d.takeAddress(u"春和里12号楼"_s, 16);
        d.draft.type(u"address"_s, {});
        d.takeAddress(u"春和里12号楼"_s, 17);
        QVERIFY(d.draft.value(u"address"_s).isEmpty());
        QVERIFY(d.draft.field(u"address"_s).offer);
    }
    void accepted_isAPersonsFromThenOn_andUndoGivesTheirWordsBack() {
        Drafting d;
        d.draft.type(u"address"_s, u"江滨路"_s);
        d.takeAddress(u"春和里12号楼"_s, 16);
        d.draft.accept(u"address"_s);
        QCOMPARE(d.draft.value(u"address"_s), u"春和里12号楼"_s);
        d.takeAddress(u"春和里13号楼"_s, 17);
        QCOMPARE(d.draft.value(u"address"_s), u"春和里12号楼"_s);
        QCOMPARE(d.draft.field(u"address"_s).offer->option.value, u"春和里13号楼"_s);
        d.draft.undo(u"address"_s);
        QCOMPARE(d.draft.value(u"address"_s), u"江滨路"_s);
        QCOMPARE(d.draft.field(u"address"_s).origin, Origin::Typed);
    }
    void undoneProposal_doesNotComeAgain_anotherOneDoes() {
        Drafting d;
        d.takeAddress(u"春和里12号楼"_s, 16);
        d.draft.undo(u"address"_s);
        QVERIFY(d.draft.value(u"address"_s).isEmpty());
        d.takeAddress(u"春和里12号楼"_s, 17);
        QVERIFY(d.draft.value(u"address"_s).isEmpty());
        d.takeAddress(u"春和里13号楼"_s, 18);
        QCOMPARE(d.draft.value(u"address"_s), u"春和里13号楼"_s);
    }
    void declined_isNotOfferedAgain() {
        Drafting d;
        d.draft.type(u"address"_s, u"江滨路"_s);
        d.takeAddress(u"春和里12号楼"_s, 16);
        d.draft.decline(u"address"_s);
        QVERIFY(!d.draft.field(u"address"_s).offer);
        d.takeAddress(u"春和里12号楼"_s, 17);
        QVERIFY(!d.draft.field(u"address"_s).offer);
    }
    void heldField_isFilledWhenTheKeyboardLeaves_unlessSomethingWasWritten() {
        Drafting d;
        d.draft.hold(u"address"_s);
        d.takeAddress(u"春和里12号楼"_s, 16);
        QVERIFY(d.draft.value(u"address"_s).isEmpty());
        d.draft.release(u"address"_s);
        QCOMPARE(d.draft.value(u"address"_s), u"春和里12号楼"_s);
        d.draft.hold(u"address"_s);
        d.draft.type(u"address"_s, u"江"_s);
        d.takeAddress(u"春和里13号楼"_s, 17);
        d.draft.release(u"address"_s);
        QCOMPARE(d.draft.value(u"address"_s), u"江"_s);
    }
    void unit_isOnlyOffered_alternativesAreChosen() {
        Drafting d;
        d.draft.take(draftSample(d.door));
        QVERIFY(d.draft.value(u"unit"_s).isEmpty());
        QCOMPARE(d.draft.field(u"unit"_s).offer->option.label, u"春和社区服务站"_s);
        const auto others = d.draft.alternatives(u"category"_s);
        QCOMPARE(others.size(), 2);
        d.draft.choose(u"category"_s, others.constFirst());
        QCOMPARE(d.draft.value(u"category"_s), u"社保缴费"_s);
        QCOMPARE(d.draft.field(u"category"_s).origin, Origin::Typed);
        QCOMPARE(d.draft.alternatives(u"category"_s).constFirst().value, u"就业补贴"_s); // the way back
        d.draft.take(draftSample(d.door, 17));
        QCOMPARE(d.draft.value(u"category"_s), u"社保缴费"_s);
        d.draft.choose(u"unit"_s, d.draft.alternatives(u"unit"_s).constFirst());
        QCOMPARE(d.draft.value(u"unit"_s), u"un3"_s);
    }
    void missing_andTheirQuestions_andEvidenceForTheTicket() {
        Drafting d;
        d.draft.take(draftSample(d.door));
        QCOMPARE(d.draft.missing(), QStringList{u"address"_s});
        QCOMPARE(DraftedTicket::questionOf(u"address"_s), u"ask_address"_s);
        QVERIFY(DraftedTicket::questionOf(u"title"_s).isEmpty());
        d.draft.type(u"address"_s, u"江滨路"_s);
        QVERIFY(d.draft.missing().isEmpty());
        const QJsonArray lines = d.draft.evidence();
        QVERIFY(lines.contains(QJsonObject{{u"field"_s, u"district"_s}, {u"seq"_s, 6}}));
        for (const auto &line : lines) {
            QVERIFY(line[u"field"_s].toString() != u"address"_s); // typed: from no line
            QVERIFY(line[u"field"_s].toString() != u"unit"_s);    // offered only
        }
    }
    void kept_andRestored_typedComesBack_proposalsDoNot() {
        Drafting d;
        d.takeAddress(u"春和里12号楼"_s, 16);
        QVERIFY(d.draft.kept().isEmpty());
        d.draft.undo(u"address"_s);
        d.draft.type(u"request"_s, u"市民要求上门"_s);
        const QJsonObject kept = d.draft.kept();
        Drafting again;
        again.draft.restore(kept);
        QCOMPARE(again.draft.value(u"request"_s), u"市民要求上门"_s);
        QCOMPARE(again.draft.field(u"request"_s).origin, Origin::Typed);
        again.takeAddress(u"春和里12号楼"_s, 16);
        QVERIFY(again.draft.value(u"address"_s).isEmpty()); // was taken back
        QCOMPARE(again.draft.value(u"request"_s), u"市民要求上门"_s);
    }
};
LIANXIN_TEST(tst_DraftedTicket);
#include "tst_DraftedTicket.moc"
