// SPDX-License-Identifier: GPL-3.0-or-later
#include "Fixture.h"
#include "support/TestRegistry.h"
#include "ui/models/DraftKeeper.h"
#include "ui/shell/CloseGuard.h"
#include "ui/widgets/Parts.h"
#include <QCloseEvent>
#include <QTest>
#include <qtestspontaneevent.h>

using namespace lianxin;
using namespace lianxin::test;

namespace {

const QJsonObject kTyped{{u"typed"_s, QJsonObject{{u"title"_s, QJsonObject{{u"value"_s, u"噪声"_s}}}}}};
const QJsonObject kSaved{{u"savedId"_s, u"t1"_s}};
const QJsonObject kSummary{{u"summary"_s, u"已答复"_s}};

struct Keeping {
    Keeping() { keeper.setUser(u"u1"_s); }
    QJsonObject kept(const QString &call = u"k1"_s) const { return door.drafts()->value(call); }
    qsizetype sent() const { return door.asked(u"drafts.keep"_s).size(); }
    std::optional<QJsonObject> load(const QString &call = u"k1"_s) {
        std::optional<QJsonObject> found;
        keeper.load(call, &keeper, [&found](const QJsonObject &draft) { found = draft; });
        return QTest::qWaitFor([&found] { return found.has_value(); }) ? found : std::nullopt;
    }
    FakeDoor door;
    DraftKeeper keeper{door};
};

Expected<QJsonValue> away(const QJsonObject &) {
    return Error{ErrorKind::Unreachable, u"protocol.lost"_s, u"x"_s, {}, {}};
}

//! As a window system closes it, with somebody at the mouse.
bool closeByPerson(QWidget &window) {
    QCloseEvent event;
    QSpontaneKeyEvent::setSpontaneous(&event);
    qApp->notify(&window, &event); // sendEvent() would call it a program's
    return event.isAccepted();
}

} // namespace

