// SPDX-License-Identifier: GPL-3.0-or-later
#include "call/telephony/Telephony.h"
#include "engine/engine/CallAssistant.h"
#include "engine/engine/CallTranscripts.h"
#include "engine/engine/Engine.h"
#include "engine/engine/Services.h"
#include "hotline/records/CallRecords.h"
#include "EngineHouse.h"
#include "support/TestRegistry.h"
#include <QJsonArray>
#include <QJsonDocument>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>

using namespace lianxin;
using namespace lianxin::test;

namespace {

LegWords sentence(const QString &utterance, const QString &text) {
    LegWords said;
    said.utterance = utterance;
    said.segment.text = text;
    said.segment.stableLength = text.size();
    said.segment.startMs = 1'000;
    said.segment.endMs = 1'000 + 200 * text.size();
    said.zeroAt = 1'791'941'400'000;
    said.final = true;
    return said;
}

//! A language model as a test wants it to be.
class ModelServer {
public:
    ModelServer() {
        if (!m_server.listen(QHostAddress::LocalHost))
            qFatal("no port");
        QObject::connect(&m_server, &QTcpServer::newConnection, &m_server, [this] {
            QTcpSocket *socket = m_server.nextPendingConnection();
            QObject::connect(socket, &QTcpSocket::readyRead, socket, [this, socket] {
                asked += socket->readAll();
                const auto head = asked.indexOf("\r\n\r\n");
                const auto at = asked.toLower().indexOf("content-length:");
                if (head < 0 || at < 0 || asked.size() < head + 4 + asked.mid(at + 15, asked.indexOf("\r\n", at) - at - 15).trimmed().toLongLong())
                    return;
                const QJsonObject message{{u"message"_s, QJsonObject{{u"content"_s, content}}}};
                const QByteArray body = QJsonDocument(QJsonObject{{u"choices"_s, QJsonArray{message}}}).toJson();
                socket->write("HTTP/1.1 200 OK\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body);
            });
        });
    }
    QString url() const { return u"http://127.0.0.1:%1/v1"_s.arg(m_server.serverPort()); }
    QString content;
    QByteArray asked;

private:
    QTcpServer m_server;
};

EngineConfig assistantConfig(const QTemporaryDir &dir) {
    EngineConfig c = engineConfigIn(dir);
    c.clockStart = 1'791'941'400'000;
    return c;
}

} // namespace

class tst_CallAssistant : public QObject {
    Q_OBJECT

