// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/engine/Engine.h"
#include "engine/engine/Services.h"
#include "platform/protocol/DoorClient.h"
#include "EngineHouse.h"
#include "support/TestRegistry.h"
#include <QJsonArray>
#include <QTemporaryDir>
#include <QTest>

using namespace lianxin;
using namespace lianxin::test;

//! What a seat sees of the calls that it missed, and who may see a citizen's number, through a running engine's door.
class tst_SeatCalls : public QObject {
    Q_OBJECT

    QTemporaryDir m_dir;
    std::unique_ptr<Engine> m_engine;
    DoorClient m_first, m_second, m_lead, m_admin;

    EngineConfig config() const { return engineConfigIn(m_dir); }
    static QString codeOf(const Expected<QJsonValue> &answer) { return answer ? QString() : answer.error().code; }
    static QJsonArray missed(DoorClient &client, const QJsonObject &params = {}) {
        return askDoor(client, u"calls.missed"_s, params).valueOr({})["items"_L1].toArray();
    }
    bool logIn(DoorClient &client, const QString &login) { return logInAt(client, config(), login); }
    CallRecords &records() { return *m_engine->services().records; }

    //! Somebody calls, and rings \a times at \a seat in vain.
    Id rangInVain(const QString &seat, const QString &phone, int times = 1) {
        CallBegin begin;
        begin.direction = CallDirection::Inbound;
        begin.phone = phone;
        begin.name = u"王小明"_s;
        begin.source = u"inbound"_s;
        const auto id = records().begin(begin);
        for (int i = 0; id && i < times; ++i) {
            LegRecord leg;
            leg.callId = *id;
            leg.kind = u"seat"_s;
            leg.seatNumber = seat;
            leg.startedAt = m_engine->services().clock->now();
            const auto at = records().legStarted(leg);
            if (!at || !records().legEnded(*at, 487))
                return {};
        }
        return id.valueOr({});
    }

private Q_SLOTS:
    void initTestCase() {
        QVERIFY(Services::create(config(), CryptoSuite::Intl));
        {
            auto services = Services::open(config());
            QVERIFY(services);
            auto &users = (*services)->access->users;
            for (const auto &[login, role, seat] : {std::tuple{u"first"_s, u"seat"_s, u"0801"_s}, {u"second"_s, u"seat"_s, u"0802"_s},
                                                    {u"lead"_s, u"supervisor"_s, QString()}, {u"admin"_s, u"business_admin"_s, QString()}})
                QVERIFY(users.add({login, login, testPassword, {role}, seat}, u"test"_s));
        }
        m_engine = std::make_unique<Engine>(config());
        QVERIFY(m_engine->start());
        QVERIFY(logIn(m_first, u"first"_s) && logIn(m_second, u"second"_s) && logIn(m_lead, u"lead"_s) && logIn(m_admin, u"admin"_s));
    }

    void missed_atOnesOwnSeatOnly_onceACall_masked() {
        const Id mine = rangInVain(u"0801"_s, u"13800000021"_s, 3);
        const Id theirs = rangInVain(u"0802"_s, u"13800000022"_s);
        QVERIFY(!mine.isEmpty() && !theirs.isEmpty());
        const QJsonArray items = missed(m_first);
        QCOMPARE(items.size(), 1);
        QCOMPARE(items[0]["id"_L1].toString(), mine);
        QCOMPARE(items[0]["rang"_L1].toInt(), 3);
        QCOMPARE(items[0]["fate"_L1].toString(), u"waiting"_s);
        QVERIFY(!items[0]["phone"_L1].toString().contains(u"13800000021"_s));
        QVERIFY(items[0]["name"_L1].toString() != u"王小明");
        QCOMPARE(missed(m_second)[0]["id"_L1].toString(), theirs);
        QCOMPARE(codeOf(askDoor(m_lead, u"calls.missed"_s)), u"routing.no_seat"_s);
        QCOMPARE(codeOf(askDoor(m_admin, u"calls.missed"_s)), u"door.forbidden"_s);
        QVERIFY(records().end(mine, {u"abandoned"_s, {}, 0, u"citizen"_s, 0}));
        QVERIFY(records().end(theirs, {u"abandoned"_s, {}, 0, u"citizen"_s, 0}));
        QCOMPARE(missed(m_first)[0]["fate"_L1].toString(), u"lost"_s);
    }

