// SPDX-License-Identifier: GPL-3.0-or-later
#include "call/telephony/Telephony.h"
#include "engine/engine/CallTranscripts.h"
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

namespace {

LegWords words(const QString &utterance, const QString &text, qsizetype stable, bool final = false) {
    LegWords said;
    said.utterance = utterance;
    said.segment.text = text;
    said.segment.stableLength = stable;
    said.segment.startMs = 1'000;
    said.segment.endMs = 1'000 + 200 * text.size();
    for (qsizetype i = 0; i < text.size(); ++i)
        said.segment.tokens.push_back({QString(text.at(i)), 1'000 + 200 * i});
    said.zeroAt = 1'791'766'800'000;
    said.final = final;
    return said;
}

} // namespace

class tst_CallTranscripts : public QObject {
    Q_OBJECT

    static EngineConfig config(const QTemporaryDir &dir) { return engineConfigIn(dir); }

    //! Services, and a transcript that is told by hand.
    struct House {
        House() {
            if (!Services::create(config(dir), CryptoSuite::Intl))
                qFatal("no store");
            services = std::move(*Services::open(config(dir)));
            telephony = std::make_unique<Telephony>(TelephonyConfig(), *services->trunks, *services->talkClock);
            ears = std::make_unique<CallHearing>(*telephony, recogniser, *services->talkClock);
            transcripts = std::make_unique<CallTranscripts>(
                CallTranscripts::Parts{*services->talkClock, *services->records, *services->transcripts, *services->door, ears.get()});
            QObject::connect(services->door.get(), &Door::told, services->door.get(), [this](const Event &event) { told << event.payload[u"line"_s].toObject(); });
            CallBegin begin;
            begin.phone = u"13812341234"_s;
            begin.name = u"刘建国"_s;
            begin.source = u"inbound"_s;
            call = *services->records->begin(begin);
        }
        void say(CallSide side, const LegWords &said) { Q_EMIT ears->said(call, side, said); }
        QJsonArray lines(qint64 after = 0) { return transcripts->read(call, after)->value(u"lines"_s).toArray(); }
        QJsonArray live() { return transcripts->read(call, 0)->value(u"live"_s).toArray(); }

        QTemporaryDir dir;
        std::unique_ptr<Services> services;
        std::unique_ptr<Telephony> telephony;
        SilentRecogniser recogniser;
        std::unique_ptr<CallHearing> ears;
        std::unique_ptr<CallTranscripts> transcripts;
        QList<QJsonObject> told;
        Id call;
    };

private Q_SLOTS:
    void voice_thatSoundsAngry_isMarked_andKept() {
        House house;
        house.transcripts->begin(house.call, u"0801"_s);
        LegWords calm = words(u"1-0"_s, u"我等了三天"_s, 5, true);
        calm.segment.mood = VoiceMood::Angry;
        house.say(CallSide::Citizen, calm);
        house.say(CallSide::Citizen, words(u"1-1"_s, u"好的"_s, 2, true));
        LegWords seat = words(u"2-0"_s, u"您别急"_s, 3, true);
        seat.segment.mood = VoiceMood::Angry; // of citizens only
        house.say(CallSide::Seat, seat);
        QCOMPARE(house.told[0][u"emotion"_s].toString(), u"upset"_s);
        const QJsonArray lines = house.lines();
        QCOMPARE(lines.size(), 3);
        QCOMPARE(lines[0][u"emotion"_s].toString(), u"upset"_s);
        QVERIFY(!lines[1].toObject().contains(u"emotion"_s) && !lines[2].toObject().contains(u"emotion"_s));
    }
    void sentence_isToldAsItComes_thenKeptOnce_withBothSides() {
        House house;
        house.say(CallSide::Citizen, words(u"1-0"_s, u"路灯"_s, 2, true)); // nobody asked for it
        QVERIFY(house.told.isEmpty());
        house.transcripts->begin(house.call, u"0801"_s);
        house.say(CallSide::Citizen, words(u"1-0"_s, u"外地户"_s, 2));
        house.say(CallSide::Seat, words(u"2-0"_s, u"您好"_s, 2));
        house.say(CallSide::Citizen, words(u"1-0"_s, u"外地户籍能申"_s, 4));
        house.say(CallSide::Citizen, words(u"1-0"_s, u"外地户籍能申"_s, 4)); // nothing new
        QCOMPARE(house.told.size(), 3);
        QCOMPARE(house.told[0][u"speaker"_s].toString(), u"citizen"_s);
        QVERIFY(house.told[0][u"partial"_s].toBool());
        QCOMPARE(house.told[1][u"seatNumber"_s].toString(), u"0801"_s);
        QCOMPARE(house.told[2][u"stable"_s].toInt(), 4);
        QVERIFY(house.told[2][u"revision"_s].toInt() > house.told[0][u"revision"_s].toInt());
        QCOMPARE(house.told[2][u"at"_s].toInteger(), 1'791'766'801'000);
        QCOMPARE(house.live().size(), 2);
        QCOMPARE(house.lines().size(), 0);
        // What was certain stays, even where the recogniser thinks better of it.
        house.say(CallSide::Citizen, words(u"1-0"_s, u"外第户籍能申请"_s, 7));
        QCOMPARE(house.told[3][u"text"_s].toString(), u"外地户籍能申请"_s);

        house.say(CallSide::Citizen, words(u"1-0"_s, u"外地户籍能申请吗"_s, 8, true));
        house.say(CallSide::Citizen, words(u"1-0"_s, u"外地户籍能申请吗"_s, 8, true)); // twice
        const QJsonObject final = house.told[4];
        QCOMPARE(final[u"text"_s].toString(), u"外地户籍能申请吗？"_s);
        QVERIFY(!final.contains(u"partial"_s));
        QCOMPARE(final[u"seq"_s].toInteger(), 1);
        QCOMPARE(final[u"utterance"_s].toString(), u"1-0"_s);
        QCOMPARE(house.lines().size(), 1);
        QCOMPARE(house.live().size(), 1);
        house.say(CallSide::Seat, words(u"2-0"_s, {}, 0, true)); // it was noise
        QVERIFY(house.told.constLast()[u"gone"_s].toBool());
        QCOMPARE(house.live().size(), 0);
        QCOMPARE(house.lines().size(), 1);
    }

    void line_namesAndNumbersAreMasked_whatMattersIsMarked() {
        House house;
        house.transcripts->begin(house.call, u"0801"_s);
        const auto said = [&](const QString &text) {
            static int n = 0;
            house.say(CallSide::Citizen, words(u"1-%1"_s.arg(++n), text, 0));
            const QJsonObject partial = house.told.constLast();
            house.say(CallSide::Citizen, words(u"1-%1"_s.arg(n), text, 0, true));
            return std::pair(partial, house.told.constLast());
        };
        const auto [partial, line] = said(u"我是刘建国住在春江路八十八号电话幺三八一二三四五六七八"_s);
        for (const QJsonObject &one : {partial, line}) {
            QVERIFY2(one[u"text"_s].toString().contains(u"刘**"_s), qPrintable(one[u"text"_s].toString()));
            QVERIFY2(one[u"text"_s].toString().contains(u"138****5678"_s), qPrintable(one[u"text"_s].toString()));
        }
        QStringList facts;
        for (const auto &fact : line[u"facts"_s].toArray()) {
            facts << fact[u"kind"_s].toString();
            QCOMPARE(line[u"text"_s].toString().mid(fact[u"from"_s].toInt(), fact[u"length"_s].toInt()), fact[u"text"_s].toString());
        }
        QVERIFY2(facts.contains(u"address"_s) && facts.contains(u"number"_s), qPrintable(facts.join(u' ')));
        QVERIFY(!line.contains(u"emotion"_s));
        QCOMPARE(said(u"你们太过分了我要投诉"_s).second[u"emotion"_s].toString(), u"upset"_s);
        // What is kept is what was said; whoever corrects the line leaves what is masked in it.
        const auto kept = house.services->transcripts->lines(house.call)->value(u"lines"_s).toArray();
        QVERIFY(kept[0][u"text"_s].toString().contains(u"幺三八一二三四五六七八"_s));
        QString text = line[u"text"_s].toString();
        const auto corrected = house.transcripts->correct(house.call, 1, text.replace(u"八十八号"_s, u"八十九号"_s), u"user"_s);
        QVERIFY(corrected);
        QVERIFY((*corrected)[u"text"_s].toString().contains(u"138****5678"_s));
        QVERIFY((*corrected)[u"original"_s].toString().contains(u"刘**"_s));
        const QString now = house.services->transcripts->lines(house.call)->value(u"lines"_s).toArray()[0][u"text"_s].toString();
        QVERIFY2(now.contains(u"刘建国住在春江路八十九号"_s) && now.contains(u"幺三八一二三四五六七八"_s), qPrintable(now));
        QVERIFY(house.told.constLast().contains(u"original"_s)); // consoles are told
    }

    void recogniserAway_isSaidOnce_andThatItIsBack() {
        House house;
        house.transcripts->begin(house.call, u"0801"_s);
        house.say(CallSide::Citizen, words(u"1-0"_s, u"外地"_s, 2));
        Q_EMIT house.ears->deaf(house.call, CallSide::Citizen);
        QVERIFY(house.told.constLast()[u"gone"_s].toBool()); // half a sentence that will have no end
        Q_EMIT house.ears->deaf(house.call, CallSide::Seat);
        QCOMPARE(house.lines().size(), 1);
        QCOMPARE(house.lines()[0][u"speaker"_s].toString(), u"system"_s);
        QCOMPARE(house.lines()[0][u"meaning"_s].toString(), u"hearing_lost"_s);
        house.say(CallSide::Seat, words(u"3-0"_s, u"您请讲"_s, 3));
        house.say(CallSide::Citizen, words(u"4-0"_s, u"能不能"_s, 3));
        QCOMPARE(house.lines().size(), 2);
        QCOMPARE(house.lines()[1][u"meaning"_s].toString(), u"hearing_back"_s);
        // The call is over: nobody is told of a recogniser any more, last words are kept.
        house.transcripts->pause(house.call);
        Q_EMIT house.ears->deaf(house.call, CallSide::Seat);
        house.say(CallSide::Citizen, words(u"4-0"_s, u"能不能申请"_s, 5, true));
        QCOMPARE(house.lines().size(), 3);
        QCOMPARE(house.lines()[2][u"text"_s].toString(), u"能不能申请？"_s);
    }

    void methods_ofOnesOwnCallOnly_maskedUnlessRevealed() {
        QTemporaryDir dir;
        QVERIFY(Services::create(config(dir), CryptoSuite::Intl));
        Engine engine(config(dir));
        QVERIFY(engine.start());
        Services &s = engine.services();
        for (const auto &[login, role] : {std::pair{u"seat"_s, u"seat"_s}, {u"other"_s, u"seat"_s}, {u"boss"_s, u"supervisor"_s}, {u"admin"_s, u"business_admin"_s}})
            QVERIFY(s.access->users.add({login, login, testPassword, {role}, login == u"seat" ? u"0801"_s : login == u"other" ? u"0802"_s : QString()}, u"t"_s));
        CallBegin begin;
        begin.source = u"inbound"_s;
        const Id call = *s.records->begin(begin);
        QVERIFY(s.records->setPhase(call, CallPhase::Talking, u"0801"_s));
        auto writer = s.recordings->start(call);
        QVERIFY(writer);
        const qint64 startedAt = s.recordings->list({call, {}}, {}, 1)->value(u"items"_s).toArray()[0][u"startedAt"_s].toInteger();
        std::vector<std::int16_t> sound(2 * 8'000 * 10, 1'000);
        (*writer)->write(sound.data(), sound.size() / 2); // ten seconds, and it goes on
        SpokenStep spoken;
        spoken.at = startedAt + 2'000;
        QVERIFY(s.records->addStep(call, Speaker::Citizen, u"我叫张小敏电话13812341234"_s, {}, spoken));

        const auto ask = [&](const QString &login, const QString &method, const QJsonObject &params) -> Expected<QJsonValue> {
            return s.door->call(Users::callerOf(*s.access->users.findByLogin(login)), method, params);
        };
        const QJsonObject id{{u"id"_s, call}};
        const auto seen = ask(u"seat"_s, u"transcripts.get"_s, id);
        QVERIFY2(seen, seen ? "" : qPrintable(seen.error().toString()));
        QCOMPARE((*seen)[u"lines"_s][0][u"text"_s].toString(), u"我叫张**电话138****1234"_s);
        QCOMPARE((*seen)[u"rev"_s].toInteger(), 1);
        QCOMPARE(ask(u"seat"_s, u"calls.get"_s, id)->toObject()[u"dialogue"_s][0][u"text"_s].toString(), u"我叫张**电话138****1234"_s);
        QCOMPARE(ask(u"seat"_s, u"calls.get"_s, id)->toObject()[u"transcript"_s][u"rev"_s].toInteger(), 1);
        QCOMPARE(ask(u"other"_s, u"transcripts.get"_s, id).error().code, u"calls.not_yours"_s);
        QVERIFY(ask(u"admin"_s, u"transcripts.search"_s, {{u"text"_s, u"电话"_s}}));
        QCOMPARE(ask(u"seat"_s, u"transcripts.search"_s, {{u"text"_s, u"电话"_s}}).error().code, u"door.forbidden"_s);
        const auto hits = ask(u"admin"_s, u"transcripts.search"_s, {{u"text"_s, u"电话"_s}})->toObject()[u"items"_s].toArray();
        QCOMPARE(hits.size(), 1);
        QCOMPARE(hits[0][u"offsetMs"_s].toInteger(), 2'000);
        QVERIFY(!hits[0][u"recordingId"_s].toString().isEmpty() && !hits[0][u"text"_s].toString().contains(u"13812341234"_s));

        QCOMPARE(ask(u"seat"_s, u"transcripts.reveal"_s, {{u"id"_s, call}, {u"purpose"_s, u"核对"_s}}).error().code, u"door.forbidden"_s);
        QCOMPARE(ask(u"boss"_s, u"transcripts.reveal"_s, {{u"id"_s, call}, {u"purpose"_s, u" "_s}}).error().code, u"door.purpose_missing"_s);
        const auto revealed = ask(u"boss"_s, u"transcripts.reveal"_s, {{u"id"_s, call}, {u"purpose"_s, u"核对"_s}});
        QVERIFY2(revealed, revealed ? "" : qPrintable(revealed.error().toString()));
        QCOMPARE((*revealed)[u"lines"_s][0][u"text"_s].toString(), u"我叫张小敏电话13812341234"_s);

        QCOMPARE(ask(u"other"_s, u"transcripts.correct"_s, {{u"id"_s, call}, {u"seq"_s, 1}, {u"text"_s, u"无"_s}}).error().code, u"calls.not_yours"_s);
        QCOMPARE((*ask(u"seat"_s, u"transcripts.correct"_s, {{u"id"_s, call}, {u"seq"_s, 1}, {u"text"_s, u"我叫张**，电话138****1234"_s}}))[u"text"_s].toString(),
                 u"我叫张**，电话138****1234"_s);
        QCOMPARE(s.transcripts->lines(call)->value(u"lines"_s).toArray()[0][u"text"_s].toString(), u"我叫张小敏，电话13812341234"_s);

        // The second in which it was said, while the recording goes on: as far as it got.
        const auto clip = ask(u"seat"_s, u"transcripts.sound"_s, {{u"id"_s, call}, {u"at"_s, startedAt + 2'000}, {u"lengthMs"_s, 2'000}});
        QVERIFY2(clip, clip ? "" : qPrintable(clip.error().toString()));
        QVERIFY((*clip)[u"bytes"_s].toInteger() > 32'000);
        QCOMPARE((*clip)[u"offsetMs"_s].toInteger(), 1'700);
        QCOMPARE(ask(u"seat"_s, u"transcripts.sound"_s, {{u"id"_s, call}, {u"at"_s, startedAt + 60'000}}).error().code, u"records.not_recorded_yet"_s);
        QCOMPARE(ask(u"seat"_s, u"transcripts.sound"_s, {{u"id"_s, call}, {u"at"_s, startedAt - 60'000}}).error().code, u"records.not_recorded_yet"_s);
        QCOMPARE(ask(u"boss"_s, u"transcripts.sound"_s, {{u"id"_s, call}, {u"at"_s, startedAt}}).error().code, u"calls.not_yours"_s);

        // Words go to the seat that has the call, and to nobody else.
        Event event;
        event.type = u"transcript.said"_s;
        event.entity = call;
        event.payload = {{u"callId"_s, call}, {u"seatNumber"_s, u"0801"_s}, {u"line"_s, QJsonObject{{u"text"_s, u"13812341234"_s}}}};
        const auto asSeen = [&](const QString &login) { return s.door->eventFor(Users::callerOf(*s.access->users.findByLogin(login)), event); };
        QVERIFY(asSeen(u"seat"_s) && !asSeen(u"other"_s) && !asSeen(u"boss"_s) && !asSeen(u"admin"_s));
        QCOMPARE((*asSeen(u"seat"_s))[u"payload"_s][u"line"_s][u"text"_s].toString(), u"138****1234"_s);
    }
};

LIANXIN_TEST(tst_CallTranscripts);
#include "tst_CallTranscripts.moc"
