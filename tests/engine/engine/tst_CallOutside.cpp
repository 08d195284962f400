// SPDX-License-Identifier: GPL-3.0-or-later
#include "call/telephony/Peer.h"
#include "engine/engine/Engine.h"
#include "engine/engine/Services.h"
#include "hotline/dialling/Dialler.h"
#include "platform/protocol/DoorClient.h"
#include "EngineHouse.h"
#include "support/TestRegistry.h"
#include <QJsonArray>
#include <QTemporaryDir>
#include <QTest>

using namespace lianxin;
using namespace lianxin::test;

namespace {

constexpr int kPatience = 30'000;
constexpr qint64 kMonday = 1'791'766'800'000; // nine in the morning
const QString kDuty = u"01088886666"_s;

//! The last line is taken by somebody else right after it was asked for: what was ordered waits.
struct LastLine final : Originator {
    int lines = 1;
    int freeLines(const QString &) override { return std::exchange(lines, 0); }
    double callsPerSecond(const QString &) override { return 0; }
    void abort(const Id &) override {}
    Expected<void> originate(const OriginateRequest &) override { return Error{ErrorKind::Conflict, u"test.no_line"_s, {}, {}, {}}; }
};

} // namespace

//! A seat that calls somebody outside into its call, through a running engine's door; citizen, seat and unit are real
//! telephones over loopback.
class tst_CallOutside : public QObject {
    Q_OBJECT

    QTemporaryDir m_dir;
    std::unique_ptr<Engine> m_engine;
    MediaEngine m_media{testConfig()};
    std::unique_ptr<Peer> m_citizen, m_seatPhone, m_leadPhone, m_unitPhone;
    PeerCall *m_citizenCall = nullptr;
    DoorClient m_seat, m_lead;
    Id m_unit, m_mute, m_call;
    qint64 m_start = kMonday + 14 * 3'600'000; // a night: whom a citizen needs is called all the same