    void missed_answeredElsewhere_saysWhere() {
        const Id id = rangInVain(u"0801"_s, u"13800000023"_s);
        LegRecord leg;
        leg.callId = id;
        leg.kind = u"seat"_s;
        leg.seatNumber = u"0802"_s;
        leg.startedAt = m_engine->services().clock->now();
        const auto answering = records().legStarted(leg);
        QVERIFY(answering && records().legAnswered(*answering, u"PCMA"_s));
        const QJsonArray items = missed(m_first);
        QCOMPARE(items[0]["id"_L1].toString(), id); // the newest comes first
        QCOMPARE(items[0]["fate"_L1].toString(), u"answered"_s);
        QCOMPARE(items[0]["answeredBy"_L1].toString(), u"0802"_s);
        for (const auto &value : missed(m_second))
            QVERIFY(value["id"_L1].toString() != id); // who answered has missed nothing
        QVERIFY(records().end(id, {u"answered"_s, {}, 0, u"citizen"_s, 0}));
    }

    void missed_moreThanAsked_theNewest() {
        for (int i = 0; i < 5; ++i) {
            const Id id = rangInVain(u"0802"_s, u"1380000003%1"_s.arg(i));
            QVERIFY(records().end(id, {u"abandoned"_s, {}, 0, u"citizen"_s, 0}));
        }
        QCOMPARE(missed(m_second, {{u"limit"_s, 3}}).size(), 3);
        QVERIFY(missed(m_second).size() > 5);
    }

    void book_ofOnesOwnMissedCall_once_andNotWhileTheyWait() {
        const Id id = rangInVain(u"0801"_s, u"13800000041"_s);
        QCOMPARE(codeOf(askDoor(m_first, u"callbacks.book"_s, {{u"callId"_s, id}})), u"calls.still_on"_s);
        QVERIFY(records().end(id, {u"abandoned"_s, {}, 0, u"citizen"_s, 0}));
        QCOMPARE(codeOf(askDoor(m_second, u"callbacks.book"_s, {{u"callId"_s, id}})), u"calls.not_yours"_s);
        QVERIFY(askDoor(m_first, u"callbacks.book"_s, {{u"callId"_s, id}}));
        QVERIFY(missed(m_first)[0]["fate"_L1].toString().startsWith(u"callback_"));
        QVERIFY(codeOf(askDoor(m_first, u"callbacks.book"_s, {{u"callId"_s, id}})) != u"test.no_answer"); // whatever is said to the second wish, they are called once
        int booked = 0;
        for (const auto &value : askDoor(m_lead, u"callbacks.list"_s).valueOr({})["items"_L1].toArray())
            booked += value["callId"_L1].toString() == id;
        QCOMPARE(booked, 1);
    }

