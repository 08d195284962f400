// SPDX-License-Identifier: GPL-3.0-or-later
#include "DoorHouse.h"
#include "support/TestRegistry.h"

using namespace lianxin;
using lianxin::test::DoorHouse;
using lianxin::test::kPassword;

// Numbers in the clear: a purpose, and a password given a short while ago.
class tst_Confirmation : public QObject {
    Q_OBJECT

    static Expected<QJsonValue> ask(Door &door, const Caller &caller, const QString &method, const QJsonObject &params) {
        std::optional<Expected<QJsonValue>> answer;
        door.call(caller, method, params, {}, [&](Expected<QJsonValue> result) { answer.emplace(std::move(result)); });
        [&] { QTRY_VERIFY_WITH_TIMEOUT(answer, 30'000); }();
        return answer ? *answer : Expected<QJsonValue>(Error{ErrorKind::Internal, u"test.no_answer"_s, {}, {}, {}});
    }
    static QString codeOf(const Expected<QJsonValue> &result) { return result ? u"ok"_s : result.error().code; }
    static Caller logIn(DoorHouse &house, const QString &login) {
        const auto grant = house.access.sessions.open(*house.access.users.findByLogin(login), u"wss 192.0.2.7:5"_s);
        return *house.access.sessions.caller(grant->sessionId);
    }

private Q_SLOTS:
    void reveal_withoutPurpose_isRefused_data() {
        QTest::addColumn<QString>("purpose");
        QTest::newRow("none") << u""_s;
        QTest::newRow("blanks") << u"     \t\n  "_s;
        QTest::newRow("one character") << u" x "_s;
        QTest::newRow("a novel") << QString(201, u'x');
    }
    void reveal_withoutPurpose_isRefused() {
        QFETCH(QString, purpose);
        DoorHouse house;
        const Caller boss = logIn(house, u"boss"_s);
        QVERIFY(ask(house.door, boss, u"session.confirm"_s, {{u"password"_s, QString::fromLatin1(kPassword)}}));
        QCOMPARE(codeOf(ask(house.door, boss, u"sample.reveal"_s, {{u"id"_s, u"c1"_s}, {u"purpose"_s, purpose}})), u"door.purpose_missing"_s);
    }

    void reveal_needsThePasswordOnceMore_forAWhile() {
        DoorHouse house;
        const Caller boss = logIn(house, u"boss"_s);
        const QJsonObject params{{u"id"_s, u"c1"_s}, {u"purpose"_s, u"回访"_s}};
        QCOMPARE(codeOf(ask(house.door, boss, u"sample.reveal"_s, params)), u"door.confirm_first"_s);
        QCOMPARE(codeOf(ask(house.door, boss, u"session.confirm"_s, {{u"password"_s, u"wrong horse 1"_s}})), u"access.wrong_credentials"_s);
        QCOMPARE(codeOf(ask(house.door, boss, u"sample.reveal"_s, params)), u"door.confirm_first"_s);
        const auto confirmed = ask(house.door, boss, u"session.confirm"_s, {{u"password"_s, QString::fromLatin1(kPassword)}});
        QCOMPARE(confirmed->toObject()[u"validForMs"_s].toInt(), 300'000);
        const auto shown = ask(house.door, boss, u"sample.reveal"_s, params);
        QCOMPARE(shown->toObject()[u"phone"_s].toString(), u"13812341234"_s);
        house.clock.advance(299'999);
        QCOMPARE(codeOf(ask(house.door, boss, u"sample.reveal"_s, params)), u"ok"_s);
        house.clock.advance(1);
        QCOMPARE(codeOf(ask(house.door, boss, u"sample.reveal"_s, params)), u"door.confirm_first"_s);

        // Each of it is in the trail, with its purpose, and no password.
        const auto trail = house.trail(u"sample.reveal"_s);
        QCOMPARE(trail.size(), std::size_t(5));
        QCOMPARE(trail[0].outcome, u"door.confirm_first"_s);
        QCOMPARE(trail[2].outcome, u"ok"_s);
        QCOMPARE(trail[2].detail[u"purpose"_s].toString(), u"回访"_s);
        QCOMPARE(trail[2].target, u"c1"_s);
        QCOMPARE(trail[2].login, u"boss"_s);
        const auto tries = house.trail(u"session.confirm"_s);
        QCOMPARE(tries.size(), std::size_t(2));
        QCOMPARE(tries[0].outcome, u"access.wrong_credentials"_s);
        QVERIFY(!tries[1].detail.contains(u"password"_s));
    }

    void confirmation_belongsToOneSession_andEndsWithIt() {
        DoorHouse house;
        const QJsonObject params{{u"id"_s, u"c1"_s}, {u"purpose"_s, u"written answer"_s}};
        const Caller here = logIn(house, u"boss"_s);
        const Caller there = logIn(house, u"boss"_s);
        QVERIFY(ask(house.door, here, u"session.confirm"_s, {{u"password"_s, QString::fromLatin1(kPassword)}}));
        QCOMPARE(codeOf(ask(house.door, there, u"sample.reveal"_s, params)), u"door.confirm_first"_s);
        QCOMPARE(codeOf(ask(house.door, here, u"sample.reveal"_s, params)), u"ok"_s);
        QVERIFY(house.access.sessions.lock(here.sessionId));
        QVERIFY(house.access.sessions.unlock(here.sessionId));
        QCOMPARE(codeOf(ask(house.door, here, u"sample.reveal"_s, params)), u"door.confirm_first"_s);
    }

    void wrongPasswords_lockTheUserOut_hereToo() {
        DoorHouse house;
        const Caller boss = logIn(house, u"boss"_s);
        for (int i = 0; i < 5; ++i)
            QVERIFY(!ask(house.door, boss, u"session.confirm"_s, {{u"password"_s, u"wrong horse 1"_s}}));
        QCOMPARE(codeOf(ask(house.door, boss, u"session.confirm"_s, {{u"password"_s, QString::fromLatin1(kPassword)}})), u"access.locked_out"_s);
    }

    void othersWithoutThePermission_seeNothing_withAnyPassword() {
        DoorHouse house;
        const Caller seat = logIn(house, u"zhou"_s);
        QVERIFY(ask(house.door, seat, u"session.confirm"_s, {{u"password"_s, QString::fromLatin1(kPassword)}}));
        QCOMPARE(codeOf(ask(house.door, seat, u"sample.reveal"_s, {{u"id"_s, u"c1"_s}, {u"purpose"_s, u"curious"_s}})), u"door.forbidden"_s);
    }
};

LIANXIN_TEST(tst_Confirmation);
#include "tst_Confirmation.moc"