    EngineConfig config() const {
        EngineConfig c = engineConfigIn(m_dir);
        c.clockStart = m_start;
        c.areaCode = u"010"_s;
        return c;
    }
    static Error errorOf(const Expected<QJsonValue> &answer) { return answer ? Error{ErrorKind::Internal, u"test.no_error"_s, {}, {}, {}} : answer.error(); }
    bool logIn(DoorClient &client, const QString &login) { return logInAt(client, config(), login); }
    QJsonObject params(const QJsonObject &more) const {
        QJsonObject all{{u"id"_s, m_call}};
        for (auto it = more.begin(); it != more.end(); ++it)
            all.insert(it.key(), it.value());
        return all;
    }
    QJsonObject seen() { return askDoor(m_seat, u"calls.get"_s, {{u"id"_s, m_call}}).valueOr({}).toObject(); }
    QString outsideState() { return seen()[u"outside"_s][u"state"_s].toString(); }
    bool waitOutside(const QString &state) { return QTest::qWaitFor([&] { return outsideState() == state; }, kPatience); }
    bool waitSeat(const QString &state, const QString &number = u"0801"_s) {
        return QTest::qWaitFor([&] { return nameOf(m_engine->services().seats->seat(number)->state) == state; }, kPatience);
    }
    std::vector<Attempt> attempts() {
        Dialler::AttemptFilter filter;
        filter.sourceId = m_call;
        return m_engine->services().dialler->attempts(filter, {}, 10)->items;
    }
    void answering(Peer &peer) {
        peer.onCall = [&peer](PeerCall &c) {
            peer.ring(c);
            peer.answer(c);
        };
    }
    //! A telephone at the seat of whoever is logged in.
    bool registerPhone(Peer &phone, DoorClient &client) {
        const QJsonObject account = askDoor(client, u"seats.phone"_s).valueOr({}).toObject();
        sip::RegistrationRequest request;
        request.registrar = "sip:" + account[u"registrar"_s].toString().toStdString();
        request.aor = account[u"aor"_s].toString().toStdString();
        request.credentials = {account[u"sipUser"_s].toString().toStdString(), account[u"sipPassword"_s].toString().toStdString(), {}};
        const QString seat = account[u"sipUser"_s].toString();
        return phone.stack.registerAt(request)
               && QTest::qWaitFor([&] { return m_engine->services().seats->seat(seat)->registered; }, kPatience);
    }
    //! The engine, and everybody at it.
    bool open() {
        m_engine = std::make_unique<Engine>(config());
        return m_engine->start() && logIn(m_seat, u"seat"_s) && logIn(m_lead, u"lead"_s) && registerPhone(*m_seatPhone, m_seat)
               && registerPhone(*m_leadPhone, m_lead);
    }
    //! The citizen calls a number of the hotline, and the seat has them.
    bool talk(const std::string &called = "12345") {
        if (!askDoor(m_seat, u"seats.setState"_s, {{u"state"_s, u"ready"_s}}))
            return false;
        m_citizenCall = &m_citizen->place("sip:" + called + "@" + m_engine->sipAddress().toStdString(), "sip:13900000001@127.0.0.1");
        const bool up = QTest::qWaitFor([&] {
            const auto seat = m_engine->services().seats->seat(u"0801"_s);
            m_call = seat->callId;
            return seat->state == SeatState::Talking && m_citizenCall->up;
        }, kPatience);
        return up && !m_call.isEmpty();
    }
    //! Ends the talk, if it goes on, and wraps it up.
    bool finish() {
        if (!m_citizenCall->over)
            m_citizen->stack.hangUp(m_citizenCall->id);
        return QTest::qWaitFor([&] { return m_citizenCall->over; }, kPatience) && waitSeat(u"wrapup"_s)
               && askDoor(m_seat, u"calls.wrapUp"_s, {{u"id"_s, m_call}, {u"result"_s, u"answered"_s}, {u"summary"_s, u"已答复"_s}}).hasValue();
    }

private Q_SLOTS:
    void initTestCase() {
        QVERIFY(Services::create(config(), CryptoSuite::Intl));
        m_media.start();
        m_citizen = std::make_unique<Peer>(m_media);
        m_seatPhone = std::make_unique<Peer>(m_media);
        m_leadPhone = std::make_unique<Peer>(m_media);
        m_unitPhone = std::make_unique<Peer>(m_media);
        answering(*m_seatPhone);
        answering(*m_leadPhone);
        {
            auto services = Services::open(config());
            QVERIFY(services);
            auto &s = **services;
            QVERIFY(s.access->users.add({u"seat"_s, u"seat"_s, testPassword, {u"seat"_s}, u"0801"_s}, u"test"_s));
            QVERIFY(s.access->users.add({u"lead"_s, u"lead"_s, testPassword, {u"supervisor"_s}, u"0900"_s}, u"test"_s));
            Trunk trunk;
            trunk.name = u"演练线路"_s;
            trunk.host = u"127.0.0.1"_s;
            trunk.port = m_unitPhone->port;
            trunk.callerIds = QStringList{u"96345"_s, u"12345"_s};
            trunk.rehearsal = true;
            QVERIFY(s.trunks->save(trunk, u"test"_s));
            QVERIFY(s.inbound->set({u"*"_s, {}, {}}, u"test"_s));
            Unit unit;
            unit.name = u"市城管委"_s;
            m_unit = s.directory->saveUnit(unit, kDuty, u"test"_s).valueOr({});
            unit.name = u"市档案馆"_s;
            m_mute = s.directory->saveUnit(unit, {}, u"test"_s).valueOr({});
            QVERIFY(!m_unit.isEmpty() && !m_mute.isEmpty());
        }
        QVERIFY(open());
    }
    void cleanupTestCase() {
        m_engine->stop();
        m_engine.reset();
        m_citizen.reset();
        m_seatPhone.reset();
        m_leadPhone.reset();
        m_unitPhone.reset();
    }