    void wishes_ofTheCitizenOnTheLine_areNotedWithoutTheirNumber() {
        const Id id = rangInVain(u"0801"_s, u"13800000061"_s);
        QVERIFY(records().setPhase(id, CallPhase::Talking, u"0801"_s));
        QCOMPARE((*askDoor(m_first, u"calls.wishes"_s, {{u"id"_s, id}}))["known"_L1].toBool(), false);
        const QJsonObject wishes{{u"speechRate"_s, u"slow"_s}, {u"birthYear"_s, 1948}};
        QVERIFY(askDoor(m_first, u"calls.setWishes"_s, {{u"id"_s, id}, {u"wishes"_s, wishes}}));
        QCOMPARE((*askDoor(m_first, u"calls.wishes"_s, {{u"id"_s, id}}))["wishes"_L1].toObject(), wishes);
        QCOMPARE(**m_engine->services().directory->wishes(u"13800000061"_s), wishes);
        QCOMPARE(codeOf(askDoor(m_first, u"calls.setWishes"_s, {{u"id"_s, id}, {u"wishes"_s, QJsonObject{{u"birthYear"_s, 17}}}})), u"directory.bad_wish"_s);
        QCOMPARE(codeOf(askDoor(m_second, u"calls.wishes"_s, {{u"id"_s, id}})), u"calls.not_yours"_s); // another seat's
        QVERIFY(askDoor(m_lead, u"calls.wishes"_s, {{u"id"_s, id}}));
        QCOMPARE(codeOf(askDoor(m_admin, u"calls.wishes"_s, {{u"id"_s, id}})), u"door.forbidden"_s);
        QVERIFY((*askDoor(m_first, u"calls.wishes"_s, {{u"id"_s, id}}))["slow"_L1].toBool()); // and bots keep to it
        const Id other = rangInVain(u"0801"_s, u"13800000062"_s);
        QVERIFY(records().setPhase(other, CallPhase::Talking, u"0801"_s));
        QVERIFY(!(*askDoor(m_first, u"calls.wishes"_s, {{u"id"_s, other}}))["slow"_L1].toBool());
        const Id withheld = rangInVain(u"0801"_s, {});
        QVERIFY(records().setPhase(withheld, CallPhase::Talking, u"0801"_s));
        QCOMPARE(codeOf(askDoor(m_first, u"calls.setWishes"_s, {{u"id"_s, withheld}, {u"wishes"_s, wishes}})), u"calls.no_number"_s);
        for (const Id &ended : {id, other, withheld})
            QVERIFY(records().end(ended, {u"answered"_s, {}, 0, u"citizen"_s, 0}));
    }

    void reveal_purposeAndPassword_thenTheNumber_andATrail() {
        const Id id = rangInVain(u"0801"_s, u"13800000051"_s);
        QVERIFY(records().end(id, {u"abandoned"_s, {}, 0, u"citizen"_s, 0}));
        const QJsonObject params{{u"id"_s, id}, {u"purpose"_s, u"核对来电号码"_s}};
        QCOMPARE(codeOf(askDoor(m_first, u"calls.reveal"_s, params)), u"door.forbidden"_s);
        QCOMPARE(codeOf(askDoor(m_lead, u"calls.reveal"_s, params)), u"door.confirm_first"_s);
        QCOMPARE(codeOf(askDoor(m_lead, u"session.confirm"_s, {{u"password"_s, u"wrong horse 1"_s}})), u"access.wrong_credentials"_s);
        QVERIFY(askDoor(m_lead, u"session.confirm"_s, {{u"password"_s, testPassword}}));
        QVERIFY(!askDoor(m_lead, u"calls.reveal"_s, {{u"id"_s, id}})); // no purpose, no number
        const auto seen = askDoor(m_lead, u"calls.reveal"_s, params);
        QVERIFY2(seen, qPrintable(codeOf(seen)));
        QCOMPARE((*seen)["phone"_L1].toString(), u"13800000051"_s);
        QCOMPARE((*seen)["name"_L1].toString(), u"王小明"_s);
        QCOMPARE(codeOf(askDoor(m_lead, u"calls.reveal"_s, {{u"id"_s, newId()}, {u"purpose"_s, u"核对"_s}})), u"records.unknown_call"_s);
        const Id nobody = rangInVain(u"0801"_s, {});
        QCOMPARE(codeOf(askDoor(m_lead, u"calls.reveal"_s, {{u"id"_s, nobody}, {u"purpose"_s, u"核对"_s}})), u"calls.no_number"_s);
    }
};

LIANXIN_TEST(tst_SeatCalls);
#include "tst_SeatCalls.moc"