class tst_DraftKeeper : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void typed_isSentOnceAMomentLater_orAtOnceWhenAsked() {
        Keeping k;
        for (const auto &words : {u"a"_s, u"ab"_s, u"abc"_s})
            k.keeper.keep(u"k1"_s, u"wrapUp"_s, {{u"summary"_s, words}});
        QVERIFY(k.keeper.isWaiting());
        QTRY_COMPARE(k.kept()["wrapUp"_L1]["summary"_L1].toString(), u"abc"_s);
        QCOMPARE(k.sent(), 1);
        QTRY_VERIFY(!k.keeper.isWaiting());
        k.keeper.keep(u"k1"_s, u"wrapUp"_s, {{u"summary"_s, u"abc"_s}}); // says nothing new
        QVERIFY(!k.keeper.isWaiting());
        k.keeper.keep(u"k1"_s, u"ticket"_s, kTyped);
        k.keeper.send();
        QCOMPARE(k.sent(), 2);
        QTRY_COMPARE(k.kept()["ticket"_L1].toObject(), kTyped);
        QCOMPARE(k.kept()["wrapUp"_L1]["summary"_L1].toString(), u"abc"_s);
    }
    void engineAway_typedStaysHere_andIsSentWhenItIsBack() {
        Keeping k;
        k.door.setLink(Door::Link::Lost);
        k.keeper.keep(u"k1"_s, u"ticket"_s, kTyped);
        k.keeper.send();
        QCOMPARE(k.sent(), 0);
        QVERIFY(k.keeper.isWaiting());
        k.door.setLink(Door::Link::Live);
        QTRY_COMPARE(k.kept()["ticket"_L1].toObject(), kTyped);
        QTRY_VERIFY(!k.keeper.isWaiting());
        // Lost while it was under way.
        const auto keep = k.door.drafts();
        k.door.on(u"drafts.keep"_s, FakeDoor::Handler(away));
        k.keeper.keep(u"k1"_s, u"wrapUp"_s, kSummary);
        k.keeper.send();
        QTRY_COMPARE(k.sent(), 2);
        ConsoleFixture::settle();
        QVERIFY(k.keeper.isWaiting() && !k.keeper.trouble());
        k.door.setDrafts(keep);
        k.door.setLink(Door::Link::Live);
        QTRY_COMPARE(k.kept()["wrapUp"_L1].toObject(), kSummary);
        QTRY_VERIFY(!k.keeper.isWaiting());
    }
    void typedWhileAnOlderIsUnderWay_isNotTakenForKept() {
        Keeping k;
        k.door.hold(u"drafts.keep"_s);
        k.keeper.keep(u"k1"_s, u"ticket"_s, kTyped);
        k.keeper.send();
        k.keeper.keep(u"k1"_s, u"ticket"_s, {{u"typed"_s, u"newer"_s}});
        k.door.release();
        QCOMPARE(k.kept()["ticket"_L1].toObject(), kTyped);
        QVERIFY(k.keeper.isWaiting());
        QTRY_COMPARE(k.kept()["ticket"_L1]["typed"_L1].toString(), u"newer"_s);
    }
    void refused_isTold_andNotTriedForEver() {
        Keeping k;
        k.door.on(u"drafts.keep"_s, [](const QJsonObject &) -> Expected<QJsonValue> { return Error{ErrorKind::Usage, u"records.draft_too_long"_s, u"x"_s, {}, {}}; });
        k.keeper.keep(u"k1"_s, u"ticket"_s, kTyped);
        k.keeper.send();
        QTRY_VERIFY(k.keeper.trouble());
        QCOMPARE(k.keeper.trouble()->code, u"records.draft_too_long"_s);
        QVERIFY(!k.keeper.isWaiting());
        k.door.setDrafts(k.door.drafts());
        k.keeper.keep(u"k1"_s, u"ticket"_s, kSaved);
        k.keeper.send();
        QTRY_VERIFY(!k.keeper.trouble());
    }
    void sessionLocked_waitsUntilItIsOpen() {
        Keeping k;
        k.door.on(u"drafts.keep"_s, [](const QJsonObject &) -> Expected<QJsonValue> { return Error{ErrorKind::Refused, u"session.locked"_s, u"x"_s, {}, {}}; });
        k.keeper.keep(u"k1"_s, u"ticket"_s, kTyped);
        k.keeper.send();
        QTRY_COMPARE(k.sent(), 1);
        ConsoleFixture::settle();
        QVERIFY(k.keeper.isWaiting() && !k.keeper.trouble());
        k.door.setDrafts(k.door.drafts());
        QTRY_VERIFY_WITH_TIMEOUT(!k.keeper.isWaiting(), 30'000);
        QCOMPARE(k.kept()["ticket"_L1].toObject(), kTyped);
    }
    void load_givesWhatIsNewerHere_andWaitsForTheEngine() {
        Keeping k;
        (*k.door.drafts())[u"k1"_s] = {{u"callId"_s, u"k1"_s}, {u"ticket"_s, kTyped}, {u"wrapUp"_s, kSummary}};
        k.keeper.keep(u"k1"_s, u"ticket"_s, {}); // nothing to say yet, as a form that has just begun
        QVERIFY(!k.keeper.isWaiting());
        QCOMPARE(k.load()->value("ticket"_L1).toObject(), kTyped);
        k.keeper.keep(u"k1"_s, u"ticket"_s, kSaved);
        QCOMPARE(k.load()->value("ticket"_L1).toObject(), kSaved);
        QCOMPARE(k.load()->value("wrapUp"_L1).toObject(), kSummary);
        QVERIFY(k.load(u"other"_s)->value("ticket"_L1).toObject().isEmpty());
        k.door.on(u"drafts.mine"_s, FakeDoor::Handler(away));
        std::optional<QJsonObject> found;
        k.keeper.load(u"k1"_s, &k.keeper, [&found](const QJsonObject &draft) { found = draft; });
        QTRY_VERIFY(!k.door.asked(u"drafts.mine"_s).isEmpty());
        ConsoleFixture::settle();
        QVERIFY(!found);
        k.door.setDrafts(k.door.drafts());
        k.door.setLink(Door::Link::Live);
        QTRY_VERIFY(found.has_value());
    }
    void unfiled_isTheOneThatWasNotSaved_andOfAnotherCall() {
        Keeping k;
        const auto unfiled = [&k](const QString &except) {
            std::optional<QJsonObject> found;
            k.keeper.loadUnfiled(except, &k.keeper, [&found](const QJsonObject &draft) { found = draft; });
            return QTest::qWaitFor([&found] { return found.has_value(); }) ? (*found)["callId"_L1].toString() : u"never"_s;
        };
        k.keeper.keep(u"k1"_s, u"ticket"_s, kTyped);
        k.keeper.keep(u"k2"_s, u"wrapUp"_s, kSummary);
        QCOMPARE(unfiled({}), u"k1"_s); // sent by asking
        QCOMPARE(unfiled(u"k1"_s), QString());
        k.keeper.filed(u"k1"_s, u"ticket"_s, kSaved);
        (*k.door.drafts())[u"k1"_s][u"ticket"_s] = kSaved; // the engine's doing
        QCOMPARE(unfiled({}), QString());
        const auto sent = k.sent();
        k.keeper.keep(u"k1"_s, u"ticket"_s, kSaved);
        QVERIFY(!k.keeper.isWaiting());
        QCOMPARE(k.sent(), sent);
    }
    void unreadable_isTold_hidesNoOther_andIsRemovedOrReplaced() {
        Keeping k;
        (*k.door.drafts())[u"k1"_s] = {{u"callId"_s, u"k1"_s}, {u"unreadable"_s, true}};
        (*k.door.drafts())[u"k2"_s] = {{u"callId"_s, u"k2"_s}, {u"unreadable"_s, true}};
        (*k.door.drafts())[u"k3"_s] = {{u"callId"_s, u"k3"_s}, {u"ticket"_s, kTyped}};
        std::optional<QJsonObject> found;
        k.keeper.loadUnfiled({}, &k.keeper, [&found](const QJsonObject &draft) { found = draft; });
        QTRY_VERIFY(found.has_value());
        QCOMPARE((*found)["callId"_L1].toString(), u"k3"_s);
        QStringList lost = k.keeper.unreadable();
        lost.sort();
        QCOMPARE(lost, (QStringList{u"k1"_s, u"k2"_s}));
        k.keeper.keep(u"k1"_s, u"wrapUp"_s, kSummary);
        k.keeper.send();
        QTRY_COMPARE(k.keeper.unreadable(), QStringList{u"k2"_s});
        k.keeper.removeUnreadable();
        QTRY_COMPARE(k.keeper.unreadable(), QStringList());
        const QJsonObject removed = k.door.asked(u"drafts.keep"_s).constLast();
        QCOMPARE(removed["id"_L1].toString(), u"k2"_s);
        QVERIFY(removed["what"_L1].toObject().isEmpty());
    }

    void anotherUser_isNotSentAsTheirs_theSameIs() {
        Keeping k;
        k.door.setLink(Door::Link::Lost);
        k.keeper.keep(u"k1"_s, u"ticket"_s, kTyped);
        k.keeper.setUser({});
        k.door.setLink(Door::Link::Live);
        ConsoleFixture::settle();
        QCOMPARE(k.sent(), 0); // nobody is logged in
        k.keeper.setUser(u"u1"_s);
        QTRY_COMPARE(k.kept()["ticket"_L1].toObject(), kTyped);
        k.door.setLink(Door::Link::Lost);
        k.keeper.keep(u"k1"_s, u"wrapUp"_s, kSummary);
        k.keeper.setUser({});
        k.keeper.setUser(u"u2"_s);
        QVERIFY(!k.keeper.isWaiting());
    }
    void closedWindow_staysUntilTheEngineHasKept() {
        prepareUi();
        Keeping k;
        QWidget window;
        new CloseGuard(window, k.keeper);
        window.show();
        k.door.hold(u"drafts.keep"_s);
        k.keeper.keep(u"k1"_s, u"ticket"_s, kTyped);
        QVERIFY(!window.close());
        QVERIFY(window.isVisible());
        k.door.release();
        QTRY_VERIFY(!window.isVisible());
        QCOMPARE(k.kept()["ticket"_L1].toObject(), kTyped);
    }
    void closedWindow_engineAway_asksThePerson_butNotWhoEndsTheProgram() {
        prepareUi();
        Keeping k;
        QWidget window;
        new CloseGuard(window, k.keeper);
        window.show();
        k.door.setLink(Door::Link::Lost);
        k.keeper.keep(u"k1"_s, u"ticket"_s, kTyped);
        QVERIFY(!closeByPerson(window));
        QTRY_VERIFY_WITH_TIMEOUT(window.findChild<VerbDialog *>(u"closeAnyway"_s), 30'000);
        QTest::keyClick(window.findChild<VerbDialog *>(u"closeAnyway"_s), Qt::Key_Return); // an Enter loses nothing
        ConsoleFixture::settle();
        QVERIFY(window.isVisible());
        QVERIFY(!window.close());
        QTRY_VERIFY_WITH_TIMEOUT(!window.isVisible(), 30'000);
    }
};
LIANXIN_TEST(tst_DraftKeeper);
#include "tst_DraftKeeper.moc"