    void whomASeatMayCall_andWhomItMayNot_withAReason() {
        QVERIFY(talk());
        const QJsonObject there = askDoor(m_seat, u"calls.outside"_s).valueOr({}).toObject();
        QCOMPARE(there[u"units"_s].toArray().size(), 1); // the other has no telephone
        QVERIFY(!there[u"mayType"_s].toBool(true) && there[u"emergency"_s].toArray().contains(u"110"_s));
        QVERIFY(askDoor(m_lead, u"calls.outside"_s).valueOr({})[u"mayType"_s].toBool());
        const auto code = [&](const QJsonObject &whom) { return errorOf(askDoor(m_seat, u"calls.consult"_s, params(whom))).code; };
        QCOMPARE(code({}), u"calls.outside_whom"_s);
        QCOMPARE(code({{u"unitId"_s, m_unit}, {u"number"_s, u"110"_s}}), u"calls.outside_whom"_s);
        QCOMPARE(code({{u"unitId"_s, m_mute}}), u"calls.unit_no_phone"_s);
        QCOMPARE(code({{u"unitId"_s, u"none"_s}}), u"directory.unit_not_found"_s);
        QCOMPARE(code({{u"number"_s, u"13800000001"_s}}), u"calls.number_not_allowed"_s);
        const auto banned = m_engine->services().directory->addDoNotCall(kDuty, u"停用"_s, 0, u"person"_s, u"test"_s);
        QVERIFY(banned);
        const Error refused = errorOf(askDoor(m_seat, u"calls.transfer"_s, params({{u"unitId"_s, m_unit}})));
        QCOMPARE(refused.code, u"calls.dial_refused"_s);
        QCOMPARE(refused.place, u"do_not_call"_s);
        QVERIFY(m_engine->services().directory->removeDoNotCall(*banned, u"test"_s));
        QVERIFY(attempts().empty() && m_unitPhone->calls.empty()); // nobody was disturbed
        QVERIFY(finish());
    }

    void busy_isTold_theSeatTakesTheCitizenBack() {
        QVERIFY(talk());
        m_unitPhone->onCall = [this](PeerCall &c) { m_unitPhone->stack.reject(c.id, 486); };
        QVERIFY(askDoor(m_seat, u"calls.consult"_s, params({{u"unitId"_s, m_unit}})));
        QVERIFY(waitSeat(u"hold"_s));
        QTRY_COMPARE_WITH_TIMEOUT(seen()[u"outsideLast"_s][u"outcome"_s].toString(), u"busy"_s, kPatience);
        const QJsonObject now = seen();
        QCOMPARE(now[u"outsideLast"_s][u"party"_s].toString(), u"市城管委"_s);
        QVERIFY(!now.contains(u"outside"_s) && !now.contains(u"consult"_s));
        QVERIFY(askDoor(m_seat, u"calls.resume"_s, params({})));
        QVERIFY(waitSeat(u"talking"_s));
        QCOMPARE(attempts().size(), std::size_t(1));
        QCOMPARE(attempts()[0].outcome, std::optional(Outcome::Busy));
        QCOMPARE(attempts()[0].callId, m_call);
        QVERIFY(finish());
    }

    void ringing_isCancelled_andAnEmergencyNumberIsAlwaysCalled() {
        QVERIFY(talk());
        m_unitPhone->onCall = [this](PeerCall &c) { m_unitPhone->ring(c); };
        QVERIFY(m_engine->services().directory->addDoNotCall(u"110"_s, u"误登"_s, 0, u"person"_s, u"test"_s));
        QVERIFY(askDoor(m_seat, u"calls.consult"_s, params({{u"number"_s, u"110"_s}})));
        QVERIFY(waitOutside(u"ringing"_s));
        QCOMPARE(QString::fromStdString(m_unitPhone->latest()->offer.requestUser), u"110"_s);
        QCOMPARE(seen()[u"consult"_s][u"state"_s].toString(), u"ringing"_s);
        QCOMPARE(errorOf(askDoor(m_seat, u"calls.consult"_s, params({{u"unitId"_s, m_unit}}))).code, u"telephony.consulting"_s);
        QCOMPARE(errorOf(askDoor(m_seat, u"calls.transfer"_s, params({{u"unitId"_s, m_unit}}))).code, u"telephony.consulting"_s);
        QVERIFY(askDoor(m_seat, u"calls.consultEnd"_s, params({})));
        QTRY_VERIFY_WITH_TIMEOUT(m_unitPhone->latest()->over, kPatience);
        QVERIFY(waitSeat(u"talking"_s)); // the citizen is back
        QCOMPARE(attempts()[0].outcome, std::optional(Outcome::Cancelled));
        QVERIFY(!seen().contains(u"outsideLast"_s)); // who takes a call back knows

        QVERIFY(askDoor(m_seat, u"calls.transfer"_s, params({{u"unitId"_s, m_unit}})));
        QVERIFY(waitOutside(u"ringing"_s));
        QCOMPARE(seen()[u"outside"_s][u"as"_s].toString(), u"transfer"_s);
        QVERIFY(askDoor(m_seat, u"calls.transferCancel"_s, params({})));
        QTRY_VERIFY_WITH_TIMEOUT(m_unitPhone->latest()->over, kPatience);
        QVERIFY(!seen().contains(u"outside"_s));
        QCOMPARE(nameOf(m_engine->services().seats->seat(u"0801"_s)->state), u"talking"_s);
        QVERIFY(finish());
    }