    //! An engine with people in it, and a call at seat 0801.
    struct Hall {
        explicit Hall(EngineConfig (*prepare)(EngineConfig) = nullptr) {
            EngineConfig config = assistantConfig(dir);
            if (!Services::create(config, CryptoSuite::Intl))
                qFatal("no store");
            engine = std::make_unique<Engine>(prepare ? prepare(config) : config);
            start();
        }
        explicit Hall(const QString &endpoint) {
            EngineConfig config = assistantConfig(dir);
            if (!Services::create(config, CryptoSuite::Intl))
                qFatal("no store");
            config.assistantEndpoint = endpoint;
            config.assistantModel = u"qwen"_s;
            config.assistantDeadlineMs = 30'000;
            engine = std::make_unique<Engine>(config);
            start();
        }
        void start() {
            const auto started = engine->start();
            if (!started)
                qFatal("%s", qPrintable(started.error().toString()));
            Services &s = services();
            for (const auto &[login, role, seat] : {std::tuple{u"seat"_s, u"seat"_s, u"0801"_s}, {u"other"_s, u"seat"_s, u"0802"_s}, {u"boss"_s, u"supervisor"_s, QString()},
                                                    {u"admin"_s, u"business_admin"_s, QString()}})
                if (!s.access->users.add({login, login, testPassword, {role}, seat}, u"t"_s))
                    qFatal("no user");
            CallBegin begin;
            begin.phone = u"13812341234"_s;
            begin.name = u"刘建国"_s;
            begin.source = u"inbound"_s;
            call = *s.records->begin(begin);
            if (!s.records->setPhase(call, CallPhase::Talking, u"0801"_s))
                qFatal("no talk");
        }
        Services &services() { return engine->services(); }
        qint64 say(Speaker speaker, const QString &text) {
            SpokenStep step;
            step.at = 1'791'941'400'000 + 1'000 * ++said;
            return services().records->addStep(call, speaker, text, {}, step)->seq;
        }
        Expected<QJsonValue> ask(const QString &login, const QString &method, const QJsonObject &params) {
            std::optional<Expected<QJsonValue>> answer;
            services().door->call(Users::callerOf(*services().access->users.findByLogin(login)), method, params, {}, [&answer](Expected<QJsonValue> result) { answer = std::move(result); });
            [&] { QTRY_VERIFY_WITH_TIMEOUT(answer, 60'000); }();
            return answer ? *answer : Expected<QJsonValue>(Error{ErrorKind::Store, u"test.no_answer"_s, {}, {}, {}});
        }
        QJsonObject draft(const QString &login = u"seat"_s) { return ask(login, u"assistant.draft"_s, {{u"id"_s, call}}).valueOr(QJsonValue()).toObject(); }

        QTemporaryDir dir;
        std::unique_ptr<Engine> engine;
        Id call;
        int said = 0;
    };

private Q_SLOTS:
    void draft_ofOnesOwnCall_masked_growsAndFollowsCorrections() {
        Hall hall;
        QCOMPARE(hall.draft()[u"fields"_s].toObject().keys(), QStringList{u"contact"_s}); // from the call
        QCOMPARE(hall.draft()[u"fields"_s][u"contact"_s][u"value"_s].toString(), u"刘** 138****1234"_s);
        hall.say(Speaker::Seat, u"您好，请问有什么可以帮您？"_s);
        const qint64 seq = hall.say(Speaker::Citizen, u"你好，我是刘建国，春江路88号停水了，打我13900001111。"_s);
        QJsonObject draft = hall.draft();
        QCOMPARE(draft[u"callId"_s].toString(), hall.call);
        QCOMPARE(draft[u"fields"_s][u"address"_s][u"value"_s].toString(), u"春江路88号"_s);
        QCOMPARE(draft[u"fields"_s][u"address"_s][u"evidence"_s][0][u"seq"_s].toInteger(), seq);
        QCOMPARE(draft[u"fields"_s][u"category"_s][u"code"_s].toString(), u"030101"_s);
        QVERIFY(draft[u"rev"_s].toInteger() == 2);
        const QByteArray all = QJsonDocument(draft).toJson();
        QVERIFY(!all.contains(u"建国"_s.toUtf8()) && !all.contains("13900001111") && !all.contains("13812341234"));
        QVERIFY(hall.ask(u"seat"_s, u"transcripts.correct"_s, {{u"id"_s, hall.call}, {u"seq"_s, seq}, {u"text"_s, u"你好，建设路9号停电了。"_s}}));
        draft = hall.draft();
        QCOMPARE(draft[u"fields"_s][u"address"_s][u"value"_s].toString(), u"建设路9号"_s);
        QCOMPARE(draft[u"fields"_s][u"category"_s][u"value"_s].toString(), u"停电"_s);
        QCOMPARE(draft[u"missing"_s].toArray().size(), 1);
        QCOMPARE(draft[u"missing"_s][0][u"question"_s].toString(), u"ask_district"_s);

        QCOMPARE(hall.ask(u"other"_s, u"assistant.draft"_s, {{u"id"_s, hall.call}}).error().code, u"calls.not_yours"_s);
        QCOMPARE(hall.ask(u"other"_s, u"assistant.summary"_s, {{u"id"_s, hall.call}}).error().code, u"calls.not_yours"_s);
        QVERIFY(hall.ask(u"boss"_s, u"assistant.draft"_s, {{u"id"_s, hall.call}}));
        QCOMPARE(hall.ask(u"seat"_s, u"assistant.draft"_s, {{u"id"_s, u"none"_s}}).error().code, u"records.unknown_call"_s);
    }

    void erasedCitizen_isInNoDraftAnyMore() {
        Hall hall;
        hall.say(Speaker::Citizen, u"我叫张小敏，春江路88号停水了。"_s);
        QCOMPARE(hall.draft()[u"fields"_s][u"address"_s][u"value"_s].toString(), u"春江路88号"_s);
        Services &s = hall.services();
        QVERIFY(s.store->write([&](Transaction &t) { s.records->erase(t, s.index->of(u"13812341234"_s)); }));
        QVERIFY2(hall.draft()[u"fields"_s].toObject().isEmpty(), QJsonDocument(hall.draft()).toJson());
        QCOMPARE((*hall.ask(u"seat"_s, u"assistant.summary"_s, {{u"id"_s, hall.call}}))[u"reason"_s].toString(), u"nothing_said"_s);
        hall.say(Speaker::Citizen, u"路灯不亮。"_s); // a talk that goes on begins anew
        QCOMPARE(hall.draft()[u"fields"_s][u"category"_s][u"value"_s].toString(), u"路灯不亮"_s);
    }

    void classifierAbsent_unitFollowsFromResponsibilities() {
        Hall hall;
        Unit unit;
        unit.name = u"供水公司"_s;
        unit.district = u"临湖区"_s;
        const auto id = hall.services().directory->saveUnit(unit, {}, u"t"_s);
        QVERIFY2(id, id ? "" : qPrintable(id.error().toString()));
        QVERIFY(hall.services().dispatch->saveResponsibility({}, *id, u"0301"_s, u"临湖区"_s, u"t"_s));
        hall.say(Speaker::Citizen, u"临湖区春江路88号停水了。"_s);
        const QJsonObject draft = hall.draft();
        QCOMPARE(draft[u"fields"_s][u"district"_s][u"value"_s].toString(), u"临湖区"_s);
        QCOMPARE(draft[u"fields"_s][u"unit"_s][u"value"_s].toString(), *id);
        QCOMPARE(draft[u"fields"_s][u"unit"_s][u"label"_s].toString(), u"供水公司"_s);
        QVERIFY(!draft[u"fields"_s][u"unit"_s][u"reasons"_s].toArray().isEmpty());
        QVERIFY(draft[u"missing"_s].toArray().isEmpty());
    }

    void sentence_changesTheDraft_isTold_onceForSeveral_notWhenNothingChanges() {
        QTemporaryDir dir;
        QVERIFY(Services::create(assistantConfig(dir), CryptoSuite::Intl));
        const auto services = std::move(*Services::open(assistantConfig(dir)));
        Telephony telephony(TelephonyConfig(), *services->trunks, *services->talkClock);
        SilentRecogniser recogniser;
        CallHearing ears(telephony, recogniser, *services->talkClock);
        CallTranscripts transcripts(CallTranscripts::Parts{*services->talkClock, *services->records, *services->transcripts, *services->door, &ears});
        CallAssistant assistant(CallAssistant::Parts{*services->records, *services->transcripts, transcripts, *services->dispatch, *services->door}, {});
        QList<Event> told;
        QObject::connect(services->door.get(), &Door::told, services->door.get(), [&told](const Event &event) {
            if (event.type == u"assistant.draft_changed")
                told << event;
        });
        CallBegin begin;
        begin.source = u"inbound"_s;
        const Id call = *services->records->begin(begin);
        QVERIFY(services->records->setPhase(call, CallPhase::Talking, u"0801"_s));
        transcripts.begin(call, u"0801"_s);
        const qint64 before = services->store->lastEventSeq();
        Q_EMIT ears.said(call, CallSide::Citizen, sentence(u"1-0"_s, u"春江路八十八号停水了"_s));
        Q_EMIT ears.said(call, CallSide::Citizen, sentence(u"1-1"_s, u"昨天晚上就没水了"_s));
        QTRY_COMPARE_WITH_TIMEOUT(told.size(), 1, 60'000);
        QCOMPARE(told[0].entity, call);
        QCOMPARE(told[0].payload[u"seatNumber"_s].toString(), u"0801"_s);
        QCOMPARE(told[0].payload[u"draft"_s][u"fields"_s][u"address"_s][u"value"_s].toString(), u"春江路八十八号"_s);
        QCOMPARE(told[0].payload[u"draft"_s][u"fields"_s][u"time"_s][u"value"_s].toString(), u"昨天晚上"_s);
        Q_EMIT ears.said(call, CallSide::Seat, sentence(u"2-0"_s, u"好的您稍等"_s)); // adds nothing
        QTest::qWait(2 * CallAssistant::kSoonMs + 100);
        QCOMPARE(told.size(), 1);
        QVERIFY(transcripts.correct(call, 1, u"建设路八十八号停水了"_s, u"u"_s));
        QTRY_COMPARE_WITH_TIMEOUT(told.size(), 2, 60'000);
        QCOMPARE(told[1].payload[u"draft"_s][u"fields"_s][u"address"_s][u"value"_s].toString(), u"建设路八十八号"_s);
        QVERIFY(told[1].payload[u"draft"_s][u"rev"_s].toInteger() > told[0].payload[u"draft"_s][u"rev"_s].toInteger());
        // No word of the citizen is in an event that is kept.
        for (const Event &event : services->store->eventsAfter(before, 100).value())
            QVERIFY2(!QJsonDocument(event.payload).toJson().contains(u"春江路"_s.toUtf8()), qPrintable(event.type));
    }

    void draftChanged_goesToTheSeatOfTheCall_masked() {
        Hall hall;
        Event event;
        event.type = u"assistant.draft_changed"_s;
        event.entity = hall.call;
        event.payload = {{u"callId"_s, hall.call}, {u"seatNumber"_s, u"0801"_s},
                         {u"draft"_s, QJsonObject{{u"fields"_s, QJsonObject{{u"request"_s, QJsonObject{{u"label"_s, u"打13812341234"_s}}}}}}}};
        const auto asSeen = [&](const QString &login) { return hall.services().door->eventFor(Users::callerOf(*hall.services().access->users.findByLogin(login)), event); };
        QVERIFY(asSeen(u"seat"_s) && !asSeen(u"other"_s) && !asSeen(u"boss"_s) && !asSeen(u"admin"_s));
        QVERIFY(!QJsonDocument(*asSeen(u"seat"_s)).toJson().contains("13812341234"));
    }

    void summary_byRulesWhereNoModelIs() {
        Hall hall;
        QCOMPARE((*hall.ask(u"seat"_s, u"assistant.summary"_s, {{u"id"_s, hall.call}}))[u"reason"_s].toString(), u"nothing_said"_s);
        hall.say(Speaker::Citizen, u"我叫张小敏，春江路88号昨天晚上停水了。"_s);
        const qint64 promise = hall.say(Speaker::Seat, u"我给您登记，24小时内会有人联系您。"_s);
        const auto answer = hall.ask(u"seat"_s, u"assistant.summary"_s, {{u"id"_s, hall.call}});
        QVERIFY2(answer, answer ? "" : qPrintable(answer.error().toString()));
        const QJsonObject summary = answer->toObject();
        QCOMPARE(summary[u"source"_s].toString(), u"rules"_s);
        QCOMPARE(summary[u"reason"_s].toString(), u"off"_s);
        QVERIFY2(summary[u"text"_s].toString().contains(u"春江路88号昨天晚上停水"_s), qPrintable(summary[u"text"_s].toString()));
        QVERIFY(!summary[u"text"_s].toString().contains(u"张小敏"_s));
        QVERIFY(summary[u"nextStep"_s].toString().contains(u"24小时内"_s));
        bool found = false;
        for (const auto &one : summary[u"evidence"_s].toArray())
            found = found || (one[u"seq"_s].toInteger() == promise && one[u"part"_s].toString() == u"promised");
        QVERIFY(found);
    }

    void summary_byTheModelWhereItsAnswerHolds_elseByRulesWithTheReason() {
        ModelServer server;
        Hall hall(server.url());
        hall.say(Speaker::Citizen, u"我叫张小敏，春江路88号昨天晚上停水了。"_s);
        hall.say(Speaker::Seat, u"刘建国先生，我给您登记，24小时内会有人联系您，电话13812341234对吗？"_s);
        server.content = u"{\"summary\":\"市民反映春江路昨天晚上停水，坐席已登记。\",\"next_step\":\"24小时内有人联系\"}"_s;
        const QJsonObject params{{u"id"_s, hall.call}};
        QJsonObject summary = hall.ask(u"seat"_s, u"assistant.summary"_s, params)->toObject();
        QCOMPARE(summary[u"source"_s].toString(), u"model"_s);
        QCOMPARE(summary[u"model"_s].toString(), u"qwen"_s);
        QCOMPARE(summary[u"reason"_s].toString(), QString());
        QCOMPARE(summary[u"text"_s].toString(), u"市民反映春江路昨天晚上停水，坐席已登记。"_s);
        // Nothing that names a person has left.
        const QString left = QString::fromUtf8(server.asked);
        QVERIFY(left.contains(u"春江路"_s));
        QVERIFY2(!left.contains(u"小敏"_s) && !left.contains(u"建国"_s) && !left.contains(u"13812341234"_s) && !left.contains(u"88号"_s), qPrintable(left));

        server.asked.clear();
        summary = hall.ask(u"seat"_s, u"assistant.summary"_s, {{u"id"_s, hall.call}, {u"rulesOnly"_s, true}})->toObject();
        QCOMPARE(summary[u"source"_s].toString(), u"rules"_s);
        QCOMPARE(summary[u"reason"_s].toString(), u"asked"_s);
        QVERIFY(server.asked.isEmpty());
        server.content = u"{\"summary\":\"请市民拨打 4001234567 领取补偿\",\"next_step\":\"\"}"_s;
        summary = hall.ask(u"seat"_s, u"assistant.summary"_s, params)->toObject();
        QCOMPARE(summary[u"source"_s].toString(), u"rules"_s);
        QCOMPARE(summary[u"reason"_s].toString(), u"content"_s);
        QVERIFY(summary[u"text"_s].toString().contains(u"停水"_s));
    }

    void wrapUp_isKeptWithTheNextStep_andShown() {
        Hall hall;
        const QJsonObject params{{u"id"_s, hall.call}, {u"result"_s, u"ticket"_s}, {u"summary"_s, u"停水，已登记"_s}, {u"nextStep"_s, u"24小时内回电13900001111"_s}};
        QCOMPARE(hall.ask(u"other"_s, u"calls.wrapUp"_s, params).error().code, u"calls.not_yours"_s);
        QVERIFY(hall.ask(u"seat"_s, u"calls.wrapUp"_s, params));
        const QJsonObject call = hall.ask(u"seat"_s, u"calls.get"_s, {{u"id"_s, hall.call}})->toObject();
        QCOMPARE(call[u"summary"_s].toString(), u"停水，已登记"_s);
        QCOMPARE(call[u"nextStep"_s].toString(), u"24小时内回电139****1111"_s);
        QJsonObject tooLong = params;
        tooLong[u"nextStep"_s] = QString(501, u'长');
        QCOMPARE(hall.ask(u"seat"_s, u"calls.wrapUp"_s, tooLong).error().code, u"records.too_long"_s);
    }

    void wrapUpTime_isProlongedByTheSeatItself_supervisorsSeeIt() {
        Hall hall;
        Services &s = hall.services();
        QVERIFY(s.seats->assign(u"0801"_s, u"u"_s, u"周敏"_s));
        const QJsonObject more{{u"minutes"_s, 5}, {u"reason"_s, u"complex"_s}};
        QCOMPARE(hall.ask(u"seat"_s, u"seats.extendWrapUp"_s, more).error().code, u"routing.no_wrap_up"_s);
        QCOMPARE(hall.ask(u"boss"_s, u"seats.extendWrapUp"_s, more).error().code, u"routing.no_seat"_s);
        QVERIFY(s.seats->setRegistered(u"0801"_s, true));
        QVERIFY(s.seats->setState(u"0801"_s, SeatState::Ready, {}, u"u"_s));
        QVERIFY(*s.seats->reserve(hall.call, {}, {}, {}));
        QVERIFY(s.seats->step(u"0801"_s, SeatState::Talking, hall.call));
        QVERIFY(s.seats->step(u"0801"_s, SeatState::Wrapup, hall.call));
        const qint64 until = hall.ask(u"seat"_s, u"calls.get"_s, {{u"id"_s, hall.call}})->toObject()[u"wrapUpUntil"_s].toInteger();
        QVERIFY(until > 0);
        const auto seat = hall.ask(u"seat"_s, u"seats.extendWrapUp"_s, more);
        QVERIFY2(seat, seat ? "" : qPrintable(seat.error().toString()));
        QCOMPARE((*seat)[u"wrapUpUntil"_s].toInteger(), until + 5 * 60'000);
        QCOMPARE(hall.ask(u"seat"_s, u"calls.get"_s, {{u"id"_s, hall.call}})->toObject()[u"wrapUpUntil"_s].toInteger(), until + 5 * 60'000);
        QCOMPARE(hall.ask(u"seat"_s, u"seats.extensions"_s, {}).error().code, u"door.forbidden"_s);
        QCOMPARE((*hall.ask(u"boss"_s, u"seats.extensions"_s, {}))[u"seats"_s][0][u"minutes"_s].toInt(), 5);
    }

    void ticket_takesTheContactFromTheCall_andRemembersTheSentences() {
        Hall hall;
        const qint64 seq = hall.say(Speaker::Citizen, u"我叫张小敏，电话13900001111，春江路88号停水了。"_s);
        QJsonObject params{{u"title"_s, u"春江路88号停水"_s}, {u"category"_s, u"停水"_s}, {u"callId"_s, hall.call}, {u"contactOfCall"_s, true},
                           {u"evidence"_s, QJsonArray{QJsonObject{{u"field"_s, u"address"_s}, {u"seq"_s, seq}}}}};
        QCOMPARE(hall.ask(u"other"_s, u"tickets.create"_s, params).error().code, u"calls.not_yours"_s);
        const auto made = hall.ask(u"seat"_s, u"tickets.create"_s, params);
        QVERIFY2(made, made ? "" : qPrintable(made.error().toString()));
        QCOMPARE((*made)[u"contactPhone"_s].toString(), u"138****1234"_s);
        const auto clear = *hall.services().tickets->contactInClear((*made)[u"id"_s].toString());
        QCOMPARE(clear[u"contactPhone"_s].toString(), u"13812341234"_s);
        QCOMPARE(clear[u"contactName"_s].toString(), u"刘建国"_s);
        const auto events = *hall.services().tickets->events((*made)[u"id"_s].toString());
        const QJsonObject evidence = events.front().data[u"evidence"_s][0].toObject();
        QCOMPARE(evidence[u"callId"_s].toString(), hall.call);
        QCOMPARE(evidence[u"seq"_s].toInteger(), seq);
        QCOMPARE(evidence[u"field"_s].toString(), u"address"_s);
        QCOMPARE(evidence[u"at"_s].toInteger(), 1'791'941'401'000);
        QCOMPARE(evidence.size(), 4); // no words

        // What was said in the talk, given back masked, is what was said.
        params[u"contactName"_s] = u"张**"_s;
        params[u"contactPhone"_s] = u"139****1111"_s;
        const auto said = *hall.services().tickets->contactInClear((*hall.ask(u"seat"_s, u"tickets.create"_s, params))[u"id"_s].toString());
        QCOMPARE(said[u"contactPhone"_s].toString(), u"13900001111"_s);
        QCOMPARE(said[u"contactName"_s].toString(), u"张小敏"_s);

        params[u"evidence"_s] = QJsonArray{QJsonObject{{u"field"_s, u"address"_s}, {u"seq"_s, 99}}};
        QCOMPARE(hall.ask(u"seat"_s, u"tickets.create"_s, params).error().code, u"tickets.bad_value"_s);
        params[u"evidence"_s] = QJsonArray{QJsonObject{{u"field"_s, u"x"_s}, {u"seq"_s, seq}}};
        QCOMPARE(hall.ask(u"seat"_s, u"tickets.create"_s, params).error().place, u"evidence"_s);
        params.remove(u"evidence"_s);
        params.remove(u"callId"_s);
        QCOMPARE(hall.ask(u"seat"_s, u"tickets.create"_s, params).error().code, u"tickets.missing_field"_s);
    }

    void ticket_ofACallWithoutANumber_hasNoContact_butIsMade() {
        Hall hall;
        CallBegin begin;
        begin.phone = u"anonymous"_s;
        begin.source = u"inbound"_s;
        const Id call = *hall.services().records->begin(begin);
        QVERIFY(hall.services().records->setPhase(call, CallPhase::Talking, u"0801"_s));
        const auto made = hall.ask(u"seat"_s, u"tickets.create"_s, {{u"title"_s, u"停水"_s}, {u"callId"_s, call}, {u"contactOfCall"_s, true}});
        QVERIFY2(made, made ? "" : qPrintable(made.error().toString()));
        QVERIFY((*made)[u"contactPhone"_s].toString().isEmpty());
    }

    void summary_isFiledWithWhoWroteIt_andToldSo() {
        Hall hall;
        QJsonObject params{{u"id"_s, hall.call}, {u"result"_s, u"answered"_s}, {u"summary"_s, u"市民反映路灯不亮，已派单。"_s}, {u"summarySource"_s, u"by heart"_s}};
        QCOMPARE(hall.ask(u"seat"_s, u"calls.wrapUp"_s, params).error().code, u"calls.bad_summary_source"_s);
        const auto told = [&hall] { return hall.ask(u"seat"_s, u"calls.get"_s, {{u"id"_s, hall.call}}).valueOr(QJsonValue()).toObject(); };
        QVERIFY(told()[u"summary"_s].toString().isEmpty() && told()[u"summarySource"_s].toString().isEmpty());
        params[u"summarySource"_s] = u"model"_s;
        params[u"summaryModel"_s] = u"qwen"_s;
        QVERIFY(hall.ask(u"seat"_s, u"calls.wrapUp"_s, params));
        QCOMPARE(told()[u"summarySource"_s].toString(), u"model"_s);
        QCOMPARE(told()[u"summaryModel"_s].toString(), u"qwen"_s);
        params[u"summarySource"_s] = u"rules"_s;
        QVERIFY(hall.ask(u"seat"_s, u"calls.wrapUp"_s, params));
        QCOMPARE(told()[u"summarySource"_s].toString(), u"rules"_s);
        QVERIFY(told()[u"summaryModel"_s].toString().isEmpty()); // rules are no model
        params.remove(u"summarySource"_s); // of a program that does not say
        QVERIFY(hall.ask(u"seat"_s, u"calls.wrapUp"_s, params));
        QCOMPARE(told()[u"summarySource"_s].toString(), u"person"_s);
    }

    void configuration_ofTheModel_isChecked() {
        const auto read = [](const QByteArray &assistant) { return EngineConfig::fromYaml("store:\n  path: /tmp/x.db\nassistant:\n" + assistant, u"c"_s, u"/etc/lianxin"_s); };
        const auto good = read("  endpoint: https://llm.gov.cn/v1\n  model: qwen\n  key_file: llm.key\n  deadline_ms: 3000\n");
        QVERIFY2(good, good ? "" : qPrintable(good.error().toString()));
        QCOMPARE(good->assistantEndpoint, u"https://llm.gov.cn/v1"_s);
        QCOMPARE(good->assistantKeyFile, u"/etc/lianxin/llm.key"_s);
        QCOMPARE(good->assistantDeadlineMs, 3'000);
        const auto again = EngineConfig::fromYaml(good->toYaml(), u"c"_s, u"/"_s);
        QVERIFY(again);
        QCOMPARE(again->assistantModel, u"qwen"_s);
        QVERIFY(read("  endpoint: http://127.0.0.1:8000/v1\n  model: qwen\n"));
        for (const char *bad : {"  endpoint: http://llm.gov.cn/v1\n  model: qwen\n", "  endpoint: https://user:pw@llm.gov.cn\n  model: qwen\n", "  endpoint: llm\n  model: qwen\n",
                                      "  endpoint: https://llm.gov.cn\n  model: qwen\n  deadline_ms: 100\n"})
            QCOMPARE(read(bad).error().code, u"config.bad_value"_s);
        QCOMPARE(read("  endpoint: https://llm.gov.cn\n").error().code, u"config.missing"_s);
    }
};

LIANXIN_TEST(tst_CallAssistant);
#include "tst_CallAssistant.moc"