    void blindTransfer_theSeatWrapsUp_theCallGoesOn_untilTheUnitHangsUp() {
        QVERIFY(talk());
        answering(*m_unitPhone);
        QVERIFY(askDoor(m_seat, u"calls.transfer"_s, params({{u"unitId"_s, m_unit}})));
        QVERIFY(waitSeat(u"wrapup"_s));
        QTRY_VERIFY_WITH_TIMEOUT(seen()[u"outside"_s][u"hasCitizen"_s].toBool(), kPatience);
        QVERIFY(!m_citizenCall->over);
        QCOMPARE(errorOf(askDoor(m_seat, u"calls.hold"_s, params({}))).code, u"calls.not_yours"_s); // it is not the seat's any more
        m_unitPhone->stack.hangUp(m_unitPhone->latest()->id);
        QTRY_VERIFY_WITH_TIMEOUT(m_citizenCall->over, kPatience);
        QTRY_COMPARE_WITH_TIMEOUT(seen()[u"state"_s].toString(), u"ended"_s, kPatience);
        const QJsonObject record = seen();
        QCOMPARE(record[u"seatNumber"_s].toString(), u"0801"_s);
        const QJsonArray legs = record[u"legs"_s].toArray();
        QStringList parties;
        for (const auto &leg : legs) {
            QVERIFY(leg[u"endedAt"_s].toInteger() > 0);
            if (leg[u"kind"_s].toString() == u"outside")
                parties << leg[u"party"_s].toString();
        }
        QCOMPARE(parties, QStringList{u"市城管委"_s});
        QCOMPARE(attempts()[0].outcome, std::optional(Outcome::Answered));
        QVERIFY(finish());
    }

    void seatHangsUpWhileItRingsOutside_theCitizenIsNotLost() {
        QVERIFY(talk());
        m_unitPhone->onCall = [this](PeerCall &c) { m_unitPhone->ring(c); };
        QVERIFY(askDoor(m_seat, u"calls.transfer"_s, params({{u"unitId"_s, m_unit}})));
        QVERIFY(waitOutside(u"ringing"_s));
        m_seatPhone->stack.hangUp(m_seatPhone->latest()->id);
        QVERIFY(waitSeat(u"wrapup"_s));
        QVERIFY(!m_citizenCall->over && !m_unitPhone->latest()->over);
        m_unitPhone->stack.reject(m_unitPhone->latest()->id, 486); // and the unit does not want it
        QTRY_COMPARE_WITH_TIMEOUT(askDoor(m_lead, u"calls.get"_s, {{u"id"_s, m_call}}).valueOr({})[u"state"_s].toString(), u"queued"_s, kPatience);
        QVERIFY(!m_citizenCall->over); // whoever is free has them next
        QVERIFY(finish());
    }

    void theNumberThatTheCitizenCalled_isShownOutside_ifTheTrunkMay_data() {
        QTest::addColumn<QString>("called");
        QTest::addColumn<QString>("shown");
        QTest::newRow("its own") << u"12345"_s << u"12345"_s;
        QTest::newRow("another's") << u"12388"_s << u"96345"_s; // the trunk's first
    }
    void theNumberThatTheCitizenCalled_isShownOutside_ifTheTrunkMay() {
        QFETCH(QString, called);
        QVERIFY(talk(called.toStdString()));
        answering(*m_unitPhone);
        QVERIFY(askDoor(m_seat, u"calls.consult"_s, params({{u"unitId"_s, m_unit}})));
        QVERIFY(waitOutside(u"talking"_s));
        QTEST(QString::fromStdString(m_unitPhone->latest()->offer.fromUser), "shown");
        QVERIFY(finish());
    }

    void seatHasLeft_aSupervisorListens_takesOver_andWrapsUp() {
        QVERIFY(talk());
        answering(*m_unitPhone);
        QVERIFY(askDoor(m_seat, u"calls.transfer"_s, params({{u"unitId"_s, m_unit}})));
        QVERIFY(waitSeat(u"wrapup"_s));
        QVERIFY(askDoor(m_seat, u"calls.wrapUp"_s, {{u"id"_s, m_call}, {u"result"_s, u"answered"_s}, {u"summary"_s, u"已转承办单位"_s}}));
        const auto onCall = [&] { return askDoor(m_lead, u"calls.get"_s, {{u"id"_s, m_call}}).valueOr({}).toObject(); };
        const auto supervise = [&](const QString &mode) { return askDoor(m_lead, u"calls.supervise"_s, params({{u"mode"_s, mode}})); };
        QCOMPARE(errorOf(supervise(u"whisper"_s)).code, u"telephony.no_whisper"_s);
        QVERIFY(supervise(u"listen"_s));
        QTRY_VERIFY_WITH_TIMEOUT(onCall()[u"supervision"_s][u"joined"_s].toBool(), kPatience);
        QCOMPARE(errorOf(supervise(u"whisper"_s)).code, u"telephony.no_whisper"_s);
        QVERIFY(supervise(u"barge"_s));
        QCOMPARE(onCall()[u"supervision"_s][u"mode"_s].toString(), u"barge"_s);
        QVERIFY(askDoor(m_lead, u"calls.takeOver"_s, params({})));
        QTRY_VERIFY_WITH_TIMEOUT(m_unitPhone->latest()->over, kPatience);
        QVERIFY(waitSeat(u"talking"_s, u"0900"_s));
        QVERIFY(!m_citizenCall->over);
        const QJsonObject taken = onCall();
        QCOMPARE(taken[u"seatNumber"_s].toString(), u"0900"_s);
        QVERIFY(!taken.contains(u"outside"_s) && !taken.contains(u"supervision"_s));
        QVERIFY(askDoor(m_lead, u"calls.hold"_s, params({}))); // a seat like every other
        QVERIFY(waitSeat(u"hold"_s, u"0900"_s));
        QVERIFY(askDoor(m_lead, u"calls.resume"_s, params({})));
        m_leadPhone->stack.hangUp(m_leadPhone->latest()->id);
        QTRY_VERIFY_WITH_TIMEOUT(m_citizenCall->over, kPatience);
        QVERIFY(waitSeat(u"wrapup"_s, u"0900"_s));
        QCOMPARE(attempts()[0].outcome, std::optional(Outcome::Answered));
        QVERIFY(askDoor(m_lead, u"calls.wrapUp"_s, {{u"id"_s, m_call}, {u"result"_s, u"answered"_s}, {u"summary"_s, u"已答复"_s}}));
        QVERIFY(waitSeat(u"ready"_s, u"0900"_s));
        QVERIFY(askDoor(m_lead, u"seats.setState"_s, {{u"state"_s, u"offline"_s}}));
        QStringList audited;
        for (const AuditRecord &row : m_engine->services().access->audit.list({}).value())
            audited << row.method;
        QVERIFY(audited.contains(u"calls.supervise"_s) && audited.contains(u"calls.takeOver"_s));
    }

    void engineStopsInAConsultation_theRecordIsClean() {
        QVERIFY(talk());
        answering(*m_unitPhone);
        QVERIFY(askDoor(m_seat, u"calls.consult"_s, params({{u"unitId"_s, m_unit}})));
        QVERIFY(waitOutside(u"talking"_s));
        QVERIFY(askDoor(m_seat, u"calls.conference"_s, params({})));
        QVERIFY(waitOutside(u"conference"_s));
        m_engine->stop();
        m_engine = std::make_unique<Engine>(config());
        QVERIFY(m_engine->start());
        const auto record = m_engine->services().records->detail(m_call);
        QVERIFY(record);
        QCOMPARE((*record)[u"state"_s].toString(), u"ended"_s);
        for (const auto &leg : (*record)[u"legs"_s].toArray())
            QVERIFY(leg[u"endedAt"_s].toInteger() > 0);
        QCOMPARE(attempts()[0].outcome, std::optional(Outcome::Answered));
        QVERIFY(m_engine->services().dialler->ambiguous()->empty());
        QCOMPARE(m_engine->services().dialler->backlog()->waiting, 0);
    }

    void theNumberThatACitizenSawCalling_isShownOutside_too() {
        m_engine->stop();
        m_start = kMonday + 25 * 3'600'000; // Tuesday morning: people may be called
        QVERIFY(open());
        QVERIFY(askDoor(m_seat, u"seats.setState"_s, {{u"state"_s, u"ready"_s}}));
        answering(*m_unitPhone); // behind the trunk are the citizen of this call and the unit
        const SealedPhone phone = m_engine->services().directory->seal(u"13900000002"_s);
        CallOrder order;
        order.callee.phoneSealed = phone.sealed;
        order.callee.phoneIndex = phone.index;
        order.callee.phoneMasked = phone.masked;
        order.source = OrderSourceKind::Callback;
        order.callerId = u"12345"_s;
        order.trunkId = m_engine->services().trunks->list()->front().id;
        order.priority = 9;
        QVERIFY(m_engine->services().dialler->place(order));
        QVERIFY(waitSeat(u"talking"_s));
        m_call = m_engine->services().seats->seat(u"0801"_s)->callId;
        m_citizenCall = m_unitPhone->latest();
        QCOMPARE(QString::fromStdString(m_citizenCall->offer.fromUser), u"12345"_s);
        QVERIFY(askDoor(m_seat, u"calls.consult"_s, params({{u"unitId"_s, m_unit}})));
        QVERIFY(waitOutside(u"talking"_s));
        QVERIFY(m_unitPhone->latest() != m_citizenCall);
        QCOMPARE(QString::fromStdString(m_unitPhone->latest()->offer.requestUser), kDuty);
        QCOMPARE(QString::fromStdString(m_unitPhone->latest()->offer.fromUser), u"12345"_s);
        m_unitPhone->stack.hangUp(m_citizenCall->id);
        QVERIFY(finish());
    }

    void takenOverBeforeTheUnitIsCalled_itIsNotCalledAnyMore_data() {
        QTest::addColumn<QString>("method");
        QTest::newRow("consulted") << u"calls.consult"_s;
        QTest::newRow("transferred") << u"calls.transfer"_s;
    }
    void takenOverBeforeTheUnitIsCalled_itIsNotCalledAnyMore() {
        QFETCH(QString, method);
        m_engine->stop();
        QVERIFY(open());
        QVERIFY(talk());
        const auto onCall = [&] { return askDoor(m_lead, u"calls.get"_s, {{u"id"_s, m_call}}).valueOr({}).toObject(); };
        QVERIFY(askDoor(m_lead, u"calls.supervise"_s, params({{u"mode"_s, u"listen"_s}})));
        QTRY_VERIFY_WITH_TIMEOUT(onCall()[u"supervision"_s][u"joined"_s].toBool(), kPatience);
        LastLine last;
        m_engine->services().dialler->setOriginator(&last);
        const auto gone = qScopeGuard([this] { m_engine->services().dialler->setOriginator(nullptr); });
        QVERIFY(askDoor(m_seat, method, params({{u"unitId"_s, m_unit}})));
        QVERIFY(onCall().contains(u"outside"_s));
        QVERIFY(askDoor(m_lead, u"calls.takeOver"_s, params({})));
        QVERIFY(waitSeat(u"talking"_s, u"0900"_s));
        QVERIFY(!onCall().contains(u"outside"_s));
        QCOMPARE(m_engine->services().dialler->backlog()->waiting, 0);
        QVERIFY(finish());
        QVERIFY(waitSeat(u"wrapup"_s, u"0900"_s));
        QVERIFY(askDoor(m_lead, u"calls.wrapUp"_s, {{u"id"_s, m_call}, {u"result"_s, u"answered"_s}, {u"summary"_s, u"已答复"_s}}));
        QVERIFY(askDoor(m_lead, u"seats.setState"_s, {{u"state"_s, u"offline"_s}}));
    }
};

LIANXIN_TEST(tst_CallOutside);
#include "tst_CallOutside.moc"
